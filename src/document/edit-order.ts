import type {Field, List, Yaml} from './edit-yaml.js';

/** The places in which the questions of a form are written. */
export class Order {
  /** The questions of a form that keep their places, by their numbers in the document. */
  readonly #kept = new Map<number, Field>();
  /** New and moved questions in front of those that keep their places, and behind each. */
  readonly #before: Field[] = [];
  readonly #behind = new Map<number, Field[]>();
  /** The list of the first question that keeps its place. */
  readonly #firstList: List;
  readonly #first: number | undefined;

  constructor(
    fields: readonly Field[],
    items: ReadonlyMap<number, {readonly list: List}>,
    root: List,
  ) {
    const kept = longestRun(fields.map(({origin}) => origin ?? -1));
    let last: number | undefined;
    let first: number | undefined;
    fields.forEach((field, i) => {
      const {origin} = field;
      if (kept.has(i) && origin !== undefined) {
        this.#kept.set(origin, field);
        first ??= origin;
        last = origin;
      } else if (last === undefined) this.#before.push(field);
      else {
        const behind = this.#behind.get(last) ?? [];
        behind.push(field);
        this.#behind.set(last, behind);
      }
    });
    this.#first = first;
    this.#firstList = items.get(first ?? -1)?.list ?? root;
  }

  /** The lines of a list. */
  write(list: List, yaml: Yaml): string {
    const parts: Part[] = [];
    const add = (field: Field) => parts.push({text: yaml.writeEntry(field, list), isFirst: true});
    if (this.#first === undefined && list === this.#firstList) this.#before.forEach(add);
    list.items.forEach((item, i) => {
      const {entry} = item;
      const isFirst = i === 0;
      if (entry === undefined) {
        const text = yaml.writeGroup(item, inner => this.write(inner, yaml));
        parts.push({text, isFirst});
        return;
      }
      if (entry === this.#first) this.#before.forEach(add);
      const field = this.#kept.get(entry);
      if (!field) return;
      parts.push({text: yaml.writeEntry(field, list), isFirst});
      this.#behind.get(entry)?.forEach(add);
    });
    return spaced(parts, yaml.gapsOf(list));
  }
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
