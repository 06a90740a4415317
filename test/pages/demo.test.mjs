import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {createServer} from 'vite';
import {PATIENCE} from '../patience.mjs';
import {eventually, launch, settled} from './site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The demo as `npm start` serves it. */
describe('the demo', () => {
  let server;
  let browser;
  let page;
  let messages;
  before(async () => {
    server = await createServer({
      root,
      logLevel: 'error',
      // Any free port of this address alone: other tests have servers, too.
      server: {open: false, hmr: false, host: '127.0.0.1', port: 0},
    });
    await server.listen();
    browser = await launch('chromium');
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(path) {
    page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    messages = [];
    page.on('console', message => {
      // Messages of Vite itself.
      if (message.type() !== 'debug') messages.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', error => messages.push(String(error)));
    await page.goto(new URL(path, server.resolvedUrls.local[0]).href, {waitUntil: 'load'});
    await settled(page);
  }
  const states = () =>
    page.$$eval('welearn-about, welearn-faq', elements => elements.map(({state}) => state));
  const choose = async (name, value) => {
    await page.select(`[name="${name}"]`, value);
    await settled(page);
  };
  const textOf = selector => page.$eval(selector, ({textContent}) => textContent);
  const violations = async context => {
    await page.evaluate(axe);
    const {violations: found} = await page.evaluate(
      selector => globalThis.axe.run(selector, {resultTypes: ['violations']}),
      context,
    );
    return found.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join()}`);
  };

  it('shows the sample document, and explains two mistakes', async () => {
    await open('demo/');
    const shown = await states();
    assert.deepEqual(shown.slice(0, 2), ['ready', 'ready']);
    assert.equal(shown.filter(state => state !== 'ready').join(), 'failed');
    await eventually(() => messages.length > 1);
    assert.match(messages.toSorted().join('\n'), /^error: .*web page[^\n]*\nerror: .*in quotes\.$/);
    await page.close();
  });

  it('shows every look in its gallery, in light and dark, and passes axe', async () => {
    await open('demo/gallery.html');
    const options = name => page.$$eval(`[name="${name}"] option`, all => all.map(o => o.value));
    const appearances = await options('appearance');
    for (const theme of await options('theme')) {
      await choose('theme', theme);
      await page.waitForFunction(
        name => {
          const {sheet} = document.querySelector('#theme');
          const isApplied = name ? sheet?.href.includes(`/${name}.css`) : !sheet || sheet.disabled;
          const text = document.querySelector('#css').textContent;
          return isApplied && text.includes(name ? '{' : 'No theme');
        },
        {},
        theme,
      );
      if (theme) assert.match(await textOf('#html'), new RegExp(`themes/${theme}\\.css`));
      for (const scheme of await options('scheme')) {
        // Pairs each theme with a different look, so that each look appears.
        const appearance = appearances.shift();
        appearances.push(appearance);
        await choose('appearance', appearance);
        await choose('scheme', scheme);
        await page.waitForFunction(
          name =>
            [...document.querySelectorAll('.stage > *')].every(({shadowRoot}) =>
              shadowRoot.querySelector(`.base.${name}`),
            ),
          {},
          appearance,
        );
        const look = await page.$$eval('.stage > *', all => all.map(e => e.appearance));
        assert.deepEqual(look, [appearance, appearance]);
        assert.deepEqual(await violations('.stage'), [], `${theme} ${appearance} ${scheme}`);
      }
    }
    assert.deepEqual(messages, []);
    await page.close();
  });

  it('switches to Arabic and right-to-left, and keeps the choices in its address', async () => {
    await open('demo/gallery.html?content=de&appearance=filled');
    const question = () =>
      page.$eval('welearn-faq', faq => faq.shadowRoot.querySelector('.question').textContent);
    assert.match(await question(), /[a-zäöü]/);
    await choose('content', 'ar');
    await page.waitForFunction(() =>
      /[\u0600-\u06ff]/.test(
        document.querySelector('welearn-faq').shadowRoot.querySelector('.question').textContent,
      ),
    );
    await page.reload();
    await settled(page);
    assert.match(await question(), /[\u0600-\u06ff]/);
    assert.equal(await page.$eval('.stage', ({dir}) => dir), 'rtl');
    assert.equal(await page.$eval('welearn-faq', ({appearance}) => appearance), 'filled');
    assert.deepEqual(messages, []);
    await page.close();
  });
});
