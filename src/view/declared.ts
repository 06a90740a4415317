import {groupByTopic} from '../document/identify.js';
import type {Question, WelearnDocument} from '../document/model.js';
import base from '../element/base.css?inline';
import design from '../features/design.css?inline';
import content from '../html/content.css?inline';
import {type Fill, headingTag} from '../html/conform.js';
import {type ContentRenderer, isBlank} from '../html/render.js';
import {view} from '../html/window.js';
import {type Kind, loadRenderer} from '../html/write-children.js';
import declared from './declared.css?inline';
import {positionParts} from './position.js';
import questions from './questions.css?inline';

/** How a shadow tree is written. */
export interface Declaring {
  /** Level of the element's heading. */
  readonly level: number;
  /** The look, as the attribute `appearance`. */
  readonly appearance: string;
  /** Fills in placeholders. */
  readonly fill: Fill;
}

const inert = view.document.implementation.createHTMLDocument('');

/**
 * Declares the shadow tree of an element in the page's HTML, with the parts, classes and styles that it
 * will have there. Questions are `<details>`, which open without a script. The element shows this tree until
 * it has read its children, and replaces it.
 */
export async function declareShadow(
  kind: Kind,
  document: WelearnDocument,
  declaring: Declaring,
): Promise<HTMLTemplateElement> {
  const {appearance} = declaring;
  const tree = new ShadowTree(declaring, await loadRenderer(document));
  const sheets = [
    base,
    content,
    ...(kind === 'faq' ? [questions] : []),
    ...(appearance === 'lined' ? [] : [design]),
    declared,
  ];
  const template = inert.createElement('template');
  template.setAttribute('shadowrootmode', 'open');
  template.content.append(
    make('style', {}, sheets.map(sheet => sheet.trim()).join('\n')),
    make(
      'div',
      {class: 'frame'},
      make(
        'div',
        {part: 'base', class: `base ${appearance}`},
        make('slot', {name: 'before'}),
        ...(kind === 'about' ? tree.about(document) : tree.faq(document)),
        make('slot', {name: 'after'}),
      ),
    ),
  );
  return template;
}

class ShadowTree {
  readonly #declaring: Declaring;
  readonly #renderer: ContentRenderer;

  constructor(declaring: Declaring, renderer: ContentRenderer) {
    this.#declaring = declaring;
    this.#renderer = renderer;
  }

  about({title, about, base}: WelearnDocument): Node[] {
    const {level} = this.#declaring;
    const heading = this.#title(title);
    const text = this.#render(about, base, heading.length ? level : level - 1);
    return [...heading, make('div', {part: 'text', class: 'content'}, text)];
  }

  faq({faq_title, faq}: WelearnDocument): Node[] {
    const heading = this.#title(faq_title);
    const level = this.#declaring.level + heading.length;
    const isIconFirst = this.#declaring.appearance === 'plain';
    const list = make('div', {class: isIconFirst ? 'questions icon-start' : 'questions'});
    groupByTopic(faq).forEach(({name, questions}, index) => {
      const items = questions.map((question, i) =>
        this.#question(question, level + (name ? 1 : 0), positionParts(i, questions.length)),
      );
      const group = make('div', {part: 'list', class: 'list'}, ...items);
      list.append(name ? this.#topic(name, index, level, group) : group);
    });
    return [...heading, list];
  }

  /** The heading; empty if there is none. */
  #title(title: string): Node[] {
    const {level, fill} = this.#declaring;
    const words = fill(title).trim();
    if (!words) return [];
    const heading = make(headingTag(level), {part: 'heading', class: 'heading'}, words);
    return [make('div', {class: 'title'}, heading)];
  }

  #topic(name: string, index: number, level: number, group: Node): Node {
    const target = make('span', {class: 'target', dir: 'auto'}, this.#declaring.fill(name));
    const style = `--welearn-topic-index: ${String(index)}`;
    const attributes = {part: 'topic-heading', class: 'topic-heading'};
    return make('div', {part: 'topic', style}, make(headingTag(level), attributes, target), group);
  }

  #question({id, q, a, base}: Question, level: number, position: string): Node {
    const words = make(
      'span',
      {part: 'question-text', class: 'words', dir: 'auto'},
      this.#render(q, base, level, true),
    );
    const row = {part: 'row', class: 'row'};
    const question = make('span', {part: 'question', class: 'question'}, words);
    const heading = make(headingTag(level), {}, question);
    const item = {part: `item${position}`, class: 'item'};
    if (isBlank(a)) return make('div', item, make('div', row, heading));
    question.append(make('span', {part: 'icon', class: 'icon', 'aria-hidden': 'true'}));
    const text = {part: 'answer-text', class: 'content'};
    const body = make('div', text, this.#render(a, base, level));
    const answer = make(
      'div',
      {part: 'answer', class: 'answer'},
      make('div', {class: 'body'}, body),
    );
    return make('details', {...item, id}, make('summary', row, heading), answer);
  }

  #render(text: string, base: string, level: number, inline = false): DocumentFragment {
    const {fill} = this.#declaring;
    return this.#renderer.render(text, {base, level, inline, fill});
  }
}

function make(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElement {
  const element = inert.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}
