import type {ReactiveController} from 'lit';
import type {Fault, WelearnError} from '../document/errors.js';
import {ChildContent} from './child-content.js';
import {announce, announceDocument, asFault, explain} from './report.js';
import {
  dataSource,
  fetchSources,
  isSame,
  isStale,
  remoteUrls,
  type FetchedSource,
  type LocalSource,
} from './sources.js';
import {
  settle,
  type ContentHost,
  type ContentView,
  type Round,
  type Shown,
  type Status,
} from './status.js';
import {keepValid, readTogether, type Together} from './together.js';
import {preload, whenNear} from './tools.js';

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
  /** What was read last, and all that was wrong with it; what is wrong beside it. */
  reading: Together = {sources: [], document: null, errors: []};
  noted: readonly WelearnError[] = [];
  readonly #children: ChildContent;
  /** What was shown last of what is in the page, and what was fetched and has replaced it. */
  #shown: LocalSource | undefined;
  #fetched: readonly FetchedSource[] = [];
  readonly #observer = new MutationObserver(() => {
    this.#host.requestUpdate(); // A fallback may have come or gone.
    void this.#lookAgain();
  });

  constructor(host: ContentHost, view: ContentView) {
    this.#host = host;
    this.#view = view;
    this.#children = new ChildContent(host, view);
    host.addController(this);
  }

  get status(): Status {
    return this.#status;
  }

  hostConnected(): void {
    this.#observer.observe(this.#host, {childList: true, characterData: true, subtree: true});
    // The first round begins with the first update, when all attributes are there.
    if (!this.#host.hasUpdated) return;
    if (this.#isSettled) void this.#lookAgain();
    else void this.start();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#round.abort();
  }

  /** Reads the sources afresh, and resolves when it is known what they give. */
  async start({refresh = false} = {}): Promise<void> {
    this.#round.abort();
    const {signal} = (this.#round = new AbortController());
    this.#isSettled = false;
    if (!this.#host.isConnected) return;
    const urls = remoteUrls(this.#host);
    const isLazy = !refresh && this.#host.loading === 'lazy';
    const round = {signal, urls, refresh, isLazy};
    if ('document' in this.#status) this.#set({...this.#status, error: null});
    else if (isLazy) this.#set({state: 'idle'});
    if (dataSource(this.#host) || (urls.length && !isLazy)) this.#expect(isLazy ? [] : urls);

    // Both start now; what is in the page is shown first, and what was fetched replaces it.
    const local = this.#showLocal(round);
    const isAway = await this.#showRemote(round, local);
    const isLocal = await local;
    if (signal.aborted) return;
    this.#isSettled = !isAway;
    if (!isLocal && !urls.length) this.#set({state: 'idle'});
  }

  /** Only what the children say is a reason to read again, and only where it would be shown. */
  async #lookAgain(): Promise<void> {
    const hasChanged = await this.#children.hasChanged(this.#round.signal);
    if (hasChanged && !this.#fetched.length && !dataSource(this.#host)) void this.start();
  }

  /** Tells what is wrong with an attribute, beside the document; `null` if nothing is any more. */
  async note(cause: unknown, attribute = 'placeholders'): Promise<void> {
    const error = cause === null ? null : await explain(asFault(cause));
    const others = this.noted.filter(({path}) => path && path !== attribute);
    this.noted = error ? [...others, error] : others;
    const status = this.#status;
    if ('document' in status && (error || status.error?.path === attribute)) {
      this.#set({...status, error: error ?? this.reading.errors[0] ?? null});
    }
    if (error) announce(this.#host, error);
  }

  /** There is a source: what it needs is asked for, and the visitor knows that something comes. */
  #expect(urls: readonly string[]): void {
    preload(this.#loadView, urls);
    if (!('document' in this.#status)) this.#set({state: 'loading', error: null});
  }

  /** Shows what is in the page. Resolves to whether there is anything. */
  async #showLocal({signal, urls, refresh, isLazy}: Round): Promise<boolean> {
    const sources: LocalSource[] = [];
    const faults: Fault[] = [];
    try {
      const source = dataSource(this.#host) ?? (await this.#children.read(signal));
      if (!source) return false;
      sources.push(source);
      // What has been replaced already would come back for a moment only.
      const isKnown = refresh || isSame(source, this.#shown);
      if (urls.length && isKnown && 'document' in this.#status) return true;
      this.#expect([]);
    } catch (cause) {
      if (signal.aborted) return false;
      faults.push(asFault(cause));
    }
    await this.#show(sources, faults, signal, !urls.length || isLazy);
    return true;
  }

  /** Shows what arrives in place of what is in the page. Resolves to whether something is out of reach. */
  async #showRemote(round: Round, local: Promise<boolean>): Promise<boolean> {
    const {signal, urls, refresh, isLazy} = round;
    if (!urls.length) return false;
    if (isLazy) {
      await whenNear(this.#host, () => this.#view.isAddressed(), signal);
      if (signal.aborted) return false;
      this.#expect(urls);
    }
    const {sources, faults, online} = await fetchSources(this.#host, urls, signal, refresh);
    await local;
    if (signal.aborted) return false;
    // The page mends itself.
    void online?.then(() => (signal.aborted ? undefined : this.start({refresh: true})));
    await this.#show(sources, faults, signal, true, urls);
    return Boolean(online);
  }

  /** Shows what the sources give together, and reports what they do not. */
  async #show(
    sources: Together['sources'],
    failed: readonly Fault[],
    signal: AbortSignal,
    isLast: boolean,
    urls: readonly string[] = [],
  ): Promise<void> {
    const known = this.#fetched;
    const reading = await readTogether(this.#host, sources, failed, this.#loadView, urls, known);
    if (reading.document) await this.#view.ready(reading.document);
    if (signal.aborted) return;
    const {document, errors} = (this.reading = reading);
    keepValid(this.#host, reading);
    let next: Shown | undefined;
    const isEmpty = document !== null && this.#view.isEmpty(document);
    const isShown = reading.sources.every(source => known.some(one => one === source));
    if (document && !isShown && !(isEmpty && this.#status.state === 'ready')) {
      next = {state: isEmpty ? 'empty' : 'ready', document, error: null};
    }
    const status = settle(this.#status, next, errors[0] ?? null, isLast);
    const taken = 'document' in status ? next : undefined;
    if (taken) this.#take(taken, reading.sources);
    this.#set(status);
    await this.#host.updateComplete;
    if (taken) announceDocument(this.#host, taken.document, reading.sources.some(isStale));
    for (const error of errors) announce(this.#host, error);
  }

  /** Notes where a document comes from. What a visitor has opened there stays open. */
  #take({document}: Shown, sources: Together['sources']): void {
    const [local] = sources.filter(source => 'key' in source);
    if (local) this.#shown = local;
    this.#fetched = sources.filter(one => 'address' in one).map(one => ({...one, isKept: true}));
    const open = document.faq.filter((_, i) => local?.details?.[i]?.open);
    this.#view.take(open.map(({id}) => id));
  }

  readonly #loadView = () => this.#view.load();

  #set(status: Status): void {
    this.#status = status;
    this.#host.requestUpdate();
  }
}
