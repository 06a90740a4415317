/** The elements around an element, from the nearest, across shadow trees, as they are shown. */
export function* ancestors(element: Element): Generator<Element> {
  for (let box = around(element); box; box = around(box)) yield box;
}

function around({assignedSlot, parentNode, parentElement}: Element): Element | null {
  // Not by its class: in another window, that is another one.
  const isShadow = parentNode !== null && 'host' in parentNode;
  return assignedSlot ?? (isShadow ? (parentNode as ShadowRoot).host : parentElement);
}
