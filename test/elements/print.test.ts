import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia, setViewport} from '@web/test-runner-commands';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {isVisible, parts, rootOf, showFaq, until, waitForState, watchedPage} from './support.js';

const page = watchedPage();

const FAQ = [
  {q: 'What is *one*?', a: 'First.', topic: 'The basics', id: 'one'},
  {q: 'Who pays?', a: 'Nobody.', topic: 'The basics', id: 'pays'},
  {q: 'Is this answered?', topic: 'Taking part', id: 'open-end'},
  {q: 'Who may come?', a: 'All.', topic: 'Taking part', id: 'come'},
];

before(() => setViewport({width: 800, height: 600}));

// WebKit's driver cannot emulate print.
const isWebKit =
  navigator.userAgent.includes('AppleWebKit') && !navigator.userAgent.includes('Chrome');
describe('on paper', () => {
  if (isWebKit) return void it.skip('WebKit’s driver cannot emulate print');
  before(() => emulateMedia({media: 'print'}));
  after(() => emulateMedia({media: 'screen'}));
  const seen = (faq: WelearnFaq) =>
    parts(faq, 'answer').filter(panel => panel.getBoundingClientRect().height > 10).length;

  it('shows all answers, or the open ones with print="as-is"', async () => {
    const all = await showFaq({faq: FAQ}, {exclusive: true});
    expect(seen(all)).to.equal(3);
    const asIs = await showFaq({faq: FAQ}, {print: 'as-is', expand: 'first', copyLinks: true});
    await until(() => parts(asIs, 'copy-link').length > 0, 'there should be buttons');
    expect(seen(asIs)).to.equal(1);
    expect(parts(asIs, 'copy-link').filter(isVisible)).to.have.length(0);
  });

  it('frames filled questions and texts, as most printers leave grounds out', async () => {
    const faq = await showFaq({faq: FAQ}, {appearance: 'filled'});
    const about = document.createElement('welearn-about');
    Object.assign(about, {appearance: 'filled', data: {about: 'A text.'}});
    faq.after(about);
    await waitForState(about, 'ready');
    const frames = () =>
      [...parts(faq, 'item'), ...parts(about, 'base')].map(one => getComputedStyle(one));
    for (const {borderTopColor, borderTopWidth, borderTopStyle} of frames()) {
      expect(borderTopColor).not.to.equal('rgba(0, 0, 0, 0)');
      expect([borderTopWidth, borderTopStyle]).to.deep.equal(['1px', 'solid']);
    }
    // On the screen, the ground is the frame.
    await emulateMedia({media: 'screen'});
    const colors = frames().map(({borderTopColor}) => borderTopColor);
    await emulateMedia({media: 'print'});
    expect(new Set(colors)).to.deep.equal(new Set(['rgba(0, 0, 0, 0)']));
  });

  it('begins all texts at one edge, without the room of icons', async () => {
    const faq = await showFaq({faq: FAQ}, {iconPosition: 'start'});
    const texts = ['question-text', 'answer-text'].flatMap(name => parts(faq, name));
    const edges = texts.map(text => Math.round(text.getBoundingClientRect().left));
    const {left} = faq.getBoundingClientRect();
    expect([...new Set(edges)]).to.deep.equal([Math.round(left)]);
  });

  it('shows the address after each link, unless the link already does', async () => {
    const a =
      '[here](/there) https://a.example/b <m@a.example> [part](#one) [mail](mailto:x@a.example)';
    const faq = await showFaq(
      {faq: [{q: 'Where?', a}]},
      {expand: 'all', base: 'https://x.example/'},
    );
    // Firefox exposes the style, but not the generated text.
    const after = (link: Element) =>
      getComputedStyle(link, '::after')
        .content.replace('attr(href)', link.getAttribute('href') ?? '')
        .replace(/" (?=\S+ ")|(?<=\S) "(?=\))/g, '');
    expect(parts(faq, 'link').map(after)).to.deep.equal([
      '" (https://x.example/there)"',
      'none',
      'none',
      'none',
      '" (mailto:x@a.example)"',
    ]);
  });

  const DETAILS = '<details><summary>More</summary>The rest.</details>';

  it('shows folded parts of texts, unless it shows only what is open', async () => {
    const about = document.createElement('welearn-about');
    about.data = {about: DETAILS};
    (await fixture<HTMLElement>(html`<div></div>`)).append(about);
    await waitForState(about, 'ready');
    const data = {faq: [{q: 'One?', a: DETAILS}]};
    const all = await showFaq(data);
    const asIs = await showFaq(data, {print: 'as-is', expand: 'all'});
    const heights = [about, all, asIs].map(
      element => rootOf(element).querySelector('.content details')?.getBoundingClientRect().height,
    );
    const [folded = 0] = heights.slice(2);
    expect(heights[0]).to.be.above(folded * 1.5);
    expect(heights[1]).to.be.above(folded * 1.5);
  });

  it('opens folded parts of texts in browsers without a style for them, and folds them again', async () => {
    const data = {faq: [{q: 'One?', a: `${DETAILS} <details open>Open.</details>`}]};
    const all = await showFaq(data);
    const asIs = await showFaq(data, {print: 'as-is', expand: 'all'});
    const open = (faq: WelearnFaq) => rootOf(faq).querySelectorAll('.content details[open]').length;
    const {supports} = CSS;
    CSS.supports = () => false;
    dispatchEvent(new Event('beforeprint'));
    CSS.supports = supports;
    expect([open(all), open(asIs)]).to.deep.equal([2, 1]);
    dispatchEvent(new Event('afterprint'));
    expect([open(all), open(asIs)]).to.deep.equal([1, 1]);
  });

  it('warns of an unknown value', async () => {
    const faq = await showFaq({faq: FAQ}, {print: 'never' as 'as-is'});
    expect(seen(faq)).to.equal(3);
    expect(page.takeWarnings().join()).to.include('print="never"');
  });
});
