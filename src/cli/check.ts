import {readFile} from 'node:fs/promises';
import {buffer} from 'node:stream/consumers';
import {excerpt, Fault, LONG} from '../document/errors.js';
import {decode} from '../help/forgive.js';
import {asProblem, check, type Problem} from '../help/check.js';
import {count} from '../help/explain.js';
import {MissingPackageError, openWindow} from '../html/jsdom.js';
import {fetchText as loadText} from '../load/fetch.js';
import type {Finding} from '../page/visit.js';

/** How problems are printed: as editors and compilers do, as JSON, or as commands of GitHub Actions. */
export type Format = 'lines' | 'json' | 'github';

interface Options {
  readonly format: Format;
  readonly hasBase: boolean;
}

/**
 * Checks documents and prints their problems.
 *
 * @returns the exit code: 1 if there is an error
 */
export async function checkFiles(
  files: readonly string[],
  {format, hasBase}: Options,
): Promise<number> {
  const problems: (Problem & {readonly file: string})[] = [];
  for (const file of files) {
    for (const problem of await problemsOf(file, hasBase)) problems.push({file, ...problem});
  }
  return report(problems, format, count(files.length, 'document'), ({file, ...problem}) =>
    lineOf(file, problem),
  );
}

/**
 * Checks web pages that should show the elements, and prints their problems.
 *
 * @returns the exit code: 1 if there is an error
 */
export async function checkPages(urls: readonly string[], format: Format): Promise<number> {
  // The command starts faster without the code for pages.
  const {checkAddress} = await import('../page/check-page.js');
  try {
    const {DOMParser} = await openWindow('Checking a page');
    const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html');
    const findings: Finding[] = [];
    for (const url of urls) findings.push(...(await checkAddress(url, parse)));
    return report(findings, format, count(urls.length, 'page'), lineOfFinding);
  } catch (cause) {
    if (!(cause instanceof MissingPackageError)) throw cause;
    console.error(cause.message);
    return 1;
  }
}

/** A problem as it is printed, whatever was checked. */
type Printed = Pick<Problem, 'severity' | 'message' | 'line' | 'column'> & {readonly file: string};

/**
 * Prints problems, and how many there are.
 *
 * @param checked the number of checked things, in words
 * @param asLine writes a problem for people
 * @returns the exit code: 1 if there is an error
 */
function report<T extends Printed>(
  problems: readonly T[],
  format: Format,
  checked: string,
  asLine: (problem: T) => string,
): number {
  switch (format) {
    case 'lines':
      for (const problem of problems) console.log(asLine(problem));
      break;
    case 'json':
      console.log(JSON.stringify(problems, null, 2).split('\n').map(escapeSigns).join('\n'));
      break;
    case 'github':
      for (const problem of problems) console.log(annotationOf(problem));
  }
  const errors = problems.filter(({severity}) => severity === 'error').length;
  const warnings = problems.filter(({severity}) => severity === 'warning').length;
  // Goes to stderr, because programs read the problems from stdout.
  console.error(`${checked}, ${count(errors, 'error')}, ${count(warnings, 'warning')}`);
  return errors ? 1 : 0;
}

/** A problem in the format of editors and compilers: `file:line:column: severity: message`. */
export function lineOf(file: string, problem: Problem): string {
  const {line = 1, column = 1, severity, message} = problem;
  return escapeSigns(`${file}:${line}:${column}: ${severity}: ${message}`);
}

/** A problem of a page has no place; one of a document has. */
function lineOfFinding({file, line, column = 1, severity, message}: Finding): string {
  const place = line === undefined ? '' : `:${line}:${column}`;
  return escapeSigns(`${file}${place}: ${severity}: ${message}`);
}

/** A command with which GitHub's runner shows a problem beside its line. */
function annotationOf({file, line = 1, column = 1, severity, message}: Printed): string {
  const command = severity === 'note' ? 'notice' : severity;
  const data = (text: string) => escapeSigns(text).replaceAll('%', '%25');
  const name = data(file).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${command} file=${name},line=${line},col=${column}::${data(message)}`;
}

/**
 * Characters that control a terminal, end or reverse a line, or start a command to a build server.
 * GitHub's runners read `::` at the start of a line, even after spaces, and `##[` anywhere; Azure
 * and TeamCity read `##vso[` and `##teamcity[`. They are escaped as in JSON, so JSON stays valid.
 */
const SIGNS = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]|^\p{Zs}*:(?=:)|#(?=#\w*\[)/gu;

export function escapeSigns(line: string): string {
  return line.replace(SIGNS, sign => {
    const last = sign.length - 1;
    return `${sign.slice(0, last)}\\u${sign.charCodeAt(last).toString(16).padStart(4, '0')}`;
  });
}

/** The problems of a document, or the one that keeps it from being read. */
export async function problemsOf(file: string, hasBase: boolean): Promise<Problem[]> {
  try {
    const url = isAddress(file) ? file : undefined;
    const {text, warnings} = await (url === undefined ? readText(file) : fetchText(url));
    return [...warnings, ...(await check({content: text, url, hasBase}))];
  } catch (cause) {
    return [asReadingProblem(cause)];
  }
}

/**
 * The problem why a document cannot be read.
 *
 * @throws any other error
 */
export function asReadingProblem(cause: unknown): Problem {
  if (cause instanceof Fault) return asProblem(cause);
  if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
  const cure =
    'code' in cause && cause.code === 'EISDIR'
      ? 'It is a folder. Name the files in it.'
      : 'Check its name and its folder.';
  const message = `This file cannot be read (${excerpt(cause.message, LONG)}). ${cure}`;
  return {severity: 'error', code: 'network', message};
}

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
    const message = `Other sites cannot show this document. ${excerpt(new URL(url).host)} must send it with the header "Access-Control-Allow-Origin: *".`;
    return [{severity: 'warning', code: 'cors', message, url}];
  } catch {
    // The other request reports an address that cannot be reached.
    return [];
  }
}
