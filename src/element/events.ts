import type {WelearnError} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';

/** Base class of all events. They bubble, and leave the shadow tree. */
abstract class WelearnEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail, cancelable = false) {
    super(type, {detail, cancelable, bubbles: true, composed: true});
  }
}

/**
 * A document is shown and completely rendered. In a long list, that is a moment after the first
 * questions appear. Fires again when another document is shown, and when the language changes and
 * the document has its texts in several.
 */
export class WelearnLoadEvent extends WelearnEvent<{
  readonly document: WelearnDocument;
  /** Whether it is a stored copy, shown because a source could not be reached. */
  readonly stale: boolean;
}> {
  constructor(document: WelearnDocument, stale = false) {
    super('welearn-load', {document, stale});
  }
}

/** A source could not be used. Content shown before stays. */
export class WelearnErrorEvent extends WelearnEvent<{readonly error: WelearnError}> {
  constructor(error: WelearnError) {
    super('welearn-error', {error});
  }
}

/** A question is about to open or close. `preventDefault()` keeps it as it is. */
export class WelearnToggleEvent extends WelearnEvent<{
  readonly id: string;
  /** The question's text, without Markdown. */
  readonly question: string;
  /** Whether it opens. */
  readonly open: boolean;
}> {
  constructor(detail: WelearnToggleEvent['detail'], cancelable = true) {
    super('welearn-toggle', detail, cancelable);
  }
}

/**
 * A visitor has requested a question's address. It is on the clipboard, or shown in a field if the
 * browser forbids copying.
 */
export class WelearnCopyEvent extends WelearnEvent<{readonly id: string; readonly url: string}> {
  constructor(detail: WelearnCopyEvent['detail']) {
    super('welearn-copy', detail);
  }
}

/**
 * A visitor or a script has searched the questions. Fires when typing pauses, not at each key
 * press.
 */
export class WelearnSearchEvent extends WelearnEvent<{
  /** The query, trimmed; empty after a search was cleared. */
  readonly query: string;
  /** The number of matching questions; all of them after a search was cleared. */
  readonly matches: number;
}> {
  constructor(detail: WelearnSearchEvent['detail']) {
    super('welearn-search', detail);
  }
}

/** A visitor has said whether an answer was helpful. Nothing is sent. */
export class WelearnFeedbackEvent extends WelearnEvent<{
  readonly id: string;
  /** The question's text, without Markdown. */
  readonly question: string;
  readonly helpful: boolean;
}> {
  constructor(detail: WelearnFeedbackEvent['detail']) {
    super('welearn-feedback', detail);
  }
}

/** Events of HTML elements, of `document` and of `window`, to which these events bubble. */
declare global {
  interface GlobalEventHandlersEventMap {
    'welearn-load': WelearnLoadEvent;
    'welearn-error': WelearnErrorEvent;
    'welearn-toggle': WelearnToggleEvent;
    'welearn-copy': WelearnCopyEvent;
    'welearn-search': WelearnSearchEvent;
    'welearn-feedback': WelearnFeedbackEvent;
  }
}

const reported = new Set<string>();

/** Reports an error in the console, once per page: several elements may share a source or miss a chunk. */
export function report(error: WelearnError): void {
  const source = error.url ?? (error.code === 'script' ? error.code : '');
  if (source && reported.has(source + error.message)) return;
  reported.add(source + error.message);
  console.error(error);
}

/** Fires `welearn-load`. */
export function announceDocument(
  host: EventTarget,
  document: WelearnDocument,
  isStale: boolean,
): void {
  const event = new WelearnLoadEvent(document, isStale);
  host.dispatchEvent(event);
}

/** Fires `welearn-error` and reports the error in the console. */
export function announce(host: EventTarget, error: WelearnError): void {
  report(error);
  const event = new WelearnErrorEvent(error);
  host.dispatchEvent(event);
}
