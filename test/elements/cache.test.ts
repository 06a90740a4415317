import {expect, fixture, html} from '@open-wc/testing';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {refusedUrl, type Answer} from '../server/client.js';
import {settle, questions, waitForState, texts, until, watchedPage} from './support.js';

const STORE = 'welearn-elements';
const DAY = 24 * 60 * 60 * 1000;
const GOOD = 'faq:\n- q: Is this good?\n  a: It [is](more.html).\n';
const NEW = 'faq:\n- q: Is this new?\n  a: It is.\n';
const LOCAL = '[{"q": "Is this here?", "a": "It is."}]';
const AWAY: Answer = {body: GOOD, fault: 'truncate'};

const page = watchedPage();
const url = (path = '/faq.md') => page.server.url(path);
const serve = (answer: Answer | string, path = '/faq.md') => page.server.serve(path, answer);
const show = (src = url()) =>
  fixture<WelearnFaq>(html`<welearn-faq cache src=${src}></welearn-faq>`);
const stale = () => page.seen('welearn-load').map(({detail}) => detail['stale']);
const goOnline = () => dispatchEvent(new Event('online'));

const keptText = async (address = url()) =>
  (await (await caches.open(STORE)).match(address))?.text();
const isKept = (text = GOOD, address = url()) =>
  until(async () => (await keptText(address)) === text, 'it should be kept');

/** Waits until a later document is kept, and with it all that was kept or deleted before. */
const laterIsKept = async () => {
  await serve(GOOD, '/later.md');
  await waitForState(await show(url('/later.md')), 'ready');
  await isKept(GOOD, url('/later.md'));
};

/** Leaves a copy, as an earlier visit does, and a page without memory of it. */
const visitedBefore = async ({text = GOOD, address = url(), age = 0, from = ''} = {}) => {
  const headers = {
    'x-welearn-kept-at': String(Date.now() - age),
    'x-welearn-url': from || address,
  };
  await (await caches.open(STORE)).put(address, new Response(text, {headers}));
};

/** Removes the storage for a while, or breaks it. */
const withStorage = async (get: () => unknown, act: () => Promise<void>) => {
  const own = Object.getOwnPropertyDescriptor(window, 'caches');
  Object.defineProperty(window, 'caches', {configurable: true, get});
  try {
    await act();
  } finally {
    if (own) Object.defineProperty(window, 'caches', own);
    else Reflect.deleteProperty(window, 'caches');
  }
};

afterEach(async () => {
  const store = await caches.open(STORE);
  for (const request of await store.keys()) {
    if (request.url.startsWith(url(''))) await store.delete(request);
  }
});

describe('a cached document', () => {
  it('is kept by its address, with its date', async () => {
    await serve(GOOD);
    const faq = await show();
    await waitForState(faq, 'ready');
    await isKept();
    const response = await (await caches.open(STORE)).match(url());
    expect(Number(response?.headers.get('x-welearn-kept-at'))).to.be.closeTo(Date.now(), 60_000);
    expect(stale()).to.deep.equal([false]);
  });

  it('is not kept without the attribute, nor after that is removed', async () => {
    await serve(GOOD);
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${url()}></welearn-faq>`);
    await waitForState(faq, 'ready');
    const other = await show();
    await waitForState(other, 'ready');
    await isKept();
    other.cache = false;
    await serve(NEW);
    await other.reload();
    expect(questions(other)).to.deep.equal(['Is this new?']);
    await laterIsKept();
    expect(await keptText()).to.equal(GOOD);
  });

  it('is not shown without the attribute', async () => {
    await visitedBefore();
    await serve(AWAY);
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${url()}></welearn-faq>`);
    await waitForState(faq, 'failed');
    await page.errors();
  });

  const failures: Record<string, Answer> = {
    'cannot be reached': AWAY,
    'answers with an error': {status: 500, body: '<!doctype html><title>Sorry</title>'},
    'limits requests': {status: 429},
    'is overloaded': {status: 503},
  };
  for (const [what, answer] of Object.entries(failures)) {
    it(`is shown, with the error beside it, if the server ${what}`, async () => {
      await visitedBefore();
      await serve(answer);
      const faq = await show();
      await until(() => page.seen('welearn-error').length === 1, 'there should be an error');
      expect(faq.state).to.equal('ready');
      expect(questions(faq)).to.deep.equal(['Is this good?']);
      expect(faq.error?.url).to.equal(url());
      expect(stale()).to.deep.equal([true]);
      await page.errors();
      await laterIsKept();
      expect(await keptText(), 'the copy').to.equal(GOOD);
    });
  }

  for (const status of [401, 403, 404, 410]) {
    it(`is deleted, and not shown, if its owner has withdrawn it (${String(status)})`, async () => {
      await visitedBefore();
      await serve({status});
      const faq = await show();
      await waitForState(faq, 'failed');
      await until(async () => (await keptText()) === undefined, 'the copy should be deleted');
      expect(faq.error).to.include({code: 'http-status', url: url()});
      await page.errors();
    });
  }

  const others: Record<string, Answer> = {
    'is empty': {status: 204},
    'is a web page': {body: '<!doctype html><title>Sign in</title>'},
    'is broken': {body: 'faq:\n- q: "Is this\n'},
  };
  for (const [what, answer] of Object.entries(others)) {
    it(`is kept, and not shown, if the answer ${what}`, async () => {
      await visitedBefore();
      await serve(answer);
      const faq = await show();
      await waitForState(faq, 'failed');
      await page.errors();
      await laterIsKept();
      expect(await keptText()).to.equal(GOOD);
    });
  }

  it('is shown if the connection is refused', async () => {
    const address = await refusedUrl('/faq.md');
    await visitedBefore({address});
    const faq = await show(address);
    await waitForState(faq, 'ready');
    await page.errors();
    expect(stale()).to.deep.equal([true]);
    await (await caches.open(STORE)).delete(address);
  });

  it('is shown by all elements that ask, for one request', async () => {
    await visitedBefore();
    const held = await page.server.hold('/faq.md');
    const [first, second] = [await show(), await show()];
    await held.arrived();
    await held.release(AWAY);
    await Promise.all([waitForState(first, 'ready'), waitForState(second, 'ready')]);
    expect(await page.server.requests('/faq.md')).to.have.length(1);
    await until(() => page.seen('welearn-error').length === 2, 'each should report the error');
    await page.errors();
    expect(stale()).to.deep.equal([true, true]);
  });

  it('is replaced once a new one arrives', async () => {
    await visitedBefore();
    await serve(AWAY);
    const faq = await show();
    await waitForState(faq, 'ready');
    await page.errors();
    const held = await page.server.hold('/faq.md');
    goOnline();
    await held.arrived();
    await settle(faq);
    expect(questions(faq), 'meanwhile').to.deep.equal(['Is this good?']);
    await held.release(NEW);
    await until(() => questions(faq)[0] === 'Is this new?', 'the new one should be shown');
    expect(faq.error).to.equal(null);
    await until(() => stale().length === 2, 'an error should be reported');
    expect(stale()).to.deep.equal([true, false]);
    await isKept(NEW);
  });

  it('is not shown again by a reload that fails', async () => {
    await visitedBefore();
    await serve(AWAY);
    const faq = await show();
    await waitForState(faq, 'ready');
    const shown = faq.document;
    await faq.reload();
    await faq.reload();
    expect(faq.document === shown, 'the same document').to.be.true;
    expect(faq.error?.code).to.equal('network');
    expect(stale()).to.deep.equal([true]);
    await page.errors();
  });

  it('never replaces a newer fetched document', async () => {
    await serve(`${GOOD}- {q: Is this a mistake?, id: [1]}\n`);
    const faq = await show();
    await waitForState(faq, 'ready');
    await visitedBefore({text: NEW});
    await serve(AWAY);
    await faq.reload();
    expect(texts(faq, 'item')).to.have.length(2);
    expect(stale()).to.deep.equal([false]);
    page.takeErrors();
  });

  it('is shown in place of another address that was fetched', async () => {
    await serve(NEW, '/other.md');
    const faq = await show(url('/other.md'));
    await waitForState(faq, 'ready');
    await visitedBefore();
    await serve(AWAY);
    faq.src = url();
    await until(() => questions(faq)[0] === 'Is this good?', 'the copy should be shown');
    await page.errors();
    expect(stale()).to.deep.equal([false, true]);
  });

  it('replaces content in the page', async () => {
    await visitedBefore();
    await serve(AWAY);
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq cache data=${LOCAL} src=${url()}></welearn-faq>`,
    );
    await until(() => questions(faq)[0] === 'Is this good?', 'the copy should be shown');
    await page.errors();
    expect(stale()).to.deep.equal([false, true]);
  });

  it('is shown beside documents of other addresses that arrive', async () => {
    await visitedBefore();
    await serve(AWAY);
    await serve(NEW, '/new.md');
    const faq = await show(`${url()} ${url('/new.md')}`);
    await waitForState(faq, 'ready');
    expect(questions(faq)).to.deep.equal(['Is this good?', 'Is this new?']);
    await page.errors();
    expect(stale()).to.deep.equal([true]);
    await isKept(NEW, url('/new.md'));
  });

  it('resolves its links against its own address', async () => {
    await serve({redirect: '/deep/faq.md'});
    await serve(GOOD, '/deep/faq.md');
    await waitForState(await show(), 'ready');
    await isKept();
    await serve(AWAY);
    page.events = [];
    const faq = await show(url());
    await faq.reload();
    expect(await keptText(url('/deep/faq.md')), 'only by its address').to.equal(undefined);
    await serve(AWAY, '/old.md');
    await visitedBefore({address: url('/old.md'), from: url('/deep/faq.md')});
    const old = await show(url('/old.md'));
    await waitForState(old, 'ready');
    expect(old.document?.faq[0]?.base).to.equal(url('/deep/faq.md'));
    await page.errors(2);
  });

  it('depends on the query, but not on the fragment', async () => {
    await visitedBefore({address: url('/faq.md?v=1')});
    await serve(AWAY);
    const faq = await show(url('/faq.md?v=1#top'));
    await waitForState(faq, 'ready');
    const other = await show(url('/faq.md?v=2'));
    await waitForState(other, 'failed');
    await page.errors(2);
  });
});

describe('a cached copy', () => {
  for (const [what, answer] of Object.entries({
    'that is broken': 'faq:\n- q: "Is this\n',
    'with a mistake in it': 'faq:\n- q: One?\n- just a text\n',
    'that is empty': ' \n',
  })) {
    it(`is not replaced by a document ${what}`, async () => {
      await visitedBefore();
      await serve(answer);
      const faq = await show();
      await until(() => !['idle', 'loading'].includes(faq.state), 'the result should be known');
      await settle(faq);
      page.takeErrors();
      await laterIsKept();
      expect(await keptText(), 'the copy').to.equal(GOOD);
    });
  }

  it('is deleted after 30 days, and not shown', async () => {
    await visitedBefore({age: 30 * DAY + 1000});
    await visitedBefore({address: url('/other.md'), age: 31 * DAY});
    await visitedBefore({address: url('/young.md'), age: 29 * DAY});
    await serve(AWAY);
    const faq = await show();
    await waitForState(faq, 'failed');
    await page.errors();
    expect(await keptText()).to.equal(undefined);
    expect(await keptText(url('/other.md')), 'a copy that nobody requests').to.equal(undefined);
    expect(await keptText(url('/young.md')), 'a younger one').to.equal(GOOD);
  });

  it('is deleted if its date is in the future, or missing', async () => {
    await visitedBefore({age: -DAY});
    await (await caches.open(STORE)).put(url('/none.md'), new Response(GOOD));
    await serve(AWAY);
    await waitForState(await show(), 'failed');
    await page.errors();
    expect([await keptText(), await keptText(url('/none.md'))]).to.deep.equal([
      undefined,
      undefined,
    ]);
  });

  const forbidden = (): never => {
    throw new DOMException('Forbidden', 'SecurityError');
  };
  const full = {
    keys: () => Promise.resolve([]),
    match: () => Promise.reject(new Error('Broken')),
    put: () => Promise.reject(new DOMException('Full', 'QuotaExceededError')),
  };
  const storages: Record<string, () => unknown> = {
    missing: () => undefined,
    forbidden,
    'forbidden to open': () => ({open: () => Promise.resolve().then(forbidden)}),
    'full or broken': () => ({open: () => Promise.resolve(full)}),
  };
  for (const [what, storage] of Object.entries(storages)) {
    it(`is skipped silently if the storage is ${what}`, async () => {
      await serve(GOOD);
      await withStorage(storage, async () => {
        const faq = await show();
        await waitForState(faq, 'ready');
        await settle(faq);
        await serve(AWAY);
        await faq.reload();
        expect(faq.state).to.equal('ready');
        expect(faq.error?.code).to.equal('network');
        const other = await show();
        await waitForState(other, 'failed');
        await page.errors();
      });
    });
  }

  it('is not made for addresses that cannot be fetched again', async () => {
    const faq = await show(`data:text/yaml,${encodeURIComponent(GOOD)}`);
    await waitForState(faq, 'ready');
    await laterIsKept();
    const keys = await (await caches.open(STORE)).keys();
    expect(keys.filter(key => key.url.startsWith('data:'))).to.have.length(0);
  });
});
