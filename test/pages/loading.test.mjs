import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {brotliCompressSync} from 'node:zlib';
import {engines, launch, settled, story} from './site.mjs';

const chunks = new URL('../../dist/chunks/', import.meta.url);
const pathOf = name =>
  `/dist/chunks/${readdirSync(chunks).find(file => file.startsWith(`${name}-`))}`;
const textOf = path => readFileSync(new URL(`../..${path}`, import.meta.url), 'utf8');

const ABOUT_TEXT =
  'We learn **together** at [our place](place.html), on these days:\n\n- Tuesdays\n- Fridays';
const DOCUMENT = `---
title: About us
about: ${JSON.stringify(ABOUT_TEXT)}
faq_title: Questions
faq:
${Array.from({length: 30}, (_, i) => `  - q: Question ${i}?\n    a: |\n      **Answer** ${i}.\n\n      - one\n      - two\n`).join('')}---
`;
const ELEMENTS =
  '<welearn-about src="about.md"></welearn-about><welearn-faq src="about.md"></welearn-faq>';
const page = (script = '/dist/welearn.js') =>
  `<!doctype html><html lang="en"><title>A library</title>
  <script type="module" src="${script}"></script><h1>Our library</h1>${ELEMENTS}<p>Ask us.</p></html>`;

describe('the files of the script tag', () => {
  const files = readdirSync(chunks);

  it('are few, besides languages', () => {
    const others = files.filter(name => !/^[a-z]{2}(-[A-Za-z]{2,4})?-[\w-]{8}\.js$/.test(name));
    assert.ok(others.length <= 15, others.join());
  });

  it('are larger than the overhead of a request', () => {
    const sizes = files.map(name => [
      name,
      brotliCompressSync(readFileSync(new URL(name, chunks))).length,
    ]);
    assert.deepEqual(
      sizes.filter(([, size]) => size < 300),
      [],
    );
  });

  it('are compiled while they load, if they show a first question', () => {
    const needed = ['/dist/welearn.js', ...['core', 'view', 'document', 'markdown'].map(pathOf)];
    const isEager = path => textOf(path).startsWith('//# allFunctionsCalledOnLoad\n');
    assert.deepEqual(needed.filter(isEager), needed);
  });

  it('do not import the script tag, which a page may load from another address', () => {
    const importing = files.filter(name => textOf(`/dist/chunks/${name}`).includes('/welearn.js'));
    assert.deepEqual(importing, []);
  });
});

for (const engine of engines) {
  describe(`a loading page, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());

    for (const script of ['/dist/welearn.js', '/dist/welearn.js?ver=3']) {
      it(`requests everything for the first question before any of it arrives: ${script}`, async () => {
        const needed = [pathOf('core'), pathOf('view'), pathOf('document'), '/about.md'];
        let release;
        const held = new Promise(resolve => (release = resolve));
        const asked = new Set();
        const hold = path => async () => {
          asked.add(path);
          if (asked.size === needed.length) release();
          await held;
          return path === '/about.md' ? DOCUMENT : textOf(path);
        };
        const files = Object.fromEntries(needed.map(path => [path, hold(path)]));
        await story(browser, page(script), {files}, async (target, messages, {requests}) => {
          assert.deepEqual([...asked].sort(), needed.sort());
          const twice = requests.filter((url, i) => requests.indexOf(url) !== i);
          assert.deepEqual(twice, []);
          assert.deepEqual(messages, []);
        });
      });
    }

    it('renders Markdown whatever the clock does', async () => {
      const before = () => {
        let reads = 0;
        const leap = () => 1000 * ++reads;
        performance.now = leap;
        Date.now = leap;
      };
      await story(browser, page(), {files: {'/about.md': DOCUMENT}, before}, async target => {
        await target.waitForFunction(
          () =>
            document.querySelector('welearn-faq').shadowRoot.querySelectorAll('li').length === 60,
        );
        const shown = await target.$eval('welearn-about', ({shadowRoot}) => ({
          strong: shadowRoot.querySelectorAll('strong').length,
          links: shadowRoot.querySelectorAll('a').length,
          items: shadowRoot.querySelectorAll('li').length,
        }));
        assert.deepEqual(shown, {strong: 1, links: 1, items: 2});
      });
    });

    it('renders delayed Markdown once it can', async () => {
      const markdown = pathOf('markdown');
      const many = Array.from(
        {length: 60},
        (_, i) => `  - q: Is **${i}** one?\n    a: An **answer**.\n`,
      );
      const first = many.map((one, i) => (i < 50 ? one.replace('**', '').replace('**', '') : one));
      const text = `---\nfaq:\n${first.join('')}---\n`;
      for (const need of [() => dispatchEvent(new Event('beforeprint')), faq => faq.expandAll()]) {
        let release;
        const held = new Promise(resolve => (release = resolve));
        const files = {'/about.md': text, [markdown]: () => held.then(() => textOf(markdown))};
        const html = page().replace(/<welearn-about.*?about>/, '');
        // Firefox's load event waits for the held file.
        const options = {files, isSettled: false, waitUntil: 'domcontentloaded'};
        await story(browser, html, options, async target => {
          await target.waitForFunction(() =>
            document.querySelector('welearn-faq').shadowRoot?.querySelector('[part~=item]'),
          );
          await target.$eval('welearn-faq', need);
          release();
          const counted = await target.waitForFunction(() => {
            const {shadowRoot} = document.querySelector('welearn-faq');
            return shadowRoot.querySelectorAll('strong').length === 70;
          });
          assert.ok(counted);
          const shown = await target.$eval('welearn-faq', ({shadowRoot}) => shadowRoot.textContent);
          assert.doesNotMatch(shown, /\*\*/);
        });
      }
    });

    it('shows elements of one document in one frame, even if one of them needs more', async () => {
      const before = () => {
        window.frames_ = [];
        const parts = (name, part) =>
          document.querySelector(name)?.shadowRoot?.querySelector(`[part~="${part}"]`) ? 1 : 0;
        const note = () => {
          window.frames_.push(`${parts('welearn-about', 'text')}${parts('welearn-faq', 'item')}`);
          requestAnimationFrame(note);
        };
        requestAnimationFrame(note);
      };
      const markdown = pathOf('markdown');
      // Enough time for questions that do not wait to be shown.
      const late = () => new Promise(resolve => setTimeout(() => resolve(textOf(markdown)), 700));
      const files = {'/about.md': DOCUMENT, [markdown]: late};
      await story(browser, page(), {files, before}, async target => {
        await settled(target);
        await target.waitForFunction(() => window.frames_.at(-1) === '11');
        assert.deepEqual(await target.evaluate(() => [...new Set(window.frames_)]), ['00', '11']);
      });
    });

    it('reports a missing file of the release', async () => {
      const options = {files: {'/about.md': DOCUMENT}, missing: /chunks\/core-/, isSettled: false};
      const html = page().replace('<welearn-faq', '<welearn-faq debug');
      await story(browser, html, options, async target => {
        await target.waitForFunction(() => document.querySelector('welearn-faq').textContent);
        const [about, faq] = await target.$$eval('welearn-about, welearn-faq', elements =>
          elements.map(({textContent}) => textContent),
        );
        assert.match(about, /cannot be shown/);
        assert.match(faq, /Upload the whole folder/);
      });
    });

    it('leaves the questions alone, and reports it, if the search fails to load', async () => {
      const html = page().replace('<welearn-faq', '<welearn-faq searchable');
      const options = {files: {'/about.md': DOCUMENT}, missing: /chunks\/search-/};
      await story(browser, html, options, async (target, messages) => {
        const isTold = () => document.querySelector('welearn-faq').error?.code === 'script';
        await target.waitForFunction(isTold);
        const shown = await target.$eval('welearn-faq', ({shadowRoot}) => ({
          questions: shadowRoot.querySelectorAll('[part~="question"]').length,
          box: shadowRoot.querySelector('[part~="search-input"]') !== null,
        }));
        assert.deepEqual(shown, {questions: 30, box: false});
        assert.ok(messages.some(text => text.startsWith('error: ')));
      });
    });

    if (engine === 'chromium') {
      it('causes no layout shift', async () => {
        const before = () => {
          window.shifts = [];
          new PerformanceObserver(list => {
            for (const {value} of list.getEntries()) window.shifts.push(value);
          }).observe({type: 'layout-shift', buffered: true});
        };
        const slow = () => new Promise(resolve => setTimeout(() => resolve(DOCUMENT), 700));
        for (const document of [DOCUMENT, slow]) {
          const html = page().replace('<p>Ask us.</p>', '');
          await story(browser, html, {files: {'/about.md': document}, before}, async target => {
            await settled(target);
            await target.evaluate(() => new Promise(resolve => setTimeout(resolve, 300)));
            const sum = await target.evaluate(() => window.shifts.reduce((a, b) => a + b, 0));
            assert.ok(sum < 0.02, String(sum));
          });
        }
      });
    }
  });
}
