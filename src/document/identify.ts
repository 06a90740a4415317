import type {Entry, Question} from './model.js';

/** The words of an inline Markdown text, near enough to name it: without tags and link addresses. */
function plainText(markdown: string): string {
  // What is escaped is a sign like any other. And no sign that begins a match may be within one, or a
  // text of nothing else would take for ever.
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
 * Gives out names that nobody has yet: the one that is wanted, else with `-2`, `-3` at its end.
 *
 * @param taken is filled with the names that are given out
 */
export function uniqueNames(taken: Set<string>): (wanted: string) => string {
  // Numbers already given, or thousands of the same name would be counted anew each time.
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
 * Gives every entry the id that its address is made of: its own, else a slug of its question. Own
 * ids are reserved first, so that a reworded question never takes one; a repeat gets `-2`, `-3`.
 */
export function identify(entries: readonly (Entry & {base: string})[]): Question[] {
  const own = new Set(entries.map(({id}) => id).filter(Boolean));
  const claim = uniqueNames(new Set(own));
  // The first with an id of its own has it already; `delete` tells the first from a repeat.
  return entries.map(({id, q, a, topic, base}) => ({
    id: own.delete(id) ? id : claim(id || slug(q)),
    q,
    a,
    topic,
    base,
  }));
}
