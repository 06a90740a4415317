/**
 * Parts for the position of a question among those shown in its list, each after a space.
 *
 * Parts, because a custom property with a number of its own for each question keeps the browser from
 * sharing styles among questions, which slows a long list.
 */
export function positionParts(index: number, count: number): string {
  const ends = `${index ? '' : ' item-first'}${index === count - 1 ? ' item-last' : ''}`;
  const parity = index % 2 ? ' item-even' : ' item-odd';
  return `${ends}${parity} item-${String((index % 3) + 1)}-of-3`;
}
