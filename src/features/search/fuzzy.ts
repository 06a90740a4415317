import MiniSearch, {type Query, type SearchOptions, type SearchResult} from 'minisearch';
import {type Entry, type Found, type Match, QUESTION_WEIGHT, type Terms} from './find.js';
import {isCompound, latinOf, type Letters} from './words.js';

interface Row {
  readonly id: number;
  readonly question: string;
  readonly answer: string;
}

const split = (text: string) => text.split(' ');

/** A level of the search. */
interface Level {
  /** Edits allowed in a word. */
  readonly edits: (term: string) => number;
  /** Shortest word that also counts inside other words: "ausweis" in "Bibliotheksausweis". */
  readonly part: number;
  /** The same with one edit: "kortti" in "kirjastokortin". */
  readonly editedPart: number;
}

/** Nobody makes typing errors in a longer word, but somebody may paste one. */
const MAX_EDITED = 32;
const isEdited = ({length}: string, shortest: number) => length >= shortest && length <= MAX_EDITED;
const one = (term: string) => (isEdited(term, 3) ? 1 : 0);
const two = (term: string) => (isEdited(term, 5) ? 2 : one(term));

/**
 * The levels, from strict to lenient. The first one with results ends the search, so an exact match
 * never brings similar words along.
 */
const LEVELS: readonly Level[] = [
  {edits: () => 0, part: Infinity, editedPart: Infinity},
  {edits: () => 0, part: 3, editedPart: Infinity},
  {edits: one, part: 3, editedPart: 6},
  {edits: two, part: 3, editedPart: 6},
];
/**
 * For a sentence, entries with more than half of its letters match: the words that all sentences have are short in most
 * languages.
 */
const SENTENCE: Level = {edits: two, part: 5, editedPart: Infinity};

/** Words of a query that count as one word at most: "rendez vous", "e book reader". */
const MAX_JOINED = 3;

/** Finds words by prefix, in other spellings, inside other words, and with up to two typing errors. */
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
  readonly #vocabulary = new Set<string>();
  /** The Cyrillic words in Latin letters. */
  readonly #latin = new Map<string, string>();
  readonly #texts: string[] = [];

  add({question, answer}: Entry, id: number): void {
    const row = {
      id,
      question: question.terms.join(' '),
      answer: answer?.terms.join(' ') ?? '',
    };
    for (const passage of [question, answer]) {
      if (passage) this.#texts.push(passage.text);
      for (const term of passage?.terms ?? []) this.#learn(term);
    }
    withArrayFrom(() => {
      this.#words.add(row);
    });
  }

  #learn(term: string): void {
    if (this.#vocabulary.has(term)) return;
    this.#vocabulary.add(term);
    const latin = latinOf(term);
    if (latin !== term) this.#latin.set(term, latin);
  }

  /** @param isStrict only words as they are written */
  find({terms, cores, joined}: Terms, isStrict: boolean): Found {
    const [strict] = LEVELS;
    const all = {combineWith: 'AND'} as const;
    const compact = this.#isOneWord(terms) ? [terms.join('')] : joined;
    if (strict && compact.length < terms.length) {
      const found = this.#search(this.#formsOf(compact), strict, all);
      if (found.matches.size) return found;
    }
    const isSame = cores.length === terms.length && cores.every((core, i) => core === terms[i]);
    // A single letter would be in most texts.
    const isCore = !isSame && cores.join('').length > 1;
    for (const words of isCore ? [terms, cores] : [terms]) {
      const forms = this.#formsOf(words);
      for (const level of LEVELS) {
        const found = this.#search(forms, level, all);
        if (found.matches.size || isStrict) return found;
      }
    }
    const sentence = isCore ? cores : terms;
    const half = sentence.length > 2 ? sentence.join('').length / 2 : Infinity;
    return this.#search(this.#formsOf(sentence), SENTENCE, {combineWith: 'OR'}, half);
  }

  /** Whether a query is a known word in two: "wi fi", "e book". */
  #isOneWord(terms: readonly string[]): boolean {
    if (terms.length !== 2 || terms.every(({length}) => length > 2)) return false;
    const term = terms.join('');
    return isCompound(term) && this.#isBeginning(term);
  }

  /** @param least letters of the query's words of which an entry must have more */
  #search(forms: readonly Forms[], level: Level, options: SearchOptions, least = 0): Found {
    const parts = new Map<string, Letters>();
    /** The words of the query that a word of the index stands for. */
    const origins = new Map<string, Set<string>>();
    const queries = forms.map(({term, joined, halves}) => {
      const inside = this.#partsOf(term, level);
      for (const [word, letters] of inside) parts.set(word, letters);
      const query = anyOf([
        withEdits(term, level.edits(term)),
        ...joined.map(exactly),
        ...halves.map(besides),
        ...[...inside.keys()].map(word => whole([word])),
      ]);
      for (const leaf of leavesOf(query)) {
        origins.set(leaf, (origins.get(leaf) ?? new Set()).add(term));
      }
      return query;
    });
    const filter = ({queryTerms}: SearchResult) => {
      const words = new Set(queryTerms.flatMap(leaf => [...(origins.get(leaf) ?? [])]));
      return [...words].join('').length > least;
    };
    const results = withArrayFrom(() =>
      this.#words.search({queries, ...options}, least ? {...options, filter} : options),
    );
    const asked = forms.flatMap(({term, joined}) => [term, ...joined]);
    return toFound(results, term => lettersOf(term, asked, parts));
  }

  #formsOf(terms: readonly string[]): Forms[] {
    return terms.map((term, i) => ({
      term,
      joined: joinedAt(terms, i).filter(isCompound),
      halves: isCompound(term) ? [...this.#splitsOf(term)] : [],
    }));
  }

  /**
   * Words side by side in a text that make up a word. The last one may go on: "audiobook" is in "audio books".
   *
   * @param before words that have been split off
   */
  *#splitsOf(term: string, before: readonly string[] = []): Generator<readonly string[]> {
    if (before.length) {
      const isWord = this.#vocabulary.has(term);
      const text = ` ${[...before, term].join(' ')}${isPrefix(term) ? '' : ' '}`;
      const isKnown = isWord || (isPrefix(term) && this.#isBeginning(term));
      if (isKnown && this.#texts.some(one => one.includes(text))) yield [...before, term];
    }
    if (before.length + 1 >= MAX_JOINED) return;
    for (let at = 1; at < Math.min(term.length, MAX_EDITED); at++) {
      const start = term.slice(0, at);
      if (this.#vocabulary.has(start)) yield* this.#splitsOf(term.slice(at), [...before, start]);
    }
  }

  /** Whether a word begins with these letters. */
  #isBeginning(letters: string): boolean {
    return [...this.#vocabulary].some(word => word.startsWith(letters));
  }

  /** The words that contain a word, with the place in them, and those that begin with it in the other script. */
  #partsOf(term: string, {part, editedPart, edits}: Level): Map<string, Letters> {
    const parts = new Map<string, Letters>();
    if (term.length < part) return parts;
    const isNear = isEdited(term, editedPart);
    for (const word of this.#vocabulary) {
      const at = word.indexOf(term, 1);
      const letters: Letters | undefined =
        at > 0 ? [at, at + term.length] : isNear ? nearPart(word, term) : undefined;
      if (letters) parts.set(word, letters);
    }
    const latin = latinOf(term);
    const others = latin === term ? this.#latin : [...this.#vocabulary].map(word => [word, word]);
    for (const [word, written] of others) {
      const isNearby = edits(term) > 0 && nearPart(written, latin);
      if (isNearby || written.startsWith(latin)) parts.set(word, [0, word.length]);
    }
    return parts;
  }
}

/** A word of the query, and its other spellings. */
interface Forms {
  readonly term: string;
  readonly joined: readonly string[];
  readonly halves: readonly (readonly string[])[];
}

/** The words around a position, in one. */
function joinedAt(terms: readonly string[], i: number): string[] {
  const joined: string[] = [];
  for (let first = Math.max(0, i - MAX_JOINED + 1); first <= i; first++) {
    for (let end = Math.max(i + 1, first + 2); end <= first + MAX_JOINED; end++) {
      if (end <= terms.length) joined.push(terms.slice(first, end).join(''));
    }
  }
  return joined;
}

const anyOf = (queries: Query[]): Query => ({combineWith: 'OR', queries});
const exactly = (term: string): Query => ({queries: [term], fuzzy: false});
/** All of these words, and not their prefixes. */
const whole = (terms: readonly string[]): Query => ({
  combineWith: 'AND',
  queries: [...terms],
  prefix: false,
  fuzzy: false,
});

/** Whether the last of several words in one counts as a beginning. Fewer letters begin too many words. */
const isPrefix = ({length}: string) => length >= 3;
/** Words side by side. */
const besides = (terms: readonly string[]): Query => {
  const last = terms.at(-1) ?? '';
  return isPrefix(last)
    ? {combineWith: 'AND', queries: [whole(terms.slice(0, -1)), last], fuzzy: false}
    : whole(terms);
};

/** A word with typing errors, or with two neighbouring letters swapped. */
function withEdits(term: string, edits: number): Query {
  if (!edits) return term;
  const swapped = term
    .slice(1)
    .split('')
    .map((next, i) => term.slice(0, i) + next + (term[i] ?? '') + term.slice(i + 2));
  return {combineWith: 'OR', fuzzy: edits, queries: [term, ...swapped.map(exactly)]};
}

/** The words that a query looks for. */
function leavesOf(query: Query): string[] {
  if (typeof query === 'string') return [query];
  return typeof query === 'object' ? query.queries.flatMap(leavesOf) : [];
}

/** The place in a word where a part begins and ends, with at most one wrong letter. */
function nearPart(word: string, part: string): Letters | undefined {
  // With one wrong letter, one half is right.
  const middle = part.length >> 1;
  if (!word.includes(part.slice(0, middle)) && !word.includes(part.slice(middle))) return undefined;
  // Edits for each beginning of the part, and where it begins in the word (Sellers' algorithm).
  let column = Array.from({length: part.length + 1}, (_, edits) => ({edits, from: 0}));
  let best: Letters | undefined;
  for (let at = 1; at <= word.length; at++) {
    const next = [{edits: 0, from: at}];
    for (let i = 1; i <= part.length; i++) {
      const [before, above, left] = [column[i - 1], next[i - 1], column[i]];
      if (!before || !above || !left) continue;
      const wrong = word[at - 1] === part[i - 1] ? 0 : 1;
      let cell = {edits: before.edits + wrong, from: before.from};
      for (const {edits, from} of [left, above]) {
        if (edits + 1 < cell.edits) cell = {edits: edits + 1, from};
      }
      next.push(cell);
    }
    const last = next[part.length];
    if (last && last.edits <= 1) best ??= [last.from, at];
    column = next;
  }
  return best;
}

function toFound(results: readonly SearchResult[], letters: (term: string) => Letters): Found {
  const matches = new Map<number, Match>();
  const terms = new Map<string, Letters>();
  for (const {id, score, match} of results) {
    let isInAnswer = false;
    for (const [term, fields] of Object.entries(match)) {
      if (!terms.has(term)) terms.set(term, letters(term));
      isInAnswer ||= fields.includes('answer');
    }
    matches.set(id as number, {score, isInAnswer});
  }
  return {matches, wanted: {terms, parts: []}};
}

/** Letters to mark: the typed ones, those of a part, or all if the word is only similar. */
function lettersOf(
  term: string,
  asked: readonly string[],
  parts: ReadonlyMap<string, Letters>,
): Letters {
  const typed = asked.filter(word => term.startsWith(word)).map(({length}) => length);
  const count = Math.max(...typed, 0);
  return count ? [0, count] : (parts.get(term) ?? [0, term.length]);
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
