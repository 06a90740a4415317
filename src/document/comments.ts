import {parseTOML} from 'toml-eslint-parser';
import type {Extent} from '../help/places.js';
import type {Path} from './location.js';
import type {Reading} from './read.js';
import {namesAnswer, namesQuestion} from './shapes/words.js';
import {KEYS} from './recognise.js';

/** A part of a written document that comments belong to. */
export type Slot = 'document' | `key ${string}` | `entry ${number}` | `entry ${number} ${string}`;

/** Comments around a part of a document, each with its sign. */
export interface Around {
  readonly above: string[];
  /** In the same line. */
  readonly behind: string[];
  /** Below it, and indented like what is inside it. */
  readonly below: string[];
}

/** The parts of a document that are written. */
export interface Written {
  /** The keys of the document. */
  readonly keys: readonly string[];
  /** The entries, with their places in the data if they have one, and the keys of each. */
  readonly questions: readonly {
    readonly path: Path | undefined;
    readonly keys: readonly string[];
  }[];
}

/** The comments of a document by the part that they belong to. */
export type Comments = ReadonlyMap<Slot, Around>;

/** Comments above the first key, with the empty lines between them. */
const HEAD = /^(?:[ \t]*(?:#.*)?\n)*/;

/**
 * Finds the comments in the data of a document, and the part of the written document that each
 * belongs to: the key or entry below it, the text in front of it, or the entry that it is indented
 * like. Comments on parts that are not written go to the top, so none is lost.
 *
 * @param text the author's text: above the fence may be comments, too
 * @param extents the values of the data, in its order
 */
export function placeComments(
  text: string,
  data: Reading['data'],
  extents: readonly Extent[],
  written: Written,
): Comments {
  const found = new Map<Slot, Around>();
  const add = (comment: string, {slot, place}: Target) => {
    const around = found.get(slot) ?? {above: [], behind: [], below: []};
    found.set(slot, around);
    around[place].push(comment);
  };
  if (!data) return found;
  const lines = text.split(/\r\n?|\n/, data.line).map(line => line.trim());
  const [head] = HEAD.exec(data.text) ?? [''];
  for (const line of [...lines.filter(line => line.startsWith('#')), head.trim()])
    if (line) add(line, TOP);

  const ranges = rangesOf(data, extents).filter(([start]) => start >= head.length);
  const slots = new Slots(data.text, extents, written);
  for (const [start, end] of ranges) add(data.text.slice(start, end).trimEnd(), slots.find(start));
  return found;
}

/** The start and end of each comment. */
function rangesOf(
  {text, syntax}: NonNullable<Reading['data']>,
  extents: readonly Extent[],
): (readonly [number, number])[] {
  if (syntax === 'JSON') return [];
  if (syntax === 'TOML') return parseTOML(text).comments.map(({range}) => range);
  const texts = extents.flatMap(({key, start, end, style}) => [
    ...(key === undefined ? [] : [[key, endOfKey(text, key)] as const]),
    ...(style === undefined ? [] : [[start, end] as const]),
  ]);
  const ranges: [number, number][] = [];
  const sign = /(?<![^ \t\n])#[^\n]*/g;
  let next = 0;
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    const {index} = match;
    while ((texts[next]?.[1] ?? Infinity) <= index) next++;
    const [start, end] = texts[next] ?? [Infinity, Infinity];
    if (start <= index) sign.lastIndex = end;
    else ranges.push([index, sign.lastIndex]);
  }
  return ranges;
}

/** The end of a key in quotes, which may hold the sign of a comment. */
function endOfKey(text: string, start: number): number {
  const quoted = /"(?:\\[^]|[^"\\])*"|'(?:''|[^'])*'/y;
  quoted.lastIndex = start;
  return quoted.test(text) ? quoted.lastIndex : start;
}

/** The place of a comment in the written document. */
interface Target {
  readonly slot: Slot;
  readonly place: keyof Around;
}

const TOP: Target = {slot: 'document', place: 'above'};
const END: Target = {slot: 'document', place: 'below'};

/** A value of the document: an entry, or a value around entries. */
interface Branch {
  readonly inner: Map<Path[number], Branch>;
  /** The number of this entry. */
  entry?: number;
  /** The numbers of the entries inside it. */
  readonly inside: number[];
}

/** The part of the written document to which a value belongs, and its entry. */
interface Owner {
  readonly slot: Slot;
  readonly entry?: number;
  /** Whether the slot is this value, not a part around or below it. */
  readonly isItself?: boolean;
  /** Whether the value stands below the last entry of its list, and is not written. */
  readonly isBelow?: boolean;
}

/** Finds places for comments, which must be asked for in the order of the text. */
class Slots {
  readonly #text: string;
  readonly #extents: readonly Extent[];
  readonly #written: Written;
  readonly #root: Branch = {inner: new Map(), inside: []};
  readonly #owners = new Map<Extent, Owner | undefined>();
  /** The number of values that begin above the comment. */
  #next = 0;
  /** The start of each entry. */
  readonly #starts = new Map<number, number>();

  constructor(text: string, extents: readonly Extent[], written: Written) {
    this.#text = text;
    this.#extents = extents;
    this.#written = written;
    written.questions.forEach(({path}, i) => {
      if (!path) return;
      let branch = this.#root;
      for (const step of path) {
        branch.inside.push(i);
        const next = branch.inner.get(step) ?? {inner: new Map(), inside: []};
        branch.inner.set(step, next);
        branch = next;
      }
      branch.entry = i;
    });
  }

  find(comment: number): Target {
    for (
      let extent = this.#extents[this.#next];
      extent && (extent.key ?? extent.start) < comment;
      extent = this.#extents[++this.#next]
    ) {
      const owner = this.#ownerOf(extent);
      if (owner?.entry !== undefined && !this.#starts.has(owner.entry))
        this.#starts.set(owner.entry, extent.start);
    }
    const [above, below] = [this.#extents[this.#next - 1], this.#extents[this.#next]];
    const upper = above && this.#ownerOf(above);
    const lower = below && this.#ownerOf(below);
    const line = this.#text.slice(this.#text.lastIndexOf('\n', comment - 1) + 1, comment);
    if (/[^ \t-]/.test(line))
      return upper ? {slot: upper.slot, place: upper.isItself ? 'behind' : 'above'} : TOP;
    // A comment that is indented more than the line below it belongs to the entry above it.
    const column = line.length;
    const isDeeper = column > (below ? this.#indentAt(below.key ?? below.start) : 0);
    if (isDeeper && upper?.entry !== undefined && upper.entry !== lower?.entry) {
      const isLast = upper.entry === this.#written.questions.length - 1;
      return isLast && column <= this.#indentAt(this.#starts.get(upper.entry) ?? 0)
        ? {slot: 'key faq', place: 'below'}
        : {slot: `entry ${upper.entry}`, place: 'below'};
    }
    if (!below) return END;
    return lower ? {slot: lower.slot, place: lower.isBelow ? 'below' : 'above'} : TOP;
  }

  #indentAt(offset: number): number {
    const start = this.#text.lastIndexOf('\n', offset - 1) + 1;
    const indent = /[ \t]*/y;
    indent.lastIndex = start;
    return indent.exec(this.#text)?.[0].length ?? 0;
  }

  #ownerOf(extent: Extent): Owner | undefined {
    if (!this.#owners.has(extent)) this.#owners.set(extent, this.#findOwner(extent.path));
    return this.#owners.get(extent);
  }

  #findOwner(path: Path): Owner | undefined {
    const [name] = path;
    const {keys, questions} = this.#written;
    let branch = this.#root;
    let depth = 0;
    let entry: {number: number; depth: number} | undefined;
    for (const step of path) {
      const next = branch.inner.get(step);
      if (!next) break;
      branch = next;
      depth++;
      if (branch.entry !== undefined) entry = {number: branch.entry, depth};
    }
    if (entry) {
      const {number} = entry;
      const own = ownKey(path[entry.depth]);
      if (own === undefined || !questions[number]?.keys.includes(own))
        return {slot: `entry ${number}`, entry: number};
      const isItself = path.length === entry.depth + 1;
      return {slot: `entry ${number} ${own}`, entry: number, isItself};
    }
    if (depth && branch.inside.length) {
      if (path.length === 1) return {slot: 'key faq', isItself: true};
      const step = path[depth];
      const isBehind = (number: number) => (questions[number]?.path?.[depth] ?? 0) > (step ?? 0);
      const following =
        typeof step === 'number' ? branch.inside.find(isBehind) : branch.inside.at(0);
      const number = following ?? branch.inside.at(-1) ?? 0;
      return {slot: `entry ${number}`, entry: number, isBelow: following === undefined};
    }
    if (typeof name !== 'string' || !keys.includes(name)) return undefined;
    return {slot: `key ${name}`, isItself: path.length === 1};
  }
}

/** The documented key for a key of an entry. */
function ownKey(name: Path[number] | undefined): string | undefined {
  if (typeof name !== 'string' || name === 'hidden') return name === 'hidden' ? name : undefined;
  const [known] =
    Object.entries(KEYS).find(([, names]) => (names as readonly string[]).includes(name)) ?? [];
  if (known !== undefined) return known;
  return namesQuestion(name) ? 'q' : namesAnswer(name) ? 'a' : undefined;
}
