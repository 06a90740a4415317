/** The name in the page's registry of highlights, which all our elements share. */
const NAME = 'welearn-match';

/** How long the page may stand still for marks, in milliseconds, and how long the rest of them waits. */
const SLICE = 2;
const PAUSE = 300;

/**
 * Marks places in the page without changing its DOM, by the CSS Custom Highlight API. Where there is
 * none (Firefox before 140), nothing is marked. The registry is the page's: only our own ranges are
 * added and removed, in one highlight, which is gone with the last of them.
 */
export class Marks {
  readonly #host: Element;
  #ranges: AbstractRange[] = [];
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: Element) {
    this.#host = host;
  }

  /** Marks these places and no others: the first at once; where there are many, the rest soon. */
  show(places: Iterator<readonly AbstractRange[]>): void {
    this.#drop();
    this.#go(places, PAUSE);
    this.#leave();
  }

  clear(): void {
    this.#drop();
    this.#leave();
  }

  #drop(): void {
    clearTimeout(this.#timer);
    const highlight = this.#registry?.get(NAME);
    for (const range of this.#ranges.splice(0)) highlight?.delete(range);
  }

  #leave(): void {
    if (this.#registry?.get(NAME)?.size === 0) this.#registry.delete(NAME);
  }

  #go(
    places: Iterator<readonly AbstractRange[]>,
    pause: number,
    found: AbstractRange[] = [],
  ): void {
    if (!this.#registry) return;
    const end = performance.now() + SLICE;
    let next = places.next();
    while (!next.done) {
      for (const range of next.value) found.push(range);
      if (performance.now() >= end) break;
      next = places.next();
    }
    // Each time that some are added the page is painted: the first come at once, the rest together.
    if (next.done || pause) this.#add(found.splice(0));
    if (next.done) return;
    // Who goes on typing wants others.
    this.#timer = setTimeout(() => {
      this.#go(places, 0, found);
    }, pause);
  }

  #add(ranges: readonly AbstractRange[]): void {
    const registry = this.#registry;
    if (!registry || !ranges.length) return;
    const highlight = registry.get(NAME) ?? new Highlight();
    for (const range of ranges) {
      highlight.add(range);
      this.#ranges.push(range);
    }
    registry.set(NAME, highlight);
  }

  /** That of the window the element is in. */
  get #registry(): HighlightRegistry | undefined {
    // Older browsers have no registry, whatever the types say.
    const {highlights}: Partial<typeof CSS> = this.#host.ownerDocument.defaultView?.CSS ?? {};
    return highlights;
  }
}
