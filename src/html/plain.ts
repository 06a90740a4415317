import {view} from './window.js';

const {document, Text} = view;

/**
 * Most texts of a FAQ are plain paragraphs with a link or two. Every Markdown parser reads them the
 * same way, so they are shown at once, and the parser loads later. A fuzz test compares both
 * results. All other texts wait for the parser.
 */

/**
 * Characters that may start inline markup: emphasis, code, links, HTML, entities, hard line breaks,
 * bare addresses (CommonMark 0.31, 6; GitHub Flavored Markdown, 6.9).
 */
const SIGN = /[\\`*_~[<&@\r\t]|:\/\/|www\.|ftp:| {2}| \n/i;

/** `[words](address)` without further markup in either. Not an image. */
const LINK =
  /(?<!!)\[([^\s\\`*_~[\]<>&@!](?:[^\\`*_~[\]<>&@!\n]*[^\s\\`*_~[\]<>&@!])?)\]\(([\w./:?=%#+,;-]+)\)/g;

/**
 * Lines that start with a letter start no block; any other line might (CommonMark 0.31, 4 and 5).
 */
const LINES = /^(?:\p{L}.*(?:\n|$)|\n)+$/u;

/** The parser counts and splits longer texts. */
const MAX_LENGTH = 30_000;

/** The nodes of a paragraph; `undefined` if it has more than words and links. */
export function plainInline(text: string): Node[] | undefined {
  if (text !== text.trim() || text.length > MAX_LENGTH) return undefined;
  const nodes: Node[] = [];
  let end = 0;
  for (const {0: link, 1: words = '', 2: address = '', index} of text.matchAll(LINK)) {
    if (/:\/\/|www\.| {2}/i.test(words)) return undefined;
    nodes.push(new Text(text.slice(end, index)), createLink(words, address));
    end = index + link.length;
  }
  nodes.push(new Text(text.slice(end)));
  const words = nodes.filter(node => node instanceof Text);
  return words.some(({data}) => SIGN.test(data)) ? undefined : nodes;
}

/** The paragraphs of a text; `undefined` if it may have other blocks. */
export function plainBlocks(text: string): Node[] | undefined {
  if (text.length > MAX_LENGTH || !text.trim() || !LINES.test(text)) return undefined;
  const paragraphs: Node[] = [];
  for (const lines of text.split(/\n{2,}/)) {
    const paragraph = lines.replace(/^\n|\n$/g, '');
    if (!paragraph) continue;
    const nodes = plainInline(paragraph);
    if (!nodes) return undefined;
    const element = document.createElement('p');
    element.append(...nodes);
    // A line end keeps words apart in extracted text.
    paragraphs.push(element, new Text('\n'));
  }
  return paragraphs;
}

/** Comments, scripts, tags, addresses for links, and spaces show nothing. */
const SILENT =
  /^(?:<!--[^]*?(?:-->|(?![^]))|<(?:script|style|template|svg|math)\b[^]*?(?:<\/(?:script|style|template|svg|math)\s*>|(?![^]))|<\/?(?!(?:audio|embed|hr|iframe|img|input|object|video)\b)[a-z][^<>]*>|^ {0,3}\[(?!\^)[^[\]\n]+\]:[ \t]*[^\s]+[ \t]*$|^ {0,3}(?:#{1,6}|>)[ \t]*$|&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|lrm|rlm|#160|#xa0|#8203|#x200b);|[\s\p{C}\u3164\u2800])*/imu;

/** Whether a text comes to nothing, such as `<!-- todo -->` or `&nbsp;`. */
export function isBlank(text: string): boolean {
  return SILENT.exec(text)?.[0].length === text.length;
}

/** `conform()` resolves the address later; creating a link loads nothing. */
function createLink(words: string, address: string): Element {
  const link = document.createElement('a');
  link.setAttribute('href', address);
  link.append(words);
  return link;
}
