import {Fault} from './errors.js';
import {MAX_DEPTH} from './limits.js';

/**
 * JSON, with numbers as they are written.
 *
 * @throws Fault `syntax` with line and column, or `too-large` where it is nested too deep
 */
export async function parseJson(text: string): Promise<unknown> {
  try {
    return JSON.parse(text, keepNumbers);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) {
      throw new Fault('too-large', {found: 'levels', expected: String(MAX_DEPTH)}, cause);
    }
    const {findMistake} = await import('./json-mistake.js');
    const before = text.slice(0, findMistake(text)).split('\n');
    const place = {line: before.length, column: (before.at(-1)?.length ?? 0) + 1};
    throw new Fault('syntax', {...place, expected: 'JSON', found: cause.message}, cause);
  }
}

/** The third parameter is newer than the TypeScript library and than some browsers. */
function keepNumbers(_key: string, value: unknown, context?: {source?: string}): unknown {
  return typeof value === 'number' ? (context?.source ?? value) : value;
}
