import {Fuzzy} from './fuzzy.js';
import {Passage, type Wanted} from './passage.js';
import {isSpaceless, withoutHyphens, type Word, wordsOf} from './words.js';

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
export function readQuery(text: string): Terms | undefined {
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
