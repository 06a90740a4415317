import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {findBrowser} from '../../scripts/browsers.mjs';
import {launch, story} from './site.mjs';
import {untilIn} from '../until-in.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'dist/themes');
/** `plain.css` is for pages without the script; test/pages/render.test.mjs tests it. */
const themes = readdirSync(folder)
  .map(file => file.replace('.css', ''))
  .filter(name => name !== 'plain');
const cssOf = theme =>
  readFileSync(join(folder, `${theme}.css`), 'utf8').replace(/\/\*.*?\*\//gs, '');

/** The public parts and properties, as the manifest lists them. */
const {modules} = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
const elements = modules.flatMap(({declarations}) => declarations.filter(({tagName}) => tagName));
const promised = kind => new Set(elements.flatMap(element => element[kind].map(({name}) => name)));

describe('a theme', () => {
  it('is one of seven', () => {
    assert.deepEqual(themes, [
      'bootstrap',
      'cards',
      'civic',
      'high-contrast',
      'peer',
      'public-service',
      'wordpress',
    ]);
  });

  for (const theme of themes) {
    it(`uses only public names: ${theme}`, () => {
      const css = cssOf(theme);
      const properties = [...css.matchAll(/(?<![\w-])--(?!wp--|bs-)[\w-]+/g)].map(([name]) => name);
      const parts = [...css.matchAll(/::part\(([^)]*)\)/g)].map(([, name]) => name);
      const strange = [
        ...properties.filter(name => !promised('cssProperties').has(name)),
        ...parts.filter(name => !promised('cssParts').has(name)),
      ];
      assert.deepEqual(strange, []);
      const allowed =
        /^(?::is\(welearn-about, welearn-faq\)|welearn-(?:about|faq))(?::dir\(\w+\)|:state\([\w-]+\))?(?:::part\([\w-]+\)(?::[\w-]+|::before)?)?$/;
      for (const [, list] of css.matchAll(/(?:^|\})\s*([^{}]+?)\s*\{/g)) {
        for (const selector of list.split(/,\s*(?![^(]*\))/)) assert.match(selector, allowed);
      }
      assert.ok(css.length < 5000);
      assert.doesNotMatch(css, /!important|@import|url\(/);
    });
  }
});

const DOCUMENT = `title: About us
about: |
  We learn **together**, at [our place](place.html).

  # More

  > \`Quoted\`

  |a|b|
  |-|-|
  |c|d|
faq_title: Questions
faq:
  - q: What does it cost?
    a: Nothing. See [more](more.html).
    topic: Money
  - q: Who can come?
    a: Everyone.
    topic: People
  - q: Not answered
    topic: People
`;

const PAGES = {
  'a light page': 'background: #fff; color: #222',
  'a dark page': 'color-scheme: dark; background: #121212; color: #eee',
  'a dark page without color-scheme': 'background: #121212; color: #eee',
};

/** All texts and icons in the elements whose contrast is too low. */
const findPale = least => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const paint = colors => {
    for (const color of colors) {
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
    }
    const rgb = [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)].map(value => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  };
  const groundsOf = element => {
    const grounds = [];
    for (let box = element; box; box = box.parentElement ?? box.getRootNode().host)
      grounds.unshift(getComputedStyle(box).backgroundColor);
    return ['#fff', ...grounds];
  };
  const contrast = (grounds, color) => {
    const [low, high] = [paint(grounds), paint([...grounds, color])].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const found = [];
  let count = 0;
  const check = (what, grounds, color, min) => {
    count++;
    const value = contrast(grounds, color);
    if (value < min) found.push(`${what}: ${value.toFixed(2)} < ${min}`);
  };
  for (const host of document.querySelectorAll('welearn-about, welearn-faq')) {
    for (const element of host.shadowRoot.querySelectorAll('.base *')) {
      const {color, borderRightColor} = getComputedStyle(element);
      const grounds = groundsOf(element);
      const hasText = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
      const name = `${host.localName} ${element.localName}.${element.className}`;
      if (hasText && element.checkVisibility()) check(name, grounds, color, least);
      if (hasText && element.closest('[part~=item]')) {
        const probe = document.createElement('i');
        // As the search marks its matches.
        probe.style.background = 'var(--welearn-mark-color, #ffe066)';
        probe.style.color =
          'oklch(from var(--welearn-mark-color, #ffe066) calc((0.57 - l) * 1000) 0 0)';
        element.append(probe);
        const {backgroundColor: mark, color: words} = getComputedStyle(probe);
        probe.remove();
        check(`${name} marked`, [...grounds, mark], words, least);
      }
      if (element.matches('.icon')) check(name, grounds, borderRightColor, 3);
      if (element.matches('button')) {
        element.focus({focusVisible: true});
        // A ring may have two colours, of which one shows on any ground (WCAG technique C40).
        const {outlineColor, boxShadow} = getComputedStyle(element);
        const rings = [outlineColor, /^\w+\([^)]*\)(?= 0px 0px 0px)/.exec(boxShadow)?.[0]];
        const grounds = groundsOf(element.parentElement);
        const ring = rings
          .filter(Boolean)
          .reduce((a, b) => (contrast(grounds, a) > contrast(grounds, b) ? a : b));
        check(`${name} focus`, grounds, ring, 3);
      }
    }
  }
  return {found, count};
};

/** Titles, topics and questions that are lighter or smaller than the next of them. */
const findUnranked = () => {
  const {shadowRoot} = document.querySelector('welearn-faq');
  const ranks = ['heading', 'topic-heading', 'question'].map(name => {
    const {fontSize, fontWeight} = getComputedStyle(shadowRoot.querySelector(`[part~=${name}]`));
    return [name, parseFloat(fontSize), Number(fontWeight)];
  });
  const button = getComputedStyle(shadowRoot.querySelector('[part~=expand-all]'));
  const isLoud = button.backgroundColor !== 'rgba(0, 0, 0, 0)';
  return [
    ...ranks.slice(1).filter(([, size], i) => size > ranks[i][1]),
    ...(ranks[0][2] < ranks[1][2] ? [ranks[0]] : []),
    ...(isLoud ? [['expand-all', button.backgroundColor]] : []),
  ];
};

/** Questions whose words move, or break in other places, when an answer opens. */
const findMoved = async () => {
  const faq = document.querySelector('welearn-faq');
  const places = async isOpen => {
    faq[isOpen ? 'expandAll' : 'collapseAll']();
    await faq.updateComplete;
    return [...faq.shadowRoot.querySelectorAll('[part~=question-text]')].map(text => {
      const {left, width, height} = text.getBoundingClientRect();
      return [text.textContent, left, width, height].join(' ');
    });
  };
  const open = await places(true);
  const closed = await places(false);
  return closed.filter((place, i) => place !== open[i]);
};

describe(
  'a theme in Chromium',
  {skip: findBrowser('chromium') ? false : 'Chromium is not here'},
  () => {
    let browser;
    before(async () => {
      browser = await launch('chromium');
    });
    after(() => browser?.close());

    for (const theme of themes) {
      it(`keeps every text readable, also when marked, on any page: ${theme}`, async () => {
        const body = `<welearn-about src="d.yaml"></welearn-about>
        <welearn-faq src="d.yaml" expand="all" controls searchable copy-links feedback></welearn-faq>
        <script type="module" src="/dist/welearn.js"></script>`;
        const html = `<!doctype html><html lang="en"><head><title>A library</title>
        <link rel="stylesheet" href="/dist/themes/${theme}.css"></head><body>${body}</body></html>`;
        await story(browser, html, {files: {'/d.yaml': DOCUMENT}}, async page => {
          for (const [what, css] of Object.entries(PAGES)) {
            await page.evaluate(text => document.documentElement.setAttribute('style', text), css);
            const {found, count} = await page.evaluate(
              findPale,
              theme === 'high-contrast' ? 7 : 4.5,
            );
            assert.deepEqual(found, [], what);
            assert.ok(count > 40, String(count));
          }
          assert.deepEqual(await page.evaluate(findUnranked), [], 'the order of headings');
          for (const at of [800, 320]) {
            await page.setViewport({width: at, height: 640});
            await untilIn(page, at => innerWidth === at, at);
            assert.deepEqual(await page.evaluate(findMoved), [], `moves on opening at ${at}`);
          }
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.equal(width, 320, 'scrolls sideways');
        });
      });
    }
  },
);
