import type {Strings} from './en.js';

/** The interface's texts in Danish. */
export const strings: Strings = {
  loading: 'Indlæser…',
  empty: 'Her er ikke noget endnu.',
  failed: 'Denne del af siden kan desværre ikke vises lige nu.',
  retry: 'Prøv igen',
  expandAll: 'Åbn alle',
  collapseAll: 'Luk alle',
  table: 'Tabel',
  backToText: 'Tilbage til teksten',
  topics: 'Emner',
  copyLink: 'Kopiér link:',
  copied: 'Kopieret',
  address: 'Adressen på dette spørgsmål',
  search: 'Søg i spørgsmålene',
  clearSearch: 'Ryd søgningen',
  noMatches: 'Ingen spørgsmål matcher.',
  matches: {one: '{count} spørgsmål matcher', other: '{count} spørgsmål matcher'},
  helpful: 'Var det en hjælp?',
  yes: 'Ja',
  no: 'Nej',
  thanks: 'Tak.',
};

/** Whether a speaker of the language has reviewed the texts. */
export const reviewed = false;
