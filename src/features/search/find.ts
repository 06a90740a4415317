import {Fuzzy} from './fuzzy.js';
import {
  compoundsOf,
  isSpaceless,
  type Letters,
  placeOf,
  withoutHyphens,
  type Word,
  wordsOf,
} from './words.js';

/** A question and its answer, as rendered. */
export interface Entry {
  readonly question: Passage;
  /** Absent if there is nothing to expand. */
  readonly answer: Passage | undefined;
}

/** A matching entry. */
export interface Match {
  /** Higher is better. Comparable only within one search. */
  readonly score: number;
  /** Whether the answer matches. */
  readonly isInAnswer: boolean;
}

/** The result of a search: matches by the index of their entry, and the words to mark. */
export interface Found {
  readonly matches: ReadonlyMap<number, Match>;
  readonly wanted: Wanted;
}

/** A prepared query. */
export interface Terms {
  /** Words of the query. */
  readonly terms: readonly string[];
  /** The same without signs and without the short halves of words: "l’abonnement" and "+card" are "abonnement", "card". */
  readonly cores: readonly string[];
  /** The same, with hyphenated words in one. */
  readonly joined: readonly string[];
  /** The query, split at spaces. */
  readonly parts: readonly string[];
  /** Whether the words are a guess by the browser, because the script has no spaces. */
  readonly isSpaceless: boolean;
}

/** Weight of a word in a question, compared with one in an answer. */
export const QUESTION_WEIGHT = 3;

/** Words of a query that count. More would only take time. */
const MAX_WORDS = 32;

/** @returns `undefined` if the query has no word or symbol */
function readQuery(text: string): Terms | undefined {
  const written = text.trim().split(/\s+/, MAX_WORDS);
  const words = written.map(wordsOf);
  const parts = words
    .map(part => part.map(({term, isJoined}, i) => (i && !isJoined ? ` ${term}` : term)).join(''))
    .filter(Boolean);
  const terms = termsOf(words.flat());
  const joined = termsOf(written.map(withoutHyphens).flatMap(wordsOf));
  const cores = termsOf(words.flatMap(coresOf));
  return parts.length ? {terms, cores, joined, parts, isSpaceless: isSpaceless(text)} : undefined;
}

/** Shortest word that may stand for all that is written without a space. */
const MIN_CORE = 3;

/** The words that count most in a part of the query. */
function coresOf(part: readonly Word[]): readonly Word[] {
  const words = part.filter(({term}) => /[\p{L}\p{N}]/u.test(term));
  const letters = words.reduce((sum, {term}) => sum + term.length, 0);
  const core = words.find(({term, isJoined}) => {
    return !isJoined && term.length >= MIN_CORE && term.length > letters / 2;
  });
  return core && !words.some(({isJoined}) => isJoined) ? [core] : words;
}

function termsOf(words: readonly Word[]): string[] {
  return words.slice(0, MAX_WORDS).map(({term}) => term);
}

/** Finds the entries that contain all parts of the query literally. */
function findParts(entries: readonly Entry[], {parts}: Terms): Found {
  const matches = new Map<number, Match>();
  entries.forEach(({question, answer}, i) => {
    const inQuestion = parts.filter(part => question.text.includes(part));
    const inAnswer = parts.filter(part => answer?.text.includes(part));
    if (!parts.every(part => inQuestion.includes(part) || inAnswer.includes(part))) return;
    const score = inQuestion.length * QUESTION_WEIGHT + inAnswer.length;
    matches.set(i, {score, isInAnswer: inAnswer.length > 0});
  });
  return {matches, wanted: {terms: new Map(), parts}};
}

/** A rendered question: the elements with its text and its answer. */
export interface Shown {
  readonly question: Element;
  readonly answer: Element | undefined;
}

/** Milliseconds of indexing before a pause. */
const SLICE = 8;

/** A search index of the rendered FAQ. */
export class Catalogue {
  readonly #entries: Entry[] = [];
  readonly #fuzzy = new Fuzzy();

  /**
   * Builds an index in slices.
   *
   * @param signal stops early, with an incomplete index
   */
  static async of(shown: readonly Shown[], signal: AbortSignal): Promise<Catalogue> {
    const catalogue = new Catalogue();
    let pause = performance.now() + SLICE;
    for (const {question, answer} of shown) {
      catalogue.#add({question: new Passage(question), answer: answer && new Passage(answer)});
      if (performance.now() < pause) continue;
      await new Promise(resolve => setTimeout(resolve));
      if (signal.aborted) break;
      pause = performance.now() + SLICE;
    }
    return catalogue;
  }

  /** Whether all indexed texts are still in the page. */
  get isCurrent(): boolean {
    return this.#entries.every(({question, answer}) => {
      return question.isCurrent && (answer?.isCurrent ?? true);
    });
  }

  /** @returns `undefined` if the query has no word */
  find(query: string): Found | undefined {
    const terms = readQuery(query);
    if (!terms) return undefined;
    return this.#findWords(terms);
  }

  /** The ranges to mark in an entry. */
  ranges(place: number, {wanted}: Found): StaticRange[] {
    const {question, answer} = this.#entries[place] ?? {};
    return [question, answer].flatMap(passage => passage?.ranges(wanted) ?? []);
  }

  #add(entry: Entry): void {
    this.#fuzzy.add(entry, this.#entries.length);
    this.#entries.push(entry);
  }

  /**
   * Searches by words. In scripts without spaces, first literally: the browser may split the text
   * differently from the query.
   */
  #findWords(terms: Terms): Found {
    if (!terms.isSpaceless) return this.#fuzzy.find(terms, false);
    const {matches, wanted} = findParts(this.#entries, terms);
    const words = this.#fuzzy.find(terms, matches.size > 0);
    return {
      matches: new Map([...words.matches, ...matches]),
      wanted: {terms: words.wanted.terms, parts: wanted.parts},
    };
  }
}

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
