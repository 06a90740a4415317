/** Parts of a page that no about text and no FAQ has. */
const REST = 'welearn-about, welearn-faq, main, :scope > nav, :scope > footer';

/**
 * Whether an element contains the rest of its page, because it has no end tag. HTML ignores the slash in
 * `<welearn-faq />`.
 */
export function isUnclosed(host: Element): boolean {
  return [...host.querySelectorAll(REST)].some(part => !part.closest('[slot]'));
}

/** Problems found in each of the page's scripts with texts for the interface. */
export const stringMistakes = new WeakMap<Element, readonly string[]>();
