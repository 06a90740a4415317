import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {runnerImport} from 'vite';
import {render} from 'welearn-elements/render.js';
import {
  eventually,
  launch,
  listDocuments,
  oneEngine,
  openSite,
  settled,
  story,
  visit,
} from './site.mjs';
import {untilIn} from '../until-in.mjs';

/** Output of `welearn render` in pages with the script of the elements and without it. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const SCRIPT = '<script type="module" src="/dist/welearn.js"></script>';
const PLAIN = '<link rel="stylesheet" href="/dist/themes/plain.css">';
const documents = [
  ...listDocuments(),
  {path: '/demo.md', text: readFileSync(join(root, 'demo/about.md'), 'utf8')},
];
const files = Object.fromEntries(documents.map(({path, text}) => [path, text]));
const htmlPage = (...parts) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A library</title>${PLAIN}</head><body>${parts.join('\n')}</body></html>`;

/** Renders a document of the site: its links are those that it has there. */
async function rendered(text, options) {
  const {html, problems} = await render(text, {base: 'https://library.example/d/', ...options});
  assert.deepEqual(problems, []);
  return html;
}

/** Texts, links and places that visitors find: from the shadow trees, or from the HTML children. */
const read = isShadow => {
  const words = node => node.textContent.replace(/\s+/g, ' ').trim();
  const linksIn = node =>
    [...node.querySelectorAll('a, img')].map(one => {
      const address = one.getAttribute('href') ?? one.src;
      if (!address.startsWith('#')) return address;
      // Without the script, the fragment is that of the place in the page.
      return decodeURIComponent(address).replace(/^#(?:\u00A0\w+\u00A0|faq-)/, '#');
    });
  const idOf = ({id}) => id.replace(/^(?:place-\d+-|\u00A0\w+\u00A0)/, '');
  const placesIn = node => [...node.querySelectorAll('[id]')].map(idOf);
  const said = [];
  const about = document.querySelector('welearn-about');
  if (about) {
    const text = isShadow ? about.shadowRoot.querySelector('[part~=text]') : about;
    const title = isShadow
      ? about.shadowRoot.querySelector('[part~=heading]')
      : about.querySelector('h2:first-child:not([hidden])');
    if (!isShadow) title?.remove();
    said.push(title ? words(title) : '', words(text), ...linksIn(text), ...placesIn(text));
    const headings = [...text.querySelectorAll('h1, h2, h3, h4, h5, h6')];
    said.push(...headings.filter(one => !one.hidden).map(one => one.localName));
  }
  const faq = document.querySelector('welearn-faq');
  if (faq && isShadow) {
    const all = faq.shadowRoot.querySelectorAll(
      '[part~=heading], [part~=topic-heading], [part~=item]',
    );
    const ids = faq.document.faq.map(({id}) => id);
    for (const one of all) {
      if (!one.matches('[part~=item]')) {
        said.push([one.localName, words(one)]);
        continue;
      }
      const q = one.querySelector('[part~=question-text]');
      const a = one.querySelector('[part~=answer-text]');
      said.push([
        words(q),
        ids.shift(),
        a ? words(a) : '',
        ...(a ? [...linksIn(a), ...placesIn(a)] : []),
      ]);
    }
  } else if (faq) {
    for (const one of faq.querySelectorAll(
      ':scope > :is(h1, h2, h3, h4, h5, h6):not([hidden]), :scope > details',
    )) {
      if (one.localName !== 'details') {
        said.push([one.localName, words(one)]);
        continue;
      }
      const [summary] = one.children;
      const q = words(summary);
      summary.remove();
      said.push([q, one.id.trim(), words(one), ...linksIn(one), ...placesIn(one)]);
    }
  }
  return said;
};

/** Questions of a document may change their order by their topics; ids follow in that order. */
const SRC = path =>
  htmlPage(
    ...['about', 'faq'].map(
      kind => `<welearn-${kind} src="${path}" base="https://library.example/d/"></welearn-${kind}>`,
    ),
    SCRIPT,
  );

for (const engine of oneEngine) {
  describe(`a rendered document, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());
    const tell = (html, tale, options) => story(browser, html, {files, ...options}, tale);

    for (const {path, text} of documents) {
      it(`says the same without JavaScript, taken over, and as src: ${path}`, async () => {
        const html = await rendered(text);
        let expected;
        await tell(SRC(path), async page => {
          expected = await page.evaluate(read, true);
        });
        assert.ok(expected.length > 2);
        await tell(htmlPage(html, SCRIPT), async (page, messages, {requests}) => {
          assert.deepEqual(await page.evaluate(read, true), expected);
          assert.deepEqual(messages, []);
          const needless = /documents\/|demo\.md|chunks\/(?:document|markdown|shapes|toml|signs)-/;
          assert.deepEqual(
            requests.filter(url => needless.test(url)),
            [],
          );
        });
        await tell(
          htmlPage(html),
          async page => assert.deepEqual(await page.evaluate(read, false), expected),
          {isSettled: false},
        );
      });
    }

    const DOCUMENT =
      'faq_title: Questions\nfaq:\n- {q: One?, a: First.}\n- {q: "Two *or* more?", id: two, a: "*Second*."}\n- {q: Three?, a: Third.}\n';

    it('opens and shows answers without JavaScript, also by an address', async () => {
      const html = htmlPage(await rendered(DOCUMENT));
      // Firefox cannot be told to run no scripts. The page has none.
      const javaScript = engine !== 'chromium';
      const options = {javaScript, fragment: '#faq-two', isSettled: false};
      await tell(
        html,
        async page => {
          const seen = () =>
            page.$$eval('details > p', all =>
              all
                .filter(one => one.checkVisibility({contentVisibilityAuto: true}))
                .map(one => one.textContent),
            );
          assert.deepEqual(await seen(), ['Second.']);
          await page.click('summary');
          assert.deepEqual(await seen(), ['First.', 'Second.']);
          const gap = await page.$eval('summary em', em => {
            const words = document.createRange();
            words.selectNode(em.previousSibling);
            return em.getBoundingClientRect().left - words.getBoundingClientRect().right;
          });
          assert.ok(gap < 8, `the words of a question are ${gap}px apart`);
        },
        options,
      );
    });

    it('keeps opened questions open, and the page in its place, when the elements take over', async () => {
      const html = await rendered(DOCUMENT);
      const site = await openSite(htmlPage(html, '<p id="below">Below</p>'), {files});
      const shifts = () => {
        window.shift = 0;
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) window.shift += entry.value;
        }).observe({type: 'layout-shift', buffered: true});
      };
      const visitor = await visit(browser, site, {before: shifts});
      try {
        const {page} = visitor;
        await page.click('details:nth-of-type(2) > summary');
        const top = () => page.$eval('#below', one => one.getBoundingClientRect().top);
        const earlier = await top();
        await page.evaluate(() => {
          const script = document.createElement('script');
          script.type = 'module';
          script.src = '/dist/welearn.js';
          document.body.append(script);
        });
        await settled(page);
        const open = await page.$eval('welearn-faq', ({shadowRoot}) =>
          [...shadowRoot.querySelectorAll('[aria-expanded=true]')].map(one =>
            one.textContent.trim(),
          ),
        );
        assert.deepEqual(open, ['Two or more?']);
        assert.ok(Math.abs((await top()) - earlier) < 4, `${earlier} became ${await top()}`);
        const shift = await page.evaluate(() => window.shift);
        if (engine === 'chromium') assert.ok(shift < 0.02, `the layout shifts by ${shift}`);
      } finally {
        await visitor.close();
        await site.close();
      }
    });

    it('is shown once beside a shadow root that the page declares', async () => {
      const html = await rendered('faq_title: Questions\nfaq: [{q: Free?, a: Yes.}]');
      const declared = '<template shadowrootmode="open"><h2>Questions</h2></template>';
      const both = html.replace('<welearn-faq>', `<welearn-faq>${declared}`);
      await tell(htmlPage(both, SCRIPT), async page => {
        const headings = await page.$eval('welearn-faq', ({shadowRoot}) =>
          [...shadowRoot.querySelectorAll('h2, h3')].map(one => one.textContent.trim()),
        );
        assert.deepEqual(headings, ['Questions', 'Free?']);
      });
    });

    it('is not rendered again where `src` brings the same', async () => {
      let release;
      const held = new Promise(resolve => (release = resolve));
      const text = `${DOCUMENT}- {q: Four?, a: "# Fees\\n\\n[Two](#two), [three](#faq-three), [fees](#fees)."}\n`;
      const html = await rendered(text, {element: 'faq', src: '/held.md'});
      const served = {'/held.md': () => held.then(() => text)};
      const options = {files: served, isSettled: false};
      await tell(
        htmlPage(html, SCRIPT),
        async page => {
          await untilIn(page, () => document.querySelector('welearn-faq').state === 'ready');
          await page.$eval('welearn-faq', async faq => {
            await faq.updateComplete;
            window.nodes = [
              ...faq.shadowRoot.querySelectorAll('[part~=question-text], [part~=answer-text]'),
            ].map(one => [one, ...one.childNodes]);
            window.loaded = new Promise(resolve => faq.addEventListener('welearn-load', resolve));
          });
          release();
          const kept = await page.$eval('welearn-faq', async faq => {
            await window.loaded;
            await faq.updateComplete;
            return window.nodes.map(
              ([one, ...nodes]) => one.isConnected && nodes.every(node => node.parentNode === one),
            );
          });
          assert.deepEqual(kept, Array(8).fill(true));
        },
        options,
      );
    });
  });
}

describe('hostile documents, rendered for a page without the elements', () => {
  it('run nothing, and stay inside their questions', async () => {
    const {module} = await runnerImport(join(root, 'test/hostile/vectors.ts'));
    // A full run tries all of them, a short one every third.
    // Nobody listens there, and no name is looked up.
    const all = module.vectorsAgainst('http://127.0.0.1:9/x');
    const vectors = all.filter((_, i) => process.env.FULL || i % 3 === 0);
    const entries = vectors.map(({source}) => ({q: `Q ${source}`, a: source, id: source}));
    const {html} = await render(
      {faq: entries, title: vectors[0].source, about: 'Words.'},
      {base: 'https://library.example/'},
    );
    for (const engine of oneEngine) {
      const browser = await launch(engine);
      const before = () => {
        window.hits = [];
        window.hit = index => window.hits.push(index);
      };
      try {
        const look = async page => {
          await page.evaluate(() => {
            for (const link of document.querySelectorAll('a[href^="javascript:" i]')) link.click();
          });
          return page.evaluate(() => ({
            hits: window.hits.length,
            kinds: [
              ...new Set(
                [...document.querySelector('welearn-faq').children].map(one => one.localName),
              ),
            ].sort(),
            count: document.querySelectorAll('welearn-faq > details').length,
            attributes: [
              ...new Set(
                [...document.querySelectorAll('welearn-faq *')].flatMap(one =>
                  one.getAttributeNames(),
                ),
              ),
            ].sort(),
          }));
        };
        const options = {before, isSettled: false, files: {}};
        await story(browser, htmlPage(html), options, async page => {
          const {hits, kinds, count, attributes} = await look(page);
          assert.deepEqual([hits, kinds, count], [0, ['details', 'span'], vectors.length]);
          const known =
            'align alt checked class colspan datetime dir height href id lang loading open referrerpolicy rel reversed rowspan scope src start title type value width';
          assert.deepEqual(
            attributes.filter(name => !known.split(' ').includes(name)),
            [],
          );
        });
        // A text that is not sanitised runs here.
        const raw = '<welearn-faq><img src="x:y" onerror="hit(0)"></welearn-faq>';
        await story(browser, htmlPage(raw), options, page =>
          eventually(() => page.evaluate(() => window.hits.length)),
        );
      } finally {
        await browser.close();
      }
    }
  });
});
