import {wordsOf} from './words.js';

/** Block elements. No word continues across their edges. */
const BLOCKS = 'p, li, dt, dd, th, td, h1, h2, h3, h4, h5, h6, pre, blockquote, div, summary';

/** Words and parts to mark in a passage. */
export interface Wanted {
  /** Whole words, with the number of letters to mark. */
  readonly terms: ReadonlyMap<string, number>;
  /** Literal parts of the text, words or not. */
  readonly parts: readonly string[];
}

/** The text of a rendered question or answer, and the positions of its words. */
export class Passage {
  /** Its words, folded. */
  readonly terms: readonly string[];
  /** The words joined to a text, with spaces as in the original. */
  readonly text: string;
  readonly #nodes: readonly Text[];
  /** Start of each text node in the joined text of all nodes. */
  readonly #offsets: readonly number[];
  /** Three numbers per word: start and end in the joined text of all nodes, start in `text`. */
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

  /** Whether all its text nodes are still in the page. */
  get isCurrent(): boolean {
    return this.#nodes.every(node => node.isConnected);
  }

  /** The ranges to mark. */
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
      // If folding changed a word's length, the whole word is marked.
      const isExact = end - start === term.length;
      const from = bounds.find(([low, high]) => low < at + term.length && high > at);
      if (letters) yield [start, isExact ? start + Math.min(letters, term.length) : end];
      else if (from && !isExact) yield [start, end];
      else if (from) yield [start + Math.max(0, from[0] - at), Math.min(end, start + from[1] - at)];
    }
  }

  /** Index of the text node at a position. */
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

/** The text of an element. Each block starts a new line. */
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
