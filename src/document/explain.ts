import {WelearnError, type Facts, type Fault, type WelearnErrorCode} from './errors.js';

type Explanation = (facts: Facts) => string;

/** What happened, and what to do about it, in the words of someone who cannot debug. */
const EXPLANATIONS: Readonly<Record<WelearnErrorCode, Explanation>> = {
  network: ({url}) =>
    `${named(url)} could not be reached. Check the address and the connection. If it is on another site than this page, that site must send the header "Access-Control-Allow-Origin: *", and a Content-Security-Policy of this page must name it under connect-src.`,
  timeout: ({url}) =>
    `${named(url)} did not arrive within 10 seconds. Try again later, or ask whoever runs that site.`,
  'http-status': ({url, status = 0}) =>
    `${named(url)} answered with status ${String(status)}. ${statusCure(status)}`,
  'not-a-document': ({url}) =>
    `${named(url)} is a web page (HTML), not a document. Give the address of the document itself; on GitHub that is the one behind the button "Raw".`,
  'too-large': ({found = 'text', expected = ''}) => sizeCure(found, expected),
  syntax: ({expected = 'text', found}) =>
    `This is not valid ${expected}: ${found ?? 'unknown reason'}. Correct it at the place named, or paste the text into a ${expected} checker.`,
  'invalid-document': ({path, expected = '', found = ''}) =>
    `${path ? `"${path}"` : 'The document'} must be ${expected}; found ${found}.${listCure(path, expected)}`,
  'invalid-attribute': ({path = '', expected = '', found = ''}) =>
    `The attribute "${path}" must be ${expected}; found "${found}".${path === 'data' ? ' In JSON, keys and texts stand in straight double quotes, so put the attribute itself in single ones.' : ''}`,
  script: ({found = ''}) =>
    `A part of this library ("${found}") did not load. Reload the page; if that does not help, check that the folder of welearn.js holds all files of the release.`,
};

/** Puts a fault into words: where, what, and what to do. */
export function explain(fault: Fault): WelearnError {
  const {code, facts, cause} = fault;
  const message = EXPLANATIONS[code](facts);
  return new WelearnError(code, place(facts) + message, facts, cause);
}

/** `about.md:14:3: `, as far as it is known and the message does not say it anyway. */
function place({url, line, column = 1, status, found}: Facts): string {
  const file = url !== undefined && status === undefined && found ? `${fileName(url)}:` : '';
  if (line === undefined) return file && `${file} `;
  return `${file || 'line '}${String(line)}:${String(column)}: `;
}

function named(url: string | undefined): string {
  return `The document ${url ?? ''}`.trimEnd();
}

function fileName(url: string): string {
  return new URL(url, 'file:').pathname.split('/').pop() || url;
}

function statusCure(status: number): string {
  if (status === 404 || status === 410)
    return 'There is no such document: check the address in "src".';
  if (status === 401 || status === 403)
    return 'It is not public: make it readable without signing in.';
  return 'The trouble is at that site: try again later, or ask whoever runs it.';
}

function sizeCure(found: string, expected: string): string {
  if (found === 'repeats')
    return `Aliases in the document repeat more than ${expected} values. Write them out, or use fewer.`;
  return `The document has more ${found} than the limit of ${expected}. Split it into several.`;
}

function listCure(path: string | undefined, expected: string): string {
  return path === 'faq' || expected.startsWith('a list of questions')
    ? ' Start each question with "- q:".'
    : '';
}
