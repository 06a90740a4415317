import {VISITOR_ACTS} from './arrival.js';

/**
 * Keeps an element of the page that its address names, such as `#contact`, in its place while our
 * elements above it grow. The browser goes there before they have content: on a short page not at
 * all. Ends as soon as the visitor does anything.
 */
let target: Element | undefined;
/** Distance from the top of the window; `undefined` if the visitor does not see it. */
let kept: number | undefined;
/** Whether the page could not scroll any further, so the element is too low in the window. */
let isAtEnd = false;
let end = new AbortController();

/** Our elements, and their heights while a place is kept. */
const heights = new Map<Element, number>();
const observer = new ResizeObserver(() => {
  for (const host of heights.keys()) heights.set(host, heightOf(host));
  if (!target || kept === undefined) return;
  const moved = topOf(target) - kept;
  // Below it, too, elements grow, and give room to scroll.
  if (isAtEnd) target.scrollIntoView({behavior: 'instant'});
  else if (Math.abs(moved) >= 1) scrollBy({top: moved, behavior: 'instant'});
  look();
});

/** Keeps the place from an element that grows. */
export function keepFrom(host: Element): void {
  heights.set(host, heightOf(host));
  if (target) observer.observe(host);
}

export function forget(host: Element): void {
  heights.delete(host);
  observer.unobserve(host);
  if (!heights.size) stop();
}

/** Starts anew, for another address of the page. */
export function keepPlace(): void {
  stop();
  target = named();
  if (!target) return;
  for (const host of heights.keys()) keepFrom(host);
  const {signal} = end;
  for (const act of VISITOR_ACTS) {
    addEventListener(act, stop, {signal, capture: true, passive: true});
  }
  addEventListener('scroll', follow, {signal, passive: true});
  look();
}

function stop(): void {
  end.abort();
  observer.disconnect();
  end = new AbortController();
  target = kept = undefined;
}

/** The page or its scripts scroll. A change of height, which moves the place, is not that. */
function follow(): void {
  for (const [host, height] of heights) if (heightOf(host) !== height) return;
  look();
}

function look(): void {
  if (!target) return;
  const top = topOf(target);
  kept = top > -2 && top < innerHeight ? top : undefined;
  const {scrollHeight} = document.documentElement;
  isAtEnd = scrollY + innerHeight >= scrollHeight - 1;
}

/** The element of the page that its address names, outside of our elements. */
function named(): Element | undefined {
  const written = location.hash.slice(1);
  if (!written) return undefined;
  const names = [written];
  try {
    names.push(decodeURIComponent(written));
  } catch {
    // A lone "%" is not an escape.
  }
  const found = names
    .map(name => document.getElementById(name) ?? document.getElementsByName(name)[0])
    .find(element => element?.checkVisibility());
  return found && ![...heights.keys()].some(host => host.contains(found)) ? found : undefined;
}

function topOf(element: Element): number {
  return element.getBoundingClientRect().top;
}

function heightOf(element: Element): number {
  return element.getBoundingClientRect().height;
}
