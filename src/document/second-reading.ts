import {YAMLException} from 'js-yaml';
import {Fault} from './errors.js';
import {forgive, forgiveClosings, hasFalseKey} from './forgive.js';
import {MAX_DEPTH} from './limits.js';
import {mergeKeys} from './merge-keys.js';

/**
 * The value of a YAML text that could not be read, or that may mean something else than it says.
 *
 * @param value what it says, if it could be read
 * @param mistake why not, if it could not
 * @throws Fault `syntax` with line and column, or `too-large`
 */
export function readAgain(
  text: string,
  load: (text: string) => unknown,
  value: unknown,
  mistake: unknown,
): unknown {
  if (!mistake && !hasFalseKey(value)) return mergeKeys(value);
  const forgiven = forgive(text);
  try {
    return mergeKeys(load(forgiven));
  } catch (cause) {
    const closed = forgiveClosings(forgiven);
    try {
      if (closed !== forgiven) return mergeKeys(load(closed));
    } catch {
      // Lines have moved: the mistake before that one is told.
    }
    throw asFault(mistake && forgiven === text ? mistake : cause);
  }
}

function asFault(cause: unknown): Fault {
  if (cause instanceof Fault) return cause;
  const reason = cause instanceof YAMLException ? cause.reason : 'maxDepth';
  if (reason.includes('maxDepth')) {
    return new Fault('too-large', {found: 'levels', expected: String(MAX_DEPTH)}, cause);
  }
  const mark = cause instanceof YAMLException ? cause.mark : undefined;
  const place = mark && {line: mark.line + 1, column: mark.column + 1};
  return new Fault('syntax', {...place, expected: 'YAML', found: reason}, cause);
}
