/**
 * Keeps what a reader looks at where it is, and the focus where it was, while questions around it open,
 * close, come and go. Browsers see to some of that by themselves, each to another part.
 */
export class Anchor {
  readonly #host: Element;
  #focused: Element | null = null;
  /** The question that the focus was in: its heading may be made anew, at another level. */
  #around: Element | null | undefined;
  #item: Element | undefined;
  #index = -1;
  #top = 0;

  constructor(host: Element) {
    this.#host = host;
  }

  /**
   * Before a change: notes what to hold on to.
   *
   * @param pressed the question that has just been pressed, if one has
   */
  hold(pressed?: Element | null): void {
    this.#focused = this.#active;
    // Who types a search looks at its box.
    this.#around = this.#focused?.closest('.item, .search');
    const near = [pressed?.closest('.item'), this.#around].find(isSeen);
    const isWithin = this.#around?.matches('.item');
    // What is above all questions stays anyway. At every key of a search, a thousand of them would be looked
    // through, and laid out before the browser does so by itself.
    const isAbove = near && near === this.#around && !isWithin;
    const items = isAbove ? [] : this.#items;
    this.#index = this.#around ? items.indexOf(this.#around) : -1;
    this.#item = isAbove ? undefined : (near ?? items.find(isSeen));
    this.#top = this.#item?.getBoundingClientRect().top ?? 0;
  }

  /**
   * After it.
   *
   * @param isPressed whether nothing but a press was its reason, so that nobody else scrolls now: Chromium's
   *   own anchoring may still undo what is done here, which is mended before it is seen
   */
  release(isPressed: boolean): void {
    this.#keepFocus();
    this.#keepPlace();
    if (isPressed) requestAnimationFrame(() => this.#keepPlace());
  }

  #keepPlace(): void {
    const item = this.#item;
    if (!item?.checkVisibility()) return;
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
    const target = isShown ? focused : this.#near();
    (target as HTMLElement | null | undefined)?.focus({preventScroll: true});
  }

  /** The question that something was in, else the next that can have the focus, else the last. */
  #near(): Element | null | undefined {
    if (this.#around?.checkVisibility()) return this.#around.querySelector('.question');
    const buttons = this.#items.map(near => near.querySelector('button.question'));
    return buttons.slice(this.#index).find(Boolean) ?? buttons.findLast(Boolean);
  }

  get #items(): Element[] {
    return [...(this.#host.shadowRoot?.querySelectorAll('.item:not([hidden])') ?? [])];
  }

  get #active(): Element | null {
    return this.#host.shadowRoot?.activeElement ?? null;
  }
}

/** Whether the question is in the window: of its answer, a part always may be. */
function isSeen(item: Element | null | undefined): boolean {
  if (!item) return false;
  const place = item.querySelector('.question') ?? item;
  const {top, bottom} = place.getBoundingClientRect();
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

/** The elements around an element, from the nearest, across shadow trees, as they are shown. */
export function* ancestors(element: Element): Generator<Element> {
  for (let box = around(element); box; box = around(box)) yield box;
}

function around({assignedSlot, parentNode, parentElement}: Element): Element | null {
  // Not by its class: in another window, that is another one.
  const isShadow = parentNode !== null && 'host' in parentNode;
  return assignedSlot ?? (isShadow ? (parentNode as ShadowRoot).host : parentElement);
}
