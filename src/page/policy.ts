import {excerpt, LONG} from '../document/errors.js';
import type {Finding, Page} from './visit.js';

/** A Content Security Policy: the sources that each of its directives allows. */
interface Policy {
  readonly isMeta: boolean;
  readonly directives: ReadonlyMap<string, readonly string[]>;
}

/** A directive that blocks something. */
interface Block {
  readonly policy: Policy;
  /** The directive to change. */
  readonly wanted: 'script-src' | 'connect-src';
  /** The directive that decides now. */
  readonly name: string;
  readonly sources: readonly string[];
}

/**
 * The policies of a page: of its headers, and of `<meta>` in its head. Browsers ignore them elsewhere. A policy
 * that only reports blocks nothing.
 */
export function policiesOf({document, headers}: Page): Policy[] {
  const metas = [...document.head.querySelectorAll('meta[http-equiv]')]
    .filter(meta => /^content-security-policy$/i.test(meta.getAttribute('http-equiv') ?? ''))
    .map(meta => meta.getAttribute('content') ?? '');
  const ofHeaders = (headers?.get('content-security-policy') ?? '').split(',');
  return [...ofHeaders.map(text => read(text, false)), ...metas.map(text => read(text, true))];
}

function read(text: string, isMeta: boolean): Policy {
  const directives = new Map<string, readonly string[]>();
  for (const directive of text.split(';')) {
    const [name = '', ...sources] = directive.trim().split(/\s+/);
    if (name && !directives.has(name.toLowerCase())) directives.set(name.toLowerCase(), sources);
  }
  return {isMeta, directives};
}

/**
 * The policy that keeps a script from loading, if any.
 *
 * @param url its address; `null` for a script in the page itself
 * @param script its tag, or that of the script that imports it
 */
export function blockOfScript(
  policies: readonly Policy[],
  page: Page,
  url: string | null,
  script: Element,
  isImported: boolean,
): Block | undefined {
  const nonce = script.getAttribute('nonce');
  const given = isImported ? '' : (script.getAttribute('integrity') ?? '');
  const hashes = given.split(/\s+/).filter(Boolean);
  return firstBlock(policies, ['script-src-elem', 'script-src', 'default-src'], sources => {
    const has = (source: string) => sources.some(one => one.toLowerCase() === source);
    if (nonce && sources.includes(`'nonce-${nonce}'`)) return true;
    if (hashes.length && hashes.every(hash => sources.includes(`'${hash}'`))) return true;
    // Trusted scripts may load others: only scripts in the HTML need a nonce.
    if (has("'strict-dynamic'")) return isImported;
    if (url !== null) return sources.some(source => matches(source, url, page.url));
    // The text of an inline script may fit a hash.
    const isHashed = sources.some(source => /^'sha\d+-/.test(source));
    return isHashed || (has("'unsafe-inline'") && !sources.some(one => one.startsWith("'nonce-")));
  });
}

/** The policy that keeps a document from being fetched, if any. */
export function blockOfDocument(
  policies: readonly Policy[],
  page: Page,
  url: string,
): Block | undefined {
  return firstBlock(policies, ['connect-src', 'default-src'], sources =>
    sources.some(source => matches(source, url, page.url)),
  );
}

function firstBlock(
  policies: readonly Policy[],
  names: readonly [Block['name'], ...string[]],
  isAllowed: (sources: readonly string[]) => boolean,
): Block | undefined {
  for (const policy of policies) {
    const name = names.find(one => policy.directives.has(one));
    const sources = policy.directives.get(name ?? '');
    if (!name || !sources || isAllowed(sources)) continue;
    return {
      policy,
      wanted: names.includes('connect-src') ? 'connect-src' : 'script-src',
      name,
      sources,
    };
  }
  return undefined;
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = {'http:': '80', 'https:': '443'};

/** Scheme, host, port and path of a source, each optional but the host. */
const SOURCE = /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/:]+|\[[^\]]*\])(?::(\d+|\*))?(\/[^?#]*)?$/i;

/** Whether a source of a policy allows an address (Content Security Policy 3, 6.7.2). */
function matches(source: string, address: string, page: string): boolean {
  const url = new URL(address);
  const own = new URL(page);
  if (source === '*') return /^https?:$/.test(url.protocol);
  if (/^'self'$/i.test(source)) return matches(own.host, address, page);
  if (/^[a-z][a-z\d+.-]*:$/i.test(source)) return isSecureAs(url.protocol, source.toLowerCase());
  const [, scheme, host = '', port, path = ''] = SOURCE.exec(source) ?? [];
  if (!isSecureAs(url.protocol, scheme ? `${scheme.toLowerCase()}:` : own.protocol)) return false;
  const isHost = host.startsWith('*.')
    ? url.hostname.endsWith(host.slice(1).toLowerCase())
    : url.hostname === host.toLowerCase();
  const portOf = ({port, protocol}: URL) => port || DEFAULT_PORTS[protocol];
  const isPort =
    port === '*' ||
    portOf(url) === (port ?? DEFAULT_PORTS[url.protocol]) ||
    (port === '80' && portOf(url) === '443');
  if (!isHost || !isPort || !path || path === '/') return isHost && isPort;
  return path.endsWith('/') ? url.pathname.startsWith(path) : url.pathname === path;
}

/** Whether a scheme is the wanted one, or the secure form of it. */
function isSecureAs(scheme: string, wanted: string): boolean {
  return scheme === wanted || (wanted === 'http:' && scheme === 'https:');
}

/** Puts a block into words. */
export function explainBlock(page: Page, url: string | null, block: Block): Finding {
  const {policy, wanted, name, sources} = block;
  const where = policy.isMeta ? ', in its <meta>,' : '';
  const what = url === null ? 'scripts in the page itself' : excerpt(url, LONG);
  const {origin} = new URL(url ?? page.url);
  const own = origin === new URL(page.url).origin ? "'self'" : origin;
  const isTrusting = sources.some(source => /^'(?:nonce-|strict-dynamic')/i.test(source));
  const cure =
    wanted === 'script-src' && (isTrusting || url === null)
      ? 'Put the nonce of the page on the script tag, as on its other scripts'
      : `Add ${own} to ${wanted}`;
  const now = excerpt(`${name} ${sources.join(' ')}`.trim(), LONG);
  return problem(
    page,
    `The Content-Security-Policy of this page${where} blocks ${what}. ${cure}. Now it says: ${now}.`,
  );
}

/** Whether policies let the elements write HTML, which some allow under certain names only. */
export function checkTypes(page: Page, policies: readonly Policy[]): Finding[] {
  const isClosed = policies.some(({directives}) => {
    const names = directives.get('trusted-types');
    return names && !names.includes('*') && !names.includes('lit-html');
  });
  if (!isClosed) return [];
  const message =
    "The Content-Security-Policy of this page allows HTML from named scripts only. Add these names to trusted-types: lit-html dompurify 'allow-duplicates'.";
  return [problem(page, message)];
}

function problem({url}: Page, message: string): Finding {
  return {file: url, severity: 'error', code: 'policy', message};
}
