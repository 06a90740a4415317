import {aTimeout, expect, fixture, html} from '@open-wc/testing';
import {emulateMedia, sendKeys, sendMouse, setViewport} from '@web/test-runner-commands';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  answer,
  calm,
  centre,
  focused,
  isVisible,
  levelOf,
  opened,
  part,
  parts,
  question,
  reaches,
  rootOf,
  textOf,
  texts,
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
const LONG = 'A long answer. '.repeat(400);

async function shown(data: unknown, attributes: Partial<WelearnFaq> = {}): Promise<WelearnFaq> {
  const faq = document.createElement('welearn-faq');
  Object.assign(faq, attributes, {data});
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.append(faq);
  await reaches(faq, 'ready');
  return faq;
}

/** Presses a button as a visitor does: browsers give more to who really presses. */
async function press(element: Element): Promise<void> {
  await centre(element);
  const {left, top, width, height} = element.getBoundingClientRect();
  const position: [number, number] = [left + width / 2, top + height / 2].map(Math.round) as [
    number,
    number,
  ];
  await sendMouse({type: 'click', position});
}

async function follow(fragment: string): Promise<void> {
  location.hash = fragment;
  await aTimeout(50);
  await calm();
}

before(() => setViewport({width: 800, height: 600}));

describe('copy-links', () => {
  /** What is on the clipboard, as a visitor finds out. */
  async function pasted(): Promise<string> {
    const field = await fixture<HTMLTextAreaElement>(html`<textarea></textarea>`);
    field.focus();
    await sendKeys({down: 'Control'});
    await sendKeys({press: 'v'});
    await sendKeys({up: 'Control'});
    await until(() => field.value !== '', 'something should be pasted');
    return field.value;
  }

  const links = (faq: WelearnFaq) => parts(faq, 'copy-link');
  const status = (faq: WelearnFaq) =>
    [...rootOf(faq).querySelectorAll('[role="status"]')].map(textOf).join('');

  it('puts a button beside each heading, with a name of its own', async () => {
    const faq = await shown({faq: FAQ}, {copyLinks: true});
    await until(() => links(faq).length === 4, 'there should be buttons');
    const [first] = links(faq);
    const names = (first?.getAttribute('aria-labelledby') ?? '').split(' ');
    const named = names.map(id => textOf(rootOf(faq).getElementById(id) ?? undefined)).join(' ');
    expect(named).to.equal('Copy link: What is one?');
    expect(first?.closest('h1, h2, h3, h4, h5, h6') === null, 'not in the heading').to.be.true;
    for (const link of links(faq)) {
      expect(link.localName).to.equal('button');
      const {width, height} = link.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
    faq.copyLinks = false;
    await faq.updateComplete;
    expect(links(faq)).to.have.length(0);
  });

  it('copies the question’s address, and says so to eyes and ears', async () => {
    const faq = await shown({faq: FAQ}, {copyLinks: true});
    await until(() => links(faq).length === 4, 'there should be buttons');
    await press(links(faq)[1] as Element);
    await until(() => page.seen('welearn-copy').length === 1, 'an event should tell');
    const url = `${location.href.replace(/#.*/, '')}#faq-pays`;
    expect(page.seen('welearn-copy')[0]?.detail).to.deep.equal({id: 'pays', url});
    await until(() => status(faq) === 'Copied', 'ears should be told');
    const note = rootOf(faq).querySelector('.note');
    expect(textOf(note ?? undefined)).to.equal('Copied');
    expect(note && isVisible(note)).to.be.true;
    expect(opened(faq), 'opens nothing').to.deep.equal([]);
    expect(location.hash).to.equal('');
    expect(focused() === links(faq)[1], 'the focus stays').to.be.true;
    expect(await pasted()).to.equal(url);
    await until(() => status(faq) === '', 'and not for ever');
  });

  it('names the element, if that has an id', async () => {
    const faq = await shown({faq: FAQ}, {copyLinks: true, id: 'visits'});
    await until(() => links(faq).length === 4, 'there should be buttons');
    await press(links(faq)[1] as Element);
    await until(() => page.seen('welearn-copy').length === 1, 'an event should tell');
    expect(page.seen('welearn-copy')[0]?.detail.url).to.match(/#visits-faq-pays$/);
  });

  it('says so a second time, too, and writes a name in any script as an address has it', async () => {
    const faq = await shown({faq: FAQ}, {copyLinks: true, id: 'öffnung'});
    const region = rootOf(faq).querySelector('.visually-hidden[role="status"]');
    const said: (string | null)[] = [];
    const observer = new MutationObserver(() => said.push(region?.textContent ?? null));
    if (region) observer.observe(region, {childList: true, characterData: true, subtree: true});
    for (const [times, link] of links(faq).slice(0, 2).entries()) {
      await press(link);
      await until(() => said.length > times, 'ears should be told');
    }
    observer.disconnect();
    expect(said.map(text => text?.trim())).to.deep.equal(['Copied', 'Copied']);
    expect(page.seen('welearn-copy')[0]?.detail.url).to.match(/#%C3%B6ffnung-faq-one$/);
  });

  describe('where the clipboard is', () => {
    const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    afterEach(() => {
      Reflect.deleteProperty(navigator, 'clipboard');
      if (own) Object.defineProperty(navigator, 'clipboard', own);
      Reflect.deleteProperty(document, 'execCommand');
    });
    const forbid = (clipboard: unknown) =>
      Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});

    it('absent, copies all the same', async () => {
      forbid(undefined);
      const faq = await shown({faq: FAQ}, {copyLinks: true});
      await until(() => links(faq).length === 4, 'there should be buttons');
      await press(links(faq)[3] as Element);
      const place = scrollY;
      await until(() => status(faq) === 'Copied', 'ears should be told');
      expect(scrollY, 'nothing moves').to.equal(place);
      expect(await pasted()).to.match(/#faq-come$/);
    });

    it('absent, keeps its height while it copies', async () => {
      forbid(undefined);
      const faq = await shown({faq: FAQ}, {copyLinks: true});
      const height = () => faq.getBoundingClientRect().height;
      const before = height();
      let during = 0;
      const value = () => (during = height()) > 0;
      Object.defineProperty(document, 'execCommand', {value, configurable: true});
      await press(links(faq)[3] as Element);
      await until(() => status(faq) === 'Copied', 'ears should be told');
      expect(during).to.equal(before);
    });

    it('forbidden after all, says no more that it is copied', async () => {
      forbid({writeText: () => Promise.resolve()});
      const faq = await shown({faq: FAQ}, {copyLinks: true});
      await press(links(faq)[0] as Element);
      await until(() => status(faq) === 'Copied', 'ears should be told');
      forbid(undefined);
      Object.defineProperty(document, 'execCommand', {value: () => false, configurable: true});
      await press(links(faq)[0] as Element);
      await until(() => focused()?.localName === 'input', 'the address should be shown');
      expect(status(faq)).to.equal('');
      expect(rootOf(faq).querySelector('.note') === null, 'to eyes').to.be.true;
    });

    it('forbidden, shows the address to copy by hand', async () => {
      forbid({writeText: () => Promise.reject(new DOMException('', 'NotAllowedError'))});
      Object.defineProperty(document, 'execCommand', {value: () => false, configurable: true});
      const faq = await shown({faq: FAQ}, {copyLinks: true});
      await until(() => links(faq).length === 4, 'there should be buttons');
      await press(links(faq)[3] as Element);
      const field = () => rootOf(faq).querySelector('input');
      await until(() => focused() === field(), 'the field should have the focus');
      expect(field()?.value).to.match(/#faq-come$/);
      expect(field()?.getAttribute('aria-label')).to.not.be.empty;
      expect(
        getSelection()?.toString() || field()?.value.slice(field()?.selectionStart ?? 1),
      ).to.match(/#faq-come$/);
      expect(status(faq)).to.equal('');
      expect(page.seen('welearn-copy')).to.have.length(1);
      field()?.blur();
      await faq.updateComplete;
      expect(field() === null, 'gone with the focus').to.be.true;
    });
  });
});

describe('remember', () => {
  afterEach(() => {
    sessionStorage.clear();
  });
  const again = async (faq: WelearnFaq, attributes: Partial<WelearnFaq>) => {
    faq.remove();
    return shown({faq: FAQ}, {remember: true, ...attributes});
  };

  it('opens what was open', async () => {
    const faq = await shown({faq: FAQ}, {remember: true});
    question(faq, 'Who pays?').click();
    await faq.updateComplete;
    page.events = [];
    const next = await again(faq, {});
    expect(opened(next)).to.deep.equal(['Who pays?']);
    expect(page.seen('welearn-toggle'), 'nothing has changed').to.have.length(0);
  });

  it('wins over expand, also where the visitor has closed all', async () => {
    const faq = await shown({faq: FAQ}, {remember: true, expand: 'all'});
    expect(opened(faq)).to.have.length(3);
    faq.collapseAll();
    await faq.updateComplete;
    expect(opened(await again(faq, {expand: 'all'}))).to.deep.equal([]);
  });

  it('keeps one, where only one may be open', async () => {
    const faq = await shown({faq: FAQ}, {remember: true});
    faq.expandAll();
    await faq.updateComplete;
    expect(opened(await again(faq, {exclusive: true}))).to.deep.equal(['What is one?']);
  });

  it('yields to an address', async () => {
    const faq = await shown({faq: FAQ}, {remember: true, exclusive: true});
    faq.show('pays');
    await faq.updateComplete;
    await follow('');
    history.replaceState(null, '', '#faq-come');
    const next = await again(faq, {exclusive: true});
    await until(() => opened(next).includes('Who may come?'), 'the address should open it');
    expect(opened(next)).to.deep.equal(['Who may come?']);
  });

  it('knows elements of a page apart, and is not asked where it is not set', async () => {
    const faq = await shown({faq: FAQ}, {remember: true, id: 'a'});
    faq.show('pays');
    await faq.updateComplete;
    expect(opened(await shown({faq: FAQ}, {remember: true, id: 'b'}))).to.deep.equal([]);
    expect(opened(await shown({faq: FAQ}, {id: 'a'}))).to.deep.equal([]);
    expect(Object.keys(sessionStorage)).to.deep.equal([
      `welearn-open ${location.pathname}${location.search} a`,
    ]);
  });

  it('knows those apart that have neither id nor source', async () => {
    const pair = async () => {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      const faqs = [1, 2].map(() => document.createElement('welearn-faq'));
      for (const faq of faqs) Object.assign(faq, {data: {faq: FAQ}, remember: true});
      box.append(...faqs);
      for (const faq of faqs) await reaches(faq, 'ready');
      return faqs;
    };
    const [first, second] = await pair();
    first?.show('one');
    second?.show('pays');
    for (const faq of [first, second]) await faq?.updateComplete;
    for (const faq of [first, second]) faq?.remove();
    expect((await pair()).map(opened)).to.deep.equal([['What is one?'], ['Who pays?']]);
  });

  it('is no error where the storage is forbidden, or holds something else', async () => {
    sessionStorage.setItem(`welearn-open ${location.pathname}${location.search} a`, '{"x": 1}');
    const faq = await shown({faq: FAQ}, {remember: true, id: 'a', expand: 'first'});
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
      const next = await shown({faq: FAQ}, {remember: true, id: 'a', expand: 'first'});
      expect(opened(next)).to.deep.equal(['What is one?']);
    } finally {
      if (own) Object.defineProperty(window, 'sessionStorage', own);
    }
  });
});

describe('topics', () => {
  it('are linked to above the questions, with controls', async () => {
    const faq = await shown({faq: FAQ}, {controls: true});
    const links = [...rootOf(faq).querySelectorAll<HTMLAnchorElement>('nav a')];
    expect(links.map(textOf)).to.deep.equal(['The basics', 'Taking part']);
    await press(links[1] as Element);
    await until(() => focused()?.id.startsWith('topic') === true, 'the focus should follow');
    const heading = focused() as Element;
    expect(textOf(heading)).to.equal('Taking part');
    expect(levelOf(heading)).to.equal(2);
    expect(location.hash).to.equal('#faq-taking-part');
    heading.dispatchEvent(new Event('blur'));
    expect(heading.hasAttribute('tabindex'), 'no stop on the way').to.be.false;
  });

  it('are not, where there is only one, or no controls', async () => {
    const one = await shown({faq: FAQ.slice(0, 2)}, {controls: true});
    const none = await shown({faq: FAQ});
    for (const faq of [one, none]) expect(rootOf(faq).querySelector('nav') === null).to.be.true;
  });

  it('have an address of their own, even if a question has their name', async () => {
    const data = {faq: [...FAQ, {q: 'Taking part', a: 'A question.'}]};
    const faq = await shown(data, {controls: true});
    const links = [...rootOf(faq).querySelectorAll<HTMLAnchorElement>('nav a')];
    expect(links.map(link => link.getAttribute('href'))).to.deep.equal([
      '#faq-the-basics',
      '#faq-taking-part-topic',
    ]);
    await follow('#faq-taking-part');
    await until(() => opened(faq).length === 1, 'the question should open');
    expect(opened(faq)).to.deep.equal(['Taking part']);
  });
});

describe('an address', () => {
  it('leads to a question that has no answer', async () => {
    const faq = await shown({faq: FAQ});
    await follow('#faq-open-end');
    await until(() => textOf(focused() ?? undefined) === 'Is this answered?', 'focus');
    expect(opened(faq)).to.deep.equal([]);
  });

  it('opens closed details around the questions', async () => {
    const box = await fixture<HTMLDetailsElement>(
      html`<details>
        <summary>More</summary>
        <welearn-faq .data=${{faq: FAQ}}></welearn-faq>
      </details>`,
    );
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await reaches(faq, 'ready');
    await follow('#faq-come');
    await until(() => box.open, 'the details should open');
    await until(() => focused() === question(faq, 'Who may come?'), 'focus');
  });

  it('is none where a link opens another window', async () => {
    const faq = await shown({faq: FAQ});
    const link = await fixture<HTMLAnchorElement>(
      html`<a href="#faq-come" target="elsewhere">There</a>`,
    );
    await follow('#faq-come');
    faq.collapseAll();
    await calm(faq);
    // Behind the element's own listener, so that no window opens.
    addEventListener(
      'click',
      event => {
        event.preventDefault();
      },
      {once: true},
    );
    link.click();
    await calm(faq);
    expect(opened(faq)).to.deep.equal([]);
  });

  it('of an element whose name is in any script is written once', async () => {
    const data = {faq: [...FAQ, {q: 'Where?', a: '[There](#come)'}]};
    const faq = await shown(data, {id: 'öffnung', expand: 'all'});
    // Its length has a limit, which the tests before may have reached.
    const pushState = history.pushState.bind(history);
    let entries = 0;
    history.pushState = (...state) => {
      entries++;
      pushState(...state);
    };
    for (let visit = 0; visit < 2; visit++) {
      part(faq, 'link').click();
      await until(() => focused() === question(faq, 'Who may come?'), 'focus');
      question(faq, 'Where?').focus();
    }
    Reflect.deleteProperty(history, 'pushState');
    expect(entries).to.equal(1);
  });

  it('is not led astray by what covers the whole window', async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="height: 3000px; padding-top: 1500px">
        <div style="position: fixed; inset: 0; background: #ddd">May we ask you something?</div>
        <welearn-faq .data=${{faq: FAQ}}></welearn-faq>
      </div>`,
    );
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await reaches(faq, 'ready');
    await follow('#faq-come');
    await until(() => focused() === question(faq, 'Who may come?'), 'focus');
    expect(question(faq, 'Who may come?').getBoundingClientRect().top).to.be.within(0, 100);
    scrollTo(0, 0);
  });

  it('brings the question out from under a header that stays, at once', async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="height: 3000px; padding-top: 1500px">
        <div style="position: fixed; inset: 0 0 auto; height: 90px; background: #ddd"></div>
        <welearn-faq .data=${{faq: FAQ}}></welearn-faq>
      </div>`,
    );
    document.documentElement.style.scrollBehavior = 'smooth';
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await reaches(faq, 'ready');
    await follow('#faq-come');
    await until(() => focused() === question(faq, 'Who may come?'), 'focus');
    const {top} = question(faq, 'Who may come?').getBoundingClientRect();
    document.documentElement.style.scrollBehavior = '';
    expect(top).to.be.within(90, 200);
    scrollTo(0, 0);
  });
});

describe('what a reader looks at stays where it is', () => {
  const data = {
    faq: [
      {q: 'One?', a: LONG},
      {q: 'Two?', a: LONG},
      {q: 'Three?', a: 'Short.'},
      {q: 'Four?', a: LONG},
    ],
  };
  const topOf = (element: Element) => element.getBoundingClientRect().top;
  const settled = () => aTimeout(100);

  async function pageWith(attributes: Partial<WelearnFaq>): Promise<WelearnFaq> {
    const faq = await shown(data, attributes);
    (faq.parentElement as HTMLElement).style.cssText = 'padding-block: 400px 2000px';
    return faq;
  }
  afterEach(() => {
    scrollTo(0, 0);
  });

  it('when another answer closes above', async () => {
    const faq = await pageWith({exclusive: true, expand: 'first'});
    const two = question(faq, 'Two?');
    await centre(two);
    const before = topOf(two);
    await press(two);
    await settled();
    expect(opened(faq)).to.deep.equal(['Two?']);
    expect(topOf(two)).to.be.closeTo(before, 1.5);
  });

  it('when a script opens what is above', async () => {
    const faq = await pageWith({});
    const four = question(faq, 'Four?');
    scrollTo(0, scrollY + topOf(question(faq, 'Three?')) + 5);
    await settled();
    const before = topOf(four);
    faq.show('one');
    faq.show('two');
    await faq.updateComplete;
    await settled();
    expect(topOf(four)).to.be.closeTo(before, 1.5);
  });

  it('when a fresher document has more questions above, also with the focus', async () => {
    const faq = await pageWith({});
    const three = question(faq, 'Three?');
    scrollTo(0, scrollY + topOf(three) - 100);
    await settled();
    three.focus({preventScroll: true});
    const before = topOf(three);
    faq.data = {faq: [{q: 'New?', a: 'x'}, {q: 'Newer?', a: 'x'}, ...data.faq.toReversed()]};
    await until(() => parts(faq, 'question').length === 6, 'the new document should be shown');
    await settled();
    expect(focused() === three, 'the focus stays').to.be.true;
    expect(topOf(three)).to.be.closeTo(before, 1.5);
  });

  it('in a box of the page’s that scrolls', async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="height: 300px; overflow: auto">
        <p style="height: 400px">Before.</p>
        <welearn-faq exclusive expand="first" .data=${data}></welearn-faq>
      </div>`,
    );
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await reaches(faq, 'ready');
    const two = question(faq, 'Two?');
    two.scrollIntoView({block: 'center'});
    const before = topOf(two);
    two.click();
    await faq.updateComplete;
    await settled();
    expect(topOf(two)).to.be.closeTo(before, 1.5);
  });
});

describe('the focus', () => {
  it('stays at its question, when that gets a heading of another level', async () => {
    const faq = await shown({faq: FAQ, faq_title: 'Questions'});
    question(faq, 'Who pays?').focus();
    faq.data = {faq: [{q: 'New?', a: 'x', topic: 'The basics'}, ...FAQ]};
    await until(() => parts(faq, 'question').length === 5, 'the new document should be shown');
    await faq.updateComplete;
    expect(textOf(focused() ?? undefined)).to.equal('Who pays?');
  });

  it('goes to the neighbour of a question that is gone', async () => {
    const faq = await shown({faq: FAQ});
    question(faq, 'Who pays?').focus();
    faq.data = {faq: FAQ.filter(({id}) => id !== 'pays')};
    await until(() => parts(faq, 'question').length === 3, 'the new document should be shown');
    await faq.updateComplete;
    expect(textOf(focused() ?? undefined)).to.equal('Who may come?');
  });

  it('goes to the question, when its answer closes around it', async () => {
    const faq = await shown(
      {faq: [{q: 'Where?', a: '[There](https://x.example).'}]},
      {expand: 'all'},
    );
    part(faq, 'link').focus();
    faq.collapseAll();
    await faq.updateComplete;
    expect(focused() === question(faq, 'Where?')).to.be.true;
  });
});

describe('regions', () => {
  const many = (count: number) =>
    Array.from({length: count}, (_, n) => ({q: `Question ${String(n)}?`, a: 'x'}));

  it('are answers, up to six of them', async () => {
    const faq = await shown({faq: [...many(6), {q: 'Unanswered?'}]});
    expect(answer(faq, 'Question 2?').getAttribute('role')).to.equal('region');
    expect(answer(faq, 'Question 2?').getAttribute('aria-labelledby')).to.equal(
      question(faq, 'Question 2?').id,
    );
    faq.data = {faq: many(7)};
    await until(() => texts(faq, 'question')[6] === 'Question 6?', 'the new should be shown');
    await faq.updateComplete;
    expect(answer(faq, 'Question 2?').hasAttribute('role')).to.be.false;
    expect(answer(faq, 'Question 2?').hasAttribute('aria-labelledby')).to.be.false;
  });
});

describe('text in another direction', () => {
  it('has its own, block by block', async () => {
    const a = 'نعم، **بالتأكيد**.\n\nSee the list.\n\n1234';
    const faq = await shown({faq: [{q: 'هل يمكنني؟', a}]}, {expand: 'all'});
    const blocks = [...answer(faq, 'هل يمكنني؟').querySelectorAll('p')];
    expect(blocks.map(block => getComputedStyle(block).direction)).to.deep.equal([
      'rtl',
      'ltr',
      'ltr',
    ]);
    const words = question(faq, 'هل يمكنني؟').querySelector('.words') as Element;
    expect(getComputedStyle(words).direction).to.equal('rtl');
  });

  it('is that of lists, quotations and tables, too, by their first words', async () => {
    const a = '> نعم\n\n- نعم\n- No\n\n|نعم|لا|\n|-|-|\n|1|2|\n\n1. No\n2. نعم';
    const faq = await shown({faq: [{q: 'Which?', a}]}, {expand: 'all'});
    const blocks = [...answer(faq, 'Which?').querySelectorAll('blockquote, ul, table, ol')];
    expect(blocks.map(block => getComputedStyle(block).direction)).to.deep.equal([
      'rtl',
      'rtl',
      'rtl',
      'ltr',
    ]);
  });

  it('is not marked where there is none', async () => {
    const faq = await shown({faq: FAQ}, {expand: 'all'});
    expect(rootOf(faq).querySelectorAll('.content [dir]')).to.have.length(0);
  });
});

// Not in WebKit, whose driver cannot ask for paper.
const isWebKit =
  navigator.userAgent.includes('AppleWebKit') && !navigator.userAgent.includes('Chrome');
describe('on paper', () => {
  if (isWebKit) return void it.skip('WebKit’s driver knows no print');
  before(() => emulateMedia({media: 'print'}));
  after(() => emulateMedia({media: 'screen'}));
  const seen = (faq: WelearnFaq) =>
    parts(faq, 'answer').filter(panel => panel.getBoundingClientRect().height > 10).length;

  it('all answers are there, or what is open with print="as-is"', async () => {
    const all = await shown({faq: FAQ}, {exclusive: true});
    expect(seen(all)).to.equal(3);
    const asIs = await shown({faq: FAQ}, {print: 'as-is', expand: 'first', copyLinks: true});
    await until(() => parts(asIs, 'copy-link').length > 0, 'there should be buttons');
    expect(seen(asIs)).to.equal(1);
    expect(parts(asIs, 'copy-link').filter(isVisible)).to.have.length(0);
  });

  it('links are followed by their address, unless they say it', async () => {
    const a =
      '[here](/there) https://a.example/b <m@a.example> [part](#one) [mail](mailto:x@a.example)';
    const faq = await shown({faq: [{q: 'Where?', a}]}, {expand: 'all', base: 'https://x.example/'});
    // Firefox tells the style, and not what comes of it.
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

  it('warns of what is no choice', async () => {
    const faq = await shown({faq: FAQ}, {print: 'never' as 'as-is'});
    expect(seen(faq)).to.equal(3);
    expect(page.takeWarnings().join()).to.include('print="never"');
  });
});
