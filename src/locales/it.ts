import type {Strings} from './en.js';

/** The interface's texts in Italian. */
export const strings: Strings = {
  loading: 'Caricamento…',
  empty: 'Qui non c’è ancora nulla.',
  failed: 'Purtroppo questa parte della pagina al momento non può essere mostrata.',
  retry: 'Riprova',
  expandAll: 'Espandi tutto',
  collapseAll: 'Comprimi tutto',
  table: 'Tabella',
  backToText: 'Torna al testo',
  topics: 'Argomenti',
  copyLink: 'Copia link:',
  copied: 'Copiato',
  address: 'Indirizzo di questa domanda',
  search: 'Cerca nelle domande',
  clearSearch: 'Cancella la ricerca',
  noMatches: 'Nessuna domanda corrisponde.',
  matches: {
    one: '{count} domanda corrisponde',
    many: '{count} di domande corrispondono',
    other: '{count} domande corrispondono',
  },
  helpful: 'È stato utile?',
  yes: 'Sì',
  no: 'No',
  thanks: 'Grazie.',
};

/** Whether a speaker of the language has reviewed the texts. */
export const reviewed = false;
