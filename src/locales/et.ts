import type {Strings} from './en.js';

/** The interface's texts in Estonian. */
export const strings: Strings = {
  loading: 'Laadimine…',
  empty: 'Siin pole veel midagi.',
  failed: 'Kahjuks ei saa seda lehe osa praegu näidata.',
  retry: 'Proovi uuesti',
  expandAll: 'Ava kõik',
  collapseAll: 'Sulge kõik',
  table: 'Tabel',
  backToText: 'Tagasi teksti juurde',
  topics: 'Teemad',
  copyLink: 'Kopeeri link:',
  copied: 'Kopeeritud',
  address: 'Link sellele küsimusele',
  search: 'Otsi küsimustest',
  clearSearch: 'Tühjenda otsing',
  noMatches: 'Ühtegi küsimust ei leitud.',
  matches: {one: 'Leiti {count} küsimus', other: 'Leiti {count} küsimust'},
  helpful: 'Kas sellest oli abi?',
  yes: 'Jah',
  no: 'Ei',
  thanks: 'Aitäh.',
};
