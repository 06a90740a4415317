import {html, unsafeCSS} from 'lit';
import type {Question} from '../document/model.js';
import {WelearnFeedbackEvent} from '../element/events.js';
import {focusText} from '../element/reading-place.js';
import {buttonId} from '../view/question-item.js';
import type {Feature, FeatureContext} from './features.js';
import css from './feedback.css?inline';

/**
 * Asks under each answer whether it was helpful. After an answer, thanks the visitor until the page
 * closes. Fires an event; nothing is sent or stored.
 */
export default class Feedback implements Feature {
  readonly styles = unsafeCSS(css);
  readonly #context: FeatureContext;
  /** Ids of the questions with feedback. */
  readonly #judged = new Set<string>();

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  stateOf(id: string): unknown {
    return this.#judged.has(id);
  }

  below({id}: Question, index: number): unknown {
    const {strings} = this.#context.host;
    const name = `helpful-${String(index)}`;
    return html`
      <div
        part="feedback"
        class="feedback"
        role="group"
        aria-labelledby="${name} ${buttonId(index)}"
      >
        <span
          part="feedback-text"
          class="feedback-text"
          id=${name}
          lang=${strings.lang}
          dir=${strings.dir}
          ?hidden=${this.#judged.has(id)}
          .textContent=${strings.helpful}
        ></span>
        ${
          this.#judged.has(id)
            ? html`<span
                part="feedback-text"
                class="feedback-text"
                lang=${strings.lang}
                dir=${strings.dir}
                .textContent=${strings.thanks}
              ></span>`
            : [true, false].map(helpful => this.#renderButton(id, index, helpful))
        }
      </div>
    `;
  }

  #renderButton(id: string, index: number, helpful: boolean) {
    const {strings} = this.#context.host;
    const name = `${helpful ? 'yes' : 'no'}-${String(index)}`;
    return html`<button
      part="feedback-button"
      class="button"
      type="button"
      id=${name}
      lang=${strings.lang}
      dir=${strings.dir}
      aria-labelledby="${name} helpful-${String(index)} ${buttonId(index)}"
      @click=${(event: Event) => {
        this.#judge(id, index, helpful, event.currentTarget as Element);
      }}
      .textContent=${helpful ? strings.yes : strings.no}
    ></button>`;
  }

  #judge(id: string, index: number, helpful: boolean, button: Element): void {
    const {host, announce} = this.#context;
    if (this.#judged.has(id)) return;
    this.#judged.add(id);
    // The focused button disappears.
    const group = button.closest<HTMLElement>('.feedback');
    if (group) focusText(group);
    const question = host.renderRoot.querySelector(`#${buttonId(index)}`)?.textContent.trim() ?? '';
    host.dispatchEvent(new WelearnFeedbackEvent({id, question, helpful}));
    // Screen readers skip a repeated message, so it is cleared first.
    announce('');
    void host.rendered().then(() => announce(host.strings.thanks));
  }
}
