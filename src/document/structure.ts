import {Fault} from './errors.js';
import {MAX_DEPTH, MAX_REPEATED} from './limits.js';

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
