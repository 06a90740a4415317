import type {Token, Tokens} from 'marked';
import {lexBlocks} from '../formats/markdown.js';
import type {Entry} from '../model.js';
import {excerpt} from '../errors.js';
import {Collector, LOWEST, MAX_REPEATED} from './collector.js';
import {withDetails} from './containers.js';
import {asBlocks, withHtmlQuestions} from './html.js';
import {
  type Heading,
  headingQuestion,
  isTemplate,
  type Part,
  partsOf,
  rawOf,
  withoutBreak,
  withoutMarkup,
} from './signs.js';
import {asks, isQuestion, namesFaq, withLabels} from './words.js';

/** The content of a Markdown text that is a page of questions. */
export interface Page {
  /** The heading of the page; empty for none. */
  readonly title: string;
  /** The text above the first question. */
  readonly about: string;
  readonly faq: readonly Entry[];
  /** The shape in words, for authors. */
  readonly shape: string;
}

/** Instead of a page: a limit keeps the text from being one. */
export const TOO_LONG = 'too long';

/**
 * Reads a Markdown text as a page of questions, if it is one. Its questions are headings; or bold
 * lines, lines after `Q:`, `<details>` or terms of a definition list, whichever there are more of.
 * Headings above them are topics, and the text above the first question is the about text.
 *
 * Headings inside an answer stay there. No word is lost: a text between a topic and its first
 * question becomes an answer whose question is the topic.
 *
 * @param name the title in the front matter
 */
export function readPage(markdown: string, name: string): Page | typeof TOO_LONG | undefined {
  const source = withDetails(withLabels(withoutMarkup(asBlocks(markdown))));
  const blocks = lexBlocks(source);
  if (!blocks) return TOO_LONG;
  let parts = partsOf(blocks, source);
  let best = readParts(parts, name);
  const html = withHtmlQuestions(source);
  const inside = html && lexBlocks(html.source);
  if (inside) {
    const other = partsOf(inside, html.source);
    const found = readParts(other, name);
    const more = isRead(found) ? worth(found) - (isRead(best) ? worth(best) : 0) : -1;
    if (more > 0 || (more === 0 && html.isMarked)) [best, parts] = [found, other];
  }
  best = readSection(parts) ?? best;
  if (!isRead(best)) return best;
  const {title} = best;
  const define = definitionsIn(blocks);
  const faq: Entry[] = [];
  let repeated = 0;
  for (const entry of best.faq) {
    const a = define(entry.a);
    repeated += a.length - entry.a.length;
    if (repeated > MAX_REPEATED) return TOO_LONG;
    faq.push({...entry, path: ['faq', faq.length], a});
  }
  const about = define(best.about);
  return {title, about, faq: withNotes(faq, define.unused()), shape: best.shape};
}

interface PageReading extends Reading {
  readonly title: string;
}

type Attempt<T extends Reading> = T | typeof TOO_LONG | undefined;

function isRead<T extends Reading>(attempt: Attempt<T>): attempt is T {
  return typeof attempt === 'object';
}

/** The best reading of the parts of a page. */
function readParts(all: readonly Part[], name: string): Attempt<PageReading> {
  const parts = withoutTitle(all);
  const title = parts.title ?? '';
  const isFaq = namesPage(title) || namesPage(name);
  const attempts = [byHeadings(parts.rest, isFaq), bySigns(parts.rest, isFaq)];
  if (isFaq && !attempts.filter(isRead).some(({asking}) => asking)) {
    const plain = bySigns(parts.rest.flatMap(withPlainQuestions), isFaq);
    // Questions without answers are part of a text.
    if (!isRead(plain) || plain.faq.every(({a}) => a)) attempts.push(plain);
  }
  const [best] = attempts
    .filter(isRead)
    .filter(({faq}) => faq.some(({a}) => a))
    .sort((a, b) => worth(b) - worth(a));
  return best ? {...best, title} : attempts.find(attempt => attempt === TOO_LONG);
}

/**
 * Reads the FAQ of a page that has other sections, too. They are the about text, whole.
 *
 * @returns nothing if no section is an FAQ, or others ask as well
 */
function readSection(parts: readonly Part[]): PageReading | undefined {
  const headings = parts.filter(part => part.kind === 'heading');
  const start = parts.findIndex(
    part => part.kind === 'heading' && namesPage(headingQuestion(part.text).q),
  );
  const heading = parts[start];
  if (heading?.kind !== 'heading') return undefined;
  const after = parts
    .slice(start + 1)
    .findIndex(part => part.kind === 'heading' && part.depth <= heading.depth);
  const end = after < 0 ? parts.length : start + 1 + after;
  const rest = [...parts.slice(0, start), ...parts.slice(end)];
  const others = headings.filter(one => rest.includes(one) && one.depth >= heading.depth);
  const isAsking = others.some(({text}) => isQuestion(headingQuestion(text).q));
  if (!others.length || isAsking || rest.some(isSign)) return undefined;
  const reading = readParts(parts.slice(start, end), '');
  if (!isRead(reading) || !reading.asking || reading.asking * 2 < reading.faq.length)
    return undefined;
  const about = [...rest.map(part => rawOf(part).trim()), reading.about]
    .filter(Boolean)
    .join('\n\n');
  return {...reading, about, shape: `${reading.shape}, in the section "${excerpt(reading.title)}"`};
}

/** Whether a title says that questions follow, and is none itself: "Any questions?" */
function namesPage(title: string): boolean {
  return namesFaq(title) && !(isQuestion(title) && title.trim().split(/\s+/).length > 3);
}

/** The title of a page: a first heading that is the only one of its level, above all others. */
function withoutTitle(parts: readonly Part[]): {title: string | undefined; rest: readonly Part[]} {
  const headings = parts.filter(part => part.kind === 'heading');
  const [first, ...others] = headings;
  const isTitle =
    first &&
    (others.length > 0 || parts.some(({kind}) => kind === 'question') || namesFaq(first.text)) &&
    (first.depth === 1 || namesFaq(first.text)) &&
    others.every(({depth}) => depth > first.depth) &&
    !(isQuestion(first.text) && !namesFaq(first.text) && !others.some(({text}) => asks(text)));
  if (!isTitle) return {title: undefined, rest: parts};
  return {title: headingQuestion(first.text).q, rest: parts.filter(part => part !== first)};
}

/** How likely a reading is: lines in bold are often no questions. */
function worth({faq, asking}: Reading): number {
  return asking + (faq.length - asking) / 4;
}

/** A paragraph of an FAQ that is, or begins with, a line written as a question. */
function withPlainQuestions(part: Part): readonly Part[] {
  if (part.kind !== 'text') return [part];
  const [line = '', ...rest] = part.raw.trim().split('\n');
  const text = withoutBreak(line);
  if (!isQuestion(text) || text.length > 300 || /^(?:[<|>#]|(?:[+*-]|\d{1,9}[.)])[ \t])/.test(text))
    return [part];
  const raw = rest.join('\n');
  const question: Part = {
    kind: 'question',
    ...headingQuestion(text),
    certainty: 'likely',
    raw: line,
  };
  return raw ? [question, {kind: 'answer', raw}] : [question];
}

interface Reading {
  /** The number of questions that are written as such. */
  readonly asking: number;
  readonly about: string;
  readonly faq: readonly Entry[];
  readonly shape: string;
}

/** The share of sections that are written as questions, in a page that no title calls an FAQ. */
const MOST = 0.6;

/** Reads headings as questions. */
function byHeadings(parts: readonly Part[], isFaq: boolean): Attempt<Reading> {
  const headings = parts.filter(part => part.kind === 'heading');
  const asking = new Set(headings.filter(({text}) => asks(headingQuestion(text).q)));
  if (!asking.size && !isFaq) return undefined;
  // A page with a single heading that asks, in HTML or without a sign, is an about text.
  const [only] = asking;
  const isWeak = only && (only.isHtml ?? !isQuestion(headingQuestion(only.text).q));
  if (asking.size === 1 && isWeak && !isFaq) return undefined;
  const own = ownTexts(parts);
  const questioning = new Set([...asking, ...(isFaq ? besides(asking, headings, own) : [])]);
  const isAsked = (heading: Heading) => questioning.has(heading);
  const reader = new Collector();
  let depth = Infinity;
  let sections = 0;
  let questions = 0;
  let written = 0;
  const below = descendants(headings, isAsked);
  for (const part of parts) {
    if (part.kind !== 'heading') {
      if (part.kind !== 'end') reader.add(rawOf(part));
      continue;
    }
    const isInside = part.depth > depth;
    const isTopic = below.has(part) && !own.has(part);
    if (isInside && !(isAsked(part) && reader.isUnanswered)) {
      reader.add(part.raw);
      continue;
    }
    if (isTopic || (below.has(part) && !isAsked(part))) {
      depth = Infinity;
      reader.begin(part);
      continue;
    }
    sections++;
    if (isAsked(part)) {
      questions++;
      if (asking.has(part)) written++;
    } else if (!reader.hasQuestions) {
      // A section above the questions is part of the about text.
      reader.add(part.raw);
      continue;
    }
    depth = part.depth;
    reader.close(part.depth);
    reader.ask(headingQuestion(part.text));
  }
  const {about, faq, topics} = reader.end();
  if (!questions || (!isFaq && questions < sections * MOST)) return undefined;
  if (reader.isFull) return TOO_LONG;
  return {
    asking: written,
    about,
    faq,
    shape: `a Markdown page: ${count(faq.length, 'heading is a question', 'headings are questions')}${topics ? `, ${count(topics, 'is a topic', 'are topics')}` : ''}`,
  };
}

/** Reads bold lines, `Q:` lines, `<details>` and definitions as questions. */
function bySigns(parts: readonly Part[], isFaq: boolean): Attempt<Reading> {
  const reader = new Collector();
  let questions = 0;
  let asking = 0;
  for (const part of parts) {
    if (part.kind === 'heading') reader.begin(part);
    else if (part.kind === 'topic') reader.begin({...part, depth: LOWEST});
    else if (part.kind === 'end') {
      reader.pause();
      reader.close(LOWEST);
    } else if (part.kind === 'question' && (isFaq || part.certainty !== 'possible')) {
      questions++;
      if (part.certainty !== 'possible') asking++;
      reader.ask(part);
    } else reader.add(part.raw);
  }
  const {about, faq, topics} = reader.end();
  const first = parts.find(part => part.kind !== 'heading' && rawOf(part).trim());
  const isFirst =
    first?.kind === 'question' && (first.certainty === 'certain' || isQuestion(first.q));
  if (!questions || !(isFaq || questions > 1 || isFirst)) return undefined;
  if (reader.isFull) return TOO_LONG;
  return {
    asking,
    about,
    faq,
    shape: `a Markdown page: ${count(faq.length, 'line is a question', 'lines are questions')}${topics ? `, ${count(topics, 'heading is a topic', 'headings are topics')}` : ''}`,
  };
}

/**
 * Headings of an FAQ that are questions without being written as such: "I lost my card". They are
 * of the level of most questions, or of any level where none is written as a question.
 */
function besides(
  asking: ReadonlySet<Heading>,
  headings: readonly Heading[],
  own: ReadonlyMap<Heading, readonly Part[]>,
): Heading[] {
  let within = Infinity;
  const likely = headings.filter(heading => {
    const {depth} = heading;
    if (depth <= within) within = asking.has(heading) ? depth : Infinity;
    const text = own.get(heading);
    if (within < depth || text === undefined || isTemplate(heading.text)) return false;
    return !isContents(text) && !text.some(isSign);
  });
  if (!asking.size) return likely;
  const number = (level: number) => likely.filter(({depth}) => depth === level).length;
  const levels = [...new Set([...asking].map(({depth}) => depth))].sort((a, b) => a - b);
  const level = levels.reduce((a, b) => (number(b) > number(a) ? b : a));
  return likely.filter(({depth}) => depth === level);
}

function isSign(part: Part): boolean {
  return part.kind === 'question' && part.certainty !== 'possible';
}

/** Whether a text is a table of contents: a list of links to places in the page. */
function isContents(text: readonly Part[]): boolean {
  const lines = text.flatMap(part => rawOf(part).split('\n')).filter(line => line.trim());
  return lines.every(line =>
    /^[ \t]*(?:[*+-]|\d{1,9}[.)])[ \t]+\[[^\n]*\]\(#[^()\s]*\)/.test(line),
  );
}

/** The headings that have a text of their own, before the next heading, and its parts. */
function ownTexts(parts: readonly Part[]): ReadonlyMap<Heading, readonly Part[]> {
  const own = new Map<Heading, Part[]>();
  let last: Heading | undefined;
  for (const part of parts) {
    if (part.kind === 'heading') last = part;
    else if (last && part.kind !== 'end' && rawOf(part).trim()) {
      const text = own.get(last);
      if (text) text.push(part);
      else own.set(last, [part]);
    }
  }
  return own;
}

/** The headings with a question below them. */
function descendants(
  headings: readonly Heading[],
  isAsked: (heading: Heading) => boolean,
): ReadonlySet<Heading> {
  const above: Heading[] = [];
  const found = new Set<Heading>();
  for (const heading of headings) {
    while ((above.at(-1)?.depth ?? 0) >= heading.depth) above.pop();
    if (isAsked(heading)) for (const one of above) found.add(one);
    above.push(heading);
  }
  return found;
}

/** Adds the footnotes that nothing refers to to the last answer. */
function withNotes(faq: readonly Entry[], notes: readonly string[]): readonly Entry[] {
  const last = faq.at(-1);
  if (!last || !notes.length) return faq;
  return [...faq.slice(0, -1), {...last, a: `${last.a}\n\n${notes.join('\n')}`}];
}

interface Definitions {
  /** A text with the definitions that it uses. */
  (text: string): string;
  /** The footnotes that no text used. A definition of a link shows nothing. */
  unused(): readonly string[];
}

/**
 * Gives each text the definitions of links and footnotes that it uses, which may stand anywhere in a page
 * (CommonMark 0.31, 4.7). A footnote may use others.
 */
function definitionsIn(blocks: readonly Token[]): Definitions {
  const known = new Map<string, string>();
  const used = new Set<string>();
  for (const block of blocks) {
    if (block.type !== 'def') continue;
    const {tag: name, raw} = block as Tokens.Def;
    // The tag of a footnote begins with a line end.
    const tag = tagOf(name.replace(/^\n/, '^'));
    if (!known.has(tag)) known.set(tag, raw.trim());
  }
  const define = (text: string) => {
    const found = new Map<string, string>();
    const collect = (source: string) => {
      for (const [, label = ''] of known.size ? source.matchAll(/\[([^[\]]+)\]/g) : []) {
        const tag = tagOf(label);
        const definition = known.get(tag);
        if (definition === undefined || found.has(tag)) continue;
        used.add(tag);
        found.set(tag, definition);
      }
    };
    collect(text);
    // The map grows while this goes through it.
    for (const definition of found.values()) collect(definition);
    return found.size ? `${text}\n\n${[...found.values()].join('\n')}` : text;
  };
  const unused = () =>
    [...known].flatMap(([tag, raw]) => (tag.startsWith('^') && !used.has(tag) ? [raw] : []));
  return Object.assign(define, {unused});
}

function tagOf(label: string): string {
  return label.toLowerCase().replace(/\s+/g, ' ');
}

function count(number: number, noun: string, plural: string): string {
  return `${String(number)} ${number === 1 ? noun : plural}`;
}
