import type {Strings} from './en.js';

/** The interface's texts in Greek. */
export const strings: Strings = {
  loading: 'Φόρτωση…',
  empty: 'Δεν υπάρχει ακόμη τίποτα εδώ.',
  failed: 'Δυστυχώς, αυτό το μέρος της σελίδας δεν μπορεί να εμφανιστεί αυτή τη στιγμή.',
  retry: 'Δοκιμάστε ξανά',
  expandAll: 'Ανάπτυξη όλων',
  collapseAll: 'Σύμπτυξη όλων',
  table: 'Πίνακας',
  backToText: 'Επιστροφή στο κείμενο',
  topics: 'Θέματα',
  copyLink: 'Αντιγραφή συνδέσμου:',
  copied: 'Αντιγράφηκε',
  address: 'Σύνδεσμος προς αυτή την ερώτηση',
  search: 'Αναζήτηση στις ερωτήσεις',
  clearSearch: 'Καθαρισμός αναζήτησης',
  noMatches: 'Καμία ερώτηση δεν ταιριάζει.',
  matches: {one: '{count} ερώτηση ταιριάζει', other: '{count} ερωτήσεις ταιριάζουν'},
  helpful: 'Ήταν χρήσιμο;',
  yes: 'Ναι',
  no: 'Όχι',
  thanks: 'Ευχαριστούμε.',
};
