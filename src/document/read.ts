import {Fault} from './errors.js';
import {parseJson} from './json.js';

/** What a text holds, before anyone asks whether it makes sense. */
export interface Reading {
  /** The data: of the front matter, or of the whole text. */
  readonly value: unknown;
  /** The Markdown below the front matter; empty without one. */
  readonly body: string;
}

/** A key of a mapping at the start of a line, quoted or not. */
const KEY = /^(["']?)[\w-]+\1[ \t]*:(\s|$)/;
/** A key that documents have, so that a text which begins "Note: …" is not taken for data. */
const KNOWN_KEY = /^(["']?)(about|bundles|faq|faq_title|lang|layout|title)\1[ \t]*:(\s|$)/m;
/** A list whose entries are questions. */
const LIST =
  /^-[ \t]+(["']?)(id|key|q|question|a|answer|text|response|title|name|topic|category|section|questions|entries|faq|hidden)\1[ \t]*:(\s|$)/;
const FENCE = /^---[ \t]*$/m;
const BLANK_LINES = /^(?:[ \t]*\n)+/;
const BLANK_OR_COMMENT = /^(?:[ \t]*(?:#.*)?\n)+/;

/**
 * Reads a text by what it looks like: YAML front matter, a bare YAML file, JSON, or plain Markdown.
 * A byte order mark, any line ends, blank lines above, indentation of the whole and a `---` at the
 * end do no harm.
 *
 * @throws Fault `syntax` with line and column, or `too-large`
 */
export async function read(source: string): Promise<Reading> {
  const {text, margin} = dedent(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  if (!text.trim()) return {value: null, body: ''};
  const content = text.replace(BLANK_LINES, '');
  const lead = text.split('\n').length - content.split('\n').length;

  if (looksLikeJson(content)) {
    return {value: await placed(parseJson(content), lead, margin), body: ''};
  }
  const opening = /^---[ \t]*(?:\n|$)/.exec(content);
  const yaml = opening ? content.slice(opening[0].length) : content;
  const closing = FENCE.exec(yaml);
  // `---` may also be a thematic break.
  const isData = (opening && (closing || !yaml.trim())) || looksLikeYaml(yaml);
  if (!isData) return {value: null, body: content};

  const head = closing ? yaml.slice(0, closing.index) : yaml;
  const body = closing ? yaml.slice(closing.index + closing[0].length) : '';
  const parsed = import('./yaml.js').then(({parseYaml}) => parseYaml(head));
  const value = await placed(parsed, lead + (opening ? 1 : 0), margin);
  if (typeof value === 'string') return {value: null, body: content};
  return {value, body: body.replace(BLANK_LINES, '').trimEnd()};
}

/** Moves a fault's place to where it is in the text that the author wrote. */
async function placed<T>(parsing: Promise<T>, lines: number, columns: number): Promise<T> {
  try {
    return await parsing;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const {code, facts, cause} = fault;
    if (facts.line === undefined || facts.column === undefined) throw fault;
    const place = {line: facts.line + lines, column: facts.column + columns};
    throw new Fault(code, {...facts, ...place}, cause);
  }
}

/** Takes away what every line begins with: a document inside a page is indented with the page. */
function dedent(text: string): {text: string; margin: number} {
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

/** `[our calendar](…)` begins a Markdown text, not a JSON list. */
function looksLikeJson(text: string): boolean {
  return /^\s*(\{|\[\s*[[{"\]])/.test(text);
}

function looksLikeYaml(text: string): boolean {
  const first = text.replace(BLANK_OR_COMMENT, '');
  return LIST.test(first) || (KEY.test(first) && KNOWN_KEY.test(text));
}
