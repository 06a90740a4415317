import type {Source} from '../document/compose.js';
import {excerpt, LONG} from '../document/errors.js';
import type {WelearnDocument} from '../document/model.js';
import type {Tag} from './attributes.js';

/** An element with its children as HTML has read them. */
export interface Branch extends Tag {
  readonly localName: string;
  readonly textContent: string | null;
  querySelector(selector: string): unknown;
  querySelectorAll(selector: string): Iterable<Branch>;
}

export function unclosedMessage({localName}: Branch): string {
  return `<${localName}> has no end tag, so the rest of the page is inside it and may disappear. Write <${localName} …></${localName}>. A slash before the > ends nothing in HTML.`;
}

/** Says why an element has nothing to show, if it has no document. */
export function whyNoSource(host: Branch): string {
  const [script] = [...host.querySelectorAll('script[type]')].filter(({textContent}) =>
    textContent?.trim(),
  );
  const cure = 'Give the address of a document in "src".';
  if (script) {
    const type = excerpt(script.getAttribute('type') ?? '');
    return `Its <script type="${type}"> is not read. If it holds the document, use the type text/yaml, application/json, text/toml or text/markdown. Otherwise: ${cure}`;
  }
  if (host.localName.includes('faq') && host.textContent?.trim())
    return `It has no source, only a fallback. ${cure} To show its children as questions, write <details><summary>question</summary>answer</details>.`;
  return `It has no source. ${cure}`;
}

/** Says why a document has nothing that an element shows. Lists that a script has left empty are no mistake. */
export function whyEmpty(
  host: Branch,
  {about, faq}: WelearnDocument,
  sources: readonly Pick<Source, 'content' | 'url' | 'attribute'>[],
): string | undefined {
  if (host.querySelector(':scope > [slot=empty]')) return undefined;
  if (sources.every(({content}) => isBlank(content))) return undefined;
  const from = sources.map(
    ({url, attribute}) => url ?? (attribute && `the attribute "${attribute}"`),
  );
  const names = from.map(origin => excerpt(origin ?? 'this page', LONG)).join(' and ');
  const isFaq = host.localName.includes('faq');
  const other = isFaq
    ? about.trim() && 'an about text'
    : faq.length && count(faq.length, 'question');
  const missing = isFaq ? 'no questions' : 'no about text';
  const cure = isFaq ? 'Add questions under "faq".' : 'Add an "about" text.';
  const shown = isFaq ? '<welearn-about>' : '<welearn-faq>';
  return `The document (${names}) has ${missing}${other ? `, but ${other}, which ${shown} shows` : ''}. ${cure}`;
}

/** Whether a value from a script holds nothing at all. */
function isBlank(content: unknown): boolean {
  return typeof content === 'object' && content !== null && !Object.values(content).flat().length;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
