import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'vite';
import {launch, oneEngine, settled, story} from './site.mjs';

/** The snippets of the README and of docs/, in pages as readers make them. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const read = path => readFileSync(join(root, path), 'utf8');
const docs = readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md'));
const guides = ['README.md', ...docs.map(name => `docs/${name}`)].map(path => ({
  path,
  snippets: Array.from(read(path).matchAll(/^ *```(\w+)\n([^]*?)^ *```$/gm)),
}));

/** A guide's snippets in some languages. */
const of = ({snippets}, ...languages) =>
  snippets.filter(([, language]) => languages.includes(language)).map(([, , code]) => code);

/** The snippets of all guides in some languages. */
const all = (...languages) => guides.flatMap(guide => of(guide, ...languages));

const [quickStart] = of(guides[0], 'html');
const [elements] = /^<welearn-[^]*/m.exec(quickStart);
/** The addresses in snippets, and the files that a reader has there. */
const files = {
  '/about.md': of(guides[0], 'markdown')[0],
  '/our-library.md': 'faq:\n  - q: Where are you?\n    a: Here.\n',
  '/library.css': 'h2 { color: inherit }',
  '/assets/style.css': 'h2 { color: inherit }',
};
for (const name of readdirSync(join(root, 'download'))) {
  files[`/dist/${name}`] = read(join('download', name));
}
const LIBRARY = 'https://library.example/';
const isForNode = code => code.includes('/render.js');
const RELEASED = /(https:\/\/[^"]+)?\/welearn-elements(-[\d.]+|@[\d.]+\/dist)\//g;
const asPage = html =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>A library</title>${html}</html>`;

for (const engine of oneEngine) {
  describe(`the snippets of the documentation, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());

    /** Opens a page, where all elements must show their content, and nothing be wrong. */
    function shows(html, own = {}) {
      const options = {files: {...files, ...own}, isTabShared: true};
      return story(browser, asPage(html), options, async (page, messages) => {
        for (const frame of page.frames()) {
          await settled(frame);
          const states = await frame.$$eval('welearn-about, welearn-faq', found =>
            found.map(({state, error}) => error?.message ?? state),
          );
          assert.deepEqual([...new Set(states)], ['ready']);
        }
        const faults = messages.filter(text => /^(error|warn|uncaught)/.test(text));
        assert.deepEqual(faults, []);
      });
    }

    for (const guide of guides.filter(one => of(one, 'html').length)) {
      it(`show their content, without an error: ${guide.path}`, async () => {
        const html = [quickStart, ...of(guide, 'html')].join('\n');
        await shows(html.replaceAll(RELEASED, '/dist/').replaceAll(`src="${LIBRARY}`, 'src="/'));
      });
    }

    it('leave something to read without JavaScript', async () => {
      const html = asPage(all('html').join('\n'));
      await story(browser, html, {javaScript: false}, async page => {
        const bare = await page.$$eval('welearn-about, welearn-faq', found =>
          found.filter(({innerText}) => !innerText.trim()).map(({outerHTML}) => outerHTML),
        );
        assert.deepEqual(bare, []);
      });
    });

    it('are documents that the elements show', async () => {
      // A workflow is YAML, too.
      const texts = all('markdown', 'yaml').filter(text => !/^jobs:/m.test(text));
      const documents = texts.map((text, at) => [`/${at}.md`, text]);
      const lists = documents.map(([path]) => `<welearn-faq src="${path}"></welearn-faq>`);
      const script = '<script type="module" src="/dist/welearn.js"></script>';
      await shows([script, ...lists].join('\n'), Object.fromEntries(documents));
    });

    it('are style sheets of which browsers read every declaration', async () => {
      await story(browser, asPage(''), {isSettled: false}, async page => {
        for (const code of all('css')) {
          const [known, wanted] = await page.evaluate(text => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(text);
            const rules = [...sheet.cssRules];
            const isKnown = declaration => {
              const probe = document.createElement('p').style;
              probe.cssText = declaration;
              return probe.length > 0;
            };
            const written = [...text.matchAll(/[{;]\s*([\w-]+:[^;}]+)/g)].map(([, one]) => one);
            return [
              [rules.length, written.filter(isKnown)],
              [text.match(/\{/g).length, written],
            ];
          }, code);
          assert.deepEqual(known, wanted);
        }
      });
    });

    it('are scripts for a bundler that register the elements', async () => {
      for (const code of all('js').filter(one => !isForNode(one))) {
        const bundle = await bundled(code);
        const isBoth = code.includes('welearn.js');
        const [, faq] = elements.split('\n');
        await shows(`<script type="module" src="main.js"></script>${isBoth ? elements : faq}`, {
          '/main.js': bundle,
        });
      }
    });
  });
}

/** A script with all that it imports from the package. */
async function bundled(code) {
  const folder = mkdtempSync(join(tmpdir(), 'welearn-docs-'));
  try {
    const entry = join(folder, 'main.js');
    writeFileSync(entry, code);
    const {main, exports} = JSON.parse(read('package.json'));
    const [result] = [
      await build({
        root: folder,
        configFile: false,
        logLevel: 'error',
        resolve: {
          alias: [
            {find: /^welearn-elements$/, replacement: join(root, main)},
            {
              find: /^welearn-elements\/welearn\.js$/,
              replacement: join(root, exports['./welearn.js'].default),
            },
          ],
        },
        build: {write: false, lib: {entry, formats: ['iife'], name: 'app'}},
      }),
    ].flat();
    return result.output[0].code;
  } finally {
    rmSync(folder, {recursive: true});
  }
}

it('the snippets for Node render a document', () => {
  const text = `globalThis.text = ${JSON.stringify(files['/about.md'])};`;
  for (const code of all('js').filter(isForNode)) {
    const script = [text, code, 'console.log(html);'].join('\n');
    const args = ['--input-type=module', '--eval', script];
    const output = execFileSync(process.execPath, args, {cwd: root, encoding: 'utf8'});
    assert.match(output, /<summary>What does it cost\?/);
  }
});
