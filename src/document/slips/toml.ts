import {lineOf, type Slip} from './slip.js';

/** Slips that people make in TOML. */
export function nameToml(
  lines: readonly string[],
  at: number,
  column: number,
  reason: string,
): Slip | undefined {
  const line = lineOf(lines, at);
  if (reason.includes('multiple times')) {
    return ['This key is there twice. Remove one.', at, column];
  }
  const fence = [at, at - 1].find(n => /^-{3}\s*$/.test(lineOf(lines, n)));
  if (fence) return ['What begins with "+++" ends with "+++", too.', fence, 1];
  const [, before, value = ''] = /^(\s*(?:"[^"]*"|[\w.-]+)\s*[=:]\s*)([^]*)$/.exec(line) ?? [];
  if (before === undefined) return undefined;
  if (before.trimEnd().endsWith(':')) {
    return [
      'In TOML, a key and its text are joined by "=", not by a colon.',
      at,
      before.trimEnd().length,
    ];
  }
  if (/^[“”„‟«»‘’]/.test(value)) {
    return [
      'This is a curly quote. TOML knows only the straight ones: " and \'.',
      at,
      before.length + 1,
    ];
  }
  if (/^\p{L}/u.test(value)) {
    return ['In TOML, a text stands in quotes: "…".', at, before.length + 1];
  }
  return [
    'In TOML, a text stands in quotes on one line, or in three of them on several.',
    at,
    column,
  ];
}
