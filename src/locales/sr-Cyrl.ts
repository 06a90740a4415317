import type {Strings} from './en.js';

/** The interface's texts in Serbian in Cyrillic. */
export const strings: Strings = {
  loading: 'Учитавање…',
  empty: 'Овде још нема ничега.',
  failed: 'Нажалост, овај део странице тренутно није могуће приказати.',
  retry: 'Покушајте поново',
  expandAll: 'Прошири све',
  collapseAll: 'Скупи све',
  table: 'Табела',
  backToText: 'Назад на текст',
  topics: 'Теме',
  copyLink: 'Копирај везу:',
  copied: 'Копирано',
  address: 'Веза ка овом питању',
  search: 'Претражи питања',
  clearSearch: 'Обриши претрагу',
  noMatches: 'Није пронађено ниједно питање.',
  matches: {
    one: 'Пронађено је {count} питање',
    few: 'Пронађена су {count} питања',
    other: 'Пронађено је {count} питања',
  },
  helpful: 'Да ли је ово било корисно?',
  yes: 'Да',
  no: 'Не',
  thanks: 'Хвала вам.',
};
