import type {Strings} from './en.js';

/** The interface's texts in Slovenian. */
export const strings: Strings = {
  loading: 'Nalaganje\u00A0…',
  empty: 'Tukaj še ni ničesar.',
  failed: 'Žal tega dela strani trenutno ni mogoče prikazati.',
  retry: 'Poskusi znova',
  expandAll: 'Razširi vse',
  collapseAll: 'Strni vse',
  table: 'Tabela',
  backToText: 'Nazaj na besedilo',
  topics: 'Teme',
  copyLink: 'Kopiraj povezavo:',
  copied: 'Kopirano',
  address: 'Povezava do tega vprašanja',
  search: 'Iskanje po vprašanjih',
  clearSearch: 'Počisti iskanje',
  noMatches: 'Ni najdenih vprašanj.',
  matches: {
    one: 'Najdeno je {count} vprašanje',
    two: 'Najdeni sta {count} vprašanji',
    few: 'Najdena so {count} vprašanja',
    other: 'Najdenih je {count} vprašanj',
  },
  helpful: 'Vam je bilo to v pomoč?',
  yes: 'Da',
  no: 'Ne',
  thanks: 'Hvala.',
};
