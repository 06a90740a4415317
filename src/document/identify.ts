import type {Entry, Question} from './model.js';

/**
 * Escaped characters and code spans: their characters are ordinary text. Each group here and below
 * excludes the characters that start a match; with them, some texts would take quadratic time.
 */
const LITERAL = /\\([!-/:-@[-`{-~])|(?<!`)(?:`([^`]+)`|``([^`]+(?:`[^`]+)*)``)(?!`)/g;
const LINK = /!?\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g;
const EMPHASIS = /(\*{1,3}|~~?)(?![\s*~])([^*~]*)(?<!\s)\1/g;
/** Attributes of kramdown and others, which are not shown. */
const STYLE = /\{(?::[ \t]*[\w.#/:]|\.[a-z])[^{}\n]*\}|\{#[a-z][\w:.-]*\}/gi;
/** An HTML tag or comment, but not an address: `<https://library.example>`. */
const TAG =
  /<\/?([a-z][\w-]*)(?:\s(?:[^<>"']|"[^"<]*"|'[^'<]*')*)?\/?>|<!--(?:[^-<]|-(?!->))*-->/gi;
const ALT = /\salt\s*=\s*["']([^"'<]*)/i;
const TITLE = /\stitle\s*=\s*["']([^"'<]*)/i;

/** Numeric character references, and the named ones that people write (HTML, 13.5). */
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+\d*));/gi;
const NAMES = new Map(
  Object.entries({
    ...{amp: '&', apos: "'", gt: '>', lt: '<', nbsp: ' ', quot: '"', shy: '', zwj: '', zwnj: ''},
    ...{szlig: 'ß', oslash: 'ø', Oslash: 'Ø', aelig: 'æ', AElig: 'Æ', oelig: 'œ', OElig: 'Œ'},
    ...{eth: 'ð', ETH: 'Ð', thorn: 'þ', THORN: 'Þ', ordf: 'ª', ordm: 'º', lstrok: 'ł', Lstrok: 'Ł'},
  }),
);
/** Names of signs that are no letters. */
const SIGN =
  /^(?:[lr]s?aquo|[lrsb][sd]?quo|[nm]dash|hellip|i(?:quest|excl)|middot|bull|copy|reg|trade|euro|pound|yen|cent|sect|para|deg|plusmn|times|divide|minus|(?:en|em|thin)sp|[lr][lr]m|[lrud]arr|frac\d\d|sup\d|num|colon|comma|quest|excl|lpar|rpar|sol|ast|lowbar|vert|grave|lsqb|rsqb|lbrack|rbrack|bsol|check|star)$/;
/** The accents in names such as `&eacute;`. */
const ACCENTS = new Map(
  Object.entries({
    ...{acute: '\u0301', grave: '\u0300', circ: '\u0302', tilde: '\u0303', uml: '\u0308'},
    ...{cedil: '\u0327', ring: '\u030A', caron: '\u030C', ogon: '\u0328', breve: '\u0306'},
  }),
);

/** The text of inline Markdown as it is shown, without tags and link addresses. */
function plainText(markdown: string): string {
  if (!/[\\`*~[<&{]/.test(markdown)) return markdown;
  const text = markdown
    .replace(LITERAL, (_, sign = '', code = '', more = '') =>
      `${String(sign)}${String(code)}${String(more)}`.replace(/[\\`*~[\]()<>&]/g, refer),
    )
    // Twice: a link may hold an image.
    .replace(LINK, '$1')
    .replace(LINK, '$1')
    .replace(EMPHASIS, '$2')
    .replace(STYLE, '');
  const words = text.replace(TAG, (tag, name = '') => textOfTag(tag, String(name)));
  // A question that is only a tag, such as "<Ctrl>", is shown as written.
  return (words.trim() ? words : text).replace(REFERENCE, decode);
}

function refer(sign: string): string {
  return `&#${String(sign.charCodeAt(0))};`;
}

function textOfTag(tag: string, name: string): string {
  if (/^img$/i.test(name)) return ALT.exec(tag)?.[1] ?? '';
  // A frame is shown as a link.
  if (/^iframe$/i.test(name)) return TITLE.exec(tag)?.[1] ?? '';
  return /^br$/i.test(name) ? ' ' : '';
}

function decode(written: string, decimal?: string, hex?: string, name?: string): string {
  if (!name) return characterOf(Number(decimal ?? `0x${hex ?? ''}`));
  const accent = ACCENTS.get(name.slice(1));
  if (accent) return name.charAt(0) + accent;
  return NAMES.get(name) ?? (SIGN.test(name) ? ' ' : written);
}

function characterOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Joiners, soft hyphens and variation selectors: nobody sees them, so they count as nothing. */
const UNSEEN = /[\u00AD\u200C\u200D\u2060\u20E3\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu;

/**
 * Makes an id of a text as it is shown: NFC, lower case. Each run of other characters than letters,
 * marks and digits becomes one `-`.
 */
export function slug(markdown: string): string {
  return join(plainText(markdown).replace(UNSEEN, ''));
}

function join(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{Nd}]+/gu);
  return words?.join('-') ?? 'question';
}

/**
 * Ids as they were made before, of Markdown and not of what is shown, so that addresses copied then
 * still lead to their questions.
 */
export function formerIds(questions: readonly {id: string; q: string}[]): Map<string, string> {
  const former = questions.map(({id, q}) => {
    const wanted = slug(q);
    const isMade = id.startsWith(wanted) && /^(?:-\d+)?$/.test(id.slice(wanted.length));
    return isMade ? formerSlug(q) : '';
  });
  const own = questions.filter((_, i) => !former[i]).map(({id}) => id);
  const unique = uniqueNames(new Set(own));
  return new Map(
    questions.flatMap(({id}, i) => (former[i] ? [[unique(former[i]), id] as const] : [])),
  );
}

function formerSlug(markdown: string): string {
  return join(
    markdown
      .replace(/(\\.)|!?\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1$2')
      .replace(/(\\.)|<\/?[a-z][^<>]*>/gi, '$1')
      .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|apos|gt|lt|nbsp|quot));/gi, decode),
  );
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
