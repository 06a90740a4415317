import type {Strings} from './en.js';

/** The interface's texts in Persian. */
export const strings: Strings = {
  loading: 'در حال بارگذاری…',
  empty: 'هنوز چیزی اینجا نیست.',
  failed: 'متأسفانه اکنون نمی\u200Cتوان این بخش از صفحه را نشان داد.',
  retry: 'تلاش دوباره',
  expandAll: 'باز کردن همه',
  collapseAll: 'بستن همه',
  table: 'جدول',
  backToText: 'بازگشت به متن',
  topics: 'موضوع\u200Cها',
  copyLink: 'کپی پیوند:',
  copied: 'کپی شد',
  address: 'پیوند این پرسش',
  search: 'جستجو در پرسش\u200Cها',
  clearSearch: 'پاک کردن جستجو',
  noMatches: 'هیچ پرسشی مطابقت ندارد.',
  matches: {one: '{count} پرسش مطابقت دارد', other: '{count} پرسش مطابقت دارد'},
  helpful: 'آیا این مفید بود؟',
  yes: 'بله',
  no: 'خیر',
  thanks: 'سپاسگزاریم.',
};
