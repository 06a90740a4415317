import {dump} from 'js-yaml';
import {type Extent, Places} from '../help/places.js';
import {type Around, placeComments, type Slot} from './comments.js';
import {readSource} from './compose.js';
import {Fault} from './errors.js';
import {MAX_LENGTH} from './limits.js';
import type {Draft, Entry} from './model.js';
import type {Reading} from './read.js';
import {type Problem, recognise} from './recognise.js';
import {readTable, type Table} from './shapes/table.js';

/** A document of another shape, in the documented one. */
export interface Conversion {
  readonly text: string;
  readonly draft: Draft;
  /** The former shape in words, for authors. */
  readonly shape: string;
  readonly problems: readonly Problem[];
}

/**
 * Writes a document of any shape, or a table, in the documented shape.
 *
 * @param isTable whether the name of the file says that it is a table
 * @param languages the wanted languages, best first, where texts are given in several
 * @throws Fault if it cannot be read
 */
export async function convert(
  text: string,
  {isTable = false, languages = []}: {isTable?: boolean; languages?: readonly string[]} = {},
): Promise<Conversion> {
  const table = readTable(text, isTable);
  if (table) return {...table, text: writeTable(table), problems: []};
  const reading = await readSource({content: text});
  const {draft, problems, shape = 'a document'} = await recognise(reading, languages);
  const {extents} = await Places.of(reading);
  return {text: write(draft, reading, {text, extents}), draft, shape, problems};
}

/** A table as a document. */
export function writeTable({draft}: Table): string {
  return write(draft, {value: null, body: ''}, {text: '', extents: []});
}

/** Whether a file is a table by its name or address. */
export function namesTable(name: string): boolean {
  return /\.(?:csv|tsv)$/i.test(name.replace(/[?#].*$/s, ''));
}

/** Keys of the documented shape, and those whose values are written in other places. */
const OURS = new Set(['title', 'about', 'faq', 'faq_title', 'lang', 'layout', 'bundles']);

/** The author's text, and the places of the values in its data. */
export interface Origin {
  readonly text: string;
  readonly extents: readonly Extent[];
}

/**
 * Writes a document in the documented shape: YAML front matter, and the about text below it.
 *
 * Comments in YAML and TOML stay with what they belong to. The keys keep their order, and other keys
 * with a single text, such as `permalink`, stay: the generator of a site may read them.
 *
 * @throws Fault `too-large`: the topic of a group is written for each of its questions
 */
export function write(draft: Draft, reading: Reading, {text, extents}: Origin): string {
  const {title, about, faq_title, lang, layout, bundles} = draft;
  const {value, data} = reading;
  const entries = draft.faq.filter(({q, hidden}) => q || hidden);
  const faq = entries.map(writeEntry);
  const length = faq.flatMap(entry => Object.values(entry)).reduce(addLength, 0);
  if (length > MAX_LENGTH) throw tooLarge();
  const known = {title, lang, layout, faq_title, bundles, ...others(value, draft)};
  const head = Object.entries({...known, faq}).filter(([, one]) => one !== undefined && one !== '');
  const pairs = inOrderOf(value, entries, head);
  const comments = placeComments(text, data, extents, {
    keys: pairs.map(([key]) => key),
    questions: entries.map(({path, isBody}, i) => ({
      // A question in the Markdown has no place in the data, unless the data holds its text.
      path: isBody && path.length > 1 ? undefined : path,
      keys: Object.keys(faq[i] ?? {}),
    })),
  });
  const around = (slot: Slot): Around => comments.get(slot) ?? NONE;
  const writePair = ([key, one]: readonly [string, unknown]) => {
    const own = around(`key ${key}`);
    const isList = key === 'faq' && faq.length > 0;
    const {comments, lines} = withBehind(isList ? ['faq:'] : writeValue(key, one), own);
    const items = isList ? faq.flatMap((entry, i) => writeItem(entry, i, around)) : [];
    return [...comments, ...lines, ...items, ...indent(own.below, 2)];
  };
  const {above, below} = around('document');
  const yaml = [...above, ...pairs.flatMap(writePair)].join('\n').trimEnd();
  const body = about?.trim();
  const whole = ['---', yaml, ...below, '---', body && `\n${body}`]
    .filter(Boolean)
    .join('\n')
    .concat('\n');
  if (whole.length > MAX_LENGTH) throw tooLarge();
  return whole;
}

const NONE: Around = {above: [], behind: [], below: []};

function tooLarge(): Fault {
  return new Fault('too-large', {found: 'text', expected: '8 MiB'});
}

/** Sorts keys as in the author's data. New keys stand in front of them, and a new list behind. */
function inOrderOf(
  value: unknown,
  [first]: readonly Entry[],
  pairs: readonly (readonly [string, unknown])[],
): (readonly [string, unknown])[] {
  const isData = typeof value === 'object' && value !== null && !Array.isArray(value);
  const names = isData ? Object.keys(value) : [];
  const list = first && !first.isBody ? names.indexOf(String(first.path[0])) : -1;
  const rank = (key: string) =>
    key !== 'faq' ? names.indexOf(key) : list < 0 ? names.length : list;
  return [...pairs].sort(([a], [b]) => rank(a) - rank(b));
}

/** The lines of an entry, with its comments. */
function writeItem(
  entry: Readonly<Record<string, unknown>>,
  number: number,
  around: (slot: Slot) => Around,
): string[] {
  const {above, below} = around(`entry ${number}`);
  const lines = Object.entries(entry).flatMap(([key, value], i) => {
    const own = around(`entry ${number} ${key}`);
    const {comments, lines} = withBehind(writeValue(key, value), own);
    if (i) return indent([...comments, ...lines], 4);
    const [first = '', ...rest] = lines;
    return [...indent([...above, ...comments, `- ${first}`], 2), ...indent(rest, 4)];
  });
  return [...lines, ...indent(below, 4)];
}

/** Puts a comment behind a text, as in the author's data; several stand above it. */
function withBehind(
  [first = '', ...rest]: readonly string[],
  {above, behind}: Around,
): {comments: readonly string[]; lines: readonly string[]} {
  return behind.length === 1
    ? {comments: above, lines: [[first, ...behind].join(' '), ...rest]}
    : {comments: [...above, ...behind], lines: [first, ...rest]};
}

/** The lines of a key with its value. */
export function writeValue(key: string, value: unknown): string[] {
  return dump({[key]: value}, {lineWidth: -1})
    .replace(/\n$/, '')
    .split('\n');
}

export function indent(lines: readonly string[], width: number): string[] {
  return lines.map(line => line && ' '.repeat(width) + line);
}

function addLength(sum: number, value: unknown): number {
  return sum + String(value).length;
}

function writeEntry({id, q, a, topic, hidden}: Entry): Record<string, unknown> {
  const text = a.trimEnd();
  // A last line break lets a text of several lines be written as a block.
  const answer = text.includes('\n') ? `${text}\n` : text;
  return {
    ...(id && {id}),
    q,
    ...(answer && {a: answer}),
    ...(topic && {topic}),
    ...(hidden && {hidden}),
  };
}

function others(value: unknown, {faq}: Draft): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const used = new Set(faq.map(({path}) => path[0]));
  const found = Object.entries(value).filter(
    (pair): pair is [string, string] =>
      typeof pair[1] === 'string' &&
      !OURS.has(pair[0]) &&
      !used.has(pair[0]) &&
      !/^[@_]/.test(pair[0]),
  );
  return Object.fromEntries(found);
}
