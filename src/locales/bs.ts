import type {Strings} from './en.js';

/** The interface's texts in Bosnian. */
export const strings: Strings = {
  loading: 'Učitavanje…',
  empty: 'Ovdje još nema ništa.',
  failed: 'Nažalost, ovaj dio stranice trenutno nije moguće prikazati.',
  retry: 'Pokušajte ponovo',
  expandAll: 'Proširi sve',
  collapseAll: 'Skupi sve',
  table: 'Tabela',
  backToText: 'Nazad na tekst',
  topics: 'Teme',
  copyLink: 'Kopiraj link:',
  copied: 'Kopirano',
  address: 'Link na ovo pitanje',
  search: 'Pretraži pitanja',
  clearSearch: 'Očisti pretragu',
  noMatches: 'Nije pronađeno nijedno pitanje.',
  matches: {
    one: 'Pronađeno je {count} pitanje',
    few: 'Pronađena su {count} pitanja',
    other: 'Pronađeno je {count} pitanja',
  },
  helpful: 'Da li je ovo bilo korisno?',
  yes: 'Da',
  no: 'Ne',
  thanks: 'Hvala.',
};
