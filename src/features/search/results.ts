import {buttonId} from '../../view/question-item.js';
import type {WelearnFaq} from '../../welearn-faq.js';
import type {Found, Shown} from './find.js';

/** A question as it is shown. */
export interface Item extends Shown {
  readonly id: string;
  readonly element: HTMLElement;
  /** What it stands in. */
  readonly list: HTMLElement;
}

/** The questions that an element shows, as the document has them. */
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
 * From so many questions on, those out of sight are neither laid out nor painted: a search for one
 * letter opens most of their answers.
 */
const LONG = 50;

/** Prepares long lists for being searched. They stay so: to undo it would cost as much as a search. */
export function prepareLists(items: readonly Item[], {renderRoot}: WelearnFaq): void {
  for (const list of renderRoot.querySelectorAll('.list')) {
    list.classList.toggle('long', items.length >= LONG);
  }
}

/**
 * Shows the items that were found, or all, in their places; and of topics those that have any. By the
 * `hidden` attribute, which nothing else sets there: so hundreds of them need no new rendering.
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
