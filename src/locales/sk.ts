import type {Strings} from './en.js';

/** The interface's texts in Slovak. */
export const strings: Strings = {
  loading: 'Načítava sa…',
  empty: 'Zatiaľ tu nič nie je.',
  failed: 'Túto časť stránky sa teraz, žiaľ, nedá zobraziť.',
  retry: 'Skúsiť znova',
  expandAll: 'Rozbaliť všetko',
  collapseAll: 'Zbaliť všetko',
  table: 'Tabuľka',
  backToText: 'Späť na text',
  topics: 'Témy',
  copyLink: 'Kopírovať odkaz:',
  copied: 'Skopírované',
  address: 'Odkaz na túto otázku',
  search: 'Hľadať v otázkach',
  clearSearch: 'Vymazať hľadanie',
  noMatches: 'Nenašla sa žiadna otázka.',
  matches: {
    one: 'Našla sa {count} otázka',
    few: 'Našli sa {count} otázky',
    many: 'Našlo sa {count} otázky',
    other: 'Našlo sa {count} otázok',
  },
  helpful: 'Bolo to užitočné?',
  yes: 'Áno',
  no: 'Nie',
  thanks: 'Ďakujeme.',
};
