import type {Draft, Entry} from './model.js';
import type {Reading} from './read.js';

/** A key that holds something else than it should. What it holds is then left out. */
export interface Problem {
  /** Such as `faq[2].a`; empty for the document itself. */
  readonly path: string;
  readonly expected: string;
  readonly found: string;
}

type Mapping = Readonly<Record<string, unknown>>;

/** The names a key goes by in documents that are in use; the first is ours. */
const KEYS = {
  id: ['id', 'key'],
  q: ['q', 'question', 'title'],
  a: ['a', 'answer', 'text', 'response'],
  topic: ['topic', 'category', 'section'],
  group: ['questions', 'entries', 'faq'],
  groupName: ['topic', 'title', 'name', 'section'],
} as const;

/**
 * What a document says, as far as it can be understood, and what could not be.
 *
 * Unknown keys are ignored. An entry is kept even if a part of it is unusable.
 */
export function validate({value, body}: Reading): {draft: Draft; problems: Problem[]} {
  const problems: Problem[] = [];

  const report = (path: string, expected: string, found: unknown) => {
    problems.push({path, expected, found: kindOf(found)});
  };
  /** The text of a scalar; `undefined` if there is none. */
  const text = (found: unknown, path: string): string | undefined => {
    if (found === undefined || found === null) return undefined;
    if (typeof found === 'string') return found;
    if (typeof found === 'number' || typeof found === 'boolean') return String(found);
    report(path, 'a text', found);
    return undefined;
  };
  const list = (found: unknown, path: string, expected: string): readonly unknown[] => {
    if (Array.isArray(found)) return found;
    if (found !== undefined && found !== null && found !== '') report(path, expected, found);
    return [];
  };
  const markdown = (found: unknown, path: string): string => {
    if (!Array.isArray(found)) return text(found, path) ?? '';
    return found.map((part, i) => text(part, `${path}[${String(i)}]`) ?? '').join('\n\n');
  };

  const entries = (found: unknown, path: string, topic: string): Entry[] =>
    list(found, path, 'a list of questions').flatMap((item, i) => {
      const at = `${path}[${String(i)}]`;
      if (item === null) return [];
      if (!isMapping(item)) {
        report(at, 'a question with "q" and "a"', item);
        return [];
      }
      const scalar = (keys: readonly string[]) =>
        text(pick(item, keys), `${at}.${nameOf(item, keys)}`)?.trim() ?? '';
      const group = pick(item, KEYS.group);
      if (
        Array.isArray(group) ||
        (group !== undefined && !has(item, 'q') && !has(item, 'question'))
      ) {
        const name = scalar(KEYS.groupName) || topic;
        return entries(group, `${at}.${nameOf(item, KEYS.group)}`, name);
      }
      return {
        id: scalar(KEYS.id),
        q: scalar(KEYS.q),
        a: markdown(pick(item, KEYS.a), `${at}.${nameOf(item, KEYS.a)}`),
        topic: scalar(KEYS.topic) || topic,
        hidden: String(item['hidden']) === 'true',
      };
    });

  if (Array.isArray(value)) return {draft: {faq: entries(value, '', '')}, problems};
  const data = isMapping(value) ? value : {};
  if (data !== value && value !== null && value !== undefined) report('', 'keys and values', value);
  const get = (key: string) => (has(data, key) ? data[key] : undefined);
  const scalar = (key: string) => text(get(key), key)?.trim();

  const written = markdown(get('about'), 'about');
  const about = written.trim() ? written : body;
  const bundles = list(get('bundles'), 'bundles', 'a list of names')
    .map((name, i) => text(name, `bundles[${String(i)}]`)?.trim() ?? '')
    .filter(Boolean);
  return {
    draft: {
      title: scalar('title'),
      about: about.trim() ? about : undefined,
      faq_title: scalar('faq_title'),
      lang: scalar('lang'),
      layout: scalar('layout'),
      bundles: get('bundles') === undefined ? undefined : bundles,
      faq: entries(get('faq'), 'faq', ''),
    },
    problems,
  };
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Inherited keys do not count. */
function has(mapping: Mapping, key: string): boolean {
  return Object.hasOwn(mapping, key);
}

/** The name by which a mapping has a key, else the key's first name. */
function nameOf(mapping: Mapping, names: readonly string[]): string {
  return names.find(name => has(mapping, name)) ?? String(names[0]);
}

function pick(mapping: Mapping, names: readonly string[]): unknown {
  const name = nameOf(mapping, names);
  return has(mapping, name) ? mapping[name] : undefined;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a mapping' : 'a text';
}
