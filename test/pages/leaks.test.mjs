import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {launch, oneEngine, story} from './site.mjs';
import {isFull} from '../scope.mjs';

const ROUNDS = isFull ? {chromium: 1000, firefox: 1000} : {chromium: 200, firefox: 60};
const SAMPLES = 5;
const faq = [1, 2, 3].map(n => `  - q: Question ${n}?\n    a: Answer [${n}](more.html).\n`);
const files = {'/about.md': `---\ntitle: About\nabout: Us.\nfaq:\n${faq.join('')}---\n`};
const HTML = `<!doctype html><html lang="en"><title>A library</title>
  <script type="module" src="/dist/welearn.js"></script><main></main></html>`;

/**
 * Wraps the methods that add and remove listeners, to count those on the window and the document.
 */
const count = () => {
  const kept = new Map();
  const isPages = target => target === window || target === document || target === null;
  const {addEventListener, removeEventListener} = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    const once = typeof options === 'object' && (options?.once || options?.signal);
    if (isPages(this ?? null) && !once) {
      kept.set(type, (kept.get(type) ?? new Set()).add(listener));
    }
    return addEventListener.call(this ?? window, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    if (isPages(this ?? null)) kept.get(type)?.delete(listener);
    return removeEventListener.call(this ?? window, type, listener, options);
  };
  window.listeners = () => [...kept.values()].reduce((sum, {size}) => sum + size, 0);
};

/** Inserts, loads, searches, opens and removes repeatedly, each time in another way. */
const rounds = async (times, leak) => {
  const main = document.querySelector('main');
  window.kept ??= [];
  for (let i = 0; i < times; i++) {
    const about = document.createElement('welearn-about');
    const faq = document.createElement('welearn-faq');
    for (const element of [about, faq]) element.setAttribute('src', 'about.md');
    for (const name of ['searchable', 'controls', 'copy-links', 'feedback', 'structured-data']) {
      faq.toggleAttribute(name);
    }
    const loaded = new Promise(resolve => {
      faq.addEventListener('welearn-load', resolve, {once: true});
    });
    main.append(about, faq);
    await loaded;
    const searched = new Promise(resolve => {
      faq.addEventListener('welearn-search', resolve, {once: true});
    });
    faq.search('question 2');
    await searched;
    faq.expandAll();
    await faq.updateComplete;
    faq.shadowRoot.querySelector('.item:not([hidden]) .question').click();
    await faq.updateComplete;
    if (i % 2) main.prepend(faq);
    // Includes one that is removed while it loads.
    if (i % 4 === 0) {
      const late = document.createElement('welearn-faq');
      late.src = 'about.md';
      main.append(late);
    }
    main.replaceChildren();
    if (leak) {
      window.kept.push(faq);
      addEventListener('resize', () => faq.expandAll());
    }
  }
  await new Promise(resolve => setTimeout(resolve, 20));
};

/** The growth per round: the slope of the line of best fit through the samples. */
function slope(samples, step) {
  const middle = (samples.length - 1) / 2;
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length;
  const [over, under] = samples.reduce(
    ([a, b], value, i) => [a + (i - middle) * (value - mean), b + (i - middle) ** 2],
    [0, 0],
  );
  return over / under / step;
}

const COUNTS = ['JSEventListeners', 'Nodes', 'Documents', 'JSHeapUsedSize'];

/** The objects of a page, once nothing more is released. */
async function sample(session) {
  for (let before; ;) {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const {metrics} = await session.send('Performance.getMetrics');
    const now = Object.fromEntries(metrics.map(({name, value}) => [name, value]));
    if (now.Nodes === before?.Nodes && now.JSEventListeners === before.JSEventListeners) return now;
    before = now;
  }
}

/** The objects that a number of rounds leaves behind in Chromium. */
async function measure(page, times, leak) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  // Loads everything that is loaded once and kept.
  await page.evaluate(rounds, leak ? 4 : 40, leak);
  const step = times / (SAMPLES - 1);
  const samples = [];
  for (let i = 0; i < SAMPLES; i++) {
    if (i) await page.evaluate(rounds, step, leak);
    samples.push(await sample(session));
  }
  const each = name => [
    name,
    slope(
      samples.map(sample => sample[name]),
      step,
    ),
  ];
  return Object.fromEntries(COUNTS.map(each));
}

for (const engine of oneEngine) {
  const times = ROUNDS[engine];
  describe(`${times} elements added and removed, in ${engine}`, () => {
    let browser;
    before(async () => {
      // Compiled code would grow, too, and with it the bytes that are counted.
      browser = await launch(engine, '--js-flags=--jitless');
    });
    after(() => browser?.close());
    const tell = tale => story(browser, HTML, {files, before: count, isSettled: false}, tale);

    it('leave no listener on the window or the document, no nodes and no memory', () =>
      tell(async (page, messages, {requests}) => {
        await page.evaluate(rounds, 4);
        const before = await page.evaluate(() => listeners());
        if (engine === 'chromium') {
          const left = await measure(page, times);
          console.log(`    Left by a round: ${JSON.stringify(left)}`);
          assert.ok(Math.abs(left.JSEventListeners) < 0.1, `listeners: ${left.JSEventListeners}`);
          assert.ok(Math.abs(left.Nodes) < 0.5, `nodes: ${left.Nodes}`);
          assert.ok(Math.abs(left.Documents) < 0.02, `documents: ${left.Documents}`);
          assert.ok(left.JSHeapUsedSize < 200, `bytes: ${left.JSHeapUsedSize}`);
        } else await page.evaluate(rounds, times); // Only Chromium counts nodes and bytes.
        assert.equal(await page.evaluate(() => listeners()), before);
        const said = () => document.head.querySelectorAll('script[type="application/ld+json"]');
        assert.equal(await page.evaluate(`(${said})().length`), 0);
        assert.equal(requests.filter(url => url === '/about.md').length, 1);
        assert.deepEqual(messages, []);
      }));

    it('would be noticed if they left anything', () =>
      tell(async page => {
        await page.evaluate(rounds, 4);
        const before = await page.evaluate(() => listeners());
        await page.evaluate(rounds, 4, true);
        assert.equal(await page.evaluate(() => listeners()), before + 4);
        if (engine !== 'chromium') return;
        const left = await measure(page, 20, true);
        assert.ok(left.Nodes > 10 && left.JSEventListeners > 0.9, JSON.stringify(left));
      }));
  });
}
