/** A document, and what is shown of it. Absent texts are empty. */
export interface Specimen {
  text: string;
  /** The wanted languages, best first. */
  languages?: readonly string[] | undefined;
  title?: string;
  about?: string;
  faq_title?: string;
  lang?: string;
  faq: readonly (readonly [q: string, a: string, topic?: string])[];
  ids?: readonly string[];
}

/** Specimens of each shape, by the heading in `docs/documents.md`. */
export const shapes: Readonly<Record<string, readonly Specimen[]>>;

export const headings: Readonly<Record<'asking' | 'telling', readonly string[]>>;

export const unread: readonly {text: string; path: string; keys: readonly string[]}[];
