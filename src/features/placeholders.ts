import type {Fill} from '../html/conform.js';
import type {Fault} from '../document/errors.js';
import {asAttributeFault, type JsonAttribute, readEntries} from './json-attribute.js';

const TEXTS: readonly string[] = ['string', 'number', 'boolean'];
const ATTRIBUTE: JsonAttribute<string> = {
  path: 'placeholders',
  expected: 'JSON with a text for each name, such as {"LANGUAGE": "German"}',
  read: value => (TEXTS.includes(typeof value) ? String(value) : undefined),
};

const asWritten: Fill = text => text;

/** Reads the attribute `placeholders`, once for each new value. */
export class Placeholders {
  readonly #report: (fault: Fault | null) => Promise<void>;
  #value: unknown = null;
  #entries = '[]';
  #fill = asWritten;
  #reported = Promise.resolve();

  /**
   * @param report receives the fault of each new value, or `null` if it has none; one value after
   *   the other
   */
  constructor(report: (fault: Fault | null) => Promise<void>) {
    this.#report = report;
  }

  /**
   * @param value JSON, or an object with texts
   * @returns a function that fills in the texts. The same texts give the same function, so
   *   rendered nodes can stay. An unusable value gives one that changes nothing
   */
  read(value: unknown): Fill {
    if (value === this.#value) return this.#fill;
    this.#value = value;
    let entries: [string, string][] = [];
    let fault: Promise<Fault> | null = null;
    try {
      entries = readEntries(ATTRIBUTE, value);
    } catch (cause) {
      fault = asAttributeFault(ATTRIBUTE, cause, value);
    }
    const written = JSON.stringify(entries);
    if (written !== this.#entries) this.#fill = createFill(new Map(entries));
    this.#entries = written;
    this.#reported = this.#reported.then(async () => this.#report(await fault));
    return this.#fill;
  }
}

/** Replaces all names in one pass, so that a filled-in text is not replaced again. */
export function createFill(texts: ReadonlyMap<string, string>): Fill {
  if (!texts.size) return asWritten;
  const names = [...texts.keys()].map(name => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(`\\[(${names.join('|')})\\]`, 'g');
  return text => text.replace(pattern, (written, name: string) => texts.get(name) ?? written);
}
