import {html, nothing, type TemplateResult} from 'lit';
import type {WelearnError} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';
import type {Speech} from './language.js';
import {focusText} from './reading-place.js';

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

/**
 * Shows a short message in place of the content. The live region is always present, so that screen
 * readers announce changes (WCAG 2.2, 4.1.3). Details of an error go to the console.
 *
 * Texts of the interface are set as the `textContent` of an element of their own, here and in the
 * features: browsers' translators replace text nodes, so Lit would change nodes that are gone.
 */
export function renderMessage(
  state: 'loading' | 'empty' | 'failed' | undefined,
  strings: Speech,
  retry: () => void,
): TemplateResult {
  return html`<div role="status" class="status" lang=${strings.lang} dir=${strings.dir}>
    ${state ? renderState(state, strings, retry) : nothing}
  </div>`;
}

function renderState(state: 'loading' | 'empty' | 'failed', strings: Speech, retry: () => void) {
  if (state !== 'failed')
    return html`<div part="message" class="message">
      <slot name=${state} .textContent=${strings[state]}></slot>
    </div>`;
  return html`<div part="message" class="message failed">
    <slot name="error">
      <span .textContent=${strings.failed}></span>
      <button
        part="retry"
        class="button"
        type="button"
        @click=${retry}
        .textContent=${strings.retry}
      ></button>
    </slot>
  </div>`;
}

/**
 * Moves the focus to the new content after "Try again", because the button has disappeared. Does
 * nothing if the focus has moved elsewhere.
 */
export function restoreFocus(root: ParentNode): void {
  if (document.activeElement !== document.body) return;
  const target =
    root.querySelector<HTMLElement>('[part="retry"]') ?? root.querySelector<HTMLElement>('.base');
  if (target) focusText(target);
}

let isAsked = false;

/**
 * Loads the chunk `help` while the page is online, once per page, when the browser is idle. An
 * error may need it when the network is down.
 */
export function preloadHelp(): void {
  if (isAsked) return;
  isAsked = true;
  const load = () => {
    import('../help/index.js').catch(() => undefined);
  };
  // Safari before 2027 has no `requestIdleCallback`.
  if ('requestIdleCallback' in window) requestIdleCallback(load, {timeout: 5000});
  else setTimeout(load, 1000);
}
