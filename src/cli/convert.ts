import {convert, namesTable} from '../document/write.js';
import {Fault} from '../document/errors.js';
import {asProblem} from '../help/check.js';
import {escapeSigns, fetchText, isAddress, readText} from './check.js';

/**
 * Prints a document of any shape in the documented one, and on stderr its former shape.
 *
 * @param languages the wanted languages, best first, where texts are given in several
 * @returns the exit code: 1 if nothing in the document can be shown
 */
export async function convertFile(file: string, languages: readonly string[]): Promise<number> {
  try {
    const {text} = await (isAddress(file) ? fetchText(file) : readText(file));
    const converted = await convert(text, {isTable: namesTable(file), languages});
    const {draft, problems, shape} = converted;
    if (!draft.about?.trim() && !draft.faq.some(({q}) => q)) {
      return fail(`${file}: error: No question and no about text was found.`);
    }
    process.stdout.write(converted.text);
    console.error(escapeSigns(`${file}: note: Read as: ${shape}.`));
    if (problems.length) {
      return fail(`${file}: error: Not all of this document is read. Run "welearn check ${file}".`);
    }
    return 0;
  } catch (cause) {
    if (cause instanceof Fault) {
      const {message, line, column = 1} = asProblem(cause);
      const place = line === undefined ? '' : `${line}:${column}:`;
      return fail(`${file}:${place} error: ${message}`);
    }
    if (cause instanceof Error && 'syscall' in cause)
      return fail(`${file}: error: ${cause.message}`);
    throw cause;
  }
}

function fail(message: string): number {
  console.error(escapeSigns(message));
  return 1;
}
