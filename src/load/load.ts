import {Fault, WelearnError} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';
import {near} from './lazy.js';
import {
  childSource,
  dataSource,
  type FetchedSource,
  isSame,
  type LocalSource,
  remoteUrls,
  type LoadRequest,
} from './sources.js';

export type Sources = readonly (LocalSource | FetchedSource)[];

/** What sources give together, and what is wrong with them. */
export interface Read {
  readonly document: WelearnDocument | null;
  readonly sources: Sources;
  readonly faults: readonly Fault[];
}

/** What has arrived of several addresses. */
export interface Fetched {
  readonly sources: readonly FetchedSource[];
  readonly faults: readonly Fault[];
  readonly online: Promise<unknown> | undefined;
}

/** A source has been found, and its content is on its way. */
export interface Expected {
  readonly kind: 'expected';
  /** Whether it is HTML of the page, which needs nothing that reads Markdown. */
  readonly isHtml: boolean;
}

/** Sources have been read. */
export interface Arrived {
  readonly kind: 'arrived';
  /** What is to be shown now; `null` leaves what is shown. */
  readonly document: WelearnDocument | null;
  /** Whether the document has nothing that this element shows. */
  readonly isEmpty: boolean;
  /** Whether its texts are HTML of the page, and not Markdown. */
  readonly isHtml: boolean;
  /** Whether any of it is a copy of an earlier hour or day. */
  readonly isStale: boolean;
  /** The ids of questions that are open in the page already. */
  readonly open: readonly string[];
  readonly sources: Sources;
  /** Everything that could not be used. */
  readonly errors: readonly WelearnError[];
  /** Whether nothing else is on its way. */
  readonly isLast: boolean;
  /** Resolves when an address that could not be reached should be tried again. */
  readonly online: Promise<unknown> | undefined;
}

/** One reading of an element's sources. */
export interface Round {
  readonly request: LoadRequest;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Passes by the HTTP cache. */
  readonly refresh: boolean;
}

/**
 * Takes an element from its attributes to a document: what is in the page first, then what is fetched
 * in its place. It hands on what it has found, and knows nothing of how that is shown.
 */
export class Loader {
  /** The content of the page that was shown last, and what was fetched and is shown. */
  #local: LocalSource | undefined;
  #fetched: readonly FetchedSource[] = [];
  /** Whether a document is shown, and whether there is anything in it. */
  #isShown = false;
  #isFilled = false;
  /** What the children gave last; `undefined` while they are read. */
  #children: LocalSource | null | undefined;
  #changes = 0;

  /** Reads the sources afresh. It ends without another word when the signal aborts. */
  async *load(round: Round): AsyncGenerator<Expected | Arrived, void, void> {
    const {request, signal} = round;
    const urls = remoteUrls(request);
    const isLazy = request.isLazy && !round.refresh;
    // Sent before the children are read: what is in the page is shown while the answer is on its way.
    const fetchNow = () => documents().then(({fetchAll}) => fetchAll(round, urls));
    let fetching = isLazy || !urls.length ? undefined : settled(fetchNow());
    let isLocal = false;
    for await (const step of this.#loadLocal(round, urls, !urls.length || isLazy)) {
      isLocal = true;
      yield step;
      if (isOver(signal)) return;
    }
    if (isOver(signal)) return;
    if (!urls.length) {
      if (!isLocal) this.#forget();
      return;
    }
    if (!fetching) {
      await near(request.element, request.children === 'questions', signal);
      if (isOver(signal)) return;
      fetching = settled(fetchNow());
      yield {kind: 'expected', isHtml: false};
    }
    const {sources, faults, online} = await fetching;
    if (isOver(signal)) return;
    const arrived = await this.#read(request, urls, sources, faults);
    if (!isOver(signal)) yield {...arrived, isLast: true, online};
  }

  /** Whether children that have changed give other content, and would be shown. */
  async hasChanged(request: LoadRequest, signal: AbortSignal): Promise<boolean> {
    this.#changes++;
    const last = this.#children;
    if (last === undefined || this.#fetched.length || dataSource(request)) return false;
    const source = await childSource(request, signal).catch(() => last);
    return this.#children === last && !isSame(source, last);
  }

  /** What is in the page. */
  async *#loadLocal(
    {request, signal, refresh}: Round,
    urls: readonly string[],
    isLast: boolean,
  ): AsyncGenerator<Expected | Arrived, void, void> {
    const sources: LocalSource[] = [];
    const faults: Fault[] = [];
    try {
      const source = dataSource(request) ?? (await this.#readChildren(request, signal));
      if (!source || isOver(signal)) return;
      // What has been replaced already would come back for a moment only.
      const isKnown = refresh || isSame(source, this.#local);
      if (urls.length && isKnown && this.#isShown) return;
      sources.push(source);
    } catch (cause) {
      if (isOver(signal)) return;
      faults.push(asFault(cause));
    }
    yield {kind: 'expected', isHtml: sources[0]?.draft !== undefined};
    const arrived = await this.#read(request, [], sources, faults);
    if (!isOver(signal)) yield {...arrived, isLast, online: undefined};
  }

  /** The children as they are once nothing changes meanwhile. */
  async #readChildren(request: LoadRequest, signal: AbortSignal): Promise<LocalSource | null> {
    this.#children = undefined;
    let changes, source;
    do {
      changes = this.#changes;
      source = await childSource(request, signal);
      signal.throwIfAborted();
    } while (changes !== this.#changes);
    return (this.#children = source);
  }

  /** The document that sources make, in words what is wrong with them, and what of it is shown. */
  async #read(
    request: LoadRequest,
    urls: readonly string[],
    arrived: Sources,
    failed: readonly Fault[],
  ): Promise<Omit<Arrived, 'isLast' | 'online'>> {
    const read = {document: null, sources: arrived, faults: failed};
    const {document, sources, faults} = await this.#compose(request, urls, read).catch(
      (cause: unknown) => ({...read, faults: [...failed, asFault(cause)]}),
    );
    const errors = await Promise.all(faults.map(explain));
    return this.#choose(request, {document, sources, errors});
  }

  async #compose(request: LoadRequest, urls: readonly string[], read: Read): Promise<Read> {
    const [first] = read.sources;
    // Children are read already: no text, and nothing that reads one.
    const draft = first && 'key' in first ? first.draft : undefined;
    if (first && draft) {
      const {merge} = await import('../view/index.js');
      return {...read, document: merge([{draft, base: first.base}])};
    }
    if (!first && !urls.length) return read;
    const {readTexts} = await documents();
    return readTexts(request, urls, read, this.#fetched);
  }

  #forget(): void {
    this.#local = undefined;
    this.#fetched = [];
    this.#isShown = this.#isFilled = false;
  }

  /** An element shows what has arrived. */
  remember({document, sources, isEmpty}: Arrived): void {
    if (!document) return;
    this.#isShown = true;
    this.#isFilled = !isEmpty;
    const [local] = sources.filter(source => 'key' in source);
    if (local) this.#local = local;
    const fetched = sources.filter(source => 'address' in source);
    // What is shown now is an older copy when it stands in for another answer later.
    this.#fetched = fetched.map(source => ({...source, isStale: true}));
  }

  /** Decides what of it is to be shown. */
  #choose(
    {children}: LoadRequest,
    {document, sources, errors}: Pick<Arrived, 'document' | 'sources' | 'errors'>,
  ): Omit<Arrived, 'isLast' | 'online'> {
    const isEmpty = document !== null && !isFilled(document, children);
    const isShown = sources.every(source => this.#fetched.some(one => one === source));
    const found = {
      kind: 'arrived',
      isHtml: false,
      isStale: false,
      open: [],
      sources,
      errors,
    } as const;
    // A document without content never replaces content, and beside an error it says nothing.
    if (!document || isShown || (isEmpty && (this.#isFilled || errors.length > 0))) {
      return {...found, document: null, isEmpty: false};
    }
    const [local] = sources.filter(source => 'key' in source);
    return {
      ...found,
      document,
      isEmpty,
      isHtml: local?.draft !== undefined,
      isStale: sources.some(source => 'address' in source && source.isStale),
      open: document.faq.filter((_, i) => local?.details?.[i]?.open).map(({id}) => id),
    };
  }
}

/** What fetches and reads texts. Once it is there, it is asked without a pause: `import()` makes one. */
function documents(): Promise<typeof import('./fetch.js')> {
  return (loading ??= import('./fetch.js').catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  }));
}

let loading: Promise<typeof import('./fetch.js')> | undefined;

/** Asked anew each time: it may have ended while something was waited for. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** A file of ours that does not load is a failure of all that it should have fetched. */
function settled(fetching: Promise<Fetched>): Promise<Fetched> {
  return fetching.catch((cause: unknown) => ({
    sources: [],
    faults: [asFault(cause)],
    online: undefined,
  }));
}

function isFilled({about, faq}: WelearnDocument, children: LoadRequest['children']): boolean {
  return children === 'text' ? about.trim() !== '' : faq.length > 0;
}

/** Whatever was thrown, as a fault: anything but ours means that a part of the library did not load. */
export function asFault(cause: unknown): Fault {
  return cause instanceof Fault ? cause : new Fault('script', {found: String(cause)}, cause);
}

/** A fault in words. */
export async function explain(fault: Fault): Promise<WelearnError> {
  try {
    return (await import('../help/index.js')).explain(fault, location.origin);
  } catch {
    // Its file did not load either: the facts are better than nothing.
    const {code, facts, cause} = fault;
    const what = [facts.url, facts.path, facts.found].filter(Boolean).join(' ');
    return new WelearnError(code, `Not shown (${code}): ${what}`, facts, cause);
  }
}

/** Elements that wait for the same documents: each resolves when it has what it needs to show them. */
const waiting = new Map<string, Set<Promise<void>>>();

/**
 * Lets the elements of a page that wait for the same documents appear in the same frame: none then pushes
 * another one down that is there already.
 */
export class Turn {
  /** Whether no other element waited for them before. */
  readonly isFirst: boolean = true;
  readonly #others: Set<Promise<void>> | undefined;
  readonly #isReady: Promise<void> | undefined;
  #end = (): void => undefined;

  /**
   * @param urls the documents; none for an element that waits for nothing, or shows something already
   * @param signal ends the waiting
   */
  constructor(urls: readonly string[], signal: AbortSignal) {
    if (!urls.length) return;
    const key = urls.join(' ');
    const all = waiting.get(key) ?? new Set<Promise<void>>();
    waiting.set(key, all);
    this.isFirst = !all.size;
    const isReady = new Promise<void>(resolve => {
      this.#end = () => {
        resolve();
        all.delete(isReady);
        if (!all.size) waiting.delete(key);
      };
    });
    all.add(isReady);
    this.#others = all;
    this.#isReady = isReady;
    signal.addEventListener('abort', this.#end, {once: true});
  }

  /** Resolves when all who wait for the same documents can show them. */
  async take(): Promise<void> {
    if (!this.#others) return;
    const others = [...this.#others].filter(one => one !== this.#isReady);
    this.#end();
    await Promise.all(others);
  }
}
