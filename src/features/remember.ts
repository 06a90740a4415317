import {faqs} from '../element/fragment.js';
import type {WelearnFaq} from '../welearn-faq.js';
import type {Feature, FeatureContext} from './features.js';

/**
 * Remembers which questions are open, for as long as the visitor's tab is. One entry in the session
 * storage for each FAQ: its key is `welearn-open`, the page's path and query, and the element's `id`,
 * else its `src`, with the element's place among those that share it; its value a JSON list of ids. A
 * storage that is full or forbidden is no error.
 */
export default class Memory implements Feature {
  readonly #context: FeatureContext;
  #stored = '';

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  recall(): readonly string[] | undefined {
    try {
      const ids: unknown = JSON.parse(sessionStorage.getItem(this.#key) ?? 'null');
      return Array.isArray(ids) ? ids.map(String) : undefined;
    } catch {
      return undefined; // Forbidden, or somebody else's.
    }
  }

  updated(): void {
    const {disclosure} = this.#context;
    // What was open from the beginning is no wish of the visitor's.
    if (!disclosure.isTouched) return;
    const ids = JSON.stringify(disclosure.open);
    if (ids === this.#stored) return;
    this.#stored = ids;
    try {
      sessionStorage.setItem(this.#key, ids);
    } catch {
      // The questions open all the same.
    }
  }

  get #key(): string {
    const {host} = this.#context;
    const {pathname, search} = location;
    const before = [...faqs].filter(
      other =>
        nameOf(other) === nameOf(host) &&
        other.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const place = before.length ? String(before.length + 1) : '';
    return ['welearn-open', pathname + search, nameOf(host), place].filter(Boolean).join(' ');
  }
}

function nameOf({id, src}: WelearnFaq): string {
  return id || (src ?? '');
}
