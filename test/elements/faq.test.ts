import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {libraryDocuments} from '../server/client.js';
import {
  addressChanged,
  answer,
  centre,
  click,
  focused,
  follow,
  isVisible,
  levelOf,
  opened,
  part,
  parts,
  question,
  questions,
  waitForAnimations,
  waitForState,
  rootOf,
  settle,
  showFaq,
  textOf,
  texts,
  until,
  watchedPage,
} from './support.js';

const documents = await libraryDocuments();
const OPEN = 'When are you open?';
const MEET = 'Where do we meet?';
const COST = 'Does it cost money?';
const DATA = {
  faq_title: 'Your questions',
  faq: [
    {id: 'open', q: OPEN, a: 'Every day until six. See [our hours](/hours).'},
    {q: MEET, a: 'In the [reading room](/rooms), beside the *stairs*.'},
    {q: COST, a: 'No.'},
  ],
};

const page = watchedPage();

interface Options {
  id?: string;
  expand?: string;
  exclusive?: boolean;
  controls?: boolean;
  heading?: string;
  level?: number;
}

/** A FAQ that shows `data`. */
async function show(data: unknown = DATA, options: Options = {}): Promise<WelearnFaq> {
  const {id = '', expand = 'none', exclusive = false, controls = false, heading, level} = options;
  const faq = await fixture<WelearnFaq>(
    html`<welearn-faq
      id=${id}
      expand=${expand}
      ?exclusive=${exclusive}
      ?controls=${controls}
      .heading=${heading ?? null}
      .headingLevel=${level ?? 2}
      .data=${data}
    ></welearn-faq>`,
  );
  await waitForState(faq, 'ready');
  return faq;
}

/** The toggle events so far, in short. */
const toggles = () => page.seen('welearn-toggle').map(({detail}) => detail);

const isFocused = (faq: WelearnFaq, text: string) => focused() === question(faq, text);

const isClosed = (panel: HTMLElement) =>
  panel.getAttribute('hidden') === ('onbeforematch' in HTMLElement.prototype ? 'until-found' : '');

describe('a question', () => {
  it('is a heading that contains only a button', async () => {
    const faq = await show();
    expect(questions(faq)).to.deep.equal([OPEN, MEET, COST]);
    for (const button of parts(faq, 'question')) {
      expect(button).to.include({localName: 'button', type: 'button'});
      const heading = button.parentElement;
      expect(heading?.localName).to.equal('h3');
      expect(heading?.children).to.have.length(1);
      expect(textOf(heading ?? undefined)).to.equal(textOf(button));
    }
  });

  it('exposes whether it is open, and the panel that it controls', async () => {
    const faq = await show();
    const [first, ...others] = parts(faq, 'question');
    first?.click();
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([OPEN]);
    for (const button of others) expect(button.getAttribute('aria-expanded')).to.equal('false');
    expect(answer(faq, OPEN).hasAttribute('hidden')).to.be.false;
    expect(textOf(answer(faq, OPEN))).to.equal('Every day until six. See our hours.');
    for (const text of [MEET, COST]) expect(isClosed(answer(faq, text)), text).to.be.true;
    expect(isVisible(part(answerItem(faq, OPEN), 'answer'))).to.be.true;
    const ids = [...rootOf(faq).querySelectorAll('[id]')].map(({id}) => id);
    expect(new Set(ids).size, 'ids').to.equal(ids.length);
  });

  it('shows its answer only while open', async () => {
    const faq = await show();
    const words = () => answer(faq, MEET).querySelector('p');
    const height = () => words()?.getBoundingClientRect().height ?? 0;
    expect(answer(faq, MEET).getBoundingClientRect().height).to.equal(0);
    question(faq, MEET).click();
    await faq.updateComplete;
    expect(height()).to.be.above(10);
    expect(parts(faq, 'item-open').map(item => textOf(item))).to.have.length(1);
    question(faq, MEET).click();
    await faq.updateComplete;
    await waitForAnimations(faq);
    expect(answer(faq, MEET).getBoundingClientRect().height).to.equal(0);
    expect(parts(faq, 'item-open')).to.have.length(0);
  });

  it('may have Markdown, but no link, because a button cannot contain one', async () => {
    const faq = await show([{q: 'What is `we learn` at [the *library*](/x)?', a: 'This.'}]);
    const button = part(faq, 'question');
    expect(textOf(button)).to.equal('What is we learn at the library?');
    expect(button.querySelector('code, em') !== null).to.be.true;
    expect(button.querySelector('a') === null).to.be.true;
  });

  it('is shown without an answer, with nothing to open', async () => {
    const faq = await show([{q: 'Is this answered?'}, {q: OPEN, a: 'x'}], {expand: 'all'});
    const [first, second] = parts(faq, 'question');
    expect(first?.localName).not.to.equal('button');
    expect(first?.hasAttribute('aria-expanded')).to.be.false;
    expect(levelOf(first as Element)).to.equal(levelOf(second as Element));
    faq.toggle('is-this-answered');
    await faq.updateComplete;
    expect(toggles()).to.be.empty;
    expect(opened(faq)).to.deep.equal([OPEN]);
  });

  it('is not shown if hidden or empty', async () => {
    const faq = await show([
      {q: OPEN, a: 'x'},
      {q: MEET, a: 'x', hidden: true},
      {q: ' ', a: 'An answer to nothing.'},
    ]);
    expect(questions(faq)).to.deep.equal([OPEN]);
    expect(faq.document?.faq).to.have.length(1);
  });

  it('has its own id, or a unique one made of its words', async () => {
    const faq = await show([
      {q: 'Wann öffnet ihr?', a: '1'},
      {q: 'Wann öffnet ihr?', a: '2'},
      {q: 'Other', id: 'wann-öffnet-ihr-2', a: '3'},
      {q: '?!', a: '4'},
    ]);
    expect(faq.document?.faq.map(({id}) => id)).to.deep.equal([
      'wann-öffnet-ihr',
      'wann-öffnet-ihr-3',
      'wann-öffnet-ihr-2',
      'question',
    ]);
    for (const button of parts(faq, 'question')) button.click();
    await faq.updateComplete;
    expect(texts(faq, 'answer')).to.deep.equal(['1', '2', '3', '4']);
    expect(parts(faq, 'item-open')).to.have.length(4);
  });
});

/** The item of a question, as if it were a shadow tree of its own, to find parts in it. */
function answerItem(faq: WelearnFaq, text: string): Element {
  const item = question(faq, text).closest('[part~="item"]');
  return {localName: 'item', shadowRoot: item} as unknown as Element;
}

describe('documents of libraries', () => {
  for (const {path, entries} of documents) {
    it(`are shown in full: ${path}`, async () => {
      const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${path}></welearn-faq>`);
      await waitForState(faq, 'ready');
      expect(questions(faq).map(words)).to.deep.equal(entries.map(({q}) => words(q)));
      expect(texts(faq, 'answer').map(words)).to.deep.equal(entries.map(({a}) => words(a)));
      expect(faq.error).to.equal(null);
    });
  }

  /** The letters and digits of a Markdown text, or of its rendered form. */
  function words(text: string): string {
    const shown = text.replace(/(\])\([^)]*\)|<[^>]*>/g, '$1');
    return (shown.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
  }
});

describe('the questions open at first', () => {
  it('are none by default', async () => {
    expect(opened(await show())).to.be.empty;
  });

  it('are the first with an answer, with expand="first"', async () => {
    const faq = await show([{q: 'No answer'}, ...DATA.faq], {expand: 'first'});
    expect(opened(faq)).to.deep.equal([OPEN]);
  });

  it('are all, with expand="all", without an event', async () => {
    const faq = await show(DATA, {expand: 'all'});
    expect(opened(faq)).to.deep.equal([OPEN, MEET, COST]);
    await settle(faq);
    expect(toggles()).to.be.empty;
  });

  it('are at most one if the element is exclusive', async () => {
    expect(opened(await show(DATA, {expand: 'all', exclusive: true}))).to.deep.equal([OPEN]);
  });
});

describe('opening and closing', () => {
  it('works by methods', async () => {
    const faq = await show();
    const after = async (act: () => void) => {
      act();
      await faq.updateComplete;
      return opened(faq);
    };
    expect(await after(() => faq.show('where-do-we-meet'))).to.deep.equal([MEET]);
    expect(await after(() => faq.show('where-do-we-meet'))).to.deep.equal([MEET]);
    expect(await after(() => faq.toggle('open'))).to.deep.equal([OPEN, MEET]);
    expect(await after(() => faq.toggle('open'))).to.deep.equal([MEET]);
    expect(await after(() => faq.hide('where-do-we-meet'))).to.deep.equal([]);
    expect(await after(() => faq.expandAll())).to.deep.equal([OPEN, MEET, COST]);
    expect(await after(() => faq.collapseAll())).to.deep.equal([]);
    expect(await after(() => faq.show('no-such-question'))).to.deep.equal([]);
    // No change, so no event: four times one question, all but the open one, and all.
    expect(toggles()).to.have.length(10);
  });

  it('fires an event beforehand, with the question as it is shown', async () => {
    const faq = await show([{id: 'x', q: 'What is *this*?', a: 'y'}]);
    const before: string[][] = [];
    faq.addEventListener('welearn-toggle', () => before.push(opened(faq)));
    part(faq, 'question').click();
    await faq.updateComplete;
    part(faq, 'question').click();
    await faq.updateComplete;
    expect(before).to.deep.equal([[], ['What is this?']]);
    expect(toggles()).to.deep.equal([
      {id: 'x', question: 'What is this?', open: true},
      {id: 'x', question: 'What is this?', open: false},
    ]);
    const [event] = page.seen('welearn-toggle');
    expect(event).to.include({bubbles: true, composed: true, cancelable: true});
    expect(event?.constructor).not.to.equal(CustomEvent);
  });

  it('can be prevented, for visitors and scripts', async () => {
    const faq = await show(DATA, {expand: 'first'});
    faq.addEventListener('welearn-toggle', event => event.preventDefault());
    question(faq, OPEN).click();
    question(faq, MEET).click();
    faq.hide('open');
    faq.expandAll();
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([OPEN]);
    expect(isClosed(answer(faq, MEET))).to.be.true;
    expect(answer(faq, OPEN).hasAttribute('hidden')).to.be.false;
    expect(toggles()).to.have.length(5);
  });

  it('can be prevented for an address', async () => {
    const faq = await show();
    faq.addEventListener('welearn-toggle', event => event.preventDefault());
    location.hash = 'faq-open';
    await until(() => toggles().length === 1, 'an event should tell');
    await settle(faq);
    expect(opened(faq)).to.be.empty;
  });

  it('leaves one open at a time if exclusive, and fires an event for the one that closes', async () => {
    const faq = await show(DATA, {exclusive: true, expand: 'first'});
    question(faq, MEET).click();
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([MEET]);
    expect(toggles()).to.have.deep.members([
      {id: 'open', question: OPEN, open: false},
      {id: 'where-do-we-meet', question: MEET, open: true},
    ]);
    faq.expandAll();
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([MEET]);
    faq.collapseAll();
    faq.expandAll();
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([OPEN]);
  });

  it('leaves one open if exclusive, even if that one refuses to close', async () => {
    const faq = await show(DATA, {exclusive: true, expand: 'first'});
    faq.addEventListener('welearn-toggle', event => {
      if (!event.detail.open) event.preventDefault();
    });
    question(faq, COST).click();
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([OPEN]);
  });

  it('leaves one open if exclusive is set afterwards', async () => {
    const faq = await show(DATA, {expand: 'all'});
    faq.exclusive = true;
    await faq.updateComplete;
    expect(opened(faq)).to.have.length(1);
  });

  it('has controls for all at once, if set', async () => {
    const faq = await show();
    expect(parts(faq, 'toolbar')).to.have.length(0);
    faq.controls = true;
    await until(() => parts(faq, 'expand-all').length === 1, 'there should be a button');
    const control = part(faq, 'expand-all');
    expect(textOf(control)).to.equal('Expand all');
    control.click();
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([OPEN, MEET, COST]);
    expect(textOf(part(faq, 'expand-all'))).to.equal('Collapse all');
    part(faq, 'expand-all').click();
    await faq.updateComplete;
    expect(opened(faq)).to.be.empty;
    expect(textOf(part(faq, 'expand-all'))).to.equal('Expand all');
  });
});

describe('find-in-page', () => {
  /** Does what a browser does to a panel that contains a match. */
  const reveal = (panel: HTMLElement) => {
    panel.dispatchEvent(new Event('beforematch', {bubbles: true}));
    panel.removeAttribute('hidden');
  };

  it('opens the question whose answer matches', async () => {
    const faq = await show();
    reveal(answer(faq, MEET));
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([MEET]);
    expect(toggles()).to.deep.equal([{id: 'where-do-we-meet', question: MEET, open: true}]);
    expect(page.seen('welearn-toggle')[0]?.cancelable).to.be.false;
    question(faq, MEET).click();
    await faq.updateComplete;
    expect(isClosed(answer(faq, MEET)), 'closed again').to.be.true;
  });

  it('cannot be prevented, because the browser shows the answer in any case', async () => {
    const faq = await show(DATA, {exclusive: true, expand: 'first'});
    faq.addEventListener('welearn-toggle', event => event.preventDefault());
    reveal(answer(faq, MEET));
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([MEET]);
    expect(answer(faq, MEET).hasAttribute('hidden')).to.be.false;
    expect(isClosed(answer(faq, OPEN))).to.be.true;
  });
});

describe('topics and headings', () => {
  const TOPICS = {
    faq_title: 'Questions',
    faq: [
      {q: 'One?', a: '1', topic: 'Visiting'},
      {q: 'Two?', a: '2', topic: 'Learning'},
      {q: 'Three?', a: '3', topic: 'Visiting'},
    ],
  };

  it('are grouped, each topic under its own heading', async () => {
    const faq = await show(TOPICS);
    expect(texts(faq, 'topic-heading')).to.deep.equal(['Visiting', 'Learning']);
    const topics = parts(faq, 'topic').map(topic =>
      [...topic.querySelectorAll('[part~="question"]')].map(textOf),
    );
    expect(topics).to.deep.equal([['One?', 'Three?'], ['Two?']]);
    faq.show('three');
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal(['Three?']);
    expect(textOf(answer(faq, 'Three?'))).to.equal('3');
  });

  it('can come from groups', async () => {
    const faq = await show([{topic: 'Visiting', questions: [{q: 'One?', a: '1'}]}]);
    expect(texts(faq, 'topic-heading')).to.deep.equal(['Visiting']);
  });

  interface Levels {
    options: Options;
    data: unknown;
    /** The levels of the heading, of topics, of questions, and of headings in answers. */
    levels: number[];
  }
  const inAnswer = [{q: 'One?', a: '#### Deep\n\ntext\n\n###### Deeper'}];
  const cases: Record<string, Levels> = {
    'begin at 2': {options: {}, data: {faq_title: 'T', faq: inAnswer}, levels: [2, 3, 4, 5]},
    'begin at the given level': {
      options: {level: 4},
      data: {faq_title: 'T', faq: inAnswer},
      levels: [4, 5, 6, 6],
    },
    'move up without a heading': {options: {}, data: inAnswer, levels: [2, 3, 4]},
    'move up with an empty heading': {
      options: {heading: ''},
      data: {faq_title: 'T', faq: inAnswer},
      levels: [2, 3, 4],
    },
    'put topics one deeper, and questions below them': {
      options: {level: 1},
      data: {faq_title: 'T', faq: [{topic: 'A', questions: inAnswer}]},
      levels: [1, 2, 3, 4, 5],
    },
    'put topics in place of a heading': {
      options: {level: 3},
      data: [{topic: 'A', questions: inAnswer}],
      levels: [3, 4, 5, 6],
    },
    'end at 6': {
      options: {level: 6},
      data: {faq_title: 'T', faq: [{topic: 'A', questions: inAnswer}]},
      levels: [6, 6, 6, 6, 6],
    },
  };
  for (const [what, {options, data, levels}] of Object.entries(cases)) {
    it(`have levels that ${what}`, async () => {
      const faq = await show(data, options);
      const headings = [...rootOf(faq).querySelectorAll('h1, h2, h3, h4, h5, h6')];
      expect(headings.map(levelOf)).to.deep.equal(levels);
    });
  }

  it('follow `heading` and `heading-level` when they change', async () => {
    const faq = await show();
    faq.setAttribute('heading', 'Good to know');
    faq.setAttribute('heading-level', '4');
    await faq.updateComplete;
    expect(texts(faq, 'heading')).to.deep.equal(['Good to know']);
    expect(levelOf(part(faq, 'heading'))).to.equal(4);
    expect(levelOf(part(faq, 'question'))).to.equal(5);
  });
});

describe("a question's address", () => {
  /**
   * Navigates to a fragment, as a link in the page does, and waits until every listener has run.
   */
  const goTo = async (fragment: string, ...faqs: WelearnFaq[]) => {
    await follow(fragment);
    await settle(...faqs);
  };
  const inTall = (faq: unknown) =>
    html`<div>
      <div style="block-size: 3000px"></div>
      ${faq}
      <div style="block-size: 3000px"></div>
    </div>`;

  it('opens, shows and focuses it when the page loads', async () => {
    history.replaceState(null, '', '#faq-where-do-we-meet');
    const held = await page.server.hold('/faq.json');
    const src = page.server.url('/faq.json');
    const box = await fixture(inTall(html`<welearn-faq src=${src}></welearn-faq>`));
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await held.release(JSON.stringify(DATA));
    await waitForState(faq, 'ready');
    await until(() => isFocused(faq, MEET), 'the question should have the focus');
    expect(opened(faq)).to.deep.equal([MEET]);
    expect(question(faq, MEET).getBoundingClientRect().top).to.be.within(0, 100);
    expect(toggles()).to.deep.equal([{id: 'where-do-we-meet', question: MEET, open: true}]);
  });

  it('opens it when the address changes', async () => {
    const box = await fixture(inTall(html`<welearn-faq .data=${DATA}></welearn-faq>`));
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await waitForState(faq, 'ready');
    await goTo('faq-does-it-cost-money', faq);
    expect(opened(faq)).to.deep.equal([COST]);
    expect(isFocused(faq, COST)).to.be.true;
    expect(question(faq, COST).getBoundingClientRect().top).to.be.within(0, 100);
    await goTo('faq-open', faq);
    expect(opened(faq)).to.deep.equal([OPEN, COST]);
    expect(isFocused(faq, OPEN)).to.be.true;
  });

  it('keeps it open if it is open', async () => {
    const faq = await show(DATA, {expand: 'all'});
    await goTo('faq-open', faq);
    expect(opened(faq)).to.deep.equal([OPEN, MEET, COST]);
    expect(isFocused(faq, OPEN)).to.be.true;
    expect(toggles()).to.be.empty;
  });

  it('opens it again when the same link is clicked again', async () => {
    const link = await fixture<HTMLAnchorElement>(html`<a href="#faq-open">Hours</a>`);
    const faq = await show();
    link.click();
    await until(() => isFocused(faq, OPEN), 'the question should have the focus');
    expect(opened(faq)).to.deep.equal([OPEN]);
    faq.hide('open');
    question(faq, COST).focus();
    link.click();
    await until(() => isFocused(faq, OPEN), 'the question should have the focus again');
    expect(opened(faq)).to.deep.equal([OPEN]);
  });

  it('may be linked from an answer', async () => {
    const faq = await show([...DATA.faq, {q: 'And when?', a: 'See [above](#faq-open).'}]);
    faq.show('and-when');
    await faq.updateComplete;
    answer(faq, 'And when?').querySelector('a')?.click();
    await until(() => isFocused(faq, OPEN), 'the question should have the focus');
    expect(opened(faq)).to.deep.equal([OPEN, 'And when?']);
  });

  it('may be linked from an answer by the bare id, and an exact one wins', async () => {
    const faq = await show([
      {id: 'öffnung', q: 'When?', a: 'Now.'},
      {id: 'faq-x', q: 'Exact?', a: 'Yes.'},
      {id: 'x', q: 'Short?', a: 'Yes.'},
      {q: 'Links?', a: '[a](#öffnung) [b](#faq-x) [c](#x) [d](#nowhere)'},
    ]);
    faq.show('links');
    await faq.updateComplete;
    const links = [...answer(faq, 'Links?').querySelectorAll('a')];
    for (const [i, asked] of ['When?', 'Exact?', 'Short?'].entries()) {
      links[i]?.click();
      await until(() => isFocused(faq, asked), `${asked} should have the focus`);
    }
    expect(location.hash).to.equal('#faq-x');
    links[3]?.click();
    await addressChanged();
    await settle(faq);
    expect(opened(faq)).to.deep.equal(['When?', 'Exact?', 'Short?', 'Links?']);
    expect(location.hash).to.equal('#nowhere');
  });

  it('leads to a question of its own FAQ from an answer, whatever others have', async () => {
    const faq = [...DATA.faq, {q: 'And when?', a: 'See [above](#open), [here](#faq-open).'}];
    const first = await show(faq);
    const second = await show(faq, {id: 'branch'});
    second.base = 'https://elsewhere.example/x';
    await oneEvent(second, 'welearn-load');
    second.show('and-when');
    await second.updateComplete;
    for (const link of answer(second, 'And when?').querySelectorAll('a')) {
      history.replaceState(null, '', location.pathname + location.search);
      second.hide('open');
      question(second, COST).focus();
      link.click();
      await until(() => isFocused(second, OPEN), 'the question should have the focus');
      expect(location.hash).to.equal('#branch-faq-open');
      expect(opened(second)).to.deep.equal([OPEN, 'And when?']);
    }
    expect(opened(first)).to.be.empty;
  });

  it('may include the element’s id', async () => {
    const first = await show(DATA);
    const second = await show(DATA, {id: 'branch'});
    await goTo('branch-faq-open', first, second);
    expect([opened(first), opened(second)]).to.deep.equal([[], [OPEN]]);
    expect(isFocused(second, OPEN)).to.be.true;
  });

  for (const id of ['faq', 'faq-branch']) {
    it(`may include the element’s id, even one that begins like an address: ${id}`, async () => {
      const faq = await show(DATA, {id});
      await goTo(`${id}-faq-open`, faq);
      expect(opened(faq)).to.deep.equal([OPEN]);
      expect(isFocused(faq, OPEN)).to.be.true;
    });
  }

  it('is answered by the first element in the page that has the question', async () => {
    const others = {faq: [{q: MEET, a: 'x'}]};
    const box = await fixture(html`<div></div>`);
    // They are added in another order than they appear in the page.
    for (const data of [DATA, DATA, others]) {
      const faq = document.createElement('welearn-faq');
      faq.data = data;
      box.prepend(faq);
      await waitForState(faq, 'ready');
    }
    const [first, second, third] = box.querySelectorAll('welearn-faq');
    if (!first || !second || !third) throw new Error('There should be three');
    await goTo('faq-open', first, second, third);
    expect([first, second, third].map(opened)).to.deep.equal([[], [OPEN], []]);
    await goTo('faq-where-do-we-meet', first, second, third);
    expect([first, second, third].map(opened)).to.deep.equal([[MEET], [OPEN], []]);
  });

  it('waits for the first element in the page while that loads', async () => {
    history.replaceState(null, '', '#faq-open');
    const held = await page.server.hold('/faq.json');
    const src = page.server.url('/faq.json');
    const first = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    const second = await show(DATA);
    await settle(first, second);
    expect(opened(second)).to.be.empty;
    await held.release(JSON.stringify(DATA));
    await waitForState(first, 'ready');
    await until(() => opened(first).length === 1, 'the first should answer');
    await settle(first, second);
    expect(opened(second)).to.be.empty;
  });

  it('is answered by the next one if the first fails', async () => {
    history.replaceState(null, '', '#faq-open');
    const src = page.server.url('/missing.json');
    const first = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    const second = await show(DATA);
    await waitForState(first, 'failed');
    await until(() => opened(second).length === 1, 'the second should answer');
    await page.errors();
  });

  const scripts = {
    German: 'Wann öffnet ihr?',
    Japanese: 'いつ開いていますか',
    Arabic: 'متى تفتحون؟',
    Hindi: 'आप कब खुलते हैं?',
  };
  for (const [language, q] of Object.entries(scripts)) {
    it(`works in any script, percent-encoded and decomposed: ${language}`, async () => {
      const faq = await show([
        {q: OPEN, a: 'x'},
        {q, a: 'y'},
      ]);
      const id = faq.document?.faq[1]?.id ?? '';
      expect(id).to.match(/^[\p{L}\p{M}\p{Nd}-]+$/u);
      for (const form of ['NFC', 'NFD']) {
        faq.collapseAll();
        await goTo('elsewhere', faq);
        await goTo(`faq-${encodeURIComponent(id.normalize(form))}`, faq);
        expect(opened(faq), form).to.deep.equal([q]);
      }
    });
  }

  it('has no effect if no element knows it', async () => {
    const faq = await show(DATA, {id: 'mine'});
    for (const fragment of ['faq-nothing', 'faq-', 'open', '%', 'theirs-faq-open', 'faq']) {
      await goTo(fragment, faq);
      expect(opened(faq), fragment).to.be.empty;
      expect(focused() === document.body, fragment).to.be.true;
    }
    expect(toggles()).to.be.empty;
  });

  it('has no effect on a removed element', async () => {
    const faq = await show();
    faq.remove();
    await settle(faq);
    await goTo('faq-open', faq);
    expect(opened(faq)).to.be.empty;
  });

  it('is answered once: a later change of the document does not move the reader back', async () => {
    const faq = await show();
    await goTo('faq-open', faq);
    question(faq, COST).focus();
    faq.hide('open');
    faq.data = {...DATA, faq_title: 'Other'};
    await until(() => texts(faq, 'heading')[0] === 'Other', 'the new data should be shown');
    await settle(faq);
    expect(opened(faq)).to.be.empty;
    expect(isFocused(faq, COST)).to.be.true;
  });
});

describe('a question already answered', () => {
  it('does not move the visitor when its element is only reattached', async () => {
    const faq = await show();
    location.hash = '#faq-where-do-we-meet';
    await until(() => opened(faq).includes(MEET), 'the address should be answered');
    const parent = faq.parentElement;
    const input = document.createElement('input');
    parent?.append(input);
    faq.remove();
    await settle(faq);
    input.focus();
    parent?.append(faq);
    faq.controls = true;
    await settle(faq);
    expect(focused() === input, 'focus').to.be.true;
  });
});

describe('the keyboard', () => {
  const withButtons = async () => {
    const box = await fixture(
      html`<div>
        <button>before</button>
        <welearn-faq .data=${DATA}></welearn-faq>
        <button>after</button>
      </div>`,
    );
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await waitForState(faq, 'ready');
    box.querySelector('button')?.focus();
    return faq;
  };
  /** The texts of the elements that take focus, from before the element to after it. */
  const stops = async () => {
    const seen: string[] = [];
    while (seen.at(-1) !== 'after' && seen.length < 12) {
      await sendKeys({press: 'Tab'});
      seen.push(textOf(focused() ?? undefined));
    }
    return seen;
  };

  it('finds no stop in closed answers', async () => {
    await withButtons();
    expect(await stops()).to.deep.equal([OPEN, MEET, COST, 'after']);
  });

  it('finds the links of open answers, in reading order, and none once they close', async () => {
    const faq = await withButtons();
    faq.show('open');
    await faq.updateComplete;
    expect(await stops()).to.deep.equal([OPEN, 'our hours', MEET, COST, 'after']);
    faq.collapseAll();
    await faq.updateComplete;
    document.querySelector('button')?.focus();
    expect(await stops()).to.deep.equal([OPEN, MEET, COST, 'after']);
  });

  for (const key of ['Enter', ' ']) {
    it(`opens and closes with ${key === ' ' ? 'Space' : key}, and keeps focus`, async () => {
      const faq = await withButtons();
      await sendKeys({press: 'Tab'});
      await sendKeys({press: 'Tab'});
      expect(isFocused(faq, MEET)).to.be.true;
      await sendKeys({press: key});
      await until(() => opened(faq).length === 1, 'it should open');
      expect(opened(faq)).to.deep.equal([MEET]);
      expect(isFocused(faq, MEET)).to.be.true;
      await sendKeys({press: key});
      await until(() => opened(faq).length === 0, 'it should close');
    });
  }
});

describe('new content', () => {
  it('opens as `expand` says, if the visitor has touched nothing', async () => {
    await page.server.serve('/all.json', JSON.stringify({faq: [{q: 'New?', a: 'Yes.'}]}));
    const faq = await show(DATA, {expand: 'all'});
    expect(opened(faq).length).to.be.above(1);
    faq.src = page.server.url('/all.json');
    await until(
      () => questions(faq).includes('New?'),
      'the fetched document should replace the data',
    );
    expect(opened(faq)).to.deep.equal(['New?']);
  });

  const asJson = (...faq: object[]) => JSON.stringify({faq});
  const [first, second, third] = DATA.faq as [object, object, object];

  it('keeps open answers and the focus when reloaded', async () => {
    await page.server.serve('/faq.json', asJson(first, second, third));
    const src = page.server.url('/faq.json');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'ready');
    faq.show('where-do-we-meet');
    await faq.updateComplete;
    const link = answer(faq, MEET).querySelector('a');
    link?.focus();
    await page.server.serve('/faq.json', asJson({q: 'New?', a: 'Yes.'}, first, second));
    await faq.reload();
    await faq.updateComplete;
    expect(questions(faq)).to.deep.equal(['New?', OPEN, MEET]);
    expect(opened(faq)).to.deep.equal([MEET]);
    expect(focused() === link, 'focus').to.be.true;
    expect(answer(faq, MEET).contains(link)).to.be.true;
    expect(toggles(), 'events').to.have.length(1);
  });

  it('keeps the scroll position when reloaded', async () => {
    const src = page.server.url('/faq.json');
    await page.server.serve('/faq.json', asJson(first, second, third));
    const box = await fixture(
      html`<div>
        <div style="block-size: 2000px"></div>
        <welearn-faq expand="all" src=${src}></welearn-faq>
        <div style="block-size: 2000px"></div>
      </div>`,
    );
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await waitForState(faq, 'ready');
    scrollTo(0, 1900);
    const place = scrollY;
    expect(place).to.be.above(1000);
    await faq.reload();
    await settle(faq);
    expect(scrollY).to.equal(place);
  });

  it('opens no closed answer when `src` replaces `data`', async () => {
    const held = await page.server.hold('/faq.json');
    const src = page.server.url('/faq.json');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq expand="first" .data=${DATA} src=${src}></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    question(faq, OPEN).click();
    question(faq, MEET).click();
    await held.release(asJson(second, third, first));
    await until(() => questions(faq)[0] === MEET, 'the document should be shown');
    expect(opened(faq)).to.deep.equal([MEET]);
  });
});

describe('a pointer on a question', () => {
  const middle = (element: Element): [number, number] => {
    const {left, top, width, height} = element.getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  };

  it('opens it once when clicked twice, and closes it when clicked again later', async () => {
    const faq = await showFaq({faq: [{q: MEET, a: 'Here.'}]});
    const button = question(faq, MEET);
    for (const detail of [1, 2])
      button.dispatchEvent(new MouseEvent('click', {detail, bubbles: true}));
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([MEET]);
    button.dispatchEvent(new MouseEvent('click', {detail: 1, bubbles: true}));
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([]);
  });

  it('selects its words when dragged, and does not open it', async function () {
    // WebKit selects no text of a button by dragging, so it stays a click.
    const isWebKit = /AppleWebKit(?!.*Chrome)/.test(navigator.userAgent);
    if (isWebKit) return this.skip();
    const faq = await showFaq({faq: [{q: MEET, a: 'Here.'}]});
    const words = question(faq, MEET).firstElementChild as HTMLElement;
    await centre(words);
    const {left} = words.getBoundingClientRect();
    const [, y] = middle(words);
    await sendMouse({type: 'move', position: [Math.round(left + 2), y]});
    await sendMouse({type: 'down'});
    await sendMouse({type: 'move', position: [Math.round(left + 60), y]});
    await sendMouse({type: 'up'});
    await settle(faq);
    expect(opened(faq)).to.deep.equal([]);
    expect(String(getSelection())).to.match(/^Whe/);
    getSelection()?.removeAllRanges();
    await click(question(faq, MEET));
    await until(() => opened(faq).length === 1, 'a click should open it');
  });

  it('is copied with its answer', async () => {
    const faq = await showFaq({faq: [{q: MEET, a: 'Here.'}]}, {expand: 'all'});
    const list = part(faq, 'list');
    const end = answer(faq, MEET);
    getSelection()?.setBaseAndExtent(list, 0, end, end.childNodes.length);
    const copied = String(getSelection()).replace(/\s+/g, ' ').trim();
    expect(copied).to.equal(`${MEET} Here.`);
    getSelection()?.removeAllRanges();
  });
});

describe('a feature that throws an error', () => {
  it('ends, and takes neither the others nor the questions along', async () => {
    const faq = await showFaq(
      [
        {q: 'Is it free?', a: 'Yes.'},
        {q: 'Who may come?', a: 'All.'},
      ],
      {searchable: true, controls: true},
    );
    const {PluralRules} = Intl;
    Object.assign(Intl, {PluralRules: undefined});
    faq.search('free');
    await page.errors();
    Object.assign(Intl, {PluralRules});
    await settle(faq);
    expect(parts(faq, 'search-input')).to.have.length(0);
    expect(parts(faq, 'item').filter(isVisible)).to.have.length(2);
    faq.expandAll();
    await settle(faq);
    expect(opened(faq)).to.deep.equal(['Is it free?', 'Who may come?']);
    expect(textOf(part(faq, 'expand-all'))).to.equal('Collapse all');
  });
});
