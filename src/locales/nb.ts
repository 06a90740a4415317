import type {Strings} from './en.js';

/** The interface's texts in Norwegian Bokmål. */
export const strings: Strings = {
  loading: 'Laster inn\u00A0…',
  empty: 'Det er ingenting her ennå.',
  failed: 'Denne delen av siden kan dessverre ikke vises akkurat nå.',
  retry: 'Prøv igjen',
  expandAll: 'Åpne alle',
  collapseAll: 'Lukk alle',
  table: 'Tabell',
  backToText: 'Tilbake til teksten',
  topics: 'Emner',
  copyLink: 'Kopier lenke:',
  copied: 'Kopiert',
  address: 'Lenke til dette spørsmålet',
  search: 'Søk i spørsmålene',
  clearSearch: 'Tøm søket',
  noMatches: 'Ingen spørsmål passer med søket.',
  matches: {one: '{count} spørsmål passer med søket', other: '{count} spørsmål passer med søket'},
  helpful: 'Var dette nyttig?',
  yes: 'Ja',
  no: 'Nei',
  thanks: 'Takk.',
};
