import {aTimeout, expect} from '@open-wc/testing';
import {fetchText, type Loaded} from '../../src/load/fetch.js';
import {Fault} from '../../src/document/errors.js';
import {createServer, type Answer, type SeenRequest, type Server} from '../server/client.js';
import {until} from '../until.js';

const TEXT = 'title: A text that is long enough to be broken in two\n';
const CORS = {'access-control-allow-origin': '*'};
const MIB = 1024 * 1024;

/** A caller that asks for a text, and may give up. */
function ask(url: string, {refresh = false} = {}) {
  const controller = new AbortController();
  const answer = fetchText(url, controller.signal, refresh);
  const outcome = answer.then(
    ({text}) => text,
    (cause: unknown) => (cause instanceof Fault ? cause.code : String(cause)),
  );
  return {answer, outcome, abort: () => controller.abort('changed its mind')};
}

/** The outcome of a request: the text, or the code of the fault. */
const outcome = (url: string, options?: {refresh: boolean}) => ask(url, options).outcome;

const loaded = (url: string): Promise<Loaded> => ask(url).answer;

async function faultOf(url: string): Promise<Fault> {
  const cause: unknown = await loaded(url).catch((cause: unknown) => cause);
  if (cause instanceof Fault) return cause;
  throw new Error(`No fault: ${String(cause)}`);
}

/** Tests share nothing: each has a server, and so addresses, of its own. */
let server: Server;
beforeEach(async () => (server = await createServer({'/about.md': TEXT})));

async function seen(path = '/about.md'): Promise<SeenRequest> {
  const [request] = await server.requests(path);
  if (!request) throw new Error(`No request for ${path}`);
  return request;
}

const count = async (path = '/about.md') => (await server.requests(path)).length;

/** Resolves once the server sees that the browser gave up. */
const givenUp = (path = '/about.md', from = server) =>
  until(async () => (await from.requests(path))[0]?.aborted ?? false, 'the request should end');

/** Resolves once the server has a request. */
const arrival = () => until(async () => (await count()) > 0, 'a request should follow');

/** Runs without the limit of ten seconds: a busy machine may take longer for megabytes. */
async function patiently(run: () => Promise<void>): Promise<void> {
  const own = globalThis.setTimeout;
  const set = (handler: () => void, delay = 0) => own(handler, delay === 10_000 ? 1e9 : delay);
  Object.assign(globalThis, {setTimeout: set});
  try {
    await run();
  } finally {
    globalThis.setTimeout = own;
  }
}

/** Requests that take ten seconds. They start first, so that the other tests run meanwhile. */
let slow: {
  server: Server;
  late: Promise<string>;
  faults: Promise<{fault: Fault; after: number}[]>;
};
before(async () => {
  const server = await createServer({
    '/silent.md': {fault: 'silence'},
    '/slow.md': {body: TEXT, drip: {size: 1, interval: 500}, headers: CORS},
    '/late.md': {body: 'late', delay: 3000, headers: CORS},
  });
  const start = performance.now();
  const faults = ['/silent.md', '/slow.md'].map(async path => {
    const fault = await faultOf(server.crossOriginUrl(path));
    return {fault, after: performance.now() - start};
  });
  slow = {
    server,
    late: outcome(server.crossOriginUrl('/late.md')),
    faults: Promise.all(faults),
  };
});

describe('loading a text', () => {
  it('gives the text and its address', async () => {
    const url = server.url('/about.md');
    expect(await loaded(url)).to.deep.equal({text: TEXT, url});
  });

  it('reads UTF-8, whatever the server declares', async () => {
    const headers = {'content-type': 'text/plain; charset=iso-8859-1'};
    await server.serve('/about.md', {body: 'Où? 図書館 😀', headers});
    expect(await outcome(server.url('/about.md'))).to.equal('Où? 図書館 😀');
  });

  it('keeps characters intact that arrive in pieces', async () => {
    await server.serve('/about.md', {body: 'é図😀', drip: {size: 1, interval: 20}});
    expect(await outcome(server.url('/about.md'))).to.equal('é図😀');
  });

  it('gives an empty text for an empty answer', async () => {
    await server.serve('/about.md', '');
    expect(await outcome(server.url('/about.md'))).to.equal('');
  });

  it('gives the address after redirects', async () => {
    await server.serve('/old.md', {redirect: '/older.md'});
    await server.serve('/older.md', {status: 301, redirect: '/about.md'});
    const {text, url} = await loaded(server.url('/old.md'));
    expect(text).to.equal(TEXT);
    expect(url).to.equal(server.url('/about.md'));
  });

  it('reads another site that allows it', async () => {
    await server.serve('/about.md', {body: TEXT, headers: CORS});
    const url = server.crossOriginUrl('/about.md');
    expect(await loaded(url)).to.deep.equal({text: TEXT, url});
  });

  it('follows a redirect to another site that allows it', async () => {
    const url = server.crossOriginUrl('/there.md');
    await server.serve('/about.md', {redirect: url});
    await server.serve('/there.md', {body: TEXT, headers: CORS});
    expect(await loaded(server.url('/about.md'))).to.deep.equal({text: TEXT, url});
  });

  it('sends cookies to its own site only', async () => {
    document.cookie = 'welearn-test=1; path=/';
    try {
      await server.serve('/there.md', {body: TEXT, headers: CORS});
      await loaded(server.url('/about.md'));
      await loaded(server.crossOriginUrl('/there.md'));
      expect((await seen()).headers)
        .to.have.property('cookie')
        .that.includes('welearn-test=1');
      expect((await seen('/there.md')).headers).not.to.have.property('cookie');
    } finally {
      document.cookie = 'welearn-test=; path=/; max-age=0';
    }
  });
});

describe('a text with many callers', () => {
  it('is requested once', async () => {
    const held = await server.hold('/about.md');
    const callers = Array.from({length: 5}, () => outcome(server.url('/about.md')));
    await held.arrived();
    callers.push(outcome(server.url('/about.md')));
    await held.release(TEXT);
    expect(await Promise.all(callers)).to.deep.equal(Array(6).fill(TEXT));
    expect(await count()).to.equal(1);
  });

  it('is remembered for later callers', async () => {
    const url = server.url('/about.md');
    await loaded(url);
    await server.serve('/about.md', 'new');
    expect(await outcome(url)).to.equal(TEXT);
    expect(await count()).to.equal(1);
  });

  it('is remembered if all callers give up after it arrived', async () => {
    const caller = ask(server.url('/about.md'));
    await caller.answer;
    caller.abort();
    expect(await outcome(server.url('/about.md'))).to.equal(TEXT);
    expect(await count()).to.equal(1);
  });

  it('is requested by its address, query included', async () => {
    await server.serve('/other.md', 'other');
    expect(await outcome(server.url('/about.md'))).to.equal(TEXT);
    expect(await outcome(server.url('/other.md'))).to.equal('other');
    await loaded(server.url('/about.md?v=2'));
    expect((await server.requests('/about.md')).map(({search}) => search)).to.deep.equal([
      '',
      '?v=2',
    ]);
  });

  it('fails for all, and is requested again later', async () => {
    const held = await server.hold('/about.md');
    const url = server.url('/about.md');
    const callers = [outcome(url), outcome(url)];
    await held.arrived();
    await held.release({status: 500});
    expect(await Promise.all(callers)).to.deep.equal(['http-status', 'http-status']);
    expect(await count()).to.equal(1);
    await server.serve('/about.md', TEXT);
    expect(await outcome(url)).to.equal(TEXT);
  });
});

describe('a caller that gives up', () => {
  it('gets its own reason at once, without ending the request for others', async () => {
    const held = await server.hold('/about.md');
    const [first, second] = [ask(server.url('/about.md')), ask(server.url('/about.md'))];
    await held.arrived();
    first.abort();
    expect(await first.outcome).to.equal('changed its mind');
    expect((await seen()).aborted).to.be.false;
    await held.release(TEXT);
    expect(await second.outcome).to.equal(TEXT);
    expect(await count()).to.equal(1);
  });

  it('ends the request if it was the last', async () => {
    const held = await server.hold('/about.md');
    const callers = Array.from({length: 3}, () => ask(server.url('/about.md')));
    await held.arrived();
    for (const caller of callers) caller.abort();
    await Promise.all(callers.map(({outcome}) => outcome));
    await givenUp();
  });

  it('ends a request whose answer has begun', async () => {
    const body = TEXT.repeat(100);
    await server.serve('/about.md', {body, drip: {size: 50, interval: 1000}});
    const own = globalThis.fetch;
    let response: Promise<Response> | undefined;
    globalThis.fetch = (...request) => (response = own(...request));
    try {
      const caller = ask(server.url('/about.md'));
      await response; // Chromium sometimes continues if aborted while the headers arrive.
      caller.abort();
      expect(await caller.outcome).to.equal('changed its mind');
      await givenUp();
    } finally {
      globalThis.fetch = own;
    }
  });

  it('may ask again right away', async () => {
    const held = await server.hold('/about.md');
    const first = ask(server.url('/about.md'));
    await held.arrived();
    first.abort();
    const second = ask(server.url('/about.md'));
    expect(await first.outcome).to.equal('changed its mind');
    const third = ask(server.url('/about.md'));
    await held.release(TEXT);
    expect(await Promise.all([second.outcome, third.outcome])).to.deep.equal([TEXT, TEXT]);
  });

  it('may ask again right after it was the last', async () => {
    const held = await server.hold('/about.md');
    const first = ask(server.url('/about.md'));
    await held.arrived();
    first.abort();
    await first.answer.catch(() => undefined);
    const second = outcome(server.url('/about.md'));
    await held.release(TEXT);
    expect(await second).to.equal(TEXT);
  });

  it('may ask again when its request has ended', async () => {
    await server.hold('/about.md');
    const first = ask(server.url('/about.md'));
    await arrival();
    first.abort();
    await givenUp();
    await server.serve('/about.md', 'new');
    expect(await outcome(server.url('/about.md'))).to.equal('new');
  });

  it('gets its reason even if it gives up before asking', async () => {
    const url = server.url('/about.md');
    const late = fetchText(url, AbortSignal.abort('too late'), false).catch(String);
    expect(await late).to.equal('too late');
    expect(await outcome(url)).to.equal(TEXT);
  });

  it('leaves no listener behind', async () => {
    const {signal} = new AbortController();
    const listeners = new Set<unknown>();
    signal.addEventListener = (_type: string, listener: unknown) => listeners.add(listener);
    signal.removeEventListener = (_type: string, listener: unknown) => listeners.delete(listener);
    await fetchText(server.url('/about.md'), signal, false);
    await fetchText(server.url('/none.md'), signal, false).catch(() => undefined);
    await until(() => listeners.size === 0, 'all should be removed');
  });
});

describe('a fresh request', () => {
  const FRESH: Answer = {body: TEXT, headers: {'cache-control': 'max-age=1000'}};

  it('bypasses the remembered text and the HTTP cache', async () => {
    const url = server.url('/about.md');
    await server.serve('/about.md', FRESH);
    await loaded(url);
    await server.serve('/about.md', {...FRESH, body: 'new'});
    expect(await outcome(url, {refresh: true})).to.equal('new');
    expect(await outcome(url)).to.equal('new');
    expect(await count()).to.equal(2);
  });

  it('is shared by all elements that refresh together', async () => {
    const url = server.url('/about.md');
    await server.serve('/about.md', FRESH);
    await loaded(url);
    const outcomes = [ask(url, {refresh: true}), ask(url, {refresh: true})].map(a => a.outcome);
    expect(new Set(await Promise.all(outcomes)).size).to.equal(1);
    expect(await count()).to.equal(2);
    await outcome(url, {refresh: true});
    expect(await count(), 'a later call requests again').to.equal(3);
  });

  it('does not end a request that others wait for', async () => {
    const url = server.url('/about.md');
    const held = await server.hold('/about.md');
    const patient = ask(url);
    await held.arrived();
    await server.serve('/about.md', 'new');
    const fresh = ask(url, {refresh: true});
    await held.release('old');
    expect(await patient.outcome).to.equal('old');
    expect(await fresh.outcome).to.equal('new');
    expect(await outcome(url)).to.equal('new');
  });

  it('wins even if an older request fails later', async () => {
    const url = server.url('/about.md');
    const held = await server.hold('/about.md');
    const patient = ask(url);
    await held.arrived();
    await server.serve('/about.md', 'new');
    const fresh = ask(url, {refresh: true});
    await held.release({status: 500});
    expect(await patient.outcome).to.equal('http-status');
    expect(await fresh.outcome).to.equal('new');
    await server.serve('/about.md', 'newer');
    expect(await outcome(url)).to.equal('new');
  });

  it('wins even if an older request is aborted later', async () => {
    const url = server.url('/about.md');
    const held = await server.hold('/about.md');
    const impatient = ask(url);
    await held.arrived();
    await server.serve('/about.md', 'new');
    const fresh = ask(url, {refresh: true});
    impatient.abort();
    expect(await impatient.outcome).to.equal('changed its mind');
    expect(await fresh.outcome).to.equal('new');
    await server.serve('/about.md', 'newer');
    expect(await outcome(url)).to.equal('new');
  });
});

describe('a text that cannot be loaded', () => {
  it('fails with its address and the status', async () => {
    for (const status of [204, 206, 304, 401, 403, 404, 410, 500, 503]) {
      const path = `/${status}.md`;
      await server.serve(path, {status, body: status === 204 ? '' : TEXT});
      const {code, facts} = await faultOf(server.url(path));
      expect(code).to.equal('http-status');
      expect(facts).to.include({status, url: server.url(path)});
    }
  });

  const pages: Record<string, string> = {
    'a web page': '<!doctype html>\n<html lang="en"><title>Not found</title>',
    'a web page in capitals': '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">\n<HTML>',
    'a web page below blank lines': '\r\n\n  <!doctype html><p>',
    'a web page with a byte order mark': '\uFEFF<!doctype html><p>',
    'a web page without a doctype': '<html>\n<head>',
    'a web page without a beginning': '<head><title>x</title></head>',
    'a web page that is all body': '<body class="error">Sign in',
    'a web page below comments': '<!-- a -->\n<!-- b --> <!doctype html>',
  };
  for (const [what, body] of Object.entries(pages)) {
    it(`is refused as a document if it is ${what}`, async () => {
      await server.serve('/about.md', body);
      const {code, facts} = await faultOf(server.url('/about.md'));
      expect(code).to.equal('not-a-document');
      expect(facts.url).to.equal(server.url('/about.md'));
    });
  }

  it('is accepted as a document if it only begins like a web page', async () => {
    const texts = [
      '<header>Hours</header>',
      '<!-- ours -->\n# About',
      '<p>Come in: <html>',
      '<b>x</b>',
    ];
    for (const [i, text] of texts.entries()) {
      await server.serve(`/${i}.md`, {body: text, headers: {'content-type': 'text/html'}});
      expect(await outcome(server.url(`/${i}.md`))).to.equal(text);
    }
  });

  it('is accepted as a document if it begins with many comments', async () => {
    const text = `${'<!-- a -->\n'.repeat(28)}# About`;
    await server.serve('/about.md', text);
    expect(await outcome(server.url('/about.md'))).to.equal(text);
  });

  it('is refused as too large above 8 MiB', async () => {
    await server.serve('/about.md', 'a'.repeat(8 * MIB));
    await server.serve('/large.md', 'a'.repeat(8 * MIB + 1));
    await patiently(async () => {
      expect((await loaded(server.url('/about.md'))).text).to.have.length(8 * MIB);
      const {code, facts} = await faultOf(server.url('/large.md'));
      expect(code).to.equal('too-large');
      expect(facts).to.include({url: server.url('/large.md'), expected: '8 MiB'});
    });
  });

  it('is not read to the end if too large', async () => {
    const body = 'a'.repeat(12 * MIB);
    await server.serve('/about.md', {body, drip: {size: 9 * MIB, interval: 60_000}});
    await patiently(async () => {
      expect(await outcome(server.url('/about.md'))).to.equal('too-large');
    });
    await givenUp();
  });

  const faults: Answer['fault'][] = ['hang-up', 'reset', 'truncate'];
  for (const fault of faults) {
    it(`fails with a network error: ${String(fault)}`, async () => {
      await server.serve('/about.md', {body: TEXT, ...(fault && {fault})});
      const {code, facts, cause} = await faultOf(server.url('/about.md'));
      expect(code).to.equal('network');
      expect(facts.url).to.equal(server.url('/about.md'));
      expect(cause).to.be.instanceOf(Error);
      await server.serve('/about.md', TEXT);
      expect(await outcome(server.url('/about.md'))).to.equal(TEXT);
    });
  }

  it('fails with a network error: another site that does not allow it', async () => {
    expect(await outcome(server.crossOriginUrl('/about.md'))).to.equal('network');
    await server.serve('/there.md', {redirect: server.crossOriginUrl('/about.md')});
    expect(await outcome(server.url('/there.md'))).to.equal('network');
  });

  it('fails with a network error: a redirect to itself', async () => {
    await server.serve('/about.md', {redirect: '/about.md'});
    expect(await outcome(server.url('/about.md'))).to.equal('network');
  });

  it('fails with a network error: an invalid address', async () => {
    for (const url of ['https://', 'http://localhost:99999/', 'nonsense:about.md']) {
      expect(await outcome(url)).to.equal('network');
    }
  });

  it('times out after 10 seconds, whether the server is silent or slow', async () => {
    // A timer must survive the browser's garbage collection.
    for (let i = 0; i < 40; i++) {
      await aTimeout(50);
      Array.from({length: 50}, () => new Uint8Array(MIB));
    }
    const {server, late, faults} = slow;
    for (const {fault, after} of await faults) {
      expect(fault.code).to.equal('timeout');
      expect(after).to.be.above(9500);
    }
    const urls = (await faults).map(({fault}) => fault.facts.url);
    expect(urls).to.deep.equal(['/silent.md', '/slow.md'].map(path => server.crossOriginUrl(path)));
    expect(await late).to.equal('late');
    await givenUp('/slow.md', server);
    await server.serve('/slow.md', {body: TEXT, headers: CORS});
    expect(await outcome(server.crossOriginUrl('/slow.md'))).to.equal(TEXT);
  });
});
