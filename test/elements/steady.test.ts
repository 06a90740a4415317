import {expect, fixture, html} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  centre,
  click,
  focused,
  opened,
  painted,
  part,
  parts,
  question,
  waitForAnimations,
  waitForState,
  showFaq,
  textOf,
  until,
  watchedPage,
} from './support.js';

watchedPage();

const FAQ = [
  {q: 'What is *one*?', a: 'First.', topic: 'The basics', id: 'one'},
  {q: 'Who pays?', a: 'Nobody.', topic: 'The basics', id: 'pays'},
  {q: 'Is this answered?', topic: 'Taking part', id: 'open-end'},
  {q: 'Who may come?', a: 'All.', topic: 'Taking part', id: 'come'},
];
const LONG = 'A long answer. '.repeat(400);

before(() => setViewport({width: 800, height: 600}));

describe('the reader’s place', () => {
  const data = {
    faq: [
      {q: 'One?', a: LONG},
      {q: 'Two?', a: LONG},
      {q: 'Three?', a: 'Short.'},
      {q: 'Four?', a: LONG},
    ],
  };
  const topOf = (element: Element) => element.getBoundingClientRect().top;
  /** Waits until all is rendered, and the browser has moved what it moves by itself. */
  const settled = async (faq: WelearnFaq) => {
    await faq.updateComplete;
    await waitForAnimations(faq);
    for (let times = 0; times < 2; times++) await painted();
  };

  async function pageWith(attributes: Partial<WelearnFaq>): Promise<WelearnFaq> {
    const faq = await showFaq(data, attributes);
    (faq.parentElement as HTMLElement).style.cssText = 'padding-block: 400px 2000px';
    return faq;
  }
  afterEach(() => {
    scrollTo(0, 0);
  });

  it('stays when another answer closes above', async () => {
    const faq = await pageWith({exclusive: true, expand: 'first'});
    const two = question(faq, 'Two?');
    await centre(two);
    const before = topOf(two);
    await click(two);
    await until(() => opened(faq).join() === 'Two?', 'it should open, and the other close');
    await settled(faq);
    expect(topOf(two)).to.be.closeTo(before, 1.5);
  });

  it('stays when a script opens an answer above', async () => {
    const faq = await pageWith({});
    const four = question(faq, 'Four?');
    scrollTo(0, scrollY + topOf(question(faq, 'Three?')) + 5);
    await settled(faq);
    const before = topOf(four);
    faq.show('one');
    faq.show('two');
    await settled(faq);
    expect(topOf(four)).to.be.closeTo(before, 1.5);
  });

  it('stays when a fresher document has more questions above, also with focus', async () => {
    const faq = await pageWith({});
    const three = question(faq, 'Three?');
    scrollTo(0, scrollY + topOf(three) - 100);
    await settled(faq);
    three.focus({preventScroll: true});
    const before = topOf(three);
    faq.data = {faq: [{q: 'New?', a: 'x'}, {q: 'Newer?', a: 'x'}, ...data.faq.toReversed()]};
    await until(() => parts(faq, 'question').length === 6, 'the new document should be shown');
    await settled(faq);
    expect(focused() === three, 'focus stays').to.be.true;
    expect(topOf(three)).to.be.closeTo(before, 1.5);
  });

  it('stays in a scrolling box of the page', async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="height: 300px; overflow: auto">
        <p style="height: 400px">Before.</p>
        <welearn-faq exclusive expand="first" .data=${data}></welearn-faq>
      </div>`,
    );
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await waitForState(faq, 'ready');
    const two = question(faq, 'Two?');
    await centre(two);
    const before = topOf(two);
    two.click();
    await settled(faq);
    expect(opened(faq)).to.deep.equal(['Two?']);
    expect(topOf(two)).to.be.closeTo(before, 1.5);
  });
});

describe('the focus', () => {
  it('stays at its question if its heading level changes', async () => {
    const faq = await showFaq({faq: FAQ, faq_title: 'Questions'});
    question(faq, 'Who pays?').focus();
    faq.data = {faq: [{q: 'New?', a: 'x', topic: 'The basics'}, ...FAQ]};
    await until(() => parts(faq, 'question').length === 5, 'the new document should be shown');
    await faq.updateComplete;
    expect(textOf(focused() ?? undefined)).to.equal('Who pays?');
  });

  it('moves to the neighbour of a removed question', async () => {
    const faq = await showFaq({faq: FAQ});
    question(faq, 'Who pays?').focus();
    faq.data = {faq: FAQ.filter(({id}) => id !== 'pays')};
    await until(() => parts(faq, 'question').length === 3, 'the new document should be shown');
    await faq.updateComplete;
    expect(textOf(focused() ?? undefined)).to.equal('Who may come?');
  });

  it('moves to the question when the answer around it closes', async () => {
    const faq = await showFaq(
      {faq: [{q: 'Where?', a: '[There](https://x.example).'}]},
      {expand: 'all'},
    );
    part(faq, 'link').focus();
    faq.collapseAll();
    await faq.updateComplete;
    expect(focused() === question(faq, 'Where?')).to.be.true;
  });
});
