import {type Fault, type Place, type WelearnErrorCode} from '../document/errors.js';
import {describe} from '../document/explain.js';

/** What `check` warns of: it does no harm to the rest, but will not work as it was meant. */
export type Warning =
  | 'attribute'
  | 'cors'
  | 'duplicate'
  | 'empty'
  | 'encoding'
  | 'heading'
  | 'image'
  | 'language'
  | 'limit'
  | 'link'
  | 'no-question'
  | 'unused';

/** Something that the author of a document should change. */
export interface Problem extends Place {
  /** `error`: something is not shown. `warning`: something will not work as it was meant. */
  readonly severity: 'error' | 'warning';
  readonly code: WelearnErrorCode | Warning;
  /** What is wrong, and what to do about it. */
  readonly message: string;
}

/** A failure as a problem. */
export function asProblem(fault: Fault): Problem {
  const {url, line, column, path} = fault.facts;
  return {severity: 'error', code: fault.code, message: describe(fault), url, line, column, path};
}
