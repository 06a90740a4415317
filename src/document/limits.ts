import {Fault} from './errors.js';

/** UTF-16 code units of a document's text. Longer texts would block the page. */
export const MAX_LENGTH = 8 * 1024 * 1024;
/** Entries of all documents of an element together. */
export const MAX_ENTRIES = 10_000;
/** Levels of lists and mappings inside each other. */
export const MAX_DEPTH = 64;
/** Nodes that aliases may repeat. An "alias bomb" of a few hundred bytes expands to billions. */
export const MAX_REPEATED = 10_000;
/** Values, keys and comments of a TOML text: ten per question. */
export const MAX_TOML_VALUES = 100_000;
/** UTF-16 code units of a string in TOML. */
export const MAX_TOML_STRING = 60_000;
/** Reported problems per document. */
export const MAX_PROBLEMS = 20;

/**
 * Checks that a value can be walked: not too deep, without cycles, and without aliases that expand
 * to more than a page can hold.
 *
 * @throws Fault `too-large`
 */
export function checkStructure(value: unknown): void {
  const seen = new Set<object>();
  const around = new Set<object>();
  let repeated = 0;
  const visit = (node: unknown, depth: number, isRepeat: boolean) => {
    if (isRepeat && ++repeated > MAX_REPEATED) {
      throw new Fault('too-large', {found: 'repeats', expected: String(MAX_REPEATED)});
    }
    if (typeof node !== 'object' || node === null) return;
    if (around.has(node)) throw new Fault('too-large', {found: 'circle'});
    if (depth > MAX_DEPTH)
      throw new Fault('too-large', {found: 'levels', expected: String(MAX_DEPTH)});
    const isAlias = isRepeat || seen.has(node);
    seen.add(node);
    around.add(node);
    for (const child of Object.values(node)) visit(child, depth + 1, isAlias);
    around.delete(node);
  };
  visit(value, 1, false);
}
