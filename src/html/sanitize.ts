import {droppedElements, keptAttributes} from './allowed.js';
import {prepare} from './prepare.js';
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
