import {check} from '../check/check.js';
import type {Source} from '../document/compose.js';

/** Warns the author of texts that are too long to be read as Markdown, with their places. */
export async function warnOfLimits(element: Element, sources: readonly Source[]): Promise<void> {
  for (const {content, format, url} of sources) {
    const problems = await check({content, format, url});
    for (const {code, message, line, column = 1, path} of problems) {
      if (code !== 'limit') continue;
      const place = line === undefined ? (path ?? '') : `${String(line)}:${String(column)}`;
      console.warn(`${[url, place].filter(Boolean).join(':')}: ${message}`, element);
    }
  }
}
