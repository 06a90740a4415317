import {scrollerOf} from '../element/reading-place.js';

/**
 * Keeps the reader's place and focus while questions around it open, close, appear or disappear.
 * Browsers do part of this, each a different one.
 */
export class Anchor {
  readonly #host: Element;
  #focused: Element | null = null;
  /** The question that had the focus. Its heading may be recreated at another level. */
  #around: Element | null | undefined;
  #item: Element | undefined;
  #index = -1;
  #top = 0;

  constructor(host: Element) {
    this.#host = host;
  }

  /**
   * Records place and focus before a change.
   *
   * @param pressed the question just pressed, if any
   */
  hold(pressed?: Element | null): void {
    this.#focused = this.#active;
    // While typing, the visitor looks at the search box.
    this.#around = this.#focused?.closest('.item, .search');
    const near = [pressed?.closest('.item'), this.#around].find(isSeen);
    const isWithin = this.#around?.matches('.item');
    // The search box is above all questions and stays in place anyway. Measuring a thousand
    // questions at every key press would force a layout.
    const isAbove = near && near === this.#around && !isWithin;
    const items = isAbove ? [] : this.#items;
    this.#index = this.#around ? items.indexOf(this.#around) : -1;
    this.#item = isAbove ? undefined : (near ?? items.find(isSeen));
    this.#top = this.#item?.getBoundingClientRect().top ?? 0;
  }

  /**
   * Restores place and focus after a change.
   *
   * @param isPressed whether a press alone caused the change, so nothing else scrolls. Chromium's
   *   scroll anchoring may then undo the correction, which is repeated before the next paint
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
    // Smaller differences are rounding.
    if (Math.abs(moved) >= 1) scrollerOf(item).scrollBy({top: moved, behavior: 'instant'});
  }

  /** The focused element may be gone, moved, or in a closed answer. */
  #keepFocus(): void {
    const focused = this.#focused;
    if (!focused || this.#index < 0) return;
    const isShown = focused.isConnected && !focused.closest('[hidden]');
    const active = this.#active;
    // A changed text has given the focus to the same link.
    if (isShown ? active === focused : active && active !== focused) return;
    const target = isShown ? focused : this.#near();
    (target as HTMLElement | null | undefined)?.focus({preventScroll: true});
  }

  /** The question that had the focus, else the next focusable one, else the last. */
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

/** Whether the question itself is in the window. Long answers would be in it too often. */
function isSeen(item: Element | null | undefined): boolean {
  if (!item) return false;
  const place = item.querySelector('.question') ?? item;
  const {top, bottom} = place.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
