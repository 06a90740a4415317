import {chromeLauncher, puppeteerCore} from '@web/test-runner-chrome';
import {PATIENCE} from '../patience.mjs';

/**
 * Firefox through Puppeteer. It uses WebDriver BiDi, which cannot emulate media features: scripts
 * in the browser's privileged scope do that.
 */
export const firefoxLauncher = ({browser: executablePath}) =>
  chromeLauncher({
    puppeteer: puppeteerCore,
    concurrency: 1, // one window has focus
    launchOptions: {
      browser: 'firefox',
      timeout: PATIENCE,
      executablePath,
      headless: true,
      args: ['--remote-allow-system-access'],
    },
    async createPage({browser, context}) {
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      const emulate = async (statement, query) => {
        await runInBrowser(browser, statement);
        await page.waitForFunction(q => matchMedia(q).matches, {polling: 25}, query);
      };
      return Object.assign(page, {
        emulateMediaFeatures: async features => {
          for (const {name, value} of features ?? []) {
            await emulate(statements[name](value), `(${name}: ${value})`);
          }
        },
        emulateMediaType: (type = 'screen') =>
          emulate(`tab.mediumOverride = '${type === 'screen' ? '' : type}'`, type),
      });
    },
  });

const statements = {
  'prefers-color-scheme': value => `tab.prefersColorSchemeOverride = '${value}'`,
  'prefers-reduced-motion': value =>
    `Services.prefs.setIntPref('ui.prefersReducedMotion', ${value === 'reduce' ? 1 : 0})`,
  'forced-colors': value => `tab.forcedColorsOverride = '${value}'`,
};

async function runInBrowser(browser, statement) {
  const tree = await browser.connection.send('browsingContext.getTree', {'moz:scope': 'chrome'});
  const {result} = await browser.connection.send('script.evaluate', {
    target: {context: tree.result.contexts[0].context},
    awaitPromise: true,
    expression: `
      for (const window of Services.wm.getEnumerator('navigator:browser')) {
        for (const {browsingContext} of window.gBrowser.browsers) {
          const tab = browsingContext.top;
          ${statement};
        }
      }`,
  });
  if (result.type === 'exception') throw new Error(result.exceptionDetails.text);
}
