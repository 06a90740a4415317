import {fileURLToPath} from 'node:url';
import {a11ySnapshotPlugin} from '@web/test-runner-commands/plugins';
import {engines, findBrowser} from '../../scripts/browsers.mjs';
import {fixtureServer} from '../server/plugin.mjs';
import {accessibleElements} from './accessible.mjs';
import {chromiumLauncher} from './chromium-launcher.mjs';
import {firefoxLauncher} from './firefox-launcher.mjs';
import {builtEntry, inlineCss, typescript} from './plugins.mjs';
import {reporter} from './reporter.mjs';
import {webkitLauncher} from './webkit-launcher.mjs';

/**
 * Settings come from the environment:
 *
 * - BROWSERS: `chromium,firefox,webkit`, or some of them; those that are found if it is not set
 * - TARGET: `src` (all tests, with coverage; those of the elements in one browser) or `dist` (those of
 *   the elements, on what is built, in all)
 * - FILES: globs, separated by commas, instead of all tests; coverage is not measured then
 * - COVERAGE: the least per cent of branches that must be covered
 * - DURATIONS: set, to see which files take longest
 * - FULL: set, for longer suites and no shortcuts
 * - RESULTS_FILE: where to write the counts, as JSON
 */
const {BROWSERS, TARGET = 'src', FILES, COVERAGE = '95', RESULTS_FILE} = process.env;

const root = fileURLToPath(new URL('../..', import.meta.url));
const launchers = {chromium: chromiumLauncher, firefox: firefoxLauncher, webkit: webkitLauncher};
const browsers = BROWSERS?.split(',') ?? engines.filter(findBrowser);
const launched = browsers.map(engine => launchers[engine](findBrowser(engine)));
const threshold = Number(COVERAGE);
const server = fixtureServer();

/**
 * Elements are tried as they are published, in every browser; their source once more only in the first,
 * for its coverage. Generated texts are tried in the first, too. `FULL` tries both in every browser.
 */
const elements = {name: 'elements', files: inFolders('elements')};
const generated = {name: 'generated', files: inFolders('fuzz')};
const isBrief = TARGET === 'src' && !process.env.FULL;
const covering = [...elements.files, '!test/elements/hostile.test.ts']; // which covers nothing more
const first = launched.slice(0, 1);
const groups = [
  ...(TARGET === 'src' ? [{name: 'modules', files: inFolders('unit')}] : []),
  ...(TARGET === 'src' ? [isBrief ? {...generated, browsers: first} : generated] : []),
  isBrief ? {...elements, files: covering, browsers: first} : elements,
];

// WebKit takes its language from here, and "C" is none.
process.env.LANG = 'en_US.UTF-8';

export default {
  rootDir: root,
  ...(FILES ? {files: FILES.split(',')} : {groups}),
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

  browsers: launched,
  concurrentBrowsers: 3,
  // The two files of a long campaign take a core each.
  ...(process.env.FUZZ_RUNS && {concurrency: 2}),
  testFramework: {config: {ui: 'bdd', timeout: 15_000}},
  // A busy machine takes its time to open a browser, and to serve a file with all that it imports.
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: process.env.FUZZ_RUNS ? 1_200_000 : 300_000,

  coverage: TARGET === 'src' && browsers.includes('chromium') && !FILES,
  coverageConfig: {
    include: ['src/**/*.ts'],
    reporters: ['lcovonly', 'text-summary'],
    threshold: {branches: 0, functions: 0, lines: 0, statements: 0}, // the reporter counts
  },

  reporters: [reporter({resultsFile: RESULTS_FILE, threshold})],
  staticLogging: true,
  filterBrowserLogs: ({args}) => !String(args[0]).includes('Lit is in dev mode'),
};

function inFolders(...folders) {
  return folders.map(folder => `test/${folder}/**/*.test.ts`);
}
