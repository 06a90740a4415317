import type {Strings} from './en.js';

/** The interface's texts in Norwegian Nynorsk. */
export const strings: Strings = {
  loading: 'Lastar inn\u00A0…',
  empty: 'Her er det ingenting enno.',
  failed: 'Denne delen av sida kan diverre ikkje visast akkurat no.',
  retry: 'Prøv igjen',
  expandAll: 'Opne alle',
  collapseAll: 'Lukk alle',
  table: 'Tabell',
  backToText: 'Tilbake til teksten',
  topics: 'Emne',
  copyLink: 'Kopier lenkje:',
  copied: 'Kopiert',
  address: 'Lenkje til dette spørsmålet',
  search: 'Søk i spørsmåla',
  clearSearch: 'Tøm søket',
  noMatches: 'Ingen spørsmål passar med søket.',
  matches: {one: '{count} spørsmål passar med søket', other: '{count} spørsmål passar med søket'},
  helpful: 'Var dette nyttig?',
  yes: 'Ja',
  no: 'Nei',
  thanks: 'Takk.',
};
