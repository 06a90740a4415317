import type {Source} from '../document/compose.js';
import type {Fault} from '../document/errors.js';
import {findInline} from './inline.js';
import {load} from './load.js';
import {asFault} from './report.js';

/** An element that says where its content is. */
export interface SourceHost extends Element {
  readonly src: string | null;
  readonly data: unknown;
  readonly base: string | null;
}

/** The addresses in `src`, as whole URLs. */
export function remoteUrls(host: SourceHost): string[] {
  const addresses = host.src?.split(/\s+/).filter(Boolean) ?? [];
  return addresses.map(address => resolve(address, host.baseURI));
}

export function dataSource(host: SourceHost): Source | null {
  const {data} = host;
  if (data === null || data === undefined) return null;
  if (typeof data === 'string' && !data.trim()) return null;
  return {format: 'json', attribute: 'data', content: data, base: localBase(host)};
}

export function inlineSource(host: SourceHost): Source | null {
  const inline = findInline(host);
  return inline && {format: inline.format, content: inline.text, base: localBase(host)};
}

/** What arrives of several URLs, in their order, and what went wrong with the others. */
export async function fetchSources(
  host: SourceHost,
  urls: readonly string[],
  signal: AbortSignal,
  refresh: boolean,
): Promise<{sources: Source[]; faults: Fault[]}> {
  const sources: Source[] = [];
  const faults: Fault[] = [];
  for (const result of await Promise.allSettled(urls.map(url => load(url, signal, refresh)))) {
    if (result.status === 'rejected') faults.push(asFault(result.reason));
    else {
      const {text, url} = result.value;
      sources.push({content: text, url, base: host.base === null ? url : resolve(host.base, url)});
    }
  }
  return {sources, faults};
}

function localBase(host: SourceHost): string {
  return resolve(host.base ?? '', host.baseURI);
}

/** An address that is none is left as it is: the request says what is wrong with it. */
function resolve(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}
