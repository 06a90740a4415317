import type {Place, Prose} from './prose.js';

/**
 * An element that shows a text of the document. Unchanged text keeps its nodes: with them focus,
 * selection and what find-in-page has marked.
 */
export class TextView {
  readonly element: Element;
  #key: readonly unknown[] | undefined;

  constructor(element: Element) {
    this.element = element;
  }

  /** Whether any text is shown yet. */
  get isShown(): boolean {
    return this.#key !== undefined;
  }

  show(prose: Prose, text: string, place: Place): void {
    const key = prose.key(text, place);
    if (this.#key?.every((value, i) => value === key[i])) return;
    this.#key = key;
    this.element.replaceChildren(prose.nodes(text, place));
  }
}
