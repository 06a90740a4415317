import {
  type AliasEvent,
  type Event,
  EVENT_ID,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
} from 'js-yaml';
import type {Extent} from '../../help/places.js';
import {excerpt, Fault} from '../errors.js';
import {MAX_DEPTH, MAX_LENGTH, MAX_REPEATED} from '../limits.js';
import {type Path, positionAt} from '../location.js';

/** The parser counts levels besides collections. `checkStructure` checks the exact depth. */
const PARSER_DEPTH = 4 * MAX_DEPTH;

/** Allowed tags: those that repeat the type YAML sees anyway. */
const TAGS = /^(?:!|!!(?:str|map|seq|null)|!<tag:yaml\.org,2002:(?:str|map|seq|null)>)?$/;

type Mapping = Record<string, unknown>;

/** The value of an anchor, and its size. */
interface Anchor {
  value: unknown;
  nodes: number;
  length: number;
  /** Whether its end has been read. An earlier alias of it is a cycle. */
  isWhole: boolean;
}

/**
 * Parses YAML. Every scalar becomes text as written (`No`, `2018`, a date); `~` and empty values
 * become `null`. Only the first document of a stream is read.
 *
 * Editors write YAML that is not quite valid, such as no-break spaces for indentation. A text with
 * such spaces is read again without them if it is invalid or its keys contain them.
 *
 * @throws Fault `syntax` with line and column, or `too-large`
 */
export async function parseYaml(text: string): Promise<unknown> {
  let value: unknown;
  let mistake: unknown;
  try {
    value = new Reader(text).read();
    if (!/[^\S \t\n]|\u200B/.test(text)) return value;
  } catch (cause) {
    mistake = cause;
  }
  const {readForgiving} = await import('../../help/index.js');
  const read = (source: string, shape?: string) => new Reader(source, shape).read();
  return readForgiving(text, read, value, mistake);
}

/**
 * The place of each value of a YAML text.
 *
 * @param shape the text as the parser sees it
 * @throws if the text is not valid
 */
export function yamlExtents(text: string, shape?: string): Extent[] {
  const extents: Extent[] = [];
  new Reader(text, shape, extents).read();
  return extents;
}

/** An event with the name of an anchor. */
type Named = Pick<AliasEvent, 'anchorStart' | 'anchorEnd'>;

/** Follows the parser's events: one per scalar or alias, two around each mapping or list. */
class Reader {
  readonly #text: string;
  readonly #events: readonly Event[];
  /** Whether the parser saw line breaks as spaces. It then believes that texts have no breaks. */
  readonly #isShaped: boolean;
  readonly #extents: Extent[] | undefined;
  #next = 0;
  /** The end of the last scalar. */
  #end = 0;
  readonly #anchors = new Map<string, Anchor>();
  /** The names that aliases refer to. */
  readonly #names: ReadonlySet<string>;
  /** Size of the values read so far, and of those repeated by aliases and merge keys. */
  #nodes = 0;
  #length = 0;
  #repeatedNodes = 0;
  #repeatedLength = 0;

  /**
   * @param shape the text for the parser, of the same length: forgiving turns line breaks into spaces
   * @param extents receives the places of all values, if given
   */
  constructor(text: string, shape = text, extents?: Extent[]) {
    this.#text = text;
    this.#events = parseEvents(shape, {maxDepth: PARSER_DEPTH});
    this.#isShaped = shape !== text;
    this.#names = new Set(
      this.#events.filter(event => event.type === EVENT_ID.ALIAS).map(alias => this.#nameOf(alias)),
    );
    this.#extents = extents;
  }

  read(): unknown {
    this.#next++; // the document
    const root = this.#take();
    return root && root.type !== EVENT_ID.POP ? this.#value(root, []) : null;
  }

  #take(): Event | undefined {
    return this.#events[this.#next++];
  }

  /** A value with everything inside it. */
  #value(written: Event, path: Path, key?: number): unknown {
    const event = this.#asText(written);
    const start = this.#startOf(event);
    const index = (this.#extents?.push({path, key, start, end: start}) ?? 0) - 1;
    const value = this.#read(event, path);
    if (this.#extents) {
      const end = Math.max(start, this.#end);
      const style = event.type === EVENT_ID.SCALAR ? event.style : undefined;
      this.#extents[index] = {path, key, start, end, style, value};
    }
    return value;
  }

  /**
   * A plain text that begins with `&`, such as `&nbsp;` or `&Uuml;ber`. YAML reads its first word as
   * the name of an anchor, but nothing refers to that name.
   */
  #asText(event: Event): Event {
    if (event.type !== EVENT_ID.SCALAR || event.style !== SCALAR_STYLE.PLAIN) return event;
    const {anchorStart, anchorEnd, tagStart, valueEnd} = event;
    if (anchorStart < 0 || tagStart >= 0 || this.#names.has(this.#nameOf(event))) return event;
    const [start, end] = [anchorStart - 1, Math.max(anchorEnd, valueEnd)];
    return {...event, anchorStart: -1, valueStart: start, valueEnd: end, fast: false};
  }

  #read(event: Event, path: Path): unknown {
    // An alias counts as the nodes it expands to.
    if (event.type === EVENT_ID.ALIAS) return this.#repeat(event);
    this.#nodes++;
    if (
      event.type !== EVENT_ID.SCALAR &&
      event.type !== EVENT_ID.SEQUENCE &&
      event.type !== EVENT_ID.MAPPING
    )
      return null;
    this.#checkTag(event);
    const anchor = this.#anchorOf(event);
    const [nodes, length] = [this.#nodes, this.#length];
    let value: unknown;
    if (event.type === EVENT_ID.SCALAR) value = this.#scalar(event);
    else if (event.type === EVENT_ID.SEQUENCE) value = this.#list(path, anchor);
    else value = this.#mapping(path, anchor);
    if (anchor) {
      anchor.value = value;
      anchor.nodes = this.#nodes - nodes + 1;
      anchor.length = this.#length - length;
      anchor.isWhole = true;
    }
    return value;
  }

  #scalar(event: ScalarEvent): string | null {
    const text = getScalarValue(this.#text, this.#isShaped ? {...event, fast: false} : event);
    this.#length += text.length;
    const isNull = event.style === SCALAR_STYLE.PLAIN && (text === '' || text === '~');
    return isNull && !this.#tagOf(event) ? null : text;
  }

  #list(path: Path, anchor: Anchor | undefined): unknown[] {
    const list: unknown[] = [];
    if (anchor) anchor.value = list;
    for (let event = this.#take(); event && event.type !== EVENT_ID.POP; event = this.#take()) {
      list.push(this.#value(event, this.#extents ? [...path, list.length] : path));
    }
    return list;
  }

  #mapping(path: Path, anchor: Anchor | undefined): Mapping {
    const mapping: Mapping = {};
    if (anchor) anchor.value = mapping;
    for (let event = this.#take(); event && event.type !== EVENT_ID.POP; event = this.#take()) {
      const keyStart = this.#startOf(event);
      const name = this.#read(event, path);
      const isText = event.type === EVENT_ID.SCALAR || typeof name === 'string';
      if (!isText) this.#fail('complex keys are not supported', keyStart);
      const key = typeof name === 'string' ? name : '';
      if (Object.hasOwn(mapping, key)) this.#fail('duplicated mapping key', keyStart);
      const inner = this.#take();
      const at = this.#extents ? [...path, key] : path;
      define(mapping, key, inner ? this.#value(inner, at, keyStart) : null);
    }
    return Object.hasOwn(mapping, '<<') ? this.#merge(mapping) : mapping;
  }

  /**
   * Merges the mappings under the key `<<`. YAML 1.2 has no merge keys, but many programs read
   * them, Jekyll and Hugo among them.
   */
  #merge(mapping: Mapping): Mapping {
    const sources = [mapping['<<']].flat().filter(isMapping);
    if (!sources.length) return mapping;
    delete mapping['<<'];
    for (const source of sources) {
      for (const key of Object.keys(source)) {
        this.#count(1, 0);
        if (!Object.hasOwn(mapping, key)) define(mapping, key, source[key]);
      }
    }
    return mapping;
  }

  /**
   * Counts the values behind an alias before anything walks them: a few hundred bytes may expand to
   * billions.
   */
  #repeat(event: AliasEvent): unknown {
    const name = this.#nameOf(event);
    const anchor = this.#anchors.get(name);
    if (!anchor) this.#fail(`unidentified alias "${excerpt(name)}"`, event.anchorStart - 1);
    if (!anchor.isWhole) throw new Fault('too-large', {found: 'circle'});
    this.#count(anchor.nodes, anchor.length);
    this.#nodes += anchor.nodes;
    this.#length += anchor.length;
    return anchor.value;
  }

  #count(nodes: number, length: number): void {
    this.#repeatedNodes += nodes;
    this.#repeatedLength += length;
    if (this.#repeatedNodes > MAX_REPEATED || this.#repeatedLength > MAX_LENGTH) {
      throw new Fault('too-large', {found: 'repeats', expected: String(MAX_REPEATED)});
    }
  }

  #anchorOf(event: Named): Anchor | undefined {
    if (event.anchorStart < 0) return undefined;
    const anchor: Anchor = {value: null, nodes: 0, length: 0, isWhole: false};
    this.#anchors.set(this.#nameOf(event), anchor);
    return anchor;
  }

  /** The name of an anchor or alias. */
  #nameOf({anchorStart, anchorEnd}: Named): string {
    return this.#text.slice(anchorStart, anchorEnd);
  }

  #tagOf({tagStart, tagEnd}: {tagStart: number; tagEnd: number}): string {
    return tagStart < 0 ? '' : this.#text.slice(tagStart, tagEnd);
  }

  #checkTag(event: {tagStart: number; tagEnd: number}): void {
    const tag = this.#tagOf(event);
    if (!TAGS.test(tag)) this.#fail(`unknown tag ${excerpt(tag)}`, event.tagStart);
  }

  /** An absent value starts at the end of the value before it. */
  #startOf(event: Event): number {
    if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) return event.start;
    if (event.type === EVENT_ID.ALIAS) {
      this.#end = event.anchorEnd;
      return event.anchorStart - 1;
    }
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return this.#end;
    this.#end = event.valueEnd;
    const isQuoted =
      event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    return event.valueStart - (isQuoted ? 1 : 0);
  }

  #fail(found: string, offset: number): never {
    throw new Fault('syntax', {...positionAt(this.#text, offset), expected: 'YAML', found});
  }
}

/** Sets a key. Assignment to `__proto__` would change the prototype. */
function define(mapping: Mapping, key: string, value: unknown): void {
  if (key !== '__proto__') mapping[key] = value;
  else
    Object.defineProperty(mapping, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
