import {baseOf, type Finding, type Page} from './visit.js';

/** Finds the address of an imported name; `undefined` if browsers know none. */
export type Resolve = (name: string, base: string) => string | undefined;

/** The import maps of a page, as browsers read them. Scopes are left out: they are for two versions of a module. */
export function resolverOf(page: Page): Resolve {
  const base = baseOf(page);
  const addresses = new Map<string, string>();
  for (const map of mapsOf(page))
    for (const [name, address] of Object.entries(importsIn(map.textContent) ?? {}))
      if (typeof address === 'string' && URL.canParse(address, base)) {
        const key = isAddress(name) && URL.canParse(name, base) ? new URL(name, base).href : name;
        if (!addresses.has(key)) addresses.set(key, new URL(address, base).href);
      }
  const folders = [...addresses.keys()].filter(key => key.endsWith('/'));
  // The longest name of a folder wins.
  folders.sort((a, b) => b.length - a.length);
  return (name, from) => {
    const isPath = isAddress(name);
    if (isPath && !URL.canParse(name, from)) return undefined;
    const key = isPath ? new URL(name, from).href : name;
    const exact = addresses.get(key);
    if (exact !== undefined) return exact;
    const folder = folders.find(one => key.startsWith(one));
    if (folder === undefined) return isPath ? key : undefined;
    const rest = key.slice(folder.length);
    const start = addresses.get(folder);
    return URL.canParse(rest, start) ? new URL(rest, start).href : undefined;
  };
}

/** Import maps that browsers ignore, because they are not JSON. */
export function brokenMaps(page: Page): Finding[] {
  return mapsOf(page)
    .filter(({textContent}) => importsIn(textContent) === undefined)
    .map(() => ({
      file: page.url,
      severity: 'error',
      code: 'script',
      message:
        'The import map of this page (<script type="importmap">) is not valid JSON, so browsers ignore it. Copy it again from importmap.json of your release.',
    }));
}

/** Whether a name in an import is an address. Other names need a map. */
export function isAddress(name: string): boolean {
  return /^(?:\.{0,2}\/|https?:\/\/)/.test(name);
}

function mapsOf({document}: Page): HTMLScriptElement[] {
  return [...document.querySelectorAll('script')].filter(
    script => script.type.trim().toLowerCase() === 'importmap' && !script.closest('noscript'),
  );
}

/** The part of an import map with names and addresses; `undefined` if it cannot be read. */
function importsIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const map = JSON.parse(text) as {readonly imports?: unknown} | null;
    const imports = map?.imports ?? {};
    return typeof imports === 'object' ? (imports as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    // The caller reports it.
    return undefined;
  }
}
