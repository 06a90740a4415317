import type {Strings} from './en.js';

/** The interface's texts in Northern Kurdish (Kurmanji). */
export const strings: Strings = {
  loading: 'Tê barkirin…',
  empty: 'Li vir hêj tiştek tune ye.',
  failed: 'Bibore, ev beşa rûpelê niha nikare were nîşandan.',
  retry: 'Dîsa biceribîne',
  expandAll: 'Hemûyan veke',
  collapseAll: 'Hemûyan bigire',
  table: 'Tablo',
  backToText: 'Vegere nivîsê',
  topics: 'Mijar',
  copyLink: 'Girêdanê kopî bike:',
  copied: 'Hat kopîkirin',
  address: 'Girêdana vê pirsê',
  search: 'Di pirsan de bigere',
  clearSearch: 'Lêgerînê paqij bike',
  noMatches: 'Tu pirs nehat dîtin.',
  matches: {one: '{count} pirs hat dîtin', other: '{count} pirs hatin dîtin'},
  helpful: 'Ev bi kêr hat?',
  yes: 'Erê',
  no: 'Na',
  thanks: 'Spas.',
};
