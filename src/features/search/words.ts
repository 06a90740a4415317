/** A word of a text. */
export interface Word {
  /** As it is compared: without case and accents. */
  readonly term: string;
  /** Where it stands in the text. */
  readonly start: number;
  readonly end: number;
  /** Whether the word before ends where this one begins, in a script without spaces. */
  readonly isJoined: boolean;
}

/** Letters that are others in disguise, and that Unicode does not take apart. */
const LETTERS = new Map(
  Object.entries({
    ...{ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŧ: 't'},
    ...{ς: 'σ', ی: 'ي', ى: 'ي', ک: 'ك', ة: 'ه', '\u0640': '', '\u00ad': ''},
  }),
);
const DISGUISED = new RegExp(`[${[...LETTERS.keys()].join('')}]`, 'g');

/**
 * Accents of the scripts in which words are found without them: Latin, Greek and Cyrillic, Hebrew
 * points, Arabic vowel signs. In others, such as Thai, the signs above and below are letters.
 */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g;

/** A text as it is compared: case, accents and the width of letters make no difference. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(DISGUISED, letter => LETTERS.get(letter) ?? letter);
}

/** Letters and digits in a row, or one sign that means something: "c" and "+" twice in "C++". */
const WORD = /[\p{L}\p{M}\p{N}\u00ad]+|\p{S}/gu;
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a text is, in part, of a script that puts no spaces between words. */
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

/** Asked for once, and only for what needs it: dictionaries are large. */
let segmenter: Intl.Segmenter | undefined;

/** The words of a text without spaces, by the browser's dictionary; without one, its letters. */
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
