import type {Strings} from './en.js';

/** The interface's texts in Bulgarian. */
export const strings: Strings = {
  loading: 'Зареждане…',
  empty: 'Тук все още няма нищо.',
  failed: 'За съжаление тази част от страницата не може да бъде показана в момента.',
  retry: 'Опитайте отново',
  expandAll: 'Разгъване на всички',
  collapseAll: 'Свиване на всички',
  table: 'Таблица',
  backToText: 'Обратно към текста',
  topics: 'Теми',
  copyLink: 'Копиране на връзката:',
  copied: 'Копирано',
  address: 'Връзка към този въпрос',
  search: 'Търсене във въпросите',
  clearSearch: 'Изчистване на търсенето',
  noMatches: 'Няма намерени въпроси.',
  matches: {one: 'Намерен е {count} въпрос', other: 'Намерени са {count} въпроса'},
  helpful: 'Беше ли полезно това?',
  yes: 'Да',
  no: 'Не',
  thanks: 'Благодарим.',
};
