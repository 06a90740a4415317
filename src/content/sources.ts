import type {Source} from '../document/compose.js';
import type {Fault} from '../document/errors.js';
import {load, type Loaded} from './load.js';
import {asFault} from './report.js';
import {hasFallback} from './slotted.js';

/** An element that says where its content is. */
export interface SourceHost extends Element {
  readonly src: string | null;
  readonly data: unknown;
  readonly base: string | null;
  readonly loading: string;
  readonly cache: boolean;
}

/** Which children are content: `details` with their questions, or all that there is. */
export type Children = 'questions' | 'text';

/** Content that is in the page already. */
export interface LocalSource extends Source {
  /** What changes when the content does. */
  readonly key: unknown;
  /** Where each question stands in the page, if it is made of children. */
  readonly details?: readonly HTMLDetailsElement[] | undefined;
}

/** Content that was fetched, now or some time ago. */
export interface FetchedSource extends Source {
  /** The address in `src`. */
  readonly address: string;
  /** Whether it is a copy of an earlier hour or day. */
  readonly isKept: boolean;
}

/** Whether content is a copy of an earlier hour or day. */
export function isStale(source: Source | FetchedSource): boolean {
  return 'isKept' in source && source.isKept;
}

/** The addresses in `src`, as whole URLs. */
export function remoteUrls(host: SourceHost): string[] {
  const addresses = host.src?.split(/\s+/).filter(Boolean) ?? [];
  return addresses.map(address => resolve(address, host.baseURI));
}

export function dataSource(host: SourceHost): LocalSource | null {
  const {data} = host;
  if (data === null || data === undefined) return null;
  if (typeof data === 'string' && !data.trim()) return null;
  return {format: 'json', attribute: 'data', content: data, key: data, base: localBase(host)};
}

/** Children are read by a chunk of its own, which is needed only if there may be something to read. */
const CONTENT = ':scope > script[type], details > summary';

/** What the children give; `null` if they give nothing. */
export async function childSource(
  host: SourceHost,
  children: Children,
  signal: AbortSignal,
): Promise<LocalSource | null> {
  const isText = children === 'text';
  const mayHold = isText ? hasFallback(host) : false;
  if (host.ownerDocument.readyState !== 'loading' && !mayHold && !host.querySelector(CONTENT))
    return null;
  const {childrenParsed, readChildren} = await import('./children.js');
  await childrenParsed(host, signal);
  return readChildren(host, isText, localBase(host));
}

/** Whether content in the page is what it was. */
export function isSame(a?: LocalSource | null, b?: LocalSource | null): boolean {
  return a?.key === b?.key && a?.base === b?.base;
}

/**
 * What arrives of several URLs, in their order, and what went wrong with the others. `online`, if one
 * could not be reached, resolves a second after the browser is back online, or was meanwhile.
 */
export async function fetchSources(
  host: SourceHost,
  urls: readonly string[],
  signal: AbortSignal,
  refresh: boolean,
): Promise<{sources: FetchedSource[]; faults: Fault[]; online: Promise<unknown> | undefined}> {
  const faults: Fault[] = [];
  const online = new Promise(resolve => {
    addEventListener('online', () => resolve(inASecond()), {signal});
  });
  const fetchSource = (address: string): Promise<FetchedSource | undefined> =>
    load(address, signal, refresh).then(
      loaded => fetched(host, false, address, loaded),
      (cause: unknown) => void faults.push(asFault(cause)),
    );
  const found = await Promise.all(urls.map(fetchSource));
  const sources = found.filter(source => source !== undefined);
  const isAway = faults.some(({code}) => code === 'network' || code === 'timeout');
  return {sources, faults, online: isAway ? online : undefined};
}

/**
 * A second from now, the same for all who ask in it: browsers say that they are online before the first
 * request can succeed, and those who then ask again together share a request.
 */
let soon: Promise<unknown> | null = null;
const inASecond = () =>
  (soon ??= new Promise(resolve => setTimeout(() => resolve((soon = null)), 1000)));

/** A text as a source. What is relative in it counts from where it came from, or from `base`. */
export function fetched(
  host: SourceHost,
  isKept: boolean,
  address: string,
  {text, url}: Loaded,
): FetchedSource {
  const base = host.base === null ? url : resolve(host.base, url);
  return {address, isKept, content: text, url, base};
}

function localBase(host: SourceHost): string {
  return resolve(host.base ?? '', host.baseURI);
}

/** An address that is none is left as it is: the request says what is wrong with it. */
function resolve(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}
