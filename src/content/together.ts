import type {Composition} from '../document/compose.js';
import type {Fault, WelearnError} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';
import {asFault, explain} from './report.js';
import {fetched, type FetchedSource, type LocalSource, type SourceHost} from './sources.js';
import {loadTools} from './tools.js';

/** What sources give together, and what was wrong with them. */
export interface Together {
  readonly sources: readonly (LocalSource | FetchedSource)[];
  readonly document: WelearnDocument | null;
  readonly errors: readonly WelearnError[];
}

/**
 * Composes sources, and others in place of those that did not arrive or cannot be read.
 *
 * @param failed what is wrong already, with sources that did not arrive
 * @param urls the addresses of sources that were fetched
 * @param shown what the page has of them
 */
export async function readTogether(
  host: SourceHost,
  sources: Together['sources'],
  failed: readonly Fault[],
  loadView: () => Promise<unknown>,
  urls: readonly string[],
  shown: readonly FetchedSource[],
): Promise<Together> {
  const read = async (sources: Together['sources']): Promise<Partial<Composition>> => {
    try {
      return sources.length ? await (await loadTools(loadView))(sources) : {};
    } catch (cause) {
      return {faults: [asFault(cause)]};
    }
  };
  let {document, faults = []} = await read(sources);
  faults = [...failed, ...faults];
  if (faults.length && urls.length > (host.cache ? 0 : 1)) {
    const others = await kept(({standIns}) =>
      standIns(host, urls, sources, faults, shown, fetched),
    );
    if (others) ({document} = await read((sources = others)));
  }
  const errors = await Promise.all(faults.map(explain));
  return {sources, document: document ?? null, errors};
}

/** Keeps what is valid for when it cannot be fetched, if that is wanted. */
export function keepValid(host: SourceHost, reading: Together): void {
  if (host.cache) void kept(({keepValid}) => keepValid(reading));
}

/** By a chunk that only those load who need it; without it there are no copies. */
function kept<T>(use: (chunk: typeof import('./kept.js')) => Promise<T>): Promise<T | undefined> {
  return import('./kept.js').then(use).catch(() => undefined);
}
