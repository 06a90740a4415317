import {YAMLException} from 'js-yaml';
import {Fault} from './errors.js';
import {MAX_DEPTH} from './limits.js';

/** Space that is none to YAML: no-break, narrow, ideographic, or of no width. */
const FALSE_SPACE = '\u00A0\u2000-\u200B\u202F\u3000\uFEFF';

const FALSE_KEY = new RegExp(`^ *(?:- *)?[${FALSE_SPACE}]|[${FALSE_SPACE}]$`);

/** Keys that begin or end with false space were meant without it. */
export function hasFalseKey(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null || depth > 5) return false;
  return Object.entries(value).some(
    ([key, inner]) => FALSE_KEY.test(key) || hasFalseKey(inner, depth + 1),
  );
}

/** What nobody sees and YAML does not allow (5.1); some comes with texts pasted from elsewhere. */
const CONTROL = /(?![\t\n\u0085])\p{Cc}/gu;

/**
 * YAML wants the bracket or brace that ends a list farther to the right than the key of that list (YAML
 * 1.2.2, 7.4), but few programs insist. It is put into the line above, so that all keeps its offset.
 */
export function forgiveClosings(text: string): string {
  return text.replace(/^([^#\n\r\u2028\u2029]*)\n(?=[ \t]*[\]}],?[ \t]*$)/gm, '$1 ');
}

/**
 * YAML has no tabs between a dash and a key, and none alone in a line (YAML 1.2.2, 6.1), and knows one
 * kind of blank; but editors' programs put others there. Those mean the same, and everything keeps its
 * column.
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
 * Reads a YAML text once more without what editors' programs put into it, if that is why it cannot be read.
 *
 * @param read reads a text as YAML
 * @param value what it gave, if anything
 * @param mistake what it threw, if anything
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
