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
  const [usual] = values;
  const chosen = values.find(known => known === value) ?? (value === null ? usual : undefined);
  const told = new Map(warnings.get(element)).set(attribute, '');
  warnings.set(element, told);
  if (chosen !== undefined) return chosen;
  const written = String(element.getAttribute(attribute) ?? value);
  const message = `must be one of ${[...values].sort().join(', ')}. "${String(usual)}" is used instead.`;
  told.set(attribute, `"${attribute}" ${message}`);
  console.warn(`<${element.localName} ${attribute}="${written}">: ${message}`, element);
  return usual;
}

/** The last warning about each attribute of an element; empty if there is none. */
const warnings = new WeakMap<Element, ReadonlyMap<string, string>>();

/** Warnings about unknown values in an element's attributes. */
export function choiceWarnings(element: Element): string[] {
  return [...(warnings.get(element)?.values() ?? [])].filter(Boolean);
}
