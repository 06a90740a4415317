import {Allowance, lex, lexInline} from '../../src/document/formats/markdown.ts';
import {parse} from '../../src/html/markdown.ts';

/**
 * Texts of a document as blocks of the editor, and back. A text that blocks would change stays Markdown, in
 * the block `welearn/markdown`.
 */

/** The block for Markdown that others cannot hold. */
const asMarkdown = text => ({name: 'welearn/markdown', attributes: {text}, innerBlocks: []});

/** The blocks for an answer or an about text. */
export function toBlocks(markdown) {
  const text = markdown.trim();
  if (!text) return [];
  const whole = [asMarkdown(text)];
  try {
    const {tokens, notes} = lex(text, new Allowance().forText());
    const refers = tokens.some(({type}) => type === 'def') || notes.length;
    if (refers || hasSigns(text)) return whole;
    const blocks = tokens.filter(({type}) => type !== 'space').map(toBlock);
    return looksSame(text, toMarkdown(blocks)) ? blocks : whole;
  } catch {
    return whole; // Too many levels, or a token without a block.
  }
}

/** The HTML of a text, which is not safe yet. */
export function toHtml(markdown) {
  return parse(markdown, false, new Allowance().forText());
}

/** Signs of other programs, which are read before Markdown. */
function hasSigns(text) {
  return /\{[{%:#.]|\)\{|^[ \t]*(?::::|!!!|\?\?\?)/m.test(text);
}

/** The rich text for a question; `undefined` if it must be edited as Markdown. */
export function toRichText(markdown) {
  try {
    const html = inlineHtml(lexInline(markdown, new Allowance().forText()));
    const back = fromRichText(html);
    return !hasSigns(markdown) && looksSame(markdown, back, true) ? html : undefined;
  } catch {
    return undefined;
  }
}

function toBlock(token) {
  const block = blockOf(token);
  if (!block) return asMarkdown(token.raw.trim());
  return looksSame(token.raw, toMarkdown([block])) ? block : asMarkdown(token.raw.trim());
}

function blockOf(token) {
  try {
    return makeBlock(token);
  } catch {
    return undefined;
  }
}

function makeBlock(token) {
  const make = (name, attributes, innerBlocks = []) => ({
    name: `core/${name}`,
    attributes,
    innerBlocks,
  });
  switch (token.type) {
    case 'paragraph': {
      const [only, ...others] = token.tokens;
      if (only?.type === 'image' && !others.length && isSafe(only.href))
        return make('image', {
          url: only.href,
          alt: altOf(only),
          ...(only.title && {title: only.title}),
        });
      return make('paragraph', {content: inlineHtml(token.tokens)});
    }
    case 'heading':
      return make('heading', {level: token.depth, content: inlineHtml(token.tokens)});
    case 'list':
      return listBlock(token, make);
    case 'blockquote':
      return make(
        'quote',
        {},
        token.tokens.filter(({type}) => type !== 'space').map(inner => makeBlock(inner) ?? fail()),
      );
    case 'code':
      return token.lang ? undefined : make('code', {content: escape(token.text)});
    case 'hr':
      return make('separator', {});
    default:
      return undefined;
  }
}

function listBlock({ordered, start, items, loose}, make) {
  if (loose || items.some(({task}) => task)) return undefined;
  const inner = items.map(({tokens}) => {
    const [first, ...rest] = tokens.filter(({type}) => type !== 'space');
    if (first && first.type !== 'text') fail();
    const lists = rest.map(
      token => (token.type === 'list' ? listBlock(token, make) : undefined) ?? fail(),
    );
    return make('list-item', {content: first ? inlineHtml(first.tokens ?? [first]) : ''}, lists);
  });
  const from = ordered && start !== 1 && start !== '' ? {start: Number(start)} : {};
  return make('list', {...(ordered && {ordered: true}), ...from}, inner);
}

function fail() {
  throw new RangeError('no block');
}

/** HTML for the editor's own fields. Everything in it is written here, so no element comes from the text. */
function inlineHtml(tokens) {
  return tokens
    .map(token => {
      const inner = () => inlineHtml(token.tokens);
      switch (token.type) {
        case 'text':
          return token.tokens ? inner() : escape(decode(token.text));
        case 'escape':
          return escape(decode(token.text));
        case 'strong':
          return `<strong>${inner()}</strong>`;
        case 'em':
          return `<em>${inner()}</em>`;
        case 'del':
          return `<s>${inner()}</s>`;
        case 'codespan':
          return `<code>${escape(token.text)}</code>`;
        case 'br':
          return '<br>';
        case 'link':
          if (!isSafe(token.href)) fail();
          return `<a href="${escape(token.href)}"${titled(token)}>${inner()}</a>`;
        case 'image':
          if (!isSafe(token.href)) fail();
          return `<img src="${escape(token.href)}" alt="${escape(altOf(token))}"${titled(token)}>`;
        case 'html':
          return /^<\/?(?:sub|sup|kbd|mark)>$/.test(token.raw) ? token.raw : fail();
        default:
          return fail();
      }
    })
    .join('');
}

/** The alternative text of a picture, in which Markdown is read and not shown. */
function altOf({tokens, text}) {
  return tokens ? read(inlineHtml(tokens)).textContent : text;
}

function titled({title}) {
  return title ? ` title="${escape(title)}"` : '';
}

function isSafe(address) {
  return !/^[^/?#]*:/.test(address) || /^(?:https?|mailto|tel):/i.test(address);
}

function escape(text) {
  return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
}

/** Resolves `&copy;` and the like. */
function decode(text) {
  return text.includes('&') ? read(text.replaceAll('<', '&lt;')).textContent : text;
}

/** An inert document: nothing in it loads or runs. */
function read(html) {
  return new DOMParser().parseFromString(html, 'text/html').body;
}

const BESIDE =
  / ?(<\/?(?:p|li|ul|ol|blockquote|h\d|hr|br|div|pre|table|tbody|thead|tr|td|th)\b[^>]*>) ?/g;

/** Whether two texts give the same page. */
function looksSame(one, other, isInline = false) {
  const page = text => {
    const body = read(parse(text, isInline, new Allowance().forText()));
    for (const link of body.querySelectorAll('a')) link.setAttribute('href', address(link));
    // Spaces count, except beside blocks.
    return body.innerHTML.replace(/\s+/g, ' ').replace(BESIDE, '$1').trim();
  };
  return one === other || page(one) === page(other);
}

function address(link) {
  const href = link.getAttribute('href') ?? '';
  try {
    return decodeURI(href);
  } catch {
    return href;
  }
}

/** The Markdown for blocks of the editor: those of the fields, and others that are moved into a document. */
export function toMarkdown(blocks) {
  return blocks
    .map((block, i) => {
      const text = blockText(block);
      // Two lists in a row would become one.
      const isSecond = block.name === 'core/list' && blocks[i - 1]?.name === 'core/list';
      return isSecond ? `<!-- -->\n\n${text}` : text;
    })
    .filter(text => text.trim())
    .join('\n\n');
}

function blockText({name, attributes, innerBlocks, innerContent, originalContent}) {
  const {content = '', text, url, href, level} = attributes;
  switch (name) {
    case 'welearn/markdown':
      return text.trim();
    case 'core/paragraph':
    case 'core/verse':
      return fromRichText(content, true);
    case 'core/heading':
      return `${'#'.repeat(level ?? 2)} ${fromRichText(content)}`;
    case 'core/list':
      return listText(attributes, innerBlocks);
    case 'core/quote':
    case 'core/pullquote': {
      const {value, citation} = attributes;
      const parts = [
        toMarkdown(innerBlocks),
        value && htmlText(value),
        citation && fromRichText(citation),
      ];
      return prefix(parts.filter(Boolean).join('\n\n'), '> ', '> ');
    }
    case 'core/image': {
      if (!url) return '';
      const image = imageText(attributes.alt ?? '', url, attributes.title);
      const linked = href ? `[${image}](${addressText(href)})` : image;
      const caption = fromRichText(String(attributes.caption ?? ''));
      return caption ? `${linked}\n\n${caption}` : linked;
    }
    case 'core/code':
    case 'core/preformatted':
      return fenced(plain(content));
    case 'core/separator':
      return '***';
    case 'core/table':
      return tableText(attributes);
    case 'core/html':
      // WordPress 7 keeps the HTML beside the attributes.
      return String(content || (innerContent?.join('') ?? '')).trim();
    case 'core/missing':
      return htmlText(attributes.originalContent ?? '');
    case 'core/freeform':
      return htmlText(content);
    case 'core/button':
      return attributes.url
        ? `[${fromRichText(String(attributes.text ?? ''))}](${addressText(attributes.url)})`
        : fromRichText(String(attributes.text ?? ''));
    case 'core/file':
      return `[${fromRichText(String(attributes.fileName ?? href))}](${addressText(href)})`;
    case 'core/embed':
      return url ? `<${url}>` : '';
    case 'core/details':
      return `<details><summary>${attributes.summary ?? ''}</summary>\n\n${toMarkdown(innerBlocks)}\n\n</details>`;
    default:
      if (innerBlocks?.length) return toMarkdown(innerBlocks);
      return htmlText(originalContent ?? '');
  }
}

function listText({ordered, start, values}, items) {
  if (!items.length && values) return htmlText(`<ul>${values}</ul>`);
  let number = start ?? 1;
  return items
    .map(({attributes, innerBlocks}) => {
      const sign = ordered ? `${number++}. ` : '- ';
      const text = [fromRichText(attributes.content ?? '', true), ...innerBlocks.map(blockText)];
      return prefix(text.filter(Boolean).join('\n'), sign, ' '.repeat(sign.length));
    })
    .join('\n');
}

function prefix(text, first, others) {
  return text
    .split('\n')
    .map((line, i) => ((i ? others : first) + line).trimEnd())
    .join('\n');
}

function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function tableText({head = [], body = [], foot = []}) {
  const rows = [...head, ...body, ...foot].map(({cells}) =>
    cells.map(({content}) => fromRichText(String(content ?? '')).replaceAll('|', '\\|')),
  );
  const [first = [], ...rest] = head.length ? rows : [rows[0]?.map(() => '') ?? [], ...rows];
  const row = cells => `| ${cells.join(' | ')} |`;
  return [row(first), row(first.map(() => '---')), ...rest.map(row)].join('\n');
}

/** The text of HTML without its tags. */
function plain(html) {
  const body = read(String(html).replace(/<br\s*\/?>/gi, '\n'));
  return body.textContent.replace(/\n$/, '');
}

/**
 * The Markdown for rich text.
 *
 * @param isBlock whether it begins a block, and may have several lines
 */
export function fromRichText(html, isBlock = false) {
  const body = read(String(html));
  const text = inlineText(body, isBlock, false);
  const written = isBlock ? text.split('\n').map(guard).join('\n') : text;
  // Some bold text is not bold in Markdown, such as the middle of a word: tags say it.
  const isSame = looksSame(expected(body), written, true);
  if (isSame) return written;
  const tagged = inlineText(body, isBlock, true);
  return isBlock ? tagged.split('\n').map(guard).join('\n') : tagged;
}

/** The HTML that the Markdown must give. Read as Markdown, HTML is itself. */
function expected(body) {
  const copy = body.cloneNode(true);
  for (const [from, to] of [
    ['b', 'strong'],
    ['i', 'em'],
    ['s, strike', 'del'],
  ]) {
    for (const element of copy.querySelectorAll(from)) {
      const other = element.ownerDocument.createElement(to);
      other.append(...element.childNodes);
      element.replaceWith(other);
    }
  }
  // Spaces at the ends of bold text stand beside it in Markdown.
  return copy.innerHTML
    .replace(/(\s+)(<\/(?:strong|em|del)>)/g, '$2$1')
    .replace(/(<(?:strong|em|del)>)(\s+)/g, '$2$1')
    .replace(/[\\`*_[\]~!|]/g, sign => `&#${sign.charCodeAt(0)};`);
}

const SIGNS = {strong: '**', b: '**', em: '*', i: '*', s: '~~', del: '~~', strike: '~~'};
const TAGS = {'**': 'strong', '*': 'em', '~~': 'del'};
const KEPT = new Set('sub sup kbd mark u small abbr cite dfn samp var q ins'.split(' '));

function inlineText(node, isBlock, asTags) {
  let written = '';
  for (const child of node.childNodes) written += nodeText(child, isBlock, asTags);
  return node.localName === 'body' ? written.trim() : written;
}

function nodeText(node, isBlock, asTags) {
  if (node.nodeType === 3) return escapeMarkdown(node.data.replace(/[ \t\n\r]+/g, ' '));
  if (node.nodeType !== 1) return '';
  const name = node.localName;
  const inner = () => inlineText(node, isBlock, asTags);
  const sign = Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined;
  if (sign) {
    const [, before, text, after] = /^(\s*)([^]*?)(\s*)$/.exec(inner()) ?? [];
    if (!text) return before + after;
    const tag = TAGS[sign];
    return asTags
      ? `${before}<${tag}>${text}</${tag}>${after}`
      : before + sign + text + sign + after;
  }
  switch (name) {
    case 'br':
      return isBlock ? '\\\n' : '<br>';
    case 'code':
      return codeText(node.textContent);
    case 'a': {
      const href = node.getAttribute('href');
      const text = inner();
      if (!href) return text;
      const bare = href.replace(/^mailto:/, '');
      if (node.textContent === bare && /^(?:https?:\/\/|[^\s<>@/]+@)[^\s<>]+$/.test(bare))
        return `<${bare}>`;
      return `[${text}](${addressText(href)}${titleText(node.getAttribute('title'))})`;
    }
    case 'img':
      return imageText(node.alt, node.getAttribute('src') ?? '', node.getAttribute('title'));
    case 'script':
    case 'style':
    case 'template':
      return '';
    default:
      return KEPT.has(name) && !node.hasAttribute('style')
        ? `<${name}>${inner()}</${name}>`
        : inner();
  }
}

function codeText(text) {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const sign = '`'.repeat(longest + 1);
  const isEdge = /^`|`$|^ .* $/.test(text);
  return isEdge ? `${sign} ${text} ${sign}` : sign + text + sign;
}

function imageText(alt, src, title) {
  return `![${escapeMarkdown(alt)}](${addressText(src)}${titleText(title)})`;
}

function titleText(title) {
  return title ? ` "${title.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}"` : '';
}

function addressText(href) {
  return href
    .trim()
    .replace(/[\s<>\\"]/g, encodeURIComponent)
    .replace(/[()]/g, '\\$&');
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>]+/g;

/** Escapes signs that Markdown would read. Addresses become links, and stay as they are. */
function escapeMarkdown(text) {
  let written = '';
  let next = 0;
  for (const {0: found, index} of text.matchAll(ADDRESS)) {
    written += escapeWords(text.slice(next, index)) + found;
    next = index + found.length;
  }
  return written + escapeWords(text.slice(next));
}

function escapeWords(text) {
  return text
    .replace(/[\\`]/g, '\\$&')
    .replace(/\*+|_+|~+/g, (run, at, whole) => {
      const [before = ' ', after = ' '] = [whole[at - 1], whole[at + run.length]];
      const isWord = run[0] === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
      const isApart = /\s/.test(before) && /\s/.test(after) && at > 0;
      return isWord || isApart ? run : run.replace(/./g, '\\$&');
    })
    .replace(/\](?=[([:])|\[(?=\^)|^\[(?=[ xX]\])/g, '\\$&')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '&amp;');
}

/** Escapes a line that would begin another block. */
function guard(line) {
  const text = line.trimStart();
  return text
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|-+$|\||:::|!!!|\?\?\?)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** The Markdown for HTML with blocks. */
export function htmlText(html) {
  const body = read(html);
  return flowText(body).trim();
}

const BLOCKS = new Set(
  'p div section article header footer main aside figure ul ol li blockquote pre table h1 h2 h3 h4 h5 h6 hr details dl dt dd figcaption address'.split(
    ' ',
  ),
);

function flowText(node) {
  const parts = [];
  let line = '';
  const end = () => {
    const text = line.trim() && fromRichText(line, true);
    if (text) parts.push(text);
    line = '';
  };
  for (const child of node.childNodes) {
    if (child.nodeType === 3) line += escape(child.data);
    if (child.nodeType !== 1) continue;
    if (!BLOCKS.has(child.localName) && !child.querySelector([...BLOCKS].join())) {
      line += child.outerHTML;
      continue;
    }
    end();
    const text = elementText(child);
    if (text.trim()) parts.push(text);
  }
  end();
  return parts.join('\n\n');
}

function elementText(element) {
  const name = element.localName;
  switch (name) {
    case 'ul':
    case 'ol': {
      let number = element.start ?? 1;
      return [...element.children]
        .map(item => {
          const sign = name === 'ol' ? `${number++}. ` : '- ';
          const text = flowText(item).replace(/\n\n(?=- |\d+\. )/g, '\n');
          return prefix(text, sign, ' '.repeat(sign.length));
        })
        .join('\n');
    }
    case 'blockquote':
      return prefix(flowText(element), '> ', '> ');
    case 'pre':
      return fenced(element.textContent.replace(/\n$/, ''));
    case 'hr':
      return '***';
    case 'table':
      return tableText({
        head: [...element.querySelectorAll('thead tr')].map(cellsOf),
        body: [...element.querySelectorAll('tr')].filter(row => !row.closest('thead')).map(cellsOf),
      });
    case 'details':
      return element.outerHTML.replace(/\n\s*\n/g, '\n');
    default:
      return /^h[1-6]$/.test(name)
        ? `${'#'.repeat(Number(name[1]))} ${fromRichText(element.innerHTML)}`
        : flowText(element);
  }
}

function cellsOf(row) {
  return {cells: [...row.cells].map(({innerHTML}) => ({content: innerHTML}))};
}
