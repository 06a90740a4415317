import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {launch, oneEngine, story} from './site.mjs';
import {untilIn} from '../until-in.mjs';

const docs = fileURLToPath(new URL('../../docs/analytics.md', import.meta.url));

const FAQ = JSON.stringify([
  {
    id: 'cost',
    topic: 'Money',
    q: 'What does a <b>card</b> cost?',
    a: 'Nothing. See [our fees](https://library.example/fees).',
  },
  {id: 'dog', topic: 'Guests', q: 'May I bring my dog?', a: 'Assistance dogs only.'},
]).replaceAll("'", '&#39;');

const pageOf = (attributes, more = '') => `<!doctype html><html lang="en"><title>Library</title>
  ${more}<script type="module" src="/dist/welearn.js"></script>
  <welearn-faq ${attributes} data='${FAQ}'></welearn-faq>`;

/** A recipe by its name. */
function recipe(name) {
  const text = readFileSync(docs, 'utf8');
  const [, html] = text.split(`<!-- recipe: ${name} -->`)[1].split(/^```(?:html)?$/m);
  return html;
}

/** Acts as a visitor does: searches, opens, gives feedback, copies and follows a link. */
async function visitFaq(page) {
  const act = run =>
    page.evaluate(
      async (body, type) => {
        const faq = document.querySelector('welearn-faq');
        const seen = new Promise(done => document.addEventListener(type, done, {once: true}));
        new Function('faq', 'root', body)(faq, faq.shadowRoot);
        await seen;
        await faq.updateComplete;
      },
      ...run,
    );
  await untilIn(page, () =>
    document.querySelector('welearn-faq').shadowRoot.querySelector('[part="feedback"]'),
  );
  await act(["faq.search('dgo')", 'welearn-search']);
  await act(["faq.search('')", 'welearn-search']);
  await act(["root.querySelector('#question-0').click()", 'welearn-toggle']);
  await act(["root.querySelector('[part=feedback] button').click()", 'welearn-feedback']);
  await act(["root.querySelector('#question-0').click()", 'welearn-toggle']);
  await act(["root.querySelector('[part=copy-link]').click()", 'welearn-copy']);
  await act(["root.querySelector('[part~=topic-link]').click()", 'click']);
  // The visitor stays, so that the calls can be read.
  await page.evaluate("addEventListener('click', event => event.preventDefault())");
  await act(["root.querySelector('[part~=answer] a').click()", 'click']);
}

/** Runs in a page before its scripts: records the calls that Google's function would get. */
const recordGtag = () => {
  window.calls = [];
  window.gtag = (...values) => window.calls.push(values);
};

for (const engine of oneEngine) {
  describe(`the recipes of docs/analytics.md, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());

    it('send events to a dataLayer', async () => {
      const html = pageOf('controls searchable feedback copy-links', recipe('data-layer'));
      await story(browser, html, {}, async page => {
        await visitFaq(page);
        assert.deepEqual(await page.evaluate('dataLayer'), [
          {event: 'welearn_search', search_term: 'dgo', search_results: 1},
          {event: 'welearn_open', question_id: 'cost', question: 'What does a card cost?'},
          {
            event: 'welearn_feedback',
            question_id: 'cost',
            question: 'What does a card cost?',
            helpful: true,
          },
          {event: 'welearn_copy', question_id: 'cost'},
          {event: 'welearn_link', link_url: 'https://library.example/fees', link_text: 'our fees'},
        ]);
      });
    });

    it('send events to Matomo', async () => {
      const html = pageOf('controls searchable feedback copy-links', recipe('matomo'));
      await story(browser, html, {}, async page => {
        await visitFaq(page);
        assert.deepEqual(await page.evaluate('_paq'), [
          ['trackSiteSearch', 'dgo', 'FAQ', 1],
          ['trackEvent', 'FAQ', 'Open', 'cost'],
          ['trackEvent', 'FAQ', 'Helpful', 'cost'],
          ['trackEvent', 'FAQ', 'Copy link', 'cost'],
          ['trackLink', 'https://library.example/fees', 'link'],
        ]);
      });
    });

    it('send events to Google Analytics 4', async () => {
      const html = pageOf('controls searchable feedback copy-links', recipe('ga4'));
      await story(browser, html, {before: recordGtag}, async page => {
        await visitFaq(page);
        assert.deepEqual(await page.evaluate('calls'), [
          ['event', 'search', {search_term: 'dgo', search_results: 1}],
          ['event', 'select_content', {content_type: 'faq', content_id: 'cost'}],
          ['event', 'faq_feedback', {content_id: 'cost', helpful: 'yes'}],
          ['event', 'share', {method: 'copy link', content_type: 'faq', item_id: 'cost'}],
          ['event', 'faq_link', {link_url: 'https://library.example/fees', link_text: 'our fees'}],
        ]);
      });
    });

    it('send nothing to Google Analytics 4 without its script', async () => {
      const html = pageOf('controls searchable feedback copy-links', recipe('ga4'));
      await story(browser, html, {}, async (page, messages) => {
        await visitFaq(page);
        assert.deepEqual(messages, []);
      });
    });

    it('send events to Plausible, also before its script has loaded', async () => {
      const html = pageOf('controls searchable feedback copy-links', recipe('plausible'));
      await story(browser, html, {}, async page => {
        await visitFaq(page);
        assert.deepEqual(await page.evaluate('plausible.q.map(one => [...one])'), [
          ['FAQ search', {props: {query: 'dgo', matches: '1'}}],
          ['FAQ open', {props: {question: 'cost'}}],
          ['FAQ feedback', {props: {question: 'cost', helpful: 'yes'}}],
          ['FAQ copy link', {props: {question: 'cost'}}],
          ['FAQ link', {props: {url: 'https://library.example/fees'}}],
        ]);
      });
    });
  });
}
