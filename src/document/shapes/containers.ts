import {isQuestion} from './words.js';

/*
 * Blocks that other programs open and close at a click: `??? question "…"` of MkDocs, `::: details`
 * of VitePress, shortcodes of Hugo, `{% details %}` of Jekyll, and components.
 */

/** A line that begins or ends code. */
const CODE = /^[ \t]*(?:```[^`]*$|~~~)/;

interface Opening {
  /** The sign or name that such blocks share. */
  readonly kind: string;
  readonly title: string;
  /** The line that closes the block; absent for a block that indentation closes. */
  readonly end?: RegExp;
  /** Lines that open a block of the same name inside it. */
  readonly again?: RegExp;
}

const ADMONITION = /^(?:\?\?\?\+?|!!!)[ \t][^"]*"(.+)"$/;
/** A callout of Obsidian: a quote with a title. */
const CALLOUT = /^>[ \t]*\[!([\w-]+)\][+-]?[ \t]+(\S.*)$/;
const FENCED = /^(:{3,})[ \t]*([\w-]+)(?:[ \t]*\[(.+)\]|[ \t](.+))$/;
const SHORTCODE = /^\{\{[<%][ \t]*([\w-]+)[ \t](.+)[>%]\}\}$/;
const LIQUID = /^\{%-?[ \t]*([\w-]+)[ \t](.+)%\}$/;
const COMPONENT = /^<([A-Z][\w.]*|[a-z]+-[a-z-]+)[ \t]([^<>]+)>$/;
/** The attribute that holds the title of a block. */
const TITLE = /\b(?:title|question|summary|header|heading|label|name|q)=(?:"([^"]*)"|'([^']*)')/;
/** Names of blocks without an end, each of which is looked for in the whole text. */
const MAX_UNCLOSED = 20;
/** A component without a title: it groups others. */
const GROUP = /^<\/?[A-Z][^<>]*>$/;
/** A shortcode or tag of Liquid without parameters. */
const BARE = /^\{[{%][-<%]?[ \t/]*(\w[\w-]*)[ \t]*[->%]?[}%]\}$/;

/**
 * Writes these blocks as `<details>`, if their name or most of their titles say that they are questions. Code stays
 * as it is.
 */
export function withDetails(markdown: string): string {
  const lines = markdown.split('\n');
  const {blocks, code} = blocksIn(lines);
  const kinds = new Map<string, {all: number; asking: number}>();
  for (const {kind, title} of blocks.map(({opening}) => opening)) {
    const {all, asking} = kinds.get(kind) ?? {all: 0, asking: 0};
    kinds.set(kind, {all: all + 1, asking: asking + (isQuestion(title) ? 1 : 0)});
  }
  const chosen = blocks.filter(({opening: {kind}}) => {
    const {all = 0, asking = 0} = kinds.get(kind) ?? {};
    return /faq|question/i.test(kind) || asking * 2 >= all;
  });
  if (!chosen.length) return markdown;
  const written: string[] = [];
  let at = 0;
  const writeUpTo = (end: number) => {
    for (; at < end; at++) {
      const line = lines[at] ?? '';
      if (code.has(at) || !isGroup(line.trim())) written.push(line);
    }
  };
  for (const {start, end, opening} of chosen) {
    writeUpTo(start);
    const inside = lines.slice(start + 1, opening.end ? end : end + 1);
    const body = isQuoted(opening)
      ? inside.map(line => line.replace(/^[ \t]*>[ \t]?/, ''))
      : inside;
    const summary = `<details><summary>${opening.title}</summary>`;
    written.push('', summary, '', ...body, '', '</details>', '');
    at = end + 1;
  }
  writeUpTo(lines.length);
  return written.join('\n');
}

/** Whether the sign of a quote stands before each line of a block. */
function isQuoted({kind}: Opening): boolean {
  return kind.startsWith('>');
}

/** Whether a line only groups blocks, or ends such a group. */
function isGroup(line: string): boolean {
  const [, name = ''] = BARE.exec(line) ?? [];
  return GROUP.test(line) || /accordion|collaps|details|faq/i.test(name);
}

interface Block {
  readonly start: number;
  readonly end: number;
  readonly opening: Opening;
}

/** The blocks in lines, and the lines of code around them. */
function blocksIn(lines: readonly string[]): {blocks: Block[]; code: ReadonlySet<number>} {
  const blocks: Block[] = [];
  const code = new Set<number>();
  const unclosed = new Set<string>();
  let isCode = false;
  for (let start = 0; start < lines.length; start++) {
    const line = lines[start] ?? '';
    if (CODE.test(line)) isCode = !isCode;
    if (isCode) code.add(start);
    const opening = isCode ? undefined : openingOf(line.trim());
    if (!opening || unclosed.has(opening.kind) || unclosed.size > MAX_UNCLOSED) continue;
    const end = endOf(lines, start, opening);
    // The lines below need not be searched for the same end again.
    if (end === undefined && opening.end) unclosed.add(opening.kind);
    if (end === undefined) continue;
    blocks.push({start, end, opening});
    start = end;
  }
  return {blocks, code};
}

function openingOf(line: string): Opening | undefined {
  const [, quoted] = ADMONITION.exec(line) ?? [];
  if (quoted) return {kind: line.slice(0, 3), title: quoted};
  const [callout, sign = '', quote = ''] = CALLOUT.exec(line) ?? [];
  if (callout) return {kind: `>${sign.toLowerCase()}`, title: quote};
  const [fence, colons = '', type = '', inBrackets, behind] = FENCED.exec(line) ?? [];
  if (fence)
    return {
      kind: `${colons}${type}`,
      title: (inBrackets ?? behind ?? '').trim(),
      end: new RegExp(`^${colons}$`),
    };
  const [shortcode, name = '', parameters = ''] = SHORTCODE.exec(line) ?? [];
  const title = titleIn(parameters.trim(), true);
  if (shortcode && title) {
    const end = new RegExp(`^\\{\\{[<%][ \\t]*/[ \\t]*${name}[ \\t]*[>%]\\}\\}$`);
    return {kind: name, title, end, again: new RegExp(`^\\{\\{[<%][ \\t]*${name}\\b`)};
  }
  const [tag, word = '', text = ''] = LIQUID.exec(line) ?? [];
  if (tag && /^(?:details|accordion|collapse|collapsible|faq|question|toggle)/i.test(word)) {
    const end = new RegExp(`^\\{%-?[ \\t]*end${word}[ \\t]*-?%\\}$`);
    return {
      kind: word,
      title: titleIn(text.trim(), true) ?? text.trim().replace(/-$/, '').trim(),
      end,
    };
  }
  const [component, element = '', attributes = ''] = COMPONENT.exec(line) ?? [];
  const named = titleIn(attributes, false);
  if (!component || !named || component.endsWith('/>')) return undefined;
  const escaped = element.replaceAll('.', '\\.');
  return {
    kind: `<${element}`,
    title: named,
    end: new RegExp(`^</${escaped}>$`),
    again: new RegExp(`^<${escaped}\\b`),
  };
}

/** The title in the parameters of a block: by name, or the first text in quotes. */
function titleIn(parameters: string, mayBeFirst: boolean): string | undefined {
  const [, double, single] = TITLE.exec(parameters) ?? [];
  const first = mayBeFirst ? /^"([^"]*)"/.exec(parameters)?.[1] : undefined;
  return double ?? single ?? first;
}

/** The last line of a block that opens in a line: its end, or its last indented line. */
function endOf(lines: readonly string[], start: number, opening: Opening): number | undefined {
  const {end, again} = opening;
  const margin = marginOf(lines[start] ?? '');
  let depth = 0;
  let isCode = false;
  let last = start;
  for (let i = start + 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const text = line.trim();
    if (isQuoted(opening)) {
      if (!text.startsWith('>') || CALLOUT.test(text)) break;
      last = i;
      continue;
    }
    if (!end) {
      if (text && marginOf(line) < margin + 2) break;
      if (text) last = i;
      continue;
    }
    if (CODE.test(line)) isCode = !isCode;
    if (isCode) continue;
    if (end.test(text)) {
      if (!depth) return i;
      depth--;
    } else if (again?.test(text)) depth++;
  }
  return end || last === start ? undefined : last;
}

/** The columns in front of a text. A tab reaches to the next multiple of four. */
function marginOf(line: string): number {
  let columns = 0;
  for (const sign of /^[ \t]*/.exec(line)?.[0] ?? '')
    columns += sign === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}
