import {html, nothing, unsafeCSS} from 'lit';
import type {Question} from '../document/model.js';
import {WelearnCopyEvent} from '../element/events.js';
import {addressOf, fragmentOf} from '../element/fragment.js';
import {buttonId} from '../view/question-item.js';
import css from './copy-links.css?inline';
import type {Feature, FeatureContext} from './features.js';

/** Milliseconds for which "Copied" is visible. */
const DURATION = 3000;

/** A no-break space: screen readers notice the change, but read nothing more. */
const NOTHING_MORE = '\u00A0';

/** A copied address, or one shown for copying. */
interface Copy {
  readonly id: string;
  readonly url: string;
  readonly isCopied: boolean;
}

/** Shows a button beside each question that copies its address. */
export default class CopyLinks implements Feature {
  readonly styles = unsafeCSS(css);
  readonly #context: FeatureContext;
  /** The last address asked for, and whether it was copied. */
  #last: Copy | undefined;
  #timer?: ReturnType<typeof setTimeout>;
  /** Whether the last message ended with the no-break space. */
  #isRepeat = false;

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  stateOf(id: string): unknown {
    return this.#last?.id === id ? this.#last : undefined;
  }

  beside({id}: Question, index: number): unknown {
    const {strings} = this.#context.host;
    const last = this.#last?.id === id ? this.#last : undefined;
    const name = `copy-${String(index)}`;
    return html`
      <div class="copy">
        <button
          part="copy-link"
          class="copy-link"
          type="button"
          id=${name}
          aria-labelledby="${name} ${buttonId(index)}"
          @click=${() => void this.#copy(id)}
        >
          ${last?.isCopied ? DONE : CHAIN}<span
            class="visually-hidden"
            lang=${strings.lang}
            dir=${strings.dir}
            .textContent=${strings.copyLink}
          ></span>
        </button>
        ${
          last?.isCopied
            ? html`<span
                part="copied"
                class="note"
                aria-hidden="true"
                lang=${strings.lang}
                dir=${strings.dir}
                .textContent=${strings.copied}
              ></span>`
            : nothing
        }
        ${last && !last.isCopied ? this.#renderField(last.url) : nothing}
      </div>
    `;
  }

  /** The address itself, for copying by hand. */
  #renderField(url: string) {
    const {strings} = this.#context.host;
    return html`<input
      class="address"
      readonly
      lang=${strings.lang}
      aria-label=${strings.address}
      .value=${url}
      @blur=${() => {
        this.#show(undefined);
      }}
    />`;
  }

  async #copy(id: string): Promise<void> {
    const context = this.#context;
    const {host} = context;
    const url = addressOf(fragmentOf(id, host));
    const isCopied = await copyText(url, host.renderRoot);
    const event = new WelearnCopyEvent({id, url});
    host.dispatchEvent(event);
    // A repeated message must differ, or screen readers skip it.
    this.#isRepeat = this.#last?.isCopied === true && !this.#isRepeat;
    context.announce(isCopied ? host.strings.copied + (this.#isRepeat ? NOTHING_MORE : '') : '');
    this.#show({id, url, isCopied});
    if (isCopied) {
      this.#timer = setTimeout(() => {
        context.announce('');
        this.#show(undefined);
      }, DURATION);
      return;
    }
    await host.rendered();
    const field = host.renderRoot.querySelector<HTMLInputElement>('.address');
    field?.focus();
    field?.select();
  }

  #show(last: Copy | undefined): void {
    clearTimeout(this.#timer);
    this.#last = last;
    this.#context.host.requestUpdate();
  }
}

/** An icon made of lines. */
const picture = (lines: string) =>
  html`<svg class="lines" viewBox="0 0 16 16" aria-hidden="true"><path d=${lines} /></svg>`;

/** A chain of two links. */
const CHAIN = picture(
  'M6.8 9.2a3 3 0 0 0 4.3 0l2.2-2.2a3 3 0 0 0-4.3-4.3L8 3.7M9.2 6.8a3 3 0 0 0-4.3 0L2.7 9A3 3 0 0 0 7 13.3l1-1',
);
/** A tick. */
const DONE = picture('M3 8.5l3.3 3.3L13 5');

/**
 * Copies a text to the clipboard. Falls back to a temporary field where the Clipboard API is absent
 * (no HTTPS) or forbidden (a frame).
 *
 * @param root parent of the temporary field
 * @returns whether the text was copied
 */
export async function copyText(text: string, root: ParentNode): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyField(text, root);
  }
}

function copyField(text: string, root: ParentNode): boolean {
  const focused = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
  const field = document.createElement('textarea');
  field.className = 'visually-hidden';
  field.readOnly = true; // keeps a phone's keyboard closed
  field.value = text;
  root.append(field);
  field.select();
  try {
    // There is no other way where the Clipboard API is unavailable.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({preventScroll: true});
  }
}
