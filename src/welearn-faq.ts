import {html, type PropertyDeclarations, type TemplateResult} from 'lit';
import type {WelearnDocument} from './document/model.js';
import {faqs} from './element/fragment.js';
import {type FirstText, WelearnElement} from './element/welearn-element.js';
import type {Query} from './features/features.js';
import type {Expand} from './view/disclosure.js';
import type {Prose} from './view/prose.js';
import type {IconPosition, Print, Questions} from './view/questions.js';

/**
 * Shows the questions of a We Learn document. Each opens to show its answer.
 *
 * The class registers nothing; `welearn.js` registers it as `<welearn-faq>`.
 *
 * A question's address is the page's address with `#faq-<id>`. If the element has an `id`,
 * `#<that id>-faq-<id>` works too. Such an address opens the question, scrolls to it and focuses
 * it; a lazy element then loads. Topics have addresses in the same form, with a slug of their name
 * as the id. So do headings in answers, by the name that GitHub gives them (`## Opening hours` is
 * `opening-hours`), or by their author's (`## Fees {#costs}`, `<h3 id="costs">`), unless a question
 * or topic has the same. A link in an answer to `#<name>` leads there.
 *
 * @tagname welearn-faq
 *
 * @attr {string} lang - Language as a BCP 47 tag. Language of the content: this attribute, else
 *   the document's, else the nearest around. Language of the interface: this attribute, else the
 *   nearest around, else the document's, else English.
 *
 * @slot - `<details><summary>question</summary>answer</details>` elements, shown as questions
 *   until `src` replaces them, sanitised like any content. A first heading is the title, later
 *   headings are topics, the `id` of `details` is the question's id, and open ones stay open. Or a
 *   `<script>` of type `application/json`, `text/yaml`, `text/toml` or `text/markdown` that holds
 *   the document. The element follows changes. Anything else is a fallback, shown while there are
 *   no questions.
 * @slot before - Above the content.
 * @slot after - Below the content, for a link such as "Ask a librarian".
 * @slot loading - Replaces the message while a document loads.
 * @slot empty - Replaces the message for a document without questions.
 * @slot error - Replaces the message and the button after a failure.
 * @slot no-matches - Replaces the message and the button when nothing matches a search, with a link
 *   such as "Ask a librarian".
 * @slot expand-icon - One element, such as an `svg`, in place of the chevron in each question.
 *   Each question gets a copy without listeners; of the page's styles, only those in `stylesheet`
 *   reach it. It turns upside down while the answer is open, unless you set
 *   `::part(icon-open) {rotate: none}`.
 *
 * @csspart base - The box around everything.
 * @csspart heading - The heading.
 * @csspart toolbar - The controls above the questions.
 * @csspart search - The search: label, box and number of matches.
 * @csspart search-label - The label of the text field.
 * @csspart search-icon - The magnifying glass in the text field.
 * @csspart search-input - The text field of the search.
 * @csspart search-clear - A button that clears the search: in the text field, and below the message
 *   that nothing matches.
 * @csspart count - The number of matches.
 * @csspart no-matches - The message that nothing matches a search, in place of the questions. It is
 *   a `message`, too.
 * @csspart expand-all - The button that opens or closes all questions.
 * @csspart topics - The links to topics.
 * @csspart topic-link - A link to a topic.
 * @csspart topic - A topic's heading and questions.
 * @csspart topic-heading - A topic's heading.
 * @csspart list - The questions, or those of a topic.
 * @csspart item - A question with its answer.
 * @csspart item-open - The same while the answer is open.
 * @csspart item-first - The first visible question of its list. Each topic has a list of its own.
 * @csspart item-last - The last visible question of its list.
 * @csspart item-odd - The first, third, fifth … visible question of its list.
 * @csspart item-even - The second, fourth, sixth … visible question of its list.
 * @csspart item-1-of-3 - The first, fourth, seventh … visible question of its list, for three looks
 *   that take turns.
 * @csspart item-2-of-3 - The second, fifth, eighth … visible question of its list.
 * @csspart item-3-of-3 - The third, sixth, ninth … visible question of its list.
 * @csspart row - A question with the button beside it.
 * @csspart row-open - The same while the answer is open.
 * @csspart question - The button that opens and closes an answer; plain text if there is no
 *   answer.
 * @csspart question-open - The same while the answer is open.
 * @csspart question-text - The words of a question.
 * @csspart icon - The chevron or icon in that button.
 * @csspart icon-open - The same while the answer is open.
 * @csspart copy-link - The button that copies a question's address.
 * @csspart copied - The note "Copied".
 * @csspart answer - An answer, with the feedback.
 * @csspart answer-open - The same while it is open.
 * @csspart answer-text - The text of an answer. Its `margin-block` is the space above and below.
 * @csspart feedback - "Was this helpful?" with its buttons, or the thanks.
 * @csspart feedback-text - The words "Was this helpful?", or the thanks.
 * @csspart feedback-button - The button "Yes" or "No".
 * @csspart message - The message in place of the content.
 * @csspart retry - The button "Try again".
 * @csspart link - A link in an answer.
 * @csspart image - An image in a question or an answer.
 * @csspart table - A table in an answer.
 * @csspart table-cell - A cell of a table in an answer.
 * @csspart text-list - A list in an answer, with bullets or numbers.
 * @csspart text-item - An item of a list in an answer.
 * @csspart code - Code in a question or an answer, inline or as a block.
 * @csspart quote - A quotation in an answer.
 * @csspart subheading - A heading in an answer.
 *
 * @cssproperty --welearn-color - Text colour. Default: the page's.
 * @cssproperty --welearn-muted-color - Colour of messages. Default: the text colour.
 * @cssproperty --welearn-accent-color - Colour of links and icons. Default: the text colour.
 * @cssproperty --welearn-link-color - Colour of links. Default: the accent colour; a page's own link
 *   colour cannot be known here.
 * @cssproperty --welearn-surface-color - Background of code blocks, and of questions with the
 *   `appearance` `outlined` or `filled`. Default: none; a tint of the text colour with `filled`.
 * @cssproperty --welearn-border-color - Colour of lines. Default: a tint of the text colour.
 * @cssproperty [--welearn-border-width=1px] - Width of lines.
 * @cssproperty --welearn-focus-color - Colour of the focus ring. Default: the text colour.
 * @cssproperty [--welearn-mark-color=#ffe066] - Background of search matches. Their text turns
 *   black or white, whichever contrasts more; under a translucent one it keeps its colour.
 * @cssproperty [--welearn-radius=0.25em] - Radius of corners. Default of questions with an
 *   `appearance`: 0.5em.
 * @cssproperty --welearn-space - Base unit of all distances. Default: 0.9375em, and 1.0625em
 *   where the element is 32em wide or more.
 * @cssproperty --welearn-gap - Space between questions. Default: none; half of `--welearn-space` with
 *   the `appearance` `outlined` or `filled`.
 * @cssproperty --welearn-inset - Space at the sides of questions and answers, in `px` or `rem`.
 *   Default: none; 12px to 20px with the `appearance` `outlined` or `filled`.
 * @cssproperty [--welearn-icon-room=1.25em] - Width of an icon that stands before the question, with
 *   the space after it. An answer begins after it, too.
 * @cssproperty --welearn-font-family - Font. Default: the page's.
 * @cssproperty --welearn-heading-font-family - Font of headings. Default: the same as the text.
 * @cssproperty --welearn-heading-size - Size of the heading. Default: 1.4em to 1.9em, depending
 *   on the element's width.
 * @cssproperty --welearn-topic-size - Size of a topic's heading. Default: 1.25em to 1.375em,
 *   depending on the element's width.
 * @cssproperty [--welearn-line-height=1.6] - Height of lines in texts.
 * @cssproperty [--welearn-question-size=1.0625em] - Size of a question.
 * @cssproperty [--welearn-question-weight=600] - Font weight of a question.
 * @cssproperty [--welearn-duration=0.2s] - Duration of animations. Visitors who prefer reduced
 *   motion see none.
 * @cssproperty [--welearn-easing=ease] - Timing function of animations.
 * @cssproperty [--welearn-measure=36em] - Maximum width of the heading, questions, answers and the
 *   lines around them. `none`: all the width there is.
 * @cssproperty --welearn-topic-index - Number of a topic: 0, 1, 2 …, which the element sets for all
 *   parts in the topic. For a colour per topic, as in the theme `cards`.
 * @cssproperty [--welearn-max-width=none] - Maximum width of the element.
 *
 * @cssstate loading - Nothing is shown yet, and a source is loading.
 * @cssstate ready - A document is shown.
 * @cssstate empty - The document has no questions.
 * @cssstate failed - No source could be used, and nothing is shown.
 * @cssstate layout-* - The document's layout, such as `layout-about`. Signs other than letters and
 *   digits are `-`.
 *
 * @fires {WelearnLoadEvent} welearn-load - A document is shown and completely rendered. Fires again
 *   when another document or another language is shown. `detail`: `document`; `stale`,
 *   whether it is the copy that `cache` keeps.
 * @fires {WelearnErrorEvent} welearn-error - A source could not be used. One event for each.
 *   `detail`: `error`.
 * @fires {WelearnToggleEvent} welearn-toggle - A question is about to open or close.
 *   `preventDefault()` keeps it as it is, unless the browser's own search has already shown the
 *   answer. `detail`: `id`, `question`, `open`.
 * @fires {WelearnCopyEvent} welearn-copy - A visitor has requested a question's address. It is on
 *   the clipboard, or shown in a field if the browser forbids copying. `detail`: `id`, `url`.
 * @fires {WelearnSearchEvent} welearn-search - The questions were searched: when the visitor
 *   pauses, presses Enter or clears the box, and at once by `search()`. `detail`: `query`, empty
 *   after a cleared search; `matches`, the number of questions shown.
 * @fires {WelearnFeedbackEvent} welearn-feedback - A visitor has said whether an answer was
 *   helpful. Nothing is sent. `detail`: `id`, `question`, `helpful`.
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
    // The default value, if written, differs from none with `plain`.
    iconPosition: {attribute: 'icon-position', hasChanged: () => true},
  };

  /** The questions that are open at first: `none`, `first` or `all`. */
  expand: Expand = 'none';

  /** Opening a question closes the others. */
  exclusive = false;

  /**
   * Shows a button that opens or closes all questions, and links to the topics if there are
   * two or more.
   */
  controls = false;

  /**
   * Shows a search box. A search hides questions that do not match, and opens matching answers
   * until it is cleared; with `exclusive`, only the best one. Printing shows the matches. Visiting
   * the address of a hidden question clears the search.
   */
  searchable = false;

  /** @internal The current search, set by `search()` and the search box. */
  query: Query = {text: ''};

  /** Shows a button beside each question that copies its address. */
  copyLinks = false;

  /**
   * Asks "Was this helpful?" under each answer. An event reports the reply; nothing is sent or
   * stored.
   */
  feedback = false;

  /**
   * Keeps open questions open, and the reader in their place, when the page is reloaded or visited
   * again by Back, until the tab is closed. The session storage keeps both, under `welearn-open` or
   * `welearn-place`, the page's path and the element's `id` or `src`. The address of a question still opens it, and
   * `expand` only counts on the first visit.
   */
  remember = false;

  /**
   * Adds schema.org's FAQPage, as JSON-LD, to the page's head: the questions with answers of all
   * elements with this attribute, including those that a search hides. An image counts by its
   * alternative text; a question or answer without words is left out. It serves programs that read
   * pages. Google ended its FAQ results on 7 May 2026: expect nothing from search engines.
   */
  structuredData = false;

  /** The answers that printing shows. `expanded`: all. `as-is`: the open ones. */
  print: Print = 'expanded';

  /**
   * The place of the icon. `end`: after the question. `start`: before it, as with
   * `appearance="plain"` unless the attribute is set.
   */
  iconPosition: IconPosition = 'end';

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

  /** Opens all visible questions. With `exclusive`, only the first, and none if one is open. */
  expandAll(): void {
    this.#questions?.setAll(true);
  }

  /** Closes all visible questions. */
  collapseAll(): void {
    this.#questions?.setAll(false);
  }

  /** @internal Whether the page provides an icon. */
  get expandIcon(): boolean {
    return this.querySelector(':scope > [slot=expand-icon]') !== null;
  }

  /**
   * Searches the questions; an empty query clears the search. Works without `searchable`, for a
   * search box of the page's own. `welearn-search` reports the result.
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

  /** @internal Whether all questions and answers are rendered. */
  get isComplete(): boolean {
    return this.#questions?.isComplete ?? false;
  }

  /** @internal Renders all questions. */
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

  /** Resolves when the whole document and all features are rendered. */
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
