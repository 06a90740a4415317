import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {
  focused,
  opened,
  painted,
  parts,
  question,
  rootOf,
  settle,
  textOf,
  texts,
  until,
  watchedPage,
} from './support.js';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';

/*
 * HTML in the page is read and used before the script arrives. Each test uses a name of its own that
 * it registers late: a name can be registered once.
 */
const page = watchedPage();
let number = 0;
let box: HTMLElement;

/** Shows HTML of the page. `faq-` and `about-` stand for names that nothing has registered. */
function showPage(markup: string): void {
  number++;
  box = document.createElement('div');
  box.innerHTML = markup.replace(/(?<=<\/?)(faq|about)-/g, `$1-${String(number)}`);
  document.body.append(box);
}

/** Registers the elements as the script does, and waits until they have taken over. */
async function upgrade(): Promise<{about?: WelearnAbout; faq: WelearnFaq}> {
  for (const kind of ['about', 'faq']) {
    const Known = customElements.get(`welearn-${kind}`) as CustomElementConstructor;
    customElements.define(`${kind}-${String(number)}`, class extends Known {});
  }
  const about = box.querySelector<WelearnAbout>(`about-${String(number)}`) ?? undefined;
  const faq = box.querySelector<WelearnFaq>(`faq-${String(number)}`);
  if (!faq) throw new Error('There should be questions');
  const all = about ? [about, faq] : [faq];
  await until(() => all.every(({state}) => state === 'ready'), 'the elements should be ready');
  await settle(...all);
  for (let times = 0; times < 2; times++) await painted();
  return about ? {about, faq} : {faq};
}

describe('an element that is registered late', () => {
  it('takes over the properties that a script has set before', async () => {
    showPage('<faq- heading="Mine"></faq->');
    const late = box.firstElementChild as WelearnFaq;
    late.data = {faq_title: 'Theirs', faq: [{q: 'Is [X] free?'}, {q: 'When?', a: 'Now.'}]};
    late.placeholders = {X: 'tea'};
    late.headingLevel = 4;
    late.expand = 'all';
    const {faq} = await upgrade();
    expect(textOf(rootOf(faq).querySelector('h4') ?? undefined)).to.equal('Mine');
    expect(textOf(parts(faq, 'question-text')[0])).to.equal('Is tea free?');
    expect(opened(faq)).to.have.length(1);
    expect(Object.keys(faq)).not.to.include('data');
    faq.data = {faq: [{q: 'New?'}]};
    await until(
      () => textOf(parts(faq, 'question-text')[0]) === 'New?',
      'later changes should count',
    );
  });
});

const LONG = 'A long answer, with as many words as a library has for it. '.repeat(12);
const details = (n: number, answer = LONG) =>
  `<details><summary>Question ${String(n)}?</summary><p>${answer}</p><p>Last words ${String(n)}, and <a href="/more">more</a> or <a href="/less">less</a>.</p></details>`;
const list = (count = 30) => Array.from({length: count}, (_, n) => details(n)).join('');
const DATA = JSON.stringify({
  faq: Array.from({length: 30}, (_, n) => ({
    q: `Question ${String(n)}?`,
    a: `${LONG}\n\nLast words ${String(n)}, and [more](/more) or [less](/less).`,
  })),
});
const ABOUT = `<about-><h2>About us</h2>${`<p>${LONG}</p>`.repeat(3)}<p>See <a href="/x">us</a> and <a href="/y">them</a>.</p></about->`;
const AROUND = '<div style="height: 1200px">Around</div>';

/** The texts that questions may come from, beside HTML that is visible until then. */
const SOURCES: Record<string, () => string> = {
  children: () => `<faq->${list()}</faq->`,
  'many children': () => `<faq->${list(80)}</faq->`,
  data: () => `<faq- data='${DATA}'>${list()}</faq->`,
  'an inline script': () =>
    `<faq-><script type="application/json">${DATA}</script>${list()}</faq->`,
  'an about text above': () => `${ABOUT}<faq->${list()}</faq->`,
};

const summary = (n: number) => box.querySelectorAll('summary')[n] as HTMLElement;
const topOf = (element: Element) => element.getBoundingClientRect().top;

/** Focuses the link in the answer to question 14, near the window's top. Returns its place. */
function reachLink(): number {
  const link = summary(14).parentElement?.querySelector('a[href$="less"]') as HTMLElement;
  link.focus({preventScroll: true});
  scrollTo(0, scrollY + topOf(link) - 3);
  return topOf(link);
}

before(() => setViewport({width: 800, height: 600}));
afterEach(() => {
  box.remove();
  scrollTo(0, 0);
  page.takeSilences();
});

describe('questions in the page’s HTML that become an element late', () => {
  for (const [name, markup] of Object.entries(SOURCES)) {
    it(`keep the focus on a question, and the reader’s place: ${name}`, async () => {
      showPage(AROUND + markup() + AROUND);
      summary(12).click();
      summary(15).click();
      summary(15).focus({preventScroll: true});
      scrollTo(0, scrollY + topOf(summary(15)) - 3);
      const before = topOf(summary(15));
      const {faq} = await upgrade();
      const shown = question(faq, 'Question 15?');
      expect(focused() === shown, textOf(focused() ?? undefined)).to.be.true;
      expect(topOf(shown)).to.be.closeTo(before, 5);
      expect(opened(faq)).to.deep.equal(['Question 12?', 'Question 15?']);
    });

    it(`keep the focus on a link in an answer, and its place: ${name}`, async () => {
      showPage(AROUND + markup() + AROUND);
      summary(14).click();
      const before = reachLink();
      const {faq} = await upgrade();
      expect(opened(faq)).to.deep.equal(['Question 14?']);
      expect(textOf(focused() ?? undefined)).to.equal('less');
      expect(focused()?.closest('.item')?.contains(question(faq, 'Question 14?'))).to.be.true;
      expect(topOf(focused() as Element)).to.be.closeTo(before, 5);
    });
  }

  for (const [name, isEarly] of Object.entries({'with the script': true, 'after it': false})) {
    it(`keep focus and place as \`src\` replaces them ${name}`, async () => {
      const held = await page.server.hold('/faq.json');
      const markup = `<faq- src="${page.server.url('/faq.json')}">${list()}</faq->`;
      showPage(AROUND + markup + AROUND);
      summary(14).click();
      const before = reachLink();
      if (isEarly) await held.release(DATA);
      const {faq} = await upgrade();
      if (!isEarly) await held.release(DATA);
      await until(() => page.seen('welearn-load').length > 1, 'the document should arrive');
      await settle(faq);
      await painted();
      expect(opened(faq)).to.deep.equal(['Question 14?']);
      expect(textOf(focused() ?? undefined)).to.equal('less');
      expect(focused()?.closest('.item')?.contains(question(faq, 'Question 14?'))).to.be.true;
      expect(topOf(focused() as Element)).to.be.closeTo(before, 5);
    });
  }

  it('keep focus and place as a newer document from `src` replaces them', async () => {
    const held = await page.server.hold('/newer.json');
    const markup = `<faq- src="${page.server.url('/newer.json')}">${list()}</faq->`;
    showPage(AROUND + markup + AROUND);
    summary(9).click();
    summary(14).click();
    const before = reachLink();
    const {faq} = await upgrade();
    // Longer answers, and a question more at the top.
    const newer = DATA.replaceAll(LONG, `${LONG} And more. ${LONG}`);
    await held.release(newer.replace('"faq":[', '"faq":[{"q":"New?","a":"Yes."},'));
    await until(() => texts(faq, 'question-text')[0] === 'New?', 'the document should arrive');
    await settle(faq);
    await painted();
    expect(opened(faq)).to.deep.equal(['Question 9?', 'Question 14?']);
    expect(textOf(focused() ?? undefined)).to.equal('less');
    expect(focused()?.closest('.item')?.contains(question(faq, 'Question 14?'))).to.be.true;
    expect(topOf(focused() as Element)).to.be.closeTo(before, 5);
  });

  it('keep their boxes until the element has rendered: others measure meanwhile', async () => {
    showPage(`<faq->${list(3)}</faq-><p id="below">Below</p>`);
    const {top} = (box.querySelector('#below') as Element).getBoundingClientRect();
    const upgraded = upgrade();
    expect(topOf(box.querySelector('#below') as Element)).to.be.closeTo(top, 50);
    expect(summary(2).checkVisibility()).to.be.true;
    const {faq} = await upgraded;
    expect(summary(2).checkVisibility(), 'the originals').to.be.false;
    expect(rootOf(faq).querySelectorAll('slot:not([name])')).to.have.length(0);
  });

  it('stay in place in the middle of a long answer', async () => {
    showPage(
      `${AROUND}<faq->${details(0)}${details(1, LONG.repeat(5))}${details(2)}</faq->${AROUND}`,
    );
    summary(1).click();
    const text = summary(1).nextElementSibling?.firstChild as Text;
    const range = document.createRange();
    let half = text.data.length / 2;
    const boxAt = (node: Text) => {
      range.setStart(node, half);
      range.setEnd(node, half + 1);
      return range.getBoundingClientRect();
    };
    const {top} = boxAt(text);
    while (boxAt(text).top === top) half++;
    scrollTo(0, scrollY + boxAt(text).top);
    const before = boxAt(text).top;
    const {faq} = await upgrade();
    const words = rootOf(faq).querySelector('.item-open .content p')?.firstChild as Text;
    expect(boxAt(words).top).to.be.closeTo(before, 5);
  });

  it('move nothing of a text below them', async () => {
    showPage(`${AROUND}<faq->${list()}</faq-><p id="below">Below</p>${AROUND}`);
    const below = box.querySelector('#below') as Element;
    scrollTo(0, scrollY + topOf(below) - 20);
    const before = topOf(below);
    await upgrade();
    expect(topOf(below)).to.be.closeTo(before, 5);
  });

  it('stay in place under a fixed header, and in a box that scrolls', async () => {
    showPage(
      `<nav style="position: fixed; inset: 0 0 auto; height: 60px">Home</nav>${AROUND}<faq->${list()}</faq->${AROUND}`,
    );
    scrollTo(0, scrollY + topOf(summary(20)) - 65);
    const before = topOf(summary(20));
    const {faq} = await upgrade();
    expect(topOf(question(faq, 'Question 20?'))).to.be.closeTo(before, 5);
    box.remove();
    showPage(
      `<div style="height: 400px; overflow: auto">${AROUND}<faq->${list()}</faq->${AROUND}</div>`,
    );
    const scroller = box.firstElementChild as Element;
    scroller.scrollBy(0, topOf(summary(20)) - topOf(scroller) - 3);
    const within = topOf(summary(20));
    const next = await upgrade();
    expect(topOf(question(next.faq, 'Question 20?'))).to.be.closeTo(within, 5);
  });

  it('keep the focus on the same of two equal links, and in an about text', async () => {
    showPage(`${AROUND}${ABOUT.replace('them', 'us')}<faq->${list(3)}</faq->${AROUND}`);
    const link = box.querySelectorAll<HTMLElement>('a[href="/y"]')[0] as HTMLElement;
    link.focus({preventScroll: true});
    scrollTo(0, scrollY + topOf(link) - 3);
    const before = topOf(link);
    const {about} = await upgrade();
    expect((focused() as HTMLAnchorElement).href).to.match(/\/y$/);
    expect(about?.contains(document.activeElement)).to.be.true;
    expect(topOf(focused() as Element)).to.be.closeTo(before, 5);
  });

  it('keep the selection', async () => {
    showPage(`<faq->${list(3)}</faq->`);
    summary(1).click();
    const text = summary(1).nextElementSibling?.firstChild as Text;
    getSelection()?.setBaseAndExtent(text, 2, text, 13);
    const {faq} = await upgrade();
    const root = rootOf(faq);
    const selection =
      'getSelection' in root ? (root.getSelection as () => Selection)() : getSelection();
    expect(String(selection)).to.equal('long answer');
  });

  it('leave the focus where it is', async () => {
    showPage(`<button>Elsewhere</button><faq->${list(3)}</faq->`);
    const button = box.querySelector('button') as HTMLElement;
    button.focus();
    await upgrade();
    expect(focused() === button).to.be.true;
  });
});
