import {library, loadLibrary} from './loaded.js';
import {createBlock} from './wp.js';
import {decodeText, encodeText} from './text.js';

/**
 * Ways into our blocks from other blocks, pasted texts and files, and out of them again. WordPress asks
 * for a block at once, so they are offered as soon as the elements' reader is loaded.
 */

/** Questions as the text of a block. */
function textAttribute(entries, {title = '', about = ''} = {}) {
  const faq = entries.map(({q, a}) => ({q, a, topic: '', hidden: false}));
  return {text: encodeText(library.writeForm({title: '', about, faq_title: title, faq}))};
}

function faqBlock(entries, texts) {
  return createBlock('welearn/faq', textAttribute(entries, texts));
}

const textOf = blocks => library.toMarkdown(blocks);
const inline = html => library.fromRichText(String(html ?? '')).replace(/\n/g, ' ');

/** The questions in blocks that other people made for questions; `undefined` for other blocks. */
function entriesOf({name, attributes, innerBlocks = []}) {
  switch (name) {
    case 'core/details':
      return [{q: inline(attributes.summary), a: textOf(innerBlocks)}];
    case 'core/accordion':
      return innerBlocks.flatMap(entriesOf);
    case 'core/accordion-item': {
      const [heading, panel] = innerBlocks;
      return [{q: inline(heading?.attributes.title), a: textOf(panel?.innerBlocks ?? [])}];
    }
    case 'yoast/faq-block':
    case 'rank-math/faq-block':
      return (attributes.questions ?? []).map(entryOfPlugin);
    case 'core/missing':
      return missingEntries(attributes);
    default:
      return undefined;
  }
}

/** Yoast keeps rich text as HTML in `json…`, Rank Math as HTML in `title` and `content`. */
function entryOfPlugin({jsonQuestion, jsonAnswer, title, content}) {
  return {
    q: inline(jsonQuestion ?? title),
    a: library.htmlText(String(jsonAnswer ?? content ?? '')),
  };
}

/** The block of a plugin that is gone: WordPress keeps it as it was saved. */
function missingEntries({
  originalName = '',
  originalUndelimitedContent = '',
  originalContent = '',
}) {
  const settings = /^<!-- wp:[\w/-]+ (\{.*\}) -->/.exec(originalContent.trim())?.[1];
  if (!/^(?:yoast|rank-math)\/faq-block$/.test(originalName)) return undefined;
  try {
    const {questions} = JSON.parse(settings ?? '{}');
    if (Array.isArray(questions)) return questions.map(entryOfPlugin);
  } catch {
    // The HTML has the questions, too.
  }
  return htmlEntries(originalUndelimitedContent);
}

/** The questions in the HTML of Yoast's and Rank Math's blocks. */
function htmlEntries(html) {
  const {body} = new DOMParser().parseFromString(html, 'text/html');
  const sections = [...body.querySelectorAll('.schema-faq-section, .rank-math-list-item')];
  const entries = sections.map(section => {
    const [q, a] = ['question', 'answer'].map(name =>
      section.querySelector(`.schema-faq-${name}, .rank-math-${name}`),
    );
    return {q: inline(q?.innerHTML), a: library.htmlText(a?.innerHTML ?? '')};
  });
  return entries.length ? entries : undefined;
}

/** Headings with the text below each. What stands above the first is the about text. */
function runEntries(blocks) {
  const levels = blocks
    .filter(({name}) => name === 'core/heading')
    .map(({attributes}) => attributes.level ?? 2);
  // A single heading above others is the title of all.
  const top = Math.min(...levels);
  const isTitled =
    blocks[0]?.name === 'core/heading' &&
    levels.length > 1 &&
    levels[0] === top &&
    levels.filter(level => level === top).length === 1;
  const title = isTitled ? inline(blocks[0].attributes.content) : '';
  const rest = isTitled ? blocks.slice(1) : blocks;
  const own = Math.min(...(isTitled ? levels.slice(1) : levels));
  const entries = [];
  const above = [];
  for (const block of rest) {
    const isQuestion = block.name === 'core/heading' && (block.attributes.level ?? 2) === own;
    if (isQuestion) entries.push({q: inline(block.attributes.content), inner: []});
    else (entries.at(-1)?.inner ?? above).push(block);
  }
  return {
    title,
    about: textOf(above),
    entries: entries.map(({q, inner}) => ({q, a: textOf(inner)})),
  };
}

/** List items: the first line is the question, inner lists and lines below are the answer. */
function listEntries({innerBlocks}) {
  return innerBlocks.map(({attributes, innerBlocks: inner}) => {
    const [first = '', ...lines] = String(attributes.content ?? '').split(/<br\s*\/?>/i);
    const a = [lines.length ? library.fromRichText(lines.join('<br>'), true) : '', textOf(inner)];
    return {q: inline(first), a: a.filter(Boolean).join('\n\n')};
  });
}

/** Two columns of a spreadsheet. */
function tableEntries({attributes: {head = [], body = []}}) {
  const rows = [...head, ...body].map(({cells}) => cells.map(({content}) => String(content ?? '')));
  const isHead = library.namesQuestion(inline(rows[0]?.[0] ?? '')) === 'certain';
  return (isHead ? rows.slice(1) : rows).map(([q = '', ...rest]) => ({
    q: inline(q),
    a: rest
      .map(cell => library.fromRichText(cell, true))
      .filter(Boolean)
      .join('\n\n'),
  }));
}

/** The blocks for our tags in HTML, such as the lines that a page would have. */
function blocksOfHtml(html) {
  const {body} = new DOMParser().parseFromString(html, 'text/html');
  return [...body.querySelectorAll('welearn-faq, welearn-about')].map(blockOfElement);
}

function blockOfElement(element) {
  const name = element.localName.replace('-', '/');
  const known = window.wp.blocks.getBlockType(name).attributes;
  const attributes = {};
  for (const {name: written, value} of element.attributes) {
    const key = written.replace(/-./g, ([, letter]) => letter.toUpperCase());
    if (written === 'id') attributes.anchor = value;
    else if (key === 'heading' && !value) attributes.hideHeading = true;
    else if (key === 'text') continue;
    else if (known[key]?.type === 'boolean') attributes[key] = true;
    else if (known[key]) attributes[key] = value;
  }
  const inner = element.querySelector('script[type*="json"], script[type^="text/"]');
  const data = element.getAttribute('data') ?? inner?.textContent;
  if (attributes.src) return createBlock(name, attributes);
  if (data?.trim()) return createBlock(name, {...attributes, text: encodeText(data)});
  const heading = element.querySelector(':scope > :is(h1, h2, h3, h4, h5, h6)');
  const title = heading ? inline(heading.innerHTML) : '';
  const faq = detailsEntries(element);
  if (element.localName === 'welearn-faq')
    return createBlock(name, {...(faq.length && textAttribute(faq, {title})), ...attributes});
  heading?.remove();
  const about = library.htmlText(element.innerHTML);
  const text = library.writeForm({title, about, faq_title: '', faq: []});
  return createBlock(name, {...(text && {text: encodeText(text)}), ...attributes});
}

/** The questions in `<details>`. */
function detailsEntries(root) {
  return [...root.querySelectorAll('details')]
    .filter(element => !element.parentElement.closest('details'))
    .map(element => {
      const copy = element.cloneNode(true);
      const summary = copy.querySelector('summary');
      summary?.remove();
      return {q: inline(summary?.innerHTML), a: library.htmlText(copy.innerHTML)};
    });
}

const RUN_BLOCKS = [
  'core/heading',
  'core/paragraph',
  'core/list',
  'core/image',
  'core/quote',
  'core/code',
  'core/table',
  'core/separator',
];
const asList = value => (Array.isArray(value) ? value : [value]);

/** The names of files that may be documents, or tables of questions. */
export const FILES = ['md', 'markdown', 'yaml', 'yml', 'toml', 'json', 'txt', 'csv', 'tsv'];
const isDocument = ({name}) => FILES.includes(name.split('.').pop().toLowerCase());

/** The text of a block for a file; `undefined` after a notice for editors if there is none. */
export async function textOfFile(file) {
  try {
    const {readFile} = await loadLibrary();
    return encodeText(await readFile(file));
  } catch (error) {
    await window.wp.data.dispatch('core/notices').createErrorNotice(error.message);
    return undefined;
  }
}

/** An address of a document, alone in a line. */
const ADDRESS = /^https?:\/\/[^\s<>"?#]+\.(?:md|markdown|ya?ml|toml)(?:[?#][^\s<>"]*)?$/i;
const YAML = /^(?:---\n|(?:title|about|faq|faq_title)[ \t]*:|-[ \t]+(?:q|question)[ \t]*:)/;
const QUESTION = /^[ \t]*(?:-[ \t]+)?(?:q|question)[ \t]*:/m;

function isFaq(blocks) {
  if (blocks.every(block => entriesOf(block)?.length)) return true;
  const names = blocks.map(({name}) => name);
  if (names.length === 1) return names[0] === 'core/list' || names[0] === 'core/table';
  return names.includes('core/heading') && names.every(name => RUN_BLOCKS.includes(name));
}

function convert(blocks) {
  const [first, ...others] = blocks;
  if (blocks.every(block => entriesOf(block)?.length)) return faqBlock(blocks.flatMap(entriesOf));
  if (!others.length && first.name === 'core/list') return faqBlock(listEntries(first));
  if (!others.length && first.name === 'core/table') return faqBlock(tableEntries(first));
  const {entries, ...texts} = runEntries(blocks);
  return faqBlock(entries, texts);
}

/** The blocks that can become questions. */
export const intoFaq = [
  {
    type: 'block',
    isMultiBlock: true,
    // Blocks of several kinds are offered only what takes any.
    blocks: ['*'],
    isMatch: (_, blocks) => Boolean(library) && isFaq(asList(blocks)),
    __experimentalConvert: blocks => convert(asList(blocks)),
  },
  {
    type: 'files',
    priority: 5,
    isMatch: files => Boolean(library) && files.length === 1 && isDocument(files[0]),
    transform: (files, onChange) => {
      const block = createBlock('welearn/faq');
      void textOfFile(files[0]).then(text => text && onChange(block.clientId, {text}));
      return block;
    },
  },
];

/** The HTML in a block. WordPress 7 keeps it beside the attributes. */
const htmlOf = ({attributes, innerContent, originalContent}) =>
  String(attributes.content ?? innerContent?.join('') ?? originalContent ?? '');

/** A transform from `core/html` with our tags. */
export const fromHtml = name => ({
  type: 'block',
  blocks: ['core/html'],
  isMatch: (_, block) =>
    Boolean(library) && new RegExp(`<welearn-${name}\\b`, 'i').test(htmlOf(asList(block)[0])),
  __experimentalConvert: block => blocksOfHtml(htmlOf(asList(block)[0])),
});

/**
 * The blocks for a pasted text: an address, our tags, a document, `<details>` or cells of a spreadsheet.
 * None for other texts.
 */
export function blocksOfPaste(pasted) {
  const plain = pasted.replace(/\r\n?/g, '\n').trim();
  if (!library || !plain) return [];
  if (ADDRESS.test(plain)) return [createBlock('welearn/faq', {src: plain})];
  if (/^<(?:script|link|welearn-|!--)[^]*>$/i.test(plain)) return blocksOfHtml(plain);
  if (YAML.test(plain) && QUESTION.test(plain))
    return [createBlock('welearn/faq', {text: encodeText(`${plain}\n`)})];
  if (/^<details[\s>]/i.test(plain)) {
    const {body} = new DOMParser().parseFromString(plain, 'text/html');
    return [faqBlock(detailsEntries(body))];
  }
  const table = library.readPaste(plain);
  return table ? [createBlock('welearn/faq', {text: encodeText(table)})] : [];
}

/** Puts what is pasted into a paragraph in its place, if it is ours. */
export function paste(event, clientId) {
  const {getBlock, getBlockRootClientId, canInsertBlockType} =
    window.wp.data.select('core/block-editor');
  const blocks = blocksOfPaste(event.clipboardData.getData('text/plain'));
  const root = getBlockRootClientId(clientId);
  if (!blocks.length || !blocks.every(({name}) => canInsertBlockType(name, root))) return;
  event.preventDefault();
  event.stopPropagation();
  const isEmpty = !String(getBlock(clientId)?.attributes.content ?? '').trim();
  const {replaceBlocks} = window.wp.data.dispatch('core/block-editor');
  void replaceBlocks(clientId, isEmpty ? blocks : [getBlock(clientId), ...blocks]);
}

function escapeHtml(text) {
  return text.replace(/[&<>]/g, sign => `&#${sign.charCodeAt(0)};`);
}

/** The forms of documents in blocks, for ways out of them: these are asked for at once. */
const forms = new Map();

/** Reads the text of a block, so that it can be transformed. */
export async function learn(text) {
  const key = decodeText(text);
  if (!key || forms.has(key)) return;
  const {convert, openDocument} = await loadLibrary();
  const opened = (await openDocument(key)) ?? (await openDocument(await convert(key)));
  if (opened) forms.set(key, opened.form);
}

const make = ({name, attributes, innerBlocks}) =>
  createBlock(name, attributes, innerBlocks.map(make));
const rich = markdown => library.toRichText(markdown) ?? escapeHtml(markdown);

/** The blocks of an answer, without ours. WordPress reads its HTML as if somebody had pasted it. */
function answerBlocks(markdown) {
  return library.toBlocks(markdown).flatMap(block => {
    if (block.name !== 'welearn/markdown') return make(block);
    const HTML = library.toHtml(block.attributes.text);
    return window.wp.blocks.pasteHandler({HTML, plainText: '', mode: 'BLOCKS'});
  });
}

const isKnown = ({text}) => Boolean(library && text && forms.has(decodeText(text)));
const shownIn = ({text}) => forms.get(decodeText(text)).faq.filter(({q, hidden}) => q && !hidden);
const headingOf = ({text, heading, hideHeading, headingLevel}) => {
  const title = hideHeading ? '' : heading || forms.get(decodeText(text)).faq_title;
  return title
    ? [createBlock('core/heading', {content: rich(title), level: Number(headingLevel) || 2})]
    : [];
};

/** Questions as blocks of WordPress. */
export const outOfFaq = [
  {
    type: 'block',
    blocks: ['core/details'],
    isMatch: isKnown,
    transform: attributes => [
      ...headingOf(attributes),
      ...shownIn(attributes).map(({q, a}) =>
        createBlock('core/details', {summary: rich(q)}, answerBlocks(a)),
      ),
    ],
  },
  {
    type: 'block',
    blocks: ['core/accordion'],
    isMatch: attributes =>
      isKnown(attributes) && Boolean(window.wp.blocks.getBlockType('core/accordion')),
    transform: attributes => [
      ...headingOf(attributes),
      createBlock(
        'core/accordion',
        {},
        shownIn(attributes).map(({q, a}) =>
          createBlock('core/accordion-item', {}, [
            createBlock('core/accordion-heading', {title: rich(q)}),
            createBlock('core/accordion-panel', {}, answerBlocks(a)),
          ]),
        ),
      ),
    ],
  },
];
