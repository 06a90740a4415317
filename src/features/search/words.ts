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

/** Folds a text for comparison: ignores case, accents and the width of letters. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(UNSEEN, '')
    .replace(DISGUISED, letter => LETTERS.get(letter) ?? letter);
}

/** A run of letters and digits, or a single symbol: "C++" gives "c", "+" and "+". */
const WORD = /[\p{L}\p{M}\p{N}\u00AD\u200C\u200D\u2060\uFEFF]+|\p{S}/gu;
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

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
      const term = fold(word);
      const start = index + offset;
      if (term) words.push({term, start, end: start + word.length, isJoined});
      isJoined = true;
    }
  }
  return words;
}

/** Created once, and only if needed: its dictionaries are large. */
let segmenter: Intl.Segmenter | undefined;

/** Splits a text without spaces by the browser's dictionary, or else into letters. */
function* segments(run: string): Generator<readonly [string, number]> {
  if ('Segmenter' in Intl) {
    segmenter ??= new Intl.Segmenter(undefined, {granularity: 'word'});
    for (const {segment, index} of segmenter.segment(run)) yield [segment, index];
    return;
  }
  let offset = 0;
  for (const letter of run) {
    yield [letter, offset];
    offset += letter.length;
  }
}
