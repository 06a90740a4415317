import puppeteer from 'puppeteer-core';
import {findBrowser} from '../../../scripts/browsers.mjs';
import {PATIENCE} from '../../patience.mjs';
import {untilIn} from '../../until-in.mjs';

const ARGUMENTS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --window-size=1280,900';

export function launch() {
  const executablePath = findBrowser('chromium')?.browser;
  if (!executablePath) throw new Error('Chromium is not installed');
  return puppeteer.launch({executablePath, args: ARGUMENTS.split(' '), timeout: PATIENCE});
}

/** An empty page in a browser of its own: its cookies and its cache are not shared. */
export async function openPage(browser) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  return page;
}

/** Waits until every element of a page has finished loading, and is rendered completely. */
export async function settled(page) {
  await untilIn(page, async () => {
    const all = [...document.querySelectorAll('welearn-about, welearn-faq')];
    const isSettled = () =>
      all.every(({state}) => state && state !== 'idle' && state !== 'loading');
    if (document.readyState === 'loading' || !isSettled()) return false;
    await Promise.all(all.map(({updateComplete}) => updateComplete));
    return isSettled();
  });
}

/** For each browser, the signed-in context of a role. Its pages share the cached scripts of WordPress. */
const signedIn = new WeakMap();

/** A page of a role, signed in without the form. */
async function openPageAs(browser, site, role) {
  if (!signedIn.has(browser)) signedIn.set(browser, new Map());
  const contexts = signedIn.get(browser);
  if (!contexts.has(role)) {
    const context = await browser.createBrowserContext();
    await context.setCookie(...(await cookies(site, role)));
    contexts.set(role, context);
  }
  const page = await contexts.get(role).newPage();
  page.setDefaultTimeout(PATIENCE);
  return page;
}

/**
 * A page for a role, or, in a browser of its own, for a visitor.
 * @returns the page, its console messages, and the requests to other servers
 */
export async function visit(browser, site, path, {role, javaScript = true, width = 1280} = {}) {
  const page = role ? await openPageAs(browser, site, role) : await openPage(browser);
  await page.setViewport({width, height: 900});
  await page.setJavaScriptEnabled(javaScript);
  const messages = [];
  const foreign = [];
  page.on('console', message => {
    if (['error', 'warn'].includes(message.type())) messages.push(message.text());
  });
  page.on('pageerror', error => messages.push(`uncaught: ${String(error)}`));
  page.on('request', request => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(site.url)) foreign.push(url);
  });
  await page.goto(site.url + path, {waitUntil: 'load'});
  return {
    page,
    messages,
    foreign,
    close: () => (role ? page.close() : page.browserContext().close()),
  };
}

/** The cookies of a signed-in user. */
async function cookies(site, role) {
  const pairs = await site.php(`
    $user  = get_user_by( 'login', '${role}' );
    $end   = time() + DAY_IN_SECONDS;
    $token = WP_Session_Tokens::get_instance( $user->ID )->create( $end );
    return array(
      LOGGED_IN_COOKIE => wp_generate_auth_cookie( $user->ID, $end, 'logged_in', $token ),
      AUTH_COOKIE      => wp_generate_auth_cookie( $user->ID, $end, 'auth', $token ),
    );`);
  const {hostname: domain} = new URL(site.url);
  return Object.entries(pairs).map(([name, value]) => ({
    name,
    value: encodeURIComponent(value),
    domain,
    path: '/',
  }));
}

/** The editor's canvas: a frame, or the page. */
export async function canvas(page) {
  await untilIn(
    page,
    () =>
      document
        .querySelector('iframe[name="editor-canvas"]')
        ?.contentDocument?.querySelector('.block-editor-block-list__layout') ??
      document.querySelector('.block-editor-block-list__layout'),
  );
  const frame = await page.$('iframe[name="editor-canvas"]');
  return frame ? frame.contentFrame() : page.mainFrame();
}
