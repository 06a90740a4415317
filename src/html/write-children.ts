import {groupByTopic} from '../document/identify.js';
import type {Question, WelearnDocument} from '../document/model.js';
import {type Fill, headingTag, RIGHT_TO_LEFT} from './conform.js';
import {looseName} from './names.js';
import {ContentRenderer, isBlank, isForeign} from './render.js';
import {view} from './window.js';

/** The element that shows a document. */
export type Kind = 'about' | 'faq';

/** How an element and its children are written. */
export interface Writing {
  /** Level of the element's heading. */
  readonly level: number;
  /** Attributes of the element, in their order. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Fills in placeholders. */
  readonly fill: Fill;
  /** A declared shadow tree before the children. */
  readonly shadow?: HTMLTemplateElement | undefined;
}

const HEADINGS = 'h1, h2, h3, h4, h5, h6';

const {document: page, Node} = view;

/** Loads nothing and runs nothing while it is written. */
const inert = page.implementation.createHTMLDocument('');

/**
 * Writes an element with the children that it reads (`load/html-children.ts`). The texts are those
 * that it would show: the same renderer, sanitiser and walk make them.
 *
 * @returns an empty text if the document has nothing for this element
 */
export async function writeElement(
  kind: Kind,
  document: WelearnDocument,
  writing: Writing,
): Promise<string> {
  const {about, faq} = document;
  if (kind === 'about' ? isBlank(about) : !faq.length) return '';
  const renderer = await loadRenderer(document);
  const writer = new Writer(kind, writing, renderer);
  if (writing.shadow) writer.add(writing.shadow);
  if (kind === 'about') writer.about(document);
  else writer.faq(document);
  return writer.finish();
}

/** Loads all that the texts of a document need. */
export async function loadRenderer({about, faq}: WelearnDocument): Promise<ContentRenderer> {
  const renderer = new ContentRenderer();
  await renderer.load(false, [about, ...faq.flatMap(({q, a}) => [q, a])].some(isForeign));
  return renderer;
}

class Writer {
  readonly #kind: Kind;
  readonly #host: HTMLElement;
  readonly #writing: Writing;
  readonly #renderer: ContentRenderer;
  /** Links to places in this page, each with the name of its text. */
  readonly #links: {readonly link: Element; readonly text: string}[] = [];
  /** Ids of questions, topics and places by their names. */
  readonly #ids = new Map<string, string>();

  constructor(kind: Kind, writing: Writing, renderer: ContentRenderer) {
    this.#kind = kind;
    this.#writing = writing;
    this.#renderer = renderer;
    this.#host = inert.createElement(`welearn-${kind}`);
    for (const [name, value] of Object.entries(writing.attributes)) {
      this.#host.setAttribute(name, value);
    }
  }

  add(...nodes: Node[]): void {
    this.#host.append('\n', ...nodes);
  }

  about({title, about, base}: WelearnDocument): void {
    const heading = this.#heading(title, this.#writing.level);
    const level = this.#writing.level - (heading ? 0 : 1);
    const text = this.#text(about, base, level, 'about');
    this.#begin(heading, text.querySelector(HEADINGS) !== null);
    this.add(text);
  }

  faq({faq_title, faq}: WelearnDocument): void {
    const topics = groupByTopic(faq);
    const title = this.#heading(faq_title, this.#writing.level);
    const level = this.#writing.level + (title ? 1 : 0);
    this.#begin(title, Boolean(topics[0]?.name));
    // Questions come first: a link leads to a heading in an answer only if no question has its name.
    for (const {id} of faq) this.#name(id, `faq-${id}`);
    let number = 0;
    for (const {name, id, questions} of topics) {
      const heading = this.#heading(name, level);
      if (heading) {
        heading.id = `faq-${id}`;
        this.#name(id, heading.id);
        this.add(heading);
      }
      for (const question of questions) {
        this.#question(question, level + (name ? 1 : 0), String(++number));
      }
    }
  }

  finish(): string {
    for (const {link, text} of this.#links) {
      const name = decode(link.getAttribute('href') ?? '');
      const prefix = `${this.#kind}-`;
      const id =
        this.#find(name, text) ??
        (name.startsWith(prefix) ? this.#find(name.slice(prefix.length), text) : undefined);
      if (id !== undefined) link.setAttribute('href', `#${encodeURIComponent(id)}`);
    }
    this.#host.append('\n');
    return `${this.#host.outerHTML}\n`;
  }

  #heading(text: string, level: number): HTMLElement | undefined {
    const words = this.#writing.fill(text).trim();
    if (!words) return undefined;
    const heading = inert.createElement(headingTag(level));
    heading.append(words);
    setDirection(heading);
    return heading;
  }

  /** Adds the title. A hidden one says that there is none, before a heading that could be read as it. */
  #begin(title: HTMLElement | undefined, isMistakable: boolean): void {
    const none = inert.createElement('h2');
    none.hidden = true;
    if (title ?? isMistakable) this.add(title ?? none);
  }

  /**
   * The page and its scripts have ids and names of their own, which no document may take. So the
   * question's id stands behind a no-break space, which elements do not read. Without a script, its
   * address leads to the place before it.
   */
  #question({id, q, a, base}: Question, level: number, name: string): void {
    const place = inert.createElement('span');
    place.className = 'welearn-place';
    place.id = `faq-${id}`;
    const summary = inert.createElement('summary');
    summary.append(this.#render(q, base, level));
    setDirection(summary);
    const details = inert.createElement('details');
    details.id = `\u00A0${id}`;
    details.append(summary, '\n');
    if (!isBlank(a)) details.append(this.#text(a, base, level, name), '\n');
    this.add(place, details);
  }

  /** @param name of the text, which keeps its places apart from those of others */
  #text(text: string, base: string, level: number, name: string): DocumentFragment {
    const prefix = `\u00A0${name}\u00A0`;
    const nodes = this.#render(text, base, level, prefix);
    for (const {id} of nodes.querySelectorAll('[id]')) {
      const place = id.slice(prefix.length);
      this.#ids.set(`${name}=${place}`, id);
      this.#name(place, id);
    }
    for (const link of nodes.querySelectorAll('a[href^="#"]')) this.#links.push({link, text: name});
    const {lastChild: end} = nodes;
    if (end?.nodeType === Node.TEXT_NODE) end.nodeValue = end.nodeValue?.trimEnd() ?? '';
    return nodes;
  }

  /** Parts and classes are for the shadow tree. In the page they would meet the page's styles. */
  #render(text: string, base: string, level: number, prefix?: string): DocumentFragment {
    const {fill} = this.#writing;
    const inline = prefix === undefined;
    const nodes = this.#renderer.render(text, {base, level, inline, prefix, fill});
    for (const box of nodes.querySelectorAll('div.table')) box.replaceWith(...box.childNodes);
    for (const element of nodes.querySelectorAll('[part], [class]')) {
      element.removeAttribute('part');
      element.removeAttribute('class');
    }
    return nodes;
  }

  #name(name: string, id: string): void {
    for (const key of [`=${name}`, `~${looseName(name)}`]) {
      if (!this.#ids.has(key)) this.#ids.set(key, id);
    }
  }

  /** The same text comes first, except for a question of that name. */
  #find(name: string, text: string): string | undefined {
    const ids = this.#ids;
    const exact = ids.get(`=${name}`);
    if (exact?.startsWith('faq-')) return exact;
    return ids.get(`${text}=${name}`) ?? exact ?? ids.get(`~${looseName(name)}`);
  }
}

function setDirection(element: HTMLElement): void {
  if (RIGHT_TO_LEFT.test(element.textContent)) element.dir = 'auto';
}

function decode(fragment: string): string {
  const name = fragment.slice(1);
  try {
    return decodeURIComponent(name).normalize('NFC');
  } catch {
    return name; // A lone "%" is not an escape.
  }
}
