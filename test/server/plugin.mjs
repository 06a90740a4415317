import {once} from 'node:events';
import {createServer} from 'node:http';
import {fileURLToPath} from 'node:url';
import {createServer as createVite} from 'vite';
import {listDocuments, sendDocument} from './documents.mjs';
import {Fixtures} from './fixtures.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const {FULL, FUZZ_RUNS, FUZZ_SEED = 0} = process.env;

/**
 * The test server: real HTTP, so that real browsers meet real faults. It answers on the tests' own
 * origin, as a middleware, and on a second port, which is another origin.
 */
export function fixtureServer() {
  const fixtures = new Fixtures();
  /** Loads the source of `render()`, once a test needs it. */
  let vite;
  const elsewhere = createServer((request, response) => fixtures.handle(request, response));

  const commands = {
    open: () => ({space: fixtures.open(), port: elsewhere.address().port}),
    documents: listDocuments,
    fuzz: () => ({runs: Number(FUZZ_RUNS || (FULL ? 20_000 : 200)), seed: Number(FUZZ_SEED)}),
    refused: unusedPort,
    render: async ({content, options}) => {
      vite ??= createVite({
        root,
        appType: 'custom',
        server: {middlewareMode: true, ws: false},
        // Bundles packages for no browser.
        optimizeDeps: {noDiscovery: true},
      });
      const {render} = await (await vite).ssrLoadModule('/src/render.ts');
      return render(content, options);
    },
    scope: () => ({isFull: Boolean(FULL)}),
  };

  return {
    async middleware(context, next) {
      const handle = context.path.startsWith('/fixtures/')
        ? fixtures.handle.bind(fixtures)
        : context.path.startsWith('/documents/') && sendDocument;
      if (!handle) return next();
      context.respond = false; // Koa would repair deliberate faults
      await handle(context.req, context.res);
    },

    plugin: {
      name: 'fixture-server',
      async serverStart() {
        elsewhere.listen(0);
        await once(elsewhere, 'listening');
      },
      async serverStop() {
        await (await vite)?.close();
        elsewhere.close();
        elsewhere.closeAllConnections();
      },
      async executeCommand({command, payload}) {
        if (command !== 'fixtures') return;
        const {name, ...options} = payload;
        const result = await (commands[name]?.(options) ?? fixtures[name](options));
        return result ?? true; // no result would mean an unknown command
      },
    },
  };
}

/**
 * A port that refuses connections. It is below those that systems give to programs: another test would soon get one of
 * them.
 */
async function unusedPort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 10_000);
    const server = createServer().listen(port);
    try {
      await once(server, 'listening');
      await new Promise(resolve => server.close(resolve));
      return port;
    } catch {
      // It is taken.
    }
  }
}
