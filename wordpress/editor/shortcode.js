import {fromHtml, intoFaq, outOfFaq} from './moving.js';
import {readAttributes} from './shortcode-text.js';
import {__, createBlock} from './wp.js';

/** The attributes that a shortcode can have, as the block calls them, and how they are written. */
const FLAGS =
  'exclusive controls searchable copyLinks feedback remember structuredData debug'.split(' ');
const TEXTS =
  'src document heading headingLevel base placeholders appearance stylesheet bundles lang expand print'.split(
    ' ',
  );
const DEFAULTS = {headingLevel: '2', appearance: 'lined', expand: 'none', print: 'expanded'};

const kebab = name => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

/** The shortcode for a block, such as `[welearn_faq src="…" searchable]`. */
export function toShortcode(tag, attributes) {
  const texts = TEXTS.filter(name => attributes[name] && attributes[name] !== DEFAULTS[name]).map(
    name => `${kebab(name)}="${attributes[name].replaceAll('"', "'").replace(/\s*\n\s*/g, '; ')}"`,
  );
  if (attributes.hideHeading) texts.push('heading=""');
  if (attributes.anchor) texts.push(`id="${attributes.anchor}"`);
  const flags = FLAGS.filter(name => attributes[name]).map(kebab);
  return `[${[tag, ...texts, ...flags].join(' ')}]`;
}

/** The attributes of a block for a shortcode, such as `[welearn_faq src="…"]`. */
export function fromShortcode(shortcode) {
  const given = readAttributes(shortcode.replace(/^\[+\w+|\/?\].*$/gs, ''), FLAGS.map(kebab));
  const attributes = {};
  for (const name of TEXTS) {
    const value = given[kebab(name)];
    if (typeof value === 'string') attributes[name] = value;
  }
  if (attributes.heading === '') attributes.hideHeading = true;
  if (typeof given.id === 'string') attributes.anchor = given.id;
  for (const name of FLAGS) {
    const value = given[kebab(name)] ?? 'no';
    if (value === true || !/^(false|0|no|off)$/i.test(value)) attributes[name] = true;
  }
  return attributes;
}

/** Tells the author that a block has no document because the address in the shortcode was lost. */
function tellWithoutAddress({src, document: names}) {
  if (src || names) return;
  window.wp.data
    .dispatch('core/notices')
    .createWarningNotice(
      __(
        'The shortcode has no address that can be read. Enter the address of the document in the block.',
        'welearn-elements',
      ),
      {id: 'welearn-no-address'},
    );
}

/** Ways from a shortcode to a block and back, and from one block to the other. */
export function transforms(name) {
  const tag = `welearn_${name}`;
  const other = `welearn/${name === 'faq' ? 'about' : 'faq'}`;
  const pattern = new RegExp(`^\\s*\\[${tag}[\\s\\]]`);
  return {
    from: [
      fromHtml(name),
      ...(name === 'faq' ? intoFaq : []),
      {
        type: 'shortcode',
        tag,
        // One function for all: WordPress asks for each attribute by itself.
        attributes: Object.fromEntries(
          [...TEXTS, ...FLAGS, 'hideHeading', 'anchor'].map(key => [
            key,
            {
              type: FLAGS.includes(key) || key === 'hideHeading' ? 'boolean' : 'string',
              // WordPress has split the text at quotation marks that are not the author's.
              shortcode: (split, {content}) => {
                const attributes = fromShortcode(content);
                if (key === 'src') tellWithoutAddress(attributes);
                return attributes[key];
              },
            },
          ]),
        ),
      },
      {
        type: 'block',
        blocks: ['core/shortcode'],
        isMatch: ({text}) => pattern.test(text ?? ''),
        transform: ({text}) => {
          const attributes = fromShortcode(window.wp.shortcode.next(tag, text).content);
          tellWithoutAddress(attributes);
          return createBlock(`welearn/${name}`, attributes);
        },
      },
    ],
    to: [
      ...(name === 'faq' ? outOfFaq : []),
      {
        type: 'block',
        blocks: ['core/shortcode'],
        // A shortcode cannot hold a document.
        isMatch: ({text}) => !text,
        transform: attributes =>
          createBlock('core/shortcode', {text: toShortcode(tag, attributes)}),
      },
      {
        type: 'block',
        blocks: [other],
        transform: attributes => createBlock(other, attributes),
      },
    ],
  };
}
