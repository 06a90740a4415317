import type {Fault} from '../document/errors.js';
import type {Loaded} from './fetch.js';
import type {FetchedSource, LocalSource} from './sources.js';

/**
 * Name of this library's store in the site's Cache Storage. Its keys are the addresses in `src`.
 */
const STORE = 'welearn-elements';
/** Copies expire after 30 days, in milliseconds. */
const MAX_AGE = 30 * 24 * 60 * 60 * 1000;
const KEPT_AT = 'x-welearn-kept-at';
const FINAL_URL = 'x-welearn-url';

/** Statuses that mean that the owner has withdrawn or restricted a document. */
const WITHDRAWN: readonly (number | undefined)[] = [401, 403, 404, 410];

/**
 * Stores valid documents and deletes withdrawn ones. A document with a mistake may be shown, but is
 * not stored.
 */
export async function keepCopies(
  sources: readonly (LocalSource | FetchedSource)[],
  faults: readonly Fault[],
): Promise<void> {
  for (const {url, status} of faults.map(({facts}) => facts)) {
    if (url !== undefined && WITHDRAWN.includes(status)) await forget(url);
  }
  for (const source of sources) {
    const {url, content} = source;
    if (!('address' in source) || source.isStale || typeof content !== 'string') continue;
    if (url === undefined || !content.trim() || faults.some(({facts}) => facts.url === url))
      continue;
    await keep(source.address, {text: content, url});
  }
}

/** If the storage is full, forbidden or missing, the element works as without `cache`. */
async function keep(address: string, {text, url}: Loaded): Promise<void> {
  try {
    const store = await caches.open(STORE);
    await sweep(store);
    const headers = {
      'content-type': 'text/plain; charset=utf-8',
      [KEPT_AT]: String(Date.now()),
      [FINAL_URL]: url,
    };
    await store.put(address, new Response(text, {headers}));
  } catch {
    // The page works without a copy.
  }
}

async function forget(address: string): Promise<void> {
  try {
    await (await caches.open(STORE)).delete(address);
  } catch {
    // Without a storage there is no copy.
  }
}

/**
 * Whether the failure may be temporary. A document that was changed or withdrawn is not replaced by
 * a copy.
 */
function isUnreachable({code, facts: {status = 0}}: Fault): boolean {
  return code === 'network' || code === 'timeout' || status === 429 || status >= 500;
}

/** The copy of an unreachable address; `undefined` without one. */
export async function copyInstead(
  address: string,
  faults: readonly Fault[],
): Promise<Loaded | undefined> {
  if (!faults.some(fault => fault.facts.url === address && isUnreachable(fault))) return undefined;
  try {
    const store = await caches.open(STORE);
    await sweep(store);
    const response = await store.match(address);
    return (
      response && {text: await response.text(), url: response.headers.get(FINAL_URL) ?? address}
    );
  } catch {
    return undefined; // As without a copy.
  }
}

/** Deletes expired copies, even of addresses no longer in use. */
async function sweep(store: Cache): Promise<void> {
  for (const request of await store.keys()) {
    const response = await store.match(request);
    const age = Date.now() - Number(response?.headers.get(KEPT_AT));
    if (!(age >= 0 && age < MAX_AGE)) await store.delete(request);
  }
}
