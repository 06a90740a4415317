import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {oneEngine, launch, listDocuments, story as storyOf} from './site.mjs';
import {untilIn} from '../until-in.mjs';

const dist = new URL('../../dist/', import.meta.url);
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
const files = {'/about.md': DOCUMENT};
const ELEMENTS =
  '<welearn-about src="about.md"></welearn-about><welearn-faq src="about.md"></welearn-faq>';
const MODULE = '<script type="module" src="/dist/welearn.js"></script>';
const CLASSIC = '<script src="/dist/welearn.global.js"></script>';

const htmlPage = (...parts) =>
  `<!doctype html><html lang="en"><title>A library</title>${parts.join('\n')}</html>`;

const shownQuestions = page =>
  page.evaluate(() =>
    [...document.querySelectorAll('welearn-faq')].flatMap(faq =>
      [...faq.shadowRoot.querySelectorAll('button[part~="question"]')].map(b =>
        b.textContent.trim(),
      ),
    ),
  );

/** Global names that a page has since `before`, but for Lit's own, by which it warns of several versions of itself. */
const namesLeft = async page => {
  const names = await page.evaluate(() =>
    Object.keys(window).filter(name => !window.before.includes(name) && name !== 'before'),
  );
  const known = /^(lit|reactive)\w+(Versions|Metadata)$|ariaQuerySelector/;
  return names.filter(name => !known.test(name));
};

for (const engine of oneEngine) {
  describe(`a page with the built script, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());

    const story = (html, options, tell) =>
      storyOf(browser, html, {files, isTabShared: true, ...options}, tell);

    it('shows documents of libraries, and requests only them, the script and its chunks', async () => {
      const documents = listDocuments();
      const elements = documents.map(
        ({path}) =>
          `<welearn-about src="${path}"></welearn-about><welearn-faq src="${path}"></welearn-faq>`,
      );
      await story(htmlPage(MODULE, ...elements), {}, async (page, messages, {requests}) => {
        const counts = await page.$$eval('welearn-faq', found =>
          found.map(faq => faq.shadowRoot.querySelectorAll('button[part~="question"]').length),
        );
        assert.deepEqual(
          counts,
          documents.map(({entries}) => entries.length),
        );
        assert.deepEqual(messages, []);
        const others = requests.filter(url => !/^\/dist\/(welearn|chunks\/[\w-]+)\.js$/.test(url));
        assert.deepEqual(others.sort(), ['/', ...documents.map(({path}) => path)].sort());
        assert.ok(!requests.some(url => /purify|explain/.test(url)), String(requests));
        assert.equal(new Set(requests).size, requests.length, 'nothing is requested twice');
      });
    });

    const impostors = {
      'does nothing': () => (Element.prototype.setHTML = () => undefined),
      throws: () =>
        (Element.prototype.setHTML = () => {
          throw new Error('Not ready');
        }),
      'does not sanitise': () =>
        (Element.prototype.setHTML = function (html) {
          this.innerHTML = html;
        }),
    };
    for (const [what, before] of Object.entries(impostors)) {
      it(`shows every text if the page has a \`setHTML\` of its own that ${what}`, async () => {
        const html = htmlPage(MODULE, '<welearn-about src="/about.md"></welearn-about>');
        const text = '**Come** <img src="/x" onerror="document.title = 1">in.';
        await story(html, {before, files: {'/about.md': text}}, async page => {
          const shown = await page.$eval('welearn-about', ({shadowRoot}) => {
            const content = shadowRoot.querySelector('.content');
            return [content.textContent.trim(), content.querySelectorAll('strong').length];
          });
          assert.deepEqual(shown, ['Come in.', 1]);
          // An image that runs a script does so when it fails to load.
          await untilIn(page, () => {
            const {shadowRoot} = document.querySelector('welearn-about');
            return [...shadowRoot.querySelectorAll('img')].every(({complete}) => complete);
          });
          assert.notEqual(await page.title(), '1');
        });
      });
    }

    it('reports a policy that forbids sanitising, and shows nothing unsanitised', async () => {
      const policy =
        "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
      const options = {
        headers: {'content-security-policy': policy},
        before: () => delete Element.prototype.setHTML,
      };
      await story(htmlPage(MODULE, ELEMENTS), options, async page => {
        await untilIn(page, () => document.querySelector('welearn-faq').error);
        const [state, code] = await page.$eval('welearn-faq', faq => [faq.state, faq.error.code]);
        // Plain questions need no sanitiser; everything else is HTML.
        assert.deepEqual([state, code], ['ready', 'script']);
        const names = await page.$eval('welearn-faq', ({shadowRoot}) =>
          [...shadowRoot.querySelectorAll('.content *, .words *')].map(({localName}) => localName),
        );
        assert.deepEqual([...new Set(names)], ['p', 'a']);
      });
    });

    it('loads files with the published hashes, and no others', async () => {
      const read = name => readFileSync(new URL(name, dist), 'utf8');
      const {integrity} = JSON.parse(read('integrity.json'));
      const map = read('importmap.json').replaceAll('"./', '"/dist/');
      const theme = 'themes/civic.css';
      const page = (map, hashes) => [
        `<script type="importmap">${map}</script>`,
        MODULE.replace('>', ` integrity="${hashes['welearn.js']}">`),
        `<link rel="stylesheet" href="/dist/${theme}" integrity="${hashes[theme]}">`,
        ELEMENTS,
      ];
      await story(htmlPage(...page(map, integrity)), {}, async (page, messages) => {
        assert.equal((await shownQuestions(page)).length, 2);
        assert.equal(await page.evaluate(() => document.styleSheets.length), 1);
        assert.deepEqual(messages, []);
      });
      const chunk = Object.keys(integrity).find(name => name.startsWith('chunks/document'));
      const forged = map.replace(integrity[chunk], integrity['welearn.js']);
      await story(htmlPage(...page(forged, integrity)), {}, async page => {
        assert.equal(await page.$eval('welearn-faq', faq => faq.error.code), 'script');
      });
    });

    it('has a hash for each pasted file and each loaded module', () => {
      const read = name => JSON.parse(readFileSync(new URL(name, dist), 'utf8')).integrity;
      const files = readdirSync(dist, {recursive: true}).map(name => name.replaceAll('\\', '/'));
      const modules = files.filter(name => /^(welearn|chunks\/.*)\.js$/.test(name));
      const pasted = files.filter(name => /^(welearn\.global\.js|themes\/.*\.css)$/.test(name));
      assert.deepEqual(Object.keys(read('integrity.json')).sort(), [...modules, ...pasted].sort());
      const keys = Object.keys(read('importmap.json'));
      assert.deepEqual(keys.sort(), modules.map(name => `./${name}`).sort());
    });

    it('works as one classic script, without further requests or global names', async () => {
      const names = '<script>window.before = Object.keys(window)</script>';
      await story(htmlPage(names, CLASSIC, ELEMENTS), {}, async (page, messages, {requests}) => {
        assert.equal((await shownQuestions(page)).length, 2);
        assert.deepEqual(requests, ['/', '/dist/welearn.global.js', '/about.md']);
        assert.deepEqual(messages, []);
        assert.deepEqual(await namesLeft(page), []);
      });
    });

    it('works where a page drops type="module", without global names', async () => {
      const names = '<script>window.before = Object.keys(window)</script>';
      const script = MODULE.replace(' type="module"', '');
      await story(htmlPage(names, script, ELEMENTS), {}, async (page, messages) => {
        assert.equal((await shownQuestions(page)).length, 2);
        assert.deepEqual(messages, []);
        assert.deepEqual(await namesLeft(page), []);
      });
    });

    it('reads an inline document that the parser delivers in pieces after the script', async () => {
      const pieces = [
        `<!doctype html><html lang="en"><title>A library</title>${CLASSIC}<welearn-faq>`,
        '<script type="application/json">{"faq": [{"q": "On',
        'e?", "a": "1"}, {"q": "Two?", "a": "2"}]}</script>',
        '</welearn-faq></html>',
      ];
      await story(pieces, {}, async (page, messages) => {
        assert.deepEqual(await shownQuestions(page), ['One?', 'Two?']);
        assert.deepEqual(messages, []);
      });
    });

    const CHILDREN =
      '<welearn-faq><h2>Questions</h2><div><details id="a" open><summary>One *two*?</summary>' +
      '<p onclick="x()">1</p></details></div><details><summary>Three?</summary>3</details></welearn-faq>';

    it('shows questions that the parser delivers in pieces, before the page is complete', async () => {
      const watch =
        'window.loads = []; addEventListener("welearn-load", () => { loads.push(document.readyState); fetch("/loaded"); })';
      let release;
      const loaded = new Promise(resolve => (release = resolve));
      const pieces = [
        `<!doctype html><html lang="en"><title>A library</title><script>${watch}</script>${CLASSIC}`,
        CHILDREN.slice(0, 80),
        CHILDREN.slice(80, 150),
        CHILDREN.slice(150),
        '<p>More</p>',
        // The page ends after the questions are shown, however slow the machine is.
        () => loaded.then(() => '<p>More</p></html>'),
      ];
      const files = {'/loaded': () => release() ?? 'yes'};
      await story(pieces, {files}, async (page, messages) => {
        assert.deepEqual(await shownQuestions(page), ['One *two*?', 'Three?']);
        const open = await page.$eval('welearn-faq', faq =>
          [...faq.shadowRoot.querySelectorAll('[aria-expanded=true]')].map(b => b.innerText),
        );
        assert.deepEqual(open, ['One *two*?']);
        assert.deepEqual(await page.evaluate(() => window.loads), ['loading']);
        assert.deepEqual(messages, []);
      });
    });

    it('keeps questions in the page if the chunk that reads them fails to load', async () => {
      await story(htmlPage(MODULE, CHILDREN), {missing: /chunks\/children/}, async page => {
        const [code, state, isVisible] = await page.$eval('welearn-faq', faq => [
          faq.error.code,
          faq.state,
          faq.querySelector('details').checkVisibility(),
        ]);
        assert.deepEqual([code, state, isVisible], ['script', 'failed', true]);
      });
    });

    // Without scripts, a page in Firefox does not respond to the test driver either.
    const noScripts = {skip: engine === 'firefox' && 'cannot be asked'};
    it('shows the fallback without JavaScript', noScripts, async () => {
      const element =
        '<welearn-faq src="about.md"><a href="faq.html">All questions</a></welearn-faq>';
      await story(htmlPage(MODULE, element), {javaScript: false}, async page => {
        assert.equal(await page.$eval('welearn-faq a', link => link.checkVisibility()), true);
      });
    });

    it('keeps the fallback, and reports it, if a chunk fails to load', async () => {
      const element =
        '<welearn-faq src="about.md"><a href="faq.html">All questions</a></welearn-faq>';
      await story(htmlPage(MODULE, element), {missing: /chunks\/document/}, async page => {
        const [code, state, isVisible] = await page.$eval('welearn-faq', faq => [
          faq.error.code,
          faq.state,
          faq.querySelector('a').checkVisibility(),
        ]);
        assert.deepEqual([code, state, isVisible], ['script', 'failed', true]);
      });
    });

    it('never shifts content below it upwards while loading', async () => {
      const watch = `<script>
        window.tops = [];
        const look = () => {
          const end = document.querySelector('#end');
          if (end) tops.push(end.getBoundingClientRect().top);
          requestAnimationFrame(look);
        };
        look();
      </script>`;
      const html = htmlPage(watch, ELEMENTS, '<p id="end">The end</p>', MODULE);
      await story(html, {}, async page => {
        await untilIn(page, () => window.tops.length > 1);
        const tops = await page.evaluate(() => window.tops);
        for (const [i, top] of tops.entries())
          assert.ok(i === 0 || top >= tops[i - 1] - 1, `${tops}`);
      });
    });
  });
}
