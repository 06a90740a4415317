import {createBlock} from './wp.js';

/** The attributes that a shortcode can have, as the block calls them, and how they are written. */
const FLAGS =
  'exclusive controls searchable copyLinks feedback remember structuredData debug'.split(' ');
const TEXTS =
  'src heading headingLevel base placeholders appearance stylesheet bundles lang expand print'.split(
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

/** The attributes of a block for a shortcode that WordPress has split. */
export function fromShortcode({named = {}, numeric = []}) {
  const attributes = {};
  const isOn = value => !/^(false|0|no|off)$/i.test(value.trim());
  for (const name of TEXTS) {
    const value = named[kebab(name)];
    if (value !== undefined) attributes[name] = strip(value);
  }
  if (attributes.heading === '') attributes.hideHeading = true;
  if (named.id) attributes.anchor = strip(named.id);
  for (const name of FLAGS) {
    const isNamed = named[kebab(name)] !== undefined && isOn(named[kebab(name)]);
    if (isNamed || numeric.map(strip).includes(kebab(name))) attributes[name] = true;
  }
  return attributes;
}

/** Removes curly quotation marks and spaces that other editors leave. */
function strip(value) {
  const text = value.replaceAll('&amp;', '&').replaceAll('&#038;', '&');
  return text.replace(/^[\s"'“”„‘’″′\u00A0]+|[\s"'“”„‘’″′\u00A0]+$/g, '');
}

/** Ways from a shortcode to a block and back, and from one block to the other. */
export function transforms(name) {
  const tag = `welearn_${name}`;
  const other = `welearn/${name === 'faq' ? 'about' : 'faq'}`;
  const pattern = new RegExp(`^\\s*\\[${tag}[\\s\\]]`);
  return {
    from: [
      {
        type: 'shortcode',
        tag,
        // One function for all: WordPress asks for each attribute by itself.
        attributes: Object.fromEntries(
          [...TEXTS, ...FLAGS, 'hideHeading', 'anchor'].map(key => [
            key,
            {
              type: FLAGS.includes(key) || key === 'hideHeading' ? 'boolean' : 'string',
              shortcode: ({named, numeric}) => fromShortcode({named, numeric})[key],
            },
          ]),
        ),
      },
      {
        type: 'block',
        blocks: ['core/shortcode'],
        isMatch: ({text}) => pattern.test(text ?? ''),
        transform: ({text}) =>
          createBlock(
            `welearn/${name}`,
            fromShortcode(window.wp.shortcode.next(tag, text).shortcode.attrs),
          ),
      },
    ],
    to: [
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
