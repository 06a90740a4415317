import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, before, describe, it} from 'node:test';
import {launch, oneEngine, openSite, settled, story as storyOf, visit} from './site.mjs';
import {untilIn} from '../until-in.mjs';

const GOOD = 'faq:\n- q: Is this good?\n  a: It is.\n';
const NEW = 'faq:\n- q: Is this new?\n  a: It is.\n';

const page = (src, ...attributes) =>
  `<!doctype html><html lang="en"><title>A library</title>
  <script>
    window.loads = [];
    addEventListener('welearn-load', ({detail}) => loads.push(detail.stale));
  </script>
  <script type="module" src="/dist/welearn.js"></script>
  <welearn-faq ${attributes.join(' ')} src="${src}"></welearn-faq></html>`;

/**
 * A server of documents on another origin, which can be away. It then ends every connection, but keeps its port, which
 * another program could take.
 */
async function openDocuments() {
  let text = GOOD;
  let isAway = false;
  let requests = 0;
  const server = createServer((_, response) => {
    requests++;
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'content-type': 'text/markdown',
    });
    response.end(text);
  });
  server.on('connection', socket => isAway && socket.destroy());
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/faq.md`,
    count: () => requests,
    goAway: () => {
      isAway = true;
      server.closeAllConnections();
    },
    comeBack: newText => {
      isAway = false;
      text = newText;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    },
  };
}

const shown = page =>
  page.$eval('welearn-faq', faq => ({
    state: faq.state,
    code: faq.error?.code,
    questions: [...faq.shadowRoot.querySelectorAll('[part~="question"]')].map(q =>
      q.textContent.trim(),
    ),
    loads: window.loads,
  }));

const shows = (page, text) =>
  untilIn(
    page,
    text => document.querySelector('welearn-faq').shadowRoot.textContent.includes(text),
    text,
  );

const isKept = (page, url) =>
  untilIn(
    page,
    async url => Boolean(await (await caches.open('welearn-elements')).match(url)),
    url,
  );

/** The network process hears of it later than the page: waits until a request fails. */
async function goOffline(page) {
  await page.setOfflineMode(true);
  await untilIn(page, () =>
    fetch('/', {cache: 'no-store'}).then(
      () => false,
      () => true,
    ),
  );
}

for (const engine of oneEngine) {
  describe(`a page with unreachable documents, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());

    const story = async (attributes, tell, options = {}) => {
      const documents = await openDocuments();
      const site = await openSite(page(documents.url, ...attributes));
      let visitor;
      try {
        visitor = await visit(browser, site, options);
        await settled(visitor.page);
        await tell(visitor.page, documents, visitor.messages);
      } finally {
        await visitor?.close();
        await site.close();
        await documents.close();
      }
    };

    it('shows the last good copy on the next visit, and the new document once it is back', async () => {
      await story(['cache'], async (page, documents) => {
        await isKept(page, documents.url);
        documents.goAway();
        await page.reload();
        await settled(page);
        assert.deepEqual(await shown(page), {
          state: 'ready',
          code: 'network',
          questions: ['Is this good?'],
          loads: [true],
        });
        documents.comeBack(NEW);
        await page.evaluate(() => dispatchEvent(new Event('online')));
        await shows(page, 'Is this new?');
        await untilIn(page, () => loads.length > 1);
        assert.deepEqual((await shown(page)).loads, [true, false]);
      });
    });

    it('shows nothing old without `cache`', async () => {
      await story([], async (page, documents) => {
        documents.goAway();
        await page.reload();
        await settled(page);
        const {state, questions, loads} = await shown(page);
        assert.deepEqual([state, questions, loads], ['failed', [], []]);
        assert.deepEqual(await page.evaluate(() => caches.keys()), []);
      });
    });

    it('stores nothing, silently, if a page has no storage', async () => {
      const before = () => delete window.caches;
      await story(
        ['cache'],
        async (page, _, messages) => {
          assert.equal((await shown(page)).state, 'ready');
          assert.deepEqual(messages, []);
        },
        {before},
      );
    });

    it('works in a frame without an origin, which cannot store anything', async () => {
      const inner = `<script src="/dist/welearn.global.js"></script><welearn-faq cache src="data:text/yaml,${encodeURIComponent(GOOD)}"></welearn-faq><welearn-faq cache src="http://127.0.0.1:9/gone.md"></welearn-faq>`;
      const html = `<!doctype html><title>x</title><iframe sandbox="allow-scripts" srcdoc='${inner}'></iframe>`;
      await storyOf(browser, html, {isSettled: false}, async (page, messages) => {
        const frame = await page.waitForFrame(frame => frame.parentFrame());
        await settled(frame);
        const states = await frame.$$eval('welearn-faq', faqs => faqs.map(({state}) => state));
        assert.deepEqual(states, ['ready', 'failed']);
        assert.ok(!messages.some(message => message.startsWith('uncaught')));
      });
    });

    const chromium = {skip: engine !== 'chromium' && 'needs the protocol of Chromium'};
    it('requests again by itself when the browser is back online', chromium, async () => {
      await story([], async (page, documents) => {
        await goOffline(page);
        await page.$eval('welearn-faq', faq => faq.reload());
        assert.deepEqual(await shown(page), {
          state: 'ready',
          code: 'network',
          questions: ['Is this good?'],
          loads: [false],
        });
        const before = documents.count();
        await page.setOfflineMode(false);
        // The error is gone as soon as the element begins to load.
        await untilIn(page, () => loads.length > 1);
        assert.equal((await shown(page)).code, undefined);
        assert.equal(documents.count() - before, 1);
        // An element that has failed requests a second after the event.
        await page.evaluate(() => {
          window.later = new Promise(resolve =>
            addEventListener('online', () => setTimeout(resolve, 1100), {once: true}),
          );
        });
        await page.setOfflineMode(true);
        await page.setOfflineMode(false);
        await page.evaluate(() => window.later);
        await untilIn(page, url => fetch(url).then(Boolean, () => false), documents.url);
        assert.equal(documents.count() - before, 2, 'all is well: only this test has asked');
      });
    });

    it('works if the storage is full', chromium, async () => {
      await story(['cache'], async (page, documents, messages) => {
        await isKept(page, documents.url);
        const client = await page.createCDPSession();
        const {origin} = new URL(page.url());
        await page.evaluate(() => caches.delete('welearn-elements'));
        await client.send('Storage.overrideQuotaForOrigin', {origin, quotaSize: 1});
        const isFull = await page.evaluate(async () => {
          const store = await caches.open('x').catch(() => null);
          return (
            !store ||
            store.put('/x', new Response('x'.repeat(9999))).then(
              () => false,
              () => true,
            )
          );
        });
        assert.ok(isFull, 'the storage is full');
        await page.reload();
        await settled(page);
        const {state, code, questions} = await shown(page);
        assert.deepEqual([state, code, questions], ['ready', undefined, ['Is this good?']]);
        documents.goAway();
        await page.reload();
        await settled(page);
        assert.equal((await shown(page)).state, 'failed');
        assert.ok(!messages.some(message => /uncaught|quota/i.test(message)), String(messages));
      });
    });
  });
}
