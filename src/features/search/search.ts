import {type ReactiveController, unsafeCSS} from 'lit';
import type {WelearnDocument} from '../../document/model.js';
import {WelearnSearchEvent} from '../../element/events.js';
import {landmarkName} from '../../view/landmark.js';
import {buttonId} from '../../view/question-item.js';
import type {WelearnFaq} from '../../welearn-faq.js';
import type {Feature, FeatureContext, Query} from '../features.js';
import {Catalogue, type Found, type Shown} from './find.js';
import {Folds, Marks} from './marks.js';
import {countText, renderNoMatches, renderSearch} from './search-box.js';
import css from './search.css?inline';

/** Milliseconds without a key press after which the visitor has finished typing. */
const PAUSE = 500;
/** Answers opened per key press, more than a window has room for. The rest open when typing pauses. */
const AT_ONCE = 30;

const NO_QUERY: Query = {text: ''};

/**
 * Hides the questions that do not match the query, opens the answers that do, and marks the words. A key press
 * renders at most twice: with the result, and when typing pauses. The texts on show are indexed at the first search.
 */
export default class Search implements Feature, ReactiveController {
  readonly styles = unsafeCSS(css);
  readonly #context: FeatureContext;
  readonly #marks: Marks;
  readonly #folds = new Folds();
  /** The questions on show, and an index of their texts. */
  #items: readonly Item[] = [];
  #catalogue: Catalogue | undefined;
  #building: AbortController | undefined;
  #document: WelearnDocument | null = null;
  /** The last query and its result; whether the page shows it, and whether it was announced. */
  #query: Query;
  #found: Found | undefined;
  #isVisible = true;
  #isAnnounced = true;
  /** The answers that match, those opened for this query, and whether the rest are open, too. */
  #answers: readonly string[] = [];
  #opened: ReadonlySet<string> = new Set();
  #isSettled = true;
  #hadBox = false;
  /** The message for screen readers. */
  #message = '';
  #timer?: ReturnType<typeof setTimeout> | undefined;

  constructor(context: FeatureContext) {
    const {host} = (this.#context = context);
    this.#marks = new Marks(host);
    this.#query = host.query.text ? NO_QUERY : host.query;
    host.addController(this);
  }

  above(): unknown {
    const {host} = this.#context;
    return renderSearch({
      landmark: landmarkName(host, host.strings.search),
      strings: host.strings,
      total: host.document?.faq.length ?? 0,
      text: host.query.text,
      hasBox: host.searchable,
      count: this.#found && this.#count,
      message: this.#message,
      search: text => {
        host.query = {text, isTyped: text !== ''};
      },
      finish: () => {
        if (!this.#isAnnounced) host.query = {...host.query, isTyped: false};
      },
      prepare: () => {
        this.#prepare();
      },
    });
  }

  instead(): unknown {
    const {host} = this.#context;
    if (!this.#found || this.#count) return undefined;
    return renderNoMatches(this.#query.text, host.strings, () => {
      host.query = NO_QUERY;
      void this.#returnFocus();
    });
  }

  /** The button that cleared the search is gone. */
  async #returnFocus(): Promise<void> {
    const {host} = this.#context;
    await host.rendered();
    const next = ['.search-input', 'button.question'].map(name =>
      host.renderRoot.querySelector(name),
    );
    (next.find(Boolean) as HTMLElement | undefined)?.focus();
  }

  hostConnected(): void {
    this.#isVisible = false;
    this.#context.host.requestUpdate('query');
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#building?.abort();
    this.#building = undefined;
    this.#marks.clear();
    this.#folds.begin();
    this.#folds.settle();
  }

  /** Searches before an update, so that the page is laid out only once. */
  hostUpdate(): void {
    this.#follow();
    // An element outside the page marks nothing.
    if (this.#isVisible || !this.#context.host.isConnected) return;
    this.#isVisible = true;
    showFound(this.#items, this.#found);
    this.#marks.show(this.#places());
  }

  #follow(): void {
    const {host} = this.#context;
    // A query that was typed ends with its box.
    if (this.#hadBox && !host.searchable && host.query.text) host.query = NO_QUERY;
    this.#hadBox = host.searchable;
    if (host.query === this.#query) return;
    this.#isAnnounced = false;
    if (isSearch(host.query) && !this.#catalogue) return;
    this.#query = host.query;
    this.#find();
    const isUrgent = this.#found !== undefined && (!host.query.isTyped || !this.#count);
    this.#message = isUrgent ? countText(this.#count, host.strings) : '';
  }

  hostUpdated(): void {
    const {host} = this.#context;
    if (isSearch(host.query) && !this.#isCurrent) this.#prepare();
    if (host.query !== this.#query || (this.#isAnnounced && this.#isSettled)) return;
    clearTimeout(this.#timer);
    if (host.query.isTyped) this.#timer = setTimeout(() => this.#finish(), PAUSE);
    else this.#finish();
  }

  get #isCurrent(): boolean {
    const {document} = this.#context.host;
    return document === this.#document && this.#catalogue?.isCurrent === true;
  }

  #prepare(): void {
    this.#build().catch((cause: unknown) => this.#context.host.note(cause));
  }

  /** Indexes the texts on show. */
  async #build(): Promise<void> {
    const {host} = this.#context;
    // An element outside the page is never current. It searches again when it comes back.
    if (this.#building || this.#isCurrent || !host.isConnected) return;
    const {signal} = (this.#building = new AbortController());
    // All answers must be in the page.
    await host.updateComplete;
    const {document} = host;
    // Marks may split the texts.
    this.#marks.clear();
    const items = itemsOf(host);
    const catalogue = await Catalogue.of(items, signal);
    if (signal.aborted) return;
    this.#building = undefined;
    this.#items = items;
    this.#catalogue = catalogue;
    this.#document = document;
    prepareLists(items, host);
    // The last result is about the texts before.
    if (host.query === this.#query) this.#find();
    host.requestUpdate('query');
  }

  #find(): void {
    const {host, disclosure} = this.#context;
    const found = (this.#found = this.#catalogue?.find(host.query.text));
    this.#isVisible = false;
    const isHidden = (_: Item, i: number) => found?.matches.has(i) === false;
    const hidden = new Set(this.#items.filter(isHidden).map(({id}) => id));
    const answers = this.#matchingAnswers();
    const isGradual = host.query.isTyped && !host.exclusive;
    // An answer that is hidden stays open for now: closing it would lay out the page once more.
    const all = new Set(answers);
    const kept = [...disclosure.filter.previewed].filter(id => all.has(id) || hidden.has(id));
    const previewed = new Set(isGradual ? [...kept, ...answers.slice(0, AT_ONCE)] : answers);
    disclosure.filter = {hidden, previewed};
    this.#answers = answers;
    this.#opened = previewed;
    this.#isSettled = !isGradual;
  }

  /** The answers that match, in page order. With `exclusive` the best one, unless a match is open. */
  #matchingAnswers(): string[] {
    const {host, disclosure} = this.#context;
    const found = [...(this.#found?.matches ?? [])].sort(([a], [b]) => a - b);
    const isOneOpen = found.some(([i]) => disclosure.open.includes(this.#items[i]?.id ?? ''));
    if (host.exclusive && isOneOpen) return [];
    const answers = found.filter(([, {isInAnswer}]) => isInAnswer);
    if (host.exclusive) answers.sort(([, a], [, b]) => b.score - a.score).splice(1);
    return answers.flatMap(([i]) => this.#items[i]?.id ?? []);
  }

  /** The places to mark. Opens what hides them. */
  *#places(): Generator<readonly AbstractRange[]> {
    const found = this.#found;
    this.#folds.begin();
    for (const i of found ? this.#items.keys() : []) {
      if (!found?.matches.has(i)) continue;
      const ranges = this.#catalogue?.ranges(i, found) ?? [];
      this.#folds.open(ranges);
      yield ranges;
    }
    this.#folds.settle();
  }

  /** When typing pauses: opens the rest of the answers, closes hidden ones, and announces the result. */
  #finish(): void {
    const {host, disclosure} = this.#context;
    const message = this.#found ? countText(this.#count, host.strings) : '';
    const isSame = this.#isSettled && message === this.#message;
    if (!this.#isSettled) {
      const {hidden, previewed} = disclosure.filter;
      // An answer that the visitor closed stays closed. If they closed all of them, so does the rest.
      const isWanted = [...previewed].some(id => !hidden.has(id));
      const isOpen = (id: string) => previewed.has(id) || !this.#opened.has(id);
      const open = this.#answers.filter(id => isWanted && isOpen(id));
      disclosure.filter = {hidden, previewed: new Set(open)};
    }
    this.#isSettled = true;
    this.#message = message;
    if (!this.#isAnnounced) {
      this.#isAnnounced = true;
      const detail = {query: host.query.text.trim(), matches: this.#count};
      host.dispatchEvent(new WelearnSearchEvent(detail));
    }
    if (!isSame) host.requestUpdate('query');
  }

  get #count(): number {
    return this.#found?.matches.size ?? this.#context.host.document?.faq.length ?? 0;
  }
}

function isSearch({text}: Query): boolean {
  return text.trim() !== '';
}

/** A rendered question. */
export interface Item extends Shown {
  readonly id: string;
  readonly element: HTMLElement;
  /** The list around it. */
  readonly list: HTMLElement;
}

/** The rendered questions of an element, in the document's order. */
function itemsOf({document, renderRoot}: WelearnFaq): Item[] {
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
function prepareLists(items: readonly Item[], {renderRoot}: WelearnFaq): void {
  for (const list of renderRoot.querySelectorAll('.list')) {
    list.classList.toggle('long', items.length >= LONG);
  }
}

/**
 * Shows the matching items, or all without a search, and topics with visible items. Sets `hidden`
 * directly, which nothing else does here, so hundreds of items need no rendering.
 */
function showFound(items: readonly Item[], found: Found | undefined): void {
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
