import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {findBrowser} from '../../scripts/browsers.mjs';
import {launch, story} from './site.mjs';
import {untilIn} from '../until-in.mjs';

/*
 * The looks of other design systems, made with public hooks alone. The numbers are those of the systems
 * themselves (Bootstrap 5.3.9, GOV.UK Frontend 6.6.0), measured in Chromium beside ours.
 */
const sheet = name => readFileSync(new URL(`restyled/${name}.css`, import.meta.url), 'utf8');

const DOCUMENT = `faq_title: Questions
faq:
  - q: What is a circle?
    a: |
      A group of people. See [more](more.html).

      They meet.

      - One
      - Two

      |a|b|
      |-|-|
      |c|d|
  - {q: Who can come?, a: Everyone.}
  - {q: Where is it?, a: Here.}
  - {q: When is it?, a: On Tuesdays.}
`;

/** Bootstrap's public variables, as a page with Bootstrap has them. */
const BOOTSTRAP = `:root {
  --bs-body-color: #212529; --bs-body-bg: #fff; --bs-emphasis-color: #000; --bs-border-color: #dee2e6;
  --bs-border-radius: 0.375rem; --bs-primary: #0d6efd; --bs-primary-bg-subtle: #cfe2ff;
  --bs-primary-text-emphasis: #052c65; --bs-link-color: #0d6efd; --bs-white: #fff;
  --bs-focus-ring-color: rgba(13, 110, 253, 0.25);
}`;

/** Text in the colour of a part, its ground behind it, and its box, in relation to its item or row. */
const look = name => {
  const {shadowRoot} = document.querySelector('welearn-faq');
  const element = shadowRoot.querySelector(`[part~='${name}']`);
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const around = (element.closest('[part~=item]') ?? element).getBoundingClientRect();
  const grounds = [];
  for (let one = element; one; one = one.parentElement) {
    grounds.push(getComputedStyle(one).backgroundColor);
  }
  const length = value => (/^-?[\d.]+px$/.test(value) ? parseFloat(value) : value);
  const own = Object.fromEntries(
    [...style].map(key => [
      key.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()),
      length(style.getPropertyValue(key)),
    ]),
  );
  return {
    ...own,
    ground: grounds.find(color => color !== 'rgba(0, 0, 0, 0)'),
    width: box.width,
    height: box.height,
    top: box.top - around.top,
    left: box.left - around.left,
    fromEnd: around.right - box.right,
  };
};

const press = (page, ...names) =>
  page.evaluate(
    names =>
      names.forEach(name =>
        document
          .querySelector('welearn-faq')
          .shadowRoot.querySelector(`[part~='${name}']`)
          .focus({focusVisible: true}),
      ),
    names,
  );

/** Compares parts of a page with numbers: lengths to half a pixel. */
async function compare(page, expected, context) {
  for (const [name, values] of Object.entries(expected)) {
    const found = await page.evaluate(look, name);
    for (const [key, value] of Object.entries(values)) {
      const isSame =
        typeof value === 'number' && typeof found[key] === 'number'
          ? Math.abs(found[key] - value) <= 0.6
          : found[key] === value;
      assert.ok(isSame, `${context}: ${key} of ${name} is ${found[key]}, not ${value}`);
    }
  }
}

async function resize(page, width) {
  await page.setViewport({width, height: 700});
  await untilIn(page, width => innerWidth === width, width);
}

describe(
  'a look of another design system',
  {skip: findBrowser('chromium') ? false : 'Chromium is not here'},
  () => {
    let browser;
    before(async () => {
      browser = await launch('chromium');
    });
    after(() => browser?.close());
    const tell = (head, tale) =>
      story(
        browser,
        `<!doctype html><html lang="en"><title>A library</title>${head}
        <style>body {margin: 0; font-family: 'DejaVu Sans'}</style>
        <welearn-faq src="/d.yaml" expand="first" controls searchable></welearn-faq>
        <script type="module" src="/dist/welearn.js"></script></html>`,
        {files: {'/d.yaml': DOCUMENT}},
        tale,
      );

    for (const name of ['public-service', 'cards']) {
      it(`is written with public hooks alone: ${name}`, () => {
        const css = sheet(name).replace(/\/\*.*?\*\//gs, '');
        const {modules} = JSON.parse(
          readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8'),
        );
        const known = new Set(
          modules.flatMap(({declarations}) =>
            declarations.flatMap(({cssParts = [], cssProperties = []}) =>
              [...cssParts, ...cssProperties].map(({name}) => name),
            ),
          ),
        );
        const used = [
          ...[...css.matchAll(/::part\(([^)]*)\)/g)].map(([, part]) => part),
          ...[...css.matchAll(/--welearn-[\w-]+/g)].map(([property]) => property),
        ];
        assert.ok(used.length > 20);
        assert.deepEqual(
          used.filter(one => !known.has(one)),
          [],
        );
        assert.doesNotMatch(css, /!important|margin[^;]*-\d/);
      });
    }

    it('has the numbers of Bootstrap with the theme `bootstrap`', () =>
      tell(
        `<style>${BOOTSTRAP}</style><link rel="stylesheet" href="/dist/themes/bootstrap.css">`,
        async page => {
          for (const [width, size] of [
            [320, 24.08],
            [768, 28.112],
            [1280, 32],
          ]) {
            await resize(page, width);
            const heading = {fontSize: size, fontWeight: '500', lineHeight: size * 1.2};
            await compare(page, {heading: {...heading, marginBottom: 8}}, `at ${width}`);
            await compare(page, BOOTSTRAP_NUMBERS, `at ${width}`);
          }
          await page.evaluate(() => document.querySelector('welearn-faq').collapseAll());
          const closed = {
            question: {color: 'rgb(33, 37, 41)', height: 52},
            item: {height: 54, borderBottomWidth: 1},
            icon: {top: 17, fromEnd: 21},
          };
          await compare(page, closed, 'closed');
          await press(page, 'question');
          const glow = 'rgba(13, 110, 253, 0.25) 0px 0px 0px 4px';
          const ring = {boxShadow: glow, outlineColor: 'rgb(13, 110, 253)', outlineWidth: 2};
          await compare(page, {question: ring}, 'with the focus');
        },
      ));

    it('has the type and distances of GOV.UK with the theme `public-service`', () =>
      tell('<link rel="stylesheet" href="/dist/themes/public-service.css">', async page => {
        for (const [width, title, question] of [
          [320, 27, 21],
          [1280, 36, 24],
        ]) {
          await resize(page, width);
          const expected = {
            heading: {fontSize: title, fontWeight: '700'},
            question: {fontSize: question, fontWeight: '700', paddingTop: 10},
            'answer-text': TEXT,
            'text-list': {paddingLeft: 20},
            'text-item': {marginBottom: 5},
            'table-cell': {paddingTop: 10, paddingRight: 20},
          };
          await compare(page, expected, `at ${width}`);
        }
      }));

    it('has the numbers, words and states of GOV.UK', () =>
      tell(`<style>${sheet('public-service')}</style>`, async page => {
        for (const [width, numbers] of Object.entries(GOVUK_NUMBERS)) {
          await resize(page, Number(width));
          await compare(page, numbers, `at ${width}`);
        }
        const box = await page.evaluate(() => {
          const {shadowRoot} = document.querySelector('welearn-faq');
          const {left, top} = shadowRoot
            .querySelectorAll('[part~=question]')[0]
            .getBoundingClientRect();
          return {x: left + 30, y: top + 20};
        });
        await page.mouse.move(box.x, box.y);
        const hovered = {
          question: {ground: 'rgb(243, 243, 243)'},
          icon: {color: 'rgb(11, 12, 12)'},
          row: {boxShadow: 'rgb(26, 101, 166) 0px 3px 0px 0px inset'},
        };
        await compare(page, hovered, 'under the pointer');
        await page.mouse.move(0, 0);
        await press(page, 'question');
        const lines = 'rgb(255, 221, 0) 0px -2px 0px 0px, rgb(11, 12, 12) 0px 4px 0px 0px';
        const focused = {backgroundColor: 'rgb(255, 221, 0)', boxShadow: lines};
        await compare(page, {'question-text': focused, icon: focused}, 'with the focus');
      }));

    it('has numbered cards in three colours that take turns, below a toolbar that stays in view', () =>
      tell(`<style>${sheet('cards')}</style>`, async page => {
        await resize(page, 1280);
        const colors = await page.$eval('welearn-faq', ({shadowRoot}) =>
          [...shadowRoot.querySelectorAll('[part~=item]')].map(
            item => getComputedStyle(item).backgroundColor,
          ),
        );
        const [blue, red, green] = ['rgb(42, 58, 77)', 'rgb(77, 42, 53)', 'rgb(44, 74, 58)'];
        assert.deepEqual(colors, [blue, red, green, blue]);
        await compare(page, {heading: {fontSize: 56, textAlign: 'center'}}, 'the title');
        await resize(page, 320);
        await page.$eval('welearn-faq', faq => faq.expandAll());
        await page.evaluate(() => scrollTo(0, 400));
        const tops = await page.$eval('welearn-faq', ({shadowRoot}) =>
          [shadowRoot.host, shadowRoot.querySelector('[part=toolbar]')].map(
            one => one.getBoundingClientRect().top,
          ),
        );
        assert.ok(tops[0] < -300);
        assert.equal(tops[1], 0);
      }));
  },
);

const LINE = {borderLeftColor: 'rgb(222, 226, 230)', borderLeftWidth: 1};
const BOOTSTRAP_NUMBERS = {
  item: {...LINE, borderTopLeftRadius: 6, borderBottomLeftRadius: 0, borderTopWidth: 1},
  question: {
    height: 52,
    paddingTop: 16,
    paddingLeft: 20,
    fontSize: 16,
    fontWeight: '400',
    lineHeight: 19.2,
    color: 'rgb(5, 44, 101)',
    ground: 'rgb(207, 226, 255)',
  },
  icon: {width: 20, height: 20, top: 17, fromEnd: 21, color: 'rgb(5, 44, 101)'},
  'answer-text': {
    top: 69,
    left: 21,
    fromEnd: 21,
    fontSize: 16,
    lineHeight: 24,
    color: 'rgb(33, 37, 41)',
  },
  link: {color: 'rgb(13, 110, 253)', textDecorationLine: 'underline'},
  'text-list': {paddingLeft: 32, marginBottom: 16, left: 21},
  'text-item': {marginBottom: 0, height: 24},
  'table-cell': {paddingTop: 8, paddingLeft: 8, color: 'rgb(0, 0, 0)', borderBottomWidth: 1},
  'search-input': {height: 38, fontSize: 16, borderTopLeftRadius: 6},
  'expand-all': {height: 38, paddingLeft: 12, color: 'rgb(13, 110, 253)', borderTopWidth: 1},
};

const BOLD = {fontWeight: '700', color: 'rgb(11, 12, 12)'};
const TEXT = {fontSize: 19, lineHeight: 25};
const wide = {
  heading: {fontSize: 36, lineHeight: 40, ...BOLD},
  question: {height: 112, paddingTop: 10, fontSize: 24, lineHeight: 30, left: 0, ...BOLD},
  'question-text': {display: 'inline', top: 12},
  icon: {top: 54, height: 25, width: 68.33, color: 'rgb(26, 101, 166)', ...TEXT},
  'answer-text': {top: 127, left: 0, marginBottom: 50, ...TEXT},
  'text-list': {paddingLeft: 20, marginBottom: 20},
  'table-cell': {paddingTop: 10, paddingRight: 20, borderBottomColor: 'rgb(206, 206, 206)'},
  'search-input': {height: 40, borderTopWidth: 2, fontSize: 19},
  'expand-all': {height: 35, color: 'rgb(26, 101, 166)', borderTopWidth: 0},
};
const GOVUK_NUMBERS = {
  320: {
    heading: {fontSize: 27, lineHeight: 30, ...BOLD},
    question: {height: 102, paddingTop: 10, fontSize: 21, lineHeight: 25, ...BOLD},
    icon: {top: 49, height: 25, ...TEXT},
    'answer-text': {top: 117, marginBottom: 30, ...TEXT},
    'text-list': {paddingLeft: 20, marginBottom: 15},
  },
  768: wide,
  1280: wide,
};
