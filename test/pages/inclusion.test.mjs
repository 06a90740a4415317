import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {eventually, launch, oneEngine, story} from './site.mjs';

const DOCUMENT = `title: About us
about: We learn [together](place.html).
faq_title: Questions
faq:
  - q: What does it cost?
    a: Nothing. See [more](more.html).
  - q: Who can come?
    a: Everyone.
`;
const files = {'/about.yaml': DOCUMENT, '/deep/about.yaml': DOCUMENT};
const FAQ = '<welearn-faq src="about.yaml"></welearn-faq>';
const MODULE = '<script type="module" src="/dist/welearn.js"></script>';
const CLASSIC = '<script src="/dist/welearn.global.js"></script>';
const QUESTIONS = ['What does it cost?', 'Who can come?'];
const htmlPage = (...parts) =>
  `<!doctype html><html lang="en"><title>A library</title>${parts.join('\n')}</html>`;

const look = page =>
  page.evaluate(() =>
    [...document.querySelectorAll('welearn-faq')].map(({shadowRoot}) =>
      [...shadowRoot.querySelectorAll('button.question')].map(button => button.textContent.trim()),
    ),
  );

for (const engine of oneEngine) {
  describe(`the script and the elements, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());
    const tell = (html, tale, options) =>
      story(browser, html, {files, isTabShared: true, ...options}, tale);
    const works = (html, options, count = 1) =>
      tell(
        html,
        async (page, messages, {requests}) => {
          assert.deepEqual(await look(page), Array(count).fill(QUESTIONS));
          assert.equal(requests.filter(url => url.endsWith('about.yaml')).length, 1);
          assert.deepEqual(messages, []);
        },
        options,
      );

    const old = {'/old/': text => text.replaceAll('Sorry, this part', 'An old version: this part')};
    const orders = [
      ['an older version before', '/old/', '/dist/'],
      ['an older version after', '/dist/', '/old/'],
    ];
    for (const [what, first, second] of orders) {
      for (const [how, before, after] of [
        ['modules', MODULE, MODULE],
        ['classic scripts', CLASSIC, CLASSIC],
        ['a module and a classic script', MODULE, CLASSIC],
      ]) {
        it(`work with ${what} it, as ${how}: one version runs everything`, async () => {
          const scripts = [before.replace('/dist/', first), after.replace('/dist/', second)];
          const broken = '<welearn-faq id="broken" data="{"></welearn-faq>';
          await tell(
            htmlPage(...scripts, FAQ, broken, '<welearn-about src="about.yaml"></welearn-about>'),
            async (page, messages, {requests}) => {
              assert.deepEqual((await look(page))[0], QUESTIONS);
              // The version that loads first wins; they never mix.
              const said = await page.$eval('#broken', faq => faq.shadowRoot.textContent.trim());
              const isOld = said.startsWith('An old version');
              const chunks = requests.filter(url => url.includes('/chunks/') && !/core/.test(url));
              const folder = isOld ? '/old/' : '/dist/';
              assert.ok(
                chunks.every(url => url.startsWith(folder)),
                String(chunks),
              );
              await eventually(() => messages.length > 0);
              assert.equal(messages.length, 1, 'only about the missing document');
            },
            {copies: old},
          );
        });
      }
    }

    for (const [how, html] of Object.entries({
      'after the elements, as a module': htmlPage(FAQ, MODULE),
      'after the elements, as a classic script': htmlPage(FAQ, CLASSIC),
      'deferred before them': htmlPage(CLASSIC.replace('<script', '<script defer'), FAQ),
      'async before them, as a classic script': htmlPage(
        CLASSIC.replace('<script', '<script async'),
        FAQ,
      ),
      'async before them and after them again, as a module': htmlPage(
        MODULE.replace('<script', '<script async'),
        FAQ,
        MODULE,
      ),
      'twice as a module, by two addresses': htmlPage(
        MODULE,
        MODULE.replace('.js', '.js?again'),
        FAQ,
      ),
      'as a module and as a classic script': htmlPage(MODULE, CLASSIC, FAQ),
      'as a classic script and as a module': htmlPage(CLASSIC, MODULE, FAQ),
      'as a classic script twice': htmlPage(CLASSIC, CLASSIC, FAQ),
      'in the page itself': htmlPage(
        '<script type="module">import "/dist/welearn.js"</script>',
        FAQ,
      ),
      'by document.write': htmlPage(
        `<script>document.write('${CLASSIC.replace('</', '<\\/')}${FAQ}')</script>`,
      ),
      'a module by document.write': htmlPage(
        `<script>document.write('${MODULE.replace('</', '<\\/')}${FAQ}')</script>`,
      ),
      'before innerHTML': htmlPage(
        CLASSIC,
        `<main></main><script>document.querySelector('main').innerHTML = '${FAQ}'</script>`,
      ),
      'after innerHTML': htmlPage(
        `<main></main><script>document.querySelector('main').innerHTML = '${FAQ}'</script>`,
        MODULE,
      ),
      'on a page with a base': htmlPage('<base href="/deep/">', MODULE, FAQ),
      'in quirks mode': htmlPage(MODULE, FAQ).replace('<!doctype html>', ''),
    })) {
      // The order of scripts is the engine's own, the rest is the same in each.
      it(`work with the script ${how}`, () => works(html));
    }

    it('resolve links in data against the base of the page', () => {
      const data = `data='{"faq": [{"q": "One?", "a": "[x](y.html)"}]}'`;
      const html = htmlPage('<base href="/deep/">', MODULE, `<welearn-faq ${data}></welearn-faq>`);
      return tell(html, async (page, messages, {url}) => {
        const href = await page.$eval('welearn-faq', faq => faq.shadowRoot.querySelector('a').href);
        assert.equal(href, `${url}deep/y.html`);
      });
    });

    it('keep properties set before the script loads', () => {
      const script = `<script>
        const faq = document.querySelector('welearn-faq');
        faq.data = {faq: [{q: 'One?', a: '1'}, {q: 'Two?', a: '2'}]};
        faq.expand = 'all';
        faq.heading = 'Ours';
        faq.headingLevel = 3;
        const made = document.createElement('welearn-faq');
        made.src = 'about.yaml';
        made.controls = true;
        document.body.append(made);
      </script>`;
      return tell(htmlPage('<body><welearn-faq></welearn-faq>', script, MODULE), async page => {
        assert.deepEqual(await look(page), [['One?', 'Two?'], QUESTIONS]);
        const seen = await page.evaluate(() => {
          const [faq, made] = document.querySelectorAll('welearn-faq');
          return [
            faq.shadowRoot.querySelector('h3').textContent,
            faq.shadowRoot.querySelectorAll('[aria-expanded="true"]').length,
            made.shadowRoot.querySelectorAll('[part="expand-all"]').length,
            ['data', 'src', 'controls'].filter(name => Object.hasOwn(faq, name)),
          ];
        });
        assert.deepEqual(seen, ['Ours', 2, 1, []]);
      });
    });

    it('accept properties set after they are created', () => {
      const script = `<script>
        const faq = document.createElement('welearn-faq');
        faq.data = [{q: 'One?', a: '1'}];
        document.body.append(faq);
        const Faq = customElements.get('welearn-faq');
        document.body.append(Object.assign(new Faq(), {src: 'about.yaml'}));
      </script>`;
      return tell(htmlPage(CLASSIC, '<body>', script), async (page, messages) => {
        assert.deepEqual(await look(page), [['One?'], QUESTIONS]);
        assert.deepEqual(messages, []);
      });
    });

    it('leave the fallback in an XHTML page', () => {
      const html = `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>A library</title>
        ${CLASSIC}</head><body><welearn-faq src="about.yaml"><p>Ask us</p></welearn-faq></body></html>`;
      const options = {headers: {'content-type': 'application/xhtml+xml'}, isSettled: false};
      const check = async (page, messages) => {
        assert.equal(await page.$eval('welearn-faq p', p => p.checkVisibility()), true);
        assert.deepEqual(messages, []);
      };
      return tell(html, check, options);
    });

    it('are shown two hundred times with one request', async t => {
      await tell(htmlPage(MODULE, ...Array(200).fill(FAQ)), async (page, messages, {requests}) => {
        const ms = await page.evaluate(() => Math.round(performance.now()));
        t.diagnostic(`shown ${ms} ms after the page was asked for, in ${engine}`);
        assert.deepEqual(await look(page), Array(200).fill(QUESTIONS));
        assert.equal(requests.filter(url => url === '/about.yaml').length, 1);
        assert.deepEqual(messages, []);
      });
    });
  });
}
