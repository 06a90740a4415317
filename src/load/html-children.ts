import {slug} from '../document/identify.js';
import type {Draft, Entry} from '../document/model.js';
import {isKeptAttribute, phrasingElements} from '../html/allowed.js';
import type {InlineText} from './inline.js';
import {type LocalSource, SILENT, slotted} from './sources.js';

/** A document made from HTML. */
interface Reading {
  readonly draft: Draft;
  readonly details?: readonly HTMLDetailsElement[];
}

const HEADING = 'h1, h2, h3, h4, h5, h6';
/** Elements that separate the words before and after them. */
const BREAKING =
  /^(address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)$/;

/**
 * Characters with a meaning in Markdown or HTML. Character references protect them in both
 * (CommonMark 0.31, 6.2), so a question read here also works as `data`.
 */
const SIGN = /[\\`*_~[\]<]|&(?=#|\w\w)|:(?=\/\/)|(?<=\bwww)\./gi;

/** Elements that show something without text. Frames and media become links. */
const VISIBLE = 'img, iframe, video, audio, object, embed';

/** Characters that would end an attribute's value or a tag. */
const QUOTED = /[&"<>]/g;

/**
 * A server that prints a document starts the id of each place in a text with the name of the text,
 * between no-break spaces. Its own page may have the same id, and so may other texts.
 */
const PRINTED = {id: /^\u00A0\w+\u00A0/, href: /^#%C2%A0\w+%C2%A0/i};

/** Loads nothing, and upgrades no custom elements of the page. */
const inert = document.implementation.createHTMLDocument('');

/**
 * Reads an element's children: an inline text, else HTML.
 *
 * @param isText whether all HTML is content, or questions only
 * @param base URL that relative links resolve against
 * @param inline reads scripts, if there are any
 * @throws Fault `invalid-attribute` for an inline text of unknown type
 */
export function readChildren(
  host: Element,
  isText: boolean,
  base: string,
  inline?: typeof import('./inline.js'),
): LocalSource | null {
  const text = inline?.findInline(host);
  if (text) return {...asSource(text), base};
  const reading = isText ? readText(host) : readQuestions(host);
  if (reading)
    return {...reading, content: reading.draft, key: JSON.stringify(reading.draft), base};
  const wrapped = inline?.findInline(host, true);
  if (wrapped) return {...asSource(wrapped), base};
  inline?.refuseAlmost(host);
  return null;
}

function asSource({format, text}: InlineText): Omit<LocalSource, 'base'> {
  return {format, content: text, key: text};
}

/** Questions as their page wrote them, and its language. A translator changes both. */
const written = new WeakMap<Element, {readonly q: string; readonly lang: string}>();

/**
 * The id of a question. In another language it keeps the one that its words gave it: its address stays, and so does an
 * open answer. Chrome's translator puts words into `font`, Firefox's changes the language.
 */
function idOf(details: Element, summary: Element | undefined, q: string): string {
  const own = details.id.trim();
  const lang = details.closest<HTMLElement>('[lang]')?.lang ?? '';
  const before = written.get(details);
  const isTranslated = before && (before.lang !== lang || summary?.querySelector(':scope font'));
  if (!isTranslated) written.set(details, {q, lang});
  return own || !isTranslated || before.q === q ? own : slug(before.q);
}

/**
 * Reads questions: `details` elements with a `summary`, at any depth. A first heading above all
 * questions is the title; other headings are topics of the questions below them. A hidden first
 * heading means that there is no title.
 *
 * @returns `null` without a question
 */
function readQuestions(host: Element): Reading | null {
  const faq: Entry[] = [];
  const details: HTMLDetailsElement[] = [];
  let title = '';
  let hasTitle = false;
  let topic = '';
  const visit = (node: Element): void => {
    if (node instanceof HTMLDetailsElement) {
      const summary = [...node.children].find(({localName}) => localName === 'summary');
      const q = summary ? inline(summary) : '';
      if (!q) return;
      const rest = [...node.childNodes].filter(child => child !== summary);
      const a = block(copy(rest));
      faq.push({
        path: ['faq', faq.length],
        id: idOf(node, summary, q),
        q,
        a,
        topic,
        isSilenced: true,
        hidden: false,
      });
      details.push(node);
    } else if (node.matches(HEADING) && !node.querySelector('details')) {
      const text = words(node);
      if (hasTitle || topic || faq.length) topic = text || topic;
      else if (isHidden(node)) hasTitle = true;
      else hasTitle = (title = text) !== '';
    } else if (!node.matches(SILENT)) for (const child of node.children) visit(child);
  };
  for (const node of slotted(host)) if (node instanceof Element) visit(node);
  return faq.length ? {draft: {faq_title: title, faq}, details} : null;
}

/**
 * Reads all children as a text. A heading at the start is the title, unless it is hidden.
 *
 * @returns `null` if there is no text below the title
 */
function readText(host: Element): Reading | null {
  const box = copy(slotted(host));
  const heading = box.querySelector(HEADING);
  const isFirst = heading && !heading.closest('blockquote, details, li, table');
  const first = isFirst && isEmpty(before(heading, box)) ? heading : null;
  const title = first && !isHidden(first) ? words(first) : '';
  if (first && (title || isHidden(first))) first.remove();
  const about = block(box);
  return about ? {draft: {title, about, faq: []}} : null;
}

/** Whether a heading is not for readers: it says that there is no title. */
function isHidden(heading: Element): boolean {
  return heading.hasAttribute('hidden');
}

/** Copies nodes into an inert document, without comments and silent elements. */
function copy(nodes: readonly Node[]): HTMLElement {
  const box = inert.createElement('div');
  box.append(...nodes.map(node => inert.importNode(node, true)));
  for (const silent of box.querySelectorAll(SILENT)) silent.remove();
  // Not a node iterator: the document would keep each in step with every later removal.
  const comments = inert.createTreeWalker(box, NodeFilter.SHOW_COMMENT);
  for (let next = comments.nextNode(); next;) {
    const comment = next;
    next = comments.nextNode();
    comment.parentNode?.removeChild(comment);
  }
  return box;
}

function before(node: Node, box: Node): DocumentFragment {
  const range = inert.createRange();
  range.setStart(box, 0);
  range.setEndBefore(node);
  return range.cloneContents();
}

function isEmpty(content: ParentNode & Node): boolean {
  return !content.textContent?.trim() && !content.querySelector(VISIBLE);
}

/**
 * Writes HTML as a single Markdown HTML block. A blank line would end the block, so line breaks
 * become character references.
 */
function block(box: HTMLElement): string {
  if (isEmpty(box)) return '';
  for (const place of box.querySelectorAll('[id^="\u00A0"]'))
    place.id = place.id.replace(PRINTED.id, '');
  for (const link of box.querySelectorAll('[href^="#%C2%A0"]'))
    link.setAttribute('href', (link.getAttribute('href') ?? '').replace(PRINTED.href, '#'));
  return `<div>${box.innerHTML.trim().replace(/\r\n?|\n/g, '&#10;')}</div>`;
}

/** Plain text, without markup. */
function words(node: Element): string {
  const box = copy([node]);
  for (const br of box.querySelectorAll('br')) br.replaceWith(' ');
  return box.textContent.replace(/\s+/g, ' ').trim();
}

/** Writes HTML in one line, as inline Markdown. Empty without words or images. */
function inline(summary: Element): string {
  if (isEmpty(copy([summary]))) return '';
  return [...summary.childNodes]
    .map(write)
    .join('')
    .replace(/[ \t\n\f\r]+/g, ' ')
    .trim();
}

function write(node: Node): string {
  if (node instanceof Text) return node.data.replace(SIGN, refer);
  if (!(node instanceof Element) || node.matches(`${SILENT}, svg`)) return '';
  const {localName: name} = node;
  const inner = [...node.childNodes].map(write).join('');
  if (BREAKING.test(name)) return ` ${inner} `;
  if (!phrasingElements.has(name)) return inner;
  const kept = [...node.attributes].filter(({name: key}) => isKeptAttribute(name, key));
  if (name === 'span' && !kept.length) return inner;
  const attributes = kept.map(({name: key, value}) => ` ${key}="${value.replace(QUOTED, refer)}"`);
  const end = name === 'img' || name === 'wbr' ? '' : `</${name}>`;
  return `<${name}${attributes.join('')}>${inner}${end}`;
}

function refer(sign: string): string {
  return `&#${String(sign.charCodeAt(0))};`;
}

/**
 * Resolves when the parser has delivered an element's children, or the signal aborts. A script that
 * runs during parsing may find the element without children, or with half of an inline text. A node
 * after the element shows that the parser has left it.
 */
export async function childrenParsed(element: Element, signal: AbortSignal): Promise<void> {
  const page = element.ownerDocument;
  if (isParsed(element)) return;
  await new Promise<void>(resolve => {
    const check = () => {
      if (!signal.aborted && !isParsed(element)) return;
      observer.disconnect();
      page.removeEventListener('DOMContentLoaded', check);
      resolve();
    };
    const observer = new MutationObserver(check);
    observer.observe(page, {childList: true, subtree: true});
    page.addEventListener('DOMContentLoaded', check);
    signal.addEventListener('abort', check);
  });
}

function isParsed(element: Element): boolean {
  for (let node: Node | null = element; node; node = node.parentNode) {
    if (node.nextSibling) return true;
  }
  return element.ownerDocument.readyState !== 'loading';
}
