import {expect, fixture, html} from '@open-wc/testing';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  settle,
  click,
  focused,
  follow,
  levelOf,
  opened,
  part,
  question,
  resize,
  waitForState,
  rootOf,
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

before(() => resize(800, 600));

describe('topics', () => {
  it('are linked above the questions, if there are controls', async () => {
    const faq = await showFaq({faq: FAQ}, {controls: true});
    const links = [...rootOf(faq).querySelectorAll<HTMLAnchorElement>('nav a')];
    expect(links.map(textOf)).to.deep.equal(['The basics', 'Taking part']);
    await click(links[1] as Element);
    await until(() => focused()?.id.startsWith('topic') === true, 'the focus should follow');
    const heading = focused() as Element;
    expect(textOf(heading)).to.equal('Taking part');
    expect(levelOf(heading)).to.equal(2);
    expect(location.hash).to.equal('#faq-taking-part');
    heading.dispatchEvent(new Event('blur'));
    expect(heading.hasAttribute('tabindex'), 'no stop on the way').to.be.false;
  });

  it('are not linked if there is only one, or no controls', async () => {
    const one = await showFaq({faq: FAQ.slice(0, 2)}, {controls: true});
    const none = await showFaq({faq: FAQ});
    for (const faq of [one, none]) expect(rootOf(faq).querySelector('nav') === null).to.be.true;
  });

  it('have addresses of their own, even if a question has the same name', async () => {
    const data = {faq: [...FAQ, {q: 'Taking part', a: 'A question.'}]};
    const faq = await showFaq(data, {controls: true});
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
  it('leads to a question without an answer', async () => {
    const faq = await showFaq({faq: FAQ});
    await follow('#faq-open-end');
    await until(() => textOf(focused() ?? undefined) === 'Is this answered?', 'focus');
    expect(opened(faq)).to.deep.equal([]);
  });

  it('that was copied when ids were made of source leads to the same question', async () => {
    const before = {
      'what-is': 'What is `<details>`?',
      'i-️-books': 'I ❤️ books',
      'می-خواهم': 'می‌خواهم',
      'caf-eacute': 'Caf&eacute;',
      'caf-eacute-2': '*Caf&eacute;*',
    };
    const data = {faq: Object.values(before).map(q => ({q, a: 'Yes.'}))};
    const faq = await showFaq(data, {exclusive: true});
    const seen = ['What is <details>?', 'I ❤️ books', 'می‌خواهم', 'Café', 'Café'];
    for (const [i, id] of Object.keys(before).entries()) {
      await follow(`#faq-${encodeURIComponent(id)}`);
      await until(() => opened(faq)[0] === seen[i], `${id} should open`);
    }
    expect(rootOf(faq).querySelector('[id*=eacute]')).to.equal(null);
  });

  it('leads to the question that has the id now, rather than to one that had it', async () => {
    const faq = await showFaq({
      faq: [
        {q: 'What is `<b>`?', a: 'A tag.'},
        {q: 'What is?', a: 'Yes.'},
      ],
    });
    await follow('#faq-what-is');
    await until(() => opened(faq).length === 1, 'the question should open');
    expect(opened(faq)).to.deep.equal(['What is?']);
  });

  it('opens closed details around the questions', async () => {
    const box = await fixture<HTMLDetailsElement>(
      html`<details>
        <summary>More</summary>
        <welearn-faq .data=${{faq: FAQ}}></welearn-faq>
      </details>`,
    );
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await waitForState(faq, 'ready');
    await follow('#faq-come');
    await until(() => box.open, 'the details should open');
    await until(() => focused() === question(faq, 'Who may come?'), 'focus');
  });

  it('is ignored if its link opens another window', async () => {
    const faq = await showFaq({faq: FAQ});
    const link = await fixture<HTMLAnchorElement>(
      html`<a href="#faq-come" target="elsewhere">There</a>`,
    );
    await follow('#faq-come');
    faq.collapseAll();
    await settle(faq);
    // Runs after the element's own listener, so that no window opens.
    addEventListener(
      'click',
      event => {
        event.preventDefault();
      },
      {once: true},
    );
    link.click();
    await settle(faq);
    expect(opened(faq)).to.deep.equal([]);
  });

  it('is encoded once if the id of its element is in any script', async () => {
    const data = {faq: [...FAQ, {q: 'Where?', a: '[There](#come)'}]};
    const faq = await showFaq(data, {id: 'öffnung', expand: 'all'});
    // Browsers limit the length of the history, which earlier tests may have reached.
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

  it('finds its question under a layer that covers the whole window', async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="height: 3000px; padding-top: 1500px">
        <div style="position: fixed; inset: 0; background: #ddd">May we ask you something?</div>
        <welearn-faq .data=${{faq: FAQ}}></welearn-faq>
      </div>`,
    );
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await waitForState(faq, 'ready');
    await follow('#faq-come');
    await until(() => focused() === question(faq, 'Who may come?'), 'focus');
    expect(question(faq, 'Who may come?').getBoundingClientRect().top).to.be.within(0, 100);
    scrollTo(0, 0);
  });

  it('brings its question out from under a sticky header at once', async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="height: 3000px; padding-top: 1500px">
        <div style="position: fixed; inset: 0 0 auto; height: 90px; background: #ddd"></div>
        <welearn-faq .data=${{faq: FAQ}}></welearn-faq>
      </div>`,
    );
    document.documentElement.style.scrollBehavior = 'smooth';
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await waitForState(faq, 'ready');
    await follow('#faq-come');
    await until(() => focused() === question(faq, 'Who may come?'), 'focus');
    const {top} = question(faq, 'Who may come?').getBoundingClientRect();
    document.documentElement.style.scrollBehavior = '';
    expect(top).to.be.within(90, 200);
    scrollTo(0, 0);
  });
});
