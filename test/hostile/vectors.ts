import {ADDRESSES} from './addresses.js';
import {FOREIGN, MUTATIONS} from './foreign.js';
import {MARKDOWN} from './markdown.js';
import {ELEMENTS, HANDLERS} from './markup.js';
import {NAMES, OVERLAYS, REQUESTS} from './reach.js';

/** A text that tries to do what content must not. */
export interface Vector {
  readonly kind: Kind;
  readonly source: string;
}

export type Kind = keyof typeof KINDS;

/** Writes a text that runs a script, or requests an address, if it gets its way. */
export type Writer = (run: string, leak: string) => string;

/** Where the attack starts: what each list tries. */
const KINDS = {
  element: ELEMENTS,
  handler: HANDLERS,
  foreign: FOREIGN,
  mutation: MUTATIONS,
  address: ADDRESSES,
  markdown: MARKDOWN,
  name: NAMES,
  overlay: OVERLAYS,
  request: REQUESTS,
} as const satisfies Record<string, readonly Writer[]>;

/** What a vector calls: `parent` is the page itself, be it from there or from a frame in it. */
export const runOf = (index: number): string => `parent.hit(${index})`;

/**
 * All vectors, in their order. The one at `index` runs `runOf(index)` if it can run anything.
 *
 * @param leak what it requests if it can request anything, with its index as the query
 */
export function vectorsAgainst(leak: string): readonly Vector[] {
  return (Object.keys(KINDS) as Kind[])
    .flatMap(kind => KINDS[kind].map((write: Writer) => ({kind, write})))
    .map(({kind, write}, index) => ({kind, source: write(runOf(index), `${leak}?${index}`)}));
}
