import type {Entry} from '../model.js';
import {type Heading, headingQuestion, type Sign, withoutAnswerLabel} from './signs.js';

/**
 * Characters that definitions add to the answers that use them, and headings to the topics below
 * them. A page beyond this limit stays whole: a long one would be in each of thousands of answers.
 */
export const MAX_REPEATED = 1_000_000;

/** The level of topics in lists, below all headings. */
export const LOWEST = 7;

/** Collects questions, with the topics above them, from the parts of a page. */
export class Collector {
  readonly #faq: Entry[] = [];
  readonly #about: string[] = [];
  readonly #topics = new Set<string>();
  #above: {depth: number; text: string; raw: string}[] = [];
  #open: {q: string; id: string; topic: string; a: string[]; isLabelled: boolean} | undefined;
  /** The headings since the last question, whose place is not known yet. */
  #waiting: string[] = [];
  /** The topic of the questions below the last headings. They share it. */
  #below: string | undefined;
  #repeated = 0;

  get hasQuestions(): boolean {
    return this.#faq.length > 0 || this.#open !== undefined;
  }

  /** Whether a question is open that has no answer yet. */
  get isUnanswered(): boolean {
    return this.#open?.a.length === 0;
  }

  /** Whether topics are longer than a page can hold. */
  get isFull(): boolean {
    return this.#repeated > MAX_REPEATED;
  }

  /** Begins a section. */
  begin(heading: Pick<Heading, 'depth' | 'text' | 'raw'>): void {
    this.pause();
    this.close(heading.depth);
    this.#above.push({
      depth: heading.depth,
      text: headingQuestion(heading.text).q,
      raw: heading.raw,
    });
    this.#below = undefined;
    this.#waiting.push(heading.raw);
  }

  /** Ends all sections of a level and below it. */
  close(depth: number): void {
    const above = this.#above.filter(one => one.depth < depth);
    if (above.length === this.#above.length) return;
    this.#above = above;
    this.#below = undefined;
  }

  ask({q, id = '', certainty}: Pick<Sign, 'q' | 'id'> & Partial<Sign>): void {
    this.pause();
    this.#waiting = [];
    this.#open = {q, id, topic: this.#topic(), a: [], isLabelled: certainty === 'certain'};
  }

  add(block: string): void {
    const raw = block.replace(/^\n+/, '').trimEnd();
    if (!raw) return;
    if (this.#open) this.#open.a.push(raw);
    else if (!this.hasQuestions) {
      for (const heading of this.#waiting) this.#about.push(heading.trim());
      this.#about.push(raw);
      this.#waiting = [];
    } else {
      // A text between a topic and its first question, or after a list of questions.
      const above = this.#above.at(-1);
      const last = this.#faq.at(-1);
      if (above && this.#waiting.length) {
        this.#waiting = [];
        this.#open = {q: above.text, id: '', topic: this.#topic(), a: [raw], isLabelled: false};
      } else if (last && !isLine(raw))
        this.#faq[this.#faq.length - 1] = {...last, a: `${last.a}\n\n${raw}`};
    }
  }

  /** Ends the answer. */
  pause(): void {
    if (!this.#open) return;
    const {q, id, topic, a, isLabelled} = this.#open;
    this.#open = undefined;
    if (topic) this.#topics.add(topic);
    this.#faq.push({
      path: [],
      id,
      q,
      a: answerOf(a.join('\n\n'), isLabelled),
      topic,
      isSilenced: true,
      hidden: false,
      isBody: true,
    });
  }

  end(): {about: string; faq: readonly Entry[]; topics: number} {
    this.pause();
    return {about: this.#about.join('\n\n').trim(), faq: this.#faq, topics: this.#topics.size};
  }

  /** Headings above a question, so that no word of them is lost. */
  #topic(): string {
    if (this.isFull) return '';
    this.#below ??= this.#join();
    return this.#below;
  }

  #join(): string {
    const topic = this.#above.map(({text}) => text).join(' – ');
    this.#repeated += topic.length;
    return topic;
  }
}

/** Whether a line only separates what stands above and below it. */
function isLine(line: string): boolean {
  return /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|<hr\b[^<>]*>[ \t]*)$/i.test(line);
}

/** An answer without the word in front of it, and without the line that separates it from the next. */
function answerOf(raw: string, isLabelled: boolean): string {
  const lines = raw.split('\n');
  while (isLine(lines.at(-1) ?? '')) {
    lines.pop();
    while (lines.length && !lines.at(-1)?.trim()) lines.pop();
  }
  const [first = '', ...rest] = lines;
  // Behind a tab, the item of a list begins with spaces.
  const answer = withoutAnswerLabel(first.replace(/^ {1,3}/, ''), isLabelled);
  return [answer ?? first, ...rest].join('\n').replace(/^\n+/, '');
}
