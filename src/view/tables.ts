import type {ReactiveController} from 'lit';
import type {WelearnElement} from '../element/welearn-element.js';
import {inTreeOrder} from './landmark.js';

/** The tables of all elements in the page, on which names of regions must differ. */
const all = new Set<Tables>();

/**
 * Wide tables scroll in boxes of their own. Only while it scrolls, such a box is a tab stop
 * (WCAG 2.2, 2.1.1) and a region with a name: others would only be in the way.
 */
export class Tables implements ReactiveController {
  readonly host: WelearnElement;
  readonly #scrolling = new Set<Element>();
  /** The boxes, and the tables in them. */
  #observed = new WeakSet<Element>();
  #observer: ResizeObserver | undefined;

  constructor(host: WelearnElement) {
    this.host = host;
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    const boxes = [...this.host.renderRoot.querySelectorAll<HTMLElement>('.table')];
    for (const box of boxes) {
      if (this.#observed.has(box)) continue;
      if (box.closest('[hidden]')) continue;
      this.#observed.add(box);
      this.#measure(box);
      // A table may change its width, and its box not.
      for (const one of [box, ...box.children]) this.#observe(one);
    }
    for (const box of this.#scrolling) if (!box.isConnected) this.#scrolling.delete(box);
    if (this.host.isConnected) all.add(this);
    nameAll();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#observed = new WeakSet();
    all.delete(this);
    nameAll();
  }

  /** The regions, with names that other tables may have, too. */
  get regions(): {readonly box: Element; readonly name: string}[] {
    const boxes = [...this.#scrolling].sort(inTreeOrder);
    return boxes.map(box => ({box, name: this.#nameOf(box)}));
  }

  #observe(element: Element): void {
    this.#observer ??= new ResizeObserver(entries => {
      for (const {target} of entries) this.#measure(target.closest<HTMLElement>('.table'));
      nameAll();
    });
    this.#observer.observe(element);
  }

  #measure(box: HTMLElement | null): void {
    // A box in a hidden element has no width.
    if (!box?.clientWidth) return;
    if (box.scrollWidth > box.clientWidth) {
      this.#scrolling.add(box);
      box.tabIndex = 0;
      box.setAttribute('role', 'region');
    } else if (this.#scrolling.delete(box)) {
      for (const name of ['tabindex', 'role', 'aria-label']) box.removeAttribute(name);
    }
  }

  /** The caption, else the question. An open answer is a region with the question's name already. */
  #nameOf(box: Element): string {
    const {table} = this.host.strings;
    const question = wordsOf(box.closest('.item')?.querySelector('.words'));
    return wordsOf(box.querySelector('caption')) || (question ? `${table}: ${question}` : table);
  }
}

/** Tables with the same name are numbered, in the order of the page. */
function nameAll(): void {
  const counts = new Map<string, number>();
  const inOrder = [...all].sort((a, b) => inTreeOrder(a.host, b.host));
  for (const {box, name} of inOrder.flatMap(({regions}) => regions)) {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    const label = count > 1 ? `${name} (${String(count)})` : name;
    if (box.getAttribute('aria-label') !== label) box.setAttribute('aria-label', label);
  }
}

function wordsOf(element?: Element | null): string {
  return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}
