import {ancestors} from '../element/reading-place.js';
import type {Host} from './address.js';
import {arriveAt} from './arrival.js';

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
  const place = item ?? element;
  arriveAt(element, place);
}
