/**
 * The allow-list: elements and attributes that content may have. It follows CommonMark and GitHub
 * Flavored Markdown, plus HTML that only structures text.
 */

/** Attributes allowed on every element. `id name class style slot part is` are not among them. */
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

/** Phrasing content without interactive elements: allowed inside a button. */
const PHRASING =
  'abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr';
const FLOW =
  'a address article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr input li main nav ol p pre section summary table tbody td tfoot th thead tr ul';

/** Elements allowed in a question. */
export const phrasingElements: ReadonlySet<string> = new Set(PHRASING.split(' '));

/** Elements allowed in an answer or an about text. */
export const flowElements: ReadonlySet<string> = new Set(`${PHRASING} ${FLOW}`.split(' '));

/** Elements removed together with their content, which is not text of the document. */
export const droppedElements: readonly string[] =
  'applet audio base embed frame frameset head iframe link math meta noembed noframes noscript object param plaintext script select style svg template textarea title video xmp'.split(
    ' ',
  );

/**
 * Attributes removed before any script reads the nodes. They let an element replace a property of
 * its form or document ("DOM clobbering"), or become a customized built-in element.
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

/** Carries the name of a place through the sanitiser. Content never has it. */
export const PLACE = 'place';

/** All attributes that sanitisers keep on some element. */
export const keptAttributes: readonly string[] = [
  ...new Set([...EVERYWHERE, ...Object.values(KEPT).flat(), PLACE]),
];
