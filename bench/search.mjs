import {loadavg} from 'node:os';
import {launch, openSite, settled, visit} from '../test/pages/site.mjs';

/**
 * Measures the cost of a key press in the search box: `node bench/search.mjs [entries…]`, after
 * `npm run build`. For each number of questions it opens a page in Chromium and types queries
 * letter by letter, about five letters a second. For each letter it adds up the main thread's work
 * until the page is idle: script, style, layout and paint. Time that the machine spends on other
 * programs does not count. The cost of measuring itself, two frames and a few messages, is measured
 * without a key press and subtracted.
 *
 * `plain box` is the browser's own cost of a key press in a text field without a search; the other
 * figures include it. `to paint` is the time from a key press to its result on the screen. `pause`
 * is all work put off until typing pauses. Other programs make all figures worse, so check the
 * machine's load first.
 */
const counts = process.argv.slice(2).map(Number);

/** Words of a library's questions: half of each text is common words, half rare ones. */
const COMMON =
  'the library card how can you book open when where what is free find renew borrow reading room a to for of in we our with your please ask staff hours children events return account online'.split(
    ' ',
  );
const SYLLABLES =
  'ba con di fer gra hol in ju ka lin mo nat or per qui ras sol tem un ver wil xan yor zed'.split(
    ' ',
  );
const QUERIES = ['library card', 'renew', 'reading room', 'acount', 'chidlren events', 'gramo'];

/** The same numbers at every run. */
function dice(seed) {
  let state = seed;
  return below => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    return ((state >>> 8) * below) >>> 24;
  };
}

function questionsOf(count) {
  const roll = dice(7);
  const rare = Array.from({length: 4000}, () =>
    Array.from({length: 2 + roll(3)}, () => SYLLABLES[roll(SYLLABLES.length)]).join(''),
  );
  const word = () => (roll(2) ? COMMON[roll(COMMON.length)] : rare[roll(rare.length)]);
  const text = length => Array.from({length}, word).join(' ');
  return Array.from({length: count}, (_, i) => ({
    id: `q${i}`,
    q: `${text(8)}?`,
    a: `${text(30)}.\n\n${text(30)}.`,
    topic: `Topic ${i % 12}`,
  }));
}

const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const ms = value => `${value.toFixed(1)} ms`.padStart(11);

/**
 * Runs in the page: types letter by letter, and returns the milliseconds from each letter until the
 * page is painted.
 */
async function typeAndPaint(input, queries) {
  const type = text => {
    input.value = text;
    input.dispatchEvent(new InputEvent('input', {bubbles: true}));
  };
  const times = [];
  for (const query of queries) {
    for (let length = 1; length <= query.length; length++) {
      await new Promise(done => requestAnimationFrame(() => setTimeout(done, 60)));
      const start = performance.now();
      type(query.slice(0, length));
      await new Promise(done => {
        requestAnimationFrame(() => {
          const {port1, port2} = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage('painted');
        });
      });
      times.push(performance.now() - start);
    }
    type('');
    await new Promise(done => setTimeout(done, 200));
  }
  return times;
}

const browser = await launch('chromium');
console.log(`load of the machine: ${loadavg()[0].toFixed(1)}`);
console.log(
  'entries   indexing  longest task    plain box     median        90 %      slowest  (a key press)  looking  median to paint   median pause',
);
for (const count of counts.length ? counts : [100, 1000, 10000]) {
  const document = JSON.stringify({faq: questionsOf(count)});
  const html = `<!doctype html><meta charset="utf-8" /><title>Search</title>
    <input id="plain" />
    <script type="module" src="/dist/welearn.js"></script>
    <welearn-faq src="/faq.json" searchable></welearn-faq>`;
  const site = await openSite(html, {files: {'/faq.json': document}});
  const {page, close} = await visit(browser, site);
  page.setDefaultTimeout(120_000);
  await settled(page);
  const client = await page.createCDPSession();
  await client.send('Performance.enable', {timeDomain: 'threadTicks'});

  /** Milliseconds of work on the main thread until the page is idle. */
  const measure = async (act, {before: calm = 200, after = 150} = {}) => {
    const busy = async () => {
      const {metrics} = await client.send('Performance.getMetrics');
      return metrics.find(({name}) => name === 'TaskDuration').value * 1000;
    };
    await page.evaluate(ms => new Promise(done => setTimeout(done, ms)), calm);
    const before = await busy();
    await act();
    // Two frames, and the work put off until after them.
    await page.evaluate(
      ms =>
        new Promise(done => {
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, ms)));
        }),
      after,
    );
    return (await busy()) - before;
  };

  const input = await page.evaluateHandle(() =>
    globalThis.document.querySelector('welearn-faq').shadowRoot.querySelector('input'),
  );
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver(list => {
      for (const {duration} of list.getEntries())
        globalThis.longest = Math.max(globalThis.longest, duration);
    }).observe({type: 'longtask'});
  });
  const looks = [];
  for (let i = 0; i < 12; i++) looks.push(await measure(async () => {}));
  const looking = median(looks);
  const indexing = await measure(async () => {
    await input.focus();
    await page.evaluate(
      () =>
        new Promise(done => {
          const faq = globalThis.document.querySelector('welearn-faq');
          faq.addEventListener('welearn-search', done, {once: true});
          faq.search('zzzz');
        }),
    );
    await page.evaluate(() => globalThis.document.querySelector('welearn-faq').search(''));
  });
  const longest = await page.evaluate(() => globalThis.longest);

  await page.focus('#plain');
  const plain = [];
  for (const key of 'library card') {
    plain.push((await measure(() => page.keyboard.press(key))) - looking);
  }
  await input.focus();

  const keys = [];
  const pauses = [];
  for (const query of QUERIES) {
    for (const key of query) {
      const cost = (await measure(() => page.keyboard.press(key), {before: 0})) - looking;
      keys.push(cost);
      if (process.env.VERBOSE) console.log(JSON.stringify(query), key, ms(cost));
    }
    pauses.push((await measure(async () => {}, {before: 0, after: 1000})) - looking);
    await measure(() => page.keyboard.press('Escape'));
  }
  const paints = await page.evaluate(typeAndPaint, input, QUERIES);
  keys.sort((a, b) => a - b);
  const [ninety, slowest] = [keys[Math.floor(keys.length * 0.9)], keys.at(-1)];
  console.log(
    `${String(count).padStart(7)}${ms(indexing)}${ms(longest)}     ${ms(median(plain))}${ms(median(keys))} ${ms(ninety)}  ${ms(slowest)}               ${ms(looking)}      ${ms(median(paints))}    ${ms(median(pauses))}`,
  );
  await close();
  await site.close();
}
await browser.close();
