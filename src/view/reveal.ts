import {focusText} from '../element/focus.js';
import {ancestors} from '../element/reading-place.js';
import type {Host} from './address.js';

/**
 * Takes the visitor to a question, a topic or a place in a text: ends a search that hides it, opens `details` and hidden boxes around it,
 * and scrolls below fixed headers.
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
  const place = item ?? element;
  place.style.scrollMarginBlockStart = '';
  scrollTo(place);
  const covered = coverOf(place);
  if (covered) {
    place.style.scrollMarginBlockStart = `calc(${String(covered)}px + 0.5em)`;
    scrollTo(place);
  }
  focusText(element);
}

/** Scrolls without animation, even if the page has smooth scrolling: the way is of no interest. */
function scrollTo(place: Element): void {
  place.scrollIntoView({block: 'start', behavior: 'instant'});
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
