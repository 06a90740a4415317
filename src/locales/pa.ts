import type {Strings} from './en.js';

/** The interface's texts in Punjabi in Gurmukhi. */
export const strings: Strings = {
  loading: 'ਲੋਡ ਹੋ ਰਿਹਾ ਹੈ…',
  empty: 'ਇੱਥੇ ਹਾਲੇ ਕੁਝ ਨਹੀਂ ਹੈ।',
  failed: 'ਮਾਫ਼ ਕਰਨਾ, ਸਫ਼ੇ ਦਾ ਇਹ ਹਿੱਸਾ ਹੁਣੇ ਨਹੀਂ ਦਿਖਾਇਆ ਜਾ ਸਕਦਾ।',
  retry: 'ਦੁਬਾਰਾ ਕੋਸ਼ਿਸ਼ ਕਰੋ',
  expandAll: 'ਸਾਰੇ ਖੋਲ੍ਹੋ',
  collapseAll: 'ਸਾਰੇ ਬੰਦ ਕਰੋ',
  table: 'ਸਾਰਣੀ',
  backToText: 'ਲਿਖਤ ’ਤੇ ਵਾਪਸ ਜਾਓ',
  topics: 'ਵਿਸ਼ੇ',
  copyLink: 'ਲਿੰਕ ਕਾਪੀ ਕਰੋ:',
  copied: 'ਕਾਪੀ ਹੋ ਗਿਆ',
  address: 'ਇਸ ਸਵਾਲ ਦਾ ਲਿੰਕ',
  search: 'ਸਵਾਲਾਂ ਵਿੱਚ ਖੋਜੋ',
  clearSearch: 'ਖੋਜ ਸਾਫ਼ ਕਰੋ',
  noMatches: 'ਕੋਈ ਸਵਾਲ ਨਹੀਂ ਮਿਲਿਆ।',
  matches: {one: '{count} ਸਵਾਲ ਮਿਲਿਆ', other: '{count} ਸਵਾਲ ਮਿਲੇ'},
  helpful: 'ਕੀ ਇਹ ਮਦਦਗਾਰ ਸੀ?',
  yes: 'ਹਾਂ',
  no: 'ਨਹੀਂ',
  thanks: 'ਧੰਨਵਾਦ।',
};
