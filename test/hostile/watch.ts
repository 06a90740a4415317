import type {Vector} from './vectors.js';

/** Observes everything that runs and everything requested. */
export class Watch {
  readonly #runs = new Set<number>();
  readonly #requests = new Set<string>();
  readonly #observer = new PerformanceObserver(list => this.#note(list.getEntries()));

  start(): void {
    this.#runs.clear();
    this.#requests.clear();
    Object.assign(window, {hit: (index: number) => this.#runs.add(index)});
    this.#observer.observe({type: 'resource'});
  }

  stop(): void {
    this.#observer.disconnect();
    Reflect.deleteProperty(window, 'hit');
  }

  /** The numbers of the vectors that have run so far. */
  get runs(): number[] {
    return [...this.#runs];
  }

  /** The addresses requested so far. */
  get requests(): string[] {
    this.#note(this.#observer.takeRecords());
    return [...this.#requests];
  }

  #note(entries: PerformanceEntryList): void {
    for (const {name} of entries) this.#requests.add(name);
  }
}

/**
 * Shows vectors unsanitised in a page of their own, and clicks those that need a click, as an
 * element without a sanitiser would. The page is gone when this resolves.
 * @param done a condition to wait for
 */
export async function letLoose(
  vectors: readonly Vector[],
  done: () => Promise<void>,
): Promise<void> {
  const frame = document.createElement('iframe');
  // Nothing in it may navigate the page around it, or open another.
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  document.body.append(frame);
  const page = frame.contentDocument;
  if (!page?.defaultView) throw new Error('The frame has no document');
  // Content of a nested frame calls the frame around it.
  Object.assign(page.defaultView, {hit: (index: number) => window.parent.hit?.(index)});
  for (const {source} of vectors) {
    const box = page.createElement('div');
    box.innerHTML = source;
    page.body.append(box);
    const script = /^javascript:/i;
    for (const link of box.querySelectorAll<HTMLAnchorElement>('a[href]')) {
      if (script.test(link.protocol)) link.click();
    }
  }
  try {
    await done();
  } finally {
    frame.remove();
  }
}

declare global {
  interface Window {
    /** The function that vectors call during a test. */
    hit?: (index: number) => void;
  }
}
