import {droppedElements, keptAttributes} from './allowed.js';

/** Turns HTML into nodes that can run nothing, in a document that loads nothing. */
export type Sanitizer = (html: string) => ParentNode & Node;

/** The HTML Sanitizer API, which TypeScript does not know yet. */
interface SanitizerConfig {
  readonly removeElements: readonly string[];
  readonly attributes: readonly string[];
}
interface SafeHtmlSetter {
  setHTML(html: string, options: {sanitizer: unknown}): void;
}
declare const Sanitizer: new (config: SanitizerConfig) => unknown;

/**
 * The browser's own sanitiser where it has one, else DOMPurify, which is loaded only then. Both leave
 * unknown elements in place, or their text: `conform()` levels what they disagree on.
 */
export async function loadSanitizer(): Promise<Sanitizer> {
  if ('setHTML' in Element.prototype) {
    native ??= createNative();
    if (native) return native;
  }
  const {purify} = await import('./purify.js');
  // Where the page's Trusted Types forbid it, nothing comes out of it, and nothing is said.
  if (!purify('text').textContent) throw new Error('Trusted Types must allow "dompurify"');
  return purify;
}

let native: Sanitizer | undefined;

/** The browser's own, unless the page has put another function in its place, which may do anything. */
function createNative(): Sanitizer | undefined {
  try {
    const sanitize = setHtml();
    return sanitize('<p id="a">b</p>').firstElementChild?.outerHTML === '<p>b</p>'
      ? sanitize
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Elements that are not listed stay, unless they can run something. Attributes are named one by one:
 * where they are not, Chromium 156 ends the page over event handlers that only some elements have.
 */
function setHtml(): Sanitizer {
  // Prepared once: to read the lists for each text costs more than the text.
  const sanitizer = new Sanitizer({removeElements: droppedElements, attributes: keptAttributes});
  const inert = document.implementation.createHTMLDocument('');
  return html => {
    // As the whole of a page, as DOMPurify reads a text: Firefox puts what may not stand in a table elsewhere if
    // that begins in the middle of one. It takes much longer.
    const isPage = /<table/i.test(html);
    const box: HTMLElement & Partial<SafeHtmlSetter> = isPage
      ? inert.documentElement
      : inert.createElement('body');
    box.setHTML?.(isPage ? `<body>${html}` : html, {sanitizer});
    return isPage ? inert.body : box;
  };
}
