/** UTF-16 code units of text: no document needs more, and a page should not choke on one. */
export const MAX_LENGTH = 8 * 1024 * 1024;
/** Entries of all documents of an element together. */
export const MAX_ENTRIES = 10_000;
/** Levels of lists and mappings inside each other. */
export const MAX_DEPTH = 64;
/** Nodes that aliases may repeat: an "alias bomb" is a few hundred bytes that stand for billions. */
export const MAX_REPEATED = 10_000;
/** Values, keys and comments of a TOML text: ten for each of 10,000 questions. */
export const MAX_TOML_VALUES = 100_000;
/** UTF-16 code units of a string in TOML. */
export const MAX_TOML_STRING = 60_000;
/** Reported problems of one document. An author with this many needs no more. */
export const MAX_PROBLEMS = 20;
