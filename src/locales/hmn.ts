import type {Strings} from './en.js';

/** The interface's texts in Hmong (White Hmong). */
export const strings: Strings = {
  loading: 'Tab tom thauj…',
  empty: 'Tsis tau muaj dab tsi ntawm no.',
  failed: 'Thov txim, tam sim no qhia tsis tau ntu no ntawm nplooj ntawv.',
  retry: 'Sim dua',
  expandAll: 'Qhib tag nrho',
  collapseAll: 'Kaw tag nrho',
  table: 'Daim ntawv teev',
  backToText: 'Rov mus rau cov ntawv',
  topics: 'Cov ntsiab lus',
  copyLink: 'Luam qhov txuas:',
  copied: 'Luam lawm',
  address: 'Qhov txuas rau lo lus nug no',
  search: 'Tshawb nrhiav hauv cov lus nug',
  clearSearch: 'Tshem qhov tshawb nrhiav',
  noMatches: 'Nrhiav tsis tau lo lus nug twg.',
  matches: {one: 'Nrhiav tau {count} lo lus nug', other: 'Nrhiav tau {count} lo lus nug'},
  helpful: 'Qhov no puas pab tau?',
  yes: 'Pab tau',
  no: 'Pab tsis tau',
  thanks: 'Ua tsaug.',
};
