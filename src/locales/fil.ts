import type {Strings} from './en.js';

/** The interface's texts in Filipino. */
export const strings: Strings = {
  loading: 'Naglo-load…',
  empty: 'Wala pang laman dito.',
  failed: 'Paumanhin, hindi maipakita ang bahaging ito ng pahina sa ngayon.',
  retry: 'Subukan ulit',
  expandAll: 'Buksan lahat',
  collapseAll: 'Isara lahat',
  table: 'Talahanayan',
  backToText: 'Bumalik sa teksto',
  topics: 'Mga paksa',
  copyLink: 'Kopyahin ang link:',
  copied: 'Nakopya na',
  address: 'Link sa tanong na ito',
  search: 'Maghanap sa mga tanong',
  clearSearch: 'I-clear ang paghahanap',
  noMatches: 'Walang nahanap na tanong.',
  matches: {one: '{count} tanong ang nahanap', other: '{count} tanong ang nahanap'},
  helpful: 'Nakatulong ba ito?',
  yes: 'Oo',
  no: 'Hindi',
  thanks: 'Salamat.',
};
