import type {Strings} from './en.js';

/** The interface's texts in Pashto. */
export const strings: Strings = {
  loading: 'بارېږي…',
  empty: 'دلته لا څه نشته.',
  failed: 'بښنه غواړو، د پاڼې دا برخه اوس نه شي ښودل کېدای.',
  retry: 'بیا هڅه وکړئ',
  expandAll: 'ټول خلاص کړئ',
  collapseAll: 'ټول بند کړئ',
  table: 'جدول',
  backToText: 'متن ته ستنېدل',
  topics: 'موضوعات',
  copyLink: 'لینک کاپي کړئ:',
  copied: 'کاپي شو',
  address: 'د دې پوښتنې لینک',
  search: 'په پوښتنو کې لټون',
  clearSearch: 'لټون پاک کړئ',
  noMatches: 'هېڅ پوښتنه ونه موندل شوه.',
  matches: {one: '{count} پوښتنه وموندل شوه', other: '{count} پوښتنې وموندل شوې'},
  helpful: 'ایا دا ګټور و؟',
  yes: 'هو',
  no: 'نه',
  thanks: 'مننه.',
};
