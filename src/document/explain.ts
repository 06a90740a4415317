import {Fault, WelearnError, type Facts, type WelearnErrorCode} from './errors.js';
import {isClosed, rawAddress} from './raw-address.js';

type Explanation = (facts: Facts) => string;

/** Attributes that hold JSON. */
const JSON_ATTRIBUTES: readonly string[] = ['data', 'placeholders', 'bundles'];

/** What happened, and what to do about it, in the words of someone who cannot debug. */
const EXPLANATIONS: Readonly<Record<WelearnErrorCode, Explanation>> = {
  network: facts =>
    facts.path
      ? noSheet(facts)
      : `${named(facts)} could not be ${facts.page ? 'read' : 'reached'}. ${networkCure(facts)}`,
  timeout: facts =>
    `${named(facts)} did not arrive within 10 seconds. Try again later, or ask whoever runs that site.`,
  'http-status': facts =>
    `${named(facts)} answered with status ${String(facts.status ?? 'unknown')}. ${statusCure(facts.status ?? 0)}`,
  'not-a-document': facts =>
    `${named(facts)} is a web page (HTML), not a document. ${pageCure(facts)}`,
  'too-large': ({found = 'text', expected = ''}) => sizeCure(found, expected),
  syntax: ({expected = 'text', found, cure}) =>
    `This is not valid ${expected}: ${found ?? 'unknown reason'}. ${cure ?? `Correct it at the place named, or paste the text into a ${expected} checker.`}`,
  'invalid-document': facts => (facts.isKey ? wrongKey(facts) : wrongValue(facts)),
  'invalid-attribute': facts => wrongAttribute(facts),
  script: ({found = ''}) =>
    `A part of this library ("${found}") did not load. Reload the page; if that does not help, check that the folder of welearn.js holds all files of the release.`,
};

/**
 * Puts a fault into words: where, what, and what to do.
 *
 * @param page origin of the page, if there is one
 */
export function explain({code, facts, cause}: Fault, page?: string): WelearnError {
  const known = {...facts, page: facts.page ?? otherOrigin(facts.url, page)};
  return new WelearnError(code, place(facts) + EXPLANATIONS[code](known), facts, cause);
}

/** What happened, and what to do, without the place. */
export function describe({code, facts}: Fault): string {
  return EXPLANATIONS[code](facts);
}

/** An object of the page's own runs its code when it is read. */
export function asUnreadable(cause: unknown): Fault {
  const found = `one that cannot be read (${String(cause)})`;
  const cure = 'Use JSON, or an object without getters.';
  return new Fault('invalid-document', {expected: 'an object of plain values', found, cure}, cause);
}

/** The page's origin, if the document is on another site: that site must then allow it to read. */
function otherOrigin(url = '', page?: string): string | undefined {
  if (page === undefined || !URL.canParse(url)) return undefined;
  return new URL(url).origin === page ? undefined : page;
}

/** `about.md:14:3: `, as far as it is known and the message does not say it anyway. */
function place({url, attribute, line, column = 1, status, found}: Facts): string {
  const file = url !== undefined && status === undefined && found ? `${fileName(url)}:` : '';
  if (attribute)
    return `attribute "${attribute}"${line === undefined ? '' : `, line ${String(line)}:${String(column)}`}: `;
  if (line === undefined) return file && `${file} `;
  return `${file || 'line '}${String(line)}:${String(column)}: `;
}

function named({url}: Facts): string {
  return url === undefined ? 'The document' : `The document ${url}`;
}

function fileName(url: string): string {
  return new URL(url, 'file:').pathname.split('/').pop() || url;
}

const CLOSED_CURE =
  'That service lets no other site read its files. Download the document as plain text or Markdown, and put it on your own site.';

/** Scripts are not told why a request to another site failed, so the likely reasons are named. */
function networkCure({url = '', page}: Facts): string {
  if (url && !/^https?:/i.test(url))
    return 'Only addresses on the web can be fetched: write one that begins with https://, or the path of a file on this site.';
  const raw = rawAddress(url);
  if (raw)
    return `It is a page about the file, not the file. Give the address of the file itself: ${raw}`;
  if (isClosed(url)) return CLOSED_CURE;
  if (!page) return 'Check the address and the connection.';
  return `It is on another site than this page (${page}). If it opens in a browser tab, that site does not allow other sites to read it: it must send the header "Access-Control-Allow-Origin: *". If this page has a Content-Security-Policy, that must name the address under connect-src. Else check the address and the connection.`;
}

/** A browser does not say why a style sheet did not load. */
function noSheet({url = '', path = ''}: Facts): string {
  return `The style sheet ${url}, named by the attribute "${path}", could not be loaded. Open the address in a browser tab: it must be there, and be sent as text/css. If this page has a Content-Security-Policy, that must name the address under style-src.`;
}

function pageCure({url = ''}: Facts): string {
  const raw = rawAddress(url);
  if (raw) return `Give the address of the file itself: ${raw}`;
  if (isClosed(url)) return CLOSED_CURE;
  return 'Give the address of the document itself; on GitHub that is the one behind the button "Raw".';
}

function statusCure(status: number): string {
  if (status === 404 || status === 410)
    return 'There is no such document: check the address in "src".';
  if (status === 401 || status === 403)
    return 'It is not public: make it readable without signing in.';
  if (status === 204 || status === 205 || status === 206)
    return 'That means that there is nothing in it, or not all of it: ask whoever runs the server.';
  return 'The trouble is at that site: try again later, or ask whoever runs it.';
}

function sizeCure(found: string, expected: string): string {
  if (found === 'circle')
    return 'An alias in the document stands for something that it is in itself, so there is no end to it. Take it out.';
  if (found === 'repeats')
    return `Aliases in the document repeat more than ${expected} values. Write them out, or use fewer.`;
  if (found.endsWith('TOML'))
    return `The document has more than ${expected} ${found}. Split it into several, or write it in YAML, where there is room for more.`;
  return `The document has more ${found} than the limit of ${expected}. Split it into several.`;
}

function wrongAttribute({path = '', expected = '', found = '', cure = ''}: Facts): string {
  const isJson = JSON_ATTRIBUTES.includes(path);
  const advice =
    isJson &&
    `${/quote/.test(cure) ? '' : 'In JSON, keys and texts stand in straight double quotes. '}Put the attribute itself in single ones.`;
  const what = `The attribute "${path}" must be ${expected}; found "${found}".`;
  return [what, cure, advice].filter(Boolean).join(' ');
}

function wrongKey({expected = '', found = ''}: Facts): string {
  return `"${found}" is no key that is read here. Write "${expected}".`;
}

function wrongValue({path, expected = '', found = '', cure}: Facts): string {
  const what = path ? `"${path}"` : 'The document';
  return `${what} must be ${expected}; found ${found}.${cure ? ` ${cure}` : valueCure(path ?? '', expected, found)}`;
}

function valueCure(path: string, expected: string, found: string): string {
  if (expected.startsWith('a list of questions'))
    return ` Start each question with "- q:"${found === 'a mapping' ? '; in TOML, with [[faq]]' : ''}.`;
  if (expected.startsWith('a question'))
    return ' Write "- q:" with the question, and "a:" with the answer below.';
  if (expected.startsWith('keys')) return ' Begin with "title:", "about:" or "faq:".';
  if (expected.startsWith('a list of names'))
    return ' Write ["name"], or a line "- name" for each.';
  if (found === 'a mapping')
    return ` If the text holds a colon or begins with a brace, put it in quotes.`;
  if (found === 'a list' && !path.endsWith('a'))
    return ' If the text begins with a bracket or a dash, put it in quotes.';
  return '';
}
