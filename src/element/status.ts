import type {WelearnError} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';

/** The progress of an element towards showing a document. */
export type WelearnState = 'idle' | 'loading' | 'ready' | 'empty' | 'failed';

/** A document, with the last error of its sources. */
export interface Shown {
  readonly state: 'ready' | 'empty';
  readonly document: WelearnDocument;
  readonly error: WelearnError | null;
}

/** The state, with the values that belong to it. */
export type Status =
  | {readonly state: 'idle'}
  | {readonly state: 'loading'; readonly error: WelearnError | null}
  | Shown
  | {readonly state: 'failed'; readonly error: WelearnError};

/**
 * The status after reading sources.
 *
 * @param next a new document to show
 * @param latest the latest error
 * @param isLast whether nothing else follows
 */
export function settle(
  before: Status,
  next: Shown | undefined,
  latest: WelearnError | null,
  isLast: boolean,
): Status {
  const error = latest ?? ('error' in before ? before.error : null);
  const shown = next ?? before;
  // Beside an empty document, the error is shown: visitors can try again.
  if (shown.state === 'ready' || (shown.state === 'empty' && !error)) return {...shown, error};
  return error ? {state: isLast ? 'failed' : 'loading', error} : before;
}

/**
 * The custom states of an element: its state, and `layout-<name>` with the document's layout as a CSS
 * identifier.
 */
export class CustomStates {
  readonly #set: CustomStateSet;
  /**
   * The states that are on. Their set cannot tell: in WebKit it is empty after a garbage collection,
   * although its states still match.
   */
  #on: ReadonlySet<string> = new Set();

  constructor(internals: ElementInternals) {
    this.#set = internals.states;
  }

  update(state: WelearnState, document: WelearnDocument | null): void {
    const layout = document?.layout.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-');
    const on = new Set([state, ...(layout ? [`layout-${layout}`] : [])]);
    for (const name of this.#on) if (!on.has(name)) this.#set.delete(name);
    for (const name of on) if (!this.#on.has(name)) this.#set.add(name);
    this.#on = on;
  }
}
