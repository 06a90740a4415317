import {loadavg} from 'node:os';
import {launch, openSite, settled, visit} from '../test/pages/site.mjs';

/**
 * What a key press in the search box costs: `node bench/search.mjs [entries…]`, after `npm run build`.
 * For each number of questions it opens a page in Chromium, types queries letter by letter, about five
 * letters a second, and adds up what the main thread does for each until all is still again: script,
 * style, layout and paint. Time in which the machine does something else is not counted, nor is what it
 * takes to look, two frames and a few messages, which is measured where nothing is pressed.
 *
 * `plain box` is what the browser itself takes for a key in a box of the page that searches nothing; it is
 * part of the other figures. `to paint` is the time from a key to what it shows. `pause` is what was put
 * off until nobody has typed for a while, all of it. Other programs on the machine make all of them worse:
 * look at its load first.
 */
const counts = process.argv.slice(2).map(Number);

/** Words like those of a library's questions, some of them in every other sentence, most of them rare. */
const COMMON =
  'the library card how can you book open when where what is free find renew borrow reading room a to for of in we our with your please ask staff hours children events return account online'.split(
    ' ',
  );
const SYLLABLES =
  'ba con di fer gra hol in ju ka lin mo nat or per qui ras sol tem un ver wil xan yor zed'.split(
    ' ',
  );
const QUERIES = ['library card', 'renew', 'reading room', 'acount', 'chidlren events', 'gramo'];

/** Numbers that are the same at every run. */
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

/** In the page: types letter by letter; milliseconds from each until the page is painted. */
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

  /** Milliseconds of work on the main thread until there is no more of it. */
  const measure = async (act, {before: calm = 200, after = 150} = {}) => {
    const busy = async () => {
      const {metrics} = await client.send('Performance.getMetrics');
      return metrics.find(({name}) => name === 'TaskDuration').value * 1000;
    };
    await page.evaluate(ms => new Promise(done => setTimeout(done, ms)), calm);
    const before = await busy();
    await act();
    // Two frames, and what is put off until after them.
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
