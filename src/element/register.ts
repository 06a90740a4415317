import {type EarlyRequest, takeOver} from '../load/sources.js';
import {WelearnAbout} from '../welearn-about.js';
import {WelearnFaq} from '../welearn-faq.js';

/**
 * Registers both elements. A second inclusion, in the same or another version, leaves the first as it is.
 * In a page that is parsed as XML the fallback stays: Lit's templates are HTML, and cannot be read there.
 *
 * @param requests for documents that are under way already
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
