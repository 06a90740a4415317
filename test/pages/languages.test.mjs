import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {endlessLimits, eventually, launch, oneEngine, settled, story} from './site.mjs';
import {untilIn} from '../until-in.mjs';

const chunks = readdirSync(new URL('../../dist/chunks', import.meta.url));
const languages = readdirSync(new URL('../../src/locales', import.meta.url))
  .map(file => file.replace('.ts', ''))
  .filter(name => /^[a-z]{2,3}(-[A-Z]\w+)?$/.test(name));
const GERMAN = '/dist/chunks/' + chunks.find(name => /^de-.{8}\.js$/.test(name));

const files = {'/faq.md': 'faq:\n- q: Is this good?\n  a: It is.\n', '/empty.md': 'faq: []\n'};
const FAQS =
  '<welearn-faq controls src="/faq.md"></welearn-faq><welearn-faq src="/empty.md"></welearn-faq>';
const MODULE = '<script type="module" src="/dist/welearn.js"></script>';
const page = (lang, script = MODULE, faqs = FAQS) =>
  `<!doctype html><html lang="${lang}"><title>A library</title>${script}<main>${faqs}</main></html>`;
/** These load after the page's load event, which in Firefox waits for everything. */
const appear = page =>
  page.$eval('main', (main, faqs) => main.insertAdjacentHTML('beforeend', faqs), FAQS);

/** The texts of the interface in all elements. */
const said = page =>
  page.$$eval('welearn-faq', faqs =>
    faqs.map(faq =>
      [...faq.shadowRoot.querySelectorAll('[part="expand-all"], [part="message"]')]
        .map(element => element.textContent.trim())
        .join(),
    ),
  );
const says = (page, text) =>
  untilIn(
    page,
    text => document.querySelector('welearn-faq').shadowRoot.textContent.includes(text),
    text,
  );
/** Waits until everything has arrived, except the page itself and its texts, and could be shown. */
const othersArrived = async (page, {requests}) => {
  const count = () => page.evaluate(() => performance.getEntriesByType('resource').length);
  await eventually(async () => (await count()) >= requests.length - 2);
  await page.evaluate(
    () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
};
/** The requested languages. */
const asked = ({requests}) =>
  requests
    .map(url => /chunks\/(.+)-.{8}\.js$/.exec(url)?.[1])
    .filter(name => name === 'languages' || languages.includes(name));

/** The author of an empty document is told so in any language. */
const isOther = message => !message.startsWith('warn: <welearn-faq> shows nothing.');

for (const engine of oneEngine) {
  describe(`a page in a language, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());
    const tell = (html, options, tale) =>
      story(browser, html, {files, before: endlessLimits, ...options}, tale);

    it('loads its own texts and no others, and none for English', async () => {
      await tell(page('de-AT'), {}, async (page, messages, site) => {
        assert.deepEqual(await said(page), ['Alle aufklappen', 'Hier gibt es noch nichts.']);
        assert.deepEqual(asked(site), ['languages', 'de']);
        assert.deepEqual(messages.filter(isOther), []);
      });
      await tell(page('en-GB'), {}, async (page, messages, site) => {
        assert.deepEqual(await said(page), ['Expand all', 'There is nothing here yet.']);
        assert.deepEqual(asked(site), []);
      });
    });

    it(
      'counts in a language that the browser does not know',
      {skip: engine !== 'chromium'},
      async () => {
        const data = count =>
          JSON.stringify(Array.from({length: count}, (_, i) => ({q: `Word ${i}?`})));
        const faqs = `<welearn-faq searchable data='${data(21)}'></welearn-faq>`;
        await tell(page('kmr', MODULE, ''), {isSettled: false}, async page => {
          const client = await page.createCDPSession();
          // In Russian, 21 is a singular, and 1 has Eastern digits in Arabic.
          for (const [locale, query, text] of [
            ['ru', 'word', '21 pirs hatin dîtin'],
            ['ja', '20', '1 pirs hat dîtin'],
            ['ar-EG', '20', '1 pirs hat dîtin'],
          ]) {
            await client.send('Emulation.setLocaleOverride', {locale});
            await page.$eval('main', (main, html) => (main.innerHTML = html), faqs);
            await settled(page);
            await page.$eval('welearn-faq', (faq, query) => faq.search(query), query);
            await says(page, text);
            await client.send('Emulation.setLocaleOverride', {});
          }
        });
      },
    );

    it('shows no English while its own texts load', async () => {
      let release;
      const held = new Promise(resolve => (release = resolve));
      const german = `export const strings = {expandAll: 'Auf', empty: 'Leer', matches: {other: ''}}`;
      const late = {...files, [GERMAN]: () => held.then(() => german)};
      const options = {files: late, isSettled: false};
      await tell(page('de', MODULE, ''), options, async (page, messages, site) => {
        await appear(page);
        await eventually(() => asked(site).includes('de'));
        await othersArrived(page, site);
        assert.deepEqual(await said(page), ['', '']);
        release();
        await says(page, 'Auf');
        await settled(page);
        assert.deepEqual(await said(page), ['Auf', 'Leer']);
        assert.deepEqual(messages.filter(isOther), []);
      });
    });

    it('shows its content if its texts fail to load, and uses them when they arrive', async () => {
      let release;
      const held = new Promise(resolve => (release = resolve));
      const late = {
        ...files,
        [GERMAN]: () => held.then(() => `export const strings = {expandAll: 'Auf'}`),
      };
      const options = {files: late, isSettled: false, before: []};
      await tell(page('de', MODULE, ''), options, async page => {
        await appear(page);
        await settled(page);
        assert.deepEqual(await said(page), ['Expand all', 'There is nothing here yet.']);
        release();
        await says(page, 'Auf');
      });
    });

    for (const [what, missing] of [
      ['its own', /chunks\/de-/],
      ['what chooses it', /chunks\/languages-/],
    ]) {
      it(`stays in English if ${what} is missing, with one message`, async () => {
        const before = () => {
          window.codes = [];
          addEventListener('welearn-error', ({detail}) => window.codes.push(detail.error.code));
        };
        await tell(page('de'), {missing, before}, async (page, messages) => {
          assert.deepEqual(await said(page), ['Expand all', 'There is nothing here yet.']);
          await untilIn(page, () => window.codes.length > 0);
          assert.deepEqual(await page.evaluate(() => window.codes), ['script']);
          const ours = messages.filter(
            text => text.includes('WelearnError') || text.includes('welearn.js'),
          );
          assert.ok(ours.length <= 1, ours.join('\n'));
        });
      });
    }

    it('has all texts in the classic script, and custom ones', async () => {
      const script = `<script type="application/json" class="welearn-strings">{"empty": "Δεν;"}</script>
        <script src="/dist/welearn.global.js" defer></script>`;
      await tell(page('el', script), {}, async (page, messages, site) => {
        assert.deepEqual(await said(page), ['Ανάπτυξη όλων', 'Δεν;']);
        assert.deepEqual(asked(site), []);
        assert.deepEqual(messages.filter(isOther), []);
      });
    });
  });
}
