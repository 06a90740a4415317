import {EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, type Event} from 'js-yaml';
import type {Path} from './path.js';
import type {Extent} from './places.js';
import {forgive, forgiveClosings} from './forgive.js';
import {PARSER_DEPTH} from './yaml.js';

/** Where each value of the first document in a YAML text stands. What cannot be read has no places. */
export function yamlExtents(text: string): Extent[] {
  for (const readable of [text, forgive(text), forgiveClosings(forgive(text))]) {
    try {
      return new Reader(readable).read();
    } catch {
      // With the tabs forgiven, as it was read before.
    }
  }
  return [];
}

const QUOTED: ReadonlySet<number> = new Set([
  SCALAR_STYLE.SINGLE_QUOTED,
  SCALAR_STYLE.DOUBLE_QUOTED,
]);

/** Follows the parser's events: one for each scalar, and two around each mapping and list. */
class Reader {
  readonly #text: string;
  readonly #events: Iterator<Event>;
  readonly #extents: Extent[] = [];
  /** Where the last scalar ended. */
  #end = 0;

  constructor(text: string) {
    this.#text = text;
    this.#events = parseEvents(text, {maxDepth: PARSER_DEPTH})[Symbol.iterator]();
  }

  read(): Extent[] {
    this.#next(); // the document
    const root = this.#next();
    if (root) this.#value(root, []);
    return this.#extents;
  }

  /** A value with all that is in it. */
  #value(event: Event, path: Path, key?: number): void {
    const start = this.#startOf(event);
    const index = this.#extents.push({path, key, start, end: start}) - 1;
    if (event.type === EVENT_ID.SEQUENCE) {
      let i = 0;
      for (const item of this.#members()) this.#value(item, [...path, i++]);
    }
    if (event.type === EVENT_ID.MAPPING) {
      for (const name of this.#members()) {
        const keyStart = this.#startOf(name);
        const value = this.#next();
        // A key that is no text is none of ours, but its members are in the way.
        const step = name.type === EVENT_ID.SCALAR ? getScalarValue(this.#text, name) : '';
        if (value) this.#value(value, [...path, step], keyStart);
      }
    }
    this.#extents[index] = {path, key, start, end: Math.max(start, this.#end)};
  }

  /** The events up to the end of a mapping or list. */
  *#members(): Iterable<Event> {
    for (let event = this.#next(); event && event.type !== EVENT_ID.POP; event = this.#next()) {
      yield event;
    }
  }

  #next(): Event | undefined {
    const result = this.#events.next();
    return result.done ? undefined : result.value;
  }

  /** What is not there begins where what is before it ends. */
  #startOf(event: Event): number {
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
    if (event.type === EVENT_ID.ALIAS) {
      this.#end = event.anchorEnd;
      return event.anchorStart - 1;
    }
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return this.#end;
    this.#end = event.valueEnd;
    return event.valueStart - (QUOTED.has(event.style) ? 1 : 0);
  }
}
