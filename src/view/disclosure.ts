import type {Question} from '../document/model.js';
import {WelearnToggleEvent} from '../element/events.js';
import type {WelearnFaq} from '../welearn-faq.js';
import {buttonId} from './question-item.js';

/** Which questions are open at first. */
export type Expand = 'none' | 'first' | 'all';

/** The effect of a search on the questions, by their ids. The search sets it. */
export interface Filter {
  /** Questions that do not match. */
  readonly hidden: ReadonlySet<string>;
  /** Answers open during the search. No event announces them, since the visitor opened nothing. */
  readonly previewed: ReadonlySet<string>;
}

/** Knows which questions are open, and announces each change before it happens. */
export class Disclosure {
  readonly #host: WelearnFaq;
  #open = new Set<string>();
  filter: Filter = {hidden: new Set(), previewed: new Set()};
  #isTouched = false;
  #latest: Question | undefined;
  /** The id of the question that the visitor has pressed, if that was the last change: it may move. */
  pressed = '';

  constructor(host: WelearnFaq) {
    this.#host = host;
  }

  /** Whether anything was opened or closed since `begin()`. */
  get isTouched(): boolean {
    return this.#isTouched;
  }

  /** The ids of the questions that are open. */
  get open(): readonly string[] {
    return [...this.#open];
  }

  /** The button of the question that was to open or close last, once. */
  takeLatest(): Element | null {
    const button = this.#latest && this.#buttonOf(this.#latest);
    this.#latest = undefined;
    return button ?? null;
  }

  isOpen(id: string): boolean {
    return this.#open.has(id) || this.filter.previewed.has(id);
  }

  /**
   * Opens what is open at first, without a word: nothing has changed for the visitor yet.
   *
   * @param found ids of questions that the visitor has opened before
   */
  begin(expand: Expand, found: readonly string[]): void {
    const ids = this.#expandable.map(({id}) => id);
    const count = expand === 'none' ? 0 : expand === 'first' ? 1 : ids.length;
    const isOne = this.#host.exclusive && found.length > 0;
    this.#isTouched = found.length > 0;
    this.restore([...(isOne ? [] : ids.slice(0, count)), ...found]);
  }

  /** Opens what the visitor has left open, without a word. */
  restore(ids: readonly string[]): void {
    this.#open = new Set(ids);
    this.settle();
  }

  /** Forgets questions that are gone, and leaves at most one open if only one may be. */
  settle(): void {
    const open = this.#expandable.map(({id}) => id).filter(id => this.#open.has(id));
    this.#open = new Set(this.#host.exclusive ? open.slice(0, 1) : open);
  }

  toggle(id: string): boolean {
    return this.set(id, !this.isOpen(id));
  }

  /** As the visitor does. */
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
   * @param cancelable not where the browser has already shown the answer
   * @returns whether the question is now as asked
   */
  set(id: string, open: boolean, cancelable = true): boolean {
    const question = this.#expandable.find(known => known.id === id);
    this.#latest = question;
    this.pressed = '';
    return question !== undefined && this.#change(question, open, cancelable);
  }

  #change(question: Question, open: boolean, cancelable = true): boolean {
    const {id} = question;
    // What a search shows is not open yet, but can be closed.
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

  /** The question as it is shown, without its Markdown. */
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

  /** A question without an answer has nothing to expand. */
  get #expandable(): readonly Question[] {
    return this.#host.document?.faq.filter(({a}) => a.trim()) ?? [];
  }
}
