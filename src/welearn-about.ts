import {html, type TemplateResult} from 'lit';
import type {WelearnDocument} from './document/model.js';
import {type FirstText, WelearnElement} from './element/welearn-element.js';
import type {Prose} from './view/prose.js';

/**
 * Shows the title and the about text of a We Learn document.
 *
 * The class registers nothing; `welearn.js` registers it as `<welearn-about>`.
 *
 * @tagname welearn-about
 *
 * @attr {string} lang - Language, a BCP 47 tag. Of the content: else the document's, else the nearest around. Of
 *   the interface: else the nearest around, else the document's, else English.
 *
 * @slot - HTML to show as the about text, sanitised like any other, until `src` replaces it; a heading
 *   that it begins with is the title. Or a `<script>` child of type `application/json`, `text/yaml`,
 *   `text/toml` or `text/markdown`, which is the document itself. Changes are followed.
 * @slot before - Above the content.
 * @slot after - Below the content.
 * @slot loading - Replaces the message while the document is on its way.
 * @slot empty - Replaces the message when the document has no about text.
 * @slot error - Replaces the message and the button when no document can be shown.
 *
 * @csspart base - Around everything.
 * @csspart heading - The heading.
 * @csspart text - The about text.
 * @csspart message - The message in place of the content.
 * @csspart retry - The button that tries again.
 * @csspart link - A link in the text.
 * @csspart image - An image in the text.
 * @csspart table - A table in the text.
 * @csspart code - Code in the text, inline or a block.
 * @csspart quote - A quotation in the text.
 * @csspart subheading - A heading in the text.
 *
 * @cssproperty --welearn-color - Colour of the text; by default the page's.
 * @cssproperty --welearn-muted-color - Colour of messages; by default the text's.
 * @cssproperty --welearn-accent-color - Colour of links and icons; by default the text's.
 * @cssproperty --welearn-surface-color - Ground of blocks of code, and of what stands in a frame or on a ground
 *   (`appearance`); by default none, with `filled` a part of the text's.
 * @cssproperty --welearn-border-color - Colour of lines; by default a part of the text's.
 * @cssproperty [--welearn-border-width=1px] - Width of lines.
 * @cssproperty --welearn-focus-color - Colour of the focus ring; by default the text's.
 * @cssproperty [--welearn-radius=0.25em] - Radius of corners; of frames and grounds 0.5em by default.
 * @cssproperty --welearn-space - The unit of space that all distances derive from; by default 0.875em to
 *   1.125em, with the element's width.
 * @cssproperty --welearn-font-family - Font of everything; by default the page's.
 * @cssproperty --welearn-heading-font-family - Font of headings; by default that of everything.
 * @cssproperty --welearn-heading-size - Size of the heading; by default 1.4em to 1.9em, with the element's width.
 * @cssproperty [--welearn-duration=0.2s] - Duration of motion, for visitors who do not avoid it.
 * @cssproperty [--welearn-max-width=none] - Greatest width of the element.
 *
 * @cssstate loading - Nothing is shown yet, and a source is on its way.
 * @cssstate ready - A document is shown.
 * @cssstate empty - The document has nothing that this element shows.
 * @cssstate failed - No source could be used, and nothing is shown.
 * @cssstate layout-* - The document's layout, such as `layout-about`.
 *
 * @fires {WelearnLoadEvent} welearn-load - A document is shown, and all of it is in the page. `detail`: `document`,
 *   `stale`.
 * @fires {WelearnErrorEvent} welearn-error - A source could not be used. `detail`: `error`.
 */
export class WelearnAbout extends WelearnElement {
  protected override readonly childContent = 'text';

  protected override firstTexts({about}: WelearnDocument): readonly FirstText[] {
    return [{text: about, inline: false}];
  }

  protected override renderContent(
    {title, about, base}: WelearnDocument,
    prose: Prose,
  ): TemplateResult {
    const level = prose.levelBelow(title) - 1;
    return html`
      ${prose.title(title)}
      <div part="text" class="content">${prose.text(about, {base, level})}</div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'welearn-about': WelearnAbout;
  }
}
