import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {join} from 'node:path';
import {po} from 'gettext-parser';
import {root} from '../../scripts/install.mjs';
import {findTexts} from '../../scripts/wordpress/pot.mjs';
import {CATALOGUE, translations} from '../../scripts/wordpress/translations.mjs';
import {readFolder} from '../../scripts/zip.mjs';

/** Texts that are said when something is wrong: a language may leave them in English. */
const NOTES = /^includes\/class-(?!documents|lists|media|replacing)/;

describe('the plugin’s translations', () => {
  const files = readFolder(join(root, 'wordpress'));
  const texts = findTexts(files);
  const keyOf = (context = '', text) => `${context}|${text}`;
  const known = new Map(texts.map(text => [keyOf(text.context, text.text), text]));
  const catalogues = Object.entries(files)
    .filter(([path]) => CATALOGUE.test(path))
    .map(([path, content]) => [CATALOGUE.exec(path)[1], po.parse(content)]);
  const entriesOf = ({translations}) =>
    Object.values(translations)
      .flatMap(Object.values)
      .filter(({msgid}) => msgid);

  it('begin with a template that has each text of PHP and of the editor', () => {
    for (const [path, content] of Object.entries(files)) {
      if (!/^(includes|editor|assets)\/.*\.(php|js)$/.test(path)) continue;
      const calls = String(content).matchAll(
        /\b(?:__|_n|esc_html__|esc_html_e)\(\s*'((?:[^'\\]|\\.)*)'/g,
      );
      for (const [, text] of calls)
        assert.ok(known.has(keyOf('', text.replaceAll("\\'", "'"))), `${path}: ${text}`);
    }
  });

  it('are there for 67 languages, and for no locale twice', () => {
    assert.equal(catalogues.length, 67);
    const locales = catalogues.flatMap(([, {headers}]) => headers['X-Locales'].split(' '));
    assert.equal(new Set(locales).size, locales.length);
  });

  for (const [language, catalogue] of catalogues) {
    it(`have each text of the editor, the documents and the lists, and no other: ${language}`, () => {
      const own = entriesOf(catalogue);
      const names = own.map(({msgctxt, msgid}) => keyOf(msgctxt, msgid));
      assert.deepEqual(
        names.filter(name => !known.has(name)),
        [],
        'texts that the plugin no longer has',
      );
      const needed = texts.filter(
        ({context, files}) =>
          context !== 'block keyword' && [...files].some(path => !NOTES.test(path)),
      );
      assert.deepEqual(
        needed.map(({context, text}) => keyOf(context, text)).filter(name => !names.includes(name)),
        [],
        'texts without a translation',
      );
    });

    it(`keep what the plugin fills in: ${language}`, () => {
      const blanks = text => (text.match(/%(?:\d\$)?[sd]/g) ?? []).sort();
      const forms = Number(/nplurals=(\d)/.exec(catalogue.headers['Plural-Forms'])[1]);
      for (const {msgid, msgid_plural: plural, msgstr} of entriesOf(catalogue)) {
        assert.equal(msgstr.length, plural ? forms : 1, msgid);
        for (const text of msgstr) {
          assert.ok(text.trim(), msgid);
          // "One problem" has no number.
          if (!plural) assert.deepEqual(blanks(text), blanks(msgid), text);
        }
      }
    });
  }

  it('reach PHP and the script of each locale', () => {
    const made = translations(files, texts);
    const script = locale =>
      JSON.parse(made[`languages/welearn-elements-${locale}-welearn-elements-editor.json`])
        .locale_data.messages;
    assert.deepEqual(script('de_AT')['Write it here'], ['Hier schreiben']);
    assert.equal(script('ar')['%d problem:'].length, 6);
    assert.match(script('ar')['']['plural-forms'], /^nplurals=6;/);
    assert.equal(script('de_DE')['Search documents'], undefined, 'a text of PHP only');
    assert.match(String(made['languages/welearn-elements-de_CH.mo']), /Dokumente durchsuchen/);
  });
});
