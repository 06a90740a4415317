import {faqs} from '../element/fragment.js';
import type {WelearnFaq} from '../welearn-faq.js';

/**
 * Names a landmark of a FAQ. On a page with several FAQs each has a name of its own: with the FAQ's heading, or with a
 * number (WAI-ARIA APG, Landmark Regions).
 */
export function landmarkName(host: WelearnFaq, name: string): string {
  const before = [...faqs].filter(
    other => other.compareDocumentPosition(host) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  if (!before.length) return name;
  const title = titleOf(host);
  const isOwn = title && !before.some(other => titleOf(other) === title);
  return isOwn ? `${name}: ${title}` : `${name} ${String(before.length + 1)}`;
}

function titleOf({heading, document}: WelearnFaq): string {
  return (heading ?? document?.faq_title ?? '').trim();
}
