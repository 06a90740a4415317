import type {Entry, Question} from './model.js';

/**
 * The words of inline Markdown, without tags and link addresses: close enough to make an id from
 * them.
 */
function plainText(markdown: string): string {
  // An escaped character counts as any other. No character that starts a match may occur within
  // one: otherwise a text of nothing else would take quadratic time.
  return markdown
    .replace(/(\\.)|!?\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1$2')
    .replace(/(\\.)|<\/?[a-z][^<>]*>/gi, '$1')
    .replace(REFERENCE, (written, decimal?: string, hex?: string, name?: string) =>
      name ? (NAMES.get(name) ?? written) : characterOf(Number(decimal ?? `0x${hex ?? ''}`)),
    );
}

/** Character references by number, and those by name that programs write (HTML, 13.5). */
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

/** NFC, lower case, each run of anything but letters, marks and digits one `-`, trimmed. */
export function slug(markdown: string): string {
  const words = plainText(markdown)
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{Nd}]+/gu);
  return words?.join('-') ?? 'question';
}

/**
 * Makes names unique: the wanted one, or else with `-2`, `-3` at its end.
 *
 * @param taken is filled with the names that are given out
 */
export function uniqueNames(taken: Set<string>): (wanted: string) => string {
  // The last number of each name: without it, thousands of equal names would be counted anew each
  // time.
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
 * Gives every entry an id for its address: its own, or else a slug of its question. Own ids are
 * reserved first, so that a reworded question never takes one. A repeat gets `-2`, `-3`.
 */
export function identify(entries: readonly (Entry & {base: string})[]): Question[] {
  const own = new Set(entries.map(({id}) => id).filter(Boolean));
  const claim = uniqueNames(new Set(own));
  // The first entry with an id keeps it: `delete` returns true only once.
  return entries.map(({id, q, a, topic, base}) => ({
    id: own.delete(id) ? id : claim(id || slug(q)),
    q,
    a,
    topic,
    base,
  }));
}

/** Questions that stand together; those without a topic have an empty `name`. */
export interface Topic {
  readonly name: string;
  /** What an address calls it: a slug of its name, which no question has. */
  readonly id: string;
  readonly questions: readonly Question[];
}

/**
 * Questions of the same topic stand together, topics in the order they first appear. Those without a
 * topic come first, or they would seem to belong to the one before.
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
