import type {Strings} from './en.js';

/** The interface's texts in Romanian. */
export const strings: Strings = {
  loading: 'Se încarcă…',
  empty: 'Deocamdată nu este nimic aici.',
  failed: 'Ne pare rău, această parte a paginii nu poate fi afișată acum.',
  retry: 'Încercați din nou',
  expandAll: 'Extindeți tot',
  collapseAll: 'Restrângeți tot',
  table: 'Tabel',
  backToText: 'Înapoi la text',
  topics: 'Subiecte',
  copyLink: 'Copiați linkul:',
  copied: 'Copiat',
  address: 'Linkul către această întrebare',
  search: 'Căutați în întrebări',
  clearSearch: 'Ștergeți căutarea',
  noMatches: 'Nicio întrebare nu se potrivește.',
  matches: {
    one: '{count} întrebare se potrivește',
    few: '{count} întrebări se potrivesc',
    other: '{count} de întrebări se potrivesc',
  },
  helpful: 'A fost util?',
  yes: 'Da',
  no: 'Nu',
  thanks: 'Vă mulțumim.',
};
