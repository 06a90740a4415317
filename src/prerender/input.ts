import {readFile} from 'node:fs/promises';
import {text as readAll} from 'node:stream/consumers';
import {load} from '../content/load.js';
import type {Problem} from '../check/problem.js';

/** An origin that no document lies on: some servers speak of others only when there is one. */
const ELSEWHERE = 'https://library.example';

export function isAddress(file: string): boolean {
  return /^https?:\/\//i.test(file);
}

/**
 * The text of a file, or what comes in by the standard input.
 *
 * @throws Error of the file system
 */
export function readText(file: string): Promise<string> {
  return file === '-' ? readAll(process.stdin) : readFile(file, 'utf8');
}

/**
 * The text at an address, and what keeps other sites from showing it.
 *
 * @throws Fault as elements report it
 */
export async function fetchText(url: string): Promise<{text: string; warnings: Problem[]}> {
  const [{text}, warnings] = await Promise.all([
    load(url, new AbortController().signal, true),
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
    const message = `Pages of other sites cannot show this document: ${new URL(url).host} must send the header "Access-Control-Allow-Origin: *" with it.`;
    return [{severity: 'warning', code: 'cors', message, url}];
  } catch {
    // Whether it can be had at all is said elsewhere.
    return [];
  }
}
