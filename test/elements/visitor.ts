import {executeServerCommand, sendKeys, sendMouse} from '@web/test-runner-commands';
import {centre, focused, isVisible, painted, textOf, until} from './support.js';

/*
 * A visitor, for tests that read like one: "tabs to the third question, opens it, follows its link,
 * comes back". Everything goes by real keys and a real mouse, and is found by the words that are shown.
 */

/** As many stops as a page of a test may have on the way. */
const FAR = 60;

/** Presses Tab until the focus is on what is called so. */
export async function tabTo(name: string): Promise<Element> {
  return walkTo(name, () => sendKeys({press: 'Tab'}));
}

/** Presses Shift and Tab until the focus is on what is called so. */
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
  for (let stop = 0; stop < FAR; stop++) {
    await step();
    const here = focused();
    if (here && nameOf(here) === name) return here;
    passed.push(here ? nameOf(here) : '');
  }
  throw new Error(`The keyboard does not reach "${name}", only ${passed.join(' | ')}`);
}

/** Presses a key on what has the focus: browsers take a sign for Space, not its name. */
export async function press(key: string): Promise<void> {
  await sendKeys({press: key});
}

/** Presses with the mouse, in the middle of what is called so, where it is shown. */
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

/** Goes back, or forward, in the tab's history. */
export async function goBack(): Promise<void> {
  const from = location.href;
  history.back();
  await until(() => location.href !== from, 'the address should be the one before');
}

/** Where the focus is, in words; empty if nowhere. */
export function standsAt(): string {
  const here = focused();
  return here && here !== document.body ? nameOf(here) : '';
}

/** Waits until the focus is on what is called so. */
export async function arrivesAt(name: string): Promise<void> {
  await until(() => standsAt() === name, `the focus should be at "${name}"`);
}

/** Waits until a text can be seen on the page. */
export async function reads(text: string): Promise<void> {
  await until(() => seesText(text), `"${text}" should be seen`);
}

/** Whether a text can be seen on the page, in whatever shadow tree. */
export function seesText(text: string): boolean {
  return [...everything(document.body)].some(element => {
    const own = [...element.childNodes].filter(node => node instanceof Text);
    return own.some(({data}) => data.replace(/\s+/g, ' ').includes(text)) && isVisible(element);
  });
}

/** What can be pressed and is called so, and is shown. */
export function find(name: string): Element {
  for (const element of everything(document.body)) {
    if (element.matches('a, button, input') && nameOf(element) === name && isVisible(element)) {
      return element;
    }
  }
  throw new Error(`There is nothing to press that is called "${name}"`);
}

/** Everything in the page, shadow trees included, in reading order. */
export function* everything(root: ParentNode): Generator<Element> {
  for (const element of root.children) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
    yield* everything(element);
  }
}

/** What something is called: by other elements, by its label, or by its own words. */
export function nameOf(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-labelledby')?.split(' ');
  const names = ids?.map(id => ownWords(root.getElementById(id)));
  return names?.join(' ') ?? element.getAttribute('aria-label') ?? ownWords(element);
}

function ownWords(element: Element | null): string {
  const copy = element?.cloneNode(true);
  if (!(copy instanceof Element)) return '';
  for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
  return textOf(copy);
}

/** What a browser tells assistive technology of an element. */
export interface Perceived {
  readonly role: string;
  readonly name: string;
  /** Only Chromium says these. */
  readonly expanded?: boolean;
  readonly level?: number;
}

/**
 * What the browser's accessibility tree has of an element; empty where it has nothing. Firefox does not
 * say it, and is asked whether it is as expected.
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

/** Whether something else lies over all of an element, as a header does that stays in the window. */
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
