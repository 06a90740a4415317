import {expect, fixture, html} from '@open-wc/testing';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  settle,
  click,
  focused,
  follow,
  levelOf,
  opened,
  painted,
  part,
  question,
  resize,
  waitForState,
  rootOf,
  showFaq,
  textOf,
  until,
  waitForAnimations,
  watchedPage,
} from './support.js';

const page = watchedPage();

const FAQ = [
  {q: 'What is *one*?', a: 'First.', topic: 'The basics', id: 'one'},
  {q: 'Who pays?', a: 'Nobody.', topic: 'The basics', id: 'pays'},
  {q: 'Is this answered?', topic: 'Taking part', id: 'open-end'},
  {q: 'Who may come?', a: 'All.', topic: 'Taking part', id: 'come'},
];

before(() => resize(800, 600));

describe('Back', () => {
  const back = async () => {
    history.back();
    await new Promise(resolve => {
      addEventListener('popstate', resolve, {once: true});
    });
  };
  const isFocused = (words: string) =>
    until(() => textOf(focused() ?? undefined) === words, `the focus should be on "${words}"`);

  const openFirst = async (faq: WelearnFaq) => {
    question(faq, 'What is it?').click();
    await faq.updateComplete;
    await waitForAnimations(faq);
  };

  it('returns the focus to the link in an answer that led away', async () => {
    history.replaceState(null, '', location.pathname + location.search);
    const data = {faq: [{q: 'What is it?', a: 'See [who pays](#pays).'}, ...FAQ]};
    const faq = await showFaq(data, {exclusive: true});
    for (const isAgain of [false, true]) {
      if (!isAgain) await openFirst(faq);
      await click(rootOf(faq).querySelector('a[href="#pays"]') as Element);
      await isFocused('Who pays?');
      await back();
      await isFocused('who pays');
      expect(opened(faq)).to.deep.equal(['What is it?']);
    }
  });

  it('returns the focus to a link of the page, and to one in an about text', async () => {
    history.replaceState(null, '', location.pathname + location.search);
    const faq = await showFaq({faq: FAQ});
    const box = await fixture<HTMLElement>(html`
      <div>
        <a href="#faq-pays">Ours</a>
        <welearn-about .data=${{about: 'See [money](#pays).'}}></welearn-about>
      </div>
    `);
    const about = box.querySelector('welearn-about') as WelearnAbout;
    await waitForState(about, 'ready');
    const links = [box.querySelector('a'), rootOf(about).querySelector('a')];
    for (const link of links as HTMLElement[]) {
      await click(link);
      await isFocused('Who pays?');
      await back();
      await isFocused(textOf(link));
    }
    expect(opened(faq)).to.deep.equal(['Who pays?']);
  });

  it('leaves the focus where the visitor has moved it', async () => {
    history.replaceState(null, '', location.pathname + location.search);
    const faq = await showFaq({faq: [{q: 'What is it?', a: 'See [who pays](#pays).'}, ...FAQ]});
    await openFirst(faq);
    const field = await fixture<HTMLElement>(html`<input aria-label="Elsewhere" />`);
    await click(rootOf(faq).querySelector('a[href="#pays"]') as Element);
    await isFocused('Who pays?');
    field.focus();
    await back();
    await settle(faq);
    await painted();
    expect(focused() === field).to.be.true;
  });
});

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

  it('opens hidden boxes around the questions that a search of the page would open', async () => {
    const box = await fixture<HTMLElement>(
      html`<div hidden="until-found">
        <welearn-faq .data=${{faq: [{q: 'Who pays?', a: 'Nobody.'}]}}></welearn-faq>
      </div>`,
    );
    const told: boolean[] = [];
    box.addEventListener('beforematch', () => told.push(box.hasAttribute('hidden')));
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await waitForState(faq, 'ready');
    await follow('#faq-who-pays');
    await until(() => !box.hasAttribute('hidden'), 'the box should open');
    expect(told, 'the page is told before').to.deep.equal([true]);
    await until(() => focused() === question(faq, 'Who pays?'), 'the question has the focus');
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

  it('is followed in an answer, even if the page’s other links open windows', async () => {
    const base = document.createElement('base');
    base.target = 'elsewhere';
    document.head.append(base);
    const faq = await showFaq({faq: [{q: 'Where?', a: '[Who](#come)'}, ...FAQ]}, {expand: 'first'});
    rootOf(faq).querySelector('a')?.click();
    base.remove();
    await until(() => opened(faq).includes('Who may come?'), 'the question should open');
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

describe('an address without an event of its own', () => {
  const isAt = (faq: WelearnFaq, text: string) =>
    until(() => focused() === question(faq, text), `the focus should be on ${text}`);

  it('opens a question, if a router pushes or replaces it', async function () {
    if (!('navigation' in window)) this.skip();
    const faq = await showFaq({faq: FAQ}, {exclusive: true});
    history.pushState(null, '', '#faq-come');
    await isAt(faq, 'Who may come?');
    history.replaceState(null, '', '#faq-pays');
    await isAt(faq, 'Who pays?');
    expect(opened(faq)).to.deep.equal(['Who pays?']);
  });

  it('is answered once: scripts may write the same address again, or a query', async () => {
    const faq = await showFaq({faq: FAQ});
    await follow('#faq-come');
    await isAt(faq, 'Who may come?');
    faq.collapseAll();
    question(faq, 'Who pays?').focus();
    const {pathname} = location;
    history.replaceState({scroll: 1}, '');
    history.replaceState(null, '', `${pathname}?q=1#faq-come`);
    faq.hide('pays');
    await settle(faq);
    expect(opened(faq)).to.deep.equal([]);
    expect(focused() === question(faq, 'Who pays?')).to.be.true;
    history.replaceState(null, '', `${pathname}#faq-come`);
  });

  it('opens a question of the document that follows', async () => {
    const faq = await showFaq({faq: FAQ.slice(0, 2)});
    history.pushState(null, '', '#faq-come');
    await settle(faq);
    expect(opened(faq)).to.deep.equal([]);
    faq.data = {faq: FAQ};
    await until(() => opened(faq).join() === 'Who may come?', 'the question should open');
    await isAt(faq, 'Who may come?');
  });

  it('opens a question of an element that takes the place of another', async () => {
    for (const isAlone of [true, false]) {
      history.replaceState(null, '', location.pathname);
      // An element that stays has been told of the address before.
      if (!isAlone) await showFaq({faq: FAQ.slice(0, 1)});
      const before = await showFaq({faq: FAQ});
      history.pushState(null, '', '#faq-come');
      await settle(before);
      const after = document.createElement('welearn-faq');
      after.data = {faq: FAQ};
      before.replaceWith(after);
      await waitForState(after, 'ready');
      await isAt(after, 'Who may come?');
      expect(opened(after)).to.deep.equal(['Who may come?']);
      after.remove();
    }
  });

  it('opens a question in browsers without the Navigation API, after a click or new content', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'navigation');
    Reflect.deleteProperty(window, 'navigation');
    try {
      const faq = await showFaq({faq: FAQ}, {exclusive: true});
      const push = (fragment: string) => history.pushState(null, '', fragment);
      const router = await fixture<HTMLElement>(
        html`<button @click=${() => push('#faq-come')}>There</button>`,
      );
      router.click();
      await isAt(faq, 'Who may come?');
      push('#faq-pays');
      await settle(faq);
      expect(opened(faq)).to.deep.equal(['Who may come?']);
      faq.data = {faq: FAQ.toReversed()};
      await isAt(faq, 'Who pays?');
      expect(opened(faq)).to.deep.equal(['Who pays?']);
      // Lit, while it is developed, warns of the second update.
      page.takeWarnings();
    } finally {
      if (own) Object.defineProperty(window, 'navigation', own);
    }
  });

  it('is in a link whose click the page cancels, to scroll smoothly', async () => {
    const faq = await showFaq({faq: FAQ});
    const link = await fixture<HTMLAnchorElement>(
      html`<a href="#faq-come" @click=${(event: Event) => event.preventDefault()}>There</a>`,
    );
    for (let time = 0; time < 2; time++) {
      link.click();
      await isAt(faq, 'Who may come?');
      expect(opened(faq)).to.deep.equal(['Who may come?']);
      faq.collapseAll();
      question(faq, 'Who pays?').focus();
    }
    expect(location.hash).to.equal('');
  });

  it('is not in a link to another page whose click the page cancels', async () => {
    const faq = await showFaq({faq: FAQ});
    const link = await fixture<HTMLAnchorElement>(
      html`<a href="/other.html#faq-come" @click=${(event: Event) => event.preventDefault()}
        >It</a
      >`,
    );
    link.click();
    await settle(faq);
    expect(opened(faq)).to.deep.equal([]);
  });
});

describe('a page that moves', () => {
  const tall = async () => {
    const box = await fixture<HTMLElement>(
      html`<div style="height: 5000px; padding-top: 1500px">
        <div class="bar" style="height: 90px; width: 100%; background: #ddd">Header</div>
        <welearn-faq .data=${{faq: FAQ}}></welearn-faq>
      </div>`,
    );
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await waitForState(faq, 'ready');
    return {faq, bar: box.querySelector('.bar') as HTMLElement};
  };
  const topOf = (faq: WelearnFaq) => question(faq, 'Who may come?').getBoundingClientRect().top;
  afterEach(() => scrollTo(0, 0));

  it('uncovers the question, if its header becomes fixed because of the scroll', async () => {
    const {faq, bar} = await tall();
    const fix = () => {
      if (scrollY > 100) bar.style.cssText += 'position: fixed; inset: 0 0 auto';
    };
    addEventListener('scroll', fix);
    await follow('#faq-come');
    await until(() => topOf(faq) >= 90 && topOf(faq) < 200, 'the question should be below it');
    removeEventListener('scroll', fix);
  });

  it('uncovers the question, if one header is below another', async () => {
    const {faq, bar} = await tall();
    bar.style.cssText += 'position: fixed; inset: 0 0 auto';
    const second = bar.cloneNode() as HTMLElement;
    second.style.top = '90px';
    bar.after(second);
    await follow('#faq-come');
    await until(() => topOf(faq) >= 180 && topOf(faq) < 250, 'the question should be below both');
  });

  it('goes to the question when its script shows the part around it', async () => {
    const {faq} = await tall();
    faq.hidden = true;
    await follow('#faq-come');
    await until(() => opened(faq).length === 1, 'the question should open');
    await painted();
    faq.hidden = false;
    await until(() => focused() === question(faq, 'Who may come?'), 'focus');
    await until(() => topOf(faq) >= 0 && topOf(faq) < 100, 'the question should be in view');
  });

  it('comes back to the question, if a router scrolls to its top', async () => {
    const {faq} = await tall();
    await follow('#faq-come');
    await until(() => topOf(faq) < 100, 'the question');
    scrollTo(0, 0);
    await until(() => topOf(faq) >= 0 && topOf(faq) < 100, 'the question again');
  });

  it('goes where the visitor goes', async () => {
    const {faq} = await tall();
    await follow('#faq-come');
    await until(() => topOf(faq) < 100, 'the question');
    dispatchEvent(new WheelEvent('wheel'));
    scrollTo(0, 0);
    await painted();
    await painted();
    expect(scrollY).to.equal(0);
  });

  it('brings its own places to the top as questions above and below them appear', async () => {
    const box = await fixture<HTMLElement>(
      html`<div>
        <welearn-faq></welearn-faq>
        <div id="contact" style="height: 300px">Contact</div>
        <welearn-faq></welearn-faq>
      </div>`,
    );
    location.hash = '#contact';
    await settle();
    const [above, contact, below] = box.children as unknown as [WelearnFaq, Element, WelearnFaq];
    const faq = Array.from({length: 80}, (_, i) => ({q: `Question ${String(i)}`, a: 'Yes.'}));
    for (const element of [above, below]) {
      element.data = {faq};
      await waitForState(element, 'ready');
      await painted();
    }
    await until(() => Math.abs(contact.getBoundingClientRect().top) < 3, 'the place is at the top');
  });

  it('keeps its own places below the questions', async () => {
    const box = await fixture<HTMLElement>(
      html`<div>
        <welearn-faq></welearn-faq>
        <div id="contact" style="height: 300px">Contact</div>
      </div>`,
    );
    const [faq, contact] = box.children as unknown as [WelearnFaq, HTMLElement];
    location.hash = '#contact';
    await settle();
    const many = Array.from({length: 80}, (_, i) => ({q: `Question ${String(i)}`, a: 'Yes.'}));
    faq.data = {faq: many};
    await waitForState(faq, 'ready');
    const inWindow = () => {
      const {top} = contact.getBoundingClientRect();
      return top > -3 && top < innerHeight;
    };
    await until(() => scrollY > 1000 && inWindow(), 'the place of the page');
    dispatchEvent(new WheelEvent('wheel'));
    scrollTo(0, 0);
    faq.data = {faq: [...many, {q: 'More?', a: 'Yes.'}]};
    await faq.updateComplete;
    await painted();
    expect(scrollY, 'the visitor has left').to.equal(0);
  });
});

describe('a place in a text', () => {
  const LONG = 'A line.\n\n'.repeat(60);
  const ABOUT = `[Fees](#fees) [Costs](#costs) [Hours](#opening-hours--holidays) [Note](#old) [No](#nowhere)

${LONG}

## Fees

## Costs of copies {#costs}

## Opening hours & holidays

<a name="old"></a>

The end.

${LONG}`;

  const showAbout = async (attributes: {id?: string} = {}) => {
    const about = await fixture<WelearnAbout>(
      html`<welearn-about id=${attributes.id ?? ''} .data=${{about: ABOUT}}></welearn-about>`,
    );
    await waitForState(about, 'ready');
    return about;
  };
  const link = (element: WelearnAbout | WelearnFaq, text: string) =>
    [...rootOf(element).querySelectorAll('a')].find(one => textOf(one) === text) as HTMLElement;
  const arrivesAt = async (text: string) => {
    await until(() => textOf(focused() ?? undefined) === text, `the focus should be on ${text}`);
    // An empty element has a box of its own height in WebKit, a little above its line.
    expect(focused()?.getBoundingClientRect().top).to.be.within(-20, innerHeight);
  };

  it('is reached by a link in an about text', async () => {
    const about = await showAbout();
    for (const [name, text, address] of [
      ['Fees', 'Fees', '#about-fees'],
      ['Costs', 'Costs of copies', '#about-costs'],
      ['Hours', 'Opening hours & holidays', '#about-opening-hours--holidays'],
      ['Note', '', '#about-old'],
    ] as const) {
      scrollTo(0, 0);
      link(about, name).click();
      await until(() => location.hash === address, address);
      await arrivesAt(text);
    }
    scrollTo(0, 0);
  });

  it('is reached by the address of the page', async () => {
    await showAbout({id: 'us'});
    await follow('#us-about-fees');
    await arrivesAt('Fees');
    await follow('#about-costs');
    await arrivesAt('Costs of copies');
    scrollTo(0, 0);
  });

  it('is reached by the address at which the page was opened', async () => {
    await follow('#about-fees');
    await showAbout();
    await arrivesAt('Fees');
    scrollTo(0, 0);
  });

  it('leaves other links to the page', async () => {
    const about = await showAbout();
    link(about, 'No').click();
    await until(() => location.hash === '#nowhere', 'the browser follows the link');
  });

  it('opens the answer around it', async () => {
    const data = {
      faq: [
        {q: 'Where?', a: '[Fees](#fees)'},
        {
          q: 'How much?',
          a: 'Text.\n\n<details><summary>More</summary>\n\n## Fees\n\nNone.\n\n</details>',
        },
      ],
    };
    const faq = await showFaq(data);
    faq.show('where');
    await settle(faq);
    link(faq, 'Fees').click();
    await arrivesAt('Fees');
    expect(opened(faq)).to.deep.equal(['Where?', 'How much?']);
    expect(location.hash).to.equal('#faq-fees');
    faq.collapseAll();
    await follow('#nowhere');
    await follow('#faq-fees');
    await arrivesAt('Fees');
    expect(opened(faq)).to.deep.equal(['How much?']);
  });

  it('comes after questions, and first in its own text', async () => {
    const data = {
      faq: [
        {q: 'Fees', a: 'A question.'},
        {q: 'One', a: '## Hours\n\n## Fees\n\n[Fees](#fees)'},
        {q: 'Two', a: '[Hours](#hours)\n\n## Hours'},
      ],
    };
    const faq = await showFaq(data, {expand: 'all'});
    link(faq, 'Fees').click();
    await until(() => focused() === question(faq, 'Fees'), 'the question');
    link(faq, 'Hours').click();
    await arrivesAt('Hours');
    expect(focused()?.closest('.item')?.textContent).to.include('Two');
    const ids = [...rootOf(faq).querySelectorAll('[id]')].map(({id}) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('may be a question of another element: contents above the questions', async () => {
    const about = await fixture<WelearnAbout>(
      html`<welearn-about
        .data=${{about: '[One](#who-pays) [Two](#fees--fines) [Three](#costs)'}}
      ></welearn-about>`,
    );
    await waitForState(about, 'ready');
    const data = [
      {q: 'Who pays?', a: 'Nobody.'},
      {q: 'Fees & fines', a: '## Costs'},
    ];
    const faq = await showFaq({faq: data});
    link(about, 'One').click();
    await until(() => focused() === question(faq, 'Who pays?'), 'the first question');
    link(about, 'Two').click();
    await until(() => focused() === question(faq, 'Fees & fines'), 'the second question');
    faq.collapseAll();
    link(about, 'Three').click();
    await arrivesAt('Costs');
  });

  it('is a footnote, and the way back', async () => {
    const faq = await showFaq(
      {faq: [{q: 'When?', a: `Always[^1].\n\n${LONG}\n\n[^1]: Not in August.`}]},
      {expand: 'all'},
    );
    expect(link(faq, '↩').getAttribute('aria-label')).to.equal('Back to the text (1)');
    link(faq, '1').click();
    await arrivesAt('Not in August. ↩');
    link(faq, '↩').click();
    await arrivesAt('1');
    scrollTo(0, 0);
  });
});

describe('an answer that comes to nothing', () => {
  it('leaves a question without an answer', async () => {
    const faq = await showFaq({
      faq: ['<!-- todo -->', '&nbsp;', '<p></p>', '<!-- a\n\nb -->\n'].map((a, i) => ({
        q: `Q${String(i)}`,
        a,
      })),
    });
    expect(rootOf(faq).querySelector('button.question') === null).to.be.true;
  });

  it('is an answer if it has a frame, whose link is shown', async () => {
    const faq = await showFaq(
      {faq: [{q: 'Tour?', a: '<iframe src="https://v.example/1" title="The tour"></iframe>'}]},
      {expand: 'all'},
    );
    expect(textOf(part(faq, 'link'))).to.equal('The tour');
  });
});
