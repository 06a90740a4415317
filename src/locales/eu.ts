import type {Strings} from './en.js';

/** The interface's texts in Basque. */
export const strings: Strings = {
  loading: 'Kargatzen…',
  empty: 'Hemen ez dago ezer oraindik.',
  failed: 'Barkatu, orriaren zati hau ezin da une honetan erakutsi.',
  retry: 'Saiatu berriro',
  expandAll: 'Zabaldu denak',
  collapseAll: 'Tolestu denak',
  table: 'Taula',
  backToText: 'Itzuli testura',
  topics: 'Gaiak',
  copyLink: 'Kopiatu esteka:',
  copied: 'Kopiatuta',
  address: 'Galdera honetarako esteka',
  search: 'Bilatu galderetan',
  clearSearch: 'Garbitu bilaketa',
  noMatches: 'Ez da galderarik aurkitu.',
  matches: {one: '{count} galdera aurkitu da', other: '{count} galdera aurkitu dira'},
  helpful: 'Erabilgarria izan da?',
  yes: 'Bai',
  no: 'Ez',
  thanks: 'Eskerrik asko.',
};
