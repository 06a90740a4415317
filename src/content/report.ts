import {Fault, WelearnError} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';
import {WelearnErrorEvent, WelearnLoadEvent} from '../events.js';

/** Whatever was thrown, as a fault: what is none of ours means that our own script broke. */
export function asFault(cause: unknown): Fault {
  return cause instanceof Fault ? cause : new Fault('script', {found: String(cause)}, cause);
}

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

/** A fault in words. The words are a chunk of their own, which a page without errors never loads. */
export async function explain(fault: Fault): Promise<WelearnError> {
  try {
    return (await import('../document/explain.js')).explain(fault, location.origin);
  } catch {
    const {code, facts, cause} = fault;
    const what = [facts.url, facts.path, facts.found].filter(Boolean).join(' ');
    return new WelearnError(code, `Not shown (${code}): ${what}`, facts, cause);
  }
}
