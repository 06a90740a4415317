import {unsafeCSS} from 'lit';
import {groupByTopic, type Topic} from '../document/identify.js';
import type {Question} from '../document/model.js';
import type {Disclosure} from './disclosure.js';
import {type ListSetting, QuestionItem, topicId} from './question-item.js';
import css from './questions.css?inline';

/** How the questions look. */
export const questionStyles = unsafeCSS(css);

/** More questions than a window has room for: these are made at once, and the rest when they are painted. */
export const AT_ONCE = 50;
/**
 * How long the page may stand still for the rest, in milliseconds. A key press gets through in between, within the
 * 50 ms that feel like at once; shorter slices mean more frames, each of which lays the list out.
 */
const SLICE = 20;
/** More answers than this as regions would be more landmarks than help (WAI-ARIA APG, Accordion). */
const MAX_REGIONS = 6;

/** What a list shows, apart from its questions. */
export interface ListOptions extends Omit<ListSetting, 'isRegion'> {
  /** Level of the topics' headings, or of the questions where there are no topics. */
  readonly level: number;
}

/** Questions that stand together under the heading of their topic, or under none. */
interface Group {
  readonly element: HTMLElement;
  readonly list: HTMLElement;
  heading: HTMLElement | undefined;
}

/** Where a question stands: in its document, and among the topics that are shown. */
interface Place {
  readonly question: Question;
  readonly index: number;
  readonly topic: Topic;
  readonly topicIndex: number;
  /** The question before it in its topic. */
  readonly previous: Question | undefined;
}

/**
 * The questions in the page, under a heading for each topic if there are any. The first ones are there
 * at once; the rest of them, and then the answers, are made in slices after the first have been painted,
 * or as soon as somebody needs them.
 */
export class QuestionList {
  readonly element = document.createElement('div');
  readonly #disclosure: Disclosure;
  readonly #items = new Map<string, QuestionItem>();
  #groups = new Map<string, Group>();
  #options: ListOptions | undefined;
  #setting: ListSetting | undefined;
  #places: readonly Place[] = [];
  /** How many places have been filled. */
  #placed = 0;
  #lastGroup: Group | undefined;
  /** What is left to do; nothing where it is not to go on. */
  #work: Iterator<void> | undefined;
  #isComplete = true;
  #completion: Promise<void> = Promise.resolve();

  constructor(disclosure: Disclosure) {
    this.#disclosure = disclosure;
    this.element.className = 'questions';
    this.element.addEventListener('click', event => {
      const item = this.#itemOf(event, 'button.question');
      if (item) disclosure.press(item.question.id);
    });
    // Find-in-page shows it in any case.
    this.element.addEventListener('beforematch', event => {
      const item = this.#itemOf(event, '.answer');
      if (item) disclosure.set(item.question.id, true, false);
    });
  }

  /** Resolves when all questions and answers are in the page, or when the list has left it. */
  get completion(): Promise<void> {
    return this.#completion;
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Shows questions. Those that were there before keep their nodes. */
  update(questions: readonly Question[], options: ListOptions): void {
    const isRegion = questions.filter(({a}) => a.trim()).length <= MAX_REGIONS;
    this.#options = options;
    this.#setting = {...options, isRegion};
    this.#places = placesOf(questions);
    this.#placed = 0;
    this.#lastGroup = undefined;
    this.#removeOthers();
    const atOnce = Math.max(AT_ONCE, this.#items.size);
    while (this.#placed < Math.min(atOnce, this.#places.length)) this.#placeNext();
    this.#isComplete = false;
    this.resume();
  }

  /** Shows which questions are open, and what features add to them. */
  sync(): void {
    for (const item of this.#items.values()) {
      this.#open(item);
      item.refresh();
    }
  }

  /** Makes sure that a question, or all of them, are in the page. */
  reach(id?: string): void {
    if (id !== undefined && this.#items.has(id)) return;
    while (this.#placed < this.#places.length) this.#placeNext();
  }

  /** Does at once what is left to do. What cannot be read yet is shown as it is written until it can be. */
  complete(): void {
    for (const work = this.#rest(); !work.next().done;);
  }

  /** Stops what is left to do, for as long as nobody sees it. */
  stop(): void {
    this.#work = undefined;
  }

  /** Goes on with what is left to do. */
  resume(): void {
    if (this.#isComplete) return;
    const work = (this.#work = this.#rest());
    this.#completion = this.#finish(work);
  }

  async #finish(work: Iterator<void>): Promise<void> {
    // Without what reads Markdown, its signs are better than nothing; its absence is told elsewhere.
    await Promise.all([painted(), this.#options?.prose.complete().catch(() => undefined)]);
    let end = performance.now() + SLICE;
    while (work === this.#work && !work.next().done) {
      if (performance.now() < end) continue;
      await pause();
      end = performance.now() + SLICE;
    }
    if (work !== this.#work) return;
    this.#work = undefined;
    this.#isComplete = true;
  }

  *#rest(): Generator<void, void, void> {
    while (this.#placed < this.#places.length) {
      this.#placeNext();
      yield;
    }
    for (const item of this.#items.values()) if (item.complete()) yield;
  }

  #placeNext(): void {
    const place = this.#places[this.#placed++];
    const setting = this.#setting;
    if (!place || !setting || !this.#options) return;
    const {question, index, topic, previous} = place;
    const level = this.#options.level + (topic.name ? 1 : 0);
    const known = this.#items.get(question.id);
    if (known) known.update(question, index, level, setting);
    const item = known ?? new QuestionItem(question, index, level, setting);
    this.#items.set(question.id, item);
    this.#open(item);
    const {list} = this.#groupOf(place, this.#options);
    insertAfter(list, previous && this.#items.get(previous.id)?.element, item.element);
  }

  #open(item: QuestionItem): void {
    const {id} = item.question;
    item.setOpen(this.#disclosure.isOpen(id), this.#disclosure.pressed === id);
  }

  #groupOf({topic, topicIndex, previous}: Place, options: ListOptions): Group {
    const group = this.#groups.get(topic.name) ?? createGroup(topic);
    if (previous) return group;
    this.#groups.set(topic.name, group);
    if (topic.name) showTopic(group, options.prose.fill(topic.name), topicIndex, options.level);
    insertAfter(this.element, this.#lastGroup?.element, group.element);
    this.#lastGroup = group;
    return group;
  }

  /** What is not in the document any more goes from the page. */
  #removeOthers(): void {
    const ids = new Set(this.#places.map(({question}) => question.id));
    for (const [id, {element}] of this.#items) {
      if (ids.has(id)) continue;
      element.remove();
      this.#items.delete(id);
    }
    const names = new Set(this.#places.map(({topic}) => topic.name));
    for (const [name, {element}] of this.#groups) {
      if (names.has(name)) continue;
      element.remove();
      this.#groups.delete(name);
    }
  }

  #itemOf(event: Event, selector: string): QuestionItem | undefined {
    const target = event.target instanceof Element ? event.target.closest(selector) : null;
    const element = target?.closest('.item');
    for (const item of this.#items.values()) if (item.element === element) return item;
    return undefined;
  }
}

function placesOf(questions: readonly Question[]): Place[] {
  const indices = new Map(questions.map((question, index) => [question, index]));
  return groupByTopic(questions).flatMap((topic, topicIndex) =>
    topic.questions.map((question, i) => ({
      question,
      index: indices.get(question) ?? 0,
      topic,
      topicIndex,
      previous: topic.questions[i - 1],
    })),
  );
}

function createGroup({name}: Topic): Group {
  const list = document.createElement('div');
  list.setAttribute('part', 'list');
  list.className = 'list';
  if (!name) return {element: list, list, heading: undefined};
  const element = document.createElement('div');
  element.setAttribute('part', 'topic');
  element.append(list);
  return {element, list, heading: undefined};
}

function showTopic(group: Group, name: string, index: number, level: number): void {
  const heading = document.createElement(`h${String(Math.min(level, 6))}`);
  heading.setAttribute('part', 'topic-heading');
  heading.className = 'topic-heading';
  const target = document.createElement('span');
  target.className = 'target';
  target.id = topicId(index);
  target.dir = 'auto';
  target.append(name);
  heading.append(target);
  if (group.heading?.isEqualNode(heading)) return;
  if (group.heading) group.heading.replaceWith(heading);
  else group.element.prepend(heading);
  group.heading = heading;
}

/** Moves nothing that is in its place: what moves loses the focus. */
function insertAfter(parent: Element, previous: Element | undefined, element: Element): void {
  const next = previous ? previous.nextSibling : parent.firstChild;
  if (next !== element) parent.insertBefore(element, next);
}

/** How long a page that paints nothing, such as one in the background, is waited for; in milliseconds. */
const UNPAINTED = 200;

/** Resolves once the browser has painted what is there now, or is not going to. */
export async function painted(): Promise<void> {
  await new Promise<void>(resolve => {
    requestAnimationFrame(() => {
      resolve();
    });
    setTimeout(resolve, document.hidden ? 0 : UNPAINTED);
  });
  await pause();
}

/** Lets the browser do what else there is to do: paint, or answer a key press. */
export function pause(): Promise<void> {
  return new Promise(resolve => {
    // Not a timer: those are made to wait, in the background above all.
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
