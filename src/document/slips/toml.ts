import {lineOf, type Slip} from './slip.js';

/** Common slips in TOML. */
export function nameToml(
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
