import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import puppeteer from 'puppeteer-core';
import {createServer} from 'vite';
import {findBrowser} from './browsers.mjs';
import {root} from './install.mjs';

/**
 * `npm run parts`: makes `docs/parts.svg`, the picture that names each part, of the demo's page
 * `anatomy.html`. To be run when parts change.
 */
const server = await createServer({
  root,
  logLevel: 'error',
  server: {open: false, hmr: false, host: '127.0.0.1', port: 0},
});
await server.listen();
const browser = await puppeteer.launch({
  executablePath: findBrowser('chromium').browser,
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none'],
});
try {
  const page = await browser.newPage();
  await page.setViewport({width: 1152, height: 900});
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: 'light'}]);
  await page.goto(new URL('demo/anatomy.html', server.resolvedUrls.local[0]).href);
  await page.waitForSelector('.names button');
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const svg = await page.evaluate(async path => (await import(path)).picture(), '/demo/anatomy.ts');
  writeFileSync(join(root, 'docs/parts.svg'), svg);
} finally {
  await browser.close();
  await server.close();
}
