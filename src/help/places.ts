import type {ScalarStyle} from 'js-yaml';
import type {Facts, Place} from '../document/errors.js';
import {yamlExtents} from '../document/formats/yaml.js';
import {formatPath, type Path, type Position, positionsIn} from '../document/location.js';
import type {Passage, Reading} from '../document/read.js';
import type {Problem} from '../document/recognise.js';
import {forgive, joinLines} from './forgive.js';
import {nameValue} from './mistakes.js';

/** The place of a value in its text, as offsets. `key` is the start of its key, if it has one. */
export interface Extent {
  readonly path: Path;
  readonly key?: number | undefined;
  readonly start: number;
  readonly end: number;
  /** The style of a scalar in YAML. */
  readonly style?: ScalarStyle | undefined;
  readonly value?: unknown;
}

/**
 * A value's place, and the places inside it. A tree, because writing the whole path for each value
 * would repeat long keys.
 */
interface Branch {
  extent?: Extent;
  inner?: Map<Path[number], Branch>;
}

/** Finds the values of a document in the author's text. */
export class Places {
  readonly #reading: Reading;
  /** All values, in the order of the text. */
  readonly extents: readonly Extent[];
  readonly #root: Branch = {};
  readonly #positions = new Map<Passage, (offset: number) => Position>();

  private constructor(reading: Reading, extents: readonly Extent[]) {
    this.#reading = reading;
    this.extents = extents;
    for (const extent of extents) {
      let branch = this.#root;
      for (const step of extent.path) {
        branch.inner ??= new Map();
        const next = branch.inner.get(step) ?? {};
        branch.inner.set(step, next);
        // TOML has no value for the list of `[[faq]]`, so the list starts at its first entry.
        next.extent ??= extent;
        branch = next;
      }
      branch.extent = extent;
    }
  }

  static async of(reading: Reading): Promise<Places> {
    return new Places(reading, await extentsOf(reading));
  }

  /**
   * The start of a value or of its key, or else of the value around it. `undefined` if the document
   * was not a text.
   *
   * @param pieces parts of a text value; the first match is the place
   */
  find(
    path: Path,
    {isKey = false, isBody = false, pieces = [] as readonly string[]} = {},
  ): Position | undefined {
    const {data, markdown} = this.#reading;
    const isAbout = path[0] === 'about' && !this.#extentOf(['about']);
    if (markdown && (isBody || isAbout || !data))
      return this.#position(markdown, offsetOf(pieces, markdown.text));
    const extent = this.#around(path);
    if (!data || !extent) return data && this.#position(data, 0);
    if (isKey) return this.#position(data, extent.key ?? extent.start);
    const written = data.text.slice(extent.start, extent.end);
    return this.#position(data, extent.start + offsetOf(pieces, written));
  }

  /** The place of an offset in the data. */
  at(offset: number): Position | undefined {
    const {data} = this.#reading;
    return data && this.#position(data, offset);
  }

  #position(passage: Passage, offset: number): Position {
    const positionOf = this.#positions.get(passage) ?? positionsIn(passage.text);
    this.#positions.set(passage, positionOf);
    const {line, column} = positionOf(offset);
    const isEmptyLine = column === 1 && /^(?:[\r\n]|$)/.test(passage.text.charAt(offset));
    return {line: passage.line + line, column: isEmptyLine ? 1 : passage.column + column};
  }

  /** The place of a problem, and advice if the text itself shows the mistake. */
  locate(problem: Problem): Facts {
    const extent = this.#extentOf(problem.path);
    const written = extent && this.#reading.data?.text.slice(extent.start, extent.end);
    return {...this.find(problem.path, problem), cure: problem.cure ?? nameValue(written ?? '')};
  }

  #extentOf(path: Path): Extent | undefined {
    let branch: Branch | undefined = this.#root;
    for (const step of path) branch = branch?.inner?.get(step);
    return branch?.extent;
  }

  /**
   * The place of a value, or else of the nearest value around it; `undefined` instead of the whole
   * document.
   */
  #around(path: Path): Extent | undefined {
    let extent: Extent | undefined;
    let branch: Branch | undefined = this.#root;
    for (const step of path) {
      branch = branch?.inner?.get(step);
      extent = branch?.extent ?? extent;
    }
    return extent;
  }
}

async function extentsOf({data}: Reading): Promise<readonly Extent[]> {
  if (!data) return [];
  if (data.syntax === 'TOML')
    return (await import('../document/formats/toml.js')).tomlExtents(data.text);
  // JSON is valid YAML (YAML 1.2.2, 1.3).
  const forgiven = forgive(data.text);
  for (const [text, shape] of [[data.text], [forgiven], [forgiven, joinLines(forgiven)]] as const) {
    try {
      return yamlExtents(text, shape);
    } catch {
      // The next attempt is more lenient, like the first reading.
    }
  }
  return [];
}

function offsetOf(pieces: readonly string[], text: string): number {
  return pieces.map(piece => text.indexOf(piece)).find(offset => offset >= 0) ?? 0;
}

/** A document may make the same mistake so often. More of them are told once, with the first places. */
export const MAX_REPEATED = 3;

/**
 * Adds line and column to each problem. A mistake that a document repeats becomes one problem, at its
 * first place.
 */
export async function gatherProblems(
  problems: readonly Problem[],
  reading: Reading,
  limit: number,
): Promise<Facts[]> {
  const places = await Places.of(reading);
  const locate = (problem: Problem): Facts => ({
    ...problem,
    ...places.locate(problem),
    path: formatPath(problem.path),
  });
  const groups = groupBy(problems, mistakeOf).slice(0, limit);
  return groups
    .flatMap((group): Facts[] => {
      const told = group.slice(0, MAX_REPEATED).map(locate);
      const [first] = told;
      if (!first || group.length <= MAX_REPEATED) return told;
      const misspelt = first.isKey
        ? groupBy(group, ({found, expected}) => `${found} ${expected}`).flatMap(
            ([one]) => one ?? [],
          )
        : [];
      return [{...first, misspelt, times: timesFound(group.length, told)}];
    })
    .slice(0, limit);
}

/** Problems with the same result make the same mistake, in any entry of a list, and of any key. */
function mistakeOf({path, expected, found, isKey, cure}: Problem): string {
  const index = path.findLastIndex(step => typeof step === 'number');
  // A problem outside lists has a path of its own.
  const around = (index < 0 ? path : path.slice(0, index)).map(step =>
    typeof step === 'number' ? 0 : step,
  );
  return JSON.stringify(isKey ? [around, isKey] : [around, expected, found, cure]);
}

/** The values by a name that they share, in their order. */
export function groupBy<T>(values: readonly T[], nameOf: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const name = nameOf(value);
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return [...groups.values()];
}

/** How often something was found, and its first places, in a sentence. */
export function timesFound(count: number, first: readonly Place[]): string {
  const lines = new Set(first.map(({line, path}) => (line === undefined ? path : String(line))));
  const isLine = first[0]?.line !== undefined;
  const where = `${!isLine ? 'at' : lines.size > 1 ? 'in lines' : 'in line'} ${[...lines].join(', ')}`;
  return `Found ${String(count)} times, first ${where}.`;
}
