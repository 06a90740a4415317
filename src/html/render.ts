import type {Allowance} from '../document/formats/markdown.js';
import {conform, type Setting} from './conform.js';
import {loadSanitizer, type Sanitizer} from './sanitize.js';
import {view} from './window.js';

const {document, Text} = view;

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

/**
 * Most texts of a FAQ are plain paragraphs with a link or two. Every Markdown parser reads them the
 * same way, so they are shown at once, and the parser loads later. A fuzz test compares both
 * results. All other texts wait for the parser.
 */

/**
 * Characters that may start inline markup: emphasis, code, links, HTML, entities, hard line breaks,
 * bare addresses (CommonMark 0.31, 6; GitHub Flavored Markdown, 6.9).
 */
const SIGN = /[\\`*_~[<&@\r\t]|:\/\/|www\.|ftp:| {2}| \n/i;

/** `[words](address)` without further markup in either. Not an image. */
const LINK =
  /(?<!!)\[([^\s\\`*_~[\]<>&@!](?:[^\\`*_~[\]<>&@!\n]*[^\s\\`*_~[\]<>&@!])?)\]\(([\w./:?=%#+,;-]+)\)/g;

/**
 * Lines that start with a letter start no block; any other line might (CommonMark 0.31, 4 and 5).
 */
const LINES = /^(?:\p{L}.*(?:\n|$)|\n)+$/u;

/** The parser counts and splits longer texts. */
const MAX_LENGTH = 30_000;

/** The nodes of a paragraph; `undefined` if it has more than words and links. */
export function plainInline(text: string): Node[] | undefined {
  if (text !== text.trim() || text.length > MAX_LENGTH) return undefined;
  const nodes: Node[] = [];
  let end = 0;
  for (const {0: link, 1: words = '', 2: address = '', index} of text.matchAll(LINK)) {
    if (/:\/\/|www\.| {2}/i.test(words)) return undefined;
    nodes.push(new Text(text.slice(end, index)), createLink(words, address));
    end = index + link.length;
  }
  nodes.push(new Text(text.slice(end)));
  const words = nodes.filter(node => node instanceof Text);
  return words.some(({data}) => SIGN.test(data)) ? undefined : nodes;
}

/** The paragraphs of a text; `undefined` if it may have other blocks. */
export function plainBlocks(text: string): Node[] | undefined {
  if (text.length > MAX_LENGTH || !text.trim() || !LINES.test(text)) return undefined;
  const paragraphs: Node[] = [];
  for (const lines of text.split(/\n{2,}/)) {
    const paragraph = lines.replace(/^\n|\n$/g, '');
    if (!paragraph) continue;
    const nodes = plainInline(paragraph);
    if (!nodes) return undefined;
    const element = document.createElement('p');
    element.append(...nodes);
    // A line end keeps words apart in extracted text.
    paragraphs.push(element, new Text('\n'));
  }
  return paragraphs;
}

/** Comments, scripts, tags, addresses for links, and spaces show nothing. */
const SILENT =
  /^(?:<!--[^]*?(?:-->|(?![^]))|<(?:script|style|template|svg|math)\b[^]*?(?:<\/(?:script|style|template|svg|math)\s*>|(?![^]))|<\/?(?!(?:audio|embed|hr|iframe|img|input|object|video)\b)[a-z][^<>]*>|^ {0,3}\[(?!\^)[^[\]\n]+\]:[ \t]*[^\s]+[ \t]*$|^ {0,3}(?:#{1,6}|>)[ \t]*$|&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|lrm|rlm|#160|#xa0|#8203|#x200b);|[\s\p{C}\u3164\u2800])*/imu;

/** Whether a text comes to nothing, such as `<!-- todo -->` or `&nbsp;`. */
export function isBlank(text: string): boolean {
  return SILENT.exec(text)?.[0].length === text.length;
}

/** `conform()` resolves the address later; creating a link loads nothing. */
function createLink(words: string, address: string): Element {
  const link = document.createElement('a');
  link.setAttribute('href', address);
  link.append(words);
  return link;
}
