import type {Strings} from './en.js';

/** The interface's texts in Albanian. */
export const strings: Strings = {
  loading: 'Po ngarkohet…',
  empty: 'Këtu ende nuk ka asgjë.',
  failed: 'Na vjen keq, kjo pjesë e faqes nuk mund të shfaqet tani.',
  retry: 'Provoni përsëri',
  expandAll: 'Zgjeroji të gjitha',
  collapseAll: 'Palosi të gjitha',
  table: 'Tabelë',
  backToText: 'Kthehu te teksti',
  topics: 'Temat',
  copyLink: 'Kopjo lidhjen:',
  copied: 'U kopjua',
  address: 'Lidhje për te kjo pyetje',
  search: 'Kërko te pyetjet',
  clearSearch: 'Pastro kërkimin',
  noMatches: 'Nuk u gjet asnjë pyetje.',
  matches: {one: 'U gjet {count} pyetje', other: 'U gjetën {count} pyetje'},
  helpful: 'A ju ndihmoi kjo?',
  yes: 'Po',
  no: 'Jo',
  thanks: 'Faleminderit.',
};
