import type {Vector} from './vectors.js';

/** Sees what runs and what is requested, whoever began it. */
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

  /** The addresses that were requested so far. */
  get requests(): string[] {
    this.#note(this.#observer.takeRecords());
    return [...this.#requests];
  }

  #note(entries: PerformanceEntryList): void {
    for (const {name} of entries) this.#requests.add(name);
  }
}

/**
 * Shows vectors to a page of their own as they are, and clicks what runs by a click: what an element
 * without a sanitiser would do. The page is gone when this resolves.
 *
 * @param done what to wait for
 */
export async function letLoose(
  vectors: readonly Vector[],
  done: () => Promise<void>,
): Promise<void> {
  const frame = document.createElement('iframe');
  // Nothing in it may move the page around it, or open another.
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  document.body.append(frame);
  const page = frame.contentDocument;
  if (!page?.defaultView) throw new Error('The frame has no document');
  // What is in a frame of its own calls the one around it.
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
    /** What vectors call, while a test watches. */
    hit?: (index: number) => void;
  }
}
