import {readSource} from '../document/compose.js';
import {Fault} from '../document/errors.js';
import {recognise} from '../document/recognise.js';
import {write} from '../document/write.js';
import {asProblem} from '../help/check.js';
import {Places} from '../help/places.js';
import {escapeSigns, fetchText, isAddress, readText} from './check-files.js';

/**
 * Prints a document of any shape in the documented one, and on stderr its former shape.
 *
 * @param languages the wanted languages, best first, where texts are given in several
 * @returns the exit code: 1 if nothing in the document can be shown
 */
export async function convertFile(file: string, languages: readonly string[]): Promise<number> {
  try {
    const {text} = await (isAddress(file) ? fetchText(file) : readText(file));
    const reading = await readSource({content: text});
    const {draft, problems, shape = 'a document'} = await recognise(reading, languages);
    if (!draft.about?.trim() && !draft.faq.some(({q}) => q)) {
      return fail(`${file}: error: No question and no about text was found.`);
    }
    const {extents} = await Places.of(reading);
    process.stdout.write(write(draft, reading, {text, extents}));
    console.error(escapeSigns(`${file}: note: Read as: ${shape}.`));
    if (problems.length) {
      return fail(`${file}: error: Not all of this document is read. Run "welearn check ${file}".`);
    }
    return 0;
  } catch (cause) {
    if (cause instanceof Fault) return fail(`${file}: error: ${asProblem(cause).message}`);
    if (cause instanceof Error && 'syscall' in cause)
      return fail(`${file}: error: ${cause.message}`);
    throw cause;
  }
}

function fail(message: string): number {
  console.error(escapeSigns(message));
  return 1;
}
