/** What schema.org's readers are known to take in a text; of the rest, the content is kept. */
const TAGS = new Set(
  'a b blockquote br code dd del div dl dt em h1 h2 h3 h4 h5 h6 i kbd li ol p pre q strong sub sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);

/** Shown content as HTML text: simple tags, and of their attributes nothing but where links lead. */
export function markup(root: Element): string {
  return [...root.childNodes].map(write).join('').trim();
}

function write(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escape((node as Text).data);
  if (node.nodeType !== Node.ELEMENT_NODE) return '';
  const {localName} = node as Element;
  const content = [...node.childNodes].map(write).join('');
  if (!TAGS.has(localName)) return content;
  if (localName === 'br') return '<br>';
  const href = localName === 'a' ? ` href="${escape((node as HTMLAnchorElement).href)}"` : '';
  return `<${localName}${href}>${content}</${localName}>`;
}

const SIGNS = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

function escape(text: string): string {
  return text.replace(/[&<>"]/g, sign => SIGNS.get(sign) ?? sign);
}
