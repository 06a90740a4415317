import type {Strings} from './en.js';

/** The interface's texts in Gujarati. */
export const strings: Strings = {
  loading: 'લોડ થઈ રહ્યું છે…',
  empty: 'અહીં હજી કંઈ નથી.',
  failed: 'માફ કરશો, પૃષ્ઠનો આ ભાગ અત્યારે બતાવી શકાતો નથી.',
  retry: 'ફરી પ્રયાસ કરો',
  expandAll: 'બધા ખોલો',
  collapseAll: 'બધા બંધ કરો',
  table: 'કોષ્ટક',
  backToText: 'લખાણ પર પાછા જાઓ',
  topics: 'વિષયો',
  copyLink: 'લિંક કૉપિ કરો:',
  copied: 'કૉપિ થઈ ગયું',
  address: 'આ પ્રશ્નની લિંક',
  search: 'પ્રશ્નોમાં શોધો',
  clearSearch: 'શોધ સાફ કરો',
  noMatches: 'કોઈ પ્રશ્ન મળ્યો નથી.',
  matches: {one: '{count} પ્રશ્ન મળ્યો', other: '{count} પ્રશ્નો મળ્યા'},
  helpful: 'શું આ ઉપયોગી હતું?',
  yes: 'હા',
  no: 'ના',
  thanks: 'આભાર.',
};
