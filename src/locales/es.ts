import type {Strings} from './en.js';

/** The interface's texts in Spanish. */
export const strings: Strings = {
  loading: 'Cargando…',
  empty: 'Todavía no hay nada aquí.',
  failed: 'Lo sentimos, esta parte de la página no se puede mostrar en este momento.',
  retry: 'Intentar de nuevo',
  expandAll: 'Expandir todo',
  collapseAll: 'Contraer todo',
  table: 'Tabla',
  backToText: 'Volver al texto',
  topics: 'Temas',
  copyLink: 'Copiar enlace:',
  copied: 'Copiado',
  address: 'Dirección de esta pregunta',
  search: 'Buscar en las preguntas',
  clearSearch: 'Borrar la búsqueda',
  noMatches: 'Ninguna pregunta coincide.',
  matches: {
    one: '{count} pregunta coincide',
    many: '{count} de preguntas coinciden',
    other: '{count} preguntas coinciden',
  },
  helpful: '¿Le ha sido útil?',
  yes: 'Sí',
  no: 'No',
  thanks: 'Gracias.',
};

/** Whether a speaker of the language has reviewed the texts. */
export const reviewed = false;
