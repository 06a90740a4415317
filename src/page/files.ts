import {excerpt, LONG} from '../document/errors.js';
import {isHtmlPage} from '../document/read.js';
import {readText} from '../load/fetch.js';
import type {Resolve} from './import-map.js';
import {
  type Answer,
  ask,
  type Asker,
  each,
  isMixed,
  type Page,
  refusedStep,
  type Reply,
} from './visit.js';

/** The text of a script, and its bytes if a hash is compared. */
export interface Code {
  readonly text: string;
  readonly bytes?: ArrayBuffer;
}

/** The reason why a browser does not run a file: in a few words, and in a sentence. */
export interface Refusal {
  readonly short: string;
  readonly message: string;
}

/** Types that browsers run. A module must have one of them. */
const JAVASCRIPT =
  /^(?:text|application)\/(?:x-)?(?:javascript|ecmascript)$|^text\/(?:javascript1\.[0-5]|jscript|livescript)$/;
/** Types that browsers never run, even as a classic script. */
const NEVER = /^(?:audio|image|video)\/|^text\/csv$/;

/** Whether the type of a script tag stands for a classic script. */
export function isJavaScript(type: string): boolean {
  return JAVASCRIPT.test(type);
}

/** Says why a browser does not run an answer as a script. */
export function refusalOf(
  {content: {text}, status, isOk, headers, isWhole}: Answer<Code>,
  asked: string,
  isModule: boolean,
): Refusal | undefined {
  const name = excerpt(asked, LONG);
  if (!isOk)
    return {
      short: `status ${status}`,
      message: `The server answered with status ${status} for the script ${name}. ${statusCure(status)}`,
    };
  if (isHtmlPage(text) || /^\s*</.test(text))
    return {
      short: 'a web page',
      message: `${name} is a web page (HTML), not a script. Many servers answer a wrong address so. Correct the address: when you open it, you must see program text.`,
    };
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const isSniffed = /nosniff/i.test(headers.get('x-content-type-options') ?? '');
  const isStrict = isModule || isSniffed;
  if ((isStrict && isWhole && !JAVASCRIPT.test(type)) || NEVER.test(type)) {
    const rule = isModule
      ? 'Browsers run a module of type JavaScript only.'
      : 'With "X-Content-Type-Options: nosniff", browsers run type JavaScript only.';
    return {
      short: `sent as "${excerpt(type)}"`,
      message: `The server sends the script ${name} as "${excerpt(type)}". ${rule} Let the server send .js files as text/javascript.`,
    };
  }
  return undefined;
}

function statusCure(status: number): string {
  if (status === 401 || status === 403) return 'Visitors may not read it. Make it public.';
  return status === 404 || status === 410
    ? 'Upload the whole folder of the release, and write its address into the tag: when you open it, you must see program text.'
    : 'The problem is on that server. Try again later, or ask its owner.';
}

/** Reads a script with its bytes, whose hash a tag may name. */
export async function readCode(response: Response, url: string): Promise<Code> {
  const copy = response.clone();
  try {
    const text = await readText(response, url);
    return {text, bytes: await copy.arrayBuffer()};
  } catch (cause) {
    void copy.body?.cancel();
    throw cause;
  }
}

/** An import of another file, by its address. */
interface Import {
  readonly url: string;
  /** Whether it is imported when it is needed, not at once. */
  readonly isLater: boolean;
}

const IMPORT = /\b(?:from|import)([\s(]{0,9})(["'`])([^"'`\s\\$]{1,400})\2/g;

/** The files that a script imports. Names without a path count if an import map has them: bundlers resolve others. */
export function importsOf(text: string, base: string, resolve: Resolve): Import[] {
  return [...text.matchAll(IMPORT)].flatMap(([, space = '', , name = '']) => {
    const url = resolve(name, base);
    return url !== undefined && /\.m?js(?:[?#]|$)/.test(url)
      ? [{url, isLater: space.includes('(')}]
      : [];
  });
}

/** Our name in an import that no import map has, so that browsers cannot load it. */
export function unknownImport(text: string, base: string, resolve: Resolve): string | undefined {
  return [...text.matchAll(IMPORT)]
    .map(([, , , name = '']) => name)
    .find(name => /^welearn-elements(?:\/|$)/.test(name) && resolve(name, base) === undefined);
}

/** The files that a script loads. */
export interface Following {
  /** Files without which nothing is shown, with the reasons why they do not load. */
  readonly lost: ReadonlyMap<string, string>;
  /** The same of files that are needed now and then. */
  readonly lostLater: ReadonlyMap<string, string>;
  /** The number of files that load. */
  readonly count: number;
  /** Files that this browser may not read. */
  readonly closed: readonly string[];
  readonly texts: readonly string[];
}

/** Files that are asked for: more than the release has. */
const MAX_FILES = 200;

/**
 * Asks for the files that a script imports, and for their imports.
 *
 * @param isEntry whether it is our own script, which imports at once what the first question needs
 * @param more addresses of files to try, too
 */
export async function follow(
  page: Page,
  asker: Asker,
  {
    text,
    base,
    resolve,
    isEntry,
    more = [],
  }: {
    readonly text: string;
    readonly base: string;
    readonly resolve: Resolve;
    readonly isEntry: boolean;
    readonly more?: readonly string[];
  },
): Promise<Following> {
  const lost = new Map<string, string>();
  const lostLater = new Map<string, string>();
  const closed: string[] = [];
  const texts: string[] = [];
  const known = new Set<string>([base]);
  const later = new Set<string>(more);
  const visit = async (urls: Iterable<string>, into: Map<string, string>): Promise<void> => {
    const fresh = [...urls].filter(url => !known.has(url)).slice(0, MAX_FILES - known.size);
    if (!fresh.length) return;
    for (const url of fresh) known.add(url);
    const next = new Set<string>();
    const replies = await each(fresh, async url => ({url, reply: await ask(asker, url, readText)}));
    for (const {url, reply} of replies) {
      const reason = reasonOf(page, url, reply);
      if (reason) into.set(url, reason);
      else if (reply.state === 'closed') closed.push(url);
      else if (reply.state === 'answered') {
        texts.push(reply.answer.content);
        for (const one of importsOf(reply.answer.content, reply.answer.url, resolve))
          (one.isLater ? later : next).add(one.url);
      }
    }
    await visit(next, into);
  };
  const imports = importsOf(text, base, resolve);
  for (const {url, isLater} of imports) if (isLater && !isEntry) later.add(url);
  await visit(
    imports.filter(({isLater}) => isEntry || !isLater).map(({url}) => url),
    lost,
  );
  // Files of a release belong together: the first that are missing say enough.
  while (!lost.size && [...later].some(url => !known.has(url)) && known.size < MAX_FILES)
    await visit([...later], lostLater);
  return {lost, lostLater, count: texts.length, closed, texts};
}

/** The reason, in a few words, why a browser does not load a file that a script imports. */
function reasonOf(page: Page, url: string, reply: Reply<string>): string | undefined {
  if (isMixed(page, url)) return 'on http://, which browsers block';
  if (reply.state === 'failed')
    return reply.fault.code === 'timeout' ? 'no answer in time' : 'no answer';
  if (reply.state === 'closed') return undefined;
  const {answer} = reply;
  const refusal = refusalOf({...answer, content: {text: answer.content}}, url, true);
  if (refusal) return refusal.short;
  const step = refusedStep(page, answer);
  if (!step) return undefined;
  return step.isMixed
    ? `leads on to ${excerpt(step.url, LONG)}, which browsers block`
    : 'without the header Access-Control-Allow-Origin';
}
