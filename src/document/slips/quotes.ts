import {lineOf, type Slip} from './slip.js';

/** A key, a colon and what follows; a list's dashes may stand before. */
const PAIR =
  /^(?<before>\s*(?:-\s+)*)(?:(?<quote>["'])(?<quoted>[^\s"'#:-][^"':]*)\k<quote>\s*|(?<plain>[^\s"'#:-][^"':]*)):\s+(?<value>[^]*)$/;

function readPair(line: string): {before: string; quote: string; key: string; value: string} {
  const {before = '', quote = '', quoted, plain = '', value = ''} = PAIR.exec(line)?.groups ?? {};
  return {before, quote, key: quoted ?? plain.trimEnd(), value};
}

/** A value that YAML reads otherwise than it was meant, as it has no quotes, or the wrong ones. */
export function nameQuotes(line: string, at: number): Slip | undefined {
  const {before, quote, key, value} = readPair(line);
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

/** Where a quoted text, or a list in brackets, began that never ends. */
export function nameOpen(lines: readonly string[], at: number, column: number): Slip | undefined {
  for (let n = at; n > 0; n--) {
    const line = lineOf(lines, n);
    const {value} = readPair(line);
    const place = [n, line.length - value.length + 1] as const;
    if (/^\{[{%]/.test(value)) return ['A text that begins with a brace needs quotes.', ...place];
    const sign = /^(?:["']|\[(?!.*\])|\{(?!.*\}))/.exec(value)?.[0];
    if (!sign) continue;
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
