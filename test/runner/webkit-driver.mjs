import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {PATIENCE} from '../patience.mjs';

/**
 * WebKitGTK's test browser on a screen of its own, driven over the W3C's WebDriver protocol:
 * commands are plain HTTP requests, so no client library is needed.
 */
export class WebKitDriver {
  #paths;
  #children = [];
  #folder;
  #base;
  #settings;

  /** @param paths the executables: `driver`, `browser`, `screen`, `settings` */
  constructor(paths) {
    this.#paths = paths;
  }

  async start() {
    process.once('exit', () => this.#kill());
    this.#folder = mkdtempSync(join(tmpdir(), 'webkit-'));
    const env = {
      ...process.env,
      LC_ALL: 'en_US.UTF-8', // otherwise the browser's language is "C", which Intl refuses
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      XDG_CONFIG_HOME: this.#folder,
      XDG_DATA_HOME: this.#folder,
      XDG_CACHE_HOME: this.#folder,
    };
    this.#styleWindow();
    env.DISPLAY = await this.#startScreen();
    this.applySettings();
    this.#settings = this.#spawn(this.#paths.settings, ['-c', this.#settingsFile], {env});
    await this.#startSession(await this.#startDriver(env));
  }

  async stop() {
    // Ends the child processes even if the driver never answers.
    await this.command('DELETE', '').catch(() => {});
    this.#kill();
  }

  /** Sends a command of the session: `command('POST', '/url', {url})`. */
  command(method, path, body) {
    return this.#send(method, this.#base + path, body);
  }

  /** Runs a function body in the page. */
  script(script, ...args) {
    return this.command('POST', '/execute/sync', {script, args});
  }

  /** Sets the desktop's theme and motion, from which WebKit takes its media features. */
  applySettings({theme = 'Adwaita', animations = true} = {}) {
    const lines = [`Net/ThemeName "${theme}"`, `Gtk/EnableAnimations ${animations ? 1 : 0}`];
    writeFileSync(this.#settingsFile, lines.join('\n') + '\n');
    this.#settings?.kill('SIGHUP');
  }

  get #settingsFile() {
    return join(this.#folder, 'xsettings.conf');
  }

  /** The toolbar's minimum width would prevent viewports as narrow as a phone's. */
  #styleWindow() {
    mkdirSync(join(this.#folder, 'gtk-3.0'));
    writeFileSync(
      join(this.#folder, 'gtk-3.0/gtk.css'),
      '* {min-width: 0; min-height: 0; padding: 0; margin: 0;}',
    );
  }

  async #startScreen() {
    // Small on purpose: without a window manager, focus follows the pointer, which stays in the
    // middle of the screen and so above the window.
    const args = ['-displayfd', '3', '-screen', '0', '320x240x24', '-nolisten', 'tcp'];
    const screen = this.#spawn(this.#paths.screen, args, {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const failed = once(screen, 'exit').then(() => {
      throw new Error('Xvfb did not start');
    });
    const [display] = await Promise.race([once(screen.stdio[3], 'data'), failed]);
    failed.catch(() => {}); // this class ends it from now on
    return `:${String(display).trim()}`;
  }

  async #startDriver(env) {
    const port = await freePort();
    const driver = this.#spawn(this.#paths.driver, [`--port=${port}`], {env});
    const url = `http://127.0.0.1:${port}`;
    for (let attempt = 0; attempt < PATIENCE / 50 && driver.exitCode === null; attempt++) {
      const answer = await fetch(`${url}/status`).catch(() => undefined);
      if (answer?.ok) return url;
      await sleep(50);
    }
    throw new Error('WebKitWebDriver did not start');
  }

  async #startSession(url) {
    const alwaysMatch = {
      timeouts: {script: PATIENCE, pageLoad: PATIENCE},
      'webkitgtk:browserOptions': {binary: this.#paths.browser, args: ['--automation']},
    };
    const {sessionId} = await this.#send('POST', `${url}/session`, {capabilities: {alwaysMatch}});
    this.#base = `${url}/session/${sessionId}`;
  }

  async #send(method, url, body = {}) {
    const response = await fetch(url, {
      method,
      // The driver never answers if the browser cannot open its screen.
      signal: AbortSignal.timeout(PATIENCE + 10_000),
      ...(method === 'POST' && {
        headers: {'content-type': 'application/json'},
        body: JSON.stringify(body),
      }),
    });
    const {value} = await response.json();
    if (value?.error) throw new Error(`WebKit, ${method} ${url}: ${value.error}: ${value.message}`);
    return value;
  }

  #spawn(command, args, options) {
    const child = spawn(command, args, {stdio: 'ignore', ...options});
    child.on('error', () => {}); // the waiting caller handles it
    this.#children.push(child);
    return child;
  }

  #kill() {
    for (const child of this.#children.splice(0).reverse()) child.kill();
    if (this.#folder) rmSync(this.#folder, {recursive: true, force: true, maxRetries: 3});
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
