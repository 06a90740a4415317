import type {Strings} from './en.js';

/** The interface's texts in Welsh. */
export const strings: Strings = {
  loading: 'Yn llwytho…',
  empty: 'Does dim byd yma eto.',
  failed: 'Mae’n ddrwg gennym, ni ellir dangos y rhan hon o’r dudalen ar hyn o bryd.',
  retry: 'Ceisio eto',
  expandAll: 'Agor y cyfan',
  collapseAll: 'Cau’r cyfan',
  table: 'Tabl',
  backToText: 'Yn ôl i’r testun',
  topics: 'Pynciau',
  copyLink: 'Copïo’r ddolen:',
  copied: 'Wedi’i chopïo',
  address: 'Dolen i’r cwestiwn hwn',
  search: 'Chwilio’r cwestiynau',
  clearSearch: 'Clirio’r chwiliad',
  noMatches: 'Ni chanfuwyd unrhyw gwestiwn.',
  matches: {
    zero: 'Canfuwyd {count} cwestiwn',
    one: 'Canfuwyd {count} cwestiwn',
    two: 'Canfuwyd {count} gwestiwn',
    few: 'Canfuwyd {count} chwestiwn',
    many: 'Canfuwyd {count} chwestiwn',
    other: 'Canfuwyd {count} cwestiwn',
  },
  helpful: 'Oedd hyn yn ddefnyddiol?',
  yes: 'Oedd',
  no: 'Nac oedd',
  thanks: 'Diolch.',
};
