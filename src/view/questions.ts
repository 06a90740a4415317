import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {WelearnDocument} from '../document/model.js';
import {scrollerOf} from '../element/reading-place.js';
import {choice} from '../element/tag.js';
import type {FirstText} from '../element/welearn-element.js';
import {Features} from '../features/features.js';
import type {WelearnFaq} from '../welearn-faq.js';
import {AddressController, answer} from './address.js';
import {Disclosure, type Expand} from './disclosure.js';
import {answerName, renameOthers, titleOf} from './landmark.js';
import type {Prose} from './prose.js';
import {AT_ONCE, QuestionList} from './question-list.js';

export {questionStyles} from './question-list.js';

/** The answers that printing shows. */
export type Print = 'expanded' | 'as-is';

/** The place of the icon: after or before the words of a question. */
export type IconPosition = 'end' | 'start';

const CHOICES = ['none', 'first', 'all'] as const;
const PRINTS = ['expanded', 'as-is'] as const;
const ICON_POSITIONS = ['end', 'start'] as const;

/** Everything that only a FAQ needs. It loads with the first questions. */
export class Questions implements ReactiveController {
  readonly #host: WelearnFaq;
  readonly #disclosure: Disclosure;
  readonly #list: QuestionList;
  readonly #features: Features;
  readonly #anchor: Anchor;
  /** Whether the current update shows a press by the visitor. */
  #isPress = false;
  /** The document of the open questions, and the other values that the list depends on. */
  #document: WelearnDocument | null = null;
  /** The document and title that others have named their landmarks by. */
  #known: readonly unknown[] = [];
  #key: readonly unknown[] = [];
  /** Questions open in the page's HTML before the document was shown. */
  #found: readonly string[] = [];
  /** The last value of `expand`, and its meaning. */
  #written: string = CHOICES[0];
  #expand: Expand = CHOICES[0];
  #completion: Promise<void> | undefined;
  /** The message for screen readers. */
  #message = '';

  constructor(host: WelearnFaq) {
    this.#host = host;
    this.#disclosure = new Disclosure(host);
    this.#list = new QuestionList(this.#disclosure);
    this.#features = new Features({
      host,
      disclosure: this.#disclosure,
      announce: text => {
        this.#message = text;
        host.requestUpdate();
      },
    });
    this.#anchor = new Anchor(host);
    host.addController(this);
    new AddressController(host);
  }

  /** Resolves when the features and the whole document are rendered. */
  get completion(): Promise<unknown> {
    return Promise.all([this.#completion, this.#list.completion]);
  }

  /** Whether all questions and answers are rendered. */
  get isComplete(): boolean {
    return this.#list.isComplete;
  }

  /** Loads the features whose attributes are set. */
  prepare(): Promise<void> {
    return this.#features.load();
  }

  /** Keeps questions open that are open in the page's HTML. */
  take(open: readonly string[]): void {
    this.#found = open;
  }

  /**
   * The texts needed for the first paint; `undefined` if answers may be open, so any text may be
   * needed.
   */
  firstTexts({faq}: WelearnDocument): readonly FirstText[] | undefined {
    const {expand, remember} = this.#host;
    if (expand !== 'none' || remember || this.#disclosure.open.length) return undefined;
    return faq.slice(0, AT_ONCE).map(({q}) => ({text: q, inline: true}));
  }

  /** Renders a question, or all of them. */
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
    this.#known = [];
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#complete);
    this.#list.stop();
    this.#known = [];
    renameOthers(this.#host);
  }

  hostUpdate(): void {
    if (this.#features.isIncomplete) this.#completion = this.#loadMore();
    const latest = this.#disclosure.takeLatest();
    this.#isPress = latest !== null && this.#disclosure.pressed !== '';
    // The pressed question must stay in sight for keyboard users: WebKit scrolls to the focused
    // element a little later, and not at all if something else scrolls first.
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
    this.#notifyFeatures();
    this.#rename();
  }

  /** Tells other FAQs of a new name or place, by which they name their landmarks. */
  #rename(): void {
    const host = this.#host;
    const known = host.isConnected ? [host.document, titleOf(host)] : [];
    const isSame =
      known.length === this.#known.length && known.every((one, i) => one === this.#known[i]);
    this.#known = known;
    if (!isSame) renameOthers(host);
  }

  render(level: number, prose: Prose): TemplateResult {
    const {strings} = this.#host;
    const features = this.#features.active;
    this.#updateList(level, prose);
    this.#list.element.classList.toggle('icon-start', this.#isIconFirst);
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
      ${this.#list.element} ${features.map(feature => feature.instead?.())}
      ${
        features.length
          ? html`<div
              role="status"
              class="visually-hidden"
              lang=${strings.lang}
              dir=${strings.dir}
              .textContent=${this.#message}
            ></div>`
          : nothing
      }
    `;
  }

  /** Updates only the changes: usually the one question that was pressed. */
  #updateList(level: number, prose: Prose): void {
    const host = this.#host;
    const {strings} = host;
    const features = this.#features.active;
    const isAsIs = choice(host, 'print', host.print, PRINTS) === 'as-is';
    // A text that every attribute could affect.
    const place = prose.key('[^|', {base: '', level});
    const key = [host.document, strings, isAsIs, ...place, ...features];
    const isSame = key.length === this.#key.length && key.every((one, i) => one === this.#key[i]);
    this.#key = key;
    if (isSame) {
      this.#list.sync();
      return;
    }
    this.#list.update(host.document?.faq ?? [], {
      level,
      prose,
      features,
      strings,
      isAsIs,
      answerName: (question, words) => answerName(host, question, words),
    });
    prose.complete().catch((cause: unknown) => void host.note(cause));
    void this.#list.completion.then(() => {
      if (!this.#list.isComplete) return;
      this.#notifyFeatures();
      // Only rendered answers can have the place that an address names.
      answer();
    });
  }

  get #isIconFirst(): boolean {
    const host = this.#host;
    const position = choice(host, 'icon-position', host.iconPosition, ICON_POSITIONS);
    const isOwn = host.appearance === 'plain' && !host.hasAttribute('icon-position');
    return position === 'start' || isOwn;
  }

  readonly #complete = (): void => {
    this.#list.complete();
  };

  #notifyFeatures(): void {
    for (const feature of this.#features.active) feature.updated?.();
  }

  /** Whether the meaning of `expand` has changed. */
  #readExpand(): boolean {
    const {expand} = this.#host;
    if (expand === this.#written) return false;
    this.#written = expand;
    const before = this.#expand;
    this.#expand = choice(this.#host, 'expand', expand, CHOICES);
    return this.#expand !== before;
  }

  /** Opens the initial questions: those that the visitor left open, or else those of `expand`. */
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

/**
 * Keeps the reader's place and focus while questions around it open, close, appear or disappear.
 * Browsers do part of this, each a different one.
 */
export class Anchor {
  readonly #host: Element;
  #focused: Element | null = null;
  /** The question that had the focus. Its heading may be recreated at another level. */
  #around: Element | null | undefined;
  #item: Element | undefined;
  #index = -1;
  #top = 0;

  constructor(host: Element) {
    this.#host = host;
  }

  /**
   * Records place and focus before a change.
   *
   * @param pressed the question just pressed, if any
   */
  hold(pressed?: Element | null): void {
    this.#focused = this.#active;
    // While typing, the visitor looks at the search box.
    this.#around = this.#focused?.closest('.item, .search');
    const near = [pressed?.closest('.item'), this.#around].find(isSeen);
    const isWithin = this.#around?.matches('.item');
    // The search box is above all questions and stays in place anyway. Measuring a thousand
    // questions at every key press would force a layout.
    const isAbove = near && near === this.#around && !isWithin;
    const items = isAbove ? [] : this.#items;
    this.#index = this.#around ? items.indexOf(this.#around) : -1;
    this.#item = isAbove ? undefined : (near ?? items.find(isSeen));
    this.#top = this.#item?.getBoundingClientRect().top ?? 0;
  }

  /**
   * Restores place and focus after a change.
   *
   * @param isPressed whether a press alone caused the change, so nothing else scrolls. Chromium's
   *   scroll anchoring may then undo the correction, which is repeated before the next paint
   */
  release(isPressed: boolean): void {
    this.#keepFocus();
    this.#keepPlace();
    if (isPressed) requestAnimationFrame(() => this.#keepPlace());
  }

  #keepPlace(): void {
    const item = this.#item;
    if (!item?.checkVisibility()) return;
    const moved = item.getBoundingClientRect().top - this.#top;
    // Smaller differences are rounding.
    if (Math.abs(moved) >= 1) scrollerOf(item).scrollBy({top: moved, behavior: 'instant'});
  }

  /** The focused element may be gone, moved, or in a closed answer. */
  #keepFocus(): void {
    const focused = this.#focused;
    if (!focused || this.#index < 0) return;
    const isShown = focused.isConnected && !focused.closest('[hidden]');
    const active = this.#active;
    // A changed text has given the focus to the same link.
    if (isShown ? active === focused : active && active !== focused) return;
    const target = isShown ? focused : this.#near();
    (target as HTMLElement | null | undefined)?.focus({preventScroll: true});
  }

  /** The question that had the focus, else the next focusable one, else the last. */
  #near(): Element | null | undefined {
    if (this.#around?.checkVisibility()) return this.#around.querySelector('.question');
    const buttons = this.#items.map(near => near.querySelector('button.question'));
    return buttons.slice(this.#index).find(Boolean) ?? buttons.findLast(Boolean);
  }

  get #items(): Element[] {
    return [...(this.#host.shadowRoot?.querySelectorAll('.item:not([hidden])') ?? [])];
  }

  get #active(): Element | null {
    return this.#host.shadowRoot?.activeElement ?? null;
  }
}

/** Whether the question itself is in the window. Long answers would be in it too often. */
function isSeen(item: Element | null | undefined): boolean {
  if (!item) return false;
  const place = item.querySelector('.question') ?? item;
  const {top, bottom} = place.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
