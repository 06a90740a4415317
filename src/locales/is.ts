import type {Strings} from './en.js';

/** The interface's texts in Icelandic. */
export const strings: Strings = {
  loading: 'Hleð inn…',
  empty: 'Hér er ekkert enn.',
  failed: 'Því miður er ekki hægt að sýna þennan hluta síðunnar núna.',
  retry: 'Reyna aftur',
  expandAll: 'Opna allt',
  collapseAll: 'Loka öllu',
  table: 'Tafla',
  backToText: 'Aftur í textann',
  topics: 'Efnisflokkar',
  copyLink: 'Afrita tengil:',
  copied: 'Afritað',
  address: 'Tengill á þessa spurningu',
  search: 'Leita í spurningunum',
  clearSearch: 'Hreinsa leit',
  noMatches: 'Engar spurningar fundust.',
  matches: {one: '{count} spurning fannst', other: '{count} spurningar fundust'},
  helpful: 'Var þetta gagnlegt?',
  yes: 'Já',
  no: 'Nei',
  thanks: 'Takk fyrir.',
};
