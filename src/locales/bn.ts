import type {Strings} from './en.js';

/** The interface's texts in Bengali. */
export const strings: Strings = {
  loading: 'লোড হচ্ছে…',
  empty: 'এখানে এখনও কিছু নেই।',
  failed: 'দুঃখিত, পৃষ্ঠার এই অংশটি এখন দেখানো যাচ্ছে না।',
  retry: 'আবার চেষ্টা করুন',
  expandAll: 'সব খুলুন',
  collapseAll: 'সব বন্ধ করুন',
  table: 'সারণি',
  backToText: 'লেখায় ফিরে যান',
  topics: 'বিষয়সমূহ',
  copyLink: 'লিংক কপি করুন:',
  copied: 'কপি করা হয়েছে',
  address: 'এই প্রশ্নের লিংক',
  search: 'প্রশ্নগুলোতে খুঁজুন',
  clearSearch: 'অনুসন্ধান মুছুন',
  noMatches: 'কোনো প্রশ্ন পাওয়া যায়নি।',
  matches: {one: '{count}টি প্রশ্ন পাওয়া গেছে', other: '{count}টি প্রশ্ন পাওয়া গেছে'},
  helpful: 'এটি কি সহায়ক ছিল?',
  yes: 'হ্যাঁ',
  no: 'না',
  thanks: 'ধন্যবাদ।',
};
