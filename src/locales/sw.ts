import type {Strings} from './en.js';

/** The interface's texts in Swahili. */
export const strings: Strings = {
  loading: 'Inapakia…',
  empty: 'Hakuna kitu hapa bado.',
  failed: 'Samahani, sehemu hii ya ukurasa haiwezi kuonyeshwa kwa sasa.',
  retry: 'Jaribu tena',
  expandAll: 'Fungua yote',
  collapseAll: 'Funga yote',
  table: 'Jedwali',
  backToText: 'Rudi kwenye maandishi',
  topics: 'Mada',
  copyLink: 'Nakili kiungo:',
  copied: 'Kimenakiliwa',
  address: 'Kiungo cha swali hili',
  search: 'Tafuta katika maswali',
  clearSearch: 'Futa utafutaji',
  noMatches: 'Hakuna swali lililopatikana.',
  matches: {one: 'Swali {count} limepatikana', other: 'Maswali {count} yamepatikana'},
  helpful: 'Je, hii imesaidia?',
  yes: 'Ndiyo',
  no: 'Hapana',
  thanks: 'Asante.',
};
