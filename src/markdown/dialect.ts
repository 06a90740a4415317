import {Lexer, Parser, Renderer, Tokenizer, type Hooks, type Token, type Tokens} from 'marked';
import {droppedElements} from './allowed.js';

/** Milliseconds that a text may be read for its Markdown. What is not read by then is shown as it is. */
const PATIENCE = 400;
/**
 * Characters of a paragraph, a list or a quote that are read at once: what some signs take grows with
 * its square. A list or quote that is longer becomes several, at lines where its items may begin.
 */
const MAX_PIECE = 30_000;
/**
 * Places of a text where something may begin, and tags that are written in it: a book has fewer, a page
 * cannot bear more, and what browsers take for tags that nobody closes grows with their square.
 */
const MAX_PLACES = 50_000;
const MAX_TAGS = 10_000;
/** A table gets a cell for each column in every row, written or not: a few kB may stand for millions. */
const MAX_CELLS = 100_000;

/** Reads one text, in a time that a page can wait. */
class BoundedLexer extends Lexer {
  readonly #end = performance.now() + PATIENCE;
  #places = 0;

  /** Counts a place, and tells whether it is one too many, or comes too late. */
  isLate(): boolean {
    return ++this.#places > MAX_PLACES || performance.now() > this.#end;
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
 * read for minutes.
 */
class Dialect extends Tokenizer {
  declare lexer: BoundedLexer;

  /** Asked first wherever a block may begin: paragraph by paragraph, what is left when time is up. */
  override space(source: string): Tokens.Space | undefined {
    if (!this.lexer.isLate()) return super.space(source);
    // Those that are short go with the next.
    const [raw] = /^[^]{200,}?(?:\n[ \t]*\n|$)/.exec(source) ?? [source];
    // Marked takes a single sign given here for a line's end, and drops it.
    return {type: 'space', raw: raw.padEnd(2)};
  }

  /** Asked first wherever something may begin in a paragraph: the rest of it, when time is up. */
  override escape(source: string): Tokens.Escape | undefined {
    if (!this.lexer.isLate()) return super.escape(source);
    const tokens = [{type: 'html', text: ENDS}, asWritten(source)];
    return {...asWritten(source), tokens} as Tokens.Generic as Tokens.Escape;
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
    const [raw = '', head = ''] = this.rules.block.table.exec(source) ?? [];
    const cells = head.split('|').length * raw.split('\n').length;
    return cells > MAX_CELLS ? undefined : super.table(source);
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
    const token = super.emStrong(source, masked, before);
    if (token || source[0] !== '*' || !/[\p{L}\p{N}]/u.test(before)) return token;
    const at = masked.length - source.length;
    const apart = super.emStrong(source, `${masked.slice(0, at - 1)} ${masked.slice(at)}`, before);
    return apart?.tokens.some(({type}) => type === 'em' || type === 'strong') ? apart : undefined;
  }
}

/** Closed before what is shown as it is, or it would go with them: their own ends are not read any more. */
const ENDS = droppedElements.map(name => `</${name}>`).join('');

function asWritten(raw: string): Tokens.Text {
  return {type: 'text', raw, text: raw};
}

function firstPiece(source: string): string {
  return (/^[^]{30000,60000}?\n(?=\S)/.exec(source) ?? [source.slice(0, MAX_PIECE)])[0];
}

class Output extends Renderer {
  /** What was left when time was up, or lines between blocks. */
  override space({raw}: Tokens.Space): string {
    return raw.trim() && `${ENDS}<p>${this.text(asWritten(raw))}</p>\n`;
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
export function lex(text: string): Token[] {
  return new BoundedLexer(options).lex(text);
}

/**
 * A line that would be laid out for minutes becomes several paragraphs, at spaces where it has some. Not a
 * block of HTML: a tag would be cut.
 */
function cut(line: string): string {
  return line.length > MAX_PIECE && !/^\s*</.test(line)
    ? line.replace(/.{1,30000}(?=\s|$)|.{29999,30000}(?![\uDC00-\uDFFF])/g, '$&\n\n')
    : line;
}

/**
 * Markdown as HTML that nobody has sanitised yet.
 *
 * @param isInline whether it is a line, and no blocks
 * @throws {RangeError} if it has more tags than a browser can bear
 */
export function parse(text: string, isInline: boolean): string {
  if (text.split('<').length > MAX_TAGS) throw new RangeError('too many tags');
  const source = text
    // Of an image that is pasted in as data only its text is shown, and its end may be far.
    .replace(/(?<=[("'=])data:image[^\s"'>)]{999,}/g, 'data:')
    .replace(/.+/g, cut);
  return isInline
    ? Parser.parseInline(new BoundedLexer(options).inlineTokens(source), options)
    : Parser.parse(lex(source), options);
}
