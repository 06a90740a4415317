/**
 * Moves the focus to the new content after "Try again", because the button has disappeared. Does
 * nothing if the focus has moved elsewhere.
 */
export function restoreFocus(root: ParentNode): void {
  if (document.activeElement !== document.body) return;
  const target =
    root.querySelector<HTMLElement>('[part="retry"]') ?? root.querySelector<HTMLElement>('.base');
  if (target) focusText(target);
}

/**
 * Focuses an element that may not be focusable, until it loses the focus again. Does not scroll.
 */
export function focusText(element: HTMLElement): void {
  if (element.tabIndex < 0) {
    element.setAttribute('tabindex', '-1');
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), {once: true});
  }
  element.focus({preventScroll: true});
}
