import {expect, fixture, html} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  entryUrl,
  follow,
  opened,
  question,
  waitForState,
  showFaq,
  until,
  watchedPage,
} from './support.js';

const page = watchedPage();

const FAQ = [
  {q: 'What is *one*?', a: 'First.', topic: 'The basics', id: 'one'},
  {q: 'Who pays?', a: 'Nobody.', topic: 'The basics', id: 'pays'},
  {q: 'Is this answered?', topic: 'Taking part', id: 'open-end'},
  {q: 'Who may come?', a: 'All.', topic: 'Taking part', id: 'come'},
];

before(() => setViewport({width: 800, height: 600}));

describe('remember', () => {
  afterEach(() => {
    sessionStorage.clear();
  });
  const again = async (faq: WelearnFaq, attributes: Partial<WelearnFaq>) => {
    faq.remove();
    return showFaq({faq: FAQ}, {remember: true, ...attributes});
  };

  it('reopens open questions', async () => {
    const faq = await showFaq({faq: FAQ}, {remember: true});
    question(faq, 'Who pays?').click();
    await faq.updateComplete;
    page.events = [];
    const next = await again(faq, {});
    expect(opened(next)).to.deep.equal(['Who pays?']);
    expect(page.seen('welearn-toggle'), 'nothing has changed').to.have.length(0);
  });

  it('wins over expand, even if the visitor has closed all', async () => {
    const faq = await showFaq({faq: FAQ}, {remember: true, expand: 'all'});
    expect(opened(faq)).to.have.length(3);
    faq.collapseAll();
    await faq.updateComplete;
    expect(opened(await again(faq, {expand: 'all'}))).to.deep.equal([]);
  });

  it('reopens one if only one may be open', async () => {
    const faq = await showFaq({faq: FAQ}, {remember: true});
    faq.expandAll();
    await faq.updateComplete;
    expect(opened(await again(faq, {exclusive: true}))).to.deep.equal(['What is one?']);
  });

  it('yields to an address', async () => {
    const faq = await showFaq({faq: FAQ}, {remember: true, exclusive: true});
    faq.show('pays');
    await faq.updateComplete;
    await follow('');
    history.replaceState(null, '', '#faq-come');
    const next = await again(faq, {exclusive: true});
    await until(() => opened(next).includes('Who may come?'), 'the address should open it');
    expect(opened(next)).to.deep.equal(['Who may come?']);
  });

  it('distinguishes elements of a page, and stores nothing for those without it', async () => {
    const faq = await showFaq({faq: FAQ}, {remember: true, id: 'a'});
    faq.show('pays');
    await faq.updateComplete;
    expect(opened(await showFaq({faq: FAQ}, {remember: true, id: 'b'}))).to.deep.equal([]);
    expect(opened(await showFaq({faq: FAQ}, {id: 'a'}))).to.deep.equal([]);
    expect(Object.keys(sessionStorage)).to.deep.equal([
      `welearn-open ${location.pathname}${location.search} a`,
    ]);
  });

  it('distinguishes elements without id and source', async () => {
    const pair = async () => {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const faqs = [1, 2].map(() => document.createElement('welearn-faq'));
      for (const faq of faqs) Object.assign(faq, {data: {faq: FAQ}, remember: true});
      box.append(...faqs);
      for (const faq of faqs) await waitForState(faq, 'ready');
      return faqs;
    };
    const [first, second] = await pair();
    first?.show('one');
    second?.show('pays');
    for (const faq of [first, second]) await faq?.updateComplete;
    for (const faq of [first, second]) faq?.remove();
    expect((await pair()).map(opened)).to.deep.equal([['What is one?'], ['Who pays?']]);
  });

  it('works if the storage is forbidden, or holds something else', async () => {
    sessionStorage.setItem(`welearn-open ${location.pathname}${location.search} a`, '{"x": 1}');
    const faq = await showFaq({faq: FAQ}, {remember: true, id: 'a', expand: 'first'});
    expect(opened(faq)).to.deep.equal(['What is one?']);
    const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage');
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('', 'SecurityError');
      },
    });
    try {
      faq.show('pays');
      await faq.updateComplete;
      expect(opened(faq)).to.deep.equal(['What is one?', 'Who pays?']);
      const next = await showFaq({faq: FAQ}, {remember: true, id: 'a', expand: 'first'});
      expect(opened(next)).to.deep.equal(['What is one?']);
    } finally {
      if (own) Object.defineProperty(window, 'sessionStorage', own);
    }
  });

  it('keeps the reader’s place after a reload, within two pixels', async () => {
    const faq = Array.from({length: 40}, (_, n) => ({
      q: `Question ${String(n)}?`,
      id: `q${String(n)}`,
      a: 'Many words. '.repeat(60),
    }));
    await page.server.serve('/faq.json', JSON.stringify({faq}));
    await page.server.serve(
      '/page.html',
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
        <script type="module" src="${await entryUrl()}"></script><p>Above</p>
        <welearn-faq src="faq.json" remember></welearn-faq>`,
    );
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe title="A page" height="400" src=${page.server.url('/page.html')}></iframe>`,
    );
    const ready = async () => {
      const found = () => frame.contentDocument?.querySelector('welearn-faq');
      await until(() => found()?.state === 'ready', 'the questions should be shown');
      const inner = found() as WelearnFaq;
      await inner.updateComplete;
      return inner;
    };
    const first = await ready();
    for (const id of ['q3', 'q20']) first.show(id);
    await first.updateComplete;
    question(first, 'Question 20?').scrollIntoView();
    const before = question(first, 'Question 20?').getBoundingClientRect().top;
    frame.contentWindow?.location.reload();
    await until(
      () => frame.contentDocument?.querySelector('welearn-faq') !== first,
      'the page should be reloaded',
    );
    const next = await ready();
    expect(opened(next)).to.deep.equal(['Question 3?', 'Question 20?']);
    expect(question(next, 'Question 20?').getBoundingClientRect().top).to.be.closeTo(before, 2);
  });
});
