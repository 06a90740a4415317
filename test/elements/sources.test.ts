import {expect, fixture, html} from '@open-wc/testing';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  settle,
  entryUrl,
  isVisible,
  part,
  parts,
  questions,
  waitForState,
  focused,
  rootOf,
  textOf,
  texts,
  until,
  watchedPage,
} from './support.js';

const OLD = 'faq_title: Old\nfaq:\n- q: Is this old?\n  a: It is.\n';
const NEW = 'faq_title: New\nfaq:\n- q: Is this new?\n  a: It is.\n';
const DATA = {faq_title: 'Visiting', faq: [{q: 'When are you open?', a: 'Until six.'}]};
const JSON_DATA = JSON.stringify(DATA);

type ShownDocument = NonNullable<WelearnFaq['document']>;

const page = watchedPage();
const serve = async (path: string, answer: Parameters<typeof page.server.serve>[1]) => {
  await page.server.serve(path, answer);
  return page.server.url(path);
};

describe('a document that cannot be shown', () => {
  it('is only an error, which clears for later content', async () => {
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq data='{"faq": {"q": "x"}}'></welearn-faq>`,
    );
    await waitForState(faq, 'failed');
    expect(faq.document).to.be.null;
    expect(page.seen('welearn-load')).to.be.empty;
    expect(page.seen('welearn-error')).to.have.length(1);
    faq.removeAttribute('data');
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = 'When?';
    details.append(summary, 'Now.');
    faq.append(details);
    await waitForState(faq, 'ready');
    expect(page.takeErrors()).to.have.length(1);
  });
});

describe('content in the page', () => {
  it('comes from the attribute `data`, a document as JSON', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq data=${JSON_DATA}></welearn-faq>`);
    await waitForState(faq, 'ready');
    expect(texts(faq, 'heading')).to.deep.equal(['Visiting']);
    expect(questions(faq)).to.deep.equal(['When are you open?']);
    expect(texts(faq, 'answer')).to.deep.equal(['Until six.']);
  });

  it('comes from the attribute `data`, a bare list of questions', async () => {
    const data = JSON.stringify([{q: 'First?', a: '1'}, {q: 'Second?'}]);
    const faq = await fixture<WelearnFaq>(html`<welearn-faq data=${data}></welearn-faq>`);
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['First?', 'Second?']);
    expect(parts(faq, 'heading')).to.have.length(0);
  });

  it('comes from the property `data`, and follows it', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq .data=${DATA}></welearn-faq>`);
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['When are you open?']);
    faq.data = {title: 'x', faq: [{q: 'And now?', a: 'Now, too.'}]};
    await until(() => questions(faq)[0] === 'And now?', 'the new data should be shown');
  });

  it('shows the last of several values set at once', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq .data=${DATA}></welearn-faq>`);
    await waitForState(faq, 'ready');
    await settle(faq);
    for (const q of ['One?', 'Two?', 'Three?']) {
      faq.data = [{q, a: q}];
      await faq.updateComplete;
    }
    await until(() => questions(faq)[0] === 'Three?', 'the last data should be shown');
    await settle(faq);
    expect(questions(faq)).to.deep.equal(['Three?']);
    const told = page
      .seen('welearn-load')
      .map(({detail}) => (detail['document'] as ShownDocument).faq);
    expect(told.map(([first]) => first?.q)).to.deep.equal(['When are you open?', 'Three?']);
  });

  it('keeps texts as written, numbers and words like "No" too', async () => {
    const faq = await fixture<WelearnFaq>(
      `<welearn-faq><script type="text/yaml">
        faq:
        - q: 2018
          a: No
      </script></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['2018']);
    expect(texts(faq, 'answer')).to.deep.equal(['No']);
  });

  const inline = {
    'application/json': JSON_DATA,
    'text/yaml': `
          faq_title: Visiting
          faq:
            - q: When are you open?
              a: Until six.
        `,
    'text/markdown': `
          ---
          faq_title: Visiting
          faq:
          - q: When are you open?
            a: Until six.
          ---
        `,
  };
  for (const [type, text] of Object.entries(inline)) {
    it(`comes from a script child of type ${type}, indented like the page`, async () => {
      const faq = await fixture<WelearnFaq>(
        `<welearn-faq>
          <script type="${type}">${text}</script>
        </welearn-faq>`,
      );
      await waitForState(faq, 'ready');
      expect(texts(faq, 'heading')).to.deep.equal(['Visiting']);
      expect(texts(faq, 'answer')).to.deep.equal(['Until six.']);
    });
  }

  it('comes from a script child that is added or replaced later', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq></welearn-faq>`);
    await settle(faq);
    expect(faq.state).to.equal('idle');
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON_DATA;
    faq.append(script);
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['When are you open?']);

    const other = script.cloneNode() as HTMLScriptElement;
    other.textContent = JSON.stringify([{q: 'And now?', a: '!'}]);
    script.replaceWith(other);
    await until(() => questions(faq)[0] === 'And now?', 'the new text should be shown');
  });

  /** A page still being parsed, up to the middle of an inline document. */
  const openParser = async (src = '') => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="A page"></iframe>`);
    const inner = frame.contentDocument;
    if (!inner) throw new Error('The frame has no document');
    const parser: {open(): void; write(text: string): void; close(): void} = inner;
    parser.open();
    parser.write(`<!doctype html><script type="module" async src="${await entryUrl()}"></script>
      <welearn-faq ${src && `src="${src}"`}><script type="text/yaml">
        faq:
        - q: Is this all?
          a: No`);
    const faq = inner.querySelector('welearn-faq');
    if (!faq) throw new Error('The parser has not begun');
    await until(() => Boolean(faq.shadowRoot), 'the element should be upgraded');
    await settle(faq);
    return {faq, parser};
  };

  it('waits for children that the parser has not delivered yet', async () => {
    const {faq, parser} = await openParser();
    parser.write(`, there is more.</script></welearn-faq>`);
    parser.close();
    await waitForState(faq, 'ready');
    expect(texts(faq, 'answer')).to.deep.equal(['No, there is more.']);
  });

  it('does not replace a fetched document, even if the parser delivers it later', async () => {
    const held = await page.server.hold('/faq.md');
    const {faq, parser} = await openParser(page.server.url('/faq.md'));
    await held.release(NEW);
    await settle(faq);
    parser.write(`.</script></welearn-faq>`);
    parser.close();
    await until(() => questions(faq)[0] === 'Is this new?', 'the document should be shown');
    await settle(faq);
    expect(questions(faq)).to.deep.equal(['Is this new?']);
  });

  it('prefers `data` to a script child', async () => {
    const faq = await fixture<WelearnFaq>(
      `<welearn-faq data='${JSON_DATA}'>
        <script type="application/json">[{"q": "Not this?", "a": "Not this."}]</script>
      </welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    await settle(faq);
    expect(questions(faq)).to.deep.equal(['When are you open?']);
  });

  it('names the attribute if `data` is not JSON, and shows no raw error', async () => {
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq data='{"faq": [{"q": "Cut off'></welearn-faq>`,
    );
    await waitForState(faq, 'failed');
    await until(() => page.seen('welearn-error').length === 1, 'there should be an error');
    expect(faq.error?.message)
      .to.match(/\bdata\b/)
      .and.match(/JSON/);
    expect(page.takeErrors()).to.deep.equal([faq.error]);
    expect(textOf(part(faq, 'base'))).not.to.match(/JSON|data/);
  });

  it('names the attribute if a property of `data` throws', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq></welearn-faq>`);
    for (const [before, thrown] of [new Error('Not ready'), null].entries()) {
      const data = Object.defineProperty({}, 'faq', {
        enumerable: true,
        get: () => {
          throw thrown as Error;
        },
      });
      Object.assign(faq, {data});
      await until(() => page.seen('welearn-error').length > before, 'the error should be reported');
      await settle(faq);
      expect(faq.error).to.include({code: 'invalid-document'});
      expect(faq.error?.message).to.match(/^"data" must be .*cannot be read.*getters/);
      page.takeErrors();
    }
  });

  it('is read once if `data` is NaN, which equals nothing', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq></welearn-faq>`);
    Object.assign(faq, {data: NaN});
    await waitForState(faq, 'failed');
    await settle(faq);
    expect(faq.error).to.include({code: 'invalid-document'});
    expect(page.seen('welearn-error')).to.have.length(1);
    expect(page.takeErrors()).to.have.length(1);
  });

  it('recovers when `data` is corrected', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq data="[{"></welearn-faq>`);
    await waitForState(faq, 'failed');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
    faq.setAttribute('data', JSON_DATA);
    await waitForState(faq, 'ready');
    expect(faq.error).to.equal(null);
  });
});

describe('content from `src`', () => {
  it('is fetched and shown', async () => {
    const held = await page.server.hold('/faq.md');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq src=${page.server.url('/faq.md')}></welearn-faq>`,
    );
    expect(faq.state).to.equal('loading');
    await held.release(`---\n${NEW}---\n`);
    await waitForState(faq, 'ready');
    expect(texts(faq, 'heading')).to.deep.equal(['New']);
    expect(questions(faq)).to.deep.equal(['Is this new?']);
    expect(faq.error).to.equal(null);
  });

  it('replaces the content of the page, which is shown meanwhile', async () => {
    const held = await page.server.hold('/faq.md');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq data=${JSON_DATA} src=${page.server.url('/faq.md')}></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['When are you open?']);
    await held.release(NEW);
    await until(() => questions(faq)[0] === 'Is this new?', 'the document should be shown');
  });

  it('leaves the content of the page if it fails, with `error` set', async () => {
    const src = page.server.url('/missing.md');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq data=${JSON_DATA} src=${src}></welearn-faq>`,
    );
    await until(() => faq.error !== null, 'the error should be known');
    await until(() => page.seen('welearn-error').length > 0, 'the error should be reported');
    expect(faq.state).to.equal('ready');
    expect(faq.error).to.include({name: 'WelearnError', code: 'http-status', url: src});
    expect(questions(faq)).to.deep.equal(['When are you open?']);
    expect(parts(faq, 'message')).to.have.length(0);
    expect(page.takeErrors()).to.deep.equal([faq.error]);
  });

  it('delays a failure of `data` until it has arrived', async () => {
    const held = await page.server.hold('/faq.md');
    const src = page.server.url('/faq.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq data="[{" src=${src}></welearn-faq>`);
    await until(() => page.seen('welearn-error').length === 1, 'there should be an error');
    await faq.updateComplete;
    expect(faq.state).to.equal('loading');
    await held.release(NEW);
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['Is this new?']);
    expect(page.takeErrors()).to.deep.equal([faq.error]);
  });

  it('is merged from several addresses, in their order, not that of arrival', async () => {
    const held = await page.server.hold('/common.md');
    await page.server.serve(
      '/branch.md',
      `faq_title: Our branch
faq:
- {id: open, q: When is the branch open?, a: At nine.}
- {q: Where do we meet?, hidden: true}
- {q: Is there coffee?, a: There is.}`,
    );
    const src = `${page.server.url('/common.md')}\n  ${page.server.url('/branch.md')}`;
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await until(async () => (await page.server.requests('/branch.md')).length > 0, 'both at once');
    await held.release(`title: Common
faq_title: All branches
faq:
- {id: open, q: When are you open?, a: Always.}
- {q: Where do we meet?, a: Here.}
- {q: Who can join?, a: Everybody.}`);
    await waitForState(faq, 'ready');
    expect(texts(faq, 'heading')).to.deep.equal(['Our branch']);
    expect(faq.document?.title).to.equal('Common');
    expect(questions(faq)).to.deep.equal([
      'When is the branch open?',
      'Who can join?',
      'Is there coffee?',
    ]);
  });

  it('shows the documents of several addresses that arrive, and reports each failure', async () => {
    const paths = ['/missing-1.md', '/faq.md', '/missing-2.md'];
    const held = await page.server.hold('/missing-1.md');
    await page.server.serve('/faq.md', NEW);
    const urls = paths.map(path => page.server.url(path));
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${urls.join(' ')}></welearn-faq>`);
    // The second failure arrives first.
    await fetch(page.server.url('/missing-2.md?again')).then(response => response.text());
    await held.release({status: 404});
    await waitForState(faq, 'ready');
    await until(() => page.seen('welearn-error').length === 2, 'there should be two errors');
    const told = page.seen('welearn-error').map(({detail}) => detail['error']);
    expect(told.map(error => (error as {url: string}).url)).to.deep.equal([urls[0], urls[2]]);
    expect(faq.error).to.be.oneOf(told);
    expect(questions(faq)).to.deep.equal(['Is this new?']);
    expect(page.takeErrors()).to.deep.equal(told);
  });

  it('never replaces questions by a document without any', async () => {
    const src = await serve('/about.md', 'title: Only about\nabout: Nothing else.\n');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq data=${JSON_DATA} src=${src}></welearn-faq>`,
    );
    await until(
      async () => (await page.server.requests('/about.md')).length > 0,
      'a request should follow',
    );
    await faq.reload();
    await settle(faq);
    expect(faq.state).to.equal('ready');
    expect(questions(faq)).to.deep.equal(['When are you open?']);
    expect(texts(faq, 'heading')).to.deep.equal(['Visiting']);
  });

  it('shows a calm message if the document has no questions', async () => {
    const src = await serve(
      '/about.md',
      'title: Only about\nfaq_title: Questions\nabout: Nothing else.\n',
    );
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'empty');
    expect(faq.document?.title).to.equal('Only about');
    expect(texts(faq, 'message')).to.deep.equal(['There is nothing here yet.']);
    expect(parts(faq, 'heading')).to.have.length(0);

    const about = await fixture<WelearnAbout>(html`<welearn-about src=${src}></welearn-about>`);
    await waitForState(about, 'ready');
    expect(texts(about, 'text')).to.deep.equal(['Nothing else.']);
  });

  it('is idle and silent without any source', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq></welearn-faq>`);
    await settle(faq);
    expect(faq).to.include({state: 'idle', document: null, error: null});
    expect(textOf(part(faq, 'base'))).to.equal('');
    expect(page.events).to.have.length(0);
  });

  it('is explained in the console if there is none, once', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq></welearn-faq>`);
    expect(await page.silence()).to.equal(
      '<welearn-faq> shows nothing. It has no source. Give the address of a document in "src".',
    );
    await faq.reload();
    faq.heading = 'x';
    await settle(faq);
    expect(page.takeSilences()).to.deep.equal([]);
    faq.remove();

    const fallback = await fixture(html`<welearn-faq><a href="/old">Our old FAQ</a></welearn-faq>`);
    expect(await page.silence())
      .to.include('only a fallback')
      .and.include('<details>');
    fallback.remove();
    await fixture(
      html`<welearn-about
        ><script type="text/plain">
          about: x
        </script></welearn-about
      >`,
    );
    expect(await page.silence())
      .to.include('type="text/plain"')
      .and.include('text/yaml');
  });

  it('is explained in the console if it has nothing to show', async () => {
    const src = await serve('/about.md', 'title: Only about\nabout: Nothing else.\n');
    await fixture(html`<welearn-faq src=${src}></welearn-faq>`);
    expect(await page.silence()).to.equal(
      `<welearn-faq> shows nothing. The document (${src}) has no questions, but an about text, which <welearn-about> shows. Add questions under "faq".`,
    );
    await fixture(html`<welearn-about data='{"faq": [{"q": "When?"}]}'></welearn-about>`);
    expect(await page.silence()).to.include(
      '(the attribute "data") has no about text, but 1 question',
    );
  });

  it('is not missed while it loads, if a script has left it empty, or if the page says so', async () => {
    const held = await page.server.hold('/faq.md');
    const later = await page.server.hold('/other.md');
    await fixture(html`<welearn-faq src=${page.server.url('/faq.md')}></welearn-faq>`);
    const lazy = await fixture<HTMLElement>(html`
      <div style="padding-top: 9000px">
        <welearn-faq loading="lazy" src=${page.server.url('/other.md')}></welearn-faq>
      </div>
    `);
    const empty = await fixture<WelearnFaq>(html`<welearn-faq .data=${[]}></welearn-faq>`);
    const told = await fixture<WelearnFaq>(
      html`<welearn-faq data="[]"><b slot="empty">No questions yet</b></welearn-faq>`,
    );
    await Promise.all([waitForState(empty, 'empty'), waitForState(told, 'empty')]);
    const other = await fixture<WelearnFaq>(html`<welearn-faq></welearn-faq>`);
    await page.silence();
    await settle(empty, told, other);
    expect(page.takeSilences()).to.deep.equal([]);
    lazy.remove();
    await Promise.all([held.release(NEW), later.release(NEW)]);
  });

  it('is refused from a script of a type that is almost one for data', async () => {
    for (const type of ['text/x-yml', 'yaml', 'application/yml', 'text/md']) {
      const faq = await fixture<WelearnFaq>(html`<welearn-faq></welearn-faq>`);
      await page.silence();
      const script = document.createElement('script');
      script.type = type;
      script.textContent = 'faq: [{q: Now?, a: x}]';
      const box = document.createElement('p');
      box.append(script);
      faq.append(box);
      await faq.reload();
      const [error] = await page.errors();
      for (const known of [type, 'text/yaml', 'application/json', 'text/toml', 'text/markdown'])
        expect(String(error)).to.include(known);
      script.type = 'text/yaml';
      script.replaceWith(script.cloneNode(true));
      await waitForState(faq, 'ready');
      faq.remove();
    }
  });

  it('is not looked for in scripts of other programs', async () => {
    const faq = await fixture<WelearnFaq>(html`
      <welearn-faq>
        <script type="application/ld+json">
          {}
        </script>
        <script type="speculationrules">
          {}
        </script>
        <p>
          <script type="text/yaml">
            faq: [{q: Now?, a: x}]
          </script>
        </p>
      </welearn-faq>
    `);
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['Now?']);
  });

  it('is fetched once for many elements', async () => {
    const held = await page.server.hold('/faq.md');
    const src = page.server.url('/faq.md');
    const box = await fixture<HTMLElement>(html`
      <div>
        ${Array.from(
          {length: 10},
          () =>
            html`<welearn-faq src=${src}></welearn-faq><welearn-about src=${src}></welearn-about>`,
        )}
      </div>
    `);
    await held.release(`${NEW}about: Some words.\n`);
    const elements = [...box.querySelectorAll<WelearnAbout | WelearnFaq>('*')];
    expect(elements).to.have.length(20);
    for (const element of elements) await waitForState(element, 'ready');
    expect(await page.server.requests('/faq.md')).to.have.length(1);
  });

  it('is fetched with the cookies of its own site only', async () => {
    document.cookie = 'visit=1; path=/';
    const near = await serve('/near.yaml', NEW);
    await page.server.serve('/far.yaml', {
      body: OLD,
      headers: {'access-control-allow-origin': '*'},
    });
    const src = `${near} ${page.server.crossOriginUrl('/far.yaml')}`;
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'ready');
    document.cookie = 'visit=; path=/; max-age=0';
    const [own] = await page.server.requests('/near.yaml');
    const [other] = await page.server.requests('/far.yaml');
    expect(own?.headers['cookie']).to.contain('visit=1');
    expect(other?.headers).not.to.have.property('cookie');
    expect(questions(faq)).to.deep.equal(['Is this new?', 'Is this old?']);
  });
});

describe('a fallback, from children that are no source,', () => {
  const fallback = (faq: WelearnFaq) => faq.querySelector('a') as HTMLElement;
  const withFallback = (src: string) =>
    fixture<WelearnFaq>(
      html`<welearn-faq src=${src}><a href="/old-faq">Our old page</a></welearn-faq>`,
    );

  it('is visible until there is content', async () => {
    const held = await page.server.hold('/faq.md');
    const faq = await withFallback(page.server.url('/faq.md'));
    await settle(faq);
    expect(faq.state).to.equal('loading');
    expect(isVisible(fallback(faq))).to.be.true;
    expect(parts(faq, 'message')).to.have.length(0);
    await held.release(NEW);
    await waitForState(faq, 'ready');
    expect(isVisible(fallback(faq))).to.be.false;
  });

  it('replaces the message if nothing arrives', async () => {
    const faq = await withFallback(page.server.url('/missing.md'));
    await waitForState(faq, 'failed');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
    expect(isVisible(fallback(faq))).to.be.true;
    expect(parts(faq, 'message')).to.have.length(0);
  });

  it('is visible if the document is empty', async () => {
    const faq = await withFallback(await serve('/faq.md', 'title: x\nfaq: []'));
    await waitForState(faq, 'empty');
    expect(isVisible(fallback(faq))).to.be.true;
  });

  it('is hidden beside content shown before a failure', async () => {
    const faq = await withFallback(await serve('/faq.md', NEW));
    await waitForState(faq, 'ready');
    faq.src = page.server.url('/missing.md');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
    expect(questions(faq)).to.deep.equal(['Is this new?']);
    expect(isVisible(fallback(faq))).to.be.false;
  });

  it('needs more than white space and comments', async () => {
    const src = page.server.url('/missing.md');
    const faq = await fixture<WelearnFaq>(
      `<welearn-faq src="${src}"> <!-- none --> </welearn-faq>`,
    );
    await waitForState(faq, 'failed');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
    expect(parts(faq, 'message')).to.have.length(1);
  });

  it('does not include a script child that cannot be read', async () => {
    const faq = await fixture<WelearnFaq>(
      `<welearn-faq><script type="application/json">[{"q": "Cut off</script></welearn-faq>`,
    );
    await waitForState(faq, 'failed');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
    expect(parts(faq, 'message')).to.have.length(1);
    expect(faq.error).to.include({code: 'syntax'});
  });
});

describe('the public state of an element', () => {
  const states = ['idle', 'loading', 'ready', 'empty', 'failed'];
  const customStates = (element: Element) =>
    states.filter(name => element.matches(`:state(${name})`));

  it('is a custom state, one at a time', async () => {
    const held = await page.server.hold('/faq.md');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq src=${page.server.url('/faq.md')}></welearn-faq>`,
    );
    expect(customStates(faq)).to.deep.equal(['loading']);
    await held.release('title: Nothing');
    await waitForState(faq, 'empty');
    expect(customStates(faq)).to.deep.equal(['empty']);
    faq.src = await serve('/new.md', NEW);
    await waitForState(faq, 'ready');
    expect(customStates(faq)).to.deep.equal(['ready']);
    const other = await fixture<WelearnFaq>(
      html`<welearn-faq src=${page.server.url('/missing.md')}></welearn-faq>`,
    );
    await waitForState(other, 'failed');
    expect(customStates(other)).to.deep.equal(['failed']);
    await until(() => page.takeErrors().length === 1, 'the author should be told');
  });

  it('includes the document’s layout, as a custom state', async () => {
    const data = {...DATA, layout: 'about'};
    const faq = await fixture<WelearnFaq>(html`<welearn-faq .data=${data}></welearn-faq>`);
    await waitForState(faq, 'ready');
    expect(faq.document?.layout).to.equal('about');
    expect(faq.matches(':state(layout-about)')).to.be.true;
    faq.data = {...DATA, layout: 'wide'};
    await until(() => faq.matches(':state(layout-wide)'), 'the state should change');
    expect(faq.matches(':state(layout-about)')).to.be.false;
  });

  it('includes the document, which is read-only and can be passed on', async () => {
    const src = await serve(
      '/faq.md',
      `---
title: We Learn
faq_title: Questions
layout: about
bundles: [style]
faq:
- {id: first, q: One?, a: 'See [here](/x).', topic: Visiting}
- {q: Two?, a: No}
---
About us.
`,
    );
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'ready');
    const shown = faq.document;
    if (!shown) throw new Error('There should be a document');
    expect(shown).to.deep.include({
      title: 'We Learn',
      about: 'About us.',
      faq_title: 'Questions',
      layout: 'about',
      bundles: ['style'],
    });
    for (const value of [shown, shown.faq, shown.faq[0], shown.bundles]) {
      expect(value).to.be.frozen;
    }
    const copy = await fixture<WelearnFaq>(html`<welearn-faq .data=${shown}></welearn-faq>`);
    await waitForState(copy, 'ready');
    expect(copy.document?.faq.map(({id}) => id)).to.deep.equal(['first', 'two']);
    expect(texts(copy, 'base')).to.deep.equal(texts(faq, 'base'));
    expect(copy.document).to.deep.include({
      ...shown,
      faq: copy.document?.faq,
      base: document.baseURI,
    });
  });

  it('fires an event when a document is shown, which leaves shadow trees', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const faq = document.createElement('welearn-faq');
    faq.data = DATA;
    let shown: string[] = [];
    faq.addEventListener('welearn-load', () => (shown = questions(faq)));
    host.attachShadow({mode: 'open'}).append(faq);
    await until(() => page.events.length > 0, 'the event should reach the document');
    const [event] = page.seen('welearn-load');
    expect(event).to.include({bubbles: true, composed: true, cancelable: false});
    expect(event?.target === host, 'target').to.be.true;
    expect(event?.detail).to.deep.equal({document: faq.document, stale: false});
    expect(shown).to.deep.equal(['When are you open?']);
    expect(page.events).to.have.length(1);
  });

  it('fires an event of its own class when a source fails', async () => {
    const src = page.server.url('/missing.md');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq src=${src} .data=${DATA}></welearn-faq>`,
    );
    await until(() => page.seen('welearn-error').length > 0, 'there should be an error');
    const [error] = page.seen('welearn-error');
    expect(error).to.include({bubbles: true, composed: true, cancelable: false});
    expect(error?.target === faq, 'target').to.be.true;
    expect(error?.detail).to.deep.equal({error: faq.error});
    expect(faq.error).to.be.an.instanceof(Error);
    const [load] = page.seen('welearn-load');
    const classes = [CustomEvent, load?.constructor, error?.constructor];
    expect(new Set(classes).size, 'classes').to.equal(3);
    expect(page.takeErrors()).to.have.length(1);
  });
});

describe('a failed source', () => {
  interface Failure {
    answer?: Parameters<typeof serve>[1];
    code: string;
    says: RegExp;
    place?: object;
  }
  const failures: Record<string, Failure> = {
    'is missing': {code: 'http-status', says: /404/},
    'is a web page': {
      answer: '<!doctype html><title>Sign in</title>',
      code: 'not-a-document',
      says: /web page/,
    },
    'is invalid YAML': {
      answer: '---\nfaq:\n- q: "Never closed\n---\n',
      code: 'syntax',
      says: /^faq\.md:\d+:\d+: /,
    },
    'breaks off': {answer: {body: NEW, fault: 'truncate'}, code: 'network', says: /reached|broke/},
  };
  for (const [what, {answer, code, says}] of Object.entries(failures)) {
    it(`gives the author the error, and visitors a calm sentence: it ${what}`, async () => {
      const src = answer ? await serve('/faq.md', answer) : page.server.url('/faq.md');
      const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
      await waitForState(faq, 'failed');
      await until(() => page.seen('welearn-error').length === 1, 'there should be an error');
      expect(faq.document).to.equal(null);
      expect(faq.error).to.include({name: 'WelearnError', code, url: src});
      expect(faq.error?.message).to.match(says);
      expect(page.takeErrors()).to.deep.equal([faq.error]);
      expect(textOf(part(faq, 'message'))).to.equal(
        'Sorry, this part of the page cannot be shown right now. Try again',
      );
    });
  }

  it('names line and column', async () => {
    const src = await serve('/faq.md', '---\nfaq:\n- q: One?\n  a: [not closed\n---\n');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'failed');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
    expect(faq.error?.line).to.be.within(4, 5);
    expect(faq.error?.column).to.be.above(0);
    expect(faq.error?.message).to.contain(`faq.md:${faq.error?.line}:${faq.error?.column}: `);
  });

  it('is recognised as another site that blocks reading', async () => {
    await page.server.serve('/faq.md', NEW);
    const src = page.server.crossOriginUrl('/faq.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'failed');
    expect(faq.error).to.include({code: 'network', url: src});
    expect(faq.error?.message).to.contain('Access-Control-Allow-Origin');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
  });

  it('is reported to the author once, however many elements have it', async () => {
    const src = page.server.url('/missing.md');
    const box = await fixture<HTMLElement>(html`
      <div>
        <welearn-faq src=${src}></welearn-faq>
        <welearn-faq src=${src}></welearn-faq>
        <welearn-about src=${src}></welearn-about>
      </div>
    `);
    for (const element of box.querySelectorAll<WelearnFaq>('*'))
      await waitForState(element, 'failed');
    await until(() => page.seen('welearn-error').length === 3, 'each should report the error');
    const [first] = page.seen('welearn-error');
    expect(page.takeErrors().map(String)).to.deep.equal([String(first?.detail['error'])]);
  });

  it('shows the readable part of a document, with the rest as an error', async () => {
    const src = await serve('/faq.md', 'faq:\n- q: One?\n  a: Good.\n- just a text\n');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'ready');
    await until(() => page.seen('welearn-error').length === 1, 'there should be an error');
    expect(faq.error).to.include({code: 'invalid-document', path: 'faq[1]', url: src});
    expect(questions(faq)).to.deep.equal(['One?']);
    expect(page.takeErrors()).to.deep.equal([faq.error]);
  });

  it('outweighs an empty source', async () => {
    const empty = await serve('/empty.md', 'title: Nothing');
    const src = `${empty} ${page.server.url('/missing.md')}`;
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'failed');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
    expect(faq.error).to.include({code: 'http-status'});
    expect(parts(faq, 'retry')).to.have.length(1);
  });

  it('is requested again by the next element that has it', async () => {
    const src = page.server.url('/faq.md');
    const first = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(first, 'failed');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
    await page.server.serve('/faq.md', NEW);
    const second = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(second, 'ready');
    expect(first.state).to.equal('failed');
  });

  it('is requested again with a button', async () => {
    const src = page.server.url('/faq.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'failed');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
    await page.server.serve('/faq.md', NEW);
    part(faq, 'retry').click();
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['Is this new?']);
    expect(faq.error).to.equal(null);
    expect(parts(faq, 'message')).to.have.length(0);
  });

  it('keeps the keyboard position on a retry', async () => {
    const src = page.server.url('/faq.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'failed');
    await until(() => page.takeErrors().length === 1, 'the author should be told');
    await page.server.serve('/faq.md', NEW);
    part(faq, 'retry').focus();
    part(faq, 'retry').click();
    await waitForState(faq, 'ready');
    await until(() => document.activeElement === faq, 'focus should stay in the element');
  });
});

describe('reload()', () => {
  it('keeps the focus on the same link of a changed text', async () => {
    const text = (words: string) =>
      `---\nabout: ${words} [we](/we) and [you](/you).\nfaq:\n- {id: one, q: One?, a: "${words} [we](/we), [you](/you)."}\n---\n`;
    const src = await serve('/faq.md', text('See'));
    for (const name of ['welearn-about', 'welearn-faq']) {
      await page.server.serve('/faq.md', text('See'));
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.innerHTML = `<${name} src="${src}" expand="all"></${name}>`;
      const element = box.firstElementChild as WelearnFaq;
      await waitForState(element, 'ready');
      await element.updateComplete;
      rootOf(element).querySelector<HTMLElement>('a[href$="you"]')?.focus();
      await page.server.serve('/faq.md', text('Now see'));
      await element.reload();
      await element.updateComplete;
      expect(textOf(rootOf(element).querySelector('.content') ?? undefined), name).to.match(/^Now/);
      expect(textOf(focused() ?? undefined), name).to.equal('you');
      expect(focused()?.getRootNode() === rootOf(element), name).to.be.true;
    }
  });

  it('bypasses the HTTP cache, and the answer that the page has', async () => {
    const cached = {'cache-control': 'max-age=3600'};
    const src = await serve('/faq.md', {body: OLD, headers: cached});
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['Is this old?']);
    await page.server.serve('/faq.md', {body: NEW, headers: cached});
    await faq.reload();
    await faq.updateComplete;
    expect(questions(faq)).to.deep.equal(['Is this new?']);
    const [, second] = await page.server.requests('/faq.md');
    expect(second?.headers).to.include({'cache-control': 'no-cache'});
    expect(page.seen('welearn-load')).to.have.length(2);
  });

  it('keeps its content until the answer arrives', async () => {
    const src = await serve('/faq.md', OLD);
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'ready');
    const held = await page.server.hold('/faq.md');
    const reloaded = faq.reload();
    await held.arrived();
    await faq.updateComplete;
    expect(faq.state).to.equal('ready');
    expect(questions(faq)).to.deep.equal(['Is this old?']);
    await held.release(NEW);
    await reloaded;
    await faq.updateComplete;
    expect(questions(faq)).to.deep.equal(['Is this new?']);
  });

  it('keeps its content if it fails', async () => {
    const src = await serve('/faq.md', OLD);
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'ready');
    await page.server.serve('/faq.md', {status: 503});
    await faq.reload();
    expect(faq).to.include({state: 'ready'});
    expect(faq.error).to.include({code: 'http-status'});
    expect(questions(faq)).to.deep.equal(['Is this old?']);
    await until(() => page.takeErrors().length === 1, 'the author should be told');
  });
});

describe('a pending request', () => {
  it('loses to a newer one when src changes', async () => {
    const held = await page.server.hold('/old.md');
    const old = page.server.url('/old.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${old}></welearn-faq>`);
    // Another element keeps the old request alive, so that its answer does arrive.
    const other = await fixture<WelearnFaq>(html`<welearn-faq src=${old}></welearn-faq>`);
    await held.arrived();
    faq.src = await serve('/new.md', NEW);
    await waitForState(faq, 'ready');
    await held.release(OLD);
    await waitForState(other, 'ready');
    await settle(faq);
    expect(questions(faq)).to.deep.equal(['Is this new?']);
    expect(page.seen('welearn-load').filter(({target}) => target === faq)).to.have.length(1);
  });

  it('shows nothing of a removed source', async () => {
    const held = await page.server.hold('/old.md');
    const old = page.server.url('/old.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${old}></welearn-faq>`);
    const other = await fixture<WelearnFaq>(html`<welearn-faq src=${old}></welearn-faq>`);
    await held.arrived();
    faq.src = null;
    await held.release(OLD);
    await waitForState(other, 'ready');
    await settle(faq);
    expect(faq).to.include({state: 'idle', document: null});
  });

  it('ends when the element is removed, and starts again when it returns', async () => {
    const held = await page.server.hold('/faq.md');
    const src = page.server.url('/faq.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await held.arrived();
    const parent = faq.parentElement;
    faq.remove();
    const aborted = async () => (await page.server.requests('/faq.md'))[0]?.aborted ?? false;
    await until(aborted, 'the server should notice');
    expect(page.events).to.have.length(0);
    await page.server.serve('/faq.md', NEW);
    parent?.append(faq);
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['Is this new?']);
  });

  it('ends when src changes', async () => {
    const held = await page.server.hold('/old.md');
    const src = page.server.url('/old.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await held.arrived();
    faq.src = await serve('/new.md', NEW);
    const aborted = async () => (await page.server.requests('/old.md'))[0]?.aborted ?? false;
    await until(aborted, 'the server should notice');
    await waitForState(faq, 'ready');
    expect(page.seen('welearn-error')).to.have.length(0);
  });

  it('continues for other elements when one of them is removed', async () => {
    const held = await page.server.hold('/faq.md');
    const src = page.server.url('/faq.md');
    const first = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    const second = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await held.arrived();
    first.remove();
    await settle(second);
    await held.release(NEW);
    await waitForState(second, 'ready');
    const seen = await page.server.requests('/faq.md');
    expect(seen.map(({aborted}) => aborted)).to.deep.equal([false]);
  });

  it('finishes if the element is moved', async () => {
    const held = await page.server.hold('/faq.md');
    const src = page.server.url('/faq.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await held.arrived();
    const elsewhere = await fixture<HTMLElement>(html`<section></section>`);
    elsewhere.append(faq);
    await page.server.serve('/faq.md', NEW);
    await held.release(NEW);
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['Is this new?']);
    expect(page.seen('welearn-error')).to.have.length(0);
  });
});

describe('an element moved within the page', () => {
  it('keeps its content, and fetches nothing', async () => {
    const src = await serve('/faq.md', NEW);
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'ready');
    await until(() => page.events.length === 1, 'an event should tell');
    const shown = faq.document;
    const elsewhere = await fixture<HTMLElement>(html`<section></section>`);
    elsewhere.append(faq);
    await settle(faq);
    // A request would be at the server before this one is answered.
    await fetch(page.server.url('/later.md')).then(response => response.text());
    await settle(faq);
    expect(questions(faq)).to.deep.equal(['Is this new?']);
    expect(faq.document).to.equal(shown);
    expect(await page.server.requests('/faq.md')).to.have.length(1);
    expect(page.events).to.have.length(1);
  });
});

describe('an attribute with an unknown value', () => {
  it('warns once, and counts as the default: heading-level', async () => {
    const about = await fixture<WelearnAbout>(
      html`<welearn-about heading-level="9" data='{"title": "We", "about": "x"}'></welearn-about>`,
    );
    await waitForState(about, 'ready');
    about.heading = 'You';
    await settle(about);
    expect(part(about, 'heading').localName).to.equal('h2');
    const warnings = page.takeWarnings();
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('heading-level="9"').and.to.contain('<welearn-about');
  });

  it('warns once, and counts as the default: expand', async () => {
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq expand="some" data=${JSON_DATA}></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    faq.heading = 'Questions';
    await settle(faq);
    expect(parts(faq, 'item-open')).to.have.length(0);
    const warnings = page.takeWarnings();
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('expand="some"').and.to.contain('<welearn-faq');
  });
});
