import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {runnerImport} from 'vite';
import {render} from 'welearn-elements/render.js';
import {eventually, launch, oneEngine, openSite, settled, story, visit} from './site.mjs';
import {isFull, share} from '../scope.mjs';
import {untilIn} from '../until-in.mjs';

/** Output of `welearn render` in pages with the script of the elements and without it. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const SCRIPT = '<script type="module" src="/dist/welearn.js"></script>';
const PLAIN = '<link rel="stylesheet" href="/dist/themes/plain.css">';
const DEMO = readFileSync(join(root, 'demo/about.md'), 'utf8');
const htmlPage = (...parts) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A library</title>${PLAIN}</head><body>${parts.join('\n')}</body></html>`;

const known = new Map();

/** Renders a document of the site, once: its links are those that it has there. */
async function rendered(text, options) {
  const key = JSON.stringify([text, options]);
  if (!known.has(key))
    known.set(key, render(text, {base: 'https://library.example/d/', ...options}));
  const {html, problems} = await known.get(key);
  assert.deepEqual(problems, []);
  return html;
}

const THEMES = readdirSync(join(root, 'src/themes')).filter(name => name !== 'plain.css');
const LOOKS = ['lined', 'plain', 'outlined', 'filled'];

/** Adds up the layout shifts, in browsers that tell them. */
function countShifts() {
  window.shift = 0;
  const observer = new PerformanceObserver(list => {
    for (const {value} of list.getEntries()) window.shift += value;
  });
  if (PerformanceObserver.supportedEntryTypes.includes('layout-shift'))
    observer.observe({type: 'layout-shift', buffered: true});
}

async function addScript(page) {
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.type = 'module';
    script.src = '/dist/welearn.js';
    document.body.append(script);
  });
  await settled(page);
}

for (const engine of oneEngine) {
  describe(`a rendered document, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());
    const tell = (html, tale, options) =>
      story(browser, html, {isTabShared: true, ...options}, tale);

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

    it('needs nothing else to be taken over', async () => {
      for (const shadow of [false, true]) {
        const html = htmlPage(await rendered(DEMO, {shadow}), SCRIPT);
        await tell(html, (page, messages, {requests}) => {
          assert.deepEqual(messages, []);
          const needless = /\.md|chunks\/(?:document|markdown|shapes|toml|signs)-/;
          assert.deepEqual(
            requests.filter(url => needless.test(url)),
            [],
          );
        });
      }
    });

    it('opens answers of declared shadow trees without JavaScript', async () => {
      const html = htmlPage(await rendered(DOCUMENT, {shadow: true}));
      const options = {javaScript: engine !== 'chromium', isSettled: false};
      await tell(
        html,
        async page => {
          const seen = () =>
            page.$$eval('welearn-faq >>> [part=answer-text]', all =>
              all
                .filter(one => one.checkVisibility({contentVisibilityAuto: true}))
                .map(one => one.textContent.trim()),
            );
          assert.deepEqual(await seen(), []);
          await page.click('welearn-faq >>> details:nth-child(2) > summary');
          assert.deepEqual(await seen(), ['Second.']);
        },
        options,
      );
    });

    it('keeps the opened question and the focus when the elements take over', async () => {
      for (const shadow of [false, true]) {
        const html = await rendered(DOCUMENT, {shadow});
        const options = {isSettled: false};
        await tell(
          htmlPage(html),
          async page => {
            const tree = shadow ? 'welearn-faq >>> ' : '';
            await page.focus(`${tree}details:nth-of-type(2) > summary`);
            await page.keyboard.press('Enter');
            await addScript(page);
            const found = await page.$eval('welearn-faq', ({shadowRoot}) => {
              const open = [...shadowRoot.querySelectorAll('[aria-expanded=true]')];
              return [...open, shadowRoot.activeElement].map(one => one?.textContent.trim());
            });
            assert.deepEqual(found, ['Two or more?', 'Two or more?']);
          },
          options,
        );
      }
    });

    const cases = [
      {theme: ''},
      ...LOOKS.map(appearance => ({theme: '', appearance, shadow: true})),
      ...THEMES.map(theme => ({theme, shadow: true})),
    ];
    for (const {theme, appearance, shadow = false} of share(cases, 4)) {
      const name = [theme || (appearance ?? 'plain.css'), ...(shadow ? ['shadow trees'] : [])];
      it(`moves nothing when the elements take over: ${name.join(', with ')}`, async () => {
        const html = await rendered(DEMO, {shadow, ...(appearance && {appearance})});
        const sheet = theme ? `<link rel="stylesheet" href="/dist/themes/${theme}">` : '';
        const site = await openSite(htmlPage(sheet, html, '<p id="below">Below</p>'));
        for (const width of isFull ? [360, 420, 900, 1280] : [420]) {
          const visitor = await visit(browser, site, {before: countShifts});
          try {
            const {page} = visitor;
            await page.setViewport({width, height: 2000});
            // Another width moves things by itself.
            await page.reload({waitUntil: 'load'});
            const top = () => page.$eval('#below', one => one.getBoundingClientRect().top);
            const earlier = await top();
            await addScript(page);
            assert.ok(
              Math.abs((await top()) - earlier) <= (shadow ? 0.5 : 2),
              `at ${width}, ${earlier} became ${await top()}`,
            );
            assert.equal(await page.evaluate(() => window.shift), 0);
          } finally {
            await visitor.close();
          }
        }
        await site.close();
      });
    }

    it('has the margins that the page gives the elements, before the script and after', async () => {
      const html = await rendered(DOCUMENT);
      const rule = '<style>welearn-faq { margin: 90px 0; }</style>';
      const hasMargins = async page => {
        const margin = await page.$eval('welearn-faq', one => getComputedStyle(one).margin);
        assert.equal(margin, '90px 0px');
      };
      await tell(htmlPage(html, rule), hasMargins, {isSettled: false});
      await tell(htmlPage(html, rule, SCRIPT), hasMargins);
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
  const browsers = [];
  before(async () => {
    for (const engine of oneEngine) browsers.push(await launch(engine));
  });
  after(() => Promise.all(browsers.map(browser => browser.close())));
  const plain =
    'align alt checked class colspan datetime dir height href id lang loading open referrerpolicy rel reversed rowspan scope src start title type value width';
  const inShadow = `${plain} aria-hidden name part style`;

  for (const shadow of [false, true]) {
    const tree = shadow ? ', with shadow trees' : '';
    it(`run nothing, and stay inside their questions${tree}`, async () => {
      const {module} = await runnerImport(join(root, 'test/hostile/vectors.ts'));
      // A full run tries all of them, a short one some of each kind.
      // Nobody listens there, and no name is looked up.
      const all = module.vectorsAgainst('http://127.0.0.1:9/x');
      const vectors = share(all, 25);
      const entries = vectors.map(({source}) => ({q: `Q ${source}`, a: source, id: source}));
      const {html} = await render(
        {faq: entries, title: vectors[0].source, about: 'Words.'},
        {base: 'https://library.example/', shadow},
      );
      const before = () => {
        window.hits = [];
        window.hit = index => window.hits.push(index);
      };
      const options = {before, isSettled: false};
      for (const browser of browsers) {
        await story(browser, htmlPage(html), options, async page => {
          const found = await page.$eval('welearn-faq', faq => {
            const trees = [faq, ...(faq.shadowRoot ? [faq.shadowRoot] : [])];
            const namesIn = node =>
              [...node.querySelectorAll('*')].flatMap(one => one.getAttributeNames());
            for (const one of trees)
              for (const link of one.querySelectorAll('a[href^="javascript:" i]')) link.click();
            return {
              hits: window.hits.length,
              kinds: [...new Set([...faq.children].map(one => one.localName))].sort(),
              counts: trees.map(one => one.querySelectorAll(':scope > details, .item').length),
              names: trees.map(one => [...new Set(namesIn(one))].sort()),
            };
          });
          assert.deepEqual([found.hits, found.kinds], [0, ['details', 'span']]);
          assert.deepEqual(found.counts, Array(shadow ? 2 : 1).fill(vectors.length));
          const lists = [plain, inShadow].map(list => list.split(' '));
          const unknown = found.names.map((names, i) =>
            names.filter(name => !lists[i].includes(name)),
          );
          assert.deepEqual(unknown.flat(), []);
        });
        // A text that is not sanitised runs here.
        const raw = '<welearn-faq><img src="x:y" onerror="hit(0)"></welearn-faq>';
        await story(browser, htmlPage(raw), options, page =>
          eventually(() => page.evaluate(() => window.hits.length)),
        );
      }
    });
  }
});
