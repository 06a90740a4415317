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
  address: 'Enlace a esta pregunta',
  search: 'Buscar en las preguntas',
  clearSearch: 'Borrar la búsqueda',
  noMatches: 'No se encontraron preguntas',
  matches: {
    one: '{count} pregunta encontrada',
    many: '{count} de preguntas encontradas',
    other: '{count} preguntas encontradas',
  },
  helpful: '¿Le resultó útil?',
  yes: 'Sí',
  no: 'No',
  thanks: 'Gracias.',
};
