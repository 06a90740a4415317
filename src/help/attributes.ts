import {excerpt} from '../document/errors.js';

/** An element with its attributes as HTML has read them. */
export interface Tag {
  readonly attributes: Iterable<{readonly name: string; readonly value: string}>;
  getAttribute(name: string): string | null;
}

/** Attributes that hold JSON. */
export const JSON_ATTRIBUTES: readonly string[] = ['data', 'placeholders', 'bundles'];

/** Signs in the names of attributes that were part of a value, which HTML ended too early. */
const DEBRIS = /["'{}[\]]/;

const CURLY = /^\s*([“”„‟«»‘’‚‛])/;

/** Whether an element has attributes that were part of another's value. */
export function hasDebris({attributes}: Tag): boolean {
  return [...attributes].some(({name}) => DEBRIS.test(name));
}

/** Says why an attribute holds something else than its author wrote; `undefined` if nothing tells. */
export function misreadAttribute(tag: Tag, name: string): string | undefined {
  const value = tag.getAttribute(name);
  if (value === null) return undefined;
  const sign = CURLY.exec(value)?.[1];
  const straight = JSON_ATTRIBUTES.includes(name) ? "'" : '"';
  if (sign)
    return `The value of the attribute "${name}" begins with ${sign}, a curly quote. Use a straight quote at both ends: ${name}=${straight}…${straight}.`;
  if (!JSON_ATTRIBUTES.includes(name) || !hasDebris(tag)) return undefined;
  return value.includes('"')
    ? `The attribute "${name}" ends at an apostrophe in one of its texts. Write &#39; instead of the apostrophe.`
    : `The attribute "${name}" ends at its first double quote. Put its value in single quotes: ${name}='{"…": "…"}'.`;
}

/** Says why an address in `src` may be another than its author meant. */
export function misreadSource(tag: Tag): string | undefined {
  const parts = (tag.getAttribute('src') ?? '').trim().split(/\s+/);
  const isFile = (part: string) => /\.\w+(?:[?#]|$)|^https?:/.test(part);
  if (parts.length < 2 || parts.every(isFile)) return undefined;
  return `A space separates two addresses: ${parts.map(part => `"${excerpt(part)}"`).join(' and ')}. If the space belongs to the name of a file, write %20 instead.`;
}
