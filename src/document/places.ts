import type {Facts} from './errors.js';
import {forgive, forgiveClosings} from './forgive.js';
import type {Path} from './path.js';
import type {Position} from './position.js';
import {positionsIn} from './positions.js';
import type {Passage, Reading} from './read.js';
import {nameValue} from './slips/value.js';
import {yamlExtents} from './yaml.js';
import type {Problem} from './validate.js';

/** Where a value stands in its text, as offsets; `key` is where its key begins, if it has one. */
export interface Extent {
  readonly path: Path;
  readonly key?: number | undefined;
  readonly start: number;
  readonly end: number;
}

/** Knows where the values of a document stand in the text that the author wrote. */
export class Places {
  readonly #reading: Reading;
  readonly #extents: ReadonlyMap<string, Extent>;
  readonly #positions = new Map<Passage, (offset: number) => Position>();

  private constructor(reading: Reading, extents: readonly Extent[]) {
    this.#reading = reading;
    this.#extents = new Map(extents.map(extent => [JSON.stringify(extent.path), extent]));
  }

  static async of(reading: Reading): Promise<Places> {
    return new Places(reading, await extentsOf(reading));
  }

  /**
   * Where a value begins, or its key; else what is around it. Nowhere in a value that never was a text.
   *
   * @param pieces of the value, if it is a text: where the first of them that is in it begins
   */
  find(
    path: Path,
    {isKey = false, isBody = false, pieces = [] as readonly string[]} = {},
  ): Position | undefined {
    const {data, markdown} = this.#reading;
    const isAbout = path[0] === 'about' && !this.#extents.has('["about"]');
    if (markdown && (isBody || isAbout || !data))
      return this.#position(markdown, offsetOf(pieces, markdown.text));
    const extent = this.#around(path);
    if (!data || !extent) return data && this.#position(data, 0);
    if (isKey) return this.#position(data, extent.key ?? extent.start);
    const written = data.text.slice(extent.start, extent.end);
    return this.#position(data, extent.start + offsetOf(pieces, written));
  }

  #position(passage: Passage, offset: number): Position {
    const positionOf = this.#positions.get(passage) ?? positionsIn(passage.text);
    this.#positions.set(passage, positionOf);
    const {line, column} = positionOf(offset);
    const isEmptyLine = column === 1 && /^(?:[\r\n]|$)/.test(passage.text.charAt(offset));
    return {line: passage.line + line, column: isEmptyLine ? 1 : passage.column + column};
  }

  /** Where a problem is, and what to do about it, where that shows in what is written there. */
  locate(problem: Problem): Facts {
    const extent = this.#extents.get(JSON.stringify(problem.path));
    const written = extent && this.#reading.data?.text.slice(extent.start, extent.end);
    return {...this.find(problem.path, problem), cure: nameValue(written ?? '')};
  }

  #around(path: Path): Extent | undefined {
    for (let depth = path.length; depth > 0; depth--) {
      const extent = this.#extents.get(JSON.stringify(path.slice(0, depth)));
      if (extent) return extent;
    }
    return undefined;
  }
}

async function extentsOf({data}: Reading): Promise<readonly Extent[]> {
  if (!data) return [];
  if (data.syntax === 'TOML') return (await import('./toml.js')).tomlExtents(data.text);
  // JSON is YAML, too (YAML 1.2.2, 1.3).
  const forgiven = forgive(data.text);
  for (const text of [data.text, forgiven, forgiveClosings(forgiven)]) {
    try {
      return yamlExtents(text);
    } catch {
      // With more forgiven, as it was read before.
    }
  }
  return [];
}

function offsetOf(pieces: readonly string[], text: string): number {
  return pieces.map(piece => text.indexOf(piece)).find(offset => offset >= 0) ?? 0;
}
