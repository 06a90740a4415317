import {excerpt, type Facts} from '../document/errors.js';
import {yamlExtents} from '../document/formats/yaml.js';
import {type Position, positionAt} from '../document/location.js';

/** The keys of documents. */
export const KEYS = 'about|a|answer|faq|faq_title|id|lang|layout|q|question|title|topic';
/** A key without a space after its colon. */
const GLUED_COLON = new RegExp(`^(\\s*(?:-\\s+)*(?:${KEYS}):)(?=\\S)`);
/** A question after a dash without a space, or after another character. */
const GLUED_DASH = new RegExp(`^(\\s*)-(?:${KEYS})\\s*:`);
const OTHER_DASH = new RegExp(`^(\\s*)([\\u2010-\\u2015\\u2212•·*+]|\\d+[.)])\\s*(?:${KEYS})\\s*:`);
/** The first mark of a merge conflict that Git left in the file. */
const CONFLICT = /^<{7}(?:\s|$)/;

/** Advice for common mistakes in YAML. */
function nameYaml(
  lines: readonly string[],
  at: number,
  column: number,
  reason: string,
): Slip | undefined {
  const line = lineOf(lines, at);
  const above = lineOf(lines, at - 1);
  const conflict = lines.findIndex(one => CONFLICT.test(one));
  if (conflict >= 0) {
    return [
      'Git left two versions here. Keep one, and remove the lines "<<<<<<<", "=======" and ">>>>>>>".',
      conflict + 1,
      1,
    ];
  }
  if (reason.includes('duplicated')) {
    return [
      'This key appears twice. Remove one of them. If a new question starts here, put "- " before it.',
      at,
      column,
    ];
  }
  if (reason.includes('complex keys')) return nameBraces(lines);
  if (/escape|hexadecimal/.test(reason)) {
    return [
      "A backslash has a special meaning in double quotes. Put the text in single quotes: '…'.",
      at,
      column,
    ];
  }
  const dash = nameDash(line, at) ?? nameDash(above, at - 1);
  if (dash) return dash;
  const isText = reason.includes('indentation of a mapping') && !readPair(line).key;
  const comment = isText ? nameComment(lines, at - 1) : undefined;
  if (comment) return comment;
  if (/quoted scalar|deficient|flow collection/.test(reason)) return nameOpen(lines, at, column);
  return (
    nameIndentSign(lines, at) ??
    nameColon(line, at) ??
    nameColon(above, at - 1) ??
    // The parser stopped at the next key; the line before has no key.
    (reason.includes('multiline key') ? nameText(lines, at) : undefined) ??
    nameQuotes(line, at) ??
    (above.trim() ? nameIndentSign(lines, at - 1) : undefined) ??
    nameText(lines, at) ??
    nameIndent(lines, at, column, reason)
  );
}

function nameColon(line: string, at: number): Slip | undefined {
  const [, before] = GLUED_COLON.exec(line) ?? [];
  return before === undefined
    ? undefined
    : [`Put a space after the colon: ${excerpt(before.trim())} …`, at, before.length + 1];
}

function nameDash(line: string, at: number): Slip | undefined {
  const [glued, indent = ''] = GLUED_DASH.exec(line) ?? [];
  if (glued !== undefined) {
    return [
      `Put a space after the dash: - ${excerpt(glued.trim().slice(1))}`,
      at,
      indent.length + 1,
    ];
  }
  const [, before, sign = ''] = OTHER_DASH.exec(line) ?? [];
  if (before === undefined) return undefined;
  return [
    `Start each question with a hyphen ("-"), not with "${excerpt(sign)}".`,
    at,
    before.length + 1,
  ];
}

/** A text that goes on below a line in which YAML saw a comment, such as `Room #4`. */
function nameComment(lines: readonly string[], at: number): Slip | undefined {
  const line = lineOf(lines, at);
  const text = readPair(line).value || line.trimStart();
  const column = text.search(/\s#/);
  if (column < 0 || /^["'[{|>#]/.test(text)) return undefined;
  return [
    'YAML reads "#" after a space as the start of a comment, so the text ends there. Put the whole text in quotes.',
    at,
    line.length - text.length + column + 2,
  ];
}

/** Braces of a template engine. */
function nameBraces(lines: readonly string[]): Slip | undefined {
  const hasBrace = (line: string) => {
    const start = line.search(/:\s+\{/);
    const isList = start >= 0 && line.includes('[', start);
    return isList || /(?::\s+|^\s+)\{\s*\{|\?\s+[[{]/.test(line);
  };
  const at = lines.findIndex(hasBrace) + 1;
  const column = lineOf(lines, at).search(/[[{]/) + 1;
  return at ? ['Text that starts with a brace needs quotes.', at, column] : undefined;
}

/**
 * Characters that look like spaces, but are not spaces in YAML: no-break, narrow, ideographic,
 * zero-width.
 */
const FALSE_SPACE = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000\uFEFF]/;
/** A line that ends in `|` or `>`. The first line below it sets the indentation of the text. */
const BLOCK = /(?:^|\s)[|>][-+\d]*\s*(?:#[^]*)?$/;

/** A tab, or a special space, in the indentation. */
function nameIndentSign(lines: readonly string[], at: number): Slip | undefined {
  const indent = /^[\s\u200B-]*/.exec(lineOf(lines, at))?.[0] ?? '';
  const tab = indent.indexOf('\t');
  if (tab >= 0) {
    return ['YAML does not allow tabs here. Use spaces instead.', at, tab + 1];
  }
  const space = FALSE_SPACE.exec(indent);
  return (
    (space && [
      'This line is indented with a no-break space or another special space. Use ordinary spaces instead.',
      at,
      space.index + 1,
    ]) ??
    undefined
  );
}

/**
 * Lines that are neither key nor list item: text without indentation, or the start of the Markdown.
 * Reports the first of them.
 */
function nameText(lines: readonly string[], at: number): Slip | undefined {
  const isText = (n: number) => {
    const line = lineOf(lines, n).trimStart();
    return line !== '' && !line.startsWith('-') && !/^[^\s:]+\s*:(\s|$)/.test(line);
  };
  const last = [at, at - 1].find(n => isText(n) && !lineOf(lines, n).startsWith('#'));
  if (!last) return undefined;
  let first = last;
  for (let n = first; n > 0 && (isText(n) || !lineOf(lines, n).trim()); n--)
    if (isText(n)) first = n;
  const column = lineOf(lines, first).search(/\S/) + 1;
  if (column > 1 && isLessIndented(lines, first, column)) {
    let less = first + 1;
    while (less < last && (!lineOf(lines, less).trim() || indentOf(lines, less) >= column)) less++;
    return [
      'This line is indented less than the first line of its text. Indent both the same.',
      less,
      indentOf(lines, less),
    ];
  }
  return [
    `This line has no key. ${isBody(lines, first) ? 'If the Markdown text starts here, add a line "---" above it. ' : ''}If it continues the line above, indent it.`,
    first,
    column,
  ];
}

/** The column of the first sign of a line, from 1. */
function indentOf(lines: readonly string[], at: number): number {
  return lineOf(lines, at).search(/\S/) + 1;
}

const KEY_LINE = new RegExp(`^\\s*(?:-\\s+)*(?:${KEYS}):(?:\\s|$)`);

/** Whether a fence above a line makes the document valid: with data above it, and none below. */
function isBody(lines: readonly string[], at: number): boolean {
  if (/^\s/.test(lineOf(lines, at)) || lines.slice(at).some(line => KEY_LINE.test(line)))
    return false;
  try {
    return yamlExtents(lines.slice(0, at - 1).join('\n')).length > 1;
  } catch {
    // The mistake is above.
    return false;
  }
}

/** Whether a text has lines that are indented less than its first, but more than its key. */
function isLessIndented(lines: readonly string[], first: number, column: number): boolean {
  const key = lineOf(lines, first - 1);
  return BLOCK.test(key) && column - 1 > key.search(/[^\s-]/);
}

function nameIndent(
  lines: readonly string[],
  at: number,
  column: number,
  reason: string,
): Slip | undefined {
  if (!reason.includes('indentation')) return undefined;
  const kind = /^\s*-\s/.test(lineOf(lines, at)) ? 'The dashes of a list' : 'The keys of an entry';
  return [
    `${kind} must all start in the same column. Indent this line like the others.`,
    at,
    column,
  ];
}

/** A key, a colon and a value. The dashes of a list may come first. */
const PAIR =
  /^(?<before>\s*(?:-\s+)*)(?:(?<quote>["'])(?<quoted>[^\s"'#:-][^"':]*)\k<quote>\s*|(?<plain>[^\s"'#:-][^"':]*)):\s+(?<value>[^]*)$/;

function readPair(line: string): {before: string; quote: string; key: string; value: string} {
  const {before = '', quote = '', quoted, plain = '', value = ''} = PAIR.exec(line)?.groups ?? {};
  return {before, quote, key: quoted ?? plain.trimEnd(), value};
}

/** A value that needs quotes, or has wrong ones. */
function nameQuotes(line: string, at: number): Slip | undefined {
  const {before, quote, key, value} = readPair(line);
  if (!key || !value) return undefined;
  const column = line.length - value.length + 1;
  const sample = excerpt(value, 40);
  const name = excerpt(key);
  if (/^["']/.test(value)) {
    const [other, escaped] = value.startsWith('"') ? ["'", '\\"'] : ['"', "''"];
    return [
      `The text ends at the second ${value.slice(0, 1)}. Put the whole text in ${other}…${other}, or write ${escaped} for each quote inside it.`,
      at,
      column,
    ];
  }
  const sign = /^(?:[@`%*&!,\]}|>{[]|[-?] )/.exec(value)?.[0].trim();
  if (sign === '|' || sign === '>') {
    return [`Start the text on the line below "${sign}", indented by two spaces.`, at, column];
  }
  if (sign) {
    const dashes = excerpt(before.trim());
    return [
      `Text that starts with "${sign}" needs quotes: ${dashes}${dashes && ' '}${quote}${name}${quote}: '${sample}'.`,
      at,
      column,
    ];
  }
  const colon = /:(?:\s|$)/.exec(value);
  if (!colon) return undefined;
  return [`Text with a colon needs quotes: ${name}: "${sample}".`, at, column + colon.index];
}

/** A quoted text in one line. */
const CLOSED = /^(?:"[^"\\]*(?:\\.[^"\\]*)*"|'[^']*(?:''[^']*)*')\s*(?:[#,\]}]|$)/;

/** The start of a quoted text, list or mapping that never ends. */
function nameOpen(lines: readonly string[], at: number, column: number): Slip | undefined {
  for (let n = at; n > 0; n--) {
    const line = lineOf(lines, n);
    const {value} = readPair(line);
    const place = [n, line.length - value.length + 1] as const;
    if (/^\{[{%]/.test(value)) return ['Text that starts with a brace needs quotes.', ...place];
    const sign = /^(?:["']|\[(?!.*\])|\{(?!.*\}))/.exec(value)?.[0];
    if (!sign || CLOSED.test(value)) continue;
    if (sign === '[') return ['This bracket is never closed. Close it with ].', ...place];
    if (sign === '{') return ['This brace is never closed. Close it with }.', ...place];
    return [
      `This quoted text is never closed, or one of its lines is not indented. Close it with ${sign}, and indent its lines.`,
      ...place,
    ];
  }
  return ['A quote, a bracket or a brace is never closed. Close it.', at, column];
}

/** Advice for common mistakes in TOML. */
function nameToml(
  lines: readonly string[],
  at: number,
  column: number,
  reason: string,
): Slip | undefined {
  const line = lineOf(lines, at);
  if (reason.includes('multiple times')) {
    return ['This key appears twice. Remove one of them.', at, column];
  }
  const fence = [at, at - 1].find(n => /^-{3}\s*$/.test(lineOf(lines, n)));
  if (fence) return ['Front matter that starts with +++ must end with +++.', fence, 1];
  const [, before, value = ''] = /^(\s*(?:"[^"]*"|[\w.-]+)\s*[=:]\s*)([^]*)$/.exec(line) ?? [];
  if (before === undefined) return undefined;
  if (before.trimEnd().endsWith(':')) {
    return [
      'In TOML, put "=" between a key and its text, not a colon.',
      at,
      before.trimEnd().length,
    ];
  }
  if (/^[“”„‟«»‘’]/.test(value)) {
    return ['This is a curly quote. Use a straight quote: " or \'.', at, before.length + 1];
  }
  if (/^\p{L}/u.test(value)) {
    return ['In TOML, put text in quotes: "…".', at, before.length + 1];
  }
  return ['In TOML, put text in quotes: "…" on one line, """…""" over several lines.', at, column];
}

/** Advice for a text that is almost a question. */
export function nameValue(written: string): string | undefined {
  const [, key = '', sign] = /^["']?(\w{1,10})\s*(:(?=\S)|[：︰﹕=])/.exec(written) ?? [];
  if (!/^(?:q|question|a|answer|id|key|topic|title|text)$/i.test(key)) return undefined;
  return sign === ':'
    ? `Put a space after "${key}:".`
    : `Put a plain colon and a space after the key: "${key}: ".`;
}

/** Advice about a slip, and its place, from 1. */
export type Slip = readonly [cure: string, line: number, column: number];

/** A line by its number, from 1. */
export function lineOf(lines: readonly string[], number: number): string {
  return lines[number - 1] ?? '';
}

/**
 * Replaces a parser's place by the place of the mistake, and adds advice, if the mistake is a
 * common one. Parsers name the character where they stopped, which is seldom where the mistake is.
 */
export function nameSlip(facts: Facts, text: string): Facts {
  const lines = text.split('\n');
  const at = facts.line ?? 1;
  const name = {JSON: nameJson, YAML: nameYaml, TOML: nameToml}[facts.expected ?? ''];
  const slip = name?.(lines, at, facts.column ?? 1, facts.found ?? '');
  if (!slip) return facts;
  const [cure, line, column] = slip;
  return {...facts, cure, line, column};
}

/** White space, then punctuation, a string, or another scalar (RFC 8259). */
const TOKEN =
  /[ \t\n\r]*(?:([{}[\]:,])|("[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | 'next';

/**
 * Finds the place where a text stops being JSON. Browsers report it differently, or not at all.
 *
 * @returns the first invalid character, or the end of an incomplete text
 */
export function findMistake(text: string): Position {
  const open: string[] = [];
  let expected: Expected = 'value';
  let end = 0;
  for (;;) {
    TOKEN.lastIndex = end;
    const token = TOKEN.exec(text);
    const next: Expected | null | undefined =
      token && follow(expected, token[1] ?? (token[2] ? 'string' : 'scalar'), open);
    if (!next)
      return positionAt(text, end + (/\S/.exec(text.slice(end))?.index ?? text.length - end));
    expected = next;
    end = TOKEN.lastIndex;
  }
}

/** The tokens allowed next; `null` if this token is not allowed. */
function follow(expected: Expected, token: string, open: string[]): Expected | null {
  switch (expected) {
    case ':':
      return token === ':' ? 'value' : null;
    case 'key or }':
      if (token === '}') return close(open);
      return token === 'string' ? ':' : null;
    case 'key':
      return token === 'string' ? ':' : null;
    case 'value or ]':
      return token === ']' ? close(open) : value(token, open);
    case 'value':
      return value(token, open);
    case 'next':
      if (token === ',' && open.length) return open.at(-1) === '{' ? 'key' : 'value';
      if (token === '}' && open.at(-1) === '{') return close(open);
      return token === ']' && open.at(-1) === '[' ? close(open) : null;
  }
}

function value(token: string, open: string[]): Expected | null {
  if (token === 'string' || token === 'scalar') return 'next';
  if (token !== '{' && token !== '[') return null;
  open.push(token);
  return token === '{' ? 'key or }' : 'value or ]';
}

function close(open: string[]): Expected {
  open.pop();
  return 'next';
}

/** Advice for common mistakes in JSON. */
function nameJson(lines: readonly string[], at: number, column: number): Slip | undefined {
  const line = lineOf(lines, at);
  const sign = line.slice(column - 1, column);
  if (/[“”„‟«»‘’‚‛′″]/.test(sign)) {
    return [`${sign} is a curly quote. Use the straight double quote: ".`, at, column];
  }
  if (sign === "'") return ['JSON needs double quotes: ".', at, column];
  if (sign === '/') return ['JSON does not allow comments. Remove this one.', at, column];
  const before = [...lines.slice(0, at - 1), line.slice(0, column - 1)].join('\n').trimEnd();
  if (/[\]}]/.test(sign) && before.endsWith(',')) {
    return [`Remove the comma before "${sign}".`, at, column];
  }
  if (sign === '"' && /[[{:,]$/.test(before)) {
    return [
      'Keep a JSON text on one line, between two ". Write \\n for a line break and \\\\ for a backslash.',
      at,
      column,
    ];
  }
  if (/["{[]/.test(sign) && /["\]}\d]$/.test(before)) {
    return [
      'Put a comma before this. If it is a quote inside a text, put a backslash before it: \\".',
      at,
      column,
    ];
  }
  if (/[\p{L}_$]/u.test(sign))
    return ['In JSON, put keys and text in double quotes: ".', at, column];
  if (!sign) return ['The JSON ends too early. Close every open ", [ and {.', at, column];
  return undefined;
}
