import type {Path} from './location.js';

/** A question and its answer. */
export interface Question {
  /** Name in addresses: its own `id`, else a slug of the question. Unique in its document. */
  readonly id: string;
  /** The question: text with inline Markdown. Never empty. */
  readonly q: string;
  /** The answer: Markdown. Empty if there is nothing to expand. */
  readonly a: string;
  /** The topic of the question; empty for none. */
  readonly topic: string;
  /** URL that relative links of this question and its answer resolve against. */
  readonly base: string;
}

/**
 * The content of an element: one document, or several merged. Its keys are those of documents, so
 * it also works as `data`.
 */
export interface WelearnDocument {
  /** Heading of the about section; empty for none. */
  readonly title: string;
  /** The about text: Markdown. */
  readonly about: string;
  /** Heading of the FAQ; empty for none. */
  readonly faq_title: string;
  /** The visible questions, in their order. */
  readonly faq: readonly Question[];
  /** Language of the content as a BCP 47 tag; empty if unknown. */
  readonly lang: string;
  /** Name of the document's layout; empty for none. */
  readonly layout: string;
  /** Names of the document's style bundles. */
  readonly bundles: readonly string[];
  /** URL that relative links of the about text resolve against. */
  readonly base: string;
}

/** An entry of `faq` in one document, before merging. */
export interface Entry {
  /** Its path in the document. */
  readonly path: Path;
  /** The author's own id; empty for none. */
  readonly id: string;
  readonly q: string;
  readonly a: string;
  readonly topic: string;
  /** Whether the question is present but empty. Authors hide entries this way. */
  readonly isSilenced: boolean;
  /** Removes the same entry of an earlier document. */
  readonly hidden: boolean;
  /** Whether it is part of the Markdown, not of the data. */
  readonly isBody?: boolean;
}

/** One document, before merging. Absent scalars are `undefined`. */
export interface Draft {
  readonly title?: string | undefined;
  readonly about?: string | undefined;
  readonly faq_title?: string | undefined;
  readonly lang?: string | undefined;
  readonly layout?: string | undefined;
  readonly bundles?: readonly string[] | undefined;
  readonly faq: readonly Entry[];
}
