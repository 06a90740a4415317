import type {Strings} from './en.js';

/** The interface's texts in Armenian. */
export const strings: Strings = {
  loading: 'Բեռնվում է…',
  empty: 'Այստեղ դեռ ոչինչ չկա։',
  failed: 'Ցավոք, էջի այս մասն այժմ հնարավոր չէ ցուցադրել։',
  retry: 'Կրկին փորձել',
  expandAll: 'Բացել բոլորը',
  collapseAll: 'Փակել բոլորը',
  table: 'Աղյուսակ',
  backToText: 'Վերադառնալ տեքստին',
  topics: 'Թեմաներ',
  copyLink: 'Պատճենել հղումը՝',
  copied: 'Պատճենված է',
  address: 'Այս հարցի հղումը',
  search: 'Որոնել հարցերում',
  clearSearch: 'Մաքրել որոնումը',
  noMatches: 'Համապատասխան հարցեր չեն գտնվել։',
  matches: {one: 'Գտնվել է {count} հարց', other: 'Գտնվել է {count} հարց'},
  helpful: 'Սա օգտակա՞ր էր։',
  yes: 'Այո',
  no: 'Ոչ',
  thanks: 'Շնորհակալություն։',
};
