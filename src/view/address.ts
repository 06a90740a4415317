import type {ReactiveController} from 'lit';
import {formerIds, groupByTopic} from '../document/identify.js';
import type {WelearnDocument} from '../document/model.js';
import {focusText} from '../element/reading-place.js';
import {
  addressOf,
  clickedLink,
  currentFragment,
  decode,
  faqs,
  fragmentOf,
  HERE,
  historyEntry,
  type Kind,
  namesIn,
  watchAddress,
} from '../element/fragment.js';
import {findPlace, looseName, placeName} from '../html/names.js';
import type {WelearnAbout} from '../welearn-about.js';
import type {WelearnFaq} from '../welearn-faq.js';
import {forget, isArriving, keepFrom, keepPlace, reveal} from './arrival.js';
import {inTreeOrder} from './landmark.js';
import {buttonId, topicId} from './question-item.js';

/** An element with an address. */
export type Host = WelearnAbout | WelearnFaq;

/** The connected elements, and the fragment that none has answered yet. */
const hosts = new Set<Host>();
let wanted = '';
/** The page's last address, as far as it matters here. */
let seen = '';
let watch = new AbortController();
/** The last fragment each element answered. */
const answered = new WeakMap<Host, string>();
/** The last link to a place in this page that the visitor followed from each history entry. */
const followed = new Map<string, HTMLElement>();

/**
 * Follows the page's address: `#faq-<id>` opens a question, `#<element's id>-faq-<id>` a question
 * of a certain element. Places in a text have the same addresses, with `#about-` in an about text.
 * Browsers never scroll into a shadow tree by themselves.
 */
export class AddressController implements ReactiveController {
  readonly #host: Host;
  #document: WelearnDocument | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    const isFirst = !hosts.size;
    hosts.add(this.#host);
    keepFrom(this.#host);
    if (!isFirst) {
      follow();
      return;
    }
    watch = new AbortController();
    watchAddress(look, watch.signal);
    seen = currentAddress();
    // A reconnected element does not scroll to the same question again.
    const fragment = currentFragment();
    wanted = fragment === answered.get(this.#host) ? '' : fragment;
    keepPlace();
  }

  hostDisconnected(): void {
    // A moved element reconnects at once, so the visitor is not sent to the question again.
    queueMicrotask(() => {
      const host = this.#host;
      if (host.isConnected) return;
      hosts.delete(host);
      forget(host);
      if (!hosts.size) {
        watch.abort();
        followed.clear();
      }
      // The page that a router has just shown may have the question in another element.
      if (!isArriving() || answered.get(host) !== currentFragment()) return;
      wanted = currentFragment();
      answer();
    });
  }

  hostUpdated(): void {
    const {document} = this.#host;
    // Another document may belong to another address, of which no event has told.
    if (document !== this.#document) follow();
    this.#document = document;
    queueMicrotask(answer);
  }
}

/** The address without its query: a filter that writes there leads to no question. */
function currentAddress(): string {
  return location.pathname + location.hash;
}

function look(event: Event): void {
  if (event instanceof MouseEvent) {
    followLink(event);
    // Without the Navigation API, only this tells of a router's new address.
    setTimeout(follow);
  } else if (event.type === 'popstate') {
    // The browser restores the scroll position after this event.
    setTimeout(follow);
  } else if (!('navigationType' in event) || event.navigationType !== 'traverse') follow();
}

/** Answers the page's address, if it has changed. */
function follow(): void {
  if (seen === currentAddress()) return;
  seen = currentAddress();
  const link = followed.get(historyEntry());
  wanted = currentFragment();
  for (const host of hosts) setLost(host, '');
  keepPlace();
  const isNamed = [...hosts].some(host => namesIn(wanted, host, kindOf(host)).length);
  if (link && !isNamed) void returnTo(link);
  else answer();
}

/** Gives the focus back to a link that led to a place in this page, after Back. */
async function returnTo(link: HTMLElement): Promise<void> {
  followed.delete(historyEntry());
  const host = [...hosts].find(({renderRoot}) => renderRoot.contains(link));
  const question = host && questionAround(link, host);
  if (host && 'show' in host && question !== undefined) {
    host.show(question);
    await host.rendered();
  }
  const {activeElement} = document;
  const isOurs = [...hosts].some(one => one === activeElement);
  if (!link.checkVisibility() || !(isOurs || activeElement === document.body)) return;
  focusText(link);
  link.scrollIntoView({block: 'nearest', behavior: 'instant'});
}

/**
 * Handles links that fire no `hashchange`: those inside an element, and those to the page's current
 * address.
 */
function followLink(event: MouseEvent): void {
  const link = clickedLink(event);
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey;
  // In Firefox, the property `target` also tells that of `<base>`, which means other pages.
  const frame = link?.getAttribute('target') ?? '';
  if (!link?.hash || isElsewhere || /^(?!_self$)./.test(frame)) return;
  const host = [...hosts].find(({renderRoot}) => renderRoot.contains(link));
  const found = host && !event.defaultPrevented && linked(link, host);
  if (found || isHere(link)) followed.set(historyEntry(), link);
  if (found) {
    const {target, host} = found;
    event.preventDefault();
    // Changes the address like the link itself, but stays in this element even if another one has
    // the same question.
    const address = fragmentOf(target.id, host, kindOf(host));
    try {
      if (location.hash !== address && target.isFirst !== false) {
        seen = location.pathname + address;
        history.pushState(null, '', addressOf(address));
      }
    } catch {
      // A page without an address of its own, such as `about:srcdoc`, still shows the question.
    }
    seen = currentAddress();
    show(host, target, currentFragment());
  } else if (event.defaultPrevented ? !host && isHere(link) : link.href === location.href) {
    // A script that scrolls smoothly cancels the click, but finds no question in a shadow tree.
    wanted = decode(link.hash);
    answer();
  }
}

/** Whether a link leads to a place in this page that one of our elements may have. */
function isHere(link: HTMLAnchorElement): boolean {
  const isPage =
    link.href === addressOf(link.hash) || link.getAttribute('href')?.startsWith('#') === true;
  const name = decode(link.hash);
  return isPage && [...hosts].some(host => namesIn(name, host, kindOf(host)).length);
}

/**
 * The target of a link in a text: `#<id>`, or else `#faq-<id>`. A place in the same text comes
 * before those in others. The contents above the questions of a page may be in another element.
 */
function linked(
  link: HTMLAnchorElement,
  host: Host,
): {readonly target: Target; readonly host: Host} | undefined {
  const isPlace = link.getAttribute('href')?.startsWith('#') ?? false;
  if (!isPlace && !link.classList.contains(HERE)) return undefined;
  const name = decode(link.hash);
  const names = [name, ...namesIn(name, host, kindOf(host))];
  const text = link.closest('.content');
  const own =
    findQuestion(host, names) ?? findTopic(host, names) ?? (text && placeIn(text, host, names));
  if (own) return {target: own, host};
  const all = [...names, ...names.map(looseName).filter(Boolean)];
  for (const one of [host, ...hosts]) {
    // The page's own places come before those in other elements.
    if (one !== host && document.getElementById(name)) return undefined;
    const target =
      findInTexts(one, names) ??
      findQuestion(one, all) ??
      findTopic(one, all) ??
      findFormer(one, names);
    if (target) return {target, host: one};
  }
  return undefined;
}

/** Only a FAQ shows the questions of its document. */
function kindOf(host: Host): Kind {
  return 'show' in host ? 'faq' : 'about';
}

/**
 * Lets the first element in tree order with the question answer; without such a question, the first
 * with the topic, with the place in a text, and then with a question that had the id before. An element
 * that is still loading may have any, so later ones wait.
 */
export function answer(): void {
  const fragment = wanted;
  if (!fragment) return;
  const asked = [...new Set<Host>([...faqs, ...hosts])]
    .filter(({isConnected}) => isConnected)
    .map(host => ({host, ids: namesIn(fragment, host, kindOf(host))}))
    .filter(({ids}) => ids.length);
  asked.sort((a, b) => inTreeOrder(a.host, b.host));
  for (const find of [findQuestion, findTopic, findInTexts, findFormer]) {
    for (const {host, ids} of asked) {
      const target = find(host, ids);
      if (target) show(host, target, fragment);
      if (target || isComing(host)) return;
    }
  }
  // The rest of the answers may still bring the place.
  if (asked.every(({host}) => host.state !== 'ready' || !('show' in host) || host.isComplete))
    for (const {host} of asked) setLost(host, fragment);
}

/** Notes for the webmaster which address no element has. */
function setLost(host: Host, fragment: string): void {
  if (host.lost === fragment) return;
  host.lost = fragment;
  if (host.debug) host.requestUpdate();
}

/** Opens a question and takes the visitor there, or to a topic or place. */
function show(host: Host, {element, question}: Target, fragment: string): void {
  wanted = '';
  for (const one of hosts) setLost(one, '');
  answered.set(host, fragment);
  if ('show' in host) {
    if (question === undefined) host.reach();
    else host.show(question);
  }
  void arrive(host, element);
}

/** Whether a document may still arrive. A lazy element loads when its address is requested. */
function isComing({state, loading, src}: Host): boolean {
  return state === 'loading' || (state === 'idle' && loading === 'lazy' && Boolean(src));
}

async function arrive(host: Host, id: string): Promise<void> {
  await host.rendered();
  const element = host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  if (element) await reveal(element, host);
}

/** A question, a topic or a place in a text that an address can name. */
interface Target {
  readonly id: string;
  /** Id of its element in the shadow tree. */
  readonly element: string;
  /** The question to open. */
  readonly question?: string | undefined;
  /** `false` if its address leads to another place of the same name. */
  readonly isFirst?: boolean;
}

/** Finds the first name that exists in an element. */
type Find = (host: Host, names: readonly string[]) => Target | undefined;

const findQuestion: Find = (host, names) =>
  first('show' in host ? (host.document?.faq ?? []) : [], names, buttonId, true);

const findTopic: Find = (host, names) =>
  first('show' in host ? groupByTopic(host.document?.faq ?? []) : [], names, topicId, false);

const findInTexts: Find = (host, names) => placeIn(host.renderRoot, host, names);

/** Former ids of a document's questions, made only for an address that leads nowhere else. */
const former = new WeakMap<WelearnDocument, ReadonlyMap<string, string>>();

/** Finds a question by an id that it had before. */
const findFormer: Find = (host, names) => {
  const {document} = host;
  if (!document || !names.length) return undefined;
  const ids = former.get(document) ?? formerIds(document.faq);
  former.set(document, ids);
  const known = names.flatMap(name => ids.get(name)?.normalize('NFC') ?? []);
  return findQuestion(host, known);
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
    if (found)
      return {id: found.id, element: elementId(index), question: isQuestion ? found.id : undefined};
  }
  return undefined;
}

/** A place in texts that are rendered already. */
function placeIn(root: ParentNode, host: Host, names: readonly string[]): Target | undefined {
  const place = findPlace(root, names);
  if (!place) return undefined;
  const id = placeName(place);
  const question = questionAround(place, host);
  const isFirst = findPlace(host.renderRoot, [id]) === place;
  return {id, element: place.id, question, isFirst};
}

/** The id of the question that a node belongs to. */
export function questionAround(node: Element, host: Host): string | undefined {
  const button = node.closest('.item')?.querySelector('.question');
  return host.document?.faq.find((_, index) => buttonId(index) === button?.id)?.id;
}
