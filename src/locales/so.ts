import type {Strings} from './en.js';

/** The interface's texts in Somali. */
export const strings: Strings = {
  loading: 'Waa la soo rarayaa…',
  empty: 'Weli halkan waxba kuma jiraan.',
  failed: 'Waan ka xunnahay, qaybtan bogga hadda lama tusi karo.',
  retry: 'Isku day mar kale',
  expandAll: 'Fur dhammaan',
  collapseAll: 'Xir dhammaan',
  table: 'Jadwal',
  backToText: 'Ku noqo qoraalka',
  topics: 'Mowduucyo',
  copyLink: 'Koobiyee xiriirka:',
  copied: 'Waa la koobiyeeyay',
  address: 'Xiriirka su’aashan',
  search: 'Ka raadi su’aalaha',
  clearSearch: 'Tirtir raadinta',
  noMatches: 'Su’aal ku habboon lama helin.',
  matches: {one: '{count} su’aal ayaa la helay', other: '{count} su’aalood ayaa la helay'},
  helpful: 'Tani ma ku caawisay?',
  yes: 'Haa',
  no: 'Maya',
  thanks: 'Mahadsanid.',
};
