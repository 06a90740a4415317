import {lineOf, type Slip} from './slip.js';

/** A key, a colon and a value. The dashes of a list may come first. */
const PAIR =
  /^(?<before>\s*(?:-\s+)*)(?:(?<quote>["'])(?<quoted>[^\s"'#:-][^"':]*)\k<quote>\s*|(?<plain>[^\s"'#:-][^"':]*)):\s+(?<value>[^]*)$/;

function readPair(line: string): {before: string; quote: string; key: string; value: string} {
  const {before = '', quote = '', quoted, plain = '', value = ''} = PAIR.exec(line)?.groups ?? {};
  return {before, quote, key: quoted ?? plain.trimEnd(), value};
}

/** A value that YAML misreads, because its quotes are missing or wrong. */
export function nameQuotes(line: string, at: number): Slip | undefined {
  const {before, quote, key, value} = readPair(line);
  if (!key || !value) return undefined;
  const column = line.length - value.length + 1;
  const sample = value.length > 40 ? `${value.slice(0, 40)}…` : value;
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
    return [
      `Text that starts with "${sign}" needs quotes: ${before.trim()}${before.trim() && ' '}${quote}${key}${quote}: '${sample}'.`,
      at,
      column,
    ];
  }
  const colon = /:(?:\s|$)/.exec(value);
  if (!colon) return undefined;
  return [`Text with a colon needs quotes: ${key}: "${sample}".`, at, column + colon.index];
}

/** The start of a quoted text, list or mapping that never ends. */
export function nameOpen(lines: readonly string[], at: number, column: number): Slip | undefined {
  for (let n = at; n > 0; n--) {
    const line = lineOf(lines, n);
    const {value} = readPair(line);
    const place = [n, line.length - value.length + 1] as const;
    if (/^\{[{%]/.test(value)) return ['Text that starts with a brace needs quotes.', ...place];
    const sign = /^(?:["']|\[(?!.*\])|\{(?!.*\}))/.exec(value)?.[0];
    if (!sign) continue;
    if (sign === '[') return ['This bracket is never closed. Close it with ].', ...place];
    if (sign === '{') return ['This brace is never closed. Close it with }.', ...place];
    return [
      `This quoted text is never closed, or one of its lines is not indented. Close it with ${sign}, and indent its lines.`,
      ...place,
    ];
  }
  return ['A quote, a bracket or a brace is never closed. Close it.', at, column];
}
