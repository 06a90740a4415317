import {expect, fixture, html} from '@open-wc/testing';
import '../../src/welearn.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  answer,
  opened,
  part,
  parts,
  question,
  questions,
  rootOf,
  settle,
  showFaq,
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

describe('the translator of a browser', () => {
  /** Wraps each text as Google's translator does, in an element and its shadow tree. */
  const translate = (root: Node) => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (texts.nextNode()) found.push(texts.currentNode as Text);
    for (const text of found.filter(({data}) => data.trim())) {
      const outer = document.createElement('span');
      outer.innerHTML = '<font><font></font></font>';
      outer.querySelector('font font')?.append(`[${text.data.trim()}]`);
      text.replaceWith(...outer.childNodes);
    }
  };
  /** Replaces all that an element holds, comments too, as others do. */
  const replace = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      const text = textOf(element);
      if (!element.childElementCount && text && element.localName !== 'style')
        element.textContent = `[${text}]`;
    }
  };
  const FAQ = [
    {q: 'Is it free?', a: 'Yes.', topic: 'Fees'},
    {q: 'Who may come?', a: 'Everybody.', topic: 'People'},
  ];

  for (const [what, change] of [
    ['wraps texts', translate],
    ['replaces texts', replace],
  ] as const) {
    it(`${what}, and the button that clears a search still changes`, async () => {
      const faq = await showFaq({faq: FAQ}, {searchable: true});
      faq.search('xyzzyq');
      await until(() => parts(faq, 'no-matches').length > 0, 'no match');
      const button = () => textOf(part(faq, 'no-matches').querySelector('button') ?? undefined);
      expect(button()).to.equal('Clear search');
      change(rootOf(faq));
      faq.lang = 'de';
      await until(() => button() === 'Suche zurücksetzen', 'another language');
    });

    it(`${what}, and those that change still do`, async () => {
      const faq = await showFaq(
        {faq_title: 'Questions', faq: FAQ},
        {controls: true, searchable: true, feedback: true, copyLinks: true},
      );
      const root = rootOf(faq);
      faq.search('free');
      await until(() => page.seen('welearn-search').length === 1, 'a search');
      change(root);
      expect(textOf(part(faq, 'expand-all'))).to.equal('[Expand all]');
      faq.search('xyzzyq');
      await until(() => page.seen('welearn-search').length === 2, 'another search');
      await settle(faq);
      expect(textOf(root.querySelector('.search') ?? undefined)).not.to.include('[1 ');
      expect(textOf(part(faq, 'no-matches'))).to.include('No questions match.');
      expect(textOf(root.querySelector('[role="status"]') ?? undefined)).to.match(/^No questions/);
      faq.search('');
      await until(() => page.seen('welearn-search').length === 3, 'all questions');
      faq.expandAll();
      await settle(faq);
      expect(textOf(part(faq, 'expand-all'))).to.equal('Collapse all');
      change(root);
      faq.collapseAll();
      await settle(faq);
      expect(textOf(part(faq, 'expand-all'))).to.equal('Expand all');
      change(root);
      root.querySelector<HTMLElement>('.feedback button')?.click();
      await until(() => textOf(part(faq, 'feedback')).includes('Thank you.'), 'thanks');
      change(root);
      faq.heading = 'Ask us';
      faq.data = [
        {q: 'New?', a: 'Yes.', topic: 'A'},
        {q: 'Old?', a: 'No.', topic: 'B'},
      ];
      await until(() => textOf(part(faq, 'heading')) === 'Ask us', 'another heading');
      await settle(faq);
      expect([...root.querySelectorAll('nav a')].map(textOf)).to.deep.equal(['A', 'B']);
      expect(questions(faq)).to.deep.equal(['New?', 'Old?']);
    });

    it(`${what} of messages, and they still change`, async () => {
      const url = page.server.url(`/${encodeURIComponent(what)}.md`);
      const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${url}></welearn-faq>`);
      await waitForState(faq, 'failed');
      await page.errors();
      change(rootOf(faq));
      faq.lang = 'de';
      await until(() => textOf(part(faq, 'retry')) === 'Erneut versuchen', 'another language');
      expect(textOf(part(faq, 'message'))).not.to.match(/\[|sorry/i);
      change(rootOf(faq));
      faq.data = FAQ;
      await waitForState(faq, 'ready');
      expect(questions(faq)).to.deep.equal(['Is it free?', 'Who may come?']);
      expect(textOf(rootOf(faq).querySelector('.status') ?? undefined)).to.equal('');
    });
  }

  it('translates questions in the page, if it does not enter shadow trees', async () => {
    const box = await fixture<HTMLElement>(
      html`<div>
        <welearn-faq
          ><details>
            <summary>Is it free?</summary>
            <p>Yes.</p>
          </details></welearn-faq
        >
      </div>`,
    );
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await waitForState(faq, 'ready');
    translate(box);
    await until(() => questions(faq).join() === '[Is it free?]', 'the translation');
    await settle(faq);
    expect(textOf(answer(faq, '[Is it free?]'))).to.equal('[Yes.]');
  });

  it('keeps the addresses and open answers of questions in the page', async () => {
    for (const isWrapped of [true, false]) {
      const box = await fixture<HTMLElement>(
        html`<div lang="en">
          <welearn-faq
            ><details>
              <summary>Is it *free*?</summary>
              <p>Yes.</p>
            </details>
            <details>
              <summary>Is it *free*?</summary>
              <p>Always.</p>
            </details></welearn-faq
          >
        </div>`,
      );
      const faq = box.querySelector('welearn-faq') as WelearnFaq;
      await waitForState(faq, 'ready');
      const ids = () => faq.document?.faq.map(({id}) => id);
      faq.show('is-it-free');
      for (const text of ['Est-ce gratuit ?', 'C’est gratuit ?']) {
        for (const summary of faq.querySelectorAll('summary'))
          summary.innerHTML = isWrapped ? `<font><font>${text}</font></font>` : text;
        if (!isWrapped) box.lang = 'fr';
        await until(() => questions(faq)[0] === text, 'the translation');
        expect(ids()).to.deep.equal(['is-it-free', 'is-it-free-2']);
        expect(opened(faq), String(isWrapped)).to.deep.equal([text]);
      }
    }
    // A page may write other questions.
    const [faq] = document.querySelectorAll('welearn-faq');
    const summary = faq?.querySelector('summary');
    if (summary) summary.textContent = 'Who pays?';
    await until(() => faq?.document?.faq[0]?.id === 'who-pays', 'another question');
  });
});
