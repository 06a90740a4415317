import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {contentType} from '../server/answer.mjs';
import {untilIn} from '../until-in.mjs';
import {launch, settled, visit} from './site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const skip = !process.env.FULL && 'Only npm run test:full builds the site.';

/** Errors that the library's page shows on purpose. */
const EXAMPLES = /web page|in quotes/;

describe('the built site', {skip}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'welearn-site-'));
  let server;
  let browser;
  let missing;
  let url;
  before(async () => {
    const script = join(root, 'scripts/site.mjs');
    execFileSync(process.execPath, [script, `--to=${folder}`], {cwd: root});
    // A folder of a static server: nothing may depend on the top level.
    server = createServer((request, response) => {
      const {pathname} = new URL(request.url, 'http://localhost');
      const path = join(folder, pathname.replace(/^\/project/, '').replace(/\/$/, '/index.html'));
      const isFile =
        pathname.startsWith('/project/') && existsSync(path) && statSync(path).isFile();
      if (!isFile && pathname !== '/favicon.ico') missing.push(pathname);
      const type = `${contentType(path)}; charset=utf-8`;
      response.writeHead(isFile ? 200 : 404, {'content-type': type});
      response.end(isFile ? readFileSync(path) : undefined);
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${server.address().port}/project/`;
    browser = await launch('chromium');
  });
  after(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    rmSync(folder, {recursive: true});
  });

  it('opens every page without an error, a missing file or a request to others', async () => {
    const pages = readdirSync(join(root, 'demo')).filter(name => name.endsWith('.html'));
    for (const name of pages) {
      missing = [];
      const {page, messages, close} = await visit(browser, {url}, {fragment: name});
      if (await page.$('welearn-about, welearn-faq')) await settled(page);
      if (name === 'builder.html') {
        await untilIn(page, () =>
          document
            .querySelector('iframe')
            .contentDocument.querySelector('welearn-faq')
            ?.shadowRoot?.querySelector('[part~=question]'),
        );
      }
      const others = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({name}) => new URL(name))
          .filter(({protocol, origin}) => protocol !== 'data:' && origin !== location.origin)
          .map(String),
      );
      const unexpected = messages.filter(one => !(name === 'index.html' && EXAMPLES.test(one)));
      assert.deepEqual(
        {name, unexpected, missing, others},
        {name, unexpected: [], missing: [], others: []},
      );
      await close();
    }
  });

  it('shows a theme with its text in the gallery', async () => {
    missing = [];
    const {page, close} = await visit(browser, {url}, {fragment: 'gallery.html?theme=civic'});
    await untilIn(page, () => document.querySelector('#css').textContent.includes('welearn-faq'));
    await untilIn(page, () => document.querySelector('#theme').sheet?.cssRules.length);
    assert.deepEqual(missing, []);
    await close();
  });
});
