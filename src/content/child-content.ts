import {childSource, isSame, type LocalSource} from './sources.js';
import type {ContentHost, ContentView} from './status.js';

/** What an element's children give, and whether that is still so. */
export class ChildContent {
  readonly #host: ContentHost;
  readonly #view: ContentView;
  /** What was read last, and `undefined` while it is read. */
  #last: LocalSource | null | undefined;
  #changes = 0;

  constructor(host: ContentHost, view: ContentView) {
    this.#host = host;
    this.#view = view;
  }

  /** Reads the children as they are once nothing changes meanwhile. */
  async read(signal: AbortSignal): Promise<LocalSource | null> {
    this.#last = undefined;
    let changes, source;
    do {
      changes = this.#changes;
      source = await this.#source(signal);
      signal.throwIfAborted();
    } while (changes !== this.#changes);
    return (this.#last = source);
  }

  /** Whether children that have changed give something else than before. */
  async hasChanged(signal: AbortSignal): Promise<boolean> {
    this.#changes++;
    const last = this.#last;
    if (last === undefined) return false;
    const source = await this.#source(signal).catch(() => last);
    return this.#last === last && !isSame(source, last);
  }

  #source(signal: AbortSignal): Promise<LocalSource | null> {
    return childSource(this.#host, this.#view.children(), signal);
  }
}
