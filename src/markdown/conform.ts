import {flowElements, isDropped, isKeptAttribute, phrasingElements} from './allowed.js';
import {leavesSite, resolveImage, resolveLink} from './links.js';
import type {Fill} from './placeholders.js';

/** How content fits in where it is shown. */
export interface Setting {
  /** URL that relative links and images resolve against. */
  readonly base: string;
  /** Level that the content's own headings stand below. */
  readonly level: number;
  /** Whether it stands in a button, where only phrasing may. */
  readonly inline?: boolean;
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

/** Letters of Hebrew, Arabic and their kin (Unicode's DerivedBidiClass: R and AL). */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** A document that loads nothing, runs nothing, and has nothing of anyone else's in it. */
const inert = document.implementation.createHTMLDocument('');

/**
 * Makes sanitised nodes what content is here: allowed elements with allowed attributes, links and
 * images with whole addresses, headings below ours, parts for the designer. The same for both
 * sanitisers. Nothing is mended in place: what is not built here is not in the outcome. It is built in
 * an inert document, so nothing loads from a wrong address.
 */
export function conform(source: DocumentFragment, setting: Setting): DocumentFragment {
  const allowed = setting.inline ? phrasingElements : flowElements;
  const headingLevel = headingLevels(setting.level);
  const isMixed = RIGHT_TO_LEFT.test(source.textContent);

  const build = (from: Node, to: Element | DocumentFragment) => {
    for (const node of from.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) to.append(node.cloneNode());
      if (!(node instanceof Element) || isDropped(node.localName)) continue;
      // What is not allowed is unwrapped: its text is still text of the document.
      if (!allowed.has(node.localName)) build(node, to);
      // One by one: a call takes only so many arguments, and a link may hold more nodes than that.
      else for (const made of element(node)) to.append(made);
    }
  };

  const element = (node: Element): readonly (Node | string)[] => {
    const name = node.localName;
    const level = /^h[1-6]$/.test(name) ? headingLevel(Number(name[1])) : 0;
    const made = inert.createElement(level ? `h${String(level)}` : name);
    for (const {name: attribute, value} of node.attributes) {
      if (isKeptAttribute(name, attribute)) made.setAttribute(attribute, value.trim());
    }
    const part = level ? 'subheading' : PARTS.get(name);
    if (part) made.setAttribute('part', part);
    build(node, made);
    // What has no letters goes with what is around it. `auto` looks past what has a direction itself.
    const [first] = (isMixed && BLOCK.test(name) && /\p{L}/u.exec(made.textContent)) || [];
    if (first && !made.dir)
      made.dir = !made.querySelector('[dir]') ? 'auto' : RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
    switch (name) {
      case 'a':
        return link(made, setting.base);
      case 'img':
        return image(made, setting.base);
      case 'input':
        return checkbox(made);
      case 'table':
        return table(made, setting.tableLabel);
      default:
        return [made];
    }
  };

  const result = inert.createDocumentFragment();
  build(source, result);
  result.normalize();
  if (setting.fill) fillIn(result, setting.fill);
  return result;
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

function link(made: Element, base: string): readonly (Node | string)[] {
  const written = made.getAttribute('href') ?? '';
  const href = resolveLink(written, base);
  if (href === null) return [...made.childNodes];
  // A bare "www." address, which the parser has made an http: link of.
  const isBare = /^www\./i.test(made.textContent) && /^http:\/\/www\./i.test(written);
  made.setAttribute('href', isBare ? href.replace('http:', 'https:') : href);
  if (leavesSite(href)) made.setAttribute('rel', 'noopener');
  if (!made.textContent.trim() && !made.querySelector('img')) {
    made.append(written.trim().replace(/^(mailto|tel):/i, ''));
  }
  // Printed links are followed by their address, if that is not what they say anyway.
  if (plain(made.textContent) === plain(href)) made.className = 'bare';
  return [made];
}

/** An address as people write it. */
function plain(address: string): string {
  return address.trim().replace(/^(https?:\/\/|mailto:|tel:)|\/$/gi, '');
}

function image(made: Element, base: string): readonly (Node | string)[] {
  const src = resolveImage(made.getAttribute('src') ?? '', base);
  const alt = made.getAttribute('alt') ?? '';
  if (src === null) return [alt];
  made.setAttribute('alt', alt);
  made.setAttribute('loading', 'lazy');
  made.setAttribute('referrerpolicy', 'no-referrer');
  made.setAttribute('src', src);
  return [made];
}

/** The boxes of a GitHub task list. They cannot be ticked here, so they are shown as text. */
function checkbox(made: Element): readonly string[] {
  if (made.getAttribute('type') !== 'checkbox') return [];
  return [made.hasAttribute('checked') ? '☑' : '☐'];
}

/** A table wider than the page scrolls in a box of its own, by keyboard too (WCAG 2.2, 1.4.10, 2.1.1). */
function table(made: Element, label: string): readonly Node[] {
  const box = inert.createElement('div');
  box.className = 'table';
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', made.querySelector('caption')?.textContent.trim() || label);
  box.append(made);
  return [box];
}
