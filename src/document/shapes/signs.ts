import type {Token, Tokens} from 'marked';
import {lexBlocks} from '../formats/markdown.js';
import {type Details, detailsIn, startOf, withoutMargin} from './html.js';
import {fold, isQuestion, namesAnswer, namesQuestion} from './words.js';

/** A part of a page, in its order. */
export type Part =
  | {
      readonly kind: 'heading';
      readonly depth: number;
      readonly text: string;
      readonly raw: string;
      readonly isHtml?: boolean;
    }
  | Sign
  | {readonly kind: 'answer'; readonly raw: string; readonly whole?: string}
  | {readonly kind: 'text'; readonly raw: string; readonly whole?: string}
  /** The first line of an item above a list of questions. */
  | {readonly kind: 'topic'; readonly text: string; readonly raw: string; readonly whole?: string}
  /** The answer, and the topic of a list, ends here. */
  | {readonly kind: 'end'};

/** A question that is no heading. */
export interface Sign {
  readonly kind: 'question';
  readonly q: string;
  readonly id?: string;
  /**
   * - `certain`: a word says that it is a question: "Q:";
   * - `likely`: it is written as a question, or HTML marks it as one;
   * - `possible`: a line in bold, which only an FAQ makes a question.
   */
  readonly certainty: 'certain' | 'likely' | 'possible';
  readonly raw: string;
  /** The block around the first of several parts; empty for the others. */
  readonly whole?: string;
}

export type Heading = Extract<Part, {kind: 'heading'}>;

/** Finds all signs of questions that are not headings. Headings are kept as such. */
export function partsOf(blocks: readonly Token[], source: string): Part[] {
  const parts: Part[] = [];
  let known: ReadonlyMap<number, Details> | undefined;
  let at = 0;
  let end = 0;
  for (const block of blocks) {
    const start = at;
    at += block.raw.length;
    if (start >= end && !(block.type === 'html' && /^\s*<details\b/i.test(block.raw))) {
      append(parts, inBlock(partsOfBlock(block), block.raw));
      continue;
    }
    if (start >= end) {
      known ??= detailsIn(source);
      const found = readDetails(source, start, at, known);
      append(parts, inBlock(found.parts, source.slice(start, found.end)));
      end = found.end;
    }
    // A `<details>` element reaches over several blocks, and may end inside one.
    if (end < at) {
      parts.push({kind: 'text', raw: source.slice(end, at).trimStart()});
      end = at;
    }
  }
  return withTargets(parts);
}

/** Parts that remember the block which they are cut from, so that an answer can keep it as it is. */
function inBlock(parts: readonly Part[], whole: string): readonly Part[] {
  const isCut = parts.length > 1 && parts.some(({kind}) => kind === 'question');
  if (!isCut || parts.some(({kind}) => kind === 'heading')) return parts;
  return parts.map((part, i) => (part.kind === 'end' ? part : {...part, whole: i ? '' : whole}));
}

/** Gives headings and questions the ids of empty link targets above them: `<a id="fees"></a>`. */
function withTargets(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const above = found.at(-1);
    const text = above?.kind === 'text' && isNameless(part) ? above.raw.trimEnd() : '';
    const at = [...text.matchAll(/<a /gi)].at(-1)?.index ?? -1;
    const [target = '', id = ''] = at < 0 ? [] : (TARGET.exec(text.slice(at)) ?? []);
    const isLine = /(?:^|[\n>])[ \t]*$/.test(text.slice(Math.max(0, at - 9), Math.max(0, at)));
    if (!target || !isLine || at + target.length < text.length) {
      found.push(part);
      continue;
    }
    found.pop();
    const rest = text.slice(0, at).trimEnd();
    if (rest) found.push({kind: 'text', raw: rest});
    if (part.kind === 'heading') found.push({...part, text: `${part.text} {#${id}}`});
    else if (part.kind === 'question')
      found.push({...part, id, whole: `${target}\n\n${rawOf(part)}`});
  }
  return found;
}

/** Whether a part is a question, or may be one, without an id. */
function isNameless(part: Part): boolean {
  if (part.kind === 'heading') return !headingQuestion(part.text).id;
  return part.kind === 'question' && part.certainty !== 'possible' && !part.id;
}

/** Adds parts one by one: a function takes a limited number of arguments. */
function append(parts: Part[], more: readonly Part[]): void {
  for (const part of more) parts.push(part);
}

function partsOfBlock(block: Token): Part[] {
  const {raw} = block;
  if (block.type === 'heading') {
    const {depth, text} = block as Tokens.Heading;
    return [{kind: 'heading', depth, text, raw}];
  }
  if (block.type === 'paragraph') return partsOfLines(raw);
  if (block.type === 'list') return partsOfList(block as Tokens.List);
  if (block.type === 'html') return partsOfHtml(raw);
  if (block.type === 'table') return partsOfTable(raw);
  return block.type === 'def' || block.type === 'space' ? [] : [{kind: 'text', raw}];
}

/** Headings, terms and lines after `Q:` in HTML. */
function partsOfHtml(raw: string): Part[] {
  const pieces = raw.split(/(?=<h[1-6]\b)/i);
  return pieces.flatMap(piece => {
    const [open, depth, attributes = ''] = /^<h([1-6])\b([^<>]*)>/i.exec(piece) ?? [];
    const close = open === undefined ? -1 : piece.search(/<\/h[1-6]>/i);
    if (open === undefined || close < 0) return partsOfText(piece);
    const id = idIn(attributes);
    const text = inlineOf(piece.slice(open.length, close));
    const end = close + '</h1>'.length;
    const heading: Part = {
      kind: 'heading',
      depth: Number(depth),
      text: id ? `${text} {#${id}}` : text,
      raw: piece.slice(0, end),
      isHtml: true,
    };
    return text && !isTemplate(text)
      ? [heading, ...partsOfText(piece.slice(end))]
      : partsOfText(piece);
  });
}

/** Whether a text is filled in by a program: `{{ item.question }}`. */
export function isTemplate(text: string): boolean {
  return /\{[{%]/.test(text);
}

/** HTML without headings. */
function partsOfText(raw: string): Part[] {
  if (!raw.trim()) return [];
  return (/<dt\b/i.test(raw) ? partsOfTerms(raw) : undefined) ?? [{kind: 'text', raw}];
}

/**
 * Removes the tags around lines after `Q:` and `A:`, and the indentation, so that they are read like
 * lines without tags. Other texts stay as they are.
 */
export function withoutMarkup(source: string): string {
  if (!source.includes('<')) return source;
  const lines = source.split('\n').map(line => ({line, text: withoutTags(line)}));
  if (!lines.some(({line, text}) => /^[ \t]*</.test(line) && isLabelled(text))) return source;
  return lines
    .map(({line, text}) => {
      if (isLabelled(text)) return `\n${text}`;
      if (withoutAnswerLabel(text, true) !== undefined) return text;
      return text ? line.trim() : '';
    })
    .join('\n');
}

/** The tags of blocks, and of emphasis around a label. */
const TAGS = /^(?:\s|<\/?(?:p|li|ul|ol|div|section|b|strong|span|br)\b[^<>]*>)+/i;

/** A line of HTML without the tags at its ends. */
function withoutTags(line: string): string {
  let text = line.replace(TAGS, '').trimEnd();
  for (
    let tag = text.lastIndexOf('<');
    tag >= 0 && text.endsWith('>');
    tag = text.lastIndexOf('<')
  ) {
    if (!TAGS.test(text.slice(tag))) break;
    text = text.slice(0, tag).trimEnd();
  }
  const [label = ''] = LABEL_WITH_TAG.exec(text) ?? [];
  return label ? `${label.replace(/<[^<>]*>/, '')} ${text.slice(label.length).trim()}` : text;
}

/** A label whose emphasis ends behind it: `Q:</b>`. */
const LABEL_WITH_TAG = /^\p{L}[\p{L}\p{M}']{0,15}[ \t]?\d{0,4}[:：.)]<\/(?:b|strong|span)>/iu;

function isLabelled(line: string): boolean {
  const [sign, word = '', end] = LABEL.exec(line) ?? [];
  return sign !== undefined && namesQuestion(word) === 'certain' && end !== ')';
}

function idIn(attributes: string): string | undefined {
  return /[\s"']id=["']?([^\s"'>]+)/i.exec(attributes)?.[1];
}

/** The word in front of a question or an answer: `Q:`, `**Q1.**`, `Frage:`. */
const LABEL =
  /^[*_]{0,3}(\p{L}[\p{L}\p{M}']{0,15})[ \t]?\d{0,4}[*_]{0,3}[ \t]*([:：.)])[*_]{0,3}(?:[ \t]+|(?=[^\s\p{P}])|$)/u;
/** A line in bold, with a colon or the answer behind it. */
const BOLD = /^(\*\*\*|___|\*\*|__)(?!\s)((?:(?!\1)[^\\]|\\.)+)\1[ \t]*[:：]?[ \t]*/u;

/** The question that a line begins, and the rest of the line. */
function questionIn(line: string, next: string): {part: Sign; rest: string} | undefined {
  const label = LABEL.exec(line);
  const [sign = '', word = '', end] = label ?? [];
  const isShort = fold(word).length === 1;
  if (label && namesQuestion(word) === 'certain' && (isShort || end === ':' || end === '：')) {
    const q = unwrap(`${openingOf(sign)}${line.slice(sign.length)}`);
    if (q) return {part: {kind: 'question', q, certainty: 'certain', raw: line}, rest: ''};
  }
  const bold = BOLD.exec(line);
  const [whole = '', , inner = ''] = bold ?? [];
  const rest = line.slice(whole.length);
  if (bold && (isQuestion(inner) || !rest.trim()) && namesAnswer(inner) !== 'certain') {
    const certainty = isQuestion(inner) ? 'likely' : 'possible';
    return {part: {kind: 'question', q: withoutLabel(inner), certainty, raw: line}, rest};
  }
  if (/^:[ \t]+\S/.test(next) && line.trim() && !/^:[ \t]/.test(line)) {
    return {part: {kind: 'question', q: unwrap(line), certainty: 'likely', raw: line}, rest: ''};
  }
  return undefined;
}

/** The emphasis that a label opens and does not close: `**Q: Is it free?**`. */
function openingOf(label: string): string {
  const [open = ''] = /^[*_]+/.exec(label) ?? [];
  return /[\p{L}\d:：.)][*_]/u.test(label) ? '' : open;
}

function partsOfLines(raw: string): Part[] {
  const parts: Part[] = [];
  const lines = raw.split('\n');
  let isLabelled = false;
  lines.forEach((line, i) => {
    const written = line.replace(/^ {1,3}/, '');
    const found = questionIn(withoutBreak(written), lines[i + 1] ?? '');
    if (found) {
      isLabelled ||= found.part.certainty === 'certain';
      parts.push(found.part);
      if (found.rest.trim()) parts.push({kind: 'answer', raw: found.rest});
      return;
    }
    const answer = withoutAnswerLabel(written, isLabelled);
    const last = parts.at(-1);
    if (answer !== undefined) parts.push({kind: 'answer', raw: answer});
    else if (last?.kind === 'answer' || last?.kind === 'text')
      parts[parts.length - 1] = {...last, raw: `${last.raw}\n${line}`};
    else if (line.trim()) parts.push({kind: last ? 'answer' : 'text', raw: line});
  });
  return parts;
}

/** A line without the sign of a hard line break at its end. */
export function withoutBreak(line: string): string {
  const text = line.trimEnd();
  if (text.endsWith('\\')) return text.slice(0, -1);
  const tag = text.lastIndexOf('<');
  return tag >= 0 && /^<br[ \t]*\/?>$/i.test(text.slice(tag)) ? text.slice(0, tag) : line;
}

/** The answer in a line after `A:`, or after the colon of a definition. */
export function withoutAnswerLabel(line: string, isLabelled: boolean): string | undefined {
  const definition = /^:[ \t]+(?=\S)/.exec(line);
  if (definition) return line.slice(definition[0].length);
  const [, , bold = ''] = /^(\*\*|__)(\p{L}[\p{L}\p{M}']{1,15})\1[ \t]*$/u.exec(line) ?? [];
  if (namesAnswer(bold) === 'certain') return '';
  const [sign, word = '', end] = LABEL.exec(line) ?? [];
  if (sign === undefined || namesAnswer(word) !== 'certain') return undefined;
  const isShort = fold(word).length === 1;
  // "A. Smith" is a name and "A)" a choice, unless the question has such a label, too, or a number follows.
  const isSure = end === '.' || (end === ')' && /\d/.test(sign));
  if (end !== ':' && end !== '：' && !(isShort && isLabelled && isSure)) return undefined;
  return `${openingOf(sign)}${line.slice(sign.length)}`;
}

/** A table with a column of questions and one of answers. */
function partsOfTable(raw: string): Part[] {
  const [head = '', , ...rows] = raw.trim().split('\n');
  const names = cellsOf(head);
  const columns = [namesQuestion, namesAnswer].map(names_ =>
    names.findIndex(name => names_(unwrap(name)) === 'certain'),
  );
  const isNamed = columns.every(column => column >= 0);
  const cells = rows.map(cellsOf);
  const asking = cells.filter(([first = '']) => isQuestion(first));
  if (!isNamed && (names.length !== 2 || asking.length * 2 <= rows.length))
    return [{kind: 'text', raw}];
  const [q = 0, a = 1] = isNamed ? columns : [];
  const parts = cells.flatMap((row, i): Part[] => [
    {kind: 'question', q: withoutLabel(row[q] ?? ''), certainty: 'likely', raw: rows[i] ?? ''},
    {kind: 'answer', raw: row[a] ?? ''},
  ]);
  return [...parts, {kind: 'end'}];
}

/** The cells of a row. */
function cellsOf(row: string): string[] {
  const cells = [''];
  for (const piece of row.trim().split(/(\\.|\|)/)) {
    if (piece === '|') cells.push('');
    else cells.push(`${cells.pop() ?? ''}${piece === '\\|' ? '|' : piece}`);
  }
  if (!cells[0]?.trim()) cells.shift();
  if (!cells.at(-1)?.trim()) cells.pop();
  return cells.map(cell => cell.trim());
}

/**
 * A list whose items are questions with their answers, or topics with such lists.
 *
 * @param isInside whether it is inside a list
 */
function partsOfList({items, raw}: Tokens.List, isInside = false): Part[] {
  const parts: Part[] = [];
  let found = 0;
  for (const item of items) {
    const text = withoutRest(item.text);
    const topic = isInside ? undefined : topicOf(text);
    if (topic) {
      found++;
      append(parts, topic);
      continue;
    }
    let inner = partsOfItem(text);
    // An item that is only a question has its answer in the next.
    if (parts.at(-1)?.kind === 'question' && inner[0]?.kind === 'text')
      inner = [{kind: 'answer', raw: text}];
    if (inner[0]?.kind === 'question' || inner[0]?.kind === 'answer') found++;
    append(parts, inner);
  }
  const isQuestions = found * 2 > items.length && parts.some(({kind}) => kind === 'question');
  return isQuestions ? [...parts, {kind: 'end'}] : [{kind: 'text', raw}];
}

/** The parts of an item that is a topic above a list of questions. */
function topicOf(item: string): readonly Part[] | undefined {
  const at = item.indexOf('\n');
  const line = item.slice(0, Math.max(0, at));
  const below = item.slice(at + 1).replace(/^(?:[ \t]*\n)+/, '');
  if (!/^[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]/.test(below)) return undefined;
  const text = unwrap(line).replace(/[:：]$/, '');
  if (!text || isQuestion(text) || text.length > 100) return undefined;
  const [list, ...more] = lexBlocks(below)?.filter(({type}) => type !== 'space') ?? [];
  if (list?.type !== 'list' || more.length) return undefined;
  const parts = partsOfList(list as Tokens.List, true);
  if (!parts.some(({kind}) => kind === 'question')) return undefined;
  return [{kind: 'topic', text, raw: line}, ...parts];
}

/** An item without the spaces that its indentation by tabs leaves. Four and more begin code. */
function withoutRest(text: string): string {
  const [, ...below] = text.split('\n').filter(line => line.trim());
  const margins = below.slice(0, 1000).map(line => (/^ *\t/.test(line) ? 4 : line.search(/[^ ]/)));
  const margin = Math.min(...margins);
  return margin > 0 && margin < 4
    ? text.replace(/^ {1,3}/gm, spaces => spaces.slice(margin))
    : text;
}

function partsOfItem(text: string): Part[] {
  const blank = text.search(/\n[ \t]*\n/);
  const first = blank < 0 ? text : text.slice(0, blank);
  const rest = blank < 0 ? '' : text.slice(blank).trim();
  const more: Part[] = rest ? [{kind: 'answer', raw: rest}] : [];
  const parts = partsOfLines(first);
  if (parts[0]?.kind !== 'text') return [...parts, ...more];
  // A question in ordinary type, with its answer indented below.
  const [line = '', ...below] = first.split('\n');
  const answer = [below.join('\n'), rest].filter(one => one.trim()).join('\n\n');
  return isQuestion(line) && answer
    ? [
        {
          kind: 'question',
          q: unwrap(line.replace(/^#{1,6}[ \t]+/, '')),
          certainty: 'likely',
          raw: line,
        },
        {kind: 'answer', raw: answer},
      ]
    : [{kind: 'text', raw: text}];
}

/** The `<details>` elements that follow each other from an offset. */
function readDetails(
  source: string,
  from: number,
  blockEnd: number,
  known: ReadonlyMap<number, Details>,
): {parts: Part[]; end: number} {
  const parts: Part[] = [];
  let at = startOf(source, from);
  let end = blockEnd;
  for (let one = known.get(at); one; one = known.get(at)) {
    const {inside, close} = one;
    ({end} = one);
    const inner = source.slice(inside, close);
    const id = idIn(source.slice(at, inside));
    const [open = ''] = /^\s*<summary\b[^<>]*>/i.exec(inner) ?? [];
    const summary = open ? inner.search(/<\/summary>/i) : -1;
    const question = summary < 0 ? '' : inlineOf(inner.slice(open.length, summary));
    const a = inner.slice(summary + '</summary>'.length);
    const raw = source.slice(at, end);
    if (!question) parts.push({kind: 'text', raw});
    else {
      parts.push({kind: 'question', q: question, certainty: 'likely', raw, ...(id && {id})});
      parts.push({kind: 'answer', raw: withoutMargin(a).trim()}, {kind: 'end'});
    }
    at = startOf(source, end);
  }
  return parts.length ? {parts, end} : {parts: [{kind: 'text', raw: source.slice(from, end)}], end};
}

/** A definition list in HTML. */
function partsOfTerms(raw: string): Part[] | undefined {
  const parts: Part[] = [];
  for (const piece of raw.split(/(?=<d[td]\b)/i)) {
    const [, name = '', text = ''] = /^<(d[td])\b[^<>]*>([^]*)$/i.exec(piece) ?? [];
    const content = withoutEnds(text);
    if (!name) continue;
    if (name.toLowerCase() === 'dt')
      parts.push({kind: 'question', q: inlineOf(content), certainty: 'likely', raw: piece});
    else parts.push({kind: 'answer', raw: content});
  }
  return parts.length ? [...parts, {kind: 'end'}] : undefined;
}

/** HTML without the end tags of its list. */
function withoutEnds(html: string): string {
  let text = html.trim();
  while (/<\/d[tdl]>$/i.test(text.slice(-5))) text = text.slice(0, -5).trimEnd();
  return text;
}

/** HTML of a summary or a term, in one line and without headings and emphasis around all of it. */
function inlineOf(html: string): string {
  const text = html.replace(/<\/?(?:h[1-6]|p|div|strong|b|summary)\b[^<>]*>/gi, ' ');
  return unwrap(text.replace(/\s+/g, ' '));
}

/** A question without the signs around it: numbers of headings stay, for they are part of it. */
function unwrap(text: string): string {
  let q = text.replace(/\s+/g, ' ').trim();
  const [, sign = ''] = /^(\*\*|__|\*|_)(?!\s)/.exec(q) ?? [];
  if (sign && q.endsWith(sign) && q.indexOf(sign, sign.length) === q.length - sign.length)
    q = q.slice(sign.length, -sign.length).trim();
  return q;
}

function withoutLabel(text: string): string {
  const [sign, word = '', end = ''] = LABEL.exec(text) ?? [];
  const isLabel = sign !== undefined && namesQuestion(word) === 'certain' && end !== ')';
  return unwrap(isLabel ? text.slice(sign.length) : text);
}

/** Attributes behind a heading: `{#fees}`, `{: .lead}`, `{.lead #fees}`. */
const ATTRIBUTES = /^\{(?::[ \t]*[\w.#]|[ \t]*\.[a-z]|[ \t]*#[^\s{}#])[^{}]*\}[ \t]*$/i;
/** The id that an author gave to a heading, in such attributes or in an empty link target. */
const ID = /[{:\s]#([^\s{}#]+)/;
const TARGET = /<a (?:name|id)=["']?([^\s"'>]+)["']?><\/a>/i;

/** The question in a heading, and its id. */
export function headingQuestion(text: string): {q: string; id?: string} {
  const brace = text.lastIndexOf('{');
  const [attributes] = (brace < 0 ? null : ATTRIBUTES.exec(text.slice(brace))) ?? [];
  const rest = attributes === undefined ? text : text.slice(0, brace);
  const target = TARGET.exec(rest);
  const id = ID.exec(attributes ?? '')?.[1] ?? target?.[1];
  const q = withoutLabel(unwrap(target ? rest.replace(target[0], '') : rest));
  return {q, ...(id && {id})};
}

/** A part as it was written. */
export function rawOf(part: Part): string {
  return part.kind === 'end' ? '' : part.kind === 'heading' ? part.raw : (part.whole ?? part.raw);
}
