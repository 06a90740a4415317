import {wordsOf} from './words.js';

/** What begins a line of its own, so that no word goes on across its edge. */
const BLOCKS = 'p, li, dt, dd, th, td, h1, h2, h3, h4, h5, h6, pre, blockquote, div, summary';

/** What is to be marked in a passage. */
export interface Wanted {
  /** Whole words, and how many of their letters were asked for. */
  readonly terms: ReadonlyMap<string, number>;
  /** Parts of the text, be they words or not. */
  readonly parts: readonly string[];
}

/** A question or an answer as it is shown, and where its words stand in it. */
export class Passage {
  /** Its words as they are compared. */
  readonly terms: readonly string[];
  /** The same as a text, with spaces where there are some. */
  readonly text: string;
  readonly #nodes: readonly Text[];
  /** Where each node begins in the text of all of them. */
  readonly #offsets: readonly number[];
  /** Of each word: where it begins and ends in the text of all nodes, and where in `text`. */
  readonly #places: Uint32Array;

  constructor(root: Element) {
    const {nodes, offsets, text} = read(root);
    const words = wordsOf(text);
    this.#nodes = nodes;
    this.#offsets = offsets;
    this.#places = new Uint32Array(words.length * 3);
    const terms: string[] = [];
    let folded = '';
    words.forEach(({term, start, end, isJoined}, i) => {
      if (!isJoined && folded) folded += ' ';
      this.#places.set([start, end, folded.length], i * 3);
      folded += term;
      terms.push(term);
    });
    this.terms = terms;
    this.text = folded;
  }

  /** Whether it is still what is shown. */
  get isCurrent(): boolean {
    return this.#nodes.every(node => node.isConnected);
  }

  /** Where in the page what is wanted stands. */
  ranges(wanted: Wanted): StaticRange[] {
    return [...this.#found(wanted)].map(([start, end]) => {
      const first = this.#nodeAt(start);
      const last = this.#nodeAt(end - 1);
      return new StaticRange({
        startContainer: this.#nodes[first] as Text,
        startOffset: start - (this.#offsets[first] ?? 0),
        endContainer: this.#nodes[last] as Text,
        endOffset: end - (this.#offsets[last] ?? 0),
      });
    });
  }

  *#found({terms, parts}: Wanted): Generator<readonly [number, number]> {
    const bounds = parts.flatMap(part => occurrences(this.text, part));
    let next = 0;
    for (const term of this.terms) {
      const letters = terms.get(term);
      const [start = 0, end = 0, at = 0] = this.#places.subarray(next, (next += 3));
      if (!letters && !bounds.length) continue;
      // What folding has made longer or shorter is marked as a whole.
      const isExact = end - start === term.length;
      const from = bounds.find(([low, high]) => low < at + term.length && high > at);
      if (letters) yield [start, isExact ? start + Math.min(letters, term.length) : end];
      else if (from && !isExact) yield [start, end];
      else if (from) yield [start + Math.max(0, from[0] - at), Math.min(end, start + from[1] - at)];
    }
  }

  /** The node that a place in the text is in. */
  #nodeAt(place: number): number {
    return this.#offsets.findLastIndex(offset => offset <= place);
  }
}

function occurrences(text: string, part: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
    found.push([at, at + part.length]);
  }
  return found;
}

/** The text of an element, its lines apart. */
function read(root: Element) {
  const nodes: Text[] = [];
  const offsets: number[] = [];
  let text = '';
  let block: Element | null = null;
  const walker = root.ownerDocument.createTreeWalker(
    root,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeName === 'BR') block = null;
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const around = node.parentElement?.closest(BLOCKS) ?? root;
    if (around !== block) text += '\n';
    block = around;
    nodes.push(node as Text);
    offsets.push(text.length);
    text += (node as Text).data;
  }
  return {nodes, offsets, text};
}
