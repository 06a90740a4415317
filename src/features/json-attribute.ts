import {excerpt, type Facts, Fault, textOf} from '../document/errors.js';

/**
 * An attribute that holds a JSON object with a value for each name. The property also takes an
 * object.
 */
export interface JsonAttribute<T> {
  readonly path: string;
  /** The expected value, with an example. */
  readonly expected: string;
  /** Converts a value; returns `undefined` if it cannot be used. */
  readonly read: (value: unknown) => T | undefined;
}

/**
 * The entries of an attribute: own keys only, so that no name reaches an inherited member.
 *
 * @throws the reason why the value cannot be used, for `asAttributeFault`
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
  // A function has no JSON.
  const written = (JSON.stringify(found) as string | undefined) ?? typeof found;
  return new Fault('invalid-attribute', {path, expected, found: excerpt(written)});
}

/**
 * Turns an error of the JSON parser into a fault. Browsers report the place differently, so it is
 * searched for.
 */
export async function asAttributeFault<T>(
  {path, expected}: JsonAttribute<T>,
  cause: unknown,
  value: unknown,
): Promise<Fault> {
  if (cause instanceof Fault) return cause;
  const facts: Facts = {path, expected, found: textOf(cause)};
  try {
    if (typeof value !== 'string') throw cause;
    const {findMistake} = await import('../help/index.js');
    return new Fault('invalid-attribute', {...facts, ...findMistake(value)}, cause);
  } catch {
    // Without a place, the error is still reported.
    return new Fault('invalid-attribute', facts, cause);
  }
}
