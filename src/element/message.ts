import {html, nothing, type TemplateResult} from 'lit';
import type {Speech} from './language.js';

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
