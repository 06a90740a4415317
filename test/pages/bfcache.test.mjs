import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {eventually, lastRequest, launch, oneEngine, settled, story} from './site.mjs';
import {untilIn} from '../until-in.mjs';

const DOCUMENT = `faq:
  - q: What does it cost?
    a: Nothing.
  - q: Who can come?
    a: Everyone.
`;
const HTML = `<!doctype html><html lang="en"><title>A library</title>
  <script type="module" src="/dist/welearn.js"></script>
  <welearn-faq src="about.yaml"></welearn-faq></html>`;
const other = '<!doctype html><title>Elsewhere</title><p>Elsewhere</p>';

/** Records listeners that keep a page out of the cache, and whether it was restored. */
const watch = () => {
  window.seen = {unload: [], toggles: [], loads: 0};
  const {addEventListener} = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (/unload/.test(type)) seen.unload.push(type);
    return addEventListener.call(this ?? window, type, ...rest);
  };
  // Unknown from the moment when the page is left.
  window.addEventListener('pagehide', () => delete seen.isBack);
  window.addEventListener('pageshow', ({persisted}) => (seen.isBack = persisted));
  window.addEventListener('welearn-toggle', ({detail}) => seen.toggles.push(detail.id));
  window.addEventListener('welearn-load', () => seen.loads++);
};

/**
 * Leaves for another page and comes back. Resolves to whether the cache had kept the page.
 * @param whileAway runs while the other page is shown
 */
async function leaveAndReturn(page, site, whileAway) {
  await page.goto(new URL('other.html', site.url).href);
  whileAway?.();
  await page.evaluate(() => void setTimeout(() => history.back()));
  return eventually(
    () => page.evaluate(() => (document.title === 'A library' ? seen.isBack : undefined)),
    isBack => isBack !== undefined,
  );
}

const look = () => {
  const faq = document.querySelector('welearn-faq');
  const open = [...faq.shadowRoot.querySelectorAll('[aria-expanded="true"]')];
  return {state: faq.state, open: open.map(button => button.textContent.trim())};
};

for (const engine of oneEngine) {
  describe(`a page restored from the back/forward cache, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());

    it('shows the same answers, and requests nothing', async t => {
      const options = {files: {'/about.yaml': DOCUMENT, '/other.html': other}, before: watch};
      await story(browser, HTML, options, async (page, messages, site) => {
        await page.$eval('welearn-faq', async faq => {
          faq.show('who-can-come');
          await faq.updateComplete;
        });
        await lastRequest(site);
        const asked = site.requests.length;
        const isKept = await leaveAndReturn(page, site);
        const unload = await page.evaluate(() => seen.unload);
        assert.deepEqual(unload, [], 'no listener keeps a page out of the cache');
        if (!isKept) return t.skip('this browser did not keep the page');
        assert.deepEqual(await page.evaluate(look), {state: 'ready', open: ['Who can come?']});
        assert.deepEqual(site.requests.slice(asked), ['/other.html']);
        const toggles = await page.evaluate(async () => {
          const faq = document.querySelector('welearn-faq');
          faq.shadowRoot.querySelector('button').click();
          await faq.updateComplete;
          return [seen.toggles, seen.loads];
        });
        assert.deepEqual(toggles, [['who-can-come', 'what-does-it-cost'], 1]);
        assert.equal((await page.evaluate(look)).open.length, 2);
        assert.deepEqual(messages, []);
      });
    });

    it('shows a document that was loading when the page was left', async t => {
      let release;
      const held = new Promise(resolve => (release = resolve));
      const files = {'/about.yaml': () => held, '/other.html': other};
      const options = {files, before: watch, isSettled: false};
      await story(browser, HTML, options, async (page, messages, site) => {
        await untilIn(page, () => document.querySelector('welearn-faq').state === 'loading');
        t.diagnostic(`kept: ${await leaveAndReturn(page, site, () => release(DOCUMENT))}`);
        await settled(page);
        const {state} = await page.evaluate(look);
        t.diagnostic(state);
        assert.ok(['ready', 'failed'].includes(state), state);
        if (state === 'failed') {
          await page.$eval('welearn-faq', faq => faq.shadowRoot.querySelector('button').click());
          await untilIn(page, () => document.querySelector('welearn-faq').state === 'ready');
        }
      });
    });

    it('stops loading if the pending document never arrives', async t => {
      let asked = 0;
      const never = () => (asked++ ? DOCUMENT : new Promise(() => {}));
      const files = {'/about.yaml': never, '/other.html': other};
      const options = {files, before: watch, isSettled: false};
      await story(browser, HTML, options, async (page, messages, site) => {
        await untilIn(page, () => document.querySelector('welearn-faq').state === 'loading');
        t.diagnostic(`kept: ${await leaveAndReturn(page, site)}`);
        await settled(page);
        const {state} = await page.evaluate(look);
        t.diagnostic(state);
        if (state === 'failed') {
          await page.$eval('welearn-faq', faq => faq.shadowRoot.querySelector('button').click());
        }
        await untilIn(page, () => document.querySelector('welearn-faq').state === 'ready');
      });
    });
  });
}
