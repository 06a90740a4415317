import {po} from 'gettext-parser';

/** Calls of WordPress's translation functions, with their texts and contexts. */
const CALL =
  /(?:\/\*\s*translators:\s*(?<note>[^*]*?)\s*\*\/\s*(?:[^;]{0,200}?))?\b(?<call>__|_e|esc_html__|esc_attr__|esc_html_e|_x|_n)\(\s*(?<text>'(?:[^'\\]|\\.)*')\s*,\s*(?:(?<second>'(?!welearn-elements')(?:[^'\\]|\\.)*')\s*,\s*(?:[^;]{1,60}?,\s*)?)?'welearn-elements'/gs;

/** Keys of block.json that WordPress translates, with the context that it asks for. */
const BLOCK = {title: 'block title', description: 'block description', keywords: 'block keyword'};

/**
 * The plugin's texts, each with the files that have it.
 *
 * @param files contents by path
 */
export function findTexts(files) {
  const entries = new Map();
  const add = (file, {text, plural, context, note}) => {
    const key = JSON.stringify([context, text]);
    const entry = entries.get(key) ?? {text, plural, context, notes: new Set(), files: new Set()};
    entry.files.add(file);
    if (note) entry.notes.add(note);
    entries.set(key, entry);
  };
  for (const [path, content] of Object.entries(files)) {
    if (/^(?!vendor\/).*\.(php|js)$/.test(path)) {
      for (const {groups} of String(content).matchAll(CALL)) {
        const [text, second] = [groups.text, groups.second].map(unquote);
        const plural = groups.call === '_n' ? second : undefined;
        const context = groups.call === '_x' ? second : undefined;
        add(path, {text, plural, context, note: groups.note});
      }
    } else if (path.endsWith('block.json')) {
      const block = JSON.parse(content);
      for (const [key, context] of Object.entries(BLOCK))
        for (const text of [block[key]].flat()) add(path, {text, context});
    }
  }
  return [...entries.values()];
}

/** The template for translators, as `wp i18n make-pot` writes it. */
export function pot(texts, version) {
  const translations = {};
  for (const {text, plural, context = '', notes, files} of texts) {
    translations[context] ??= {};
    translations[context][text] = {
      msgctxt: context || undefined,
      msgid: text,
      msgid_plural: plural,
      msgstr: plural ? ['', ''] : [''],
      comments: {
        extracted: [...notes].map(note => `translators: ${note}`).join('\n'),
        reference: [...files].sort().join('\n'),
      },
    };
  }
  const headers = {
    'Project-Id-Version': `We Learn Elements ${version}`,
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=UTF-8',
    'Content-Transfer-Encoding': '8bit',
    'Plural-Forms': 'nplurals=INTEGER; plural=EXPRESSION;',
    'X-Domain': 'welearn-elements',
  };
  return `${po.compile({charset: 'utf-8', headers, translations}, {foldLength: 0})}\n`;
}

function unquote(literal) {
  return literal?.slice(1, -1).replace(/\\(['\\])/g, '$1');
}
