import {nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {Setting} from '../html/conform.js';
import type {Allowance} from '../html/markdown.js';
import {Placeholders, type Fill} from '../html/placeholders.js';
import {loadRenderer, type ContentRenderer} from '../html/render.js';
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
  #renderer: ContentRenderer | undefined;
  #allowance: Allowance | undefined;
  #isHtml = false;
  readonly #placeholders: Placeholders;

  constructor(element: WelearnElement) {
    this.#element = element;
    this.#placeholders = new Placeholders(fault => element.note(fault));
  }

  /** Loads what texts of a kind ask for. */
  async prepare(isHtml: boolean): Promise<void> {
    if (!this.#renderer?.reads(isHtml)) this.#renderer = await loadRenderer(isHtml);
  }

  /** Another document is to be shown, which may be as long as any. */
  begin(isHtml: boolean): void {
    this.#isHtml = isHtml;
    this.#allowance = this.#renderer?.createAllowance();
  }

  /** The texts of the document of which not all could be read as Markdown. */
  get cut(): readonly string[] {
    return this.#allowance?.cut ?? [];
  }

  /** Puts texts in the place of placeholders. */
  readonly fill: Fill = text => this.#fill(text);

  get #fill(): Fill {
    return this.#placeholders.read(this.#element.placeholders);
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

  /** A text as safe nodes. Unchanged text keeps its nodes. */
  text(text: string, place: Place): unknown {
    return guard(this.key(text, place), () => this.nodes(text, place));
  }

  /** Everything that the nodes of a text depend on. */
  key(text: string, {base, level}: Place): unknown[] {
    const {fill, tableLabel} = this.#settingOf(text);
    return [text, base, level, fill, tableLabel, this.#isHtml];
  }

  /** A text as safe nodes. */
  nodes(text: string, {base, level, inline = false}: Place): DocumentFragment {
    const setting = {base, level, inline, isHtml: this.#isHtml, ...this.#settingOf(text)};
    if (!this.#renderer) throw new Error('A text is shown before its renderer is there');
    return this.#renderer.render(text, setting, this.#allowance);
  }

  #settingOf(text: string): Pick<Setting, 'fill' | 'tableLabel'> {
    return {
      // A text without brackets, be they written as entities, has no placeholders.
      fill: /[[&]/.test(text) ? this.#fill : undefined,
      tableLabel: /\||<table/i.test(text) ? this.#element.strings.table : '',
    };
  }

  #titleOf(title: string): string {
    return (this.#element.heading ?? title).trim();
  }
}
