import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  settle,
  focused,
  isVisible,
  opened,
  parts,
  rootOf,
  showFaq,
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

describe('feedback', () => {
  const buttons = (faq: WelearnFaq, index: number) => [
    ...(parts(faq, 'feedback')[index]?.querySelectorAll('button') ?? []),
  ];
  const nameOf = (faq: WelearnFaq, element: Element | undefined) =>
    (element?.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map(id => textOf(rootOf(faq).getElementById(id) ?? undefined))
      .join(' ');
  const announced = (faq: WelearnFaq) =>
    [...rootOf(faq).querySelectorAll('[role="status"]')].map(textOf).join('');

  it('asks under each answer, with distinctly named buttons', async () => {
    const faq = await showFaq({faq: FAQ}, {feedback: true, expand: 'all'});
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
    expect(buttons(faq, 0).some(isVisible), 'not under a closed answer').to.be.false;
  });

  it('thanks once, fires an event, and keeps focus', async () => {
    const faq = await showFaq({faq: FAQ}, {feedback: true, expand: 'all'});
    await until(() => parts(faq, 'feedback').length === 2, 'there should be questions');
    const stored = () => localStorage.length + sessionStorage.length;
    const before = stored();
    const [yes] = buttons(faq, 0);
    yes?.focus();
    await sendKeys({press: 'Enter'});
    await until(() => announced(faq) === 'Thank you.', 'a screen reader should hear the thanks');
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
    await settle(faq);
    expect(page.seen('welearn-feedback')[1]?.detail).to.include({id: 'who', helpful: false});
    expect(announced(faq)).to.equal('Thank you.');
    faq.data = {faq: [...FAQ, {q: 'New?', a: 'Yes.'}]};
    await until(() => parts(faq, 'feedback').length === 3, 'the new document should be shown');
    expect(buttons(faq, 0), 'a fresher document asks nobody again').to.have.length(0);
    expect(buttons(faq, 2)).to.have.length(2);
    expect(stored(), 'nothing is stored').to.equal(before);
  });
});
