import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {WelearnDocument} from '../document/model.js';
import {Anchor} from '../view/anchor.js';
import {choice} from '../view/choice.js';
import type {Prose} from '../view/prose.js';
import type {FirstText} from '../welearn-element.js';
import type {WelearnFaq} from '../welearn-faq.js';
import {AddressController} from './address.js';
import {Disclosure, type Expand} from './disclosure.js';
import {Features} from './features.js';
import {AT_ONCE, QuestionList} from './question-list.js';

export {questionStyles} from './question-list.js';

/** What printing shows. */
export type Print = 'expanded' | 'as-is';

const CHOICES = ['none', 'first', 'all'] as const;
const PRINTS = ['expanded', 'as-is'] as const;

/** All that a FAQ needs only once there are questions: it comes with the first of them. */
export class Questions implements ReactiveController {
  readonly #host: WelearnFaq;
  readonly #disclosure: Disclosure;
  readonly #list: QuestionList;
  readonly #features: Features;
  readonly #anchor: Anchor;
  /** Whether what is being shown is what the visitor has pressed. */
  #isPress = false;
  /** The document that the open questions belong to, and all that the list depends on. */
  #document: WelearnDocument | null = null;
  #key: readonly unknown[] = [];
  /** Its questions that are open in the page already, before it is shown. */
  #found: readonly string[] = [];
  /** `expand` as it was written last, and what that means. */
  #written: string = CHOICES[0];
  #expand: Expand = CHOICES[0];
  #completion: Promise<void> | undefined;
  /** What a screen reader is told. */
  #said = '';

  constructor(host: WelearnFaq) {
    this.#host = host;
    this.#disclosure = new Disclosure(host);
    this.#list = new QuestionList(this.#disclosure);
    this.#features = new Features({
      host,
      disclosure: this.#disclosure,
      say: text => {
        this.#said = text;
        host.requestUpdate();
      },
    });
    this.#anchor = new Anchor(host);
    host.addController(this);
    new AddressController(host);
  }

  /** Resolves when all that the attributes ask for, and all of the document, is in the page. */
  get completion(): Promise<unknown> {
    return Promise.all([this.#completion, this.#list.completion]);
  }

  /** Whether all questions and answers are in the page. */
  get isComplete(): boolean {
    return this.#list.isComplete;
  }

  /** Loads what the attributes ask for. Without a part that does not come, there are still questions. */
  async prepare(): Promise<void> {
    await this.#features.load().catch((cause: unknown) => this.#host.note(cause));
  }

  /** Questions that are open in the page keep being so in the next document. */
  take(open: readonly string[]): void {
    this.#found = open;
  }

  /** The first questions, unless answers may be open. */
  firstTexts({faq}: WelearnDocument): readonly FirstText[] | undefined {
    const {expand, remember} = this.#host;
    if (expand !== 'none' || remember || this.#disclosure.open.length) return undefined;
    return faq.slice(0, AT_ONCE).map(({q}) => ({text: q, inline: true}));
  }

  /** Makes sure that a question, or all of them, can be seen. */
  reach(id?: string): void {
    this.#list.reach(id);
  }

  set(id: string, open: boolean): void {
    this.reach(id);
    this.#disclosure.set(id, open);
  }

  toggle(id: string): void {
    this.reach(id);
    this.#disclosure.toggle(id);
  }

  setAll(open: boolean): void {
    this.reach();
    this.#disclosure.setAll(open);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#complete);
    this.#list.resume();
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#complete);
    this.#list.stop();
  }

  hostUpdate(): void {
    if (this.#features.isIncomplete) this.#completion = this.#loadMore();
    const latest = this.#disclosure.takeLatest();
    this.#isPress = latest !== null && this.#disclosure.pressed !== '';
    // By keyboard it may be out of sight: WebKit scrolls to what takes the focus a little later, and not at all
    // if something else scrolls before.
    if (this.#isPress && latest?.matches(':focus-visible'))
      latest.scrollIntoView({block: 'nearest', behavior: 'instant'});
    this.#anchor.hold(latest);
    const {document} = this.#host;
    const isNew = document !== this.#document;
    if (this.#readExpand() || (isNew && !this.#disclosure.isTouched)) this.#begin();
    else this.#disclosure.settle();
    this.#document = document;
    this.#found = [];
  }

  hostUpdated(): void {
    this.#anchor.release(this.#isPress);
    this.#tellFeatures();
  }

  render(level: number, prose: Prose): TemplateResult {
    const {strings} = this.#host;
    const features = this.#features.active;
    this.#updateList(level, prose);
    const above = features.map(feature => feature.above?.(prose)).filter(Boolean);
    return html`
      <slot
        name="expand-icon"
        hidden
        @slotchange=${() => {
          this.#host.requestUpdate();
        }}
      ></slot>
      ${above.length ? html`<div part="toolbar" class="toolbar">${above}</div>` : nothing}
      ${this.#list.element}
      ${
        features.length
          ? html`<div role="status" class="hidden" lang=${strings.lang} dir=${strings.dir}>
              ${this.#said}
            </div>`
          : nothing
      }
    `;
  }

  /** Only what has changed: of most updates, the one question that was pressed. */
  #updateList(level: number, prose: Prose): void {
    const host = this.#host;
    const {strings} = host;
    const features = this.#features.active;
    const isAsIs = choice(host, 'print', host.print, PRINTS) === 'as-is';
    // Of a text that has everything that an attribute may change.
    const place = prose.key('[|', {base: '', level});
    const key = [host.document, strings, isAsIs, ...place, ...features];
    const isSame = key.length === this.#key.length && key.every((one, i) => one === this.#key[i]);
    this.#key = key;
    if (isSame) {
      this.#list.sync();
      return;
    }
    this.#list.update(host.document?.faq ?? [], {level, prose, features, strings, isAsIs});
    prose.complete().catch((cause: unknown) => void host.note(cause));
    void this.#list.completion.then(() => {
      if (this.#list.isComplete) this.#tellFeatures();
    });
  }

  readonly #complete = (): void => {
    this.#list.complete();
  };

  #tellFeatures(): void {
    for (const feature of this.#features.active) feature.updated?.();
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
    if (recalled) this.#disclosure.restore(recalled);
    else this.#disclosure.begin(this.#expand, this.#found);
  }

  async #loadMore(): Promise<void> {
    await this.prepare();
    this.#host.requestUpdate();
  }
}
