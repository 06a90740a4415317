import type {Strings} from './en.js';

/** The interface's texts in Irish. */
export const strings: Strings = {
  loading: 'Á luchtú…',
  empty: 'Níl aon rud anseo fós.',
  failed: 'Tá brón orainn, ní féidir an chuid seo den leathanach a thaispeáint faoi láthair.',
  retry: 'Triail arís',
  expandAll: 'Oscail gach ceann',
  collapseAll: 'Dún gach ceann',
  table: 'Tábla',
  backToText: 'Ar ais go dtí an téacs',
  topics: 'Ábhair',
  copyLink: 'Cóipeáil an nasc:',
  copied: 'Cóipeáilte',
  address: 'Nasc chuig an gceist seo',
  search: 'Cuardaigh na ceisteanna',
  clearSearch: 'Glan an cuardach',
  noMatches: 'Níor aimsíodh aon cheist.',
  matches: {
    one: 'Aimsíodh {count} cheist',
    two: 'Aimsíodh {count} cheist',
    few: 'Aimsíodh {count} cheist',
    many: 'Aimsíodh {count} gceist',
    other: 'Aimsíodh {count} ceist',
  },
  helpful: 'An raibh sé seo cabhrach?',
  yes: 'Bhí',
  no: 'Ní raibh',
  thanks: 'Go raibh maith agat.',
};
