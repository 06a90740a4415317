import {Fault} from './errors.js';
import {MAX_LENGTH} from './limits.js';
import {merge, type Origin} from './merge.js';
import type {WelearnDocument} from './model.js';
import {parseJson} from './json.js';
import {read} from './read.js';
import {checkStructure} from './structure.js';
import {validate, type Problem} from './validate.js';

/** Something that holds a document: a text, or (from the `data` property) a value. */
export interface Source {
  /** What the text is known to be; else it is read by what it looks like. */
  readonly format?: 'json' | undefined;
  /** The text, or the value itself. */
  readonly content: unknown;
  /** URL that relative links resolve against. */
  readonly base: string;
  /** Name of the attribute that holds it, for errors. */
  readonly attribute?: string | undefined;
  /** Address that the text came from, for errors. */
  readonly url?: string | undefined;
}

/** A document and what in its sources could not be used. */
export interface Composition {
  readonly document: WelearnDocument;
  readonly faults: readonly Fault[];
}

/**
 * The document that sources make together, in their order. A source that cannot be read becomes a
 * fault beside the document that the others make.
 *
 * @throws Fault if none can be read
 */
export async function compose(sources: readonly Source[]): Promise<Composition> {
  const origins: Origin[] = [];
  const faults: Fault[] = [];
  for (const source of sources) {
    const {url, base, attribute} = source;
    try {
      const {draft, problems} = validate(await readSource(source));
      origins.push({draft, base});
      faults.push(...problems.map(problem => asFault(problem, url)));
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
      const code = attribute && cause.code === 'syntax' ? 'invalid-attribute' : cause.code;
      faults.push(new Fault(code, {...cause.facts, url, path: attribute}, cause.cause));
    }
  }
  const [first] = faults;
  if (!origins.length && first) throw first;
  return {document: merge(origins), faults};
}

async function readSource({content, format}: Source) {
  const isText = typeof content === 'string';
  if (isText && content.length > MAX_LENGTH) {
    throw new Fault('too-large', {found: 'text', expected: '8 MiB'});
  }
  const reading =
    isText && format !== 'json'
      ? await read(content)
      : {value: isText ? await parseJson(content) : content, body: ''};
  checkStructure(reading.value);
  return reading;
}

function asFault({path, expected, found}: Problem, url: string | undefined): Fault {
  return new Fault('invalid-document', {path, expected, found, url});
}
