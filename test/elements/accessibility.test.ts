import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  answer,
  focused,
  isVisible,
  painted,
  part,
  parts,
  question,
  resize,
  waitForState,
  rootOf,
  settle,
  showFaq,
  waitForAnimations,
  textOf,
  texts,
  until,
  watchedPage,
  type Element as WelearnElement,
} from './support.js';
import {nameOf, perceive, type Perceived} from './visitor.js';

declare const axe: typeof import('axe-core');

const LONG = `https://example.org/${'averylongaddress'.repeat(15)}`;
const cells = (text: string) => `|${` ${text} |`.repeat(12)}\n`;
const RICH = `Some *words*, \`code\`, [a link](/somewhere), ${LONG} and ![a map](/fixtures/none.svg)

${cells('Heading')}${cells('---')}${cells('something')}
> A quotation

#### A heading

1. one
   - [x] done

\`\`\`
a line of code
\`\`\`
`;
const DOCUMENT = JSON.stringify({
  title: 'About us',
  about: RICH,
  faq_title: 'Your questions',
  faq: [
    {q: 'What is *rich*?', a: RICH, topic: 'Content'},
    {q: `Where is ${LONG}?`, a: 'There.', topic: 'Content'},
    {q: 'Is this answered?', topic: 'Other'},
    {q: 'Is this the last?', a: 'It is.', topic: 'Other'},
  ],
});

const page = watchedPage();

/** Pages with different colours. */
const pages = {light: 'background: #fff; color: #333', dark: 'background: #16181d; color: #ddd'};
type Scheme = keyof typeof pages;

async function onPage(scheme: Scheme): Promise<void> {
  document.body.style.cssText = `${pages[scheme]}; color-scheme: ${scheme}`;
  await emulateMedia({colorScheme: scheme});
}

afterEach(async () => {
  document.body.removeAttribute('style');
  await emulateMedia({colorScheme: 'light'});
});

/** Questions with attributes, once the features of these have loaded. */
async function shown(attributes: Partial<WelearnFaq>): Promise<WelearnFaq> {
  const faq = document.createElement('welearn-faq');
  Object.assign(faq, {data: JSON.parse(DOCUMENT) as unknown}, attributes);
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.append(faq);
  await waitForState(faq, 'ready');
  return faq;
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function expectAccessible(element: WelearnElement, what: string): Promise<void> {
  await waitForAnimations(element);
  const {violations, incomplete, passes} = await axe.run(element, {
    runOnly: {type: 'tag', values: TAGS},
  });
  // Contrast results that axe cannot decide count as failures, for example of a text without a
  // background. A box that scrolls and hides a part of itself is the exception.
  const doubts = incomplete.filter(({id}) => id === 'color-contrast');
  const found = [...violations, ...doubts].flatMap(({id, nodes}) =>
    nodes
      .filter(({failureSummary = ''}) => !failureSummary.includes('partially obscured'))
      .map(node => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
  expect(found.join('\n\n'), what).to.equal('');
  expect(passes, 'axe should have checked something').not.to.be.empty;
}

// First, because WebKit evaluates reduced motion only once in a sheet that shadow trees share.
describe('reduced motion', () => {
  afterEach(() => emulateMedia({reducedMotion: 'no-preference'}));

  it('stops all movement', async () => {
    await emulateMedia({reducedMotion: 'reduce'});
    const faq = await fixture<WelearnFaq>(html`<welearn-faq data=${DOCUMENT}></welearn-faq>`);
    await waitForState(faq, 'ready');
    parts(faq, 'question')[0]?.click();
    await faq.updateComplete;
    for (const element of rootOf(faq).querySelectorAll('*')) {
      const {transitionDuration, animationName} = getComputedStyle(element);
      expect([transitionDuration, animationName], element.className).to.deep.equal(['0s', 'none']);
    }
  });
});

/** Looks that an author may choose: the usual one, and one with each visible attribute. */
const looks: Readonly<Record<string, Partial<WelearnFaq>>> = {
  'as they are': {},
  'with everything, and no heading': {
    controls: true,
    copyLinks: true,
    remember: true,
    print: 'as-is',
    heading: '',
  },
};

describe('axe', () => {
  afterEach(() => {
    sessionStorage.clear();
  });

  for (const scheme of ['light', 'dark'] as const) {
    for (const [look, attributes] of Object.entries(looks)) {
      it(`passes questions ${look}, closed and open, on a ${scheme} page`, async () => {
        await onPage(scheme);
        const faq = await shown(attributes);
        await expectAccessible(faq, 'closed');
        faq.expandAll();
        await faq.updateComplete;
        await expectAccessible(faq, 'open');
      });
    }

    it(`passes a copied address, and one to copy by hand, on a ${scheme} page`, async () => {
      await onPage(scheme);
      page.holdTimers(3000); // of the confirmation
      const faq = await shown({copyLinks: true});
      const [first, second] = parts(faq, 'copy-link');
      Object.defineProperty(document, 'execCommand', {value: () => false, configurable: true});
      Object.defineProperty(navigator, 'clipboard', {
        value: {writeText: () => Promise.resolve()},
        configurable: true,
      });
      try {
        first?.click();
        await until(() => rootOf(faq).querySelector('.note') !== null, 'it should be copied');
        await expectAccessible(faq, 'copied');
        expect(rootOf(faq).querySelector('.note') !== null, 'still there').to.be.true;
        Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true});
        second?.click();
        await until(() => focused()?.localName === 'input', 'the address should be shown');
        await expectAccessible(faq, 'not copied');
      } finally {
        Reflect.deleteProperty(navigator, 'clipboard');
        Reflect.deleteProperty(document, 'execCommand');
      }
    });

    it(`passes an about text on a ${scheme} page`, async () => {
      await onPage(scheme);
      const about = await fixture<WelearnAbout>(
        html`<welearn-about data=${DOCUMENT}></welearn-about>`,
      );
      await waitForState(about, 'ready');
      await expectAccessible(about, 'about');
    });

    it(`passes loading, empty and failed elements, and a fallback, on a ${scheme} page`, async () => {
      await onPage(scheme);
      page.holdTimers(10_000); // of the request
      const held = await page.server.hold('/faq.md');
      const src = page.server.url('/faq.md');
      const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
      await held.arrived();
      await until(() => parts(faq, 'message').length > 0, 'loading should be announced');
      expect(faq.state).to.equal('loading');
      await expectAccessible(faq, 'loading');
      await held.release('title: Nothing');
      await waitForState(faq, 'empty');
      await expectAccessible(faq, 'empty');

      const missing = page.server.url('/missing.md');
      const failed = await fixture<WelearnFaq>(html`<welearn-faq src=${missing}></welearn-faq>`);
      await waitForState(failed, 'failed');
      await expectAccessible(failed, 'failed');

      const fallback = await fixture<WelearnFaq>(
        html`<welearn-faq src=${missing}><p>Ask at the desk.</p></welearn-faq>`,
      );
      await waitForState(fallback, 'failed');
      await expectAccessible(fallback, 'fallback');
      await page.errors();
    });
  }
});

/**
 * Lines that cannot be seen in full. Clipping by boxes does not count as overflow in `scrollWidth`.
 */
function cutOff(root: ShadowRoot): string[] {
  const texts = document.createNodeIterator(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const cut: string[] = [];
  let count = 0;
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const {parentElement: around, textContent: words} = text;
    if (!around || !words?.trim() || around.closest('.visually-hidden')) continue;
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()];
    count += lines.length;
    if (lines.some(line => !isWhole(line, around))) cut.push(words);
  }
  expect(count, 'there should be lines').to.be.above(10);
  return cut;
}

/** Whether all boxes around a line, and the window, show it in full or can scroll to it. */
function isWhole(line: DOMRect, around: Element): boolean {
  for (let box: Element | null = around; box; box = box.parentElement) {
    const {overflowX, overflowY} = getComputedStyle(box);
    if (overflowX === 'auto') return true;
    const {left, right, top, bottom} = box.getBoundingClientRect();
    if (overflowX !== 'visible' && (line.left < left - 1 || line.right > right + 1)) return false;
    if (overflowY !== 'visible' && (line.top < top - 1 || line.bottom > bottom + 1)) return false;
  }
  return line.left >= -1 && line.right <= innerWidth + 1;
}

describe('a screen 320 pixels wide', () => {
  before(() => resize(320, 640));
  after(() => resize(800, 600));

  it('never scrolls sideways, and passes axe', async () => {
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq expand="all" controls copy-links data=${DOCUMENT}></welearn-faq>`,
    );
    const about = await fixture<WelearnAbout>(
      html`<welearn-about data=${DOCUMENT}></welearn-about>`,
    );
    for (const element of [faq, about]) await waitForState(element, 'ready');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    for (const element of [faq, about]) {
      expect(element.getBoundingClientRect().right).to.be.at.most(320);
      await expectAccessible(element, element.localName);
    }
  });

  it('cuts nothing off and never widens the page with a reader’s own text spacing', async () => {
    const faq = await shown({controls: true, copyLinks: true, expand: 'all'});
    const about = await fixture<WelearnAbout>(
      html`<welearn-about data=${DOCUMENT}></welearn-about>`,
    );
    await waitForState(about, 'ready');
    // WCAG 2.2, 1.4.12, as a reader's own style sheet sets it.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
    for (const element of [faq, about]) {
      const root = rootOf(element);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      expect(document.documentElement.scrollWidth, element.localName).to.be.at.most(320);
      expect(cutOff(root), element.localName).to.deep.equal([]);
      for (const box of root.querySelectorAll<HTMLElement>(
        'button, h2, h3, h4, p, li, a, .words',
      )) {
        if (box.classList.contains('copy-link')) continue; // its text is for screen readers
        expect(box.scrollWidth - box.clientWidth, textOf(box)).to.be.at.most(
          box.clientWidth ? 1 : 999,
        );
      }
    }
  });

  it('lets a wide table scroll in a box that the keyboard reaches', async () => {
    const about = await fixture<WelearnAbout>(
      html`<welearn-about data=${DOCUMENT}></welearn-about>`,
    );
    await waitForState(about, 'ready');
    const box = part(about, 'table').parentElement;
    await until(() => box?.tabIndex === 0, 'the box should be a tab stop');
    expect(box?.scrollWidth).to.be.above(box?.clientWidth ?? Infinity);
    expect(box?.getAttribute('role')).to.equal('region');
    expect(box?.getAttribute('aria-label')).to.equal('Table');
  });

  it('has a tab stop and a region for a table only while it scrolls, with a name of its own', async () => {
    const wide = `|${'a long word of many |'.repeat(12)}\n|${'-|'.repeat(12)}\n|${'b|'.repeat(12)}`;
    const a = `${wide}\n\nAnd:\n\n${wide}\n\n|a|\n|-|\n|b|`;
    const captioned = '<table><caption>Fees</caption><tr><td>b</td></tr></table>'.replace(
      /<td>.*<\/td>/,
      '<td>a_long_word_without_a_space</td>'.repeat(12),
    );
    const faq = await showFaq({
      faq: [
        {q: 'Which *days*?', a},
        {q: 'Who pays?', a: captioned},
      ],
    });
    faq.expandAll();
    const boxes = () => parts(faq, 'table').map(({parentElement}) => parentElement as HTMLElement);
    const names = () => boxes().map(box => box.getAttribute('aria-label'));
    await until(() => names()[0] === 'Table: Which days?', 'the first table should scroll');
    await until(() => names()[3] === 'Fees', 'the last table should scroll');
    expect(names()).to.deep.equal(['Table: Which days?', 'Table: Which days? (2)', null, 'Fees']);
    expect(boxes().map(({tabIndex}) => tabIndex)).to.deep.equal([0, 0, -1, 0]);
    expect(boxes().map(box => box.getAttribute('role'))).to.deep.equal([
      'region',
      'region',
      null,
      'region',
    ]);
    const tiny = new CSSStyleSheet();
    tiny.replaceSync('td, th { padding: 0 !important; font-size: 1px }');
    const root = rootOf(faq);
    const sheets = [...root.adoptedStyleSheets];
    root.adoptedStyleSheets = [...sheets, tiny];
    await until(() => names().every(name => name === null), 'no table should scroll');
    expect(
      boxes().map(box => box.hasAttribute('tabindex') || box.hasAttribute('role')),
    ).to.deep.equal([false, false, false, false]);
    root.adoptedStyleSheets = sheets;
    await until(() => names()[0] === 'Table: Which days?', 'the first table should scroll again');
  });

  it('wraps a long line of code', async () => {
    const data = {about: `\`\`\`\n${'a long line of code '.repeat(10)}\n\`\`\``};
    const about = await fixture<WelearnAbout>(html`<welearn-about .data=${data}></welearn-about>`);
    await waitForState(about, 'ready');
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    const box = part(about, 'code');
    expect(box.scrollWidth).to.equal(box.clientWidth);
    await expectAccessible(about, 'code');
  });
});

describe('a pointer target', () => {
  it('is at least 24 pixels high and wide', async () => {
    const src = page.server.url('/missing.md');
    const failed = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    const faq = await fixture<WelearnFaq>(
      html`<div style="font-size: 12px">
        <welearn-faq controls copy-links data=${DOCUMENT}></welearn-faq>
      </div>`,
    ).then(box => box.querySelector('welearn-faq') as WelearnFaq);
    await waitForState(faq, 'ready');
    await waitForState(failed, 'failed');
    await page.errors();
    const buttons = [failed, faq].flatMap(element => [
      ...rootOf(element).querySelectorAll('button, nav a'),
    ]);
    expect(buttons).to.have.length(11);
    for (const button of buttons) {
      const {width, height} = button.getBoundingClientRect();
      expect(Math.min(width, height), textOf(button)).to.be.at.least(24);
    }
  });

  it('covers the whole row of a question', async () => {
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq data='[{"q": "Why?", "a": "x"}]'></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    const {width} = part(faq, 'question').getBoundingClientRect();
    expect(width).to.be.closeTo(part(faq, 'list').getBoundingClientRect().width, 1);
  });
});

describe('the keyboard focus', () => {
  /** The width of the focus indicator, if it can be seen. */
  const outline = (element: Element | null) => {
    const {outlineStyle, outlineWidth, outlineColor} = getComputedStyle(element as Element);
    const isSeen = outlineStyle !== 'none' && !/^rgba\(.*, 0\)$/.test(outlineColor);
    return isSeen ? parseFloat(outlineWidth) : 0;
  };

  it('is visible at every stop', async () => {
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq controls copy-links expand="all" data=${DOCUMENT}></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    const all = [...rootOf(faq).querySelectorAll<HTMLElement>('button, a, [tabindex]')];
    expect(all).to.have.length.above(6);
    const seen = new Set<Element>();
    for (let press = 0; press < all.length; press++) {
      await sendKeys({press: 'Tab'});
      const stop = focused();
      if (!stop || stop === document.body || stop.getRootNode() !== rootOf(faq)) break;
      seen.add(stop);
      expect(outline(stop), `${stop.localName} ${textOf(stop)}`).to.be.at.least(2);
    }
    const kinds = [...seen].map(({localName}) => localName);
    expect(new Set(kinds)).to.include.all.keys('button', 'a', 'div');
  });

  it('is visible at the retry button', async () => {
    const src = page.server.url('/missing.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'failed');
    await page.errors();
    await sendKeys({press: 'Tab'});
    expect(textOf(focused() as Element)).to.equal('Try again');
    expect(outline(focused())).to.be.at.least(2);
  });
});

describe('a screen reader', () => {
  const status = (element: WelearnElement) => rootOf(element).querySelector('[role="status"]');

  it('hears changes in a live region that existed before', async () => {
    const held = await page.server.hold('/faq.md');
    const src = page.server.url('/faq.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq></welearn-faq>`);
    const region = status(faq);
    expect(textOf(region ?? undefined)).to.equal('');
    expect(region && isVisible(region), 'there from the beginning').to.be.true;
    faq.src = src;
    await held.arrived();
    await faq.updateComplete;
    expect(textOf(region ?? undefined)).to.equal('Loading…');
    expect(part(faq, 'base').getAttribute('aria-busy')).to.equal('true');
    await held.release({status: 500});
    await waitForState(faq, 'failed');
    await page.errors();
    expect(status(faq) === region, 'the same region').to.be.true;
    expect(textOf(region ?? undefined)).to.match(/^Sorry/);
    expect(part(faq, 'base').hasAttribute('aria-busy')).to.be.false;
    await page.server.serve('/faq.md', 'faq: [{q: One?, a: x}]');
    part(faq, 'retry').click();
    await waitForState(faq, 'ready');
    expect(textOf(region ?? undefined)).to.equal('');
  });

  it('hears each change once, politely', async () => {
    const held = await page.server.hold('/faq.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq copy-links></welearn-faq>`);
    const said: string[] = [];
    const listen = () => {
      const now = textOf(status(faq) ?? undefined);
      if (now && now !== said.at(-1)) said.push(now);
    };
    const observer = new MutationObserver(listen);
    observer.observe(rootOf(faq), {childList: true, characterData: true, subtree: true});
    faq.src = page.server.url('/faq.md');
    await held.arrived();
    await held.release({status: 500});
    await waitForState(faq, 'failed');
    await page.errors();
    await page.server.serve('/faq.md', 'faq: [{q: One?, a: x}]');
    part(faq, 'retry').click();
    await waitForState(faq, 'ready');
    observer.disconnect();
    const failed = 'Sorry, this part of the page cannot be shown right now. Try again';
    expect(said).to.deep.equal(['Loading…', failed, 'Loading…']);
    const loud = rootOf(faq).querySelectorAll('[role="alert"], [aria-live="assertive"]');
    expect(loud).to.have.length(0);
  });

  it('hears the name, role and state of each control', async () => {
    const faq = await shown({controls: true, copyLinks: true});
    const [rich, where] = parts(faq, 'question');
    const hears = async (element: Element | null | undefined, role: string, name: string) => {
      if (!element) throw new Error(`There is no ${role} "${name}"`);
      // Browsers update this tree a moment after the page.
      let found: Perceived = {role: '', name: ''};
      const isHeard = async () => {
        found = await perceive(element, {role, name});
        return found.role === role && found.name.replace(/\s+/g, ' ').trim() === name;
      };
      await until(isHeard, `there should be a ${role} "${name}"`);
      return found;
    };
    const q = 'What is rich?';
    const before = await hears(rich, 'button', q);
    await hears(rich?.parentElement, 'heading', q);
    await hears(parts(faq, 'copy-link')[0], 'button', `Copy link: ${q}`);
    await hears(part(faq, 'expand-all'), 'button', 'Expand all');
    await hears(rootOf(faq).querySelector('nav'), 'navigation', 'Topics');
    const link = parts(faq, 'link').find(found => textOf(found) === 'a link');
    if (!link || !where) throw new Error('There should be a link and a second question');
    const closed = await perceive(link, {role: 'link', name: 'a link'});
    // WebKit's driver computes the role of an element even if it is hidden. An empty name shows
    // that it is hidden.
    const role = navigator.userAgent.includes('Version/') ? 'link' : '';
    expect([closed.role, closed.name], 'nothing of a closed answer').to.deep.equal([role, '']);
    rich?.click();
    await faq.updateComplete;
    await hears(link, 'link', 'a link');
    await hears(parts(faq, 'answer')[0], 'region', q);
    if ('expanded' in before) {
      expect(before.expanded).to.be.false;
      const isOpen = async () => (await hears(rich, 'button', q)).expanded === true;
      await until(isOpen, 'the question should be expanded');
    }
  });

  it('hears the language of content that differs from the page’s', async () => {
    const data = {lang: 'es', faq_title: 'Preguntas', faq: [{q: '¿Cuánto cuesta?', a: 'Nada.'}]};
    const faq = await shown({data});
    expect(part(faq, 'heading').closest('[lang]')?.getAttribute('lang')).to.equal('es');
    expect(part(faq, 'answer').closest('[lang]')?.getAttribute('lang')).to.equal('es');
  });

  it('reads a question without its icon', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq data=${DOCUMENT}></welearn-faq>`);
    await waitForState(faq, 'ready');
    for (const icon of parts(faq, 'icon')) {
      expect(icon.closest('[aria-hidden="true"]') !== null).to.be.true;
    }
    expect(texts(faq, 'question')[0]).to.equal('What is rich?');
  });
});

describe('landmarks', () => {
  it('have distinct names on a page with several FAQs', async () => {
    const data = {
      faq: [
        {q: 'One?', a: '1', topic: 'A'},
        {q: 'Two?', a: '2', topic: 'B'},
      ],
    };
    const titled = {...data, faq_title: 'Money'};
    const faqs: WelearnFaq[] = [];
    for (const one of [data, data, titled, titled])
      faqs.push(await showFaq(one, {controls: true, searchable: true}));
    const namesOf = (selector: string) =>
      faqs.map(faq => {
        const landmark = rootOf(faq).querySelector(selector);
        const id = landmark?.getAttribute('aria-labelledby') ?? '';
        return (
          landmark?.getAttribute('aria-label') ??
          textOf(rootOf(faq).getElementById(id) ?? undefined)
        );
      });
    expect(namesOf('nav')).to.deep.equal(['Topics', 'Topics 2', 'Topics: Money', 'Topics 4']);
    await painted();
    const searches = namesOf('search');
    expect(new Set(searches).size, searches.join()).to.equal(4);
  });

  it('are named anew when FAQs come, go, or get another title', async () => {
    const data = (faq_title: string) => ({faq_title, faq: [{q: 'One?', a: '1'}]});
    const later = await showFaq(data('Money'), {searchable: true});
    const first = document.createElement('welearn-faq');
    Object.assign(first, {searchable: true, data: data('Money')});
    const name = (faq: WelearnFaq) => rootOf(faq).querySelector('search')?.ariaLabel;
    expect(name(later)).to.equal('Search the questions');
    later.parentElement?.prepend(first);
    await until(
      () => name(later) === 'Search the questions 2',
      'the second is not the first any more',
    );
    first.heading = 'Time';
    await until(() => name(later) === 'Search the questions: Money', 'the title is its own');
    first.remove();
    await until(() => name(later) === 'Search the questions', 'it is the only one');
  });

  it('render each of many FAQs a few times only', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    let renders = 0;
    const faqs = Array.from({length: 100}, (_, n) => {
      const faq = document.createElement('welearn-faq');
      faq.data = {faq_title: `FAQ ${String(n)}`, faq: [{q: 'One?', a: '*1*'}]};
      faq.addController({hostUpdated: () => renders++});
      return faq;
    });
    box.append(...faqs);
    await Promise.all(faqs.map(faq => waitForState(faq, 'ready')));
    await painted();
    await settle(...faqs);
    expect(renders).to.be.below(10 * faqs.length);
  });
});

describe('regions', () => {
  const many = (count: number) =>
    Array.from({length: count}, (_, n) => ({q: `Question ${String(n)}?`, a: 'x'}));

  it('mark answers, up to six', async () => {
    const faq = await showFaq({faq: [...many(6), {q: 'Unanswered?'}]});
    expect(answer(faq, 'Question 2?').hasAttribute('role'), 'closed').to.be.false;
    expect(answer(faq, 'Question 2?').hasAttribute('aria-labelledby'), 'closed').to.be.false;
    faq.expandAll();
    await faq.updateComplete;
    expect(answer(faq, 'Question 2?').getAttribute('role')).to.equal('region');
    expect(answer(faq, 'Question 2?').getAttribute('aria-labelledby')).to.equal(
      question(faq, 'Question 2?').id,
    );
    faq.data = {faq: many(7)};
    await until(
      () => texts(faq, 'question')[6] === 'Question 6?',
      'the new questions should be shown',
    );
    await faq.updateComplete;
    expect(answer(faq, 'Question 2?').hasAttribute('role')).to.be.false;
    expect(answer(faq, 'Question 2?').hasAttribute('aria-labelledby')).to.be.false;
  });

  it('have distinct names for the same question', async () => {
    const q = 'Is *it* free?';
    const own = {
      faq: [
        {q, a: '1', topic: 'Print'},
        {q, a: '2', topic: 'Scan'},
        {q, a: '3', topic: 'Scan'},
      ],
    };
    const faqs: WelearnFaq[] = [];
    for (const data of [own, {faq: [{q, a: '1'}]}, {faq_title: 'Rooms', faq: [{q, a: '1'}]}])
      faqs.push(await showFaq(data, {expand: 'all'}));
    await settle(...faqs);
    const names = faqs.flatMap(faq => parts(faq, 'answer').map(nameOf));
    expect(names).to.deep.equal([
      'Is it free?',
      'Is it free? – Scan',
      'Is it free? – 3',
      'Is it free? – 2',
      'Is it free? – Rooms',
    ]);
    faqs[0]?.remove();
    const [, second] = faqs;
    await until(
      () => second !== undefined && nameOf(answer(second, 'Is it free?')) === 'Is it free?',
      'the second is now the first',
    );
  });

  it('have distinct names for tables of several elements', async () => {
    const a = `|${'a long word of many |'.repeat(12)}\n|${'-|'.repeat(12)}\n|${'b|'.repeat(12)}`;
    const faqs = [await showFaq({faq: [{q: 'Days?', a}]}, {expand: 'all'})];
    faqs.push(await showFaq({faq: [{q: 'Days?', a}]}, {expand: 'all'}));
    const name = (faq: WelearnFaq) => part(faq, 'table').parentElement?.ariaLabel;
    const [first, second] = faqs as [WelearnFaq, WelearnFaq];
    await until(() => name(second) === 'Table: Days? (2)', 'the second should have a number');
    expect(name(first)).to.equal('Table: Days?');
    first.remove();
    await until(() => name(second) === 'Table: Days?', 'the number should go');
  });
});
