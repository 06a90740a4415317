import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {setTimeout as wait} from 'node:timers/promises';
import {eventually, launch, oneEngine, settled, story} from './site.mjs';
import {untilIn} from '../until-in.mjs';

const DOCUMENT = `faq_title: Questions
faq:
  - q: What does it cost?
    a: Nothing. See [who pays](#who-pays) and [our budget](/budget.html).
    topic: Money
  - {q: Who pays?, a: The town pays., topic: Money}
  - {q: Who can come?, a: Everybody is welcome., topic: People}
`;
const files = {
  '/about.yaml': DOCUMENT,
  '/budget.html': '<!doctype html><html lang="en"><title>Budget</title><p>Our budget</p></html>',
};
const MODULE = '<script type="module" src="/dist/welearn.js"></script>';
const faq = (attributes = '') => `<welearn-faq src="/about.yaml" ${attributes}></welearn-faq>`;
const htmlPage = (...parts) =>
  `<!doctype html><html lang="en"><title>A library</title>${parts.join('\n')}</html>`;

/** The open questions, and the focus. */
const look = () => {
  const {shadowRoot} = document.querySelector('welearn-faq');
  const open = [...shadowRoot.querySelectorAll('[aria-expanded="true"]')];
  return {
    open: open.map(button => button.textContent.trim()),
    focus: shadowRoot.activeElement?.textContent.trim(),
    address: location.pathname + location.hash,
  };
};
const press = (page, selector) => page.locator(`welearn-faq >>> ${selector}`).click();
/** Waits for a page by its title. */
const isAt = (page, title) =>
  eventually(
    () => page.title(),
    shown => shown === title,
  );
/** Waits until these questions are open. */
const areOpen = (page, questions) =>
  eventually(
    async () => (await page.evaluate(look)).open,
    open => String(open) === String(questions),
  );
/** Waits until the question with this text has the focus. */
const focusIs = (page, text) =>
  eventually(
    () =>
      page.evaluate(() => {
        const root = document.querySelector('welearn-faq').shadowRoot;
        return root?.activeElement?.textContent.trim();
      }),
    focused => focused === text,
  );

for (const engine of oneEngine) {
  describe(`navigation in a page, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());
    const tell = (html, tale, options) => story(browser, html, {files, ...options}, tale);

    it('follows links of answers to questions on a page with a base', () =>
      tell(htmlPage('<base href="/deep/">', MODULE, faq('controls')), async (page, messages) => {
        await page.$eval('welearn-faq', faq => faq.show('what-does-it-cost'));
        const addresses = await page.$eval('welearn-faq', ({shadowRoot}) =>
          [...shadowRoot.querySelectorAll('a')].map(({href}) => href),
        );
        const {origin} = new URL(page.url());
        assert.deepEqual(addresses, [
          `${origin}/#faq-money`,
          `${origin}/#faq-people`,
          `${origin}/#who-pays`,
          `${origin}/budget.html`,
        ]);
        await press(page, 'a[href$="#faq-people"]');
        await focusIs(page, 'People');
        await press(page, 'a[href$="#who-pays"]');
        await focusIs(page, 'Who pays?');
        assert.equal((await page.evaluate(look)).address, '/#faq-who-pays');
        assert.deepEqual(messages, []);
      }));

    it('follows links of answers to questions if no address can be written', () => {
      const inner = htmlPage(MODULE, faq('expand="all"')).replaceAll('"', '&quot;');
      const frame = `<iframe srcdoc="${inner}" sandbox="allow-scripts" width="600" height="500"></iframe>`;
      return tell(
        htmlPage(frame),
        async (page, messages) => {
          const [, child] = page.frames();
          await settled(child);
          await child.$eval('welearn-faq', faq =>
            faq.shadowRoot.querySelector('a[href="#who-pays"]').click(),
          );
          await focusIs(child, 'Who pays?');
          assert.deepEqual(messages, []);
        },
        {isSettled: false, fileHeaders: {'access-control-allow-origin': '*'}},
      );
    });

    it('adds a history entry for each followed address, and for nothing else', () =>
      tell(htmlPage(MODULE, faq('controls copy-links remember')), async page => {
        const length = () => page.evaluate(() => history.length);
        const before = await length();
        await press(page, 'button.question');
        await press(page, '[part="expand-all"]');
        await press(page, '[part="copy-link"]');
        assert.equal(await length(), before);
        await press(page, 'a[href="#who-pays"]');
        await focusIs(page, 'Who pays?');
        await press(page, 'a[href="#who-pays"]');
        await focusIs(page, 'Who pays?');
        assert.equal(await length(), before + 1, 'the same address twice is one entry');
        await press(page, 'a[href="#faq-people"]');
        await focusIs(page, 'People');
        assert.equal(await length(), before + 2);
        await page.evaluate(() => history.back());
        await focusIs(page, 'Who pays?');
      }));

    it('keeps open answers after a reload with remember, but an address wins', () =>
      tell(htmlPage(MODULE, faq('remember exclusive expand="first"')), async page => {
        await press(page, '#question-1');
        await areOpen(page, ['Who pays?']);
        await page.reload();
        await settled(page);
        assert.deepEqual((await page.evaluate(look)).open, ['Who pays?']);
        await page.evaluate(() => history.replaceState(null, '', '#faq-who-can-come'));
        await page.reload();
        await focusIs(page, 'Who can come?');
        assert.deepEqual((await page.evaluate(look)).open, ['Who can come?']);
      }));

    it('keeps open answers after a link to another page, and back', () =>
      tell(htmlPage(MODULE, faq('remember')), async page => {
        await press(page, 'button.question');
        await areOpen(page, ['What does it cost?']);
        await press(page, 'a[href$="/budget.html"]');
        await isAt(page, 'Budget');
        await page.evaluate(() => void setTimeout(() => history.back()));
        await isAt(page, 'A library');
        await settled(page);
        assert.deepEqual((await page.evaluate(look)).open, ['What does it cost?']);
      }));

    /** A page with a long FAQ below a text, of which some answers are open and have the focus. */
    const long = Array.from(
      {length: 40},
      (_, n) =>
        `  - {q: Question ${n}?, id: q${n}, a: "${'Many words. '.repeat(60)} [Link](/budget.html) and [ours](/budget.html?${n})."}`,
    ).join('\n');
    const longPage = attributes =>
      htmlPage(
        '<p style="height: 300px">Above</p>',
        MODULE,
        '<welearn-about src="/long.md"></welearn-about>',
        `<welearn-faq src="/long.md" ${attributes}></welearn-faq>`,
        '<p style="height: 300px">Below</p>',
      );
    const longFiles = {
      ...files,
      // Slower than the rest of the page.
      '/long.md': async () => {
        await wait(300);
        return `---\nabout: We learn. We learn.\nfaq:\n${long}\n---\n`;
      },
    };
    const leave = async page => {
      await page.$eval('welearn-faq', async faq => {
        for (const id of ['q3', 'q20', 'q30']) faq.show(id);
        await faq.updateComplete;
        const link = faq.shadowRoot.querySelector('a[href$="?20"]');
        link.focus({preventScroll: true});
        scrollTo(0, scrollY + link.getBoundingClientRect().top - 100);
      });
      return page.evaluate(place);
    };
    const place = () => {
      const {shadowRoot} = document.querySelector('welearn-faq');
      const {top} = shadowRoot.querySelector('a[href$="?20"]').getBoundingClientRect();
      return {top: Math.round(top), focus: shadowRoot.activeElement?.href};
    };
    const isNear = (now, before) => Math.abs(now.top - before.top) <= 2;
    const tellLong = (attributes, tale, options) =>
      tell(longPage(attributes), tale, {files: longFiles, ...options});

    it('keeps the reader’s place after a reload with remember', () =>
      tellLong('remember', async page => {
        const before = await leave(page);
        await page.reload();
        await settled(page);
        const now = await page.evaluate(place);
        assert.ok(isNear(now, before), JSON.stringify([before, now]));
        // Restored once: the place is the visitor's from now on.
        await page.evaluate(() => scrollTo(0, 0));
        await page.$eval('welearn-faq', faq => faq.reload());
        assert.equal(await page.evaluate(() => scrollY), 0);
      }));

    it('keeps place and focus after another page and Back, even without the cache', () =>
      tellLong(
        'remember',
        async page => {
          const before = await leave(page);
          await page.evaluate(() => (window.isOld = true));
          await press(page, 'a[href$="?20"]');
          await isAt(page, 'Budget');
          await page.evaluate(() => void setTimeout(() => history.back()));
          await isAt(page, 'A library');
          await settled(page);
          assert.equal(await page.evaluate(() => window.isOld), undefined, 'it is loaded anew');
          const now = await page.evaluate(place);
          assert.ok(isNear(now, before), JSON.stringify([before, now]));
          assert.match(now.focus ?? '', /[?]20$/);
        },
        // Chromium may keep a page in spite of `no-store`, but none that listens to `unload`.
        {
          headers: {'cache-control': 'no-store'},
          before: () => addEventListener('unload', () => undefined),
        },
      ));

    it('starts at the top on a new visit', () =>
      tellLong('remember', async (page, messages, site) => {
        await leave(page);
        await page.goto(new URL('/budget.html', site.url).href);
        await page.goto(site.url);
        await settled(page);
        assert.equal(await page.evaluate(() => scrollY), 0);
      }));

    it('does not move a visitor who scrolls while the document loads', async () => {
      let release = Promise.resolve();
      const files = {
        ...longFiles,
        '/long.md': () => release.then(longFiles['/long.md']),
      };
      const before = () => {
        const {scrollBy} = window;
        window.moves = 0;
        window.scrollBy = (...values) => {
          window.moves++;
          scrollBy(...values);
        };
        addEventListener('wheel', () => (window.isTurned = true), {passive: true});
      };
      await tellLong(
        'remember',
        async page => {
          await leave(page);
          let send;
          release = new Promise(resolve => (send = resolve));
          await page.reload();
          await untilIn(page, () => document.querySelector('welearn-faq')?.state === 'loading');
          await page.mouse.move(50, 50);
          await page.mouse.wheel({deltaY: 20});
          // A busy browser passes the wheel on later.
          await untilIn(page, () => window.isTurned);
          send();
          await settled(page);
          // The browser itself may restore its place, so this counts what the element does.
          assert.equal(await page.evaluate(() => window.moves), 0);
        },
        {files, before},
      );
    });

    it('opens a closed answer that the browser finds, with its event', () => {
      const tall = '<p style="height: 1500px"><a href="#:~:text=Everybody%20is">Find</a></p>';
      return tell(htmlPage(MODULE, tall, faq('exclusive expand="first"')), async page => {
        await page.evaluate(() => {
          window.seen = [];
          addEventListener('welearn-toggle', ({detail, cancelable}) =>
            seen.push([detail.id, detail.open, cancelable]),
          );
        });
        await page.click('a');
        await areOpen(page, ['Who can come?']);
        assert.deepEqual(await page.evaluate(() => seen), [
          ['who-can-come', true, false],
          ['what-does-it-cost', false, false],
        ]);
        // The browser scrolls to it, a moment later.
        await untilIn(page, () => {
          const {shadowRoot} = document.querySelector('welearn-faq');
          const answer = shadowRoot.querySelector('#answer-2');
          const {top, bottom} = answer.getBoundingClientRect();
          return !answer.hidden && top < innerHeight && bottom > 0;
        });
      });
    });
  });
}
