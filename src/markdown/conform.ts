import {flowElements, isDropped, isKeptAttribute, phrasingElements} from './allowed.js';
import {leavesSite, resolveImage, resolveLink} from './links.js';

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
}

const PARTS: Readonly<Record<string, string>> = {
  a: 'link',
  blockquote: 'quote',
  code: 'code',
  img: 'image',
  pre: 'code',
  table: 'table',
};

/**
 * Makes sanitised nodes what content is here: allowed elements with allowed attributes, links and
 * images with whole addresses, headings below ours, parts for the designer. The same for both
 * sanitisers. The nodes are still in an inert document, so nothing loads from a wrong address.
 */
export function conform(root: DocumentFragment, setting: Setting): void {
  const allowed = setting.inline ? phrasingElements : flowElements;
  const headingLevel = headingLevels(setting.level);

  const visit = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) return;
    if (!(node instanceof Element) || isDropped(node.localName)) {
      node.parentNode?.removeChild(node);
      return;
    }
    const level = /^h[1-6]$/.test(node.localName) ? headingLevel(Number(node.localName[1])) : 0;
    for (const child of [...node.childNodes]) visit(child);
    if (allowed.has(node.localName)) {
      keepAllowedAttributes(node);
      fit(node, level);
    } else {
      node.replaceWith(...node.childNodes);
    }
  };

  const fit = (element: Element, level: number) => {
    const part = Object.hasOwn(PARTS, element.localName) ? PARTS[element.localName] : undefined;
    if (part) element.setAttribute('part', part);
    if (level) setHeading(element, level);
    else if (element.localName === 'a') setLink(element, setting.base);
    else if (element.localName === 'img') setImage(element, setting.base);
    else if (element.localName === 'input') setCheckbox(element);
    else if (element.localName === 'table') setTable(element, setting.tableLabel);
  };

  for (const child of [...root.childNodes]) visit(child);
}

function keepAllowedAttributes(element: Element): void {
  for (const name of element.getAttributeNames()) {
    if (!isKeptAttribute(element.localName, name)) element.removeAttribute(name);
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

function setHeading(element: Element, level: number): void {
  const heading = element.ownerDocument.createElement(`h${String(level)}`);
  for (const {name, value} of element.attributes) heading.setAttribute(name, value);
  heading.setAttribute('part', 'subheading');
  heading.append(...element.childNodes);
  element.replaceWith(heading);
}

function setLink(link: Element, base: string): void {
  const written = link.getAttribute('href') ?? '';
  const href = resolveLink(written, base);
  if (href === null) {
    link.replaceWith(...link.childNodes);
    return;
  }
  // A bare "www." address, which the parser has made an http: link of.
  const isBare = /^www\./i.test(link.textContent) && /^http:\/\/www\./i.test(written);
  link.setAttribute('href', isBare ? href.replace('http:', 'https:') : href);
  if (leavesSite(href)) link.setAttribute('rel', 'noopener');
  if (!link.textContent.trim() && !link.querySelector('img')) {
    link.append(written.trim().replace(/^(mailto|tel):/i, ''));
  }
}

function setImage(image: Element, base: string): void {
  const src = resolveImage(image.getAttribute('src') ?? '', base);
  if (src === null) {
    image.replaceWith(image.getAttribute('alt') ?? '');
    return;
  }
  image.setAttribute('loading', 'lazy');
  image.setAttribute('referrerpolicy', 'no-referrer');
  if (!image.hasAttribute('alt')) image.setAttribute('alt', '');
  image.setAttribute('src', src);
}

/** The boxes of a GitHub task list. They cannot be ticked here, so they are shown as text. */
function setCheckbox(input: Element): void {
  const isCheckbox = input.getAttribute('type') === 'checkbox';
  input.replaceWith(isCheckbox ? (input.hasAttribute('checked') ? '☑' : '☐') : '');
}

/** A table wider than the page scrolls in a box of its own, by keyboard too (WCAG 2.2, 1.4.10, 2.1.1). */
function setTable(table: Element, label: string): void {
  const box = table.ownerDocument.createElement('div');
  box.className = 'table';
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', table.querySelector('caption')?.textContent.trim() || label);
  table.replaceWith(box);
  box.append(table);
}
