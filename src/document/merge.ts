import {Fault} from './errors.js';
import {identify} from './identify.js';
import {MAX_ENTRIES} from './limits.js';
import type {Draft, Entry, WelearnDocument} from './model.js';

/** A draft and the URL that its relative links resolve against. */
export interface Origin {
  readonly draft: Draft;
  readonly base: string;
}

type PlacedEntry = Entry & {readonly base: string};

/**
 * Merges several documents. Later scalars win. Entries are appended, but an entry with the id (or
 * question) of an earlier document's entry replaces it in place; `hidden` removes it.
 *
 * An entry without a question is not shown, even if it has an answer: the template shared by the We
 * Learn sites has always worked this way.
 *
 * @throws Fault `too-large`
 */
export function merge(origins: readonly Origin[]): WelearnDocument {
  const last = <K extends keyof Draft>(key: K) =>
    origins.findLast(({draft}) => draft[key] !== undefined)?.draft[key];
  const entries = mergeEntries(origins);
  if (entries.length > MAX_ENTRIES) {
    throw new Fault('too-large', {found: 'questions', expected: String(MAX_ENTRIES)});
  }
  const shown = entries.filter(({q, hidden}) => q && !hidden);
  const about = origins.findLast(({draft}) => draft.about !== undefined) ?? origins.at(-1);
  return Object.freeze({
    title: last('title') ?? '',
    about: last('about') ?? '',
    faq_title: last('faq_title') ?? '',
    faq: Object.freeze(identify(shown).map(question => Object.freeze(question))),
    lang: last('lang') ?? '',
    layout: last('layout') ?? '',
    bundles: Object.freeze([...(last('bundles') ?? [])]),
    base: about?.base ?? '',
  });
}

function mergeEntries(origins: readonly Origin[]): PlacedEntry[] {
  const merged: PlacedEntry[] = [];
  for (const {draft, base} of origins) {
    // An entry replaces only entries of earlier documents. Within one document, a repeated question
    // is a separate entry.
    const earlier = new Map<string, number>();
    merged.forEach(({id, q}, i) => {
      if (q) earlier.set(`q:${q}`, i);
      if (id) earlier.set(`id:${id}`, i);
    });
    const replaced = new Set<number>();
    for (const entry of draft.faq) {
      const at = earlier.get(`id:${entry.id}`) ?? earlier.get(`q:${entry.q}`);
      if (at === undefined || replaced.has(at)) merged.push({...entry, base});
      else {
        merged[at] = {...entry, base};
        replaced.add(at);
      }
    }
  }
  return merged;
}
