import type {Strings} from './en.js';

/** The interface's texts in Tamil. */
export const strings: Strings = {
  loading: 'ஏற்றப்படுகிறது…',
  empty: 'இங்கு இன்னும் எதுவும் இல்லை.',
  failed: 'மன்னிக்கவும், பக்கத்தின் இந்தப் பகுதியை இப்போது காட்ட முடியவில்லை.',
  retry: 'மீண்டும் முயற்சிக்கவும்',
  expandAll: 'அனைத்தையும் விரிக்கவும்',
  collapseAll: 'அனைத்தையும் சுருக்கவும்',
  table: 'அட்டவணை',
  backToText: 'உரைக்குத் திரும்பவும்',
  topics: 'தலைப்புகள்',
  copyLink: 'இணைப்பை நகலெடுக்கவும்:',
  copied: 'நகலெடுக்கப்பட்டது',
  address: 'இந்தக் கேள்விக்கான இணைப்பு',
  search: 'கேள்விகளில் தேடவும்',
  clearSearch: 'தேடலை அழிக்கவும்',
  noMatches: 'எந்தக் கேள்வியும் கிடைக்கவில்லை.',
  matches: {one: '{count} கேள்வி கிடைத்தது', other: '{count} கேள்விகள் கிடைத்தன'},
  helpful: 'இது பயனுள்ளதாக இருந்ததா?',
  yes: 'ஆம்',
  no: 'இல்லை',
  thanks: 'நன்றி.',
};
