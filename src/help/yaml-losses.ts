import {SCALAR_STYLE} from 'js-yaml';
import {excerpt} from '../document/errors.js';
import type {Extent} from './places.js';

/** A text that is not shown as its author means it. */
export interface Loss {
  readonly offset: number;
  readonly message: string;
}

/** A scalar of a YAML text. `limit` is the start of the next one. */
interface Scalar extends Extent {
  readonly limit: number;
}

/**
 * Finds texts that YAML swallows without an error: what follows ` #`, a first word that begins with
 * `&`, line breaks of lists, and `\n` outside double quotes.
 *
 * @param extents the values of the text, in its order
 */
export function findLosses(text: string, extents: readonly Extent[]): Loss[] {
  const scalars = extents.filter(({style}) => style !== undefined);
  return scalars.flatMap((extent, i): Loss[] => {
    const scalar = {...extent, limit: scalars[i + 1]?.start ?? text.length};
    const isEmpty = scalar.value === null;
    const found = [
      scalar.style === SCALAR_STYLE.PLAIN && !isMachineRead(scalar) && findComment(scalar, text),
      !isEmpty && findAnchor(scalar, text),
      !isEmpty && findJoinedLine(scalar, text),
      !isEmpty && findEscape(scalar, text),
    ];
    return found.filter(loss => loss !== undefined && loss !== false);
  });
}

/** Keys whose values are no texts for visitors. Comments after them are comments. */
const MACHINE_READ =
  /^(?:bundles|date|entries|faqs?|hidden|id|key|lang|layout|permalink|questions|slug|tags|weight)$/i;

function isMachineRead({path}: Extent): boolean {
  const key = path.findLast(step => typeof step === 'string');
  return key !== undefined && MACHINE_READ.test(key) && typeof path.at(-1) === 'string';
}

const TAIL = /[ \t]+(#[^\n]*)/y;
const TAIL_OF_KEY = /["']?[ \t]*:[ \t]+(#[^\n]*)/y;
const TAIL_OF_DASH = /^[ \t]*(?:-[ \t]+)+(#[^\n]*)/m;
/** Comments in lines of their own. */
const LINES = /(?:["']?[ \t]*:)?[ \t]*\n(?:[ \t]*\n)*[ \t]*(#[^\n]*)/y;
const LINES_BEFORE = /\n[ \t]*(#[^\n]*)/;
/** A key or list item that somebody has switched off. */
const SWITCHED_OFF = /^#+[ \t]*(?:-[ \t]|["']?[\w-]+["']?[ \t]*:(?:[ \t]|$))/;
/** `#4`, `#hashtag` or `# 4`. Comments have a space after the sign. */
const GLUED = /^#(?:[^\s#!-]|[ \t]*\d)/;

/** A comment that looks like a part of a text. */
function findComment(scalar: Scalar, text: string): Loss | undefined {
  const {key, start, end, limit, value} = scalar;
  if (typeof value === 'string') {
    const before = key === undefined ? undefined : LINES_BEFORE.exec(text.slice(key, start));
    if (before && key !== undefined) return lost(before[1], key + before.index + before[0].length);
    const tail = matchAt(TAIL, text, end);
    const isCut =
      tail && (GLUED.test(tail) || (/\?[ \t]*$/.test(tail) && !/[.?!][ \t]*$/.test(value)));
    if (isCut) return lost(tail, TAIL.lastIndex);
    const below = tail ? undefined : matchAt(LINES, text, end);
    const isText = below && (GLUED.test(below) || below.startsWith('##'));
    return isText && isDeeper(scalar, text, LINES.lastIndex - below.length)
      ? lost(below, LINES.lastIndex)
      : undefined;
  }
  if (key === undefined) {
    const region = text.slice(end, limit);
    const dash = TAIL_OF_DASH.exec(region);
    return dash ? lost(dash[1], end + dash.index + dash[0].length) : undefined;
  }
  const tail = matchAt(TAIL_OF_KEY, text, end);
  if (tail) return lost(tail, TAIL_OF_KEY.lastIndex);
  const below = matchAt(LINES, text, end);
  return below && isDeeper(scalar, text, LINES.lastIndex - below.length)
    ? lost(below, LINES.lastIndex)
    : undefined;
}

/** @param end the end of the comment */
function lost(comment = '', end: number): Loss | undefined {
  if (SWITCHED_OFF.test(comment)) return undefined;
  const message = `YAML does not read "${excerpt(comment.trimEnd())}", because "#" after a space starts a comment. If it belongs to the text, put the whole text in quotes.`;
  return {offset: end - comment.length, message};
}

/** Whether a comment is indented more than the key above it. */
function isDeeper({key, start}: Extent, text: string, comment: number): boolean {
  return columnAt(text, comment) > columnAt(text, key ?? start);
}

function columnAt(text: string, offset: number): number {
  return offset - text.lastIndexOf('\n', offset - 1) - 1;
}

/** The first group of a match at an offset. */
function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[1];
}

/** The elements show such a text, but Jekyll and Hugo do not. */
function findAnchor({start, style}: Scalar, text: string): Loss | undefined {
  if (style !== SCALAR_STYLE.PLAIN || text.charAt(start) !== '&') return undefined;
  const [word = ''] = /^&[^\s,[\]{}]*/.exec(text.slice(start, start + 100)) ?? [];
  const message = `Text that starts with "&" needs quotes. Other programs read "${excerpt(word)}" as the name of an anchor, and do not show it.`;
  return {offset: start, message};
}

/** A list, heading or table in Markdown. */
const BLOCK_SIGN = /^(?:([-*+]|\d{1,3}[.)]|#{1,6})[ \t]+|\|)\S/;

/** A line of a list that YAML joins to the line above it. Joined lines of prose are no loss. */
function findJoinedLine({start, end, style}: Scalar, text: string): Loss | undefined {
  const isFolded = style === SCALAR_STYLE.FOLDED_BLOCK;
  if (style === SCALAR_STYLE.LITERAL_BLOCK) return undefined;
  const lines = text.slice(start, end).split('\n');
  const margin = lines.find(line => line.trim())?.search(/\S/);
  const found: {line: string; offset: number; isList: boolean}[] = [];
  let offset = start;
  let above = '';
  for (const line of lines) {
    const indent = line.search(/\S/);
    // YAML keeps the breaks around empty lines, and around deeper lines of a folded text.
    const isKept = indent < 0 || (isFolded && indent !== margin);
    const words = isKept ? '' : line.trim();
    if (above && !above.endsWith('\\') && BLOCK_SIGN.test(words))
      found.push({
        line: words,
        offset: offset + indent,
        isList: BLOCK_SIGN.test(above) || above.endsWith(':'),
      });
    above = words;
    offset += line.length + 1;
  }
  const [first] = found;
  if (!first || (found.length < 2 && !first.isList)) return undefined;
  const sign = BLOCK_SIGN.exec(first.line)?.[1] ?? '|';
  const cure = isFolded
    ? 'Write "|" instead of ">" to keep the lines.'
    : 'Write the text below "|", indented, to keep its lines.';
  const message = `This line starts with "${sign}", but YAML joins it to the line above. ${cure}`;
  return {offset: first.offset, message};
}

/** `\n` where a new line is meant: before a capital, a digit or another sign, or after a sentence. */
const ESCAPE = /(?<![\\:])\\n(?=\\n|[\s\p{Lu}\p{Lo}\d*#>-]|$)|(?<=[.!?;,)])\\n/u;
const CODE = /`[^`\n]*`/g;

/** A line break as two signs, where YAML reads them as two signs. */
function findEscape({start, end, style}: Scalar, text: string): Loss | undefined {
  if (style === SCALAR_STYLE.DOUBLE_QUOTED) return undefined;
  const written = text.slice(start, end).replace(CODE, code => ' '.repeat(code.length));
  const at = written.search(ESCAPE);
  if (at < 0) return undefined;
  const message =
    'YAML reads "\\n" as a line break only in double quotes, so it is shown as it is written. Put the text in double quotes, or write it below "|", with real line breaks.';
  return {offset: start + at, message};
}
