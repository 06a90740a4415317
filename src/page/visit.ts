import {excerpt, Fault, LONG} from '../document/errors.js';
import {isHtmlPage} from '../document/read.js';
import type {Problem} from '../help/check.js';
import {readText, receive} from '../load/fetch.js';
import {originAfter} from './redirects.js';

/** A web page that should show the elements. */
export interface Page {
  readonly url: string;
  /** Its HTML, in which no script has run. */
  readonly document: Document;
  /** The headers with which it came; `null` if they are unknown, as those of a pasted page. */
  readonly headers: Headers | null;
}

/** A problem of a page, or of a file that it needs. */
export interface Finding extends Omit<Problem, 'code'> {
  readonly code:
    Problem['code'] | 'element' | 'found' | 'integrity' | 'page' | 'policy' | 'redirect' | 'unread';
  /** Address of the page or the file. */
  readonly file: string;
}

/** A way to ask servers. */
export interface Asker {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /**
   * The site whose script asks, in a browser: other sites decide whether it may read them.
   * `undefined` for a program, which may read everything.
   */
  readonly origin?: string | undefined;
  /** The answers that led on to this one. Browsers hide them. */
  readonly redirectsTo?: (response: Response) => readonly Response[];
}

/** The answer of a server. */
export interface Answer<T> {
  readonly content: T;
  readonly status: number;
  readonly isOk: boolean;
  /** The final address, after redirects. */
  readonly url: string;
  /** The answers that led on to this one, as far as they are known. */
  readonly before: readonly Pick<Response, 'url' | 'headers'>[];
  readonly headers: Headers;
  /** Whether all headers are there. Browsers hide most of those of other sites. */
  readonly isWhole: boolean;
}

/** An answer, or the reason why there is none. */
export type Reply<T> =
  | {readonly state: 'answered'; readonly answer: Answer<T>}
  | {readonly state: 'failed'; readonly fault: Fault}
  /** A browser does not say whether the file is missing, or only closed to the script that asks. */
  | {readonly state: 'closed'};

/**
 * Asks for a file.
 *
 * @param read reads the body; by default as text
 */
export async function ask<T = string>(
  {fetch, origin, redirectsTo}: Asker,
  url: string,
  read: (response: Response, url: string) => Promise<T>,
): Promise<Reply<T>> {
  const isOwn = origin === undefined || new URL(url).origin === origin;
  const abort = new AbortController();
  try {
    const response = fetch(url, {signal: abort.signal, cache: 'no-store', credentials: 'omit'});
    const answer = await receive(url, {response, abort}, async (response): Promise<Answer<T>> => {
      const {status, ok: isOk, headers} = response;
      const content = await read(response, url);
      const before = redirectsTo?.(response) ?? [];
      return {content, status, isOk, url: response.url || url, before, headers, isWhole: isOwn};
    });
    return {state: 'answered', answer};
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return cause.code === 'network' && !isOwn ? {state: 'closed'} : {state: 'failed', fault: cause};
  }
}

/** Runs a task for each item, a few at a time, so that no server is flooded. */
export async function each<T, R>(
  items: readonly T[],
  run: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  for (let i = 0; i < items.length; i += AT_ONCE)
    results.push(...(await Promise.all(items.slice(i, i + AT_ONCE).map(run))));
  return results;
}

const AT_ONCE = 6;

/**
 * Loads a page.
 *
 * @param parse reads HTML without running scripts
 * @returns the page, the reason why it cannot be checked, or `null` if this browser may not read it
 */
export async function loadPage(
  asker: Asker,
  url: string,
  parse: (html: string) => Document,
): Promise<Page | Finding | null> {
  const reply = await ask(asker, url, readText);
  if (reply.state === 'closed') return null;
  const failed = (message: string): Finding => ({
    file: url,
    severity: 'error',
    code: 'page',
    message,
  });
  if (reply.state === 'failed') return failed(faultOf(url, reply.fault));
  const {content, status, isOk, headers} = reply.answer;
  if (!isOk)
    return failed(
      `The server answered with status ${status} for this page. ${pageCure(status)} If the page opens in your browser, save its source there, and paste it into the site's page "Test my page".`,
    );
  const isHtml = /html/.test(headers.get('content-type') ?? '') || isHtmlPage(content);
  if (!isHtml)
    return failed(
      'This is not a web page (HTML). Give the address of the page that shows the elements. A document is checked in the builder, or by the command without --page.',
    );
  try {
    return {url: reply.answer.url, document: parse(content), headers};
  } catch (cause) {
    // The parser of Node.js goes as deep as the page.
    if (!(cause instanceof RangeError)) throw cause;
    return failed('This page nests its HTML too deeply to be read. Look for tags without an end.');
  }
}

function pageCure(status: number): string {
  if (status === 404 || status === 410) return 'Check the address.';
  return status === 401 || status === 403
    ? 'It wants visitors to sign in, or refuses programs.'
    : 'Try again later.';
}

/** The reason why a page or a script did not arrive. */
export function faultOf(url: string, {code, facts}: Fault): string {
  const name = excerpt(url, LONG);
  if (code === 'timeout')
    return `${name} took longer than 10 seconds to load. Try again later, or ask the owner of that site.`;
  if (code === 'too-large')
    return `${name} is larger than ${facts.expected ?? '8 MiB'}. Check the address.`;
  return `${name} could not be reached. Check the address, and whether the site can be reached from here.`;
}

/** Says that a browser cannot tell whether a file is well. */
export function closedNote(page: Page, url: string, cure: string): Finding {
  return {
    file: page.url,
    severity: 'note',
    code: 'unread',
    message: `This browser may not read ${excerpt(url, LONG)}, or it is not there. ${cure}`,
  };
}

/** Whether a page of https:// asks for something of http://, which browsers block. */
export function isMixed(page: Page, url: string): boolean {
  return page.url.startsWith('https:') && url.startsWith('http:');
}

/** Whether a server lets pages of an origin read an answer. Unknown headers are taken for allowing. */
export function allows({headers, isWhole, url}: Answer<unknown>, origin: string): boolean {
  const allowed = headers.get('access-control-allow-origin');
  return !isWhole || new URL(url).origin === origin || allowed === '*' || allowed === origin;
}

/** The step of a redirect that browsers refuse, or the answer itself. */
export interface Refused {
  readonly url: string;
  /** Whether it is on http://, but the page on https://. */
  readonly isMixed: boolean;
}

/**
 * The step at which a browser ends a request, if any (Fetch, "HTTP-redirect fetch").
 *
 * @param isAsked whether servers must allow the page to read their answers: for modules and documents
 */
export function refusedStep(
  page: Page,
  answer: Answer<unknown>,
  isAsked = true,
): Refused | undefined {
  const steps = [...answer.before, answer];
  const urls = steps.map(({url}) => url);
  const refused = steps.find(({url, headers}, i) => {
    if (isMixed(page, url)) return true;
    const origin = originAfter(page.url, urls.slice(0, i + 1));
    const allowed = headers.get('access-control-allow-origin');
    return (
      isAsked && answer.isWhole && origin !== undefined && allowed !== '*' && allowed !== origin
    );
  });
  return refused && {url: refused.url, isMixed: isMixed(page, refused.url)};
}

/** Says that an address leads on to another. */
export function redirectNote(
  page: Page,
  asked: string,
  {before, url}: Answer<unknown>,
  place: string,
): Finding[] {
  if (!before.length) return [];
  const message = `${excerpt(asked, LONG)} leads on to ${stepsOf({before, url})}, so visitors wait longer. Write the last address into ${place}.`;
  return [{file: page.url, severity: 'note', code: 'redirect', message}];
}

/** The addresses to which a redirect leads, one after the other. */
export function stepsOf({before, url}: Pick<Answer<unknown>, 'before' | 'url'>): string {
  const urls = [...before.slice(1).map(one => one.url), url];
  return urls.map(one => excerpt(one, LONG)).join(', then to ');
}

/** The address that relative addresses of a page start from. */
export function baseOf({document, url}: Page): string {
  const base = document.querySelector('base[href]')?.getAttribute('href') ?? '';
  return URL.canParse(base, url) ? new URL(base, url).href : url;
}

/** `NodeFilter.SHOW_TEXT` and `NodeFilter.SHOW_COMMENT`. Node.js has no such names. */
const TEXTS = 4;
const COMMENTS = 128;

/** The text that a page shows. */
export function shownText({body}: Document): string {
  return collect(body, TEXTS, node => !node.parentElement?.closest('script, style, noscript'));
}

/** The texts of a page's comments. */
export function commentsOf(document: Document): string {
  return collect(document, COMMENTS, () => true);
}

function collect(root: Node, kind: number, isWanted: (node: Node) => boolean): string {
  const page = root.ownerDocument ?? (root as Document);
  const walker = page.createTreeWalker(root, kind);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (isWanted(node)) texts.push(node.nodeValue ?? '');
  return texts.join('');
}
