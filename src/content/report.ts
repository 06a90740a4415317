import {Fault, WelearnError} from '../document/errors.js';

/** Whatever was thrown, as a fault: what is none of ours means that our own script broke. */
export function asFault(cause: unknown): Fault {
  return cause instanceof Fault ? cause : new Fault('script', {found: String(cause)}, cause);
}

const reported = new Set<string>();

/** Tells the author, once a page: several elements may have the same source. */
export function report(error: WelearnError): void {
  if (reported.has(error.message)) return;
  reported.add(error.message);
  console.error(error);
}

/** A fault in words. The words are a chunk of their own, which a page without errors never loads. */
export async function explain(fault: Fault): Promise<WelearnError> {
  try {
    return (await import('../document/explain.js')).explain(fault);
  } catch {
    return new WelearnError(fault.code, fault.code, fault.facts, fault.cause);
  }
}
