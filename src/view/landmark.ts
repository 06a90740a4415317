import type {Question} from '../document/model.js';
import {faqs} from '../element/fragment.js';
import type {WelearnFaq} from '../welearn-faq.js';
import {painted} from './question-list.js';

/**
 * Names a landmark of a FAQ. On a page with several FAQs each has a name of its own: with the FAQ's heading, or with a
 * number (WAI-ARIA APG, Landmark Regions).
 */
export function landmarkName(host: WelearnFaq, name: string): string {
  const before = faqsBefore(host);
  if (!before.length) return name;
  const title = ownTitle(host, before);
  return title ? `${name}: ${title}` : `${name} ${String(before.length + 1)}`;
}

/**
 * Names the answer of a question that is on the page several times: with its topic, its FAQ's heading or a number.
 *
 * @param name the question as shown
 * @returns `undefined` for the first one, whose question is name enough
 */
export function answerName(
  host: WelearnFaq,
  {q, topic, id}: Question,
  name: string,
): string | undefined {
  const isSame = (other: Question) => other.q === q;
  const own = host.document?.faq.filter(isSame) ?? [];
  const index = own.findIndex(other => other.id === id);
  const before = faqsBefore(host).filter(({document}) => document?.faq.some(isSame));
  if (index < 1 && !before.length) return undefined;
  const isOwnTopic = topic && own.findIndex(other => other.topic === topic) === index;
  const title = before.length ? ownTitle(host, before) || before.length + 1 : '';
  const place = index < 1 ? '' : isOwnTopic ? topic : index + 1;
  return [name, title, place].filter(Boolean).join(' – ');
}

/** The title of a FAQ, unless a FAQ before has the same. */
function ownTitle(host: WelearnFaq, before: readonly WelearnFaq[]): string {
  const title = titleOf(host);
  return before.some(other => titleOf(other) === title) ? '' : title;
}

function faqsBefore(host: WelearnFaq): WelearnFaq[] {
  return [...faqs].filter(other => inTreeOrder(other, host) < 0);
}

/** Compares nodes of a page for a sort in the order of the page. */
export function inTreeOrder(a: Node, b: Node): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

/** FAQs with a new name or place since others were last renamed. */
const changed = new Set<WelearnFaq>();

/**
 * Lets the other FAQs of the page name their landmarks anew, after the next frame: once for all FAQs that change
 * until then. A page of 200 would otherwise render each of them 200 times.
 */
export function renameOthers(host: WelearnFaq): void {
  if ([...faqs].every(other => other === host)) return;
  if (!changed.size) void painted().then(renameAll);
  changed.add(host);
}

function renameAll(): void {
  const isOnly = changed.size === 1;
  for (const faq of faqs) if (!isOnly || !changed.has(faq)) faq.requestUpdate();
  changed.clear();
}

/** The title that landmarks of a FAQ have in their names. */
export function titleOf({heading, document}: WelearnFaq): string {
  return (heading ?? document?.faq_title ?? '').trim();
}
