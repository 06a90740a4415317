import {excerpt, Fault} from '../document/errors.js';
import {Allowance} from '../document/formats/markdown.js';
import {formerIds, identify} from '../document/identify.js';
import {formatPath, type Path, type Position} from '../document/location.js';
import type {Draft, Entry} from '../document/model.js';
import {parse, type Reading} from '../document/read.js';
import {type Finding, inspect} from '../html/inspect.js';
import {findSigns, type ForeignKind} from '../html/foreign-signs.js';
import {looseName} from '../html/names.js';
import type {Warning} from './check.js';
import {describe} from './explain.js';

/** A warning without its place: about a value, or a part of its text. */
export interface Remark {
  readonly code: Warning;
  readonly message: string;
  readonly path: Path;
  /** Possible spellings of the part in the text. */
  readonly pieces?: readonly string[] | undefined;
  /** The place, if it is known already. */
  readonly place?: Position | undefined;
  /** Whether it is about the key, not its value. */
  readonly isKey?: boolean;
  /** Whether it is about the Markdown below the front matter. */
  readonly isBody?: boolean;
}

/** Facts about the document on which links and images depend. */
interface Circumstances {
  /** Whether relative addresses have a base. */
  readonly hasBase: boolean;
  /** Ids of the document's questions, as targets of fragments. */
  readonly ids: ReadonlySet<string>;
  /** Names of places in the texts, as targets of fragments. */
  readonly places?: ReadonlySet<string>;
}

/** A text with its findings. */
interface Text {
  readonly path: Path;
  readonly findings: readonly Finding[];
  readonly isBody?: boolean;
}

/** Finds parts of a valid document that will not work as intended. */
export function findWarnings(draft: Draft, reading: Reading, hasBase: boolean): Remark[] {
  const entries = draft.faq.filter(({hidden}) => !hidden);
  const shown = entries.filter(({q}) => q).map(entry => ({...entry, base: ''}));
  const questions = identify(shown);
  const ids = new Set([...questions.map(({id}) => id), ...formerIds(questions).keys()]);
  const allowance = new Allowance();
  const read = (markdown: string, path: Path, isBody = false): Text => ({
    path,
    findings: inspect(markdown, allowance),
    isBody,
  });
  const about = read(draft.about ?? '', ['about']);
  const texts = entries.map(({q, a, path, isSilenced, isBody}) =>
    q || isSilenced ? [read(q, [...path, 'q'], isBody), read(a, [...path, 'a'], isBody)] : [],
  );
  const circumstances = {hasBase, ids, places: placesIn([about, ...texts.flat()])};
  return [
    ...checkWhole(draft),
    ...checkBody(draft, reading),
    ...checkMarkdown(about, circumstances),
    ...checkRepeats(entries),
    ...entries.flatMap((entry, i) => [
      ...checkEntry(entry),
      ...(texts[i] ?? []).flatMap(text => checkMarkdown(text, circumstances)),
      ...checkAnswer(entry, reading.value),
    ]),
    ...checkSigns(draft.about ?? '', entries),
  ];
}

function placesIn(texts: readonly Text[]): ReadonlySet<string> {
  const findings = texts.flatMap(text => text.findings);
  return new Set(
    findings.flatMap(one => (one.kind === 'place' ? [one.name, looseName(one.name)] : [])),
  );
}

function checkWhole({about, faq, lang}: Draft): Remark[] {
  const remarks: Remark[] = [];
  if (!about && !faq.length) {
    const message =
      'This document has nothing to show. Add an "about" text, or questions under "faq".';
    remarks.push({code: 'empty', message, path: []});
  }
  if (lang && !isLanguage(lang)) {
    const message = `"${excerpt(lang)}" is not a language tag. Use one such as "en", "pt-BR" or "zh-Hans".`;
    remarks.push({code: 'language', message, path: ['lang']});
  }
  return remarks;
}

/** Finds Markdown that is not shown. */
function checkBody({about, faq}: Draft, {data, markdown}: Reading): Remark[] {
  // The text is a page of questions.
  if (faq.some(({isBody}) => isBody)) return [];
  const text = markdown?.text ?? '';
  if (!data || !text.trim() || about?.trim() === text.trim()) return [];
  const message =
    'The text below the front matter is not shown, because "about" has a text already. Move it into "about", or remove one of the two.';
  const pieces = LIST_SIGN.exec(text)?.slice(0, 1);
  return [{code: 'unused', message, path: [], pieces, isBody: true}];
}

/** The first line of a list of questions. */
const LIST_SIGN = /^[ \t]*(?:faqs?[ \t]*[:=]|-[ \t]+(?:q|question)[ \t]*:|\[\[faq).*$/im;
/** A line of data: a key, an entry of a list, or the head of a table. */
const DATA_LINE = /^(?:-(?:\s|$)|["']?[\w.-]+["']?[ \t]*(?:[:=](?:\s|$))|\[\[?[\w.-]+\])/;
const FENCE = /^(?:---|\+\+\+)[ \t]*$/m;

/** Finds a list of questions that is shown as Markdown, and says why. */
export async function findLostList(
  {about, faq}: Draft,
  reading: Reading,
): Promise<Remark | undefined> {
  const {data, markdown} = reading;
  const [lost] = LIST_SIGN.exec(markdown?.text ?? '') ?? [];
  if (!markdown || lost === undefined || faq.some(({isBody}) => isBody)) return undefined;
  if (about?.trim() !== markdown.text.trim()) return undefined;
  const syntax = /^[ \t]*\[\[|^[^:]*=/.test(lost) ? 'TOML' : 'YAML';
  const fence = syntax === 'TOML' ? '+++' : '---';
  const remark = (why: string, place?: Position): Remark => {
    const message = `This looks like a list of questions, but it is read as Markdown text. ${why}`;
    return {code: 'unused', message, path: [], pieces: [lost], isBody: true, place};
  };
  if (data) {
    const end = data.syntax === 'TOML' ? '+++' : '---';
    return remark(`Move it above the line "${end}" that ends the front matter.`);
  }
  const [opening] = /^(?:---|\+\+\+)[ \t]*\n/.exec(markdown.text) ?? [''];
  const inner = markdown.text.slice(opening.length);
  const [head = ''] = inner.split(FENCE, 1);
  const first = head.split('\n').find(line => line.trim() && !line.startsWith('#')) ?? '';
  if (!DATA_LINE.test(first))
    return remark(
      `Move it to the top of the file, between two lines "${fence}". Other text belongs below them.`,
    );
  try {
    const line = markdown.line + (opening ? 1 : 0);
    const {value} = await parse(syntax, {...markdown, text: head, line});
    if (opening && !opening.startsWith(fence))
      return remark(`Front matter in ${syntax} starts and ends with a line "${fence}".`);
    const name = Object.keys(value ?? {}).find(key => !/^\d+$/.test(key));
    return remark(
      name === undefined || typeof value !== 'object'
        ? `Put a line "faq:" above it, and indent it.`
        : `Its key "${excerpt(name)}" is unknown. Name the list "faq".`,
    );
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const {line, column = 1} = cause.facts;
    return remark(describe(cause), line === undefined ? undefined : {line, column});
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

/** A repeated id gets a number, so a shared address may lead to the wrong question. */
function checkRepeats(entries: readonly Entry[]): Remark[] {
  const remarks: Remark[] = [];
  const seen = new Map<string, Path>();
  for (const {id, q, path} of entries) {
    if (!q) continue;
    const kind = id ? 'id' : 'question';
    const name = id || q;
    const earlier = seen.get(`${kind} ${name}`);
    if (earlier) {
      const message = `The ${kind} "${excerpt(name)}" already appears at ${formatPath(earlier)}. ${id ? 'Give each question its own id.' : 'Reword one of them, or give each an "id".'}`;
      remarks.push({code: 'duplicate', message, path: id ? [...path, 'id'] : path});
    } else seen.set(`${kind} ${name}`, path);
  }
  return remarks;
}

function checkEntry({q, path, isSilenced}: Entry): Remark[] {
  if (q || isSilenced) return [];
  const message =
    'This entry has no question, so it is not shown. Add "q:". To leave it out on purpose, write "q: \'\'".';
  return [{code: 'no-question', message, path}];
}

/** Keys of an entry that are read, or that hold no text for visitors. */
const OTHER_KEY =
  /^(?:a|answer|category|date|entries|faq|hidden|href|id|key|lang|link|name|order|q|question|questions|response|section|slug|tags|text|title|topic|url|weight)$/i;
/** Words of a sentence. */
const SENTENCE = /\S\s+\S|[.!?]\s*$/;
/** Names of answers. */
const ANSWER_KEY = /answ|body|content|descr|detail|explan|repl|respon|solution/i;

/** Finds the answer of an entry without one: a text under an unknown key. */
function checkAnswer({id, q, a, topic, path}: Entry, value: unknown): Remark[] {
  if (!q || a.trim()) return [];
  let item = value;
  for (const step of path) item = isObject(item) ? item[step] : undefined;
  if (!isObject(item)) return [];
  const others = Object.entries(item).filter(([key, text]) => {
    if (OTHER_KEY.test(key)) return false;
    if (typeof text !== 'string') return isObject(text) && Object.keys(text).length > 0;
    // An accepted name of a question or topic is not lost.
    if ([id, q, topic].includes(text.trim())) return false;
    return SENTENCE.test(text) || (text.trim() && ANSWER_KEY.test(key));
  });
  const [likely] = others.find(([key]) => ANSWER_KEY.test(key)) ?? others[0] ?? [];
  if (likely === undefined) return [];
  const message = `This question has no answer, because "${excerpt(likely)}" is not read. Did you mean "a"?`;
  return [{code: 'no-answer', message, path: [...path, likely], isKey: true}];
}

function isObject(value: unknown): value is Readonly<Record<string | number, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Messages for signs of other programs, with the sign. */
const SIGNS: Readonly<Record<ForeignKind, (raw: string) => string>> = {
  shortcode: raw =>
    `"${raw}" is a shortcode of another program, so visitors see it as written. Write the text or the link that it stands for.`,
  template: raw =>
    `"${raw}" is a sign of a template, so visitors see it as written. Write the text that it stands for.`,
  'template-address': raw =>
    `This address holds "${raw}", a sign of a template, so the link or image is left out and only its text is shown. Write the full address.`,
  component: raw =>
    `"${raw}>" is a component of another program. Only the text inside it is shown. Write the content in Markdown, or, to show the tag itself, put it in backticks.`,
  import: raw =>
    `"${raw}" is code of another program, so visitors see it as written. Remove this line.`,
  wikilink: raw =>
    `"${raw}" is a link of another program, so visitors see it as written. Write [text](address).`,
  emoji: raw =>
    `"${raw}" is a name for an emoji, so visitors see it as written. Write the emoji itself.`,
  box: raw => `The box "${raw}" never ends, so it is shown as written. Put a line ":::" below it.`,
};

/** Tells of each kind of sign once. */
function checkSigns(about: string, entries: readonly Entry[]): Remark[] {
  const remarks = new Map<ForeignKind, Remark>();
  const look = (markdown: string, path: Path) => {
    for (const {kind, raw} of findSigns(markdown)) {
      // A head of a TOML table is named as a lost list.
      if (remarks.has(kind) || LIST_SIGN.test(raw)) continue;
      const message = SIGNS[kind](excerpt(raw));
      remarks.set(kind, {code: 'foreign', message, path, pieces: [raw]});
    }
  };
  look(about, ['about']);
  for (const {q, a, path} of entries) {
    look(q, [...path, 'q']);
    look(a, [...path, 'a']);
  }
  return [...remarks.values()];
}

/** A part of an address that a template would replace. Such an address is told of elsewhere. */
const TEMPLATE = /(?:\{|%7B){2}|(?:\{|%7B)%/i;

function checkMarkdown(text: Text, circumstances: Circumstances): Remark[] {
  const remarks = remarksOn(text, circumstances);
  return text.isBody ? remarks.map(remark => ({...remark, isBody: true})) : remarks;
}

function remarksOn({path, findings}: Text, circumstances: Circumstances): Remark[] {
  const remarks: Remark[] = [];
  let level = 0;
  for (const finding of findings) {
    const {kind} = finding;
    if (kind === 'place') continue;
    if (kind === 'media') {
      const message = `<${finding.name}> is not shown. Visitors see a link to it instead. To choose the text of the link, give it a "title".`;
      remarks.push({code: 'media', message, path, pieces: [finding.raw]});
      continue;
    }
    if (kind === 'limit') {
      const message =
        'Not all of this text is read as Markdown, because it is too long or too complex. The rest is shown as written. Split it into shorter texts.';
      remarks.push({code: 'limit', message, path});
      continue;
    }
    const {raw} = finding;
    if (kind === 'heading') {
      if (level && finding.level > level + 1) {
        const message = `This heading jumps from level ${level} to level ${finding.level}, as if a part were missing. Write ${'#'.repeat(level + 1)} instead.`;
        remarks.push({code: 'heading', message, path, pieces: [raw.trim()]});
      }
      level = finding.level;
    } else if (!TEMPLATE.test(finding.address)) {
      const checkAddress = kind === 'link' ? checkLink : checkImage;
      const message = checkAddress(finding.address, finding.text, circumstances);
      if (message)
        remarks.push({
          code: kind,
          message,
          path,
          pieces: [raw, `](${finding.address}`, finding.address],
        });
    }
  }
  return remarks;
}

/** A name that looks like a website: `example.org`, but not `rules.pdf`. */
const DOMAIN =
  /^(?:[\p{L}\p{N}-]+\.)+(?:org|com|net|edu|gov|info|eu|[a-z]{2})(?::\d+)?(?:[/?#]|$)/iu;
const FILE = /^[^/]+\.(?:md|js|py|sh|ps|pl|ai|zip)$/i;
const SCHEME = /^[a-z][a-z\d+-]*:/i;
const LINK_SCHEMES = /^(?:https?|mailto|tel):/i;
const IMAGE_SCHEMES = /^https?:/i;

export function checkLink(
  address: string,
  text: string,
  {hasBase, ids, places = new Set()}: Circumstances,
): string | undefined {
  if (!address.trim()) return 'This link has no address. Add one, or remove the link.';
  if (address.startsWith('#')) return checkFragment(address, ids, places);
  if (SCHEME.test(address) && !LINK_SCHEMES.test(address)) {
    return `Links to "${schemeOf(address)}" addresses are removed. Use https:, mailto: or tel:.`;
  }
  const wrong = checkAddress(address, hasBase);
  if (wrong) return wrong;
  if (!text.trim()) {
    return `The link to ${excerpt(address)} has no text, so visitors see the address. Add a text: [text](${excerpt(address)}).`;
  }
  return undefined;
}

export function checkImage(
  address: string,
  text: string,
  {hasBase}: Circumstances,
): string | undefined {
  if (!address.trim()) return 'This image has no address. Add one, or remove the image.';
  if (SCHEME.test(address) && !IMAGE_SCHEMES.test(address)) {
    return `Images from "${schemeOf(address)}" addresses are removed. Use https:.`;
  }
  const wrong = checkAddress(address, hasBase);
  if (wrong) return wrong;
  if (!text.trim()) {
    return `The image ${excerpt(address)} has no text for people who cannot see it. Add a description: ![description](${excerpt(address)}).`;
  }
  return undefined;
}

function checkAddress(address: string, hasBase: boolean): string | undefined {
  const quoted = excerpt(address);
  if (SCHEME.test(address) || address.startsWith('//')) return undefined;
  if (address.startsWith('/')) {
    if (hasBase) return undefined;
    return `"${quoted}" only works on the site that hosts this document. Use the full https:// address, or set "base".`;
  }
  if (/^www\./i.test(address)) {
    return `"${quoted}" is missing https://. Write https://${quoted}.`;
  }
  if (DOMAIN.test(address) && !FILE.test(address)) {
    return `"${quoted}" is missing https://, so it leads to a page next to this document. Write https://${quoted}.`;
  }
  if (/^[^/?#\s@]+@[^/?#\s@]+\.\w+$/.test(address)) {
    return `"${quoted}" is an email address without mailto:. Write mailto:${quoted}.`;
  }
  return undefined;
}

function checkFragment(
  address: string,
  ids: ReadonlySet<string>,
  places: ReadonlySet<string>,
): string | undefined {
  const id = decode(address.slice(1));
  if (ids.has(id) || (id.startsWith('faq-') && ids.has(id.slice(4)))) return undefined;
  const names = [id, id.replace(/^(?:about|faq)-/, '')];
  const loose = names.map(looseName).filter(Boolean);
  if ([...names, ...loose].some(name => places.has(name) || ids.has(name))) return undefined;
  return `No question here has the id "${excerpt(id)}". Correct the id, unless the page itself has it.`;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function schemeOf(address: string): string {
  return excerpt(address.slice(0, address.indexOf(':') + 1));
}
