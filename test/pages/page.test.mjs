import assert from 'node:assert/strict';
import {existsSync, readFileSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {PATIENCE} from '../patience.mjs';
import {contentType} from '../server/answer.mjs';
import {untilIn} from '../until-in.mjs';
import {serveDemo} from './demo-server.mjs';
import {launch} from './site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const DOCUMENT = 'faq:\n  - q: Is it free?\n    a: See [fees](example.org/fees).\n';
const page = (script, src = 'about.md') => `<!doctype html><html lang="en"><title>A library</title>
  ${script}<welearn-faq src="${src}"></welearn-faq></html>`;
const MODULE = '<script type="module" src="/dist/welearn.js"></script>';

/** The page of the site that tests a page, beside a library that lets others read some of its files. */
describe('the page that tests a page', () => {
  let server;
  let library;
  let browser;
  let tab;
  let messages;
  let url;
  let open;
  const held = [];

  before(async () => {
    server = await serveDemo();
    library = createServer(answer);
    await new Promise(resolve => library.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${library.address().port}`;
    browser = await launch('chromium');
  });
  after(async () => {
    await browser?.close();
    library?.closeAllConnections();
    library?.close();
    await server?.close();
  });

  const pages = {
    '/good': page(MODULE),
    '/copied': page('<script type="module" src="/copied/welearn.js"></script>'),
    '/closed/page': page(MODULE, 'private.md'),
    '/slow': page(''),
  };

  function answer({url: path}, response) {
    const file = join(root, path.replace('/copied/welearn.js', '/dist/welearn.js'));
    const isBuilt = /^\/(?:dist\/(?:chunks\/)?|copied\/)[\w.-]+\.js$/.test(path);
    const built = isBuilt && existsSync(file) && statSync(file).isFile() && readFileSync(file);
    const text = path.endsWith('.md') ? DOCUMENT : undefined;
    const body = pages[path] ?? text ?? (built || undefined);
    const type = pages[path] ? 'text/html' : contentType(path);
    const send = () =>
      response
        .writeHead(body ? 200 : 404, {
          'content-type': type,
          ...(!path.startsWith('/closed/') && {'access-control-allow-origin': '*'}),
        })
        .end(body);
    if (path === '/slow') held.push(send);
    else send();
  }

  async function visit({width = 1280, from = 'demo/page.html'} = {}) {
    const context = await browser.createBrowserContext();
    open = context;
    tab = await context.newPage();
    tab.setDefaultTimeout(PATIENCE);
    await tab.setViewport({width, height: 900});
    messages = [];
    tab.on('pageerror', error => messages.push(String(error)));
    await tab.goto(new URL(from, server.resolvedUrls.local[0]).href, {waitUntil: 'load'});
  }

  const textOf = selector => tab.$eval(selector, ({textContent}) => textContent);
  const says = words =>
    untilIn(tab, words => document.querySelector('#verdict').textContent.includes(words), words);
  const problems = () =>
    tab.$$eval('#problems li', items => items.map(({textContent}) => textContent));
  const violations = async () => {
    await tab.evaluate(axe);
    return tab.evaluate(async () => {
      const {violations} = await globalThis.axe.run(document, {resultTypes: ['violations']});
      return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join()}`);
    });
  };
  /** Writes an address into the focused field, and tests by the keyboard. */
  const testAddress = async address => {
    await tab.focus('[name="address"]');
    await tab.$eval('[name="address"]', field => field.select());
    await tab.keyboard.type(address);
    await tab.keyboard.press('Enter');
  };

  it('leads from an address to the likeliest cause, by keyboard', async () => {
    await visit({from: 'demo/'});
    await Promise.all([
      tab.waitForNavigation(),
      tab.$eval('[href="page.html"]', link => link.click()),
    ]);
    await untilIn(tab, () => document.querySelector('#command').textContent);
    await testAddress(`${url}/copied`);
    await says('1 error, 1 warning. The likeliest cause comes first.');
    const [first, second] = await problems();
    assert.match(
      first,
      /^Error http\S+\/copied\/welearn\.js does not find files of its own: chunks/,
    );
    assert.match(first, /chunks\/core-\S+ \(status 404\)/);
    assert.match(second, /^Warning http.*about\.md:3:\d+ .*https:\/\/example\.org\/fees/);
    assert.equal(await textOf('#command'), `npx welearn-elements check --page ${url}/copied`);
    assert.equal(await tab.$eval('#verdict', ({role}) => role), 'status');
    assert.deepEqual(await violations(), []);
    assert.deepEqual(messages, []);
    await open.close();
  });

  it('says that everything is there, and what', async () => {
    await visit();
    await testAddress(`${url}/good`);
    await says('0 errors, 1 warning.');
    const [, last] = await problems();
    assert.match(last, /^Note .*1 question from http.*about\.md.*\d\d files\.$/);
    await testAddress(`${url}/none`);
    await says('1 error, 0 warnings.');
    assert.match((await problems())[0], /status 404 for this page/);
    await open.close();
  });

  it('asks for the source of a page that it may not read, and tests that', async () => {
    await visit({width: 320});
    await testAddress(`${url}/closed/page`);
    await says('This browser may not read that page');
    assert.equal(
      await tab.evaluate(() => document.activeElement.getAttribute('name')),
      'source',
      'the field for the source has the focus',
    );
    assert.deepEqual(await violations(), []);
    await tab.$eval(
      '[name="source"]',
      (field, source) => {
        field.value = source;
      },
      pages['/closed/page'],
    );
    // The button follows the field.
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    await says('From the pasted source: No mistake was found');
    const found = await problems();
    assert.equal(found.length, 2, found.join('\n'));
    assert.match(found[0], /^Note This browser may not read http.*\/closed\/private\.md, or it is/);
    assert.match(found[1], /^Note No mistake can be seen from here\..*files\.$/);
    const [width, room] = await tab.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth,
    ]);
    assert.ok(width <= room, `${width} px wide on a phone of ${room} px`);
    assert.deepEqual(messages, []);
    await open.close();
  });

  it('shows the newest test, and runs nothing of a page', async () => {
    pages['/hostile'] = page(
      `<script>globalThis.ran = true</script><img src="${url}/seen.png" onerror="globalThis.ran = true">${MODULE}`,
    );
    await visit();
    const asked = [];
    tab.on('request', request => asked.push(request.url()));
    await testAddress(`${url}/slow`);
    await untilIn(tab, () => document.querySelector('#verdict').textContent === 'Testing…');
    await testAddress(`${url}/hostile`);
    await says('0 errors, 1 warning.');
    for (const send of held) send();
    await tab.waitForNetworkIdle();
    assert.match(await textOf('#verdict'), /^0 errors, 1 warning\./);
    assert.equal(await tab.evaluate(() => globalThis.ran), undefined);
    assert.ok(!asked.some(one => one.endsWith('seen.png')), asked.join('\n'));
    await open.close();
  });
});
