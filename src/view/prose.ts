import {html, nothing, type TemplateResult} from 'lit';
import type {WelearnElement} from '../element/welearn-element.js';
import type {Placeholders} from '../features/placeholders.js';
import type {Fill, Setting} from '../html/conform.js';
import {ContentRenderer} from '../html/render.js';

/** Where a text of the document stands. */
export interface Place {
  readonly base: string;
  /** Level that headings in it stand below. */
  readonly level: number;
  /** Whether it stands in a button. */
  readonly inline?: boolean;
}

/** The texts of a document as an element shows them: under its heading, with its placeholders. */
export class Prose {
  readonly #element: WelearnElement;
  readonly #renderer = new ContentRenderer();
  /** Loads what any text needs, each kind once; a failure is tried again. */
  readonly #loading = new Map<boolean, Promise<void>>();
  #isHtml = false;
  #text: {readonly key: readonly unknown[]; readonly nodes: DocumentFragment} | undefined;
  #placeholders?: Placeholders;

  constructor(element: WelearnElement) {
    this.#element = element;
  }

  /** Loads what the element's attributes ask for. */
  async prepare(): Promise<void> {
    if (this.#element.placeholders === null) return;
    const {Placeholders} = await import('../features/index.js');
    this.#placeholders ??= new Placeholders(fault => this.#element.note(fault));
  }

  /** Loads what is needed for any text of a kind. */
  load(isHtml: boolean): Promise<void> {
    const loading = this.#loading.get(isHtml) ?? this.#renderer.load(isHtml);
    this.#loading.set(isHtml, loading);
    loading.catch(() => this.#loading.delete(isHtml));
    return loading;
  }

  /** Another document is to be shown. */
  begin(isHtml: boolean): void {
    this.#isHtml = isHtml;
    this.#renderer.begin();
  }

  /** Whether a text can be shown already. */
  canShow(text: string, inline = false, isHtml = this.#isHtml): boolean {
    return this.#renderer.canRender(text, {inline, isHtml});
  }

  /** Loads what is still needed for any text of the document. */
  complete(): Promise<void> {
    return this.load(this.#isHtml);
  }

  /** The texts of the document of which not all could be read as Markdown. */
  get cut(): readonly string[] {
    return this.#renderer.cut;
  }

  /** Puts texts in the place of placeholders. */
  readonly fill: Fill = text => this.#fill(text);

  get #fill(): Fill {
    return this.#placeholders?.read(this.#element.placeholders) ?? String;
  }

  /** The heading: the attribute's text, else the document's, else none. */
  title(title: string): TemplateResult | typeof nothing {
    // Even if there is none: mistakes in the placeholders are to be told.
    const text = this.fill(this.#titleOf(title));
    return text ? renderHeading(this.#element.level, 'heading', text) : nothing;
  }

  /** The level of what stands under the heading: one deeper, or in its place if there is none. */
  levelBelow(title: string): number {
    return this.#element.level + (this.#titleOf(title) ? 1 : 0);
  }

  /** The one text of an element as safe nodes. Unchanged text keeps its nodes. */
  text(text: string, place: Place): DocumentFragment {
    const key = this.key(text, place);
    const isSame = this.#text?.key.every((one, i) => one === key[i]);
    this.#text = this.#text && isSame ? this.#text : {key, nodes: this.nodes(text, place)};
    return this.#text.nodes;
  }

  /** Everything that the nodes of a text depend on. */
  key(text: string, {base, level}: Place): unknown[] {
    const {fill, tableLabel} = this.#settingOf(text);
    return [text, base, level, fill, tableLabel, this.#isHtml];
  }

  /** A text as safe nodes. */
  nodes(text: string, {base, level, inline = false}: Place): DocumentFragment {
    const setting = {base, level, inline, isHtml: this.#isHtml, ...this.#settingOf(text)};
    return this.#renderer.render(text, setting);
  }

  #settingOf(text: string): Pick<Setting, 'fill' | 'tableLabel'> {
    return {
      // A text without brackets, be they written as entities, has no placeholders.
      fill: this.#placeholders && /[[&]/.test(text) ? this.#fill : undefined,
      tableLabel: /\||<table/i.test(text) ? this.#element.strings.table : '',
    };
  }

  #titleOf(title: string): string {
    return (this.#element.heading ?? title).trim();
  }
}

/**
 * An element that shows a text of the document. Unchanged text keeps its nodes: with them focus,
 * selection and what find-in-page has marked.
 */
export class TextView {
  readonly element: Element;
  #key: readonly unknown[] | undefined;
  #isRead = false;

  constructor(element: Element) {
    this.element = element;
  }

  /** Whether any text is shown yet. */
  get isShown(): boolean {
    return this.#key !== undefined;
  }

  /** Whether it is shown as its Markdown says, and not as it is written because the parser has not loaded. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** Shows a text. One that cannot be read yet is shown as it is written until it is shown again. */
  show(prose: Prose, text: string, place: Place): void {
    const isRead = prose.canShow(text, place.inline);
    const key = [...prose.key(text, place), isRead];
    if (this.#key?.every((value, i) => value === key[i])) return;
    this.#key = key;
    this.#isRead = isRead;
    this.element.replaceChildren(prose.nodes(text, place));
  }
}

/** A heading of a level that is known only now; deeper than 6 there is none in HTML. */
export function renderHeading(level: number, name: string, content: unknown): TemplateResult {
  const part = name || nothing;
  switch (Math.min(level, 6)) {
    case 1:
      return html`<h1 part=${part} class=${part}>${content}</h1>`;
    case 2:
      return html`<h2 part=${part} class=${part}>${content}</h2>`;
    case 3:
      return html`<h3 part=${part} class=${part}>${content}</h3>`;
    case 4:
      return html`<h4 part=${part} class=${part}>${content}</h4>`;
    case 5:
      return html`<h5 part=${part} class=${part}>${content}</h5>`;
    default:
      return html`<h6 part=${part} class=${part}>${content}</h6>`;
  }
}
