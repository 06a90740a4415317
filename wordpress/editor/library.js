import {readSource} from '../../src/document/compose.ts';
import {openDocument, writeForm} from '../../src/document/edit.ts';
import {recognise} from '../../src/document/recognise.ts';
import {write} from '../../src/document/write.ts';
import {check} from '../../src/help/check.ts';
import {Places} from '../../src/help/places.ts';
import {fromRichText, htmlText, toBlocks, toHtml, toMarkdown, toRichText} from './markdown.js';

/** The elements' own reader and writer, which the editor loads as a file of its own. */
export {
  check,
  fromRichText,
  htmlText,
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
  const reading = await readSource({content: text});
  const {draft} = await recognise(reading);
  const {extents} = await Places.of(reading);
  return write(draft, reading, {text, extents});
}
