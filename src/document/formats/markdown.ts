import {type Hooks, Lexer, type Token, Tokenizer, type Tokens, type TokensList} from 'marked';

/**
 * Limits against hostile texts. They count work, never time, so a text looks the same on every
 * machine. A whole book stays far below. Text beyond a limit is shown as written.
 */

/**
 * Characters of a paragraph, list, quote or table parsed together. Some rules take quadratic time.
 */
const MAX_PIECE = 30_000;
/**
 * Table cells. Every row gets a cell per column, written or not, so a few kB may expand to
 * millions.
 */
const MAX_CELLS = 100_000;

/** Levels of quotes, lists and footnotes inside each other. Each takes a part of the call stack. */
const MAX_LEVELS = 200;

/** Limits how much of a document's texts is parsed as Markdown. */
export class Allowance {
  /** Texts parsed only in part. */
  readonly cut: string[] = [];
  readonly #document = new Meter(1_000_000, 2e8);

  /** The limit for one text, which also counts towards the document's. */
  forText(): Meter {
    return new Meter(20_000, 5e6, this.#document);
  }
}

/** Counts work up to a limit. */
export class Meter {
  #places: number;
  #characters: number;
  readonly #around: Meter | undefined;

  /**
   * @param places where a construct may start
   * @param characters that rules may scan from those places
   * @param around counts the work of several texts together
   */
  constructor(places: number, characters: number, around?: Meter) {
    this.#places = places;
    this.#characters = characters;
    this.#around = around;
  }

  get isFull(): boolean {
    return this.#places < 0 || this.#characters < 0 || this.#around?.isFull === true;
  }

  /**
   * Counts a place, and the characters scanned from there.
   *
   * @returns whether the limit is exceeded
   */
  count(characters: number): boolean {
    this.#places--;
    this.#around?.count(0);
    return this.add(characters);
  }

  /** Counts more characters scanned from the last place. */
  add(characters: number): boolean {
    this.#characters -= characters;
    this.#around?.add(characters);
    return this.isFull;
  }

  /**
   * Counts an indivisible amount of work, unless it exceeds the limit.
   *
   * @returns whether it was within the limit
   */
  bears(characters: number): boolean {
    if (!characters) return true;
    if (characters > this.#characters || this.#around?.bears(characters) === false) return false;
    this.#characters -= characters;
    return true;
  }
}

/** Blocks of code or HTML that continue over blank lines. */
const SPANNING = /^ {0,3}(?:```|~~~|<(?:!--|!\[|\?|script|pre|style|textarea))/im;
/** A blank line before a letter at the margin: it ends every block above (CommonMark 0.31, 5). */
const BOUNDARY = /\n[ \t]*\n(?=\p{L})/gu;
const PIECE_OF_BLOCKS = 2000;

/** Splits a long text between top-level blocks. */
function* blocksOf(source: string): Generator<string> {
  let start = 0;
  if (source.length > 2 * PIECE_OF_BLOCKS && !SPANNING.test(source)) {
    for (const {0: gap, index} of source.matchAll(BOUNDARY)) {
      const end = index + gap.length;
      if (end - start < PIECE_OF_BLOCKS) continue;
      yield source.slice(start, end);
      start = end;
    }
  }
  yield source.slice(start);
}

/** A footnote. */
export interface Note {
  readonly tokens: Token[];
  /** Its number; `undefined` before the first reference to it. */
  number?: number;
}

/** The token of a reference to a footnote, of type `reference`. */
export interface Reference extends Tokens.Generic {
  readonly number: number;
  /** Whether it is the first to this footnote. */
  readonly isFirst: boolean;
}

/** Text beyond a limit, shown as written. */
export interface Written {
  readonly raw: string;
  /** Whether no text before it is shown as written. */
  readonly isFirst?: boolean | undefined;
}

/** Lexes one text, up to a limit. */
class BoundedLexer extends Lexer {
  readonly meter: Meter;
  /** The footnotes of the text, by their labels. */
  readonly notes = new Map<string, Note>();

  #isWritten = false;
  #numbers = 0;
  #level = 0;

  constructor(meter: Meter) {
    super(options);
    this.meter = meter;
  }

  /** True at the first call only: the first part shown as written needs closing tags before it. */
  isFirstWritten(): boolean {
    const isFirst = !this.#isWritten;
    this.#isWritten = true;
    return isFirst;
  }

  /** Numbers a footnote at its first reference. */
  numberOf(note: Note): number {
    note.number ??= ++this.#numbers;
    return note.number;
  }

  /**
   * Every block rule may scan the whole rest of a text. In pieces, it scans only the next few
   * blocks.
   *
   * @throws {RangeError} if there are too many levels
   */
  override blockTokens(source: string, tokens: Token[] = [], isClipped?: boolean): TokensList {
    if (++this.#level > MAX_LEVELS) throw new RangeError('too many levels');
    for (const piece of blocksOf(source)) super.blockTokens(piece, tokens, isClipped);
    this.#level--;
    return tokens as TokensList;
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    for (let at = 0; at < source.length; at += MAX_PIECE)
      super.inlineTokens(source.slice(at, at + MAX_PIECE), tokens);
    return tokens;
  }
}

/**
 * Corrects marked in two cases: where it differs from CommonMark 0.31 in texts that authors write,
 * and where it takes quadratic time.
 */
class Dialect extends Tokenizer {
  declare lexer: BoundedLexer;

  /**
   * Marked calls this first wherever a block may start. Text beyond the limit becomes paragraphs.
   */
  override space(source: string): Tokens.Space | undefined {
    // Block rules scan far ahead less often than inline rules, hence the 20.
    if (!this.lexer.meter.count(source.length / 20)) return super.space(source);
    // Joins short paragraphs with the next.
    const [raw] = /^[^]{200,}?(?:\n[ \t]*\n|$)/.exec(source) ?? [source];
    // Marked drops a token of one character as a line end.
    const token: Tokens.Space & Written = {
      type: 'space',
      raw: raw.padEnd(2),
      isFirst: this.lexer.isFirstWritten(),
    };
    return token;
  }

  /**
   * Marked calls this first at every character of inline text. Beyond the limit, the rest becomes
   * plain text. Rules for addresses scan one word; the others scan for their closing delimiter.
   */
  override escape(source: string): Tokens.Escape | undefined {
    const word = source.search(/\s/);
    if (!this.lexer.meter.count(word < 0 ? source.length : word)) return super.escape(source);
    const isFirst = this.lexer.isFirstWritten();
    const token: Tokens.Text & Written = {type: 'text', raw: source, text: source, isFirst};
    return token as Tokens.Generic as Tokens.Escape;
  }

  override tag(source: string): Tokens.Tag | undefined {
    return this.#counted(source, '<', super.tag(source));
  }

  override link(source: string): Tokens.Link | Tokens.Image | undefined {
    return this.#counted(source, '[!', super.link(source));
  }

  override codespan(source: string): Tokens.Codespan | undefined {
    return this.#counted(source, '`', super.codespan(source));
  }

  override del(source: string, masked: string, before = ''): Tokens.Del | undefined {
    return this.#counted(source, '~', super.del(source, masked, before));
  }

  /** Counts the characters a rule scanned: up to the end of its match, or the whole rest. */
  #counted<T extends {raw: string}>(source: string, signs: string, found?: T): T | undefined {
    if (signs.includes(source.charAt(0))) this.lexer.meter.add((found?.raw ?? source).length);
    return found;
  }

  /**
   * The rule finds an address's end character by character from behind. Addresses of 5,000
   * characters stay text.
   */
  override url(source: string): Tokens.Link | undefined {
    if (/^[^\s<]{5000}/.test(source)) return undefined;
    return super.url(/^(?:http|ftp|www)/i.test(source) ? addressIn(source) : source);
  }

  /** Marked would take `[^1]: August` for the address of a link. */
  override def(source: string): Tokens.Def | undefined {
    const [raw, label, text = ''] = NOTE.exec(source) ?? [];
    if (raw === undefined || label === undefined) return super.def(source);
    const tokens: Token[] = [];
    const {state} = this.lexer;
    const {top} = state;
    state.top = true;
    this.lexer.blockTokens(text.replace(/\n(?: {1,4}|\t)/g, '\n').trim(), tokens);
    state.top = top;
    const {notes} = this.lexer;
    if (!notes.has(label)) notes.set(label, {tokens});
    // No reference in a text has this name: their line ends become spaces.
    const token = {type: 'def', tag: `\n${label}`, raw, href: '', title: undefined, tokens};
    return token as Tokens.Generic as Tokens.Def;
  }

  override reflink(
    source: string,
    links: Parameters<Tokenizer['reflink']>[1],
  ): Tokens.Link | Tokens.Image | Tokens.Text | undefined {
    const [raw, label = ''] = /^\[\^([^\s[\]]+)\]/.exec(source) ?? [];
    const note = raw === undefined ? undefined : this.lexer.notes.get(label);
    if (raw === undefined || !note) return super.reflink(source, links);
    const isFirst = note.number === undefined;
    const number = this.lexer.numberOf(note);
    const token: Reference = {type: 'reference', raw, number, isFirst};
    return token as Tokens.Generic as Tokens.Text;
  }

  override list(source: string): Tokens.List | undefined {
    return super.list(firstPiece(source));
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return super.blockquote(firstPiece(source));
  }

  override table(source: string): Tokens.Table | undefined {
    // Any line may be a table's header, and all lines below its rows. The rule runs only if the
    // second line can be a delimiter row.
    if (!/^[^\n]*\n[^\n]*[|:]/.test(source)) return undefined;
    const piece = firstPiece(source);
    const [raw = '', head = ''] = this.rules.block.table.exec(piece) ?? [];
    const cells = head.split('|').length * raw.split('\n').length;
    return cells > MAX_CELLS ? undefined : super.table(piece);
  }

  /**
   * Any line may start a setext heading, and all lines below may belong to it. The rule runs only
   * if one of them is an underline.
   */
  override lheading(source: string): Tokens.Heading | undefined {
    const end = source.search(/\n[ \t]*\n/);
    const paragraph = end < 0 ? source : source.slice(0, end);
    if (!/\n {0,3}(?:=+|-+)[ \t]*(?:\n|$)/.test(paragraph)) return undefined;
    const token = super.lheading(source);
    this.lexer.meter.add((token?.raw ?? paragraph).length);
    return token;
  }

  /**
   * § 4.2: a space or tab follows the `#`. Word processors insert other spaces, which marked
   * accepts.
   */
  override heading(source: string): Tokens.Heading | undefined {
    return /^ {0,3}#+[^ \t\n#]/.test(source) ? undefined : super.heading(source);
  }

  /**
   * § 6.2, rule 10 counts two delimiter runs together if either can both open and close. Marked
   * also counts runs in between when a letter comes before, as in languages without spaces.
   */
  override emStrong(
    source: string,
    masked: string,
    before = '',
  ): Tokens.Em | Tokens.Strong | undefined {
    // Marked does not count a combining accent as a letter, so "_" would open emphasis inside a
    // word.
    if (source[0] === '_' && /\p{M}/u.test(before)) return undefined;
    const token = this.#counted(source, '*_', super.emStrong(source, masked, before));
    if (token || source[0] !== '*' || !/[\p{L}\p{N}]/u.test(before)) return token;
    const at = masked.length - source.length;
    const apart = super.emStrong(source, `${masked.slice(0, at - 1)} ${masked.slice(at)}`, before);
    return apart?.tokens.some(({type}) => type === 'em' || type === 'strong') ? apart : undefined;
  }
}

/**
 * A footnote: the rest of its line, lines directly below, and then paragraphs that are indented
 * (GitHub, Pandoc).
 */
const NOTE =
  /^ {0,3}\[\^([^\s[\]]+)\]:([^\n]*(?:\n(?! {0,3}\[\^[^\s[\]]+\]:)[ \t]*[^\s][^\n]*)*(?:\n(?:[ \t]*\n)+(?: {4}|\t)[ \t]*[^\s][^\n]*(?:\n(?: {4}|\t)[ \t]*[^\s][^\n]*)*)*)/;

const NOTE_START = /^ {0,3}\[\^[^\s[\]]+\]:/;
const FENCE = /^[ \t>]*(`{3,}|~{3,})/;

/**
 * The text with a blank line above each footnote, except in code: marked reads a line below a
 * paragraph, a table or HTML as the next line of it.
 */
function withNotesApart(text: string): string {
  let fence = '';
  const lines = text.split('\n').map(line => {
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (!fence) fence = mark;
    else if (mark.startsWith(fence)) fence = '';
    return !fence && NOTE_START.test(line) ? `\n${line}` : line;
  });
  return lines.join('\n');
}

/**
 * The text up to the end of a bare address. Languages without spaces go on behind it, so signs of
 * their own end it: `。`, `，`, `）`, `」`, and quotation marks. At its end no other punctuation
 * belongs to it either, nor do letters of another script directly behind the name of a site.
 */
function addressIn(source: string): string {
  const word = /^[^\s<]*/.exec(source)?.[0] ?? '';
  const [address] = SIGNS_BEHIND.exec(word) ?? [word];
  const [site] =
    /^(?:\w+:\/\/)?[\w.-]+\.[a-z]{2,}(?=[^\x20-\x7E])(?![^/?#:.]*\.\w)/i.exec(address) ?? [];
  if (site !== undefined) return site;
  const [tail = ''] = /(?<!\p{P})\p{P}+$/u.exec(address) ?? [];
  const foreign = tail.search(/[^\x20-\x7E]/);
  return foreign < 0 ? address : address.slice(0, address.length - tail.length + foreign);
}

/** An address up to full-width punctuation, quotation marks, `…` or a dash. */
const SIGNS_BEHIND =
  /^[^«»‹›—…“”„\u3000-\u3004\u3008-\u3020\u3030\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]*/;

function firstPiece(source: string): string {
  if (source.length <= MAX_PIECE) return source;
  return (/^[^]{30000,60000}?\n(?=\S)/.exec(source) ?? [source.slice(0, MAX_PIECE)])[0];
}

/** Masks addresses (GitHub's § 6.9), so that no character in them starts or ends emphasis. */
function emStrongMask(text: string): string {
  return text.replace(/(?:https?:\/\/|www\.)[^\s<]*[^\s<*_~?!.,:;'")]/gi, found => {
    const {length} = addressIn(found);
    return 'a'.repeat(length) + found.slice(length);
  });
}

/** The lexer calls this hook only. */
const hooks: Pick<Hooks, 'emStrongMask'> = {emStrongMask};

/** The page may have changed the defaults of the shared instance. */
const options = {gfm: true, tokenizer: new Dialect(), hooks: hooks as Hooks};

/**
 * The blocks of a page, without a look at the inline text in them: all are found at once, before
 * anything is shown. `undefined` for a page beyond the limits.
 */
export function lexBlocks(text: string): Token[] | undefined {
  const meter = new Meter(1_000_000, 5e7);
  try {
    const blocks = new BoundedLexer(meter).blockTokens(text);
    return meter.isFull ? undefined : blocks;
  } catch {
    return undefined; // Too many levels.
  }
}

/** The tokens of a text, and its footnotes, which stand below it. */
export interface Lexed {
  readonly tokens: Token[];
  readonly notes: readonly Note[];
}

/** @throws {RangeError} if it has too many levels */
export function lex(text: string, meter: Meter): Lexed {
  const lexer = new BoundedLexer(meter);
  const source = text.includes('[^') ? withNotesApart(text) : text;
  return {tokens: lexer.lex(source), notes: [...lexer.notes.values()]};
}

/** The tokens of a single line, without blocks. */
export function lexInline(text: string, meter: Meter): Token[] {
  return new BoundedLexer(meter).inlineTokens(text);
}
