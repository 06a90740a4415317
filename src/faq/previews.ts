import type {FeatureContext} from './features.js';

/**
 * So many answers are shown at once to who types: more than a window has room for. A letter may be found
 * in a thousand; the rest of them are shown, and what is hidden is closed, after so many milliseconds
 * without another.
 */
const AT_ONCE = 30;
const PAUSE = 300;

/** Ids of what is to be shown once there is a pause, and of what is shown until then. */
interface Pending {
  readonly wanted: readonly string[];
  readonly shown: ReadonlySet<string>;
}

/** Shows answers for as long as a search lasts. */
export class Previews {
  readonly #context: FeatureContext;
  #pending: Pending | undefined;
  #timer?: ReturnType<typeof setTimeout> | undefined;

  constructor(context: FeatureContext) {
    this.#context = context;
  }

  /** Shows the answers to the questions with these ids, and no others. */
  show(wanted: readonly string[]): void {
    const {host, disclosure} = this.#context;
    const {previewed, hidden} = disclosure;
    const isGradual = host.query.isTyped && !host.exclusive;
    const all = new Set(wanted);
    const kept = [...previewed].filter(id => all.has(id) || hidden.has(id));
    const next = new Set(isGradual ? [...kept, ...wanted.slice(0, AT_ONCE)] : wanted);
    disclosure.previewed = next;
    const isDone = next.size === all.size && wanted.every(id => next.has(id));
    this.#pending = isDone ? undefined : {wanted, shown: new Set(next)};
  }

  /** After an update: waits for a pause. */
  updated(): void {
    this.stop();
    const pending = this.#pending;
    if (pending) this.#timer = setTimeout(() => this.#finish(pending), PAUSE);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #finish({wanted, shown}: Pending): void {
    const {host, disclosure} = this.#context;
    const {previewed, hidden} = disclosure;
    // What the visitor has closed stays so; if that is all that was shown, so does the rest.
    const isWanted = [...previewed].some(id => !hidden.has(id));
    const next = wanted.filter(id => isWanted && (previewed.has(id) || !shown.has(id)));
    disclosure.previewed = new Set(next);
    this.#pending = undefined;
    host.requestUpdate('query');
  }
}
