import {YAMLException} from 'js-yaml';
import {Fault} from '../document/errors.js';
import {MAX_DEPTH} from '../document/limits.js';
import {positionAt} from '../document/location.js';
import {KEYS} from './mistakes.js';

/*
 * Reads texts that strict readers refuse: YAML as editors and people write it, and other encodings than
 * UTF-8.
 */

/**
 * Characters that look like spaces, but are not spaces in YAML: no-break, narrow, ideographic,
 * zero-width.
 */
const FALSE_SPACE = '\u00A0\u2000-\u200B\u202F\u3000\uFEFF';

const FALSE_KEY = new RegExp(`^ *(?:- *)?[${FALSE_SPACE}]|[${FALSE_SPACE}]$`);

/** Whether keys have such spaces at either end. Their authors meant the key without them. */
function hasFalseKey(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth > 5) return false;
  return Object.entries(value).some(
    ([key, inner]) => FALSE_KEY.test(key) || hasFalseKey(inner, depth + 1),
  );
}

/** Invisible characters that YAML does not allow (5.1). Some come with pasted text. */
const CONTROL = /(?![\t\n\u0085])\p{Cc}/gu;

/**
 * Replaces tabs and special spaces with ordinary spaces, so every column stays the same. YAML
 * forbids a tab between a dash and a key, and a tab alone on a line (1.2.2, 6.1), but editors put
 * them there.
 */
export function forgive(text: string): string {
  return text
    .replace(/^ *-[ \t]+(?=\S)/gm, dash => dash.replaceAll('\t', ' '))
    .replace(/^[ \t]+$/gm, '')
    .replace(CONTROL, ' ')
    .replace(LEADING, blanks => blanks.replace(/[^ -]/g, ' '))
    .replace(AROUND_COLON, (_, before: string, key: string) => `${before}${key} :`)
    .replace(AFTER_COLON, '$1 ');
}

const LEADING = new RegExp(`^[ ${FALSE_SPACE}]*[${FALSE_SPACE}-][ ${FALSE_SPACE}]+`, 'gm');
const AROUND_COLON = new RegExp(`^( *(?:- +)?)([\\w-]+)[${FALSE_SPACE}]:`, 'gm');
const AFTER_COLON = new RegExp(`^( *(?:- +)?[\\w-]+ ?:)[${FALSE_SPACE}]`, 'gm');

/**
 * Reads a YAML text again without the special spaces that editors insert, and with lines at the
 * margin, if they make it invalid.
 *
 * @param read reads a text as YAML; `shape` is the text as the parser sees it
 * @param value the result of the first reading, if any
 * @param mistake the error of the first reading, if any
 * @throws Fault `syntax` with line and column, or `too-large`
 */
export function readForgiving(
  text: string,
  read: (text: string, shape?: string) => unknown,
  value: unknown,
  mistake: unknown,
): unknown {
  if (!mistake && !hasFalseKey(value)) return value;
  const forgiven = forgive(text);
  try {
    return read(forgiven);
  } catch (cause) {
    const joined = joinLines(forgiven);
    if (joined === forgiven) throw asFault(mistake && forgiven === text ? mistake : cause, text);
    try {
      return read(forgiven, joined);
    } catch (other) {
      throw asFault(other, text);
    }
  }
}

function asFault(cause: unknown, text: string): Fault {
  if (cause instanceof Fault) return cause;
  const reason = cause instanceof YAMLException ? cause.reason : 'maxDepth';
  if (reason.includes('maxDepth')) {
    return new Fault('too-large', {found: 'levels', expected: String(MAX_DEPTH)}, cause);
  }
  const mark = cause instanceof YAMLException ? cause.mark : undefined;
  const place = mark && positionAt(text, mark.position);
  return new Fault('syntax', {...place, expected: 'YAML', found: reason}, cause);
}

/**
 * Joins the lines of quoted texts and brackets that go on at the margin: line breaks and comments
 * become spaces, so every offset stays the same. YAML requires such lines to be indented more than
 * their key (1.2.2, 7.3 and 7.4), but few programs insist.
 *
 * Stops at a quote or bracket that seems never to end, which would hide the questions below it.
 */
export function joinLines(text: string): string {
  const blanks: Blank[] = [];
  for (let line = 0; line < text.length;) {
    const {start, parent} = valueIn(text, line);
    const sign = text.charAt(start);
    if (/["'[{]/.test(sign)) {
      const span = /["']/.test(sign)
        ? quotedAt(text, start, parent)
        : bracketsAt(text, start, parent);
      if (!span || !isEnd(text, span.end)) break;
      if (span.isDeficient) for (const blank of span.blanks) blanks.push(blank);
      line = nextLine(text, span.end);
    } else {
      line = nextLine(text, start);
      // A block scalar or plain text reaches to the next line that is not indented more.
      const isText = /[^\n#]/.test(sign);
      while (isText && line < text.length && indentAt(text, line) > Math.max(parent, 0))
        line = nextLine(text, line);
    }
  }
  let done = 0;
  const pieces = blanks.map(([start, end]) => {
    const piece = text.slice(done, start) + ' '.repeat(end - start);
    done = end;
    return piece;
  });
  return pieces.join('') + text.slice(done);
}

/** The start and end of a line break or comment. */
type Blank = readonly [start: number, end: number];

/** A quoted text, list or mapping. */
interface Span {
  readonly end: number;
  readonly blanks: readonly Blank[];
  /** Whether one of its lines is not indented more than the key. */
  readonly isDeficient: boolean;
}

/** Indentation, dashes and other signs before a value. */
const LEAD = / *(?:[-?:](?:[ \t]+|(?=\n|$)))*/y;
/** Anchors and tags. */
const PROPERTIES = /(?:[&!][^\s,[\]{}]*[ \t]+)*/y;
/** The end of a quoted key. */
const COLON = /[ \t]*:(?:[ \t]+|(?=\n|$))/y;
/** The end of a plain key, or else of the text. */
const COLON_OR_END = /:(?:[ \t]+|(?=\n|$))|(?<=[ \t])#|\n|$/g;
/** A line that starts a question or another text. It does not belong to the text above it. */
const KEY_LINE = new RegExp(`[ \\t]*(?:-[ \\t]+)*(?:${KEYS})[ \\t]*:(?=\\s|$)`, 'y');

/** The first value in a line, and the column of the dash or key before it. */
function valueIn(text: string, line: number): {start: number; parent: number} {
  const lead = endOf(LEAD, text, line);
  const start = endOf(PROPERTIES, text, lead);
  const colon = colonAfter(text, start);
  if (colon >= 0) return {start: endOf(PROPERTIES, text, colon), parent: lead - line};
  const dashes = text.slice(line, lead).trimEnd().length;
  return {start, parent: (dashes || lead - line) - 1};
}

/** The end of the colon after a key, and of the space after it; -1 without a key. */
function colonAfter(text: string, start: number): number {
  const sign = text.charAt(start);
  if (/[[{|>#]/.test(sign)) return -1;
  const isQuoted = /["']/.test(sign);
  const quoted = isQuoted ? quotedAt(text, start, -1) : undefined;
  if (isQuoted && (!quoted || quoted.blanks.length)) return -1;
  const pattern = isQuoted ? COLON : COLON_OR_END;
  pattern.lastIndex = quoted?.end ?? start;
  return pattern.exec(text)?.[0].startsWith(':') ? pattern.lastIndex : -1;
}

/** A quoted text; `undefined` if it does not end, or has a line that starts another value. */
function quotedAt(text: string, start: number, parent: number): Span | undefined {
  const quote = text.charAt(start);
  const sign = quote === '"' ? /\\.|["\n]/g : /''|['\n]/g;
  sign.lastIndex = start + 1;
  const blanks: Blank[] = [];
  let isDeficient = false;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const end = sign.lastIndex;
    if (found[0] === quote) return {end, blanks, isDeficient};
    if (found[0] !== '\n') continue;
    blanks.push([found.index, end]);
    if (indentAt(text, end) > parent) continue;
    if (endOf(KEY_LINE, text, end) > end) return undefined;
    isDeficient = true;
  }
  return undefined;
}

const TOKEN = /[ \t]+|[\n[\]{},:"']|[^ \t\n[\]{},:"']+/y;

/** A list or mapping in brackets; `undefined` if it does not end. */
function bracketsAt(text: string, start: number, parent: number): Span | undefined {
  const blanks: Blank[] = [];
  let isDeficient = false;
  let depth = 0;
  /** Whether a value may start here. Inside a plain text, a quotation mark is an ordinary sign. */
  let isFresh = true;
  for (let at = start; at < text.length;) {
    const end = endOf(TOKEN, text, at);
    const token = text.slice(at, end);
    if (token === '\n') {
      blanks.push([at, end]);
      isDeficient ||= indentAt(text, end) <= parent;
      at = end;
    } else if (token.startsWith('#') && /\s/.test(text.charAt(at - 1))) {
      const comment = nextLine(text, at) - 1;
      blanks.push([at, comment]);
      at = comment;
    } else if (isFresh && /["']/.test(token)) {
      const quoted = quotedAt(text, at, parent);
      if (!quoted) return undefined;
      for (const blank of quoted.blanks) blanks.push(blank);
      isDeficient ||= quoted.isDeficient;
      isFresh = false;
      at = quoted.end;
    } else {
      if (/[[{]/.test(token)) depth++;
      else if (/[\]}]/.test(token)) depth--;
      if (!depth) return {end, blanks, isDeficient};
      if (token.trim()) isFresh = /^[[{,:]$/.test(token);
      at = end;
    }
  }
  return undefined;
}

/** Whether a value ends here: at the end of the line, or before a comment or another sign. */
function isEnd(text: string, at: number): boolean {
  const end = endOf(/[ \t]*/y, text, at);
  return /[\n,:\]}]/.test(text.charAt(end) || '\n') || (end > at && text.charAt(end) === '#');
}

/** The end of a match at an offset, or the offset itself. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** The start of the line below. */
function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length + 1 : end + 1;
}

/** The indentation of a line; endless for an empty line, which belongs to the text around it. */
function indentAt(text: string, line: number): number {
  const end = endOf(/ */y, text, line);
  return /[^\n]/.test(text.charAt(end)) ? end - line : Infinity;
}

/**
 * Decodes a text that is not valid UTF-8: by its byte order mark, or else by the server's charset.
 * If neither is known, a text without a valid character beyond ASCII is read as Windows-1252, which
 * old editors write.
 *
 * @param contentType the header, which may be wrong or name an unknown charset
 */
export async function decode(
  chunks: readonly Uint8Array<ArrayBuffer>[],
  contentType: string | null,
): Promise<string> {
  const bytes = new Uint8Array(await new Blob([...chunks]).arrayBuffer());
  const text = new TextDecoder().decode(bytes);
  const label =
    byteOrderMark(bytes) ?? /charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType ?? '')?.[1];
  const decoder = label ? known(label) : undefined;
  if (isUtf8(bytes)) return text;
  if (decoder && decoder.encoding !== 'utf-8') return decoder.decode(bytes);
  return /[\0\x80-\uFFFC]/.test(text) ? text : new TextDecoder('windows-1252').decode(bytes);
}

/** The encoding of a byte order mark. */
function byteOrderMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function known(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes);
    return !bytes.includes(0);
  } catch {
    return false;
  }
}
