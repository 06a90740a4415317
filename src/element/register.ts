import {type EarlyRequest, takeOver} from '../load/sources.js';
import {WelearnAbout} from '../welearn-about.js';
import {WelearnFaq} from '../welearn-faq.js';

/**
 * Registers both elements. A second copy of the script, in the same or another version, changes
 * nothing. In pages parsed as XML the fallback stays, because Lit's templates are HTML.
 *
 * @param requests documents already requested
 */
export function register(requests: ReadonlyMap<string, EarlyRequest> = new Map()): void {
  takeOver(requests);
  define('welearn-about', WelearnAbout);
  define('welearn-faq', WelearnFaq);
}

function define(name: string, constructor: CustomElementConstructor): void {
  const isHtml = document.contentType === 'text/html';
  if (isHtml && !customElements.get(name)) customElements.define(name, constructor);
}
