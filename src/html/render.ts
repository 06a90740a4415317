import {unsafeCSS} from 'lit';
import {conform, type Setting} from './conform.js';
import css from './content.css?inline';
import type {Allowance} from './markdown.js';
import {plainBlocks, plainInline} from './plain.js';
import {loadSanitizer, type Sanitizer} from './sanitize.js';

type Markdown = typeof import('./markdown.js');

/** How the nodes look, inside of `class="content"`. */
export const contentStyles = unsafeCSS(css);

/**
 * A text of a document in, nodes out that are safe to show. Plain texts can be shown at once; what reads Markdown
 * and HTML is loaded for the others.
 */
export class ContentRenderer {
  #sanitize: Sanitizer | undefined;
  #markdown: Markdown | undefined;
  /** Notes the texts of which not all could be read. */
  #allowance: Allowance | undefined;

  /**
   * @param sanitize stands between the parser and the nodes
   * @param markdown reads Markdown
   */
  constructor(sanitize?: Sanitizer, markdown?: Markdown) {
    this.#sanitize = sanitize;
    this.#markdown = markdown;
  }

  /** Loads what is needed for any text. */
  async load(isHtml: boolean): Promise<void> {
    const [sanitize, markdown] = await Promise.all([
      loadSanitizer(),
      isHtml ? undefined : import('./markdown.js'),
    ]);
    this.#sanitize = sanitize;
    this.#markdown ??= markdown;
  }

  /** Begins another document, which may be as long as any. */
  begin(): void {
    this.#allowance = undefined;
  }

  /** The texts of the document of which not all could be read as Markdown. */
  get cut(): readonly string[] {
    return this.#allowance?.cut ?? [];
  }

  /** Whether a text can be shown already. */
  canRender(text: string, {inline = false, isHtml = false}: Partial<Setting> = {}): boolean {
    if (this.#sanitize && (isHtml || this.#markdown)) return true;
    return !isHtml && plain(text, inline) !== undefined;
  }

  render(text: string, setting: Setting): DocumentFragment {
    const {inline = false, isHtml = false} = setting;
    const nodes = conform(this.#read(text, inline, isHtml), setting);
    // A button needs a name: what comes to nothing, such as "<Ctrl>" alone, is shown as it is written.
    return inline && isSilent(nodes) ? conform(fragmentOf([text]), setting) : nodes;
  }

  #read(text: string, inline: boolean, isHtml: boolean): ParentNode & Node {
    const nodes = isHtml ? undefined : plain(text, inline);
    if (nodes) return fragmentOf(nodes);
    const html = isHtml ? text : this.#parse(text, inline);
    // What the parser gives up on is still text that somebody wants to read.
    return html === undefined || !this.#sanitize ? fragmentOf([text]) : this.#sanitize(html);
  }

  /** Markdown as HTML that nobody has sanitised yet. */
  #parse(text: string, inline: boolean): string | undefined {
    if (!this.#markdown) return undefined;
    this.#allowance ??= new this.#markdown.Allowance();
    const meter = this.#allowance.forText();
    try {
      const html = this.#markdown.parse(text, inline, meter);
      if (meter.isFull) this.#allowance.cut.push(text);
      return html;
    } catch {
      this.#allowance.cut.push(text);
      return undefined;
    }
  }
}

function plain(text: string, inline: boolean): Node[] | undefined {
  return inline ? plainInline(text) : plainBlocks(text);
}

function fragmentOf(nodes: readonly (Node | string)[]): DocumentFragment {
  const fragment = document.createDocumentFragment();
  // One by one: a call takes only so many arguments.
  for (const node of nodes) fragment.append(node);
  return fragment;
}

function isSilent(nodes: DocumentFragment): boolean {
  return !nodes.textContent.trim() && !nodes.querySelector('img:not([alt=""])');
}
