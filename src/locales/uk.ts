import type {Strings} from './en.js';

/** The interface's texts in Ukrainian. */
export const strings: Strings = {
  loading: 'Завантаження…',
  empty: 'Тут поки що нічого немає.',
  failed: 'На жаль, цю частину сторінки зараз неможливо показати.',
  retry: 'Спробувати ще раз',
  expandAll: 'Розгорнути все',
  collapseAll: 'Згорнути все',
  table: 'Таблиця',
  backToText: 'Повернутися до тексту',
  topics: 'Теми',
  copyLink: 'Копіювати посилання:',
  copied: 'Скопійовано',
  address: 'Посилання на це запитання',
  search: 'Шукати в запитаннях',
  clearSearch: 'Очистити пошук',
  noMatches: 'Немає відповідних запитань.',
  matches: {
    one: '{count} відповідне запитання',
    few: '{count} відповідні запитання',
    many: '{count} відповідних запитань',
    other: '{count} відповідного запитання',
  },
  helpful: 'Чи було це корисно?',
  yes: 'Так',
  no: 'Ні',
  thanks: 'Дякуємо.',
};
