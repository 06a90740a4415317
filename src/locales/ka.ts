import type {Strings} from './en.js';

/** The interface's texts in Georgian. */
export const strings: Strings = {
  loading: 'იტვირთება…',
  empty: 'აქ ჯერ არაფერია.',
  failed: 'სამწუხაროდ, გვერდის ამ ნაწილის ჩვენება ახლა შეუძლებელია.',
  retry: 'ხელახლა ცდა',
  expandAll: 'ყველას გაშლა',
  collapseAll: 'ყველას აკეცვა',
  table: 'ცხრილი',
  backToText: 'ტექსტზე დაბრუნება',
  topics: 'თემები',
  copyLink: 'ბმულის კოპირება:',
  copied: 'დაკოპირდა',
  address: 'ამ შეკითხვის ბმული',
  search: 'შეკითხვებში ძიება',
  clearSearch: 'ძიების გასუფთავება',
  noMatches: 'შეკითხვა ვერ მოიძებნა.',
  matches: {one: 'ნაპოვნია {count} შეკითხვა', other: 'ნაპოვნია {count} შეკითხვა'},
  helpful: 'სასარგებლო იყო?',
  yes: 'დიახ',
  no: 'არა',
  thanks: 'გმადლობთ.',
};
