import {excerpt, Fault, LONG, textOf, WelearnError} from '../document/errors.js';
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

/** A composed document, its sources, and their faults. */
export interface Read {
  readonly document: WelearnDocument | null;
  readonly sources: Sources;
  readonly faults: readonly Fault[];
  /** The wanted languages, if another would give other texts. */
  readonly language?: string;
  /** Whether a limit kept a text from being read as a page of questions. */
  readonly isCut?: boolean | undefined;
}

/** Results of several requests. */
export interface Fetched {
  readonly sources: readonly FetchedSource[];
  readonly faults: readonly Fault[];
  readonly online: Promise<unknown> | undefined;
}

/** A source exists, and its content is on its way. */
export interface Expected {
  readonly kind: 'expected';
  /** Whether it is HTML of the page, which needs no Markdown parser. */
  readonly isHtml: boolean;
}

/** Sources have been read. */
export interface Arrived {
  readonly kind: 'arrived';
  /** The document to show now; `null` keeps the current one. */
  readonly document: WelearnDocument | null;
  /** Whether the document has nothing that this element shows. */
  readonly isEmpty: boolean;
  /** Whether its texts are HTML of the page instead of Markdown. */
  readonly isHtml: boolean;
  /** Whether any source is a stored or earlier copy. */
  readonly isStale: boolean;
  /** Ids of the questions open in the page's HTML. */
  readonly open: readonly string[];
  readonly sources: Sources;
  /** The wanted languages, if another would give other texts. */
  readonly language: string | undefined;
  /** Whether a limit kept a text from being read as a page of questions. */
  readonly isCut: boolean | undefined;
  /** Errors of all sources. */
  readonly errors: readonly WelearnError[];
  /** Whether nothing else follows. */
  readonly isLast: boolean;
  /** Resolves when the browser is back online, if an address was unreachable. */
  readonly online: Promise<unknown> | undefined;
}

/** One reading of an element's sources. */
export interface Round {
  readonly request: LoadRequest;
  /** Ends the round. */
  readonly signal: AbortSignal;
  /** Bypasses the HTTP cache. */
  readonly refresh: boolean;
}

/**
 * Loads a document from an element's attributes and children: first the page's own content, then
 * the fetched content that replaces it. Yields results and knows nothing about the view.
 */
export class Loader {
  /** The page's own content shown last, and the fetched content shown now. */
  #local: LocalSource | undefined;
  #fetched: readonly FetchedSource[] = [];
  /** The sources of the document that is shown. */
  #shown: Sources = [];
  /** Whether a document is shown, and whether it has content. */
  #isShown = false;
  #isFilled = false;
  /** The last content of the children; `undefined` while they are read. */
  #children: LocalSource | null | undefined;
  #changes = 0;

  /** Reads all sources. Ends without a further result when the signal aborts. */
  async *load(round: Round): AsyncGenerator<Expected | Arrived, void, void> {
    const {request, signal} = round;
    const urls = remoteUrls(request);
    const isLazy = request.isLazy && !round.refresh;
    // The request starts before the children are read, so both happen at once.
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

  /** The document that is shown, in the language that is wanted now. Nothing is fetched. */
  async translate(request: LoadRequest): Promise<Omit<Arrived, 'isLast'>> {
    const arrived = await this.#read(request, [], this.#shown, []);
    return {...arrived, online: undefined};
  }

  /** Whether changed children give different content that would be shown. */
  async hasChanged(request: LoadRequest, signal: AbortSignal): Promise<boolean> {
    this.#changes++;
    const last = this.#children;
    if (last === undefined || this.#fetched.length || dataSource(request)) return false;
    const source = await childSource(request, signal).catch(() => last);
    return this.#children === last && !isSame(source, last);
  }

  /** Reads the page's own content. */
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
      // Content that was already replaced would reappear only for a moment.
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

  /** Reads the children, again if they change meanwhile. */
  async #readChildren(request: LoadRequest, signal: AbortSignal): Promise<LocalSource | null> {
    this.#children = undefined;
    let changes, source;
    do {
      changes = this.#changes;
      source = await childSource(request, signal).catch((cause: unknown) => {
        // Children that cannot be read may change, too.
        if (!signal.aborted) this.#children = null;
        throw cause;
      });
      signal.throwIfAborted();
    } while (changes !== this.#changes);
    return (this.#children = source);
  }

  /**
   * Composes and explains: the document of several sources, their errors in words, and the part to
   * show.
   */
  async #read(
    request: LoadRequest,
    urls: readonly string[],
    arrived: Sources,
    failed: readonly Fault[],
  ): Promise<Omit<Arrived, 'isLast' | 'online'>> {
    const read = {document: null, sources: arrived, faults: failed};
    const composed = await this.#compose(request, urls, read).catch((cause: unknown): Read => ({
      ...read,
      faults: [...failed, asFault(cause)],
    }));
    const {document, sources, faults, language, isCut} = composed;
    const errors = await Promise.all(faults.map(fault => explain(fault, request.element)));
    return this.#choose(request, {document, sources, errors, language, isCut});
  }

  async #compose(request: LoadRequest, urls: readonly string[], read: Read): Promise<Read> {
    const [first] = read.sources;
    // Children need no parser: their document is complete.
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
    this.#shown = [];
    this.#isShown = this.#isFilled = false;
  }

  /** Records the content that the element shows. */
  remember({document, sources, isEmpty}: Arrived): void {
    if (!document) return;
    this.#isShown = true;
    this.#isFilled = !isEmpty;
    this.#shown = sources;
    const [local] = sources.filter(source => 'key' in source);
    if (local) this.#local = local;
    const fetched = sources.filter(source => 'address' in source);
    // As a fallback for a later answer, the shown text is an old copy.
    this.#fetched = fetched.map(source => ({...source, isStale: true}));
  }

  /** Decides whether to show a document. */
  #choose(
    {children}: LoadRequest,
    read: Pick<Arrived, 'document' | 'sources' | 'errors' | 'language' | 'isCut'>,
  ): Omit<Arrived, 'isLast' | 'online'> {
    const {document, sources, errors} = read;
    const isEmpty = document !== null && !isFilled(document, children);
    const isShown = sources.every(source => this.#fetched.some(one => one === source));
    const found = {
      ...read,
      kind: 'arrived',
      isHtml: false,
      isStale: false,
      open: [],
    } as const;
    // A document without content never replaces content. Beside an error, the error counts.
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

/**
 * Loads the chunk `document`. Keeps the promise, because each `import()` of a loaded module still
 * takes a moment.
 */
function documents(): Promise<typeof import('./fetch.js')> {
  return (loading ??= import('./fetch.js').catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  }));
}

let loading: Promise<typeof import('./fetch.js')> | undefined;

/** A function, so that TypeScript does not assume an unchanged value across `await`. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** Turns a chunk that does not load into a fault of the request. */
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

/**
 * Makes a fault of any error. Errors from elsewhere mean that a chunk of the library did not load.
 */
export function asFault(cause: unknown): Fault {
  return cause instanceof Fault ? cause : new Fault('script', {found: textOf(cause)}, cause);
}

/** Puts a fault of an element into words. */
export async function explain(fault: Fault, element: Element): Promise<WelearnError> {
  try {
    return (await import('../help/index.js')).explain(fault, location.origin, element);
  } catch {
    // The chunk `help` did not load either, so the message lists the bare facts.
    const {code, facts, cause} = fault;
    const what = [facts.url, facts.path, facts.found].filter(Boolean).join(' ');
    return new WelearnError(
      code,
      `Not shown (${code}): ${excerpt(what, LONG)}. If the network works, check that all files of the release are there.`,
      facts,
      cause,
    );
  }
}

/**
 * Elements that wait for the same document. Each promise resolves when its element can show it.
 */
const waiting = new Map<unknown, Set<Promise<void>>>();

/** Identifies the document that an element waits for: its addresses, or the data themselves. */
export function documentKey(request: LoadRequest): unknown {
  const urls = remoteUrls(request);
  return urls.length ? urls.join(' ') : dataSource(request)?.content;
}

/**
 * Shows all elements with the same document in the same frame, so that none pushes a visible one
 * down.
 */
export class Turn {
  /** Whether this is the first element to wait for this document. */
  readonly isFirst: boolean = true;
  readonly #others: Set<Promise<void>> | undefined;
  readonly #isReady: Promise<void> | undefined;
  #end = (): void => undefined;

  /**
   * @param key what the elements have in common; `undefined` for an element that waits for nothing,
   *   or shows something already
   * @param signal ends the waiting
   */
  constructor(key: unknown, signal: AbortSignal) {
    if (key === undefined) return;
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

  /** Resolves when all elements with the same document are ready. */
  async take(): Promise<void> {
    if (!this.#others) return;
    const others = [...this.#others].filter(one => one !== this.#isReady);
    this.#end();
    await Promise.all(others);
  }
}
