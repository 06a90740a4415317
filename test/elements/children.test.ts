import {expect, fixture, html} from '@open-wc/testing';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  answer,
  settle,
  entryUrl,
  isVisible,
  levelOf,
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

const FETCHED =
  'faq:\n- {q: Is this fetched?, a: It is.}\n- {id: cost, q: How much?, a: Nothing.}\n';
const DETAILS = `
  <h2>Visiting us</h2>
  <p>A word before.</p>
  <div><details id="open"><summary>When are you open?</summary><p>Until <a href="hours.html">six</a>.</p></details></div>
  <h3>Money</h3>
  <details id="cost"><summary><h4>What does it cost?</h4></summary>Nothing.</details>`;
const WHEN = 'When are you open?';
const COST = 'What does it cost?';

const page = watchedPage();
const serve = async (path: string, answer: Parameters<typeof page.server.serve>[1]) => {
  await page.server.serve(path, answer);
  return page.server.url(path);
};

async function show(children: string, attributes = ''): Promise<WelearnFaq> {
  const faq = await fixture<WelearnFaq>(`<welearn-faq ${attributes}>${children}</welearn-faq>`);
  await waitForState(faq, 'ready');
  return faq;
}

async function showAbout(children: string, attributes = ''): Promise<WelearnAbout> {
  const about = await fixture<WelearnAbout>(
    `<welearn-about ${attributes}>${children}</welearn-about>`,
  );
  await waitForState(about, 'ready');
  return about;
}

/** Whether no child of an element has a slot or can be seen. */
const isUnslotted = (element: Element) =>
  [...element.children].every(child => !child.assignedSlot && !isVisible(child));

describe('questions that are children', () => {
  it('are shown with title and topics, and the originals are hidden', async () => {
    const faq = await show(DETAILS);
    expect(texts(faq, 'heading')).to.deep.equal(['Visiting us']);
    expect(texts(faq, 'topic-heading')).to.deep.equal(['Money']);
    expect(questions(faq)).to.deep.equal([WHEN, COST]);
    expect(texts(faq, 'answer')).to.deep.equal(['Until six.', 'Nothing.']);
    expect(faq.document?.faq.map(({id}) => id)).to.deep.equal(['open', 'cost']);
    expect(levelOf(question(faq, COST))).to.equal(4);
    expect(isUnslotted(faq)).to.be.true;
    expect(page.seen('welearn-load')).to.have.length(1);
  });

  it('open and close like other questions', async () => {
    const faq = await show(DETAILS);
    expect(opened(faq)).to.deep.equal([]);
    question(faq, COST).click();
    await faq.updateComplete;
    expect(opened(faq)).to.deep.equal([COST]);
    expect(page.seen('welearn-toggle')[0]?.detail).to.deep.equal({
      id: 'cost',
      question: COST,
      open: true,
    });
  });

  it('have links relative to the page, or to `base`', async () => {
    const href = (faq: WelearnFaq) => answer(faq, WHEN).querySelector('a')?.href;
    expect(href(await show(DETAILS))).to.equal(new URL('hours.html', document.baseURI).href);
    const faq = await show(DETAILS, 'base="https://library.example/x/"');
    expect(href(faq)).to.equal('https://library.example/x/hours.html');
  });

  it('keep Markdown characters and line breaks as they are', async () => {
    const faq =
      await show(`<details><summary>Is *this* [x](y) a_b_c &lt;b&gt; &amp;amp;?</summary>*stars* [x](y)

1. no

    indented
<pre>
one

  two
</pre></details>`);
    expect(questions(faq)).to.deep.equal(['Is *this* [x](y) a_b_c <b> &amp;?']);
    expect(faq.document?.faq[0]?.id).to.equal('is-this-x-y-a-b-c-b-amp');
    const panel = answer(faq, 'Is *this* [x](y) a_b_c <b> &amp;?');
    expect(textOf(panel)).to.equal('*stars* [x](y) 1. no indented one two');
    expect(panel.querySelector('pre')?.textContent).to.equal('one\n\n  two\n');
    expect(panel.querySelector('em, a, ol, code') === null).to.be.true;
  });

  it('are sanitised like other content', async () => {
    const box = document.createElement('template');
    box.innerHTML = `<welearn-faq><details><summary>Safe <img src="x:y" onerror="if (this.getRootNode() !== document) document.title = 'bad'" alt="?"></summary>
      <script>document.title = 'bad'</script><style>* {color: red}</style>
      <p onclick="document.title = 'bad'" style="color: red" id="x" class="y">Text <a href="javascript:alert(1)">link</a></p>
      <iframe srcdoc="x"></iframe><template><p>t</p></template></details></welearn-faq>`;
    const faq = box.content.firstElementChild as WelearnFaq;
    // A page's own script would run in any case: only the copy matters here.
    for (const script of faq.querySelectorAll('script')) script.type = 'text/plain';
    (await fixture(html`<div></div>`)).append(faq);
    await waitForState(faq, 'ready');
    const panel = part(faq, 'answer');
    expect(textOf(panel)).to.equal('Text link');
    expect(textOf(part(faq, 'question'))).to.equal('Safe ?');
    const bad =
      '[onerror], [onclick], .content [style], .content [id], .y, script, style, iframe, img';
    expect(rootOf(faq).querySelector(bad) === null).to.be.true;
    expect(panel.querySelector('a') === null).to.be.true;
    expect(document.title).not.to.equal('bad');
  });

  it('yield to `data`, and to an inline text, but not to an empty one', async () => {
    const data = `data='[{"q": "Data?", "a": "x"}]'`;
    expect(questions(await show(DETAILS, data))).to.deep.equal(['Data?']);
    const script = (text: string) => `<script type="application/json">${text}</script>`;
    const inline = await show(DETAILS + script('[{"q": "Inline?", "a": "x"}]'));
    expect(questions(inline)).to.deep.equal(['Inline?']);
    expect(questions(await show(script(' \n') + DETAILS))).to.deep.equal([WHEN, COST]);
  });

  it('are shown until `src` replaces them', async () => {
    const held = await page.server.hold('/faq.md');
    const faq = await show(DETAILS, `src="${page.server.url('/faq.md')}"`);
    expect(questions(faq)).to.deep.equal([WHEN, COST]);
    await held.release(FETCHED);
    await until(() => questions(faq)[0] === 'Is this fetched?', 'the children should be replaced');
    expect(isUnslotted(faq)).to.be.true;
    await until(() => page.seen('welearn-load').length > 1, 'an error should be reported');
    expect(page.seen('welearn-load')).to.have.length(2);
  });

  it('stay if `src` fails, with the error beside them', async () => {
    const faq = await show(DETAILS, `src="${page.server.url('/missing.md')}"`);
    await page.errors();
    expect(faq.state).to.equal('ready');
    expect(faq.error).to.include({code: 'http-status'});
    expect(questions(faq)).to.deep.equal([WHEN, COST]);
    expect(isUnslotted(faq)).to.be.true;
  });

  it('do not return while their replacement reloads', async () => {
    const faq = await show(DETAILS, `src="${await serve('/faq.md', FETCHED)}"`);
    await until(() => page.seen('welearn-load').length === 2, 'the children should be replaced');
    const held = await page.server.hold('/faq.md');
    const reloaded = faq.reload();
    await held.arrived();
    await settle(faq);
    expect(questions(faq)[0]).to.equal('Is this fetched?');
    await held.release('faq: [{q: Newer?, a: x}]');
    await reloaded;
    expect(questions(faq)).to.deep.equal(['Newer?']);
    expect(page.seen('welearn-load')).to.have.length(3);
  });

  it('leave children for other slots in place', async () => {
    const faq = await show(`${DETAILS}<a slot="after" href="/ask">Ask</a>`);
    const link = faq.querySelector('a[slot]');
    expect(link?.assignedSlot !== null && link !== null && isVisible(link)).to.be.true;
    expect(textOf(part(faq, 'base'))).not.to.contain('Ask');
  });
});

describe('children that are a plain fallback', () => {
  it('have the same width in a row as the content after them', async () => {
    const held = await page.server.hold('/faq.md');
    const long = 'Why? '.repeat(200);
    const row = await fixture<HTMLElement>(`<div style="display: flex">
      <welearn-faq src="${page.server.url('/faq.md')}"><p>${long}</p></welearn-faq>
    </div>`);
    const faq = row.querySelector('welearn-faq') as WelearnFaq;
    await waitForState(faq, 'loading');
    const width = () => faq.getBoundingClientRect().width;
    const before = width();
    expect(before).to.be.above(0);
    await held.release(`faq: [{q: "${long}", a: x}]`);
    await waitForState(faq, 'ready');
    expect(width()).to.equal(before);
  });

  it('appear and disappear', async () => {
    const src = page.server.url('/missing.md');
    const faq = await fixture<WelearnFaq>(`<welearn-faq src="${src}"></welearn-faq>`);
    await waitForState(faq, 'failed');
    await page.errors();
    expect(parts(faq, 'message')).to.have.length(1);
    faq.append('Our old page');
    await until(() => !parts(faq, 'message').length, 'the fallback should replace it');
    faq.replaceChildren();
    await until(() => parts(faq, 'message').length === 1, 'the message should return');
    expect(await page.server.requests('/missing.md')).to.have.length(1);
  });

  it('may be details without a question', async () => {
    const faq = await fixture<WelearnFaq>(
      `<welearn-faq><details><summary> </summary>Text</details></welearn-faq>`,
    );
    await settle(faq);
    expect(faq.state).to.equal('idle');
    expect(faq.querySelector('details')?.assignedSlot !== null).to.be.true;
    faq.insertAdjacentHTML('beforeend', DETAILS);
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal([WHEN, COST]);
    expect(page.seen('welearn-load')).to.have.length(1);
  });
});

describe('details opened before the script loads', () => {
  const OPEN = DETAILS.replace('id="cost"', 'id="cost" open');

  it('stay open, beside those of `expand`, without an event', async () => {
    expect(opened(await show(OPEN))).to.deep.equal([COST]);
    expect(opened(await show(OPEN, 'expand="first"'))).to.deep.equal([WHEN, COST]);
    expect(page.seen('welearn-toggle')).to.have.length(0);
  });

  it('leave one open if the element is exclusive', async () => {
    const both = OPEN.replace('id="open"', 'id="open" open');
    expect(opened(await show(both, 'exclusive'))).to.deep.equal([WHEN]);
    expect(opened(await show(OPEN, 'exclusive expand="first"'))).to.deep.equal([COST]);
  });

  it('stay open in the fetched document, if it has the question', async () => {
    const held = await page.server.hold('/faq.md');
    const faq = await show(OPEN, `expand="first" src="${page.server.url('/faq.md')}"`);
    await held.release(FETCHED);
    await until(() => questions(faq)[0] === 'Is this fetched?', 'the children should be replaced');
    expect(opened(faq)).to.deep.equal(['How much?']);
    expect(page.seen('welearn-toggle')).to.have.length(0);
  });
});

describe('about text from children', () => {
  it('includes all children, below the heading that they begin with', async () => {
    const about = await showAbout(
      '<h2>About us</h2><p>We <b>learn</b>.</p><h5>More</h5> *Together*.',
    );
    expect(texts(about, 'heading')).to.deep.equal(['About us']);
    expect(textOf(part(about, 'text'))).to.equal('We learn.More *Together*.');
    expect(texts(about, 'subheading')).to.deep.equal(['More']);
    expect(levelOf(part(about, 'subheading'))).to.equal(3);
    expect(about.document).to.include({title: 'About us'});
    expect(isUnslotted(about)).to.be.true;
  });

  it('may be bare text, and is replaced by a fetched document', async () => {
    const held = await page.server.hold('/about.md');
    const about = await showAbout('We learn.', `src="${page.server.url('/about.md')}"`);
    expect(textOf(part(about, 'text'))).to.equal('We learn.');
    await held.release('about: Together.');
    await until(
      () => textOf(part(about, 'text')) === 'Together.',
      'the children should be replaced',
    );
  });

  it('is absent if all children are for other slots', async () => {
    const about = await fixture<WelearnAbout>(
      `<welearn-about><a slot="after" href="/ask">Ask</a></welearn-about>`,
    );
    await settle(about);
    expect(about.state).to.equal('idle');
    about.append('We learn.');
    await waitForState(about, 'ready');
    expect(texts(about, 'text')).to.deep.equal(['We learn.']);
    expect(page.seen('welearn-load')).to.have.length(1);
  });
});

describe('changes of children', () => {
  it('are shown: added, reworded and removed', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq></welearn-faq>`);
    await settle(faq);
    expect(faq.state).to.equal('idle');
    faq.innerHTML = '<div></div>';
    await settle(faq);
    const box = faq.firstElementChild;
    if (box) box.innerHTML = DETAILS;
    await until(() => questions(faq).length === 2, 'the added question should be shown');
    const text = faq.querySelector('summary')?.firstChild as Text;
    text.data = 'Since when?';
    await until(() => questions(faq)[0] === 'Since when?', 'the new words should be shown');
    faq.querySelector('details')?.remove();
    await until(() => questions(faq).length === 1, 'the removed question should be gone');
    faq.replaceChildren('Our old page');
    await waitForState(faq, 'idle');
    expect(questions(faq)).to.deep.equal([]);
    expect(textOf(faq)).to.equal('Our old page');
  });

  it('are read once for many changes, and not at all without effect', async () => {
    const faq = await show(DETAILS);
    await settle(faq);
    for (let i = 0; i < 50; i++) {
      const details = document.createElement('details');
      const summary = document.createElement('summary');
      summary.textContent = `Number ${i}?`;
      details.append(summary, 'x');
      faq.append(details);
    }
    await until(() => questions(faq).length === 52, 'the questions should be shown');
    await until(() => page.seen('welearn-load').length > 1, 'an event should tell');
    expect(page.seen('welearn-load')).to.have.length(2);
    const before = faq.document;
    faq.append(document.createComment('note'), document.createElement('p'), ' ');
    for (const details of faq.querySelectorAll('details')) details.open = true;
    await settle(faq);
    await show(DETAILS); // read afterwards
    expect(faq.document === before, 'the same document').to.be.true;
    expect(page.seen('welearn-load')).to.have.length(3);
    expect(opened(faq)).to.deep.equal([]);
  });

  it('include an inline text that is filled or reworded in place', async () => {
    const script = document.createElement('script');
    script.type = 'text/yaml';
    const faq = await fixture<WelearnFaq>(html`<welearn-faq></welearn-faq>`);
    faq.append(script);
    await settle(faq);
    expect(faq.state).to.equal('idle');
    script.append('faq: [{q: Now?, a: x}]');
    await until(() => questions(faq)[0] === 'Now?', 'the text should be shown');
    (script.firstChild as Text).data = 'faq: [{q: Later?, a: x}]';
    await until(() => questions(faq)[0] === 'Later?', 'the new text should be shown');
    expect(page.takeErrors()).to.deep.equal([]);
  });

  it('are kept during a request', async () => {
    const held = await page.server.hold('/faq.md');
    const src = page.server.url('/faq.md');
    const faq = await fixture<WelearnFaq>(`<welearn-faq src="${src}"></welearn-faq>`);
    await held.arrived();
    expect(faq.state).to.equal('loading');
    faq.innerHTML = DETAILS;
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal([WHEN, COST]);
    await held.release(FETCHED);
    await until(() => questions(faq)[0] === 'Is this fetched?', 'the children should be replaced');
    expect(await page.server.requests('/faq.md')).to.have.length(1);
  });

  it('are ignored while `src` or `data` is shown', async () => {
    const faq = await show('', `src="${await serve('/faq.md', FETCHED)}"`);
    faq.innerHTML = DETAILS;
    const other = await show(DETAILS, `data='[{"q": "Data?", "a": "x"}]'`);
    other.append(...faq.cloneNode(true).childNodes);
    await settle(faq, other);
    await show(DETAILS); // read afterwards
    expect(questions(faq)[0]).to.equal('Is this fetched?');
    expect(questions(other)).to.deep.equal(['Data?']);
    expect(page.seen('welearn-load')).to.have.length(3);
  });

  it('are noticed when the element returns, and not after it is removed', async () => {
    const faq = await show(DETAILS);
    const parent = faq.parentElement;
    faq.remove();
    faq.querySelector('details')?.remove();
    await settle(faq);
    expect(questions(faq)).to.deep.equal([WHEN, COST]);
    parent?.append(faq);
    await until(() => questions(faq).length === 1, 'the change should be noticed');
    await until(() => page.seen('welearn-load').length > 1, 'an event should tell');
    expect(page.seen('welearn-load')).to.have.length(2);
  });
});

describe('children that the parser delivers in pieces', () => {
  const openParser = async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="A page"></iframe>`);
    const inner = frame.contentDocument;
    if (!inner) throw new Error('The frame has no document');
    const parser: {open(): void; write(text: string): void; close(): void} = inner;
    parser.open();
    parser.write(`<!doctype html><script type="module" async src="${await entryUrl()}"></script>
      <main><welearn-faq><h2>Vis`);
    const faq = inner.querySelector('welearn-faq');
    if (!faq) throw new Error('The parser has not begun');
    await until(() => Boolean(faq.shadowRoot), 'the element should be upgraded');
    return {faq, parser};
  };

  it('are read once, when complete, before the page is', async () => {
    const {faq, parser} = await openParser();
    let loads = 0;
    faq.addEventListener('welearn-load', () => loads++);
    const rest = DETAILS.slice(DETAILS.indexOf('iting'));
    for (const piece of [rest.slice(0, 100), rest.slice(100), '</welearn-faq>']) {
      await settle(faq);
      expect(faq.state).to.equal('idle');
      parser.write(piece);
    }
    parser.write('<p>Behind</p>');
    await waitForState(faq, 'ready');
    expect(faq.ownerDocument.readyState).to.equal('loading');
    expect(texts(faq, 'heading')).to.deep.equal(['Visiting us']);
    expect(questions(faq)).to.deep.equal([WHEN, COST]);
    parser.close();
    await until(() => faq.ownerDocument.readyState === 'complete', 'the page should be complete');
    await settle(faq);
    expect(loads).to.equal(1);
  });

  it('are read when the page ends with them', async () => {
    const {faq, parser} = await openParser();
    parser.write(DETAILS.slice(DETAILS.indexOf('iting')));
    await settle(faq);
    expect(faq.state).to.equal('idle');
    parser.close();
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal([WHEN, COST]);
  });
});
