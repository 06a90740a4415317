/** The interface's texts in English, which also says which texts there are. */
export const en = {
  loading: 'Loading…',
  empty: 'There is nothing here yet.',
  failed: 'Sorry, this part of the page cannot be shown right now.',
  retry: 'Try again',
  expandAll: 'Expand all',
  collapseAll: 'Collapse all',
  table: 'Table',
  topics: 'Topics',
  copyLink: 'Copy link:',
  copied: 'Copied',
  address: 'Address of this question',
  search: 'Search the questions',
  clearSearch: 'Clear the search',
  noMatches: 'No question matches.',
  matches: {one: '{count} question matches', other: '{count} questions match'},
  helpful: 'Was this helpful?',
  yes: 'Yes',
  no: 'No',
  thanks: 'Thank you.',
};

/** Whether somebody who speaks the language has been over the texts. */
export const reviewed = false;

/** A text for each plural form that the language has (`Intl.PluralRules`). */
export type Plurals = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & {other: string}>;

/** The texts in one language. */
export type Strings = {
  readonly [Name in keyof typeof en]: (typeof en)[Name] extends string ? string : Plurals;
};
