const TYPES = ['application/json', 'text/yaml', 'text/markdown'];
const INLINE = TYPES.map(type => `script[type="${type}"]`).join();

/** A text inside the element, in a `<script>` child that holds data. */
export function findInline(element: Element): {format: 'json' | undefined; text: string} | null {
  const script = [...element.children].find(child => child.matches(INLINE));
  if (!script) return null;
  const isJson = script.getAttribute('type') === TYPES[0];
  return {format: isJson ? 'json' : undefined, text: script.textContent};
}

/** Whether there are children to show when there is nothing else: any element or words. */
export function hasFallback(slot: HTMLSlotElement): boolean {
  return slot
    .assignedNodes()
    .some(node =>
      node instanceof Element ? node.localName !== 'script' : node.textContent?.trim(),
    );
}

/**
 * Resolves when the parser has delivered the element's children. A script that runs while the page
 * is still being parsed may meet the element before them, or one half of an inline text.
 */
export async function childrenParsed({ownerDocument}: Element, signal: AbortSignal): Promise<void> {
  if (ownerDocument.readyState !== 'loading') return;
  await new Promise<unknown>(resolve => {
    ownerDocument.addEventListener('DOMContentLoaded', resolve, {once: true, signal});
    signal.addEventListener('abort', resolve, {once: true});
  });
}
