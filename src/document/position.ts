/** A place in the text of the author, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The place of the character at an offset. Line ends of every system count. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n?|\n/);
  return {line: before.length, column: (before.at(-1)?.length ?? 0) + 1};
}
