import {droppedElements} from './allowed.js';

/** Turns HTML into nodes that can run nothing, in a document that loads nothing. */
export type Sanitizer = (html: string) => DocumentFragment;

/** `Element.setHTML()` of the HTML Sanitizer API, which TypeScript does not know yet. */
interface SafeHtmlSetter {
  setHTML(html: string, options: {sanitizer: {removeElements: readonly string[]}}): void;
}

/**
 * The browser's own sanitiser where it has one, else DOMPurify, which is loaded only then. Both leave
 * unknown elements in place, or their text: what they disagree on, `conform()` levels afterwards.
 */
export async function loadSanitizer(): Promise<Sanitizer> {
  if ('setHTML' in Element.prototype) return sanitizeNatively;
  const {purify} = await import('./purify.js');
  purify(''); // Throws where the page's Trusted Types forbid it, before anything depends on it.
  return purify;
}

function sanitizeNatively(html: string): DocumentFragment {
  const inert = document.implementation.createHTMLDocument('');
  // Without a list of what is allowed the browser removes what can run, and nothing else.
  (inert.body as HTMLElement & SafeHtmlSetter).setHTML(html, {
    sanitizer: {removeElements: droppedElements},
  });
  const fragment = inert.createDocumentFragment();
  fragment.append(...inert.body.childNodes);
  return fragment;
}
