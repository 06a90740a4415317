import type {Strings} from './en.js';

/** The interface's texts in Russian. */
export const strings: Strings = {
  loading: 'Загрузка…',
  empty: 'Здесь пока ничего нет.',
  failed: 'К сожалению, эту часть страницы сейчас невозможно показать.',
  retry: 'Попробовать ещё раз',
  expandAll: 'Развернуть всё',
  collapseAll: 'Свернуть всё',
  table: 'Таблица',
  backToText: 'Вернуться к тексту',
  topics: 'Темы',
  copyLink: 'Копировать ссылку:',
  copied: 'Скопировано',
  address: 'Ссылка на этот вопрос',
  search: 'Поиск по вопросам',
  clearSearch: 'Очистить поиск',
  noMatches: 'Подходящих вопросов нет.',
  matches: {
    one: '{count} подходящий вопрос',
    few: '{count} подходящих вопроса',
    many: '{count} подходящих вопросов',
    other: '{count} подходящего вопроса',
  },
  helpful: 'Это было полезно?',
  yes: 'Да',
  no: 'Нет',
  thanks: 'Спасибо.',
};
