import {aTimeout, expect, fixture, html} from '@open-wc/testing';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  answer,
  settle,
  entryUrl,
  isVisible,
  opened,
  part,
  parts,
  question,
  questions,
  waitForState,
  rootOf,
  textOf,
  texts,
  until,
  watchedPage,
} from './support.js';

const page = watchedPage();

const ONE = 'What does it cost?';
const TWO = 'Who may come?';
const DATA = {
  title: 'About us',
  about: 'We learn **together**.\n\n```\ncode\n```',
  faq_title: 'Questions',
  faq: [
    {q: ONE, a: 'Nothing. See [more](/more)\n\n```\ncode\n```', topic: 'Money'},
    {q: TWO, a: `${'Everybody. '.repeat(60)} [More](/more)`, topic: 'People'},
    {q: 'Unanswered?', topic: 'People'},
  ],
};

/** Makes garbage until the browser has collected some, or seems to have no need to. */
async function collectGarbage(): Promise<void> {
  const witness = new WeakRef({});
  for (let round = 0; round < 50 && witness.deref(); round++) {
    Array.from({length: 200_000}, () => ({}));
    await aTimeout(0);
  }
}

let rules: HTMLStyleElement;
beforeEach(() => {
  rules = document.createElement('style');
  document.head.append(rules);
});
afterEach(() => rules.remove());

async function show(attributes: Partial<WelearnFaq> = {}, children = ''): Promise<WelearnFaq> {
  const faq = document.createElement('welearn-faq');
  Object.assign(faq, {data: DATA}, attributes);
  faq.append(document.createRange().createContextualFragment(children));
  (await fixture<HTMLElement>(html`<div></div>`)).append(faq);
  await waitForState(faq, 'ready');
  return faq;
}

/** Questions in a box of the page with a style. */
async function showFaq(attributes: Partial<WelearnFaq>, css: string): Promise<WelearnFaq> {
  const faq = document.createElement('welearn-faq');
  Object.assign(faq, attributes);
  (await fixture<HTMLElement>(html`<div style=${css}></div>`)).append(faq);
  await waitForState(faq, 'ready');
  return faq;
}

async function showAbout(attributes: Partial<WelearnAbout> = {}): Promise<WelearnAbout> {
  const about = document.createElement('welearn-about');
  Object.assign(about, {data: DATA}, attributes);
  (await fixture<HTMLElement>(html`<div></div>`)).append(about);
  await waitForState(about, 'ready');
  return about;
}

const style = (element: Element | undefined) => {
  if (!element) throw new Error('There is no element');
  return getComputedStyle(element);
};
const box = (element: Element | undefined) => {
  if (!element) throw new Error('There is no element');
  return element.getBoundingClientRect();
};

/** The red, green and blue of colours laid over a background. */
function painted(...colors: string[]): number[] {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Nothing to paint on');
  for (const color of colors) {
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
  }
  return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}

/** The contrast of two colours (WCAG 2.2, 1.4.3). */
function contrast(one: number[], other: number[]): number {
  const light = (rgb: number[]) => {
    const [r = 0, g = 0, b = 0] = rgb.map(value => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe('appearance', () => {
  const CLEAR = 'rgba(0, 0, 0, 0)';

  it('`lined` draws lines, and is the default', async () => {
    const faq = await show();
    const item = style(part(faq, 'item'));
    expect(item.borderBottomWidth).to.equal('1px');
    expect(item.borderLeftWidth).to.equal('0px');
    expect(style(part(faq, 'list')).borderTopWidth).to.equal('1px');
  });

  it('`plain` draws none; the icon comes first, and points in reading direction', async () => {
    const faq = await show({appearance: 'plain'});
    expect(style(part(faq, 'item')).borderBottomWidth).to.equal('0px');
    expect(style(part(faq, 'list')).borderTopWidth).to.equal('0px');
    const words = () => box(part(faq, 'question').querySelector('.words') ?? undefined);
    expect(box(part(faq, 'icon')).right).to.be.at.most(words().left);
    expect(style(part(faq, 'icon')).rotate).to.equal('-90deg');
    faq.dir = 'rtl';
    expect(box(part(faq, 'icon')).left).to.be.at.least(words().right);
    expect(style(part(faq, 'icon')).rotate).to.equal('90deg');
  });

  it('`outlined` draws a frame around each item, `filled` a background', async () => {
    for (const appearance of ['outlined', 'filled'] as const) {
      for (const element of [await show({appearance}), await showAbout({appearance})]) {
        const card = style(parts(element, 'item')[0] ?? part(element, 'base'));
        expect(card.borderRadius, appearance).to.equal('8px');
        expect(card.borderLeftWidth).to.equal('1px');
        expect(card.borderLeftColor === CLEAR).to.equal(appearance === 'filled');
        expect(card.backgroundColor === CLEAR).to.equal(appearance === 'outlined');
      }
    }
  });

  it('`outlined` closes the frame around the first item, with a search box too', async () => {
    const faq = await show({appearance: 'outlined', searchable: true});
    await until(() => parts(faq, 'search').length === 1, 'there should be a search box');
    expect(parts(faq, 'item').map(item => style(item).borderTopWidth)).to.deep.equal(
      parts(faq, 'item').map(() => '1px'),
    );
  });

  it('can be changed, and falls back to `lined` if unknown', async () => {
    const faq = await show();
    faq.setAttribute('appearance', 'filled');
    await until(
      () => style(part(faq, 'item')).backgroundColor !== CLEAR,
      'it should have a background',
    );
    faq.setAttribute('appearance', 'shiny');
    await faq.updateComplete;
    expect(style(part(faq, 'item')).backgroundColor).to.equal(CLEAR);
    expect(page.takeWarnings().join()).to.include('appearance="shiny"');
    faq.removeAttribute('appearance');
    await faq.updateComplete;
    expect(style(part(faq, 'list')).borderTopWidth).to.equal('1px');
  });

  it('never reduces the contrast of the page’s text', async () => {
    for (const appearance of ['lined', 'plain', 'outlined', 'filled'] as const) {
      const faq = await show({appearance, expand: 'all'});
      for (const [text, ground] of [
        ['#767676', '#ffffff'],
        ['#595959', '#ffffff'],
        ['#b00020', '#ffffff'],
        ['#8a8a8a', '#121212'],
        ['#1a0dab', '#f4f1ea'],
      ] as const) {
        const before = contrast(painted(text), painted(ground));
        rules.textContent = `body {color: ${text}; background: ${ground}}`;
        for (const name of ['question', 'answer', 'link', 'code']) {
          const under = painted(ground, style(part(faq, 'item')).backgroundColor);
          const found = contrast(painted(style(part(faq, name)).color), under);
          const least = Math.min(before, before >= 7 ? 7 : 4.5) - 0.01;
          expect(found, `${appearance} ${name} ${text} on ${ground}`).to.be.at.least(least);
        }
      }
    }
  });
});

describe('a style sheet of the page', () => {
  const links = (element: Element) => [...rootOf(element).querySelectorAll('link')];

  it('is linked by `stylesheet`, and any rule in it wins, in a layer too', async () => {
    await page.server.serve(
      '/own.css',
      '@layer site {button {letter-spacing: 7px; font-weight: 300}} :where(h2) {margin: 7px}',
    );
    const faq = await show({stylesheet: page.server.url('/own.css'), appearance: 'filled'});
    await until(
      () => style(part(faq, 'question')).fontWeight === '300',
      'the layer in the sheet should win',
    );
    expect(style(part(faq, 'question')).letterSpacing).to.equal('7px');
    expect(style(part(faq, 'heading')).marginBottom).to.equal('7px');
    expect(style(part(faq, 'item')).borderRadius).to.equal('8px');
  });

  it('applies to the page, and is removed with the attribute; the old one stays until then', async () => {
    await page.server.serve('/one.css', 'button {letter-spacing: 7px}');
    const held = await page.server.hold('/two.css');
    const {pathname} = new URL(page.server.url('/one.css'));
    const faq = await show({stylesheet: pathname});
    const spacing = () => style(part(faq, 'question')).letterSpacing;
    await until(() => spacing() === '7px', 'the sheet should be applied');
    faq.stylesheet = page.server.url('/two.css');
    await held.arrived();
    await settle(faq);
    expect(spacing()).to.equal('7px');
    await held.release('button {letter-spacing: 9px}');
    await until(() => spacing() === '9px', 'the second sheet should be applied');
    await until(() => links(faq).length === 1, 'the first should be gone');
    faq.stylesheet = null;
    await until(() => links(faq).length === 0, 'both should be gone');
    expect(spacing()).to.equal('normal');
  });

  it('hides nothing if it fails to load, and is reported once', async () => {
    const held = await page.server.hold('/late.css');
    const url = page.server.url('/late.css');
    const faq = await show({stylesheet: url});
    await held.arrived();
    expect(questions(faq)).to.have.length(3);
    await held.release({status: 404, body: ''});
    await until(() => page.seen('welearn-error').length > 0, 'it should be reported');
    const [error, ...more] = page.takeErrors() as {code: string; path: string; message: string}[];
    expect(more).to.deep.equal([]);
    expect(error).to.include({code: 'network', path: 'stylesheet'});
    expect(error?.message).to.include(url).and.include('"stylesheet"').and.include('style-src');
    expect(faq.error === error && faq.state === 'ready').to.be.true;
    await page.server.serve('/good.css', 'button {letter-spacing: 7px}');
    faq.stylesheet = page.server.url('/good.css');
    await until(() => faq.error === null, 'the error should be gone');
    expect(page.seen('welearn-error')).to.have.length(1);
  });

  it('applies to messages', async () => {
    await page.server.serve('/own.css', '.message {letter-spacing: 7px}');
    const about = await fixture<WelearnAbout>(
      html`<welearn-about
        src=${page.server.url('/no.md')}
        stylesheet=${page.server.url('/own.css')}
      ></welearn-about>`,
    );
    await waitForState(about, 'failed');
    await page.errors();
    await until(
      () => style(part(about, 'message')).letterSpacing === '7px',
      'the sheet should be applied',
    );
  });

  it('is linked for each bundle that the document names, in order, before `stylesheet`', async () => {
    for (const [name, size] of Object.entries({a: 1, b: 2, c: 3, own: 4})) {
      await page.server.serve(
        `/${name}.css`,
        `button {letter-spacing: ${size}px; --${name}: there}`,
      );
    }
    const url = (name: string) => page.server.url(`/${name}.css`);
    const bundles = {a: url('a'), b: {css: url('b')}, c: url('c')};
    const data = {...DATA, bundles: ['b', 'a', 'toString', '__proto__', 'nobody', 'b']};
    const faq = await show({data, bundles: JSON.stringify(bundles)});
    await until(() => links(faq).every(({sheet}) => sheet), 'they should be linked');
    expect(links(faq).map(({href}) => href)).to.deep.equal([url('b'), url('a')]);
    expect(style(part(faq, 'question')).letterSpacing).to.equal('1px');
    faq.stylesheet = url('own');
    faq.bundles = {b: url('b'), toString: url('c')};
    const wanted = [url('b'), url('c'), url('own')];
    await until(
      () => links(faq).length === 3 && links(faq).every(({sheet}) => sheet),
      'the old ones should go',
    );
    expect(links(faq).map(({href}) => href)).to.deep.equal(wanted);
    expect(style(part(faq, 'question')).letterSpacing).to.equal('4px');
    faq.data = DATA;
    await until(() => links(faq).length === 1, 'a document without bundles needs none');
  });

  for (const [what, bundles] of Object.entries({
    'invalid JSON': '{“style”: "/a.css"}',
    'a list': '["/a.css"]',
    'a number as an address': '{"style": 1}',
    'an object without `css`': {style: {js: '/a.js'}},
  })) {
    it(`comes with an explanation if \`bundles\` holds ${what}`, async () => {
      const faq = await show({bundles, data: {...DATA, bundles: ['style']}});
      await until(() => page.seen('welearn-error').length > 0, 'it should be reported');
      const [error, ...more] = page.takeErrors() as {code: string; path: string; message: string}[];
      expect(more).to.deep.equal([]);
      expect(error).to.include({code: 'invalid-attribute', path: 'bundles'});
      expect(error?.message).to.match(/"bundles" must be JSON with an address for each name.*\{"/);
      expect(questions(faq)).to.have.length(3);
      faq.bundles = null;
      await until(() => faq.error === null, 'the error should be gone');
    });
  }
});

describe('the slot `expand-icon`', () => {
  const icons = (faq: WelearnFaq) =>
    parts(faq, 'icon').map(icon => icon.firstElementChild?.outerHTML);
  const chevron = (icon: Element) => getComputedStyle(icon, '::before');
  const SVG = '<svg slot="expand-icon" viewBox="0 0 8 8"><path d="M1 1l3 3"></path></svg>';

  it('gives its icon to every question that opens, and follows changes', async () => {
    const faq = await show({expand: 'first'}, SVG);
    const svg = faq.querySelector('svg');
    expect(svg && isVisible(svg)).to.be.false;
    expect(icons(faq)).to.have.length(2);
    for (const icon of parts(faq, 'icon')) {
      expect(icon.querySelector('svg path') !== null).to.be.true;
      expect(box(icon).width).to.be.above(8);
      expect(chevron(icon).borderRightWidth).to.equal('0px');
    }
    expect(parts(faq, 'icon').map(icon => style(icon).rotate)).to.deep.equal(['180deg', 'none']);
    rules.textContent = 'welearn-faq::part(icon-open) {rotate: 45deg}';
    expect(style(part(faq, 'icon')).rotate).to.equal('45deg');

    const copies = parts(faq, 'icon').map(icon => icon.firstElementChild);
    question(faq, TWO).click();
    await faq.updateComplete;
    expect(parts(faq, 'icon').every((icon, i) => icon.firstElementChild === copies[i])).to.be.true;
    svg?.replaceChildren();
    await until(() => !icons(faq).join().includes('path'), 'changes should be followed');
    svg?.remove();
    await until(
      () => icons(faq).every(icon => icon === undefined),
      'the built-in icons should be back',
    );
    expect(chevron(part(faq, 'icon')).borderRightWidth).not.to.equal('0px');
  });

  it('passes clicks on its content to the question', async () => {
    const faq = await show();
    faq.append(
      document
        .createRange()
        .createContextualFragment(
          '<a slot="expand-icon" href="#elsewhere" style="padding: 1em">+</a>',
        ),
    );
    await until(() => icons(faq).every(Boolean), 'a late icon should be used');
    expect(icons(faq)[0]).to.include('inert');
    const {left, top, width, height} = box(part(faq, 'icon'));
    const hit = rootOf(faq).elementFromPoint(left + width / 2, top + height / 2);
    expect(hit?.closest('a') === null && hit.closest('button') !== null).to.be.true;
    (hit as HTMLElement).click();
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([`${ONE}+`]);
  });

  it('accepts an icon forwarded by a surrounding component', async () => {
    const outer = await fixture<HTMLElement>(html`<div><b slot="icon">+</b></div>`);
    const root = outer.attachShadow({mode: 'open'});
    const faq = document.createElement('welearn-faq');
    faq.data = DATA;
    faq.append(
      document
        .createRange()
        .createContextualFragment('<slot name="icon" slot="expand-icon"></slot>'),
    );
    root.append(faq);
    await waitForState(faq, 'ready');
    await until(() => icons(faq)[0] === '<b inert="">+</b>', 'the icon should be shown');
  });
});

// Reduced motion: see accessibility.test.ts.
describe('motion', () => {
  const moving = (element: Element) =>
    element
      .getAnimations({subtree: true})
      .filter(animation => animation.playState !== 'finished') as CSSTransition[];
  const press = async (faq: WelearnFaq, text: string) => {
    question(faq, text).click();
    await faq.updateComplete;
  };

  it('opens a clicked answer in the page’s duration; `hidden` changes at once', async () => {
    const faq = await show();
    faq.style.setProperty('--welearn-duration', '5s');
    await press(faq, TWO);
    const panel = answer(faq, TWO);
    expect(panel.hidden).to.be.false;
    const opening = moving(panel).find(
      ({transitionProperty}) => transitionProperty === 'grid-template-rows',
    );
    expect(opening?.effect?.getTiming().duration).to.equal(5000);
    expect(box(panel).height).to.be.below(10);
    for (const each of moving(panel)) each.finish();
    expect(box(panel).height).to.be.above(40);

    await press(faq, TWO);
    expect(panel.hasAttribute('hidden')).to.be.true;
    panel.querySelector('a')?.focus();
    expect(rootOf(faq).activeElement === null, 'nothing in the answer can have focus').to.be.true;
    const isSeen = CSS.supports('interactivity', 'inert');
    expect(isVisible(panel.firstElementChild ?? panel)).to.equal(isSeen);
    for (const closing of moving(panel)) closing.finish();
    expect(box(panel).height).to.equal(0);
    expect(isVisible(panel.firstElementChild ?? panel)).to.be.false;
  });

  it('follows --welearn-easing', async () => {
    const faq = await show();
    faq.style.setProperty('--welearn-duration', '5s');
    faq.style.setProperty('--welearn-easing', 'steps(3)');
    await press(faq, TWO);
    const courses = [...moving(answer(faq, TWO)), ...moving(part(faq, 'icon-open'))].map(
      ({effect}) => effect?.getTiming().easing,
    );
    expect(courses).to.deep.equal(['steps(3)', 'steps(3)']);
  });

  it('is skipped for an address, a script and find-in-page, and for other answers that close', async () => {
    const faq = await show({exclusive: true});
    faq.style.setProperty('--welearn-duration', '5s');
    await press(faq, ONE);
    await press(faq, TWO);
    expect(moving(answer(faq, ONE)).map(a => a.transitionProperty + a.playState)).to.deep.equal([]);
    faq.show('what-does-it-cost');
    await faq.updateComplete;
    expect(moving(rootOf(faq).querySelector('.base') ?? faq)).to.have.length(0);
    await press(faq, ONE);
    for (const closing of moving(answer(faq, ONE))) closing.finish();
    answer(faq, ONE).dispatchEvent(new Event('beforematch', {bubbles: true}));
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([ONE]);
    expect(moving(part(faq, 'base'))).to.have.length(0);
    expect(box(answer(faq, ONE)).height).to.be.above(20);
  });
});

describe('the width', () => {
  it('scales type and space by element, not by window', async () => {
    const faq = await show({appearance: 'outlined'});
    const sizes = (width: string) => {
      faq.style.cssText = `display: block; width: ${width}`;
      const heading = parseFloat(style(part(faq, 'heading')).fontSize);
      return [heading, parseFloat(style(part(faq, 'question')).paddingLeft)] as const;
    };
    const narrow = sizes('18rem');
    const wide = sizes('60rem');
    expect(wide[0]).to.be.above(narrow[0] * 1.2);
    expect(wide[1]).to.be.above(narrow[1] * 1.2);
  });

  for (const [what, css, least] of [
    ['a row', 'display: flex; width: 600px', 500],
    ['a row of its own making', 'display: flex; width: 300px', 300],
    [
      'a grid of auto columns',
      'display: grid; grid-template-columns: auto auto; width: 600px',
      250,
    ],
    ['a cell', 'display: table-cell', 300],
    ['a float', 'float: left; max-width: 400px', 400],
    ['an inline block', 'display: inline-block', 400],
  ] as const) {
    it(`is positive in ${what}`, async () => {
      const around = await fixture<HTMLElement>(html`<div style=${css}></div>`);
      const faq = document.createElement('welearn-faq');
      faq.data = DATA;
      around.append(faq);
      await waitForState(faq, 'ready');
      expect(box(part(faq, 'base')).width).to.be.at.least(least);
      expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
    });
  }

  it('leaves room for the markers of a list at the start of its lines', async () => {
    const about = await showAbout({data: {about: '- كلمة\n- word\n\nEnd.'}});
    const list = rootOf(about).querySelector('ul') ?? undefined;
    expect(style(list)).to.include({direction: 'rtl', paddingLeft: '0px'});
    expect(parseFloat(style(list).paddingRight)).to.be.above(10);
  });

  it('is wide enough for the words of a table, which scrolls', async () => {
    const wide = `|${'Wednesday|'.repeat(12)}\n|${'-|'.repeat(12)}`;
    const about = await showAbout({data: {about: wide}});
    about.style.cssText = 'display: block; width: 200px';
    const table = part(about, 'table');
    const scroller = table.closest('.table') ?? undefined;
    expect(box(table).width).to.be.above(800);
    expect(box(scroller).width).to.be.at.most(200);
  });

  it('shows at its edges where a table goes on', async () => {
    const wide = `|${'Wednesday|'.repeat(12)}\n|${'-|'.repeat(12)}`;
    const about = await showAbout({data: {about: `${wide}\n\n|a|\n|-|\n|b|`}});
    about.style.cssText = 'display: block; width: 300px';
    const [cut, whole] = parts(about, 'table').map(table => table.closest('.table') ?? undefined);
    /** The edges that have a shadow: 1 for the left one, -1 for the right one. */
    const edges = () =>
      style(cut)
        .boxShadow.split(/,(?![^(]*\))/)
        .map(shadow => Math.sign(Number(/(-?[\d.]+)px/.exec(shadow)?.[1])))
        .filter(Boolean);
    await until(() => edges().join() === '-1', 'there should be a shadow at the end');
    // Other browsers show it while a table scrolls, wherever it is.
    if (!CSS.supports('animation-timeline: scroll()')) return;
    expect(style(whole).boxShadow).to.equal('none');
    cut?.scrollBy({left: 300, behavior: 'instant'});
    await until(() => edges().join() === '-1,1', 'there should be two');
    cut?.scrollBy({left: 9999, behavior: 'instant'});
    await until(() => edges().join() === '1', 'there should be one at the start');
  });

  it('leaves tables the looks of the text, on a page without doctype', async () => {
    await page.server.serve('/page.html', {
      body: `<title>Old</title><script type="module" src="${await entryUrl()}"></script>
        <body style="font: italic 23px/2 serif; color: rgb(200, 0, 0); text-align: right">
        <welearn-about data='{"about": "Text\\n\\n|A|\\n|-|\\n|B|"}'></welearn-about>`,
    });
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe title="An old page" src=${page.server.url('/page.html')}></iframe>`,
    );
    const found = () => frame.contentDocument?.querySelector('welearn-about');
    await until(() => found()?.state === 'ready', 'the element should be there');
    const about = found() as WelearnAbout;
    await about.updateComplete;
    expect(frame.contentDocument?.compatMode).to.equal('BackCompat');
    const looks = (selector: string) => {
      const {fontSize, fontStyle, lineHeight, color} = style(
        rootOf(about).querySelector(selector) ?? undefined,
      );
      return {fontSize, fontStyle, lineHeight, color};
    };
    expect(looks('p').fontSize).to.equal('23px');
    expect(looks('td')).to.deep.equal(looks('p'));
  });

  it('breaks no word that visitors look for, on a page that hyphenates', async () => {
    rules.textContent = 'body {hyphens: auto}';
    const a = '# H\n\n`code` https://library.example/ Text';
    const faq = await show({expand: 'all', data: {faq_title: 'T', faq: [{q: 'Q?', a}]}});
    for (const name of ['heading', 'question-text', 'subheading', 'code', 'link']) {
      expect(style(part(faq, name)).hyphens, name).to.equal('manual');
    }
    expect(style(part(faq, 'answer-text')).hyphens).to.equal('auto');
  });
});

const APPEARANCES = ['lined', 'plain', 'outlined', 'filled'] as const;

/** The box around the words of an element, without its padding. */
function wordsBox(element: Element | undefined): DOMRect {
  const range = document.createRange();
  if (element) range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

describe('questions and answers', () => {
  const LONG = 'Words to fill a line with. '.repeat(20);
  const LAYOUT = {
    faq: [{q: LONG, a: `${LONG}\n\n# Heading\n\nEnd.`}, {q: 'None?'}, {q: ONE, a: 'A'}],
  };
  const show = (attributes: Partial<WelearnFaq>, around: string) =>
    showFaq({data: LAYOUT, expand: 'all', ...attributes}, around);

  for (const appearance of APPEARANCES) {
    for (const iconPosition of ['start', 'end']) {
      it(`begin at one edge and end at another: ${appearance}, icon at the ${iconPosition}`, async () => {
        const faq = await show({appearance}, 'width: 1000px');
        faq.setAttribute('icon-position', iconPosition);
        await faq.updateComplete;
        for (const size of ['0.875em', '17px', '2em', 'larger', '150%']) {
          for (const dir of ['ltr', 'rtl']) {
            faq.dir = dir;
            faq.style.setProperty('--welearn-question-size', size);
            await faq.updateComplete;
            const context = `${size} ${dir}`;
            const start = dir === 'ltr' ? 'left' : 'right';
            const end = dir === 'ltr' ? 'right' : 'left';
            const [question, none] = parts(faq, 'question-text').map(box);
            const answer = box(part(faq, 'answer-text'));
            expect(answer[start], context).to.be.closeTo(question?.[start] ?? 0, 0.5);
            expect(none?.[start], context).to.be.closeTo(answer[start], 0.5);
            const last =
              iconPosition === 'end'
                ? box(part(faq, 'icon'))[end]
                : box(part(faq, 'question-text'))[end];
            expect(answer[end], context).to.be.closeTo(last, 0.5);
            for (const name of ['row', 'question', 'answer', 'list']) {
              const inset = Math.abs(box(part(faq, name))[end] - box(part(faq, 'item'))[end]);
              expect(inset, `${name} ${context}`).to.be.below(1.5);
            }
            expect(parseFloat(style(part(faq, 'subheading')).fontSize)).to.be.at.most(
              parseFloat(style(part(faq, 'question')).fontSize),
            );
          }
        }
        expect(box(part(faq, 'item')).width).to.be.closeTo(36 * 16, 1);
      });
    }
  }

  it('keep the padding that a page sets', async () => {
    for (const appearance of APPEARANCES) {
      const faq = await show({appearance, iconPosition: 'end'}, '');
      faq.setAttribute('icon-position', 'end');
      await faq.updateComplete;
      rules.textContent = `welearn-faq::part(question) {padding: 10px 30px}
        welearn-faq::part(answer) {padding: 5px 30px}`;
      for (const name of ['question-text', 'answer-text']) {
        const inset = wordsBox(part(faq, name)).left - box(part(faq, 'item')).left;
        expect(inset, `${appearance} ${name}`).to.be.closeTo(30, 1.5);
      }
      rules.textContent = '';
    }
  });

  it('keep a shared edge with a padding and a size of the page, and with --welearn-inset', async () => {
    const SIZE = 'welearn-faq::part(question) {font-size: 24px}';
    for (const appearance of APPEARANCES) {
      for (const iconPosition of ['start', 'end']) {
        const faq = await show({appearance}, 'font-size: 20px; --welearn-question-size: 1.5em');
        faq.setAttribute('icon-position', iconPosition);
        await faq.updateComplete;
        const edges = () =>
          [...parts(faq, 'question-text').slice(0, 2), part(faq, 'answer-text')].map(text =>
            Math.round(box(text).left - box(part(faq, 'item')).left),
          );
        for (const [css, inset] of [
          [`welearn-faq::part(question), welearn-faq::part(answer) {padding-inline: 31px}`, 31],
          ['welearn-faq {--welearn-inset: 31px}', 31],
          [iconPosition === 'end' ? SIZE : '', 0],
        ] as const) {
          rules.textContent = css;
          const [first = 0, ...others] = edges();
          const context = `${appearance} ${iconPosition} ${css}`;
          for (const other of others) expect(other, context).to.be.closeTo(first, 1);
          expect(first, context).to.be.at.least(inset);
        }
        rules.textContent = '';
      }
    }
  });

  it('keep a shared edge after any icon, and leave it the room that a page gives', async () => {
    const SVG = '<svg slot="expand-icon" viewBox="0 0 8 8" width="40" height="40"></svg>';
    for (const icon of ['', '<b slot="expand-icon">+</b>', SVG]) {
      const faq = await show({}, 'font-size: 20px');
      faq.setAttribute('icon-position', 'start');
      faq.append(document.createRange().createContextualFragment(icon));
      await until(
        () => parts(faq, 'icon').every(({childElementCount}) => childElementCount > 0 === !!icon),
        'the icon should be shown',
      );
      for (const room of ['', '60px', '3rem']) {
        faq.style.setProperty('--welearn-icon-room', room);
        const texts = [...parts(faq, 'question-text'), ...parts(faq, 'answer-text')];
        const edges = texts.map(text => box(text).left - box(part(faq, 'item')).left);
        const expected = {'': 1.25 * 1.0625 * 20, '60px': 60, '3rem': 48}[room] ?? 0;
        for (const edge of edges) expect(edge, `${icon} ${room}`).to.be.closeTo(expected, 0.5);
        expect(box(part(faq, 'icon')).right, `${icon} ${room}`).to.be.at.most(
          box(part(faq, 'question-text')).left + 0.5,
        );
      }
    }
  });

  it('are as wide as the title, wherever a page puts its words', async () => {
    rules.textContent = 'welearn-faq::part(heading) {text-align: end}';
    const data = {faq_title: LONG, ...LAYOUT};
    for (const measure of ['', '300px', 'none']) {
      const faq = await showFaq({data}, `width: 900px; --welearn-measure: ${measure}`);
      const width = box(part(faq, 'list')).width;
      expect(box(part(faq, 'heading')).width, measure).to.be.closeTo(width, 1);
    }
    const about = await showAbout({data: {title: LONG, about: LONG}});
    about.style.cssText = 'display: block; width: 900px';
    expect(box(part(about, 'heading')).right).to.be.closeTo(box(part(about, 'text')).right, 1);
  });

  it('add no custom property to the page', () => {
    const page = getComputedStyle(document.documentElement);
    for (const name of ['inset', 'lead']) {
      expect(page.getPropertyValue(`--_welearn-${name}`)).to.equal('');
      expect(page.getPropertyValue(`--welearn-${name}`)).to.equal('');
    }
  });

  it('stand apart by --welearn-gap', async () => {
    for (const appearance of APPEARANCES) {
      const faq = await show({appearance}, '--welearn-gap: 31px');
      const [first, second, third] = parts(faq, 'item').map(box);
      expect((second?.top ?? 0) - (first?.bottom ?? 0), appearance).to.be.closeTo(31, 0.5);
      expect((third?.top ?? 0) - (second?.bottom ?? 0), appearance).to.be.closeTo(31, 0.5);
      expect((first?.top ?? 0) - box(part(faq, 'list')).top, appearance).to.be.below(2);
    }
  });

  it('are as wide as their place with --welearn-measure: none', async () => {
    const faq = await show({}, 'width: 700px; --welearn-measure: none');
    for (const name of ['item', 'answer-text', 'question']) {
      expect(box(part(faq, name)).width, name).to.be.closeTo(700, 1);
    }
  });

  for (const appearance of APPEARANCES) {
    it(`share a centre line with the icon and the copy button: ${appearance}`, async () => {
      const faq = await show({appearance, copyLinks: true}, '');
      await until(() => parts(faq, 'copy-link').length === 3, 'there should be buttons');
      const middle = ({top, bottom}: DOMRect) => (top + bottom) / 2;
      for (const space of ['', '2px', '40px']) {
        faq.style.setProperty('--welearn-space', space);
        const [last] = parts(faq, 'row').slice(-1);
        const find = (selector: string) => box(last?.querySelector(selector) ?? undefined);
        const words = middle(find('[part="question-text"]'));
        expect(middle(find('[part~="icon"]')), `icon ${space}`).to.be.closeTo(words, 0.5);
        expect(middle(find('[part="copy-link"] svg')), `copy ${space}`).to.be.closeTo(words, 0.5);
      }
    });
  }

  it('are not covered by the note "Copied"', async () => {
    // Windows that are tested at the same time share the real one.
    const clipboard = {writeText: () => Promise.resolve()};
    Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});
    try {
      for (const appearance of APPEARANCES) {
        const faq = await show({appearance, copyLinks: true}, 'width: 400px; --welearn-space: 8px');
        await until(() => parts(faq, 'copy-link').length === 3, 'there should be buttons');
        for (const [i, button] of parts(faq, 'copy-link').entries()) {
          button.click();
          const row = parts(faq, 'row')[i];
          await until(
            () => row?.querySelector('[part="copied"]') != null,
            'there should be a note',
          );
          const note = box(part(faq, 'copied'));
          for (const text of ['question-text', 'answer-text'].flatMap(name => parts(faq, name))) {
            const {top, bottom} = box(text);
            const isApart = note.bottom <= top + 1 || note.top >= bottom - 1;
            expect(isApart, `${appearance} ${i} ${textOf(text).slice(0, 9)}`).to.be.true;
          }
        }
      }
    } finally {
      Reflect.deleteProperty(navigator, 'clipboard');
    }
  });

  it('have buttons and links of 44 pixels', async () => {
    const topics = ['A', 'B'].map(topic => ({q: topic, a: topic, topic}));
    const all = {controls: true, feedback: true, copyLinks: true, expand: 'all'} as const;
    for (const size of ['12px', '16px', '20px']) {
      const faq = await showFaq({data: {faq: topics}, ...all}, `font-size: ${size}`);
      await until(() => parts(faq, 'feedback-button').length === 4, 'there should be buttons');
      for (const name of ['feedback-button', 'topic-link', 'expand-all', 'copy-link', 'question']) {
        const {width, height} = box(part(faq, name));
        expect(Math.min(width, height), `${name} at ${size}`).to.be.at.least(44);
      }
    }
  });
});

describe('the look', () => {
  it('can be changed through every part without a test of its own', async () => {
    await page.server.serve('/map.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const a = `![A map](${page.server.url('/map.svg')}) and \`code\``;
    const data = {faq: [{q: ONE, a, topic: 'Money'}]};
    const faq = await show({copyLinks: true, expand: 'all', data});
    const toggled = ['icon-open', 'question-open', 'answer-open'];
    const ofTexts = ['question-text', 'answer-text', 'row', 'item-first', 'item-last', 'item-odd'];
    for (const name of ['image', 'icon', 'copy-link', 'code', 'topic', ...toggled, ...ofTexts]) {
      rules.textContent = `welearn-faq::part(${name}) {letter-spacing: 7px}`;
      for (const found of [part(faq, name), ...parts(faq, name)]) {
        expect(style(found).letterSpacing, name).to.equal('7px');
      }
    }
  });

  it('makes buttons quieter than questions', async () => {
    const faq = await show({controls: true, feedback: true, copyLinks: true, expand: 'all'});
    await until(() => parts(faq, 'feedback-button').length === 4, 'there should be buttons');
    const question = style(part(faq, 'question'));
    for (const name of ['expand-all', 'feedback-button']) {
      const button = style(part(faq, name));
      expect(Number(button.fontWeight), name).to.be.below(Number(question.fontWeight));
      expect(parseFloat(button.fontSize), name).to.be.below(parseFloat(question.fontSize));
      expect(button.backgroundColor, name).to.equal('rgba(0, 0, 0, 0)');
      const line = contrast(painted('#fff', button.borderTopColor), painted('#fff'));
      expect(line, name).to.be.below(3);
    }
  });

  it('marks matches in a translucent colour without making their words translucent', async () => {
    const faq = await show({searchable: true});
    await until(() => parts(faq, 'search').length === 1, 'there should be a search box');
    const probe = document.createElement('span');
    part(faq, 'question').append(probe);
    probe.style.color = 'var(--_mark-text)';
    for (const [mark, text, color] of [
      ['', '#eee', [0, 0, 0]],
      ['#fd0', '#eee', [0, 0, 0]],
      ['rgb(0 0 90)', '#333', [255, 255, 255]],
      ['rgb(255 221 0 / 0.9)', '#eee', [0, 0, 0]],
      ['rgb(255 221 0 / 0.3)', '#eee', [238, 238, 238]],
      ['rgb(255 221 0 / 0.3)', '#333', [51, 51, 51]],
      ['transparent', '#333', [51, 51, 51]],
    ] as const) {
      faq.style.setProperty('--welearn-mark-color', mark);
      faq.style.color = text;
      const found = painted('#0f0', style(probe).color);
      const isNear = found.every((value, i) => Math.abs(value - (color[i] ?? 0)) <= 2);
      expect(isNear, `${mark} on ${text}: ${found.join()}`).to.be.true;
    }
  });

  it('can differ for an open question, its row apart from its answer', async () => {
    const faq = await show({expand: 'first', copyLinks: true});
    await until(() => parts(faq, 'copy-link').length === 3, 'there should be buttons');
    const open = ['item-open', 'row-open', 'question-open', 'answer-open', 'icon-open'];
    const count = () => open.map(name => parts(faq, name).length);
    expect(count()).to.deep.equal([1, 1, 1, 1, 1]);
    const inRow = ['question', 'copy-link'].map(name => part(faq, name).closest('[part~="row"]'));
    expect(inRow.every(row => row === parts(faq, 'row')[0])).to.be.true;
    expect(part(faq, 'answer').closest('[part~="row"]') === null).to.be.true;
    faq.collapseAll();
    await faq.updateComplete;
    expect(count()).to.deep.equal([0, 0, 0, 0, 0]);
    // A question without an answer never opens.
    faq.expandAll();
    await faq.updateComplete;
    expect(count()).to.deep.equal([2, 2, 2, 2, 2]);
  });

  it('counts the visible questions of each list, for a cycle of colours', async () => {
    const faq = await show({data: {faq: ['Cat', 'Cow', 'Dog', 'Cod'].map(q => ({q, a: 'A'}))}});
    rules.textContent = [1, 2, 3]
      .map(i => `welearn-faq::part(item-${i}-of-3) {color: rgb(${i}, 0, 0)}`)
      .join('\n');
    const colors = () =>
      parts(faq, 'item')
        .filter(isVisible)
        .map(item => style(item).color.replace(/rgb\((\d+), 0, 0\)/, '$1'))
        .join(' ');
    expect(colors()).to.equal('1 2 3 1');
    faq.search('co');
    await until(() => colors() === '1 2', 'the questions found should be counted');
    faq.search('');
    await until(() => colors() === '1 2 3 1', 'all should be counted again');
    faq.data = {faq: ['Dog', 'Cow', 'Cat'].map((q, i) => ({q, a: 'A', topic: i ? 'B' : 'A'}))};
    await until(() => colors() === '1 1 2', 'each topic should have a count of its own');
  });

  it('reaches the links to topics apart from those in answers', async () => {
    const faq = await show({controls: true, expand: 'first'});
    await until(() => parts(faq, 'topic-link').length === 2, 'there should be links to topics');
    expect(part(faq, 'topics').localName).to.equal('nav');
    expect(parts(faq, 'topics')[0]?.querySelectorAll('[part~="link"]')).to.have.length(0);
  });

  it('numbers the topics, for a colour per topic', async () => {
    const faq = await show({});
    const colors = () => parts(faq, 'item').map(item => style(item).color);
    rules.textContent =
      'welearn-faq::part(item) {color: rgb(calc(var(--welearn-topic-index, 9) * 20) 0 0)}';
    expect(colors()).to.deep.equal(['rgb(0, 0, 0)', 'rgb(20, 0, 0)', 'rgb(20, 0, 0)']);
    faq.data = {faq: DATA.faq.toReversed()};
    await until(() => colors()[1] === 'rgb(0, 0, 0)', 'the order of topics should change');
    expect(colors()).to.deep.equal(['rgb(0, 0, 0)', 'rgb(0, 0, 0)', 'rgb(20, 0, 0)']);
  });

  it('reaches the texts and buttons of the feedback', async () => {
    const faq = await show({feedback: true, expand: 'first'});
    await until(() => parts(faq, 'feedback-button').length === 4, 'there should be buttons');
    expect(texts(faq, 'feedback-text')[0]).to.equal('Was this helpful?');
    part(faq, 'feedback-button').click();
    await faq.updateComplete;
    expect(texts(faq, 'feedback-text')).to.include('Thank you.');
  });

  it('tells the position of a question among those that its list shows', async () => {
    const questions = ['Cat', 'Cow', 'Dog', 'Cod'].map(q => ({q, a: 'An animal.', topic: 'Pets'}));
    const faq = await show({data: {faq: [{q: 'Cup'}, ...questions]}});
    const positions = () =>
      parts(faq, 'item')
        .filter(isVisible)
        .map(
          item =>
            `${textOf(item).slice(0, 3)}: ${item.part.value.replace(/item-\d-of-3|item-?\s*/g, '').trim()}`,
        );
    const all = [
      'Cup: first last odd',
      'Cat: first odd',
      'Cow: even',
      'Dog: odd',
      'Cod: last even',
    ];
    expect(positions()).to.deep.equal(all);
    faq.search('co');
    const found = ['Cow: first odd', 'Cod: last even'];
    await until(() => positions().length === 2, 'questions should be found');
    expect(positions()).to.deep.equal(found);
    faq.toggle('cow');
    await faq.updateComplete;
    expect(positions()).to.deep.equal(['Cow: open first odd', 'Cod: last even']);
    faq.toggle('cow');
    faq.search('');
    await until(() => positions().length === 5, 'all should be back');
    expect(positions()).to.deep.equal(all);
    faq.data = {faq: questions};
    await until(() => positions().length === 4, 'a question should go');
    expect(positions()).to.deep.equal(all.slice(1));
  });

  const RED = 'rgb(200, 0, 0)';
  for (const [name, value, find, property] of [
    ['surface-color', RED, (faq: WelearnFaq) => part(faq, 'item'), 'background-color'],
    ['surface-color', RED, faq => faq.renderRoot.querySelector('pre'), 'background-color'],
    ['border-color', RED, faq => part(faq, 'item'), 'border-inline-start-color'],
    ['radius', '9px', faq => part(faq, 'item'), 'border-start-start-radius'],
    ['muted-color', RED, faq => part(faq, 'copy-link'), 'color'],
    ['space', '40px', faq => part(faq, 'question'), 'padding-block-start'],
  ] as [string, string, (faq: WelearnFaq) => Element | null, string][]) {
    it(`follows --welearn-${name} in ${property}`, async () => {
      const faq = await show({appearance: 'outlined', copyLinks: true, expand: 'first'});
      const found = () => style(find(faq) ?? undefined).getPropertyValue(property);
      const expected = name === 'space' ? '32px' : value;
      expect(found()).not.to.equal(expected);
      document.body.style.setProperty(`--welearn-${name}`, value);
      try {
        expect(found()).to.equal(expected);
      } finally {
        document.body.removeAttribute('style');
      }
    });
  }

  it('has equal space above and below the feedback', async () => {
    const faq = await show({feedback: true, expand: 'first'});
    await until(() => parts(faq, 'feedback').length > 0, 'there should be feedback');
    const asking = box(part(faq, 'feedback'));
    const text = box(part(faq, 'answer').querySelector('.content') ?? undefined);
    const above = asking.top - text.bottom;
    expect(above).to.be.at.least(8);
    expect(box(part(faq, 'answer')).bottom - asking.bottom).to.be.closeTo(above, 8);
  });

  it('has no space above the heading of a fallback, as above its own', async () => {
    const faq = await fixture<WelearnFaq>(
      '<welearn-faq><h1>Questions</h1><p>Ask <a href="/us">us</a>.</p></welearn-faq>',
    );
    await faq.updateComplete;
    const heading = faq.querySelector('h1') ?? undefined;
    const space = () => box(heading).top - box(faq).top;
    expect(space()).to.equal(0);
    rules.textContent = 'h1 {margin-block-start: 7px}';
    expect(space()).to.equal(7);
  });

  it('has the space above and below an answer that the page sets, and none while it is closed', async () => {
    rules.textContent = 'welearn-faq::part(answer-text) {margin-block: 31px 17px}';
    for (const appearance of APPEARANCES) {
      const faq = await show({appearance, expand: 'first'});
      const panel = box(part(faq, 'answer'));
      const text = box(part(faq, 'answer-text'));
      expect(text.top - panel.top, appearance).to.be.closeTo(31, 0.5);
      expect(panel.bottom - text.bottom, appearance).to.be.closeTo(17, 0.5);
      expect(box(parts(faq, 'answer')[1]).height).to.equal(0);
    }
  });

  it('gives a closed answer no height, whatever padding the page sets', async () => {
    rules.textContent = 'welearn-faq::part(answer) {padding: 20px; border: 3px solid}';
    const faq = await show({expand: 'first'});
    expect(parts(faq, 'answer').map(panel => style(panel).paddingTop)).to.deep.equal([
      '20px',
      '0px',
    ]);
    expect(box(parts(faq, 'answer')[1]).height).to.equal(0);
  });

  it('follows --welearn-focus-color', async () => {
    const faq = await show();
    faq.style.setProperty('--welearn-focus-color', RED);
    part(faq, 'question').focus({focusVisible: true});
    expect(style(part(faq, 'question')).outlineColor).to.equal(RED);
  });

  it('can depend on the current state', async () => {
    rules.textContent = ['loading', 'ready', 'empty', 'failed', 'layout-about']
      .map((name, i) => `welearn-faq:state(${name}) {outline-width: ${i + 1}px; --${name}: on}`)
      .join('\n');
    const on = (faq: WelearnFaq) =>
      ['loading', 'ready', 'empty', 'failed', 'layout-about'].filter(
        name => style(faq).getPropertyValue(`--${name}`) === 'on',
      );
    const held = await page.server.hold('/faq.json');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq src=${page.server.url('/faq.json')}></welearn-faq>`,
    );
    await held.arrived();
    expect(on(faq)).to.deep.equal(['loading']);
    await held.release(JSON.stringify({...DATA, layout: 'about'}));
    await waitForState(faq, 'ready');
    expect(on(faq)).to.deep.equal(['ready', 'layout-about']);
    expect(texts(faq, 'heading')).to.deep.equal(['Questions']);
  });

  it('has no state of an earlier moment, even if garbage was collected meanwhile', async () => {
    rules.textContent = ['loading', 'ready']
      .map(name => `welearn-faq:state(${name}) {--${name}: on}`)
      .join('\n');
    page.holdTimers(10_000); // of the request
    const held = await page.server.hold('/faq.json');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq src=${page.server.url('/faq.json')}></welearn-faq>`,
    );
    await held.arrived();
    await collectGarbage();
    await held.release(JSON.stringify(DATA));
    await waitForState(faq, 'ready');
    const on = (name: string) => style(faq).getPropertyValue(`--${name}`);
    expect([on('loading'), on('ready')]).to.deep.equal(['', 'on']);
  });
});
