import MiniSearch, {type Query, type SearchOptions, type SearchResult} from 'minisearch';
import {type Entry, type Found, type Match, QUESTION_WEIGHT, type Terms} from './find.js';

interface Row {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
}

const split = (text: string) => text.split(' ');

/**
 * What counts as the same word, from the strictest: the first that finds anything has found it. So a
 * word that is there as it was typed never brings those along that only resemble it.
 */
const LENIENCE: readonly ((term: string) => number)[] = [
  () => 0,
  ({length}) => (length < 3 ? 0 : 1),
  ({length}) => (length < 3 ? 0 : length < 5 ? 1 : 2),
];

/** Finds words by their beginnings, and with a wrong letter or two. */
export class Fuzzy {
  readonly #words = new MiniSearch<Row>({
    fields: ['question', 'answer'],
    // Words come as they are compared.
    tokenize: split,
    processTerm: (term: string) => term,
    searchOptions: {
      prefix: true,
      combineWith: 'AND',
      boost: {question: QUESTION_WEIGHT},
    },
  });

  add({question, answer}: Entry, id: number): void {
    const row = {
      id,
      question: question.terms.join(' '),
      answer: answer?.terms.join(' ') ?? '',
    };
    withArrayFrom(() => {
      this.#words.add(row);
    });
  }

  find({terms}: Terms): Found {
    let results: SearchResult[] = [];
    for (const lenience of LENIENCE) {
      results = this.#search(terms, lenience, {});
      if (results.length) break;
    }
    if (!results.length && terms.length > 2) {
      // A sentence: who has most of its words may be meant.
      const [, , lenience = () => 0] = LENIENCE;
      results = this.#search(terms, lenience, {
        combineWith: 'OR',
        filter: ({queryTerms}) => new Set(queryTerms).size > terms.length / 2,
      });
    }
    return toFound(results, terms);
  }

  #search(
    terms: readonly string[],
    lenience: (term: string) => number,
    options: SearchOptions,
  ): SearchResult[] {
    const queries = terms.map(term => {
      const fuzzy = lenience(term);
      return fuzzy ? oneOf(term, fuzzy) : term;
    });
    return withArrayFrom(() =>
      this.#words.search({queries, combineWith: 'AND', ...options}, options),
    );
  }
}

/** A word with wrong letters, or with two neighbours that have changed places. */
function oneOf(term: string, fuzzy: number): Query {
  const swapped = term
    .slice(1)
    .split('')
    .map((next, i) => term.slice(0, i) + next + (term[i] ?? '') + term.slice(i + 2));
  return {combineWith: 'OR', fuzzy, queries: [term, ...swapped.map(exactly)]};
}

const exactly = (term: string): Query => ({queries: [term], fuzzy: false});

function toFound(results: readonly SearchResult[], asked: readonly string[]): Found {
  const matches = new Map<number, Match>();
  const terms = new Map<string, number>();
  for (const {id, score, match} of results) {
    let isInAnswer = false;
    for (const [term, fields] of Object.entries(match)) {
      if (!terms.has(term)) terms.set(term, lettersOf(term, asked));
      isInAnswer ||= fields.includes('answer');
    }
    matches.set(id as number, {score, isInAnswer});
  }
  return {matches, wanted: {terms, parts: []}};
}

/** How many of a word's letters were typed; all where it only resembles what was. */
function lettersOf(term: string, asked: readonly string[]): number {
  const typed = asked.filter(word => term.startsWith(word)).map(({length}) => length);
  return Math.max(...typed, 0) || term.length;
}

/* eslint no-restricted-properties: off -- this file puts back what others have replaced. */
/** Whether `Array.from` reads iterators, as the language says (ECMA-262, 23.1.2.1). */
function readsIterators(): boolean {
  return Array.from(new Set([1, 2]).values()).length === 2;
}

function isIterable(items: object): items is Iterable<never> {
  return Symbol.iterator in items;
}

/**
 * Runs a function while `Array.from` does what the language says. MooTools and Prototype.js, which old pages still
 * have, replace it by a function that cannot read iterators; MiniSearch reads its index with it. The page's own is
 * back before anything else of the page runs.
 */
export function withArrayFrom<T>(run: () => T): T {
  if (readsIterators()) return run();
  const replaced = Array.from;
  Array.from = (items: object) => (isIterable(items) ? [...items] : []);
  try {
    return run();
  } finally {
    Array.from = replaced;
  }
}
