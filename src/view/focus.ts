/**
 * Takes whoever pressed "Try again" to what came instead: the button went with its message, and the
 * focus with it. Does nothing where the focus has gone elsewhere since.
 */
export function restoreFocus(root: ParentNode): void {
  if (document.activeElement !== document.body) return;
  const button = root.querySelector<HTMLElement>('[part="retry"]');
  if (button) {
    button.focus();
    return;
  }
  const base = root.querySelector<HTMLElement>('.base');
  base?.setAttribute('tabindex', '-1');
  base?.addEventListener('blur', () => base.removeAttribute('tabindex'), {once: true});
  base?.focus();
}
