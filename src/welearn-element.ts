import {html, nothing, unsafeCSS, type PropertyValues, type TemplateResult} from 'lit';
import {ContentController} from './content/controller.js';
import type {Children} from './content/sources.js';
import {hasFallback} from './content/slotted.js';
import type {ContentHost} from './content/status.js';
import type {WelearnError} from './document/errors.js';
import type {WelearnDocument} from './document/model.js';
import {en} from './strings/en.js';
import baseStyles from './view/base.css?inline';
import {choice} from './view/choice.js';
import type {Prose} from './view/prose.js';
import {renderMessage} from './view/message.js';
import {reflectStates} from './view/states.js';
import {WelearnAttributes} from './welearn-attributes.js';

/** Where an element is on its way to showing a document. */
export type WelearnState = 'idle' | 'loading' | 'ready' | 'empty' | 'failed';

const LEVELS = [2, 1, 3, 4, 5, 6] as const;
const LOADING = ['eager', 'lazy'] as const;
/** What a change of these is a reason for: to read the sources again. */
const SOURCES = ['src', 'data', 'base', 'loading'];

/** What both elements share: where content comes from, and how it is shown while it is not there. */
export abstract class WelearnElement extends WelearnAttributes implements ContentHost {
  static override styles = unsafeCSS(baseStyles);

  readonly #content = new ContentController(this, {
    children: () => this.childContent,
    isAddressed: () => this.isAddressed(),
    take: open => this.take?.(open),
    isEmpty: document => this.isEmpty(document),
    load: () => this.loadView(),
  });
  readonly #internals = this.attachInternals();
  /** Shows texts, once there are any. */
  protected prose?: Prose;

  /** @internal `headingLevel`, or its default where that is no level. */
  level: number = LEVELS[0];
  /** Set even if the first update throws, unlike `hasUpdated`: else each would begin, for ever. */
  #hasBegun = false;

  /** The document that is shown, composed of all sources; `null` if none is. */
  get document(): WelearnDocument | null {
    const {status} = this.#content;
    return 'document' in status ? status.document : null;
  }

  /** `ready` whenever a document is shown, `failed` only when none is. */
  get state(): WelearnState {
    return this.#content.status.state;
  }

  /** What went wrong last; `null` if nothing did. May stand beside a document that is shown. */
  get error(): WelearnError | null {
    const {status} = this.#content;
    return 'error' in status ? status.error : null;
  }

  /** Fetches the sources again, past the HTTP cache. What is shown stays until the answer is there. */
  reload(): Promise<void> {
    return this.#content.start({refresh: true});
  }

  /** @internal Tells what is wrong beside a document that is shown. */
  note(cause: unknown): Promise<void> {
    return this.#content.note(cause);
  }

  /** Loads what is needed only to show a document. */
  protected async loadView(): Promise<void> {
    const [{contentStyles}, {Prose}] = await Promise.all([
      import('./markdown/render.js'),
      import('./view/prose.js'),
    ]);
    this.adopt(contentStyles);
    this.prose ??= await Prose.for(this, fault => this.note(fault));
    await this.prose.prepare();
  }

  /** Which children are content of the element's, and no mere fallback. */
  protected abstract get childContent(): Children;

  /** Whether the page's address means something in the element. */
  protected isAddressed(): boolean {
    return false;
  }

  /** Hears of questions, by their ids, that are open in the page already, before they are shown. */
  protected take?(open: readonly string[]): void;

  /** Whether a document has nothing that this element shows. */
  protected abstract isEmpty(document: WelearnDocument): boolean;

  /** What the element shows of a document. */
  protected abstract renderContent(document: WelearnDocument, prose: Prose): TemplateResult;

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('headingLevel')) {
      this.level = choice(this, 'heading-level', this.headingLevel, LEVELS);
    }
    if (changed.has('loading')) choice(this, 'loading', this.loading, LOADING);
    const isNew = !this.#hasBegun;
    this.#hasBegun = true;
    if (isNew || SOURCES.some(name => changed.has(name))) void this.#content.start();
    if (this.prose && changed.has('placeholders')) {
      this.prose.prepare().then(
        () => this.requestUpdate(),
        (cause: unknown) => this.note(cause),
      );
    }
  }

  protected override updated(): void {
    reflectStates(this.#internals.states, this.state, this.document);
    if (this.debug) void this.#showPanel();
  }

  protected override render(): TemplateResult {
    const {state, document} = this;
    const isReady = state === 'ready';
    const isSilent = isReady || state === 'idle' || hasFallback(this);
    return html`
      <div
        part="base"
        class="base"
        lang=${(isReady && !this.lang && document?.lang) || nothing}
        aria-busy=${state === 'loading' ? 'true' : nothing}
      >
        <slot name="before"></slot>
        ${isReady && document && this.prose ? this.renderContent(document, this.prose) : nothing}
        ${renderMessage(isSilent ? undefined : state, en, () => void this.#retry())}
        ${isReady ? nothing : html`<slot></slot>`}
        ${this.debug ? html`<div class="panel"></div>` : nothing}
        <slot name="after"></slot>
      </div>
    `;
  }

  async #showPanel(): Promise<void> {
    try {
      const {panelStyles, showPanel} = await import('./debug/panel.js');
      this.adopt(panelStyles);
      const {state, document} = this;
      const {noted, reading} = this.#content;
      const {sources, errors} = reading;
      await showPanel({host: this, state, document, sources, errors, noted});
    } catch (cause) {
      console.error(cause);
    }
  }

  async #retry(): Promise<void> {
    const focus = import('./view/focus.js').catch(() => null); // Better without than not at all.
    await this.reload();
    await this.updateComplete;
    (await focus)?.restoreFocus(this.renderRoot);
  }
}
