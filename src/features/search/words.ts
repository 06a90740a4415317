/** A word of a text. */
export interface Word {
  /** The folded word, without case and accents. */
  readonly term: string;
  /** Position in the text. */
  readonly start: number;
  readonly end: number;
  /** Whether it follows the previous word directly, in a script without spaces. */
  readonly isJoined: boolean;
}

/** Letters equal to others in a search, which Unicode's decomposition leaves alone. */
const LETTERS = new Map(
  Object.entries({
    ...{ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŧ: 't'},
    ...{ς: 'σ', ی: 'ي', ى: 'ي', ک: 'ك', ة: 'ه', '\u0640': ''},
    // Forms of Arabic letters in Urdu, Kurdish, Pashto and the Koran, which keyboards mix up.
    ...{
      ہ: 'ه',
      ھ: 'ه',
      ۃ: 'ه',
      ە: 'ه',
      ې: 'ي',
      ۍ: 'ي',
      ێ: 'ي',
      ۆ: 'و',
      ڕ: 'ر',
      ڵ: 'ل',
      ڪ: 'ك',
      ٱ: 'ا',
    },
    // Apostrophes that Unicode counts as letters: in Ukrainian, Hawaiian and Uzbek.
    ...{'\u02B9': '', '\u02BB': '', '\u02BC': '', '\u02BD': ''},
  }),
);
const DISGUISED = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'g');

/** Joiners, soft hyphens and variation selectors, as in the ids of questions. */
const UNSEEN = /[\u00AD\u200C\u200D\u2060\u20E3\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu;

/**
 * Accents ignored in a search: Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs. In
 * other scripts, such as Thai, combining marks are letters.
 */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

const KATAKANA = /[\u30A1-\u30F6\u30FD\u30FE]/g;
/** Distance of a katakana letter from its hiragana letter. */
const TO_HIRAGANA = 0x60;

/** Consonants at the end of a Korean syllable, U+11A8 to U+11C2, as they begin one. */
const FINALS = /[\u11A8-\u11C2]/g;
const INITIALS =
  'ᄀ ᄁ ᄀᄉ ᄂ ᄂᄌ ᄂᄒ ᄃ ᄅ ᄅᄀ ᄅᄆ ᄅᄇ ᄅᄉ ᄅᄐ ᄅᄑ ᄅᄒ ᄆ ᄇ ᄇᄉ ᄉ ᄊ ᄋ ᄌ ᄎ ᄏ ᄐ ᄑ ᄒ'.split(
    ' ',
  );

const FOREIGN_DIGITS = /(?![0-9])\p{Nd}/gu;

/** Folds a text for comparison: ignores case, accents, kind and width of letters and digits. */
export function fold(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(UNSEEN, '')
    .replace(DISGUISED, letter => LETTERS.get(letter) ?? letter)
    .replace(KATAKANA, letter => String.fromCharCode(letter.charCodeAt(0) - TO_HIRAGANA))
    .replace(FINALS, letter => INITIALS[letter.charCodeAt(0) - 0x11a8] ?? letter)
    .replace(FOREIGN_DIGITS, valueOf);
}

/** The value of a digit. Unicode lists the ten digits of each script in a row. */
function valueOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

const CYRILLIC = 'абвгдђежзијклљмнњопрстћуфхцчџшыэюяєіѕщ';
const LATIN =
  'a b v g d d e z z i j k l lj m n nj o p r s t c u f h c c dz s y e ju ja je i dz sc'.split(' ');
const SOFT_SIGNS = 'ъь';

/** A folded word in Latin letters, as in Serbian, which is written in both scripts: "књига" gives "knjiga". */
export function latinOf(term: string): string {
  return term.replace(/[\u0400-\u04FF]/g, letter => {
    return SOFT_SIGNS.includes(letter) ? '' : (LATIN[CYRILLIC.indexOf(letter)] ?? letter);
  });
}

const LETTER = /[\p{L}\p{M}\p{N}\u00AD\u200C\u200D\u2060\uFEFF]/u;
/** A run of letters and digits, or a single symbol: "C++" gives "c", "+" and "+". Joints are none. */
const WORD = /[\p{L}\p{M}\p{N}\u00AD\u200C\u200D\u2060\uFEFF]+|(?![`´\u2212])\p{S}/gu;
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** A run in which only scripts without spaces are left, or only others and digits: "เปิด", "12", "โมง". */
const PIECE =
  /(?:(?!\p{Nd})[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Mymr}\p{M}])+|(?:\p{Nd}|[^\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Mymr}])+/gu;

/** Whether a text contains a script without spaces between words. */
export function isSpaceless(text: string): boolean {
  return SPACELESS.test(text);
}

/** The words of a text, in their order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const {0: run, index} of text.matchAll(WORD)) {
    let isJoined = false;
    for (const [word, offset] of isSpaceless(run) ? segments(run) : [[run, 0] as const]) {
      const term = fold(word).trim();
      const start = index + offset;
      if (term) words.push({term, start, end: start + word.length, isJoined});
      isJoined = true;
    }
  }
  return words;
}

/**
 * A sign between the halves of one word: hyphens and dashes, apostrophes, slashes, points, `&`, `_`, and spaces
 * without width.
 */
const JOINT = /^[\p{Pd}\p{Pc}\u2212'‘’`´′\u05F3\u05F4/.·・･&\u200B]$/u;
/** Signs that say that a query means one word. Others, as in "l’abonnement", may separate two. */
const HYPHEN = /(?<=[\p{L}\p{M}\p{N}])[\p{Pd}\u2212_](?=[\p{L}\p{M}\p{N}])/gu;

/** A hyphenated word in one. */
export function withoutHyphens(text: string): string {
  const joined = text.replace(HYPHEN, '');
  return isCompound(joined) ? joined : text;
}

/** Words joined at most. */
const MAX_JOINED = 5;

/**
 * Whether words make sense as one word. Numbers such as "9–18" and "1/2" are two; those of telephones and books
 * are longer.
 */
export function isCompound(term: string): boolean {
  return !/^\d{1,5}$/.test(term);
}

/** The compounds of a text, as if written as one word: "Wi-Fi" gives "wifi". */
export function compoundsOf(words: readonly Word[], text: string): Word[] {
  return words.flatMap(({start, term: first, isJoined}, i) => {
    let term = first;
    let end = words[i]?.end ?? start;
    for (const next of words.slice(i + 1, i + MAX_JOINED)) {
      if (next.start !== end + 1 || !JOINT.test(text.charAt(end))) break;
      term += next.term;
      end = next.end;
    }
    return term === first || !isCompound(term) ? [] : [{term, start, end, isJoined}];
  });
}

/** Letters of a folded word, from one position to another. */
export type Letters = readonly [number, number];

/**
 * The place of letters in a text, by their place in its folded words. It covers whole letters: all of "ß" for one
 * "s", and the accents after a letter.
 */
export function placeOf(text: string, [from, to]: Letters): Letters {
  let start: number | undefined;
  let at = 0;
  let folded = 0;
  for (const letter of text) {
    const isLetter = LETTER.test(letter);
    const {length} = isLetter ? fold(letter) : '';
    if (folded >= to && (length || !isLetter)) break;
    if (folded + length > from) start ??= at;
    folded += length;
    at += letter.length;
  }
  // A symbol has no letters.
  return start === undefined ? [0, text.length] : [start, at];
}

/** Created once, and only if needed: its dictionaries are large. */
let segmenter: Intl.Segmenter | undefined;

/**
 * Splits a text without spaces by the browser's dictionary, or else into letters. Digits are words of their own:
 * in Chromium, one digit keeps the Thai words around it together.
 */
function* segments(run: string): Generator<readonly [string, number]> {
  for (const {0: piece, index: start} of run.matchAll(PIECE)) {
    if (!isSpaceless(piece)) {
      yield [piece, start];
      continue;
    }
    if ('Segmenter' in Intl) {
      segmenter ??= new Intl.Segmenter(undefined, {granularity: 'word'});
      for (const {segment, index} of segmenter.segment(piece)) yield [segment, start + index];
      continue;
    }
    let offset = start;
    for (const letter of piece) {
      yield [letter, offset];
      offset += letter.length;
    }
  }
}
