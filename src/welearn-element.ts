import {html, nothing, unsafeCSS, type PropertyValues, type TemplateResult} from 'lit';
import {ContentController} from './content/controller.js';
import type {Children} from './content/sources.js';
import {hasFallback} from './content/slotted.js';
import type {ContentHost} from './content/status.js';
import type {WelearnError} from './document/errors.js';
import type {WelearnDocument} from './document/model.js';
import baseStyles from './view/base.css?inline';
import {choice} from './view/choice.js';
import type {Design} from './view/design.js';
import {Language, type Speech} from './view/language.js';
import type {Prose} from './view/prose.js';
import {renderMessage} from './view/message.js';
import {reflectStates} from './view/states.js';
import {WelearnAttributes, type Appearance} from './welearn-attributes.js';

/** Where an element is on its way to showing a document. */
export type WelearnState = 'idle' | 'loading' | 'ready' | 'empty' | 'failed';

const LEVELS = [2, 1, 3, 4, 5, 6] as const;
const LOADING = ['eager', 'lazy'] as const;
const APPEARANCES = ['lined', 'plain', 'outlined', 'filled'] as const;
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
    ready: ({lang}) => this.#language.follow(lang),
  });
  readonly #language = new Language(this);
  readonly #internals = this.attachInternals();
  /** Shows texts, once there are any. */
  protected prose?: Prose;

  /** @internal `headingLevel`, or its default where that is no level. */
  level: number = LEVELS[0];
  /** `appearance`, or its default where that is none. */
  #look: Appearance = APPEARANCES[0];
  #design?: Design;
  #designing?: Promise<void>;
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

  /** @internal The interface's texts, in the language that they are to be in. */
  get strings(): Speech {
    return this.#language.speech;
  }

  /** Fetches the sources again, past the HTTP cache. What is shown stays until the answer is there. */
  reload(): Promise<void> {
    return this.#content.start({refresh: true});
  }

  /** @internal Tells what is wrong with an attribute, or a part of ours, beside a document that is shown. */
  note(cause: unknown, attribute?: string): Promise<void> {
    return this.#content.note(cause, attribute);
  }

  /** Loads what is needed only to show a document. */
  protected async loadView(): Promise<void> {
    const [{contentStyles}, {Prose}] = await Promise.all([
      import('./markdown/render.js'),
      import('./view/prose.js'),
      this.#dress(),
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
    if (changed.has('appearance')) {
      this.#look = choice(this, 'appearance', this.appearance, APPEARANCES);
    }
    void this.#dress();
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
    this.#design?.update();
    if (this.debug) void this.#showPanel();
  }

  protected override render(): TemplateResult {
    const {state, document, strings} = this;
    const isReady = state === 'ready';
    const isSilent = isReady || state === 'idle' || hasFallback(this) || !this.#language.isKnown;
    return html`<div class="frame">
      <div
        part="base"
        class="base ${this.#look}"
        lang=${(isReady && !this.lang && document?.lang) || nothing}
        dir=${strings.contentDir}
        aria-busy=${state === 'loading' ? 'true' : nothing}
      >
        <slot name="before" dir=${strings.slotDir}></slot>
        ${isReady && document && this.prose ? this.renderContent(document, this.prose) : nothing}
        ${renderMessage(isSilent ? undefined : state, strings, () => void this.#retry())}
        ${isReady ? nothing : html`<slot></slot>`}
        ${this.debug ? html`<div class="panel"></div>` : nothing}
        <slot name="after" dir=${strings.slotDir}></slot>
      </div>
    </div>`;
  }

  /** A look other than the usual, and style sheets of the page's, are a chunk of their own. */
  #dress(): Promise<void> | undefined {
    if (this.#look !== APPEARANCES[0] || this.stylesheet || this.bundles !== null) {
      this.#designing ??= import('./view/design.js').then(
        ({Design}) => {
          this.#design = new Design(this);
          this.requestUpdate();
        },
        (cause: unknown) => this.note(cause),
      );
    }
    return this.#designing;
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
