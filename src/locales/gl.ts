import type {Strings} from './en.js';

/** The interface's texts in Galician. */
export const strings: Strings = {
  loading: 'Cargando…',
  empty: 'Aínda non hai nada aquí.',
  failed: 'Sentímolo, neste momento non se pode amosar esta parte da páxina.',
  retry: 'Tentar de novo',
  expandAll: 'Despregar todo',
  collapseAll: 'Contraer todo',
  table: 'Táboa',
  backToText: 'Volver ao texto',
  topics: 'Temas',
  copyLink: 'Copiar a ligazón:',
  copied: 'Copiado',
  address: 'Ligazón a esta pregunta',
  search: 'Buscar nas preguntas',
  clearSearch: 'Borrar a busca',
  noMatches: 'Non se atopou ningunha pregunta.',
  matches: {one: 'Atopouse {count} pregunta', other: 'Atopáronse {count} preguntas'},
  helpful: 'Resultoulle útil?',
  yes: 'Si',
  no: 'Non',
  thanks: 'Grazas.',
};
