import type {Allowance} from '../document/formats/markdown.js';
import {conform, type Setting} from './conform.js';
import {plainBlocks, plainInline} from './plain.js';
import {loadSanitizer, type Sanitizer} from './sanitize.js';
import {view} from './window.js';

const {document} = view;

type Markdown = typeof import('./markdown.js');
type Signs = typeof import('./foreign-signs.js');

/** Signs of other programs that are not shown as Markdown would show them. */
const FOREIGN = /\{[{%:#.]|\)\{|^[ \t]*(?::::|!!!|\?\?\?)/m;

/** Whether a Markdown text has signs of other programs. */
export function isForeign(text: string): boolean {
  return FOREIGN.test(text);
}

/**
 * Turns a document's texts into safe nodes. Plain texts need nothing else; the Markdown parser and
 * the sanitiser are loaded for the others.
 */
export class ContentRenderer {
  #sanitize: Sanitizer | undefined;
  #markdown: Markdown | undefined;
  #signs: Signs | undefined;
  /** Created for the first Markdown text of a document. */
  #allowance: Allowance | undefined;
  readonly #flattened = new Set<string>();

  /**
   * @param sanitize makes safe nodes of HTML
   * @param markdown parses Markdown
   * @param signs reads signs of other programs
   */
  constructor(sanitize?: Sanitizer, markdown?: Markdown, signs?: Signs) {
    this.#sanitize = sanitize;
    this.#markdown = markdown;
    this.#signs = signs;
  }

  /**
   * Loads the sanitiser and, unless all texts are HTML, the Markdown parser.
   *
   * @param hasSigns whether texts have signs of other programs
   */
  async load(isHtml: boolean, hasSigns = false): Promise<void> {
    const [sanitize, markdown, signs] = await Promise.all([
      loadSanitizer(),
      isHtml ? undefined : import('./markdown.js'),
      hasSigns ? import('./foreign-signs.js') : undefined,
    ]);
    this.#sanitize = sanitize;
    this.#markdown ??= markdown;
    this.#signs ??= signs;
  }

  /** Starts another document: limits count from zero. */
  begin(): void {
    this.#allowance = undefined;
    this.#flattened.clear();
  }

  /** Texts of the document that were parsed only in part. */
  get cut(): readonly string[] {
    return this.#allowance?.cut ?? [];
  }

  /** Texts of the document with more elements than a limit allows. */
  get flattened(): readonly string[] {
    return [...this.#flattened];
  }

  /** Whether a text can be rendered now, without loading anything. */
  canRender(text: string, {inline = false, isHtml = false}: Partial<Setting> = {}): boolean {
    if (isHtml) return this.#sanitize !== undefined;
    if (isForeign(text) && !this.#signs) return false;
    return Boolean(this.#sanitize && this.#markdown) || plain(text, inline) !== undefined;
  }

  render(text: string, setting: Setting): DocumentFragment {
    const {inline = false, isHtml = false} = setting;
    const {nodes, isCut} = conform(this.#read(text, inline, isHtml), setting);
    if (isCut) this.#flattened.add(text);
    // A button needs a name: a question that renders to nothing, such as "<Ctrl>", is shown as
    // written.
    return inline && isSilent(nodes) ? conform(fragmentOf([text]), setting).nodes : nodes;
  }

  #read(text: string, inline: boolean, isHtml: boolean): ParentNode & Node {
    const source = isHtml || !isForeign(text) ? text : this.#signs?.settleSigns(text, inline);
    if (source === undefined) return fragmentOf([text]);
    const nodes = isHtml ? undefined : plain(source, inline);
    if (nodes) return fragmentOf(nodes);
    const html = isHtml ? text : this.#parse(source, inline, text);
    // A text that the parser refuses is shown as written.
    return html === undefined || !this.#sanitize ? fragmentOf([text]) : this.#sanitize(html);
  }

  /** Converts Markdown to HTML, not yet sanitised. */
  #parse(source: string, inline: boolean, text: string): string | undefined {
    if (!this.#markdown) return undefined;
    this.#allowance ??= new this.#markdown.Allowance();
    const meter = this.#allowance.forText();
    try {
      const html = this.#markdown.parse(source, inline, meter);
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
  // One by one: a single call takes a limited number of arguments.
  for (const node of nodes) fragment.append(node);
  return fragment;
}

function isSilent(nodes: DocumentFragment): boolean {
  return !nodes.textContent.trim() && !nodes.querySelector('img:not([alt=""])');
}
