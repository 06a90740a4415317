import {compose} from '../document/compose.js';
import {Fault} from '../document/errors.js';
import {MAX_LENGTH} from '../document/limits.js';
import {isHtmlPage} from '../document/read.js';
import {asFault, type Fetched, type Read, type Round, type Sources} from './load.js';
import {
  type EarlyRequest,
  type FetchedSource,
  languagesOf,
  type LocalSource,
  type LoadRequest,
  resolve,
  takeEarly,
} from './sources.js';

/** Milliseconds before a request, body included, times out. */
const TIME_LIMIT = 10_000;

/** A text and its final address, after redirects. */
export interface Loaded {
  readonly text: string;
  readonly url: string;
}

interface Download {
  readonly answer: Promise<Loaded>;
  readonly abort: AbortController;
  readonly isRefresh: boolean;
  users: number;
  answered: boolean;
}

/** One request per URL and page, shared by all elements. Failed requests are removed. */
const requests = new Map<string, Download>();

/**
 * Fetches a text.
 *
 * @param signal ends this caller's wait; the request itself ends with its last caller
 * @param refresh bypasses the page's earlier answer and the HTTP cache
 * @throws Fault `network`, `timeout`, `http-status`, `not-a-document` or `too-large`; the
 *   signal's reason if it aborts
 */
export async function fetchText(
  url: string,
  signal: AbortSignal,
  refresh: boolean,
): Promise<Loaded> {
  let request = requests.get(url);
  // Elements that reload at the same time share a new request.
  if (!request || (refresh && !(request.isRefresh && !request.answered))) {
    requests.set(url, (request = start(url, refresh)));
  }
  request.users++;
  try {
    return await untilAborted(request.answer, signal);
  } finally {
    request.users--;
    // A reloading element leaves its request and asks for it again in the same moment.
    setTimeout(() => {
      if (request.users || request.answered) return;
      request.abort.abort();
      forget(url, request);
    });
  }
}

function start(url: string, refresh: boolean): Download {
  const sent = takeEarly(url);
  if (refresh) sent?.abort.abort();
  const {abort, response} = (!refresh && sent) || send(url, refresh);
  const answer = readAnswer(url, response, abort);
  const request: Download = {answer, abort, isRefresh: refresh, users: 0, answered: false};
  answer.then(
    () => (request.answered = true),
    () => forget(url, request),
  );
  return request;
}

function forget(url: string, request: Download): void {
  if (requests.get(url) === request) requests.delete(url);
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, {once: true});
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

function send(url: string, refresh: boolean): EarlyRequest {
  const abort = new AbortController();
  const cache = refresh ? 'reload' : 'default';
  return {response: fetch(url, {signal: abort.signal, cache}), abort};
}

function readAnswer(url: string, response: Promise<Response>, abort: AbortController) {
  return receive(url, {response, abort}, async (answer): Promise<Loaded> => ({
    text: await readDocument(answer, url),
    url: answer.url || url,
  }));
}

/**
 * Reads an answer within the time limit.
 *
 * @throws Fault `network` or `timeout`, and those of `read`
 */
export async function receive<T>(
  url: string,
  {response, abort}: EarlyRequest,
  read: (answer: Response) => Promise<T>,
): Promise<T> {
  // Not `AbortSignal.timeout()`: combined with another signal, WebKit loses it to garbage
  // collection.
  const late = new Fault('timeout', {url});
  const limit = setTimeout(() => {
    abort.abort(late);
  }, TIME_LIMIT);
  try {
    return await read(await response);
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw abort.signal.reason === late ? late : new Fault('network', {url}, cause);
  } finally {
    clearTimeout(limit);
  }
}

/**
 * The text of an answer that should be a document.
 *
 * @throws Fault `http-status`, `not-a-document` or `too-large`
 */
export async function readDocument(answer: Response, url: string): Promise<string> {
  const {ok, status} = answer;
  // 204 to 206 are successes without a complete document.
  if (!ok || status > 203) throw new Fault('http-status', {url, status});
  const text = await readText(answer, url);
  if (isHtmlPage(text)) throw new Fault('not-a-document', {url});
  return text;
}

/**
 * Decodes valid UTF-8 as such, whatever charset the server declares. Stops at the size limit.
 *
 * @throws Fault `too-large`
 */
export async function readText(response: Response, url: string): Promise<string> {
  const decoder = new TextDecoder();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let text = '';
  const reader = response.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (chunk?.value) chunks.push(chunk.value);
    text += decoder.decode(chunk?.value, {stream: !chunk?.done});
    if (text.length > MAX_LENGTH) {
      void reader?.cancel();
      throw new Fault('too-large', {url, found: 'text', expected: '8 MiB'});
    }
    if (!chunk || chunk.done) break;
  }
  if (!/[\0\uFFFD]/.test(text)) return text;
  const {decode} = await import('../help/index.js');
  return decode(chunks, response.headers.get('content-type'));
}

/** Fetches several addresses. Texts and faults keep the order of `urls`, whichever arrives first. */
export async function fetchAll(
  {request, signal, refresh}: Round,
  urls: readonly string[],
): Promise<Fetched> {
  const online = backOnline(signal);
  // Loads the chunk now: it is needed later, when the network may be down.
  if (request.cache) import('./cache.js').catch(() => undefined);
  const found = await Promise.all(
    urls.map(async url => {
      try {
        return asSource(request, url, await fetchText(url, signal, refresh), false);
      } catch (cause) {
        return asFault(cause);
      }
    }),
  );
  const faults = found.filter(one => one instanceof Fault);
  const isAway = faults.some(({code}) => code === 'network' || code === 'timeout');
  const sources = found.filter(one => 'address' in one);
  return {sources, faults, online: isAway ? online : undefined};
}

/**
 * Composes a document from texts. Replaces missing or unreadable ones by texts shown before or
 * stored copies.
 *
 * @param urls the fetched addresses
 * @param shown the sources shown now
 */
export async function readTexts(
  request: LoadRequest,
  urls: readonly string[],
  read: Read,
  shown: readonly FetchedSource[],
): Promise<Read> {
  let {sources} = read;
  const languages = languagesOf(request.element);
  const composed = await composeAll(sources, read.faults, languages);
  const {faults} = composed;
  let {document, isTranslated, isCut} = composed;
  if (faults.length && urls.length > (request.cache ? 0 : 1)) {
    const good = sources.filter(source => 'address' in source && isReadable(source, faults));
    const others = await standIns(request, urls, good as readonly FetchedSource[], shown, faults);
    if (others)
      ({document, isTranslated, isCut} = await composeAll((sources = others), [], languages));
  }
  if (request.cache && urls.length) void keep(sources, faults);
  return {document, sources, faults, isCut, ...(isTranslated && {language: languages.join(' ')})};
}

/** Without the chunk `cache`, nothing is stored. */
async function keep(sources: Sources, faults: readonly Fault[]): Promise<void> {
  const cache = await import('./cache.js').catch(() => undefined);
  await cache?.keepCopies(sources, faults);
}

async function composeAll(
  sources: Sources,
  failed: readonly Fault[],
  languages: readonly string[],
): Promise<Pick<Read, 'document' | 'faults' | 'isCut'> & {readonly isTranslated: boolean}> {
  const nothing = {document: null, isTranslated: false, isCut: false};
  try {
    if (!sources.length) return {...nothing, faults: failed};
    const composition = await compose(sources, languages);
    return {...composition, faults: [...failed, ...composition.faults]};
  } catch (cause) {
    return {...nothing, faults: [...failed, asFault(cause)]};
  }
}

/**
 * For each address the new text, the shown text, or a stored copy. `undefined` unless at least one
 * is old, because then nothing was replaced.
 */
async function standIns(
  request: LoadRequest,
  urls: readonly string[],
  good: readonly FetchedSource[],
  shown: readonly FetchedSource[],
  faults: readonly Fault[],
): Promise<FetchedSource[] | undefined> {
  const find = async (address: string): Promise<FetchedSource | undefined> => {
    const isThis = (source: FetchedSource) => source.address === address;
    const source = good.find(isThis) ?? shown.find(isThis);
    if (source || !request.cache) return source;
    const cache = await import('./cache.js').catch(() => undefined);
    const copy = await cache?.copyInstead(address, faults);
    return copy && asSource(request, address, copy, true);
  };
  const found = (await Promise.all(urls.map(find))).filter(source => source !== undefined);
  return found.some(({isStale}) => isStale) ? found : undefined;
}

/**
 * Makes a source of a text. Relative addresses in it resolve against its own address, or against
 * `base`.
 */
function asSource(
  {base}: LoadRequest,
  address: string,
  loaded: Loaded,
  isStale: boolean,
): FetchedSource {
  const {text, url} = loaded;
  return {
    address,
    isStale,
    content: text,
    url,
    base: base === null ? url : resolve(base, url),
    shared: loaded,
  };
}

/** A document with an invalid part is readable. */
function isReadable({url}: LocalSource | FetchedSource, faults: readonly Fault[]): boolean {
  return !faults.some(({code, facts}) => code !== 'invalid-document' && facts.url === url);
}

/**
 * Resolves a second after the browser is back online: browsers fire `online` before a request can
 * succeed. Elements that ask within the same second share a request.
 */
function backOnline(signal: AbortSignal): Promise<unknown> {
  return new Promise(resolve => {
    addEventListener('online', () => resolve(inASecond()), {signal});
  });
}

let soon: Promise<unknown> | null = null;
const inASecond = () =>
  (soon ??= new Promise(resolve => setTimeout(() => resolve((soon = null)), 1000)));
