import type {Extent} from '../help/places.js';
import {EMPTY_LINES, Order} from './edit-order.js';
import type {Path} from './location.js';
import type {Entry} from './model.js';
import {isMapping, KEYS, type Mapping} from './recognise.js';
import {indent, writeValue} from './write.js';

/** A question in a form. */
export interface Field {
  /** Its number in the opened document; absent for a new question. */
  readonly origin?: number | undefined;
  readonly q: string;
  readonly a: string;
  readonly topic: string;
  readonly hidden: boolean;
}

/** The values of a document that a form has fields for. */
export interface Form {
  readonly title: string;
  readonly about: string;
  readonly faq_title: string;
  readonly faq: readonly Field[];
}

/** A replacement in a text. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function apply(text: string, changes: readonly Change[], from = 0, to = text.length): string {
  let written = '';
  let next = from;
  const inOrder = changes.toSorted((a, b) => a.start - b.start || a.end - b.end);
  for (const {start, end, text: instead} of inOrder) {
    written += text.slice(next, start) + instead;
    next = end;
  }
  return written + text.slice(next, to);
}

/** An entry or a group in a list: whole lines, with the comments above it. */
export interface Item {
  readonly start: number;
  readonly end: number;
  /** The end of its last value's line. Comments may follow. */
  readonly close: number;
  /** The column of its keys. */
  readonly column: number;
  readonly path: Path;
  /** The number of an entry. */
  readonly entry?: number;
  /** The lists of a group. */
  readonly lists: readonly List[];
}

export interface List {
  readonly start: number;
  readonly end: number;
  /** The column of its dashes. */
  readonly column: number;
  /** The topic of entries without one of their own. */
  readonly topic: string;
  readonly items: readonly Item[];
}

/** The start of a line, counted from 0. */
export function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (let i = 0; i < line; i++) {
    const end = text.indexOf('\n', offset);
    if (end < 0) return text.length;
    offset = end + 1;
  }
  return offset;
}

/** The lines of a new question. */
export function writeItem(
  {q, a, topic, hidden}: Field,
  inherited: string,
  column: number,
): string[] {
  const pairs = Object.entries({
    q: q.trim(),
    ...(a.trim() && {a: asBlock(a)}),
    ...(topic.trim() !== inherited && {topic: topic.trim()}),
    ...(hidden && {hidden: 'true'}),
  });
  const [first = '', ...rest] = pairs.flatMap(([key, value]) => lines(key, value));
  return indent([`- ${first}`, ...rest.map(line => line && `  ${line}`)], column);
}

function lines(key: string, value: string): string[] {
  // Other programs read a boolean.
  return key === 'hidden' ? [`hidden: ${value}`] : writeValue(key, value);
}

/** A last line break lets a text of several lines be written as a block. */
function asBlock(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed.includes('\n') ? `${trimmed}\n` : trimmed;
}

/** YAML in block style, whose lines can be moved and replaced. */
export class Yaml {
  readonly hasAbout: boolean;
  readonly #text: string;
  readonly #value: unknown;
  readonly #extents: readonly Extent[];
  readonly #places = new Map<string, number>();
  readonly #entries: readonly Entry[];
  readonly #numbers = new Map<string, number>();
  /** The item of each entry, and its list. */
  readonly #items = new Map<number, {item: Item; list: List}>();
  readonly #list: List | undefined;

  /** @throws Error if the lines cannot be told apart */
  constructor(text: string, extents: readonly Extent[], value: unknown, entries: readonly Entry[]) {
    this.#text = text;
    this.#extents = extents;
    this.#entries = entries;
    this.#value = value;
    extents.forEach(({path}, i) => this.#places.set(JSON.stringify(path), i));
    entries.forEach(({path}, i) => this.#numbers.set(JSON.stringify(path), i));
    const [root] = extents;
    if (root && /[[{&!]/.test(text.charAt(root.start))) throw new Error('flow style');
    if (extents.some(({start, style}) => style === undefined && text.charAt(start) === '*'))
      throw new Error('aliases');
    this.hasAbout = isMapping(value) && Object.hasOwn(value, 'about') && value['about'] !== null;
    const path = Array.isArray(value) ? [] : ['faq'];
    this.#list = this.#readList(path, Array.isArray(value) ? value : valueAt(value, path), '');
    if (this.#items.size !== entries.length) throw new Error('entries in other places');
  }

  #extentOf(path: Path): Extent | undefined {
    return this.#extents[this.#places.get(JSON.stringify(path)) ?? -1];
  }

  /** The last value inside another. The values of a text are in its order. */
  #lastOf(path: Path): number {
    let at = this.#places.get(JSON.stringify(path)) ?? -1;
    if (at < 0) throw new Error('no place');
    const isInside = ({path: other}: Extent) => path.every((step, i) => other[i] === step);
    for (let next = this.#extents[at + 1]; next && isInside(next); next = this.#extents[at + 1])
      at++;
    return at;
  }

  /** The end of a value, with its quotation mark. */
  #endOf(at: number): number {
    const extent = this.#extents[at];
    if (!extent) return this.#text.length;
    const {start, end, style} = extent;
    const after = this.#text.slice(end, end + 1);
    if (start === end) {
      const colon = /^["']?[ \t]*:/.exec(this.#text.slice(end, end + 20));
      return end + (colon?.[0].length ?? 0);
    }
    if (style !== undefined && /^["']/.test(this.#text.charAt(start)) && /["']/.test(after))
      return end + 1;
    return start + this.#text.slice(start, end).trimEnd().length;
  }

  #lineStart(offset: number): number {
    return this.#text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** The start of the next line. */
  #lineEnd(offset: number): number {
    const end = this.#text.indexOf('\n', offset);
    return end < 0 ? this.#text.length : end + 1;
  }

  #readList(path: Path, value: unknown, topic: string): List | undefined {
    if (!Array.isArray(value) || !value.length) return undefined;
    const found = value.flatMap((item: unknown, i) => {
      const at = [...path, i];
      const extent = isMapping(item) ? this.#extentOf(at) : undefined;
      if (!extent || !isMapping(item)) return [];
      const dash = this.#lineStart(extent.start);
      const lead = this.#text.slice(dash, extent.start);
      if (!/^ *- +$/.test(lead)) throw new Error('another layout');
      return {
        item,
        at,
        dash,
        indent: lead.indexOf('-'),
        column: lead.length,
        last: this.#lastOf(at),
      };
    });
    const [first] = found;
    if (!first || found.some(({indent}) => indent !== first.indent))
      throw new Error('another layout');
    const items: Item[] = [];
    const list = {start: this.#commentsAbove(first.dash, path), column: first.indent, topic, items};
    let start = list.start;
    found.forEach(({item, at, column, last}, i) => {
      const next = found[i + 1]?.dash ?? this.#startAfter(last);
      const close = this.#closeOf(last, next);
      const end = this.#commentsBelow(close, next, first.indent);
      const entry = this.#numbers.get(JSON.stringify(at));
      const lists = KEYS.group.flatMap(key => {
        const inner = Array.isArray(item[key]) ? item[key] : undefined;
        const name = groupName(item) || topic;
        const list = inner && this.#readList([...at, key], inner, name);
        return list ? [list] : [];
      });
      if (entry !== undefined && lists.length) throw new Error('questions in a question');
      const known = {start, end, close, column, path: at, lists};
      items.push(entry === undefined ? known : {...known, entry});
      start = end;
    });
    const whole = {...list, end: start};
    for (const item of items)
      if (item.entry !== undefined) this.#items.set(item.entry, {item, list: whole});
    return whole;
  }

  /** The start of the value below, or the end of the text. */
  #startAfter(last: number): number {
    const next = this.#extents[last + 1];
    return next ? this.#lineStart(next.key ?? next.start) : this.#text.length;
  }

  /** The end of the last line with a value. Brackets may close below it. */
  #closeOf(last: number, limit: number): number {
    let end = this.#lineEnd(this.#endOf(last));
    for (let line = end; line < limit; line = this.#lineEnd(line))
      if (!/^[ \t]*(?:#|$)/.test(this.#text.slice(line, this.#lineEnd(line)).trimEnd()))
        end = this.#lineEnd(line);
    return Math.min(end, Math.max(limit, 0));
  }

  /** The comments below a value that are indented like what is inside it. */
  #commentsBelow(close: number, limit: number, column: number): number {
    let end = close;
    while (end < limit) {
      const next = this.#lineEnd(end);
      const deep = /^( *)#/.exec(this.#text.slice(end, next));
      if (!deep || (deep[1]?.length ?? 0) <= column) break;
      end = next;
    }
    return end;
  }

  /** The start of the comments above the first item: those below the key, or without a gap. */
  #commentsAbove(dash: number, path: Path): number {
    const key = path.length ? this.#extentOf(path)?.key : undefined;
    if (key !== undefined) return this.#lineEnd(key);
    let start = dash;
    while (start > 0) {
      const line = this.#lineStart(start - 1);
      if (!/^[ \t]*#/.test(this.#text.slice(line, start))) break;
      start = line;
    }
    return start;
  }

  write(form: Form, wanted: Form, inBody: boolean): string {
    const changes: Change[] = [];
    for (const key of ['title', 'faq_title', 'about'] as const) {
      if (key === 'about' && inBody) continue;
      const text = wanted[key].trim();
      if (form[key].trim() !== text) changes.push(this.#changeOf(key, text));
    }
    if (JSON.stringify(form.faq) !== JSON.stringify(wanted.faq))
      changes.push(this.#changeOfList(wanted.faq));
    return apply(this.#text, this.#asMapping(changes));
  }

  /** A list without a key gets one, once other keys stand beside it. */
  #asMapping(changes: readonly Change[]): readonly Change[] {
    const isKeyed = ({text}: Change) => /^(?:title|faq_title|about|faq):/.test(text);
    if (!Array.isArray(this.#value) || !changes.some(isKeyed)) return changes;
    if (changes.some(({text}) => text.startsWith('faq:'))) return changes;
    const start = this.#list?.start ?? this.#text.length;
    return [...changes, {start, end: start, text: 'faq:\n'}];
  }

  /** Sets a key of the document. */
  #changeOf(key: 'title' | 'faq_title' | 'about', text: string): Change {
    const extent = this.#extentOf([key]);
    if (extent?.key !== undefined) return this.#replace([key], key, asBlock(text), 0);
    const before = key === 'title' ? undefined : this.#extentOf(['faq']);
    const [, first] = this.#extents;
    const anchor = Array.isArray(this.#value) ? 0 : (before?.key ?? first?.key ?? 0);
    const start = this.#lineStart(anchor);
    return {start, end: start, text: `${writeValue(key, asBlock(text)).join('\n')}\n`};
  }

  /** Replaces a key with its value, up to the comment behind it. */
  #replace(path: Path, key: string, text: string, column: number): Change {
    const extent = this.#extentOf(path);
    const start = extent?.key;
    if (extent === undefined || start === undefined) throw new Error('no place');
    const last = this.#lastOf(path);
    if (/^[[{]/.test(this.#text.charAt(extent.start)) && extent.style === undefined)
      throw new Error('flow style');
    const end = this.#endOf(last);
    const line = this.#text.slice(end, this.#lineEnd(end)).trimEnd();
    const isBlock = extent.style === 4 || extent.style === 5;
    // The comment of a block stands in the line of its sign, `|` or `>`.
    const comment = isBlock ? commentIn(this.#text.slice(start, this.#lineEnd(start))) : line;
    const [first = '', ...rest] = lines(key, text);
    return {
      start,
      end: isBlock ? end : end + line.length,
      text: [first + comment, ...indent(rest, column)].join('\n'),
    };
  }

  #changeOfList(fields: readonly Field[]): Change {
    const list = this.#list;
    if (!list) {
      const column = 2;
      const text = ['faq:', ...fields.flatMap(field => writeItem(field, '', column))].join('\n');
      const extent = this.#extentOf(['faq']);
      if (extent?.key === undefined) {
        const start = this.#text.length;
        const gap = start && !this.#text.endsWith('\n') ? '\n' : '';
        return {start, end: start, text: `${gap}${text}\n`};
      }
      const end = this.#lineEnd(extent.key);
      const rest = this.#text.slice(extent.key, end).trimEnd();
      const comment = commentIn(rest);
      const value = rest.slice(rest.indexOf(':') + 1, rest.length - comment.length);
      if (!/^(?:\[\]|~|null|''|""|)$/.test(value.replace(/[ \t]/g, ''))) throw new Error('no list');
      return {
        start: extent.key,
        end: extent.key + rest.length,
        text: text.replace(/^faq:/, () => `faq:${comment}`),
      };
    }
    const {start, end} = list;
    if (fields.length || this.#hasOthers(list)) {
      const gap = start && this.#text.charAt(start - 1) !== '\n' ? '\n' : '';
      return {start, end, text: gap + new Order(fields, this.#items, list).write(list, this)};
    }
    const key = this.#extentOf(['faq'])?.key;
    if (key === undefined) return {start, end, text: 'faq: []\n'};
    const line = this.#text.slice(key, start).trimEnd();
    return {start: key, end, text: `faq: []${commentIn(line)}\n`};
  }

  /** The empty lines above the first item of a list, and those between items. */
  gapsOf({items}: List): {above: string; between: string} {
    const [above = '', ...others] = items.map(
      ({start, end}) => EMPTY_LINES.exec(this.#text.slice(start, end))?.[0] ?? '',
    );
    return {above, between: others.find(Boolean) ?? ''};
  }

  #hasOthers({items}: List): boolean {
    return items.some(({entry}) => entry === undefined);
  }

  /** The lines of a group, with other questions in it. */
  writeGroup(item: Item, write: (list: List) => string): string {
    const changes = item.lists.map(list => ({
      ...{start: list.start, end: list.end},
      text: write(list),
    }));
    return ended(apply(this.#text, changes, item.start, item.end));
  }

  /** The lines of an entry in a list, perhaps another than its own. */
  writeEntry(field: Field, list: List): string {
    const known = field.origin === undefined ? undefined : this.#items.get(field.origin);
    const entry = this.#entries[field.origin ?? -1];
    if (!known || !entry) return `${writeItem(field, list.topic, list.column).join('\n')}\n`;
    const {item, list: own} = known;
    const text = apply(this.#text, this.#changesIn(item, entry, field, list), item.start, item.end);
    return shift(ended(text), list.column - own.column);
  }

  #changesIn(item: Item, entry: Entry, field: Field, list: List): Change[] {
    const value = valueAt(this.#value, item.path);
    if (!isMapping(value)) throw new Error('no entry');
    const changes: Change[] = [];
    const added: string[] = [];
    const nameOf = (names: readonly string[]) => {
      const own = names.filter(name => Object.hasOwn(value, name));
      return own.find(name => textOf(value[name])) ?? own[0];
    };
    const set = (name: string | undefined, key: string, text: string) => {
      if (name !== undefined)
        changes.push(this.#replace([...item.path, name], name, text, item.column));
      else if (text) added.push(...indent(lines(key, text), item.column));
    };
    if (entry.q !== field.q.trim()) set(nameOf(KEYS.q), 'q', field.q.trim());
    if (entry.a.trimEnd() !== field.a.trimEnd()) set(nameOf(KEYS.a), 'a', asBlock(field.a));
    const topics = KEYS.topic.filter(name => Object.hasOwn(value, name));
    const [topic] = topics;
    const explicit = topics.map(name => textOf(value[name])).find(Boolean) ?? '';
    const wanted = field.topic.trim();
    if ((explicit || list.topic) !== wanted) {
      const text = wanted === list.topic ? '' : wanted;
      if (text || topic === undefined) set(nameOf(KEYS.topic), 'topic', text);
      else changes.push(...topics.map(name => this.#remove(item, name)));
    }
    if (entry.hidden !== field.hidden) {
      if (!Object.hasOwn(value, 'hidden')) set(undefined, 'hidden', 'true');
      else if (field.hidden) set('hidden', 'hidden', 'true');
      else changes.push(this.#remove(item, 'hidden'));
    }
    if (added.length) {
      const gap = this.#text.charAt(item.close - 1) === '\n' ? '' : '\n';
      const text = `${gap}${added.join('\n')}\n`;
      changes.push({start: item.close, end: item.close, text});
    }
    return changes;
  }

  /** Removes a key with its lines. */
  #remove(item: Item, name: string): Change {
    const path = [...item.path, name];
    const key = this.#extentOf(path)?.key;
    if (key === undefined) throw new Error('no place');
    const start = this.#lineStart(key);
    // The first key stands behind the dash.
    if (this.#text.slice(start, key).trim()) {
      if (name !== 'hidden') return this.#replace(path, name, '', item.column);
      return this.#replace(path, name, 'false', item.column);
    }
    return {start, end: this.#lineEnd(this.#endOf(this.#lastOf(path))), text: ''};
  }
}

function groupName(item: Mapping): string {
  const names = KEYS.groupName.map(key => item[key]);
  return names.map(name => (typeof name === 'string' ? name.trim() : '')).find(Boolean) ?? '';
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}

function ended(text: string): string {
  return !text || text.endsWith('\n') ? text : `${text}\n`;
}

/** Moves lines to the right, or to the left as far as they are indented. */
function shift(text: string, columns: number): string {
  if (!columns) return text;
  if (columns > 0) return text.replace(/^(?=[^\n])/gm, ' '.repeat(columns));
  return text.replace(/^ +/gm, spaces => spaces.slice(Math.min(spaces.length, -columns)));
}

/** The comment behind a key without a text in quotes, with the space in front of it. */
function commentIn(line: string): string {
  const at = line.search(/[ \t]#/);
  return at < 0 ? '' : line.slice(at).trimEnd();
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}
