import {executeServerCommand, sendKeys, sendMouse} from '@web/test-runner-commands';
import {centre, focused, isVisible, painted, textOf, until} from './support.js';

/*
 * A visitor, for tests that read like a visit: "tabs to the third question, opens it, follows its
 * link, comes back". It uses a real keyboard and mouse, and finds everything by its visible text.
 */

/** The most stops that a test page may have on the way. */
const MAX_STOPS = 60;

/** Presses Tab until the element with a name has focus. */
export async function tabTo(name: string): Promise<Element> {
  return walkTo(name, () => sendKeys({press: 'Tab'}));
}

/** Presses Shift+Tab until the element with a name has focus. */
export async function tabBackTo(name: string): Promise<Element> {
  await sendKeys({down: 'Shift'});
  try {
    return await walkTo(name, () => sendKeys({press: 'Tab'}));
  } finally {
    await sendKeys({up: 'Shift'});
  }
}

async function walkTo(name: string, step: () => Promise<unknown>): Promise<Element> {
  const passed: string[] = [];
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    await step();
    const here = focused();
    if (here && nameOf(here) === name) return here;
    passed.push(here ? nameOf(here) : '');
  }
  throw new Error(`The keyboard does not reach "${name}", only ${passed.join(' | ')}`);
}

/** Presses a key. Browsers need " " for the space key. */
export async function press(key: string): Promise<void> {
  await sendKeys({press: key});
}

/** Clicks in the middle of the visible element with a name. */
export async function click(name: string): Promise<Element> {
  const element = find(name);
  const {left, top, width, height} = element.getBoundingClientRect();
  if (top < 0 || top + height > innerHeight) await centre(element);
  await clickAt(element, left + width / 2);
  return element;
}

async function clickAt(element: Element, x: number): Promise<void> {
  await painted();
  const {top, height} = element.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(x), Math.round(top + height / 2)]});
}

/** Goes back in the tab's history. */
export async function goBack(): Promise<void> {
  const from = location.href;
  history.back();
  await until(() => location.href !== from, 'the address should change');
}

/** The name of the element that has focus, or an empty text. */
export function focusedName(): string {
  const here = focused();
  return here && here !== document.body ? nameOf(here) : '';
}

/** Waits until the element with a name has focus. */
export async function arrivesAt(name: string): Promise<void> {
  await until(() => focusedName() === name, `the focus should be at "${name}"`);
}

/** Waits until a text is visible on the page. */
export async function reads(text: string): Promise<void> {
  await until(() => seesText(text), `"${text}" should be seen`);
}

/** Whether a text is visible on the page, in any shadow tree. */
export function seesText(text: string): boolean {
  return [...everything(document.body)].some(element => {
    const own = [...element.childNodes].filter(node => node instanceof Text);
    return own.some(({data}) => data.replace(/\s+/g, ' ').includes(text)) && isVisible(element);
  });
}

/** The visible control with a name. */
export function find(name: string): Element {
  for (const element of everything(document.body)) {
    if (element.matches('a, button, input') && nameOf(element) === name && isVisible(element)) {
      return element;
    }
  }
  throw new Error(`There is no control called "${name}"`);
}

/** Everything in the page, shadow trees included, in reading order. */
export function* everything(root: ParentNode): Generator<Element> {
  for (const element of root.children) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
    yield* everything(element);
  }
}

/** The name of an element, from other elements, its label, or its own text. */
export function nameOf(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-labelledby')?.split(' ');
  const names = ids?.map(id => ownText(root.getElementById(id)));
  return names?.join(' ') ?? element.getAttribute('aria-label') ?? ownText(element);
}

function ownText(element: Element | null): string {
  const copy = element?.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return textOf(copy);
}

/** An element as assistive technology perceives it. */
export interface Perceived {
  readonly role: string;
  readonly name: string;
  /** Only Chromium exposes these. */
  readonly expanded?: boolean;
  readonly level?: number;
}

/**
 * The element's entry in the browser's accessibility tree, or an empty object. Firefox cannot
 * expose it, and compares it with the expected one instead.
 */
export async function perceive(
  element: Element,
  expected: {readonly role: string; readonly name: string},
): Promise<Perceived> {
  Object.assign(window, {perceived: element});
  try {
    return await executeServerCommand<Perceived, typeof expected>('perceived', expected);
  } finally {
    Reflect.deleteProperty(window, 'perceived');
  }
}

/** Whether another element covers an element, such as a sticky header. */
export function isCovered(element: Element): boolean {
  const {left, top, width, height} = element.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].map(share => [left + width / 2, top + height * share] as const);
  return !points.some(([x, y]) => {
    let hit = document.elementFromPoint(x, y);
    while (hit?.shadowRoot?.elementFromPoint(x, y)) {
      const inner = hit.shadowRoot.elementFromPoint(x, y);
      if (inner === hit || !inner) break;
      hit = inner;
    }
    return hit !== null && (element === hit || element.contains(hit));
  });
}
