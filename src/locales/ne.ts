import type {Strings} from './en.js';

/** The interface's texts in Nepali. */
export const strings: Strings = {
  loading: 'लोड हुँदै छ…',
  empty: 'यहाँ अहिलेसम्म केही छैन।',
  failed: 'माफ गर्नुहोस्, पृष्ठको यो भाग अहिले देखाउन सकिएन।',
  retry: 'फेरि प्रयास गर्नुहोस्',
  expandAll: 'सबै खोल्नुहोस्',
  collapseAll: 'सबै बन्द गर्नुहोस्',
  table: 'तालिका',
  backToText: 'पाठमा फर्कनुहोस्',
  topics: 'विषयहरू',
  copyLink: 'लिङ्क प्रतिलिपि गर्नुहोस्:',
  copied: 'प्रतिलिपि गरियो',
  address: 'यस प्रश्नको लिङ्क',
  search: 'प्रश्नहरूमा खोज्नुहोस्',
  clearSearch: 'खोज हटाउनुहोस्',
  noMatches: 'कुनै प्रश्न भेटिएन।',
  matches: {one: '{count} प्रश्न भेटियो', other: '{count} प्रश्नहरू भेटिए'},
  helpful: 'के यो उपयोगी थियो?',
  yes: 'थियो',
  no: 'थिएन',
  thanks: 'धन्यवाद।',
};
