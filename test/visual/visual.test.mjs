import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {writeFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import pixelmatch from 'pixelmatch';
import {PNG} from 'pngjs';
import puppeteer from 'puppeteer-core';
import {findBrowser} from '../../scripts/browsers.mjs';
import {openSite} from '../pages/site.mjs';
import {share} from '../scope.mjs';
import {PATIENCE} from '../patience.mjs';
import {lessons} from './lessons.mjs';
import {files, pageOf, scenes} from './scenes.mjs';
import {untilIn} from '../until-in.mjs';

/**
 * Compares screenshots with stored ones: in Chromium, with one font, and nothing that differs
 * between screens. `npm run test:visual` runs only this, after a build; `-- --accept` stores the
 * new ones. `.cache/visual` gets each picture that differs, and the difference.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const stored = join(root, 'test/visual/stored');
const documented = join(root, 'docs/theming');
const found = join(root, '.cache/visual');
const isAccepting = Boolean(process.env.ACCEPT);
const browserPath = findBrowser('chromium')?.browser;

/** A short run takes some pictures of each kind. `npm run test:visual` takes all. */
const taken = share(scenes, 3);
const taught = share(lessons, 2);

/** The share of pixels that may differ: edges of letters, in another version of the browser. */
const TOLERANCE = 0.0003;
const SMALL = {colorType: 2, deflateLevel: 9};
const MAX_BYTES = 3 * 1024 * 1024;

const ARGS =
  '--no-sandbox --disable-gpu --no-first-run --hide-scrollbars --font-render-hinting=none ' +
  '--disable-lcd-text --disable-font-subpixel-positioning --force-color-profile=srgb --lang=en-US';

describe('the look', {skip: browserPath ? false : 'Chromium is not here'}, () => {
  let browser;
  const pictures = new Map();
  before(async () => {
    rmSync(found, {recursive: true, force: true});
    mkdirSync(stored, {recursive: true});
    browser = await puppeteer.launch({
      executablePath: browserPath,
      args: ARGS.split(' '),
      timeout: PATIENCE,
    });
    const themes = [...new Set(taken.map(({theme}) => theme))];
    for (const theme of themes) {
      const members = taken.filter(scene => scene.theme === theme);
      await take(browser, {html: pageOf(members, theme), files, members}, pictures);
    }
    for (const {name, html, files, act} of taught) {
      await take(browser, {html, files, members: [{name, act}]}, pictures);
    }
  });
  after(() => browser?.close());

  for (const {name} of taken) {
    it(`matches the stored picture ${name}`, () => compare(name, pictures.get(name)));
  }

  for (const {name} of taught) {
    it(`matches the documentation's picture ${name}`, () =>
      compare(name, pictures.get(name), documented));
  }

  for (const [folder, known, limit] of [
    [stored, scenes, MAX_BYTES],
    [documented, lessons, MAX_BYTES / 5],
  ]) {
    it(`is stored in ${relative(root, folder)}, within the size limit, without other files`, () => {
      const names = known.map(({name}) => `${name}.png`);
      const strange = readdirSync(folder).filter(file => !names.includes(file));
      if (isAccepting) for (const name of strange) rmSync(join(folder, name));
      assert.deepEqual(isAccepting ? [] : strange, []);
      const bytes = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
      assert.ok(bytes < limit, `${bytes} bytes`);
    });
  }
});

async function take(browser, {html, files, members}, pictures) {
  const never = () => new Promise(() => {});
  const site = await openSite(html, {files: {...files, '/never.yaml': never}});
  const page = await browser.newPage();
  try {
    page.setDefaultTimeout(PATIENCE);
    await page.evaluateOnNewDocument(endNoWait);
    await page.setViewport({width: 600, height: 800, deviceScaleFactor: 1});
    await page.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
    await page.goto(site.url, {waitUntil: 'domcontentloaded'});
    await untilIn(page, async () => {
      const all = [...document.querySelectorAll('welearn-about, welearn-faq')];
      const isThere = ({state, src, shadowRoot}) =>
        // The message "Loading" appears after a delay.
        (state === 'loading'
          ? src === 'never.yaml' && shadowRoot.querySelector('[part="message"]')
          : state && state !== 'idle') &&
        [...shadowRoot.querySelectorAll('link')].every(({sheet}) => sheet);
      if (!all.every(isThere)) return false;
      await Promise.all(all.map(({updateComplete}) => updateComplete));
      return all.every(isThere);
    });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const client = await page.createCDPSession();
    await page.keyboard.press('Tab'); // From now on, the focus is visible.
    for (const {name, act, forced} of members) {
      const features = [
        {name: 'forced-colors', value: forced ? 'active' : 'none'},
        {name: 'prefers-reduced-motion', value: 'reduce'},
      ];
      await client.send('Emulation.setEmulatedMedia', {features});
      const section = await page.$(`#${name}`);
      await page.evaluate(() => document.activeElement?.blur());
      if (act) await section.$eval(':scope > *', act);
      pictures.set(name, PNG.sync.read(Buffer.from(await section.screenshot())));
    }
  } finally {
    await page.close();
    await site.close();
  }
}

/**
 * Runs in the page. On a busy machine the pictures take longer than the element waits for a
 * document, and "Loading" would become an error.
 */
function endNoWait() {
  const start = window.setTimeout;
  window.setTimeout = (run, delay, ...rest) => (delay >= 5000 ? 0 : start(run, delay, ...rest));
}

function compare(name, picture, folder = stored) {
  const file = join(folder, `${name}.png`);
  if (isAccepting) {
    if (differenceOf(file, picture) > 0) writeFileSync(file, PNG.sync.write(picture, SMALL));
    return;
  }
  const difference = new PNG({width: picture.width, height: picture.height});
  const share = differenceOf(file, picture, difference);
  if (share <= TOLERANCE) return;
  mkdirSync(found, {recursive: true});
  const path = kind => join(found, `${name}${kind}.png`);
  writeFileSync(path(''), PNG.sync.write(picture, SMALL));
  if (share < Infinity) writeFileSync(path('-difference'), PNG.sync.write(difference));
  assert.fail(
    `${share < Infinity ? `${(100 * share).toFixed(2)}% of it differ` : 'It is new, or has another size'}. ` +
      `See ${relative(root, path(share < Infinity ? '-difference' : ''))}. ` +
      'If that is as it should be: npm run test:visual -- --accept',
  );
}

/** The share of pixels that differ; `Infinity` without a stored picture. */
function differenceOf(file, {width, height, data}, {data: difference} = {}) {
  if (!existsSync(file)) return Infinity;
  const known = PNG.sync.read(readFileSync(file));
  if (known.width !== width || known.height !== height) return Infinity;
  return (
    pixelmatch(known.data, data, difference, width, height, {threshold: 0.05}) / (width * height)
  );
}
