import {expect, fixture, html} from '@open-wc/testing';
import '../../src/welearn.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  answer,
  settle,
  part,
  parts,
  question,
  waitForState,
  rootOf,
  showFaq,
  textOf,
  texts,
  until,
  watchedPage,
} from './support.js';

const page = watchedPage();
// English is not shown in the meantime, however slowly another language arrives.
beforeEach(() => {
  page.holdTimers(2000);
});
const root = document.documentElement;

const DATA = {
  faq_title: 'Q',
  faq: [
    {q: 'One?', a: '|a|\n|-|\n|b|', topic: 'First'},
    {q: 'Two?', a: 'Two. [Link](/x)', topic: 'Second'},
  ],
};

/** A FAQ in some HTML around it; `lang` is that of its document. */
async function show(lang = '', around = html``, own = ''): Promise<WelearnFaq> {
  const box = await fixture<HTMLElement>(html`<div>${around}</div>`);
  const faq = document.createElement('welearn-faq');
  if (own) faq.lang = own;
  Object.assign(faq, {data: {...DATA, lang}, controls: true, copyLinks: true});
  (box.querySelector('.here') ?? box).append(faq);
  await waitForState(faq, 'ready');
  return faq;
}

const button = (faq: WelearnFaq) => part(faq, 'expand-all');
const says = (faq: WelearnFaq, text: string) =>
  until(() => textOf(button(faq)) === text, `the button should say "${text}"`);

const here = (lang: string) => html`<section lang=${lang}><p class="here"></p></section>`;

describe('the language of the interface', () => {
  afterEach(() => {
    root.removeAttribute('lang');
    root.removeAttribute('dir');
    for (const script of document.querySelectorAll('script.welearn-strings')) script.remove();
  });

  const ENGLISH = 'Expand all';
  const GERMAN = 'Alle aufklappen';
  const FRENCH = 'Tout déplier';
  const ITALIAN = 'Espandi tutto';
  const rule: [
    string,
    {page?: string; around?: string; own?: string; document?: string},
    string,
  ][] = [
    ['English where nothing is known', {}, ENGLISH],
    ['that of the document', {document: 'de'}, GERMAN],
    ['that of the page before it', {page: 'fr', document: 'de'}, FRENCH],
    ['the nearest around', {page: 'fr', around: 'de-AT', document: 'it'}, GERMAN],
    ['that of the element first', {page: 'fr', around: 'de', own: 'it', document: 'de'}, ITALIAN],
    ['English for one that there are no texts in', {page: 'br'}, ENGLISH],
    ['that of a related language', {page: 'gsw-CH'}, GERMAN],
    ['English for what is no language', {page: 'x_!'}, ENGLISH],
    ['the next where one is empty', {page: 'fr', around: '', own: ''}, FRENCH],
    ['as other programs write it', {page: 'pt_BR'}, 'Expandir tudo'],
  ];
  for (const [name, {page: lang, around, own, document: written}, text] of rule) {
    it(`is ${name}`, async () => {
      if (lang !== undefined) root.lang = lang;
      const faq = await show(written, around === undefined ? undefined : here(around), own);
      expect(textOf(button(faq))).to.equal(text);
    });
  }

  it('is the nearest across shadow trees', async () => {
    root.lang = 'fr';
    const host = await fixture<HTMLElement>(html`<div lang="de"></div>`);
    const shadow = host.attachShadow({mode: 'open'});
    const faq = document.createElement('welearn-faq');
    Object.assign(faq, {data: DATA, controls: true});
    shadow.append(faq);
    await waitForState(faq, 'ready');
    expect(textOf(button(faq))).to.equal(GERMAN);
    host.lang = 'it';
    await says(faq, ITALIAN);
    const inner = document.createElement('div');
    inner.lang = 'fr';
    shadow.append(inner);
    inner.append(faq);
    await says(faq, FRENCH);
    inner.lang = 'de';
    await says(faq, GERMAN);
  });

  it('is followed live, in every text, and back', async () => {
    root.lang = 'en';
    const faq = await show('', here('en'));
    const labels = () => [
      textOf(button(faq)),
      textOf(rootOf(faq).querySelector('nav #topics') ?? undefined),
      textOf(part(faq, 'copy-link')),
    ];
    const english = ['Expand all', 'Topics', 'Copy link:'];
    expect(labels()).to.deep.equal(english);
    const section = faq.closest('section') ?? faq;
    section.setAttribute('lang', 'de');
    await says(faq, GERMAN);
    expect(labels()).to.deep.equal([GERMAN, 'Themen', 'Link kopieren:']);
    section.removeAttribute('lang');
    await says(faq, ENGLISH);
    root.lang = 'pl';
    await says(faq, 'Rozwiń wszystkie');
    faq.lang = 'fr';
    await says(faq, FRENCH);
    faq.removeAttribute('lang');
    root.lang = 'en';
    await says(faq, ENGLISH);
    expect(labels()).to.deep.equal(english);
  });

  it('keeps open answers, and texts without a table, when it changes', async () => {
    root.lang = 'en';
    const faq = await show();
    faq.show('two');
    await faq.updateComplete;
    const link = part(faq, 'link');
    const last = parts(faq, 'link').at(-1);
    root.lang = 'de';
    await says(faq, GERMAN);
    expect(question(faq, 'Two?').getAttribute('aria-expanded')).to.equal('true');
    expect(last?.isConnected && link.isConnected).to.be.true;
  });

  it('follows the element to another place, and changes made while it was away', async () => {
    root.lang = 'en';
    const faq = await show();
    const other = await fixture<HTMLElement>(html`<div lang="de"></div>`);
    other.append(faq);
    await says(faq, GERMAN);
    faq.remove();
    other.lang = 'fr';
    await settle(faq);
    expect(textOf(button(faq))).to.equal(GERMAN);
    other.append(faq);
    await says(faq, FRENCH);
  });

  it('follows the next document if nothing else sets it', async () => {
    const faq = await show('de');
    expect(textOf(button(faq))).to.equal(GERMAN);
    faq.data = {...DATA, lang: 'fr'};
    await says(faq, FRENCH);
    faq.data = DATA;
    await says(faq, ENGLISH);
  });

  it('is also that of messages and the retry button', async () => {
    root.lang = 'de';
    const src = page.server.url('/missing.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'failed');
    await until(() => parts(faq, 'retry').length > 0, 'there should be a button');
    expect(textOf(part(faq, 'retry'))).to.equal('Erneut versuchen');
    expect(textOf(part(faq, 'message'))).to.include('leider nicht angezeigt');
    expect((await page.errors()).join()).to.match(/404/);
  });
});

describe('the language of content', () => {
  afterEach(() => {
    root.removeAttribute('lang');
    root.removeAttribute('dir');
  });

  /** The `lang` and `dir` of an element. */
  const marks = (element: Element | null) => [
    element?.getAttribute('lang') ?? null,
    element?.getAttribute('dir') ?? null,
  ];
  const spoken = (faq: WelearnFaq) => [
    button(faq),
    rootOf(faq).querySelector('nav #topics'),
    rootOf(faq).querySelector('.copy .visually-hidden'),
  ];

  it('is marked if it differs from the interface', async () => {
    root.lang = 'de';
    const faq = await show('fr');
    expect(marks(part(faq, 'base'))).to.deep.equal(['fr', 'ltr']);
    for (const element of spoken(faq)) expect(marks(element)).to.deep.equal(['de', 'ltr']);
  });

  it('is not marked if it equals the interface', async () => {
    root.lang = 'de';
    const faq = await show('de-AT');
    for (const element of spoken(faq)) expect(marks(element)).to.deep.equal([null, null]);
    root.lang = 'en';
    await says(faq, 'Expand all');
    for (const element of spoken(faq)) expect(marks(element)).to.deep.equal(['en', 'ltr']);
    faq.data = DATA;
    // The interface changes its language a moment before the document changes.
    const base = part(faq, 'base');
    await until(() => !button(faq).lang && !base.lang, 'nothing should be marked');
    for (const element of [base, ...spoken(faq)]) {
      expect(marks(element)).to.deep.equal([null, null]);
    }
  });

  it('is marked as English if the page’s language has no texts', async () => {
    root.lang = 'ug';
    const faq = await show();
    expect(marks(part(faq, 'base'))).to.deep.equal([null, null]);
    for (const element of spoken(faq)) expect(marks(element)).to.deep.equal(['en', 'ltr']);
    const src = page.server.url('/missing.md');
    const failed = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await until(() => parts(failed, 'retry').length > 0, 'there should be a button');
    expect(marks(rootOf(failed).querySelector('[role="status"]'))).to.deep.equal(['en', 'ltr']);
    await page.errors();
  });

  it('turns an Arabic document to right-to-left, in a left-to-right page', async () => {
    root.lang = 'en';
    const faq = await show('ar');
    expect(marks(part(faq, 'base'))).to.deep.equal(['ar', 'rtl']);
    const icon = part(faq, 'icon').getBoundingClientRect();
    const words = rootOf(faq).querySelector('.words')?.getBoundingClientRect();
    expect(icon.right).to.be.below(words?.left ?? 0);
    for (const element of spoken(faq)) expect(marks(element)).to.deep.equal(['en', 'ltr']);
  });

  it('leaves the direction alone if an author has set one', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const faq = document.createElement('welearn-faq');
    Object.assign(faq, {data: DATA, lang: 'ar', dir: 'ltr', controls: true});
    box.append(faq);
    await waitForState(faq, 'ready');
    expect(marks(part(faq, 'base'))).to.deep.equal([null, null]);
    expect(textOf(button(faq))).to.equal('توسيع الكل');
  });

  it('does not apply to slotted content', async () => {
    root.lang = 'en';
    const faq = await show('ar');
    const slotted = document.createElement('p');
    slotted.slot = 'before';
    slotted.textContent = 'Ask us';
    faq.append(slotted);
    await settle(faq);
    expect(getComputedStyle(slotted).direction).to.equal('ltr');
  });
});

describe('custom texts', () => {
  afterEach(() => {
    root.removeAttribute('lang');
    for (const script of document.querySelectorAll('script.welearn-strings')) script.remove();
  });

  function own(json: unknown): void {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.className = 'welearn-strings';
    script.textContent = typeof json === 'string' ? json : JSON.stringify(json);
    document.head.append(script);
  }

  it('replace the built-in ones in any language', async () => {
    own({expandAll: 'Open up', copyLink: '<b>&amp;'});
    const faq = await show();
    expect(textOf(button(faq))).to.equal('Open up');
    expect(textOf(part(faq, 'copy-link')), 'plain text, never HTML').to.equal('<b>&amp;');
    expect(texts(faq, 'question')).to.deep.equal(['One?', 'Two?']);
    const german = await show('', here('de'));
    expect(textOf(button(german))).to.equal('Open up');
  });

  it('match the region first, then the language', async () => {
    own({DE: {expandAll: 'Auf'}, 'de-AT': {topics: 'Da'}, fr: {expandAll: 'Ouvrir'}});
    own({en: {expandAll: 'Open'}});
    const faq = await show('', here('de-AT'));
    expect(textOf(button(faq))).to.equal('Auf');
    expect(textOf(rootOf(faq).querySelector('nav #topics') ?? undefined)).to.equal('Da');
    const other = await show('', here('de'));
    // The second list of topics on the page has a name of its own.
    expect(textOf(rootOf(other).querySelector('nav #topics') ?? undefined)).to.equal('Themen 2');
    const english = await show();
    expect(textOf(button(english))).to.equal('Open');
  });

  it('may add a new language', async () => {
    own({br: {expandAll: 'Digeriñ pep tra'}});
    const faq = await show('', here('br-FR'));
    expect(textOf(button(faq))).to.equal('Digeriñ pep tra');
    expect(button(faq).hasAttribute('lang')).to.be.false;
  });

  it('may add a variety, or name a language by an older tag', async () => {
    own({gsw: {expandAll: 'Alles uftue'}, de: {topics: 'Sachen'}, iw: {expandAll: 'הכול'}});
    const faq = await show('', here('gsw-CH'));
    expect(textOf(button(faq))).to.equal('Alles uftue');
    expect(textOf(rootOf(faq).querySelector('nav #topics') ?? undefined)).to.equal('Sachen');
    const hebrew = await show('', here('iw'));
    expect(textOf(button(hebrew))).to.equal('הכול');
  });

  it('are ignored, with a warning, if invalid', async () => {
    own('{"expandAll": }');
    own('["expandAll"]');
    own({
      expandAl: 'x',
      topics: 5,
      matches: {one: 'x'},
      de: {nothing: 'y', retry: null},
      __proto__: {},
    });
    own('{"__proto__": {"expandAll": "Polluted"}, "expandAll": "Open up"}');
    const faq = await show();
    expect(textOf(button(faq))).to.equal('Open up');
    expect(textOf(rootOf(faq).querySelector('nav #topics') ?? undefined)).to.equal('Topics');
    const warnings = page
      .takeWarnings()
      .map(text => text.replace('<script class="welearn-strings">: ', ''));
    const beginnings = [
      'This is not valid JSON',
      'Write each text after its name, in braces',
      'Unknown text "expandAl"',
      'Unknown text "nothing"',
      '"retry" must be a text',
      '"topics" must be a text',
      '"matches" must be a text',
    ];
    for (const beginning of beginnings) {
      expect(
        warnings.filter(text => text.startsWith(beginning)),
        beginning,
      ).to.have.length(1);
    }
    expect(warnings).to.have.length(beginnings.length);
    await show('', here('de'));
    expect(page.takeWarnings(), 'one warning is enough').to.deep.equal([]);
  });
});

describe('the direction of text', () => {
  it('is set block by block', async () => {
    const a = 'نعم، **بالتأكيد**.\n\nSee the list.\n\n1234';
    const faq = await showFaq({faq: [{q: 'هل يمكنني؟', a}]}, {expand: 'all'});
    const blocks = [...answer(faq, 'هل يمكنني؟').querySelectorAll('p')];
    expect(blocks.map(block => getComputedStyle(block).direction)).to.deep.equal([
      'rtl',
      'ltr',
      'ltr',
    ]);
    const words = question(faq, 'هل يمكنني؟').querySelector('.words') as Element;
    expect(getComputedStyle(words).direction).to.equal('rtl');
  });

  it('is set for lists, quotations and tables by their first words', async () => {
    const a = '> نعم\n\n- نعم\n- No\n\n|نعم|لا|\n|-|-|\n|1|2|\n\n1. No\n2. نعم';
    const faq = await showFaq({faq: [{q: 'Which?', a}]}, {expand: 'all'});
    const blocks = [...answer(faq, 'Which?').querySelectorAll('blockquote, ul, table, ol')];
    expect(blocks.map(block => getComputedStyle(block).direction)).to.deep.equal([
      'rtl',
      'rtl',
      'rtl',
      'ltr',
    ]);
  });

  it('is not marked without need', async () => {
    const faq = await showFaq({faq: [{q: 'Who?', a: 'All.'}]}, {expand: 'all'});
    expect(rootOf(faq).querySelectorAll('.content [dir]')).to.have.length(0);
  });
});
