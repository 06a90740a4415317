/*
 * Tables of questions: CSV, as spreadsheets and other programs export it (RFC 4180), and cells that
 * were copied from a spreadsheet, with tabs between them.
 */

import {count} from '../../help/explain.js';
import {excerpt, type Facts, Fault} from '../errors.js';
import {MAX_LENGTH} from '../limits.js';
import type {Draft, Entry} from '../model.js';
import {type Certainty, fold, isQuestion, namesAnswer, namesQuestion} from './words.js';

/** The questions in a table. */
export interface Table {
  readonly draft: Draft;
  /** The shape in words, for authors. */
  readonly shape: string;
}

interface Row {
  readonly cells: readonly string[];
  /** Its first line in the text, from 1. */
  readonly line: number;
}

/** The numbers of the columns; -1 for none. */
interface Columns {
  readonly q: number;
  /** Columns with answers, the likeliest first: some programs fill one or the other. */
  readonly a: readonly number[];
  readonly topic: number;
  /** A column with several topics in each cell. */
  readonly topics: number;
  readonly id: number;
  readonly hidden: number;
}

/** Converts the text of a cell to Markdown. */
type ToMarkdown = (cell: string) => string;

/** The signs between cells, and the rest of a cell that has no quotation marks. */
const SEPARATORS = {',': /[^,\n]*/y, ';': /[^;\n]*/y, '\t': /[^\t\n]*/y} as const;
type Separator = keyof typeof SEPARATORS;

/** A first line that names the separator, for Excel. */
const NAMED = /^sep=([,;\t])\n/i;

/** Names of columns, as `fold` writes them. */
const TOPIC = /^(?:faq)?(?:topic|category|section|group|thema|kategorie|categoria|categorie)$/;
const TOPICS = /^(?:faq)?(?:topics|categories|sections|groups|themen|kategorien|categorias)$/;
const ID = /^(?:id|key|anchor|slug)$/;
const HIDDEN = /^(?:hidden|draft)$/;

/** Lines of Markdown or HTML that are more than text: their line ends are no breaks. */
const BLOCK =
  /^[ \t]*(?:[-+*#>|]|\d{1,9}[.)][ \t]|```|~~~|<\/?(?:p|div|[uo]l|li|h[1-6]|table|t[rdh]|thead|tbody|blockquote|pre|section|figure|details|dl|dt|dd|hr|br)\b)/im;

/**
 * Reads a table: with a first row that names the columns, or with questions in the first of two.
 *
 * @param isTable whether the name of its file says so. A mistake is then an error; other texts may be
 *   something else
 * @returns `undefined` if the text is no table
 * @throws Fault `syntax` or `invalid-document` with line and cure, or `too-large`
 */
export function readTable(
  source: string,
  isTable = false,
  toMarkdown: ToMarkdown = markdownOf,
): Table | undefined {
  if (source.length > MAX_LENGTH) throw new Fault('too-large', {found: 'text', expected: '8 MiB'});
  const whole = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const [line = '', named] = NAMED.exec(whole) ?? [];
  const text = whole.slice(line.length);
  const separator = (named as Separator | undefined) ?? separatorOf(text);
  try {
    const rows = [...rowsOf(text, separator, line ? 2 : 1)].filter(({cells}) =>
      cells.some(Boolean),
    );
    return tableOf(rows, separator, isTable, toMarkdown);
  } catch (fault) {
    if (isTable || !(fault instanceof Fault)) throw fault;
    return undefined;
  }
}

/** The sign that makes the most cells of the first row. */
function separatorOf(text: string): Separator {
  const counts = ([',', ';', '\t'] as const).map(separator => {
    try {
      const {value} = rowsOf(text, separator, 1).next();
      return {separator, count: value?.cells.length ?? 0};
    } catch {
      return {separator, count: 0}; // A cell is too long for another sign.
    }
  });
  const [best] = counts.sort((one, other) => other.count - one.count);
  return best?.separator ?? ',';
}

/** @throws Fault `syntax` for a quotation mark without its partner */
function* rowsOf(text: string, separator: Separator, first: number): Generator<Row, undefined> {
  let line = first;
  let row: {cells: string[]; line: number} = {cells: [], line};
  for (let at = 0; at < text.length; at++) {
    while (text.charAt(at) === ' ') at++;
    const close = text.charAt(at) === '"' ? closeOf(text, at, separator) : undefined;
    if (close === undefined) {
      const rest = SEPARATORS[separator];
      rest.lastIndex = at;
      const [cell = ''] = rest.exec(text) ?? [];
      row.cells.push(cell.trim());
      at += cell.length;
    } else if (close < 0) {
      const column = at - text.lastIndexOf('\n', at - 1);
      throw new Fault('syntax', {...UNPAIRED, line, column});
    } else {
      const cell = text.slice(at + 1, close);
      row.cells.push(cell.replaceAll('""', '"').trim());
      line += cell.split('\n').length - 1;
      at = close + 1;
    }
    if (text.charAt(at) === separator) {
      // A separator at the end has an empty cell behind it.
      if (at + 1 === text.length) row.cells.push('');
      continue;
    }
    yield row;
    line++;
    row = {cells: [], line};
  }
  if (row.cells.length) yield row;
}

const UNPAIRED: Facts = {
  expected: 'CSV',
  found: 'a quotation mark at the start of a cell has no partner at its end',
  cure: 'End the cell with a quotation mark, and write each one inside the cell twice ("").',
};

/**
 * The quotation mark that ends a cell; -1 if none does. In copied cells, one at the start may be part
 * of the text: `undefined`.
 */
function closeOf(text: string, from: number, separator: Separator): number | undefined {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    const next = text.charAt(at + 1);
    if (next !== '"') {
      if (next === '' || next === '\n' || next === separator) return at;
      break;
    }
    at++;
  }
  return separator === '\t' ? undefined : -1;
}

/** @throws Fault if a table has no questions, or a row with too many cells */
function tableOf(
  rows: readonly Row[],
  separator: Separator,
  isTable: boolean,
  toMarkdown: ToMarkdown,
): Table | undefined {
  const [head, ...others] = rows;
  const named = head && columnsOf(head, others, isTable);
  const isBare = !named && rows.every(({cells}) => cells.length === 2) && asks(rows, 0);
  // Copied cells need no name. With commas, a sentence would be a table.
  const columns = named ?? (isBare && (isTable || separator === '\t') ? BARE : undefined);
  if (!head || !columns) {
    const names = (head?.cells ?? []).slice(0, 8).map(name => `"${excerpt(name, 40)}"`);
    const found = names.length ? `the columns ${names.join(', ')}` : 'no text';
    throw new Fault('invalid-document', {...UNNAMED, found, line: head?.line ?? 1});
  }
  const entries = (named ? others : rows).map((row, i) => {
    if (row.cells.slice(head.cells.length).some(Boolean)) throw tooLong(row, head, separator);
    return entryOf(row, columns, i, toMarkdown);
  });
  const faq = entries.filter(({q}) => q);
  if (!faq.length) throw new Fault('invalid-document', {...UNASKED, line: head.line});
  const topics = new Set(faq.map(({topic}) => topic).filter(Boolean)).size;
  const counts = `${count(faq.length, 'question')}${topics ? `, ${count(topics, 'topic')}` : ''}`;
  return {draft: {faq}, shape: `a table, ${counts}`};
}

const UNNAMED: Facts = {
  expected: 'a table with a column of questions and one of answers',
  cure: 'In the first row, name the columns "Question" and "Answer".',
};

const UNASKED: Facts = {
  expected: 'a table with questions',
  found: 'none below the first row',
  cure: 'Write each question in a row of its own.',
};

function tooLong({cells, line}: Row, head: Row, separator: Separator): Fault {
  return new Fault('syntax', {
    expected: 'CSV',
    found: `this row has ${cells.length} cells, and the first row ${head.cells.length}`,
    cure: `Put each text with "${separator === '\t' ? 'tab' : separator}" in quotation marks.`,
    line,
  });
}

const BARE: Columns = {q: 0, a: [1], topic: -1, topics: -1, id: -1, hidden: -1};

/** The columns that a first row names. */
function columnsOf({cells}: Row, rows: readonly Row[], isTable: boolean): Columns | undefined {
  const names = cells.map(fold);
  const find = (pattern: RegExp) => names.findIndex(name => pattern.test(name));
  const q = byCertainty(cells, namesQuestion);
  const [first] = q;
  if (!first) return undefined;
  const named = byCertainty(cells, namesAnswer).filter(({column}) => column !== first.column);
  const isPair = cells.length === 2 && first.certainty === 'certain';
  const only = isPair ? 1 - first.column : -1;
  const a = named.length ? named.map(({column}) => column) : [only];
  // "Name" and "Description" are columns of any list.
  const isSure = first.certainty === 'certain' || isTable || asks(rows, first.column);
  if (!isSure || a[0] === -1) return undefined;
  return {
    ...{q: first.column, a},
    ...{topic: find(TOPIC), topics: find(TOPICS), id: find(ID), hidden: find(HIDDEN)},
  };
}

interface Named {
  readonly column: number;
  readonly certainty: Certainty;
}

/** The columns with a name, the surest first. */
function byCertainty(
  cells: readonly string[],
  namesIt: (name: string) => Certainty | undefined,
): readonly Named[] {
  const found = cells.flatMap((name, column): Named[] => {
    // The first lines of JSON and YAML have such names, too.
    if (/[[\]{}:]/.test(name)) return [];
    const certainty = namesIt(name) ?? namesIt(name.replace(/s$/i, ''));
    return certainty ? [{column, certainty}] : [];
  });
  return [
    ...found.filter(({certainty}) => certainty === 'certain'),
    ...found.filter(({certainty}) => certainty === 'likely'),
  ];
}

/** Whether most texts of a column ask. */
function asks(rows: readonly Row[], column: number): boolean {
  return rows.filter(({cells}) => isQuestion(cells[column] ?? '')).length * 2 > rows.length;
}

function entryOf({cells}: Row, columns: Columns, i: number, toMarkdown: ToMarkdown): Entry {
  const get = (column: number) => cells[column] ?? '';
  const id = get(columns.id);
  const plain = (text: string) => text.replaceAll('&amp;', '&').trim();
  const [first = ''] = plain(get(columns.topics)).split(/[,;|]/);
  return {
    path: ['faq', i],
    // A number is the other program's, and says nothing in an address.
    id: /^\d+$/.test(id) ? '' : id,
    q: toMarkdown(get(columns.q).replace(/\s+/g, ' ')),
    a: toMarkdown(columns.a.map(get).find(Boolean) ?? ''),
    topic: plain(get(columns.topic) || first),
    isSilenced: true,
    hidden: /^(?:true|yes|1|x)$/i.test(get(columns.hidden)),
  };
}

/** A cell that holds Markdown or HTML, or a text whose line ends are breaks. */
export function markdownOf(cell: string): string {
  const text = cell.replace(/<!--[ \t]*\/?wp:[^<>]*-->\n?/g, '').trim();
  if (!BLOCK.test(text)) return text.replace(/(\S)[ \t]*\n(?=\S)/g, '$1\\\n');
  // Indented HTML below an empty line would be code.
  return /<pre\b/i.test(text) ? text : text.replace(/^[ \t]+(?=<)/gm, '');
}
