import type {Strings} from './en.js';

/** The interface's texts in Czech. */
export const strings: Strings = {
  loading: 'Načítá se…',
  empty: 'Zatím tu nic není.',
  failed: 'Tuto část stránky teď bohužel nelze zobrazit.',
  retry: 'Zkusit znovu',
  expandAll: 'Rozbalit vše',
  collapseAll: 'Sbalit vše',
  table: 'Tabulka',
  backToText: 'Zpět do textu',
  topics: 'Témata',
  copyLink: 'Kopírovat odkaz:',
  copied: 'Zkopírováno',
  address: 'Odkaz na tuto otázku',
  search: 'Hledat v otázkách',
  clearSearch: 'Vymazat hledání',
  noMatches: 'Nenašla se žádná otázka',
  matches: {
    one: 'Nalezena {count} otázka',
    few: 'Nalezeny {count} otázky',
    many: 'Nalezeno {count} otázky',
    other: 'Nalezeno {count} otázek',
  },
  helpful: 'Bylo to užitečné?',
  yes: 'Ano',
  no: 'Ne',
  thanks: 'Děkujeme.',
};
