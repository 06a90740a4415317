import {compose} from '../document/compose.js';
import type {Fault} from '../document/errors.js';
import {asFault} from './explain.js';
import {fetchText, type Loaded} from './fetch.js';
import type {Fetched, Read, Round, Sources} from './load.js';
import {resolve, type FetchedSource, type LocalSource, type Request} from './sources.js';

/** What arrives of several addresses, in their order, and what went wrong with the others. */
export async function fetchAll(
  {request, signal, refresh}: Round,
  urls: readonly string[],
): Promise<Fetched> {
  const faults: Fault[] = [];
  const online = backOnline(signal);
  // While the network is there: it may be what is missing when a copy is needed.
  if (request.cache) import('./cache.js').catch(() => undefined);
  const found = await Promise.all(
    urls.map(async url => {
      try {
        return asSource(request, url, await fetchText(url, signal, refresh), false);
      } catch (cause) {
        faults.push(asFault(cause));
        return undefined;
      }
    }),
  );
  const isAway = faults.some(({code}) => code === 'network' || code === 'timeout');
  const sources = found.filter(source => source !== undefined);
  return {sources, faults, online: isAway ? online : undefined};
}

/**
 * The document that texts make, and other texts in place of those that did not arrive or cannot be read.
 *
 * @param urls the addresses of those that were fetched
 * @param shown what is shown of them
 */
export async function readTexts(
  request: Request,
  urls: readonly string[],
  read: Read,
  shown: readonly FetchedSource[],
): Promise<Read> {
  let {sources} = read;
  const composed = await composeAll(sources, read.faults);
  const {faults} = composed;
  let {document} = composed;
  if (faults.length && urls.length > (request.cache ? 0 : 1)) {
    const good = sources.filter(source => 'address' in source && isReadable(source, faults));
    const others = await standIns(request, urls, good as readonly FetchedSource[], shown, faults);
    if (others) ({document} = await composeAll((sources = others), []));
  }
  if (request.cache && urls.length) void keep(sources, faults);
  return {document, sources, faults};
}

/** Without the file that keeps copies there are none. */
async function keep(sources: Sources, faults: readonly Fault[]): Promise<void> {
  const cache = await import('./cache.js').catch(() => undefined);
  await cache?.keepCopies(sources, faults);
}

async function composeAll(
  sources: Sources,
  failed: readonly Fault[],
): Promise<Pick<Read, 'document' | 'faults'>> {
  try {
    if (!sources.length) return {document: null, faults: failed};
    const {document, faults} = await compose(sources);
    return {document, faults: [...failed, ...faults]};
  } catch (cause) {
    return {document: null, faults: [...failed, asFault(cause)]};
  }
}

/** Of each address what arrived, what is shown, or a copy; nothing if that is nothing new. */
async function standIns(
  request: Request,
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

/** A text as a source. Relative addresses in it resolve against its own address, or against `base`. */
function asSource(
  {base}: Request,
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

/** A document with a mistake is readable, too. */
function isReadable({url}: LocalSource | FetchedSource, faults: readonly Fault[]): boolean {
  return !faults.some(({code, facts}) => code !== 'invalid-document' && facts.url === url);
}

/**
 * Resolves a second after the browser is back online: browsers say so before the first request can succeed,
 * and elements that then ask in the same second share a request.
 */
function backOnline(signal: AbortSignal): Promise<unknown> {
  return new Promise(resolve => {
    addEventListener('online', () => resolve(inASecond()), {signal});
  });
}

let soon: Promise<unknown> | null = null;
const inASecond = () =>
  (soon ??= new Promise(resolve => setTimeout(() => resolve((soon = null)), 1000)));
