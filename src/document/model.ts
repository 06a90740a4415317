import type {Path} from './location.js';

/** A question and its answer. */
export interface Question {
  /** The question's name in addresses: its own `id`, else a slug of its text; unique in its document. */
  readonly id: string;
  /** The question: text with inline Markdown. Never empty. */
  readonly q: string;
  /** The answer: Markdown. Empty where there is nothing to expand. */
  readonly a: string;
  /** The topic of the question; empty for none. */
  readonly topic: string;
  /** URL that relative links of this question and its answer resolve against. */
  readonly base: string;
}

/**
 * The content of an element: one document, or several merged. It has the keys of the written
 * documents, so it can be given back as `data`.
 */
export interface WelearnDocument {
  /** Heading of the about section; empty for none. */
  readonly title: string;
  /** The about text: Markdown. */
  readonly about: string;
  /** Heading of the FAQ; empty for none. */
  readonly faq_title: string;
  /** The questions that are shown, in their order. */
  readonly faq: readonly Question[];
  /** Language of the content as a BCP 47 tag; empty if the document does not say. */
  readonly lang: string;
  /** Name of the layout that the document asks for; empty for none. */
  readonly layout: string;
  /** Names of the style bundles that the document asks for. */
  readonly bundles: readonly string[];
  /** URL that relative links of the about text resolve against. */
  readonly base: string;
}

/** An entry of `faq` as one document writes it, before several are merged. */
export interface Entry {
  /** Its path in the document. */
  readonly path: Path;
  /** The author's own id, if there is one. */
  readonly id: string;
  readonly q: string;
  readonly a: string;
  readonly topic: string;
  /** Whether the question is present but empty, which is a way to hide the entry. */
  readonly isSilenced: boolean;
  /** Removes the same entry of an earlier document. */
  readonly hidden: boolean;
}

/** One document as it is written, before several are merged. Absent scalars are `undefined`. */
export interface Draft {
  readonly title?: string | undefined;
  readonly about?: string | undefined;
  readonly faq_title?: string | undefined;
  readonly lang?: string | undefined;
  readonly layout?: string | undefined;
  readonly bundles?: readonly string[] | undefined;
  readonly faq: readonly Entry[];
}
