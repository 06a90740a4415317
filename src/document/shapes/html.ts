import {isQuestion, namesQuestion} from './words.js';

/*
 * Questions in HTML: in `<details>`, and in the HTML of content management systems, which is written as
 * such. There, a question is a block that begins in bold, the button of an accordion, an element whose
 * class says so, a term, a cell of a table.
 */

/** Tags, comments, and lines that begin or end code or a section. */
const TOKEN = /<!--|-->|^[ \t]*(?:```|~~~)|^#{1,6}[ \t]|<(\/?)([a-z][a-z\d]*)\b([^<>]*)>/gim;
const BLOCK =
  /^(?:address|article|aside|blockquote|button|center|d[dlt]|div|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|nav|[ou]l|p|pre|section|t(?:able|body|[dhr]|foot|head))$/;
/** Elements inside a line, which may be the control or the question by their attributes. */
const INLINE = /^(?:a|label|span|strong)$/;
/** Elements whose content is no markup. */
const RAW = /^(?:code|pre|script|style|textarea)$/;
/** Elements without an end tag. */
const EMPTY = /^(?:area|br|col|hr|img|input|link|meta|source|track|wbr)$/;
/** Elements whose end tag may be left out. */
const OPEN_ENDED = /^(?:li|p)$/;
/** Blocks that only group others. */
const GROUP = /^(?:article|button|center|d[dlt]|div|footer|form|header|main|nav|section)$/;
/** The class of a question, and words that name what is around it. */
const CLASS = /\bclass=["']?([^"'>]*)/i;
const ASKS =
  /question(?!s)|accordion[_-]?(?:title|header|heading|button|trigger|toggle)|\bfaq[_-]*(?:q|title|heading|trigger)\b/i;
const HOLDS = /answer|list|wrap|container|item/i;
/** Attributes of a control that opens an answer. */
const OPENS = /\b(?:data-(?:bs-)?toggle=["']?collapse|aria-expanded|aria-controls)/i;
/** Emphasis at the beginning of a block. */
const BOLD = /^(?:\s|&nbsp;|<(?:span|font|u|em|i)\b[^<>]*>){0,9}<(?:strong|b)\b[^<>]*>/i;
/** Tags in a question that say nothing in it. */
const NO_TEXT = /<(?!\/?(?:code|em|kbd|sub|sup)\b)\/?[a-z][^<>]*>|&nbsp;/gi;
/** Signs of controls behind a question. */
const ICONS = '+-−–×▼▾▸►⌄›»';

/** Tags of a page. One with more is no page of questions. */
const MAX_TAGS = 20_000;

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly attributes: string;
  readonly start: number;
  readonly end: number;
  /** The number of elements around it. */
  readonly depth: number;
  /** Whether its end tag, or its start tag, is there. */
  isWhole: boolean;
}

interface Question {
  readonly q: string;
  readonly id: string;
  /** The places where its outermost element begins, and its answer. */
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly kind: 'control' | 'marked' | 'cell' | 'bold';
}

/** Comments of WordPress around its blocks, and lines with nothing but a tag that divides a page. */
const FRAMES = /<!-- \/?wp:[^<>\n]*-->|^[ \t]*<\/?(?:article|main|section)\b[^<>\n]*>[ \t]*$/gim;
/** The end of a tag directly above a heading or a question. */
const SEAM = />[ \t]*(?:\n[ \t]*)?(?=<(?:details|h[1-6])\b)/gi;

/**
 * HTML from the source of a page, with a blank line above headings and `<details>`: without it, Markdown
 * reads them as a part of the text above. Other texts stay as they are.
 */
export function asBlocks(source: string): string {
  if (!/^\s*</.test(source)) return source;
  return source.replace(FRAMES, '').replace(SEAM, '>\n\n');
}

/**
 * Writes questions in HTML as `<details>`.
 *
 * @returns nothing if there are none
 */
export function withHtmlQuestions(
  source: string,
): {source: string; /** Whether tags or classes mark them. */ isMarked: boolean} | undefined {
  if (!/<[a-z]/i.test(source) || /<details\b/i.test(source)) return undefined;
  if (source.split('<').length > MAX_TAGS) return undefined;
  const tags = tagsIn(source, false);
  const all = tags.flatMap((_, i) => questionAt(source, tags, i) ?? []);
  const controls = all.filter(({kind}) => kind === 'control');
  // The button of a menu asks nothing.
  const areQuestions = controls.filter(({q}) => isQuestion(q)).length * 2 >= controls.length;
  const questions = all.filter(({q, kind}) => kind !== 'control' || areQuestions || isQuestion(q));
  if (!questions.length) return undefined;
  const depth = questions.reduce((deepest, one) => Math.max(deepest, one.depth), 0);
  // A heading further inside is a part of the answer.
  const ends = tags.filter(
    tag => /^(?:h[1-6]|#)$/.test(tag.name) && !tag.isEnd && tag.depth <= depth,
  );
  const written: string[] = [];
  let at = 0;
  let next = 0;
  questions.forEach(({q, id, start, end, kind}, i) => {
    const before = source.slice(at, start);
    written.push(cleaned(kind === 'cell' ? withoutHead(before) : before, false));
    while ((ends[next]?.start ?? Infinity) < end) next++;
    const limit = questions[i + 1]?.start ?? source.length;
    at = Math.min(limit, ends[next]?.start ?? limit);
    const name = id && ` id="${id}"`;
    const answer = cleaned(source.slice(end, at), true);
    written.push(`<details${name}><summary>${q}</summary>\n\n${answer}\n\n</details>`);
  });
  written.push(cleaned(source.slice(at), false));
  const isMarked = questions.some(({kind}) => kind === 'control' || kind === 'marked');
  return {source: written.filter(Boolean).join('\n\n'), isMarked};
}

/**
 * The tags outside code and comments, and the lines of Markdown that begin a section.
 *
 * @param isAll whether tags inside a line count
 */
function tagsIn(source: string, isAll: boolean): Tag[] {
  const tags: Tag[] = [];
  const open: number[] = [];
  const names = new Map<string, number>();
  const count = (name: string, by: number) => names.set(name, (names.get(name) ?? 0) + by);
  let closing = '';
  for (const {0: token, 1: slash, 2: word, 3: attributes = '', index} of source.matchAll(TOKEN)) {
    const sign = token.trim().toLowerCase();
    const name = word?.toLowerCase() ?? (sign.startsWith('#') ? '#' : '');
    const isEnd = slash === '/';
    if (closing) {
      if (sign !== closing && !(isEnd && name === closing)) continue;
      closing = '';
      if (!isEnd) continue;
    } else if (sign === '<!--') closing = '-->';
    else if (RAW.test(name) && !isEnd) closing = name;
    else if (!name && sign !== '-->') closing = sign;
    if (!name || source.charAt(index - 1) === '`') continue;
    const isKnown = isEnd ? (names.get(name) ?? 0) > 0 : isMarked(attributes);
    if (!isAll && name !== '#' && !BLOCK.test(name) && !(INLINE.test(name) && isKnown)) continue;
    let isWhole = false;
    // Tags that nothing closes end with the element around them.
    while (isEnd && isKnown && !isWhole) {
      const last = tags[open.pop() ?? 0];
      if (!last) break;
      count(last.name, -1);
      isWhole = last.name === name;
      last.isWhole ||= isWhole;
    }
    const [depth, end] = [open.length, index + token.length];
    if (!isEnd && name !== '#' && !EMPTY.test(name)) {
      open.push(tags.length);
      count(name, 1);
    }
    tags.push({name, isEnd, attributes, start: index, end, depth, isWhole});
  }
  return tags;
}

function isMarked(attributes: string): boolean {
  const [, names = ''] = CLASS.exec(attributes) ?? [];
  return OPENS.test(attributes) || (ASKS.test(names) && !HOLDS.test(attributes));
}

/** The question in a block without blocks inside. */
function questionAt(source: string, tags: readonly Tag[], i: number): Question | undefined {
  const [tag, next] = [tags[i], tags[i + 1]];
  if (!tag || tag.isEnd || tag.name === '#') return undefined;
  const leaf = source.slice(tag.end, next?.start);
  if (leaf.length > 3000 || !leaf.trim()) return undefined;
  let outer = i;
  for (let around = tags[i - 1]; around && !around.isEnd && around.name !== '#';) {
    if (source.slice(around.end, tags[outer]?.start).trim()) break;
    around = tags[--outer - 1];
  }
  const {start = 0, depth = 0} = tags[outer] ?? {};
  const chain = tags.slice(Math.max(outer, i - 3), i + 1);
  const text = textOf(leaf);
  const id = idOf(chain);
  const whole = {q: text, id, start, end: tag.end + leaf.length, depth};
  if (!text) return undefined;
  const isControl = tag.name === 'button' || chain.some(({attributes}) => OPENS.test(attributes));
  if (isControl) return {...whole, id: '', kind: 'control'};
  if (tag.name === 'dt' || chain.some(({attributes}) => isMarked(attributes)))
    return {...whole, kind: 'marked'};
  const isAsking = isQuestion(text);
  const [end, cell] = tags.slice(i + 1, i + 3);
  if (/^t[dh]$/.test(tag.name) && end?.isEnd && cell?.name === 'td' && !cell.isEnd)
    return isAsking ? {...whole, kind: 'cell'} : undefined;
  const [open] = BOLD.exec(leaf) ?? [];
  if (open) {
    const [close = ''] = /<\/(?:b|strong)>/i.exec(leaf) ?? [];
    const inner = close && leaf.slice(open.length, leaf.indexOf(close));
    const q = textOf(inner);
    const behind = tag.end + open.length + inner.length + close.length;
    return isQuestion(q) ? {...whole, q, end: behind, kind: 'bold'} : undefined;
  }
  if (tag.name !== 'li') return undefined;
  const line = leaf.search(/<br\b/i);
  const q = line < 0 ? text : textOf(leaf.slice(0, line));
  const isFollowed =
    line < 0 ? next?.isEnd === false : leaf.slice(line).replace(NO_TEXT, '').trim();
  return isQuestion(q) && isFollowed
    ? {...whole, q, end: line < 0 ? whole.end : tag.end + line, kind: 'bold'}
    : undefined;
}

/** The text of a question, in one line. */
function textOf(html: string): string {
  let text = html.replace(NO_TEXT, ' ').replace(/\s+/g, ' ').trim();
  while (text && ICONS.includes(text.slice(-1))) text = text.slice(0, -1).trimEnd();
  return text;
}

/** The id of the innermost element that has one. */
function idOf(chain: readonly Tag[]): string {
  const ids = chain.map(({attributes}) => /\sid=["']?([^\s"'>]+)/i.exec(attributes)?.[1]);
  return ids.slice(-2).findLast(Boolean) ?? '';
}

/** A text above the first row of a table, without the names of its columns. */
function withoutHead(html: string): string {
  const table = [...html.matchAll(/<table\b/gi)].at(-1)?.index;
  if (table === undefined) return html;
  const names = html.slice(table).split(/<\/t[dh]>/i);
  const isHead = names.some(name => namesQuestion(textOf(name)) === 'certain');
  return isHead ? html.slice(0, table) : html;
}

/**
 * HTML without tags whose partners stand elsewhere, and without indentation, which would make code of it.
 *
 * @param isAnswer whether blocks around its text say nothing, either
 */
function cleaned(html: string, isAnswer: boolean): string {
  const tags = tagsIn(html, true);
  const hasRows = tags.some(({name, isEnd}) => name === 'tr' && !isEnd);
  const pieces = [''];
  const add = (text: string) => pieces.push((pieces.pop() ?? '') + text);
  let at = 0;
  for (const {name, isEnd, start, end, isWhole} of tags) {
    const isSingle = EMPTY.test(name) || name === '#' || (!isEnd && OPEN_ENDED.test(name));
    const isGroup = isAnswer && (GROUP.test(name) || (/^t[dh]$/.test(name) && !hasRows));
    if ((isWhole || isSingle) && !isGroup) continue;
    add(html.slice(at, start));
    at = end;
    if (BLOCK.test(name)) pieces.push('');
  }
  add(html.slice(at));
  const text = withoutMarkupMargin(
    pieces
      .map(piece => piece.trim())
      .filter(Boolean)
      .join('\n\n'),
  ).trim();
  const [breaks = ''] = isAnswer ? (/^(?:\s|<br\b[^<>]*>)+/i.exec(text) ?? []) : [];
  return text.slice(breaks.length);
}

/** A text without the margin of its lines below the first, and of all lines that begin with a tag. Code stays. */
function withoutMarkupMargin(text: string): string {
  const lines = text.split('\n');
  const margins = lines.slice(1, 1000).filter(line => /^[ \t]*[^\s<]/.test(line));
  const margin = Math.min(...margins.map(line => line.search(/\S/)));
  let closing: RegExp | undefined;
  return lines
    .map(line => {
      const [, sign = ''] = /(<pre\b|```|~~~)/i.exec(line) ?? [];
      if (closing) {
        if (closing.test(line)) closing = undefined;
        return line;
      }
      const end = sign.startsWith('<') ? /<\/pre>/i : sign === '~~~' ? /~~~/ : /```/;
      if (sign && !end.test(line.slice(line.indexOf(sign) + sign.length))) closing = end;
      const rest = line.trimStart();
      return rest.startsWith('<') ? rest : line.slice(Math.min(margin, line.length - rest.length));
    })
    .join('\n');
}

/** The end of each `<details>` element, by its start. Found once: many may never end. */
export function detailsIn(source: string): ReadonlyMap<number, Details> {
  const found = new Map<number, Details>();
  const open: {start: number; inside: number}[] = [];
  for (const {0: tag, 1: slash, index} of source.matchAll(/<(\/?)details\b[^<>]*>/gi)) {
    const end = index + tag.length;
    if (!slash) open.push({start: index, inside: end});
    else {
      const last = open.pop();
      if (last) found.set(last.start, {inside: last.inside, close: index, end});
    }
  }
  return found;
}

export interface Details {
  /** The end of its start tag, the start of its end tag, and its end. */
  readonly inside: number;
  readonly close: number;
  readonly end: number;
}

/** The next character that is no white space. */
export function startOf(source: string, from: number): number {
  let at = from;
  while (at < source.length && /\s/.test(source.charAt(at))) at++;
  return at;
}

/** Removes the indentation that all lines share. */
export function withoutMargin(text: string): string {
  const lines = text.split('\n');
  const margins = lines.filter(line => line.trim()).map(line => line.search(/\S/));
  // The first line may begin behind a tag.
  const margin = Math.min(...margins.slice(margins.length > 1 ? 1 : 0).slice(0, 1000));
  return Number.isFinite(margin) && margin > 0
    ? lines.map(line => line.replace(new RegExp(`^[ \\t]{0,${String(margin)}}`), '')).join('\n')
    : text;
}
