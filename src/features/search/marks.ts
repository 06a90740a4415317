/** The name in the page's registry of highlights, which all our elements share. */
const NAME = 'welearn-match';

/** So many places are marked at once: more than a window shows. The rest waits, in milliseconds. */
const AT_ONCE = 30;
const PAUSE = 300;
/** How long the page may stand still for them then, in milliseconds. */
const SLICE = 4;

/**
 * Marks places in the page without changing its DOM, by the CSS Custom Highlight API; where there is none
 * (Firefox before 140), by elements. The registry is the page's: only our own ranges are added and removed,
 * in one highlight, which is gone with the last of them.
 */
export class Marks {
  readonly #host: Element;
  readonly #elements = new MarkElements();
  #ranges: AbstractRange[] = [];
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: Element) {
    this.#host = host;
  }

  /** Marks these places and no others: the first at once, the rest soon. Who goes on typing wants others. */
  show(places: Iterator<readonly AbstractRange[]>): void {
    this.#drop();
    this.#go(places, {count: AT_ONCE});
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
    this.#elements.clear();
  }

  #leave(): void {
    if (this.#registry?.get(NAME)?.size === 0) this.#registry.delete(NAME);
  }

  /** Each time that some are added the page is painted: so all that come later are added together. */
  #go(
    places: Iterator<readonly AbstractRange[]>,
    {count = Infinity, found = []}: {count?: number; found?: AbstractRange[]},
  ): void {
    const end = performance.now() + SLICE;
    let next = places.next();
    for (let done = 1; !next.done; done++) {
      for (const range of next.value) found.push(range);
      if (done >= count || performance.now() >= end) break;
      next = places.next();
    }
    const isFirst = count < Infinity;
    if (isFirst || next.done) this.#add(found.splice(0));
    if (next.done) return;
    this.#timer = setTimeout(
      () => {
        this.#go(places, {found});
      },
      isFirst ? PAUSE : 0,
    );
  }

  #add(ranges: readonly AbstractRange[]): void {
    const registry = this.#registry;
    if (!registry) this.#elements.add(ranges);
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

/** A text of the page in which something is marked: as it was, and what has been put behind it. */
interface Marked {
  readonly node: Text;
  readonly data: string;
  readonly added: readonly ChildNode[];
}

/** Marks places by elements around them, where the browser has no highlights. */
export class MarkElements {
  readonly #marked: Marked[] = [];

  /** @param ranges in the order of the page, none of them in a text that is marked already */
  add(ranges: readonly AbstractRange[]): void {
    const places = new Map<Text, (readonly [number, number])[]>();
    const put = (node: Node, start: number, end: number) => {
      if (!(node instanceof Text)) return;
      const parts = places.get(node) ?? [];
      parts.push([start, end]);
      places.set(node, parts);
    };
    for (const {startContainer, startOffset, endContainer, endOffset} of ranges) {
      const isOne = startContainer === endContainer;
      put(startContainer, startOffset, isOne ? endOffset : Infinity);
      if (!isOne) put(endContainer, 0, endOffset);
    }
    for (const [node, parts] of places) this.#mark(node, parts);
  }

  /** Leaves the page as it was: the same nodes, which others know, with the same texts. */
  clear(): void {
    for (const {node, data, added} of this.#marked.splice(0)) {
      for (const child of added) child.remove();
      node.data = data;
    }
  }

  #mark(node: Text, parts: readonly (readonly [number, number])[]): void {
    const {data, ownerDocument} = node;
    const added: ChildNode[] = [];
    let at = parts[0]?.[0] ?? 0;
    node.data = data.slice(0, at);
    for (const [start, end] of parts) {
      const mark = ownerDocument.createElement('span');
      mark.className = 'match';
      mark.append(data.slice(start, end));
      added.push(new Text(data.slice(at, start)), mark);
      at = end;
    }
    added.push(new Text(data.slice(at)));
    node.after(...added);
    this.#marked.push({node, data, added});
  }
}
