import {lineOf, type Slip} from './slip.js';

/**
 * Characters that look like spaces, but are not spaces in YAML: no-break, narrow, ideographic,
 * zero-width.
 */
const FALSE_SPACE = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000\uFEFF]/;
/** A line with `|` or `>`. The first line below it sets the indentation of the text. */
const BLOCK = /(?:^|\s)[|>][-+\d]*\s*(?:#[^]*)?$/;

/** A tab, or a special space, in the indentation. */
export function nameIndentSign(lines: readonly string[], at: number): Slip | undefined {
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
 * Lines that are neither key nor entry: a text that continues, or the start of the Markdown.
 * Reports the first of them.
 */
export function nameText(lines: readonly string[], at: number): Slip | undefined {
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
    return [
      'This line is indented less than the first line of its text. Indent both the same.',
      last,
      lineOf(lines, last).search(/\S/) + 1,
    ];
  }
  return [
    `This line has no key. ${column > 1 ? '' : 'If the Markdown text starts here, add a line "---" above it. '}If it continues the line above, indent it.`,
    first,
    column,
  ];
}

/** Whether a text has lines that are indented less than its first, but more than its key. */
function isLessIndented(lines: readonly string[], first: number, column: number): boolean {
  const key = lineOf(lines, first - 1);
  return BLOCK.test(key) && column - 1 > key.search(/[^\s-]/);
}

export function nameIndent(
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
