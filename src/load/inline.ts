import {excerpt, Fault} from '../document/errors.js';
import {SILENT} from './sources.js';

/** A document's text in a `<script>`. */
export interface InlineText {
  readonly format: 'json' | undefined;
  readonly text: string;
}

/**
 * Types of a `<script>` with content. Only JSON is fixed; other formats are detected from the text.
 */
const TYPE =
  /^(?:application\/(?:ld\+)?(json)|(?:text|application)\/(?:x-)?(?:yaml|toml)|text\/markdown)$/i;

/** Linked data that is an FAQ. Other linked data is for search engines. */
const FAQ_PAGE = /"(?:FAQPage|QAPage|Question)"/;

/** Types that can only be meant as one of those. Other scripts, such as analytics, are the page's. */
const ALMOST = /(?:ya?ml|toml|json5?|markdown|\bmd)$/i;
/** JSON for other programs. */
const FOREIGN = /\+json$/i;

/**
 * The text in a `<script>` child that holds data. A script without text may not be parsed yet.
 *
 * @param isWrapped whether to look into children that show nothing: editors put scripts into
 *   paragraphs and boxes
 */
export function findInline(element: Element, isWrapped = false): InlineText | null {
  for (const script of scriptsOf(element, isWrapped)) {
    const [type, json] = TYPE.exec(typeOf(script)) ?? [];
    const {textContent: text} = script;
    const isOther = /ld\+json/i.test(type ?? '') && !FAQ_PAGE.test(text);
    if (type && text.trim() && !isOther)
      return {format: json ? 'json' : undefined, text: withoutMarks(text, type)};
  }
  return null;
}

/**
 * Finds a script whose type is almost one of those with content.
 *
 * @throws Fault `invalid-attribute`
 */
export function refuseAlmost(element: Element): void {
  for (const script of scriptsOf(element, true)) {
    const found = typeOf(script);
    if (!ALMOST.test(found) || FOREIGN.test(found) || TYPE.test(found)) continue;
    const expected =
      'text/yaml, application/json, text/toml or text/markdown on a <script> that holds a document';
    throw new Fault('invalid-attribute', {path: 'type', expected, found: excerpt(found)});
  }
}

/** The type without parameters, such as `; charset=utf-8`. */
function typeOf(script: Element): string {
  return script.getAttribute('type')?.split(';', 1)[0]?.trim() ?? '';
}

function* scriptsOf(element: Element, isWrapped: boolean): Generator<Element> {
  for (const child of element.children) {
    if (child.localName === 'script') yield child;
    else if (isWrapped && !child.slot && !child.matches(SILENT) && showsNothing(child))
      yield* child.querySelectorAll('script');
  }
}

/** `NodeFilter.SHOW_TEXT`. Node.js has no such name. */
const TEXTS = 4;

/** Whether an element has neither words nor images, apart from scripts. */
function showsNothing(element: Element): boolean {
  if (!element.querySelector('script') || element.querySelector('img')) return false;
  const {ownerDocument: page} = element;
  const texts = page.createTreeWalker(element, TEXTS);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (text.nodeValue?.trim() && !text.parentElement?.closest(SILENT)) return false;
  }
  return true;
}

/** Beginnings and ends of a CDATA section and of a comment around a text. */
const MARKS = [
  [/^(?:\/\/|\/\*|#)?[ \t]*<!\[CDATA\[[ \t]*(?:\*\/)?/, ']]>', /^[ \t]*(?:\*\/)?(?:<br ?\/?>)?$/],
  [/^<!--(?=[ \t]*\n)/, '-->', /^$/],
] as const;

/**
 * The text without the marks that people and programs put around scripts, and without the tags that
 * editors put at the ends of lines. Every line stays in its place.
 */
function withoutMarks(text: string, type: string): string {
  let found = text.replace(/\r\n?/g, '\n');
  for (const [opening, sign, after] of MARKS) {
    const lead = /^\s*/.exec(found)?.[0] ?? '';
    const inner = found.trim();
    const end = inner.lastIndexOf(sign);
    if (end < 0 || !opening.test(inner) || !after.test(inner.slice(end + sign.length))) continue;
    const open = inner.slice(0, end).replace(opening, '').trimEnd();
    // Text on the line of the mark starts at the margin.
    found =
      (/^[ \t]*\n/.test(open) ? lead : lead.replace(/[ \t]/g, '')) +
      open.replace(/(?:\/\/|\/\*|\n#)$/, '');
  }
  return isFormatted(found, type) ? withoutLineTags(found) : found;
}

/** The text without the tags of an editor that took lines for paragraphs. */
function withoutLineTags(text: string): string {
  return text
    .replace(/^[ \t]*<p>(?=.)/gim, '')
    .replace(/(?<!<br ?\/?>|<\/p>)(?:<br ?\/?>|<\/p>)+[ \t]*$/gim, '')
    .replace(/^[ \t]*<p>$/gim, '');
}

const AT_END = /(?:<br ?\/?>|<\/p>)[ \t]*$/i;
/** A line of data that could not end in a tag: a fence, a bracket, a key without a value. */
const NO_TEXT = /^(?:<p>)?(?:-{3}|\+{3}|[{[]|["']?[\w-]+["']?[ \t]*:)?[ \t]*(?:<br ?\/?>|<\/p>)$/i;

/** Whether an editor has put tags at the ends of lines: at the first, or at all but the last. */
function isFormatted(text: string, type: string): boolean {
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  const [first = ''] = lines;
  if (NO_TEXT.test(first)) return true;
  // In Markdown, any line may end in such a tag.
  if (/markdown/i.test(type) || lines.length < 2) return false;
  return lines.slice(0, -1).every(line => AT_END.test(line) || line === '<p>');
}
