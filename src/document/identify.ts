import type {Entry, Question} from './model.js';

/** The text of inline Markdown, without tags and link addresses. Good enough for an id. */
function plainText(markdown: string): string {
  // An escaped character is ordinary text. Each group excludes the characters that start a match;
  // with them, some texts would take quadratic time.
  return markdown
    .replace(/(\\.)|!?\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1$2')
    .replace(/(\\.)|<\/?[a-z][^<>]*>/gi, '$1')
    .replace(REFERENCE, (written, decimal?: string, hex?: string, name?: string) =>
      name ? (NAMES.get(name) ?? written) : characterOf(Number(decimal ?? `0x${hex ?? ''}`)),
    );
}

/** Numeric character references, and the named ones that programs write (HTML, 13.5). */
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi;
const NAMES = new Map([
  ['amp', '&'],
  ['apos', "'"],
  ['gt', '>'],
  ['lt', '<'],
  ['nbsp', ' '],
  ['quot', '"'],
]);

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** NFC, lower case. Each run of other characters than letters, marks and digits becomes one `-`. */
export function slug(markdown: string): string {
  const words = plainText(markdown)
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{Nd}]+/gu);
  return words?.join('-') ?? 'question';
}

/**
 * Makes names unique: a name already taken gets `-2`, `-3` at its end.
 *
 * @param taken receives every name returned
 */
export function uniqueNames(taken: Set<string>): (wanted: string) => string {
  // The last number of each name, so that thousands of equal names are not counted anew each time.
  const numbers = new Map<string, number>();
  return wanted => {
    let name = wanted;
    let n = numbers.get(wanted) ?? 1;
    while (taken.has(name)) name = `${wanted}-${String(++n)}`;
    numbers.set(wanted, n);
    taken.add(name);
    return name;
  };
}

/**
 * Gives every entry an id for its address: its own, or a slug of its question. Own ids are reserved
 * first, so rewording a question never takes one. A repeat gets `-2`, `-3`.
 */
export function identify(entries: readonly (Entry & {base: string})[]): Question[] {
  const own = new Set(entries.map(({id}) => id).filter(Boolean));
  const claim = uniqueNames(new Set(own));
  // Only the first entry with an id keeps it: `delete` returns true once.
  return entries.map(({id, q, a, topic, base}) => ({
    id: own.delete(id) ? id : claim(id || slug(q)),
    q,
    a,
    topic,
    base,
  }));
}

/** The questions of one topic. Questions without a topic have an empty `name`. */
export interface Topic {
  readonly name: string;
  /** Name in addresses: a slug of the topic's name that differs from every question's id. */
  readonly id: string;
  readonly questions: readonly Question[];
}

/**
 * Groups questions by topic, in the order topics first appear. Questions without a topic come
 * first; below a topic they would seem to belong to it.
 */
export function groupByTopic(questions: readonly Question[]): Topic[] {
  const groups = new Map<string, Question[]>([['', []]]);
  for (const question of questions) {
    const group = groups.get(question.topic);
    if (group) group.push(question);
    else groups.set(question.topic, [question]);
  }
  const taken = new Set(questions.map(({id}) => id));
  const unique = uniqueNames(taken);
  const idOf = (name: string) => {
    const wanted = slug(name);
    return unique(taken.has(wanted) ? `${wanted}-topic` : wanted);
  };
  return [...groups]
    .filter(([, members]) => members.length)
    .map(([name, members]) => ({name, id: name && idOf(name), questions: members}));
}
