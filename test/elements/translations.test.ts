import {expect, fixture, html} from '@open-wc/testing';
import '../../src/welearn.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  answer,
  question,
  questions,
  rootOf,
  settle,
  textOf,
  until,
  waitForState,
  watchedPage,
} from './support.js';

const page = watchedPage();

describe('the texts of a document in several languages', () => {
  const TEXT = `
faq:
- {id: free, question: {en: Is it free?, de: Ist es frei?}, answer: {en: Yes., de: Ja.}}
- {question: {en: Who may come?, de: Wer darf kommen?}, answer: {en: Everybody., de: Alle.}}
`;
  const shows = (faq: WelearnFaq, ...expected: string[]) =>
    until(
      () => questions(faq).join() === expected.join(),
      `the questions should be ${expected.join()}`,
    );

  it('change with the language of the element, without another request', async () => {
    await page.server.serve('/faq.yml', TEXT);
    const url = page.server.url('/faq.yml');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq lang="en" src=${url}></welearn-faq>`);
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['Is it free?', 'Who may come?']);
    faq.show('free');
    question(faq, 'Is it free?').focus();
    faq.lang = 'de';
    await shows(faq, 'Ist es frei?', 'Wer darf kommen?');
    await settle(faq);
    expect(question(faq, 'Ist es frei?').getAttribute('aria-expanded')).to.equal('true');
    expect(textOf(answer(faq, 'Ist es frei?'))).to.equal('Ja.');
    expect(rootOf(faq).activeElement).to.equal(question(faq, 'Ist es frei?'));
    expect(await page.server.requests('/faq.yml')).to.have.length(1);
  });

  it('change with the language around the element, also of its data', async () => {
    const box = await fixture<HTMLElement>(html`<div lang="en"><welearn-faq></welearn-faq></div>`);
    const element = box.querySelector<WelearnFaq>('welearn-faq');
    if (!element) throw new Error('There is no element');
    element.data = {faq: [{question: {en: 'Is it free?', de: 'Ist es frei?'}, answer: 'A'}]};
    await shows(element, 'Is it free?');
    box.lang = 'de';
    await shows(element, 'Ist es frei?');
    box.lang = 'en-GB';
    await shows(element, 'Is it free?');
  });

  it('are in the language of the page if they are not in that of the element, else in the first', async () => {
    const box = await fixture<HTMLElement>(
      html`<div lang="de">
        <p lang=""><welearn-faq lang="it"></welearn-faq></p>
      </div>`,
    );
    const element = box.querySelector<WelearnFaq>('welearn-faq');
    if (!element) throw new Error('There is no element');
    element.data = {faq: [{question: {en: 'Is it free?', de: 'Ist es frei?'}, answer: 'A'}]};
    await shows(element, 'Ist es frei?');
    box.lang = 'fr';
    await shows(element, 'Is it free?');
  });

  it('are those of the last language, whatever arrives in between', async () => {
    const slow = await page.server.hold('/faq.yml');
    const url = page.server.url('/faq.yml');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq lang="en" src=${url}></welearn-faq>`);
    faq.lang = 'de';
    await slow.release(TEXT);
    await waitForState(faq, 'ready');
    await shows(faq, 'Ist es frei?', 'Wer darf kommen?');
    faq.lang = 'en';
    await faq.updateComplete;
    faq.lang = 'de';
    await faq.updateComplete;
    await settle(faq);
    await shows(faq, 'Ist es frei?', 'Wer darf kommen?');
  });

  it('give way to another source', async () => {
    await page.server.serve('/faq.yml', TEXT);
    await page.server.serve('/other.yml', 'faq: [{q: Other?, a: B}]');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq lang="en" src=${page.server.url('/faq.yml')}></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    const loaded: string[] = [];
    faq.addEventListener('welearn-load', ({detail}) => {
      loaded.push(...detail.document.faq.map(({q}) => q));
    });
    faq.lang = 'de';
    faq.src = page.server.url('/other.yml');
    await shows(faq, 'Other?');
    // The event fires after the questions are shown.
    await until(() => loaded.includes('Other?'), 'the other document should load');
    let loads = 0;
    faq.addEventListener('welearn-load', () => loads++);
    faq.lang = 'en';
    await settle(faq);
    await shows(faq, 'Other?');
    expect(loads).to.equal(0);
  });
});
