import type {Passage, Wanted} from './passage.js';
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
