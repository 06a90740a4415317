import type {Fault} from '../document/errors.js';
import type {Loaded} from './fetch.js';
import type {FetchedSource, LocalSource} from './sources.js';

/** The name of our part of the site's Cache Storage. Each key is an address in `src`. */
const STORE = 'welearn-elements';
/** Milliseconds after which a copy says too little about today: 30 days. */
const MAX_AGE = 30 * 24 * 60 * 60 * 1000;
const KEPT_AT = 'x-welearn-kept-at';
const FINAL_URL = 'x-welearn-url';

/** Statuses by which its owner says that a document is not to be shown, or not to everybody. */
const WITHDRAWN: readonly (number | undefined)[] = [401, 403, 404, 410];

/**
 * Keeps what is valid, and deletes what has been withdrawn. A document with a mistake may still be shown, but is no
 * copy to fall back on.
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

/** A storage that is full, or forbidden, or none is no error: it works as it does without `cache`. */
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
    // As the page goes on.
  }
}

async function forget(address: string): Promise<void> {
  try {
    await (await caches.open(STORE)).delete(address);
  } catch {
    // Without a storage there is no copy.
  }
}

/** What cannot be reached now may come back; what its owner has changed or withdrawn does not. */
function isUnreachable({code, facts: {status = 0}}: Fault): boolean {
  return code === 'network' || code === 'timeout' || status === 429 || status >= 500;
}

/** The copy of an address that cannot be reached, if there is one. */
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
    return undefined; // As if there were none.
  }
}

/** Deletes what is too old, of addresses too that nobody asks for any more. */
async function sweep(store: Cache): Promise<void> {
  for (const request of await store.keys()) {
    const response = await store.match(request);
    const age = Date.now() - Number(response?.headers.get(KEPT_AT));
    if (!(age >= 0 && age < MAX_AGE)) await store.delete(request);
  }
}
