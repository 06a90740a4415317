import {flowElements, isDropped, isKeptAttribute, phrasingElements, PLACE} from './allowed.js';
import {headingName} from './names.js';
import {view} from './window.js';

const {document, HTMLTableCellElement, location, Node, NodeFilter} = view;

/** Replaces each `[NAME]` that has a value. */
export type Fill = (text: string) => string;

/** How content fits its surroundings. */
export interface Setting {
  /** URL that relative links and images resolve against. Empty: they stay as written. */
  readonly base: string;
  /** Level of the heading around the content. Its own headings are lower. */
  readonly level: number;
  /** Whether the content is inside a button, which allows phrasing only. */
  readonly inline?: boolean;
  /** Whether the text is HTML instead of Markdown. */
  readonly isHtml?: boolean;
  /**
   * Starts the id of each place: a heading, or an element to which its author gave an `id`. Without
   * it, no element gets an id.
   */
  readonly prefix?: string | undefined;
  /** Accessible name of the link from a footnote back to the text. */
  readonly backLabel?: string | undefined;
  /** Fills in placeholders. */
  readonly fill?: Fill | undefined;
}

const PARTS = new Map([
  ['a', 'link'],
  ['blockquote', 'quote'],
  ['code', 'code'],
  ['img', 'image'],
  ['li', 'text-item'],
  ['ol', 'text-list'],
  ['pre', 'code'],
  ['table', 'table'],
  ['td', 'table-cell'],
  ['th', 'table-cell'],
  ['ul', 'text-list'],
]);

/** Elements with a direction of their own. A list takes the direction of its first words. */
const BLOCK = /^(blockquote|dd|dl|dt|figcaption|h[1-6]|li|ol|p|summary|table|td|th|ul)$/;

const HEADINGS: readonly string[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Right-to-left letters, such as Hebrew and Arabic (Unicode's DerivedBidiClass: R and AL). */
export const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * Depth and number of elements that a browser lays out without delay. Texts by people stay far
 * below.
 */
const MAX_DEPTH = 100;
const MAX_ELEMENTS = 200_000;
/**
 * Extra table cells that `colspan` and `rowspan` may cover. 100 cells could cover millions, and
 * browsers lay out each.
 */
const MAX_SPANNED = 50_000;

/** An element that links can lead to. */
interface Place {
  readonly element: HTMLElement;
  /** Its author's name for it. */
  readonly own?: string;
}

/** Content that is safe to show. */
export interface Content {
  readonly nodes: DocumentFragment;
  /** Whether a limit kept an element, or the span of a cell, from being built. */
  readonly isCut: boolean;
}

/** A document that loads nothing, runs nothing, and has no content of the page. */
const inert = document.implementation.createHTMLDocument('');

/**
 * Turns sanitised nodes into content: allowed elements with allowed attributes, absolute addresses
 * of links and images, headings below the page's, parts for designers. Works the same after both
 * sanitisers.
 *
 * Builds every element anew, so nothing unknown gets through, and in an inert document, so nothing
 * loads from a wrong address.
 *
 * @param source is empty afterwards
 */
export function conform(source: ParentNode & Node, setting: Setting): Content {
  const result = inert.createDocumentFragment();
  const builder = new Builder(setting, RIGHT_TO_LEFT.test(source.textContent ?? ''));
  builder.build(source, result);
  // Unwrapping an element leaves adjacent text nodes.
  result.normalize();
  if (setting.prefix !== undefined) nameAll(builder.places, setting.prefix);
  if (setting.fill) fillIn(result, setting.fill);
  return {nodes: result, isCut: builder.isCut};
}

/**
 * Adds each element to its parent before building its content: moving finished trees would cost
 * their size at every level.
 */
class Builder {
  readonly #setting: Setting;
  readonly #allowed: ReadonlySet<string>;
  readonly #levelOf: (written: number) => number;
  /** Whether some of the text runs from right to left. */
  readonly #isMixed: boolean;
  #depth = 0;
  #elements = 0;
  #spanned = 0;
  #isInHeading = false;
  /** Whether a limit was reached. */
  isCut = false;
  /** The places of the text, in their order. */
  readonly places: Place[] = [];

  constructor(setting: Setting, isMixed: boolean) {
    this.#setting = setting;
    this.#allowed = setting.inline ? phrasingElements : flowElements;
    this.#levelOf = headingLevels(setting.level);
    this.#isMixed = isMixed;
  }

  /** Builds the children of a node. */
  build(from: Node, to: Node): void {
    for (let node = from.firstChild, next; node; node = next) {
      next = node.nextSibling;
      if (node.nodeType === Node.TEXT_NODE) to.appendChild(node);
      else if (node.nodeType === Node.ELEMENT_NODE) this.#element(node as Element, to);
    }
  }

  #element(node: Element, to: Node): void {
    const name = node.localName;
    const isMany = this.#depth >= MAX_DEPTH || this.#elements >= MAX_ELEMENTS;
    if (isMany || !this.#allowed.has(name)) {
      this.isCut ||= isMany;
      // Elements not allowed here are unwrapped: their text still belongs to the document.
      if (!isDropped(name)) this.build(node, to);
    } else if (name === 'a') this.#link(node, to);
    else if (name === 'img') this.#image(node, to);
    else if (name === 'input') to.appendChild(inert.createTextNode(checkbox(node)));
    else if (name === 'table') this.#table(node, to);
    else if (HEADINGS.includes(name)) this.#heading(node, to);
    else this.#fill(node, this.#make(node, to));
  }

  /**
   * Unwraps a heading inside a heading: assistive technology ignores it, and each level would grow
   * in size.
   */
  #heading(node: Element, to: Node): void {
    if (this.#isInHeading) {
      this.build(node, to);
      return;
    }
    this.#isInHeading = true;
    const made = this.#make(node, to);
    this.#fill(node, made);
    this.#isInHeading = false;
    const own = takeName(made);
    if (own) this.places.push({element: made, own});
    else if (!ownName(node)) this.places.push({element: made});
  }

  /** Creates an element of the same name with its allowed attributes, and appends it. */
  #make(node: Element, to: Node, name = node.localName): HTMLElement {
    const written = HEADINGS.indexOf(name) + 1;
    const level = written && this.#levelOf(written);
    const made = inert.createElement(level ? headingTag(level) : name);
    // Few elements have attributes, and iterating an empty list costs as much as creating the
    // element.
    for (const {name: attribute, value} of node.hasAttributes() ? node.attributes : []) {
      if (isKeptAttribute(name, attribute)) made.setAttribute(attribute, value.trim());
    }
    if (made instanceof HTMLTableCellElement) this.#limitSpan(made);
    const part = level ? 'subheading' : PARTS.get(name);
    if (part) made.setAttribute('part', part);
    const own = node.hasAttributes() && ownName(node);
    if (own) this.places.push({element: made, own});
    this.#elements++;
    to.appendChild(made);
    return made;
  }

  /** A row span of 0 reaches to the last row. */
  #limitSpan(cell: HTMLTableCellElement): void {
    const {colSpan, rowSpan} = cell;
    this.#spanned += colSpan * (rowSpan || MAX_SPANNED) - 1;
    if (this.#spanned <= MAX_SPANNED) return;
    this.isCut = true;
    for (const name of ['colspan', 'rowspan']) cell.removeAttribute(name);
  }

  #fill(node: Element, made: HTMLElement): void {
    this.#depth++;
    this.build(node, made);
    this.#depth--;
    if (this.#isMixed && !made.dir && BLOCK.test(node.localName)) setDirection(made);
  }

  #link(node: Element, to: Node): void {
    const written = node.getAttribute('href') ?? '';
    const href = resolveLink(written, this.#setting.base);
    if (href === null) {
      this.build(node, node.hasAttribute(PLACE) ? this.#make(node, to, 'span') : to);
      return;
    }
    const made = this.#make(node, to);
    this.#fill(node, made);
    const text = made.textContent;
    // The parser turns a bare "www." address into an http: link.
    const isBare = /^www\./i.test(text) && /^http:\/\/www\./i.test(written);
    made.setAttribute('href', isBare ? href.replace('http:', 'https:') : href);
    const [, back] = /^#fnref:(\d+)$/.exec(href) ?? [];
    if (back !== undefined && this.#setting.backLabel)
      made.setAttribute('aria-label', `${this.#setting.backLabel} (${back})`);
    if (leavesSite(href)) made.setAttribute('rel', 'noopener');
    if (!text.trim() && !made.querySelector('img')) {
      made.append(written.trim().replace(/^(mailto|tel):/i, ''));
    }
    // In print, an address follows its link, unless the link's text already shows it.
    if (plain(made.textContent) === plain(href)) made.className = 'bare';
  }

  #image(node: Element, to: Node): void {
    const src = resolveImage(node.getAttribute('src') ?? '', this.#setting.base);
    const alt = (node.getAttribute('alt') ?? '').trim();
    if (src === null) {
      to.appendChild(inert.createTextNode(alt));
      return;
    }
    const made = this.#make(node, to);
    made.setAttribute('alt', alt);
    made.setAttribute('loading', 'lazy');
    made.setAttribute('referrerpolicy', 'no-referrer');
    made.setAttribute('src', src);
  }

  /** A wide table scrolls in its own box (WCAG 2.2, 1.4.10). */
  #table(node: Element, to: Node): void {
    const box = inert.createElement('div');
    to.appendChild(box);
    this.#fill(node, this.#make(node, box));
    box.className = 'table';
  }
}

/**
 * The name that an author gave to a heading, a link, a section or a list item, or to an element
 * that is there for its name only. Others, such as paragraphs, have names for style sheets.
 */
function ownName(node: Element): string | undefined {
  const isPlace = /^(?:a|h[1-6]|li|section)$/.test(node.localName) || !node.firstChild;
  return (isPlace && node.getAttribute(PLACE)?.trim()) || undefined;
}

/** Takes the name off the end of a heading: `Fees {#fees}`, or kramdown's `Fees {: #fees}`. */
function takeName({lastChild}: HTMLElement): string | undefined {
  if (!(lastChild?.nodeType === Node.TEXT_NODE)) return undefined;
  const text = lastChild.nodeValue ?? '';
  const at = text.lastIndexOf('{');
  const name = /^\{:? *#([^\s{}]+)(?:\s[^{}]*)?\}\s*$/.exec(text.slice(Math.max(at, 0)))?.[1];
  if (name) lastChild.nodeValue = text.slice(0, at).trimEnd();
  return name;
}

/** Gives places their ids. A heading has the name by which GitHub links to it. */
function nameAll(places: readonly Place[], prefix: string): void {
  const numbers = new Map<string, number>();
  const name = (element: HTMLElement, wanted: string) => {
    let free = wanted;
    let n = numbers.get(wanted) ?? 0;
    while (numbers.has(free)) free = `${wanted}-${String(++n)}`;
    numbers.set(wanted, n);
    numbers.set(free, numbers.get(free) ?? 0);
    element.id = prefix + free;
  };
  // The author's names come first, so that no heading takes one.
  for (const {element, own} of places) if (own) name(element, own);
  for (const {element, own} of places) {
    const wanted = own ? '' : headingName(element.textContent);
    if (wanted) name(element, wanted);
  }
}

/**
 * Text without letters keeps the direction around it. `auto` skips elements with a direction of
 * their own.
 */
function setDirection(made: HTMLElement): void {
  const first = /\p{L}/u.exec(made.textContent)?.[0];
  if (!first) return;
  made.dir = !made.querySelector('[dir]') ? 'auto' : RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

/** Runs last, on text nodes only, so a value is never read as Markdown or HTML. */
function fillIn(result: DocumentFragment, fill: Fill): void {
  // A node iterator would cost time at every later change of the document.
  const texts = inert.createTreeWalker(result, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    node.nodeValue = fill(node.nodeValue ?? '');
  }
}

/**
 * Assigns heading levels, the first one below `top`. A skipped level would seem like a missing part
 * (WCAG 2.2, G141), so only the order of written levels counts, not their numbers.
 */
function headingLevels(top: number): (written: number) => number {
  const open: number[] = [];
  return written => {
    while ((open.at(-1) ?? 0) >= written) open.pop();
    open.push(written);
    return top + open.length;
  };
}

/** The tag of a heading. HTML has none below 6. */
export function headingTag(level: number): string {
  return `h${String(Math.min(level, 6))}`;
}

/** An address without its scheme and last slash. */
function plain(address: string): string {
  return address.trim().replace(/^(https?:\/\/|mailto:|tel:)|\/$/gi, '');
}

/** Checkboxes of a GitHub task list, as text: visitors cannot tick them. */
function checkbox(node: Element): string {
  if (node.getAttribute('type')?.trim() !== 'checkbox') return '';
  return node.hasAttribute('checked') ? '☑' : '☐';
}

const LINK_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const IMAGE_PROTOCOLS = new Set(['http:', 'https:']);

/**
 * Resolves the address of a link. `null` if content may not link there.
 *
 * - `#fragment` stays as it is: it points into this page, whatever the base.
 * - `www.example.org/x` gets `https://`, although it is formally a relative path (RFC 3986 §
 *   4.5).
 */
function resolveLink(href: string, base: string): string | null {
  const address = href.trim();
  if (address.startsWith('#') && !TEMPLATE.test(address)) return address;
  return resolve(/^www\./i.test(address) ? `https://${address}` : address, base, LINK_PROTOCOLS);
}

/** Resolves the address of an image. `null` if content may not load from there. */
function resolveImage(src: string, base: string): string | null {
  return resolve(src.trim(), base, IMAGE_PROTOCOLS);
}

/** Whether a link leaves the page's own site. */
function leavesSite(href: string): boolean {
  return /^https?:/.test(href) && !href.startsWith(`${location.origin}/`);
}

/** Invisible characters. In the scheme of a script's address they would make it look relative. */
const INVISIBLE = /[\p{C}\p{Z}]+/gu;
/** A part that a template would have replaced, as written or percent-encoded. */
const TEMPLATE = /(?:\{|%7B){2}|(?:\{|%7B)%/i;
/** A page, where it is unknown which one will show the content. */
const ANY_PAGE = 'https://page.invalid/';
/** Most addresses have no such characters. */
const VISIBLE = /^[\x21-\x7e]*$/;

function resolve(address: string, base: string, protocols: ReadonlySet<string>): string | null {
  const seen = VISIBLE.test(address) ? address : address.replace(INVISIBLE, '');
  const [scheme] = /^[a-z][a-z+.-]*:/i.exec(seen) ?? [];
  if (!address || TEMPLATE.test(address) || (scheme && !protocols.has(scheme.toLowerCase())))
    return null;
  try {
    const {protocol, href} = new URL(address, base || (scheme ? undefined : ANY_PAGE));
    if (!protocols.has(protocol)) return null;
    return base || scheme ? href : address;
  } catch {
    return null; // An invalid address.
  }
}
