import {version} from '../../package.json';
import type {WelearnDocument} from '../../src/document/model.js';
import type {Tag} from '../manifest.js';
import {FILE} from '../save.js';

/** The choices of the builder's page. */
export interface Choices {
  /** The elements, with their attributes. */
  readonly elements: ReadonlyMap<Tag, ReadonlyMap<string, string>>;
  /** The address of the document; empty for a text. */
  readonly address: string;
  readonly text: string;
  /** The document that is shown; `null` if there is none. */
  readonly document: WelearnDocument | null;
}

/** The lines for a page, and the sentences of what the system does with them. */
export interface Snippet {
  readonly code: string;
  /** Advice on the system, and the next thing to do. */
  readonly notes: readonly string[];
}

export type System = 'html' | 'block' | 'shortcode' | 'editor' | 'frame';

const FOLDER = `/welearn-elements-${version}`;
const SITE = 'https://library.example';
const SCRIPT = `<script type="module" src="${FOLDER}/welearn.js"></script>`;

const FALLBACK: Readonly<Record<Tag, string>> = {
  'welearn-about': 'About us',
  'welearn-faq': 'Questions and answers',
};

/** Attributes that a system does not take. */
const REFUSED: Readonly<Partial<Record<System, readonly string[]>>> = {
  block: ['loading', 'cache', 'icon-position'],
  shortcode: ['icon-position'],
  frame: ['base', 'bundles', 'stylesheet'],
};

const WRITERS: Readonly<Record<System, (choices: Choices) => Snippet>> = {
  html: writeHtml,
  block: writeBlocks,
  shortcode: writeShortcodes,
  editor: writeForEditor,
  frame: writeFrame,
};

/** Writes the lines for a system, without the attributes that it does not take. */
export function writeSnippet(system: System, choices: Choices): Snippet {
  const refused = REFUSED[system] ?? [];
  const dropped = new Set<string>();
  const elements = new Map(
    [...choices.elements].map(([tag, attributes]) => {
      for (const name of attributes.keys()) if (refused.includes(name)) dropped.add(name);
      return [tag, new Map([...attributes].filter(([name]) => !refused.includes(name)))];
    }),
  );
  const {code, notes} = WRITERS[system]({...choices, elements});
  const lost = [...dropped].join(', ');
  return {code, notes: lost ? [...notes, `This way does not take ${lost}.`] : notes};
}

function writeHtml({elements, address}: Choices): Snippet {
  const src = address || FILE;
  const tags = [...elements].map(([tag, attributes]) =>
    writeTag(tag, new Map([['src', src], ...attributes]), src),
  );
  return {
    code: [SCRIPT, '', ...tags].join('\n'),
    notes: [
      `Your own HTML page removes nothing. The folder ${FOLDER} of the release lies at the top level of your website.`,
      ...(address ? [] : [`Save your text as ${FILE}, beside the page.`]),
    ],
  };
}

function writeBlocks({elements, address, text}: Choices): Snippet {
  const blocks = [...elements].map(([tag, attributes]) => {
    const {heading, ...others} = Object.fromEntries(attributes);
    const values = {
      ...(address ? {src: address} : {text}),
      ...(heading === '' ? {hideHeading: true} : heading && {heading}),
      ...Object.fromEntries(
        Object.entries(others).map(([name, value]) => [camelCase(name), value || true]),
      ),
    };
    return `<!-- wp:${tag.replace('-', '/')} ${asBlockJson(values)} /-->`;
  });
  return {
    code: blocks.join('\n\n'),
    notes: [
      'WordPress removes scripts and unknown tags from most people’s pages, but keeps blocks. Install our plugin, and paste this into an empty paragraph.',
      ...(address ? [] : ['Your text is in the block. “Edit” in its toolbar changes it.']),
    ],
  };
}

function writeShortcodes({elements, address}: Choices): Snippet {
  const src = address || `${SITE}/${FILE}`;
  const codes = [...elements].map(([tag, attributes]) => {
    const words = [...new Map([['src', src], ...attributes])].map(([name, value]) =>
      value || name === 'heading' ? `${name}="${asShortcodeText(value)}"` : name,
    );
    return `[${tag.replace('-', '_')} ${words.join(' ')}]`;
  });
  return {
    code: codes.join('\n\n'),
    notes: [
      'WordPress removes scripts and unknown tags from most people’s pages, but keeps shortcodes. Install our plugin.',
      ...(address
        ? []
        : [
            `A shortcode holds no text. Upload ${FILE} to the media library, and write its address.`,
          ]),
    ],
  };
}

function writeForEditor({elements, address, document}: Choices): Snippet {
  const whole = address && wholeAddress(address);
  const content: [string, string] = whole
    ? ['src', whole]
    : ['data', document ? JSON.stringify(plain(document)) : '{}'];
  const tags = [...elements].map(([tag, attributes]) =>
    writeTag(tag, new Map([content, ...attributes]), whole || `${SITE}/faq`),
  );
  return {
    code: tags.join('\n'),
    notes: [
      whole
        ? 'Editors such as CKEditor and TinyMCE remove scripts, and TinyMCE shortens addresses of its own site. A whole address of another site stays.'
        : 'Editors such as CKEditor and TinyMCE remove scripts, and with them a document inside. An attribute stays.',
      `The system must allow the tags ${[...elements.keys()].join(' and ')}. Its template, not the page, needs this line: ${SCRIPT}`,
    ],
  };
}

function writeFrame({elements, address}: Choices): Snippet {
  const all = new Map([...elements.values()].flatMap(attributes => [...attributes]));
  const [only] = elements.size === 1 ? elements.keys() : [];
  const query = [
    `src=${encodeURI(address || `/${FILE}`).replace(/[&#+]/g, encodeURIComponent)}`,
    ...(only ? [`element=${only.replace('welearn-', '')}`] : []),
    ...[...all].map(([name, value]) =>
      value || name === 'heading' ? `${name}=${encodeURIComponent(value)}` : name,
    ),
  ].join('&');
  const url = `${SITE}${FOLDER}/embed.html?${query}`;
  return {
    code: `<iframe\n  src="${escape(url)}"\n  title="Questions and answers"\n  style="border: 0; width: 100%; height: 40rem"\n></iframe>`,
    notes: [
      'SharePoint, Google Sites and Moodle remove scripts and unknown tags, but may allow frames.',
      `Put the folder ${FOLDER} and ${address ? 'the document' : `your text, as ${FILE},`} on a web server of yours, and write its name in place of ${SITE}. Your colours go into embed.css.`,
    ],
  };
}

function writeTag(tag: Tag, attributes: ReadonlyMap<string, string>, href: string): string {
  const words = [...attributes].map(([name, value]) => {
    if (!value && name !== 'heading') return name;
    return /["{[]/.test(value)
      ? `${name}='${escape(value).replaceAll('&quot;', '"').replaceAll("'", '&#39;')}'`
      : `${name}="${escape(value)}"`;
  });
  const line = `<${tag} ${words.join(' ')}>`;
  const start = line.length <= 90 ? line : `<${tag}\n  ${words.join('\n  ')}\n>`;
  return `${start}\n  <a href="${escape(href)}">${FALLBACK[tag]}</a>\n</${tag}>`;
}

/** The document with the keys that it has values for. */
function plain({title, about, faq_title, faq, lang}: WelearnDocument): unknown {
  const filled = Object.entries({lang, title, about, faq_title}).filter(([, value]) => value);
  const questions = faq.map(({q, a, topic}) => ({q, ...(a && {a}), ...(topic && {topic})}));
  return {...Object.fromEntries(filled), ...(questions.length && {faq: questions})};
}

/** An address as other sites use it. */
function wholeAddress(address: string): string {
  return address.trim().split(/\s+/).map(asWhole).join(' ');
}

function asWhole(address: string): string {
  return URL.canParse(address, `${SITE}/`) ? new URL(address, `${SITE}/`).href : address;
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** JSON that neither ends the comment around it nor is changed by WordPress. */
function asBlockJson(value: unknown): string {
  const asReference = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value)
    .replaceAll('--', '\\u002d\\u002d')
    .replaceAll('\\"', '\\u0022')
    .replace(/[<>&]/g, asReference);
}

/** A shortcode ends at a bracket, and its values at a quotation mark. JSON becomes `NAME=text`. */
function asShortcodeText(value: string): string {
  const pairs = value.startsWith('{')
    ? Object.entries(JSON.parse(value) as Record<string, unknown>)
        .map(([name, text]) => `${name}=${String(text)}`)
        .join('; ')
    : value;
  return pairs.replaceAll('"', "'").replace(/[[\]]/g, '');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
