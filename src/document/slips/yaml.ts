import {lineOf, type Slip} from './slip.js';

/** A key, a colon and what follows; a list's dashes may stand before. */
const PAIR = /^(\s*(?:-\s+)*)(["']?)([^\s"'#:-][^"':]*?)\2\s*:\s+(.*)$/;
/** Space that is none to YAML: no-break, narrow, ideographic, or of no width. */
const FALSE_SPACE = /[\u00A0\u1680\u2000-\u200B\u202F\u205F\u3000\uFEFF]/;

/** Slips that people make in YAML. */
export function nameYaml(
  lines: readonly string[],
  at: number,
  column: number,
  reason: string,
): Slip | undefined {
  const line = lineOf(lines, at);
  if (reason.includes('duplicated')) {
    return [
      'This key is there twice. Remove one; if a new question begins here, start it with "- ".',
      at,
      column,
    ];
  }
  if (reason.includes('complex keys')) return nameBraces(lines);
  if (/escape|hexadecimal/.test(reason)) {
    return [
      "In double quotes a backslash means something else. Put the text in single quotes: '…'.",
      at,
      column,
    ];
  }
  if (/quoted scalar|deficient|flow collection/.test(reason)) return unclosed(lines, at, column);
  return (
    nameIndentSign(lines, at) ??
    nameColon(line, at) ??
    nameColon(lineOf(lines, at - 1), at - 1) ??
    nameValue(line, at) ??
    (lineOf(lines, at - 1).trim() ? nameIndentSign(lines, at - 1) : undefined) ??
    nameFence(lines, at) ??
    nameIndent(lines, at, column, reason)
  );
}

/** A tab, or what only looks like a blank, before a line's first sign. */
function nameIndentSign(lines: readonly string[], at: number): Slip | undefined {
  const indent = /^[\s\u200B-]*/.exec(lineOf(lines, at))?.[0] ?? '';
  const tab = indent.indexOf('\t');
  if (tab >= 0) {
    return ['A tab stands where YAML has blanks only. Put blanks in its place.', at, tab + 1];
  }
  const space = FALSE_SPACE.exec(indent);
  return (
    (space && [
      'A no-break space, or another that only looks like a blank, indents this line. Put blanks in its place.',
      at,
      space.index + 1,
    ]) ??
    undefined
  );
}

/** A key whose colon nothing separates from its value. */
function nameColon(line: string, at: number): Slip | undefined {
  const [, before] =
    /^(\s*(?:-\s+)*(?:about|a|answer|faq|faq_title|id|lang|layout|q|question|title|topic):)(?=\S)/.exec(
      line,
    ) ?? [];
  return before === undefined
    ? undefined
    : [`A blank is missing after the colon: ${before.trim()} …`, at, before.length + 1];
}

/** Braces that another program would have replaced. */
function nameBraces(lines: readonly string[]): Slip | undefined {
  const at = lines.findIndex(line => /:\s+\{\s*\{|:\s+\{.*\[|\?\s+[[{]/.test(line)) + 1;
  const column = lineOf(lines, at).search(/[[{]/) + 1;
  return at ? ['A text that begins with a brace needs quotes.', at, column] : undefined;
}

/** A value that YAML reads otherwise than it was meant. */
function nameValue(line: string, at: number): Slip | undefined {
  const [, before = '', quote = '', key = '', value = ''] = PAIR.exec(line) ?? [];
  if (!key || !value) return undefined;
  const column = line.length - value.length + 1;
  const sample = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  if (/^["']/.test(value)) {
    const other = value.startsWith('"') ? "'" : '"';
    return [
      `The text ends at its second ${value.slice(0, 1)}. Put all of it in ${other}…${other}, or double each sign of that kind inside.`,
      at,
      column,
    ];
  }
  const sign = /^(?:[@`%*&!,\]}|>{[]|[-?] )/.exec(value)?.[0].trim();
  if (sign === '|' || sign === '>') {
    return [
      `The text after "${sign}" begins on the next line, indented by two blanks.`,
      at,
      column,
    ];
  }
  if (sign) {
    return [
      `A text that begins with "${sign}" needs quotes: ${before.trim()}${before.trim() && ' '}${quote}${key}${quote}: '${sample}'.`,
      at,
      column,
    ];
  }
  const colon = /:(?:\s|$)/.exec(value);
  if (!colon) return undefined;
  return [
    `The text has a colon of its own, so it needs quotes: ${key}: "${sample}".`,
    at,
    column + colon.index,
  ];
}

/** Lines at the margin that are neither key nor entry: the Markdown has begun, at the first of them. */
function nameFence(lines: readonly string[], at: number): Slip | undefined {
  const isText = (n: number) => {
    const line = lineOf(lines, n);
    return /^[^\s-]/.test(line) && !/^[^\s:]+\s*:(\s|$)/.test(line);
  };
  let first = [at, at - 1].find(n => isText(n) && !lineOf(lines, n).startsWith('#'));
  if (!first) return undefined;
  for (let n = first; n > 0 && (isText(n) || !lineOf(lines, n).trim()); n--)
    if (isText(n)) first = n;
  return [
    'This line is no key. If the text begins here, a line "---" is missing above it; if it belongs to the line before, indent it.',
    first,
    1,
  ];
}

function nameIndent(
  lines: readonly string[],
  at: number,
  column: number,
  reason: string,
): Slip | undefined {
  if (!reason.includes('indentation')) return undefined;
  const kind = /^\s*-\s/.test(lineOf(lines, at)) ? 'The dashes of a list' : 'The keys of an entry';
  return [`${kind} must all begin in the same column. Move this line.`, at, column];
}

/** Where a quoted text, or a list in brackets, began that never ends. */
function unclosed(lines: readonly string[], at: number, column: number): Slip | undefined {
  for (let n = at; n > 0; n--) {
    const line = lineOf(lines, n);
    const value = PAIR.exec(line)?.[4] ?? '';
    const sign = /^(?:["']|\[(?!.*\])|\{(?!.*\}))/.exec(value)?.[0];
    if (!sign) continue;
    const place = [n, line.length - value.length + 1] as const;
    if (sign === '[')
      return ['The bracket that begins here is not closed. End it with ].', ...place];
    if (sign === '{') return ['The brace that begins here is not closed. End it with }.', ...place];
    return [
      `The quote that begins here is not closed, or a line of the text is not indented. End it with ${sign}.`,
      ...place,
    ];
  }
  return ['A quote, a bracket or a brace is not closed.', at, column];
}
