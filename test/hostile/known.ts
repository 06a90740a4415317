/**
 * The content allowed in a shadow tree, as an independent list: a test with the source's list would
 * allow whatever the source allows.
 */
const ELEMENTS = new Set(
  'a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'.split(
    ' ',
  ),
);

/** Attributes, and their allowed values. Attributes for plain words may have any. */
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  align: /^/,
  alt: /^/,
  'aria-label': /^/,
  checked: /^/,
  class: /^(bare|table)$/,
  colspan: /^/,
  datetime: /^/,
  dir: /^/,
  height: /^/,
  href: /^(https?:\/\/|mailto:|tel:|#)/,
  id: /^place-\d+-./,
  lang: /^/,
  loading: /^lazy$/,
  open: /^/,
  part: /^(link|image|table|table-cell|text-list|text-item|code|quote|subheading)$/,
  referrerpolicy: /^no-referrer$/,
  rel: /^noopener$/,
  reversed: /^/,
  role: /^region$/,
  rowspan: /^/,
  scope: /^/,
  src: /^https?:\/\//,
  start: /^/,
  tabindex: /^0$/,
  title: /^/,
  value: /^/,
  width: /^/,
};

/** Disallowed elements and attributes, each as a text. */
export function strangers(content: ParentNode): string[] {
  return [...content.querySelectorAll('*')].flatMap(element => {
    const {localName, namespaceURI, attributes} = element;
    const isKnown = ELEMENTS.has(localName) && namespaceURI === 'http://www.w3.org/1999/xhtml';
    return [
      ...(isKnown ? [] : [`<${localName}>`]),
      ...[...attributes]
        .filter(({name, value}) => !ATTRIBUTES[name]?.test(value))
        .map(({name, value}) => `<${localName} ${name}="${value}">`),
    ];
  });
}
