import {WebKitDriver} from './webkit-driver.mjs';
import {WebKitPage} from './webkit-page.mjs';

const VIEWPORT = {width: 800, height: 600};

/**
 * Launches WebKitGTK for the test runner, which does not support it: the launcher presents it as
 * Playwright, whose commands the page understands.
 */
class WebKitLauncher {
  name = 'WebKit';
  type = 'playwright';
  concurrency = 1; // one session has one window
  #driver;
  #page;
  #started;
  #active = new Set();

  constructor(paths) {
    this.#driver = new WebKitDriver(paths);
    this.#page = new WebKitPage(this.#driver);
  }

  getPage() {
    return this.#page;
  }

  isActive(id) {
    return this.#active.has(id);
  }

  async getBrowserUrl(id) {
    return this.isActive(id) ? this.#driver.command('GET', '/url') : undefined;
  }

  async startSession(id, url) {
    await (this.#started ??= this.#driver.start());
    this.#active.add(id);
    await this.#page.setViewportSize(VIEWPORT);
    await this.#driver.command('POST', '/url', {url});
  }

  async stopSession(id) {
    this.#active.delete(id);
    await this.#page.reset();
    await this.#driver.command('POST', '/url', {url: 'about:blank'});
    return {};
  }

  async startDebugSession() {
    throw new Error('WebKit has no debugger here: debug in Chromium or Firefox');
  }

  async stop() {
    await this.#started?.catch(() => {});
    await this.#driver.stop();
  }
}

export const webkitLauncher = paths => new WebKitLauncher(paths);
