import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {build} from 'vite';
import {eventually, launch, oneEngine, settled, story} from './site.mjs';

/**
 * A real router, in a page bundled with it. It comes from npm for the test alone. Routers change the address by
 * `pushState`, which fires no event.
 */
const skip = !process.env.FULL && 'Only npm run test:full installs frameworks.';

const APP = `
import {createApp, h} from 'vue';
import {createRouter, createWebHistory, RouterView} from 'vue-router';

const faq = () => h('welearn-faq', {src: '/about.yaml'});
const router = createRouter({
  history: createWebHistory(),
  routes: [
    {path: '/', component: {render: () => h('h1', 'Home')}},
    {path: '/questions', component: {render: faq}},
  ],
});
globalThis.router = router;
const lasting = new URLSearchParams(location.search).has('lasting');
createApp({render: () => [lasting ? faq() : null, h(RouterView)]}).use(router).mount('#app');
`;
const PAGE = `<!doctype html><html lang="en"><title>A library</title>
  <div style="height: 900px">Above</div><div id="app"></div><div style="height: 900px">Below</div>
  <script type="module" src="/dist/welearn.js"></script><script type="module" src="/app.js"></script></html>`;
const DOCUMENT = `faq_title: Questions
faq:
  - {q: What does it cost?, a: Nothing.}
  - {q: Who pays?, a: The town pays.}
  - {q: Who can come?, a: Everybody is welcome.}
`;

describe('a page with Vue Router', {skip}, () => {
  let folder;
  const files = {'/about.yaml': DOCUMENT};
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'welearn-router-'));
    writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
    const packages = ['vue@3.5', 'vue-router@4'];
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], {
      cwd: folder,
    });
    writeFileSync(join(folder, 'app.js'), APP);
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      define: {'process.env.NODE_ENV': '"production"'},
      build: {lib: {entry: 'app.js', formats: ['es'], fileName: 'bundle'}},
    });
    files['/app.js'] = readFileSync(join(folder, 'dist/bundle.js'), 'utf8');
  });
  after(() => rmSync(folder, {recursive: true, force: true}));

  for (const engine of oneEngine) {
    describe(`in ${engine}`, () => {
      let browser;
      before(async () => {
        browser = await launch(engine);
      });
      after(() => browser?.close());

      const go = (page, address) => page.evaluate(to => void globalThis.router.push(to), address);
      /** Waits until a question is open, in view, and has the focus. */
      const isShown = (page, question) =>
        eventually(
          () =>
            page.evaluate(() => {
              const root = document.querySelector('welearn-faq')?.shadowRoot;
              const open = root?.activeElement;
              if (open?.getAttribute('aria-expanded') !== 'true') return undefined;
              const {top} = open.getBoundingClientRect();
              return top >= 0 && top < innerHeight ? open.textContent.trim() : undefined;
            }),
          shown => shown === question,
        );

      it('opens a question when the router pushes its address', () =>
        story(browser, PAGE, {files, fragment: '?lasting'}, async (page, messages) => {
          await settled(page);
          await go(page, '#faq-who-pays');
          await isShown(page, 'Who pays?');
          await go(page, '#faq-who-can-come');
          await isShown(page, 'Who can come?');
          assert.equal(await page.evaluate(() => location.hash), '#faq-who-can-come');
          await page.goBack();
          await eventually(() => page.evaluate(() => location.hash === '#faq-who-pays'));
          await isShown(page, 'Who pays?');
          assert.deepEqual(messages, []);
        }));

      it('opens a question on a page of its own, which the router shows first', () =>
        story(browser, PAGE, {files, isSettled: false}, async (page, messages) => {
          await eventually(() => page.evaluate(() => document.querySelector('h1') !== null));
          await go(page, '/questions#faq-who-pays');
          await isShown(page, 'Who pays?');
          await go(page, '/');
          await eventually(() => page.evaluate(() => !document.querySelector('welearn-faq')));
          await go(page, '/questions#faq-what-does-it-cost');
          await isShown(page, 'What does it cost?');
          assert.deepEqual(messages, []);
        }));

      it('opens a question on another page, where the FAQ stays', () =>
        story(browser, PAGE, {files, fragment: '?lasting'}, async page => {
          await settled(page);
          await go(page, '/elsewhere-on-the-site#faq-who-pays');
          await isShown(page, 'Who pays?');
        }));
    });
  }
});
