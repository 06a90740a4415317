import type {Source} from '../document/compose.js';
import type {Draft} from '../document/model.js';
import {hasFallback} from './slotted.js';

/** Where an element's content is, as its attributes and its children say. */
export interface Request {
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
export function remoteUrls({src, element}: Request): string[] {
  const addresses = src?.split(/\s+/).filter(Boolean) ?? [];
  return addresses.map(address => resolve(address, element.baseURI));
}

export function dataSource(request: Request): LocalSource | null {
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
  request: Request,
  signal: AbortSignal,
): Promise<LocalSource | null> {
  const {element, children} = request;
  if (element.ownerDocument.readyState === 'loading') {
    const {childrenParsed} = await import('./children.js');
    await childrenParsed(element, signal);
  }
  const isText = children === 'text';
  const mayHold = element.querySelector(CONTENT) !== null || (isText && hasFallback(element));
  if (!mayHold) return null;
  const {readChildren} = await import('./children.js');
  return readChildren(element, isText, localBase(request));
}

/** Whether content in the page has not changed. */
export function isSame(a?: LocalSource | null, b?: LocalSource | null): boolean {
  return a?.key === b?.key && a?.base === b?.base;
}

function localBase({base, element}: Request): string {
  return resolve(base ?? '', element.baseURI);
}

/** An invalid address stays as it is: the request says what is wrong with it. */
export function resolve(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}
