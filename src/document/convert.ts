import {Places} from '../help/places.js';
import {readSource} from './compose.js';
import type {Draft} from './model.js';
import {recognise} from './recognise.js';
import {readTable, type Table} from './shapes/table.js';
import type {Problem} from './validate.js';
import {write} from './write.js';

/** A document of another shape, in the documented one. */
export interface Conversion {
  readonly text: string;
  readonly draft: Draft;
  /** The former shape in words, for authors. */
  readonly shape: string;
  readonly problems: readonly Problem[];
}

/**
 * Writes a document of any shape, or a table, in the documented shape.
 *
 * @param isTable whether the name of the file says that it is a table
 * @param languages the wanted languages, best first, where texts are given in several
 * @throws Fault if it cannot be read
 */
export async function convert(
  text: string,
  {isTable = false, languages = []}: {isTable?: boolean; languages?: readonly string[]} = {},
): Promise<Conversion> {
  const table = readTable(text, isTable);
  if (table) return {...table, text: writeTable(table), problems: []};
  const reading = await readSource({content: text});
  const {draft, problems, shape = 'a document'} = await recognise(reading, languages);
  const {extents} = await Places.of(reading);
  return {text: write(draft, reading, {text, extents}), draft, shape, problems};
}

/** A table as a document. */
export function writeTable({draft}: Table): string {
  return write(draft, {value: null, body: ''}, {text: '', extents: []});
}

/** Whether a file is a table by its name or address. */
export function namesTable(name: string): boolean {
  return /\.(?:csv|tsv)$/i.test(name.replace(/[?#].*$/s, ''));
}
