import {chromeLauncher} from '@web/test-runner-chrome';

export const chromiumLauncher = ({browser: executablePath}) => {
  const launcher = chromeLauncher({
    launchOptions: {
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
      await page.emulateFocusedPage(true);
      return page;
    },
  });
  return Object.assign(launcher, {name: 'Chromium'});
};
