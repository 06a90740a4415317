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

/**
 * The possible question ids in a fragment. An element's own `id` may itself start with "faq-", so
 * there may be two.
 */
export function questionIds(fragment: string, {id}: Element): string[] {
  return ['faq-', ...(id ? [`${id}-faq-`] : [])]
    .filter(prefix => fragment.startsWith(prefix))
    .map(prefix => fragment.slice(prefix.length))
    .filter(Boolean);
}

/** The fragment of a question or topic. */
export function fragmentOf(id: string, host: Element): string {
  return `#${encodeURIComponent(`${host.id ? `${host.id}-` : ''}faq-${id}`)}`;
}

/** The page's address with a fragment. Ignores the page's `<base>`, which is for its links. */
export function addressOf(fragment: string): string {
  return location.href.replace(/#.*/, '') + fragment;
}
