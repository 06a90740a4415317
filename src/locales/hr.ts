import type {Strings} from './en.js';

/** The interface's texts in Croatian. */
export const strings: Strings = {
  loading: 'Učitavanje…',
  empty: 'Ovdje još nema ničega.',
  failed: 'Nažalost, ovaj dio stranice trenutačno nije moguće prikazati.',
  retry: 'Pokušajte ponovno',
  expandAll: 'Proširi sve',
  collapseAll: 'Sažmi sve',
  table: 'Tablica',
  backToText: 'Natrag na tekst',
  topics: 'Teme',
  copyLink: 'Kopiraj poveznicu:',
  copied: 'Kopirano',
  address: 'Poveznica na ovo pitanje',
  search: 'Pretraži pitanja',
  clearSearch: 'Očisti pretragu',
  noMatches: 'Nije pronađeno nijedno pitanje.',
  matches: {
    one: 'Pronađeno je {count} pitanje',
    few: 'Pronađena su {count} pitanja',
    other: 'Pronađeno je {count} pitanja',
  },
  helpful: 'Je li ovo bilo korisno?',
  yes: 'Da',
  no: 'Ne',
  thanks: 'Hvala.',
};
