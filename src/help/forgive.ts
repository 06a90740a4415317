import {YAMLException} from 'js-yaml';
import {Fault} from '../document/errors.js';
import {MAX_DEPTH} from '../document/limits.js';

/**
 * Characters that look like spaces, but are not spaces in YAML: no-break, narrow, ideographic,
 * zero-width.
 */
const FALSE_SPACE = '\u00A0\u2000-\u200B\u202F\u3000\uFEFF';

const FALSE_KEY = new RegExp(`^ *(?:- *)?[${FALSE_SPACE}]|[${FALSE_SPACE}]$`);

/** Whether keys have such spaces at either end. Their authors meant the key without them. */
export function hasFalseKey(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth > 5) return false;
  return Object.entries(value).some(
    ([key, inner]) => FALSE_KEY.test(key) || hasFalseKey(inner, depth + 1),
  );
}

/** Invisible characters that YAML does not allow (5.1). Some come with pasted text. */
const CONTROL = /(?![\t\n\u0085])\p{Cc}/gu;

/**
 * Moves a closing bracket or brace at the margin up one line, so every offset stays the same. YAML
 * requires it to be indented more than its key (1.2.2, 7.4), but few programs insist.
 */
export function forgiveClosings(text: string): string {
  return text.replace(/^([^#\n\r\u2028\u2029]*)\n(?=[ \t]*[\]}],?[ \t]*$)/gm, '$1 ');
}

/**
 * Replaces tabs and special spaces with ordinary spaces, so every column stays the same. YAML
 * forbids a tab between a dash and a key, and a tab alone on a line (1.2.2, 6.1), but editors put
 * them there.
 */
export function forgive(text: string): string {
  return text
    .replace(/^ *-[ \t]+(?=\S)/gm, dash => dash.replaceAll('\t', ' '))
    .replace(/^[ \t]+$/gm, '')
    .replace(CONTROL, ' ')
    .replace(LEADING, blanks => blanks.replace(/[^ -]/g, ' '))
    .replace(AROUND_COLON, (_, before: string, key: string) => `${before}${key} :`)
    .replace(AFTER_COLON, '$1 ');
}

const LEADING = new RegExp(`^[ ${FALSE_SPACE}]*[${FALSE_SPACE}-][ ${FALSE_SPACE}]+`, 'gm');
const AROUND_COLON = new RegExp(`^( *(?:- +)?)([\\w-]+)[${FALSE_SPACE}]:`, 'gm');
const AFTER_COLON = new RegExp(`^( *(?:- +)?[\\w-]+ ?:)[${FALSE_SPACE}]`, 'gm');

/**
 * Reads a YAML text again without the special spaces that editors insert, if they make it invalid.
 *
 * @param read reads a text as YAML
 * @param value the result of the first reading, if any
 * @param mistake the error of the first reading, if any
 * @throws Fault `syntax` with line and column, or `too-large`
 */
export function readForgiving(
  text: string,
  read: (text: string) => unknown,
  value: unknown,
  mistake: unknown,
): unknown {
  if (!mistake && !hasFalseKey(value)) return value;
  const forgiven = forgive(text);
  try {
    return read(forgiven);
  } catch (cause) {
    const closed = forgiveClosings(forgiven);
    try {
      if (closed !== forgiven) return read(closed);
    } catch {
      // The lines have moved, so the earlier error has the right place.
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
