import {Fault} from '../document/errors.js';
import {isHtmlPage} from '../document/html-page.js';
import {MAX_LENGTH} from '../document/limits.js';
import {takeEarly, type EarlyRequest} from './early.js';

/** Milliseconds after which a request ends, its body included. */
const TIME_LIMIT = 10_000;

/** A text and the address that it came from in the end, after redirects. */
export interface Loaded {
  readonly text: string;
  readonly url: string;
}

interface Request {
  readonly answer: Promise<Loaded>;
  readonly abort: AbortController;
  readonly isRefresh: boolean;
  users: number;
  answered: boolean;
}

/** One request per URL and page, however many elements ask. A failed one is forgotten. */
const requests = new Map<string, Request>();

/**
 * Fetches a text.
 *
 * @param signal ends this caller's wait; the request itself ends with its last caller
 * @param refresh passes by the page's earlier answer and the HTTP cache
 * @throws Fault `network`, `timeout`, `http-status`, `not-a-document` or `too-large`; the signal's
 *   reason if it aborts
 */
export async function fetchText(
  url: string,
  signal: AbortSignal,
  refresh: boolean,
): Promise<Loaded> {
  let request = requests.get(url);
  // Several elements that are reloaded together share a request, too, but not an earlier answer.
  if (!request || (refresh && !(request.isRefresh && !request.answered))) {
    requests.set(url, (request = start(url, refresh)));
  }
  request.users++;
  try {
    return await untilAborted(request.answer, signal);
  } finally {
    request.users--;
    // An element that reads its sources afresh asks again in the same moment.
    setTimeout(() => {
      if (request.users || request.answered) return;
      request.abort.abort();
      forget(url, request);
    });
  }
}

function start(url: string, refresh: boolean): Request {
  const sent = takeEarly(url);
  if (refresh) sent?.abort.abort();
  const {abort, response} = (!refresh && sent) || send(url, refresh);
  const answer = readAnswer(url, response, abort);
  const request: Request = {answer, abort, isRefresh: refresh, users: 0, answered: false};
  answer.then(
    () => (request.answered = true),
    () => forget(url, request),
  );
  return request;
}

function forget(url: string, request: Request): void {
  if (requests.get(url) === request) requests.delete(url);
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal.reason as Error);
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, {once: true});
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

function send(url: string, refresh: boolean): EarlyRequest {
  const abort = new AbortController();
  const cache = refresh ? 'reload' : 'default';
  return {response: fetch(url, {signal: abort.signal, cache}), abort};
}

async function readAnswer(
  url: string,
  sent: Promise<Response>,
  abort: AbortController,
): Promise<Loaded> {
  // Not AbortSignal.timeout(): combined with another signal, WebKit loses it to garbage collection.
  const late = new Fault('timeout', {url});
  const limit = setTimeout(() => {
    abort.abort(late);
  }, TIME_LIMIT);
  try {
    const response = await sent;
    const {ok, status} = response;
    // 204 to 206 mean success without a document, or with a part of it.
    if (!ok || status > 203) throw new Fault('http-status', {url, status});
    const text = await readText(response, url);
    if (isHtmlPage(text)) throw new Fault('not-a-document', {url});
    return {text, url: response.url || url};
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw abort.signal.reason === late ? late : new Fault('network', {url}, cause);
  } finally {
    clearTimeout(limit);
  }
}

/** What is UTF-8 is read as that, whatever the server says. Stops reading at the limit. */
async function readText(response: Response, url: string): Promise<string> {
  const decoder = new TextDecoder();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let text = '';
  const reader = response.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (chunk?.value) chunks.push(chunk.value);
    text += decoder.decode(chunk?.value, {stream: !chunk?.done});
    if (text.length > MAX_LENGTH) {
      void reader?.cancel();
      throw new Fault('too-large', {url, found: 'text', expected: '8 MiB'});
    }
    if (!chunk || chunk.done) break;
  }
  if (!/[\0\uFFFD]/.test(text)) return text;
  const {decode} = await import('../document/help.js');
  return decode(chunks, response.headers.get('content-type'));
}
