import {type Facts, Fault} from './errors.js';
import {checkStructure, MAX_LENGTH, MAX_PROBLEMS} from './limits.js';
import {formatPath} from './location.js';
import {merge, type Origin} from './merge.js';
import type {WelearnDocument} from './model.js';
import {parse, read, type Reading} from './read.js';
import {type Problem, recognise} from './recognise.js';

/** Something that holds a document: a text, or (from the `data` property) a value. */
export interface Source {
  /** The known format of the text. Without it, the format is guessed from the text. */
  readonly format?: 'json' | undefined;
  /** The text, or the value itself. */
  readonly content: unknown;
  /** URL that relative links resolve against. */
  readonly base: string;
  /** Name of the attribute that holds it, for errors. */
  readonly attribute?: string | undefined;
  /** Address of the text, for errors. */
  readonly url?: string | undefined;
  /** The same object for sources that share a text: it is then read once. */
  readonly shared?: object | undefined;
}

/** A document, and the faults in its sources. */
export interface Composition {
  readonly document: WelearnDocument;
  readonly faults: readonly Fault[];
  /** Whether another language would give other texts. */
  readonly isTranslated: boolean;
  /** Whether a limit kept a text from being read as a page of questions. */
  readonly isCut: boolean;
}

/** Compositions of texts that several elements share, by the base of their addresses and their languages. */
const known = new WeakMap<object, Map<string, Promise<Composition>>>();

/**
 * Merges sources into one document, in their order. An unreadable source becomes a fault; the other
 * sources still make the document.
 *
 * @param languages the wanted languages, best first, where a document gives its texts in several
 * @throws Fault if no source can be read
 */
export function compose(
  sources: readonly Source[],
  languages: readonly string[] = [],
): Promise<Composition> {
  const [first] = sources;
  if (sources.length !== 1 || !first?.shared) return composeAll(sources, languages);
  const {shared, base} = first;
  const made = known.get(shared) ?? new Map<string, Promise<Composition>>();
  known.set(shared, made);
  const key = [base, ...languages].join(' ');
  const composition = made.get(key) ?? composeAll(sources, languages);
  made.set(key, composition);
  // A failed file may load at the next attempt.
  composition.catch(() => made.delete(key));
  return composition;
}

async function composeAll(
  sources: readonly Source[],
  languages: readonly string[],
): Promise<Composition> {
  const origins: Origin[] = [];
  const faults: Fault[] = [];
  let isTranslated = false;
  let isCut = false;
  for (const source of sources) {
    const {url, base, attribute} = source;
    try {
      const reading = await readSource(source);
      const {draft, problems, ...found} = await recognise(reading, languages);
      isTranslated ||= found.isTranslated ?? false;
      isCut ||= found.isCut ?? false;
      origins.push({draft, base});
      faults.push(...(await locate(problems, reading, {url, attribute}, MAX_PROBLEMS)));
    } catch (cause) {
      const isForeign = typeof source.content !== 'string' && !(cause instanceof Fault);
      const fault = isForeign ? (await import('../help/index.js')).asUnreadable(cause) : cause;
      if (!(fault instanceof Fault)) throw fault;
      const code = attribute && fault.code === 'syntax' ? 'invalid-attribute' : fault.code;
      faults.push(new Fault(code, {...fault.facts, url, path: attribute}, fault.cause));
    }
  }
  const [first] = faults;
  if (!origins.length && first) throw first;
  return {document: merge(origins), faults, isTranslated, isCut};
}

/**
 * Reads a source and checks the structure of its value.
 *
 * @throws Fault `syntax`, `not-a-document` or `too-large`
 */
export async function readSource({content, format}: Pick<Source, 'content' | 'format'>) {
  if (typeof content !== 'string') return walkable({value: content, body: ''});
  if (content.length > MAX_LENGTH) {
    throw new Fault('too-large', {found: 'text', expected: '8 MiB'});
  }
  const isJson = format === 'json';
  return walkable(
    await (isJson ? parse('JSON', {text: content, line: 0, column: 0}) : read(content)),
  );
}

function walkable(reading: Reading): Reading {
  checkStructure(reading.value);
  return reading;
}

/** Makes faults of problems, with line and column. A repeated mistake becomes one fault. */
export async function locate(
  problems: readonly Problem[],
  reading: Reading,
  origin: Pick<Facts, 'url' | 'attribute'>,
  limit: number,
): Promise<Fault[]> {
  if (!problems.length) return [];
  const found = await gather(problems, reading, limit);
  return found.map(facts => new Fault('invalid-document', {...facts, ...origin}));
}

/** Without places, the problems are still reported. */
async function gather(
  problems: readonly Problem[],
  reading: Reading,
  limit: number,
): Promise<Facts[]> {
  try {
    return await (await import('../help/index.js')).gatherProblems(problems, reading, limit);
  } catch {
    return problems.slice(0, limit).map(problem => ({...problem, path: formatPath(problem.path)}));
  }
}
