import type {Asker} from './visit.js';

/** Redirects that browsers follow (Fetch, "HTTP-redirect fetch"). */
const MAX_REDIRECTS = 20;

/**
 * Asks as the browser of a visitor: servers learn which site wants to read a file of another. Follows redirects
 * itself, so that each step is known. Only programs can.
 */
export function askFor(page: string): Asker {
  const redirects = new WeakMap<Response, readonly Response[]>();
  const follow = async (
    url: string,
    init: RequestInit,
    before: readonly Response[],
  ): Promise<Response> => {
    const origin = originAfter(page, [...before.map(one => one.url), url]);
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      ...(origin !== undefined && {headers: {origin}}),
    });
    const next = response.headers.get('location');
    const leadsOn = [301, 302, 303, 307, 308].includes(response.status);
    if (!leadsOn || next === null || !URL.canParse(next, url)) {
      redirects.set(response, before);
      return response;
    }
    await response.body?.cancel();
    const {href, protocol} = new URL(next, url);
    if (before.length === MAX_REDIRECTS) throw new TypeError('too many redirects');
    if (!/^https?:$/.test(protocol)) throw new TypeError('redirect to no address of the web');
    return follow(href, init, [...before, response]);
  };
  return {
    fetch: (url, init) => follow(url, init, []),
    redirectsTo: response => redirects.get(response) ?? [],
  };
}

/** The origin that a browser tells the server of the last step; `undefined` if no step has left the page's site. */
export function originAfter(page: string, steps: readonly string[]): string | undefined {
  const {origin} = new URL(page);
  const sites = steps.map(step => new URL(step).origin);
  if (sites.every(site => site === origin)) return undefined;
  // A request that has left the page's site and changes sites again does not tell where it comes from.
  const isHidden = sites.some(
    (site, i) => i > 0 && site !== sites[i - 1] && sites[i - 1] !== origin,
  );
  return isHidden ? 'null' : origin;
}
