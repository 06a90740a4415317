import {Fault, WelearnError} from '../document/errors.js';

/** Whatever was thrown, as a fault: what is none of ours means that our own script broke. */
export function asFault(cause: unknown): Fault {
  return cause instanceof Fault ? cause : new Fault('script', {found: String(cause)}, cause);
}

const reported = new Set<string>();

/** Tells the author, once a page: several elements may have the same source. */
export function report(error: WelearnError): void {
  const source = error.url ?? '';
  if (source && reported.has(source + error.message)) return;
  reported.add(source + error.message);
  console.error(error);
}

/** A fault in words. The words are a chunk of their own, which a page without errors never loads. */
export async function explain(fault: Fault): Promise<WelearnError> {
  try {
    return (await import('../document/explain.js')).explain(fault);
  } catch {
    const {code, facts, cause} = fault;
    const what = [facts.url, facts.path, facts.found].filter(Boolean).join(' ');
    return new WelearnError(code, `Not shown (${code}): ${what}`, facts, cause);
  }
}
