import {excerpt} from '../errors.js';
import type {Path} from '../location.js';
import type {Draft, Entry} from '../model.js';
import {isMapping, type Mapping, type Problem} from '../recognise.js';
import {
  chooseLanguage,
  fold,
  isLanguage,
  isQuestion,
  namesAnswer,
  namesFaq,
  namesList,
  namesQuestion,
} from './words.js';

/** The questions in a value, and the texts around them. */
export interface Found {
  readonly draft: Draft;
  /** The shape in words, for authors. */
  readonly shape: string;
  /** Whether its texts are given in several languages, of which one was chosen. */
  readonly isTranslated: boolean;
}

/** Names of lists in a message. */
const MAX_NAMED = 8;
/** Levels of lists and mappings around the questions. */
const MAX_LEVELS = 8;

/**
 * Finds questions in a value that has other keys than a document: any list whose entries have a
 * question, under any name, a few levels down.
 *
 * @param languages the wanted languages, best first, where texts are given in several
 */
export function readData(value: unknown, languages: readonly string[]): Found | undefined {
  const reader = new DataReader(languages);
  const certain = reader.read(value, false);
  return certain ?? reader.read(value, true);
}

/** The place of a value, and what is known about the questions in it. */
interface Context {
  readonly path: Path;
  /** The topic of the questions. */
  readonly topic: string;
  /** Whether `title` and `content` are enough for a question. */
  readonly isLoose: boolean;
  readonly level: number;
}

/** Reads questions and texts in the wanted languages. */
export class DataReader {
  readonly #languages: readonly string[];
  #language = '';
  #isSchema = false;
  /** The names of the lists with questions. */
  #lists = new Set<string>();
  #faqTitle = '';

  constructor(languages: readonly string[]) {
    this.#languages = languages;
  }

  read(whole: unknown, isLoose: boolean): Found | undefined {
    this.#language = '';
    this.#isSchema = false;
    this.#lists = new Set();
    this.#faqTitle = '';
    const {value, path} = this.#inLanguage({value: whole, path: []});
    const root = {path, topic: '', isLoose, level: 0};
    const faq = this.#merge(
      isLoose ? this.#largest(value, root) : this.#entries(value, root, false),
    );
    const data = isMapping(value) ? value : {};
    const {title, about, ...rest} = this.around(data, path);
    if (!faq.length && !(about && isMapping(data['about']))) return undefined;
    const lang = rest.lang ?? (this.#language || undefined);
    return {
      draft: {...rest, lang, title, about, faq_title: rest.faq_title ?? this.#faqTitle, faq},
      shape: this.#describe(faq),
      isTranslated: this.#language !== '',
    };
  }

  #describe(faq: readonly Entry[]): string {
    const topics = new Set(faq.map(({topic}) => topic).filter(Boolean)).size;
    const names = [...this.#lists].map(name => `"${excerpt(name)}"`);
    const lists = `${names.slice(0, MAX_NAMED).join(', ')}${names.length > MAX_NAMED ? ' …' : ''}`;
    return [
      this.#isSchema ? 'schema.org FAQPage' : 'data of another program',
      `${count(faq.length, 'question')}${lists && ` under ${lists}`}`,
      topics ? count(topics, 'topic') : '',
      this.#language && `language "${this.#language}"`,
    ]
      .filter(Boolean)
      .join(', ');
  }

  /** The language that was chosen for texts in several; empty without any. */
  get language(): string {
    return this.#language;
  }

  /** The text in a value. */
  text(value: unknown): string {
    return this.#text(value, []);
  }

  /** The question and answer in an entry, under any keys; `undefined` unless there are both. */
  entry(item: Mapping): Mapping | undefined {
    const {value} = this.#inItsLanguage(item, []);
    if (!isMapping(value)) return undefined;
    const {q, a, id, topic} = this.#parts(value, []);
    if (!q || !a?.trim()) return undefined;
    return {...(id !== undefined && {id}), ...(topic !== undefined && {topic}), q, a};
  }

  /** The texts around the questions. */
  around(data: Mapping, path: Path): Omit<Draft, 'faq'> {
    const get = (...names: string[]) => {
      for (const name of names) {
        const found = Object.hasOwn(data, name) ? this.#text(data[name], [...path, name]) : '';
        if (found.trim()) return found.trim();
      }
      return undefined;
    };
    const about = Object.hasOwn(data, 'about') ? data['about'] : undefined;
    const isPage = this.#isSchema;
    const parts = isMapping(about) ? this.#parts(about, [...path, 'about']) : undefined;
    return {
      title: isPage ? undefined : (get('title') ?? parts?.q),
      about: parts?.a ?? get('about'),
      faq_title: isPage ? get('name', 'headline') : get('faq_title', 'faqTitle', 'faq-title'),
      lang: get('lang', 'language', 'inLanguage', 'locale'),
      layout: get('layout'),
    };
  }

  /** The list with the most questions, where entries have only a title and a content. */
  #largest(value: unknown, context: Context): Entry[] {
    if (Array.isArray(value)) return this.#entries(value, context, true);
    if (!isMapping(value)) return [];
    let best: Entry[] = [];
    let lists = this.#lists;
    for (const [key, inner] of entriesOf(value)) {
      if (typeof inner !== 'object') continue;
      this.#lists = new Set([key]);
      const next = this.#inside(context, key);
      // A list of people has names and descriptions, too.
      const isLikely = namesList(key) || (Array.isArray(inner) && mostAreQuestions(inner));
      if (Array.isArray(inner) && !isLikely) continue;
      const found = Array.isArray(inner)
        ? this.#entries(inner, next, true)
        : this.#largest(inner, next);
      if (found.length <= best.length) continue;
      best = found;
      lists = this.#lists;
    }
    this.#lists = lists;
    return best;
  }

  #inside(context: Context, key: string | number, topic = context.topic): Context {
    return {...context, path: [...context.path, key], topic, level: context.level + 1};
  }

  /**
   * All questions in a value, in its order.
   *
   * @param isList whether the name of the value says that its entries are questions
   */
  #entries(value: unknown, context: Context, isList: boolean): Entry[] {
    if (context.level > MAX_LEVELS) return [];
    if (Array.isArray(value)) return this.#list(value, context, isList);
    return isMapping(value) ? this.#mapping(value, context, isList) : [];
  }

  #list(list: readonly unknown[], context: Context, isList: boolean): Entry[] {
    const isLoose = context.isLoose || isList || mostAreQuestions(list);
    // Of the blocks of a page, those named after an FAQ hold the questions.
    const hasFaq = list.some(isFaqBlock);
    return list.flatMap((item, i) => {
      if (hasFaq && !isFaqBlock(item)) return [];
      const inner = {...this.#inside(context, i), isLoose};
      if (Array.isArray(item)) {
        const [q, a] = item as readonly unknown[];
        const isPair = item.length === 2 && typeof q === 'string' && isQuestion(q);
        return isPair
          ? this.#entry(inner, q, this.#text(a, [...inner.path, 1]))
          : this.#list(item, inner, isList);
      }
      return isMapping(item) ? this.#item(item, inner) : [];
    });
  }

  /** A mapping around questions, or of questions by their names. */
  #mapping(mapping: Mapping, context: Context, isList: boolean): Entry[] {
    if (this.#isQuestion(mapping, context)) return this.#item(mapping, context);
    if (/FAQPage|QAPage/.test(this.#text(mapping['@type'], []))) this.#isSchema = true;
    const keys = entriesOf(mapping);
    const parts = keys.map(([key, inner]) => ({
      key,
      questions: this.#named(key, inner, context, isList),
    }));
    const full = parts.filter(({questions}) => questions.length);
    if (!isList) for (const {key} of full) this.#lists.add(key);
    // Several lists side by side are topics, and so are lists inside a list.
    const areTopics = full.length > 1 || isList;
    const found = full.flatMap(({key, questions}) =>
      areTopics && !namesList(key) && !isQuestion(key)
        ? withTopic(questions, nameOf(key))
        : questions,
    );
    if (found.length && context.level) {
      const title = keys.find(([key]) => namesQuestion(key) === 'likely');
      if (title) this.#faqTitle ||= this.#text(title[1], [...context.path, title[0]]).trim();
    }
    return found;
  }

  /** The questions under a key, which may be a question itself. */
  #named(key: string, value: unknown, context: Context, isList: boolean): Entry[] {
    const within = this.#inside(context, key);
    if (isQuestion(key)) {
      const a = this.#text(value, within.path);
      return a ? this.#entry(within, key, a) : [];
    }
    return this.#entries(value, within, isList || namesFaq(key));
  }

  /** Whether a mapping is one question by itself, as in a file for each question. */
  #isQuestion(mapping: Mapping, {isLoose, path}: Context): boolean {
    const keys = Object.keys(mapping);
    const q = keys.map(namesQuestion);
    const a = keys.filter(key => namesAnswer(key) && this.#text(mapping[key], [...path, key]));
    if (!a.length) return false;
    if (keys.some(key => this.#asks(key, mapping[key]))) return true;
    const isSure = isLoose || a.some(key => namesAnswer(key) === 'certain');
    return isSure && q.includes('likely');
  }

  #asks(key: string, value: unknown): boolean {
    return namesQuestion(key) === 'certain' && !isList(value) && this.#text(value, []) !== '';
  }

  /** An entry of a list: a question, a group of questions, or both. */
  #item(item: Mapping, context: Context): Entry[] {
    const {value, path} = this.#inItsLanguage(item, context.path);
    if (!isMapping(value)) return [];
    const here = {...context, path};
    if (/FAQPage|QAPage/.test(this.#text(value['@type'], [])))
      return this.#mapping(value, here, true);
    const parts = this.#parts(value, path);
    const isSure = context.isLoose || parts.isCertainAnswer;
    const isKnown = parts.isCertain || (isSure && parts.q !== undefined && parts.a);
    const inner = entriesOf(value).flatMap(([key, nested]) => {
      if (typeof nested !== 'object' || key === parts.qKey || key === parts.aKey) return [];
      const isNamed = namesList(key);
      const topic = parts.q ?? parts.topic ?? (isNamed ? context.topic : nameOf(key));
      return this.#entries(nested, this.#inside(here, key, topic), isNamed);
    });
    const [only, ...more] = Object.entries(value);
    if (!isKnown && only && !more.length && isQuestion(only[0])) {
      return this.#entry(here, only[0], this.#text(only[1], [...path, only[0]]));
    }
    const isAnswer = parts.q === undefined && parts.isCertainAnswer;
    if (inner.length && !parts.a) return inner;
    if (!isKnown && !isAnswer) return inner;
    const topic = parts.topic ?? (here.topic || firstTopic(value));
    const own = this.#entry(here, parts.q ?? '', parts.a ?? '', {...parts, topic});
    return [...own, ...inner];
  }

  /** The question and the answer in a mapping. */
  #parts(item: Mapping, path: Path) {
    const read = (key: string) => this.#text(item[key], [...path, key]);
    const pick = (names: typeof namesQuestion, isQ: boolean) => {
      const keys = Object.keys(item).filter(key => names(key) && !(isQ && isList(item[key])));
      const certain = keys.filter(key => names(key) === 'certain');
      return [...certain, ...keys].find(key => read(key).trim());
    };
    const qKey = pick(namesQuestion, true);
    const aKey = pick(namesAnswer, false);
    const first = (pattern: RegExp) => {
      const key = Object.keys(item).find(one => pattern.test(fold(one)) && one !== qKey);
      return key === undefined ? undefined : read(key).trim() || undefined;
    };
    return {
      qKey,
      aKey,
      isNamed: Object.keys(item).some(key => namesQuestion(key) === 'certain'),
      q: qKey === undefined ? undefined : read(qKey).trim(),
      a: aKey === undefined ? undefined : read(aKey),
      isCertain: qKey !== undefined && namesQuestion(qKey) === 'certain',
      isCertainAnswer: aKey !== undefined && namesAnswer(aKey) === 'certain',
      id: first(/^(?:id|key|anchor|slug)$/u),
      topic: first(/^(?:topic|category|section|group|thema|kategorie|categor[ií]a|catégorie)$/u),
      isHidden: first(/^(?:hidden|draft)$/u)?.toLowerCase() === 'true',
    };
  }

  #entry(
    {path, topic}: Context,
    q: string,
    a: string,
    more: {
      isNamed?: boolean;
      id?: string | undefined;
      topic?: string | undefined;
      isHidden?: boolean;
    } = {},
  ): Entry[] {
    return [
      {
        path,
        id: more.id ?? '',
        q: q.trim(),
        a,
        topic: more.topic ?? topic,
        isSilenced: more.isNamed === true || q !== '',
        hidden: more.isHidden ?? false,
      },
    ];
  }

  /** Joins a question with an answer that follows as an entry of its own. */
  #merge(entries: readonly Entry[]): Entry[] {
    const merged: Entry[] = [];
    for (const entry of entries) {
      const last = merged.at(-1);
      if (last?.q && !last.a && !entry.isSilenced && entry.a)
        merged[merged.length - 1] = {...last, a: entry.a};
      else if (entry.q) merged.push(entry);
    }
    return merged;
  }

  /**
   * The text in a value: of a scalar, of the paragraphs in a list, in the wanted language, or of an
   * object around a text (`acceptedAnswer: {text}`, `title: {rendered}`).
   */
  #text(value: unknown, path: Path, level = 0): string {
    if (value === null || value === undefined || level > MAX_LEVELS) return '';
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
      return String(value);
    if (typeof value !== 'object') return '';
    if (Array.isArray(value)) {
      const texts = value.map((part, i) => this.#text(part, [...path, i], level + 1));
      return texts.filter(Boolean).join('\n\n');
    }
    if (!isMapping(value)) return '';
    const chosen = this.#inLanguage({value, path}, true);
    if (chosen.value !== value) return this.#text(chosen.value, chosen.path, level + 1);
    const inner = Object.keys(value).find(
      key => /^(?:rendered|raw)$/.test(key) || namesAnswer(key) === 'likely',
    );
    return inner === undefined ? '' : this.#text(value[inner], [...path, inner], level + 1);
  }

  /** Chooses among translations of an entry, beside which may be an id: `{id, en: {q, a}, de: {q, a}}`. */
  #inItsLanguage(item: Mapping, path: Path): {value: unknown; path: Path} {
    const isInside = ([, inner]: readonly [string, unknown]) => isMapping(inner);
    const inner = Object.fromEntries(Object.entries(item).filter(isInside));
    const chosen = this.#inLanguage({value: inner, path});
    if (chosen.value === inner || !isMapping(chosen.value)) return {value: item, path};
    const around = Object.entries(item).filter(pair => !isInside(pair));
    return {value: {...Object.fromEntries(around), ...chosen.value}, path: chosen.path};
  }

  /** Chooses among translations: a mapping whose keys are all languages. */
  #inLanguage(
    {value, path}: {value: unknown; path: Path},
    isText = false,
  ): {value: unknown; path: Path} {
    if (!isMapping(value)) return {value, path};
    const tags = Object.keys(value);
    const isMap =
      tags.length > 0 &&
      tags.every(isLanguage) &&
      (isText || tags.every(tag => typeof value[tag] === 'object'));
    if (!isMap) return {value, path};
    const tag = chooseLanguage(tags, this.#languages);
    if (tag === undefined) return {value, path};
    this.#language ||= tag.replace('_', '-');
    return {value: value[tag], path: [...path, tag]};
  }
}

/**
 * Describes data in which no question was found: the keys of its longest list, or its own.
 *
 * @returns nothing for a value without keys
 */
export function describeUnread(value: unknown): Problem | undefined {
  const lists: {path: Path; items: Mapping[]}[] = [];
  const visit = (node: unknown, path: Path) => {
    if (path.length > MAX_LEVELS || typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      const items = node.filter(isMapping);
      if (items.length) lists.push({path, items});
    }
    for (const [key, inner] of Object.entries(node))
      visit(inner, [...path, Array.isArray(node) ? Number(key) : key]);
  };
  visit(value, []);
  const [longest] = lists.sort((a, b) => b.items.length - a.items.length);
  const keys = longest ? longest.items.flatMap(item => Object.keys(item)) : keysOf(value);
  const names = [...new Set(keys)].slice(0, 8).map(key => `"${key.slice(0, 40)}"`);
  if (!names.length) return undefined;
  const keyList = `the ${names.length === 1 ? 'key' : 'keys'} ${names.join(', ')}`;
  return longest
    ? {
        path: longest.path,
        expected: 'a list of questions',
        found: `${count(longest.items.length, 'entry', 'entries')} with ${keyList}`,
        cure: 'Name each question "q" and its answer "a".',
      }
    : keys.some(key => OURS.has(key))
      ? undefined
      : {
          path: [],
          expected: 'a document with questions or an about text',
          found: keyList,
          cure: 'Put the about text under "about", and a list of questions under "faq".',
        };
}

/** The keys with their values. Names of prototypes are no names of an author. */
function entriesOf(mapping: Mapping): [string, unknown][] {
  return Object.entries(mapping).filter(
    ([key]) => !/^(?:__proto__|constructor|prototype)$/.test(key),
  );
}

/** Keys of the documented shape: without a text, they are empty, not unknown. */
const OURS = new Set(['title', 'about', 'faq', 'faq_title', 'lang', 'layout', 'bundles']);

function keysOf(value: unknown): string[] {
  return isMapping(value) ? Object.keys(value) : [];
}

/** Names of a list of topics. A question has one here, so the first counts. */
const TOPICS = /^(?:topics|categories)$/;

/** The first topic of an entry with several: a text, or a mapping with a name. */
function firstTopic(item: Mapping): string | undefined {
  const key = Object.keys(item).find(one => TOPICS.test(fold(one)));
  const list = key === undefined ? undefined : item[key];
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  const name = isMapping(first) ? first['name'] : first;
  return typeof name === 'string' ? name.trim() : undefined;
}

/** Questions with a topic, unless they have one already. */
function withTopic(questions: readonly Entry[], topic: string): Entry[] {
  return questions.map(entry => ({...entry, topic: entry.topic || topic}));
}

/** The topic in a key: `opening_hours` is "opening hours". */
function nameOf(key: string): string {
  return /\s/.test(key) ? key.trim() : key.replace(/[_-]+/g, ' ').trim();
}

/** Whether most entries of a list have a title that is a question. */
function mostAreQuestions(list: readonly unknown[]): boolean {
  const titles = list.filter(
    item =>
      isMapping(item) &&
      Object.entries(item).some(
        ([key, value]) => namesQuestion(key) && typeof value === 'string' && isQuestion(value),
      ),
  );
  return titles.length * 2 > list.length;
}

/** The key by which page builders name the kind of a block. */
const BLOCK = /^(?:_{0,2}(?:type|template|component|block)|_?block_?(?:type|name)|layout|kind)$/i;

function isFaqBlock(item: unknown): boolean {
  return (
    isMapping(item) &&
    Object.entries(item).some(
      ([key, value]) =>
        BLOCK.test(key) && typeof value === 'string' && /faq|accordion/i.test(value),
    )
  );
}

/** A list of anything but texts holds no text. */
function isList(value: unknown): boolean {
  return Array.isArray(value) && value.some(item => typeof item === 'object');
}

function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${String(number)} ${number === 1 ? noun : plural}`;
}
