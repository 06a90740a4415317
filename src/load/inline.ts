/** What the type of a `<script>` says of its text; the rest the text shows itself. */
const TYPE = /^(?:application\/(json)|(?:text|application)\/(?:x-)?(?:yaml|toml)|text\/markdown)$/i;

/** A text inside the element, in a `<script>` child that holds data; one without a word is none yet. */
export function findInline(element: Element): {format: 'json' | undefined; text: string} | null {
  for (const child of element.children) {
    const [type, json] =
      (child.localName === 'script' && TYPE.exec(child.getAttribute('type')?.trim() ?? '')) || [];
    const text = child.textContent;
    if (type && text.trim()) return {format: json ? 'json' : undefined, text};
  }
  return null;
}
