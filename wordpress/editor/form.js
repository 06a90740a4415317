import {library} from './loaded.js';
import {createBlock} from './wp.js';

/**
 * A document as blocks that the editor has while it shows fields, and back. They are not saved: the block
 * around them keeps the document's text.
 */

/** The documents that are open in fields, by the number that their blocks have. */
const opened = new Map();
let count = 0;

/** Remembers a document, with its texts as the fields first write them. */
export function remember(document) {
  const number = ++count;
  opened.set(number, {document, first: new Map()});
  return number;
}

const make = ({name, attributes, innerBlocks}) =>
  createBlock(name, attributes, innerBlocks.map(make));

/** The blocks for a Markdown text: at least an empty paragraph to write in. */
export function textBlocks(markdown) {
  const blocks = library.toBlocks(markdown).map(make);
  return blocks.length ? blocks : [createBlock('core/paragraph')];
}

/** A question as a block. */
export function questionBlock({q, a, topic, hidden}, number, origin) {
  const content = library.toRichText(q);
  const given = {topic, hidden, number, origin};
  const own =
    content === undefined ? {...given, content: q, isMarkdown: true} : {...given, content};
  return createBlock('welearn/question', own, textBlocks(a));
}

/** The blocks of an open document. */
export function toFields(number, isFaq) {
  const {document, first} = opened.get(number);
  const {form} = document;
  const heading = createBlock('welearn/heading', {
    content: isFaq ? form.faq_title : form.title,
    number,
    isFaq,
    lock: {move: true, remove: true},
  });
  const blocks = isFaq
    ? form.faq.map((field, origin) => {
        const block = questionBlock(field, number, origin);
        first.set(origin, {q: questionText(block), a: library.toMarkdown(block.innerBlocks)});
        return block;
      })
    : textBlocks(form.about);
  if (!isFaq) first.set('about', library.toMarkdown(blocks));
  return [heading, ...blocks];
}

function questionText({attributes: {content, isMarkdown}}) {
  return isMarkdown ? content : library.fromRichText(content);
}

/** The document that blocks were made from. */
export function numberOf(blocks) {
  return blocks.find(({attributes}) => attributes.number)?.attributes.number;
}

/**
 * The text of a document with the values in its blocks. A text that nobody has changed is written as before.
 *
 * @throws Error if the document cannot be written in fields
 */
export async function fromFields(blocks, isFaq) {
  const number = numberOf(blocks);
  const {document, first} = opened.get(number);
  const heading = blocks.find(({name}) => name === 'welearn/heading');
  const title = heading ? heading.attributes.content.trim() : '';
  const rest = blocks.filter(block => block !== heading);
  const {form} = document;
  if (!isFaq) {
    const about = library.toMarkdown(rest);
    return document.write({
      ...form,
      title,
      about: about === first.get('about') ? form.about : about,
    });
  }
  const used = new Set();
  const faq = rest
    .filter(({name}) => name === 'welearn/question')
    .map(block => fieldOf(block, number, used, form, first));
  return document.write({...form, faq_title: title, faq});
}

/** The values of a question. One that was copied, or comes from another document, is new. */
function fieldOf(block, number, used, form, first) {
  const {topic, hidden, origin, number: own} = block.attributes;
  const isKnown = own === number && form.faq[origin] && !used.has(origin);
  const written = {q: questionText(block), a: library.toMarkdown(block.innerBlocks)};
  if (!isKnown) return {...written, topic, hidden};
  used.add(origin);
  const before = form.faq[origin];
  const known = first.get(origin);
  return {
    origin,
    q: written.q === known.q ? before.q : written.q,
    a: written.a === known.a ? before.a : written.a,
    topic,
    hidden,
  };
}
