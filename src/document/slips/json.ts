import {lineOf, type Slip} from './slip.js';

/** Slips that people make in JSON. */
export function nameJson(lines: readonly string[], at: number, column: number): Slip | undefined {
  const line = lineOf(lines, at);
  const sign = line.slice(column - 1, column);
  if (/[“”„‟«»‘’‚‛′″]/.test(sign)) {
    return [`${sign} is a curly quote. JSON knows only the straight one: ".`, at, column];
  }
  if (sign === "'") return ['JSON has double quotes only: ".', at, column];
  if (sign === '/') return ['JSON has no comments. Remove it.', at, column];
  const before = [...lines.slice(0, at - 1), line.slice(0, column - 1)].join('\n').trimEnd();
  if (/[\]}]/.test(sign) && before.endsWith(',')) {
    return [`Remove the comma before "${sign}".`, at, column];
  }
  if (sign === '"' && /[[{:,]$/.test(before)) {
    return [
      'A text in JSON stands on one line, between two ". Write \\n where a new line begins in it, \\\\ for a backslash.',
      at,
      column,
    ];
  }
  if (/["{[]/.test(sign) && /["\]}\d]$/.test(before)) {
    return [
      'A comma is missing before this, or a quote inside a text has no backslash: \\".',
      at,
      column,
    ];
  }
  if (/[\p{L}_$]/u.test(sign))
    return ['In JSON, keys and texts stand in double quotes: ".', at, column];
  if (!sign) return ['The end is missing: close what is open with ", ] or }.', at, column];
  return undefined;
}
