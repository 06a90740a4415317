import {expect} from '@open-wc/testing';
import {createServer, libraryDocuments, type Answer, type Server} from '../server/client.js';
import {until} from '../until.js';

const TEXT = 'title: A text that is long enough to be broken in two\n';

/**
 * The outcome of a request: the text of an answer, or its failure.
 *
 * @param begun is called when the answer has begun
 */
const load = (url: string, options?: RequestInit, begun?: () => unknown): Promise<string> =>
  fetch(url, options).then(
    response => {
      begun?.();
      return response.text().catch(() => 'broken off');
    },
    () => 'no answer',
  );

describe('the test server', () => {
  let server: Server;
  beforeEach(async () => (server = await createServer({'/about.md': TEXT})));

  it('answers a text with the type of its path, uncached', async () => {
    const response = await fetch(server.url('/about.md'));
    expect(response.status).to.equal(200);
    expect(response.headers.get('content-type')).to.equal('text/markdown');
    expect(response.headers.get('cache-control')).to.equal('no-store');
    expect(await response.text()).to.equal(TEXT);
  });

  it('answers with a given status, headers and bytes', async () => {
    await server.serve('/about.md', {status: 500, headers: {'x-a': 'b'}, body: [0xef, 0xbb, 0xbf]});
    const response = await fetch(server.url('/about.md'));
    expect(response.status).to.equal(500);
    expect(response.headers.get('x-a')).to.equal('b');
    expect(new Uint8Array(await response.arrayBuffer())).to.deep.equal(
      new Uint8Array([0xef, 0xbb, 0xbf]),
    );
  });

  it('answers only paths that it was given, and none of other servers', async () => {
    const other = await createServer();
    expect((await fetch(server.url('/other.md'))).status).to.equal(404);
    expect((await fetch(other.url('/about.md'))).status).to.equal(404);
    await server.reset();
    expect((await fetch(server.url('/about.md'))).status).to.equal(404);
  });

  it('remembers the requests it received', async () => {
    await load(server.url('/about.md?v=1'), {headers: {'x-a': 'b'}});
    await load(server.url('/about.md'), {cache: 'no-cache'});
    const [first, second, ...rest] = await server.requests('/about.md');
    expect(first).to.include({method: 'GET', search: '?v=1', aborted: false});
    expect(first?.headers).to.include({'x-a': 'b'});
    expect(second?.headers).to.include({'cache-control': 'max-age=0'});
    expect(rest).to.be.empty;
  });

  it('holds requests until they are released', async () => {
    const held = await server.hold('/about.md');
    const first = load(server.url('/about.md'));
    await held.arrived();
    await server.serve('/about.md', 'new');
    expect(await load(server.url('/about.md?again'))).to.equal('new');
    await held.release('old');
    expect(await first).to.equal('old');
  });

  it('notices when a browser gives up', async () => {
    const held = await server.hold('/about.md');
    const controller = new AbortController();
    const result = load(server.url('/about.md'), {signal: controller.signal});
    await held.arrived();
    controller.abort();
    expect(await result).to.equal('no answer');
    const aborted = async () => (await server.requests('/about.md'))[0]?.aborted ?? false;
    await until(aborted, 'the server should notice');
  });

  it('is a second origin too, readable if its headers allow it', async () => {
    const url = server.crossOriginUrl('/about.md');
    expect(new URL(url).origin).not.to.equal(location.origin);
    expect(await load(url)).to.equal('no answer');
    await server.serve('/about.md', {body: TEXT, headers: {'access-control-allow-origin': '*'}});
    expect(await load(url)).to.equal(TEXT);
  });

  it('redirects, even in circles', async () => {
    await server.serve('/old.md', {redirect: '/about.md'});
    await server.serve('/loop.md', {redirect: '/loop.md'});
    const response = await fetch(server.url('/old.md'));
    expect(response.url).to.equal(server.url('/about.md'));
    expect(await load(server.url('/loop.md'))).to.equal('no answer');
  });

  it('waits before it answers', async () => {
    await server.serve('/late.md', {body: 'late', delay: 200});
    await server.serve('/slow.md', {body: 'slow', drip: {size: 1, interval: 50}});
    const start = performance.now();
    expect(await load(server.url('/late.md'))).to.equal('late');
    expect(performance.now() - start).to.be.above(150);
    expect(await load(server.url('/slow.md'))).to.equal('slow');
    expect(performance.now() - start).to.be.above(300);
  });

  const faults: [Answer['fault'] & string, RegExp][] = [
    ['hang-up', /^no answer$/],
    ['reset', /^broken off$/],
    ['truncate', /^broken off$/],
  ];
  for (const [fault, outcome] of faults) {
    it(`breaks connections: ${fault}`, async () => {
      await server.serve('/now', '');
      await server.serve('/about.md', {body: TEXT, fault, breaksAt: '/now'});
      expect(await load(server.url('/about.md'), {}, () => fetch(server.url('/now')))).to.match(
        outcome,
      );
      expect((await server.requests('/about.md')).every(({aborted}) => !aborted)).to.be.true;
    });
  }

  it('never answers', async () => {
    await server.serve('/about.md', {fault: 'silence'});
    await server.serve('/next.md', 'next');
    let isOver = false;
    const result = load(server.url('/about.md')).finally(() => (isOver = true));
    await until(async () => (await server.requests('/about.md')).length > 0, 'it should be asked');
    // An answer would be here before that of a later request.
    expect(await load(server.url('/next.md'))).to.equal('next');
    expect(isOver).to.be.false;
    await server.reset();
    // Firefox retries by itself.
    expect(await result).to.be.oneOf(['no answer', 'Not found']);
  });

  it('serves the documents of libraries unchanged', async () => {
    const documents = await libraryDocuments();
    expect(documents).to.have.length.above(5);
    for (const {path, text} of documents) {
      const bytes = new Uint8Array(await (await fetch(path)).arrayBuffer());
      expect([...bytes]).to.deep.equal([...new TextEncoder().encode(text)]);
    }
    expect((await fetch('/documents/no-such.md')).status).to.equal(404);
  });
});
