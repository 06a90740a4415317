import {type AST, parseTOML} from 'toml-eslint-parser';
import type {Extent} from '../../help/places.js';
import {Fault} from '../errors.js';
import {MAX_DEPTH, MAX_TOML_STRING, MAX_TOML_VALUES} from '../limits.js';
import type {Path} from '../location.js';

type Content = AST.TOMLContentNode | AST.TOMLTable;
type Container = Record<string | number, unknown>;

/**
 * Parses TOML. Every scalar becomes text; dates and numbers stay as written.
 *
 * @throws Fault `syntax` with line and column, or `too-large` if it is nested too deep or exceeds
 *   the parser's limits
 */
export function parseToml(text: string): unknown {
  const root = container('');
  for (const [path, node] of nodesOf(text)) put(root, path, valueOf(node, text));
  return root;
}

/** The place of each value of a TOML text. */
export function tomlExtents(text: string): Extent[] {
  return nodesOf(text).map(([path, node]) => {
    const [start, end] = node.range;
    const key = node.parent.type === 'TOMLKeyValue' ? node.parent.range[0] : undefined;
    return {path, key, start, end};
  });
}

/** Each value of a TOML text, with its path. */
function nodesOf(text: string): [Path, Content][] {
  const nodes: [Path, Content][] = [];
  const addPairs = (path: Path, pairs: readonly (AST.TOMLKeyValue | AST.TOMLTable)[]) => {
    for (const pair of pairs) {
      if (pair.type === 'TOMLTable') {
        nodes.push([pair.resolvedKey, pair]);
        addPairs(pair.resolvedKey, pair.body);
      } else add([...path, ...pair.key.keys.map(nameOf)], pair.value);
    }
  };
  const add = (path: Path, node: AST.TOMLContentNode) => {
    // Paths grow with depth, so extreme nesting would take quadratic time.
    if (path.length > 2 * MAX_DEPTH) throw tooDeep();
    nodes.push([path, node]);
    if (node.type === 'TOMLInlineTable') addPairs(path, node.body);
    if (node.type === 'TOMLArray')
      node.elements.forEach((element, i) => add([...path, i], element));
  };
  addPairs([], parse(text).body[0].body);
  return nodes;
}

function parse(text: string): AST.TOMLProgram {
  checkSize(text);
  try {
    return parseTOML(text);
  } catch (cause) {
    if (cause instanceof RangeError) throw tooDeep(cause);
    const {message = '', lineNumber, column} = cause as Partial<Mistake>;
    const place = lineNumber !== undefined &&
      column !== undefined && {line: lineNumber, column: column + 1};
    throw new Fault('syntax', {...place, expected: 'TOML', found: message}, cause);
  }
}

/** The end of each kind of string, and of a comment. Escaped quotes match first. */
const ENDS = new Map([
  ['"""', /\\[^]|"""/g],
  ["'''", /'''/g],
  ['"', /\\.|["\n]/g],
  ["'", /['\n]/g],
  ['#', /\n/g],
]);

/**
 * Counts values and string lengths before parsing. The parser needs a kilobyte of memory or more
 * per value, and passes a string's characters as function arguments, of which WebKit allows 65,536.
 */
function checkSize(text: string): void {
  const sign = /"""|'''|["'#=,.[{]/g;
  let values = 0;
  for (let found = sign.exec(text); found; found = sign.exec(text)) {
    const end = ENDS.get(found[0]);
    if (!end || found[0] === '#') values++;
    if (values > MAX_TOML_VALUES) throw tooLarge('TOML values', MAX_TOML_VALUES);
    if (!end) continue;
    const start = (end.lastIndex = sign.lastIndex);
    while (end.exec(text)?.[0].startsWith('\\'));
    sign.lastIndex = end.lastIndex || text.length;
    if (found[0] !== '#' && sign.lastIndex - start > MAX_TOML_STRING)
      throw tooLarge('characters in one TOML string', MAX_TOML_STRING);
  }
}

/** The parser's error, which has no name of its own. */
interface Mistake {
  readonly message: string;
  readonly lineNumber: number;
  readonly column: number;
}

function tooDeep(cause?: unknown): Fault {
  return tooLarge('levels', MAX_DEPTH, cause);
}

function tooLarge(found: string, limit: number, cause?: unknown): Fault {
  return new Fault('too-large', {found, expected: String(limit)}, cause);
}

function put(root: Container, path: Path, value: unknown): void {
  let at = root;
  path.forEach((step, i) => {
    const isLast = i === path.length - 1;
    const made = isLast ? value : container(path[i + 1]);
    // TOML may declare a table after its contents.
    const known = at[step];
    const next = typeof known === 'object' ? known : made;
    at[step] = next;
    at = next as Container;
  });
}

function valueOf(node: Content, text: string): unknown {
  if (node.type === 'TOMLArray') return [];
  if (node.type !== 'TOMLValue') return container('');
  return node.kind === 'string' ? node.value : text.slice(...node.range);
}

/** A list or mapping that fits `step`. Mappings have no prototype that keys could reach. */
function container(step: string | number | undefined): Container {
  return typeof step === 'number'
    ? ([] as unknown as Container)
    : (Object.create(null) as Container);
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}
