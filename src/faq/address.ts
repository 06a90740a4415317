import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {WelearnDocument} from '../document/model.js';
import {buttonId} from './button-id.js';

/** An element whose questions have addresses. */
export interface AddressHost extends ReactiveControllerHost, HTMLElement {
  readonly state: string;
  readonly document: WelearnDocument | null;
  readonly renderRoot: ParentNode;
  show(id: string): void;
}

/** Every FAQ in the page, and the address that none of them has answered yet. */
const hosts = new Set<AddressHost>();
let wanted: string | null = null;
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
      addEventListener('click', followAgain);
      // An element that comes back does not send the visitor to where they have been.
      const fragment = currentFragment();
      wanted = fragment === answered.get(this.#host) ? null : fragment;
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
      removeEventListener('click', followAgain);
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

/** A link to the address that the page already has changes nothing, so there is no `hashchange`. */
function followAgain(event: MouseEvent): void {
  const link = event.composedPath().find(target => target instanceof HTMLAnchorElement);
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented;
  if (link?.hash && link.href === location.href && !isElsewhere) follow();
}

/** The first FAQ in tree order that has the question answers; one that is still loading may have it. */
function answer(): void {
  const fragment = wanted;
  if (fragment === null) return;
  for (const host of [...hosts].sort(inTreeOrder)) {
    const ids = questionIds(fragment, host);
    if (!ids.length) continue;
    const questions = host.document?.faq ?? [];
    const question = questions.find(({id}) => ids.includes(id.normalize('NFC')));
    if (question) {
      wanted = null;
      answered.set(host, fragment);
      host.show(question.id);
      void focusQuestion(host, questions.indexOf(question));
    }
    if (question || host.state === 'loading') return;
  }
}

async function focusQuestion(host: AddressHost, index: number): Promise<void> {
  await host.updateComplete;
  const button = host.renderRoot.querySelector<HTMLElement>(`#${buttonId(index)}`);
  button?.closest('.item')?.scrollIntoView({block: 'start'});
  button?.focus({preventScroll: true});
}

/** What a fragment may call a question of an element: an element's own id may look like our prefix. */
function questionIds(fragment: string, {id}: Element): string[] {
  const prefixes = ['faq-', ...(id ? [`${id}-faq-`] : [])];
  return prefixes
    .filter(prefix => fragment.startsWith(prefix))
    .map(prefix => fragment.slice(prefix.length));
}

function currentFragment(): string | null {
  const raw = location.hash.slice(1);
  try {
    return decodeURIComponent(raw).normalize('NFC') || null;
  } catch {
    return raw; // A lone "%" stands for itself.
  }
}

function inTreeOrder(a: Node, b: Node): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
