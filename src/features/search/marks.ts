/** Name in the page's highlight registry, shared by all elements. */
const NAME = 'welearn-match';

/**
 * Entries marked at once: more than fit in a window. The rest follows after this pause, in
 * milliseconds.
 */
const AT_ONCE = 30;
const PAUSE = 300;
/** Milliseconds of marking before a pause. */
const SLICE = 4;

/**
 * Marks text with the CSS Custom Highlight API, which does not change the DOM. Browsers without it
 * (Firefox before 140) get elements instead. The registry belongs to the page, so this class only
 * touches its own ranges, in one highlight that disappears with the last of them.
 */
export class Marks {
  readonly #host: Element;
  readonly #elements = new MarkElements();
  #ranges: AbstractRange[] = [];
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: Element) {
    this.#host = host;
  }

  /** Marks these ranges and no others: the first at once, the rest after a pause in typing. */
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

  /** Each change to a highlight repaints the page, so all later ranges are added together. */
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

  /** The registry of the element's own window. */
  get #registry(): HighlightRegistry | undefined {
    // Older browsers have no registry, although the types say so.
    const {highlights}: Partial<typeof CSS> = this.#host.ownerDocument.defaultView?.CSS ?? {};
    return highlights;
  }
}

/** The next text node in the same tree. */
function textAfter(node: Node): Node | null {
  const walker = node.ownerDocument?.createTreeWalker(node.getRootNode(), NodeFilter.SHOW_TEXT);
  if (walker) walker.currentNode = node;
  return walker?.nextNode() ?? null;
}

/** A marked text node, its original text, and the nodes added after it. */
interface Marked {
  readonly node: Text;
  readonly data: string;
  readonly added: readonly ChildNode[];
}

/** Marks text with elements, for browsers without highlights. */
export class MarkElements {
  readonly #marked: Marked[] = [];

  /** @param ranges in page order, outside text nodes that are already marked */
  add(ranges: readonly AbstractRange[]): void {
    const places = new Map<Text, (readonly [number, number])[]>();
    const put = (node: Node, start: number, end: number) => {
      if (!(node instanceof Text)) return;
      const parts = places.get(node) ?? [];
      parts.push([start, end]);
      places.set(node, parts);
    };
    for (const {startContainer, startOffset, endContainer, endOffset} of ranges) {
      for (let node: Node | null = startContainer; node; node = textAfter(node)) {
        const isLast = node === endContainer;
        put(node, node === startContainer ? startOffset : 0, isLast ? endOffset : Infinity);
        if (isLast) break;
      }
    }
    for (const [node, parts] of places) this.#mark(node, parts);
  }

  /** Restores the original text nodes, which other code refers to. */
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
