/** The interface's texts in English. They also define the names of all texts. */
export const en = {
  loading: 'Loading…',
  empty: 'There is nothing here yet.',
  failed: 'Sorry, this part of the page cannot be shown right now.',
  retry: 'Try again',
  expandAll: 'Expand all',
  collapseAll: 'Collapse all',
  table: 'Table',
  backToText: 'Back to the text',
  topics: 'Topics',
  copyLink: 'Copy link:',
  copied: 'Copied',
  address: 'Link to this question',
  search: 'Search the questions',
  clearSearch: 'Clear search',
  noMatches: 'No questions match.',
  matches: {one: '{count} question matches', other: '{count} questions match'},
  helpful: 'Was this helpful?',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thank you.',
};

/** A text for each plural form of the language (`Intl.PluralRules`). */
export type Plurals = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}>;

/** The texts of one language. */
export type Strings = {
  readonly [Name in keyof typeof en]: (typeof en)[Name] extends string ? string : Plurals;
};
