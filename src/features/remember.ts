import type {ReactiveController} from 'lit';
import {currentFragment, faqs, historyEntry, namesIn} from '../element/fragment.js';
import {focusText, scrollerOf} from '../element/reading-place.js';
import {questionAround} from '../view/address.js';
import {VISITOR_ACTS} from '../view/arrival.js';
import {buttonId} from '../view/question-item.js';
import type {WelearnFaq} from '../welearn-faq.js';
import type {Feature, FeatureContext} from './features.js';

/**
 * Remembers the open questions, and the reader's place, until the visitor closes the tab. Each FAQ
 * has two entries in the session storage. Their keys consist of `welearn-open` or `welearn-place`,
 * the page's path and query, and the element's `id` or else `src`, with a number if several
 * elements share it. The value is JSON: a list of ids, or a `Place`. If the storage is full or
 * forbidden, questions work without it.
 */
export default class Memory implements Feature {
  readonly #context: FeatureContext;
  readonly #return: Return;
  #stored = '';

  constructor(context: FeatureContext) {
    this.#context = context;
    this.#return = new Return(context.host, {
      read: () => this.#read('welearn-place'),
      write: place => {
        this.#write('welearn-place', JSON.stringify(place));
      },
    });
  }

  recall(): readonly string[] | undefined {
    const ids = this.#read('welearn-open');
    return Array.isArray(ids) ? ids.map(String) : undefined;
  }

  updated(): void {
    this.#return.restore();
    const {disclosure} = this.#context;
    // Stores nothing before the visitor opens or closes a question.
    if (!disclosure.isTouched) return;
    const ids = JSON.stringify(disclosure.open);
    if (ids === this.#stored) return;
    this.#stored = ids;
    this.#write('welearn-open', ids);
  }

  #read(name: string): unknown {
    try {
      return JSON.parse(sessionStorage.getItem(this.#key(name)) ?? 'null');
    } catch {
      return null; // The storage is forbidden, or holds something else.
    }
  }

  #write(name: string, value: string): void {
    try {
      sessionStorage.setItem(this.#key(name), value);
    } catch {
      // The questions work without it.
    }
  }

  #key(name: string): string {
    const {host} = this.#context;
    const {pathname, search} = location;
    const before = [...faqs].filter(
      other =>
        nameOf(other) === nameOf(host) &&
        other.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const place = before.length ? String(before.length + 1) : '';
    return [name, pathname + search, nameOf(host), place].filter(Boolean).join(' ');
  }
}

function nameOf({id, src}: WelearnFaq): string {
  return id || (src ?? '');
}

/** The reader's place when the page was left. */
export interface Place {
  /** The first question in the window, or else the last one above it. */
  readonly id: string;
  /** Its distance from the top of the window, in pixels. */
  readonly top: number;
  /** The position of the window. */
  readonly scrolled: number;
  /** The page's entry in the history. */
  readonly entry: string;
  /** The question that had the focus, or whose answer had it. */
  readonly focused?: string | undefined;
  /** The link in that answer that had it, by its number; -1 for the question itself. */
  readonly link?: number;
}

/** A place to store one place. */
interface Storage {
  read(): unknown;
  write(place: Place | null): void;
}

/**
 * Returns the visitor to the place where they left the page, after a reload or Back. Browsers do so
 * only if the page is long enough as soon as it has loaded, and questions arrive later.
 */
export class Return implements ReactiveController {
  readonly #host: WelearnFaq;
  readonly #storage: Storage;
  /** Until all questions are rendered, or the visitor does anything. */
  #place: Place | undefined;
  readonly #end = new AbortController();

  constructor(host: WelearnFaq, storage: Storage) {
    this.#host = host;
    this.#storage = storage;
    host.addController(this);
    this.#place = this.#recall();
    if (!this.#place) return;
    const options = {signal: this.#end.signal, capture: true, passive: true};
    for (const act of VISITOR_ACTS) addEventListener(act, this.#stop, options);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#leave);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#leave);
    this.#stop();
  }

  /** Restores the place. Runs again until the last answer is rendered: those above may grow. */
  restore(): void {
    const place = this.#place;
    if (!place || this.#host.state !== 'ready') return;
    this.#host.reach();
    const item = this.#itemOf(place.id);
    const moved = item ? item.getBoundingClientRect().top - place.top : 0;
    // Smaller differences are rounding.
    if (item && Math.abs(moved) >= 1) scrollerOf(item).scrollBy({top: moved, behavior: 'instant'});
    if (!this.#host.isComplete) return;
    this.#stop();
    if (typeOfNavigation() === 'back_forward') this.#focus(place);
  }

  readonly #stop = (): void => {
    this.#place = undefined;
    this.#end.abort();
  };

  readonly #leave = (): void => {
    const items = [...this.#host.renderRoot.querySelectorAll('.item:not([hidden])')];
    const item = items.find(one => one.getBoundingClientRect().bottom > 0) ?? items.at(-1);
    const id = item && questionAround(item, this.#host);
    if (!item || id === undefined) return;
    const {top} = item.getBoundingClientRect();
    // Questions below the window move nothing in it.
    const isBelow = top >= innerHeight;
    const entry = historyEntry();
    const place = {id, top, scrolled: scrollY, entry, ...this.#focused};
    this.#storage.write(isBelow ? null : place);
  };

  /** The stored place, if it is that of the visitor now. */
  #recall(): Place | undefined {
    const isReturn = ['reload', 'back_forward'].includes(typeOfNavigation());
    if (!isReturn || history.scrollRestoration !== 'auto') return undefined;
    // The address of a question leads there.
    if (namesIn(currentFragment(), this.#host, 'faq').length) return undefined;
    const place = this.#storage.read();
    if (!isPlace(place) || place.entry !== historyEntry()) return undefined;
    return hasScrolled(place) ? undefined : place;
  }

  get #focused(): Pick<Place, 'focused' | 'link'> {
    const focused = this.#host.shadowRoot?.activeElement;
    const item = focused?.closest('.item');
    if (!item) return {};
    const link = linksIn(item).findIndex(one => one === focused);
    return {focused: questionAround(item, this.#host), link};
  }

  #focus({focused, link = -1}: Place): void {
    if (focused === undefined || document.activeElement !== document.body) return;
    const item = this.#itemOf(focused);
    const target = item && (linksIn(item)[link] ?? item.querySelector<HTMLElement>('.question'));
    if (target?.checkVisibility()) focusText(target);
  }

  #itemOf(id: string): Element | null {
    const index = this.#host.document?.faq.findIndex(question => question.id === id) ?? -1;
    const question = this.#host.renderRoot.querySelector(`#${buttonId(index)}`);
    return question?.closest('.item') ?? null;
  }
}

/** Pixels that messages take while documents load. */
const MESSAGES = 100;

/** Whether the visitor has scrolled. The browser may have gone as far as the page went. */
function hasScrolled({scrolled}: Place): boolean {
  const {scrollHeight} = document.documentElement;
  const isAtEnd = scrollY + innerHeight >= scrollHeight - MESSAGES;
  return scrollY >= 1 && !isAtEnd && Math.abs(scrollY - scrolled) > 2;
}

/** How the visitor came to the page: `reload`, `back_forward` or `navigate`. */
function typeOfNavigation(): string {
  const [entry] = performance.getEntriesByType('navigation');
  return entry && 'type' in entry ? String(entry.type) : '';
}

function linksIn(item: Element): HTMLElement[] {
  return [...item.querySelectorAll<HTMLElement>('.content a[href]')];
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const {id, top, scrolled} = value as Record<string, unknown>;
  return typeof id === 'string' && [top, scrolled].every(Number.isFinite);
}
