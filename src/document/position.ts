/** A place in a text that its author wrote, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The place of the character at an offset. Lines end as the YAML, JSON and HTML of any system do. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n?|\n/);
  return {line: before.length, column: (before.at(-1)?.length ?? 0) + 1};
}
