import type {Strings} from './en.js';

/** The interface's texts in Tigrinya. */
export const strings: Strings = {
  loading: 'ይጽዕን ኣሎ…',
  empty: 'ኣብዚ ክሳብ ሕጂ ዋላ ሓንቲ የለን።',
  failed: 'ይቕሬታ፣ እዚ ክፋል ናይዚ ገጽ ሕጂ ክረአ ኣይክእልን።',
  retry: 'እንደገና ፈትኑ',
  expandAll: 'ኩሉ ክፈቱ',
  collapseAll: 'ኩሉ ዕጸዉ',
  table: 'ሰንጠረዥ',
  backToText: 'ናብቲ ጽሑፍ ተመለሱ',
  topics: 'ኣርእስትታት',
  copyLink: 'ሊንክ ቅድሑ፦',
  copied: 'ተቐዲሑ',
  address: 'ሊንክ ናብዚ ሕቶ',
  search: 'ኣብ ሕቶታት ድለዩ',
  clearSearch: 'ንድልያ ኣጽርዩ',
  noMatches: 'ዝተረኽበ ሕቶ የለን።',
  matches: {one: '{count} ሕቶ ተረኺቡ', other: '{count} ሕቶታት ተረኺቦም'},
  helpful: 'እዚ ሓጋዚ ድዩ ነይሩ?',
  yes: 'እወ',
  no: 'ኣይፋል',
  thanks: 'የቐንየልና።',
};
