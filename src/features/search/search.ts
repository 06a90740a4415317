import {type ReactiveController, unsafeCSS} from 'lit';
import type {WelearnDocument} from '../../document/model.js';
import {WelearnSearchEvent} from '../../element/events.js';
import type {Feature, FeatureContext, Query} from '../features.js';
import {Catalogue, type Found} from './find.js';
import {Marks} from './marks.js';
import {type Item, itemsOf, prepareLists, Previews, showFound} from './results.js';
import {countText, renderSearch} from './search-box.js';
import css from './search.css?inline';

/** A pause of so many milliseconds says that the visitor has typed what they want. */
const PAUSE = 600;

const NOTHING: Query = {text: ''};

/**
 * Hides the questions that do not match what is looked for, and marks what does. It learns what there is
 * to find from what is shown, and only once somebody searches.
 */
export default class Search implements Feature, ReactiveController {
  readonly styles = unsafeCSS(css);
  readonly #context: FeatureContext;
  readonly #marks: Marks;
  readonly #previews: Previews;
  /** What is shown, and what can be found in it. */
  #items: readonly Item[] = [];
  #catalogue: Catalogue | undefined;
  #building: AbortController | undefined;
  #document: WelearnDocument | null = null;
  /** What was looked for last, and what it gave; whether that is to be seen, and has been told. */
  #query: Query;
  #found: Found | undefined;
  #isSeen = true;
  #isTold = true;
  #hadBox = false;
  /** What a screen reader is told, and when. */
  #said = '';
  #timer?: ReturnType<typeof setTimeout> | undefined;

  constructor(context: FeatureContext) {
    const {host} = (this.#context = context);
    this.#marks = new Marks(host);
    this.#previews = new Previews(context);
    this.#query = host.query.text ? NOTHING : host.query;
    host.addController(this);
  }

  above(): unknown {
    const {host} = this.#context;
    return renderSearch({
      strings: host.strings,
      text: host.query.text,
      hasBox: host.searchable,
      count: this.#found && this.#count,
      said: this.#said,
      search: text => {
        host.query = {text, isTyped: text !== ''};
      },
      finish: () => {
        if (!this.#isTold) host.query = {...host.query, isTyped: false};
      },
      prepare: () => {
        this.#prepare();
      },
    });
  }

  hostConnected(): void {
    this.#isSeen = false;
    this.#context.host.requestUpdate('query');
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#previews.stop();
    this.#building?.abort();
    this.#building = undefined;
    this.#marks.clear();
  }

  /** Before an update: finds what it is to show, and shows it, so that all is laid out only once. */
  hostUpdate(): void {
    this.#follow();
    // What has left the page marks nothing in it.
    if (this.#isSeen || !this.#context.host.isConnected) return;
    this.#isSeen = true;
    showFound(this.#items, this.#found);
    this.#marks.show(this.#places());
  }

  #follow(): void {
    const {host} = this.#context;
    // A box that is taken away takes along what was typed in it.
    if (this.#hadBox && !host.searchable && host.query.text) host.query = NOTHING;
    this.#hadBox = host.searchable;
    if (host.query === this.#query) return;
    this.#isTold = false;
    if (isSearch(host.query) && !this.#catalogue) return;
    this.#query = host.query;
    this.#find();
    const isUrgent = this.#found !== undefined && (!host.query.isTyped || !this.#count);
    this.#said = isUrgent ? countText(this.#count, host.strings) : '';
  }

  /** After it: tells what was found, or finds out what can be. */
  hostUpdated(): void {
    const {host} = this.#context;
    if (isSearch(host.query) && !this.#isCurrent) this.#prepare();
    this.#previews.updated();
    if (this.#isTold || host.query !== this.#query) return;
    clearTimeout(this.#timer);
    if (host.query.isTyped) this.#timer = setTimeout(() => this.#tell(), PAUSE);
    else this.#tell();
  }

  get #isCurrent(): boolean {
    const {document} = this.#context.host;
    return document === this.#document && this.#catalogue?.isCurrent === true;
  }

  #prepare(): void {
    this.#build().catch((cause: unknown) => this.#context.host.note(cause));
  }

  /** Learns what can be found now. */
  async #build(): Promise<void> {
    const {host} = this.#context;
    // What has left the page is never current; it looks again when it comes back.
    if (this.#building || this.#isCurrent || !host.isConnected) return;
    const {signal} = (this.#building = new AbortController());
    // All answers have to be in the page.
    await host.updateComplete;
    const {document} = host;
    // Marks may stand in the texts.
    this.#marks.clear();
    const items = itemsOf(host);
    const catalogue = await Catalogue.of(items, signal);
    if (signal.aborted) return;
    this.#building = undefined;
    this.#items = items;
    this.#catalogue = catalogue;
    this.#document = document;
    prepareLists(items, host);
    // What was found in what was shown before.
    if (host.query === this.#query) this.#find();
    host.requestUpdate('query');
  }

  #find(): void {
    const {host, disclosure} = this.#context;
    this.#found = this.#catalogue?.find(host.query.text);
    this.#isSeen = false;
    const matches = this.#found?.matches;
    const hidden = this.#items.filter((_, i) => matches?.has(i) === false);
    disclosure.hidden = new Set(hidden.map(({id}) => id));
    this.#previews.show(this.#wanted());
  }

  /** The answers in which something was found, from the top; the best, if only one may be open and none is. */
  #wanted(): string[] {
    const {host, disclosure} = this.#context;
    const found = [...(this.#found?.matches ?? [])].sort(([a], [b]) => a - b);
    const isOneOpen = found.some(([i]) => disclosure.open.includes(this.#items[i]?.id ?? ''));
    if (host.exclusive && isOneOpen) return [];
    const answers = found.filter(([, {isInAnswer}]) => isInAnswer);
    if (host.exclusive) answers.sort(([, a], [, b]) => b.score - a.score).splice(1);
    return answers.flatMap(([i]) => this.#items[i]?.id ?? []);
  }

  *#places(): Generator<readonly AbstractRange[]> {
    const found = this.#found;
    for (const i of found ? this.#items.keys() : []) {
      if (found?.matches.has(i)) yield this.#catalogue?.ranges(i, found) ?? [];
    }
  }

  /** Tells what was found, once: to the page, and to whoever cannot see it. */
  #tell(): void {
    const {host} = this.#context;
    this.#isTold = true;
    host.dispatchEvent(
      new WelearnSearchEvent({query: host.query.text.trim(), matches: this.#count}),
    );
    const said = this.#found ? countText(this.#count, host.strings) : '';
    if (said === this.#said) return;
    this.#said = said;
    host.requestUpdate('query');
  }

  get #count(): number {
    return this.#found?.matches.size ?? this.#context.host.document?.faq.length ?? 0;
  }
}

function isSearch({text}: Query): boolean {
  return text.trim() !== '';
}
