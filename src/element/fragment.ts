import type {WelearnFaq} from '../welearn-faq.js';

/**
 * All connected FAQs, including those without a document: an address may name a question they will
 * load.
 */
export const faqs = new Set<WelearnFaq>();

/** The fragment of the page's address, decoded; empty if there is none. */
export function currentFragment(): string {
  return decode(location.hash);
}

/** Decodes a fragment, without its `#`. */
export function decode(hash: string): string {
  const raw = hash.slice(1);
  try {
    return decodeURIComponent(raw).normalize('NFC');
  } catch {
    return raw; // A lone "%" is not an escape.
  }
}

/** The two kinds of elements, as addresses name them. */
export type Kind = 'about' | 'faq';

/**
 * The possible names in a fragment, of a question, a topic or a place in a text. An element's own
 * `id` may itself start with "faq-", so there may be two.
 */
export function namesIn(fragment: string, {id}: Element, kind: Kind): string[] {
  return [`${kind}-`, ...(id ? [`${id}-${kind}-`] : [])]
    .filter(prefix => fragment.startsWith(prefix))
    .map(prefix => fragment.slice(prefix.length))
    .filter(Boolean);
}

/** The fragment of a question, a topic or a place in a text. */
export function fragmentOf(name: string, {id}: Element, kind: Kind = 'faq'): string {
  return `#${encodeURIComponent(`${id ? `${id}-` : ''}${kind}-${name}`)}`;
}

/** The page's address with a fragment. Ignores the page's `<base>`, which is for its links. */
export function addressOf(fragment: string): string {
  return withoutFragment(location.href) + fragment;
}

/**
 * The address for a link to a place in this page. A `<base>` would lead the fragment alone to
 * another page, if the visitor opens a tab with it or copies it.
 */
export function linkTo(fragment: string): string {
  const isElsewhere = withoutFragment(document.baseURI) !== withoutFragment(location.href);
  return isElsewhere && /^(?:https?|file):/.test(location.href) ? addressOf(fragment) : fragment;
}

/** Gives the links of a text to places in this page their addresses. */
export function linkPlaces(text: ParentNode): void {
  for (const link of text.querySelectorAll('a[href^="#"]')) {
    const fragment = link.getAttribute('href') ?? '';
    const address = linkTo(fragment);
    if (address === fragment) return;
    link.setAttribute('href', address);
    link.classList.add(HERE);
  }
}

/** The class of links to places in this page whose `href` is a whole address. */
export const HERE = 'here';

function withoutFragment(address: string): string {
  return address.replace(/#.*/s, '');
}

/**
 * Calls a function whenever the page's address may have changed: by a link, the history or a script.
 * Browsers without the Navigation API (Safari before 26.2, Firefox before 147) do not tell about
 * scripts; the click on a link comes before them.
 */
export function watchAddress(look: (event: Event) => void, signal: AbortSignal): void {
  for (const type of ['hashchange', 'popstate', 'click']) addEventListener(type, look, {signal});
  if ('navigation' in window) navigation.addEventListener('currententrychange', look, {signal});
}

/** The page's entry in the history. Browsers without the Navigation API only tell its address. */
export function historyEntry(): string {
  return ('navigation' in window && navigation.currentEntry?.key) || location.href;
}

/** The link that was clicked, if any. */
export function clickedLink(event: Event): HTMLAnchorElement | undefined {
  return event.composedPath().find(target => target instanceof HTMLAnchorElement);
}
