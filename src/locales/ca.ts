import type {Strings} from './en.js';

/** The interface's texts in Catalan. */
export const strings: Strings = {
  loading: 'S’està carregant…',
  empty: 'Encara no hi ha res aquí.',
  failed: 'Ho sentim, ara mateix no es pot mostrar aquesta part de la pàgina.',
  retry: 'Torna-ho a provar',
  expandAll: 'Desplega-ho tot',
  collapseAll: 'Replega-ho tot',
  table: 'Taula',
  backToText: 'Torna al text',
  topics: 'Temes',
  copyLink: 'Copia l’enllaç:',
  copied: 'Copiat',
  address: 'Enllaç a aquesta pregunta',
  search: 'Cerca a les preguntes',
  clearSearch: 'Esborra la cerca',
  noMatches: 'No s’ha trobat cap pregunta.',
  matches: {
    one: 'S’ha trobat {count} pregunta',
    many: 'S’han trobat {count} de preguntes',
    other: 'S’han trobat {count} preguntes',
  },
  helpful: 'Us ha estat útil?',
  yes: 'Sí',
  no: 'No',
  thanks: 'Gràcies.',
};
