import {expect, fixture, fixtureCleanup, html, oneEvent} from '@open-wc/testing';
import {sendMouse, setViewport} from '@web/test-runner-commands';
import '../../src/welearn.js';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import type {WelearnState} from '../../src/element/status.js';
import {createServer, type Server} from '../server/client.js';
import {until} from '../until.js';

export {until};

// The elements load without blocking; the tests wait for them.
await Promise.all(['welearn-about', 'welearn-faq'].map(name => customElements.whenDefined(name)));

export type Element = WelearnAbout | WelearnFaq;

/** An event of the elements, as it reaches the document. */
export type ElementEvent = CustomEvent<Record<string, unknown>>;

/**
 * The page around the tests of a file, with a server for each test. A console message that a test
 * does not take, or an unhandled rejection, fails the file.
 */
export function watchedPage(): Page {
  const page = new Page();
  beforeEach(() => page.open());
  afterEach(async function () {
    await page.close(this.currentTest);
  });
  // Checks at the end, because a hook that fails after a test stops later hooks.
  after(() => expect(page.unasked.join('\n')).to.equal(''));
  return page;
}

const EVENTS = [
  ...['welearn-load', 'welearn-error', 'welearn-toggle', 'welearn-copy'],
  ...['welearn-search', 'welearn-feedback'],
];
const LEVELS = ['error', 'warn'] as const;

/** Milliseconds that browsers accept for a timer: 25 days. */
const FOREVER = 2 ** 31 - 1;

export class Page {
  events: ElementEvent[] = [];
  /** Messages and rejections that no test has taken. */
  readonly unasked: string[] = [];
  #server: Server | undefined;
  #errors: unknown[][] = [];
  #warnings: unknown[][] = [];
  /** Why elements showed nothing. Tests of something else need not take them. */
  #silences: string[] = [];
  #rejections: unknown[] = [];
  #end = new AbortController();
  readonly #console = {error: console.error, warn: console.warn};
  readonly #timers = {
    setTimeout: window.setTimeout.bind(window),
    clearTimeout: window.clearTimeout.bind(window),
  };

  get server(): Server {
    if (!this.#server) throw new Error('There is a server only during a test');
    return this.#server;
  }

  /** Takes the first arguments of `console.error` so far. */
  takeErrors(): unknown[] {
    return this.#errors.splice(0).map(([first]) => first);
  }

  /** Takes the texts of `console.warn` so far. */
  takeWarnings(): string[] {
    return this.#warnings.splice(0).map(([first]) => String(first));
  }

  /** Waits until an element has said why it shows nothing, and takes the message. */
  async silence(): Promise<string> {
    await until(() => this.#silences.length > 0, 'the author should be told why nothing is shown');
    return this.#silences.splice(0).join('\n');
  }

  /** Takes the reasons why elements showed nothing so far. */
  takeSilences(): string[] {
    return this.#silences.splice(0);
  }

  /** Waits for a number of errors in the console, and takes their first arguments. */
  async errors(count = 1): Promise<unknown[]> {
    await until(() => this.#errors.length >= count, `the author should be told of ${count}`);
    const taken = this.takeErrors();
    expect(taken.map(String)).to.have.length(count);
    return taken;
  }

  /**
   * Stops the elements' timers of a duration for the rest of the test, so that nothing passes or
   * gives up while the test looks, however slow it is.
   *
   * @returns a function that runs them
   */
  holdTimers(duration: number): () => void {
    const [start, end] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
    const held = new Map<number, () => void>();
    const hold = (act: () => void, delay?: number, ...values: []): number => {
      if (delay !== duration) return start(act, delay, ...values);
      const id = start(act, FOREVER);
      held.set(id, act);
      return id;
    };
    const drop = (id?: number): void => {
      if (id !== undefined) held.delete(id);
      end(id);
    };
    Object.assign(window, {setTimeout: hold, clearTimeout: drop});
    return () => {
      for (const [id, act] of held) {
        drop(id);
        act();
      }
    };
  }

  /** Events of one type so far. */
  seen(type: keyof HTMLElementEventMap): ElementEvent[] {
    return this.events.filter(event => event.type === type);
  }

  async open(): Promise<void> {
    this.events = [];
    this.#errors = [];
    this.#warnings = [];
    this.#silences = [];
    this.#rejections = [];
    this.#end = new AbortController();
    const {signal} = this.#end;
    for (const type of EVENTS) {
      document.addEventListener(type, event => this.events.push(event as ElementEvent), {signal});
    }
    const note = ({reason}: PromiseRejectionEvent) => this.#rejections.push(reason);
    addEventListener('unhandledrejection', note, {signal});
    console.error = (...values) => this.#errors.push(values);
    console.warn = (...values) => {
      const message = String(values[0]);
      if (message.includes('> shows nothing. ')) this.#silences.push(message);
      else if (!message.includes('Lit is in dev mode')) this.#warnings.push(values);
    };
    this.#server = await createServer();
  }

  async close(test?: Mocha.Test): Promise<void> {
    fixtureCleanup();
    if (location.hash) history.replaceState(null, '', location.pathname + location.search);
    await this.server.reset();
    this.#end.abort();
    for (const level of LEVELS) console[level] = this.#console[level];
    Object.assign(window, this.#timers);
    if (test?.state === 'failed') return; // its own error says why
    const unasked = [...this.#rejections, ...this.#errors.flat(), ...this.#warnings.flat()];
    this.unasked.push(...unasked.map(value => `${test?.title ?? ''}: ${String(value)}`));
  }
}

/*
 * Do not pass elements to assertions (`to.exist`, `to.be.empty`, `to.equal`): if one fails, the
 * test runner writes out the whole page, which takes forever. Assert on properties of the element.
 */

/** Waits until an element reaches a state, and has rendered it. */
export async function waitForState(element: Element, state: WelearnState): Promise<void> {
  await until(() => element.state === state, `the element should be ${state}`);
  await element.updateComplete;
}

/**
 * Scrolls an element to the middle of the window. Repeats, because scroll anchoring may move it
 * once more.
 */
export async function centre(element: globalThis.Element): Promise<void> {
  const top = () => element.getBoundingClientRect().top;
  await until(async () => {
    element.scrollIntoView({block: 'center', behavior: 'instant'});
    const before = top();
    await painted();
    return Math.abs(top() - before) < 1;
  }, 'the element should stay in the middle');
}

/** Questions with attributes, in a box of the page. */
export async function showFaq(
  data: unknown,
  attributes: Partial<WelearnFaq> = {},
): Promise<WelearnFaq> {
  const faq = document.createElement('welearn-faq');
  Object.assign(faq, attributes, {data});
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.append(faq);
  await waitForState(faq, 'ready');
  return faq;
}

/** Clicks a button with a real click, which browsers allow more than a script's. */
export async function click(element: globalThis.Element): Promise<void> {
  await centre(element);
  const {left, top, width, height} = element.getBoundingClientRect();
  const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
  await sendMouse({type: 'click', position});
}

/** Follows a link to a place in the page. */
export async function follow(fragment: string): Promise<void> {
  const before = location.href;
  location.hash = fragment;
  if (location.href !== before) await addressChanged();
  await settle();
}

/** Waits until the page has heard of its new address. The elements hear of it first. */
export async function addressChanged(): Promise<void> {
  let heard = '';
  while (heard !== location.href) {
    const event: HashChangeEvent = await oneEvent(window, 'hashchange');
    heard = event.newURL;
  }
}

/** Gives the window a size, and waits until the page has it. */
export async function resize(width: number, height: number): Promise<void> {
  await setViewport({width, height});
  await until(
    () => innerWidth === width && innerHeight === height,
    'the window should have its size',
  );
}

/** Waits for two frames: a scrolled element is under the pointer only after a paint. */
export async function painted(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) {
    await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  }
}

/** Lets all pending tasks and updates finish. */
export async function settle(...elements: Element[]): Promise<void> {
  for (let turn = 0; turn < 5; turn++) {
    await new Promise(resolve => setTimeout(resolve));
    await Promise.all(elements.map(element => element.updateComplete));
  }
}

/** Waits for the end of all animations, and of those that follow them. */
export async function waitForAnimations(element: Element): Promise<void> {
  const {timeline} = document;
  await until(() => timeline.currentTime !== null, 'time should pass');
  await until(async () => {
    // One that follows scrolling never ends.
    const animations = rootOf(element)
      .getAnimations()
      .filter(animation => animation.timeline instanceof DocumentTimeline);
    await Promise.all(animations.map(({finished}) => finished.catch(() => undefined)));
    return !animations.length;
  }, 'nothing should move');
}

export function rootOf(element: globalThis.Element): ShadowRoot {
  if (!element.shadowRoot) throw new Error(`<${element.localName}> has no shadow root`);
  return element.shadowRoot;
}

/** All elements with a part name, in order. */
export function parts(element: globalThis.Element, name: string): HTMLElement[] {
  return [...rootOf(element).querySelectorAll<HTMLElement>(`[part~="${name}"]`)];
}

/** The first element with a part name. */
export function part(element: globalThis.Element, name: string): HTMLElement {
  const [first] = parts(element, name);
  if (!first) throw new Error(`<${element.localName}> has no part "${name}"`);
  return first;
}

/** The text of an element, with collapsed white space. */
export function textOf(element: globalThis.Element | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The texts of all elements with a part name. */
export function texts(element: globalThis.Element, name: string): string[] {
  return parts(element, name).map(textOf);
}

/** The shown questions. */
export function questions(faq: WelearnFaq): string[] {
  return texts(faq, 'question');
}

/** The questions with `aria-expanded="true"`. */
export function opened(faq: WelearnFaq): string[] {
  return parts(faq, 'question')
    .filter(button => button.getAttribute('aria-expanded') === 'true')
    .map(textOf);
}

/** A question by its text. */
export function question(faq: WelearnFaq, text: string): HTMLElement {
  const found = parts(faq, 'question').find(element => textOf(element) === text);
  if (!found) throw new Error(`There is no question "${text}"`);
  return found;
}

/** The panel that a question opens. */
export function answer(faq: WelearnFaq, text: string): HTMLElement {
  const id = question(faq, text).getAttribute('aria-controls') ?? '';
  const panel = rootOf(faq).getElementById(id);
  if (!panel) throw new Error(`The question "${text}" has no panel`);
  return panel;
}

/** Whether any part of an element is visible. */
export function isVisible(element: globalThis.Element): boolean {
  return element.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true});
}

/** The element that has focus, in any shadow tree. */
export function focused(): globalThis.Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** The level of the heading around an element. */
export function levelOf(element: globalThis.Element): number {
  return Number(element.closest('h1, h2, h3, h4, h5, h6')?.localName[1]);
}

/** The address of the script tag under test: the source or the build. */
export async function entryUrl(): Promise<string> {
  const self = await (await fetch(import.meta.url)).text();
  const path = /^import\s*["']([^"']*\/welearn\.[jt]s[^"']*)["']/m.exec(self)?.[1];
  if (!path) throw new Error('The entry is not imported here');
  return new URL(path, import.meta.url).href;
}
