import {
  adoptStyles,
  type CSSResult,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
  unsafeCSS,
} from 'lit';
import type {WelearnError} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';
import type {Design} from '../features/design.js';
import {type Arrived, asFault, explain, Loader, Turn} from '../load/load.js';
import {dataSource, hasFallback, remoteUrls, type LoadRequest} from '../load/sources.js';
import type {Prose} from '../view/prose.js';
import baseStyles from './base.css?inline';
import {choice} from './choice.js';
import {announce, announceDocument} from './events.js';
import {restoreFocus} from './focus.js';
import {Language, type Speech} from './language.js';
import {preloadHelp, renderMessage} from './message.js';

/** Where an element is on its way to showing a document. */
export type WelearnState = 'idle' | 'loading' | 'ready' | 'empty' | 'failed';

/** A look that comes with the elements. */
export type Appearance = 'lined' | 'plain' | 'outlined' | 'filled';

/** A text that is seen before the visitor has done anything. */
export interface FirstText {
  readonly text: string;
  /** Whether it stands in a button. */
  readonly inline: boolean;
}

/** The state, with what belongs to it. */
type Status =
  | {readonly state: 'idle'}
  | {readonly state: 'loading'; readonly error: WelearnError | null}
  | {
      readonly state: 'ready' | 'empty';
      readonly document: WelearnDocument;
      readonly error: WelearnError | null;
    }
  | {readonly state: 'failed'; readonly error: WelearnError};

const LEVELS = [2, 1, 3, 4, 5, 6] as const;
const LOADING = ['eager', 'lazy'] as const;
const APPEARANCES = ['lined', 'plain', 'outlined', 'filled'] as const;
/** How long nothing is shown before a visitor is told that something comes; in milliseconds. */
const UNTOLD = 400;

/** What both elements share: where content comes from, and what is shown while there is none. */
export abstract class WelearnElement extends LitElement {
  static override styles = unsafeCSS(baseStyles);

  static override properties: PropertyDeclarations = {
    src: {},
    data: {},
    heading: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
    base: {},
    loading: {},
    placeholders: {},
    appearance: {},
    stylesheet: {},
    bundles: {},
    cache: {type: Boolean},
    debug: {type: Boolean},
  };

  /** Addresses of one or more documents, separated by spaces; they are merged in their order. */
  src: string | null = null;

  /** The document itself: as an attribute JSON with its keys, as a property the same as an object. */
  data: unknown = null;

  /** Replaces the document's heading; empty for no heading. */
  heading: string | null = null;

  /** Level of the heading, 1 to 6. */
  headingLevel = 2;

  /** What relative links and images resolve against; by default the document's own address. */
  base: string | null = null;

  /**
   * When `src` is fetched: `eager`, at once, or `lazy`, when the element is near the viewport or is
   * reloaded. Until then `state` is `idle`, unless there is content in the page.
   */
  loading: 'eager' | 'lazy' = 'eager';

  /**
   * Texts for placeholders, as an attribute JSON such as `{"LANGUAGE": "German"}`, as a property that or
   * an object. `[LANGUAGE]` is then shown as "German", wherever it stands in a text.
   */
  placeholders: unknown = null;

  /**
   * How it looks: `lined`, with lines between questions; `plain`, without; `outlined`, each in a frame;
   * `filled`, each on a ground of its own.
   */
  appearance: Appearance = 'lined';

  /**
   * Address of a style sheet, seen from the page, that is linked in the shadow tree: it reaches what
   * parts do not, by the class names there, which are no promise. Any rule in it wins over the
   * element's own. One that does not load is told to the author, and hides nothing.
   */
  stylesheet: string | null = null;

  /**
   * Style sheets by name, as an attribute JSON such as `{"style": "/assets/style.css"}` or
   * `{"style": {"css": "/assets/style.css"}}`, as a property that or an object. Those that the
   * document's `bundles` names are linked as `stylesheet` is, in the document's order and before it.
   */
  bundles: unknown = null;

  /**
   * Keeps the last valid document for 30 days, and shows it when the source cannot be reached: no network, a
   * timeout, or the status 429 or 5xx. The statuses 401, 403, 404 and 410 delete it. Nothing else is stored.
   */
  cache = false;

  /** Shows on the page what its author should change: in the documents, in the attributes. */
  debug = false;

  /** @internal `headingLevel`, or its default where that is no level. */
  level: number = LEVELS[0];

  readonly #loader = new Loader();
  readonly #language = new Language(this);
  readonly #internals = this.attachInternals();
  /** The styles of the class, and those that came later. */
  readonly #styles = new Set((this.constructor as typeof LitElement).elementStyles as CSSResult[]);
  readonly #observer = new MutationObserver(() => {
    this.requestUpdate(); // A fallback may have come or gone.
    void this.#lookAgain();
  });

  #status: Status = {state: 'idle'};
  /** Ends the reading under way. A new one, or the element's removal, aborts the one before. */
  #round = new AbortController();
  #isSettled = false;
  /** What was to be read last. */
  #asked: LoadRequest | undefined;
  /** What was read last. */
  #arrived: Pick<Arrived, 'sources' | 'errors'> = {sources: [], errors: []};
  /** What is wrong beside the sources, such as an attribute. */
  #noted: readonly WelearnError[] = [];
  /** Shows texts, once there are any. */
  #prose?: Prose;
  /** `appearance`, or its default where that is none. */
  #look: Appearance = APPEARANCES[0];
  #design?: Design;
  #designing?: Promise<void>;
  #hasBegun = false;
  /** Whether another element says already that the same documents are on their way. */
  #isQuiet = false;
  /** Ends the wait for something to show. */
  #endWait = (): void => undefined;

  /** The document that is shown, composed of all sources; `null` if none is. */
  get document(): WelearnDocument | null {
    return 'document' in this.#status ? this.#status.document : null;
  }

  /** `ready` whenever a document is shown, `failed` only when none is. */
  get state(): WelearnState {
    return this.#status.state;
  }

  /** What went wrong last; `null` if nothing did. May stand beside a document that is shown. */
  get error(): WelearnError | null {
    return 'error' in this.#status ? this.#status.error : null;
  }

  /** @internal The interface's texts, in the language that they are to be in. */
  get strings(): Speech {
    return this.#language.speech;
  }

  /** Fetches the sources again, past the HTTP cache. What is shown stays until the answer is there. */
  reload(): Promise<void> {
    return this.#start({refresh: true});
  }

  /** @internal Tells what is wrong with an attribute, or a part of ours; `null` if nothing is any more. */
  async note(cause: unknown, attribute = 'placeholders'): Promise<void> {
    const error = cause === null ? null : await explain(asFault(cause));
    const others = this.#noted.filter(({path}) => path && path !== attribute);
    this.#noted = error ? [...others, error] : others;
    const status = this.#status;
    if ('document' in status && (error || status.error?.path === attribute)) {
      this.#set({...status, error: error ?? this.#arrived.errors[0] ?? null});
    }
    if (error) announce(this, error);
  }

  /** @internal Adds styles that came later, after those that the class has. */
  adopt(styles: CSSResult): void {
    if (this.#styles.has(styles)) return;
    this.#styles.add(styles);
    this.adoptedCallback();
  }

  /** @internal Resolves when the pending changes are in the page, though not all of a long document may be. */
  rendered(): Promise<boolean> {
    return super.getUpdateComplete();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this, {childList: true, characterData: true, subtree: true});
    // The first reading begins with the first update, when all attributes are there.
    if (!this.#hasBegun) return;
    if (this.#isSettled) void this.#lookAgain();
    else void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#round.abort();
    this.#endWait();
  }

  /** A document that the element moves to takes its style sheets away. */
  adoptedCallback(): void {
    if (this.shadowRoot) adopt(this.shadowRoot, [...this.#styles]);
  }

  /** Which children are content, and no mere fallback. */
  protected abstract readonly childContent: LoadRequest['children'];

  /** Loads what is needed only to show a document. */
  protected async loadView(): Promise<Prose> {
    const {contentStyles, Prose} = await import('../view/index.js');
    this.adopt(contentStyles);
    this.#prose ??= new Prose(this);
    await Promise.all([this.#prose.prepare(), this.#dress()]);
    return this.#prose;
  }

  /** The texts of a document that are seen first; nothing if any of its texts may be. */
  protected abstract firstTexts(document: WelearnDocument): readonly FirstText[] | undefined;

  /** What the element shows of a document. */
  protected abstract renderContent(document: WelearnDocument, prose: Prose): TemplateResult;

  /** Called with the questions that are open in the page already, before the document is shown. */
  protected take?(open: readonly string[]): void;

  /** Not Lit's way, which fails in another document than the script's. */
  protected override createRenderRoot(): ShadowRoot {
    const root = this.attachShadow({mode: 'open'});
    this.adoptedCallback();
    return root;
  }

  /**
   * The first update begins to read the sources. An element that has nothing to show meanwhile waits for them:
   * what is shown for an instant only would be work for the browser, and a flicker for the visitor.
   */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      void this.#start();
      if (this.state === 'loading' && !this.childElementCount && !hasFallback(this)) {
        await new Promise<void>(resolve => {
          this.#endWait = resolve;
          setTimeout(resolve, UNTOLD);
        });
      }
    }
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('headingLevel')) {
      this.level = choice(this, 'heading-level', this.headingLevel, LEVELS);
    }
    if (changed.has('loading')) choice(this, 'loading', this.loading, LOADING);
    if (changed.has('appearance')) {
      this.#look = choice(this, 'appearance', this.appearance, APPEARANCES);
    }
    void this.#dress();
    if (this.#prose && this.placeholders !== null && changed.has('placeholders'))
      void this.#followPlaceholders();
    const request = this.#request;
    const asked = this.#asked;
    const isAsked = (key: keyof LoadRequest) => Object.is(request[key], asked?.[key]);
    if (!(['src', 'data', 'base', 'isLazy'] as const).every(isAsked)) void this.#start();
  }

  protected override updated(): void {
    reflectStates(this.#internals.states, this.state, this.document);
    this.#design?.update();
    if (this.debug) void this.#showPanel();
  }

  protected override render(): TemplateResult {
    const {state, document, strings} = this;
    const prose = this.#prose;
    const isReady = state === 'ready';
    const isQuiet = state === 'loading' && this.#isQuiet && !this.querySelector('[slot=loading]');
    const isSilent =
      isReady || isQuiet || state === 'idle' || hasFallback(this) || !this.#language.isKnown;
    return html`<div class="frame">
      <div
        part="base"
        class="base ${this.#look} ${isReady ? '' : 'fallback'}"
        lang=${(isReady && !this.lang && document?.lang) || nothing}
        dir=${strings.contentDir}
        aria-busy=${state === 'loading' ? 'true' : nothing}
      >
        <slot name="before" dir=${strings.slotDir}></slot>
        ${isReady && document && prose ? this.renderContent(document, prose) : nothing}
        ${renderMessage(isSilent ? undefined : state, strings, () => void this.#retry())}
        ${isReady ? nothing : html`<slot></slot>`}
        ${this.debug ? html`<div class="panel"></div>` : nothing}
        <slot name="after" dir=${strings.slotDir}></slot>
      </div>
    </div>`;
  }

  get #request(): LoadRequest {
    const {src, data, base, loading, cache} = this;
    const isLazy = loading === 'lazy';
    return {element: this, children: this.childContent, src, data, base, isLazy, cache};
  }

  /** Reads the sources afresh, and resolves when it is known what they give. */
  async #start({refresh = false} = {}): Promise<void> {
    this.#round.abort();
    const {signal} = (this.#round = new AbortController());
    this.#isSettled = false;
    const request = (this.#asked = this.#request);
    const isLazy = request.isLazy && !refresh;
    if (!this.isConnected) return;
    const urls = isLazy ? [] : remoteUrls(request);
    if ('document' in this.#status) this.#set({...this.#status, error: null});
    else if (isLazy) this.#set({state: 'idle'});
    if (dataSource(request) || urls.length) this.#expect(false);
    const turn = new Turn('document' in this.#status ? [] : urls, signal);
    this.#isQuiet = !turn.isFirst;

    let isFound = false;
    for await (const step of this.#loader.load({request, signal, refresh})) {
      if (signal.aborted) return;
      isFound = true;
      if (step.kind === 'expected') this.#expect(step.isHtml);
      else await this.#show(step, signal, turn);
    }
    if (signal.aborted) return;
    if (!isFound) this.#set({state: 'idle'});
    if (urls.length) preloadHelp();
  }

  /** There is a source. What a document needs is asked for, and the visitor knows that something comes. */
  #expect(isHtml: boolean): void {
    // A failure shows when it is really needed.
    void this.loadView()
      .then(prose => prose.load(isHtml))
      .catch(() => undefined);
    if (!('document' in this.#status)) this.#set({state: 'loading', error: null});
  }

  /** Shows what has arrived, and tells of it. */
  async #show(arrived: Arrived, signal: AbortSignal, turn: Turn): Promise<void> {
    const {document, isHtml, isEmpty, isStale, isLast, open, online} = arrived;
    let {errors} = arrived;
    let next: Extract<Status, {document: WelearnDocument}> | undefined;
    if (document) {
      try {
        const [prose] = await Promise.all([this.loadView(), this.#language.follow(document.lang)]);
        const first = this.firstTexts(document);
        if (!first?.every(({text, inline}) => prose.canShow(text, inline, isHtml)))
          await prose.load(isHtml);
        next = {state: isEmpty ? 'empty' : 'ready', document, error: null};
      } catch (cause) {
        errors = [...errors, await explain(asFault(cause))];
      }
    }
    if (isLast) await turn.take();
    if (signal.aborted) return;
    this.#arrived = {sources: arrived.sources, errors};
    this.#isSettled = isLast && !online;
    // The page mends itself.
    void online?.then(() => (signal.aborted ? undefined : this.reload()));
    if (next) {
      this.#loader.remember(arrived);
      this.#prose?.begin(isHtml);
      this.take?.(open);
    }
    const beside = next?.state === 'ready' ? this.#noted[0] : undefined;
    this.#set(settle(this.#status, next, errors[0] ?? beside ?? null, isLast));
    await this.updateComplete;
    if (next) {
      announceDocument(this, next.document, isStale);
      void this.#tellOfLimits();
    }
    for (const error of errors) announce(this, error);
  }

  /** Only what the children say is a reason to read again, and only where it would be shown. */
  async #lookAgain(): Promise<void> {
    const {signal} = this.#round;
    if (await this.#loader.hasChanged(this.#request, signal)) void this.#start();
  }

  #set(status: Status): void {
    this.#status = status;
    if (status.state !== 'loading') this.#endWait();
    this.requestUpdate();
  }

  /** A look other than the usual, and style sheets of the page's, are a file of their own. */
  #dress(): Promise<void> | undefined {
    if (this.appearance !== APPEARANCES[0] || this.stylesheet || this.bundles !== null) {
      this.#designing ??= import('../features/index.js').then(
        ({Design}) => {
          this.#design = new Design(this);
          this.requestUpdate();
        },
        (cause: unknown) => this.note(cause),
      );
    }
    return this.#designing;
  }

  async #followPlaceholders(): Promise<void> {
    try {
      await this.#prose?.prepare();
      this.requestUpdate();
    } catch (cause) {
      void this.note(cause);
    }
  }

  async #showPanel(): Promise<void> {
    try {
      const {panelStyles, showPanel} = await import('../help/debug.js');
      this.adopt(panelStyles);
      const {state, document} = this;
      const {sources, errors} = this.#arrived;
      await showPanel({host: this, state, document, sources, errors, noted: this.#noted});
    } catch (cause) {
      console.error(cause);
    }
  }

  /** Where not all of a text was read as Markdown, its author is told which. */
  async #tellOfLimits(): Promise<void> {
    if (!this.#prose?.cut.length) return;
    try {
      const {warnOfLimits} = await import('../help/debug.js');
      await warnOfLimits(this, this.#arrived.sources);
    } catch (cause) {
      console.error(cause);
    }
  }

  async #retry(): Promise<void> {
    await this.reload();
    await this.rendered();
    restoreFocus(this.renderRoot);
  }
}

/**
 * The state once sources have been read.
 *
 * @param next a document that is to be shown
 * @param latest what went wrong
 * @param isLast whether nothing else is on its way
 */
function settle(
  before: Status,
  next: Extract<Status, {document: WelearnDocument}> | undefined,
  latest: WelearnError | null,
  isLast: boolean,
): Status {
  const error = latest ?? ('error' in before ? before.error : null);
  const shown = next ?? before;
  // An empty document beside an error: it is the error that the visitor can do something about.
  if (shown.state === 'ready' || (shown.state === 'empty' && !error)) return {...shown, error};
  return error ? {state: isLast ? 'failed' : 'loading', error} : before;
}

/**
 * Gives a shadow root its styles in the document that it is in now. Constructed sheets are only for
 * the document whose window made them, so another document needs sheets of its own; one without a
 * window shows nothing, and needs none.
 */
export function adopt(root: ShadowRoot, styles: CSSResult[]): void {
  const view = root.ownerDocument.defaultView;
  if (view === window) adoptStyles(root, styles);
  else if (view) {
    root.adoptedStyleSheets = styles.map(style => {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(style.cssText);
      return sheet;
    });
  }
}

/**
 * Keeps an element's custom states in step: its state, and `layout-<name>` for the document's layout,
 * the name made a CSS identifier.
 */
export function reflectStates(
  states: CustomStateSet,
  state: string,
  document: WelearnDocument | null,
): void {
  const layout = document?.layout.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-');
  const wanted = new Set([state, ...(layout ? [`layout-${layout}`] : [])]);
  // Of a copy: browsers differ in what they visit of a set that shrinks under them.
  for (const name of [...states]) if (!wanted.has(name)) states.delete(name);
  for (const name of wanted) states.add(name);
}
