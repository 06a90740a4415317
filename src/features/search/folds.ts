/** Opens `details` in answers that hide a match, and folds them again after the search. */
export class Folds {
  /** The `details` that this search has opened. */
  #opened = new Set<Element>();
  /** The ones that still have a match. */
  #needed = new Set<Element>();

  /** Starts anew. The marks of the last search may not have come to their end. */
  begin(): void {
    this.#needed = new Set();
  }

  /** Opens whatever hides these places. */
  open(places: readonly AbstractRange[]): void {
    for (const {startContainer} of places) {
      for (const box of foldsAround(startContainer)) {
        if (!box.hasAttribute('open')) this.#opened.add(box);
        if (this.#opened.has(box)) this.#needed.add(box);
        box.setAttribute('open', '');
      }
    }
  }

  /** Folds what has been opened for an earlier search only. */
  settle(): void {
    for (const box of this.#opened) if (!this.#needed.has(box)) box.removeAttribute('open');
    this.#opened = this.#needed;
    this.begin();
  }
}

/** The `details` around a text. A summary is visible anyway. */
function* foldsAround(text: Node): Generator<Element> {
  let below: Element | null = null;
  for (let box = text.parentElement; box; box = box.parentElement) {
    if (box.localName === 'details' && below?.localName !== 'summary') yield box;
    below = box;
  }
}
