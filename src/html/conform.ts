import {flowElements, isDropped, isKeptAttribute, phrasingElements} from './allowed.js';

/** A text with each `[NAME]` that there is a text for replaced by that. */
export type Fill = (text: string) => string;

/** How content fits in where it is shown. */
export interface Setting {
  /** URL that relative links and images resolve against. */
  readonly base: string;
  /** Level that the content's own headings stand below. */
  readonly level: number;
  /** Whether it stands in a button, where only phrasing may. */
  readonly inline?: boolean;
  /** Whether the text is HTML, and no Markdown. */
  readonly isHtml?: boolean;
  /** Accessible name of a table's scrolling box. */
  readonly tableLabel: string;
  /** Puts texts in the place of placeholders. */
  readonly fill?: Fill | undefined;
}

const PARTS = new Map([
  ['a', 'link'],
  ['blockquote', 'quote'],
  ['code', 'code'],
  ['img', 'image'],
  ['pre', 'code'],
  ['table', 'table'],
]);

/** Elements with a direction of their own; a list takes that of its first words. */
const BLOCK = /^(blockquote|dd|dl|dt|figcaption|h[1-6]|li|ol|p|summary|table|td|th|ul)$/;

const HEADINGS: readonly string[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Letters of Hebrew, Arabic and their kin (Unicode's DerivedBidiClass: R and AL). */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Levels and elements that a browser still lays out at once; no text that a person wrote comes near. */
const MAX_DEPTH = 100;
const MAX_ELEMENTS = 200_000;
/** Places in tables that cells may take beside their own: 100 cells may stand for millions, each of which is laid out. */
const MAX_SPANNED = 50_000;

/** A document that loads nothing, runs nothing, and has nothing of anyone else's in it. */
const inert = document.implementation.createHTMLDocument('');

/**
 * Makes sanitised nodes what content is here: allowed elements with allowed attributes, links and
 * images with whole addresses, headings below ours, parts for the designer. The same for both
 * sanitisers. Elements are built anew: what is not built here is not in the outcome. They are built in
 * an inert document, so nothing loads from a wrong address.
 *
 * @param source is empty afterwards
 */
export function conform(source: ParentNode & Node, setting: Setting): DocumentFragment {
  const result = inert.createDocumentFragment();
  new Builder(setting, RIGHT_TO_LEFT.test(source.textContent ?? '')).build(source, result);
  // Where an element was left out, a text is in two parts.
  result.normalize();
  if (setting.fill) fillIn(result, setting.fill);
  return result;
}

/** Builds each element before what is in it: moving what is finished would cost its size at every level. */
class Builder {
  readonly #setting: Setting;
  readonly #allowed: ReadonlySet<string>;
  readonly #levelOf: (written: number) => number;
  /** Whether some of it is read from right to left. */
  readonly #isMixed: boolean;
  #depth = 0;
  #elements = 0;
  #spanned = 0;
  #isInHeading = false;

  constructor(setting: Setting, isMixed: boolean) {
    this.#setting = setting;
    this.#allowed = setting.inline ? phrasingElements : flowElements;
    this.#levelOf = headingLevels(setting.level);
    this.#isMixed = isMixed;
  }

  /** Builds what is in a node. */
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
      // What is not allowed is unwrapped: its text is still text of the document.
      if (!isDropped(name)) this.build(node, to);
    } else if (name === 'a') this.#link(node, to);
    else if (name === 'img') this.#image(node, to);
    else if (name === 'input') to.appendChild(inert.createTextNode(checkbox(node)));
    else if (name === 'table') this.#table(node, to);
    else if (HEADINGS.includes(name)) this.#heading(node, to);
    else this.#fill(node, this.#make(node, to));
  }

  /** A heading in a heading is unwrapped: nobody finds it, and each would be larger than the one around it. */
  #heading(node: Element, to: Node): void {
    if (this.#isInHeading) {
      this.build(node, to);
      return;
    }
    this.#isInHeading = true;
    this.#fill(node, this.#make(node, to));
    this.#isInHeading = false;
  }

  /** An element of the same name, with the attributes that it keeps, in its place. */
  #make(node: Element, to: Node): HTMLElement {
    const name = node.localName;
    const written = HEADINGS.indexOf(name) + 1;
    const level = written && this.#levelOf(written);
    const made = inert.createElement(level ? `h${String(level)}` : name);
    // Few have any, and to look through none costs as much as to make the element.
    for (const {name: attribute, value} of node.hasAttributes() ? node.attributes : []) {
      if (isKeptAttribute(name, attribute)) made.setAttribute(attribute, value.trim());
    }
    if (made instanceof HTMLTableCellElement) this.#limitSpan(made);
    const part = level ? 'subheading' : PARTS.get(name);
    if (part) made.setAttribute('part', part);
    this.#elements++;
    to.appendChild(made);
    return made;
  }

  /** A row span of 0 goes on to the last row. */
  #limitSpan(cell: HTMLTableCellElement): void {
    const {colSpan, rowSpan} = cell;
    this.#spanned += colSpan * (rowSpan || MAX_SPANNED) - 1;
    if (this.#spanned <= MAX_SPANNED) return;
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
      this.build(node, to);
      return;
    }
    const made = this.#make(node, to);
    this.#fill(node, made);
    const text = made.textContent;
    // A bare "www." address, which the parser has made an http: link of.
    const isBare = /^www\./i.test(text) && /^http:\/\/www\./i.test(written);
    made.setAttribute('href', isBare ? href.replace('http:', 'https:') : href);
    if (leavesSite(href)) made.setAttribute('rel', 'noopener');
    if (!text.trim() && !made.querySelector('img')) {
      made.append(written.trim().replace(/^(mailto|tel):/i, ''));
    }
    // Printed links are followed by their address, if that is not what they say anyway.
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

  /** A table wider than the page scrolls in a box of its own, by keyboard too (WCAG 2.2, 1.4.10, 2.1.1). */
  #table(node: Element, to: Node): void {
    const box = inert.createElement('div');
    to.appendChild(box);
    const made = this.#make(node, box);
    this.#fill(node, made);
    box.className = 'table';
    box.tabIndex = 0;
    box.setAttribute('role', 'region');
    const caption = made.querySelector('caption')?.textContent.trim();
    box.setAttribute('aria-label', caption || this.#setting.tableLabel);
  }
}

/** What has no letters goes with what is around it. `auto` looks past what has a direction itself. */
function setDirection(made: HTMLElement): void {
  const first = /\p{L}/u.exec(made.textContent)?.[0];
  if (!first) return;
  made.dir = !made.querySelector('[dir]') ? 'auto' : RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}

/** Only here, where text is text for good: what is filled in is never read as Markdown or HTML. */
function fillIn(result: DocumentFragment, fill: Fill): void {
  // Not a node iterator: the document would keep each in step with every later change.
  const texts = inert.createTreeWalker(result, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    node.nodeValue = fill(node.nodeValue ?? '');
  }
}

/**
 * Levels for headings as they come, the first one below `top`. A skipped level would read as a part
 * that is missing (WCAG 2.2, G141), so only the order of levels counts, not their numbers.
 */
function headingLevels(top: number): (written: number) => number {
  const open: number[] = [];
  return written => {
    while ((open.at(-1) ?? 0) >= written) open.pop();
    open.push(written);
    return Math.min(6, top + open.length);
  };
}

/** An address as people write it. */
function plain(address: string): string {
  return address.trim().replace(/^(https?:\/\/|mailto:|tel:)|\/$/gi, '');
}

/** The boxes of a GitHub task list. They cannot be ticked here, so they are shown as text. */
function checkbox(node: Element): string {
  if (node.getAttribute('type')?.trim() !== 'checkbox') return '';
  return node.hasAttribute('checked') ? '☑' : '☐';
}

const LINK_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const IMAGE_PROTOCOLS = new Set(['http:', 'https:']);

/**
 * Where a link leads, as an absolute URL. `null` if content may not link there.
 *
 * - `#fragment` stays as it is: it means this page, whatever the base.
 * - `www.example.org/x` is meant as an address of the web, though it is none (RFC 3986 § 4.5).
 */
export function resolveLink(href: string, base: string): string | null {
  const address = href.trim();
  if (address.startsWith('#')) return address;
  return resolve(/^www\./i.test(address) ? `https://${address}` : address, base, LINK_PROTOCOLS);
}

/** Where an image is loaded from. `null` if content may not load from there. */
export function resolveImage(src: string, base: string): string | null {
  return resolve(src.trim(), base, IMAGE_PROTOCOLS);
}

/** Whether a link leads to another site than the page's own. */
export function leavesSite(href: string): boolean {
  return /^https?:/.test(href) && !href.startsWith(`${location.origin}/`);
}

/** What nobody sees: a script's address with it in the scheme would count as a relative one. */
const INVISIBLE = /[\p{C}\p{Z}]+/gu;
/** Most addresses have nothing of it. */
const VISIBLE = /^[\x21-\x7e]*$/;

function resolve(address: string, base: string, protocols: ReadonlySet<string>): string | null {
  const seen = VISIBLE.test(address) ? address : address.replace(INVISIBLE, '');
  const [scheme] = /^[a-z][a-z+.-]*:/i.exec(seen) ?? [];
  if (!address || (scheme && !protocols.has(scheme.toLowerCase()))) return null;
  try {
    const {protocol, href} = new URL(address, base);
    return protocols.has(protocol) ? href : null;
  } catch {
    return null; // No address at all.
  }
}
