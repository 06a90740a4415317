/* eslint no-restricted-properties: off -- this file puts back what others have replaced. */
/** Whether `Array.from` reads iterators, as the language says (ECMA-262, 23.1.2.1). */
function readsIterators(): boolean {
  return Array.from(new Set([1, 2]).values()).length === 2;
}

function isIterable(items: object): items is Iterable<never> {
  return Symbol.iterator in items;
}

/**
 * Runs a function while `Array.from` does what the language says. MooTools and Prototype.js, which old pages still
 * have, replace it by a function that cannot read iterators; MiniSearch reads its index with it. The page's own is
 * back before anything else of the page runs.
 */
export function withArrayFrom<T>(run: () => T): T {
  if (readsIterators()) return run();
  const replaced = Array.from;
  Array.from = (items: object) => (isIterable(items) ? [...items] : []);
  try {
    return run();
  } finally {
    Array.from = replaced;
  }
}
