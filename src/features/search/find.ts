import {Fuzzy} from './fuzzy.js';
import {Passage, type Wanted} from './passage.js';
import {isSpaceless, wordsOf} from './words.js';

/** A question with its answer, as they are shown. */
export interface Entry {
  readonly question: Passage;
  /** Without one there is nothing to expand. */
  readonly answer: Passage | undefined;
}

/** An entry that a search has found. */
export interface Match {
  /** The higher, the better. Says nothing beside those of another query. */
  readonly score: number;
  /** Whether something of it is in the answer. */
  readonly isInAnswer: boolean;
}

/** What a search has found: matches by the places of their entries, and what to mark in them. */
export interface Found {
  readonly matches: ReadonlyMap<number, Match>;
  readonly wanted: Wanted;
}

/** A query as it is compared. */
export interface Terms {
  /** Its words. */
  readonly terms: readonly string[];
  /** What is written between its spaces. */
  readonly parts: readonly string[];
  /** Whether the words in it are the browser's guess. */
  readonly isSpaceless: boolean;
}

/** How much more a word in a question counts than one in an answer. */
export const QUESTION_WEIGHT = 3;

/** @returns nothing where there is no word or sign to look for */
export function readQuery(text: string): Terms | undefined {
  const words = text.split(/\s+/).map(wordsOf);
  const parts = words
    .map(part => part.map(({term, isJoined}, i) => (i && !isJoined ? ` ${term}` : term)).join(''))
    .filter(Boolean);
  const terms = words.flat().map(({term}) => term);
  return parts.length ? {terms, parts, isSpaceless: isSpaceless(text)} : undefined;
}

/** Finds the entries that have all parts of the query, letter by letter. */
export function findParts(entries: readonly Entry[], {parts}: Terms): Found {
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

/** What is shown of a question: its words, and those of its answer. */
export interface Shown {
  readonly question: Element;
  readonly answer: Element | undefined;
}

/** How long the page may stand still for the catalogue, in milliseconds. */
const SLICE = 8;

/** What can be found in a FAQ as it is shown now. */
export class Catalogue {
  readonly #entries: Entry[] = [];
  readonly #fuzzy = new Fuzzy();

  /**
   * Reads what is shown, a little at a time.
   *
   * @param signal ends it; the catalogue is then not complete
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

  /** Whether it still tells what is shown. */
  get isCurrent(): boolean {
    return this.#entries.every(({question, answer}) => {
      return question.isCurrent && (answer?.isCurrent ?? true);
    });
  }

  /** @returns nothing where there is no word to look for */
  find(query: string): Found | undefined {
    const terms = readQuery(query);
    if (!terms) return undefined;
    return this.#findWords(terms);
  }

  /** Where to mark what was found in an entry. */
  ranges(place: number, {wanted}: Found): StaticRange[] {
    const {question, answer} = this.#entries[place] ?? {};
    return [question, answer].flatMap(passage => passage?.ranges(wanted) ?? []);
  }

  #add(entry: Entry): void {
    this.#fuzzy.add(entry, this.#entries.length);
    this.#entries.push(entry);
  }

  /** Where words are a guess, a text may have been cut in other places than the query. */
  #findWords(terms: Terms): Found {
    const words = this.#fuzzy.find(terms);
    if (!terms.isSpaceless) return words;
    const {matches, wanted} = findParts(this.#entries, terms);
    return {
      matches: new Map([...words.matches, ...matches]),
      wanted: {terms: words.wanted.terms, parts: wanted.parts},
    };
  }
}
