/** The path to a value in the data of a document: keys of mappings, and indexes of lists from 0. */
export type Path = readonly (string | number)[];

/** A path as authors read it, such as `faq[2].a`. The document itself has an empty path. */
export function formatPath(path: Path): string {
  return path
    .map((step, i) => {
      if (typeof step === 'number') return `[${String(step)}]`;
      if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) return `[${JSON.stringify(step)}]`;
      return i ? `.${step}` : step;
    })
    .join('');
}

/** A place in the author's text, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The place of the character at an offset. Counts line ends of every system. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n?|\n/);
  return {line: before.length, column: (before.at(-1)?.length ?? 0) + 1};
}

/** Returns a function for the places of many offsets, which scans the text only once. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [
    0,
    ...[...text.matchAll(/\r\n?|\n/g)].map(({0: end, index}) => index + end.length),
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
