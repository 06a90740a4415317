/** Elements that wait for the same documents: each resolves when it has what it needs to show them. */
const waiting = new Map<string, Set<Promise<void>>>();

/**
 * Lets the elements of a page that wait for the same documents appear in the same frame: none then pushes
 * another one down that is there already.
 */
export class Turn {
  /** Whether no other element waited for them before. */
  readonly isFirst: boolean = true;
  readonly #others: Set<Promise<void>> | undefined;
  readonly #isReady: Promise<void> | undefined;
  #end = (): void => undefined;

  /**
   * @param urls the documents; none for an element that waits for nothing, or shows something already
   * @param signal ends the waiting
   */
  constructor(urls: readonly string[], signal: AbortSignal) {
    if (!urls.length) return;
    const key = urls.join(' ');
    const all = waiting.get(key) ?? new Set<Promise<void>>();
    waiting.set(key, all);
    this.isFirst = !all.size;
    const isReady = new Promise<void>(resolve => {
      this.#end = () => {
        resolve();
        all.delete(isReady);
        if (!all.size) waiting.delete(key);
      };
    });
    all.add(isReady);
    this.#others = all;
    this.#isReady = isReady;
    signal.addEventListener('abort', this.#end, {once: true});
  }

  /** Resolves when all who wait for the same documents can show them. */
  async take(): Promise<void> {
    if (!this.#others) return;
    const others = [...this.#others].filter(one => one !== this.#isReady);
    this.#end();
    await Promise.all(others);
  }
}
