import type {Strings} from './en.js';

/** The interface's texts in German. */
export const strings: Strings = {
  loading: 'Wird geladen\u00A0…',
  empty: 'Hier gibt es noch nichts.',
  failed: 'Dieser Teil der Seite kann gerade leider nicht angezeigt werden.',
  retry: 'Erneut versuchen',
  expandAll: 'Alle aufklappen',
  collapseAll: 'Alle zuklappen',
  table: 'Tabelle',
  backToText: 'Zurück zum Text',
  topics: 'Themen',
  copyLink: 'Link kopieren:',
  copied: 'Kopiert',
  address: 'Link zu dieser Frage',
  search: 'Fragen durchsuchen',
  clearSearch: 'Suche zurücksetzen',
  noMatches: 'Keine passende Frage gefunden.',
  matches: {one: '{count} passende Frage', other: '{count} passende Fragen'},
  helpful: 'War das hilfreich?',
  yes: 'Ja',
  no: 'Nein',
  thanks: 'Vielen Dank.',
};
