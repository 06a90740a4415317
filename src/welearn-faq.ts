import {html, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {WelearnDocument} from './document/model.js';
import {faqs} from './element/fragment.js';
import {type FirstText, WelearnElement} from './element/welearn-element.js';
import type {Query} from './features/features.js';
import type {Expand} from './view/disclosure.js';
import type {Prose} from './view/prose.js';
import type {Print, Questions} from './view/questions.js';

/**
 * Shows the questions of a We Learn document, each opening to its answer.
 *
 * The class registers nothing; `welearn.js` registers it as `<welearn-faq>`.
 *
 * A question's address is the page's with `#faq-<id>`; where the element has an `id` of its own also
 * `#<that id>-faq-<id>`. Such an address opens the question, scrolls to it and focuses it; a lazy
 * element loads for it. A topic is called by the slug of its name in the same way.
 *
 * @tagname welearn-faq
 *
 * @attr {string} lang - Language, a BCP 47 tag. Of the content: else the document's, else the nearest around. Of
 *   the interface: else the nearest around, else the document's, else English.
 *
 * @slot - `<details><summary>question</summary>answer</details>`, to show as questions, sanitised like
 *   any other, until `src` replaces them: a first heading is the title, later ones are topics,
 *   `details[id]` is the id, and what is open stays open. Or a `<script>` child of type
 *   `application/json`, `text/yaml`, `text/toml` or `text/markdown`, which is the document itself.
 *   Changes are followed. Anything else is shown until there are questions, and again if there are none.
 * @slot before - Above the content.
 * @slot after - Below the content, for a link such as "Ask a librarian".
 * @slot loading - Replaces the message while the document is on its way.
 * @slot empty - Replaces the message when the document has no questions.
 * @slot error - Replaces the message and the button when no document can be shown.
 * @slot expand-icon - One element, an `svg` say, in place of the mark in each question. Each gets a copy, without
 *   listeners; styles of the page reach it only through `stylesheet`. It is turned upside down while the
 *   answer is open, which `::part(icon-open) {rotate: none}` undoes.
 *
 * @csspart base - Around everything.
 * @csspart heading - The heading.
 * @csspart toolbar - Around the controls above the questions.
 * @csspart search - The search: its label, its box and what came of it.
 * @csspart search-input - The box that is typed in.
 * @csspart expand-all - The button that opens or closes all questions.
 * @csspart topic - Around the questions of a topic and its heading.
 * @csspart topic-heading - A topic's heading.
 * @csspart list - Around the questions, or those of a topic.
 * @csspart item - A question with its answer.
 * @csspart item-open - The same while the answer is open.
 * @csspart question - The button that opens and closes an answer; plain text if there is none.
 * @csspart icon - The mark in that button.
 * @csspart icon-open - The same while the answer is open.
 * @csspart copy-link - The button that copies a question's address.
 * @csspart answer - An answer.
 * @csspart feedback - "Was this helpful?" with its buttons, or the thanks.
 * @csspart message - The message in place of the content.
 * @csspart retry - The button that tries again.
 * @csspart link - A link in an answer.
 * @csspart image - An image in a question or an answer.
 * @csspart table - A table in an answer.
 * @csspart code - Code in a question or an answer, inline or a block.
 * @csspart quote - A quotation in an answer.
 * @csspart subheading - A heading in an answer.
 *
 * @cssproperty --welearn-color - Colour of the text; by default the page's.
 * @cssproperty --welearn-muted-color - Colour of messages; by default the text's.
 * @cssproperty --welearn-accent-color - Colour of links and icons; by default the text's.
 * @cssproperty --welearn-surface-color - Ground of blocks of code, and of what stands in a frame or on a ground
 *   (`appearance`); by default none, with `filled` a part of the text's.
 * @cssproperty --welearn-border-color - Colour of lines; by default a part of the text's.
 * @cssproperty [--welearn-border-width=1px] - Width of lines.
 * @cssproperty --welearn-focus-color - Colour of the focus ring; by default the text's.
 * @cssproperty [--welearn-mark-color=#ffe066] - Behind what a search has found; the text on it is black or white,
 *   whichever can be read.
 * @cssproperty [--welearn-radius=0.25em] - Radius of corners; of frames and grounds 0.5em by default.
 * @cssproperty --welearn-space - The unit of space that all distances derive from; by default 0.875em to
 *   1.125em, with the element's width.
 * @cssproperty --welearn-font-family - Font of everything; by default the page's.
 * @cssproperty --welearn-heading-font-family - Font of headings; by default that of everything.
 * @cssproperty --welearn-heading-size - Size of the heading; by default 1.4em to 1.9em, with the element's width.
 * @cssproperty [--welearn-question-size=1.0625em] - Size of a question.
 * @cssproperty [--welearn-question-weight=600] - Weight of a question.
 * @cssproperty [--welearn-duration=0.2s] - Duration of motion, for visitors who do not avoid it.
 * @cssproperty [--welearn-max-width=none] - Greatest width of the element.
 *
 * @cssstate loading - Nothing is shown yet, and a source is on its way.
 * @cssstate ready - A document is shown.
 * @cssstate empty - The document has no questions.
 * @cssstate failed - No source could be used, and nothing is shown.
 * @cssstate layout-* - The document's layout, such as `layout-about`.
 *
 * @fires {WelearnLoadEvent} welearn-load - A document is shown, and all of it is in the page. `detail`: `document`,
 *   `stale`.
 * @fires {WelearnErrorEvent} welearn-error - A source could not be used. `detail`: `error`.
 * @fires {WelearnToggleEvent} welearn-toggle - A question is about to open or close; `preventDefault()`
 *   keeps it as it is. `detail`: `id`, `question`, `open`.
 * @fires {WelearnCopyEvent} welearn-copy - A visitor has asked for a question's address. It is on the
 *   clipboard, or shown where that is forbidden. `detail`: `id`, `url`.
 * @fires {WelearnSearchEvent} welearn-search - Questions have been searched: when the visitor pauses, presses
 *   Enter or clears the box, and at once by `search()`. `detail`: `query`, empty for a search that was cleared;
 *   `matches`, the number of questions that are shown.
 * @fires {WelearnFeedbackEvent} welearn-feedback - A visitor has said whether an answer was helpful. Nothing is
 *   sent. `detail`: `id`, `question`, `helpful`.
 */
export class WelearnFaq extends WelearnElement {
  static override properties: PropertyDeclarations = {
    expand: {},
    exclusive: {type: Boolean},
    controls: {type: Boolean},
    searchable: {type: Boolean},
    query: {attribute: false},
    copyLinks: {type: Boolean, attribute: 'copy-links'},
    feedback: {type: Boolean},
    remember: {type: Boolean},
    structuredData: {type: Boolean, attribute: 'structured-data'},
    print: {},
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

  #questions?: Questions;

  /** Opens the question with this id. */
  show(id: string): void {
    this.#questions?.set(id, true);
  }

  /** Closes the question with this id. */
  hide(id: string): void {
    this.#questions?.set(id, false);
  }

  /** Opens the question with this id if it is closed, and closes it if it is open. */
  toggle(id: string): void {
    this.#questions?.toggle(id);
  }

  /** Opens all questions that are shown; only the first if `exclusive` is set and none is open. */
  expandAll(): void {
    this.#questions?.setAll(true);
  }

  /** Closes all questions that are shown. */
  collapseAll(): void {
    this.#questions?.setAll(false);
  }

  /** @internal Whether the page brings an icon for questions that open. */
  get expandIcon(): boolean {
    return this.querySelector(':scope > [slot=expand-icon]') !== null;
  }

  /**
   * Searches the questions, as if the visitor had typed the query; empty clears the search. Works without
   * `searchable`, for a search box of the page's own. What was found is told by `welearn-search`.
   */
  search(query: string): void {
    this.query = {text: query};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    faqs.add(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    faqs.delete(this);
  }

  protected override readonly childContent = 'questions';

  /** @internal Whether all questions and answers are in the page. */
  get isComplete(): boolean {
    return this.#questions?.isComplete ?? false;
  }

  /** @internal Makes sure that all questions are in the page. */
  reach(): void {
    this.#questions?.reach();
  }

  protected override take(open: readonly string[]): void {
    this.#questions?.take(open);
  }

  protected override async loadView(): Promise<Prose> {
    const {Questions, questionStyles} = await import('./view/index.js');
    this.adopt(questionStyles);
    this.#questions ??= new Questions(this);
    const [prose] = await Promise.all([super.loadView(), this.#questions.prepare()]);
    return prose;
  }

  protected override firstTexts(document: WelearnDocument): readonly FirstText[] | undefined {
    return this.#questions?.firstTexts(document);
  }

  /** All of the document is in the page then, and what the attributes ask for, too. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#questions?.completion;
    return super.getUpdateComplete();
  }

  protected override renderContent({faq_title}: WelearnDocument, prose: Prose): TemplateResult {
    return html`
      ${prose.title(faq_title)} ${this.#questions?.render(prose.levelBelow(faq_title), prose)}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'welearn-faq': WelearnFaq;
  }
}
