import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Source} from '../document/compose.js';
import type {Fault, WelearnError} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';
import {WelearnErrorEvent, WelearnLoadEvent} from '../events.js';
import type {MarkdownRenderer} from '../markdown/render.js';
import {childrenParsed, findInline} from './inline.js';
import {asFault, explain, report} from './report.js';
import {dataSource, fetchSources, inlineSource, remoteUrls, type SourceHost} from './sources.js';
import {loadTools, preload} from './tools.js';

/** The element whose content is looked after. */
export interface ContentHost extends ReactiveControllerHost, SourceHost {
  readonly hasUpdated: boolean;
}

/** What only the element knows of its content. */
export interface ContentView {
  /** Whether a document has nothing that this element shows. */
  isEmpty(document: WelearnDocument): boolean;
  /** Loads what is needed only to show a document. */
  load(): Promise<unknown>;
}

/** Where an element is on its way from attributes to content. */
export type Status =
  | {readonly state: 'idle'}
  | {readonly state: 'loading'; readonly error: WelearnError | null}
  | {
      readonly state: 'ready' | 'empty';
      readonly document: WelearnDocument;
      readonly render: MarkdownRenderer;
      readonly error: WelearnError | null;
    }
  | {readonly state: 'failed'; readonly error: WelearnError};

type Shown = Extract<Status, {document: WelearnDocument}>;

/**
 * Takes an element from its attributes to a document: finds the sources, loads and composes them,
 * and keeps what is shown until something better arrives. Ends when the element leaves the page.
 */
export class ContentController implements ReactiveController {
  readonly #host: ContentHost;
  readonly #view: ContentView;
  #status: Status = {state: 'idle'};
  /** Ends the round under way; a new round, or the element's removal, aborts the one before. */
  #round = new AbortController();
  #isSettled = false;
  /** The text of the children that was used last, so that only a change is a reason to read again. */
  #inlineText: unknown;

  constructor(host: ContentHost, view: ContentView) {
    this.#host = host;
    this.#view = view;
    host.addController(this);
  }

  get status(): Status {
    return this.#status;
  }

  hostConnected(): void {
    // The first round begins with the first update, when all attributes are there.
    if (this.#host.hasUpdated && !this.#isSettled) void this.start();
  }

  hostDisconnected(): void {
    this.#round.abort();
  }

  /** Reads the sources afresh, and resolves when it is known what they give. */
  async start({refresh = false} = {}): Promise<void> {
    this.#round.abort();
    const {signal} = (this.#round = new AbortController());
    this.#isSettled = false;
    if (!this.#host.isConnected) return;
    const urls = remoteUrls(this.#host);
    if ('document' in this.#status) this.#set({...this.#status, error: null});
    if (urls.length || dataSource(this.#host)) this.#expect(urls);

    // Both start now; what is in the page is shown first, and what was fetched replaces it.
    const local = this.#showLocal(signal, !urls.length);
    await this.#showRemote(urls, signal, refresh, local);
    const isLocal = await local;
    if (signal.aborted) return;
    this.#isSettled = true;
    if (!isLocal && !urls.length) this.#set({state: 'idle'});
  }

  /** The children are others than before: an inline text may be among them now. */
  childrenChanged(): void {
    const text = findInline(this.#host)?.text;
    if (this.#isSettled && text !== undefined && text !== this.#inlineText) void this.start();
  }

  /** There is a source: what it needs is asked for, and the visitor knows that something comes. */
  #expect(urls: readonly string[]): void {
    preload(
      this.#loadView,
      urls.some(url => !/\.json([?#]|$)/i.test(url)),
    );
    if (!('document' in this.#status)) this.#set({state: 'loading', error: null});
  }

  /** Shows `data`, else an inline text. Resolves to whether there is one. */
  async #showLocal(signal: AbortSignal, isLast: boolean): Promise<boolean> {
    let source = dataSource(this.#host);
    if (!source) {
      await childrenParsed(this.#host, signal);
      source = inlineSource(this.#host);
      this.#inlineText = source?.content;
      if (!source || signal.aborted) return false;
      this.#expect([]);
    }
    await this.#show([source], [], signal, isLast);
    return true;
  }

  /** Fetches, waits for what is in the page, and shows what arrived in its stead. */
  async #showRemote(
    urls: readonly string[],
    signal: AbortSignal,
    refresh: boolean,
    local: Promise<boolean>,
  ): Promise<void> {
    if (!urls.length) return;
    const {sources, faults} = await fetchSources(this.#host, urls, signal, refresh);
    await local;
    if (!signal.aborted) await this.#show(sources, faults, signal, true);
  }

  /** Shows what the sources give together, and reports what they do not. */
  async #show(
    sources: readonly Source[],
    failed: readonly Fault[],
    signal: AbortSignal,
    isLast: boolean,
  ): Promise<void> {
    let faults = failed;
    let next: Shown | undefined;
    try {
      if (sources.length) {
        const {compose, render} = await loadTools(this.#loadView);
        const {document, faults: more} = await compose(sources);
        faults = [...faults, ...more];
        const isEmpty = this.#view.isEmpty(document);
        if (!isEmpty || this.#status.state !== 'ready') {
          next = {state: isEmpty ? 'empty' : 'ready', document, render, error: null};
        }
      }
    } catch (cause) {
      faults = [...faults, asFault(cause)];
    }
    const errors = await Promise.all(faults.map(explain));
    if (signal.aborted) return;
    this.#settle(next, errors[0] ?? null, isLast);
    await this.#host.updateComplete;
    if (next) {
      const event = new WelearnLoadEvent(next.document);
      this.#host.dispatchEvent(event);
    }
    for (const error of errors) {
      report(error);
      const event = new WelearnErrorEvent(error);
      this.#host.dispatchEvent(event);
    }
  }

  #settle(next: Shown | undefined, latest: WelearnError | null, isLast: boolean): void {
    const error = latest ?? ('error' in this.#status ? this.#status.error : null);
    const shown = next ?? this.#status;
    // An empty document beside an error: it is the error that the visitor can do something about.
    if (shown.state === 'ready' || (shown.state === 'empty' && !error))
      this.#set({...shown, error});
    else if (error) this.#set({state: isLast ? 'failed' : 'loading', error});
  }

  readonly #loadView = () => this.#view.load();

  #set(status: Status): void {
    this.#status = status;
    this.#host.requestUpdate();
  }
}
