import {slug} from '../document/identify.js';
import type {Question, WelearnDocument} from '../document/model.js';
import {focusText, type Spot} from '../element/reading-place.js';
import type {WelearnElement} from '../element/welearn-element.js';
import {counterpartOf} from './prose.js';
import {buttonId} from './question-item.js';

/** An about text, or questions with a way to render them all. */
type Host = WelearnElement & {reach?(): void};

/** Nodes in the page's HTML, and those that the element shows instead. */
interface Pair {
  readonly from: readonly Node[];
  readonly to: readonly Node[];
}

/**
 * Takes over HTML of the page: focus, selection and the reader's place move to the same words in
 * the element.
 */
export class Handover {
  readonly #host: Host;
  readonly #content: readonly Node[];
  readonly #focused: Element | undefined;
  readonly #selected: readonly Spot[];

  /**
   * Records focus and selection while the HTML is still shown.
   *
   * @param content the nodes of the page that the element stops to show
   */
  constructor(host: Host, content: readonly Node[]) {
    this.#host = host;
    this.#content = content;
    const [first = host] = content;
    const {activeElement} = first.getRootNode() as Document | ShadowRoot;
    const isTaken = activeElement && isWithin(activeElement, content);
    this.#focused = isTaken ? activeElement : undefined;
    const {anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed} = getSelection() ?? {};
    const spots = [
      {node: anchorNode, offset: anchorOffset},
      {node: focusNode, offset: focusOffset},
    ].filter((spot): spot is Spot => spot.node instanceof Text && isWithin(spot.node, content));
    this.#selected = isCollapsed ? [] : spots;
  }

  /** Gives focus and selection to what the element shows. */
  finish(): void {
    const [start, end] = this.#selected.map(spot => this.counterpart(spot));
    if (start && end)
      getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
    const heir = this.#focused && this.#heirOf(this.#focused);
    if (heir) focusText(heir);
  }

  /** The same character in the element; in a closed answer, the question's first. */
  readonly counterpart = ({node, offset}: Spot): Spot | undefined => {
    const {from, to} = this.#pairOf(node);
    // Counted from the end: a heading before the text may have become the title.
    const spot = fromEnd(textsIn(to), charactersAfter(textsIn(from), node, offset));
    if (spot?.node.parentElement?.checkVisibility()) return spot;
    const question = this.#questionAround(node);
    const [words] = question ? textsIn([question]) : [];
    return words && {node: words, offset: 0};
  };

  #heirOf(focused: Element): HTMLElement | null {
    const {from, to} = this.#pairOf(focused);
    const heir = counterpartOf(focused, from, to);
    return heir?.checkVisibility() ? heir : this.#questionAround(focused);
  }

  #pairOf(node: Node): Pair {
    const {renderRoot} = this.#host;
    if (!this.#host.reach) {
      const to = [...renderRoot.querySelectorAll('[part="heading"], [part="text"]')];
      return {from: this.#content, to};
    }
    const details = questionsIn(this.#content).find(one => one.contains(node));
    const summary = details && summaryOf(details);
    const button = this.#questionAround(node);
    if (!details || !summary || !button) return {from: [], to: []};
    if (summary.contains(node))
      return {from: [summary], to: [...button.querySelectorAll('.words')]};
    const from = [...details.childNodes].filter(child => child !== summary);
    return {from, to: [...(button.closest('.item')?.querySelectorAll('.content') ?? [])]};
  }

  /** The button of the question that a node belongs to, or else of the next one. */
  #questionAround(node: Node): HTMLElement | null {
    const host = this.#host;
    if (!host.reach || !host.document) return null;
    const all = questionsIn(this.#content);
    const isHere = (one: Node) =>
      one.contains(node) ||
      (node.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const details = all.find(isHere) ?? all.at(-1);
    const index = details ? indexOf(details, all, host.document.faq) : -1;
    if (index < 0) return null;
    host.reach();
    return host.renderRoot.querySelector<HTMLElement>(`#${buttonId(index)}`);
  }
}

/** Ids of a document's questions that are open in HTML of the page. */
export function openIn(content: readonly Node[], {faq}: WelearnDocument): string[] {
  const all = questionsIn(content);
  return all.filter(({open}) => open).flatMap(details => faq[indexOf(details, all, faq)]?.id ?? []);
}

/** The `details` elements of questions. Others in an answer are part of it. */
function questionsIn(content: readonly Node[]): HTMLDetailsElement[] {
  const roots = content.filter(node => node instanceof HTMLElement);
  const all = roots.flatMap(root =>
    root instanceof HTMLDetailsElement ? [root] : [...root.querySelectorAll('details')],
  );
  return all.filter(details => {
    const outer = details.parentElement?.closest('details');
    return summaryOf(details) && !(outer && isWithin(outer, content));
  });
}

function summaryOf(details: Element): Element | undefined {
  return [...details.children].find(({localName}) => localName === 'summary');
}

/** The question in the document with the same id or words: at the same position, or elsewhere. */
function indexOf(
  details: HTMLDetailsElement,
  all: readonly HTMLDetailsElement[],
  faq: readonly Question[],
): number {
  const name = slug(summaryOf(details)?.textContent ?? '');
  const isSame = (question?: Question) =>
    question !== undefined && (question.id === details.id.trim() || slug(question.q) === name);
  const index = all.indexOf(details);
  return isSame(faq[index]) ? index : faq.findIndex(isSame);
}

function isWithin(node: Node, content: readonly Node[]): boolean {
  return content.some(root => root.contains(node));
}

function* textsIn(nodes: readonly Node[]): Generator<Text> {
  for (const node of nodes) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    if (node instanceof Text) yield node;
    for (let text = walker.nextNode(); text; text = walker.nextNode()) yield text as Text;
  }
}

/** Spaces between elements differ, so only other characters count. */
function charactersIn(text: string): number {
  return text.replace(/\s+/g, '').length;
}

/** The number of characters from a place on: a character of a text, or the start of an element. */
function charactersAfter(texts: Iterable<Text>, node: Node, offset: number): number {
  let count = 0;
  for (const text of texts) {
    if (text === node) count = charactersIn(text.data.slice(offset));
    else count += charactersIn(text.data);
  }
  return count;
}

/** The character with this number of characters from it on, or the nearest. */
function fromEnd(texts: Iterable<Text>, count: number): Spot | undefined {
  let rest = count;
  let first: Spot | undefined;
  for (const node of [...texts].reverse()) {
    const length = charactersIn(node.data);
    if (length) first = {node, offset: 0};
    if (length && length >= rest) return {node, offset: offsetFromEnd(node.data, rest)};
    rest -= length;
  }
  return first;
}

function offsetFromEnd(text: string, count: number): number {
  let offset = text.length;
  for (let rest = count; rest > 0 && offset > 0; offset--)
    if (/\S/.test(text.charAt(offset - 1))) rest--;
  return offset;
}
