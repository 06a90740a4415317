import {buttonId} from '../../view/question-item.js';
import type {WelearnFaq} from '../../welearn-faq.js';
import type {Found, Shown} from './find.js';

/** A rendered question. */
export interface Item extends Shown {
  readonly id: string;
  readonly element: HTMLElement;
  /** The list around it. */
  readonly list: HTMLElement;
}

/** The rendered questions of an element, in the document's order. */
export function itemsOf({document, renderRoot}: WelearnFaq): Item[] {
  return (document?.faq ?? []).flatMap(({id}, i) => {
    const question = renderRoot.querySelector(`#${buttonId(i)} .words`);
    const element = question?.closest<HTMLElement>('.item');
    const list = element?.parentElement;
    const answer = element?.querySelector(':scope > .answer .content') ?? undefined;
    return question && list ? [{id, element, list, question, answer}] : [];
  });
}

/**
 * Lists from this length on skip layout and painting outside the viewport: a search for one letter
 * opens most answers.
 */
const LONG = 50;

/**
 * Marks long lists for `content-visibility`. The class stays after a search, because removing it
 * would cost another layout.
 */
export function prepareLists(items: readonly Item[], {renderRoot}: WelearnFaq): void {
  for (const list of renderRoot.querySelectorAll('.list')) {
    list.classList.toggle('long', items.length >= LONG);
  }
}

/**
 * Shows the matching items, or all without a search, and topics with visible items. Sets `hidden`
 * directly, which nothing else does here, so hundreds of items need no rendering.
 */
export function showFound(items: readonly Item[], found: Found | undefined): void {
  const lists = new Map<HTMLElement, boolean>();
  items.forEach(({element, list}, i) => {
    const isHidden = found?.matches.has(i) === false;
    hide(element, isHidden);
    lists.set(list, isHidden && lists.get(list) !== false);
  });
  for (const [list, isEmpty] of lists) {
    hide(list, isEmpty);
    const topic = list.closest<HTMLElement>('[part="topic"]');
    if (topic) hide(topic, isEmpty);
  }
}

function hide(element: HTMLElement, isHidden: boolean): void {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}
