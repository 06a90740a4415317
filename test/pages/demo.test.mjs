import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {PATIENCE} from '../patience.mjs';
import {serveDemo} from './demo-server.mjs';
import {eventually, launch, settled} from './site.mjs';
import {share} from '../scope.mjs';
import {untilIn} from '../until-in.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const themes = readdirSync(`${root}src/themes`)
  .map(file => file.replace('.css', ''))
  .filter(name => name !== 'plain');
const {modules} = JSON.parse(readFileSync(`${root}custom-elements.json`, 'utf8'));
const declarations = modules.flatMap(module => module.declarations);
const faq = declarations.find(({tagName}) => tagName === 'welearn-faq');
const parts = new Set(declarations.flatMap(one => one.cssParts?.map(({name}) => name) ?? []));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The demo as `npm start` serves it. */
describe('the demo', () => {
  let server;
  let browser;
  let page;
  let messages;
  before(async () => {
    server = await serveDemo();
    browser = await launch('chromium');
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(path) {
    page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    messages = [];
    page.on('console', message => {
      // Messages of Vite itself.
      if (message.type() !== 'debug') messages.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', error => messages.push(String(error)));
    await page.goto(new URL(path, server.resolvedUrls.local[0]).href, {waitUntil: 'load'});
    await settled(page);
  }
  const states = () =>
    page.$$eval('welearn-about, welearn-faq', elements => elements.map(({state}) => state));
  const choose = async (name, value) => {
    await page.select(`[name="${name}"]`, value);
    await settled(page);
  };
  const textOf = selector => page.$eval(selector, ({textContent}) => textContent);
  const violations = async context => {
    await page.evaluate(axe);
    const {violations: found} = await page.evaluate(
      selector => globalThis.axe.run(selector, {resultTypes: ['violations']}),
      context,
    );
    return found.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join()}`);
  };

  it('shows the sample document, and explains two mistakes', async () => {
    await open('demo/');
    const shown = await states();
    assert.deepEqual(shown.slice(0, 2), ['ready', 'ready']);
    assert.equal(shown.filter(state => state !== 'ready').join(), 'failed');
    await eventually(() => messages.length > 1);
    assert.match(messages.toSorted().join('\n'), /^error: .*web page[^\n]*\nerror: .*in quotes\.$/);
    await page.close();
  });

  it('shows every look in its gallery, in light and dark, and passes axe', async () => {
    await open('demo/gallery.html');
    const options = name => page.$$eval(`[name="${name}"] option`, all => all.map(o => o.value));
    assert.deepEqual((await options('theme')).filter(Boolean).toSorted(), themes);
    const appearances = await options('appearance');
    for (const theme of share(await options('theme'), 3)) {
      await choose('theme', theme);
      await untilIn(
        page,
        name => {
          const {sheet} = document.querySelector('#theme');
          const isApplied = name ? sheet?.href.includes(`/${name}.css`) : !sheet || sheet.disabled;
          const text = document.querySelector('#css').textContent;
          return isApplied && text.includes(name ? '{' : 'No theme');
        },
        theme,
      );
      if (theme) assert.match(await textOf('#html'), new RegExp(`themes/${theme}\\.css`));
      // Pairs each theme with a different look and scheme, so that each appears.
      const schemes = themes.indexOf(theme) % 2 ? ['light', 'dark'] : ['dark', 'light'];
      for (const scheme of schemes) {
        const appearance = appearances.shift();
        appearances.push(appearance);
        await choose('appearance', appearance);
        await choose('scheme', scheme);
        await untilIn(
          page,
          name =>
            [...document.querySelectorAll('.stage > *')].every(({shadowRoot}) =>
              shadowRoot.querySelector(`.base.${name}`),
            ),
          appearance,
        );
        const look = await page.$$eval('.stage > *', all =>
          all.map(e => e.getAttribute('appearance') ?? 'lined'),
        );
        assert.deepEqual(look, [appearance, appearance]);
        if (scheme === schemes[0]) continue;
        assert.deepEqual(await violations('.stage'), [], `${theme} ${appearance} ${scheme}`);
      }
    }
    assert.deepEqual(messages, []);
    await page.close();
  });

  it('switches to Arabic and right-to-left, and keeps the choices in its address', async () => {
    await open('demo/gallery.html?content=de&appearance=filled');
    const question = () =>
      page.$eval('welearn-faq', faq => faq.shadowRoot.querySelector('.question').textContent);
    assert.match(await question(), /[a-zäöü]/);
    await choose('content', 'ar');
    await untilIn(page, () =>
      /[\u0600-\u06ff]/.test(
        document.querySelector('welearn-faq').shadowRoot.querySelector('.question').textContent,
      ),
    );
    await page.reload();
    await settled(page);
    assert.match(await question(), /[\u0600-\u06ff]/);
    assert.equal(await page.$eval('.stage', ({dir}) => dir), 'rtl');
    assert.equal(await page.$eval('welearn-faq', ({appearance}) => appearance), 'filled');
    assert.deepEqual(messages, []);
    await page.close();
  });

  it('writes the HTML of what its gallery previews, with every option', async () => {
    await open('demo/gallery.html');
    const fields = await page.$$eval('.choices [name]', all =>
      all.map(({name, type, options}) => [name, type, options && [...options].map(o => o.value)]),
    );
    // Content, and options that change nothing one sees.
    const unseen =
      /^(lang|src|data|heading|heading-level|base|loading|placeholders|stylesheet|bundles|cache|debug|structured-data)$/;
    const attributes = faq.attributes.map(({name}) => name).filter(name => !unseen.test(name));
    for (const name of [...attributes, ...faq.cssProperties.map(one => one.name)].filter(
      name => !/^--welearn-(topic|question)-index$/.test(name),
    )) {
      assert.ok(
        fields.some(([field]) => field === name),
        `${name} cannot be chosen`,
      );
    }
    for (const [name, type, values] of fields) {
      if (!attributes.includes(name)) continue;
      if (type === 'checkbox') {
        await page.$eval(`[name="${name}"]`, box => {
          if (!box.checked) box.click();
        });
      } else await choose(name, values.at(-1));
    }
    await page.click('.choices summary');
    await page.type('[name="--welearn-radius"]', '1em');
    await settled(page);
    const {shown, written, radius} = await page.evaluate(() => {
      const page = new DOMParser().parseFromString(
        document.querySelector('#html').textContent,
        'text/html',
      );
      const of = root =>
        ['welearn-about', 'welearn-faq'].map(tag =>
          [...root.querySelector(tag).attributes]
            .filter(({name}) => name !== 'style')
            .map(({name, value}) => `${name}=${value}`)
            .sort(),
        );
      return {
        shown: of(document.querySelector('.stage')),
        written: of(page),
        radius: [
          document.querySelector('.stage welearn-faq').style.getPropertyValue('--welearn-radius'),
          /--welearn-radius: (.*);/.exec(page.querySelector('style').textContent)[1],
        ],
      };
    });
    assert.deepEqual(written, shown);
    assert.equal(shown[1].length, attributes.length + 1);
    assert.deepEqual(radius, ['1em', '1em']);
    assert.deepEqual(await violations('.gallery'), []);
    const opened = () =>
      page.$eval('welearn-faq', faq => faq.shadowRoot.querySelectorAll('[part~=item-open]').length);
    await choose('expand', 'none');
    assert.equal(await opened(), 0);
    await choose('expand', 'first');
    assert.equal(await opened(), 1);
    assert.deepEqual(messages, []);
    await page.close();
  });

  it('writes no HTML from its address but what it offers', async () => {
    const bad = encodeURIComponent('red}</style><script>alert(1)</script>');
    await open(`demo/gallery.html?--welearn-color=${bad}&appearance=${bad}&theme=${bad}`);
    assert.doesNotMatch(await textOf('#html'), /alert|style/);
    assert.deepEqual(messages, []);
    await page.close();
  });

  it('names each part in its anatomy, in the page and in the picture of the docs', async () => {
    await open('demo/anatomy.html');
    await page.setViewport({width: 1152, height: 900});
    await page.waitForSelector('.names .right');
    const named = await page.$$eval('.names span', all => all.map(one => one.textContent));
    const others = await page.$$eval('.rest dt', all => all.map(one => one.textContent));
    assert.deepEqual([...named, ...others].toSorted(), [...parts].toSorted());
    assert.ok(named.length > others.length);
    const covered = () =>
      page.$$eval('.names button', all => {
        const boxes = all.map(one => one.getBoundingClientRect());
        return boxes.filter((a, i) =>
          boxes.some(
            (b, j) => j > i && a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom,
          ),
        ).length;
      });
    assert.equal(await covered(), 0);
    assert.deepEqual(await violations('.anatomy'), []);
    const picture = readFileSync(`${root}docs/parts.svg`, 'utf8');
    const drawn = [...picture.matchAll(/>([^<>]+)<\/text>/g)].flatMap(([, text]) =>
      text.split(' '),
    );
    const missing = named.filter(name => !drawn.includes(name));
    assert.deepEqual(missing, [], 'docs/parts.svg lacks parts. Make it anew: npm run parts');
    await page.setViewport({width: 320, height: 900});
    await untilIn(page, () => innerWidth === 320);
    assert.equal(await covered(), 0);
    assert.deepEqual(messages, []);
    await page.close();
  });
});
