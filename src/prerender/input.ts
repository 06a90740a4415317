import {readFile} from 'node:fs/promises';
import {buffer} from 'node:stream/consumers';
import {decode} from '../document/charset.js';
import {fetchText as loadText} from '../load/fetch.js';
import type {Problem} from '../check/problem.js';

/** An origin without documents. Some servers send CORS headers only to another origin. */
const ELSEWHERE = 'https://library.example';

export function isAddress(file: string): boolean {
  return /^https?:\/\//i.test(file);
}

/** A text, and warnings about its encoding or its server. */
export interface Input {
  readonly text: string;
  readonly warnings: readonly Problem[];
}

/**
 * Reads a file or standard input, in the encoding that elements would detect.
 *
 * @throws Error of the file system
 */
export async function readText(file: string): Promise<Input> {
  const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
  const text = bytes.toString('utf8');
  if (!/[\0\uFFFD]/.test(text)) return {text, warnings: []};
  const decoded = await decode([new Uint8Array(bytes)], null);
  if (decoded === text) return {text, warnings: []};
  const message =
    'This document is not UTF-8, so visitors may see wrong characters. Save it as UTF-8.';
  return {text: decoded, warnings: [{severity: 'warning', code: 'encoding', message}]};
}

/**
 * Loads the text at an address, and warns if other sites cannot show it.
 *
 * @throws Fault as elements report it
 */
export async function fetchText(url: string): Promise<Input> {
  const [{text}, warnings] = await Promise.all([
    loadText(url, new AbortController().signal, true),
    checkCors(url),
  ]);
  return {text, warnings};
}

async function checkCors(url: string): Promise<Problem[]> {
  try {
    const {headers, ok} = await fetch(url, {
      method: 'HEAD',
      headers: {origin: ELSEWHERE},
      signal: AbortSignal.timeout(10_000),
    });
    const allowed = headers.get('access-control-allow-origin');
    if (!ok || allowed === '*' || allowed === ELSEWHERE) return [];
    const message = `Other sites cannot show this document. ${new URL(url).host} must send it with the header "Access-Control-Allow-Origin: *".`;
    return [{severity: 'warning', code: 'cors', message, url}];
  } catch {
    // The other request reports an address that cannot be reached.
    return [];
  }
}
