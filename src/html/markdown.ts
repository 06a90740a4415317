import {Parser, Renderer, type Tokens} from 'marked';
import {
  lex,
  type Lexed,
  lexInline,
  type Meter,
  type Note,
  type Reference,
  type Written,
} from '../document/formats/markdown.js';
import {droppedElements} from './allowed.js';

// Rendered texts share an allowance, which comes with this module.
export {Allowance} from '../document/formats/markdown.js';

/** Tags per text. The time browsers need for unclosed tags grows quadratically. */
const MAX_TAGS = 10_000;
/** Characters equal in cost to one step of an HTML parser over unclosed formatting tags. */
const STEP = 5;

/** End tags before text shown as written. Otherwise an unclosed element would swallow it. */
const ENDS = droppedElements.map(name => `</${name}>`).join('');

class Output extends Renderer {
  /** Text beyond the limit, or blank lines between blocks. */
  override space({raw, isFirst}: Tokens.Space & Written): string {
    const text = this.text({type: 'text', raw, text: raw});
    return raw.trim() && `${isFirst ? ENDS : ''}<p>${text}</p>\n`;
  }

  override text(token: (Tokens.Text | Tokens.Escape) & Partial<Written>): string {
    return (token.isFirst ? ENDS : '') + super.text(token);
  }

  /** § 4.6: a line end closes an HTML block. Without it, the next block would join the line. */
  override html({text, block}: Tokens.HTML | Tokens.Tag): string {
    return block ? `${text}\n` : text;
  }

  /** GitHub's alerts: `> [!NOTE]`. Obsidian writes more words, and text on the same line. */
  override blockquote({tokens}: Tokens.Blockquote): string {
    const text = this.parser
      .parse(tokens)
      .replace(
        /^<p>\[!(\w{1,20})\][+-]?(?:\s|<br>)*(<\/p>)?/,
        (_, word: string, end = '<p>') =>
          `<p><strong>${capital(word)}</strong></p>\n${end === '<p>' ? end : ''}`,
      );
    return `<blockquote>\n${text}</blockquote>\n`;
  }

  /** § 6.7: a line end keeps words apart in copied and extracted text. */
  override br(): string {
    return '<br>\n';
  }
}

/** The name of an alert, such as `NOTE`, as a label. */
function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/** All options explicitly: the page may have changed the shared instance's defaults. */
const options = {
  gfm: true,
  renderer: new Output(),
  extensions: {
    renderers: {
      reference: (token: Tokens.Generic) => renderReference(token as Reference),
    },
    childTokens: {},
  },
};

/** The number of a footnote, which leads to it. The way back leads to the first one. */
function renderReference({number, isFirst}: Reference): string {
  const n = String(number);
  const place = isFirst ? ` place="fnref:${n}"` : '';
  return `<sup><a href="#fn:${n}"${place}>${n}</a></sup>`;
}

/** Lists the footnotes below their text, each with a link back to where it is referred to. */
function listNotes(notes: readonly Note[]): string {
  const items = notes
    .toSorted((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity))
    .map(({tokens, number}) => {
      const text = Parser.parse(tokens, options).trimEnd();
      if (number === undefined) return `<li>${text}</li>\n`;
      const n = String(number);
      const end = text.endsWith('</p>') ? '</p>' : '';
      const words = text.slice(0, text.length - end.length);
      return `<li place="fn:${n}">${words} <a href="#fnref:${n}">↩</a>${end}</li>\n`;
    });
  return `<section>\n<hr>\n<ol>\n${items.join('')}</ol>\n</section>\n`;
}

/**
 * Splits a line that would take minutes to lay out into paragraphs, at spaces if possible. Leaves
 * HTML alone: a cut could fall inside a tag.
 */
function cut(line: string): string {
  return !/^\s*</.test(line)
    ? line.replace(/.{1,30000}(?=\s|$)|.{29999,30000}(?![\uDC00-\uDFFF])/g, '$&\n\n')
    : line;
}

/**
 * Converts Markdown to HTML, not yet sanitised.
 *
 * @param isInline whether the text is a single line, without blocks
 * @throws {RangeError} if it has too many levels, or a browser would create too many elements
 */
export function parse(text: string, isInline: boolean, meter: Meter): string {
  if (text.split('<').length > MAX_TAGS) throw new RangeError('too many tags');
  const source = text.length < 1000 ? text : shorten(text);
  const html = isInline
    ? Parser.parseInline(lexInline(source, meter), options)
    : withNotes(lex(source, meter));
  const steps = text.includes('<') ? countSteps(html) : 0;
  if (!meter.bears(STEP * steps)) throw new RangeError('too many open tags');
  return html;
}

function withNotes({tokens, notes}: Lexed): string {
  return Parser.parse(tokens, options) + (notes.length ? listNotes(notes) : '');
}

/** Shortens texts that take browsers long, without losing visible text. */
function shorten(text: string): string {
  return (
    text
      // The data of a pasted image is never shown, only its alternative text.
      .replace(/(?<=[("'=])data:image[^\s"'>)]*/g, found => (found.length < 1000 ? found : 'data:'))
      .replace(/^.{30001,}/gm, cut)
  );
}

/** Formatting elements of HTML (13.2.4.3). Of `a`, only one can be open. */
const FORMATTING = new Set('b big code em font i nobr s small strike strong tt u'.split(' '));

/** Void elements. */
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/**
 * A tag, or its beginning. The last group matches only a well-formed rest without `<`, so a tag
 * inside a comment is not missed. White space as in HTML.
 */
const TAG =
  /<(\/?)([a-z][a-z\d]*)?((?:[ \t\n\f\r]+[^ \t\n\f\r"'<>/=]+(?:=(?:"[^"<]*"|'[^'<]*'|[^ \t\n\f\r"'<>=`]+))?)*[ \t\n\f\r]*\/?>)?/gi;

/**
 * An upper bound of the steps an HTML parser takes for unclosed formatting tags. At the end of
 * every block it reopens all of them, and compares each with the open ones (HTML, 13.2.4.3,
 * "reconstruct the active formatting elements"). A few kB may become millions of elements and take
 * minutes.
 *
 * An end tag closes the last open element, or one with only formatting elements inside. Any other
 * end tag may have no effect, so its element counts as open until the end.
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

/** Whether an end tag certainly closes an element, which is then removed from `around`. */
function isClosed(around: string[], name: string): boolean {
  let at = around.length - 1;
  while (around[at] !== name && (around[at] === 'a' || FORMATTING.has(around[at] ?? ''))) at--;
  if (around[at] !== name || (at < around.length - 1 && !FORMATTING.has(name))) return false;
  around.splice(at, 1);
  return true;
}
