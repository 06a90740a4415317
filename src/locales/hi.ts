import type {Strings} from './en.js';

/** The interface's texts in Hindi. */
export const strings: Strings = {
  loading: 'लोड हो रहा है…',
  empty: 'यहाँ अभी कुछ नहीं है।',
  failed: 'क्षमा करें, पृष्ठ का यह भाग अभी नहीं दिखाया जा सकता।',
  retry: 'फिर से कोशिश करें',
  expandAll: 'सभी खोलें',
  collapseAll: 'सभी बंद करें',
  table: 'तालिका',
  backToText: 'पाठ पर वापस जाएँ',
  topics: 'विषय',
  copyLink: 'लिंक कॉपी करें:',
  copied: 'कॉपी हो गया',
  address: 'इस प्रश्न का लिंक',
  search: 'प्रश्नों में खोजें',
  clearSearch: 'खोज साफ़ करें',
  noMatches: 'कोई प्रश्न नहीं मिला।',
  matches: {one: '{count} प्रश्न मिला', other: '{count} प्रश्न मिले'},
  helpful: 'क्या यह उपयोगी था?',
  yes: 'हाँ',
  no: 'नहीं',
  thanks: 'धन्यवाद।',
};
