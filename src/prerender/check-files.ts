import {check} from '../check/check.js';
import {asProblem, type Problem} from '../check/problem.js';
import {Fault} from '../document/errors.js';
import {fetchText, isAddress, readText} from './input.js';

interface Options {
  readonly isJson: boolean;
  readonly hasBase: boolean;
}

/**
 * Checks documents and prints their problems in the format of editors and compilers:
 * `file:line:column: severity: message`.
 *
 * @returns the exit code: 1 if there is an error
 */
export async function checkFiles(
  files: readonly string[],
  {isJson, hasBase}: Options,
): Promise<number> {
  const problems: (Problem & {readonly file: string})[] = [];
  for (const file of files) {
    for (const problem of await problemsOf(file, hasBase)) problems.push({file, ...problem});
  }
  if (isJson)
    console.log(JSON.stringify(problems, null, 2).split('\n').map(escapeSigns).join('\n'));
  else {
    for (const {file, line = 1, column = 1, severity, message} of problems) {
      console.log(escapeSigns(`${file}:${line}:${column}: ${severity}: ${message}`));
    }
  }
  const errors = problems.filter(({severity}) => severity === 'error').length;
  // Goes to stderr, because programs read the problems from stdout.
  console.error(summary(files.length, errors, problems.length - errors));
  return errors ? 1 : 0;
}

/**
 * Characters that control a terminal, end or reverse a line, or begin a command to a build server. GitHub's
 * runners look for `::` at the start of a line, after spaces too, and for `##[` anywhere in it;
 * Azure's and TeamCity's for `##vso[` and `##teamcity[`. They are escaped as in JSON, so JSON stays JSON.
 */
const SIGNS = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]|^\p{Zs}*:(?=:)|#(?=#\w*\[)/gu;

function escapeSigns(line: string): string {
  return line.replace(SIGNS, sign => {
    const last = sign.length - 1;
    return `${sign.slice(0, last)}\\u${sign.charCodeAt(last).toString(16).padStart(4, '0')}`;
  });
}

async function problemsOf(file: string, hasBase: boolean): Promise<Problem[]> {
  try {
    const url = isAddress(file) ? file : undefined;
    const {text, warnings} = await (url === undefined ? readText(file) : fetchText(url));
    return [...warnings, ...(await check({content: text, url, hasBase}))];
  } catch (cause) {
    if (cause instanceof Fault) return [asProblem(cause)];
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    const cure =
      'code' in cause && cause.code === 'EISDIR'
        ? 'It is a folder. Name the files in it.'
        : 'Check its name and its folder.';
    const message = `This file cannot be read (${cause.message}). ${cure}`;
    return [{severity: 'error', code: 'network', message}];
  }
}

function summary(files: number, errors: number, warnings: number): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  return `${count(files, 'document')}, ${count(errors, 'error')}, ${count(warnings, 'warning')}`;
}
