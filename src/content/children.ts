import {isKeptAttribute, phrasingElements} from '../markdown/allowed.js';
import {findInline} from './inline.js';
import {SILENT, slotted} from './slotted.js';
import type {LocalSource} from './sources.js';

export {childrenParsed} from './parsed.js';

/** What HTML says, as a document's keys. */
interface Reading {
  readonly content: object;
  readonly details?: readonly HTMLDetailsElement[];
}

const HEADING = 'h1, h2, h3, h4, h5, h6';
/** Elements that part the words before them from those behind. */
const BREAKING =
  /^(address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul)$/;

/**
 * What Markdown would read something into, and addresses, which it would make links of with the
 * backslashes in them.
 */
const SIGN = /[\\`*_~[\]<]|&(?=#|\w\w)|:(?=\/\/)|(?<=\bwww)\./gi;

/** What may not stand in an attribute's value as it is, nor in a tag that is taken away to make a slug. */
const QUOTED = /[&"<>]/g;

/** Nothing loads in it, and no element of the page's own comes to life. */
const inert = document.implementation.createHTMLDocument('');

/**
 * What an element's children give: an inline text, else HTML.
 *
 * @param isText whether all HTML is content, or questions only
 * @param base URL that relative links resolve against
 */
export function readChildren(host: Element, isText: boolean, base: string): LocalSource | null {
  const inline = findInline(host);
  if (inline) return {format: inline.format, content: inline.text, key: inline.text, base};
  const reading = isText ? readText(host) : readQuestions(host);
  return reading && {...reading, key: JSON.stringify(reading.content), base};
}

/**
 * Questions: `details` children with a `summary`, whatever they are wrapped in. A heading is the
 * title if it comes before all of them and is the first, else the topic of what follows.
 *
 * @returns `null` if there is no question
 */
function readQuestions(host: Element): Reading | null {
  const faq: object[] = [];
  const details: HTMLDetailsElement[] = [];
  let title = '';
  let topic = '';
  const visit = (node: Element): void => {
    if (node instanceof HTMLDetailsElement) {
      const summary = [...node.children].find(({localName}) => localName === 'summary');
      const q = summary ? inline(summary) : '';
      if (!q) return;
      const rest = [...node.childNodes].filter(child => child !== summary);
      faq.push({id: node.id, q, a: block(copy(rest)), topic});
      details.push(node);
    } else if (node.matches(HEADING) && !node.querySelector('details')) {
      const text = words(node);
      if (title || topic || faq.length) topic = text || topic;
      else title = text;
    } else if (!node.matches(SILENT)) for (const child of node.children) visit(child);
  };
  for (const node of slotted(host)) if (node instanceof Element) visit(node);
  return faq.length ? {content: {faq_title: title, faq}, details} : null;
}

/**
 * A text: all there is. A heading that it begins with is the title.
 *
 * @returns `null` if there is no text below the title
 */
function readText(host: Element): Reading | null {
  const box = copy(slotted(host));
  const heading = box.querySelector(HEADING);
  const isFirst = heading && !heading.closest('blockquote, details, li, table');
  const title = isFirst && isEmpty(before(heading, box)) ? words(heading) : '';
  if (title) heading?.remove();
  const about = block(box);
  return about ? {content: {title, about}} : null;
}

/** A copy that is no part of the page, without what is not text. */
function copy(nodes: readonly Node[]): HTMLElement {
  const box = inert.createElement('div');
  box.append(...nodes.map(node => inert.importNode(node, true)));
  for (const silent of box.querySelectorAll(SILENT)) silent.remove();
  const comments = inert.createNodeIterator(box, NodeFilter.SHOW_COMMENT);
  for (let next; (next = comments.nextNode());) next.parentNode?.removeChild(next);
  return box;
}

function before(node: Node, box: Node): DocumentFragment {
  const range = inert.createRange();
  range.setStart(box, 0);
  range.setEndBefore(node);
  return range.cloneContents();
}

function isEmpty(content: ParentNode & Node): boolean {
  return !content.textContent?.trim() && !content.querySelector('img');
}

/**
 * HTML as one block of Markdown, in which nothing is read as Markdown: such a block ends at a blank
 * line, so there is no line break in it that is not a character reference.
 */
function block(box: HTMLElement): string {
  if (isEmpty(box)) return '';
  return `<div>${box.innerHTML.trim().replace(/\r\n?|\n/g, '&#10;')}</div>`;
}

/** The words alone. */
function words(node: Element): string {
  const box = copy([node]);
  for (const br of box.querySelectorAll('br')) br.replaceWith(' ');
  return box.textContent.replace(/\s+/g, ' ').trim();
}

/** HTML as inline Markdown, which keeps its words as they are. Empty if there is none. */
function inline(summary: Element): string {
  if (isEmpty(copy([summary]))) return '';
  return markdown(summary)
    .replace(/[ \t\n\f\r]+/g, ' ')
    .trim();
}

function markdown(node: Node): string {
  if (node instanceof Text) return node.data.replace(SIGN, '\\$&');
  if (!(node instanceof Element) || node.matches(`${SILENT}, svg`)) return '';
  const {localName: name} = node;
  const inner = Array.from(node.childNodes, markdown).join('');
  if (BREAKING.test(name)) return ` ${inner} `;
  if (!phrasingElements.has(name)) return inner;
  const attributes = [...node.attributes].filter(({name: key}) => isKeptAttribute(name, key));
  if (name === 'span' && !attributes.length) return inner;
  const written = attributes.map(
    ({name: key, value}) => ` ${key}="${value.replace(QUOTED, refer)}"`,
  );
  const end = name === 'img' || name === 'wbr' ? '' : `</${name}>`;
  return `<${name}${written.join('')}>${inner}${end}`;
}

function refer(sign: string): string {
  return `&#${String(sign.charCodeAt(0))};`;
}
