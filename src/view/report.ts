import type {WelearnError} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';
import {WelearnErrorEvent, WelearnLoadEvent} from '../events.js';

const reported = new Set<string>();

/** Tells the author, once a page: several elements may have the same source. */
export function report(error: WelearnError): void {
  const source = error.url ?? '';
  if (source && reported.has(source + error.message)) return;
  reported.add(source + error.message);
  console.error(error);
}

/** Tells scripts that a document is shown. */
export function announceDocument(
  host: EventTarget,
  document: WelearnDocument,
  isStale: boolean,
): void {
  const event = new WelearnLoadEvent(document, isStale);
  host.dispatchEvent(event);
}

/** Tells of an error: scripts by an event, the author by the console. */
export function announce(host: EventTarget, error: WelearnError): void {
  report(error);
  const event = new WelearnErrorEvent(error);
  host.dispatchEvent(event);
}
