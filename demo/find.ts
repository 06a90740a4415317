/** An element of this page, which its HTML is known to have. */
export function find<T extends Element>(
  selector: string,
  type: new () => T,
  within: ParentNode = document,
): T {
  const element = within.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`${selector} is missing from the page`);
  return element;
}
