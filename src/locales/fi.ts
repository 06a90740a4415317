import type {Strings} from './en.js';

/** The interface's texts in Finnish. */
export const strings: Strings = {
  loading: 'Ladataan…',
  empty: 'Täällä ei ole vielä mitään.',
  failed: 'Valitettavasti tätä sivun osaa ei voida juuri nyt näyttää.',
  retry: 'Yritä uudelleen',
  expandAll: 'Avaa kaikki',
  collapseAll: 'Sulje kaikki',
  table: 'Taulukko',
  backToText: 'Takaisin tekstiin',
  topics: 'Aiheet',
  copyLink: 'Kopioi linkki:',
  copied: 'Kopioitu',
  address: 'Linkki tähän kysymykseen',
  search: 'Hae kysymyksistä',
  clearSearch: 'Tyhjennä haku',
  noMatches: 'Yksikään kysymys ei vastaa hakua.',
  matches: {one: '{count} kysymys vastaa hakua', other: '{count} kysymystä vastaa hakua'},
  helpful: 'Oliko tästä apua?',
  yes: 'Kyllä',
  no: 'Ei',
  thanks: 'Kiitos.',
};
