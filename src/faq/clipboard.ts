/**
 * Puts a text on the clipboard: by the browser's way of today, else, where that is absent (no HTTPS) or
 * forbidden (a frame), by the old one.
 *
 * @param root where the old way may put a field for a moment
 * @returns whether either worked
 */
export async function copyText(text: string, root: ParentNode): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyField(text, root);
  }
}

function copyField(text: string, root: ParentNode): boolean {
  const focused = root instanceof ShadowRoot ? root.activeElement : document.activeElement;
  const field = document.createElement('textarea');
  field.className = 'hidden';
  field.readOnly = true; // or a telephone shows its keyboard
  field.value = text;
  root.append(field);
  field.select();
  try {
    // Nothing has taken its place where `navigator.clipboard` may not be used.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (focused instanceof HTMLElement) focused.focus({preventScroll: true});
  }
}
