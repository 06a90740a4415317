/** A character of a text in the page. */
export interface Spot {
  readonly node: Text;
  readonly offset: number;
}

/**
 * The first character of the first line that the visitor sees whole while elements take over HTML of the page, and where
 * it was. The HTML of several elements may change in the same turn.
 */
let place: {spot: Spot; readonly top: number} | undefined;
let holders = 0;

/** Records the reader's place before an element changes HTML of the page. */
export function holdPlace(host: Element): void {
  holders++;
  place ??= findPlace(host);
}

/**
 * Restores the reader's place after the last change.
 *
 * @param counterpart finds the character that is shown now instead of a hidden one
 */
export function releasePlace(counterpart?: (spot: Spot) => Spot | undefined): void {
  if (place && topOf(place.spot) === undefined) {
    const spot = counterpart?.(place.spot);
    if (spot) place = {...place, spot};
  }
  holders--;
  if (holders || !place) return;
  const {spot, top} = place;
  place = undefined;
  const moved = (topOf(spot) ?? top) - top;
  // Smaller differences are rounding.
  if (Math.abs(moved) >= 1) scrollerOf(spot.node).scrollBy({top: moved, behavior: 'instant'});
}

/** Keeps the place in HTML of the page while an element renders for the first time. */
export async function keepReader(host: Element, rendered: Promise<unknown>): Promise<void> {
  holdPlace(host);
  await rendered.catch(() => undefined); // Lit reports an error.
  releasePlace();
}

/** Only what is above the window's upper edge, or crosses it, can move the reader's place. */
function findPlace(host: Element): typeof place {
  const page = host.ownerDocument;
  const scroller = scrollerOf(host);
  const box = 'localName' in scroller ? scroller : undefined;
  const edge = edgeOf(host, Math.max(0, box?.getBoundingClientRect().top ?? 0));
  if (host.getBoundingClientRect().top >= edge) return undefined;
  const range = page.createRange();
  const walker = page.createTreeWalker(box ?? host.getRootNode(), NodeFilter.SHOW_TEXT);
  walker.currentNode = host;
  for (let next = walker.nextNode(); next; next = walker.nextNode()) {
    const node = next as Text;
    range.selectNodeContents(node);
    const {bottom, height} = range.getBoundingClientRect();
    if (!height || bottom <= edge + 1 || !node.data.trim() || !isShown(node)) continue;
    const spot = fixedAround(node, host) ? undefined : firstBelow(node, edge);
    const top = spot && topOf(spot);
    if (spot && top !== undefined) return {spot, top};
  }
  return undefined;
}

/** The upper edge of what is seen, below a fixed header. A box over half of the window is a dialog. */
function edgeOf(host: Element, edge: number): number {
  const {left, width} = host.getBoundingClientRect();
  const hit = host.ownerDocument.elementFromPoint(left + width / 2, edge + 1);
  const {bottom} = (hit && fixedAround(hit, host)?.getBoundingClientRect()) ?? {bottom: edge};
  return bottom < innerHeight / 2 ? bottom : edge;
}

/** The fixed or sticky box that a node belongs to, unless the element is in it, too. */
function fixedAround(node: Node, host: Element): Element | undefined {
  const boxes = node instanceof Element ? [node, ...ancestors(node)] : [...ancestors(node)];
  return boxes.find(
    box => /fixed|sticky/.test(getComputedStyle(box).position) && !box.contains(host),
  );
}

/** The first character of a text in a line that begins below an edge. A pixel is rounding. */
function firstBelow(node: Text, edge: number): Spot | undefined {
  let low = 0;
  let high = node.data.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const {top = edge} = boxOf({node, offset: middle}) ?? {};
    if (top >= edge - 1) high = middle;
    else low = middle + 1;
  }
  return low < node.data.length ? {node, offset: low} : undefined;
}

/** The top of a character, or of the question that it is in; `undefined` if it is not shown. */
function topOf(spot: Spot): number | undefined {
  if (!isShown(spot.node)) return undefined;
  // The edges of a question are more conspicuous than its letters.
  const question = spot.node.parentElement?.closest('summary, .question');
  return question?.getBoundingClientRect().top ?? boxOf(spot)?.top;
}

/** In Chromium, texts in closed `details` have boxes. */
function isShown({parentElement}: Text): boolean {
  return parentElement?.checkVisibility() ?? false;
}

/** The box of a character, or of the next one if it is a space, which may have none. */
function boxOf({node, offset}: Spot): DOMRect | undefined {
  const space = node.data.slice(offset).search(/\S/);
  if (space < 0) return undefined;
  const range = node.ownerDocument.createRange();
  range.setStart(node, offset + space);
  range.setEnd(node, offset + space + 1);
  return range.getClientRects()[0];
}

/** The scrolling box around a node: a box of the page, or the window. */
export function scrollerOf(node: Node): Element | Window {
  for (const box of ancestors(node)) {
    if (box.localName === 'body') break;
    const {overflowY} = getComputedStyle(box);
    if (/auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight) return box;
  }
  return window;
}

/** The elements around a node as rendered, nearest first, across shadow trees and slots. */
export function* ancestors(node: Node): Generator<Element> {
  for (let box = around(node); box; box = around(box)) yield box;
}

function around(node: Node): Element | null {
  const {parentNode, parentElement} = node;
  const slot = 'assignedSlot' in node ? (node.assignedSlot as Element | null) : null;
  // `instanceof` fails for elements of another window.
  const isShadow = parentNode !== null && 'host' in parentNode;
  return slot ?? (isShadow ? (parentNode as ShadowRoot).host : parentElement);
}

/**
 * Focuses an element that may not be focusable, until it loses the focus again. Does not scroll.
 */
export function focusText(element: HTMLElement): void {
  if (element.tabIndex < 0) {
    element.setAttribute('tabindex', '-1');
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), {once: true});
  }
  element.focus({preventScroll: true});
}
