import type {Strings} from './en.js';

/** The interface's texts in Maltese. */
export const strings: Strings = {
  loading: 'Qed jillowdja…',
  empty: 'Għad m’hemm xejn hawn.',
  failed: 'Jiddispjaċina, din il-parti tal-paġna ma tistax tintwera bħalissa.',
  retry: 'Erġa’ pprova',
  expandAll: 'Iftaħ kollox',
  collapseAll: 'Agħlaq kollox',
  table: 'Tabella',
  backToText: 'Lura għat-test',
  topics: 'Suġġetti',
  copyLink: 'Ikkopja l-link:',
  copied: 'Ikkopjat',
  address: 'Link għal din il-mistoqsija',
  search: 'Fittex fil-mistoqsijiet',
  clearSearch: 'Ħassar it-tfittxija',
  noMatches: 'Ma nstabet l-ebda mistoqsija.',
  matches: {
    one: 'Instabet {count} mistoqsija',
    two: 'Instabu {count} mistoqsijiet',
    few: 'Instabu {count} mistoqsijiet',
    many: 'Instabu {count}-il mistoqsija',
    other: 'Instabu {count} mistoqsija',
  },
  helpful: 'Dan kien utli?',
  yes: 'Iva',
  no: 'Le',
  thanks: 'Grazzi.',
};
