import {html, nothing, type TemplateResult} from 'lit';
import type {Speech} from './language.js';

/**
 * One calm sentence while there is no content. The live region is always there, so that a change is
 * announced (WCAG 2.2, 4.1.3); the author sees the whole error elsewhere.
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
  switch (state) {
    case 'loading':
      return html`<div part="message" class="message">
        <slot name="loading">${strings.loading}</slot>
      </div>`;
    case 'empty':
      return html`<div part="message" class="message">
        <slot name="empty">${strings.empty}</slot>
      </div>`;
    case 'failed':
      return html`<div part="message" class="message failed">
        <slot name="error">
          <span>${strings.failed}</span>
          <button part="retry" class="button" type="button" @click=${retry}>
            ${strings.retry}
          </button>
        </slot>
      </div>`;
  }
}
