import {droppedElements, namingAttributes} from './allowed.js';

/** Turns HTML into nodes that can run nothing, in a document that loads nothing. */
export type Sanitizer = (html: string) => DocumentFragment;

/** `Element.setHTML()` of the HTML Sanitizer API, which TypeScript does not know yet. */
interface SafeHtmlSetter {
  setHTML(html: string, options: {sanitizer: SanitizerConfig}): void;
}

interface SanitizerConfig {
  readonly removeElements: readonly string[];
  readonly removeAttributes: readonly string[];
  readonly replaceWithChildrenElements: readonly string[];
}

/** Without a list of what is allowed the browser removes what can run, and nothing else but this. */
const sanitizer: SanitizerConfig = {
  removeElements: droppedElements,
  removeAttributes: namingAttributes,
  // Chromium 156 ends the page over an event handler on a marquee.
  replaceWithChildrenElements: ['marquee'],
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

function sanitizeNatively(html: string): DocumentFragment {
  const fragment = inert.createDocumentFragment();
  const body: HTMLElement & Partial<SafeHtmlSetter> = inert.body;
  body.setHTML?.(html, {sanitizer});
  fragment.append(...body.childNodes);
  return fragment;
}
