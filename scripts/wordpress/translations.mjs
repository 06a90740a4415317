import {mo, po} from 'gettext-parser';

const DOMAIN = 'welearn-elements';
const SCRIPT = 'welearn-elements-editor';

/** The path of a language's texts, with the language's name as in `src/locales/`. */
export const CATALOGUE = /^languages\/([\w-]+)\.po$/;

/**
 * The plugin's translations, by path: for PHP (`.mo`), and for the editor's script (`.json`). Texts
 * without one stay English.
 *
 * @param files contents by path, with the catalogue of each language. `X-Locales` in its head lists
 *   WordPress's names for it
 * @param texts the plugin's texts, as `findTexts` gives them
 */
export function translations(files, texts) {
  const isOfScript = new Set(
    texts
      .filter(text => [...text.files].some(name => name.startsWith('editor/')))
      .map(({context = '', text}) => JSON.stringify([context, text])),
  );
  const made = Object.entries(files)
    .filter(([path]) => CATALOGUE.test(path))
    .flatMap(([, content]) => {
      const catalogue = po.parse(content);
      const {headers} = catalogue;
      return headers['X-Locales'].split(' ').flatMap(locale => {
        const head = {Language: locale, 'Plural-Forms': headers['Plural-Forms']};
        return [
          [`languages/${DOMAIN}-${locale}.mo`, mo.compile({...catalogue, headers: head})],
          [`languages/${DOMAIN}-${locale}-${SCRIPT}.json`, jed(head, catalogue, isOfScript)],
        ];
      });
    });
  return Object.fromEntries(made);
}

/** The script's texts, in the format of WordPress's scripts. */
function jed(head, {translations}, isOfScript) {
  const messages = {
    '': {domain: 'messages', lang: head.Language, 'plural-forms': head['Plural-Forms']},
  };
  for (const [context, entries] of Object.entries(translations)) {
    for (const [text, {msgstr}] of Object.entries(entries)) {
      if (!isOfScript.has(JSON.stringify([context, text]))) continue;
      messages[context ? `${context}\u0004${text}` : text] = msgstr;
    }
  }
  return JSON.stringify({domain: 'messages', locale_data: {messages}});
}
