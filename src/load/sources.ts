import type {Source} from '../document/compose.js';
import type {Draft} from '../document/model.js';

/** An element's attributes and children as far as they name content. */
export interface LoadRequest {
  /** The element. Its children may be content, and relative addresses resolve against its page. */
  readonly element: HTMLElement;
  /** The children that are content: questions in `details`, or everything. */
  readonly children: 'questions' | 'text';
  readonly src: string | null;
  readonly data: unknown;
  readonly base: string | null;
  readonly isLazy: boolean;
  readonly cache: boolean;
}

/** Content in the page itself. */
export interface LocalSource extends Source {
  /** Differs whenever the content does. */
  readonly key: unknown;
  /** The document, if it was made from HTML. */
  readonly draft?: Draft;
  /** The `details` element of each question, if it was made from children. */
  readonly details?: readonly HTMLDetailsElement[] | undefined;
}

/** Fetched content, new or old. */
export interface FetchedSource extends Source {
  /** The address as in `src`. */
  readonly address: string;
  /** Whether it is an earlier copy. */
  readonly isStale: boolean;
}

/** The addresses in `src`, as absolute URLs. */
export function remoteUrls({src, element}: LoadRequest): string[] {
  const addresses = src?.match(/\S+/g) ?? [];
  return addresses.map(address => resolve(address, element.baseURI));
}

/** The languages of the element and of what is around it, nearest first. */
export function languagesOf(element: Element): readonly string[] {
  return [...new Set(langsAround(element))];
}

/** The nearest `lang`; empty without one. */
export function langAround(element: Element): string {
  return langsAround(element).next().value ?? '';
}

/** Each `lang` from an element outwards, across shadow trees as in HTML. */
function* langsAround(element: Element): Generator<string, undefined> {
  let node: (Node & {readonly lang?: string; readonly host?: Element}) | null | undefined = element;
  for (; node; node = node.parentNode ?? node.host) if (node.lang) yield node.lang;
}

export function dataSource(request: LoadRequest): LocalSource | null {
  const {data} = request;
  if (data === null || data === undefined) return null;
  if (typeof data === 'string' && !data.trim()) return null;
  return {format: 'json', attribute: 'data', content: data, key: data, base: localBase(request)};
}

/** Children that may be content. Others are a fallback. */
const CONTENT = 'script[type], details > summary';

/**
 * Reads the children as a source; `null` if they have no content. Waits until the page's parser has
 * delivered them.
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
  const [{readChildren}, inline] = await Promise.all([
    import('./html-children.js'),
    element.querySelector('script[type]') ? import('./inline.js') : undefined,
  ]);
  return readChildren(element, isText, localBase(request), inline);
}

/** Whether two local sources have the same content. */
export function isSame(a?: LocalSource | null, b?: LocalSource | null): boolean {
  return a?.key === b?.key && a?.base === b?.base;
}

function localBase({base, element}: LoadRequest): string {
  return resolve(base ?? '', element.baseURI);
}

/** Keeps an invalid address; its request then reports the error. */
export function resolve(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

/** A request sent by `welearn.ts` before the elements were defined. */
export interface EarlyRequest {
  readonly response: Promise<Response>;
  readonly abort: AbortController;
}

/** Early requests by URL. The first element that needs one takes it. */
const early = new Map<string, EarlyRequest>();

/** Registers early requests, so that elements do not send them again. */
export function takeOver(requests: ReadonlyMap<string, EarlyRequest>): void {
  for (const [url, request] of requests) early.set(url, request);
}

/** Removes and returns an early request. */
export function takeEarly(url: string): EarlyRequest | undefined {
  const request = early.get(url);
  early.delete(url);
  return request;
}

/** Children without visible content. */
export const SILENT = 'script, style, template, noscript';

/** Child nodes that the default slot would show, white space included. */
export function slotted(host: Element): (Element | Text)[] {
  return [...host.childNodes].filter((node): node is Element | Text =>
    node instanceof Element ? !node.slot && !node.matches(SILENT) : node instanceof Text,
  );
}

/** Whether there are children to show in place of missing content: any element or words. */
export function hasFallback(host: Element): boolean {
  return slotted(host).some(node => node instanceof Element || node.data.trim());
}
