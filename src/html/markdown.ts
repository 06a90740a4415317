import {
  type Hooks,
  Lexer,
  Parser,
  Renderer,
  type Token,
  Tokenizer,
  type Tokens,
  type TokensList,
} from 'marked';
import {droppedElements} from './allowed.js';

/**
 * Limits against texts that nobody wrote to be read. They count work and never time, so that a text is
 * shown the same on every machine. A book is far below all of them. What goes beyond is shown as written.
 */

/** Characters of a paragraph, a list, a quote or a table that are read at once: some signs take the square of it. */
const MAX_PIECE = 30_000;
/** Tags in a text: what browsers do about tags that nobody closes grows with their square. */
const MAX_TAGS = 10_000;
/** Characters that count as much as a step of an HTML parser about formatting tags that nobody closes. */
const STEP = 5;
/** A table gets a cell for each column in every row, written or not: a few kB may stand for millions. */
const MAX_CELLS = 100_000;

/** Limits how much of a document's texts is read as Markdown. */
export class Allowance {
  /** The texts of which not all was read. */
  readonly cut: string[] = [];
  readonly #document = new Meter(1_000_000, 2e8);

  /** A limit for one text of the document. */
  forText(): Meter {
    return new Meter(20_000, 5e6, this.#document);
  }
}

/** Counts work, up to a limit. */
export class Meter {
  #places: number;
  #characters: number;
  readonly #around: Meter | undefined;

  /**
   * @param places where something may begin
   * @param characters that may have to be looked at from those places
   * @param around counts for several texts together
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
   * Counts a place, and characters that are looked at from there.
   *
   * @returns whether that was too much
   */
  count(characters: number): boolean {
    this.#places--;
    this.#around?.count(0);
    return this.add(characters);
  }

  /** Counts more characters that are looked at from the last place. */
  add(characters: number): boolean {
    this.#characters -= characters;
    this.#around?.add(characters);
    return this.isFull;
  }

  /**
   * Counts what must be looked at as a whole, if it may be.
   *
   * @returns whether it may
   */
  bears(characters: number): boolean {
    if (!characters) return true;
    if (characters > this.#characters || this.#around?.bears(characters) === false) return false;
    this.#characters -= characters;
    return true;
  }
}

/** Blocks of code or HTML that go on over blank lines. */
const SPANNING = /^ {0,3}(?:```|~~~|<(?:!--|!\[|\?|script|pre|style|textarea))/im;
/** A line that ends whatever stands above the blank line before it (CommonMark 0.31, 5). */
const BOUNDARY = /\n[ \t]*\n(?=\p{L})/gu;
const PIECE_OF_BLOCKS = 2000;

/** A long text in parts, between blocks of its own. */
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

/** Reads one text, up to a limit. */
class BoundedLexer extends Lexer {
  readonly meter: Meter;

  #isWritten = false;

  constructor(meter: Meter) {
    super(options);
    this.meter = meter;
  }

  /** Whether this is the first that is shown as written, once. */
  isFirstWritten(): boolean {
    const isFirst = !this.#isWritten;
    this.#isWritten = true;
    return isFirst;
  }

  /** Every rule for blocks may look at all that follows: of a long text, only at the next few blocks. */
  override blockTokens(source: string, tokens: Token[] = [], isClipped?: boolean): TokensList {
    for (const piece of blocksOf(source)) super.blockTokens(piece, tokens, isClipped);
    return tokens as TokensList;
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    for (let at = 0; at < source.length; at += MAX_PIECE)
      super.inlineTokens(source.slice(at, at + MAX_PIECE), tokens);
    return tokens;
  }
}

/**
 * Where marked reads text in another way than CommonMark 0.31 does, as far as authors write so: signs
 * would stay that nobody should see, or a text would look like what it is not. And where it would
 * take the square of a text's length.
 */
class Dialect extends Tokenizer {
  declare lexer: BoundedLexer;

  /** Marked calls this first wherever a block may begin. Text beyond the limit becomes paragraphs. */
  override space(source: string): Tokens.Space | undefined {
    // Rules for blocks look far ahead less often than those within them.
    if (!this.lexer.meter.count(source.length / 20)) return super.space(source);
    // Those that are short go with the next.
    const [raw] = /^[^]{200,}?(?:\n[ \t]*\n|$)/.exec(source) ?? [source];
    // Marked takes a single sign given here for a line's end, and drops it.
    const token: Written = {
      type: 'space',
      raw: raw.padEnd(2),
      isFirst: this.lexer.isFirstWritten(),
    };
    return token;
  }

  /**
   * Marked calls this first at every sign in a paragraph. Beyond the limit it returns the rest as text.
   * Rules for addresses look at a word; the others look for the sign that ends what theirs begins.
   */
  override escape(source: string): Tokens.Escape | undefined {
    const word = source.search(/\s/);
    if (!this.lexer.meter.count(word < 0 ? source.length : word)) return super.escape(source);
    const ends = this.lexer.isFirstWritten() ? [{type: 'html', raw: '', text: ENDS}] : [];
    const tokens = [...ends, asWritten(source)];
    return {...asWritten(source), tokens} as Tokens.Generic as Tokens.Escape;
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

  /** Counts how far a rule looked: to the end of what it found, or of everything. */
  #counted<T extends {raw: string}>(source: string, signs: string, found?: T): T | undefined {
    if (signs.includes(source.charAt(0))) this.lexer.meter.add((found?.raw ?? source).length);
    return found;
  }

  /** Where an address ends is found sign by sign, from its end: not in one that nobody could read. */
  override url(source: string): Tokens.Link | undefined {
    return /^[^\s<]{5000}/.test(source) ? undefined : super.url(source);
  }

  override list(source: string): Tokens.List | undefined {
    return super.list(firstPiece(source));
  }

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return super.blockquote(firstPiece(source));
  }

  override table(source: string): Tokens.Table | undefined {
    // Any line may be the head of a table, and all that follow its rows: only where the second says so.
    if (!/^[^\n]*\n[^\n]*[|:]/.test(source)) return undefined;
    const piece = firstPiece(source);
    const [raw = '', head = ''] = this.rules.block.table.exec(piece) ?? [];
    const cells = head.split('|').length * raw.split('\n').length;
    return cells > MAX_CELLS ? undefined : super.table(piece);
  }

  /** Any line may begin such a heading, and all that follow may belong to it: only if one of them underlines it. */
  override lheading(source: string): Tokens.Heading | undefined {
    const end = source.search(/\n[ \t]*\n/);
    const paragraph = end < 0 ? source : source.slice(0, end);
    if (!/\n {0,3}(?:=+|-+)[ \t]*(?:\n|$)/.test(paragraph)) return undefined;
    const token = super.lheading(source);
    this.lexer.meter.add((token?.raw ?? paragraph).length);
    return token;
  }

  /** § 4.2: the space after the signs is a space or a tab. Word processors put others there. */
  override heading(source: string): Tokens.Heading | undefined {
    return /^ {0,3}#+[^ \t\n#]/.test(source) ? undefined : super.heading(source);
  }

  /**
   * § 6.2, rule 10 counts two signs together if either could open and close: marked counts those
   * inside, too, wherever a letter stands before, as it does in languages without spaces.
   */
  override emStrong(
    source: string,
    masked: string,
    before = '',
  ): Tokens.Em | Tokens.Strong | undefined {
    // An accent of its own is no letter to marked, and "_" would open emphasis in a word.
    if (source[0] === '_' && /\p{M}/u.test(before)) return undefined;
    const token = this.#counted(source, '*_', super.emStrong(source, masked, before));
    if (token || source[0] !== '*' || !/[\p{L}\p{N}]/u.test(before)) return token;
    const at = masked.length - source.length;
    const apart = super.emStrong(source, `${masked.slice(0, at - 1)} ${masked.slice(at)}`, before);
    return apart?.tokens.some(({type}) => type === 'em' || type === 'strong') ? apart : undefined;
  }
}

/** Lines between blocks, or a part that is shown as written, and whether it is the first such. */
interface Written extends Tokens.Space {
  readonly isFirst?: boolean;
}

/** Closed before what is shown as it is, or it would go with them: their own ends are not read any more. */
const ENDS = droppedElements.map(name => `</${name}>`).join('');

function asWritten(raw: string): Tokens.Text {
  return {type: 'text', raw, text: raw};
}

function firstPiece(source: string): string {
  if (source.length <= MAX_PIECE) return source;
  return (/^[^]{30000,60000}?\n(?=\S)/.exec(source) ?? [source.slice(0, MAX_PIECE)])[0];
}

class Output extends Renderer {
  /** What was left beyond the limit, or lines between blocks. */
  override space({raw, isFirst}: Written): string {
    return raw.trim() && `${isFirst ? ENDS : ''}<p>${this.text(asWritten(raw))}</p>\n`;
  }

  /** § 4.6: a block of HTML ends with its line, or what follows would be glued to it. */
  override html({text, block}: Tokens.HTML | Tokens.Tag): string {
    return block ? `${text}\n` : text;
  }

  /** § 6.7: programs that read the text alone, and those who copy it, find the words apart. */
  override br(): string {
    return '<br>\n';
  }
}

/** An address is one thing (GitHub's § 6.9): no sign in it begins or ends emphasis. */
function emStrongMask(text: string): string {
  return text.replace(/(?:https?:\/\/|www\.)[^\s<]*[^\s<*_~?!.,:;'")]/gi, found =>
    'a'.repeat(found.length),
  );
}

/** The only one that its lexer asks for; the class has more, and nothing here needs that. */
const hooks: Pick<Hooks, 'emStrongMask'> = {emStrongMask};

/** All of our own: the page may have set others on the shared instance. */
const options = {
  gfm: true,
  tokenizer: new Dialect(),
  renderer: new Output(),
  hooks: hooks as Hooks,
};

/** The tokens of a text. */
export function lex(text: string, meter: Meter): Token[] {
  return new BoundedLexer(meter).lex(text);
}

/**
 * A line that would be laid out for minutes becomes several paragraphs, at spaces where it has some. Not a
 * block of HTML: a tag would be cut.
 */
function cut(line: string): string {
  return !/^\s*</.test(line)
    ? line.replace(/.{1,30000}(?=\s|$)|.{29999,30000}(?![\uDC00-\uDFFF])/g, '$&\n\n')
    : line;
}

/**
 * Markdown as HTML that nobody has sanitised yet.
 *
 * @param isInline whether it is a line, and no blocks
 * @throws {RangeError} if a browser would make too many elements of it
 */
export function parse(text: string, isInline: boolean, meter: Meter): string {
  if (text.split('<').length > MAX_TAGS) throw new RangeError('too many tags');
  const source = text.length < 1000 ? text : shorten(text);
  const html = isInline
    ? Parser.parseInline(new BoundedLexer(meter).inlineTokens(source), options)
    : Parser.parse(lex(source, meter), options);
  const steps = text.includes('<') ? countSteps(html) : 0;
  if (!meter.bears(STEP * steps)) throw new RangeError('too many open tags');
  return html;
}

/** Without what nobody sees and browsers take long for. */
function shorten(text: string): string {
  return (
    text
      // Only the text of an image that is pasted in as data is shown, and its end may be far.
      .replace(/(?<=[("'=])data:image[^\s"'>)]*/g, found => (found.length < 1000 ? found : 'data:'))
      .replace(/^.{30001,}/gm, cut)
  );
}

/** Formatting elements of HTML (13.2.4.3). Of `a` only one can be open. */
const FORMATTING = new Set('b big code em font i nobr s small strike strong tt u'.split(' '));

/** Elements without an end. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/**
 * A tag, or whatever begins like one. The last group is there if it ends as it should: no `<` stands in it, so no other
 * tag is overlooked if it is a part of a comment, say. White space is that of HTML.
 */
const TAG =
  /<(\/?)([a-z][a-z\d]*)?((?:[ \t\n\f\r]+[^ \t\n\f\r"'<>/=]+(?:=(?:"[^"<]*"|'[^'<]*'|[^ \t\n\f\r"'<>=`]+))?)*[ \t\n\f\r]*\/?>)?/gi;

/**
 * At most the steps that a parser takes for formatting tags that nobody closes: whenever it leaves a block it opens all of
 * them again, and looks for each among those that are open (HTML, 13.2.4.3, "reconstruct the active formatting
 * elements"), so a few kB may become millions of elements and take minutes.
 *
 * An end tag closes what began last, or what has only formatting in it. Any other may be no tag to a parser, or close
 * nothing: what it seems to close counts as open until the end.
 */
export function countSteps(html: string): number {
  const around: string[] = [];
  let open = 0;
  let steps = 0;
  for (const [, slash, written = '', end] of html.matchAll(TAG)) {
    const name = written.toLowerCase();
    const isFormatting = FORMATTING.has(name);
    if (!slash && isFormatting) open++;
    else if (around.at(-1) !== name || !isFormatting) steps += open * open;
    if (end === undefined || !name) around.push('');
    else if (!slash) around.push(...(VOID.has(name) ? [] : [name]));
    else if (isClosed(around, name) && isFormatting) open--;
  }
  return steps;
}

/** Whether an end tag of that name closes something for sure, which is then taken away. */
function isClosed(around: string[], name: string): boolean {
  let at = around.length - 1;
  while (around[at] !== name && (around[at] === 'a' || FORMATTING.has(around[at] ?? ''))) at--;
  if (around[at] !== name || (at < around.length - 1 && !FORMATTING.has(name))) return false;
  around.splice(at, 1);
  return true;
}
