import type {Setting} from '../../src/html/conform.js';
import * as markdown from '../../src/html/markdown.js';
import {ContentRenderer} from '../../src/html/render.js';
import {loadSanitizer, type Sanitizer} from '../../src/html/sanitize.js';

/** Shows a text as elements do, once all that they need is there. */
export type Rendering = (text: string, setting: Setting) => DocumentFragment;

/** @param sanitize the browser's own sanitiser, or DOMPurify where there is none, unless another is given */
export async function rendering(sanitize?: Sanitizer): Promise<Rendering> {
  const chosen = sanitize ?? (await loadSanitizer());
  // Each text is a document of its own, and has all that a document may take.
  return (text, setting) => new ContentRenderer(chosen, markdown).render(text, setting);
}

/** Markdown as HTML that nobody has sanitised, within the limits of a text. */
export function parse(text: string, isInline: boolean): string {
  return markdown.parse(text, isInline, new markdown.Allowance().forText());
}
