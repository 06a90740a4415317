import {
  adoptStyles,
  html,
  LitElement,
  nothing,
  unsafeCSS,
  type CSSResult,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import {property, state} from 'lit/decorators.js';
import {guard} from 'lit/directives/guard.js';
import {ContentController, type ContentHost} from './content/controller.js';
import {hasFallback} from './content/inline.js';
import type {WelearnError} from './document/errors.js';
import type {WelearnDocument} from './document/model.js';
import {en} from './strings/en.js';
import baseStyles from './view/base.css?inline';
import {choice} from './view/choice.js';
import {restoreFocus} from './view/focus.js';
import {renderHeading} from './view/heading.js';
import {renderMessage} from './view/message.js';
import {reflectStates} from './view/states.js';

/** Where an element is on its way to showing a document. */
export type WelearnState = 'idle' | 'loading' | 'ready' | 'empty' | 'failed';

const LEVELS = [2, 1, 3, 4, 5, 6] as const;

/** What both elements share: where content comes from, and how it is shown while it is not there. */
export abstract class WelearnElement extends LitElement implements ContentHost {
  static override styles = unsafeCSS(baseStyles);

  /** Addresses of one or more documents, separated by spaces; they are merged in their order. */
  @property() src: string | null = null;

  /** The document itself: as an attribute JSON with its keys, as a property the same as an object. */
  @property() data: unknown = null;

  /** Replaces the document's heading; empty for no heading. */
  @property() heading: string | null = null;

  /** Level of the heading, 1 to 6. */
  @property({type: Number, attribute: 'heading-level'}) headingLevel = 2;

  /** What relative links and images resolve against; by default the document's own address. */
  @property() base: string | null = null;

  @state() private hasFallback = false;

  readonly #content = new ContentController(this, {
    isEmpty: document => this.isEmpty(document),
    load: () => this.loadView(),
  });
  readonly #styles = new Set((this.constructor as typeof LitElement).elementStyles);
  readonly #internals = this.attachInternals();
  /** `headingLevel`, or its default where that is no level. */
  #level: number = LEVELS[0];

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

  /** Loads what is needed only to show a document. */
  protected async loadView(): Promise<void> {
    this.adopt((await import('./markdown/render.js')).contentStyles);
  }

  /** Whether a document has nothing that this element shows. */
  protected abstract isEmpty(document: WelearnDocument): boolean;

  /** What the element shows of a document. */
  protected abstract renderContent(document: WelearnDocument): TemplateResult;

  /** Adds styles that came later, after those that the class has. */
  protected adopt(styles: CSSResult): void {
    if (this.#styles.has(styles)) return;
    this.#styles.add(styles);
    if (this.renderRoot instanceof ShadowRoot) adoptStyles(this.renderRoot, [...this.#styles]);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('headingLevel')) {
      this.#level = choice(this, 'heading-level', this.headingLevel, LEVELS);
    }
    const isNew = !this.hasUpdated;
    if (isNew || ['src', 'data', 'base'].some(name => changed.has(name))) {
      void this.#content.start();
    }
  }

  protected override updated(): void {
    reflectStates(this.#internals.states, this.state, this.document);
  }

  protected override render(): TemplateResult {
    const {state, document} = this;
    const isReady = state === 'ready';
    const isSilent = isReady || state === 'idle' || this.hasFallback;
    return html`
      <div
        part="base"
        class="base"
        lang=${(isReady && !this.lang && document?.lang) || nothing}
        aria-busy=${state === 'loading' ? 'true' : nothing}
      >
        <slot name="before"></slot>
        ${isReady && document ? this.renderContent(document) : nothing}
        ${renderMessage(isSilent ? undefined : state, en, () => void this.#retry())}
        <slot ?hidden=${isReady} @slotchange=${this.#childrenChanged}></slot>
        <slot name="after"></slot>
      </div>
    `;
  }

  /** The heading: the attribute's text, else the document's, else none. */
  protected renderTitle(title: string): TemplateResult | typeof nothing {
    const text = this.#titleOf(title);
    return text ? renderHeading(this.#level, 'heading', text) : nothing;
  }

  /** The level of what stands under the heading: one deeper, or in its place if there is none. */
  protected levelBelow(title: string): number {
    return this.#level + (this.#titleOf(title) ? 1 : 0);
  }

  /**
   * Markdown as safe nodes.
   *
   * @param level that headings in it stand below
   */
  protected renderMarkdown(markdown: string, base: string, level: number, inline = false): unknown {
    const {status} = this.#content;
    if (!('render' in status)) return nothing;
    const {render} = status;
    // Unchanged text keeps its nodes: with them focus, selection and what find-in-page has marked.
    return guard([markdown, base, level, render], () =>
      render(markdown, {base, level, inline, tableLabel: en.table}),
    );
  }

  async #retry(): Promise<void> {
    await this.reload();
    await this.updateComplete;
    restoreFocus(this.renderRoot);
  }

  #titleOf(title: string): string {
    return (this.heading ?? title).trim();
  }

  #childrenChanged({target}: Event): void {
    if (target instanceof HTMLSlotElement) this.hasFallback = hasFallback(target);
    this.#content.childrenChanged();
  }
}
