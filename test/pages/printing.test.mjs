import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {print} from './paper.mjs';
import {launch, oneEngine, story} from './site.mjs';

/** Enough questions for many pages, some of which would be split without care. */
const LONG = Array.from({length: 90}, (_, n) => {
  const words = `begins${n} and is as long as questions are that a library hears at its desk every week, ends${n}?`;
  const a = `answered${n} ${'with some words '.repeat((n * 7) % 40)}[here](/there/${n})`;
  return {q: words, a, ...(n === 40 && {topic: 'topical'})};
});
const pageOf = attributes => `<!doctype html><html lang="en"><title>A library</title>
  <script type="module" src="/dist/welearn.js"></script>
  <welearn-faq ${attributes} data='${JSON.stringify({faq: LONG})}'></welearn-faq></html>`;

for (const engine of oneEngine) {
  describe(`a printed page, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());

    // Firefox prints slowly.
    const onPaper = engine === 'firefox' ? {skip: 'seen in Chromium'} : {};
    for (const attributes of ['exclusive controls', 'exclusive controls copy-links']) {
      if (engine === 'firefox' && !attributes.includes('copy')) continue;
      it(`has all answers open, each whole and with its question, and links with addresses: ${attributes}`, () =>
        story(browser, pageOf(attributes), {}, async (page, messages, {url}) => {
          const pages = await print(page);
          assert.ok(pages.length > 5, `${pages.length} pages`);
          const on = text => pages.findIndex(words => words.includes(text));
          for (const n of LONG.keys()) {
            const places = [on(`begins${n} `), on(`ends${n}?`), on(`answered${n} `)];
            assert.ok(
              places.every(place => place >= 0),
              `${n} is there`,
            );
            // Firefox cannot keep a question and its answer together (it does not support
            // `break-after`).
            if (engine === 'firefox') places.pop();
            assert.equal(new Set(places).size, 1, `question ${n} is on pages ${places}`);
          }
          if (engine === 'chromium') assert.equal(on('topical'), on('begins40 '), 'topic');
          const all = pages.join(' ').replaceAll(' ', '');
          for (const n of [0, 45, 89])
            assert.ok(all.includes(`here(${url}there/${n})`), `link ${n}`);
          assert.ok(!/Expandall|Copy/.test(all), 'no controls');
          const shown = await page.$eval(
            'welearn-faq',
            ({shadowRoot}) =>
              [...shadowRoot.querySelectorAll('.answer > *')].filter(
                answer => answer.checkVisibility() && answer.getClientRects().length,
              ).length,
          );
          assert.equal(shown, 0, 'all answers are closed again on screen');
          assert.deepEqual(messages, []);
        }));
    }

    it('has no title alone at the foot of a page', onPaper, () => {
      const all = Array.from({length: 60}, (_, n) => {
        const data = {faq_title: `title${n}.`, faq: [{q: `first${n}?`, a: 'Yes.'}]};
        return `<div style="height: ${(n * 37) % 400}px"></div>
          <welearn-faq ${n % 2 ? 'controls' : ''} data='${JSON.stringify(data)}'></welearn-faq>`;
      });
      const html = `<!doctype html><html lang="en"><title>A library</title>
        <script type="module" src="/dist/welearn.js"></script>${all.join('')}</html>`;
      return story(browser, html, {}, async page => {
        const pages = await print(page);
        const on = text => pages.findIndex(words => words.includes(text));
        for (const n of all.keys()) {
          assert.ok(on(`title${n}.`) >= 0, `${n} is there`);
          assert.equal(on(`title${n}.`), on(`first${n}?`), `title ${n} of ${pages.length} pages`);
        }
      });
    });

    it('has only open answers with print="as-is"', onPaper, () =>
      story(browser, pageOf('print="as-is"'), {}, async page => {
        await page.$eval('welearn-faq', async faq => {
          faq.show(faq.document.faq[3].id);
          await faq.updateComplete;
        });
        const words = (await print(page)).join(' ');
        assert.deepEqual(words.match(/answered\d+/g), ['answered3']);
        assert.ok(words.includes('ends89?'));
      }),
    );
  });
}
