import {locate, readSource, type Source} from '../document/compose.js';
import {excerpt, Fault, LONG, type Place, type WelearnErrorCode} from '../document/errors.js';
import {formatPath, positionAt} from '../document/location.js';
import {merge} from '../document/merge.js';
import type {WelearnDocument} from '../document/model.js';
import type {Reading} from '../document/read.js';
import {recognise} from '../document/recognise.js';
import {count, describe, type Tag} from './explain.js';
import {groupBy, MAX_REPEATED, Places, timesFound} from './places.js';
import {findLostList, findWarnings, type Remark} from './warnings.js';
import {findLosses} from './yaml-losses.js';

/** The most errors, and the most warnings, to report about a document. */
const MAX_LISTED = 1000;

/** The document to check, and the known facts about it. */
export interface Subject {
  /** A document's text, or its value. */
  readonly content: unknown;
  /** The known format of the text. Without it, the format is detected from the text. */
  readonly format?: 'json' | undefined;
  /** Address of the document. */
  readonly url?: string | undefined;
  /** Whether the page sets a base for relative addresses. */
  readonly hasBase?: boolean | undefined;
}

/**
 * Finds all problems in a document, in the order of the text. Elements report the same errors; only
 * a check reports warnings.
 */
export async function check(subject: Subject): Promise<Problem[]> {
  const {content, format, url, hasBase = false} = subject;
  try {
    const reading = await readSource({content, format});
    const {draft, problems, shape, isCut = false} = await recognise(reading);
    // A document with too many questions is not shown.
    merge([{draft, base: ''}]);
    const errors = (await locate(problems, reading, {url}, MAX_LISTED)).map(asProblem);
    const places = await Places.of(reading);
    // An error already explains why nothing is left, or why a question or answer is missing.
    const misspelt = problems.filter(({isKey}) => isKey);
    const explained = new Set(misspelt.map(({path}) => formatPath(path)));
    const unasked = new Set(
      misspelt
        .filter(({expected}) => expected === 'q')
        .map(({path}) => formatPath(path.slice(0, -1))),
    );
    const isExplained = ({code, path}: Remark) =>
      code === 'no-question'
        ? unasked.has(formatPath(path))
        : code === 'no-answer'
          ? explained.has(formatPath(path))
          : code === 'empty' && errors.length > 0;
    const lostList = await findLostList(draft, reading);
    const remarks = [
      ...(lostList ? [lostList] : []),
      ...(isCut ? [UNCUT] : []),
      ...findWarnings(draft, reading, hasBase).filter(one => !isExplained(one)),
    ].map(remark => ({
      ...remark,
      locate: () => ({
        ...(remark.place ?? places.find(remark.path, remark)),
        path: formatPath(remark.path),
      }),
    }));
    const {data} = reading;
    const losses = data?.syntax === 'YAML' ? findLosses(data.text, places.extents) : [];
    const lost = losses.map(({message, offset}) => ({
      code: 'yaml' as const,
      message,
      locate: () => ({...places.at(offset)}),
    }));
    const warnings = gather([...lost, ...remarks], url);
    const note: Problem[] = shape
      ? [{severity: 'note', code: 'shape', message: `Read as: ${shape}.`, url, line: 1, column: 1}]
      : [];
    const others = [...checkEncoding(content, url), ...checkFence(reading, content, url)];
    return unique([...note, ...errors, ...others, ...warnings]).sort(byPlace);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return [asProblem(new Fault(cause.code, {...cause.facts, url}, cause.cause))];
  }
}

/** A page of questions that stays one text. */
const UNCUT: Remark = {
  code: 'limit',
  message:
    'This text is not read as a page of questions, because it is too long or too complex, or because too many answers would repeat a footnote, an address or a heading of it. It stays one text. Split it into shorter documents, or write the questions under "faq".',
  path: ['about'],
  isBody: true,
};

/** A warning, and a function that finds its place. */
interface Notice {
  readonly code: Warning;
  readonly message: string;
  readonly locate: () => Place;
}

/** Finds the places of warnings: of those that are said, because each place needs a search. */
function gather(notices: readonly Notice[], url: string | undefined): Problem[] {
  const groups = groupBy(notices, ({code, message}) => `${code} ${message}`);
  return groups.slice(0, MAX_LISTED).flatMap((group): Problem[] => {
    const told = group.slice(0, MAX_REPEATED).map(({code, message, locate}): Problem => {
      // A document that shows nothing has failed.
      return {severity: code === 'empty' ? 'error' : 'warning', code, message, url, ...locate()};
    });
    const [first] = told;
    if (!first || group.length <= MAX_REPEATED) return told;
    return [{...first, message: `${first.message} ${timesFound(group.length, told)}`}];
  });
}

/** Invalid UTF-8 is decoded as U+FFFD, so documents in other encodings are full of it. */
function checkEncoding(content: unknown, url: string | undefined): Problem[] {
  if (typeof content !== 'string') return [];
  const signs: [RegExp, string][] = [
    [/\uFFFD/, 'A character here could not be read. Save the document as UTF-8.'],
    [/(?![\t\n\r])\p{Cc}/u, 'There is an invisible control character here. Remove it.'],
  ];
  return signs.flatMap(([sign, message]): Problem[] => {
    const at = content.search(sign);
    if (at < 0) return [];
    return [{severity: 'warning', code: 'encoding', message, url, ...positionAt(content, at)}];
  });
}

/** Front matter without an end reaches to the last line, so text below it would be read as keys. */
function checkFence({data}: Reading, content: unknown, url: string | undefined): Problem[] {
  if (!data || typeof content !== 'string') return [];
  const text = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const fence = /^\s*(---|\+\+\+)[ \t\u00A0]*\n(?=.*\S)/.exec(text)?.[1];
  if (!fence || /\n[ \t]*(?:---|\+\+\+|\.\.\.)[ \t\u00A0]*(?:\n|$)/.test(text.trimStart()))
    return [];
  const message = `The front matter never ends. Put a line "${fence}" below its last key.`;
  const place = positionAt(text, text.indexOf(fence));
  return [{severity: 'warning', code: 'unused', message, url, ...place}];
}

/** Repeated text is reported several times at its first place. */
function unique(problems: readonly Problem[]): Problem[] {
  const known = new Map(problems.map(problem => [JSON.stringify(problem), problem]));
  return [...known.values()];
}

function byPlace(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** Kinds of warnings: the document is shown, but a part will not work as intended. */
export type Warning =
  | 'attribute'
  | 'cors'
  | 'duplicate'
  | 'empty'
  | 'encoding'
  | 'foreign'
  | 'heading'
  | 'image'
  | 'language'
  | 'limit'
  | 'link'
  | 'no-answer'
  | 'media'
  | 'no-question'
  | 'shape'
  | 'unused'
  | 'yaml';

/** A problem in a document. */
export interface Problem extends Place {
  /**
   * `error`: something is not shown. `warning`: something will not work as intended. `note`: what a
   * document of another shape was read as.
   */
  readonly severity: 'error' | 'warning' | 'note';
  readonly code: WelearnErrorCode | Warning;
  /** The problem, and advice. */
  readonly message: string;
}

/** Converts a fault to a problem. */
export function asProblem(fault: Fault): Problem {
  const {url, line, column, path} = fault.facts;
  return {severity: 'error', code: fault.code, message: describe(fault), url, line, column, path};
}

/** An element with its children as HTML has read them. */
export interface Branch extends Tag {
  readonly localName: string;
  readonly textContent: string | null;
  querySelector(selector: string): unknown;
  querySelectorAll(selector: string): Iterable<Branch>;
}

export function unclosedMessage({localName}: Branch): string {
  return `<${localName}> has no end tag, so the rest of the page is inside it and may disappear. Write <${localName} …></${localName}>. A slash before the > ends nothing in HTML.`;
}

/** Says why an element has nothing to show, if it has no document. */
export function whyNoSource(host: Branch): string {
  const [script] = [...host.querySelectorAll('script')].filter(({textContent}) =>
    textContent?.trim(),
  );
  const cure = 'Give the address of a document in "src".';
  if (script) {
    const type = script.getAttribute('type');
    const fault =
      type === null
        ? 'Its <script> has no type, so browsers run it as a program.'
        : `Its <script type="${excerpt(type)}"> is not read.`;
    return `${fault} If it holds the document, use the type text/yaml, application/json, text/toml or text/markdown. Otherwise: ${cure}`;
  }
  if (host.localName.includes('faq') && host.textContent?.trim())
    return `It has no source, only a fallback. ${cure} To show its children as questions, write <details><summary>question</summary>answer</details>.`;
  return `It has no source. ${cure}`;
}

/** Says why a document has nothing that an element shows. Lists that a script has left empty are no mistake. */
export function whyEmpty(
  host: Branch,
  {about, faq}: WelearnDocument,
  sources: readonly Pick<Source, 'content' | 'url' | 'attribute'>[],
): string | undefined {
  if (host.querySelector(':scope > [slot=empty]')) return undefined;
  if (sources.every(({content}) => isBlank(content))) return undefined;
  const from = sources.map(
    ({url, attribute}) => url ?? (attribute && `the attribute "${attribute}"`),
  );
  const names = from.map(origin => excerpt(origin ?? 'this page', LONG)).join(' and ');
  const isFaq = host.localName.includes('faq');
  const other = isFaq
    ? about.trim() && 'an about text'
    : faq.length && count(faq.length, 'question');
  const missing = isFaq ? 'no questions' : 'no about text';
  const cure = isFaq ? 'Add questions under "faq".' : 'Add an "about" text.';
  const shown = isFaq ? '<welearn-about>' : '<welearn-faq>';
  return `The document (${names}) has ${missing}${other ? `, but ${other}, which ${shown} shows` : ''}. ${cure}`;
}

/** Whether a value from a script holds nothing at all. */
function isBlank(content: unknown): boolean {
  return typeof content === 'object' && content !== null && !Object.values(content).flat().length;
}
