import {count} from '../help/nothing.js';
import {MissingPackageError, openWindow} from '../html/jsdom.js';
import {checkPage} from '../page/check-page.js';
import {type Asker, type Finding, loadPage} from '../page/visit.js';
import {escapeSigns, type Format, report} from './check-files.js';

/**
 * Checks web pages that should show the elements, and prints their problems.
 *
 * @returns the exit code: 1 if there is an error
 */
export async function checkPages(urls: readonly string[], format: Format): Promise<number> {
  try {
    const {DOMParser} = await openWindow('Checking a page');
    const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
    const findings: Finding[] = [];
    for (const url of urls) {
      const asker = askFor(url);
      const page = await loadPage(asker, url, parse);
      // A program may read every answer, so the page is there, or the reason why it is not.
      if (page && 'document' in page) findings.push(...(await checkPage(page, asker)));
      else if (page) findings.push(page);
    }
    return report(findings, format, count(urls.length, 'page'), lineOf);
  } catch (cause) {
    if (!(cause instanceof MissingPackageError)) throw cause;
    console.error(cause.message);
    return 1;
  }
}

/** Asks as the browser of a visitor: servers learn which site wants to read a file of another. */
function askFor(page: string): Asker {
  const {origin} = new URL(page);
  return {
    fetch: (url, init) => {
      const isForeign = new URL(url).origin !== origin;
      return fetch(url, {...init, ...(isForeign && {headers: {origin}})});
    },
  };
}

/** A problem of a page has no place; one of a document has. */
function lineOf({file, line, column = 1, severity, message}: Finding): string {
  const place = line === undefined ? '' : `:${line}:${column}`;
  return escapeSigns(`${file}${place}: ${severity}: ${message}`);
}
