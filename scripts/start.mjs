import {parseArgs} from 'node:util';
import {ensureInstalled, root} from './install.mjs';

/**
 * `npm start`: serves the demo page and reloads it at every change. `--no-open` keeps the browser
 * closed.
 */
const {values} = parseArgs({options: {'no-open': {type: 'boolean', default: false}}});

ensureInstalled();
// Imported late: on a fresh clone, Vite was only just installed.
const {createServer} = await import('vite');

const server = await createServer({
  root,
  server: {open: !values['no-open'] && !process.env.CI && hasDisplay() && '/demo/'},
});
await server.listen();
console.log(`Demo: ${new URL('demo/', server.resolvedUrls.local[0])} (press Ctrl-C to stop)`);

process.once('SIGINT', async () => {
  await server.close();
  process.exit();
});

function hasDisplay() {
  const {DISPLAY, WAYLAND_DISPLAY} = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}
