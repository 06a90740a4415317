import type {PropertyDeclarations} from 'lit';
import type {Expand} from './faq/disclosure.js';
import type {Query} from './faq/features.js';
import type {Print} from './faq/questions.js';
import {bare} from './view/bare.js';
import {WelearnElement} from './welearn-element.js';

/** What a webmaster may write on `<welearn-faq>` only: attributes, each a property of the same name. */
export abstract class WelearnFaqAttributes extends WelearnElement {
  static override properties: PropertyDeclarations = {
    expand: bare({}),
    exclusive: bare({type: Boolean}),
    controls: bare({type: Boolean}),
    searchable: bare({type: Boolean}),
    query: bare({attribute: false}),
    copyLinks: bare({type: Boolean, attribute: 'copy-links'}),
    feedback: bare({type: Boolean}),
    remember: bare({type: Boolean}),
    structuredData: bare({type: Boolean, attribute: 'structured-data'}),
    print: bare({}),
  };

  /** Which questions are open at first: `none`, `first` or `all`. */
  expand: Expand = 'none';

  /** Opening a question closes the others. */
  exclusive = false;

  /** Shows a button that opens or closes all questions, and links to the topics if there are several. */
  controls = false;

  /**
   * Shows a search box. While there is a query, questions that do not match are hidden, and an answer in
   * which something was found is shown, until the search is cleared; with `exclusive` only the best.
   * Printing shows what matches. An address of a question that is hidden clears the search.
   */
  searchable = false;

  /** @internal What is looked for: `search()` and the box set it. */
  query: Query = {text: ''};

  /** Shows a button beside each question that copies its address. */
  copyLinks = false;

  /** Asks under each answer whether it was helpful. An event tells; nothing is sent or stored. */
  feedback = false;

  /**
   * Open questions survive a reload of the page. They are kept in the session storage, under
   * `welearn-open`, the page's path and the element's `id` or `src`. An address of a question still
   * opens it, and `expand` counts only on the first visit.
   */
  remember = false;

  /**
   * Adds schema.org's FAQPage, as JSON-LD, to the page's head: the questions with answers of all elements that
   * have this attribute, as they are shown, whatever a search hides. It is for programs that read pages; search
   * engines promise nothing for it.
   */
  structuredData = false;

  /** What printing shows: `expanded`, all answers, or `as-is`, those that are open. */
  print: Print = 'expanded';

  /** @internal Another object whenever more may have changed than what is looked for. */
  stamp = {};

  /** @internal */
  override requestUpdate(...[name, ...rest]: Parameters<WelearnElement['requestUpdate']>): void {
    if (name !== 'query') this.stamp = {};
    super.requestUpdate(name, ...rest);
  }
}
