import {excerpt, LONG} from '../document/errors.js';
import {count, misreadAttribute} from '../help/explain.js';
import {readText} from '../load/fetch.js';
import {
  type Code,
  follow,
  type Following,
  importsOf,
  isJavaScript,
  readCode,
  refusalOf,
  unknownImport,
} from './files.js';
import {brokenMaps, isMap, resolverOf} from './import-map.js';
import {type blockOfScript, explainBlock} from './policy.js';
import {
  ask,
  type Asker,
  baseOf,
  closedNote,
  commentsOf,
  each,
  faultOf,
  type Finding,
  isMixed,
  type Page,
  redirectNote,
  refusedStep,
  stepsOf,
  shownText,
} from './visit.js';

/** A script tag. */
interface Tag {
  readonly script: Element;
  /** Its address; `null` for a script in the page itself. */
  readonly url: string | null;
  /** The attribute that has the address. Optimisers move it out of `src`. */
  readonly attribute: string;
  /** The way in which browsers run it: not at all, if its type is none of theirs. */
  readonly mode: 'module' | 'classic' | 'held';
}

/** The outcome for one script. */
interface Outcome {
  /** Whether it registers the elements, as far as is known. */
  readonly works: boolean;
  readonly findings: readonly Finding[];
  /** The script and its files, in words, for a page on which everything is well. */
  readonly words?: string;
}

/** Whether a policy of the page blocks a script. */
type Guard = (
  url: string | null,
  script: Element,
  isImported: boolean,
) => ReturnType<typeof blockOfScript>;

/** Our file names, also with a hash or a version in them, or a curly quote behind them. */
const NAME = /\/welearn[\w.-]*\.m?js(?:%E2%80%9[89CD])?$/i;
/** A folder of ours, whatever the file. */
const FOLDER = /\/welearn-elements[^/]*\//i;

/** Tags with our name that are judged. Pages have one, or a few by mistake. */
const MAX_TAGS = 10;
/** Scripts of the page that are searched for ours, if none bears its name. */
const MAX_SEARCHED = 30;

/** Judges whether the page loads the script of the elements. */
export async function checkScript(
  page: Page,
  asker: Asker,
  guard: Guard,
): Promise<{readonly findings: readonly Finding[]; readonly words: string}> {
  const outcomes = await each(await findTags(page, asker), tag => judge(page, asker, tag, guard));
  const working = outcomes.find(({works}) => works);
  // A further copy of the script changes nothing, so its problems do not matter.
  if (working) return {findings: working.findings, words: working.words ?? ''};
  const findings = [...brokenMaps(page), ...outcomes.flatMap(outcome => outcome.findings)];
  return {findings: findings.length ? findings : [noScript(page)], words: ''};
}

/** The script tags that are meant to register the elements. */
async function findTags(page: Page, asker: Asker): Promise<readonly Tag[]> {
  const all = [...page.document.querySelectorAll('script')]
    .filter(script => !script.closest('noscript') && !isMap(script))
    .flatMap(script => tagsOf(page, script));
  const pathOf = ({url}: Tag) => (url && URL.canParse(url) ? new URL(url).pathname : '');
  const named = all.filter(
    tag => NAME.test(pathOf(tag)) || isLibrary(textOf(tag)) || unknownName(page, tag),
  );
  if (named.length) return named.slice(0, MAX_TAGS);
  const found = await each(all.slice(0, MAX_SEARCHED), async tag => {
    if (tag.url === null || tag.mode === 'held') return false;
    const reply = await ask(asker, tag.url, readText);
    if (reply.state !== 'answered' || !reply.answer.isOk) return false;
    const {content: text, url: base} = reply.answer;
    if (isLibrary(text)) return true;
    if (tag.mode !== 'module') return false;
    const resolve = resolverOf(page, tag.script);
    const {texts} = await follow(page, asker, {text, base, resolve, isEntry: false});
    return texts.some(isLibrary);
  });
  const holding = all.filter((_, i) => found[i]);
  return holding.length ? holding : all.filter(tag => FOLDER.test(pathOf(tag)));
}

/** A script tag, or the scripts that a module in the page imports. */
function tagsOf(page: Page, script: Element): Tag[] {
  const base = baseOf(page);
  const type = script.getAttribute('type')?.trim().toLowerCase() ?? '';
  const mode = type === 'module' ? type : !type || isJavaScript(type) ? 'classic' : 'held';
  const [attribute = 'src', address] =
    [...script.attributes]
      .filter(({name}) => name === 'src' || /^data-(?:[\w-]{1,30}-)?src$/.test(name))
      .sort((a, b) => a.name.length - b.name.length)
      .map(({name, value}) => [name, value.trim()] as const)[0] ?? [];
  if (address !== undefined) {
    const url = URL.canParse(address, base) ? new URL(address, base).href : address;
    return [{script, url, attribute, mode}];
  }
  const text = script.textContent;
  const isImporting = mode === 'module' && !isLibrary(text);
  const imported = isImporting ? importsOf(text, base, resolverOf(page, script)) : [];
  if (!imported.length) return [{script, url: null, attribute, mode}];
  return imported.map(({url}) => ({script, url, attribute, mode}));
}

/** Our name in a script of the page, which no import map above it has. */
function unknownName(page: Page, tag: Tag): string | undefined {
  if (tag.mode === 'held') return undefined;
  return unknownImport(textOf(tag), baseOf(page), resolverOf(page, tag.script));
}

function textOf({script, url}: Tag): string {
  return url === null ? script.textContent : '';
}

/** Whether a script is ours, whatever it was joined with. */
function isLibrary(text: string): boolean {
  return (
    text.includes('welearn-about') &&
    text.includes('welearn-faq') &&
    /customElements\.(?:define|get)\b/.test(text)
  );
}

async function judge(page: Page, asker: Asker, tag: Tag, guard: Guard): Promise<Outcome> {
  const wrong = markupOf(tag);
  if (wrong) return fails(page, wrong);
  const {url, script} = tag;
  const block = guard(url, script, false);
  if (block) return {works: false, findings: [explainBlock(page, url, block)]};
  const unknown = unknownName(page, tag);
  if (unknown)
    return fails(
      page,
      `A script in the page imports "${excerpt(unknown)}". Browsers know such a name from an import map only, and this page has none with it above the script. Add importmap.json of your release there, as <script type="importmap">. ${useClassic(null)}`,
    );
  if (url === null)
    return judgeText(page, asker, tag, {text: script.textContent}, baseOf(page), guard);
  if (isMixed(page, url))
    return fails(
      page,
      `This page is on https://, but its script ${excerpt(url, LONG)} is on http://, so browsers block it. Write https:// in its address.`,
    );
  const reply = await ask(asker, url, readCode);
  switch (reply.state) {
    case 'closed': {
      const cure = 'Open it in a tab: you must see program text, not a page or an error.';
      // A classic script needs no permission of its server.
      return {works: true, findings: [closedNote(page, url, cure)], words: nameOf(url)};
    }
    case 'failed':
      return fails(page, faultOf(url, reply.fault));
    case 'answered': {
      const {answer} = reply;
      const isModule = tag.mode === 'module';
      const refusal = refusalOf(answer, url, isModule);
      if (refusal) return fails(page, `${refusal.message} ${useClassic(isModule ? url : null)}`);
      const {origin} = new URL(page.url);
      const isForeign = new URL(answer.url).origin !== origin;
      const isAsked = isModule || script.hasAttribute('crossorigin');
      const step = refusedStep(page, answer, isAsked);
      const name = excerpt(url, LONG);
      if (step?.isMixed)
        return fails(
          page,
          `The script ${name} leads on to ${excerpt(step.url, LONG)}. This page is on https://, so browsers block http://. Write the final address with https:// into the tag.`,
        );
      if (step) {
        const way = answer.before.length ? `${name} leads on to ${stepsOf(answer)}. ` : '';
        return fails(
          page,
          `${way}${excerpt(new URL(step.url).host)} does not let ${origin} load the script ${excerpt(step.url, LONG)}. Let that server send the header "Access-Control-Allow-Origin: *", with all files beside the script, too. ${useClassic(url)}`,
        );
      }
      const hash = await wrongHash(tag, answer.content, isForeign && !isAsked);
      if (hash) return fails(page, hash, 'integrity');
      const outcome = await judgeText(page, asker, tag, answer.content, answer.url, guard);
      const notes = redirectNote(page, url, answer, 'the script tag');
      return {...outcome, findings: [...outcome.findings, ...notes]};
    }
  }
}

/** Programs that hold scripts back, by the type that they write. */
const HOLDERS: readonly (readonly [RegExp, string])[] = [
  [
    /^[\da-z]+-(?:module|(?:text|application)\/javascript)$|rocketscript/,
    'Rocket Loader of Cloudflare holds it back. Add data-cfasync="false" to the tag, or turn Rocket Loader off.',
  ],
  [
    /rocket/,
    'WP Rocket holds it back until the visitor moves. Exclude welearn.js from "Delay JavaScript execution".',
  ],
  [
    /litespeed/,
    'LiteSpeed Cache holds it back. Add data-no-optimize="1" to the tag, or exclude welearn.js in its settings.',
  ],
  [
    /^pmdelayed/,
    'Perfmatters holds it back until the visitor moves. Exclude welearn.js from "Delay JavaScript".',
  ],
  [
    /^text\/plain$/,
    'A cookie banner or an optimiser holds it back. The elements set no cookies, so tell that program that this script is necessary.',
  ],
];

/** Says why a browser does not even ask for a script: because of the tag. */
function markupOf({script, url, attribute, mode}: Tag): string | undefined {
  const misread = misreadAttribute(script, 'src');
  if (misread) return `In the script tag: ${misread}`;
  if (mode === 'held') {
    const type = script.getAttribute('type')?.trim() ?? '';
    const holder = HOLDERS.find(([pattern]) => pattern.test(type.toLowerCase()))?.[1];
    return `Browsers do not run the script tag with type="${excerpt(type)}". ${holder ?? 'Write type="module".'}`;
  }
  if (attribute !== 'src')
    return `Browsers do not run the script tag, because an optimiser has put its address into "${attribute}". Exclude welearn.js from optimising, so that it stays in "src".`;
  if (url !== null && !URL.canParse(url))
    return `"${excerpt(url)}" in the script tag is no address.`;
  if (url !== null && !/^https?:/i.test(url))
    return `The script ${excerpt(url, LONG)} is not on the web. Upload the folder of the release to your site, and write its address there.`;
  if (script.hasAttribute('nomodule') && mode === 'classic')
    return `The script tag has "nomodule", so no current browser runs it. Remove this word.`;
  return undefined;
}

/** Says why the hash of a tag keeps its script from running. */
async function wrongHash(
  {script}: Tag,
  {bytes}: Code,
  isOpaque: boolean,
): Promise<string | undefined> {
  const hashes = (script.getAttribute('integrity') ?? '').match(/sha(?:256|384|512)-[\w+/=-]+/g);
  if (!hashes || !bytes) return undefined;
  if (isOpaque)
    return 'The script tag has "integrity" for a script of another site, so it needs "crossorigin", too. Add this word to the tag.';
  // Browsers offer hashing on https:// only.
  const {subtle} = crypto as {subtle?: SubtleCrypto};
  if (!subtle) return undefined;
  // Only the strongest hashes count.
  const strongest =
    hashes
      .map(hash => hash.slice(0, 6))
      .sort()
      .at(-1) ?? '';
  const digest = await subtle.digest(strongest.replace('sha', 'SHA-'), bytes);
  const own = `${strongest}-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
  if (hashes.includes(own)) return undefined;
  return `The hash in "integrity" of the script tag does not fit the script, so browsers refuse it. Either the file was changed, or the tag is of another version. Copy the hash from integrity.json of your release, or remove the attribute. The hash of the file on the server is ${own}.`;
}

async function judgeText(
  page: Page,
  asker: Asker,
  tag: Tag,
  {text}: Code,
  base: string,
  guard: Guard,
): Promise<Outcome> {
  const {url, mode} = tag;
  const isNamed = url !== null && NAME.test(new URL(url).pathname);
  const isEntry = isLibrary(text);
  if (mode === 'classic' && isModule(text))
    return fails(
      page,
      `The script ${nameOf(url)} must be a module, but its tag has no type="module": your system has dropped it. ${useClassic(url, 'Use')}`,
    );
  const preloads = isNamed ? preloadsOf(page, new URL('.', base).href) : [];
  const resolve = resolverOf(page, tag.script);
  const following = await follow(page, asker, {text, base, resolve, isEntry, more: preloads});
  if (
    !isEntry &&
    !following.lost.size &&
    !following.closed.length &&
    !following.texts.some(isLibrary)
  )
    return fails(
      page,
      `The script ${nameOf(url)} registers nothing: it only has the classes for programmers. Load welearn.js in its place.`,
    );
  const isMoved = isEntry && !isNamed;
  if (following.lost.size) return fails(page, lostMessage(url, following.lost, isMoved));
  const [first] = importsOf(text, base, resolve);
  const block = first && guard(first.url, tag.script, true);
  if (block) return {works: false, findings: [explainBlock(page, first.url, block)]};
  return {
    works: true,
    findings: warningsOf(page, tag, following, preloads),
    words: wordsOf(url, following),
  };
}

function warningsOf(
  page: Page,
  {url, mode}: Tag,
  following: Following,
  preloads: readonly string[],
): Finding[] {
  const {lostLater, closed, count: loaded} = following;
  const messages: string[] = [];
  if (mode === 'classic' && loaded > 1)
    messages.push(
      `The script tag of ${nameOf(url)} has no type="module": your system has dropped it. It still works, but holds up the page. ${useClassic(url, 'Better use')}`,
    );
  const [ahead, other] = [true, false].map(
    isAhead => new Map([...lostLater].filter(([file]) => preloads.includes(file) === isAhead)),
  );
  if (ahead?.size)
    messages.push(
      `The page asks ahead for ${listed(ahead)}. Remove its <link rel="modulepreload">, or write the files of your release there.`,
    );
  if (other?.size) messages.push(lostMessage(url, other, false));
  const warnings = messages.map((message): Finding => ({
    file: page.url,
    severity: 'warning',
    code: 'script',
    message,
  }));
  const [one] = closed;
  if (one === undefined) return warnings;
  const cure = `The same may hold for ${count(closed.length, 'file')} in all. Open it in a tab: you must see program text.`;
  return [...warnings, closedNote(page, one, cure)];
}

function wordsOf(url: string | null, {count: loaded, closed}: Following): string {
  const others = loaded ? ` with its ${count(loaded, 'file')}` : '';
  return `${nameOf(url)} loads${closed.length ? '' : others}`;
}

/** Chunks that the page asks for early, beside our script. */
function preloadsOf(page: Page, folder: string): string[] {
  const base = baseOf(page);
  return [...page.document.querySelectorAll('link[rel~="modulepreload" i][href]')]
    .map(link => link.getAttribute('href') ?? '')
    .filter(href => URL.canParse(href, base))
    .map(href => new URL(href, base).href)
    .filter(href => href.startsWith(folder));
}

/** Whether a bundle begins with imports, or ends with exports. */
function isModule(text: string): boolean {
  const isImporting = /(?:^|[;\n}])[ \t]{0,9}import[ \t]{0,9}[\w{*"']/.test(text.slice(0, 1000));
  return isImporting || /\bexport[ \t]{0,9}[{*]/.test(text.slice(-1000));
}

/** Names of files that a message lists. */
const MAX_NAMED = 3;

/** Files with the reasons why they do not load. In a folder that is named already, their names are enough. */
function listed(lost: ReadonlyMap<string, string>, folder = ''): string {
  const nameIn = (file: string) =>
    folder && file.startsWith(folder) ? file.slice(folder.length) : file;
  const named = [...lost]
    .slice(0, MAX_NAMED)
    .map(([file, reason]) => `${excerpt(nameIn(file), LONG)} (${reason})`);
  const rest = lost.size - named.length;
  return [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function lostMessage(
  url: string | null,
  lost: ReadonlyMap<string, string>,
  isMoved: boolean,
): string {
  const all = listed(lost, url === null ? '' : new URL('.', url).href);
  if (isMoved) {
    const where = url === null ? 'the page itself' : `another file (${excerpt(url, LONG)})`;
    return `An optimiser has moved welearn.js into ${where}, so it does not find its own files: ${all}. Exclude welearn.js from optimising. ${useClassic(null)}`;
  }
  return `${nameOf(url)} does not find ${lost.size > 1 ? 'files' : 'a file'} of its own: ${all}. Upload the whole folder of the release, with the folder "chunks". ${useClassic(url)}`;
}

/** Advises the script that needs no other file. */
function useClassic(url: string | null, verb = 'Or use'): string {
  const address =
    url !== null && NAME.test(new URL(url).pathname)
      ? new URL('welearn.global.js', url).href
      : '…/welearn.global.js';
  return `${verb} the classic script, a single file: <script src="${excerpt(address, LONG)}" defer></script>.`;
}

/** The beginning of our script tag, in a text. */
const TAG = /<script\b[^<>]{0,300}welearn/i;

/** Says that no script tag was found, and what is left of it. */
function noScript(page: Page): Finding {
  const {document} = page;
  const cure = TAG.test(commentsOf(document))
    ? 'It is inside a comment, which browsers ignore. Remove the signs <!-- and --> around it.'
    : TAG.test(shownText(document))
      ? 'The page shows the script tag as text. Paste it in the HTML view of your editor, into a block for HTML, or into the place for scripts in the settings of your system.'
      : `Your system may have removed it. Paste it into a block for HTML, or into the place for scripts in its settings. ${useClassic(null)}`;
  return {
    file: page.url,
    severity: 'error',
    code: 'script',
    message: `There is no script tag of the elements in the HTML of this page. ${cure}`,
  };
}

function nameOf(url: string | null): string {
  return url === null ? 'welearn.js in the page itself' : excerpt(url, LONG);
}

function fails(page: Page, message: string, code: Finding['code'] = 'script'): Outcome {
  return {works: false, findings: [{file: page.url, severity: 'error', code, message}]};
}
