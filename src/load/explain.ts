import {Fault, WelearnError} from '../document/errors.js';

/** Whatever was thrown, as a fault: anything but ours means that a part of the library did not load. */
export function asFault(cause: unknown): Fault {
  return cause instanceof Fault ? cause : new Fault('script', {found: String(cause)}, cause);
}

/** A fault in words. */
export async function explain(fault: Fault): Promise<WelearnError> {
  try {
    return (await import('../document/help.js')).explain(fault, location.origin);
  } catch {
    // Its file did not load either: the facts are better than nothing.
    const {code, facts, cause} = fault;
    const what = [facts.url, facts.path, facts.found].filter(Boolean).join(' ');
    return new WelearnError(code, `Not shown (${code}): ${what}`, facts, cause);
  }
}
