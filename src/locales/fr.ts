import type {Strings} from './en.js';

/** The interface's texts in French. */
export const strings: Strings = {
  loading: 'Chargement…',
  empty: 'Il n’y a encore rien ici.',
  failed: 'Cette partie de la page ne peut malheureusement pas être affichée pour le moment.',
  retry: 'Réessayer',
  expandAll: 'Tout déplier',
  collapseAll: 'Tout replier',
  table: 'Tableau',
  backToText: 'Retour au texte',
  topics: 'Thèmes',
  copyLink: 'Copier le lien\u00A0:',
  copied: 'Copié',
  address: 'Lien vers cette question',
  search: 'Rechercher dans les questions',
  clearSearch: 'Effacer la recherche',
  noMatches: 'Aucune question ne correspond.',
  matches: {
    one: '{count} question correspond',
    many: '{count} de questions correspondent',
    other: '{count} questions correspondent',
  },
  helpful: 'Cette réponse vous a-t-elle été utile\u202F?',
  yes: 'Oui',
  no: 'Non',
  thanks: 'Merci.',
};
