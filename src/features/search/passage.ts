import {compoundsOf, type Letters, placeOf, wordsOf} from './words.js';

/** Block elements. No word continues across their edges. */
const BLOCKS = 'p, li, dt, dd, th, td, h1, h2, h3, h4, h5, h6, pre, blockquote, div, summary';

/** Stands between blocks, and for line breaks. */
const EDGE = '\u2029';

/** Words and parts to mark in a passage. */
export interface Wanted {
  /** Words, with the letters to mark. */
  readonly terms: ReadonlyMap<string, Letters>;
  /** Literal parts of the text, words or not. */
  readonly parts: readonly string[];
}

/** The text of a rendered question or answer, and the positions of its words. */
export class Passage {
  /** Its words, folded, and then its compounds. */
  readonly terms: readonly string[];
  /** The words joined to a text: a space on either side, where the original has one. */
  readonly text: string;
  readonly #nodes: readonly Text[];
  /** Start of each text node in the joined text of all nodes. */
  readonly #offsets: readonly number[];
  /**
   * Three numbers per word: start and end in the joined text of all nodes, start in `text`. Compounds
   * have no place in `text`.
   */
  readonly #places: Uint32Array;
  readonly #wordCount: number;

  constructor(root: Element) {
    const {nodes, offsets, text} = read(root);
    const words = wordsOf(text);
    const all = [...words, ...compoundsOf(words, text)];
    this.#nodes = nodes;
    this.#offsets = offsets;
    this.#wordCount = words.length;
    this.#places = new Uint32Array(all.length * 3);
    let folded = '';
    let last = 0;
    all.forEach(({term, start, end, isJoined}, i) => {
      const isWord = i < words.length;
      if (isWord && !isJoined) folded += text.slice(last, start).includes(EDGE) ? ` ${EDGE} ` : ' ';
      this.#places.set([start, end, folded.length], i * 3);
      if (isWord) folded += term;
      last = end;
    });
    this.terms = all.map(({term}) => term);
    this.text = `${folded} `;
  }

  /** Whether all its text nodes are still in the page. */
  get isCurrent(): boolean {
    return this.#nodes.every(node => node.isConnected);
  }

  /** The ranges to mark, in their order. */
  ranges(wanted: Wanted): StaticRange[] {
    return merge([...this.#found(wanted)]).map(([start, end]) => {
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

  *#found({terms, parts}: Wanted): Generator<Bounds> {
    const bounds = merge(parts.flatMap(part => occurrences(this.text, part)));
    let next = 0;
    let i = -1;
    for (const term of this.terms) {
      i++;
      const letters = terms.get(term);
      const place = this.#places.subarray(i * 3, i * 3 + 3);
      if (letters) yield this.#lettersOf(place, term, letters);
      if (i >= this.#wordCount) continue;
      const [, , at = 0] = place;
      while ((bounds[next]?.[1] ?? Infinity) <= at) next++;
      for (let k = next; (bounds[k]?.[0] ?? Infinity) < at + term.length; k++) {
        const [low = 0, high = 0] = bounds[k] ?? [];
        yield this.#lettersOf(place, term, [low - at, high - at]);
      }
    }
  }

  /** The place of some letters of a folded word. */
  #lettersOf([start = 0, end = 0]: Uint32Array, term: string, [from, to]: Letters): Bounds {
    const letters: Letters = [Math.max(0, from), Math.min(term.length, to)];
    const isExact = end - start === term.length;
    const [first, last] = isExact ? letters : placeOf(this.#textOf(start, end), letters);
    return [start + first, start + last];
  }

  /** The text between two positions in a block. */
  #textOf(start: number, end: number): string {
    const first = this.#nodeAt(start);
    const nodes = this.#nodes.slice(first, this.#nodeAt(end - 1) + 1);
    const from = start - (this.#offsets[first] ?? 0);
    return nodes
      .map(({data}) => data)
      .join('')
      .slice(from, from + end - start);
  }

  /** Index of the text node at a position. */
  #nodeAt(place: number): number {
    return this.#offsets.findLastIndex(offset => offset <= place);
  }
}

type Bounds = readonly [number, number];

/** Bounds in their order. Overlapping ones become one. */
function merge(bounds: readonly Bounds[]): Bounds[] {
  const merged: [number, number][] = [];
  for (const [start, end] of bounds.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else if (start < end) merged.push([start, end]);
  }
  return merged;
}

function occurrences(text: string, part: string): Bounds[] {
  const found: Bounds[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) {
    found.push([at, at + part.length]);
  }
  return found;
}

/** The text of an element, with the edges of its blocks. */
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
    if (around !== block) text += EDGE;
    block = around;
    nodes.push(node as Text);
    offsets.push(text.length);
    text += (node as Text).data;
  }
  return {nodes, offsets, text};
}
