import type {WelearnError} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';

/** All events of the elements bubble, and leave the shadow tree. */
abstract class WelearnEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail, cancelable = false) {
    super(type, {detail, cancelable, bubbles: true, composed: true});
  }
}

/** A document is shown, and all of it is in the page: in a long list, a moment after the first questions. */
export class WelearnLoadEvent extends WelearnEvent<{
  readonly document: WelearnDocument;
  /** Whether it is an older copy, because the source could not be reached. */
  readonly stale: boolean;
}> {
  constructor(document: WelearnDocument, stale = false) {
    super('welearn-load', {document, stale});
  }
}

/** A source could not be used. What was shown before stays. */
export class WelearnErrorEvent extends WelearnEvent<{readonly error: WelearnError}> {
  constructor(error: WelearnError) {
    super('welearn-error', {error});
  }
}

/** A question is about to open or close. `preventDefault()` keeps it as it is. */
export class WelearnToggleEvent extends WelearnEvent<{
  readonly id: string;
  /** The question's text as it is shown. */
  readonly question: string;
  /** Whether it opens. */
  readonly open: boolean;
}> {
  constructor(detail: WelearnToggleEvent['detail'], cancelable = true) {
    super('welearn-toggle', detail, cancelable);
  }
}

/** A visitor has asked for a question's address; it is on the clipboard, or shown where that is forbidden. */
export class WelearnCopyEvent extends WelearnEvent<{readonly id: string; readonly url: string}> {
  constructor(detail: WelearnCopyEvent['detail']) {
    super('welearn-copy', detail);
  }
}

/** A visitor, or a script, has searched the questions. Fires once the visitor pauses, not at each key. */
export class WelearnSearchEvent extends WelearnEvent<{
  /** What was looked for, without white space around it; empty where a search was cleared. */
  readonly query: string;
  /** How many questions match; all of them where a search was cleared. */
  readonly matches: number;
}> {
  constructor(detail: WelearnSearchEvent['detail']) {
    super('welearn-search', detail);
  }
}

/** A visitor has said whether an answer was helpful. It is sent nowhere. */
export class WelearnFeedbackEvent extends WelearnEvent<{
  readonly id: string;
  /** The question's text as it is shown. */
  readonly question: string;
  readonly helpful: boolean;
}> {
  constructor(detail: WelearnFeedbackEvent['detail']) {
    super('welearn-feedback', detail);
  }
}

declare global {
  interface HTMLElementEventMap {
    'welearn-load': WelearnLoadEvent;
    'welearn-error': WelearnErrorEvent;
    'welearn-toggle': WelearnToggleEvent;
    'welearn-copy': WelearnCopyEvent;
    'welearn-search': WelearnSearchEvent;
    'welearn-feedback': WelearnFeedbackEvent;
  }
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
