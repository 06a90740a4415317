import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {relative} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {download, folder} from '../../scripts/download.mjs';
import {dist, filesOf, views} from '../../scripts/measure.mjs';
import {hasBrotli, lack, openNginx} from './nginx.mjs';
import {eventually, launch, oneEngine, settled, visit} from './site.mjs';

const docs = readFileSync(fileURLToPath(new URL('../../docs/hosting.md', import.meta.url)), 'utf8');
const [settings, brotli] = Array.from(docs.matchAll(/^```nginx\n([^]*?)^```$/gm), ([, text]) =>
  text.replaceAll('welearn-elements-0.1.0', folder),
);

const DOCUMENT = `---
title: About us
about: We learn **together**. ${'Come and see us. '.repeat(100)}
faq_title: Questions
faq:
  - q: What does it cost?
    a: Nothing.
---
`;
const SHOWN =
  '<welearn-about src="/about.md"></welearn-about><welearn-faq src="/about.md"></welearn-faq>';
const CHILDREN = '<welearn-faq><details><summary>One?</summary>1</details></welearn-faq>';
const pageOf = ({entry, documents}) => `<!doctype html><html lang="en"><title>A library</title>
  <link rel="icon" href="data:,">
  <script ${entry.includes('global') ? 'defer' : 'type="module"'} src="/${folder}/${entry}"></script>
  ${documents ? SHOWN : CHILDREN}</html>`;
const pages = views.map((view, i) => [`page-${i}.html`, pageOf(view)]);

const files = {
  ...Object.fromEntries(
    Object.entries(download()).map(([path, content]) => [`${folder}/${path}`, content]),
  ),
  ...Object.fromEntries(pages),
  'about.md': DOCUMENT,
  'about.yaml': 'faq: []\n',
};

describe('the settings of docs/hosting.md in nginx', {skip: lack}, () => {
  let site;
  before(async () => {
    site = await openNginx(files, settings + (hasBrotli ? brotli : ''));
  });
  after(() => site?.close());

  const ask = async (path, headers = {}) => fetch(site.url + path, {headers});

  const types = {
    'welearn.js': /^(application|text)\/javascript/,
    'welearn.global.js': /^(application|text)\/javascript/,
    'themes/civic.css': /^text\/css/,
    'integrity.json': /^application\/json/,
    'embed.html': /^text\/html/,
  };
  for (const [path, type] of Object.entries(types)) {
    it(`send ${path} with its type, for pages of other sites`, async () => {
      const {status, headers} = await ask(`${folder}/${path}`);
      assert.equal(status, 200);
      assert.match(headers.get('content-type'), type);
      if (path !== 'embed.html') assert.equal(headers.get('access-control-allow-origin'), '*');
    });
  }

  it('let browsers keep the files of a version, except those that a site edits', async () => {
    const caching = async path => (await ask(`${folder}/${path}`)).headers.get('cache-control');
    const chunk = Object.keys(download()).find(path => path.startsWith('chunks/'));
    for (const path of ['welearn.js', chunk, 'themes/civic.css']) {
      assert.match(await caching(path), /immutable/, path);
    }
    for (const path of ['embed.html', 'embed.css']) assert.equal(await caching(path), 'no-cache');
  });

  it('let browsers ask for a document each time, and say if it has not changed', async () => {
    for (const [path, type] of [
      ['about.md', 'text/markdown'],
      ['about.yaml', 'text/yaml'],
    ]) {
      const {headers} = await ask(path);
      assert.equal(headers.get('content-type'), type);
      assert.equal(headers.get('cache-control'), 'no-cache');
      assert.equal(headers.get('access-control-allow-origin'), '*');
      const again = await ask(path, {'if-none-match': headers.get('etag')});
      assert.equal(again.status, 304);
    }
  });

  for (const encoding of ['gzip', ...(hasBrotli ? ['br'] : [])]) {
    it(`compress scripts and documents by ${encoding}`, async () => {
      for (const path of [`${folder}/welearn.global.js`, 'about.md']) {
        const {headers} = await ask(path, {'accept-encoding': encoding});
        assert.equal(headers.get('content-encoding'), encoding, path);
        assert.match(headers.get('vary'), /accept-encoding/i, path);
      }
    });
  }

  for (const engine of oneEngine) {
    for (const [i, view] of views.entries()) {
      it(`ask for as much as docs/sizes.md counts: ${view.name}, in ${engine}`, async () => {
        const browser = await launch(engine);
        try {
          const wanted = filesOf(view).map(file => `/${folder}/${relative(dist, file)}`);
          const documents = view.documents ? ['/about.md'] : [];
          const expected = [`/page-${i}.html`, ...documents, ...wanted].sort();
          const open = async () => {
            const before = site.answers().length;
            const visitor = await visit(browser, {url: `${site.url}page-${i}.html`});
            await settled(visitor.page);
            return {visitor, asked: () => site.answers().slice(before)};
          };
          const {visitor, asked} = await open();
          await eventually(
            () => asked().map(({path}) => path),
            paths => paths.length >= expected.length,
          );
          assert.deepEqual(
            asked()
              .map(({path}) => path)
              .sort(),
            expected,
          );
          const before = site.answers().length;
          await visitor.page.goto(`${site.url}page-${i}.html?again`);
          await settled(visitor.page);
          const again = site.answers().slice(before);
          assert.deepEqual(
            again.map(({path, status}) => [path, status]),
            [[`/page-${i}.html?again`, 200], ...documents.map(path => [path, 304])],
          );
          await visitor.close();
        } finally {
          await browser.close();
        }
      });
    }
  }
});
