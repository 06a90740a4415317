import type {Strings} from './en.js';

/** The interface's texts in Hungarian. */
export const strings: Strings = {
  loading: 'Betöltés…',
  empty: 'Itt még nincs semmi.',
  failed: 'Sajnáljuk, az oldalnak ez a része most nem jeleníthető meg.',
  retry: 'Próbálja újra',
  expandAll: 'Összes kibontása',
  collapseAll: 'Összes összecsukása',
  table: 'Táblázat',
  backToText: 'Vissza a szöveghez',
  topics: 'Témák',
  copyLink: 'Hivatkozás másolása:',
  copied: 'Másolva',
  address: 'Hivatkozás erre a kérdésre',
  search: 'Keresés a kérdések között',
  clearSearch: 'Keresés törlése',
  noMatches: 'Nincs megfelelő kérdés.',
  matches: {one: '{count} megfelelő kérdés', other: '{count} megfelelő kérdés'},
  helpful: 'Hasznos volt ez a válasz?',
  yes: 'Igen',
  no: 'Nem',
  thanks: 'Köszönjük.',
};
