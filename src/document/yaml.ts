import {defineScalarTag, FAILSAFE_SCHEMA, loadAll, NOT_RESOLVED} from 'js-yaml';
import {MAX_DEPTH} from './limits.js';

/** `~` and nothing are empty. Every other scalar stays the text that it is: `No`, `2018`, a date. */
const emptyTag = defineScalarTag('tag:yaml.org,2002:null', {
  implicit: true,
  implicitFirstChars: ['', '~'],
  resolve: source => (source === '' || source === '~' ? null : NOT_RESOLVED),
  identify: value => value === null,
});

/** The parser counts more than collections; how deep a value may be is checked once it is there. */
export const PARSER_DEPTH = 4 * MAX_DEPTH;

const schema = FAILSAFE_SCHEMA.withTags(emptyTag);

/**
 * The value that a YAML text stands for, with every scalar as text.
 *
 * @throws Fault `syntax` with line and column, or `too-large` where it is nested too deep
 */
export async function parseYaml(text: string): Promise<unknown> {
  let value: unknown;
  let mistake: unknown;
  try {
    value = loadFirst(text);
    // With space that is none to YAML, or with merge keys, it may mean something else.
    if (!/[^\S \t\n]|\u200B|<</.test(text)) return value;
  } catch (cause) {
    mistake = cause;
  }
  return (await import('./second-reading.js')).readAgain(text, loadFirst, value, mistake);
}

function loadFirst(text: string): unknown {
  return loadAll(text, {schema, maxDepth: PARSER_DEPTH})[0] ?? null;
}
