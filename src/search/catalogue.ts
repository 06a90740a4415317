import {findParts, readQuery, type Entry, type Found, type Terms} from './find.js';
import {Fuzzy} from './fuzzy.js';
import {Passage} from './passage.js';

/** What is shown of a question: its words, and those of its answer. */
export interface Shown {
  readonly question: Element;
  readonly answer: Element | undefined;
}

/** How long the page may stand still for the catalogue, in milliseconds. */
const SLICE = 8;

/** What can be found in a FAQ as it is shown now. */
export class Catalogue {
  readonly #entries: Entry[] = [];
  readonly #fuzzy = new Fuzzy();

  /**
   * Reads what is shown, a little at a time.
   *
   * @param signal ends it; the catalogue is then not complete
   */
  static async of(shown: readonly Shown[], signal: AbortSignal): Promise<Catalogue> {
    const catalogue = new Catalogue();
    let pause = performance.now() + SLICE;
    for (const {question, answer} of shown) {
      catalogue.#add({question: new Passage(question), answer: answer && new Passage(answer)});
      if (performance.now() < pause) continue;
      await new Promise(resolve => setTimeout(resolve));
      if (signal.aborted) break;
      pause = performance.now() + SLICE;
    }
    return catalogue;
  }

  /** Whether it still tells what is shown. */
  get isCurrent(): boolean {
    return this.#entries.every(({question, answer}) => {
      return question.isCurrent && (answer?.isCurrent ?? true);
    });
  }

  /** @returns nothing where there is no word to look for */
  find(query: string): Found | undefined {
    const terms = readQuery(query);
    if (!terms) return undefined;
    return this.#findWords(terms);
  }

  /** Where to mark what was found in an entry. */
  ranges(place: number, {wanted}: Found): StaticRange[] {
    const {question, answer} = this.#entries[place] ?? {};
    return [question, answer].flatMap(passage => passage?.ranges(wanted) ?? []);
  }

  #add(entry: Entry): void {
    this.#fuzzy.add(entry, this.#entries.length);
    this.#entries.push(entry);
  }

  /** Where words are a guess, a text may have been cut in other places than the query. */
  #findWords(terms: Terms): Found {
    const words = this.#fuzzy.find(terms);
    if (!terms.isSpaceless) return words;
    const {matches, wanted} = findParts(this.#entries, terms);
    return {
      matches: new Map([...words.matches, ...matches]),
      wanted: {terms: words.wanted.terms, parts: wanted.parts},
    };
  }
}
