import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {WelearnDocument} from '../document/model.js';
import {choice} from '../view/choice.js';
import {Anchor} from '../view/anchor.js';
import type {Prose} from '../view/prose.js';
import {AddressController} from './address.js';
import {Disclosure, type Expand} from './disclosure.js';
import {Features, type FeatureHost} from './features.js';
import {renderQuestions} from './question-list.js';

export {questionStyles} from './question-list.js';

/** The element that shows questions, as its attributes say. */
export interface QuestionsHost extends FeatureHost {
  /** Another whenever more may have changed than what is looked for. */
  readonly stamp: unknown;
  readonly expand: Expand;
  readonly print: Print;
}

/** What printing shows. */
export type Print = 'expanded' | 'as-is';

const CHOICES = ['none', 'first', 'all'] as const;
const PRINTS = ['expanded', 'as-is'] as const;

/** All that a FAQ needs only once there are questions: it comes with the first of them. */
export class Questions implements ReactiveController {
  readonly disclosure: Disclosure;
  readonly #host: QuestionsHost;
  readonly #features: Features;
  readonly #anchor: Anchor;
  /** Whether what is being shown is what the visitor has pressed. */
  #isPress = false;
  /** The document that the open questions belong to. */
  #document: WelearnDocument | null = null;
  /** Its questions that are open in the page already, before it is shown. */
  #found: readonly string[] = [];
  /** `expand` as it was written last, and what that means. */
  #written: string = CHOICES[0];
  #expand: Expand = CHOICES[0];
  /** Resolves when all that the attributes ask for is there. */
  completion: Promise<void> | undefined;
  /** What a screen reader is told. */
  #said = '';

  constructor(host: QuestionsHost) {
    this.#host = host;
    this.disclosure = new Disclosure(host);
    this.#features = new Features({
      host,
      disclosure: this.disclosure,
      say: text => this.#say(text),
    });
    this.#anchor = new Anchor(host);
    host.addController(this);
    new AddressController(host);
  }

  /** Loads what the attributes ask for. Without a part that does not come, there are still questions. */
  async prepare(): Promise<void> {
    await this.#features.load().catch((cause: unknown) => this.#host.note(cause));
  }

  /** Questions that are open in the page keep being so in the next document. */
  take(open: readonly string[]): void {
    this.#found = open;
  }

  hostUpdate(): void {
    if (this.#features.isIncomplete) this.completion = this.#complete();
    const latest = this.disclosure.takeLatest();
    this.#isPress = latest !== null && this.disclosure.pressed !== '';
    // By keyboard it may be out of sight: WebKit scrolls to what takes the focus a little later, and not at all
    // if something else scrolls before.
    if (this.#isPress && latest?.matches(':focus-visible'))
      latest.scrollIntoView({block: 'nearest', behavior: 'instant'});
    this.#anchor.hold(latest);
    const {document} = this.#host;
    const isNew = document !== this.#document;
    if (this.#readExpand() || (isNew && !this.disclosure.isTouched)) this.#begin();
    else this.disclosure.settle();
    this.#document = document;
    this.#found = [];
  }

  hostUpdated(): void {
    this.#anchor.release(this.#isPress);
    for (const feature of this.#features.active) feature.updated?.();
  }

  render(level: number, prose: Prose): TemplateResult {
    const {disclosure} = this;
    const host = this.#host;
    const {stamp, strings} = host;
    const questions = host.document?.faq ?? [];
    const features = this.#features.active;
    const isAsIs = choice(host, 'print', host.print, PRINTS) === 'as-is';
    const above = features.map(feature => feature.above?.(prose)).filter(Boolean);
    return html`
      <slot
        name="expand-icon"
        hidden
        @slotchange=${() => {
          host.requestUpdate();
        }}
      ></slot>
      ${above.length ? html`<div part="toolbar" class="toolbar">${above}</div>` : nothing}
      ${guard([stamp, level, disclosure.key], () =>
        renderQuestions(questions, level, {stamp, disclosure, prose, features, isAsIs}),
      )}
      ${
        features.length
          ? html`<div role="status" class="hidden" lang=${strings.lang} dir=${strings.dir}>
              ${this.#said}
            </div>`
          : nothing
      }
    `;
  }

  /** Whether `expand` means something else than before. */
  #readExpand(): boolean {
    const {expand} = this.#host;
    if (expand === this.#written) return false;
    this.#written = expand;
    const before = this.#expand;
    this.#expand = choice(this.#host, 'expand', expand, CHOICES);
    return this.#expand !== before;
  }

  /** Opens what is open at first: what the visitor has left open, else what the page says. */
  #begin(): void {
    const recalled = this.#features.recall();
    if (recalled) this.disclosure.restore(recalled);
    else this.disclosure.begin(this.#expand, this.#found);
  }

  async #complete(): Promise<void> {
    await this.prepare();
    this.#host.requestUpdate();
  }

  #say(text: string): void {
    this.#said = text;
    this.#host.requestUpdate();
  }
}
