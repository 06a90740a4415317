import type {Strings} from './en.js';

/** The interface's texts in Amharic. */
export const strings: Strings = {
  loading: 'በመጫን ላይ…',
  empty: 'እዚህ እስካሁን ምንም የለም።',
  failed: 'ይቅርታ፣ ይህን የገጹን ክፍል አሁን ማሳየት አይቻልም።',
  retry: 'እንደገና ይሞክሩ',
  expandAll: 'ሁሉንም ክፈት',
  collapseAll: 'ሁሉንም ዝጋ',
  table: 'ሠንጠረዥ',
  backToText: 'ወደ ጽሑፉ ተመለስ',
  topics: 'ርዕሶች',
  copyLink: 'አገናኝ ቅዳ፦',
  copied: 'ተቀድቷል',
  address: 'የዚህ ጥያቄ አገናኝ',
  search: 'ጥያቄዎችን ፈልግ',
  clearSearch: 'ፍለጋውን አጽዳ',
  noMatches: 'ምንም ጥያቄ አልተገኘም።',
  matches: {one: '{count} ጥያቄ ተገኝቷል', other: '{count} ጥያቄዎች ተገኝተዋል'},
  helpful: 'ይህ ጠቃሚ ነበር?',
  yes: 'አዎ',
  no: 'አይ',
  thanks: 'እናመሰግናለን።',
};
