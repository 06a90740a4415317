import {render} from 'lit';
import type {Question} from '../document/model.js';
import type {Feature} from '../features/features.js';
import {headingTag} from '../html/conform.js';
import {isBlank} from '../html/render.js';
import {type Prose, TextView} from './prose.js';

/** Closed panels stay searchable in browsers that can reveal a match. */
const CLOSED = 'onbeforematch' in HTMLElement.prototype ? 'until-found' : '';

/** Settings of all questions of a list. */
export interface ListSetting {
  readonly prose: Prose;
  readonly features: readonly Feature[];
  /** The interface's texts, for features. */
  readonly strings: unknown;
  /** Whether answers are regions. Screen readers list regions as landmarks. */
  readonly isRegion: boolean;
  /** Whether printing leaves closed answers out. */
  readonly isAsIs: boolean;
  /** Names an answer whose question, with these words, is on the page before; `undefined` for others. */
  readonly answerName: (question: Question, words: string) => string | undefined;
}

/**
 * A question with its answer: heading > button, and the panel it opens (WAI-ARIA APG, Accordion).
 * The answer is rendered when it opens, or when there is time.
 *
 * Creates nodes directly, without a template: a list may have ten thousand questions.
 */
export class QuestionItem {
  readonly element = create('div', {part: 'item', class: 'item'});
  #question: Question;
  #index = -1;
  #level = 0;
  #setting: ListSetting;
  #heading: HTMLElement | undefined;
  /** The button, or plain text for a question without an answer. */
  #control: HTMLElement | undefined;
  #icon: HTMLElement | undefined;
  #panel: HTMLElement | undefined;
  #body: HTMLElement | undefined;
  /** Whether features have added content below the answer. */
  #hasBelow = false;
  #answer: TextView | undefined;
  readonly #words = new TextView(
    create('span', {part: 'question-text', class: 'words', dir: 'auto'}),
  );
  /** The question, and the content that features add beside it. */
  readonly #row = create('div', {part: 'row', class: 'row'});
  /** Whether features have added content beside the question. */
  #hasBeside = false;
  #featureKey: readonly unknown[] = [];
  #isOpen = false;
  #isPressed = false;
  /** Parts for its position among the visible questions, each after a space. */
  #position = '';
  /** Whether the nodes already show the open or closed state. */
  #isStateShown = false;

  constructor(question: Question, index: number, level: number, setting: ListSetting) {
    this.#question = question;
    this.#setting = setting;
    this.element.append(this.#row);
    this.update(question, index, level, setting);
  }

  get question(): Question {
    return this.#question;
  }

  /** Shows another question, or the same one elsewhere. Reuses nodes where possible. */
  update(question: Question, index: number, level: number, setting: ListSetting): void {
    const isMoved = index !== this.#index;
    this.#question = question;
    this.#index = index;
    this.#setting = setting;
    const hasAnswer = !isBlank(question.a);
    if (!this.#control || hasAnswer !== Boolean(this.#panel)) this.#renew(hasAnswer);
    this.#setLevel(level);
    if (isMoved || !this.#control?.id) this.#setIds();
    this.#showWords();
    const panel = this.#panel;
    if (panel) {
      panel.className = setting.isAsIs ? 'answer as-is' : 'answer';
      this.#showRegion();
    }
    if (this.#answer?.isShown) this.#showAnswer();
    this.refresh();
  }

  /**
   * Shows the question open or closed.
   *
   * @param isPressed whether the visitor just pressed it, so that it is animated
   */
  setOpen(isOpen: boolean, isPressed: boolean): void {
    const isSame = isOpen === this.#isOpen && isPressed === this.#isPressed;
    if (isSame && this.#isStateShown) return;
    this.#isOpen = isOpen;
    this.#isPressed = isPressed;
    if (isOpen && this.#setting.prose.canShow(this.#question.a)) this.complete();
    this.#showState();
  }

  /**
   * Tells its position among the visible questions: parts, each after a space, such as
   * ` item-first item-odd`. Empty while a search hides it.
   */
  setPosition(parts: string): void {
    if (parts === this.#position) return;
    this.#position = parts;
    if (this.#isStateShown) this.#showParts();
  }

  /**
   * Renders the answer, and texts that were shown as written before the parser loaded.
   *
   * @returns whether anything changed
   */
  complete(): boolean {
    if (this.#words.isRead && this.#answer?.isRead !== false) return false;
    this.#showWords();
    this.#showAnswer();
    this.#showBelow();
    return true;
  }

  /** Updates what features add to the question, if it changed. */
  refresh(): void {
    const {features, strings} = this.#setting;
    if (this.#isOpenNow) this.#showRegion();
    const {id} = this.#question;
    const states = features.map(feature => feature.stateOf?.(id));
    const key = [this.#index, strings, ...features, ...states];
    const icon = features.map(feature => feature.icon?.(this.#question)).find(Boolean);
    if (this.#icon && this.#icon.firstChild !== (icon ?? null)) {
      this.#icon.replaceChildren(...(icon ? [icon] : []));
    }
    if (
      key.length === this.#featureKey.length &&
      key.every((one, i) => one === this.#featureKey[i])
    )
      return;
    this.#featureKey = key;
    const beside = features.map(feature => feature.beside?.(this.#question, this.#index));
    this.#hasBeside ||= beside.some(Boolean);
    if (this.#hasBeside) render(beside, this.#row);
    if (this.#answer?.isShown) this.#showBelow();
  }

  #showWords(): void {
    const {q, base} = this.#question;
    this.#words.show(this.#setting.prose, q, {base, level: this.#level, inline: true});
  }

  #showAnswer(): void {
    const {a, base} = this.#question;
    this.#answer?.show(this.#setting.prose, a, {base, level: this.#level});
  }

  #showBelow(): void {
    const below = this.#setting.features.map(one => one.below?.(this.#question, this.#index));
    this.#hasBelow ||= below.some(Boolean);
    if (this.#body && this.#hasBelow) render(below, this.#body);
  }

  #showState(): void {
    this.#isStateShown = true;
    this.#showParts();
    const isOpen = this.#isOpenNow;
    const item = isOpen ? 'item item-open' : 'item';
    this.element.className = this.#isPressed ? `${item} pressed` : item;
    if (!this.#panel) return;
    this.#control?.setAttribute('aria-expanded', String(isOpen));
    setAttribute(this.#panel, 'hidden', isOpen ? undefined : CLOSED);
    this.#showRegion();
  }

  /** A closed answer would be an empty landmark in some screen readers. */
  #showRegion(): void {
    const panel = this.#panel;
    if (!panel) return;
    const {isRegion, answerName} = this.#setting;
    const isShown = isRegion && this.#isOpen;
    const words = this.#words.element.textContent.trim();
    const name = isShown ? answerName(this.#question, words) : undefined;
    setAttribute(panel, 'role', isShown ? 'region' : undefined);
    setAttribute(panel, 'aria-label', name);
    setAttribute(panel, 'aria-labelledby', isShown && !name ? buttonId(this.#index) : undefined);
  }

  #showParts(): void {
    const parts = (name: string) => (this.#isOpenNow ? `${name} ${name}-open` : name);
    setAttribute(this.element, 'part', parts('item') + this.#position);
    setAttribute(this.#row, 'part', parts('row'));
    if (!this.#panel || !this.#control || !this.#icon) return;
    setAttribute(this.#control, 'part', parts('question'));
    setAttribute(this.#icon, 'part', parts('icon'));
    setAttribute(this.#panel, 'part', parts('answer'));
  }

  get #isOpenNow(): boolean {
    return this.#isOpen && this.#panel !== undefined;
  }

  /** Creates new nodes for a question that has gained or lost its answer. */
  #renew(hasAnswer: boolean): void {
    const {element} = this.#words;
    const control = hasAnswer
      ? create('button', {part: 'question', class: 'question', type: 'button'})
      : create('span', {part: 'question', class: 'question'});
    control.append(element);
    this.#control?.replaceWith(control);
    this.#control = control;
    this.#panel?.remove();
    this.#icon = this.#panel = this.#body = this.#answer = undefined;
    this.#featureKey = [];
    this.#isStateShown = this.#hasBelow = false;
    if (!hasAnswer) return;
    this.#icon = create('span', {part: 'icon', class: 'icon', 'aria-hidden': 'true'});
    control.append(this.#icon);
    this.#panel = create('div', {part: 'answer', class: 'answer'});
    this.#body = create('div', {class: 'body'});
    this.#answer = new TextView(create('div', {part: 'answer-text', class: 'content'}));
    this.#body.append(this.#answer.element);
    this.#panel.append(this.#body);
    // A line end keeps words apart in extracted text.
    this.element.append(this.#panel, '\n');
  }

  #setIds(): void {
    const control = this.#control;
    if (control) control.id = buttonId(this.#index);
    if (!this.#panel) return;
    this.#panel.id = `answer-${String(this.#index)}`;
    control?.setAttribute('aria-controls', this.#panel.id);
  }

  #setLevel(level: number): void {
    if (!this.#control || (level === this.#level && this.#heading)) return;
    this.#level = level;
    const heading = document.createElement(headingTag(level));
    heading.append(this.#control);
    if (this.#heading) this.#heading.replaceWith(heading);
    else this.#row.prepend(heading);
    this.#heading = heading;
  }
}

/** Elements are cloned, which is faster than creating them. */
const patterns = new Map<string, HTMLElement>();

function create(name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const known = `${name} ${attributes['class'] ?? ''}`;
  let pattern = patterns.get(known);
  if (!pattern) {
    pattern = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      pattern.setAttribute(attribute, value);
    }
    patterns.set(known, pattern);
  }
  return pattern.cloneNode() as HTMLElement;
}

function setAttribute(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/**
 * Id of a question's button in the shadow tree. It uses the position in the document, because a
 * question's own id may not be a valid selector.
 */
export function buttonId(index: number): string {
  return `question-${String(index)}`;
}

/** Id of a topic's heading, by position among the visible topics. */
export function topicId(index: number): string {
  return `topic-${String(index)}`;
}
