import type {Path} from '../location.js';
import type {Draft} from '../model.js';
import type {Reading} from '../read.js';
import {
  isMapping,
  KEYS,
  type Mapping,
  type Problem,
  type Recognition,
  validate,
} from '../recognise.js';
import {DataReader, describeUnread, readData} from './data.js';
import {readPage, TOO_LONG} from './page.js';
import {isLanguage, isQuestion, namesQuestion} from './words.js';

export {split} from './split.js';

/** Reads texts in other forms in a document of the documented shape. */
export function completeTexts(
  reading: Reading,
  valid: Recognition,
  languages: readonly string[],
): Recognition {
  const {value, language} = withPlainTexts(reading.value, languages);
  const {draft, problems} = validate({...reading, value});
  const isMore = problems.length < valid.problems.length || worth(draft) > worth(valid.draft);
  if (!isMore) return valid;
  const lang = draft.lang ?? (language || undefined);
  const shape = `a document with some texts in another form${language && `, language "${language}"`}`;
  return {draft: {...draft, lang}, problems, shape, isTranslated: language !== ''};
}

/**
 * Reads what a document of another shape holds. Of several possible readings, the one with the most
 * questions and answers wins, and the documented shape before all others.
 *
 * @param valid the document in the documented shape
 * @param languages the wanted languages, best first, where texts are given in several
 */
export function recogniseShape(
  reading: Reading,
  valid: Recognition,
  languages: readonly string[],
): Recognition {
  const {value, body} = reading;
  const page = fromPage(reading, valid);
  const isCut = page === TOO_LONG;
  const found = [fromData(value, valid, languages), fromFile(value, body), isCut ? undefined : page]
    .filter(one => one !== undefined)
    .sort((a, b) => worth(b.draft) - worth(a.draft))
    .find(({draft}) => worth(draft) > worth(valid.draft));
  const complete = completeTexts(reading, valid, languages);
  if (found) {
    const draft = {...complete.draft, ...defined(found.draft)};
    const problems = unsolved(complete.problems, draft);
    const isTranslated = Boolean(found.isTranslated ?? complete.isTranslated);
    return {draft, problems, shape: found.shape, isTranslated};
  }
  if (complete !== valid || isCut) return {...complete, isCut};
  const {title, about, faq} = valid.draft;
  const isBlank = !title && !about && !faq.some(({q, isSilenced}) => q || isSilenced);
  const unread = isBlank && !valid.problems.length ? describeUnread(value) : undefined;
  return unread ? {...valid, problems: [unread]} : valid;
}

/** A value of the document: a question that was read, or a value around questions. */
interface Branch {
  readonly inner: Map<Path[number], Branch>;
  isAnswered?: boolean;
  isAround?: boolean;
  /** Whether a question inside it has a topic. */
  isTopic?: boolean;
}

/** Problems in parts of the document that were not read after all. */
function unsolved(problems: readonly Problem[], {about, faq}: Draft): Problem[] {
  const root = branchesOf(faq);
  return problems.filter(({path, isKey = false}) => {
    if (isKey || (path[0] === 'about' && about)) return false;
    const around = along(root, path);
    // The name of a group, in an unusual form, is the topic of its questions.
    const isName = path.length > 1 && typeof path.at(-1) === 'string';
    if (isName && around[path.length - 1]?.isTopic) return false;
    return !around[path.length]?.isAround && !around.some(({isAnswered}) => isAnswered);
  });
}

/**
 * The questions in a tree of their paths. Written out, each path would repeat the keys in it, and a
 * key may be long.
 */
function branchesOf(faq: Draft['faq']): Branch {
  const root: Branch = {inner: new Map()};
  for (const {path, a, topic} of faq) {
    let branch = root;
    for (const step of path) {
      branch.isAround = true;
      branch.isTopic ||= topic !== '';
      const next = branch.inner.get(step) ?? {inner: new Map<Path[number], Branch>()};
      branch.inner.set(step, next);
      branch = next;
    }
    branch.isAnswered ||= a !== '';
  }
  return root;
}

/** The branches along a path, the root first, as far as there are any. */
function along(root: Branch, path: Path): Branch[] {
  const found = [root];
  for (const step of path) {
    const next = found.at(-1)?.inner.get(step);
    if (!next) break;
    found.push(next);
  }
  return found;
}

type Found = Pick<Required<Recognition>, 'draft' | 'shape'> & Pick<Recognition, 'isTranslated'>;

function fromData(
  value: unknown,
  {draft}: Recognition,
  languages: readonly string[],
): Found | undefined {
  const found = readData(value, languages);
  const about = found?.draft.about ?? draft.about;
  return found && {...found, draft: {...found.draft, about}};
}

/** One question a file: `question` or `title` in the front matter, and the answer below. */
function fromFile(value: unknown, body: string): Found | undefined {
  if (!body.trim() || typeof value !== 'object' || value === null || Array.isArray(value))
    return undefined;
  const texts = Object.entries(value).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1].trim() !== '',
  );
  const named = texts.find(([key]) => namesQuestion(key) === 'certain');
  const isOwn = 'faq' in value || 'faq_title' in value;
  const title = texts.find(([one, text]) => one === 'title' && isQuestion(text) && !isOwn);
  const [key, q] = named ?? title ?? [];
  if (key === undefined || q === undefined) return undefined;
  const get = (...names: string[]) => texts.find(([one]) => names.includes(one))?.[1].trim() ?? '';
  const entry = {
    path: [key],
    id: get('id', 'key'),
    q: q.trim(),
    a: body,
    topic: get('topic', 'category', 'section'),
    isSilenced: true,
    hidden: get('hidden').toLowerCase() === 'true',
    isBody: true,
  };
  // A title is a heading as well, so the text also stays an about text.
  const draft = named ? {about: '', faq: [entry]} : {about: body, faq: [entry]};
  return {draft, shape: `one question, in "${key}", with its answer below the front matter`};
}

function fromPage(
  {value, body}: Reading,
  {draft}: Recognition,
): Found | typeof TOO_LONG | undefined {
  const data = typeof value === 'object' && value !== null ? value : {};
  // A document with a list of questions of its own keeps its text.
  if (!body.trim() || ('faq' in data && data.faq)) return undefined;
  const page = readPage(body, draft.title ?? '');
  if (!page || page === TOO_LONG) return page;
  const {title, about, faq, shape} = page;
  return {
    draft: {
      about: draft.about === body ? about : draft.about,
      faq_title: draft.faq_title ?? (title || draft.title),
      faq,
    },
    shape,
  };
}

/** How much of a document is shown. Questions count more than the text above them. */
function worth({about, faq}: Draft): number {
  const shown = faq.filter(({q, hidden}) => q && !hidden);
  return 2 * (shown.length + shown.filter(({a}) => a.trim()).length) + (about?.trim() ? 1 : 0);
}

function defined(draft: Draft): Draft {
  const entries = Object.entries(draft).filter(([, value]) => value !== undefined);
  return {...Object.fromEntries(entries), faq: draft.faq};
}

/** Keys of a document that hold a text for readers. */
const TEXTS = ['title', 'about', 'faq_title'] as const;
const ENTRY_TEXTS: readonly string[] = [
  ...KEYS.id,
  ...KEYS.q,
  ...KEYS.a,
  ...KEYS.topic,
  ...KEYS.groupName,
];

/**
 * Makes plain texts of those in another form: in several languages (`q: {en: …, de: …}`), or inside an
 * object as in schema.org (`acceptedAnswer: {text: …}`). Everything else stays.
 *
 * @param languages the wanted languages, best first
 */
function withPlainTexts(
  value: unknown,
  languages: readonly string[],
): {value: unknown; language: string} {
  const reader = new DataReader(languages);
  if (Array.isArray(value)) return {value: plainList(value, reader), language: reader.language};
  if (!isMapping(value)) return {value, language: ''};
  const {title, ...around} = reader.around(value, []);
  const plain: Record<string, unknown> = {...value};
  for (const key of TEXTS) {
    if (key !== 'title' && isMapping(plain[key])) plain[key] = around[key] ?? plain[key];
  }
  if (isMapping(plain['title'] ?? {})) plain['title'] = title ?? plain['title'];
  if ('faq' in plain) plain['faq'] = plainList(plain['faq'], reader);
  return {value: plain, language: reader.language};
}

function plainList(list: unknown, reader: DataReader): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((item: unknown) => (isMapping(item) ? plainEntry(item, reader) : item));
}

function plainEntry(item: Mapping, reader: DataReader): Mapping {
  if (!Object.values(item).some(inner => typeof inner === 'object')) return item;
  const plain: Record<string, unknown> = {...item};
  const mappings = Object.values(item).filter(isMapping);
  // Beside texts without a language, `{no: yet}` is rather a text without quotes.
  const isAlone = mappings.length === 1 && mappings.every(isInOneLanguage);
  let isGroup = false;
  for (const [key, inner] of Object.entries(item)) {
    if ((KEYS.group as readonly string[]).includes(key) && Array.isArray(inner)) {
      plain[key] = plainList(inner, reader);
      isGroup = true;
    } else if (!isAlone && isMapping(inner) && ENTRY_TEXTS.includes(key))
      plain[key] = reader.text(inner) || inner;
  }
  const has = (keys: readonly string[]) => keys.some(key => reader.text(plain[key]).trim());
  if (isGroup || isAlone || !mappings.length || (has(KEYS.q) && has(KEYS.a))) return plain;
  // A question or answer under a key of another program.
  const entry = reader.entry(item);
  return entry ? {...plain, ...entry} : plain;
}

function isInOneLanguage(mapping: Mapping): boolean {
  const keys = Object.keys(mapping);
  return keys.length === 1 && keys.every(isLanguage);
}
