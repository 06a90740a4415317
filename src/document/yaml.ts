import {defineScalarTag, FAILSAFE_SCHEMA, loadAll, NOT_RESOLVED, YAMLException} from 'js-yaml';
import {Fault} from './errors.js';
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
  let mistake: unknown;
  try {
    const value = loadFirst(text);
    // Space that is none to YAML: only then may a key be another than was meant.
    if (!/[^\S \t\n]|\u200B/.test(text)) return value;
    if (!(await import('./forgive.js')).hasFalseKey(value)) return value;
  } catch (cause) {
    mistake = cause;
  }
  const {forgive} = await import('./forgive.js');
  try {
    return loadFirst(forgive(text));
  } catch (cause) {
    throw asFault(mistake && forgive(text) === text ? mistake : cause);
  }
}

function loadFirst(text: string): unknown {
  return loadAll(text, {schema, maxDepth: PARSER_DEPTH})[0] ?? null;
}

function asFault(cause: unknown): Fault {
  const reason = cause instanceof YAMLException ? cause.reason : 'maxDepth';
  if (reason.includes('maxDepth')) {
    return new Fault('too-large', {found: 'levels', expected: String(MAX_DEPTH)}, cause);
  }
  const mark = cause instanceof YAMLException ? cause.mark : undefined;
  const place = mark && {line: mark.line + 1, column: mark.column + 1};
  return new Fault('syntax', {...place, expected: 'YAML', found: reason}, cause);
}
