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
  address: 'Link til dette spørgsmål',
  search: 'Søg i spørgsmålene',
  clearSearch: 'Ryd søgningen',
  noMatches: 'Ingen spørgsmål matcher.',
  matches: {one: '{count} spørgsmål matcher', other: '{count} spørgsmål matcher'},
  helpful: 'Var det nyttigt?',
  yes: 'Ja',
  no: 'Nej',
  thanks: 'Tak.',
};
