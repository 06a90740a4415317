import type {Strings} from './en.js';

/** The interface's texts in Swedish. */
export const strings: Strings = {
  loading: 'Läser in\u00A0…',
  empty: 'Här finns inget ännu.',
  failed: 'Tyvärr kan den här delen av sidan inte visas just nu.',
  retry: 'Försök igen',
  expandAll: 'Öppna alla',
  collapseAll: 'Stäng alla',
  table: 'Tabell',
  backToText: 'Tillbaka till texten',
  topics: 'Ämnen',
  copyLink: 'Kopiera länk:',
  copied: 'Kopierat',
  address: 'Länk till den här frågan',
  search: 'Sök bland frågorna',
  clearSearch: 'Rensa sökningen',
  noMatches: 'Inga frågor matchar.',
  matches: {one: '{count} fråga matchar', other: '{count} frågor matchar'},
  helpful: 'Var det här till hjälp?',
  yes: 'Ja',
  no: 'Nej',
  thanks: 'Tack.',
};
