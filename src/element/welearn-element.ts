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
import type * as Debug from '../help/debug.js';
import {type Arrived, asFault, documentKey, explain, Loader, Turn} from '../load/load.js';
import {
  dataSource,
  hasFallback,
  languagesOf,
  remoteUrls,
  slotted,
  type LoadRequest,
} from '../load/sources.js';
import type {Prose} from '../view/prose.js';
import type * as View from '../view/index.js';
import baseStyles from './base.css?inline';
import {announce, announceDocument} from './events.js';
import {holdPlace, keepReader, releasePlace} from './reading-place.js';
import {Language, type Speech} from './language.js';
import {
  CustomStates,
  preloadHelp,
  renderMessage,
  restoreFocus,
  settle,
  type Shown,
  type Status,
  type WelearnState,
} from './status.js';
import {type Appearance, APPEARANCES, choice, lacksEndTag, LEVELS, LOADING} from './tag.js';

/** A text visible before the visitor does anything. */
export interface FirstText {
  readonly text: string;
  /** Whether it is inside a button. */
  readonly inline: boolean;
}

/** Milliseconds without content before a message says that it is loading. */
const MESSAGE_DELAY = 400;

/** The common base of both elements: where content comes from, and the messages without content. */
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

  /**
   * Addresses of one or more documents, separated by spaces, relative to the page. They are merged
   * in this order.
   */
  src: string | null = null;

  /**
   * The document itself. As an attribute: JSON with the document's keys. As a property: also an
   * object.
   */
  data: unknown = null;

  /** Replaces the document's heading. Empty: no heading. */
  heading: string | null = null;

  /**
   * Level of the heading, 1 to 6. Topics, questions and headings in texts follow below it.
   */
  headingLevel = 2;

  /**
   * Address that relative links and images resolve against. By default, the document's own
   * address, or the page's for `data`.
   */
  base: string | null = null;

  /**
   * When to fetch `src`. `eager`: at once. `lazy`: when the element is near the viewport, when the
   * page's address names a question, when the page has loaded and is idle, before it is printed, or
   * on `reload()`. Until then `state` is `idle`, unless the page itself has content. Browsers do not
   * wait for a document before they print, so a page that is printed at once may lack it.
   */
  loading: 'eager' | 'lazy' = 'eager';

  /**
   * Texts for placeholders. As an attribute: JSON such as `{"LANGUAGE": "German"}`, which shows
   * `[LANGUAGE]` as "German" in every text: in headings, questions, answers and code, but not in
   * addresses. A name without a text stays as written. As a property: also an object.
   */
  placeholders: unknown = null;

  /**
   * The look. `lined`: lines between questions. `plain`: no lines. `outlined`: a border around each
   * question. `filled`: a background behind each question.
   */
  appearance: Appearance = 'lined';

  /**
   * Address of a style sheet for the inside of the element, relative to the page. Any rule in it
   * wins over the element's own. Use it for styles that parts cannot reach; class names inside may
   * change in any release. If it does not load, the content is still shown, and the console has an
   * error.
   */
  stylesheet: string | null = null;

  /**
   * Style sheets by name. As an attribute: JSON such as `{"style": "/assets/style.css"}` or
   * `{"style": {"css": "/assets/style.css"}}`. As a property: also an object. The element links
   * those that the document's `bundles` lists, in that order and before `stylesheet`.
   */
  bundles: unknown = null;

  /**
   * Keeps the last valid document for 30 days, and shows it if the source cannot be reached: no
   * network, a timeout, status 429 or 5xx. Status 401, 403, 404 or 410 deletes it. Nothing else is
   * stored.
   */
  cache = false;

  /**
   * Shows problems in documents and attributes on the page, with advice. It is for you: remove it
   * when you are done.
   */
  debug = false;

  /** @internal `headingLevel`, or its default if that is not a level. */
  level: number = LEVELS[0];

  /** @internal The fragment of the page's address, if it names something that no element has. */
  lost = '';

  readonly #loader = new Loader();
  readonly #language = new Language(this);
  readonly #states = new CustomStates(this.attachInternals());
  /** The styles of the class, and those added later. */
  readonly #styles = new Set((this.constructor as typeof LitElement).elementStyles as CSSResult[]);
  readonly #observer = new MutationObserver(() => {
    this.requestUpdate(); // Children may be a fallback.
    void this.#checkChildren();
  });

  #status: Status = {state: 'idle'};
  /** Aborts the current reading. A new one, or removing the element, aborts it. */
  #round = new AbortController();
  #isSettled = false;
  /** The request of the last reading. */
  #lastRequest: LoadRequest | undefined;
  /** The result of the last reading. */
  #arrived: Pick<Arrived, 'sources' | 'errors'> = {sources: [], errors: []};
  /** Resolves when all results so far are rendered, so that their events keep their order. */
  #shown: Promise<unknown> = Promise.resolve();
  /** The languages wanted for the texts shown, if the document has them in several. */
  #wanted: string | undefined;
  /** Aborts the change to another language. */
  #translation = new AbortController();
  /** Errors outside the sources, such as in an attribute. */
  #noted: readonly WelearnError[] = [];
  /** Renders texts. Loaded with the first document. */
  #prose?: Prose;
  #view?: typeof View;
  /** Nodes in the shadow root before the first update. */
  #first: readonly ChildNode[] = [];
  /** Nodes of the page's HTML among them. */
  #declared: readonly ChildNode[] = [];
  /** Whether children are shown in place of a document. */
  #isFallback = false;
  /** `appearance`, or its default if that is unknown. */
  #appearance: Appearance = APPEARANCES[0];
  #design?: Design;
  #designing?: Promise<void>;
  #hasBegun = false;
  /** Whether another element already shows the message for the same documents. */
  #isQuiet = false;
  /** Ends the wait for content. */
  #endWait = (): void => undefined;

  /** The document shown now, composed of all sources; `null` if there is none. Works as `data`, too. */
  get document(): WelearnDocument | null {
    return 'document' in this.#status ? this.#status.document : null;
  }

  /**
   * `idle`: there is nothing to load yet. `loading`: nothing is shown yet. `ready`: a document is
   * shown. `empty`: the document has nothing to show. `failed`: no source could be used.
   */
  get state(): WelearnState {
    return this.#status.state;
  }

  /** The last error; `null` if there is none. A document may be shown at the same time. */
  get error(): WelearnError | null {
    return 'error' in this.#status ? this.#status.error : null;
  }

  /** @internal The interface's texts, in the language of this element. */
  get strings(): Speech {
    return this.#language.speech;
  }

  /**
   * Fetches the sources again, bypassing the HTTP cache. Shown content stays until the new content
   * arrives, and the promise resolves then.
   */
  reload(): Promise<void> {
    return this.#start({refresh: true});
  }

  /**
   * @internal Reports an error in an attribute or in a chunk of the library. `null` withdraws the
   *   attribute's last error.
   */
  async note(cause: unknown, attribute = 'placeholders'): Promise<void> {
    const error = cause === null ? null : await explain(asFault(cause), this);
    // Several parts of the element may miss the same file.
    if (error && !error.path && this.#noted.some(({message}) => message === error.message)) return;
    const others = this.#noted.filter(({path}) => path !== attribute);
    this.#noted = error ? [...others, error] : others;
    const status = this.#status;
    if ('document' in status && (error || status.error?.path === attribute)) {
      this.#set({...status, error: error ?? this.#arrived.errors[0] ?? null});
    }
    if (error) announce(this, error);
  }

  /** @internal Adds styles after those of the class. */
  adopt(styles: CSSResult): void {
    if (this.#styles.has(styles)) return;
    this.#styles.add(styles);
    this.adoptedCallback();
  }

  /**
   * @internal Resolves when pending changes are rendered, but perhaps not all of a long document.
   */
  rendered(): Promise<boolean> {
    return super.getUpdateComplete();
  }

  /** Some templates set a boolean property as they write its attribute: to an empty text. */
  override requestUpdate(...args: Parameters<LitElement['requestUpdate']>): void {
    const [name = '', old] = args;
    if (typeof old === 'boolean' && Reflect.get(this, name) === '') Reflect.set(this, name, true);
    else super.requestUpdate(...args);
  }

  override connectedCallback(): void {
    // The visitor may be reading HTML of the page.
    if (!this.shadowRoot && hasFallback(this)) void keepReader(this, this.rendered());
    super.connectedCallback();
    this.#observer.observe(this, {childList: true, characterData: true, subtree: true});
    // The first reading starts with the first update, when all attributes are set.
    if (!this.#hasBegun) return;
    if (this.#isSettled) void this.#checkChildren();
    else void this.#start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#round.abort();
    this.#translation.abort();
    this.#endWait();
  }

  /** Moving to another document removes the adopted style sheets. */
  adoptedCallback(): void {
    if (this.shadowRoot) adopt(this.shadowRoot, [...this.#styles]);
  }

  /** The children that are content. Others are a fallback. */
  protected abstract readonly childContent: LoadRequest['children'];

  /** Loads the code that shows a document. */
  protected async loadView(): Promise<Prose> {
    const view = (this.#view = await import('../view/index.js'));
    this.adopt(view.contentStyles);
    this.#prose ??= new view.Prose(this);
    // Without their code, placeholders are shown as written.
    const placeholders = this.#prose.prepare().catch((cause: unknown) => this.note(cause));
    await Promise.all([placeholders, this.#loadDesign()]);
    return this.#prose;
  }

  /** The texts needed for the first paint; `undefined` if any text may be. */
  protected abstract firstTexts(document: WelearnDocument): readonly FirstText[] | undefined;

  /** Renders a document. */
  protected abstract renderContent(document: WelearnDocument, prose: Prose): TemplateResult;

  /** Receives the ids of questions open in the page's HTML, before the document is shown. */
  protected take?(open: readonly string[]): void;

  /** Lit's own method fails in another document than the script's. */
  protected override createRenderRoot(): ShadowRoot {
    // The page's HTML may declare a shadow root. Attaching empties it, and takes the focus away.
    const {childNodes = [], activeElement = null} = this.shadowRoot ?? {};
    const declared = [...childNodes];
    const root = this.attachShadow({mode: 'open'});
    // Until the first update, it shows HTML of the page: another element may measure meanwhile.
    this.#declared = declared;
    this.#first = declared.length ? declared : [document.createElement('slot')];
    root.append(...this.#first);
    if (activeElement instanceof HTMLElement) activeElement.focus({preventScroll: true});
    this.adoptedCallback();
    return root;
  }

  /**
   * The first update starts to read the sources. Without content or fallback it waits for them
   * briefly: a message for an instant would only flicker. A declared shadow tree stays until they are read.
   */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.#hasBegun) {
      this.#hasBegun = true;
      void this.#start();
      const isDeclared = this.#declared.length > 0;
      const isBlank = !this.childElementCount && !hasFallback(this);
      if (isDeclared || (this.state === 'loading' && isBlank)) {
        await new Promise<void>(resolve => {
          this.#endWait = resolve;
          if (!isDeclared) setTimeout(resolve, MESSAGE_DELAY);
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
      this.#appearance = choice(this, 'appearance', this.appearance, APPEARANCES);
    }
    void this.#loadDesign();
    if (this.#prose && this.placeholders !== null && changed.has('placeholders'))
      void this.#prose.prepare().then(
        () => this.requestUpdate(),
        (cause: unknown) => this.note(cause),
      );
    const request = this.#request;
    const last = this.#lastRequest;
    const isSame = (key: keyof LoadRequest) => Object.is(request[key], last?.[key]);
    if (!(['src', 'data', 'base', 'isLazy'] as const).every(isSame)) void this.#start();
    else if (this.#wanted !== undefined) void this.#translate();
  }

  /** Takes over HTML of the page without moving the reader. */
  protected override update(changed: PropertyValues): void {
    const before = this.#html;
    this.#isFallback = this.state !== 'ready' && hasFallback(this);
    const isTaken = before.length && !this.#isFallback && this.#view;
    if (!isTaken) {
      this.#replace(changed);
      return;
    }
    holdPlace(this);
    const handover = new isTaken.Handover(this, before);
    try {
      this.#replace(changed);
      handover.finish();
    } finally {
      releasePlace(handover.counterpart);
    }
  }

  /** Updates the shadow tree. */
  #replace(changed: PropertyValues): void {
    super.update(changed);
    for (const node of this.#first) node.remove();
    this.#first = this.#declared = [];
  }

  /** HTML of the page that is shown in place of a document. */
  get #html(): readonly Node[] {
    if (this.#declared.length) return this.#declared;
    return this.#isFallback ? slotted(this) : [];
  }

  protected override updated(): void {
    this.#states.update(this.state, this.document);
    this.#design?.update();
    if (this.debug) void this.#showPanel();
  }

  protected override render(): TemplateResult {
    const {state, document, strings} = this;
    const prose = this.#prose;
    const isReady = state === 'ready';
    const isQuiet = state === 'loading' && this.#isQuiet && !this.querySelector('[slot=loading]');
    const isFallback = !isReady && hasFallback(this);
    const isSilent =
      isReady || isQuiet || state === 'idle' || isFallback || !this.#language.isKnown;
    return html`<div class="frame">
      <div
        part="base"
        class="base ${this.#appearance} ${isFallback ? 'fallback' : ''}"
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

  /** Reads the sources. Resolves when their content is shown or has failed. */
  async #start({refresh = false} = {}): Promise<void> {
    this.#round.abort();
    this.#translation.abort();
    const {signal} = (this.#round = new AbortController());
    this.#isSettled = false;
    const request = (this.#lastRequest = this.#request);
    const isLazy = request.isLazy && !refresh;
    if (!this.isConnected) return;
    const urls = isLazy ? [] : remoteUrls(request);
    if ('document' in this.#status) this.#set({...this.#status, error: null});
    else if (isLazy) this.#set({state: 'idle'});
    if (dataSource(request) || urls.length) this.#expect(false);
    const isShown = 'document' in this.#status;
    const turn = new Turn(isShown || isLazy ? undefined : documentKey(request), signal);
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
    void this.#warnAuthor();
    if (urls.length) preloadHelp();
  }

  /** Handles an existing source: loads the code for a document, and shows that it is loading. */
  #expect(isHtml: boolean): void {
    // `#show` loads the same code again and reports errors.
    void this.loadView()
      .then(prose => prose.load(isHtml))
      .catch(() => undefined);
    if (!('document' in this.#status)) this.#set({state: 'loading', error: null});
  }

  /** Shows a result, and fires its events. */
  async #show(arrived: Arrived, signal: AbortSignal, turn: Turn): Promise<void> {
    const {document, isHtml, isEmpty, isStale, isLast, online} = arrived;
    let {errors, open} = arrived;
    let next: Shown | undefined;
    if (document) {
      try {
        const [prose] = await Promise.all([this.loadView(), this.#language.follow(document.lang)]);
        prose.expect(document);
        const html = this.#html;
        open = html.length && this.#view ? this.#view.openIn(html, document) : open;
        const first = open.length ? undefined : this.firstTexts(document);
        if (!first?.every(({text, inline}) => prose.canShow(text, inline, isHtml)))
          await prose.load(isHtml);
        next = {state: isEmpty ? 'empty' : 'ready', document, error: null};
      } catch (cause) {
        errors = [...errors, await explain(asFault(cause), this)];
      }
    }
    if (isLast) await turn.take();
    if (signal.aborted) return;
    // A newer document is already in the wanted language.
    if (signal !== this.#translation.signal) this.#translation.abort();
    if (next) this.#wanted = arrived.language;
    const known = new Set(this.#arrived.errors);
    this.#arrived = {sources: arrived.sources, errors};
    this.#isSettled = isLast && !online;
    // Back online, the element tries again by itself.
    void online?.then(() => (signal.aborted ? undefined : this.reload()));
    if (next) {
      this.#loader.remember(arrived);
      this.#prose?.begin(isHtml);
      this.take?.(open);
    }
    const beside = next?.state === 'ready' ? this.#noted[0] : undefined;
    this.#set(settle(this.#status, next, errors[0] ?? beside ?? null, isLast));
    await (this.#shown = Promise.all([this.updateComplete, this.#shown.catch(() => undefined)]));
    if (next) {
      announceDocument(this, next.document, isStale);
      void this.#warnOfLimits(arrived.isCut);
    }
    for (const error of errors) if (!known.has(error)) announce(this, error);
  }

  /** Shows the texts of another language, if the wanted one has changed. Fetches nothing. */
  async #translate(): Promise<void> {
    const wanted = languagesOf(this).join(' ');
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#translation.abort();
    const {signal} = (this.#translation = new AbortController());
    const arrived = await this.#loader.translate(this.#request);
    if (signal.aborted) return;
    const {errors} = this.#arrived;
    await this.#show(
      {...arrived, errors, isLast: this.#isSettled},
      signal,
      new Turn(undefined, signal),
    );
  }

  /** Reads the sources again if changed children would be shown. */
  async #checkChildren(): Promise<void> {
    const {signal} = this.#round;
    if (await this.#loader.hasChanged(this.#request, signal)) void this.#start();
  }

  #set(status: Status): void {
    this.#status = status;
    if (status.state !== 'loading') this.#endWait();
    this.requestUpdate();
  }

  /** Loads the code for `appearance`, `stylesheet` and `bundles`, if one of them is set. */
  #loadDesign(): Promise<void> | undefined {
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

  /** Loads the code for authors, and runs it. */
  #tellAuthor(tell: (debug: typeof Debug) => Promise<void>): Promise<void> {
    return import('../help/debug.js').then(tell).catch((cause: unknown) => this.note(cause));
  }

  async #showPanel(): Promise<void> {
    await this.#tellAuthor(({panelStyles, showPanel}) => {
      this.adopt(panelStyles);
      const {state, document, lost} = this;
      const {sources, errors} = this.#arrived;
      const flattened = this.#prose?.flattened ?? [];
      const noted = this.#noted;
      return showPanel({host: this, state, document, sources, errors, noted, flattened, lost});
    });
    // Without the code for authors, the panel has the errors alone.
    const panel = this.renderRoot.querySelector('.panel:empty');
    panel?.append([...this.#arrived.errors, ...this.#noted].join(' '));
  }

  /** Warns authors of texts that exceed a limit. */
  async #warnOfLimits(isCut = false): Promise<void> {
    if (!this.#prose) return;
    const {cut, flattened} = this.#prose;
    if (!isCut && !cut.length && !flattened.length) return;
    // The panel was shown before all texts were built.
    if (this.debug) void this.#showPanel();
    await this.#tellAuthor(({warnOfLimits}) =>
      warnOfLimits(this, isCut || cut.length ? this.#arrived.sources : [], flattened),
    );
  }

  /** Tells authors why nothing is shown, unless an error has, or that the rest of the page is inside. */
  async #warnAuthor(): Promise<void> {
    const isSilent = () => {
      const {state, document} = this;
      return (
        this.isConnected && (state === 'empty' ? document : state === 'idle' && !this.src?.trim())
      );
    };
    if (!lacksEndTag(this) && !isSilent()) return;
    await this.#tellAuthor(({warnAuthor}) => warnAuthor(this, this.#arrived.sources, isSilent));
  }

  async #retry(): Promise<void> {
    await this.reload();
    await this.rendered();
    restoreFocus(this.renderRoot);
  }
}

/**
 * Gives a shadow root its styles in its current document. Constructed style sheets only work in the
 * document of their own window, so another document needs its own. A document without a window
 * shows nothing and needs none.
 */
function adopt(root: ShadowRoot, styles: CSSResult[]): void {
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
