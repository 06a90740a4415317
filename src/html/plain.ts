/**
 * Most texts of a FAQ are plain, or plain paragraphs with a link or two. They mean the same to every reader of
 * Markdown, so they are shown without one, which may then arrive later. Every other text is left to it: a fuzz test
 * compares the outcome of both.
 */

/**
 * What may begin something inside of a paragraph: emphasis, code, links, HTML, entities, hard line breaks, bare
 * addresses (CommonMark 0.31, 6; GitHub Flavored Markdown, 6.9).
 */
const SIGN = /[\\`*_~[<&@\r\t]|:\/\/|www\.|ftp:| {2}| \n/i;

/** `[words](address)`, with nothing in either that may mean something else. Not an image. */
const LINK =
  /(?<!!)\[([^\s\\`*_~[\]<>&@!](?:[^\\`*_~[\]<>&@!\n]*[^\s\\`*_~[\]<>&@!])?)\]\(([\w./:?=%#+,;-]+)\)/g;

/** Lines that begin with a letter begin no block; every other one might (CommonMark 0.31, 4 and 5). */
const LINES = /^(?:\p{L}.*(?:\n|$)|\n)+$/u;

/** Longer texts are counted, and cut, where Markdown is read. */
const MAX_LENGTH = 30_000;

/** A text of a paragraph as nodes; nothing if there is more in it than words and links. */
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

/** A text as paragraphs; nothing if it may have anything else. */
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
    // Programs that read the text alone find the words apart.
    paragraphs.push(element, new Text('\n'));
  }
  return paragraphs;
}

/** Its address is not resolved yet: nothing is loaded from a link. */
function createLink(words: string, address: string): Element {
  const link = document.createElement('a');
  link.setAttribute('href', address);
  link.append(words);
  return link;
}
