import type {Path} from './location.js';
import type {Draft, Entry} from './model.js';
import type {Reading} from './read.js';

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

/** A key with a wrong value, or a misspelled key. */
export interface Problem {
  readonly path: Path;
  readonly expected: string;
  readonly found: string;
  /** Whether the key itself is wrong, not its value. */
  readonly isKey?: boolean;
  /** Advice for this problem. */
  readonly cure?: string;
}

/** Keys with their values. */
export type Mapping = Readonly<Record<string, unknown>>;

/** Names of each key in existing documents. The first is the documented one. */
export const KEYS = {
  id: ['id', 'key'],
  q: ['q', 'question', 'title'],
  a: ['a', 'answer', 'text', 'response'],
  topic: ['topic', 'category', 'section'],
  group: ['questions', 'entries', 'faq', 'faqs', 'items'],
  groupName: ['topic', 'title', 'name', 'section'],
} as const;

/**
 * Common misspellings of keys. They are reported because they lose content; other unknown keys are
 * ignored.
 */
const MISSPELT = {
  faq: /^(faqs?|questions|entries)$/i,
  faq_title: /^faq.?title$/i,
  title: /^title$/i,
  about: /^about$/i,
  q: /^(q|qu?estion)$/i,
  a: /^(a|answers?)$/i,
} as const;

/**
 * Separates the usable content of a document from its problems. Leaves out wrong values, but keeps
 * an entry if a part of it is usable. Ignores unknown keys.
 *
 * `document.schema.json` describes the same structure.
 */
export function validate({value, body}: Reading): {draft: Draft; problems: Problem[]} {
  const problems: Problem[] = [];

  const report = (path: Path, expected: string, found: unknown) => {
    problems.push({path, expected, found: kindOf(found)});
  };
  /** The text of a scalar; `undefined` for other values. */
  const text = (found: unknown, path: Path): string | undefined => {
    if (found === undefined || found === null) return undefined;
    if (typeof found === 'string') return found;
    if (typeof found === 'number' || typeof found === 'boolean' || typeof found === 'bigint')
      return String(found);
    report(path, 'a text', found);
    return undefined;
  };
  const list = (found: unknown, path: Path, expected: string): readonly unknown[] => {
    if (Array.isArray(found)) return found;
    if (found !== undefined && found !== null && found !== '') report(path, expected, found);
    return [];
  };
  const markdown = (found: unknown, path: Path): string => {
    if (!Array.isArray(found)) return text(found, path) ?? '';
    return found.map((part, i) => text(part, [...path, i]) ?? '').join('\n\n');
  };
  /** The first non-empty value among a key's names. */
  const first = (item: Mapping, names: readonly string[], path: Path, get = text): string =>
    names
      .filter(name => has(item, name))
      .map(name => get(item[name], [...path, name]) ?? '')
      .find(found => found.trim()) ?? '';
  /** Reports a misspelled key, unless the correct key is present. */
  const spell = (
    item: Mapping,
    key: keyof typeof MISSPELT,
    names: readonly string[],
    path: Path,
  ) => {
    if (names.some(name => has(item, name))) return;
    for (const [name, found] of Object.entries(item)) {
      const isLost = key === 'faq' ? Array.isArray(found) : found !== null && found !== '';
      if (isLost && MISSPELT[key].test(name)) {
        problems.push({path: [...path, name], expected: key, found: name, isKey: true});
      }
    }
  };

  const entries = (found: unknown, path: Path, topic: string): Entry[] =>
    list(found, path, 'a list of questions').flatMap((item, i) => {
      const at = [...path, i];
      if (item === null || item === undefined || item === '') return [];
      if (!isMapping(item)) {
        report(at, 'a question with "q" and "a"', item);
        return [];
      }
      const isQuestion = has(item, 'q') || has(item, 'question');
      const groups = KEYS.group.filter(key => has(item, key));
      const isGroup =
        groups.some(key => Array.isArray(item[key])) ||
        (groups.length > 0 && !isQuestion && !KEYS.a.some(key => has(item, key)));
      const members = () => {
        const name = first(item, KEYS.groupName, at).trim() || topic;
        return groups.flatMap(key => entries(item[key], [...at, key], name));
      };
      if (isGroup && !isQuestion) return members();
      spell(item, 'q', KEYS.q, at);
      spell(item, 'a', KEYS.a, at);
      const entry: Entry = {
        path: at,
        id: first(item, KEYS.id, at).trim(),
        q: first(item, KEYS.q, at).trim(),
        a: first(item, KEYS.a, at, markdown),
        isSilenced: KEYS.q.some(key => has(item, key)),
        topic: first(item, KEYS.topic, at).trim() || topic,
        hidden: has(item, 'hidden') && isTrue(item['hidden']),
      };
      return isGroup ? [entry, ...members()] : entry;
    });

  if (Array.isArray(value)) {
    const about = body.trim() ? body : undefined;
    return {draft: {about, faq: entries(value, [], '')}, problems};
  }
  const data = isMapping(value) ? value : {};
  if (data !== value && value !== null && value !== undefined) report([], 'keys and values', value);
  const get = (key: string) => (has(data, key) ? data[key] : undefined);
  const scalar = (key: string) => text(get(key), [key])?.trim();

  for (const key of ['title', 'about', 'faq_title', 'faq'] as const) spell(data, key, [key], []);
  const written = markdown(get('about'), ['about']);
  const about = written.trim() ? written : body;
  const bundles = list(get('bundles'), ['bundles'], 'a list of names')
    .map((name, i) => text(name, ['bundles', i])?.trim() ?? '')
    .filter(Boolean);
  return {
    draft: {
      title: scalar('title'),
      about: about.trim() ? about : undefined,
      faq_title: scalar('faq_title'),
      lang: scalar('lang'),
      layout: scalar('layout'),
      bundles: get('bundles') === undefined ? undefined : bundles,
      faq: entries(get('faq'), ['faq'], ''),
    },
    problems,
  };
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Inherited keys do not count. */
function has(mapping: Mapping, key: string): boolean {
  return Object.hasOwn(mapping, key);
}

function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^\s*true\s*$/i.test(value));
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : 'a text';
}
