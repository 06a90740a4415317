import type {Source} from '../document/compose.js';
import type {Draft} from '../document/model.js';

/** Where an element's content is, as its attributes and its children say. */
export interface LoadRequest {
  /** The element: its children may be content, and relative addresses resolve against its page. */
  readonly element: HTMLElement;
  /** Which children are content: `details` with their questions, or all that there is. */
  readonly children: 'questions' | 'text';
  readonly src: string | null;
  readonly data: unknown;
  readonly base: string | null;
  readonly isLazy: boolean;
  readonly cache: boolean;
}

/** Content that is in the page already. */
export interface LocalSource extends Source {
  /** Changes when the content does. */
  readonly key: unknown;
  /** The document itself, if it is made of HTML. */
  readonly draft?: Draft;
  /** Where each question stands in the page, if it is made of children. */
  readonly details?: readonly HTMLDetailsElement[] | undefined;
}

/** Content that was fetched, now or some time ago. */
export interface FetchedSource extends Source {
  /** The address in `src`. */
  readonly address: string;
  /** Whether it is a copy of an earlier hour or day. */
  readonly isStale: boolean;
}

/** The addresses in `src`, as whole URLs. */
export function remoteUrls({src, element}: LoadRequest): string[] {
  const addresses = src?.split(/\s+/).filter(Boolean) ?? [];
  return addresses.map(address => resolve(address, element.baseURI));
}

export function dataSource(request: LoadRequest): LocalSource | null {
  const {data} = request;
  if (data === null || data === undefined) return null;
  if (typeof data === 'string' && !data.trim()) return null;
  return {format: 'json', attribute: 'data', content: data, key: data, base: localBase(request)};
}

/** Children that may be content; others are only shown until there is some. */
const CONTENT = ':scope > script[type], details > summary';

/**
 * What the children give; `null` if they give nothing. A script that runs while the page is still being
 * parsed waits for them.
 */
export async function childSource(
  request: LoadRequest,
  signal: AbortSignal,
): Promise<LocalSource | null> {
  const {element, children} = request;
  if (element.ownerDocument.readyState === 'loading') {
    const {childrenParsed} = await import('./html-children.js');
    await childrenParsed(element, signal);
  }
  const isText = children === 'text';
  const mayHold = element.querySelector(CONTENT) !== null || (isText && hasFallback(element));
  if (!mayHold) return null;
  const {readChildren} = await import('./html-children.js');
  return readChildren(element, isText, localBase(request));
}

/** Whether content in the page has not changed. */
export function isSame(a?: LocalSource | null, b?: LocalSource | null): boolean {
  return a?.key === b?.key && a?.base === b?.base;
}

function localBase({base, element}: LoadRequest): string {
  return resolve(base ?? '', element.baseURI);
}

/** An invalid address stays as it is: the request says what is wrong with it. */
export function resolve(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

/** A request that was sent before the elements were there, see `welearn.ts`. */
export interface EarlyRequest {
  readonly response: Promise<Response>;
  readonly abort: AbortController;
}

/** Requests under way by their URLs, each for whoever asks first. */
const early = new Map<string, EarlyRequest>();

/** Takes over requests that are under way, so that none is sent twice. */
export function takeOver(requests: ReadonlyMap<string, EarlyRequest>): void {
  for (const [url, request] of requests) early.set(url, request);
}

/** A request that is under way, once. */
export function takeEarly(url: string): EarlyRequest | undefined {
  const request = early.get(url);
  early.delete(url);
  return request;
}

/** Children that show nothing, and are not text of anything. */
export const SILENT = 'script, style, template, noscript';

/** What the default slot would show of an element's children, white space included. */
export function slotted(host: Element): (Element | Text)[] {
  return [...host.childNodes].filter((node): node is Element | Text =>
    node instanceof Element ? !node.slot && !node.matches(SILENT) : node instanceof Text,
  );
}

/** Whether there are children to show when there is nothing else: any element or words. */
export function hasFallback(host: Element): boolean {
  return slotted(host).some(node => node instanceof Element || node.data.trim());
}
