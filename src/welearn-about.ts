import {html, type TemplateResult} from 'lit';
import type {WelearnDocument} from './document/model.js';
import {type FirstText, WelearnElement} from './element/welearn-element.js';
import type {AddressController} from './view/address.js';
import type {Prose} from './view/prose.js';

/**
 * Shows the title and the about text of a We Learn document.
 *
 * The class registers nothing; `welearn.js` registers it as `<welearn-about>`.
 *
 * Headings in the text have addresses: the page's address with `#about-<name>`. The name is the one
 * GitHub gives the heading (`## Opening hours` is `opening-hours`), or the author's own: `## Fees
 * {#costs}`, `<h3 id="costs">`. If the element has an `id`, `#<that id>-about-<name>` works too. A
 * link in the text to `#<name>` leads there.
 *
 * @tagname welearn-about
 *
 * @attr {string} lang - Language as a BCP 47 tag. Language of the content: this attribute, else
 *   the document's, else the nearest around. Language of the interface: this attribute, else the
 *   nearest around, else the document's, else English.
 *
 * @slot - HTML shown as the about text until `src` replaces it, sanitised like any content; a
 *   heading at its start is the title. Or a `<script>` of type `application/json`, `text/yaml`,
 *   `text/toml` or `text/markdown` that holds the document. The element follows changes.
 * @slot before - Above the content.
 * @slot after - Below the content.
 * @slot loading - Replaces the message while a document loads.
 * @slot empty - Replaces the message for a document without an about text.
 * @slot error - Replaces the message and the button after a failure.
 *
 * @csspart base - The box around everything.
 * @csspart heading - The heading.
 * @csspart text - The about text.
 * @csspart message - The message in place of the content.
 * @csspart retry - The button "Try again".
 * @csspart link - A link in the text.
 * @csspart image - An image in the text.
 * @csspart table - A table in the text.
 * @csspart table-cell - A cell of a table in the text.
 * @csspart text-list - A list in the text, with bullets or numbers.
 * @csspart text-item - An item of a list in the text.
 * @csspart code - Code in the text, inline or as a block.
 * @csspart quote - A quotation in the text.
 * @csspart subheading - A heading in the text.
 *
 * @cssproperty --welearn-color - Text colour. Default: the page's.
 * @cssproperty --welearn-muted-color - Colour of messages. Default: the text colour.
 * @cssproperty --welearn-accent-color - Colour of links and icons. Default: the text colour.
 * @cssproperty --welearn-link-color - Colour of links. Default: the accent colour; a page's own link
 *   colour cannot be known here.
 * @cssproperty --welearn-surface-color - Background of code blocks, and of boxes with the
 *   `appearance` `outlined` or `filled`. Default: none; a tint of the text colour with `filled`.
 * @cssproperty --welearn-border-color - Colour of lines. Default: a tint of the text colour.
 * @cssproperty [--welearn-border-width=1px] - Width of lines.
 * @cssproperty --welearn-focus-color - Colour of the focus ring. Default: the text colour.
 * @cssproperty [--welearn-radius=0.25em] - Radius of corners. Default of boxes with an
 *   `appearance`: 0.5em.
 * @cssproperty --welearn-space - Base unit of all distances. Default: 0.9375em, and 1.0625em
 *   where the element is 32em wide or more.
 * @cssproperty --welearn-font-family - Font. Default: the page's.
 * @cssproperty --welearn-heading-font-family - Font of headings. Default: the same as the text.
 * @cssproperty --welearn-heading-size - Size of the heading. Default: 1.4em to 1.9em, depending
 *   on the element's width.
 * @cssproperty [--welearn-line-height=1.6] - Height of lines in texts.
 * @cssproperty [--welearn-duration=0.2s] - Duration of animations. Visitors who prefer reduced
 *   motion see none.
 * @cssproperty [--welearn-measure=36em] - Maximum width of the text. `none`: all the width there is.
 * @cssproperty [--welearn-max-width=none] - Maximum width of the element.
 *
 * @cssstate loading - Nothing is shown yet, and a source is loading.
 * @cssstate ready - A document is shown.
 * @cssstate empty - The document has no about text.
 * @cssstate failed - No source could be used, and nothing is shown.
 * @cssstate layout-* - The document's layout, such as `layout-about`. Signs other than letters and
 *   digits are `-`.
 *
 * @fires {WelearnLoadEvent} welearn-load - A document is shown and completely rendered. Fires again
 *   when another document or another language is shown. `detail`: `document`; `stale`,
 *   whether it is the copy that `cache` keeps.
 * @fires {WelearnErrorEvent} welearn-error - A source could not be used. One event for each.
 *   `detail`: `error`.
 */
export class WelearnAbout extends WelearnElement {
  protected override readonly childContent = 'text';

  #address?: AddressController;

  protected override async loadView(): Promise<Prose> {
    const {AddressController} = await import('./view/index.js');
    this.#address ??= new AddressController(this);
    return super.loadView();
  }

  protected override firstTexts({about}: WelearnDocument): readonly FirstText[] {
    return [{text: about, inline: false}];
  }

  protected override renderContent(
    {title, about, base}: WelearnDocument,
    prose: Prose,
  ): TemplateResult {
    const level = prose.levelBelow(title) - 1;
    return html` ${prose.title(title)} ${prose.text(about, {base, level})} `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'welearn-about': WelearnAbout;
  }
}
