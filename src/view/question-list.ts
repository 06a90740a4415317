import {unsafeCSS} from 'lit';
import {groupByTopic, type Topic} from '../document/identify.js';
import type {Question} from '../document/model.js';
import {headingTag} from '../html/conform.js';
import {isBlank} from '../html/render.js';
import type {Disclosure, Filter} from './disclosure.js';
import {type ListSetting, QuestionItem, topicId} from './question-item.js';
import {positionParts} from './position.js';
import css from './questions.css?inline';

/** Styles of the questions. */
export const questionStyles = unsafeCSS(css);

/**
 * Questions rendered at once: more than fit in a window. The rest follows after the first paint.
 */
export const AT_ONCE = 50;
/**
 * Milliseconds of work before a pause. A key press still gets an answer within 50 ms, which feels
 * immediate. Shorter slices mean more frames, and each frame lays out the list.
 */
const SLICE = 20;
/** Pixels that a pointer moves by itself during a click. */
const DRAG = 4;
/** With more regions, the list of landmarks would be too long to help (WAI-ARIA APG, Accordion). */
const MAX_REGIONS = 6;

/** Everything that a list shows, apart from its questions. */
export interface ListOptions extends Omit<ListSetting, 'isRegion'> {
  /** Level of the topics' headings, or of the questions if there are no topics. */
  readonly level: number;
}

/** The questions of a topic, or those without one. */
interface Group {
  readonly element: HTMLElement;
  readonly list: HTMLElement;
  heading: HTMLElement | undefined;
}

/** The position of a question: in its document, and among the visible topics. */
interface Place {
  readonly question: Question;
  readonly index: number;
  readonly topic: Topic;
  readonly topicIndex: number;
  /** The question before it in its topic. */
  readonly previous: Question | undefined;
}

/**
 * The list of questions, with a heading for each topic. The first questions are rendered at once.
 * The other questions, and then the answers, follow in slices after the first paint, or as soon as
 * they are needed.
 */
export class QuestionList {
  readonly element = document.createElement('div');
  readonly #disclosure: Disclosure;
  readonly #items = new Map<string, QuestionItem>();
  #groups = new Map<string, Group>();
  #options: ListOptions | undefined;
  #setting: ListSetting | undefined;
  #places: readonly Place[] = [];
  /** Questions that a search hides, and parts for the positions of the others in their lists. */
  #hidden: Filter['hidden'] = new Set();
  #positions: ReadonlyMap<string, string> = new Map();
  /** Number of places rendered so far. */
  #placed = 0;
  #lastGroup: Group | undefined;
  /** The remaining work; `undefined` while stopped. */
  #work: Iterator<void> | undefined;
  #isComplete = true;
  /** The start of the last press, and the question that was clicked last. */
  #down: MouseEvent | undefined;
  #clicked: QuestionItem | undefined;
  #completion: Promise<void> = Promise.resolve();

  constructor(disclosure: Disclosure) {
    this.#disclosure = disclosure;
    this.element.className = 'questions';
    this.element.addEventListener('pointerdown', event => {
      this.#down = event;
    });
    this.element.addEventListener('click', event => {
      const item = this.#itemOf(event, 'button.question');
      // A second click selects a word, and opens nothing again.
      const isRepeated = event.detail > 1 && item === this.#clicked;
      this.#clicked = item;
      if (item && !isRepeated && !this.#hasSelected(event)) disclosure.press(item.question.id);
    });
    // Not cancelable: find-in-page has already revealed the answer.
    this.element.addEventListener('beforematch', event => {
      const item = this.#itemOf(event, '.answer');
      if (item) disclosure.set(item.question.id, true, false);
    });
  }

  /** Resolves when all questions and answers are rendered, or when the list is disconnected. */
  get completion(): Promise<void> {
    return this.#completion;
  }

  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Shows questions. Known questions keep their nodes. */
  update(questions: readonly Question[], options: ListOptions): void {
    const isRegion = questions.filter(({a}) => !isBlank(a)).length <= MAX_REGIONS;
    this.#options = options;
    this.#setting = {...options, isRegion};
    this.#places = placesOf(questions);
    this.#number();
    this.#placed = 0;
    this.#lastGroup = undefined;
    this.#removeOld();
    const atOnce = Math.max(AT_ONCE, this.#items.size);
    while (this.#placed < Math.min(atOnce, this.#places.length)) this.#placeNext();
    this.#isComplete = false;
    this.resume();
  }

  /** Updates open states and features of all questions. */
  sync(): void {
    if (this.#hidden !== this.#disclosure.filter.hidden) this.#number();
    for (const item of this.#items.values()) {
      this.#open(item);
      item.refresh();
    }
  }

  /** Renders a question, or all of them. */
  reach(id?: string): void {
    if (id !== undefined && this.#items.has(id)) return;
    while (this.#placed < this.#places.length) this.#placeNext();
  }

  /** Finishes the remaining work now. Texts that cannot be rendered yet are shown as written. */
  complete(): void {
    for (const work = this.#rest(); !work.next().done;);
  }

  /** Stops the remaining work while the list is disconnected. */
  stop(): void {
    this.#work = undefined;
  }

  /** Continues the remaining work. */
  resume(): void {
    if (this.#isComplete) return;
    const work = (this.#work = this.#rest());
    this.#completion = this.#finish(work);
  }

  async #finish(work: Iterator<void>): Promise<void> {
    // Without the Markdown parser, texts are shown as written; the element reports the error.
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

  #number(): void {
    this.#hidden = this.#disclosure.filter.hidden;
    this.#positions = positionsOf(this.#places, this.#hidden);
  }

  #open(item: QuestionItem): void {
    const {id} = item.question;
    item.setPosition(this.#positions.get(id) ?? '');
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

  /** Removes questions and topics that are no longer in the document. */
  #removeOld(): void {
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

  /** Whether the visitor has dragged the pointer over the words of a question to select them. */
  #hasSelected({detail, clientX, clientY}: MouseEvent): boolean {
    if (!detail || !this.#down) return false;
    const distance = Math.hypot(clientX - this.#down.clientX, clientY - this.#down.clientY);
    return distance > DRAG && String(getSelection()).trim() !== '';
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

/** The parts for the position of each visible question. Each topic has a list of its own. */
function positionsOf(places: readonly Place[], hidden: Filter['hidden']): Map<string, string> {
  const lists = new Map<Topic, string[]>();
  for (const {question, topic} of places) {
    if (hidden.has(question.id)) continue;
    const list = lists.get(topic) ?? [];
    list.push(question.id);
    lists.set(topic, list);
  }
  return new Map(
    [...lists.values()].flatMap(ids =>
      ids.map((id, i) => [id, positionParts(i, ids.length)] as const),
    ),
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
  group.element.style.setProperty('--welearn-topic-index', String(index));
  const heading = document.createElement(headingTag(level));
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

/** Does not move an element already in place: a moved element loses the focus. */
function insertAfter(parent: Element, previous: Element | undefined, element: Element): void {
  const next = previous ? previous.nextSibling : parent.firstChild;
  if (next !== element) parent.insertBefore(element, next);
}

/** Milliseconds to wait for a page that does not paint, such as one in the background. */
const PAINT_TIMEOUT = 200;

/** Resolves after the next paint, or soon if there is none. */
export async function painted(): Promise<void> {
  await new Promise<void>(resolve => {
    requestAnimationFrame(() => {
      resolve();
    });
    setTimeout(resolve, document.hidden ? 0 : PAINT_TIMEOUT);
  });
  await pause();
}

/** Lets the browser paint or handle a key press. */
export function pause(): Promise<void> {
  return new Promise(resolve => {
    // Browsers delay timers, especially in the background.
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
