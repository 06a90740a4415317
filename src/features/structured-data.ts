import {html, type ReactiveController, render} from 'lit';
import type {WelearnDocument} from '../document/model.js';
import {ancestors} from '../element/reading-place.js';
import {buttonId} from '../view/question-item.js';
import type {WelearnFaq} from '../welearn-faq.js';
import type {Feature, FeatureContext} from './features.js';

/** A question with its answer, in the vocabulary of schema.org. */
interface QuestionData {
  readonly '@type': 'Question';
  readonly name: string;
  readonly inLanguage?: string;
  readonly acceptedAnswer: {readonly '@type': 'Answer'; readonly text: string};
}

/** The questions of each element, and the script of each document. */
const known = new Map<WelearnFaq, {page: Document; questions: readonly QuestionData[]}>();
const scripts = new WeakMap<Document, HTMLScriptElement>();

/**
 * Adds schema.org's FAQPage to the page's head: all visible questions with answers, of all
 * elements, in page order. Follows later changes, and disappears with the last element. Includes
 * questions that a search hides.
 */
export default class StructuredData implements Feature, ReactiveController {
  readonly #host: WelearnFaq;
  /** The document, language and nodes of the current data. */
  #document: WelearnDocument | null = null;
  #lang = '';
  #nodes: readonly Node[] = [];

  constructor({host}: FeatureContext) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#document = null;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#publish([]);
  }

  hostUpdate(): void {
    if (this.#host.structuredData) return;
    this.#document = null;
    this.#publish([]);
  }

  updated(): void {
    // An element may update after it was disconnected.
    if (!this.#host.isConnected || !this.#host.isComplete) return;
    const {document} = this.#host;
    const lang = languageOf(this.#host);
    const isCurrent = this.#nodes.every(node => node.isConnected);
    if (isCurrent && document === this.#document && lang === this.#lang) return;
    const shown = shownIn(this.#host);
    this.#document = document;
    this.#lang = lang;
    this.#nodes = shown.flatMap(({question, answer}) => [
      ...question.childNodes,
      ...answer.childNodes,
    ]);
    this.#publish(shown.flatMap(({question, answer}) => describe(question, answer, lang) ?? []));
  }

  #publish(questions: readonly QuestionData[]): void {
    const page = this.#host.ownerDocument;
    const before = known.get(this.#host);
    if (questions.length) known.set(this.#host, {page, questions});
    else known.delete(this.#host);
    // The element may have moved to another document, such as a frame's.
    if (before && before.page !== page) write(before.page);
    if (before ?? questions.length) write(page);
  }
}

/** The questions with answers. */
function shownIn({document, renderRoot}: WelearnFaq) {
  return (document?.faq ?? []).flatMap((_, i) => {
    const question = renderRoot.querySelector(`#${buttonId(i)} .words`);
    const answer = question?.closest('.item')?.querySelector(':scope > .answer .content');
    return question && answer ? [{question, answer}] : [];
  });
}

/** A question in the vocabulary of schema.org; `undefined` if it or its answer has no words. */
function describe(question: Element, answer: Element, lang: string): QuestionData | undefined {
  const name = wordsOf(question);
  if (!name || !wordsOf(answer)) return undefined;
  return {
    '@type': 'Question',
    name,
    ...(lang && {inLanguage: lang}),
    acceptedAnswer: {'@type': 'Answer', text: markup(answer)},
  };
}

/** The words of rendered content, with those of its images. */
function wordsOf(root: Node): string {
  const words = (node: Node): string =>
    isText(node)
      ? node.data
      : isImage(node)
        ? ` ${node.alt} `
        : [...node.childNodes].map(words).join('');
  return words(root).replace(/\s+/g, ' ').trim();
}

/** The language of the content: the element's, the document's, or the nearest around. */
function languageOf(host: WelearnFaq): string {
  const around = [...ancestors(host)].map(({attributes}) => attributes.getNamedItem('lang')?.value);
  return host.lang || host.document?.lang || around.find(Boolean) || '';
}

function write(page: Document): void {
  const hosts = [...known.keys()].filter(host => known.get(host)?.page === page);
  hosts.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  const questions = hosts.flatMap(host => known.get(host)?.questions ?? []);
  const before = scripts.get(page);
  if (!questions.length) {
    before?.remove();
    return;
  }
  const script = createScript();
  if (!script) return;
  script.append(toJson(questions));
  scripts.set(page, script);
  if (before?.isConnected) before.replaceWith(script);
  else page.head.append(script);
}

/**
 * Creates the script by a template. A script from a template never runs. Under Trusted Types,
 * browsers report any other script that a script fills, even with data.
 */
function createScript(): HTMLScriptElement | null {
  const fragment = document.createDocumentFragment();
  render(html`<script type="application/ld+json"></script>`, fragment);
  return fragment.querySelector('script');
}

function toJson(questions: readonly QuestionData[]): string {
  const languages = new Set(questions.map(({inLanguage}) => inLanguage));
  const [lang] = languages.size === 1 ? languages : [];
  const page = {
    '@context': 'https://schema.org',
    '@type': 'FAQPage',
    ...(lang && {inLanguage: lang}),
    // A language shared by all questions is stated once. JSON leaves out `undefined`.
    mainEntity: lang ? questions.map(one => ({...one, inLanguage: undefined})) : questions,
  };
  // Escaped, so that no text can end the script if the page is saved as HTML.
  return JSON.stringify(page).replace(/[<>&\u2028\u2029]/g, escapeSign);
}

function escapeSign(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Tags that readers of schema.org are known to accept. Other tags are unwrapped. */
const TAGS = new Set(
  'a b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 i kbd li ol p pre q strong sub sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);

/** Elements whose words do not run on into those beside them. */
const BLOCK =
  /^(?:address|article|aside|blockquote|br|caption|d[dltv]|details|div|fig(?:caption|ure)|footer|h[1-6r]|header|img|li|main|nav|ol|p|pre|section|summary|t(?:able|body|d|foot|h|head|r)|ul)$/;

/** Writes rendered content as HTML: simple tags, and no attributes but the addresses of links. */
export function markup(root: Element): string {
  return writeChildren(root).trim();
}

/** A reader that takes the tags away must find spaces between the words of two blocks. */
function writeChildren(parent: Node): string {
  let written = '';
  let isApart = false;
  for (const node of parent.childNodes) {
    const isBlock = BLOCK.test((node as Partial<Element>).localName ?? '');
    const next = writeNode(node);
    isApart ||= isBlock;
    if (isApart && /\S$/.test(written) && /^\S/.test(next)) written += ' ';
    written += next;
    if (next) isApart = isBlock;
  }
  return written;
}

function writeNode(node: Node): string {
  if (isText(node)) return escape(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  if (isImage(node)) return escape(wordsOf(node));
  const {localName} = node as Element;
  const content = writeChildren(node);
  if (!TAGS.has(localName)) return content;
  if (localName === 'br') return '<br>';
  const href = localName === 'a' ? ` href="${escape((node as HTMLAnchorElement).href)}"` : '';
  return `<${localName}${href}>${content}</${localName}>`;
}

function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}

function isImage(node: Node): node is HTMLImageElement {
  return node.nodeType === Node.ELEMENT_NODE && (node as Element).localName === 'img';
}

const SIGNS = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

function escape(text: string): string {
  return text.replace(/[&<>"]/g, sign => SIGNS.get(sign) ?? sign);
}
