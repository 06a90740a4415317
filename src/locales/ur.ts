import type {Strings} from './en.js';

/** The interface's texts in Urdu. */
export const strings: Strings = {
  loading: 'لوڈ ہو رہا ہے…',
  empty: 'یہاں ابھی کچھ نہیں ہے۔',
  failed: 'معذرت، صفحے کا یہ حصہ اس وقت نہیں دکھایا جا سکتا۔',
  retry: 'دوبارہ کوشش کریں',
  expandAll: 'سب کھولیں',
  collapseAll: 'سب بند کریں',
  table: 'جدول',
  backToText: 'متن پر واپس جائیں',
  topics: 'موضوعات',
  copyLink: 'لنک کاپی کریں:',
  copied: 'کاپی ہو گیا',
  address: 'اس سوال کا لنک',
  search: 'سوالات میں تلاش کریں',
  clearSearch: 'تلاش صاف کریں',
  noMatches: 'کوئی سوال نہیں ملا۔',
  matches: {one: '{count} سوال ملا', other: '{count} سوالات ملے'},
  helpful: 'کیا یہ مفید تھا؟',
  yes: 'ہاں',
  no: 'نہیں',
  thanks: 'شکریہ۔',
};
