import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {download} from '../../scripts/download.mjs';
import {eventually, launch, oneEngine, openSite, settled, visit} from './site.mjs';
import {untilIn} from '../until-in.mjs';

const DOCUMENT = `---
title: Learn with us
about: We meet on **Tuesdays**.
faq_title: Questions
faq:
  - q: What does it cost?
    a: Nothing. See [our friends](#may-i-bring-a-friend), or [the calendar](events.html).
  - q: May I bring a friend?
    a: ${'Yes! '.repeat(200)}
---
`;
/** The script for the page around, as the first page of the download says it. */
const [, SCRIPT] = /<pre><code>&lt;script&gt;([^]*?)&lt;\/script&gt;/.exec(
  download()['START-HERE.html'],
);
const script = SCRIPT.replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const files = {
  ...Object.fromEntries(
    Object.entries(download()).map(([path, content]) => [`/elements/${path}`, content]),
  ),
  '/about.md': DOCUMENT,
  '/foreign.md': DOCUMENT.replaceAll('Questions', 'Stolen'),
  '/es.md': DOCUMENT.replace('---', '---\nlang: es'),
  '/events.html': '<!doctype html><title>Events</title>',
};
const pageAround = address => `<!doctype html><html lang="en"><title>A library</title>
  <iframe title="Other"></iframe>
  <iframe title="Learn" src="/elements/embed.html?${address}" style="height: 5rem"></iframe>
  <script>${script}</script></html>`;

for (const engine of oneEngine) {
  describe(`the page for frames, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());

    /** Opens a page that shows the one of the download in a frame. */
    async function story(address, tell, {isShown = true} = {}) {
      const html = () => pageAround(address.replace('PORT', new URL(site.url).port));
      const fileHeaders = {'access-control-allow-origin': '*'};
      const site = await openSite(html, {files, fileHeaders});
      const visitor = await visit(browser, site, {isTabShared: true});
      const {page, messages} = visitor;
      try {
        const frame = page.frames().find(one => one.url().includes('embed.html'));
        if (isShown) {
          await frame.waitForSelector('welearn-about, welearn-faq');
          await settled(frame);
        }
        await tell({page, frame, messages, site});
      } finally {
        await visitor.close();
        await site.close();
      }
    }

    const textsOf = frame =>
      frame.evaluate(() =>
        [...document.querySelectorAll('welearn-about, welearn-faq')].map(({shadowRoot}) =>
          shadowRoot.querySelector('[part~="heading"]')?.textContent.trim(),
        ),
      );

    it('shows the text and the questions of a document', async () => {
      await story('src=/about.md', async ({frame, messages}) => {
        assert.deepEqual(await textsOf(frame), ['Learn with us', 'Questions']);
        assert.deepEqual(messages, []);
        assert.equal(await frame.$eval('#advice', advice => advice.checkVisibility()), false);
      });
    });

    it('takes attributes of the elements from its address', async () => {
      const address = 'src=/about.md&element=faq&searchable&expand=all&heading-level=4';
      await story(address, async ({frame, messages}) => {
        const found = await frame.$$eval('welearn-about, welearn-faq', all =>
          all.map(({localName, searchable, expand, headingLevel}) => [
            ...[localName, searchable, expand, headingLevel],
          ]),
        );
        assert.deepEqual(found, [['welearn-faq', true, 'all', 4]]);
        assert.deepEqual(messages, []);
      });
    });

    it('links a theme of the download', async () => {
      await story('src=/about.md&theme=civic', async ({frame, site, messages}) => {
        await eventually(() => site.requests.includes('/elements/themes/civic.css'));
        await eventually(() => frame.evaluate(() => document.styleSheets.length === 2));
        assert.deepEqual(messages, []);
      });
    });

    it('has the language of the document, or the one that its address names', async () => {
      const langOf = frame => frame.evaluate(() => document.documentElement.lang);
      await story('src=/es.md', async ({frame}) => assert.equal(await langOf(frame), 'es'));
      await story('src=/es.md&lang=ca', async ({frame}) => assert.equal(await langOf(frame), 'ca'));
    });

    it('tells the page around its height, which follows open questions', async () => {
      await story('src=/about.md', async ({page, frame}) => {
        const heights = () =>
          page.$$eval('iframe', frames => frames.map(one => one.getBoundingClientRect().height));
        const hasNoScrollBar = () =>
          frame.evaluate(() => document.scrollingElement.scrollHeight <= innerHeight);
        const other = (await heights())[0];
        await eventually(hasNoScrollBar);
        const closed = (await heights())[1];
        await frame.evaluate(() => document.querySelector('welearn-faq').expandAll());
        await eventually(async () => (await heights())[1] > closed && (await hasNoScrollBar()));
        await frame.evaluate(() => document.querySelector('welearn-faq').collapseAll());
        await eventually(async () => Math.abs((await heights())[1] - closed) < 2);
        assert.equal((await heights())[0], other);
      });
    });

    it('opens links in the page around, and links to questions in place', async () => {
      await story('src=/about.md&expand=first', async ({page, frame}) => {
        const click = text =>
          frame.evaluate(wanted => {
            const {shadowRoot} = document.querySelector('welearn-faq');
            const links = [...shadowRoot.querySelectorAll('a')];
            links.find(({textContent}) => textContent.includes(wanted)).click();
          }, text);
        await click('our friends');
        await untilIn(
          frame,
          () =>
            document
              .querySelector('welearn-faq')
              .shadowRoot.querySelectorAll('[aria-expanded="true"]').length === 2,
        );
        await Promise.all([page.waitForNavigation(), click('the calendar')]);
        assert.equal(await page.title(), 'Events');
      });
    });

    it('says how to name a document if its address names none', async () => {
      await story(
        'searchable',
        async ({frame}) => {
          await untilIn(frame, () => document.querySelector('#advice').checkVisibility());
          assert.equal(await frame.$('welearn-faq'), null);
        },
        {isShown: false},
      );
    });

    const FAQ = encodeURIComponent('faq: [{q: "Stolen?", a: "Yes"}]');
    const attacks = {
      'a script as its document': 'src=javascript:parent.document.title="stolen"',
      'a document in its address': `src=data:text/yaml,${FAQ}`,
      'a document of another site': 'src=http://localhost:PORT/foreign.md',
      'content in another attribute': `src=/none.md&data=${encodeURIComponent('[{"q": "Stolen?"}]')}`,
      'a style sheet': 'src=/about.md&stylesheet=/evil.css&bundles={"a":"/evil.css"}&theme=../evil',
      'another base': 'src=/about.md&base=https://evil.example/',
      'attributes that are not of the elements':
        'src=/about.md&onclick=alert(1)&onload=alert(1)&style=position:fixed&id=advice&class=x&slot=x&is=x',
      'markup in a heading':
        'src=/about.md&heading=<img src=x onerror="parent.document.title=1"><script>1</script>',
      'another element': 'src=/about.md&element=script',
      'a name of all objects': 'src=/about.md&element=__proto__&theme=__proto__',
    };
    for (const [name, address] of Object.entries(attacks)) {
      it(`does no harm with ${name}`, async () => {
        const query = new URLSearchParams(address).toString();
        await story(query, async ({page, frame, site}) => {
          assert.equal(await page.title(), 'A library');
          const found = await frame.evaluate(() => {
            const all = [...document.querySelectorAll('welearn-about, welearn-faq')];
            const links = all.flatMap(({shadowRoot}) => [...shadowRoot.querySelectorAll('a')]);
            return {
              names: [...document.body.children].map(({localName}) => localName),
              attributes: all.flatMap(element => element.getAttributeNames()),
              text: all.map(({shadowRoot}) => shadowRoot.textContent).join(''),
              markup: all.flatMap(({shadowRoot}) => [...shadowRoot.querySelectorAll('img, script')])
                .length,
              hosts: links.map(({host}) => host),
            };
          });
          assert.deepEqual(found.names, ['p', 'noscript', 'welearn-about', 'welearn-faq']);
          const known = ['src', 'heading'];
          assert.deepEqual(
            found.attributes.filter(attribute => !known.includes(attribute)),
            [],
          );
          assert.doesNotMatch(found.text, /Stolen/);
          assert.equal(found.markup, 0);
          const {host} = new URL(site.url);
          assert.deepEqual(
            found.hosts.filter(one => one !== host),
            [],
          );
          assert.ok(
            !site.requests.some(url => /^\/[^?]*(evil|foreign)/.test(url)),
            String(site.requests),
          );
        });
      });
    }
  });
}
