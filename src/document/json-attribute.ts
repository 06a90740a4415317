import {Fault, type Facts} from './errors.js';

/** An attribute that is JSON with something for each name, or as a property the same as an object. */
export interface JsonAttribute<T> {
  readonly path: string;
  /** What it must be, with an example. */
  readonly expected: string;
  /** What a value stands for; `undefined` for one that cannot be used. */
  readonly read: (value: unknown) => T | undefined;
}

/**
 * What an attribute gives for each name: its own keys, so that no name stands for what objects inherit.
 *
 * @throws what is wrong with it, to be made a fault of
 */
export function readEntries<T>(attribute: JsonAttribute<T>, value: unknown): [string, T][] {
  const isText = typeof value === 'string';
  if (value === null || value === undefined || (isText && !value.trim())) return [];
  const values: unknown = isText ? JSON.parse(value) : value;
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw unexpected(attribute, values);
  }
  return Object.entries(values)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]: [string, unknown]) => {
      const read = attribute.read(member);
      if (read === undefined) throw unexpected(attribute, {[name]: member});
      return [name, read];
    });
}

function unexpected<T>({path, expected}: JsonAttribute<T>, found: unknown): Fault {
  return new Fault('invalid-attribute', {path, expected, found: JSON.stringify(found)});
}

/** What is no fault yet may be the parser's: browsers say differently where it stopped, or not at all. */
export async function asAttributeFault<T>(
  {path, expected}: JsonAttribute<T>,
  cause: unknown,
  value: unknown,
): Promise<Fault> {
  if (cause instanceof Fault) return cause;
  const facts: Facts = {path, expected, found: String(cause)};
  try {
    if (typeof value !== 'string') throw cause;
    const {findMistake} = await import('./help.js');
    return new Fault('invalid-attribute', {...facts, ...findMistake(value)}, cause);
  } catch {
    // Without its place, an error is still worth telling.
    return new Fault('invalid-attribute', facts, cause);
  }
}
