import {type Fault, type Place, type WelearnErrorCode} from '../document/errors.js';
import {describe} from '../document/explain.js';

/** Kinds of warnings: the rest still works, but something will not work as intended. */
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

/** A problem that the author of a document should mend. */
export interface Problem extends Place {
  /** `error`: something is not shown. `warning`: something will not work as intended. */
  readonly severity: 'error' | 'warning';
  readonly code: WelearnErrorCode | Warning;
  /** Says what is wrong, and what to do about it. */
  readonly message: string;
}

/** A failure as a problem. */
export function asProblem(fault: Fault): Problem {
  const {url, line, column, path} = fault.facts;
  return {severity: 'error', code: fault.code, message: describe(fault), url, line, column, path};
}
