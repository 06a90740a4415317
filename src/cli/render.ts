import {fetchText} from '../load/fetch.js';
import {MissingPackageError, render, type RenderOptions} from '../render.js';
import {asReadingProblem, isAddress, lineOf, readText} from './check.js';

/**
 * Prints a document as HTML, and on stderr its problems as `welearn check` prints them.
 *
 * @returns the exit code: 1 if there is an error
 */
export async function renderFile(file: string, options: RenderOptions): Promise<number> {
  try {
    const {text, base} = await load(file);
    const {html, problems} = await render(text, {base, ...options});
    process.stdout.write(html);
    for (const problem of problems) console.error(lineOf(file, problem));
    return problems.length ? 1 : 0;
  } catch (cause) {
    const isMissing = cause instanceof MissingPackageError;
    console.error(isMissing ? cause.message : lineOf(file, asReadingProblem(cause)));
    return 1;
  }
}

/** A text, and the address that its links start from: its own, if it has one. */
async function load(file: string): Promise<{readonly text: string; readonly base: string}> {
  if (!isAddress(file)) return {text: (await readText(file)).text, base: ''};
  const {text, url} = await fetchText(file, new AbortController().signal, true);
  return {text, base: url};
}
