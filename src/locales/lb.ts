import type {Strings} from './en.js';

/** The interface's texts in Luxembourgish. */
export const strings: Strings = {
  loading: 'Gëtt gelueden\u00A0…',
  empty: 'Hei ass nach näischt.',
  failed: 'Dësen Deel vun der Säit kann de Moment leider net gewise ginn.',
  retry: 'Nach eng Kéier probéieren',
  expandAll: 'Alles opklappen',
  collapseAll: 'Alles zouklappen',
  table: 'Tabell',
  backToText: 'Zréck bei den Text',
  topics: 'Themen',
  copyLink: 'Link kopéieren:',
  copied: 'Kopéiert',
  address: 'Link op dës Fro',
  search: 'An de Froe sichen',
  clearSearch: 'Sich läschen',
  noMatches: 'Keng Fro fonnt.',
  matches: {one: '{count} Fro fonnt', other: '{count} Froe fonnt'},
  helpful: 'War dat hëllefräich?',
  yes: 'Jo',
  no: 'Nee',
  thanks: 'Merci.',
};
