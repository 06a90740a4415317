/**
 * The value of an attribute that must be one of a few. The first counts for an unknown one, with a
 * warning for the author.
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

/** What was said of each element's attributes last; empty if nothing was wrong. */
const warnings = new WeakMap<Element, ReadonlyMap<string, string>>();

/** What is wrong with an element's attributes of this kind. */
export function choiceWarnings(element: Element): string[] {
  return [...(warnings.get(element)?.values() ?? [])].filter(Boolean);
}
