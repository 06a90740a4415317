import type {ReactiveController} from 'lit';
import {formerIds, groupByTopic} from '../document/identify.js';
import type {WelearnDocument} from '../document/model.js';
import {
  addressOf,
  currentFragment,
  decode,
  faqs,
  fragmentOf,
  questionIds,
} from '../element/fragment.js';
import type {WelearnFaq} from '../welearn-faq.js';
import {buttonId, topicId} from './question-item.js';
import {reveal} from './reveal.js';

/** The connected FAQs, and the fragment that none has answered yet. */
const hosts = new Set<WelearnFaq>();
let wanted = '';
/** The last fragment each FAQ answered. */
const answered = new WeakMap<WelearnFaq, string>();

/**
 * Follows the page's address: `#faq-<id>` opens a question, `#<element's id>-faq-<id>` a question
 * of a certain element. Browsers never scroll into a shadow tree by themselves.
 */
export class AddressController implements ReactiveController {
  readonly #host: WelearnFaq;

  constructor(host: WelearnFaq) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (!hosts.size) {
      addEventListener('hashchange', follow);
      addEventListener('click', followLink);
      // A reconnected element does not scroll to the same question again.
      const fragment = currentFragment();
      wanted = fragment === answered.get(this.#host) ? '' : fragment;
    }
    hosts.add(this.#host);
  }

  hostDisconnected(): void {
    // A moved element reconnects at once, so the visitor is not sent to the question again.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      hosts.delete(this.#host);
      if (hosts.size) return;
      removeEventListener('hashchange', follow);
      removeEventListener('click', followLink);
    });
  }

  hostUpdated(): void {
    queueMicrotask(answer);
  }
}

function follow(): void {
  wanted = currentFragment();
  answer();
}

/**
 * Handles links that fire no `hashchange`: those inside a FAQ, and those to the page's current
 * address.
 */
function followLink(event: MouseEvent): void {
  const link = event.composedPath().find(target => target instanceof HTMLAnchorElement);
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented;
  if (!link?.hash || isElsewhere || /^(?!_self$)./.test(link.target)) return;
  const host = [...hosts].find(({renderRoot}) => renderRoot.contains(link));
  const target = host && linked(link, host);
  if (target) {
    event.preventDefault();
    // Changes the address like the link itself, but stays in this FAQ even if another one has the
    // same question.
    const address = fragmentOf(target.id, host);
    try {
      if (location.hash !== address) history.pushState(null, '', addressOf(address));
    } catch {
      // A page without an address of its own, such as `about:srcdoc`, still shows the question.
    }
    show(host, target, currentFragment());
  } else if (link.href === location.href) follow();
}

/** The target of a link in an answer: `#<id>`, or else `#faq-<id>`. */
function linked(link: HTMLAnchorElement, host: WelearnFaq): Target | undefined {
  if (!link.getAttribute('href')?.startsWith('#')) return undefined;
  const name = decode(link.hash);
  const names = [name, ...questionIds(name, host)];
  const {document} = host;
  return findQuestion(document, names) ?? findTopic(document, names) ?? findFormer(document, names);
}

/**
 * Lets the first FAQ in tree order with the question answer; without such a question, the first
 * with the topic, and then the first with a question that had the id before. A FAQ that is still loading may have either, so later ones wait.
 */
function answer(): void {
  const fragment = wanted;
  const asked = [...faqs]
    .map(host => ({host, ids: questionIds(fragment, host)}))
    .filter(({ids}) => ids.length);
  asked.sort((a, b) => inTreeOrder(a.host, b.host));
  for (const find of [findQuestion, findTopic, findFormer]) {
    for (const {host, ids} of asked) {
      const target = find(host.document, ids);
      if (target) show(host, target, fragment);
      if (target || isComing(host)) return;
    }
  }
}

/** Opens a question and takes the visitor there. */
function show(host: WelearnFaq, {id, element, isQuestion}: Target, fragment: string): void {
  wanted = '';
  answered.set(host, fragment);
  if (isQuestion) host.show(id);
  else host.reach();
  void arrive(host, element);
}

/** Whether a document may still arrive. A lazy element loads when its address is requested. */
function isComing({state, loading, src}: WelearnFaq): boolean {
  return state === 'loading' || (state === 'idle' && loading === 'lazy' && Boolean(src));
}

async function arrive(host: WelearnFaq, id: string): Promise<void> {
  await host.rendered();
  const element = host.renderRoot.querySelector<HTMLElement>(`#${id}`);
  if (element) await reveal(element, host);
}

function inTreeOrder(a: Node, b: Node): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** A question or topic that an address can name. */
export interface Target {
  readonly id: string;
  /** Id of its element in the shadow tree. */
  readonly element: string;
  readonly isQuestion: boolean;
}

/** Finds the first name that exists in a document. */
export type Find = (
  document: WelearnDocument | null,
  names: readonly string[],
) => Target | undefined;

export const findQuestion: Find = (document, names) =>
  first(document?.faq ?? [], names, buttonId, true);

export const findTopic: Find = (document, names) =>
  first(groupByTopic(document?.faq ?? []), names, topicId, false);

/** Former ids of a document's questions, made only for an address that leads nowhere else. */
const former = new WeakMap<WelearnDocument, ReadonlyMap<string, string>>();

/** Finds a question by an id that it had before. */
export const findFormer: Find = (document, names) => {
  if (!document || !names.length) return undefined;
  const ids = former.get(document) ?? formerIds(document.faq);
  former.set(document, ids);
  const known = names.flatMap(name => ids.get(name)?.normalize('NFC') ?? []);
  return findQuestion(document, known);
};

function first(
  named: readonly {readonly id: string}[],
  names: readonly string[],
  elementId: (index: number) => string,
  isQuestion: boolean,
): Target | undefined {
  for (const name of names) {
    const index = named.findIndex(({id}) => id && id.normalize('NFC') === name);
    const found = named[index];
    if (found) return {id: found.id, element: elementId(index), isQuestion};
  }
  return undefined;
}
