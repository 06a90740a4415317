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
  address: 'Adresa této otázky',
  search: 'Hledat v otázkách',
  clearSearch: 'Vymazat hledání',
  noMatches: 'Žádná otázka neodpovídá.',
  matches: {
    one: '{count} otázka odpovídá',
    few: '{count} otázky odpovídají',
    many: '{count} otázky odpovídá',
    other: '{count} otázek odpovídá',
  },
  helpful: 'Bylo to užitečné?',
  yes: 'Ano',
  no: 'Ne',
  thanks: 'Děkujeme.',
};

/** Whether a speaker of the language has reviewed the texts. */
export const reviewed = false;
