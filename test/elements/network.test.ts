import {expect, fixture, html} from '@open-wc/testing';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {createServer, refusedUrl, type Answer} from '../server/client.js';
import {
  settle,
  entryUrl,
  parts,
  questions,
  waitForState,
  texts,
  until,
  watchedPage,
} from './support.js';

const OLD = 'faq:\n- q: Is this old?\n  a: It is.\n';
const NEW = 'faq:\n- q: Is this new?\n  a: It is.\n';
const UMLAUTS = 'faq:\n- q: Öffnen Sie früh?\n  a: Für Sie, ja.\n';
const CORS = {'access-control-allow-origin': '*'};

const page = watchedPage();
const serve = async (answer: Answer | string, path = '/faq.md') => {
  await page.server.serve(path, answer);
  return page.server.url(path);
};
const show = (src: string) => fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
const count = async (path = '/faq.md') => (await page.server.requests(path)).length;
/** An element that shows `OLD`. */
const shown = async () => {
  const faq = await show(await serve(OLD, '/old.md'));
  await waitForState(faq, 'ready');
  return faq;
};
const waitForErrors = () =>
  until(() => page.takeErrors().length === 1, 'the author should be told once');
const isAccepted = (src: string) =>
  fetch(src).then(
    async response =>
      response.text().then(
        () => true,
        () => false,
      ),
    () => false,
  );
const goOnline = () => dispatchEvent(new Event('online'));
/**
 * Goes online, and waits until an element beside the others has fetched its document for that
 * reason. All elements that do so do it in the same moment.
 */
const goOnlineWithControl = async (...faqs: WelearnFaq[]) => {
  const control = await show(await serve({fault: 'truncate', body: NEW}, '/control.md'));
  await waitForState(control, 'failed');
  await waitForErrors();
  await page.server.serve('/control.md', NEW);
  goOnline();
  await waitForState(control, 'ready');
  await answered();
  await settle(...faqs);
};
/** Waits for the answer to a request of the page: earlier ones have arrived by then. */
const answered = () => fetch(page.server.url('/later.md')).then(response => response.text());

// Ten seconds in a page of its own. It starts first, so that the other tests run meanwhile.
let slowErrors: unknown[] = [];
let slow: WelearnFaq;
let silent: WelearnFaq;
before(async () => {
  const server = await createServer({
    '/old.md': OLD,
    '/slow.md': {body: NEW, drip: {size: 1, interval: 700}},
    '/silent.md': {fault: 'silence'},
  });
  await server.serve(
    '/page.html',
    `<!doctype html><title>Slow</title>
    <script>window.told = []; console.error = value => window.told.push(value);</script>
    <script type="module" src="${await entryUrl()}"></script>
    <welearn-faq src="old.md"></welearn-faq><welearn-faq src="silent.md"></welearn-faq>`,
  );
  const frame = document.createElement('iframe');
  frame.title = 'Slow';
  frame.src = server.url('/page.html');
  document.body.append(frame);
  const found = () => frame.contentDocument?.querySelector('welearn-faq');
  await until(() => found()?.state === 'ready', 'the first document should be shown');
  slowErrors = Reflect.get(frame.contentWindow as Window, 'told') as unknown[];
  slow = found() as WelearnFaq;
  slow.src = 'slow.md';
  silent = slow.nextElementSibling as WelearnFaq;
});

describe('the shown document', () => {
  const faults: Record<string, [answer: Answer, code: string]> = {
    'loses its connection': [{fault: 'hang-up'}, 'network'],
    'is interrupted halfway': [{body: NEW, fault: 'reset'}, 'network'],
    'ends too early': [{body: NEW, fault: 'truncate'}, 'network'],
    'ends before its last chunk': [
      {body: NEW, drip: {size: 9, interval: 1}, fault: 'truncate'},
      'network',
    ],
    'is shorter than declared': [
      {body: NEW, headers: {'content-length': '500', connection: 'close'}},
      'network',
    ],
    'is not compressed as declared': [
      {body: NEW, headers: {'content-encoding': 'gzip'}},
      'network',
    ],
    'is an empty answer': [{status: 204}, 'http-status'],
    'is only partial': [{status: 206, body: NEW}, 'http-status'],
    'is unchanged, but unknown': [{status: 304}, 'http-status'],
    'asks for a password': [
      {status: 401, body: '<!doctype html><title>Sign in</title>'},
      'http-status',
    ],
    'asks for a proxy’s password': [{status: 407}, ''],
    'is gone, with a web page': [{status: 410, body: '<html><body>Gone</body>'}, 'http-status'],
    'is overloaded': [{status: 503, body: NEW, headers: {'retry-after': '1'}}, 'http-status'],
    'is a redirect to itself': [{redirect: '/faq.md'}, 'network'],
    'is a redirect to nowhere': [{status: 302}, ''],
    'is a web page with another type': [
      {body: '<html><body>Welcome', headers: {'content-type': 'text/markdown'}},
      'not-a-document',
    ],
    'is broken': [{body: 'faq:\n- q: "Is this'}, 'syntax'],
  };
  for (const [what, [answer, code]] of Object.entries(faults)) {
    it(`stays, with the error beside it, if the next one ${what}`, async function () {
      const faq = await shown();
      const src = await serve(answer);
      // Some browsers accept a body that is cut off, or not compressed at all, as complete.
      if (code === 'network' && (await isAccepted(src))) this.skip();
      faq.src = src;
      await until(() => page.seen('welearn-error').length === 1, 'there should be an error');
      expect(faq.state).to.equal('ready');
      // For nonsense, some browsers report the status, and some nothing.
      expect(faq.error?.code).to.be.oneOf(code ? [code] : ['network', 'http-status']);
      expect(faq.error?.url).to.equal(page.server.url('/faq.md'));
      expect(questions(faq)).to.deep.equal(['Is this old?']);
      expect(parts(faq, 'message')).to.have.length(0);
      await waitForErrors();
      expect(page.seen('welearn-load')).to.have.length(1);

      await page.server.serve('/faq.md', NEW);
      await faq.reload();
      expect(faq.error).to.equal(null);
      expect(questions(faq)).to.deep.equal(['Is this new?']);
    });
  }

  it('stays if the connection is refused', async () => {
    const faq = await shown();
    faq.src = await refusedUrl('/faq.md');
    await until(() => page.seen('welearn-error').length === 1, 'there should be an error');
    expect(faq).to.include({state: 'ready'});
    expect(faq.error?.code).to.equal('network');
    expect(questions(faq)).to.deep.equal(['Is this old?']);
    await waitForErrors();
  });

  it('stays if the next one is on another site that does not allow it', async () => {
    const faq = await shown();
    await serve(NEW);
    faq.src = page.server.crossOriginUrl('/faq.md');
    await until(() => page.seen('welearn-error').length === 1, 'there should be an error');
    expect(faq.error?.code).to.equal('network');
    expect(questions(faq)).to.deep.equal(['Is this old?']);
    await waitForErrors();
  });

  it('stays if the next address has a password, which browsers do not fetch', async () => {
    const faq = await shown();
    await serve(NEW);
    faq.src = page.server.url('/faq.md').replace('://', '://name:secret@');
    await until(() => page.seen('welearn-error').length === 1, 'there should be an error');
    expect(faq.error?.code).to.equal('network');
    expect(questions(faq)).to.deep.equal(['Is this old?']);
    expect(await count()).to.equal(0);
    await waitForErrors();
  });
});

describe('an unusual answer', () => {
  for (const encoding of ['gzip', 'deflate', 'br'] as const) {
    it(`is read if compressed: ${encoding}`, async function () {
      const faq = await show(await serve({body: UMLAUTS, encoding}));
      await until(() => faq.state !== 'loading', 'the result should be known');
      await faq.updateComplete;
      const [request] = await page.server.requests('/faq.md');
      const isKnown = request?.headers['accept-encoding']?.includes(encoding) ?? false;
      if (!isKnown) page.takeErrors();
      if (!isKnown) this.skip(); // Browsers may accept Brotli over HTTPS only.
      expect(questions(faq)).to.deep.equal(['Öffnen Sie früh?']);
    });
  }

  it('is cut at its stated length, and does not harm the next one', async () => {
    const headers = {'content-length': '28', connection: 'close', ...CORS};
    await serve({body: NEW, headers});
    const faq = await show(page.server.crossOriginUrl('/faq.md'));
    await until(() => faq.state !== 'loading', 'the result should be known');
    await faq.updateComplete;
    faq.src = await serve(OLD, '/old.md');
    await until(() => questions(faq)[0] === 'Is this old?', 'the next one should be shown');
    page.takeErrors();
  });

  const latin1 = Array.from({length: UMLAUTS.length}, (_, i) => UMLAUTS.charCodeAt(i));
  const utf16 = latin1.flatMap(code => [code, 0]);
  const charsets: Record<string, Answer> = {
    'UTF-8 with a wrong charset': {
      body: UMLAUTS,
      headers: {'content-type': 'text/plain; charset=iso-8859-1'},
    },
    'ISO-8859-1 with its charset': {
      body: latin1,
      headers: {'content-type': 'text/plain; charset="ISO-8859-1"'},
    },
    'ISO-8859-1 without a charset': {body: latin1, headers: {'content-type': 'text/markdown'}},
    'ISO-8859-1 with the charset of UTF-8': {
      body: latin1,
      headers: {'content-type': 'text/markdown; charset=utf-8'},
    },
    'ISO-8859-1 with an unknown charset': {
      body: latin1,
      headers: {'content-type': 'text/markdown; charset=klingon'},
    },
    'UTF-16 with a byte order mark': {
      body: [0xff, 0xfe, ...utf16],
      headers: {'content-type': 'text/plain'},
    },
    'UTF-16 in the other byte order': {body: [0xfe, 0xff, 0, ...utf16.slice(0, -1)]},
    'UTF-16 with its charset': {
      body: utf16,
      headers: {'content-type': 'text/plain; charset=utf-16le'},
    },
    'ISO-8859-1 in pieces': {body: latin1, drip: {size: 5, interval: 5}},
  };
  for (const [what, answer] of Object.entries(charsets)) {
    it(`keeps its umlauts: ${what}`, async () => {
      const faq = await show(await serve(answer));
      await waitForState(faq, 'ready');
      expect(questions(faq)).to.deep.equal(['Öffnen Sie früh?']);
      expect(texts(faq, 'answer')).to.deep.equal(['Für Sie, ja.']);
    });
  }

  it('has replacement characters only if its bytes are invalid', async () => {
    const kept = await show(await serve('faq:\n- q: What is \uFFFD?\n', '/kept.md'));
    const bytes = [...new TextEncoder().encode(UMLAUTS.trim()), 0xff];
    const broken = await show(await serve({body: bytes}));
    await waitForState(kept, 'ready');
    await waitForState(broken, 'ready');
    expect(texts(kept, 'item')).to.deep.equal(['What is \uFFFD?']);
    expect(questions(broken)).to.deep.equal(['Öffnen Sie früh?']);
  });
});

describe('an unusual address', () => {
  it('has a query and a fragment', async () => {
    const faq = await show(`${await serve(NEW)}?v=1&w=2#top`);
    await waitForState(faq, 'ready');
    const [request, ...others] = await page.server.requests('/faq.md');
    expect(request?.search).to.equal('?v=1&w=2');
    expect(others).to.have.length(0);
    expect(faq.document?.faq[0]?.base).to.equal(`${page.server.url('/faq.md')}?v=1&w=2`);
  });

  it('is the document itself: data:', async () => {
    const faq = await show(`data:text/yaml,${encodeURIComponent(UMLAUTS)}`);
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['Öffnen Sie früh?']);
  });

  it('is a document of the page: blob:, until that is revoked', async () => {
    const src = URL.createObjectURL(new Blob([UMLAUTS]));
    const faq = await show(src);
    await waitForState(faq, 'ready');
    URL.revokeObjectURL(src);
    await faq.reload();
    expect(faq).to.include({state: 'ready'});
    expect(faq.error?.code).to.equal('network');
    expect(questions(faq)).to.deep.equal(['Öffnen Sie früh?']);
    await waitForErrors();
  });
});

describe('many requests', () => {
  it('end with the last of a hundred addresses, and few of the others', async () => {
    const faq = await shown();
    const held = await page.server.hold('/faq.md');
    await serve(NEW, '/last.md');
    for (let i = 0; i < 100; i++) {
      faq.src = page.server.url(i === 99 ? '/last.md' : `/faq.md?${String(i)}`);
      if (i % 10 === 0) await faq.updateComplete;
    }
    await until(() => questions(faq)[0] === 'Is this new?', 'the last one should be shown');
    await held.release(OLD);
    await answered();
    await settle(faq);
    expect(questions(faq)).to.deep.equal(['Is this new?']);
    expect(page.seen('welearn-load')).to.have.length(2);
    expect(page.seen('welearn-error')).to.have.length(0);
    expect(await count()).to.be.at.most(11);
    expect(await count('/last.md')).to.equal(1);
  });

  it('fail once for twenty elements, and are repeated once when back online', async () => {
    const src = await serve({fault: 'truncate', body: NEW});
    const all = html`${Array.from({length: 20}, () => html`<welearn-faq src=${src}></welearn-faq>`)}`;
    const box = await fixture<HTMLElement>(html`<div>${all}</div>`);
    const faqs = [...box.querySelectorAll('welearn-faq')];
    for (const faq of faqs) await waitForState(faq, 'failed');
    expect(await count()).to.equal(1);
    await until(() => page.seen('welearn-error').length === 20, 'each should report the error');
    await waitForErrors();
    await page.server.serve('/faq.md', NEW);
    goOnline();
    for (const faq of faqs) await waitForState(faq, 'ready');
    expect(await count()).to.equal(2);
  });
});

describe('a failure among several documents', () => {
  it('keeps its old content beside the new content of others', async () => {
    const src = `${await serve(OLD, '/a.md')} ${await serve('faq:\n- q: First?\n', '/b.md')}`;
    const faq = await show(src);
    await waitForState(faq, 'ready');
    await page.server.serve('/a.md', {status: 500});
    await page.server.serve('/b.md', 'faq:\n- q: Second?\n');
    await faq.reload();
    await faq.updateComplete;
    expect(texts(faq, 'item').join()).to.match(/^Is this old\?.*,Second\?$/);
    expect(faq.error?.code).to.equal('http-status');
    expect(page.seen('welearn-load').map(({detail}) => detail['stale'])).to.deep.equal([
      false,
      true,
    ]);
    await waitForErrors();
  });

  it('keeps its old content if it is broken', async () => {
    const src = `${await serve(OLD, '/a.md')} ${await serve('faq:\n- q: First?\n', '/b.md')}`;
    const faq = await show(src);
    await waitForState(faq, 'ready');
    await page.server.serve('/a.md', 'faq:\n- q: "Broken\n');
    await faq.reload();
    await faq.updateComplete;
    expect(texts(faq, 'item').join()).to.match(/^Is this old\?.*,First\?$/);
    expect(faq.error?.code).to.equal('syntax');
    await waitForErrors();
  });
});

describe('being back online', () => {
  it('fetches an unreachable document once, however often the event fires', async () => {
    const faq = await show(await serve({fault: 'truncate', body: NEW}));
    await waitForState(faq, 'failed');
    await waitForErrors();
    const before = await count();
    await page.server.serve('/faq.md', NEW);
    goOnline();
    goOnline();
    await waitForState(faq, 'ready');
    expect(faq.error).to.equal(null);
    await goOnlineWithControl(faq);
    expect((await count()) - before).to.equal(1);
  });

  it('tries again each time, as long as it fails', async () => {
    const faq = await show(await serve({fault: 'truncate', body: NEW}));
    await waitForState(faq, 'failed');
    for (const times of [2, 3]) {
      goOnline();
      await until(() => page.seen('welearn-error').length === times, 'a request should follow');
      expect(faq.state).to.equal('failed');
    }
    await waitForErrors();
    expect(await count()).to.equal(3);
  });

  it('tries again even if it happened before the failure was known', async () => {
    const held = await page.server.hold('/faq.md');
    const faq = await show(page.server.url('/faq.md'));
    await held.arrived();
    goOnline();
    await page.server.serve('/faq.md', NEW);
    await held.release({fault: 'truncate', body: NEW});
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['Is this new?']);
    page.takeErrors();
  });

  it('does nothing if all is well, or if the server answered', async () => {
    const faq = await shown();
    const missing = await show(page.server.url('/missing.md'));
    await waitForState(missing, 'failed');
    await waitForErrors();
    await goOnlineWithControl(faq, missing);
    expect(await count('/old.md')).to.equal(1);
    expect(await count('/missing.md')).to.equal(1);
    const own = page.events.filter(({target}) => target === faq || target === missing);
    expect(own).to.have.length(2);
  });

  it('does nothing for a removed element, which tries again when reattached', async () => {
    const faq = await show(await serve({fault: 'truncate', body: NEW}));
    await waitForState(faq, 'failed');
    await waitForErrors();
    const parent = faq.parentElement;
    faq.remove();
    await page.server.serve('/faq.md', NEW);
    await goOnlineWithControl(faq);
    expect(await count()).to.equal(1);
    parent?.append(faq);
    await waitForState(faq, 'ready');
    expect(await count()).to.equal(2);
  });

  it('does nothing for an old address', async () => {
    const faq = await show(await serve({fault: 'truncate', body: NEW}));
    await waitForState(faq, 'failed');
    await waitForErrors();
    faq.src = await serve(OLD, '/old.md');
    await waitForState(faq, 'ready');
    await goOnlineWithControl(faq);
    expect(await count()).to.equal(1);
    expect(await count('/old.md')).to.equal(1);
  });
});

describe('a document that takes more than ten seconds', () => {
  it('times out, whether slow or silent; the old document stays, and the author is told', async () => {
    for (const faq of [slow, silent]) {
      await until(() => faq.error !== null, 'there should be an error');
      expect(faq.error?.code).to.equal('timeout');
    }
    expect([slow.state, silent.state]).to.deep.equal(['ready', 'failed']);
    expect(silent.error?.url).to.match(/\/silent\.md$/);
    expect(questions(slow)).to.deep.equal(['Is this old?']);
    await until(() => slowErrors.length === 2, 'each error should be reported once');
  });
});
