import {render} from 'lit';
import type {Question} from '../document/model.js';
import type {Feature} from '../features/features.js';
import {type Prose, TextView} from './prose.js';

/** Closed panels stay searchable where the browser can reveal what it finds. */
const CLOSED = 'onbeforematch' in HTMLElement.prototype ? 'until-found' : '';

/** What all questions of a list share. */
export interface ListSetting {
  readonly prose: Prose;
  readonly features: readonly Feature[];
  /** The interface's texts: features show them. */
  readonly strings: unknown;
  /** Whether answers are regions, which are landmarks. */
  readonly isRegion: boolean;
  /** Whether printing shows what is open, and no more. */
  readonly isAsIs: boolean;
}

/**
 * A question with its answer in the page: heading > button, and the panel that it opens (WAI-ARIA APG,
 * Accordion). The answer is made when it is first to be seen, or when there is time.
 *
 * The nodes are made here and not by a template: a list may have ten thousand of them.
 */
export class QuestionItem {
  readonly element = create('div', {part: 'item', class: 'item'});
  #question: Question;
  #index = -1;
  #level = 0;
  #setting: ListSetting;
  #heading: HTMLElement | undefined;
  /** The button; plain text where there is nothing to expand. */
  #control: HTMLElement | undefined;
  #icon: HTMLElement | undefined;
  #panel: HTMLElement | undefined;
  #body: HTMLElement | undefined;
  /** Whether features have added anything below the answer. */
  #hasBelow = false;
  #answer: TextView | undefined;
  readonly #words = new TextView(create('span', {class: 'words', dir: 'auto'}));
  /** Where features stand that are beside the question. */
  #marker: Comment | undefined;
  #featureKey: readonly unknown[] = [];
  #isOpen = false;
  #isPressed = false;
  /** Whether that is to be seen. */
  #isStateShown = false;

  constructor(question: Question, index: number, level: number, setting: ListSetting) {
    this.#question = question;
    this.#setting = setting;
    this.update(question, index, level, setting);
  }

  get question(): Question {
    return this.#question;
  }

  /** Shows another question, or the same in another place. Its nodes stay as far as they can. */
  update(question: Question, index: number, level: number, setting: ListSetting): void {
    const isMoved = index !== this.#index;
    this.#question = question;
    this.#index = index;
    this.#setting = setting;
    const hasAnswer = question.a.trim() !== '';
    if (!this.#control || hasAnswer !== Boolean(this.#panel)) this.#renew(hasAnswer);
    this.#setLevel(level);
    if (isMoved || !this.#control?.id) this.#setIds();
    this.#showWords();
    const panel = this.#panel;
    if (panel) {
      panel.className = setting.isAsIs ? 'answer as-is' : 'answer';
      setAttribute(panel, 'role', setting.isRegion ? 'region' : undefined);
      setAttribute(panel, 'aria-labelledby', setting.isRegion ? buttonId(index) : undefined);
    }
    if (this.#answer?.isShown) this.#showAnswer();
    this.refresh();
  }

  /**
   * Shows whether the question is open.
   *
   * @param isPressed whether the visitor has just pressed it, so that it may move
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
   * Makes the answer, and shows again what could not be read when it was made.
   *
   * @returns whether there was anything to do
   */
  complete(): boolean {
    if (this.#words.isRead && this.#answer?.isRead !== false) return false;
    this.#showWords();
    this.#showAnswer();
    this.#showBelow();
    return true;
  }

  /** Shows what features add to the question, if that has changed. */
  refresh(): void {
    const {features, strings} = this.#setting;
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
    if (this.#marker || beside.some(Boolean)) {
      this.#marker ??= this.#heading?.parentNode?.insertBefore(
        document.createComment(''),
        this.#heading.nextSibling,
      );
      if (this.#marker) render(beside, this.element, {renderBefore: this.#marker});
    }
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
    const isOpen = this.#isOpen && this.#panel !== undefined;
    const item = isOpen ? 'item item-open' : 'item';
    this.element.setAttribute('part', item);
    this.element.className = this.#isPressed ? `${item} pressed` : item;
    this.#icon?.setAttribute('part', isOpen ? 'icon icon-open' : 'icon');
    if (!this.#panel) return;
    this.#control?.setAttribute('aria-expanded', String(isOpen));
    setAttribute(this.#panel, 'hidden', isOpen ? undefined : CLOSED);
  }

  /** A question that has got an answer, or lost it. */
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
    this.#answer = new TextView(create('div', {class: 'content'}));
    this.#body.append(this.#answer.element);
    this.#panel.append(this.#body);
    // Programs that read the text alone find the words apart.
    this.element.append(this.#panel, '\n');
  }

  #setIds(): void {
    const control = this.#control;
    if (control) control.id = buttonId(this.#index);
    if (!this.#panel) return;
    this.#panel.id = `answer-${String(this.#index)}`;
    control?.setAttribute('aria-controls', this.#panel.id);
  }

  /** Deeper than 6 there is no heading in HTML. */
  #setLevel(level: number): void {
    if (!this.#control || (level === this.#level && this.#heading)) return;
    this.#level = level;
    const heading = document.createElement(`h${String(Math.min(level, 6))}`);
    heading.append(this.#control);
    if (this.#heading) this.#heading.replaceWith(heading);
    else this.element.prepend(heading);
    this.#heading = heading;
  }
}

/** Copied for each question, which is faster than to make it anew. */
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
 * The id of a question's button in the shadow tree, by the question's place in the document: what is
 * fit for an address may not be fit for a selector.
 */
export function buttonId(index: number): string {
  return `question-${String(index)}`;
}

/** The id of a topic's heading, by the topic's place among those that are shown. */
export function topicId(index: number): string {
  return `topic-${String(index)}`;
}
