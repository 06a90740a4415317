import {
  excerpt,
  type Facts,
  Fault,
  LONG,
  textOf,
  WelearnError,
  type WelearnErrorCode,
} from '../document/errors.js';

type Explanation = (facts: Facts) => string;

/** The message for each kind of error: the problem and its remedy, for people who cannot debug. */
const EXPLANATIONS: Readonly<Record<WelearnErrorCode, Explanation>> = {
  network: facts =>
    facts.path
      ? noSheet(facts)
      : `${named(facts)} could not be ${facts.page ? 'read' : 'reached'}. ${networkCure(facts)}`,
  timeout: facts =>
    `${named(facts)} took longer than 10 seconds to load. Try again later, or ask the owner of that site.`,
  'http-status': ({url, status}) =>
    `The server answered with status ${String(status ?? 'unknown')}${url === undefined ? '' : ` for ${excerpt(url, LONG)}`}. ${statusCure(status ?? 0, url)}`,
  'not-a-document': facts =>
    `${excerpt(facts.url ?? 'This', LONG)} is a web page (HTML), not a document. ${pageCure(facts)}`,
  'too-large': ({found = 'text', expected = ''}) => sizeCure(found, expected),
  syntax: ({expected = 'text', found, cure}) =>
    `This is not valid ${expected}: ${excerpt(found ?? 'unknown reason', LONG)}. ${cure ?? `Correct this place. To find the mistake, paste the text into a ${expected} checker.`}`,
  'invalid-document': facts =>
    [facts.isKey ? wrongKey(facts) : wrongValue(facts), facts.times].filter(Boolean).join(' '),
  'invalid-attribute': facts => wrongAttribute(facts),
  script: ({found = ''}) =>
    `A part of this library did not load ("${excerpt(found, LONG)}"). Reload the page. If that does not help, check that the folder with welearn.js has all files of the release.`,
};

/**
 * Turns a fault into an error with a message: place, problem and remedy.
 *
 * @param page origin of the page, if there is one
 * @param tag the element, if there is one
 */
export function explain({code, facts, cause}: Fault, page?: string, tag?: Tag): WelearnError {
  const known = {...facts, page: facts.page ?? otherOrigin(facts.url, page)};
  const message = misread(code, facts, tag) ?? place(facts) + EXPLANATIONS[code](known);
  return new WelearnError(code, message, facts, cause);
}

/** The message if HTML has read an attribute differently than its author meant. */
function misread(code: WelearnErrorCode, facts: Facts, tag?: Tag): string | undefined {
  if (!tag) return undefined;
  if (code === 'invalid-attribute') return misreadAttribute(tag, facts.path ?? '');
  if (facts.url === undefined || !/^(?:http-status|network|not-a-document)$/.test(code))
    return undefined;
  return misreadAttribute(tag, 'src') ?? misreadSource(tag);
}

/** The message without the place. */
export function describe({code, facts}: Fault): string {
  return EXPLANATIONS[code](facts);
}

/** An object's getters may throw, because they run the page's code. */
export function asUnreadable(cause: unknown): Fault {
  const found = `an object that cannot be read (${excerpt(textOf(cause))})`;
  const cure = 'Use JSON, or an object without getters.';
  return new Fault('invalid-document', {expected: 'an object of plain values', found, cure}, cause);
}

/**
 * The page's origin, if the document is on a different site, which must then allow the page to read
 * it.
 */
function otherOrigin(url = '', page?: string): string | undefined {
  if (page === undefined || !URL.canParse(url)) return undefined;
  return new URL(url).origin === page ? undefined : page;
}

/**
 * The beginning of a message, such as `about.md:14:3: `, unless the message itself names the file.
 */
function place({url, attribute, line, column = 1, status, found}: Facts): string {
  const file = url !== undefined && status === undefined && found ? `${fileName(url)}:` : '';
  if (attribute)
    return `attribute "${attribute}"${line === undefined ? '' : `, line ${String(line)}:${String(column)}`}: `;
  if (line === undefined) return file && `${file} `;
  return `${file || 'line '}${String(line)}:${String(column)}: `;
}

function named({url}: Facts): string {
  return url === undefined ? 'The document' : `The document ${excerpt(url, LONG)}`;
}

function fileName(url: string): string {
  return excerpt(new URL(url, 'file:').pathname.split('/').pop() || url);
}

const CLOSED_CURE =
  'This service does not let other sites read its files. Download the document as plain text or Markdown, and put it on your own site.';

/** Browsers hide the reason why a request to another site failed, so this names the likely ones. */
function networkCure({url = '', page}: Facts): string {
  if (/^file:/i.test(url) && !page)
    return 'This page was opened from a disk, where browsers let no page read files. Put the page on a web server, or write the text into the attribute "data".';
  if (url && !/^https?:/i.test(url))
    return 'Only web addresses can be loaded. Use one that begins with https://, or the path of a file on this site.';
  const raw = rawAddress(url);
  if (raw)
    return `This is a page about the file, not the file. Use the address of the file itself: ${raw}`;
  if (isClosed(url)) return CLOSED_CURE;
  if (!page)
    return 'Check the address and your connection. If this page has a Content-Security-Policy, add the address to connect-src.';
  return `It is on a different site from this page (${page}). Open the address in a browser tab. If it opens, that site must send the header "Access-Control-Allow-Origin: *", so that other sites can read it. If this page has a Content-Security-Policy, add the address to connect-src. Otherwise, check the address and your connection.`;
}

/** Browsers hide the reason why a style sheet did not load. */
function noSheet({url = '', path = ''}: Facts): string {
  return `The style sheet ${excerpt(url, LONG)} from the attribute "${path}" did not load. Open the address in a browser tab. It must exist and be sent as text/css. If this page has a Content-Security-Policy, add the address to style-src.`;
}

function pageCure({url = ''}: Facts): string {
  const raw = rawAddress(url);
  if (raw) return `Use the address of the file itself: ${raw}`;
  if (isClosed(url)) return CLOSED_CURE;
  return `Use the address of the file itself. On GitHub, the button "Raw" opens it.${generatorCure(url)}`;
}

/** Generators publish a page in place of a Markdown file. */
function generatorCure(url: string): string {
  return /\.(?:md|markdown)(?:[?#]|$)/i.test(url)
    ? ' If your site is built by Jekyll, Hugo or another generator, it may turn the file into a page: put it into a folder whose files are copied as they are.'
    : '';
}

function statusCure(status: number, url = ''): string {
  if (status === 404 || status === 410)
    return `There is no document at this address. Check the address.${generatorCure(url)}`;
  if (status === 401 || status === 403)
    return 'The document is not public. Make it readable without signing in.';
  if (status === 204 || status === 205 || status === 206)
    return 'The answer is empty or incomplete. Ask the owner of that site.';
  return 'The problem is on that site. Try again later, or ask its owner.';
}

function sizeCure(found: string, expected: string): string {
  if (found === 'circle') return 'This YAML alias refers to itself. Remove it.';
  if (found === 'repeats')
    return `The YAML aliases in this document repeat more than ${expected} values. Use fewer aliases, or write the values out.`;
  if (found === 'levels')
    return `This document nests lists and keys more than ${expected} levels deep. Use fewer levels.`;
  if (found.includes('TOML'))
    return `This document has more than ${expected} ${found}. Split it into several documents, or use YAML, which allows more.`;
  return `This document has more ${found} than the limit of ${expected}. Split it into several documents.`;
}

function wrongAttribute({path = '', expected = '', found = '', cure = ''}: Facts): string {
  const isJson = JSON_ATTRIBUTES.includes(path);
  const advice =
    isJson &&
    `${/quote/.test(cure) ? '' : 'In JSON, put keys and text in straight double quotes. '}Put the value of the attribute in single quotes.`;
  const what = `The attribute "${path}" must be ${expected}; found "${excerpt(found, LONG)}".`;
  return [what, cure, advice].filter(Boolean).join(' ');
}

/** Misspelled keys that a message names. */
const MAX_NAMED = 4;

function wrongKey({expected = '', found = '', misspelt = []}: Facts): string {
  const all = misspelt.length > 1 ? misspelt.slice(0, MAX_NAMED) : [{expected, found}];
  const wrong = all.map(one => `"${excerpt(one.found ?? '')}"`);
  const right = [...new Set(all.map(one => `"${one.expected ?? ''}"`))];
  return `Unknown ${all.length > 1 ? 'keys' : 'key'} ${wrong.join(' and ')}. Did you mean ${right.join(' and ')}?`;
}

function wrongValue({path, expected = '', found = '', cure}: Facts): string {
  const what = path ? `"${path}"` : 'The document';
  const seen = found === 'a mapping' ? 'keys and values' : found;
  return `${what} must be ${expected}; found ${seen}.${cure ? ` ${cure}` : valueCure(path ?? '', expected, found)}`;
}

function valueCure(path: string, expected: string, found: string): string {
  if (expected.startsWith('a list of questions'))
    return ` Start each question with "- q:"${found === 'a mapping' ? ' (in TOML, with [[faq]])' : ''}.`;
  if (expected.startsWith('a question'))
    return ' Write the question after "- q:", and the answer on the line below, after "a:".';
  if (expected.startsWith('keys')) return ' Start with "title:", "about:" or "faq:".';
  if (expected.startsWith('a list of names'))
    return ' Write ["name"], or put each name on a line of its own: "- name".';
  if (found === 'a mapping')
    return ' If the text contains a colon or starts with a brace, put it in quotes.';
  if (found === 'a list' && !path.endsWith('a'))
    return ' If the text starts with a bracket or a dash, put it in quotes.';
  return '';
}

/** Services that never let other sites read their files, with all their subdomains. */
const CLOSED = [
  'docs.google.com',
  'drive.google.com',
  'icloud.com',
  'notion.site',
  'notion.so',
  'onedrive.live.com',
  '1drv.ms',
  'sharepoint.com',
];

/** Whether an address belongs to a service that shows files to people only. */
export function isClosed(address: string): boolean {
  const {host = ''} = secure(address) ?? {};
  return CLOSED.some(service => host === service || host.endsWith(`.${service}`));
}

/**
 * The address of the file behind a page of GitHub, GitLab, Forgejo, Bitbucket or Dropbox;
 * `undefined` for other pages.
 */
export function rawAddress(address: string): string | undefined {
  const url = secure(address);
  if (!url) return undefined;
  const {host, origin, pathname, search} = url;
  const [, owner = '', project = '', view = '', ...path] = pathname.split('/');
  const repository = `${owner}/${project}`;
  const file = path.join('/');
  switch (host.replace(/^www\./, '')) {
    case 'github.com':
      return file && /^(?:blame|blob|edit|raw)$/.test(view)
        ? `https://raw.githubusercontent.com/${repository}/${file}`
        : undefined;
    case 'gist.github.com':
      return project && !view ? `https://gist.githubusercontent.com/${repository}/raw` : undefined;
    case 'bitbucket.org':
      return file && view === 'src' ? `${origin}/${repository}/raw/${file}` : undefined;
    case 'dropbox.com':
      return (owner === 's' || owner === 'scl') && project
        ? `https://dl.dropboxusercontent.com${pathname}${withoutDl(search)}`
        : undefined;
  }
  // GitLab and Forgejo run on servers of any name.
  const [group = '', ...rest] = pathname.split('/-/');
  const shown = rest.join('/-/');
  if (group && /^(?:blame|blob|edit)\/./.test(shown))
    return `${origin}${group}/-/raw/${shown.slice(shown.indexOf('/') + 1)}`;
  const isForgejo = view === 'src' && /^(?:branch|commit|tag)\/./.test(file);
  return isForgejo ? `${origin}/${repository}/raw/${file}` : undefined;
}

function secure(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' ? url : undefined;
}

/** The query of a shared file has the key to it. `dl` only chooses between page and file. */
function withoutDl(query: string): string {
  return query.replace(/(?<=[?&])dl=\d&?/, '').replace(/[?&]$/, '');
}

/** An element with its attributes as HTML has read them. */
export interface Tag {
  readonly attributes: Iterable<{readonly name: string; readonly value: string}>;
  getAttribute(name: string): string | null;
}

/** Attributes that hold JSON. */
export const JSON_ATTRIBUTES: readonly string[] = ['data', 'placeholders', 'bundles'];

/** Signs in the names of attributes that were part of a value, which HTML ended too early. */
const DEBRIS = /["'{}[\]]/;

const CURLY = /^\s*([“”„‟«»‘’‚‛])/;

/** Whether an element has attributes that were part of another's value. */
function hasDebris({attributes}: Tag): boolean {
  return [...attributes].some(({name}) => DEBRIS.test(name));
}

/** Says why an attribute holds something else than its author wrote; `undefined` if nothing tells. */
export function misreadAttribute(tag: Tag, name: string): string | undefined {
  const value = tag.getAttribute(name);
  if (value === null) return undefined;
  const sign = CURLY.exec(value)?.[1];
  const straight = JSON_ATTRIBUTES.includes(name) ? "'" : '"';
  if (sign)
    return `The value of the attribute "${name}" begins with ${sign}, a curly quote. Use a straight quote at both ends: ${name}=${straight}…${straight}.`;
  if (!JSON_ATTRIBUTES.includes(name)) return undefined;
  if (value.startsWith('[object '))
    return `A script has set an object as the attribute "${name}", which keeps only "${excerpt(value)}". Frameworks do so before the element is registered. Wait for customElements.whenDefined() first, or write JSON.`;
  if (!hasDebris(tag))
    return endsInText(value)
      ? `The JSON in the attribute "${name}" ends inside a text. If the text has an apostrophe, write &#39; instead of it. Otherwise, end the text with ".`
      : undefined;
  return value.includes('"')
    ? `The attribute "${name}" ends at an apostrophe in one of its texts. Write &#39; instead of the apostrophe.`
    : `The attribute "${name}" ends at its first double quote. Put its value in single quotes: ${name}='{"…": "…"}'.`;
}

/** Whether JSON ends inside one of its texts. */
function endsInText(json: string): boolean {
  const isCut = /^[[{].*[^\]}]$/s.test(json.trim());
  const quotes = json.replace(/\\[^]/g, '').split('"').length - 1;
  return isCut && quotes % 2 === 1;
}

/** Says why an address in `src` may be another than its author meant. */
export function misreadSource(tag: Tag): string | undefined {
  const parts = (tag.getAttribute('src') ?? '').trim().split(/\s+/);
  const isFile = (part: string) => /\.\w+(?:[?#]|$)|^https?:/.test(part);
  if (parts.length < 2 || parts.every(isFile)) return undefined;
  return `A space separates two addresses: ${parts.map(part => `"${excerpt(part)}"`).join(' and ')}. If the space belongs to the name of a file, write %20 instead.`;
}

/** A number of things, in words. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
