import {mo, po} from 'gettext-parser';

const DOMAIN = 'welearn-elements';

/** Beginnings of the paths of a script's sources, by WordPress's name for it. */
const SCRIPTS = {
  'welearn-elements-editor': 'editor/',
  'welearn-elements-replacing': 'assets/replacing.js',
};

/** The path of a language's texts, with the language's name as in `src/locales/`. */
export const CATALOGUE = /^languages\/([\w-]+)\.po$/;

/**
 * The plugin's translations, by path: for PHP (`.mo`), and for scripts (`.json`). Texts without one
 * stay English.
 *
 * @param files contents by path, with the catalogue of each language. `X-Locales` in its head lists
 *   WordPress's names for it
 * @param texts the plugin's texts, as `findTexts` gives them
 */
export function translations(files, texts) {
  const scripts = Object.entries(SCRIPTS).map(([name, start]) => [
    name,
    new Set(
      texts
        .filter(({files}) => [...files].some(path => path.startsWith(start)))
        .map(({context = '', text}) => JSON.stringify([context, text])),
    ),
  ]);
  const made = Object.entries(files)
    .filter(([path]) => CATALOGUE.test(path))
    .flatMap(([, content]) => {
      const catalogue = po.parse(content);
      const {headers} = catalogue;
      return headers['X-Locales'].split(' ').flatMap(locale => {
        const head = {Language: locale, 'Plural-Forms': headers['Plural-Forms']};
        return [
          [`languages/${DOMAIN}-${locale}.mo`, mo.compile({...catalogue, headers: head})],
          ...scripts.map(([name, own]) => [
            `languages/${DOMAIN}-${locale}-${name}.json`,
            jed(head, catalogue, own),
          ]),
        ];
      });
    });
  return Object.fromEntries(made);
}

/** A script's texts, in the format of WordPress's scripts. */
function jed(head, {translations}, own) {
  const messages = {
    '': {domain: 'messages', lang: head.Language, 'plural-forms': head['Plural-Forms']},
  };
  for (const [context, entries] of Object.entries(translations)) {
    for (const [text, {msgstr}] of Object.entries(entries)) {
      if (!own.has(JSON.stringify([context, text]))) continue;
      messages[context ? `${context}\u0004${text}` : text] = msgstr;
    }
  }
  return JSON.stringify({domain: 'messages', locale_data: {messages}});
}
