/** Advice about a slip, and its place, from 1. */
export type Slip = readonly [cure: string, line: number, column: number];

/** A line by its number, from 1. */
export function lineOf(lines: readonly string[], number: number): string {
  return lines[number - 1] ?? '';
}
