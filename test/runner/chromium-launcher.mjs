import {chromeLauncher} from '@web/test-runner-chrome';
import {PATIENCE} from '../patience.mjs';

export const chromiumLauncher = ({browser: executablePath}) => {
  const launcher = chromeLauncher({
    launchOptions: {
      timeout: PATIENCE,
      executablePath,
      args: [
        '--no-sandbox', // unavailable to root in a container
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--lang=en-US',
      ],
    },
    // A separate window with emulated focus, because a page behind another one neither paints nor
    // takes focus.
    async createPage({context}) {
      const page = await context.newPage({type: 'window'});
      page.setDefaultTimeout(PATIENCE);
      await page.emulateFocusedPage(true);
      return page;
    },
  });
  return Object.assign(launcher, {name: 'Chromium'});
};
