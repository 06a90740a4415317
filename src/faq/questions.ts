import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {WelearnDocument} from '../document/model.js';
import {en} from '../strings/en.js';
import {choice} from '../view/choice.js';
import {AddressController, type AddressHost} from './address.js';
import {Disclosure, type DisclosureHost, type Expand} from './disclosure.js';
import type {Prose} from '../view/prose.js';
import {renderQuestions} from './question-list.js';

export {questionStyles} from './question-list.js';

/** The element that shows questions, as its attributes say. */
export interface QuestionsHost extends AddressHost, DisclosureHost {
  readonly expand: Expand;
  readonly controls: boolean;
}

const CHOICES = ['none', 'first', 'all'] as const;

/** All that a FAQ needs only once there are questions: it comes with the first of them. */
export class Questions implements ReactiveController {
  readonly disclosure: Disclosure;
  readonly #host: QuestionsHost;
  /** The document that the open questions belong to. */
  #document: WelearnDocument | null = null;
  /** Its questions that are open in the page already, before it is shown. */
  #found: readonly string[] = [];
  /** `expand` as it was written last, and what that means. */
  #written: string = CHOICES[0];
  #expand: Expand = CHOICES[0];

  constructor(host: QuestionsHost) {
    this.#host = host;
    this.disclosure = new Disclosure(host);
    host.addController(this);
    new AddressController(host);
  }

  /** Questions that are open in the page keep being so in the next document. */
  take(open: readonly string[]): void {
    this.#found = open;
  }

  hostUpdate(): void {
    const {document, expand} = this.#host;
    const before = this.#expand;
    if (expand !== this.#written) this.#expand = choice(this.#host, 'expand', expand, CHOICES);
    this.#written = expand;
    const isNew = document !== this.#document;
    if (this.#expand !== before || (isNew && !this.disclosure.isTouched)) {
      this.disclosure.begin(this.#expand, this.#found);
    } else this.disclosure.settle();
    this.#document = document;
    this.#found = [];
  }

  render(level: number, prose: Prose): TemplateResult {
    const questions = this.#host.document?.faq ?? [];
    return html`
      ${this.#host.controls && questions.some(({a}) => a.trim()) ? this.#renderControls() : nothing}
      ${renderQuestions(questions, level, this.disclosure, prose)}
    `;
  }

  #renderControls(): TemplateResult {
    const {isAllOpen} = this.disclosure;
    return html`
      <div part="toolbar" class="toolbar">
        <button
          part="expand-all"
          class="button"
          type="button"
          @click=${() => {
            this.disclosure.setAll(!isAllOpen);
          }}
        >
          ${isAllOpen ? en.collapseAll : en.expandAll}
        </button>
      </div>
    `;
  }
}
