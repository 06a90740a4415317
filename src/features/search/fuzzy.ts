import MiniSearch, {type Query, type SearchOptions, type SearchResult} from 'minisearch';
import {type Entry, type Found, type Match, QUESTION_WEIGHT, type Terms} from './find.js';

interface Row {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
}

const split = (text: string) => text.split(' ');

/**
 * Edits allowed per word, from strict to lenient. The first level with results ends the search, so
 * an exact match never brings similar words along.
 */
const LENIENCE: readonly ((term: string) => number)[] = [
  () => 0,
  ({length}) => (length < 3 ? 0 : 1),
  ({length}) => (length < 3 ? 0 : length < 5 ? 1 : 2),
];

/** Finds words by prefix, with up to two typing errors. */
export class Fuzzy {
  readonly #words = new MiniSearch<Row>({
    fields: ['question', 'answer'],
    // Words are already folded.
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
      // For a sentence, entries with more than half of its words match.
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

/** A word with typing errors, or with two neighbouring letters swapped. */
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

/** Number of letters to mark: the typed ones, or all if the word is only similar. */
function lettersOf(term: string, asked: readonly string[]): number {
  const typed = asked.filter(word => term.startsWith(word)).map(({length}) => length);
  return Math.max(...typed, 0) || term.length;
}

/* eslint no-restricted-properties: off -- this file restores a built-in that other scripts
   replace. */
/** Whether `Array.from` reads iterators, as in ECMA-262, 23.1.2.1. */
function readsIterators(): boolean {
  return Array.from(new Set([1, 2]).values()).length === 2;
}

function isIterable(items: object): items is Iterable<never> {
  return Symbol.iterator in items;
}

/**
 * Runs a function while `Array.from` works as specified. MooTools and Prototype.js, still in use on
 * old pages, replace it with a function that cannot read iterators, and MiniSearch needs those. The
 * page's own function returns before other code runs.
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
