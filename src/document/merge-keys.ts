import {Fault} from './errors.js';
import {MAX_REPEATED} from './limits.js';

type Mapping = Record<string, unknown>;

/**
 * Puts into mappings what their key `<<` names. It is no part of YAML 1.2, but of what many programs
 * read, Jekyll and Hugo among them.
 *
 * @returns the value, changed in place
 * @throws Fault `too-large` if that repeats too much
 */
export function mergeKeys(value: unknown): unknown {
  const seen = new Set<unknown>();
  let repeated = 0;
  const visit = (node: unknown) => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    Object.values(node).forEach(visit);
    if (!isMapping(node) || !Object.hasOwn(node, '<<')) return;
    const sources = [node['<<']].flat().filter(isMapping);
    if (!sources.length) return;
    delete node['<<'];
    for (const [key, inner] of sources.flatMap(source => Object.entries(source))) {
      if (++repeated > MAX_REPEATED) {
        throw new Fault('too-large', {found: 'repeats', expected: String(MAX_REPEATED)});
      }
      const property = {value: inner, enumerable: true, writable: true, configurable: true};
      // Not by "=": a key may be called `__proto__`.
      if (!Object.hasOwn(node, key)) Object.defineProperty(node, key, property);
    }
  };
  visit(value);
  return value;
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
