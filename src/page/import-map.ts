import {excerpt} from '../document/errors.js';
import {baseOf, type Finding, type Page} from './visit.js';

/** Finds the address of a name that a module imports; `undefined` if browsers load none. */
export type Resolve = (name: string, from: string) => string | undefined;

/** The address of a name, and the import map that gives it; `null` if the map blocks the name. */
interface Entry {
  readonly address: string | null;
  readonly map: Element;
}

/** Names, or folders, with their addresses. */
type Entries = Map<string, Entry>;

/** All import maps of a page together. */
interface Maps {
  readonly imports: Entries;
  /** The entries for modules in a folder, the longest folder first. */
  readonly scopes: readonly (readonly [folder: string, Entries])[];
  readonly findings: readonly Finding[];
}

/** Import maps may be large, and each script of a page asks for them. */
const known = new WeakMap<Page, Maps>();

function mapsOf(page: Page): Maps {
  const maps = known.get(page) ?? readMaps(page);
  known.set(page, maps);
  return maps;
}

/** Resolves the names that a script of a page imports, by the import maps above it (HTML, "resolve a module specifier"). */
export function resolverOf(page: Page, script: Element): Resolve {
  const {imports, scopes} = mapsOf(page);
  return (name, from) => {
    const isPath = isAddress(name);
    const key = isPath ? addressOf(name, from) : name;
    if (key === undefined) return undefined;
    const entries = scopes
      .filter(([folder]) => folder === from || (folder.endsWith('/') && from.startsWith(folder)))
      .map(([, scoped]) => scoped);
    for (const one of [...entries, imports]) {
      const found = match(one, key, script);
      if (found !== undefined) return found ?? undefined;
    }
    return isPath ? key : undefined;
  };
}

/** The address of a name, or of its longest folder that is known; `null` if it is blocked. */
function match(entries: Entries, key: string, script: Element): string | null | undefined {
  for (let end = key.length; end > 0; end = key.lastIndexOf('/', end - 2) + 1) {
    const entry = entries.get(key.slice(0, end));
    if (!entry || !isAbove(entry.map, script)) continue;
    const {address} = entry;
    if (address === null || end === key.length) return address;
    const url = addressOf(key.slice(end), address);
    return url?.startsWith(address) ? url : null;
  }
  return undefined;
}

/** Scripts do not know the import maps that the parser finds after them. */
function isAbove(map: Element, script: Element): boolean {
  return (map.compareDocumentPosition(script) & FOLLOWING) !== 0;
}

/** `Node.DOCUMENT_POSITION_FOLLOWING`. Node.js has no such name. */
const FOLLOWING = 4;

function addressOf(text: string, base: string): string | undefined {
  return URL.canParse(text, base) ? new URL(text, base).href : undefined;
}

/** Says which import maps, and which addresses in them, browsers ignore. */
export function brokenMaps(page: Page): readonly Finding[] {
  return mapsOf(page).findings;
}

/** Whether a name in an import is an address. Other names need a map. */
function isAddress(name: string): boolean {
  return /^(?:\.{0,2}\/|https?:\/\/)/i.test(name);
}

/** Reads import maps as browsers do: of several, the first that has a name counts. */
function readMaps(page: Page): Maps {
  const base = baseOf(page);
  const imports: Entries = new Map();
  const scopes = new Map<string, Entries>();
  const messages: string[] = [];
  const add = (entries: Entries, record: object, map: Element) => {
    for (const [name, written] of Object.entries(record)) {
      const key = isAddress(name) ? addressOf(name, base) : name;
      const url =
        typeof written === 'string' && isAddress(written) ? addressOf(written, base) : undefined;
      const address = url === undefined || (name.endsWith('/') && !url.endsWith('/')) ? null : url;
      if (address === null)
        messages.push(
          `The import map of this page has the address ${excerpt(JSON.stringify(written))} for "${excerpt(name)}", which browsers ignore. An address begins with "/", "./" or "https://", and that of a folder ends with "/".`,
        );
      if (key && !entries.has(key)) entries.set(key, {address, map});
    }
  };
  for (const map of page.document.querySelectorAll('script')) {
    if (!isMap(map) || map.closest('noscript')) continue;
    const parsed = map.hasAttribute('src') ? 'external' : parse(map.textContent);
    if (typeof parsed === 'string') {
      messages.push(REASONS[parsed]);
      continue;
    }
    add(imports, parsed.imports, map);
    for (const [folder, record] of Object.entries(parsed.scopes)) {
      const key = addressOf(folder, base);
      if (key === undefined) continue;
      const entries = scopes.get(key) ?? new Map<string, Entry>();
      scopes.set(key, entries);
      add(entries, record, map);
    }
  }
  return {
    imports,
    scopes: [...scopes].sort(([a], [b]) => (a < b ? 1 : -1)),
    findings: messages.map(message => ({
      file: page.url,
      severity: 'error',
      code: 'script',
      message,
    })),
  };
}

/** Whether a script tag is an import map. */
export function isMap({type}: HTMLScriptElement): boolean {
  return type.trim().toLowerCase() === 'importmap';
}

const COPY = 'Copy it again from importmap.json of your release.';

/** The reasons why browsers ignore an import map. */
const REASONS = {
  external:
    'The import map of this page (<script type="importmap">) has "src", but browsers read import maps in the page only. Put the text of that file inside the tag.',
  text: `The import map of this page (<script type="importmap">) is not valid JSON, so browsers ignore it. ${COPY}`,
  value: `The import map of this page (<script type="importmap">) must be an object with the key "imports", and names and addresses in it, so browsers ignore it. ${COPY}`,
};

interface ImportMap {
  readonly imports: object;
  readonly scopes: Readonly<Record<string, object>>;
}

function parse(text: string): ImportMap | keyof typeof REASONS {
  let map: unknown;
  try {
    map = JSON.parse(text);
  } catch {
    return 'text';
  }
  if (!isObject(map)) return 'value';
  const {imports = {}, scopes = {}} = map as {
    readonly imports?: unknown;
    readonly scopes?: unknown;
  };
  if (!isObject(imports) || !isObject(scopes)) return 'value';
  if (!Object.values(scopes).every(isObject)) return 'value';
  return {imports, scopes: scopes as Readonly<Record<string, object>>};
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
