import {compose} from '../document/compose.js';
import {excerpt, Fault, LONG, textOf} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';
import {lacksEndTag} from '../element/tag.js';
import {
  count,
  describe,
  isClosed,
  JSON_ATTRIBUTES,
  misreadAttribute,
  misreadSource,
  rawAddress,
} from '../help/explain.js';
import {
  asProblem,
  check,
  type Problem,
  unclosedMessage,
  whyEmpty,
  whyNoSource,
} from '../help/check.js';
import {findMistake} from '../help/mistakes.js';
import {readDocument} from '../load/fetch.js';
import {findInline} from '../load/inline.js';
import {type blockOfDocument, explainBlock} from './policy.js';
import {
  allows,
  ask,
  type Asker,
  baseOf,
  closedNote,
  each,
  type Finding,
  isMixed,
  type Page,
  redirectNote,
  refusedStep,
  stepsOf,
} from './visit.js';

/** Whether a policy of the page blocks a document. */
type Guard = (url: string) => ReturnType<typeof blockOfDocument>;

/** A text that an element reads, with its problems. */
interface Text {
  readonly content?: string | undefined;
  readonly format?: 'json' | undefined;
  /** The place of the text, in words. */
  readonly name: string;
  readonly url?: string | undefined;
  readonly attribute?: string | undefined;
  readonly findings: readonly Finding[];
}

/** Elements, and documents, that are looked at. */
const MAX_ELEMENTS = 50;
const MAX_DOCUMENTS = 20;

/** Judges the content of each element: what its attributes, its children and its documents say. */
export async function checkSources(
  page: Page,
  asker: Asker,
  elements: readonly HTMLElement[],
  guard: Guard,
): Promise<{readonly findings: readonly Finding[]; readonly words: readonly string[]}> {
  const base = baseOf(page);
  const looked = elements.slice(0, MAX_ELEMENTS);
  const hasBase = new Map(
    looked.flatMap(element =>
      addressesOf(element, base).map(url => [url, element.hasAttribute('base')]),
    ),
  );
  const urls = [...hasBase].slice(0, MAX_DOCUMENTS);
  const documents = await each(urls, ([url, isBased]) =>
    readRemote(page, asker, url, isBased, guard),
  );
  const byUrl = new Map(documents.map(text => [text.url, text]));
  const findings = new Map<string, Finding>();
  const words = new Set<string>();
  for (const element of looked) {
    const judged = await judge(page, element, addressesOf(element, base), byUrl);
    // Elements share documents, and each problem is told once.
    for (const finding of judged.findings) findings.set(JSON.stringify(finding), finding);
    if (judged.words) words.add(judged.words);
  }
  return {findings: [...findings.values()], words: [...words]};
}

/** The addresses in `src`, unless HTML has read them differently than their author meant. */
function addressesOf(element: HTMLElement, base: string): string[] {
  if (misreadAttribute(element, 'src') ?? misreadSource(element)) return [];
  return (element.getAttribute('src')?.match(/\S+/g) ?? []).map(address =>
    URL.canParse(address, base) ? new URL(address, base).href : address,
  );
}

async function judge(
  page: Page,
  element: HTMLElement,
  urls: readonly string[],
  documents: ReadonlyMap<string | undefined, Text>,
): Promise<{readonly findings: readonly Finding[]; readonly words: string}> {
  const tag = `<${element.localName}>`;
  const findings: Finding[] = [];
  const say = (message: string, code: Finding['code'] = 'element') =>
    findings.push({file: page.url, severity: 'error', code, message});
  if (lacksEndTag(element)) say(unclosedMessage(element));
  const misread = misreadAttribute(element, 'src') ?? misreadSource(element);
  if (misread) say(misread, 'invalid-attribute');
  for (const name of JSON_ATTRIBUTES) {
    const message = name === 'data' ? undefined : jsonMistake(element, name);
    if (message) say(message, 'invalid-attribute');
  }
  const local = await readLocal(page, element);
  const remote = urls.map(url => documents.get(url)).filter(text => text !== undefined);
  findings.push(...(local?.findings ?? []), ...remote.flatMap(text => text.findings));
  const hasChildren = element.matches('welearn-faq')
    ? element.querySelector('details > summary') !== null
    : element.textContent.trim() !== '' || element.querySelector('img') !== null;
  if (!local && !urls.length && !misread) {
    if (hasChildren) return {findings, words: `${tag} shows its children`};
    say(`${tag} shows nothing. ${whyNoSource(element)}`);
    return {findings, words: ''};
  }
  const texts = remote.length ? remote : local ? [local] : [];
  const document = await composed(texts);
  if (!document) return {findings, words: ''};
  const shown = shownOf(element, document);
  const names = texts.map(({name}) => name).join(' and ');
  if (shown) return {findings, words: `${tag} shows ${shown} from ${names}`};
  const isReplaced = remote.length > 0 && (local !== undefined || hasChildren);
  const why =
    isReplaced && element.matches('welearn-faq')
      ? undefined
      : whyEmpty(element, document, withContent(texts));
  if (why && !findings.some(({severity}) => severity === 'error'))
    say(`${tag} shows nothing. ${why}`);
  return {findings, words: ''};
}

function withContent(texts: readonly Text[]) {
  return texts.flatMap(({content, format, url, attribute}) =>
    content === undefined ? [] : [{content, format, url, attribute, base: url ?? ''}],
  );
}

/** The document of several texts; `undefined` if none can be read, which is told already. */
async function composed(texts: readonly Text[]): Promise<WelearnDocument | undefined> {
  const sources = withContent(texts);
  if (!sources.length) return undefined;
  try {
    return (await compose(sources)).document;
  } catch (cause) {
    if (cause instanceof Fault) return undefined;
    throw cause;
  }
}

/** The content that an element shows, in words. */
function shownOf(element: Element, {faq, about}: WelearnDocument): string {
  if (element.matches('welearn-faq')) return faq.length ? count(faq.length, 'question') : '';
  return about.trim() && 'the about text';
}

/** Says why an attribute with JSON cannot be read. */
function jsonMistake(element: Element, name: string): string | undefined {
  const value = element.getAttribute(name)?.trim();
  if (!value) return undefined;
  try {
    JSON.parse(value);
    return undefined;
  } catch (cause) {
    const misread = misreadAttribute(element, name);
    if (misread) return misread;
    const facts = {path: name, expected: 'JSON', found: textOf(cause), ...findMistake(value)};
    return describe(new Fault('invalid-attribute', facts, cause));
  }
}

/** The text in the page itself: of `data`, or in a script inside the element. */
async function readLocal(page: Page, element: HTMLElement): Promise<Text | undefined> {
  const data = element.getAttribute('data');
  const hasBase = element.hasAttribute('base');
  if (data?.trim()) {
    const misread = misreadAttribute(element, 'data');
    const name = 'its attribute "data"';
    if (misread) {
      const problem = {severity: 'error', code: 'invalid-attribute', message: misread} as const;
      return {name, attribute: 'data', findings: [{file: page.url, ...problem}]};
    }
    const problems = await check({content: data, format: 'json', hasBase});
    const findings = within(page, 'attribute "data"', problems);
    return {content: data, format: 'json', name, attribute: 'data', findings};
  }
  const isQuestions = element.querySelector('details > summary') !== null;
  const inline = findInline(element) ?? (isQuestions ? null : findInline(element, true));
  if (!inline) return undefined;
  const {text: content, format} = inline;
  const problems = await check({content, format, hasBase});
  const name = 'the <script> inside it';
  return {content, format, name, findings: within(page, '<script> in the element', problems)};
}

/** Problems of a text in the page. Their lines are those of the text, so they are told in words. */
function within({url}: Page, where: string, problems: readonly Problem[]): Finding[] {
  return problems.map(({severity, code, message, line, column = 1}) => {
    const place = line === undefined ? where : `${where}, line ${line}:${column}`;
    return {file: url, severity, code, message: `${place}: ${message}`};
  });
}

/** Asks for a document as the element does, and finds its problems. */
async function readRemote(
  page: Page,
  asker: Asker,
  url: string,
  hasBase: boolean,
  guard: Guard,
): Promise<Text> {
  const name = excerpt(url, LONG);
  const about = (...findings: readonly Finding[]): Text => ({name, url, findings});
  const failed = (problem: Problem) => about({...problem, file: url});
  const fails = (code: Problem['code'], message: string) =>
    failed({severity: 'error', code, message});
  if (!/^https?:/i.test(url))
    return failed(asProblem(new Fault('network', {url, page: new URL(page.url).origin})));
  if (isMixed(page, url))
    return fails(
      'network',
      `This document is on http://, but the page is on https://, so browsers block it. Write https:// in "src".`,
    );
  const block = guard(url);
  if (block) return about(explainBlock(page, url, block));
  const reply = await ask(asker, url, readDocument);
  switch (reply.state) {
    case 'closed': {
      const cure =
        isClosed(url) || rawAddress(url) ? describe(new Fault('network', {url})) : OPEN_IT;
      return about(closedNote(page, url, cure));
    }
    case 'failed':
      return failed(asProblem(reply.fault));
    case 'answered': {
      const {content, url: final} = reply.answer;
      const step = refusedStep(page, reply.answer);
      if (step?.isMixed)
        return fails(
          'network',
          `This address leads on to ${excerpt(step.url, LONG)}. The page is on https://, so browsers block http://. Write the final address, with https://, into "src".`,
        );
      const {before} = reply.answer;
      const way = before.length ? `This address leads on to ${stepsOf(reply.answer)}. ` : '';
      if (step) {
        const {origin} = new URL(page.url);
        const isOpen = allows(reply.answer, origin);
        const cure = isOpen
          ? 'Write the last address into "src".'
          : 'Or put the document on the site of the page.';
        return fails(
          'cors',
          `${way}Pages of ${origin} may not read the answer of ${excerpt(new URL(step.url).host)}, which must have the header "Access-Control-Allow-Origin: *". ${cure}`,
        );
      }
      const problems = await check({content, url: final, hasBase});
      return {
        name,
        url,
        content,
        findings: [
          ...problems.map(problem => ({...problem, file: url})),
          ...redirectNote(page, url, reply.answer, '"src"'),
        ],
      };
    }
  }
}

const OPEN_IT =
  'Open it in a tab: you must see the text of the document. If you do, its site must send the header "Access-Control-Allow-Origin: *" unless it is the site of the page.';
