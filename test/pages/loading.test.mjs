import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {brotliCompressSync} from 'node:zlib';
import {eventually, launch, oneEngine, openSite, settled, story, visit} from './site.mjs';
import {untilIn} from '../until-in.mjs';

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
    const others = files.filter(name => !/^[a-z]{2,3}(-[A-Za-z]{2,4})?-[\w-]{8}\.js$/.test(name));
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

for (const engine of oneEngine) {
  describe(`a loading page, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());
    const tell = (html, options, tale) =>
      story(browser, html, {isTabShared: true, ...options}, tale);

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
        await tell(page(script), {files}, async (target, messages, {requests}) => {
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
      await tell(page(), {files: {'/about.md': DOCUMENT}, before}, async target => {
        await untilIn(
          target,
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
        await tell(html, options, async target => {
          await untilIn(target, () =>
            document.querySelector('welearn-faq').shadowRoot?.querySelector('[part~=item]'),
          );
          await target.$eval('welearn-faq', need);
          release();
          const counted = await untilIn(target, () => {
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
      let release;
      const held = new Promise(resolve => (release = resolve));
      const files = {'/about.md': DOCUMENT, [markdown]: () => held.then(() => textOf(markdown))};
      const options = {files, before, isSettled: false, waitUntil: 'domcontentloaded'};
      await tell(page(), options, async (target, messages, {requests}) => {
        // Questions that do not wait are shown as soon as everything else is there.
        await eventually(() => requests.includes(markdown));
        await untilIn(
          target,
          paths => {
            const there = performance.getEntriesByType('resource').map(({name}) => name);
            return paths.every(path => there.includes(new URL(path, location).href));
          },
          [pathOf('core'), pathOf('view'), pathOf('document'), '/about.md'],
        );
        const count = await target.evaluate(() => window.frames_.length);
        await untilIn(target, count => window.frames_.length > count + 5, count);
        release();
        await settled(target);
        await untilIn(target, () => window.frames_.at(-1) === '11');
        assert.deepEqual(await target.evaluate(() => [...new Set(window.frames_)]), ['00', '11']);
      });
    });

    it('reports a missing file of the release', async () => {
      const options = {files: {'/about.md': DOCUMENT}, missing: /chunks\/core-/, isSettled: false};
      const html = page().replace('<welearn-faq', '<welearn-faq debug');
      await tell(html, options, async target => {
        await untilIn(target, () => document.querySelector('welearn-faq').textContent);
        const [about, faq] = await target.$$eval('welearn-about, welearn-faq', elements =>
          elements.map(({textContent}) => textContent),
        );
        assert.match(about, /cannot be shown/);
        assert.match(faq, /Upload the whole folder/);
      });
    });

    it('reports a missing file in elements that the parser delivers later', async () => {
      // Reports that it has told the console, so that the elements follow only then.
      const watch =
        '<script>const {error} = console; console.error = (...said) => (error(...said), fetch("/told"))</script>';
      const script = '<script src="/dist/welearn.js"></script>';
      let site;
      const html = [
        `<!doctype html><html lang="en"><title>A page</title>${watch}${script}`,
        () => eventually(() => site.requests.includes('/told')).then(() => ELEMENTS),
      ];
      site = await openSite(html, {missing: /chunks\/core-/});
      try {
        const {page: target, close} = await visit(browser, site);
        await untilIn(target, () => document.querySelector('welearn-faq').textContent);
        const text = await target.$eval('welearn-faq', ({textContent}) => textContent);
        assert.match(text, /cannot be shown/);
        await close();
      } finally {
        await site.close();
      }
    });

    for (const name of ['debug', 'help', 'document', 'view']) {
      it(`says on the page with debug, and in the console, what to do without ${name}`, async () => {
        const html = page().replaceAll('src="about.md"', 'debug src="nowhere.md"');
        // Firefox tells the test driver that there is an error, but not its message.
        const before = () => {
          const {error} = console;
          window.told = '';
          console.error = (...said) => {
            window.told += said.join(' ');
            error(...said);
          };
        };
        const options = {missing: new RegExp(`chunks/${name}-`), isSettled: false, before};
        await tell(html, options, async target => {
          await untilIn(target, () => {
            const panel = document.querySelector('welearn-faq').shadowRoot?.querySelector('.panel');
            return /all files of the release/.test(panel?.innerText);
          });
          await untilIn(target, () => /all files of the release/.test(window.told));
        });
      });
    }

    for (const [missing, kept] of [
      [/chunks\/search-/, ['expand-all', 'copy-link']],
      [/chunks\/features-/, ['search-input']],
      [/chunks\/debug-/, ['search-input', 'expand-all', 'copy-link']],
    ]) {
      it(`works without ${missing.source}, and reports it once`, async () => {
        const attributes =
          "searchable controls copy-links feedback debug appearance=filled placeholders='{}'";
        const html = page().replace('<welearn-faq', `<welearn-faq ${attributes}`);
        const options = {files: {'/about.md': DOCUMENT}, missing};
        await tell(html, options, async (target, messages) => {
          const isTold = () => document.querySelector('welearn-faq').error?.code === 'script';
          await untilIn(target, isTold);
          await target.$eval('welearn-faq', async faq => {
            faq.expandAll();
            faq.appearance = 'outlined';
            await faq.updateComplete;
          });
          const {questions, ...found} = await target.$eval('welearn-faq', ({shadowRoot}) => ({
            questions: shadowRoot.querySelectorAll('[part~="question"]').length,
            parts: ['search-input', 'expand-all', 'copy-link'].filter(part =>
              shadowRoot.querySelector(`[part~="${part}"]`),
            ),
          }));
          assert.equal(questions, 30);
          assert.deepEqual(found.parts, kept);
          const errors = () =>
            messages.filter(text => text.startsWith('error: ') && !/404/.test(text));
          // A busy browser passes its console on later.
          await eventually(() => errors().length > 0);
          assert.equal(errors().length, 1, errors().join('\n'));
        });
      });
    }

    it('leaves the questions alone, and reports it, if the search fails to load', async () => {
      const html = page().replace('<welearn-faq', '<welearn-faq searchable');
      const options = {files: {'/about.md': DOCUMENT}, missing: /chunks\/search-/};
      await tell(html, options, async (target, messages) => {
        const isTold = () => document.querySelector('welearn-faq').error?.code === 'script';
        await untilIn(target, isTold);
        const shown = await target.$eval('welearn-faq', ({shadowRoot}) => ({
          questions: shadowRoot.querySelectorAll('[part~="question"]').length,
          box: shadowRoot.querySelector('[part~="search-input"]') !== null,
        }));
        assert.deepEqual(shown, {questions: 30, box: false});
        await eventually(() => messages.some(text => text.startsWith('error: ')));
      });
    });

    if (engine === 'chromium') {
      it('causes no layout shift', async () => {
        const before = () => {
          window.shifts = [];
          const keep = entries => window.shifts.push(...entries.map(({value}) => value));
          const observer = new PerformanceObserver(list => keep(list.getEntries()));
          observer.observe({type: 'layout-shift', buffered: true});
          // A browser measures a shift when it paints.
          const painted = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
          window.sumOfShifts = async () => {
            for (let frames = 0; frames < 5; frames++) await painted();
            keep(observer.takeRecords());
            return window.shifts.reduce((a, b) => a + b, 0);
          };
        };
        const html = page().replace('<p>Ask us.</p>', '');
        const check = async target => {
          await settled(target);
          const sum = await target.evaluate(() => window.sumOfShifts());
          assert.ok(sum < 0.02, String(sum));
        };
        await tell(html, {files: {'/about.md': DOCUMENT}, before}, check);
        let release;
        const held = new Promise(resolve => (release = resolve));
        const options = {files: {'/about.md': () => held}, before, isSettled: false};
        await tell(html, options, async target => {
          await untilIn(target, () =>
            document.querySelector('welearn-about').shadowRoot?.querySelector('[part="message"]'),
          );
          release(DOCUMENT);
          await check(target);
        });
      });
    }
  });
}
