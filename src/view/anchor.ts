import {ancestors} from './ancestors.js';

/**
 * Keeps what a reader looks at where it is, and the focus where it was, while questions around it open,
 * close, come and go. Browsers see to some of that by themselves, each to another part.
 */
export class Anchor {
  readonly #host: Element;
  #focused: Element | null = null;
  #item: Element | undefined;
  #index = -1;
  #top = 0;

  constructor(host: Element) {
    this.#host = host;
  }

  /** Before a change: notes what has the focus, else what is the first to be seen. */
  hold(): void {
    const items = this.#items;
    this.#focused = this.#active;
    const focused = this.#focused?.closest('.item');
    this.#item = focused && isSeen(focused) ? focused : items.find(isSeen);
    this.#index = focused ? items.indexOf(focused) : -1;
    this.#top = this.#item?.getBoundingClientRect().top ?? 0;
  }

  /** After it. */
  release(): void {
    this.#keepFocus();
    const item = this.#item;
    if (!item?.isConnected) return;
    const moved = item.getBoundingClientRect().top - this.#top;
    // Less than a pixel is rounding.
    if (Math.abs(moved) >= 1) scrollerOf(item).scrollBy({top: moved, behavior: 'instant'});
  }

  /** What had the focus may be gone, moved, or in an answer that has closed. */
  #keepFocus(): void {
    const focused = this.#focused;
    if (!focused || this.#index < 0) return;
    const isShown = focused.isConnected && !focused.closest('[hidden]');
    if (isShown && this.#active === focused) return;
    const items = this.#items;
    const item = focused.closest('.item');
    const near = item?.isConnected ? item : items[Math.min(this.#index, items.length - 1)];
    const target = isShown ? focused : near?.querySelector('.question');
    (target as HTMLElement | null | undefined)?.focus({preventScroll: true});
  }

  get #items(): Element[] {
    return [...(this.#host.shadowRoot?.querySelectorAll('.item') ?? [])];
  }

  get #active(): Element | null {
    return this.#host.shadowRoot?.activeElement ?? null;
  }
}

function isSeen(item: Element): boolean {
  const {top, bottom} = item.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** What scrolls an element: a box of the page's, or the page itself. */
function scrollerOf(element: Element): Element | Window {
  for (const box of ancestors(element)) {
    if (box.localName === 'body') break;
    const {overflowY} = getComputedStyle(box);
    if (/auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight) return box;
  }
  return window;
}
