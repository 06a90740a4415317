/*
 * The `<details>` elements of a page.
 */

/** The end of each `<details>` element, by its start. Found once: many may never end. */
export function detailsIn(source: string): ReadonlyMap<number, Details> {
  const found = new Map<number, Details>();
  const open: {start: number; inside: number}[] = [];
  for (const {0: tag, 1: slash, index} of source.matchAll(/<(\/?)details\b[^<>]*>/gi)) {
    const end = index + tag.length;
    if (!slash) open.push({start: index, inside: end});
    else {
      const last = open.pop();
      if (last) found.set(last.start, {inside: last.inside, close: index, end});
    }
  }
  return found;
}

export interface Details {
  /** The end of its start tag, the start of its end tag, and its end. */
  readonly inside: number;
  readonly close: number;
  readonly end: number;
}

/** The next character that is no white space. */
export function startOf(source: string, from: number): number {
  let at = from;
  while (at < source.length && /\s/.test(source.charAt(at))) at++;
  return at;
}

/** Removes the indentation that all lines share. */
export function withoutMargin(text: string): string {
  const lines = text.split('\n');
  const margins = lines.filter(line => line.trim()).map(line => line.search(/\S/));
  // The first line may begin behind a tag.
  const margin = Math.min(...margins.slice(margins.length > 1 ? 1 : 0).slice(0, 1000));
  return Number.isFinite(margin) && margin > 0
    ? lines.map(line => line.replace(new RegExp(`^[ \\t]{0,${String(margin)}}`), '')).join('\n')
    : text;
}
