import type {Question} from '../document/model.js';
import {WelearnToggleEvent} from '../element/events.js';
import {isBlank} from '../html/render.js';
import type {WelearnFaq} from '../welearn-faq.js';
import {buttonId} from './question-item.js';

/** The questions that are open at first. */
export type Expand = 'none' | 'first' | 'all';

/** The effect of a search on the questions, by their ids. The search sets it. */
export interface Filter {
  /** Questions that do not match. */
  readonly hidden: ReadonlySet<string>;
  /** Answers open during the search. No event announces them, since the visitor opened nothing. */
  readonly previewed: ReadonlySet<string>;
}

/** Keeps track of open questions, and fires an event before each change. */
export class Disclosure {
  readonly #host: WelearnFaq;
  #open = new Set<string>();
  filter: Filter = {hidden: new Set(), previewed: new Set()};
  #isTouched = false;
  #latest: Question | undefined;
  /**
   * Id of the question the visitor pressed, if that was the last change. Only this question is
   * animated.
   */
  pressed = '';

  constructor(host: WelearnFaq) {
    this.#host = host;
  }

  /** Whether a question was opened or closed since `begin()`. */
  get isTouched(): boolean {
    return this.#isTouched;
  }

  /** Ids of the open questions. */
  get open(): readonly string[] {
    return [...this.#open];
  }

  /** The button of the question changed last. Returned once. */
  takeLatest(): Element | null {
    const button = this.#latest && this.#buttonOf(this.#latest);
    this.#latest = undefined;
    return button ?? null;
  }

  isOpen(id: string): boolean {
    return this.#open.has(id) || this.filter.previewed.has(id);
  }

  /**
   * Opens the initial questions, without events.
   *
   * @param found ids of questions that the visitor opened before
   */
  begin(expand: Expand, found: readonly string[]): void {
    const ids = this.#expandable.map(({id}) => id);
    const count = expand === 'none' ? 0 : expand === 'first' ? 1 : ids.length;
    const isOne = this.#host.exclusive && found.length > 0;
    this.#isTouched = found.length > 0;
    this.restore([...(isOne ? [] : ids.slice(0, count)), ...found]);
  }

  /** Opens the questions that the visitor left open, without events. */
  restore(ids: readonly string[]): void {
    this.#open = new Set(ids);
    this.settle();
  }

  /**
   * Removes questions that no longer exist, and keeps only the first one open if `exclusive` is
   * set.
   */
  settle(): void {
    const open = this.#expandable.map(({id}) => id).filter(id => this.#open.has(id));
    this.#open = new Set(this.#host.exclusive ? open.slice(0, 1) : open);
  }

  toggle(id: string): boolean {
    return this.set(id, !this.isOpen(id));
  }

  /** Toggles a question for the visitor. */
  press(id: string): void {
    this.toggle(id);
    this.pressed = id;
  }

  setAll(open: boolean): void {
    this.pressed = '';
    const {shown} = this;
    const isOne = open && this.#host.exclusive;
    if (isOne && shown.some(({id}) => this.isOpen(id))) return;
    for (const question of isOne ? shown.slice(0, 1) : shown) this.#change(question, open);
  }

  /**
   * Opens or closes a question.
   *
   * @param cancelable false if the browser already shows the answer
   * @returns whether the question is now as requested
   */
  set(id: string, open: boolean, cancelable = true): boolean {
    const question = this.#expandable.find(known => known.id === id);
    this.#latest = question;
    this.pressed = '';
    return question !== undefined && this.#change(question, open, cancelable);
  }

  #change(question: Question, open: boolean, cancelable = true): boolean {
    const {id} = question;
    // A previewed question is not open yet, but can be closed.
    if (open ? this.#open.has(id) : !this.isOpen(id)) return true;
    const event = new WelearnToggleEvent({id, question: this.#textOf(question), open}, cancelable);
    if (!this.#host.dispatchEvent(event)) return false;
    if (open && this.#host.exclusive) {
      const others = this.#expandable.filter(other => other.id !== id && this.isOpen(other.id));
      if (!others.every(other => this.#change(other, false, cancelable))) return false;
    }
    this.#isTouched = true;
    if (open) this.#open.add(id);
    else this.#open.delete(id);
    const previewed = new Set(this.filter.previewed);
    if (previewed.delete(id)) this.filter = {...this.filter, previewed};
    this.#host.requestUpdate();
    return true;
  }

  /** The text of the question as shown, without Markdown. */
  #textOf(question: Question): string {
    return this.#buttonOf(question)?.textContent.trim() ?? question.q;
  }

  #buttonOf(question: Question): Element | null {
    const index = this.#host.document?.faq.indexOf(question) ?? -1;
    return this.#host.renderRoot.querySelector(`#${buttonId(index)}`);
  }

  /** The questions that can be opened now. */
  get shown(): readonly Question[] {
    return this.#expandable.filter(({id}) => !this.filter.hidden.has(id));
  }

  /** Questions with an answer. */
  get #expandable(): readonly Question[] {
    return this.#host.document?.faq.filter(({a}) => !isBlank(a)) ?? [];
  }
}
