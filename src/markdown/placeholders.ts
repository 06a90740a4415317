import {Fault} from '../document/errors.js';

/** A text with each `[NAME]` that there is a text for replaced by that. */
export type Fill = (text: string) => string;

const FACTS = {
  path: 'placeholders',
  expected: 'JSON with a text for each name, such as {"LANGUAGE": "German"}',
};
const TEXTS: readonly string[] = ['string', 'number', 'boolean'];

const asWritten: Fill = text => text;

/** Reads what an element's `placeholders` says, once for each new value. */
export class Placeholders {
  readonly #tell: (fault: Fault | null) => Promise<void>;
  #value: unknown = null;
  #entries = '[]';
  #fill = asWritten;
  #told = Promise.resolve();

  /** @param tell hears what is wrong with a new value, or that nothing is; one value after the other */
  constructor(tell: (fault: Fault | null) => Promise<void>) {
    this.#tell = tell;
  }

  /**
   * @param value JSON, or an object with texts
   * @returns the same function for as long as the texts are the same, so that what is shown can stay;
   *   one that changes nothing where the value cannot be used
   */
  read(value: unknown): Fill {
    if (value === this.#value) return this.#fill;
    this.#value = value;
    let entries: [string, string][] = [];
    let fault: Promise<Fault> | null = null;
    try {
      entries = entriesOf(value);
    } catch (cause) {
      fault = asFault(cause, value);
    }
    const written = JSON.stringify(entries);
    if (written !== this.#entries) this.#fill = createFill(new Map(entries));
    this.#entries = written;
    this.#told = this.#told.then(async () => this.#tell(await fault));
    return this.#fill;
  }
}

function entriesOf(value: unknown): [string, string][] {
  const isText = typeof value === 'string';
  if (value === null || value === undefined || (isText && !value.trim())) return [];
  const texts: unknown = isText ? JSON.parse(value) : value;
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts)) throw unexpected(texts);
  return Object.entries(texts)
    .filter(([, text]) => text !== undefined)
    .map(([name, text]: [string, unknown]) => {
      if (!TEXTS.includes(typeof text)) throw unexpected({[name]: text});
      return [name, String(text)];
    });
}

function unexpected(found: unknown): Fault {
  return new Fault('invalid-attribute', {...FACTS, found: JSON.stringify(found)});
}

/** All names at once, so that a text with a name in it is not replaced again. */
function createFill(texts: ReadonlyMap<string, string>): Fill {
  if (!texts.size) return asWritten;
  const names = [...texts.keys()].map(name => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(`\\[(${names.join('|')})\\]`, 'g');
  return text => text.replace(pattern, (written, name: string) => texts.get(name) ?? written);
}

/** What is no fault yet may be the parser's: browsers say differently where it stopped, or not at all. */
async function asFault(cause: unknown, value: unknown): Promise<Fault> {
  if (cause instanceof Fault) return cause;
  const facts = {...FACTS, found: String(cause)};
  try {
    if (typeof value !== 'string') throw cause;
    const {findMistake} = await import('../document/json-mistake.js');
    return new Fault('invalid-attribute', {...facts, ...findMistake(value)}, cause);
  } catch {
    // Without its place, an error is still worth telling.
    return new Fault('invalid-attribute', facts, cause);
  }
}
