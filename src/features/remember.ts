import {faqs} from '../element/fragment.js';
import type {WelearnFaq} from '../welearn-faq.js';
import type {Feature, FeatureContext} from './features.js';
import {Return} from './return.js';

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
