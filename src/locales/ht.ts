import type {Strings} from './en.js';

/** The interface's texts in Haitian Creole. */
export const strings: Strings = {
  loading: 'Ap chaje…',
  empty: 'Poko gen anyen isit la.',
  failed: 'Padon, nou pa ka montre pati sa a nan paj la kounye a.',
  retry: 'Eseye ankò',
  expandAll: 'Louvri tout',
  collapseAll: 'Fèmen tout',
  table: 'Tablo',
  backToText: 'Retounen nan tèks la',
  topics: 'Sijè yo',
  copyLink: 'Kopye lyen an:',
  copied: 'Lyen an kopye',
  address: 'Lyen pou kesyon sa a',
  search: 'Chèche nan kesyon yo',
  clearSearch: 'Efase rechèch la',
  noMatches: 'Nou pa jwenn okenn kesyon.',
  matches: {one: 'Nou jwenn {count} kesyon', other: 'Nou jwenn {count} kesyon'},
  helpful: 'Èske sa te itil?',
  yes: 'Wi',
  no: 'Non',
  thanks: 'Mèsi.',
};
