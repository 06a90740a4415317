import {convert as convertDocument, namesTable, writeTable} from '../../src/document/write.ts';
import {openDocument, writeForm} from '../../src/document/edit.ts';
import {Fault} from '../../src/document/errors.ts';
import {markdownOf, readTable} from '../../src/document/shapes/table.ts';
import {namesQuestion} from '../../src/document/shapes/words.ts';
import {decode} from '../../src/help/forgive.ts';
import {asProblem, check} from '../../src/help/check.ts';
import {fromRichText, htmlText, toBlocks, toHtml, toMarkdown, toRichText} from './markdown.js';

/** The elements' own reader and writer, which the editor loads as a file of its own. */
export {
  check,
  fromRichText,
  htmlText,
  namesQuestion,
  openDocument,
  toBlocks,
  toHtml,
  toMarkdown,
  toRichText,
  writeForm,
};

/**
 * Writes a document of any shape in the documented one.
 *
 * @throws Fault if it cannot be read
 */
export async function convert(text) {
  return (await convertDocument(text)).text;
}

const TAG = /<\/?[a-z][^<>]*>/i;

/** The problems of a document in a file. */
export async function checkFile(file) {
  return check({content: await textOf(file), hasBase: true});
}

const textOf = async file => decode([new Uint8Array(await file.arrayBuffer())], null);

/** The answer of another program as Markdown, so that fields can show it. */
function cellOfFile(cell) {
  const text = markdownOf(cell);
  return TAG.test(text) ? htmlText(toHtml(text)) : text;
}

/** Copied cells are plain text, unless they hold HTML. */
function cellOfPaste(cell) {
  if (TAG.test(cell)) return cellOfFile(cell);
  const html = cell.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`);
  return fromRichText(html.replaceAll('\n', '<br>'), true);
}

/**
 * The document in a file, as a text. A table becomes a document.
 *
 * @throws Error with line and cure if the file is a table with a mistake
 */
export async function readFile(file) {
  const text = await textOf(file);
  try {
    const table = readTable(text, namesTable(file.name), cellOfFile);
    return table ? writeTable(table) : text;
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const {line, message} = asProblem(cause);
    throw new Error(`${file.name}${line === undefined ? '' : `:${line}`}: ${message}`, {cause});
  }
}

/** The document in copied cells; `undefined` for other texts. */
export function readPaste(text) {
  const table = readTable(text, false, cellOfPaste);
  return table && writeTable(table);
}
