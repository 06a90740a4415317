/** Parts of a page that no about text and no FAQ has. */
const REST = 'welearn-about, welearn-faq, main, :scope > nav, :scope > footer';

/**
 * Whether an element contains the rest of its page, because it has no end tag. HTML ignores the slash in
 * `<welearn-faq />`.
 */
export function lacksEndTag(host: Element): boolean {
  return [...host.querySelectorAll(REST)].some(part => !part.closest('[slot]'));
}
