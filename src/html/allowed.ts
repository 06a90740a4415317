/**
 * The allow-list: what content may be made of, and which attributes each element keeps. It follows
 * what CommonMark and GitHub's flavour can write, plus HTML that only structures text.
 */

/** Attributes that every element keeps. `id name class style slot part is` are not among them. */
const EVERYWHERE = ['dir', 'lang', 'title'] as const;

const KEPT: Readonly<Record<string, readonly string[]>> = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  li: ['value'],
  ol: ['start', 'reversed'],
  td: ['align', 'colspan', 'rowspan'],
  th: ['align', 'colspan', 'rowspan', 'scope'],
  time: ['datetime'],
  details: ['open'],
  input: ['type', 'checked'],
};

/** Phrasing content that is not interactive: all that may stand in a button. */
const PHRASING =
  'abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr';
const FLOW =
  'a address article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr input li main nav ol p pre section summary table tbody td tfoot th thead tr ul';

/** Elements that may stand in a question. */
export const phrasingElements: ReadonlySet<string> = new Set(PHRASING.split(' '));

/** Elements that may stand in an answer or an about text. */
export const flowElements: ReadonlySet<string> = new Set(`${PHRASING} ${FLOW}`.split(' '));

/** Elements whose content is not text of the document: they go with all that is in them. */
export const droppedElements: readonly string[] =
  'applet audio base embed frame frameset head iframe link math meta noembed noframes noscript object param plaintext script select style svg template textarea title video xmp'.split(
    ' ',
  );

/**
 * Attributes that must be gone before anyone looks at the nodes: those by which an element can stand
 * for a property of its form or its document ("DOM clobbering"), or become another than it looks.
 */
export const namingAttributes: readonly string[] = ['form', 'id', 'is', 'name'];

const dropped: ReadonlySet<string> = new Set(droppedElements);

export function isDropped(name: string): boolean {
  return dropped.has(name);
}

export function isKeptAttribute(element: string, attribute: string): boolean {
  return (
    EVERYWHERE.some(name => name === attribute) ||
    (Object.hasOwn(KEPT, element) && KEPT[element]?.includes(attribute) === true)
  );
}

/** Every attribute that some element keeps, each once. */
export const keptAttributes: readonly string[] = [
  ...new Set([...EVERYWHERE, ...Object.values(KEPT).flat()]),
];
