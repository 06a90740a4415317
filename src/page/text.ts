/** `NodeFilter.SHOW_TEXT` and `NodeFilter.SHOW_COMMENT`. Node.js has no such names. */
const TEXTS = 4;
const COMMENTS = 128;

/** The text that a page shows. */
export function shownText({body}: Document): string {
  return collect(body, TEXTS, node => !node.parentElement?.closest('script, style, noscript'));
}

/** The texts of a page's comments. */
export function commentsOf(document: Document): string {
  return collect(document, COMMENTS, () => true);
}

function collect(root: Node, kind: number, isWanted: (node: Node) => boolean): string {
  const page = root.ownerDocument ?? (root as Document);
  const walker = page.createTreeWalker(root, kind);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (isWanted(node)) texts.push(node.nodeValue ?? '');
  return texts.join('');
}
