import {droppedElements, keptAttributes, PLACE} from './allowed.js';
import {view} from './window.js';

const {document, Element} = view;

/** Turns HTML into nodes that run nothing, in a document that loads nothing. */
export type Sanitizer = (html: string) => ParentNode & Node;

/** Parts of the HTML Sanitizer API, which TypeScript's types lack. */
interface SanitizerConfig {
  readonly removeElements: readonly string[];
  readonly attributes: readonly string[];
}
interface SafeHtmlSetter {
  setHTML(html: string, options: {sanitizer: unknown}): void;
}
declare const Sanitizer: new (config: SanitizerConfig) => unknown;

/**
 * The browser's own sanitiser, or DOMPurify, loaded only if needed. Both may keep unknown elements
 * or only their text; `conform()` settles the difference.
 */
export async function loadSanitizer(): Promise<Sanitizer> {
  if ('setHTML' in Element.prototype) {
    native ??= createNative();
    if (native) return native;
  }
  const {purify} = await import('./purify.js');
  // If the page's Trusted Types forbid the policy, DOMPurify returns nothing, without an error.
  if (!purify('text').textContent) throw new Error('Trusted Types must allow "dompurify"');
  return purify;
}

let native: Sanitizer | undefined;

/** The browser's own sanitiser, unless a script of the page has replaced `setHTML`. */
function createNative(): Sanitizer | undefined {
  try {
    const sanitize = setHtml();
    return sanitize('<p class="a">b</p>').firstElementChild?.outerHTML === '<p>b</p>'
      ? sanitize
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Removes dropped elements; `setHTML` itself removes others that run scripts. Attributes are listed
 * one by one: without the list, Chromium 156 crashes on event handlers that only some elements
 * have.
 */
function setHtml(): Sanitizer {
  // Created once: reading the lists takes longer than sanitising a text.
  const sanitizer = new Sanitizer({removeElements: droppedElements, attributes: keptAttributes});
  const inert = document.implementation.createHTMLDocument('');
  return text => {
    const html = prepare(text);
    // A text with a table is parsed as a whole page, as DOMPurify does: Firefox moves stray content
    // in tables elsewhere when parsing a fragment. Other texts are parsed as fragments, which is
    // much faster.
    const isPage = /<table/i.test(html);
    const box: HTMLElement & Partial<SafeHtmlSetter> = isPage
      ? inert.documentElement
      : inert.createElement('body');
    box.setHTML?.(isPage ? `<body>${html}` : html, {sanitizer});
    return isPage ? inert.body : box;
  };
}

/**
 * Sanitisers remove frames, media and the names of places. They are rewritten before, so that
 * both sanitisers keep the same: frames and media become links, `id` and `name` an attribute
 * that only this folder reads. The result is as untrusted as the text, and is sanitised next.
 */

/** Texts that need rewriting. Most need none. */
const NEEDED = /<(?:iframe|video|audio|object|embed)\b|[\s"'/](?:id|name)\s*=/i;

/** A tag without `<` in its attributes. */
const TAG = /<(\/?)([a-z][a-z\d-]*)(?![a-z\d-])((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/gi;

/** An attribute with a value. */
const ATTRIBUTE = /(?<![^\s"'/])([^\s"'<>/=]+)(?:\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g;

/** A medium whose end tag has not come yet. */
interface Medium {
  readonly name: string;
  readonly label: string;
  href: string;
  /** Number of links before it. */
  readonly links: number;
  /** Number of pieces of the result before it. */
  readonly pieces: number;
}

export function prepare(html: string): string {
  return NEEDED.test(html) ? new Rewriting().of(html) : html;
}

class Rewriting {
  readonly #result: string[] = [];
  #links = 0;
  readonly #open: Medium[] = [];

  of(html: string): string {
    let end = 0;
    let isInFrame = false;
    for (const {0: tag, 1: slash = '', 2: written = '', 3: rest = '', index} of html.matchAll(
      TAG,
    )) {
      const name = written.toLowerCase();
      // A frame's content is text for browsers of the last century.
      if (isInFrame && name !== 'iframe') continue;
      if (!isInFrame) this.#result.push(html.slice(end, index));
      end = index + tag.length;
      if (name === 'iframe') {
        if (!slash) this.#result.push(linkTo(read(rest)));
        isInFrame = !slash && !rest.endsWith('/');
      } else if (slash) this.#result.push(this.#endTag(tag, name));
      else this.#result.push(this.#startTag(tag, name, rest));
    }
    this.#result.push(html.slice(end), ...this.#open.map(one => this.#linkOf(one)));
    return this.#result.join('');
  }

  #startTag(tag: string, name: string, rest: string): string {
    const medium = this.#open.at(-1);
    if (name === 'video' || name === 'audio' || name === 'object') {
      const pieces = this.#result.length;
      this.#open.push({name, ...read(rest), links: this.#links, pieces});
      return '';
    }
    if (name === 'source' || name === 'embed') {
      const {href, label} = read(rest);
      if (!medium) return name === 'embed' ? linkTo({href, label}) : '';
      medium.href ||= href;
      return '';
    }
    if (name === 'a') this.#links++;
    return NEEDED.test(tag) ? `<${name}${rename(name, rest)}>` : tag;
  }

  #endTag(tag: string, name: string): string {
    const medium = this.#open.at(-1);
    if (medium?.name !== name) return tag;
    this.#open.pop();
    // Without an address there is no medium, and the text inside speaks of it.
    if (!medium.href) this.#result.length = medium.pieces;
    return this.#linkOf(medium);
  }

  /** The text inside a medium often has the link already. */
  #linkOf(medium: Medium): string {
    return medium.links === this.#links ? linkTo(medium) : '';
  }
}

/** The address and the title of a frame or medium. Scripts load some frames late. */
function read(attributes: string): {href: string; label: string} {
  const values = new Map<string, string>();
  for (const [, name = '', ...value] of attributes.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase();
    if (!values.has(key)) values.set(key, value.find(Boolean) ?? '');
  }
  const addresses = ['src', 'data', 'data-src'].map(name => values.get(name)?.trim() ?? '');
  const href = addresses.find(one => one && !/^(?:about|mailto|tel):/i.test(one)) ?? '';
  return {href, label: values.get('title') ?? ''};
}

function linkTo({href, label}: {href: string; label: string}): string {
  return href ? `<a href="${href.replaceAll('"', '&quot;')}">${label}</a> ` : label;
}

/** Renames `id`, and the `name` that old pages give to links. */
function rename(element: string, attributes: string): string {
  return attributes.replace(ATTRIBUTE, (attribute: string, name: string) => {
    const isPlace = /^id$/i.test(name) || (element === 'a' && /^name$/i.test(name));
    return isPlace ? PLACE + attribute.slice(name.length) : attribute;
  });
}
