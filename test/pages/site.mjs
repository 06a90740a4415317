import {existsSync, readFileSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import puppeteer from 'puppeteer-core';
import {findBrowser} from '../../scripts/browsers.mjs';
import {contentType} from '../server/answer.mjs';
import {PATIENCE} from '../patience.mjs';
import {isFull} from '../scope.mjs';
import {listDocuments, sendDocument} from '../server/documents.mjs';
import {untilIn} from '../until-in.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const engines = ['chromium', 'firefox'].filter(engine => findBrowser(engine));
/**
 * Engines for what our code does alike in each, such as loading: one of them, and all in `npm run
 * test:full`.
 */
export const oneEngine = isFull ? engines : engines.slice(0, 1);
export {listDocuments};

/**
 * A website of one page over the built `dist`. It uses no test runner, so that everything the page
 * loads, prints and forbids is its own.
 * @param html the page, or the pieces in which it arrives, with a pause between them: texts, or functions that resolve
 *   to a text
 * @param options.files other files by path: texts, or functions that resolve to a text
 * @param options.headers of the page; `fileHeaders` those of everything else
 * @param options.copies folders that hold `dist` in another version, with its changes
 */
export async function openSite(
  html,
  {headers = {}, fileHeaders = {}, files = {}, copies = {}, missing = /^$/} = {},
) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const {pathname} = new URL(request.url, 'http://localhost');
    if (pathname === '/favicon.ico') return response.writeHead(204).end();
    requests.push(request.url);
    if (pathname === '/') {
      response.writeHead(200, {'content-type': 'text/html; charset=utf-8', ...headers});
      for (const piece of [html].flat()) {
        response.write(piece instanceof Function ? await piece() : piece);
        await wait([html].flat().length > 1 ? 150 : 0);
      }
      return response.end();
    }
    if (pathname.startsWith('/documents/')) return sendDocument(request, response);
    const file = join(root, pathname);
    const given = files[pathname] ?? readBuilt(file) ?? readCopy(pathname, copies);
    const found = !missing.test(pathname) && (given instanceof Function ? await given() : given);
    const type = {'content-type': contentType(pathname)};
    response.writeHead(found ? 200 : 404, {...type, ...fileHeaders});
    response.end(found || undefined);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address();
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    },
  };
}

function readBuilt(file) {
  const isBuilt = file.startsWith(join(root, 'dist/'));
  return isBuilt && existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
}

function readCopy(pathname, copies) {
  const folder = Object.keys(copies).find(name => pathname.startsWith(name));
  const text = folder && readBuilt(join(root, 'dist', pathname.slice(folder.length)));
  return text && copies[folder](String(text));
}

const CHROMIUM =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** @param flags for Chromium */
export async function launch(engine, ...flags) {
  const options = {executablePath: findBrowser(engine).browser, timeout: PATIENCE};
  if (engine === 'firefox') return puppeteer.launch({...options, browser: 'firefox'});
  const args = [...CHROMIUM.split(' '), ...flags];
  const browser = await puppeteer.launch({...options, args});
  shared.set(browser, undefined);
  return browser;
}

/**
 * The tab that visits share, by browser. Firefox has none: it passes on messages of a page before it says that the page
 * has opened, so those of the page before could not be told apart.
 */
const shared = new WeakMap();

/** A tab of its own, with a profile of its own, or the one that such visits share, which costs half as much. */
async function openTab(browser, isShared) {
  if (!isShared || !shared.has(browser)) {
    const context = await browser.createBrowserContext();
    return {page: await context.newPage(), leave: () => context.close()};
  }
  if (!shared.get(browser)) shared.set(browser, await browser.newPage());
  return {page: shared.get(browser), leave: () => undefined};
}

/**
 * Opens a site in a page of its own, and records its console messages.
 * @param options.before functions that run in the page before its own scripts
 * @param options.isTabShared whether the next such visit may use the tab: this one leaves no settings behind, and
 *   nothing else runs at the same time
 */
export async function visit(
  browser,
  site,
  {fragment = '', javaScript = true, before = [], waitUntil = 'load', isTabShared = false} = {},
) {
  const {page, leave} = await openTab(browser, isTabShared && javaScript);
  page.setDefaultTimeout(PATIENCE);
  const messages = [];
  const keepMessage = message => messages.push(`${message.type()}: ${message.text()}`);
  const keepError = error => messages.push(`uncaught: ${String(error)}`);
  // The page before in the same tab may still report what fails.
  const forget = frame => {
    if (frame !== page.mainFrame()) return;
    messages.length = 0;
    page.off('framenavigated', forget);
  };
  if (page === shared.get(browser)) page.on('framenavigated', forget);
  const scripts = [];
  const close = async () => {
    page.off('console', keepMessage).off('pageerror', keepError).off('framenavigated', forget);
    for (const {identifier} of scripts) await page.removeScriptToEvaluateOnNewDocument(identifier);
    await leave();
  };
  try {
    page.on('console', keepMessage).on('pageerror', keepError);
    for (const run of [before].flat()) scripts.push(await page.evaluateOnNewDocument(run));
    if (!javaScript) await page.setJavaScriptEnabled(false);
    await page.goto(site.url + fragment, {waitUntil});
    return {page, messages, close};
  } catch (error) {
    await close();
    throw error;
  }
}

/** Opens a page, waits for the elements, runs the test, and cleans up. */
export async function story(browser, html, options, tell) {
  const site = await openSite(html, options);
  let visitor;
  try {
    visitor = await visit(browser, site, options);
    const {isSettled = options.javaScript !== false} = options;
    if (isSettled) await settled(visitor.page);
    await tell(visitor.page, visitor.messages, site);
  } finally {
    await visitor?.close();
    await site.close();
  }
}

/** Waits until every element has finished loading, and is rendered completely. */
export async function settled(page) {
  await untilIn(page, async () => {
    const all = [...document.querySelectorAll('welearn-about, welearn-faq')];
    const isSettled = () =>
      document.readyState !== 'loading' &&
      all.every(({state}) => state && state !== 'idle' && state !== 'loading');
    // A page that is just opening has no elements yet.
    if (!all.length || !isSettled()) return false;
    // The state changes first; the rest of the answers and the events follow.
    await Promise.all(all.map(({updateComplete}) => updateComplete));
    return isSettled();
  });
}

/** Asks until the answer is as wanted. A page that is just changing gives no answer. */
export async function eventually(ask, isWanted = Boolean) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    let answer;
    try {
      answer = await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    if (isWanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`The last answer was ${JSON.stringify(answer)}`);
    await wait(50);
  }
}

/** Waits for the last request of a page with a document, which it makes when it is idle. */
export const lastRequest = ({requests}) =>
  eventually(() => requests.some(url => url.includes('/chunks/help-')));

/** Runs in a page before its scripts: no time limit ends, however slowly the files arrive. */
export const endlessLimits = () => {
  const {setTimeout} = window;
  window.setTimeout = (run, delay, ...rest) => (delay > 1500 ? 0 : setTimeout(run, delay, ...rest));
};
