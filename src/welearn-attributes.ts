import type {PropertyDeclarations} from 'lit';
import {bare} from './view/bare.js';
import {GuestElement} from './view/guest-element.js';

/** What a webmaster may write on both elements: attributes, each a property of the same name. */
export abstract class WelearnAttributes extends GuestElement {
  // Not as decorators: those, and what applies them, are 0.4 kB of the entry.
  static override properties: PropertyDeclarations = {
    src: bare({}),
    data: bare({}),
    heading: bare({}),
    headingLevel: bare({type: Number, attribute: 'heading-level'}),
    base: bare({}),
    loading: bare({}),
    placeholders: bare({}),
    cache: bare({type: Boolean}),
    debug: bare({type: Boolean}),
  };

  /** Addresses of one or more documents, separated by spaces; they are merged in their order. */
  src: string | null = null;

  /** The document itself: as an attribute JSON with its keys, as a property the same as an object. */
  data: unknown = null;

  /** Replaces the document's heading; empty for no heading. */
  heading: string | null = null;

  /** Level of the heading, 1 to 6. */
  headingLevel = 2;

  /** What relative links and images resolve against; by default the document's own address. */
  base: string | null = null;

  /**
   * When `src` is fetched: `eager`, at once, or `lazy`, when the element is near the viewport or is
   * reloaded. Until then `state` is `idle`, unless there is content in the page.
   */
  loading: 'eager' | 'lazy' = 'eager';

  /**
   * Texts for placeholders, as an attribute JSON such as `{"LANGUAGE": "German"}`, as a property that or
   * an object. `[LANGUAGE]` is then shown as "German", wherever it stands in a text.
   */
  placeholders: unknown = null;

  /**
   * Keeps the last valid document for 30 days, and shows it when the source cannot be reached. Nothing
   * else is stored.
   */
  cache = false;

  /** Shows on the page what its author should change: in the documents, in the attributes. */
  debug = false;
}
