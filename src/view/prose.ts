import {html, nothing, type ReactiveController, type TemplateResult, unsafeCSS} from 'lit';
import type {WelearnDocument} from '../document/model.js';
import {decode, HERE, linkPlaces} from '../element/fragment.js';
import {focusText} from '../element/reading-place.js';
import type {WelearnElement} from '../element/welearn-element.js';
import type {Placeholders} from '../features/placeholders.js';
import {type Fill, headingTag, type Setting} from '../html/conform.js';
import css from '../html/content.css?inline';
import {placePrefix} from '../html/names.js';
import {ContentRenderer, isForeign} from '../html/render.js';
import {Tables} from './tables.js';

/** Styles of content, for elements inside `class="content"`. */
export const contentStyles = unsafeCSS(css);

/** The surroundings of a text. */
export interface Place {
  readonly base: string;
  /** Level of the heading above the text. */
  readonly level: number;
  /** Whether the text is inside a button. */
  readonly inline?: boolean;
}

/** Renders the texts of an element's document, with its heading level and placeholders. */
export class Prose {
  readonly #element: WelearnElement;
  readonly #renderer = new ContentRenderer();
  /**
   * One promise per kind of text: HTML, Markdown, or Markdown with signs of other programs. Failed
   * ones are removed, so the next call tries again.
   */
  readonly #loading = new Map<string, Promise<void>>();
  #views = 0;
  #isHtml = false;
  #hasSigns = false;
  #text: TextView | undefined;
  #placeholders?: Placeholders;

  constructor(element: WelearnElement) {
    this.#element = element;
    element.addController(new Tables(element));
    new Paper(element);
  }

  /** Loads the code for `placeholders`, if the attribute is set. */
  async prepare(): Promise<void> {
    if (this.#element.placeholders === null) return;
    const {Placeholders} = await import('../features/index.js');
    this.#placeholders ??= new Placeholders(fault => this.#element.note(fault));
  }

  /** Loads the code for texts of a kind. */
  load(isHtml: boolean): Promise<void> {
    const hasSigns = !isHtml && this.#hasSigns;
    const kind = `${String(isHtml)} ${String(hasSigns)}`;
    const loading = this.#loading.get(kind) ?? this.#renderer.load(isHtml, hasSigns);
    this.#loading.set(kind, loading);
    loading.catch(() => this.#loading.delete(kind));
    return loading;
  }

  /** Learns whether the next document needs code for signs of other programs. */
  expect({about, faq}: WelearnDocument): void {
    this.#hasSigns ||= isForeign(about) || faq.some(({q, a}) => isForeign(q) || isForeign(a));
  }

  /** Starts another document. */
  begin(isHtml: boolean): void {
    this.#isHtml = isHtml;
    this.#renderer.begin();
  }

  /** Whether a text can be rendered now. */
  canShow(text: string, inline = false, isHtml = this.#isHtml): boolean {
    return this.#renderer.canRender(text, {inline, isHtml});
  }

  /** Loads the rest of the code for the document's texts. */
  complete(): Promise<void> {
    return this.load(this.#isHtml);
  }

  /** Texts of the document that were parsed only in part. */
  get cut(): readonly string[] {
    return this.#renderer.cut;
  }

  /** Texts of the document with more elements than a limit allows. */
  get flattened(): readonly string[] {
    return this.#renderer.flattened;
  }

  /** Fills in placeholders. */
  readonly fill: Fill = text => this.#fill(text);

  get #fill(): Fill {
    return this.#placeholders?.read(this.#element.placeholders) ?? String;
  }

  /** The heading: the attribute's text, else the document's, else none. */
  title(title: string): TemplateResult | typeof nothing {
    // Runs even without a heading, to report mistakes in `placeholders`.
    const text = this.fill(this.#titleOf(title));
    return text
      ? html`<div class="title">${renderHeading(this.#element.level, 'heading', text)}</div>`
      : nothing;
  }

  /** The level below the heading, or the heading's own level if there is none. */
  levelBelow(title: string): number {
    return this.#element.level + (this.#titleOf(title) ? 1 : 0);
  }

  /** The element's only text. */
  text(text: string, place: Place): Element {
    this.#text ??= new TextView(createText());
    this.#text.show(this, text, place);
    return this.#text.element;
  }

  /** Everything that the nodes of a text depend on. */
  key(text: string, {base, level}: Place): unknown[] {
    const {fill, backLabel} = this.#settingOf(text);
    return [text, base, level, fill, backLabel, this.#isHtml];
  }

  /** A number for each view of a text. It keeps the ids of places in them apart. */
  number(): number {
    return this.#views++;
  }

  /** The nodes of a text, in the view with this number. */
  nodes(text: string, {base, level, inline = false}: Place, view: number): DocumentFragment {
    const prefix = inline ? undefined : placePrefix(view);
    const setting = {base, level, inline, prefix, isHtml: this.#isHtml, ...this.#settingOf(text)};
    const nodes = this.#renderer.render(text, setting);
    linkPlaces(nodes);
    return nodes;
  }

  #settingOf(text: string): Pick<Setting, 'fill' | 'backLabel'> {
    return {
      // Placeholders need a bracket, as a character or a character reference.
      fill: this.#placeholders && /[[&]/.test(text) ? this.#fill : undefined,
      backLabel: /\[\^|#fnref:/.test(text) ? this.#element.strings.backToText : undefined,
    };
  }

  #titleOf(title: string): string {
    return (this.#element.heading ?? title).trim();
  }
}

function createText(): Element {
  const element = document.createElement('div');
  element.setAttribute('part', 'text');
  element.className = 'content';
  return element;
}

/**
 * An element that shows a text of the document. An unchanged text keeps its nodes, and with them
 * focus, selection and find-in-page matches. A changed text keeps the focus on the same link.
 */
export class TextView {
  readonly element: Element;
  #key: readonly unknown[] | undefined;
  #number: number | undefined;
  #isRead = false;

  constructor(element: Element) {
    this.element = element;
  }

  /** Whether a text is shown. */
  get isShown(): boolean {
    return this.#key !== undefined;
  }

  /** Whether the text is rendered. Before the parser has loaded, Markdown is shown as written. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Shows a text, as written if it cannot be rendered yet. */
  show(prose: Prose, text: string, place: Place): void {
    const isRead = prose.canShow(text, place.inline);
    const key = [...prose.key(text, place), isRead];
    if (this.#key?.every((value, i) => value === key[i])) return;
    this.#key = key;
    this.#isRead = isRead;
    this.#number ??= prose.number();
    const nodes = prose.nodes(text, place, this.#number);
    // HTML of the page and the document's Markdown often say the same.
    if (isSame(this.element, nodes)) return;
    const {activeElement} = this.element.getRootNode() as Document | ShadowRoot;
    const focused = this.element.contains(activeElement) ? activeElement : null;
    const heir = focused && counterpartOf(focused, [this.element], [nodes]);
    this.element.replaceChildren(nodes);
    if (heir) focusText(heir);
  }
}

/** Elements in texts that can have the focus. */
const FOCUSABLE = 'a[href], summary';

/** The same link or `summary` in another version of a text: one with the same words. */
export function counterpartOf(
  focused: Element,
  from: readonly Node[],
  to: readonly Node[],
): HTMLElement | undefined {
  const isAlike = (one: Element) =>
    one.localName === focused.localName && wordsOf(one) === wordsOf(focused);
  const before = focusableIn(from).filter(isAlike);
  const after = focusableIn(to).filter(isAlike);
  return after[before.findIndex(one => one === focused)] ?? after[0];
}

function focusableIn(nodes: readonly Node[]): HTMLElement[] {
  return nodes.flatMap(node => {
    if (!(node instanceof HTMLElement || node instanceof DocumentFragment)) return [];
    const within = [...node.querySelectorAll<HTMLElement>(FOCUSABLE)];
    return node instanceof HTMLElement && node.matches(FOCUSABLE) ? [node, ...within] : within;
  });
}

function wordsOf({textContent}: Element): string {
  return textContent.replace(/\s+/g, ' ').trim();
}

function isSame(element: Element, fragment: DocumentFragment): boolean {
  const shown = contentOf(element);
  const nodes = contentOf(fragment);
  return (
    shown.length > 0 &&
    shown.length === nodes.length &&
    shown.every((node, i) => isAlike(node, nodes[i]))
  );
}

/** Whether nodes are equal, except that links to questions may name them with `faq-` before their ids. */
function isAlike(one: Node, other: Node | undefined): boolean {
  if (!other || one.isEqualNode(other)) return Boolean(other);
  if (!(one instanceof Element && other instanceof Element && one.querySelector(TO_PLACE)))
    return false;
  const [first, second] = [one, other].map(element => {
    const copy = element.cloneNode(true) as Element;
    for (const link of copy.querySelectorAll<HTMLAnchorElement>(TO_PLACE))
      link.setAttribute('href', decode(link.hash).replace(/^faq-/, ''));
    return copy;
  });
  return Boolean(second && first?.isEqualNode(second));
}

/** Links to places in the page. */
const TO_PLACE = `a[href^="#"], a.${HERE}`;

/** The nodes of a text, without the line end after it, and the box around HTML of the page. */
function contentOf({childNodes}: ParentNode): readonly Node[] {
  const nodes = [...childNodes];
  if (nodes.at(-1)?.nodeValue?.trim() === '') nodes.pop();
  const [box] = nodes;
  const isBoxed = nodes.length === 1 && box instanceof HTMLDivElement && !box.hasAttributes();
  return isBoxed ? [...box.childNodes] : nodes;
}

/** A heading of variable level. */
function renderHeading(level: number, name: string, text: string): TemplateResult {
  const part = name || nothing;
  switch (headingTag(level)) {
    case 'h1':
      return html`<h1 part=${part} class=${part} .textContent=${text}></h1>`;
    case 'h2':
      return html`<h2 part=${part} class=${part} .textContent=${text}></h2>`;
    case 'h3':
      return html`<h3 part=${part} class=${part} .textContent=${text}></h3>`;
    case 'h4':
      return html`<h4 part=${part} class=${part} .textContent=${text}></h4>`;
    case 'h5':
      return html`<h5 part=${part} class=${part} .textContent=${text}></h5>`;
    default:
      return html`<h6 part=${part} class=${part} .textContent=${text}></h6>`;
  }
}

/**
 * Opens `details` in texts for printing. A style does so in browsers that let it (`content.css`); Firefox
 * before 143 and Safari before 18.4 do not.
 */
export class Paper implements ReactiveController {
  readonly #element: WelearnElement;
  #opened: readonly Element[] = [];

  constructor(element: WelearnElement) {
    this.#element = element;
    element.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#open);
    addEventListener('afterprint', this.#fold);
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#open);
    removeEventListener('afterprint', this.#fold);
    this.#fold();
  }

  readonly #open = (): void => {
    if (CSS.supports('selector(::details-content)')) return;
    const folded = this.#element.renderRoot.querySelectorAll('.content details:not([open])');
    this.#opened = [...folded].filter(box => !box.closest('.as-is'));
    for (const box of this.#opened) box.setAttribute('open', '');
  };

  readonly #fold = (): void => {
    for (const box of this.#opened) box.removeAttribute('open');
    this.#opened = [];
  };
}
