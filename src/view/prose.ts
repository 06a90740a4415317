import {nothing, type TemplateResult} from 'lit';
import type {Setting} from '../html/conform.js';
import type {Fill, Placeholders} from '../html/placeholders.js';
import {ContentRenderer} from '../html/render.js';
import type {WelearnElement} from '../welearn-element.js';
import {renderHeading} from './heading.js';

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
    const {Placeholders} = await import('./attributes.js');
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
