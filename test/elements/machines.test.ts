import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  calm,
  focused,
  isVisible,
  opened,
  parts,
  reaches,
  rootOf,
  textOf,
  until,
  watchedPage,
} from './support.js';

const page = watchedPage();

const COST = 'What does it *cost*?';
const FAQ = [
  {q: COST, a: 'Nothing. See [prices](/prices).\n\n- a < b\n- `</script>`', id: 'cost'},
  {q: 'Who may come?', a: 'All [WHO].', id: 'who'},
  {q: 'Unanswered?', id: 'none'},
];

async function shown(attributes: Partial<WelearnFaq>, data: unknown = {faq: FAQ}) {
  const faq = document.createElement('welearn-faq');
  Object.assign(faq, attributes, {data});
  const box = await fixture<HTMLElement>(html`<div></div>`);
  box.append(faq);
  await reaches(faq, 'ready');
  return faq;
}

describe('structured data', () => {
  interface Data {
    '@context': string;
    '@type': string;
    inLanguage?: string;
    mainEntity: {name: string; inLanguage?: string; acceptedAnswer: {text: string}}[];
  }
  const scripts = () => [...document.head.querySelectorAll('script[type="application/ld+json"]')];
  const data = () => JSON.parse(scripts()[0]?.textContent ?? 'null') as Data;
  const names = () => data().mainEntity.map(({name}) => name);

  it('is a FAQPage of the questions that have answers, as they are shown', async () => {
    const faq = await shown({structuredData: true, placeholders: {WHO: 'readers'}, lang: 'en'});
    await until(() => scripts().length === 1, 'it should be there');
    expect(data()).to.deep.equal({
      '@context': 'https://schema.org',
      '@type': 'FAQPage',
      inLanguage: 'en',
      mainEntity: [
        {
          '@type': 'Question',
          name: 'What does it cost?',
          acceptedAnswer: {
            '@type': 'Answer',
            text:
              `<p>Nothing. See <a href="${location.origin}/prices">prices</a>.</p>\n` +
              '<ul>\n<li>a &lt; b</li>\n<li><code>&lt;/script&gt;</code></li>\n</ul>',
          },
        },
        {
          '@type': 'Question',
          name: 'Who may come?',
          acceptedAnswer: {'@type': 'Answer', text: '<p>All readers.</p>'},
        },
      ],
    });
    expect(scripts()[0]?.textContent, 'nothing in it ends a script').not.to.match(/[<>&]/);
    faq.placeholders = {WHO: 'Welsh & Scots'};
    await until(
      () => data().mainEntity[1]?.acceptedAnswer.text === '<p>All Welsh &amp; Scots.</p>',
      'it should follow',
    );
    faq.data = [{q: 'Only?', a: 'This.'}];
    await until(() => names().join() === 'Only?', 'it should follow the content');
    faq.structuredData = false;
    await until(() => scripts().length === 0, 'it should go with its attribute');
  });

  it('is one for the page, in its order, whatever is hidden by a search', async () => {
    const own = document.createElement('script');
    own.type = 'application/ld+json';
    own.append('{"own": true}');
    document.body.append(own);
    const second = await shown({structuredData: true, lang: 'de'}, [{q: 'Zwei?', a: '2'}]);
    const first = await shown({structuredData: true}, {faq: FAQ, lang: 'en'});
    second.before(first);
    await until(() => scripts().length === 1 && names().length === 3, 'both should be there');
    expect(names()).to.deep.equal(['What does it cost?', 'Who may come?', 'Zwei?']);
    expect(data().inLanguage).to.equal(undefined);
    expect(data().mainEntity.map(({inLanguage}) => inLanguage)).to.deep.equal(['en', 'en', 'de']);
    first.search('xyzzyq');
    await until(() => page.seen('welearn-search').length === 1, 'it should be searched');
    expect(names()).to.have.length(3);
    first.remove();
    expect(names()).to.deep.equal(['Zwei?']);
    second.remove();
    expect(scripts()).to.have.length(0);
    expect(own.isConnected && own.textContent).to.equal('{"own": true}');
    own.remove();
  });
});

describe('feedback', () => {
  const buttons = (faq: WelearnFaq, index: number) => [
    ...(parts(faq, 'feedback')[index]?.querySelectorAll('button') ?? []),
  ];
  const nameOf = (faq: WelearnFaq, element: Element | undefined) =>
    (element?.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map(id => textOf(rootOf(faq).getElementById(id) ?? undefined))
      .join(' ');
  const heard = (faq: WelearnFaq) =>
    [...rootOf(faq).querySelectorAll('[role="status"]')].map(textOf).join('');

  it('asks under each answer, by buttons with names of their own', async () => {
    const faq = await shown({feedback: true, expand: 'all'});
    await until(() => parts(faq, 'feedback').length === 2, 'there should be questions');
    expect(buttons(faq, 0).map(button => nameOf(faq, button))).to.deep.equal([
      'Yes Was this helpful? What does it cost?',
      'No Was this helpful? What does it cost?',
    ]);
    for (const button of buttons(faq, 0)) {
      const {width, height} = button.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
    faq.collapseAll();
    await faq.updateComplete;
    expect(buttons(faq, 0).some(isVisible), 'not under a closed one').to.be.false;
  });

  it('thanks once, tells the page, and keeps the focus', async () => {
    const faq = await shown({feedback: true, expand: 'all'});
    await until(() => parts(faq, 'feedback').length === 2, 'there should be questions');
    const stored = () => localStorage.length + sessionStorage.length;
    const before = stored();
    const [yes] = buttons(faq, 0);
    yes?.focus();
    await sendKeys({press: 'Enter'});
    await until(() => heard(faq) === 'Thank you.', 'thanks should be heard');
    yes?.click();
    const [event] = page.seen('welearn-feedback');
    expect(event?.detail).to.deep.equal({
      id: 'cost',
      question: 'What does it cost?',
      helpful: true,
    });
    expect(event).to.include({bubbles: true, composed: true});
    expect(page.seen('welearn-feedback')).to.have.length(1);
    expect(buttons(faq, 0)).to.have.length(0);
    const [thanks] = parts(faq, 'feedback');
    expect(textOf(thanks)).to.match(/Thank you\.$/);
    expect(focused() === thanks).to.be.true;
    expect(opened(faq)).to.have.length(2);
    buttons(faq, 1)[1]?.click();
    await calm(faq);
    expect(page.seen('welearn-feedback')[1]?.detail).to.include({id: 'who', helpful: false});
    expect(heard(faq)).to.equal('Thank you.');
    faq.data = {faq: [...FAQ, {q: 'New?', a: 'Yes.'}]};
    await until(() => parts(faq, 'feedback').length === 3, 'the new one should be there');
    expect(buttons(faq, 0), 'fresher content asks no one again').to.have.length(0);
    expect(buttons(faq, 2)).to.have.length(2);
    expect(stored(), 'nothing is stored').to.equal(before);
  });
});
