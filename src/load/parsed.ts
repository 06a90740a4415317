/**
 * Resolves when the parser has delivered an element's children, or the signal aborts. A script that
 * runs while the page is still being parsed may meet the element before them, or one half of an
 * inline text. Whatever stands behind the element says that the parser has left it.
 */
export async function childrenParsed(element: Element, signal: AbortSignal): Promise<void> {
  const page = element.ownerDocument;
  if (isParsed(element)) return;
  await new Promise<void>(resolve => {
    const check = () => {
      if (!signal.aborted && !isParsed(element)) return;
      observer.disconnect();
      page.removeEventListener('DOMContentLoaded', check);
      resolve();
    };
    const observer = new MutationObserver(check);
    observer.observe(page, {childList: true, subtree: true});
    page.addEventListener('DOMContentLoaded', check);
    signal.addEventListener('abort', check);
  });
}

function isParsed(element: Element): boolean {
  for (let node: Node | null = element; node; node = node.parentNode) {
    if (node.nextSibling) return true;
  }
  return element.ownerDocument.readyState !== 'loading';
}
