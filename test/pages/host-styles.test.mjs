import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {launch, oneEngine, story} from './site.mjs';

const DOCUMENT = `title: About us
about: We learn **together**, at [our place](place.html).
faq_title: Questions
faq:
  - q: What does it cost?
    a: Nothing. See [more](more.html).
  - q: Who can come?
    a: |
      Everyone:

      - young
      - old
`;
const files = {'/about.yaml': DOCUMENT};
const BODY = `<p id="words">Words of the page</p>
  <welearn-about src="about.yaml"></welearn-about><welearn-faq src="about.yaml" controls></welearn-faq>
  <script type="module" src="/dist/welearn.js"></script>`;
const FORCED = `<welearn-faq src="about.yaml" controls copy-links expand="first"></welearn-faq>
  <script type="module" src="/dist/welearn.js"></script>`;
const htmlPage = (head, body = BODY) =>
  `<!doctype html><html lang="en"><head><title>A library</title>${head}</head><body>${body}</body></html>`;

/** The appearance of the elements, in pixels where relevant. */
const look = async () => {
  const faq = document.querySelector('welearn-faq');
  const about = document.querySelector('welearn-about');
  const [first, second] = faq.shadowRoot.querySelectorAll('.answer > *');
  const isShown = element =>
    element.checkVisibility({visibilityProperty: true, opacityProperty: true}) &&
    element.getBoundingClientRect().height > 8;
  faq.show('who-can-come');
  await faq.updateComplete;
  const size = element => parseFloat(getComputedStyle(element).fontSize);
  const box = element => element.getBoundingClientRect();
  const [button, next] = faq.shadowRoot.querySelectorAll('button.question');
  const text = about.shadowRoot.querySelector('[part="text"]');
  return {
    answers: [first, second].map(isShown),
    isBlock: [about, faq].every(
      element => box(element.shadowRoot.querySelector('.base')).width > 300,
    ),
    isStacked: box(next).top >= box(button).bottom && box(faq).top >= box(text).bottom,
    fits: box(button).right <= innerWidth && document.documentElement.scrollWidth <= innerWidth,
    cursor: getComputedStyle(button).cursor,
    height: box(button).height,
    sizes: [document.querySelector('#words'), text, second, button].map(size),
    colors: [document.querySelector('#words'), text, second, button].map(
      element => getComputedStyle(element).color,
    ),
    weight: getComputedStyle(text.querySelector('strong')).fontWeight,
  };
};

const focusRing = async page => {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  return page.$eval('welearn-faq', faq => {
    const focused =
      faq.shadowRoot.activeElement ?? document.activeElement.shadowRoot?.activeElement;
    if (!focused) return 'nothing has the focus';
    const {outlineStyle, outlineWidth} = getComputedStyle(focused);
    return `${outlineStyle} ${parseFloat(outlineWidth) >= 2}`;
  });
};

for (const engine of oneEngine) {
  describe(`styles of a host page, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());
    const tell = (html, tale, options) => story(browser, html, {files, ...options}, tale);
    const see = async (head, check, isQuirky) => {
      const inQuirksMode = htmlPage(head).replace('<!doctype html>', '');
      for (const html of [htmlPage(head), ...(isQuirky ? [inQuirksMode] : [])]) {
        await tell(html, async (page, messages) => {
          const seen = await page.evaluate(look);
          const context = JSON.stringify(seen);
          assert.deepEqual(seen.answers, [false, true], context);
          assert.ok(seen.isBlock && seen.isStacked && seen.fits, context);
          assert.equal(seen.cursor, 'pointer');
          assert.ok(Number(seen.weight) >= 600, context);
          assert.equal(new Set(seen.colors).size, 1, context);
          assert.equal(await focusRing(page), 'solid true');
          assert.deepEqual(
            messages.filter(text => !/quirks/i.test(text)),
            [],
          );
          check?.(seen, context);
        });
      }
    };
    const isReadable = ({sizes: [page, ...ours], height}, context) => {
      for (const size of ours) assert.ok(size >= page * 0.99, context);
      assert.ok(height >= 2.7 * page, context);
    };

    for (const [what, css] of Object.entries({
      'nothing in them': '',
      'everything unset': '* { all: unset }',
      'all reset to the first value': '* { all: initial } script, style, head { display: none }',
      'a small root': 'html { font-size: 62.5% } body { font-size: 1.6rem }',
      'margins and boxes for all': '* { box-sizing: content-box; margin: 10px !important }',
      'nothing hidden by its attribute': '[hidden] { display: block !important }',
      'no outlines': '*:focus { outline: none !important } * { outline: 0 }',
      'a reset': `*, *::before, *::after { box-sizing: border-box; margin: 0; padding: 0; border: 0;
        font: inherit; vertical-align: baseline; list-style: none }`,
      'white on black': 'body { background: #000; color: #fff } a { color: #fff }',
    })) {
      const isQuirky = /nothing|unset/.test(what);
      it(`leave the elements unchanged with ${what}${isQuirky ? ', in quirks mode too' : ''}`, () =>
        see(
          `<style>${css}</style>`,
          what.includes('first value') ? undefined : isReadable,
          isQuirky,
        ));
    }

    it('keep text at the size of the text around with a root of 62.5%', async () => {
      const sizes = [];
      for (const root of ['100%', '62.5%', '200%']) {
        const head = `<style>html { font-size: ${root} } body { font-size: 16px }</style>`;
        await tell(htmlPage(head), async page => {
          sizes.push(JSON.stringify((await page.evaluate(look)).sizes));
        });
      }
      assert.equal(new Set(sizes).size, 1, String(sizes));
    });

    const forced =
      engine === 'chromium' ? {} : {skip: 'only Chromium can be told to force colours'};
    it('leave everything visible in forced colours', forced, () =>
      tell(htmlPage('', FORCED), async page => {
        const client = await page.createCDPSession();
        const features = [{name: 'forced-colors', value: 'active'}];
        await client.send('Emulation.setEmulatedMedia', {features});
        assert.ok(await page.evaluate(() => matchMedia('(forced-colors: active)').matches));
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        const seen = await page.$eval('welearn-faq', ({shadowRoot}) => {
          const style = selector => getComputedStyle(shadowRoot.querySelector(selector));
          const ring = getComputedStyle(shadowRoot.activeElement);
          const system = name => {
            const probe = document.body.appendChild(document.createElement('i'));
            probe.style.color = name;
            const {color} = getComputedStyle(probe);
            probe.remove();
            return color;
          };
          return {
            paper: system('Canvas'),
            colors: [
              ring.outlineColor,
              getComputedStyle(shadowRoot.querySelector('.icon'), '::before').borderBottomColor,
              style('.lines').stroke,
              style('.item').borderBottomColor,
              style('.question').color,
              style('.answer a').color,
            ],
            ring: [ring.outlineStyle, parseFloat(ring.outlineWidth) >= 2],
          };
        });
        assert.deepEqual(seen.ring, ['solid', true]);
        for (const color of seen.colors) assert.notEqual(color, seen.paper);
      }),
    );
  });
}
