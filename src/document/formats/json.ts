import {Fault} from '../errors.js';
import {MAX_DEPTH} from '../limits.js';

/**
 * Parses JSON. Numbers become text, as written.
 *
 * @throws Fault `syntax` with line and column, or `too-large` if it is nested too deep
 */
export async function parseJson(text: string): Promise<unknown> {
  checkDepth(text);
  try {
    return JSON.parse(text, keepNumbers);
  } catch (cause) {
    const {findMistake} = await import('../../help/index.js');
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new Fault('syntax', {...findMistake(text), expected: 'JSON', found}, cause);
  }
}

/** Checks before parsing: very deep nesting crashes the page in some browsers. */
function checkDepth(text: string): void {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\[^])*"?|[[{]|[\]}]/g)) {
    if (token === '[' || token === '{') depth++;
    else if (token === ']' || token === '}') depth--;
    if (depth > MAX_DEPTH)
      throw new Fault('too-large', {found: 'levels', expected: String(MAX_DEPTH)});
  }
}

/** The third parameter is missing in TypeScript's types and in some browsers. */
function keepNumbers(_key: string, value: unknown, context?: {source?: string}): unknown {
  return typeof value === 'number' ? (context?.source ?? value) : value;
}
