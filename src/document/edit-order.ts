import type {Field, Item, List, Yaml} from './edit-yaml.js';

/** An entry or a group, and the list in which it stands. */
interface Place {
  readonly item: Item;
  readonly list: List;
}

/** The places in which the questions of a form are written. */
export class Order {
  readonly #root: List;
  /** The groups around lists. */
  readonly #groups = new Map<List, Place>();
  /** The questions of a form that keep their places, by their numbers in the document. */
  readonly #kept = new Map<number, Field>();
  /** All questions, if none keeps its place. */
  readonly #start: readonly Field[];
  /** New and moved questions in front of entries and groups, and behind them. */
  readonly #before = new Map<Item, readonly Field[]>();
  readonly #behind = new Map<Item, readonly Field[]>();

  constructor(fields: readonly Field[], places: ReadonlyMap<number, Place>, root: List) {
    this.#root = root;
    this.#findGroups(root);
    const known = fields.map(field => {
      const place = places.get(field.origin ?? -1);
      return place && holds(place.list, field) ? place : undefined;
    });
    const kept = longestRun(known.map((place, i) => (place ? (fields[i]?.origin ?? -1) : -1)));
    const ahead: Field[] = [];
    let last: Place | undefined;
    fields.forEach((field, i) => {
      const place = kept.has(i) ? known[i] : undefined;
      // A question below a group cannot stand in it again.
      const isBelow = place && last && this.#isIn(place, last.item);
      if (place && field.origin !== undefined && !isBelow) {
        if (!last) this.#putBefore(place, ahead);
        this.#kept.set(field.origin, field);
        last = place;
      } else if (last) {
        last = this.#outOf(last, field);
        this.#behind.set(last.item, [...(this.#behind.get(last.item) ?? []), field]);
      } else ahead.push(field);
    });
    this.#start = last ? [] : ahead;
  }

  #findGroups(list: List): void {
    for (const item of list.items)
      for (const inner of item.lists) {
        this.#groups.set(inner, {item, list});
        this.#findGroups(inner);
      }
  }

  #isIn({list}: Place, item: Item): boolean {
    const group = this.#groups.get(list);
    return group !== undefined && (group.item === item || this.#isIn(group, item));
  }

  /** The place, or the innermost group around it beside which a question may stand. */
  #outOf(place: Place, field: Field): Place {
    const group = holds(place.list, field) ? undefined : this.#groups.get(place.list);
    return group ? this.#outOf(group, field) : place;
  }

  /** Puts questions in front of the first that keeps its place. */
  #putBefore(first: Place, fields: readonly Field[]): void {
    let place = first;
    for (const field of fields.toReversed()) {
      place = this.#outOf(place, field);
      this.#before.set(place.item, [field, ...(this.#before.get(place.item) ?? [])]);
    }
  }

  /** The lines of a list. */
  write(list: List, yaml: Yaml): string {
    const parts: Part[] = [];
    const add = (fields: readonly Field[] = []) =>
      fields.forEach(field => parts.push({text: yaml.writeEntry(field, list), isFirst: true}));
    if (list === this.#root) add(this.#start);
    list.items.forEach((item, i) => {
      const {entry} = item;
      const isFirst = i === 0;
      add(this.#before.get(item));
      if (entry === undefined) {
        const text = yaml.writeGroup(item, inner => this.write(inner, yaml));
        parts.push({text, isFirst});
      } else {
        const field = this.#kept.get(entry);
        if (field) parts.push({text: yaml.writeEntry(field, list), isFirst});
      }
      add(this.#behind.get(item));
    });
    return spaced(parts, yaml.gapsOf(list));
  }
}

/** Whether a question may stand in a list: in a group with a topic, each has one. */
function holds({topic}: List, field: Field): boolean {
  return topic === '' || field.topic.trim() !== '';
}

/** The lines of an item, and whether no other item stood above it. */
interface Part {
  readonly text: string;
  readonly isFirst: boolean;
}

/** Empty lines at the start of a text. */
export const EMPTY_LINES = /^(?:[ \t]*\n)*/;

/** Joins items with the empty lines that stood above each. */
function spaced(parts: readonly Part[], {above, between}: ReturnType<Yaml['gapsOf']>): string {
  return parts
    .map(({text, isFirst}, i) => {
      const gap = i === 0 ? above : isFirst ? between : (EMPTY_LINES.exec(text)?.[0] ?? '');
      return gap + text.replace(EMPTY_LINES, '');
    })
    .join('');
}

/** The indexes of the most numbers that ascend, without those below 0. */
export function longestRun(numbers: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: number[] = [];
  numbers.forEach((number, i) => {
    if (number < 0) return;
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? -1] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[i] = tails[low - 1] ?? -1;
    tails[low] = i;
  });
  const run = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) run.add(at);
  return run;
}
