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

const schema = FAILSAFE_SCHEMA.withTags(emptyTag);

/**
 * The value that a YAML text stands for, with every scalar as text.
 *
 * @param lineOffset lines of the author's text above this one, so that errors name the right line
 * @throws Fault `syntax`, or `too-large` where it is nested too deep
 */
export function parseYaml(text: string, lineOffset = 0): unknown {
  try {
    return loadAll(text, {schema, maxDepth: MAX_DEPTH})[0] ?? null;
  } catch (cause) {
    if (!(cause instanceof YAMLException)) throw cause;
    const {reason, mark} = cause;
    const place = mark && {line: mark.line + 1 + lineOffset, column: mark.column + 1};
    const tooDeep = reason.includes('maxDepth');
    throw new Fault(
      tooDeep ? 'too-large' : 'syntax',
      {...place, expected: 'YAML', found: reason},
      cause,
    );
  }
}
