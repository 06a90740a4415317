import type {Strings} from './en.js';

/** The interface's texts in Macedonian. */
export const strings: Strings = {
  loading: 'Се вчитува…',
  empty: 'Тука сѐ уште нема ништо.',
  failed: 'За жал, овој дел од страницата моментално не може да се прикаже.',
  retry: 'Обидете се повторно',
  expandAll: 'Прошири ги сите',
  collapseAll: 'Собери ги сите',
  table: 'Табела',
  backToText: 'Назад кон текстот',
  topics: 'Теми',
  copyLink: 'Копирај врска:',
  copied: 'Копирано',
  address: 'Врска до ова прашање',
  search: 'Пребарај ги прашањата',
  clearSearch: 'Исчисти го пребарувањето',
  noMatches: 'Не е најдено ниту едно прашање.',
  matches: {one: 'Најдено е {count} прашање', other: 'Најдени се {count} прашања'},
  helpful: 'Дали ова беше корисно?',
  yes: 'Да',
  no: 'Не',
  thanks: 'Ви благодариме.',
};
