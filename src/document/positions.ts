import type {Position} from './position.js';

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
