import {faqs} from '../element/fragment.js';
import type {WelearnFaq} from '../welearn-faq.js';
import type {Feature, FeatureContext} from './features.js';

/**
 * Remembers the open questions until the visitor closes the tab. Each FAQ has an entry in the
 * session storage. Its key consists of `welearn-open`, the page's path and query, and the element's
 * `id` or else `src`, with a number if several elements share it. Its value is a JSON list of ids.
 * If the storage is full or forbidden, questions work without it.
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
      return undefined; // The storage is forbidden, or holds something else.
    }
  }

  updated(): void {
    const {disclosure} = this.#context;
    // Stores nothing before the visitor opens or closes a question.
    if (!disclosure.isTouched) return;
    const ids = JSON.stringify(disclosure.open);
    if (ids === this.#stored) return;
    this.#stored = ids;
    try {
      sessionStorage.setItem(this.#key, ids);
    } catch {
      // The questions work without it.
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
