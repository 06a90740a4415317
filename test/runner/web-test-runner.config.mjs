import {fileURLToPath} from 'node:url';
import {a11ySnapshotPlugin} from '@web/test-runner-commands/plugins';
import {engines, findBrowser} from '../../scripts/browsers.mjs';
import {fixtureServer} from '../server/plugin.mjs';
import {accessibleElements} from './accessible.mjs';
import {chromiumLauncher} from './chromium-launcher.mjs';
import {firefoxLauncher} from './firefox-launcher.mjs';
import {PATIENCE} from '../patience.mjs';
import {fullOnly, isFull, repeated} from '../scope.mjs';
import {builtEntry, inlineCss, typescript} from './plugins.mjs';
import {reporter} from './reporter.mjs';
import {webkitLauncher} from './webkit-launcher.mjs';

/**
 * Settings come from the environment:
 *
 * - BROWSERS: `chromium,firefox,webkit`, or some of them. Default: those found
 * - TARGET: `src` (all tests, with coverage, in the first browser) or `dist` (those of the elements,
 *   against the build)
 * - FILES: globs, separated by commas, instead of all tests, in all browsers; coverage is then not measured
 * - COVERAGE: the minimum percentage of covered branches
 * - FULL: set, for all tests of the source, the long ones too, in all browsers
 * - RESULTS_FILE: the file for each test's outcome, as JSON
 */
const {BROWSERS, TARGET = 'src', FILES, COVERAGE = '95', RESULTS_FILE} = process.env;

const root = fileURLToPath(new URL('../..', import.meta.url));
const launchers = {chromium: chromiumLauncher, firefox: firefoxLauncher, webkit: webkitLauncher};
const browsers = BROWSERS?.split(',') ?? engines.filter(findBrowser);
const launched = browsers.map(engine => launchers[engine](findBrowser(engine)));
const threshold = Number(COVERAGE);
const server = fixtureServer();

/**
 * Chromium tests the source, with coverage; Firefox and WebKit test what may differ in them, of the build, in which
 * Chromium only repeats the tests of its chunks and pages. `npm run test:full` tests everything everywhere.
 */
const isBrief = !isFull && !FILES;
const isBriefSource = isBrief && TARGET === 'src';
const isRepeated = isBrief && TARGET === 'dist' && browsers.length > 1;
const inChromium = launched.filter(({name}) => name === 'Chromium');
const folders = TARGET === 'src' ? ['unit', 'fuzz', 'elements'] : ['elements'];
const spared = isBrief ? fullOnly[TARGET].map(name => `!test/${name}.test.ts`) : [];
const all = [...folders.map(folder => `test/${folder}/**/*.test.ts`), ...spared];

// WebKit takes its language from here, and "C" is invalid.
process.env.LANG = 'en_US.UTF-8';

export default {
  rootDir: root,
  files: FILES?.split(',') ?? all,
  nodeResolve: {exportConditions: ['development']},
  middleware: [server.middleware],
  plugins: [
    ...(TARGET === 'dist' ? [builtEntry()] : []),
    typescript(`${root}tsconfig.json`),
    inlineCss(root),
    server.plugin,
    a11ySnapshotPlugin(),
    accessibleElements(),
  ],

  browsers: isBriefSource
    ? launched.slice(0, 1)
    : launched.filter(one => !isRepeated || !inChromium.includes(one)),
  groups: isRepeated
    ? [
        {
          name: 'chunks',
          browsers: inChromium,
          files: repeated.map(name => `test/${name}.test.ts`),
        },
      ]
    : [],
  concurrentBrowsers: 3,
  // A single browser runs two files at a time, each in its own window.
  ...((isBriefSource || process.env.FUZZ_RUNS) && {concurrency: 2}),
  testFramework: {config: {ui: 'bdd', timeout: PATIENCE}},
  // A busy machine needs time to open a browser, and to serve a file with all its imports.
  browserStartTimeout: PATIENCE,
  testsStartTimeout: PATIENCE,
  testsFinishTimeout: 1_200_000,

  coverage: TARGET === 'src' && browsers.includes('chromium') && !FILES,
  coverageConfig: {
    include: ['src/**/*.ts'],
    reporters: ['lcovonly', 'text-summary'],
    threshold: {branches: 0, functions: 0, lines: 0, statements: 0}, // the reporter checks coverage
  },

  reporters: [reporter({resultsFile: RESULTS_FILE, threshold})],
  staticLogging: true,
  filterBrowserLogs: ({args}) => !String(args[0]).includes('Lit is in dev mode'),
};
