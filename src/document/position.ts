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

/** The same for many offsets of a text, which is gone over once. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [
    0,
    ...Array.from(text.matchAll(/\r\n?|\n/g), ({0: end, index}) => index + end.length),
  ];
  return offset => {
    let [line, after] = [0, starts.length];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((starts[middle] ?? 0) > offset) after = middle;
      else line = middle;
    }
    return {line: line + 1, column: offset - (starts[line] ?? 0) + 1};
  };
}
