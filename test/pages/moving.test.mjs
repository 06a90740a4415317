import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {lastRequest, launch, oneEngine, story} from './site.mjs';

const DOCUMENT = `---
title: About us
about: We learn **together**.
faq_title: Questions
faq:
  - q: What does it cost?
    a: Nothing. See [more](more.html).
  - q: Who can come?
    a: Everyone.
---
`;
const files = {
  '/about.md': DOCUMENT,
  '/frame.html': '<!doctype html><title>Frame</title>',
  '/last': 'yes',
};
const PAGE = `<!doctype html><html lang="en"><title>A library</title>
  <script type="module" src="/dist/welearn.js"></script>
  <div id="here"><welearn-faq src="about.md"></welearn-faq></div><div id="there"></div>
  <iframe src="frame.html"></iframe></html>`;

/** Runs in the page, where the tests below call it. */
const inPage = () => {
  const open = faq =>
    [...faq.shadowRoot.querySelectorAll('[aria-expanded="true"]')].map(b => b.textContent.trim());
  const look = faq => {
    const [first, second] = faq.shadowRoot.querySelectorAll('.answer > *');
    const question = faq.shadowRoot.querySelector('.question');
    return {
      state: faq.state,
      open: open(faq),
      answers: [first, second].map(answer => answer.checkVisibility()),
      display: faq.ownerDocument.defaultView.getComputedStyle(question).display,
      sheets: faq.shadowRoot.adoptedStyleSheets.length,
    };
  };
  const loads = [];
  const errors = [];
  addEventListener('welearn-load', () => loads.push('load'), true);
  addEventListener('error', ({message}) => errors.push(message));
  const task = () => new Promise(resolve => setTimeout(resolve, 20));
  /** Waits until elements follow a move or a call, and are rendered. */
  const turn = async (...faqs) => {
    await task();
    await Promise.all(faqs.map(({updateComplete}) => updateComplete));
  };
  const until = async isThere => {
    while (!isThere()) await task();
  };
  Object.assign(window, {look, loads, errors, turn, until});
};

for (const engine of oneEngine) {
  describe(`a moved element, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());

    const SHOWN = {
      state: 'ready',
      open: ['Who can come?'],
      answers: [false, true],
      display: 'flex',
      sheets: 3,
    };
    const move = (act, tell, html = PAGE) =>
      story(browser, html, {files, before: inPage}, async (page, messages, site) => {
        const {requests} = site;
        await lastRequest(site);
        await page.$eval('welearn-faq', async faq => {
          faq.show('who-can-come');
          await faq.updateComplete;
        });
        const asked = requests.length;
        const result = await page.evaluate(act);
        // Any other request would have come before this one.
        await page.evaluate(async () => void (await fetch('/last')));
        assert.equal(requests.at(-1), '/last');
        await tell(result, requests.slice(asked, -1), messages, page);
      });

    it('keeps its content and open answers elsewhere in the page, without requests', async () => {
      const act = async () => {
        const faq = document.querySelector('welearn-faq');
        document.querySelector('#there').append(faq);
        await turn(faq);
        return [look(faq), loads.length];
      };
      await move(act, ([seen, loads], requests, messages) => {
        assert.deepEqual(seen, SHOWN);
        assert.deepEqual([loads, requests, messages], [1, [], []]);
      });
    });

    it('keeps everything, styles too, in the document of a frame and back', async () => {
      const act = async () => {
        const faq = document.querySelector('welearn-faq');
        const frame = document.querySelector('iframe').contentDocument;
        const seen = [];
        for (const place of [frame.body, document.querySelector('#there'), frame.body]) {
          place.append(faq);
          await turn(faq);
          seen.push(look(faq));
        }
        faq.shadowRoot.querySelector('button').click();
        await turn(faq);
        return [seen, look(faq), errors];
      };
      await move(act, ([seen, clicked, errors], requests, messages) => {
        assert.deepEqual(seen, [SHOWN, SHOWN, SHOWN]);
        assert.deepEqual(clicked.open, ['What does it cost?', 'Who can come?']);
        assert.deepEqual([errors, requests, messages], [[], [], []]);
      });
    });

    it('is shown if first inserted into the document of a frame', async () => {
      const act = async () => {
        const faq = document.createElement('welearn-faq');
        faq.src = new URL('about.md', location.href).href;
        document.querySelector('iframe').contentDocument.body.append(faq);
        await until(() => faq.state === 'ready');
        await turn(faq);
        faq.show('who-can-come');
        await turn(faq);
        return [look(faq), errors];
      };
      await move(act, ([seen, errors], requests, messages) => {
        assert.deepEqual(seen, SHOWN);
        assert.deepEqual([errors, requests, messages], [[], [], []]);
      });
    });

    it('is shown in a second frame after the first is gone', async () => {
      const act = async () => {
        const faq = document.querySelector('welearn-faq');
        const frame = document.querySelector('iframe');
        frame.contentDocument.body.append(faq);
        frame.remove();
        const second = document.body.appendChild(document.createElement('iframe'));
        second.contentDocument.body.append(faq);
        await turn(faq);
        const seen = look(faq);
        document.querySelector('#there').append(faq);
        await turn(faq);
        return [seen, look(faq), errors];
      };
      await move(act, ([inSecond, back, errors], requests, messages) => {
        assert.deepEqual([inSecond, back], [SHOWN, SHOWN]);
        assert.deepEqual([errors, requests, messages], [[], [], []]);
      });
    });

    it('keeps its styles in a frame whose policy allows only styles of its own site', async () => {
      const options = {
        files,
        before: inPage,
        fileHeaders: {'content-security-policy': "default-src 'self'; style-src 'self'"},
      };
      await story(browser, PAGE, options, async (page, messages) => {
        const seen = await page.evaluate(async () => {
          const faq = document.querySelector('welearn-faq');
          faq.show('who-can-come');
          document.querySelector('iframe').contentDocument.body.append(faq);
          await turn(faq);
          return look(faq);
        });
        assert.deepEqual(seen, SHOWN);
        assert.deepEqual(messages, []);
      });
    });

    it('returns from a document without a window', async () => {
      const act = async () => {
        const faq = document.querySelector('welearn-faq');
        const other = document.implementation.createHTMLDocument('');
        other.adoptNode(faq);
        other.body.append(faq);
        await turn(faq);
        document.querySelector('#there').append(faq);
        await turn(faq);
        return [look(faq), errors];
      };
      await move(act, ([seen, errors], requests, messages) => {
        assert.deepEqual(seen, SHOWN);
        assert.deepEqual([errors, requests, messages], [[], [], []]);
      });
    });

    it('is shown twice if cloned or imported, with one request for all', async () => {
      const act = async () => {
        const faq = document.querySelector('welearn-faq');
        const copies = [faq.cloneNode(true), document.importNode(faq, true)];
        document.querySelector('#there').append(...copies);
        await until(() => copies.every(({state}) => state === 'ready'));
        await turn(...copies);
        for (const copy of copies) copy.show('who-can-come');
        await turn(...copies);
        return [copies.map(look), errors];
      };
      await move(act, ([seen, errors], requests, messages) => {
        assert.deepEqual(seen, [SHOWN, SHOWN]);
        assert.deepEqual([errors, requests, messages], [[], [], []]);
      });
    });

    it('continues to load while it moves', async () => {
      const options = {files, before: inPage, isSettled: false};
      const html = PAGE.replace('<welearn-faq src="about.md"></welearn-faq>', '');
      await story(browser, html, options, async (page, messages) => {
        const seen = await page.evaluate(async () => {
          await customElements.whenDefined('welearn-faq');
          const faq = document.createElement('welearn-faq');
          faq.setAttribute('src', 'about.md');
          document.querySelector('#here').append(faq);
          await Promise.resolve();
          document.querySelector('iframe').contentDocument.body.append(faq);
          await until(() => faq.state === 'ready');
          faq.show('who-can-come');
          await turn(faq);
          return look(faq);
        });
        assert.deepEqual(seen, SHOWN);
        assert.deepEqual(messages, []);
      });
    });
  });
}
