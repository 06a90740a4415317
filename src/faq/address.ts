import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Question, WelearnDocument} from '../document/model.js';
import {buttonId} from './button-id.js';
import {currentFragment, decode, faqs, questionIds} from './fragment.js';

/** An element whose questions have addresses. */
export interface AddressHost extends ReactiveControllerHost, HTMLElement {
  readonly state: string;
  readonly src: string | null;
  readonly loading: string;
  readonly document: WelearnDocument | null;
  readonly renderRoot: ParentNode;
  show(id: string): void;
}

/** Those that listen, and the address that none has answered yet. */
const hosts = new Set<AddressHost>();
let wanted = '';
/** The address that each has answered last. */
const answered = new WeakMap<AddressHost, string>();

/**
 * Answers the page's address: `#faq-<id>` opens a question, or `#<element's id>-faq-<id>` one of a
 * certain element. Browsers never scroll into a shadow tree by themselves.
 */
export class AddressController implements ReactiveController {
  readonly #host: AddressHost;

  constructor(host: AddressHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (!hosts.size) {
      addEventListener('hashchange', follow);
      addEventListener('click', followLink);
      // An element that comes back does not send the visitor to where they have been.
      const fragment = currentFragment();
      wanted = fragment === answered.get(this.#host) ? '' : fragment;
    }
    hosts.add(this.#host);
  }

  hostDisconnected(): void {
    // An element that only moves is back at once, and the visitor is not sent to the question again.
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

/** What `hashchange` does not tell of: a link within a FAQ, or to the address that the page has already. */
function followLink(event: MouseEvent): void {
  const link = event.composedPath().find(target => target instanceof HTMLAnchorElement);
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented;
  if (!link?.hash || isElsewhere) return;
  const host = [...hosts].find(({renderRoot}) => renderRoot.contains(link));
  const question = host && linkedQuestion(link, host);
  if (question) {
    event.preventDefault();
    // As if the link had led there; but no other FAQ answers, though it may have such a question, too.
    const prefix = host.id ? `${host.id}-` : '';
    const address = `#${prefix}faq-${encodeURIComponent(question.id)}`;
    if (location.hash !== address) history.pushState(null, '', address);
    reveal(host, question, currentFragment());
  } else if (link.href === location.href) follow();
}

/** The question that a link in an answer means: `#<id>`, or `#faq-<id>`, if none is called so itself. */
function linkedQuestion(link: HTMLAnchorElement, {document}: AddressHost): Question | undefined {
  if (!link.getAttribute('href')?.startsWith('#')) return undefined;
  const name = decode(link.hash);
  const find = (wanted: string) =>
    document?.faq.find(({id}) => id.normalize('NFC') === wanted && wanted);
  return find(name) ?? (name.startsWith('faq-') ? find(name.slice('faq-'.length)) : undefined);
}

/** The first FAQ in tree order that has the question answers; one that is still loading may have it. */
function answer(): void {
  const fragment = wanted;
  for (const host of [...faqs].sort(inTreeOrder)) {
    const ids = questionIds(fragment, host);
    if (!ids.length) continue;
    const questions = host.document?.faq ?? [];
    const question = questions.find(({id}) => ids.includes(id.normalize('NFC')));
    if (question) reveal(host, question, fragment);
    if (question || isComing(host)) return;
  }
}

/** Opens a question, and takes the visitor there. */
function reveal(host: AddressHost, question: Question, fragment: string): void {
  wanted = '';
  answered.set(host, fragment);
  host.show(question.id);
  void focusQuestion(host, host.document?.faq.indexOf(question) ?? -1);
}

/** A lazy one loads for an address that may mean it. */
function isComing({state, loading, src}: AddressHost): boolean {
  return state === 'loading' || (state === 'idle' && loading === 'lazy' && Boolean(src));
}

async function focusQuestion(host: AddressHost, index: number): Promise<void> {
  await host.updateComplete;
  const button = host.renderRoot.querySelector<HTMLElement>(`#${buttonId(index)}`);
  button?.closest('.item')?.scrollIntoView({block: 'start'});
  button?.focus({preventScroll: true});
}

function inTreeOrder(a: Node, b: Node): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
