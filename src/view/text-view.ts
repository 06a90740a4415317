import type {Place, Prose} from './prose.js';

/**
 * An element that shows a text of the document. Unchanged text keeps its nodes: with them focus,
 * selection and what find-in-page has marked.
 */
export class TextView {
  readonly element: Element;
  #key: readonly unknown[] | undefined;
  #isRead = false;

  constructor(element: Element) {
    this.element = element;
  }

  /** Whether any text is shown yet. */
  get isShown(): boolean {
    return this.#key !== undefined;
  }

  /** Whether it is shown as its Markdown says, and not as it is written because the parser has not loaded. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Shows a text. One that cannot be read yet is shown as it is written until it is shown again. */
  show(prose: Prose, text: string, place: Place): void {
    const isRead = prose.canShow(text, place.inline);
    const key = [...prose.key(text, place), isRead];
    if (this.#key?.every((value, i) => value === key[i])) return;
    this.#key = key;
    this.#isRead = isRead;
    this.element.replaceChildren(prose.nodes(text, place));
  }
}
