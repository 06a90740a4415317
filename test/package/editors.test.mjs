import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {launch, openSite, settled, visit} from '../pages/site.mjs';
import {untilIn} from '../until-in.mjs';

/**
 * The table of docs/cms.md: ways to write the elements, saved by the editors of content management systems from npm, and
 * opened as a page whose template has the script.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(join(root, 'docs/cms.md'), 'utf8');
const frameGuide = readFileSync(join(root, 'docs/install.md'), 'utf8');
const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const FOLDER = `/welearn-elements-${version}/`;
const LIBRARY = 'https://library.example/';
const DOCUMENT = 'faq:\n  - q: Is it free?\n    a: Yes.\n';

/** The first snippet of a page after a mark. */
const snippet = (page, mark) => /```\w+\n([^]*?)```/.exec(page.slice(page.indexOf(mark)))[1].trim();
const way = name => snippet(guide, `<!-- way: ${name} -->`);

/** The rows of the table: ways to write the elements. `SITE` stands for the address of the system's own site. */
const WAYS = {
  '`src`, another site': way('src'),
  '`src`, the same site': way('src').replaceAll(LIBRARY, 'SITE'),
  '`src`, a short address': way('src').replaceAll(LIBRARY, '/'),
  '`data`': way('data'),
  'a script inside': way('script'),
  '`<details>` inside': way('details'),
  'a frame': snippet(frameGuide, '## A frame'),
};

const ckeditor = settings => `
  const {ClassicEditor, Essentials, Paragraph, Heading, Bold, Link, List, SourceEditing, GeneralHtmlSupport} = CKEDITOR;
  const plugins = [Essentials, Paragraph, Heading, Bold, Link, List, SourceEditing, GeneralHtmlSupport];
  const editor = await ClassicEditor.create(document.querySelector('#editor'), {licenseKey: 'GPL', plugins, ${settings}});
  return text => { editor.setData(text); return editor.getData(); };
`;
const tinymce = settings => `
  const [editor] = await tinymce.init({selector: '#editor', license_key: 'gpl', plugins: 'code', ${settings}});
  return text => { editor.setContent(text); return editor.getContent(); };
`;

/** The columns of the table: editors with the settings of systems, read in the systems' source. */
const EDITORS = {
  'CKEditor, all HTML': ckeditor(
    'htmlSupport: {allow: [{name: /.*/, attributes: true, classes: true, styles: true}]}',
  ),
  'CKEditor, some HTML': ckeditor(
    "htmlSupport: {allow: [{name: 'cite'}, {name: 'dl'}, {name: 'dt'}, {name: 'dd'}]}",
  ),
  TinyMCE: tinymce(''),
  'TinyMCE in Joomla': tinymce(
    "schema: 'html5', invalid_elements: 'script,applet,iframe', relative_urls: true, remove_script_host: false, document_base_url: '/'",
  ),
  'TinyMCE in Moodle': tinymce(
    "convert_urls: false, sandbox_iframes: false, xss_sanitization: false, extended_valid_elements: 'script[*],p[*],i[*]'",
  ),
  'TinyMCE, set as below': tinymce(
    /tinymce\.init\(\{([^]*)\}\)/.exec(snippet(guide, '### TinyMCE'))[1],
  ),
};
/** TinyMCE that knows our tags, and treats addresses as it does by itself. */
const SHORTENING = tinymce(
  "custom_elements: 'welearn-faq', extended_valid_elements: 'welearn-faq[*]', relative_urls: true",
);
/** CKEditor ignores a tag of ours that a system lists by its name. */
const NAMED = ckeditor(
  "htmlSupport: {allow: [{name: 'welearn-faq', attributes: true}, {name: 'welearn-about', attributes: true}]}",
);

const PACKAGES = ['ckeditor5@48', 'tinymce@8'];
const EDITOR_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Edit</title>
  <textarea id="editor"></textarea>
  <script src="/node_modules/ckeditor5/dist/browser/ckeditor5.umd.js"></script>
  <script src="/node_modules/tinymce/tinymce.min.js"></script>`;
const pageOf = content => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Learn</title>
  <script type="module" src="/dist/welearn.js"></script>${content}`;

const skip = !process.env.FULL && 'Only npm run test:full installs editors.';

describe('the editors of content management systems', {skip}, () => {
  const folder = skip ? '' : mkdtempSync(join(tmpdir(), 'welearn-editors-'));
  const args = ['install', '--prefix', folder, '--prefer-offline', '--no-audit', '--no-fund'];
  const installed =
    skip || spawnSync('npm', [...args, '--ignore-scripts', ...PACKAGES], {encoding: 'utf8'});
  const lack =
    !process.env.CI && installed.status !== 0 && `npm cannot install them: ${installed.stderr}`;

  describe('from npm', {skip: lack}, () => {
    let browser;
    let site;
    let library;
    const pages = {};
    /** The experience with each saved text. Editors leave much alike. */
    const seen = new Map();
    before(async () => {
      assert.equal(installed.status, 0, installed.stderr);
      browser = await launch('chromium');
      const editors = ['ckeditor5/dist/browser', 'tinymce'].map(path => `node_modules/${path}`);
      site = await openSite(EDITOR_PAGE, {
        files: {
          ...Object.assign({}, ...editors.map(path => filesIn(folder, path))),
          '/about.md': DOCUMENT,
          '/learn/with/us.html': () => pages.current,
        },
      });
      library = await openSite('', {
        fileHeaders: {'access-control-allow-origin': '*'},
        copies: {[FOLDER]: text => text},
        files: {
          '/about.md': DOCUMENT,
          ...Object.fromEntries(
            readdirSync(join(root, 'download')).map(name => [
              `${FOLDER}${name}`,
              readFileSync(join(root, 'download', name)),
            ]),
          ),
        },
      });
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      await library?.close();
      rmSync(folder, {recursive: true, force: true});
    });

    /** Saves all ways in an editor, and says for each what a visitor then gets. */
    async function results(editor) {
      const {page, close} = await visit(browser, site);
      const texts = Object.values(WAYS).map(text => text.replaceAll('SITE', site.url));
      const saved = await page.evaluate(
        async (code, all) => {
          const save = await new Function(`return (async () => {${code}})()`)();
          return all.map(save);
        },
        editor,
        texts,
      );
      await close();
      for (const text of saved) {
        if (seen.has(text)) continue;
        pages.current = pageOf(text.replaceAll(LIBRARY, library.url));
        const visitor = await visit(browser, site, {fragment: 'learn/with/us.html'});
        seen.set(text, await experience(visitor.page));
        await visitor.close();
      }
      return saved.map(text => seen.get(text));
    }

    it('leave what the table says', async () => {
      const rows = table(guide);
      const [names, ...ways] = rows;
      assert.deepEqual(names.slice(1), Object.keys(EDITORS));
      const columns = [];
      for (const editor of Object.values(EDITORS)) columns.push(await results(editor));
      const found = Object.keys(WAYS).map((name, row) => [name, ...columns.map(all => all[row])]);
      assert.deepEqual(ways, found);
    });

    it('shorten addresses of the same site in TinyMCE', async () => {
      const found = await results(SHORTENING);
      assert.deepEqual(found.slice(0, 4), ['works', 'wrong address', 'wrong address', 'works']);
    });

    it('do not keep our tags in CKEditor where they are allowed by name', async () => {
      assert.deepEqual(await results(NAMED), await results(EDITORS['CKEditor, some HTML']));
    });
  });
});

/** The files of a folder, by their addresses; each is read when it is asked for. */
function filesIn(folder, path) {
  const names = readdirSync(join(folder, path), {recursive: true});
  const files = names.filter(name => statSync(join(folder, path, name)).isFile());
  return Object.fromEntries(
    files.map(name => [`/${path}/${name}`, () => readFileSync(join(folder, path, name))]),
  );
}

/** The first table of a page, without the line below its head. */
function table(page) {
  const lines = page.split('\n').filter(line => line.startsWith('|'));
  const cells = lines.map(line =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim()),
  );
  return cells.filter(([first]) => !/^-+$/.test(first)).slice(0, Object.keys(WAYS).length + 1);
}

/** The experience of a visitor, in the words of the table. */
async function experience(page) {
  if (await page.$('iframe')) return framed(page);
  if (await page.$('welearn-faq')) {
    const state = await untilIn(page, () => {
      const {src, state} = document.querySelector('welearn-faq');
      const isWaiting = state === undefined || state === 'loading' || (src && state === 'idle');
      return !isWaiting && state;
    });
    const found = await state.jsonValue();
    if (found === 'ready') return 'works';
    if (found === 'failed') return 'wrong address';
  }
  if (await page.$('details')) return 'plain details';
  const text = await page.$eval('body', body => body.innerText.trim());
  if (text === 'Questions and answers') return 'the link';
  return text ? 'plain text' : 'nothing';
}

/** A frame with the attribute `sandbox` runs no script. */
async function framed(page) {
  if (await page.$('iframe[sandbox]')) return 'empty frame';
  const frame = page.frames().find(one => one !== page.mainFrame());
  await settled(frame);
  const states = await frame.$$eval('welearn-faq', found => found.map(({state}) => state));
  return states.join() === 'ready' ? 'works' : 'empty frame';
}
