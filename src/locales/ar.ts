import type {Strings} from './en.js';

/** The interface's texts in Arabic. */
export const strings: Strings = {
  loading: 'جارٍ التحميل…',
  empty: 'لا يوجد شيء هنا بعد.',
  failed: 'عذرًا، لا يمكن عرض هذا الجزء من الصفحة حاليًا.',
  retry: 'إعادة المحاولة',
  expandAll: 'توسيع الكل',
  collapseAll: 'طي الكل',
  table: 'جدول',
  backToText: 'العودة إلى النص',
  topics: 'المواضيع',
  copyLink: 'نسخ الرابط:',
  copied: 'تم النسخ',
  address: 'رابط هذا السؤال',
  search: 'البحث في الأسئلة',
  clearSearch: 'مسح البحث',
  noMatches: 'لا توجد أسئلة مطابقة.',
  matches: {
    zero: 'عدد الأسئلة المطابقة: {count}',
    one: 'عدد الأسئلة المطابقة: {count}',
    two: 'عدد الأسئلة المطابقة: {count}',
    few: 'عدد الأسئلة المطابقة: {count}',
    many: 'عدد الأسئلة المطابقة: {count}',
    other: 'عدد الأسئلة المطابقة: {count}',
  },
  helpful: 'هل كان هذا مفيدًا؟',
  yes: 'نعم',
  no: 'لا',
  thanks: 'شكرًا لك.',
};
