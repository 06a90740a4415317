import type {Strings} from './en.js';

/** The interface's texts in Central Kurdish (Sorani). */
export const strings: Strings = {
  loading: 'بار دەکرێت…',
  empty: 'هێشتا هیچ شتێک لێرە نییە.',
  failed: 'ببوورە، ئێستا ناتوانرێت ئەم بەشەی پەڕەکە پیشان بدرێت.',
  retry: 'دووبارە هەوڵ بدەوە',
  expandAll: 'هەمووی بکەرەوە',
  collapseAll: 'هەمووی دابخە',
  table: 'خشتە',
  backToText: 'گەڕانەوە بۆ دەقەکە',
  topics: 'بابەتەکان',
  copyLink: 'بەستەر لەبەر بگرەوە:',
  copied: 'لەبەر گیرایەوە',
  address: 'بەستەری ئەم پرسیارە',
  search: 'گەڕان لە پرسیارەکاندا',
  clearSearch: 'گەڕانەکە بسڕەوە',
  noMatches: 'هیچ پرسیارێک نەدۆزرایەوە.',
  matches: {one: '{count} پرسیار دۆزرایەوە', other: '{count} پرسیار دۆزرانەوە'},
  helpful: 'ئایا ئەمە بەسوود بوو؟',
  yes: 'بەڵێ',
  no: 'نەخێر',
  thanks: 'سوپاس.',
};
