import type {Setting} from '../../src/html/conform.js';
import * as signs from '../../src/html/foreign-signs.js';
import * as markdown from '../../src/html/markdown.js';
import {ContentRenderer} from '../../src/html/render.js';
import {loadSanitizer, type Sanitizer} from '../../src/html/sanitize.js';

/** Shows a text as elements do, once everything it needs has loaded. */
export type Rendering = (text: string, setting: Setting) => DocumentFragment;

/** @param sanitize Default: the browser's own sanitiser, or DOMPurify if it has none. */
export async function rendering(sanitize?: Sanitizer): Promise<Rendering> {
  const chosen = sanitize ?? (await loadSanitizer());
  // Each text counts as a document of its own, with a full budget.
  return (text, setting) => new ContentRenderer(chosen, markdown, signs).render(text, setting);
}

/** Markdown as unsanitised HTML, within the limits of a text. */
export function parse(text: string, isInline: boolean): string {
  return markdown.parse(text, isInline, new markdown.Allowance().forText());
}
