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
  if (chosen !== undefined) return chosen;
  console.warn(
    `<${element.localName} ${attribute}="${String(element.getAttribute(attribute) ?? value)}">: ` +
      `must be one of ${[...values].sort().join(', ')}. "${String(usual)}" is used instead.`,
    element,
  );
  return usual;
}
