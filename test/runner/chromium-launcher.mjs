import {chromeLauncher} from '@web/test-runner-chrome';

export const chromiumLauncher = ({browser: executablePath}) => {
  const launcher = chromeLauncher({
    launchOptions: {
      executablePath,
      args: [
        '--no-sandbox', // which root, in a container, cannot have
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--lang=en-US',
      ],
    },
    // A window of its own and a focus that is emulated: else a page behind another one neither
    // paints nor takes the focus.
    async createPage({context}) {
      const page = await context.newPage({type: 'window'});
      await page.emulateFocusedPage(true);
      return page;
    },
  });
  return Object.assign(launcher, {name: 'Chromium'});
};
