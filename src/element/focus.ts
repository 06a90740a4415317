/**
 * Takes whoever pressed "Try again" to what came instead: the button went with its message, and the
 * focus with it. Does nothing where the focus has gone elsewhere since.
 */
export function restoreFocus(root: ParentNode): void {
  if (document.activeElement !== document.body) return;
  const target =
    root.querySelector<HTMLElement>('[part="retry"]') ?? root.querySelector<HTMLElement>('.base');
  if (target) focusText(target);
}

/** Gives the focus to what may be no control, only for as long as it stays there. Scrolls nothing. */
export function focusText(element: HTMLElement): void {
  if (element.tabIndex < 0) {
    element.setAttribute('tabindex', '-1');
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), {once: true});
  }
  element.focus({preventScroll: true});
}
