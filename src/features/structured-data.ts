import {html, type ReactiveController, render} from 'lit';
import type {WelearnDocument} from '../document/model.js';
import {ancestors} from '../view/anchor.js';
import {buttonId} from '../view/question-item.js';
import type {WelearnFaq} from '../welearn-faq.js';
import type {Feature, FeatureContext} from './features.js';

/** A question with its answer, in schema.org's words. */
interface QuestionData {
  readonly '@type': 'Question';
  readonly name: string;
  readonly inLanguage?: string;
  readonly acceptedAnswer: {readonly '@type': 'Answer'; readonly text: string};
}

/** What each element in the page has to say, and the one script that says it in each document. */
const known = new Map<WelearnFaq, {page: Document; questions: readonly QuestionData[]}>();
const scripts = new WeakMap<Document, HTMLScriptElement>();

/**
 * Says in the page's head, as schema.org's FAQPage, what is shown: the questions that have answers, of
 * all elements together, in the order of the page. It stays in step with what is shown, and goes with
 * the last of the elements. What a search hides is there all the same.
 */
export default class StructuredData implements Feature, ReactiveController {
  readonly #host: WelearnFaq;
  /** What was said last was of this document, in this language, and of these nodes. */
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
    this.#say([]);
  }

  hostUpdate(): void {
    if (this.#host.structuredData) return;
    this.#document = null;
    this.#say([]);
  }

  updated(): void {
    // What has left the page may have an update to come.
    if (!this.#host.isConnected || !this.#host.isComplete) return;
    const {document} = this.#host;
    const lang = languageOf(this.#host);
    const isSaid = this.#nodes.every(node => node.isConnected);
    if (isSaid && document === this.#document && lang === this.#lang) return;
    const shown = shownIn(this.#host);
    this.#document = document;
    this.#lang = lang;
    this.#nodes = shown.flatMap(({question, answer}) => [
      ...question.childNodes,
      ...answer.childNodes,
    ]);
    this.#say(shown.map(({question, answer}) => describe(question, answer, lang)));
  }

  #say(questions: readonly QuestionData[]): void {
    const page = this.#host.ownerDocument;
    const before = known.get(this.#host);
    if (questions.length) known.set(this.#host, {page, questions});
    else known.delete(this.#host);
    // It may have moved to another document, such as that of a frame.
    if (before && before.page !== page) write(before.page);
    if (before ?? questions.length) write(page);
  }
}

/** The questions that have answers. */
function shownIn({document, renderRoot}: WelearnFaq) {
  return (document?.faq ?? []).flatMap((_, i) => {
    const question = renderRoot.querySelector(`#${buttonId(i)} .words`);
    const answer = question?.closest('.item')?.querySelector(':scope > .answer .content');
    return question && answer ? [{question, answer}] : [];
  });
}

function describe(question: Element, answer: Element, lang: string): QuestionData {
  return {
    '@type': 'Question',
    name: question.textContent.replace(/\s+/g, ' ').trim(),
    ...(lang && {inLanguage: lang}),
    acceptedAnswer: {'@type': 'Answer', text: markup(answer)},
  };
}

/** The language of the content: the element's own, the document's, or that of what is around. */
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
 * A script that never runs, whatever its type, as HTML has it for what is parsed by other scripts: under
 * Trusted Types, browsers report any other that is filled by hand, be it data or code.
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
    // Said once where it is the same for all: what is undefined is left out.
    mainEntity: lang ? questions.map(one => ({...one, inLanguage: undefined})) : questions,
  };
  // If somebody writes the page out as HTML, nothing in it ends the script.
  return JSON.stringify(page).replace(/[<>&\u2028\u2029]/g, escapeSign);
}

function escapeSign(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** What schema.org's readers are known to take in a text; of the rest, the content is kept. */
const TAGS = new Set(
  'a b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 i kbd li ol p pre q strong sub sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);

/** Shown content as HTML text: simple tags, and of their attributes nothing but where links lead. */
export function markup(root: Element): string {
  return [...root.childNodes].map(writeNode).join('').trim();
}

function writeNode(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escape((node as Text).data);
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  const {localName} = node as Element;
  const content = [...node.childNodes].map(writeNode).join('');
  if (!TAGS.has(localName)) return content;
  if (localName === 'br') return '<br>';
  const href = localName === 'a' ? ` href="${escape((node as HTMLAnchorElement).href)}"` : '';
  return `<${localName}${href}>${content}</${localName}>`;
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
