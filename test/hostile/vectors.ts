import {ADDRESSES} from './addresses.js';
import {FOREIGN, MUTATIONS} from './foreign.js';
import {MARKDOWN} from './markdown.js';
import {ELEMENTS, HANDLERS} from './markup.js';
import {NAMES, OVERLAYS, REQUESTS} from './reach.js';
import {REWRITTEN} from './rewritten.js';

/** An attack as a text. */
export interface Vector {
  readonly kind: Kind;
  readonly source: string;
}

export type Kind = keyof typeof KINDS;

/** Writes a text that runs a script, or requests an address, if it succeeds. */
export type Writer = (run: string, leak: string) => string;

/** The starting point of an attack: the subject of each list. */
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
  rewritten: REWRITTEN,
} as const satisfies Record<string, readonly Writer[]>;

/** The call that a vector makes. `parent` is the page, or the page around a frame. */
export const runOf = (index: number): string => `parent.hit(${index})`;

/**
 * All vectors, in order. The one at `index` runs `runOf(index)` if it can run anything.
 * @param leak the address that it requests if it can, with its index as the query
 */
export function vectorsAgainst(leak: string): readonly Vector[] {
  return (Object.keys(KINDS) as Kind[])
    .flatMap(kind => KINDS[kind].map((write: Writer) => ({kind, write})))
    .map(({kind, write}, index) => ({kind, source: write(runOf(index), `${leak}?${index}`)}));
}
