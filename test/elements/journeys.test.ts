import {expect, fixture, html} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {libraryDocuments} from '../server/client.js';
import {
  settle,
  opened,
  painted,
  part,
  parts,
  question,
  questions,
  resize,
  waitForState,
  waitForAnimations,
  until,
  watchedPage,
} from './support.js';
import {
  arrivesAt,
  click,
  find,
  goBack,
  isCovered,
  press,
  reads,
  seesText,
  focusedName,
  tabBackTo,
  tabTo,
} from './visitor.js';

const page = watchedPage();

const DOCUMENT = {
  faq_title: 'Questions',
  faq: [
    {q: 'What is a circle?', a: 'A group that learns together.', topic: 'The basics'},
    {q: 'Who can come?', a: 'Everybody is welcome.', topic: 'The basics'},
    {q: 'What does it cost?', a: 'Nothing, see [who pays](#who-pays).', topic: 'Money'},
    {q: 'Who pays?', a: 'The town pays. See [who can come](#faq-who-can-come).', topic: 'Money'},
    {q: 'Is there a catch?', topic: 'Money'},
  ],
};

const documents = await libraryDocuments();

/** A library's page: a link above, the questions, a link below, and room to scroll. */
async function libraryPage(attributes: Partial<WelearnFaq> = {}): Promise<WelearnFaq> {
  const box = await fixture<HTMLElement>(
    html`<main>
      <p style="height: 700px"><a href="#faq-who-pays">Money matters</a></p>
      <welearn-faq></welearn-faq>
      <p style="height: 1500px"><a href="#after">After the questions</a></p>
    </main>`,
  );
  const faq = box.querySelector('welearn-faq') as WelearnFaq;
  Object.assign(faq, {data: DOCUMENT}, attributes);
  await waitForState(faq, 'ready');
  await settle(faq);
  return faq;
}

/** The position of an element in the window when it is pressed, and in each frame after that. */
function placesFromPressOn(element: Element): () => readonly number[] {
  const places: number[] = [];
  let isWatched = true;
  const note = () => {
    places.push(element.getBoundingClientRect().top);
    if (isWatched) requestAnimationFrame(note);
  };
  element.addEventListener('pointerdown', note, {once: true});
  return () => {
    isWatched = false;
    return places;
  };
}

before(() => resize(800, 600));
beforeEach(() => {
  scrollTo({top: 0, behavior: 'instant'});
});
afterEach(() => Reflect.deleteProperty(navigator, 'clipboard'));

describe('a visitor with a keyboard', () => {
  it('tabs to the third question, opens it, follows its link, comes back', async () => {
    const faq = await libraryPage();
    await tabTo('Money matters');
    await tabTo('What does it cost?');
    await press('Enter');
    await reads('Nothing, see');
    await tabTo('who pays');
    await press('Enter');
    await arrivesAt('Who pays?');
    await reads('The town pays.');
    await tabTo('who can come');
    await press('Enter');
    await arrivesAt('Who can come?');
    expect(opened(faq)).to.deep.equal(['Who can come?', 'What does it cost?', 'Who pays?']);
    await goBack();
    await arrivesAt('Who pays?');
    await tabBackTo('who pays');
    await tabBackTo('What does it cost?');
    await press(' ');
    await until(() => !seesText('Nothing, see'), 'the answer should close');
    expect(focusedName()).to.equal('What does it cost?');
    await tabTo('After the questions');
  });

  it('reaches everything in reading order', async () => {
    await libraryPage({controls: true, copyLinks: true, expand: 'first'});
    await tabTo('Money matters');
    const way = [
      ...['Expand all', 'The basics', 'Money'],
      ...['What is a circle?', 'Copy link: What is a circle?'],
      ...['Who can come?', 'Copy link: Who can come?'],
      ...['What does it cost?', 'Copy link: What does it cost?'],
      ...['Who pays?', 'Copy link: Who pays?'],
      ...['Copy link: Is there a catch?', 'After the questions'],
    ];
    const passed: string[] = [];
    while (passed.at(-1) !== way.at(-1) && passed.length < 20) {
      await press('Tab');
      passed.push(focusedName());
    }
    expect(passed).to.deep.equal(way);
  });

  it('opens all, goes to a topic, reads there, and closes all from there', async () => {
    const faq = await libraryPage({controls: true});
    await tabTo('Expand all');
    await press('Enter');
    await reads('Everybody is welcome.');
    expect(opened(faq)).to.have.length(4);
    await arrivesAt('Collapse all');
    await tabTo('Money');
    await press('Enter');
    await arrivesAt('Money');
    await tabTo('What does it cost?');
    await tabTo('who pays');
    await tabBackTo('Collapse all');
    await press(' ');
    await until(() => !opened(faq).length, 'all should close');
    await arrivesAt('Expand all');
  });

  it('copies an address, leaves, and returns to the question by it', async () => {
    page.holdTimers(3000); // of the confirmation
    // Windows that are tested at the same time share a clipboard: see copy-links.test.ts.
    const clipboard = {writeText: () => Promise.resolve()};
    Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});
    const faq = await libraryPage({copyLinks: true});
    await tabTo('Copy link: Who can come?');
    const places = () => parts(faq, 'item').map(item => item.getBoundingClientRect().top);
    const before = [...places(), scrollY];
    await press('Enter');
    await reads('Copied');
    expect([...places(), scrollY], 'nothing moves').to.deep.equal(before);
    expect(focusedName()).to.equal('Copy link: Who can come?');
    const {url} = page.seen('welearn-copy')[0]?.detail as {url: string};
    await tabTo('After the questions');
    location.assign(url);
    await arrivesAt('Who can come?');
    await reads('Everybody is welcome.');
  });

  it('finds the focus never under a sticky header or footer', async () => {
    const faq = await libraryPage({controls: true, copyLinks: true, expand: 'all'});
    const bars = await fixture<HTMLElement>(
      html`<div>
        <p style="position: fixed; inset: 0 0 auto; height: 90px; margin: 0; background: #ddd"></p>
        <p style="position: fixed; inset: auto 0 0; height: 90px; margin: 0; background: #ddd"></p>
      </div>`,
    );
    const ends = async (name: string, walk: (to: string) => Promise<Element>) => {
      const stop = await walk(name);
      // WebKit scrolls to the focus a little later.
      await until(() => !isCovered(stop), `${name} should not be covered`);
    };
    const way = [
      ...['Collapse all', 'Money', 'What is a circle?', 'Copy link: What is a circle?'],
      ...['Who can come?', 'What does it cost?', 'who pays', 'Who pays?', 'who can come'],
    ];
    for (const name of way) await ends(name, tabTo);
    await tabTo('After the questions');
    for (const name of way.toReversed()) await ends(name, tabBackTo);
    expect(bars.isConnected && faq.isConnected).to.be.true;
  });

  it('sees the question they press, even if the page had scrolled away from it', async () => {
    const faq = await libraryPage({exclusive: true});
    await tabTo('What does it cost?');
    await press('Enter');
    await tabTo('who pays');
    await tabTo('Who pays?');
    for (const place of [0, document.documentElement.scrollHeight]) {
      // WebKit scrolls to the focus a little later.
      await until(async () => {
        scrollTo({top: place, behavior: 'instant'});
        await painted();
        return isCovered(question(faq, 'Who pays?'));
      }, 'the page should scroll');
      const before = String(opened(faq));
      await press('Enter');
      await until(() => String(opened(faq)) !== before, 'it should open or close');
      await until(() => !isCovered(question(faq, 'Who pays?')), 'it should be seen');
    }
  });
});

describe('a visitor with a mouse', () => {
  it('opens one after the other, and the pressed question stays under the pointer', async () => {
    const faq = await libraryPage({exclusive: true});
    await click('What is a circle?');
    await reads('A group that learns together.');
    await waitForAnimations(faq);
    const places = placesFromPressOn(find('Who can come?'));
    await click('Who can come?');
    await reads('Everybody is welcome.');
    await waitForAnimations(faq);
    await painted();
    const [top = 0, ...later] = places();
    expect(opened(faq)).to.deep.equal(['Who can come?']);
    expect(later).not.to.be.empty;
    for (const place of later) expect(place, String(later)).to.be.closeTo(top, 1.5);
    // Two clicks at the same place would be a double click.
    await sendMouse({type: 'click', position: [1, 1]});
    await click('Who can come?');
    await until(() => !opened(faq).length, 'it should close');
  });

  it('follows a link of the page to a question far below, twice', async () => {
    const faq = await libraryPage();
    for (let visit = 0; visit < 2; visit++) {
      await click('Money matters');
      await arrivesAt('Who pays?');
      expect(question(faq, 'Who pays?').getBoundingClientRect().top).to.be.within(0, 100);
      question(faq, 'Who pays?').blur();
      // The visitor scrolls, not the page.
      dispatchEvent(new WheelEvent('wheel'));
      scrollTo({top: 0, behavior: 'instant'});
      faq.collapseAll();
      await settle(faq);
    }
  });

  it('arrives at a question that was not loaded before', async () => {
    // The page of this test is never idle.
    const own = Object.getOwnPropertyDescriptor(window, 'requestIdleCallback');
    Object.defineProperty(window, 'requestIdleCallback', {configurable: true, value: () => 0});
    await page.server.serve('/faq.json', JSON.stringify(DOCUMENT));
    const faq = await fixture<WelearnFaq>(
      html`<main>
        <p style="height: 4000px"><a href="#faq-who-pays">Money matters</a></p>
        <welearn-faq loading="lazy" src=${page.server.url('/faq.json')}></welearn-faq>
        <p style="height: 1500px"></p>
      </main>`,
    ).then(box => box.querySelector('welearn-faq') as WelearnFaq);
    await settle(faq);
    expect(faq.state).to.equal('idle');
    await click('Money matters');
    await arrivesAt('Who pays?');
    await reads('The town pays.');
    Reflect.deleteProperty(window, 'requestIdleCallback');
    if (own) Object.defineProperty(window, 'requestIdleCallback', own);
  });

  it('reads on in the same place when the page gets a fresher document', async () => {
    await page.server.serve('/faq.json', JSON.stringify(DOCUMENT));
    const faq = await libraryPage({data: null, src: page.server.url('/faq.json')});
    await click('Who pays?');
    await reads('The town pays.');
    await waitForAnimations(faq);
    const place = () => find('who can come').getBoundingClientRect().top;
    const before = place();
    const more = [1, 2, 3].map(n => ({q: `News ${String(n)}?`, a: 'x', topic: 'The basics'}));
    await page.server.serve('/faq.json', JSON.stringify({faq: [...more, ...DOCUMENT.faq]}));
    await faq.reload();
    await settle(faq);
    expect(questions(faq)).to.include('News 3?');
    expect(opened(faq)).to.deep.equal(['Who pays?']);
    expect(focusedName()).to.equal('Who pays?');
    expect(place()).to.be.closeTo(before, 1.5);
  });
});

describe('a visitor of a library with a document', () => {
  // Tests of the content read the others.
  const [longest] = documents.toSorted((a, b) => b.entries.length - a.entries.length);
  if (!longest) throw new Error('There are no documents');
  const {path, entries} = longest;

  it('reads every answer by keyboard, one after the other', async () => {
    const faq = await libraryPage({data: null, src: path, exclusive: true});
    expect(questions(faq)).to.have.length(entries.length);
    await tabTo('Money matters');
    for (const q of questions(faq)) {
      await tabTo(q);
      await press('Enter');
      await until(() => String(opened(faq)) === q, `${q} should be open, and no other`);
      await until(() => !isCovered(question(faq, q)), `${q} should be seen`);
      const words = part(faq, 'item-open').querySelector('.answer')?.textContent.trim() ?? '';
      expect(words, q).not.to.equal('');
    }
    await tabTo('After the questions');
  });
});
