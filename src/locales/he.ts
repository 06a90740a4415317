import type {Strings} from './en.js';

/** The interface's texts in Hebrew. */
export const strings: Strings = {
  loading: 'בטעינה…',
  empty: 'עדיין אין כאן תוכן.',
  failed: 'מצטערים, לא ניתן להציג כרגע את החלק הזה של הדף.',
  retry: 'לנסות שוב',
  expandAll: 'הרחבת הכול',
  collapseAll: 'צמצום הכול',
  table: 'טבלה',
  backToText: 'חזרה לטקסט',
  topics: 'נושאים',
  copyLink: 'העתקת קישור:',
  copied: 'הועתק',
  address: 'קישור לשאלה זו',
  search: 'חיפוש בשאלות',
  clearSearch: 'ניקוי החיפוש',
  noMatches: 'לא נמצאו שאלות מתאימות.',
  matches: {
    one: 'שאלות מתאימות: {count}',
    two: 'שאלות מתאימות: {count}',
    other: 'שאלות מתאימות: {count}',
  },
  helpful: 'האם זה עזר?',
  yes: 'כן',
  no: 'לא',
  thanks: 'תודה.',
};
