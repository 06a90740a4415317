import {focusText} from '../element/focus.js';
import type {WelearnFaq} from '../welearn-faq.js';
import {ancestors} from './anchor.js';

/** Takes the visitor to a question or a topic, whatever is around or above it. */
export async function reveal(element: HTMLElement, host: WelearnFaq): Promise<void> {
  if (element.closest('.item[hidden], [part="topic"][hidden]')) {
    host.search('');
    await host.rendered();
  }
  for (const box of ancestors(element))
    if (box.localName === 'details') box.setAttribute('open', '');
  const place = element.closest<HTMLElement>('.item') ?? element;
  place.style.scrollMarginBlockStart = '';
  scrollTo(place);
  const covered = coverOf(place);
  if (covered) {
    place.style.scrollMarginBlockStart = `calc(${String(covered)}px + 0.5em)`;
    scrollTo(place);
  }
  focusText(element);
}

/** At once, whatever the page wishes: nobody asked to see the way. */
function scrollTo(place: Element): void {
  place.scrollIntoView({block: 'start', behavior: 'instant'});
}

/**
 * How much of the window's top a header covers that stays there while the page scrolls; 0 if none does.
 * What covers more than half of it is no header: a visitor who is asked something reads on afterwards.
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
