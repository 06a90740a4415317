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
  copyLink: 'Copia il link:',
  copied: 'Copiato',
  address: 'Link a questa domanda',
  search: 'Cerca nelle domande',
  clearSearch: 'Cancella la ricerca',
  noMatches: 'Nessuna domanda trovata',
  matches: {
    one: '{count} domanda trovata',
    many: '{count} di domande trovate',
    other: '{count} domande trovate',
  },
  helpful: 'È stato utile?',
  yes: 'Sì',
  no: 'No',
  thanks: 'Grazie.',
};
