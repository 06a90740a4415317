import {ancestors, focusText} from '../element/reading-place.js';
import type {Host} from './address.js';

/** Events by which a visitor starts to scroll or to do something else. */
export const VISITOR_ACTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Corrections of one arrival. In the end, a page that scrolls again and again has its way. */
const MAX_CORRECTIONS = 2;

/** Fixed headers of a page, one below the other. */
const MAX_HEADERS = 4;

/** Milliseconds that the animation of a header lasts at most. */
const MAX_ANIMATION = 2000;

/** Safari before 26.2 has no `scrollend`. */
const SCROLL_END = 'onscrollend' in window ? 'scrollend' : 'scroll';

/** The last arrival; aborted as soon as the visitor does anything. */
let current: AbortController | undefined;

/** Whether the visitor has done nothing since the last arrival. */
export function isArriving(): boolean {
  return current?.signal.aborted === false;
}

/**
 * Takes the visitor to a question, a topic or a place in a text: ends a search that hides it, and
 * opens `details` and hidden boxes around it.
 */
export async function reveal(element: HTMLElement, host: Host): Promise<void> {
  if ('search' in host && element.closest('.item[hidden], [part="topic"][hidden]')) {
    host.search('');
    await host.rendered();
  }
  for (const box of ancestors(element)) {
    if (box.localName === 'details') box.setAttribute('open', '');
    if (/^until-found$/i.test(box.getAttribute('hidden') ?? '')) {
      // The page's own widgets open with this event, as for a native anchor.
      box.dispatchEvent(new Event('beforematch', {bubbles: true}));
      box.removeAttribute('hidden');
    }
  }
  const item = element.matches('.question') ? element.closest<HTMLElement>('.item') : null;
  arriveAt(element, item ?? element);
}

/**
 * Scrolls to an element, below fixed headers, and focuses it.
 *
 * Looks again after the page has scrolled, until the visitor does anything: a header may become
 * fixed because of the scroll, and a router may scroll to the top of its new page.
 *
 * @param place the box around the element that should be visible
 */
function arriveAt(element: HTMLElement, place: HTMLElement): void {
  current?.abort();
  const arrival = (current = new AbortController());
  const {signal} = arrival;
  bring(place);
  focusText(element);
  let corrections = 0;
  const look = async () => {
    await steady();
    if (signal.aborted || corrections >= MAX_CORRECTIONS || !place.checkVisibility()) return;
    if (document.activeElement === document.body) focusText(element);
    if (isInPlace(place)) return;
    corrections++;
    bring(place);
  };
  const options = {signal, capture: true, passive: true};
  const lookAgain = () => void look();
  addEventListener(SCROLL_END, lookAgain, options);
  // A router that intercepts the navigation scrolls and moves the focus before this event.
  if ('navigation' in window) navigation.addEventListener('navigatesuccess', lookAgain, options);
  for (const act of VISITOR_ACTS) {
    addEventListener(act, () => arrival.abort(), options);
  }
  if (place.checkVisibility()) return;
  // A script of the page may open the tab or dialog around the question a little later.
  const observer = new ResizeObserver(() => {
    if (place.checkVisibility()) arriveAt(element, place);
  });
  observer.observe(place);
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}

/** Resolves when the page has reacted to a scroll, and its headers stand still. */
async function steady(): Promise<void> {
  for (let frame = 0; frame < 2; frame++)
    await new Promise(resolve => requestAnimationFrame(resolve));
  const moving = document.getAnimations().filter(({effect}) => {
    const {endTime} = effect?.getComputedTiming() ?? {};
    return Number(endTime) <= MAX_ANIMATION;
  });
  await Promise.allSettled(moving.map(({finished}) => finished));
}

/** Scrolls without animation, even if the page has smooth scrolling: the way is of no interest. */
function bring(place: HTMLElement): void {
  const scroll = () => place.scrollIntoView({block: 'start', behavior: 'instant'});
  place.style.scrollMarginBlockStart = '';
  scroll();
  // Below a header there may be another one.
  for (let count = 0; count < MAX_HEADERS; count++) {
    const covered = coverOf(place);
    if (!covered) return;
    place.style.scrollMarginBlockStart = `calc(${String(covered)}px + 0.5em)`;
    scroll();
  }
}

/** Whether the upper edge of a box is in the window, below fixed headers. */
function isInPlace(place: Element): boolean {
  const {top} = place.getBoundingClientRect();
  return top > -2 && top < innerHeight - 2 && !coverOf(place);
}

/**
 * Height of the window covered by a fixed header; 0 without one. A box over more than half of the
 * window is a dialog, which the visitor will close.
 */
function coverOf(place: Element): number {
  const {left, top, width} = place.getBoundingClientRect();
  const hit = place.ownerDocument.elementFromPoint(left + width / 2, top + 1);
  const around = new Set(ancestors(place));
  for (const box of hit && !around.has(hit) ? [hit, ...ancestors(hit)] : []) {
    if (around.has(box)) break;
    if (/fixed|sticky/.test(getComputedStyle(box).position)) {
      const {bottom} = box.getBoundingClientRect();
      return bottom < innerHeight / 2 ? bottom : 0;
    }
  }
  return 0;
}

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
