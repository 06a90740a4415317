import {lineOf, type Slip} from './slip.js';

/** Common slips in JSON. */
export function nameJson(lines: readonly string[], at: number, column: number): Slip | undefined {
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
