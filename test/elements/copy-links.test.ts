import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  centre,
  click,
  focused,
  isVisible,
  opened,
  parts,
  resize,
  rootOf,
  showFaq,
  textOf,
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

before(() => resize(800, 600));

// No other file may copy: windows that are tested at the same time share a clipboard.
describe('copy-links', () => {
  /** Ends the time for which a confirmation is visible. */
  let pass: () => void;
  beforeEach(() => {
    pass = page.holdTimers(3000);
  });

  /** The clipboard's text, pasted as a visitor does. */
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

  it('puts a button with a distinct name beside each heading', async () => {
    const faq = await showFaq({faq: FAQ}, {copyLinks: true});
    await until(() => links(faq).length === 4, 'there should be buttons');
    const [first] = links(faq);
    const names = (first?.getAttribute('aria-labelledby') ?? '').split(' ');
    const named = names.map(id => textOf(rootOf(faq).getElementById(id) ?? undefined)).join(' ');
    expect(named).to.equal('Copy link: What is one?');
    expect(first?.closest('h1, h2, h3, h4, h5, h6') === null, 'outside the heading').to.be.true;
    for (const link of links(faq)) {
      expect(link.localName).to.equal('button');
      const {width, height} = link.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(24);
    }
    faq.copyLinks = false;
    await faq.updateComplete;
    expect(links(faq)).to.have.length(0);
  });

  it('copies the question’s address, and confirms on screen and to screen readers', async () => {
    const faq = await showFaq({faq: FAQ}, {copyLinks: true});
    await until(() => links(faq).length === 4, 'there should be buttons');
    await click(links(faq)[1] as Element);
    await until(() => page.seen('welearn-copy').length === 1, 'an event should tell');
    const url = `${location.href.replace(/#.*/, '')}#faq-pays`;
    expect(page.seen('welearn-copy')[0]?.detail).to.deep.equal({id: 'pays', url});
    await until(() => status(faq) === 'Copied', 'a screen reader should hear it');
    const note = rootOf(faq).querySelector('.note');
    expect(textOf(note ?? undefined)).to.equal('Copied');
    expect(note && isVisible(note)).to.be.true;
    expect(opened(faq), 'opens nothing').to.deep.equal([]);
    expect(location.hash).to.equal('');
    expect(focused() === links(faq)[1], 'the focus stays').to.be.true;
    expect(await pasted()).to.equal(url);
    expect(status(faq)).to.equal('Copied');
    pass();
    await until(() => status(faq) === '', 'the confirmation should disappear');
  });

  it('includes the element’s id, if it has one', async () => {
    const faq = await showFaq({faq: FAQ}, {copyLinks: true, id: 'visits'});
    await until(() => links(faq).length === 4, 'there should be buttons');
    await click(links(faq)[1] as Element);
    await until(() => page.seen('welearn-copy').length === 1, 'an event should tell');
    expect(page.seen('welearn-copy')[0]?.detail.url).to.match(/#visits-faq-pays$/);
  });

  it('confirms again, and percent-encodes a name in any script', async () => {
    const faq = await showFaq({faq: FAQ}, {copyLinks: true, id: 'öffnung'});
    const region = rootOf(faq).querySelector('.visually-hidden[role="status"]');
    const said: (string | null)[] = [];
    const observer = new MutationObserver(() => said.push(region?.textContent ?? null));
    if (region) observer.observe(region, {childList: true, characterData: true, subtree: true});
    for (const [times, link] of links(faq).slice(0, 2).entries()) {
      await click(link);
      await until(() => said.length > times, 'a screen reader should hear it');
    }
    observer.disconnect();
    expect(said.map(text => text?.trim())).to.deep.equal(['Copied', 'Copied']);
    expect(page.seen('welearn-copy')[0]?.detail.url).to.match(/#%C3%B6ffnung-faq-one$/);
  });

  describe('copy-links with a clipboard that is', () => {
    const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    afterEach(() => {
      Reflect.deleteProperty(navigator, 'clipboard');
      if (own) Object.defineProperty(navigator, 'clipboard', own);
      Reflect.deleteProperty(document, 'execCommand');
    });
    const forbid = (clipboard: unknown) =>
      Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});

    it('missing, still copies', async () => {
      forbid(undefined);
      const faq = await showFaq({faq: FAQ}, {copyLinks: true});
      await until(() => links(faq).length === 4, 'there should be buttons');
      (faq.parentElement as HTMLElement).style.paddingBlock = '2000px';
      await centre(links(faq)[3] as Element);
      const place = scrollY;
      expect(place).to.be.above(1000);
      await click(links(faq)[3] as Element);
      await until(() => status(faq) === 'Copied', 'a screen reader should hear it');
      expect(scrollY, 'nothing moves').to.equal(place);
      expect(await pasted()).to.match(/#faq-come$/);
    });

    it('missing, keeps its height while it copies', async () => {
      forbid(undefined);
      const faq = await showFaq({faq: FAQ}, {copyLinks: true});
      const height = () => faq.getBoundingClientRect().height;
      const before = height();
      let during = 0;
      const value = () => (during = height()) > 0;
      Object.defineProperty(document, 'execCommand', {value, configurable: true});
      await click(links(faq)[3] as Element);
      await until(() => status(faq) === 'Copied', 'a screen reader should hear it');
      expect(during).to.equal(before);
    });

    it('forbidden later, removes its confirmation', async () => {
      forbid({writeText: () => Promise.resolve()});
      const faq = await showFaq({faq: FAQ}, {copyLinks: true});
      await click(links(faq)[0] as Element);
      await until(() => status(faq) === 'Copied', 'a screen reader should hear it');
      forbid(undefined);
      Object.defineProperty(document, 'execCommand', {value: () => false, configurable: true});
      await click(links(faq)[0] as Element);
      await until(() => focused()?.localName === 'input', 'the address should be shown');
      expect(status(faq)).to.equal('');
      expect(rootOf(faq).querySelector('.note') === null, 'on screen').to.be.true;
    });

    it('forbidden, shows the address to copy by hand', async () => {
      forbid({writeText: () => Promise.reject(new DOMException('', 'NotAllowedError'))});
      Object.defineProperty(document, 'execCommand', {value: () => false, configurable: true});
      const faq = await showFaq({faq: FAQ}, {copyLinks: true});
      await until(() => links(faq).length === 4, 'there should be buttons');
      await click(links(faq)[3] as Element);
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
