import type {Strings} from './en.js';

/** The interface's texts in Lithuanian. */
export const strings: Strings = {
  loading: 'Įkeliama…',
  empty: 'Čia dar nieko nėra.',
  failed: 'Deja, šios puslapio dalies šiuo metu parodyti negalima.',
  retry: 'Bandyti dar kartą',
  expandAll: 'Išskleisti viską',
  collapseAll: 'Suskleisti viską',
  table: 'Lentelė',
  backToText: 'Grįžti į tekstą',
  topics: 'Temos',
  copyLink: 'Kopijuoti nuorodą:',
  copied: 'Nukopijuota',
  address: 'Nuoroda į šį klausimą',
  search: 'Ieškoti klausimuose',
  clearSearch: 'Išvalyti paiešką',
  noMatches: 'Klausimų nerasta.',
  matches: {
    one: 'Rastas {count} klausimas',
    few: 'Rasti {count} klausimai',
    many: 'Rasta {count} klausimo',
    other: 'Rasta {count} klausimų',
  },
  helpful: 'Ar tai buvo naudinga?',
  yes: 'Taip',
  no: 'Ne',
  thanks: 'Ačiū.',
};
