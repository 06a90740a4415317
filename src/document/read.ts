import {Fault} from './errors.js';
import {parseJson} from './formats/json.js';
import {parseYaml} from './formats/yaml.js';

/** The syntax of a document's data. */
export type Syntax = 'YAML' | 'TOML' | 'JSON';

/** A part of the author's text. */
export interface Passage {
  readonly text: string;
  /** Number of lines above it. */
  readonly line: number;
  /** Width of the indentation, in characters. */
  readonly column: number;
}

/** The contents of a text, before validation. */
export interface Reading {
  /** The data: of the front matter, or of the whole text. */
  readonly value: unknown;
  /** The Markdown below the front matter; empty without one. */
  readonly body: string;
  /** The place of the data; absent for a value from the `data` property. */
  readonly data?: Passage & {readonly syntax: Syntax};
  /** The place of the Markdown. */
  readonly markdown?: Passage;
}

/** A key at the start of a line, quoted or not. */
export const KEY = /^(?:(?:"[^"\n]+"|'[^'\n]+')[ \t]*|[^\s:#"'[\]{}>|*&!%@`-][^:\n]*):(\s|$)/;
/** A key of documents. Without it, "Note: …" at the beginning of a text would count as data. */
const KNOWN_KEY = /^(["']?)(about|bundles|faqs?|FAQs?|faq_title|lang|layout|title)\1[ \t]*:(\s|$)/m;
/** A list of questions: its first key, or a question inside it. */
const LIST =
  /^-[ \t]+(["']?)(id|key|q|question|a|answer|text|response|title|name|topic|category|section|questions|entries|faq|hidden)\1[ \t]*:(\s|$)/i;
const QUESTION = /^(?:-?[ \t]+|-[ \t]*\{.*)(["']?)(q|question)\1[ \t]*:(\s|$)/m;
/** A TOML key with a value, or the head of a table. */
const TOML_KEY = /^(?:"[^"\n]+"|'[^'\n]+'|[\w.-]+)[ \t]*=/m;
const TOML_TABLE = /^\[\[?[^[\]\n]+\]\]?[ \t]*(?:#.*)?$/m;
/** A key with a text, a list or a table. */
const TOML_TEXT = /^(?:"[^"\n]+"|'[^'\n]+'|[\w.-]+)[ \t]*=[ \t]*["'[{]/m;
const KNOWN_TOML_KEY =
  /^(["']?)(about|bundles|faq|faq_title|lang|layout|title)\1[ \t]*=|^\[\[[ \t]*(faqs?|questions)[ \t]*\]\]/im;
/** A key, or a list whose first item has one, of any name. */
const FOREIGN = /^(?:[ \t]*(?:#.*)?\n)*(?:-[ \t]+)*[^\s#>|*`-][^:\n]*:(?:\s|$)|^-[ \t]*\n/;
const BLANK_LINES = /^(?:[ \t]*\n)+/;
const BLANK_OR_COMMENT = /^(?:[ \t]*(?:#.*)?\n)+/;
/** YAML comments and directives above a fence. */
const PREAMBLE = /^(?:(?:[#%].*)?\n)+(?=---[ \t]*\n)/;
/** Some editors put no-break spaces after the fence. */
const OPENING = /^(?:---|\+\+\+)[ \t\u00A0]*(?:\n|$)/;

/**
 * Reads a text and detects its format: front matter in YAML or TOML, a bare YAML or TOML file,
 * JSON, or plain Markdown. Accepts a byte order mark, any line ends, blank lines above, indentation
 * of the whole text and a fence at the end.
 *
 * @throws Fault `syntax` with line and column, `not-a-document` or `too-large`
 */
export async function read(source: string): Promise<Reading> {
  const {text, margin} = dedent(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  if (!text.trim()) return {value: null, body: ''};
  const content = withoutPreamble(text.replace(BLANK_LINES, ''));
  const lead = breaks(text) - breaks(content);
  const below = (part: string) => lead + breaks(content) - breaks(part);
  const passage = (part: string) => ({text: part, line: below(part), column: margin});

  const opening = OPENING.exec(content)?.[0] ?? '';
  const isToml = opening ? opening.startsWith('+') : looksLikeToml(content);
  if (!isToml && looksLikeJson(content))
    return parse('JSON', passage(content)).catch((fault: unknown) =>
      readOther(content, passage, fault),
    );

  const inner = content.slice(opening.length);
  const closing = (isToml ? /^\+{3}[ \t\u00A0]*$/m : /^(?:---|\.{3})[ \t\u00A0]*$/m).exec(inner);
  // The characters of a fence may also be a thematic break, or plain text.
  const isPage = !opening && !isToml && looksLikePage(content);
  const isData =
    (opening && (closing || !inner.trim())) ||
    (!isPage && (isToml ? looksLikeToml : looksLikeYaml)(inner));
  if (isData) {
    const head = closing ? inner.slice(0, closing.index) : inner;
    const body = closing
      ? inner.slice(closing.index + closing[0].length).replace(BLANK_LINES, '')
      : '';
    const data = {text: head, line: below(inner), column: margin};
    const reading = await parse(isToml ? 'TOML' : 'YAML', data).catch((fault: unknown) => {
      if (opening) throw fault;
      return readOther(content, passage, fault);
    });
    if (!reading.data) return reading;
    if (typeof reading.value !== 'string')
      return {...reading, body: body.trimEnd(), markdown: passage(body)};
  }
  if (isHtmlPage(content)) throw new Fault('not-a-document');
  if (!isPage && FOREIGN.test(content)) return readOther(content, passage);
  return {value: null, body: content, markdown: passage(content)};
}

/**
 * Reads a text that begins like data, but has no key of ours, or text below its data.
 *
 * @param fault the mistake in it, if it was read as data already
 */
async function readOther(
  content: string,
  passage: (part: string) => Passage,
  fault?: unknown,
): Promise<Reading> {
  const {split} = await import('./shapes/index.js');
  const parts = split(content, fault === undefined);
  if (!parts) {
    if (fault) throw fault as Error;
    return {value: null, body: content, markdown: passage(content)};
  }
  const {syntax, data, value, body} = parts;
  const reading = syntax ? await parse(syntax, {...passage(content), text: data}) : {value};
  return {...reading, body, markdown: passage(body)};
}

/**
 * Parses a text of known syntax.
 *
 * @throws Fault `syntax` with line and column, or `too-large`
 */
export async function parse(syntax: Syntax, data: Passage): Promise<Reading> {
  try {
    return {value: await PARSERS[syntax](data.text), body: '', data: {...data, syntax}};
  } catch (fault) {
    if (!(fault instanceof Fault) || fault.facts.line === undefined) throw fault;
    const facts = await recognise(fault, data.text);
    const {line = 1, column = 1} = facts;
    const isEmptyLine = data.text.split('\n')[line - 1] === '';
    const place = {line: line + data.line, column: isEmptyLine ? 1 : column + data.column};
    throw new Fault(fault.code, {...facts, ...place}, fault.cause);
  }
}

const PARSERS: Readonly<Record<Syntax, (text: string) => unknown>> = {
  JSON: parseJson,
  YAML: parseYaml,
  TOML: async text => (await import('./formats/toml.js')).parseToml(text),
};

/** Adds advice for common mistakes. Keeps the plain error if the chunk `help` does not load. */
async function recognise({facts}: Fault, text: string): Promise<Fault['facts']> {
  try {
    return (await import('../help/index.js')).nameSlip(facts, text);
  } catch {
    return facts;
  }
}

function breaks(text: string): number {
  return text.split('\n').length - 1;
}

/** Removes comments above a fence, but not a Markdown heading above a thematic break. */
function withoutPreamble(content: string): string {
  const rest = content.slice(PREAMBLE.exec(content)?.[0].length ?? 0);
  return looksLikeYaml(rest.replace(OPENING, '')) ? rest : content;
}

/** `[our calendar](…)` is Markdown, and `{{< it >}}` a shortcode of Hugo. */
function looksLikeJson(text: string): boolean {
  return /^\s*(?:\{\s*(?:["'“”„}/]|\w+\s*:|$)|\[\s*(?:\{|\]\s*$))/.test(text);
}

function looksLikeYaml(text: string): boolean {
  const first = text.replace(BLANK_OR_COMMENT, '');
  if (/^-(\s|$)/.test(first)) return LIST.test(first) || QUESTION.test(first);
  return KEY.test(first) && KNOWN_KEY.test(text);
}

/** A heading, and a question or an answer of a list, in Markdown. To YAML, headings are comments. */
const HEADING = /^(#{1,6})[ \t]+\S/;
const LABELLED =
  /^(?:-[ \t]+(?:\p{Lu}|Question)|[ \t]+(?:\p{Lu}|Answer))[ \t]*:[ \t]+[^\s"'|>&*!{[]/u;
const OTHER_KEY = /^[ \t]*(?:-[ \t]+)?[a-z][\w-]*:(?:\s|$)/;

/** Whether a text is a Markdown page with lists of questions, which loses its headings as YAML. */
function looksLikePage(text: string): boolean {
  let above = '';
  for (const line of text.split('\n')) {
    const level = HEADING.exec(line)?.[1] ?? '';
    // Several lines of a comment have the same sign.
    if (level ? level === above : !/^\s*$/.test(line) && !LABELLED.test(line) && !isRest(line))
      return false;
    above = level;
  }
  return HEADING.test(text) && /^-[ \t]/m.test(text);
}

/** Whether a line goes on with the text above it. */
function isRest(line: string): boolean {
  return /^[ \t]/.test(line) && !OTHER_KEY.test(line);
}

function looksLikeToml(text: string): boolean {
  const start = text.replace(BLANK_OR_COMMENT, '');
  const [first = '', second = ''] = start.split('\n', 2);
  // Many programs indent the keys below a table.
  const isTable = TOML_TABLE.test(first);
  if (isTable && (TOML_TEXT.test(text) || TOML_TEXT.test(second.trim()))) return true;
  return (isTable || TOML_KEY.test(first)) && KNOWN_TOML_KEY.test(text);
}

/** Removes the common indentation of a document written inside a page. */
export function dedent(text: string): {text: string; margin: number} {
  const lines = text.split('\n');
  let margin: string | undefined;
  for (const line of lines) {
    if (!line.trim()) continue;
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    margin = margin === undefined ? indent : commonPrefix(margin, indent);
    if (!margin) return {text, margin: 0};
  }
  const {length} = margin ?? '';
  return {text: lines.map(line => line.slice(length)).join('\n'), margin: length};
}

function commonPrefix(a: string, b: string): string {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a.slice(0, i);
}

/** The beginning of a web page. Comments may come before it. */
const HTML_PAGE =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i;
const BEGINNING = 4096;

/** Whether a text is a web page instead of a document: an error page, a login, a file viewer. */
export function isHtmlPage(text: string): boolean {
  return HTML_PAGE.test(text.slice(0, BEGINNING));
}
