import {buttonId} from '../../view/question-item.js';
import type {WelearnFaq} from '../../welearn-faq.js';
import type {FeatureContext} from '../features.js';
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

/**
 * So many answers are shown at once to who types: more than a window has room for. A letter may be found
 * in a thousand; the rest of them are shown, and what is hidden is closed, after so many milliseconds
 * without another.
 */
const AT_ONCE = 30;
const PAUSE = 300;

/** Ids of what is to be shown once there is a pause, and of what is shown until then. */
interface Pending {
  readonly wanted: readonly string[];
  readonly shown: ReadonlySet<string>;
}

/** Shows answers for as long as a search lasts. */
export class Previews {
  readonly #context: FeatureContext;
  #pending: Pending | undefined;
  #timer?: ReturnType<typeof setTimeout> | undefined;

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  /** Shows the answers to the questions with these ids, and no others. */
  show(wanted: readonly string[]): void {
    const {host, disclosure} = this.#context;
    const {previewed, hidden} = disclosure;
    const isGradual = host.query.isTyped && !host.exclusive;
    const all = new Set(wanted);
    const kept = [...previewed].filter(id => all.has(id) || hidden.has(id));
    const next = new Set(isGradual ? [...kept, ...wanted.slice(0, AT_ONCE)] : wanted);
    disclosure.previewed = next;
    const isDone = next.size === all.size && wanted.every(id => next.has(id));
    this.#pending = isDone ? undefined : {wanted, shown: new Set(next)};
  }

  /** After an update: waits for a pause. */
  updated(): void {
    this.stop();
    const pending = this.#pending;
    if (pending) this.#timer = setTimeout(() => this.#finish(pending), PAUSE);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #finish({wanted, shown}: Pending): void {
    const {host, disclosure} = this.#context;
    const {previewed, hidden} = disclosure;
    // What the visitor has closed stays so; if that is all that was shown, so does the rest.
    const isWanted = [...previewed].some(id => !hidden.has(id));
    const next = wanted.filter(id => isWanted && (previewed.has(id) || !shown.has(id)));
    disclosure.previewed = new Set(next);
    this.#pending = undefined;
    host.requestUpdate('query');
  }
}
