import {fileURLToPath} from 'node:url';
import {createServer} from 'vite';

/** Serves the demo as `npm start` does, on any free port of this address alone. */
export async function serveDemo() {
  const server = await createServer({
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'error',
    server: {open: false, hmr: false, host: '127.0.0.1', port: 0},
  });
  return server.listen();
}
