import {expect, fixture, html} from '@open-wc/testing';
import type {LitElement} from 'lit';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  settle,
  entryUrl,
  isVisible,
  opened,
  part,
  parts,
  question,
  questions,
  waitForState,
  rootOf,
  textOf,
  texts,
  until,
  watchedPage,
} from './support.js';

const OPEN = 'When are you open?';
const DATA = {
  title: 'About us',
  about: '# Who we are\n\nWe *learn*, `together`. [More](/more)\n\n> A quotation\n\n|a|\n|-|\n|b|',
  faq_title: 'Your questions',
  faq: [
    {q: OPEN, a: 'Until six. [More](/more) ![map](data:,)', topic: 'Visiting'},
    {q: 'Where do we meet?', a: '# In short\n\n> Here\n\n`x`\n\n|a|\n|-|\n|b|', topic: 'Visiting'},
  ],
};

const page = watchedPage();
const entry = await entryUrl();

async function show(attributes: Partial<WelearnFaq> = {}): Promise<WelearnFaq> {
  const faq = document.createElement('welearn-faq');
  Object.assign(faq, {data: DATA}, attributes);
  (await fixture<HTMLElement>(html`<div></div>`)).append(faq);
  await waitForState(faq, 'ready');
  return faq;
}

describe('the look', () => {
  let rules: HTMLStyleElement;
  beforeEach(() => {
    rules = document.createElement('style');
    document.head.append(rules);
  });
  afterEach(() => rules.remove());

  const style = (element: Element) => getComputedStyle(element);

  it('can be changed through parts', async () => {
    const faq = await show({controls: true});
    const about = await fixture<WelearnAbout>(html`<welearn-about .data=${DATA}></welearn-about>`);
    await waitForState(about, 'ready');
    faq.show('when-are-you-open');
    await faq.updateComplete;
    const both = 'base heading link table code quote subheading';
    const ofFaq = `${both} toolbar expand-all topic topic-heading list item item-open question icon answer`;
    for (const [element, names] of [
      [about, `${both} text`],
      [faq, ofFaq],
    ] as const) {
      for (const name of names.split(' ')) {
        rules.textContent = `${element.localName}::part(${name}) {letter-spacing: 7px}`;
        for (const found of [part(element, name), ...parts(element, name)]) {
          expect(style(found).letterSpacing, `${element.localName} ${name}`).to.equal('7px');
        }
      }
    }
  });

  it('can be changed for the open question only', async () => {
    rules.textContent = 'welearn-faq::part(item-open) {letter-spacing: 7px}';
    const faq = await show({expand: 'first'});
    expect(parts(faq, 'item').map(item => style(item).letterSpacing)).to.deep.equal([
      '7px',
      'normal',
    ]);
  });

  it('can be changed for messages and their button', async () => {
    const src = page.server.url('/missing.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'failed');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
    for (const name of ['message', 'retry']) {
      rules.textContent = `welearn-faq::part(${name}) {letter-spacing: 7px}`;
      expect(style(part(faq, name)).letterSpacing, name).to.equal('7px');
    }
  });

  const RED = 'rgb(200, 0, 0)';
  const properties: [string, string, (faq: WelearnFaq) => Element, string][] = [
    ['color', RED, faq => part(faq, 'base'), 'color'],
    ['accent-color', RED, faq => part(faq, 'link'), 'color'],
    ['border-color', RED, faq => part(faq, 'item'), 'border-block-end-color'],
    ['border-width', '5px', faq => part(faq, 'item'), 'border-block-end-width'],
    ['radius', '9px', faq => part(faq, 'expand-all'), 'border-start-start-radius'],
    ['space', '40px', faq => part(faq, 'toolbar'), 'margin-block-end'],
    ['font-family', 'monospace', faq => part(faq, 'question'), 'font-family'],
    ['heading-font-family', 'monospace', faq => part(faq, 'heading'), 'font-family'],
    ['heading-size', '50px', faq => part(faq, 'heading'), 'font-size'],
    ['question-size', '30px', faq => part(faq, 'question'), 'font-size'],
    ['question-weight', '300', faq => part(faq, 'question'), 'font-weight'],
    ['link-color', RED, faq => part(faq, 'link'), 'color'],
    ['topic-size', '40px', faq => part(faq, 'topic-heading'), 'font-size'],
    ['line-height', '41px', faq => part(faq, 'answer-text'), 'line-height'],
    ['measure', '222px', faq => part(faq, 'list'), 'width'],
    ['measure', '222px', faq => part(faq, 'toolbar'), 'width'],
    ['max-width', '123px', faq => part(faq, 'base'), 'width'],
  ];
  for (const [name, value, find, property] of properties) {
    it(`follows --welearn-${name}, set on an ancestor, in ${property}`, async () => {
      const faq = await show({controls: true, expand: 'first'});
      expect(style(find(faq)).getPropertyValue(property)).not.to.equal(value);
      document.body.style.setProperty(`--welearn-${name}`, value);
      try {
        expect(style(find(faq)).getPropertyValue(property)).to.equal(value);
      } finally {
        document.body.removeAttribute('style');
      }
    });
  }

  it('can depend on the state, and on the layout of the document', async () => {
    rules.textContent = `
      welearn-faq:state(ready) {border-block-start: 7px solid}
      welearn-faq:state(layout-wide) {border-block-end: 9px solid}`;
    const faq = await show({data: {...DATA, layout: 'wide'}});
    expect(style(faq).borderBlockStartWidth).to.equal('7px');
    expect(style(faq).borderBlockEndWidth).to.equal('9px');
    faq.data = DATA;
    await until(() => !faq.matches(':state(layout-wide)'), 'the layout should go');
    expect(style(faq).borderBlockEndWidth).to.equal('0px');
  });

  it('yields to any other rule in the shadow tree, however weak', async () => {
    const faq = await show();
    const root = rootOf(faq);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(':where(button) {padding: 7px; font-weight: 300} :where(h2) {margin: 7px}');
    root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
    expect(style(part(faq, 'question'))).to.include({paddingTop: '7px', fontWeight: '300'});
    expect(style(part(faq, 'heading')).marginBottom).to.equal('7px');
  });

  it("uses the page's own font and colour", async () => {
    rules.textContent = 'body {font-family: monospace; color: rgb(1, 2, 3); line-height: 3}';
    const faq = await show({expand: 'all'});
    for (const name of ['heading', 'question', 'answer', 'link']) {
      expect(style(part(faq, name)), name).to.include({
        fontFamily: 'monospace',
        color: 'rgb(1, 2, 3)',
      });
    }
  });

  it('is complete on a page that unsets everything', async () => {
    rules.textContent = '* {all: unset} style, script, head, title {display: none}';
    const faq = await show({controls: true, expand: 'first'});
    const box = document.createElement('div');
    box.style.cssText = 'display: block; width: 500px';
    faq.replaceWith(box);
    box.append(faq);
    const rect = (name: string) => part(faq, name).getBoundingClientRect();
    expect(rect('base').width).to.be.closeTo(500, 1);
    expect(rect('question').width).to.be.closeTo(500, 1);
    const stacked = ['heading', 'toolbar', 'topic-heading', 'question', 'answer'];
    for (let i = 1; i < stacked.length; i++) {
      const [above = '', below = ''] = stacked.slice(i - 1, i + 1);
      expect(rect(below).top, `${above}, ${below}`).to.be.at.least(rect(above).bottom - 1);
    }
    const [, second] = parts(faq, 'answer');
    expect(second?.getBoundingClientRect().height).to.equal(0);
    faq.style.setProperty('--welearn-duration', '0s');
    question(faq, OPEN).click();
    await faq.updateComplete;
    expect(rect('answer').height).to.equal(0);
  });

  it('is absent for an element that the page hides', async () => {
    const faq = await show();
    faq.hidden = true;
    expect(isVisible(part(faq, 'base'))).to.be.false;
  });
});

describe('the scroll position', () => {
  it('stays: arriving content moves neither the top nor anything above', async () => {
    const held = await page.server.hold('/faq.json');
    const box = await fixture<HTMLElement>(html`
      <main>
        <p>above</p>
        <welearn-faq src=${page.server.url('/faq.json')}></welearn-faq>
        <p>below</p>
      </main>
    `);
    const faq = box.querySelector('welearn-faq') as WelearnFaq;
    await held.arrived();
    const [above, below] = box.querySelectorAll('p');
    const top = (element: Element | undefined) => element?.getBoundingClientRect().top ?? NaN;
    const before = [above, faq].map(top);
    const beforeBelow = top(below);
    await held.release(JSON.stringify(DATA));
    await waitForState(faq, 'ready');
    expect([above, faq].map(top)).to.deep.equal(before);
    expect(top(below)).to.be.above(beforeBelow);
    expect(top(part(faq, 'base'))).to.be.at.least(top(faq));
  });
});

describe('a narrow container', () => {
  const WIDE = {
    faq: [{q: `https://library.example/${'a'.repeat(200)}`, a: '|a|b|\n|-|-|\n|wide|table|'}],
  };
  for (const display of ['flex', 'grid', 'block']) {
    it(`is not widened by long words of a document: ${display}`, async () => {
      const box = await fixture<HTMLElement>(
        html`<div style="display: ${display}; width: 200px">
          <welearn-faq expand="all" .data=${WIDE}></welearn-faq>
        </div>`,
      );
      const faq = box.querySelector('welearn-faq');
      if (!faq) throw new Error('No element');
      await waitForState(faq, 'ready');
      expect(faq.getBoundingClientRect().width).to.be.at.most(200);
      expect(box.scrollWidth).to.be.at.most(200);
    });
  }
});

describe('boolean properties', () => {
  const booleans = ({elementProperties}: typeof LitElement) =>
    [...elementProperties].flatMap(([name, {type}]) => (type === Boolean ? [String(name)] : []));

  it('count as true when a template sets them to an empty text, before or after the script', async () => {
    for (const tag of ['welearn-about', 'welearn-faq']) {
      const names = booleans(customElements.get(tag) as typeof LitElement);
      expect(names).to.include('cache').and.include('debug');
      const parsed = document.implementation.createHTMLDocument();
      for (const element of [document.createElement(tag), parsed.createElement(tag)]) {
        for (const name of names) Reflect.set(element, name, '');
        Reflect.set(element, 'data', DATA);
        document.body.append(element);
        await until(() => Reflect.get(element, 'state') === 'ready', 'content should be shown');
        expect(names.filter(name => Reflect.get(element, name) !== true)).to.deep.equal([]);
        for (const name of names) Reflect.set(element, name, false);
        expect(names.filter(name => Reflect.get(element, name) !== false)).to.deep.equal([]);
        element.remove();
      }
    }
  });

  it('show the search box when `searchable` is an empty text', async () => {
    const faq = await show();
    Reflect.set(faq, 'searchable', '');
    await until(() => parts(faq, 'search-input').length === 1, 'the search box should appear');
  });
});

describe('the slots', () => {
  it('put `before` and `after` around the content', async () => {
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq .data=${DATA}>
        <a slot="after" href="/ask">Ask a librarian</a><b slot="before">Good to know</b>
      </welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    const top = (element: Element | null) => element?.getBoundingClientRect().top ?? NaN;
    const content = part(faq, 'heading');
    expect(top(faq.querySelector('b'))).to.be.below(top(content));
    expect(top(faq.querySelector('a'))).to.be.above(top(parts(faq, 'item').at(-1) ?? null));
  });

  it('replace the messages with `loading`, `empty` and `error`', async () => {
    const held = await page.server.hold('/faq.md');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq src=${page.server.url('/faq.md')}>
        <i slot="loading">One moment</i><i slot="empty">Soon</i><i slot="error">Ask at the desk</i>
      </welearn-faq>`,
    );
    const shown = () => [...faq.querySelectorAll('i')].filter(i => i.assignedSlot).map(textOf);
    await held.arrived();
    expect(shown()).to.deep.equal(['One moment']);
    await held.release('title: Nothing');
    await waitForState(faq, 'empty');
    expect(shown()).to.deep.equal(['Soon']);
    const failed = await fixture<WelearnFaq>(
      html`<welearn-faq src=${page.server.url('/missing.md')}>
        <i slot="error">Ask at the desk</i>
      </welearn-faq>`,
    );
    await waitForState(failed, 'failed');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
    const note = failed.querySelector('i');
    expect(note && isVisible(note)).to.be.true;
    expect(isVisible(part(failed, 'retry'))).to.be.false;
  });
});

describe('the script', () => {
  /** Errors in a page, collected by the page itself. */
  const WITNESS = `
    window.problems = [];
    const note = event => problems.push(String(
      event.reason ?? event.error ?? event.message ?? event.violatedDirective + ' ' + event.blockedURI));
    for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation'])
      addEventListener(type, note);
    const {error} = console;
    console.error = (...values) => { problems.push(String(values[0])); error(...values); };`;

  interface Opened {
    problems: string[];
    faq: WelearnFaq;
    inner: Document;
  }

  /** Opens a page of its own that includes scripts before a FAQ. */
  const openPage = async (
    scripts: string[],
    {markup, ...more}: {policy?: string; markup?: string; hash?: string} = {},
  ): Promise<Opened> => {
    const {policy, hash = ''} = more;
    await page.server.serve('/witness.js', WITNESS);
    await page.server.serve('/faq.json', JSON.stringify(DATA));
    await page.server.serve('/page.html', {
      headers: policy ? {'content-security-policy': policy} : {},
      body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>
        <script src="witness.js"></script>${scripts.join('')}
        ${markup ?? '<welearn-faq src="faq.json"></welearn-faq>'}`,
    });
    const frame = await fixture<HTMLIFrameElement>(html`
      <iframe title="A page" width="600" height="400" src=${page.server.url(`/page.html${hash}`)}>
      </iframe>
    `);
    const told = () => (frame.contentWindow as Window & {problems?: string[]}).problems ?? [];
    const found = () => frame.contentDocument?.querySelector('welearn-faq');
    await until(() => found()?.state === 'ready', 'the FAQ should be ready').catch(
      (cause: unknown) => {
        throw new Error([cause, ...told()].join('; '));
      },
    );
    const faq = found() as WelearnFaq;
    await faq.updateComplete;
    return {inner: faq.ownerDocument, faq, problems: told()};
  };
  const module = (url: string) => `<script type="module" src="${url}"></script>`;

  it('leaves existing elements alone when loaded again', async () => {
    const faq = await show();
    const classes = ['welearn-about', 'welearn-faq'].map(name => customElements.get(name));
    await import(`${entry}?again=${Date.now()}`);
    const now = ['welearn-about', 'welearn-faq'].map(name => customElements.get(name));
    expect(now.every((element, i) => element === classes[i])).to.be.true;
    question(faq, OPEN).click();
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([OPEN]);
    expect(questions(await show())).to.have.length(2);
  });

  it('may be included twice, or beside its classic version, in either order', async () => {
    const classic = `<script src="${new URL('welearn.global.js', entry).href}"></script>`;
    const twins = [
      [module(entry), classic],
      [classic, module(entry)],
      [classic, classic],
    ];
    const isBuilt = entry.includes('/dist/'); // The source has no classic version.
    for (const scripts of [[module(entry), module(`${entry}?again`)], ...(isBuilt ? twins : [])]) {
      const {faq, problems} = await openPage(scripts);
      expect(questions(faq)).to.have.length(2);
      expect(problems).to.deep.equal([]);
    }
  });

  it('works under a strict policy, with Trusted Types enforced', async () => {
    const opened = await openPage([module(entry)], {
      policy:
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
        "img-src 'self'; require-trusted-types-for 'script'; " +
        "trusted-types lit-html dompurify 'allow-duplicates'",
    });
    expect(texts(opened.faq, 'heading')).to.deep.equal(['Your questions']);
    expect(part(opened.faq, 'answer').querySelector('a') !== null).to.be.true;
    expect(getComputedStyle(part(opened.faq, 'icon'), '::before').rotate).to.equal('45deg');
    expect(opened.problems).to.deep.equal([]);
  });

  it('takes over properties set before it loaded', async () => {
    const data = JSON.stringify([{q: 'Early?', a: 'Yes.'}]);
    await page.server.serve('/early.js', `document.querySelector('welearn-faq').data = ${data};`);
    const {faq, problems} = await openPage([], {
      markup: `<welearn-faq></welearn-faq><script src="early.js"></script>
        ${module(entry)}`,
    });
    expect(questions(faq)).to.deep.equal(['Early?']);
    expect(problems).to.deep.equal([]);
  });

  it("opens the question in the page's address", async () => {
    const {faq, inner} = await openPage([module(entry)], {
      hash: '#faq-where-do-we-meet',
      markup: `<div style="height: 2000px"></div><welearn-faq src="faq.json"></welearn-faq>
        <div style="height: 2000px"></div>`,
    });
    await until(() => opened(faq).length > 0, 'the question should open');
    await settle(faq);
    expect(opened(faq)).to.deep.equal(['Where do we meet?']);
    const button = question(faq, 'Where do we meet?');
    await until(() => rootOf(faq).activeElement === button, 'the question should have focus');
    expect(inner.activeElement === faq).to.be.true;
    const top = () => button.getBoundingClientRect().top;
    await until(() => top() >= 0 && top() <= 100, 'the question should be at the top');
  });
});
