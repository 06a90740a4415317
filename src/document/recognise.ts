import type {Draft} from './model.js';
import type {Reading} from './read.js';
import {isMapping, type Problem, validate} from './validate.js';

/** A document with its problems, as far as it can be read. */
export interface Recognition {
  readonly draft: Draft;
  readonly problems: readonly Problem[];
  /** The shape of a document that has another than ours, in words, for authors. */
  readonly shape?: string;
  /** Whether its texts are given in several languages, of which one was chosen. */
  readonly isTranslated?: boolean;
  /** Whether a limit kept its text from being read as a page of questions. */
  readonly isCut?: boolean;
}

/**
 * A line by which Markdown may be a page of questions: a heading, bold, a label, a list, HTML, a block
 * that opens, a table.
 */
const SIGN =
  /^[ \t]{0,3}(?:#{1,6}[ \t]|(?:[*+-]|\d{1,9}[.)])[ \t]|[*_]{2}|<[A-Za-z]|\?{3}|!{3}|>[ \t]*\[!|\||:?-+:?[ \t]*\||:{3}|\{[{%]|:[ \t]|[^\s:：][^\s:：]{0,30}[:：.)]|=+[ \t]*$)/m;
const QUESTION = /[?？؟፧;\u037E]["'”’»)*_\s]*$/;

/**
 * Decides what a document is. Everything else follows the decision, so nothing is guessed twice.
 * Only a document that shows no answer in the documented shape is looked at more closely, and texts
 * in a form that the documented shape does not have.
 *
 * `docs/documents.md` lists all shapes, and the rules between them.
 *
 * @param languages the wanted languages, best first, where texts are given in several
 */
export async function recognise(
  reading: Reading,
  languages: readonly string[] = [],
): Promise<Recognition> {
  const valid = validate(reading);
  if (valid.draft.faq.some(({q, a}) => q && a.trim())) {
    if (!isPartial(reading.value, valid)) return valid;
    const {completeTexts} = await import('./shapes/index.js');
    return completeTexts(reading, valid, languages);
  }
  if (!SIGN.test(reading.body) && !holdsMore(reading.value, valid.draft)) return valid;
  const {recogniseShape} = await import('./shapes/index.js');
  return recogniseShape(reading, valid, languages);
}

/** Whether a document has a mapping in place of a text, or in an entry without a question or answer. */
function isPartial(value: unknown, {draft, problems}: Recognition): boolean {
  if (problems.some(({found}) => found === 'a mapping')) return true;
  return draft.faq.some(({q, a, path}) => {
    if (q && a.trim()) return false;
    let item = value;
    for (const step of path) item = (item as Record<string | number, unknown>)[step];
    return Object.values(item as object).some(isMapping);
  });
}

/** Whether data has more than single texts, or a question among them, or shows nothing. */
function holdsMore(value: unknown, {title, about, faq}: Draft): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (!title && !about && !faq.length) return true;
  const texts = Object.values(value);
  return texts.some(text => (typeof text === 'string' ? QUESTION.test(text) : text !== null));
}
