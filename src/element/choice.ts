import {excerpt} from '../document/errors.js';

/**
 * The value of an attribute with a fixed set of values. An unknown value counts as the first, with
 * a warning in the console.
 */
export function choice<T extends string | number>(
  element: Element,
  attribute: string,
  value: unknown,
  values: readonly [T, ...T[]],
): T {
  const [fallback] = values;
  const chosen = values.find(known => known === value) ?? (value === null ? fallback : undefined);
  const messages = new Map(warnings.get(element)).set(attribute, '');
  warnings.set(element, messages);
  if (chosen !== undefined) return chosen;
  const written = String(element.getAttribute(attribute) ?? value);
  const message = `must be one of ${[...values].sort().join(', ')}. "${String(fallback)}" is used instead.`;
  messages.set(attribute, `"${attribute}" ${message}`);
  console.warn(`<${element.localName} ${attribute}="${excerpt(written)}">: ${message}`, element);
  return fallback;
}

/** The last warning about each attribute of an element; empty if there is none. */
const warnings = new WeakMap<Element, ReadonlyMap<string, string>>();

/** Warnings about unknown values in an element's attributes. */
export function choiceWarnings(element: Element): string[] {
  return [...(warnings.get(element)?.values() ?? [])].filter(Boolean);
}
