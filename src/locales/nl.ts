import type {Strings} from './en.js';

/** The interface's texts in Dutch. */
export const strings: Strings = {
  loading: 'Bezig met laden…',
  empty: 'Hier staat nog niets.',
  failed: 'Dit deel van de pagina kan nu helaas niet worden getoond.',
  retry: 'Opnieuw proberen',
  expandAll: 'Alles uitklappen',
  collapseAll: 'Alles inklappen',
  table: 'Tabel',
  backToText: 'Terug naar de tekst',
  topics: 'Onderwerpen',
  copyLink: 'Link kopiëren:',
  copied: 'Gekopieerd',
  address: 'Link naar deze vraag',
  search: 'Zoeken in de vragen',
  clearSearch: 'Zoekopdracht wissen',
  noMatches: 'Geen vragen gevonden.',
  matches: {one: '{count} vraag gevonden', other: '{count} vragen gevonden'},
  helpful: 'Was dit nuttig?',
  yes: 'Ja',
  no: 'Nee',
  thanks: 'Bedankt.',
};
