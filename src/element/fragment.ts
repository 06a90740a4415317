import type {WelearnFaq} from '../welearn-faq.js';

/** Every FAQ in the page: one that has nothing to show yet may be the one that an address means. */
export const faqs = new Set<WelearnFaq>();

/** The fragment of the page's address, decoded; empty if there is none. */
export function currentFragment(): string {
  return decode(location.hash);
}

/** What a fragment says, without its sign. */
export function decode(hash: string): string {
  const raw = hash.slice(1);
  try {
    return decodeURIComponent(raw).normalize('NFC');
  } catch {
    return raw; // A lone "%" stands for itself.
  }
}

/** What a fragment may call a question of an element: an element's own id may look like our prefix. */
export function questionIds(fragment: string, {id}: Element): string[] {
  return ['faq-', ...(id ? [`${id}-faq-`] : [])]
    .filter(prefix => fragment.startsWith(prefix))
    .map(prefix => fragment.slice(prefix.length))
    .filter(Boolean);
}

/** The fragment that calls a question, or a topic, of an element. */
export function fragmentOf(id: string, host: Element): string {
  return `#${encodeURIComponent(`${host.id ? `${host.id}-` : ''}faq-${id}`)}`;
}

/** The page's address with a fragment. Not resolved: a `<base>` of the page is for its links. */
export function addressOf(fragment: string): string {
  return location.href.replace(/#.*/, '') + fragment;
}
