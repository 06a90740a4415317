import type {PropertyDeclarations} from 'lit';
import {bare} from './view/bare.js';
import {GuestElement} from './view/guest-element.js';

/** A look that comes with the elements. */
export type Appearance = 'lined' | 'plain' | 'outlined' | 'filled';

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
    appearance: bare({}),
    stylesheet: bare({}),
    bundles: bare({}),
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
   * How it looks: `lined`, with lines between questions; `plain`, without; `outlined`, each in a frame;
   * `filled`, each on a ground of its own.
   */
  appearance: Appearance = 'lined';

  /**
   * Address of a style sheet, seen from the page, that is linked in the shadow tree: it reaches what
   * parts do not, by the class names there, which are no promise. Any rule in it wins over the
   * element's own. One that does not load is told to the author, and hides nothing.
   */
  stylesheet: string | null = null;

  /**
   * Style sheets by name, as an attribute JSON such as `{"style": "/assets/style.css"}` or
   * `{"style": {"css": "/assets/style.css"}}`, as a property that or an object. Those that the
   * document's `bundles` names are linked as `stylesheet` is, in the document's order and before it.
   */
  bundles: unknown = null;

  /**
   * Keeps the last valid document for 30 days, and shows it when the source cannot be reached. Nothing
   * else is stored.
   */
  cache = false;

  /** Shows on the page what its author should change: in the documents, in the attributes. */
  debug = false;
}
