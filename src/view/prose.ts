import {nothing, type TemplateResult} from 'lit';
import {guard} from 'lit/directives/guard.js';
import type {Fault} from '../document/errors.js';
import type {Fill, Placeholders} from '../markdown/placeholders.js';
import {loadRenderer, type MarkdownRenderer} from '../markdown/render.js';
import type {Strings} from '../strings/en.js';
import {renderHeading} from './heading.js';

/** The element whose texts are shown. */
export interface ProseHost {
  readonly heading: string | null;
  /** Level of the heading, 1 to 6. */
  readonly level: number;
  readonly placeholders: unknown;
  readonly strings: Strings;
}

/** Hears what is wrong with placeholders, or that nothing is any more. */
type Tell = (fault: Fault | null) => Promise<void>;

/** The texts of a document as an element shows them: under its heading, with its placeholders. */
export class Prose {
  readonly #host: ProseHost;
  readonly #render: MarkdownRenderer;
  readonly #tell: Tell;
  #placeholders?: Placeholders;

  private constructor(host: ProseHost, render: MarkdownRenderer, tell: Tell) {
    this.#host = host;
    this.#render = render;
    this.#tell = tell;
  }

  static async for(host: ProseHost, tell: Tell): Promise<Prose> {
    return new Prose(host, await loadRenderer(), tell);
  }

  /** Loads what the element's attributes ask for. */
  async prepare(): Promise<void> {
    if (this.#host.placeholders === null) return;
    const {Placeholders} = await import('../markdown/placeholders.js');
    this.#placeholders ??= new Placeholders(this.#tell);
  }

  /** Puts texts in the place of placeholders. */
  readonly fill: Fill = text => this.#fill(text);

  get #fill(): Fill {
    return this.#placeholders?.read(this.#host.placeholders) ?? String;
  }

  /** The heading: the attribute's text, else the document's, else none. */
  title(title: string): TemplateResult | typeof nothing {
    // Even if there is none: what is wrong with the placeholders is to be told.
    const text = this.fill(this.#titleOf(title));
    return text ? renderHeading(this.#host.level, 'heading', text) : nothing;
  }

  /** The level of what stands under the heading: one deeper, or in its place if there is none. */
  levelBelow(title: string): number {
    return this.#host.level + (this.#titleOf(title) ? 1 : 0);
  }

  /**
   * Markdown as safe nodes.
   *
   * @param level that headings in it stand below
   */
  markdown(markdown: string, base: string, level: number, inline = false): unknown {
    // A text without brackets, be they written as entities, has no placeholders.
    const fill = /[[&]/.test(markdown) ? this.#fill : undefined;
    const tableLabel = /\||<table/i.test(markdown) ? this.#host.strings.table : '';
    // Unchanged text keeps its nodes: with them focus, selection and what find-in-page has marked.
    return guard([markdown, base, level, fill, tableLabel], () =>
      this.#render(markdown, {base, level, inline, tableLabel, fill}),
    );
  }

  #titleOf(title: string): string {
    return (this.#host.heading ?? title).trim();
  }
}
