import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import postcss from 'postcss';
import {build} from 'vite';
import {root} from '../install.mjs';
import {readFolder, zip} from '../zip.mjs';
import {findTexts, pot} from './pot.mjs';
import {CATALOGUE, translations} from './translations.mjs';

/**
 * `npm run build:wordpress`: the plugin as `build/welearn-elements-<version>.zip`, with the files that
 * `npm run build` has written to `dist/`. The same source gives the same bytes. `--as=0.0.9` gives it another
 * version number, for tests of an update.
 * Beside the zip lies `welearn-elements-<version>.json`, which tells sites of the version. `--site=https://…/` names the folder on the web where both are
 * published, the JSON as `update.json`. `--to=release` names another folder than `build/`.
 */
const SLUG = 'welearn-elements';
const source = join(root, 'wordpress');
const text = {type: 'string'};
const {values} = parseArgs({options: {as: text, site: text, to: text}});
const folder = values.to ?? join(root, 'build');
/** The folder that the plugin's headers name if no other is given. No site can be there. */
const NOWHERE = 'https://welearn.example/elements/wordpress/';
const STYLES = 'assets/welearn.css';
/** Declarations of type in CSS. */
const TYPE = /^(font-|letter-spacing|line-height)/;
const {version: own} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const version = values.as ?? own;

if (!existsSync(join(root, 'dist/integrity.json'))) {
  throw new Error('dist/ is missing. Run npm run build first.');
}

const files = {
  ...readFolder(source, name => !name.startsWith('editor/') && !CATALOGUE.test(name)),
  ...elements(),
  [STYLES]: styles(),
  'editor/library.js': await bundle({mode: 'wordpress', configFile: join(root, 'vite.config.ts')}),
  'editor/editor.js': await bundle({
    configFile: false,
    build: {
      lib: {entry: join(source, 'editor/index.js'), formats: ['iife'], name: 'welearnElements'},
      minify: false,
      target: 'es2020',
    },
  }),
};
for (const name of [
  'welearn-elements.php',
  'readme.txt',
  'blocks/about/block.json',
  'blocks/document/block.json',
  'blocks/faq/block.json',
]) {
  files[name] = String(files[name]).replaceAll(own, version);
}
if (values.site) {
  if (!/^https:\/\/.+\/$/.test(values.site)) throw new Error('--site must be https://…/');
  const main = `${SLUG}.php`;
  files[main] = String(files[main]).replaceAll(NOWHERE, values.site);
}
const sources = readFolder(source);
const texts = findTexts(sources);
files[`languages/${SLUG}.pot`] = pot(texts, version);
Object.assign(files, translations(sources, texts));

const packed = zip(SLUG, files);
const target = join(folder, `${SLUG}-${version}.zip`);
mkdirSync(folder, {recursive: true});
writeFileSync(target, packed);
const header = name => new RegExp(`^ \\* ${name}: +(.+)$`, 'm').exec(files[`${SLUG}.php`])?.[1];
const news = {
  version,
  package: `${SLUG}-${version}.zip`,
  requires: header('Requires at least'),
  requires_php: header('Requires PHP'),
  tested: /^Tested up to: (.+)$/m.exec(files['readme.txt'])[1],
  changes: String(files['readme.txt']).split('== Changelog ==')[1].trim(),
};
writeFileSync(join(folder, `${SLUG}-${version}.json`), `${JSON.stringify(news, null, 2)}\n`);
console.log(
  `${target}: ${Object.keys(files).length} files, ${(packed.length / 1000).toFixed(0)} kB`,
);

/**
 * The look of the HTML children before the script runs: `themes/plain.css`, and what WordPress adds. The title and
 * the topics have the theme's type, as in the elements.
 */
function styles() {
  const sheet = postcss.parse(readFileSync(join(root, 'src/themes/plain.css')));
  sheet.walkRules(/:is\(h1/, rule => {
    if (rule.selector.startsWith('>')) rule.walkDecls(TYPE, declaration => declaration.remove());
    else rule.selector += ':not(:where(welearn-about > :first-child, welearn-faq > *))';
  });
  return `${sheet}\n${readFileSync(join(source, STYLES))}`;
}

/** Files that a page loads. The rest of `dist/` is for npm. */
function elements() {
  const built = readFolder(join(root, 'dist'), name =>
    /^(welearn(\.global)?\.js|chunks\/.*\.js|THIRD-PARTY-LICENSES\.md)$/.test(name),
  );
  const license = readFileSync(join(root, 'LICENSE'));
  return Object.fromEntries(
    Object.entries({...built, LICENSE: license}).map(([name, text]) => [`elements/${name}`, text]),
  );
}

async function bundle(config) {
  const [{output}] = [
    await build({logLevel: 'error', ...config, build: {...config.build, write: false}}),
  ].flat();
  const chunks = output.filter(({type}) => type === 'chunk');
  if (chunks.length !== 1) throw new Error(`Expected one file, found ${chunks.length}`);
  return chunks[0].code;
}
