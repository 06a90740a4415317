import type {Strings} from './en.js';

/** The interface's texts in Serbian in Latin script. */
export const strings: Strings = {
  loading: 'Učitavanje…',
  empty: 'Ovde još nema ničega.',
  failed: 'Nažalost, ovaj deo stranice trenutno nije moguće prikazati.',
  retry: 'Pokušajte ponovo',
  expandAll: 'Proširi sve',
  collapseAll: 'Skupi sve',
  table: 'Tabela',
  backToText: 'Nazad na tekst',
  topics: 'Teme',
  copyLink: 'Kopiraj vezu:',
  copied: 'Kopirano',
  address: 'Veza ka ovom pitanju',
  search: 'Pretraži pitanja',
  clearSearch: 'Obriši pretragu',
  noMatches: 'Nije pronađeno nijedno pitanje.',
  matches: {
    one: 'Pronađeno je {count} pitanje',
    few: 'Pronađena su {count} pitanja',
    other: 'Pronađeno je {count} pitanja',
  },
  helpful: 'Da li je ovo bilo korisno?',
  yes: 'Da',
  no: 'Ne',
  thanks: 'Hvala vam.',
};
