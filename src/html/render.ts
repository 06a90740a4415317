import {unsafeCSS} from 'lit';
import {conform, type Setting} from './conform.js';
import css from './content.css?inline';
import type {Allowance} from './markdown.js';
import {isPlain} from './plain.js';
import {loadSanitizer, type Sanitizer} from './sanitize.js';

type Markdown = typeof import('./markdown.js');

/** How the nodes look, inside of `class="content"`. */
export const contentStyles = unsafeCSS(css);

/** A text of a document in, nodes out that are safe to show. */
export class ContentRenderer {
  readonly #sanitize: Sanitizer;
  readonly #markdown: Markdown | undefined;

  /**
   * @param sanitize stands between the parser and the nodes
   * @param markdown reads Markdown; without it there may only be HTML and plain text
   */
  constructor(sanitize: Sanitizer, markdown?: Markdown) {
    this.#sanitize = sanitize;
    this.#markdown = markdown;
  }

  /** Whether it can show texts of this kind. */
  reads(isHtml: boolean): boolean {
    return isHtml || this.#markdown !== undefined;
  }

  /** What may be read of all texts of a document together. */
  createAllowance(): Allowance | undefined {
    return this.#markdown && new this.#markdown.Allowance();
  }

  /** @param allowance notes the texts of which not all could be read */
  render(text: string, setting: Setting, allowance = this.createAllowance()): DocumentFragment {
    const isInline = setting.inline === true;
    if (isPlain(text, isInline)) return conform(asText(text.trim(), isInline), setting);
    const html = setting.isHtml ? text : this.#parse(text, isInline, allowance);
    const nodes = html === undefined ? undefined : conform(this.#sanitize(html), setting);
    // A button needs a name: what comes to nothing, such as "<Ctrl>" alone, is shown as it is written.
    return nodes && !(isInline && isSilent(nodes)) ? nodes : conform(asText(text, true), setting);
  }

  /** Markdown as HTML; nothing where the parser gives up, and the text itself must do. */
  #parse(text: string, isInline: boolean, allowance?: Allowance): string | undefined {
    const meter = allowance?.forText();
    if (!this.#markdown || !meter) return undefined;
    try {
      const html = this.#markdown.parse(text, isInline, meter);
      if (meter.isFull) allowance?.cut.push(text);
      return html;
    } catch {
      allowance?.cut.push(text);
      return undefined;
    }
  }
}

/** A renderer as soon as it has what it needs; always the same, so that it is known what it made. */
export async function loadRenderer(isHtml = false): Promise<ContentRenderer> {
  const [sanitize, markdown] = await Promise.all([
    loadSanitizer(),
    isHtml ? undefined : import('./markdown.js'),
  ]);
  if (!markdown) return new ContentRenderer(sanitize);
  return (renderer ??= new ContentRenderer(sanitize, markdown));
}

let renderer: ContentRenderer | undefined;

function asText(text: string, isInline: boolean): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const box = isInline ? fragment : fragment.appendChild(document.createElement('p'));
  box.append(text);
  return fragment;
}

function isSilent(nodes: DocumentFragment): boolean {
  return !nodes.textContent.trim() && !nodes.querySelector('img:not([alt=""])');
}
