import type {Strings} from './en.js';

/** The interface's texts in Polish. */
export const strings: Strings = {
  loading: 'Ładowanie…',
  empty: 'Na razie nic tu nie ma.',
  failed: 'Niestety tej części strony nie można teraz wyświetlić.',
  retry: 'Spróbuj ponownie',
  expandAll: 'Rozwiń wszystkie',
  collapseAll: 'Zwiń wszystkie',
  table: 'Tabela',
  backToText: 'Wróć do tekstu',
  topics: 'Tematy',
  copyLink: 'Kopiuj link:',
  copied: 'Skopiowano',
  address: 'Link do tego pytania',
  search: 'Szukaj w pytaniach',
  clearSearch: 'Wyczyść wyszukiwanie',
  noMatches: 'Nie znaleziono pasujących pytań.',
  matches: {
    one: '{count} pasujące pytanie',
    few: '{count} pasujące pytania',
    many: '{count} pasujących pytań',
    other: '{count} pasującego pytania',
  },
  helpful: 'Czy to było pomocne?',
  yes: 'Tak',
  no: 'Nie',
  thanks: 'Dziękujemy.',
};
