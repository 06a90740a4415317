/**
 * Signs of other programs in Markdown: of Jekyll, Hugo, MkDocs, Docusaurus and others. Signs that only
 * style are not shown, and boxes become quotes. All others are shown as written, so that nothing is
 * lost and none becomes a wrong address. Code stays as it is.
 */

/** Signs of a template: a shortcode, or Liquid. */
const TEMPLATE = /\{\{[^{}]*\}\}|\{%[^{}%]*%\}/g;
/** Code spans come first, so that nothing in them is a sign. */
const CODE = /(?<!`)(?:`[^`]+`|``[^`]+(?:`[^`]+)*``)(?!`)/;
/** A tag, the address of a link, or the definition of one, with template signs inside. */
const TAG = /<[a-z](?:[^<>{]|\{\{[^{}]*\}\}|\{%[^{}%]*%\}|\{(?![{%]))*>/i;
const ADDRESS = /\]\([^()\n]*\)|^ {0,3}\[[^[\]\n]+\]:[^\n]*$/m;
/** Attributes of kramdown, Pandoc and markdown-it, which style and name the part before them. */
const STYLE = /\{:[ \t]*[\w.#/:][^{}\n]*\}|\{\.[a-z][^{}\n]*\}|(?<=\))\{[a-z-]+=[^{}\n]*\}/i;
const NAME = /\{#[a-z][\w:.-]*\}/i;

/** Nobody sees a comment. */
const COMMENT = /<!--(?:[^-<]|-(?!->)|<(?!!--))*-->/;

const PARTS = {
  code: CODE,
  comment: COMMENT,
  tag: TAG,
  address: ADDRESS,
  template: TEMPLATE,
  style: STYLE,
  name: NAME,
};
type Part = keyof typeof PARTS;
const PROSE = new RegExp(
  Object.entries(PARTS)
    .map(([name, {source}]) => `(?<${name}>${source})`)
    .join('|'),
  'gim',
);

/** The first and last line of a box (`:::note`), the first of another (`!!! note`), and others. */
const OPEN = /^[ \t]*:{3,}[ \t]*(?=[\w{])/;
const CLOSE = /^[ \t]*:{3,}[ \t]*$/;
const BOX = /^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[ \t]+[\w-]+)*(?:[ \t]+"([^"]*)")?[ \t]*$/;
const BLOCK_STYLE = /^[ \t>]*\{:[ \t]*[\w.#/:][^{}\n]*\}[ \t]*$/;
const TOC = /^[ \t]*\{:[ \t]*toc\b/i;
const LIST_ITEM = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]/;
const FENCE = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})/;

/** Levels of boxes inside each other. */
const MAX_LEVELS = 8;

/** Writes a text in Markdown alone. */
export function settleSigns(text: string, isInline: boolean): string {
  if (isInline) return settleProse(text, true);
  return settleLines(text.split('\n'), 0).join('\n');
}

function settleLines(lines: readonly string[], level: number): string[] {
  const settled: string[] = [];
  const prose: string[] = [];
  const flush = (isHeading = false) => {
    if (!prose.length) return;
    // One by one: a function takes a limited number of arguments.
    for (const line of settleProse(prose.splice(0).join('\n'), !isHeading).split('\n'))
      settled.push(line);
  };
  const isCode = codeLines(lines);
  const ends = boxEnds(lines, isCode);
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (isCode[i]) {
      flush();
      settled.push(line);
      continue;
    }
    const box = level < MAX_LEVELS ? readBox(lines, i, ends) : undefined;
    if (box) {
      flush();
      const inner = settleLines(box.lines, level + 1);
      const title = box.title && `**${settleProse(box.title, true)}**`;
      // Inside a list, the box keeps its indentation.
      settled.push('');
      for (const one of [...(title ? [title, ''] : []), ...inner])
        settled.push(`${box.indent}> ${one}`);
      settled.push('');
      i = box.end;
    } else if (BLOCK_STYLE.test(line)) {
      // The list above becomes a table of contents there.
      if (TOC.test(line) && LIST_ITEM.test(prose.at(-1) ?? '')) prose.pop();
      if (lines[i + 1]?.trim()) prose.push('');
    } else if (/^ {0,3}#/.test(line) || /^ {0,3}(?:=+|-+)[ \t]*$/.test(lines[i + 1] ?? '')) {
      // The name of a heading is its address.
      flush();
      prose.push(line);
      flush(true);
    } else prose.push(line);
  }
  flush();
  return settled;
}

/** Lines of code blocks, which stay as they are. */
function codeLines(lines: readonly string[]): boolean[] {
  let fence = '';
  let isPre = false;
  let isList = false;
  let isBlank = true;
  return lines.map(line => {
    if (fence || isPre) {
      const [, sign = ''] = FENCE.exec(line) ?? [];
      if (fence && sign.startsWith(fence) && line.trim().endsWith(sign)) fence = '';
      isPre &&= !/<\/pre/i.test(line);
      return true;
    }
    fence = FENCE.exec(line)?.[1] ?? '';
    isPre = /<pre\b/i.test(line) && !/<\/pre/i.test(line);
    if (fence || /<pre\b/i.test(line)) return true;
    const isIndented = /^(?: {4}|\t)/.test(line);
    if (line.trim() && !isIndented) isList = LIST_ITEM.test(line) || (isList && /^ /.test(line));
    const isCode = isIndented && isBlank && !isList;
    isBlank = !line.trim() || isCode;
    return isCode;
  });
}

/** The last line of each box between `:::`, by its first. */
function boxEnds(lines: readonly string[], isCode: readonly boolean[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  lines.forEach((line, i) => {
    if (isCode[i]) return;
    if (OPEN.test(line)) open.push(i);
    else if (CLOSE.test(line)) {
      const start = open.pop();
      if (start !== undefined) ends.set(start, i);
    }
  });
  return ends;
}

interface Box {
  readonly title: string;
  /** The indentation that all of its lines share: no line becomes longer than its own allows. */
  readonly indent: string;
  readonly lines: readonly string[];
  /** Its last line. */
  readonly end: number;
}

function readBox(
  lines: readonly string[],
  start: number,
  ends: ReadonlyMap<number, number>,
): Box | undefined {
  const line = lines[start] ?? '';
  const close = ends.get(start);
  const indent = close === undefined ? indentOf(line) : sharedIndent(lines.slice(start, close));
  const inside = (end: number, margin = '') =>
    lines.slice(start + 1, end).map(one => {
      const rest = one.startsWith(indent) ? one.slice(indent.length) : one.trimStart();
      return margin && rest.startsWith('\t') ? rest.slice(1) : withoutPrefix(rest, margin);
    });
  if (close !== undefined) return {title: titleOf(line), indent, lines: inside(close), end: close};
  const [found, name = '', title = asTitle(name)] = BOX.exec(line) ?? [];
  if (!found) return undefined;
  let end = start;
  // Blank lines belong to the box only if it goes on below.
  for (let i = start + 1; i < lines.length; i++) {
    const next = lines[i] ?? '';
    if (!next.trim()) continue;
    if (!next.startsWith(`${indent}    `) && !next.startsWith(`${indent}\t`)) break;
    end = i;
  }
  return {title, indent, lines: inside(end + 1, '    '), end};
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** The indentation of all lines that are not blank. */
function sharedIndent([first = '', ...others]: readonly string[]): string {
  let shared = indentOf(first);
  for (const line of others) {
    if (!line.trim()) continue;
    let width = 0;
    while (width < shared.length && line[width] === shared[width]) width++;
    shared = shared.slice(0, width);
  }
  return shared;
}

function withoutPrefix(line: string, prefix: string): string {
  return line.startsWith(prefix) ? line.slice(prefix.length) : line.trimStart();
}

/** `:::tip Title`, `:::tip[Title]`, `::: {.callout-tip}`. */
function titleOf(line: string): string {
  const rest = line.replace(OPEN, '');
  const [, kind = ''] = /^\{[^{}]*?\.([\w-]+)/.exec(rest) ?? [];
  const [word = kind] = /^[\w-]+/.exec(rest) ?? [];
  const written = rest
    .slice(rest.startsWith('{') ? 0 : word.length)
    .replace(/\{[^{}]*\}/g, '')
    .trim();
  return written.replace(/^\[([^[\]]*)\]$/, '$1') || asTitle(word.replace(/^callout-/, ''));
}

function asTitle(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function settleProse(text: string, isNameHidden: boolean): string {
  return text.replace(PROSE, (written: string, ...rest) => {
    switch (partOf(rest)) {
      case 'code':
      case 'comment':
        return written;
      case 'tag':
      case 'address':
        // Spaces and quotes would end the address. Such a link is dropped, and its text is shown.
        return written.replace(TEMPLATE, encode);
      case 'template':
        return written.replace(/[^A-Za-z\d\s]/gu, refer);
      case 'style':
        // A heading's style may hold its name.
        return isNameHidden || !/^\{: *#/.test(written) ? '' : written;
      case 'name':
        return isNameHidden ? '' : written;
    }
  });
}

function partOf(rest: readonly unknown[]): Part {
  const groups: unknown = rest.at(-1);
  const named = Object.entries(groups as Record<Part, string | undefined>);
  return (named.find(([, found]) => found !== undefined)?.[0] ?? 'code') as Part;
}

/** Encodes quotes and parentheses, too, which would end an address. */
function encode(sign: string): string {
  return encodeURIComponent(sign).replace(/['()]/g, one => `%${one.charCodeAt(0).toString(16)}`);
}

function refer(sign: string): string {
  return `&#${String(sign.codePointAt(0))};`;
}

/** Kinds of signs that a warning tells of. */
export type ForeignKind =
  | 'shortcode'
  | 'template'
  | 'template-address'
  | 'component'
  | 'import'
  | 'wikilink'
  | 'emoji'
  | 'box';

export interface ForeignSign {
  readonly kind: ForeignKind;
  readonly raw: string;
}

const COMPONENT = /<[A-Z][\w.]*(?=[\s/>])|<[a-z]+(?:-[a-z\d]+)+(?=[\s/>])/g;
const OTHERS: readonly (readonly [ForeignKind, RegExp])[] = [
  ['component', COMPONENT],
  ['wikilink', /!?\[\[[^[\]\n]+\]\](?![(:])/g],
  ['emoji', /(?<![\w:/]):(?:[a-z][a-z\d_+-]+|[+-]1):(?![\w:/])/g],
];

/** Signs that are shown as written, or not as their program shows them: the first of each kind. */
export function findSigns(text: string): ForeignSign[] {
  const found = new Map<ForeignKind, string>();
  const note = (kind: ForeignKind, raw: string) => {
    if (!found.has(kind)) found.set(kind, raw);
  };
  const lines = text.split('\n');
  const isCode = codeLines(lines);
  const ends = boxEnds(lines, isCode);
  const open = lines.findIndex((line, i) => !isCode[i] && OPEN.test(line) && !ends.has(i));
  if (open >= 0) note('box', (lines[open] ?? '').trim());
  const isImport = (line: string) => line.startsWith('import ') && / from ?["']/.test(line);
  const module = lines.find((line, i) => !isCode[i] && isImport(line));
  if (module !== undefined) note('import', module);
  const prose = lines.map((line, i) => (isCode[i] ? '' : line)).join('\n');
  const others = prose.replace(PROSE, (written: string, ...rest) => {
    const part = partOf(rest);
    if (part === 'code' || part === 'comment') return '``';
    const [sign] = written.match(TEMPLATE) ?? [];
    if (!sign) return written;
    if (part !== 'template') note('template-address', sign);
    else note(/^\{\{[<%]/.test(sign) ? 'shortcode' : 'template', sign);
    return '';
  });
  for (const [kind, pattern] of OTHERS) {
    const [first] = others.match(pattern) ?? [];
    if (first) note(kind, first);
  }
  return [...found].map(([kind, raw]) => ({kind, raw}));
}
