import {droppedElements, keptAttributes} from './allowed.js';

/** Turns HTML into nodes that can run nothing, in a document that loads nothing. */
export type Sanitizer = (html: string) => DocumentFragment;

/** `Element.setHTML()` of the HTML Sanitizer API, which TypeScript does not know yet. */
interface SafeHtmlSetter {
  setHTML(html: string, options: {sanitizer: SanitizerConfig}): void;
}

interface SanitizerConfig {
  readonly removeElements: readonly string[];
  readonly attributes: readonly string[];
}

/**
 * Elements that are not listed stay, unless they can run something. Attributes are named one by one:
 * where they are not, Chromium 156 ends the page over event handlers that only some elements have.
 */
const sanitizer: SanitizerConfig = {
  removeElements: droppedElements,
  attributes: keptAttributes,
};

/**
 * The browser's own sanitiser where it has one, else DOMPurify, which is loaded only then. Both leave
 * unknown elements in place, or their text: what they disagree on, `conform()` levels afterwards.
 */
export async function loadSanitizer(): Promise<Sanitizer> {
  if ('setHTML' in Element.prototype) return sanitizeNatively;
  const {purify} = await import('./purify.js');
  // Where the page's Trusted Types forbid it, nothing comes out of it, and nothing is said.
  if (!purify('text').textContent) throw new Error('Trusted Types must allow "dompurify"');
  return purify;
}

/** One document for all: nothing stays in it, and no name in it stands for anything of its own. */
const inert = document.implementation.createHTMLDocument('');

/** One for all, too: a document keeps every range in step with every change, and thousands take minutes. */
const content = inert.createRange();

/**
 * Reads a whole page, as DOMPurify does: a table or a very deep tree that begins in the middle of one
 * becomes something else in some browsers.
 */
function sanitizeNatively(html: string): DocumentFragment {
  const root: HTMLElement & Partial<SafeHtmlSetter> = inert.documentElement;
  root.setHTML?.(`<body>${html}`, {sanitizer});
  content.selectNodeContents(inert.body);
  return content.extractContents();
}
