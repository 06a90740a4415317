import type {Strings} from './en.js';

/** The interface's texts in Latvian. */
export const strings: Strings = {
  loading: 'Notiek ielāde…',
  empty: 'Šeit vēl nekā nav.',
  failed: 'Diemžēl šo lapas daļu pašlaik nevar parādīt.',
  retry: 'Mēģināt vēlreiz',
  expandAll: 'Izvērst visu',
  collapseAll: 'Sakļaut visu',
  table: 'Tabula',
  backToText: 'Atpakaļ uz tekstu',
  topics: 'Tēmas',
  copyLink: 'Kopēt saiti:',
  copied: 'Nokopēts',
  address: 'Saite uz šo jautājumu',
  search: 'Meklēt jautājumos',
  clearSearch: 'Notīrīt meklēšanu',
  noMatches: 'Neviens jautājums nav atrasts.',
  matches: {
    zero: 'Atrasti {count} jautājumi',
    one: 'Atrasts {count} jautājums',
    other: 'Atrasti {count} jautājumi',
  },
  helpful: 'Vai tas bija noderīgi?',
  yes: 'Jā',
  no: 'Nē',
  thanks: 'Paldies.',
};
