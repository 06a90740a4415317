import {randomUUID} from 'node:crypto';
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join, relative} from 'node:path';
import {root} from './install.mjs';
import {generators, installPackages, oldScripts, webServer} from './packages.mjs';
import {bin, run} from './run.mjs';
import {fullOnly, isFull} from '../test/scope.mjs';
import {prepareWordPress} from './wordpress/prepare.mjs';

/**
 * The steps of `npm test`. A step returns the numbers `passed`, `failed` and `skipped`, its `tests`
 * with the time that each took, and an `output`, which is shown if something failed or the step is
 * `loud`. `needs` names a step that must succeed first, `folders` the folders of its tests, `left` those files of them
 * that only a full run includes.
 */
export const steps = {
  format: {title: 'Prettier', run: check(bin('prettier'), '--check', '--log-level=warn', '.')},
  lint: {title: 'ESLint', run: check(bin('eslint'), '.', '--max-warnings=0')},
  types: {title: 'TypeScript', run: check(bin('tsc'), '--noEmit')},
  build: {title: 'Build', run: check('npm', 'run', '--silent', 'build')},
  manifest: {title: 'Custom elements manifest', run: checkManifest},
  node: {
    title: 'Tests in Node',
    needs: 'build',
    folders: ['test/node', 'test/package', 'test/pages', 'test/visual'],
    left: fullOnly.node,
    loud: true,
    run: testNode,
  },
  src: {
    title: 'Tests in browsers, of the source',
    folders: ['test/unit', 'test/elements', 'test/fuzz'],
    loud: true,
    run: testBrowsers('src'),
  },
  dist: {
    title: 'Tests in browsers, of what is built',
    needs: 'build',
    folders: ['test/elements'],
    loud: true,
    run: testBrowsers('dist'),
  },
  wordpress: {
    title: 'Tests in WordPress',
    needs: 'build',
    folders: ['test/wordpress'],
    left: fullOnly.wordpress,
    loud: true,
    run: testWordPress,
  },
};

const temporary = mkdtempSync(join(tmpdir(), 'welearn-'));
process.once('exit', () => rmSync(temporary, {recursive: true, force: true}));

const nothing = {passed: 0, failed: 0, skipped: 0};

/** The test files of a step, or those named on the command line. */
export function filesOf({folders, left = []}, chosen) {
  if (chosen) return chosen.filter(file => folders.some(folder => file.startsWith(`${folder}/`)));
  const isLeft = file => !isFull && left.some(name => file.startsWith(`test/${name}.test.`));
  return folders.flatMap(list).filter(file => /\.test\.m?[jt]s$/.test(file) && !isLeft(file));
}

function list(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, {recursive: true}).map(name => join(folder, name));
}

/** Makes a step of a program that succeeds or fails. */
function check(...command) {
  return async () => {
    const {code, output} = await run(command[0], command.slice(1));
    return {...nothing, [code === 0 ? 'passed' : 'failed']: 1, output};
  };
}

async function checkManifest() {
  const {output} = await run(bin('cem'), ['analyze', '--outdir', relative(root, temporary)]);
  const [old, current] = [root, temporary].map(folder => {
    const file = join(folder, 'custom-elements.json');
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  });
  if (current && current === old) return {...nothing, passed: 1};
  const advice = 'custom-elements.json is out of date. Run npm run manifest.';
  return {...nothing, failed: 1, output: `${output}\n${advice}`};
}

/** Minutes before a step ends that hangs. */
const MINUTES = isFull ? 120 : 30;

/** The tests that have ended. A run that was stopped may have written none, or half of them. */
function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}

function ensureOldScripts() {
  const folder = name => name.replace('libjs-', '/usr/share/javascript/');
  installPackages(oldScripts.filter(name => !existsSync(folder(name))));
}

function ensureWebServer() {
  const {CI, INSTALL_PACKAGES} = process.env;
  const isWanted = CI || INSTALL_PACKAGES;
  if (isWanted && !existsSync(`/usr/sbin/${webServer}`)) installPackages([webServer]);
}

function ensureGenerators() {
  installPackages(generators.filter(name => !existsSync(`/usr/bin/${name}`)));
}

async function testNode({files}) {
  if (files.some(file => file.includes('old-scripts'))) ensureOldScripts();
  if (files.some(file => file.includes('hosting'))) ensureWebServer();
  if (isFull && files.some(file => file.includes('recipes'))) ensureGenerators();
  // Without a file name, Node would run every test file it finds.
  if (!files.length) return nothing;
  const results = join(temporary, `${randomUUID()}.json`);
  const reporters = ['spec', join(root, 'test/runner/node-reporter.mjs')];
  const args = [
    ...['--test', '--test-concurrency=2'],
    ...reporters.map(name => `--test-reporter=${name}`),
    ...['stdout', results].map(to => `--test-reporter-destination=${to}`),
  ];
  const {code, output} = await run(process.execPath, [...args, ...files], {minutes: MINUTES});
  const tests = readResults(results);
  const counts = countsOf(tests);
  const isGood = code === 0 && counts.failed === 0;
  return {
    ...counts,
    failed: counts.failed || (isGood ? 0 : 1),
    // After success, shows only what the tests themselves print, and skipped tests.
    output: isGood ? output.replace(/^[ \t]*([✔▶ℹ].*)?\n/gm, '') : output,
    tests,
  };
}

/** How many tests had which outcome. */
function countsOf(tests) {
  const count = kind => tests.filter(({outcome}) => outcome === kind).length;
  return {passed: count('passed'), failed: count('failed'), skipped: count('skipped')};
}

/** The versions of WordPress that its test files try, by the names of the files. */
const WORDPRESS = {newest: '7.1', previous: '6.8', oldest: '6.1'};

/** Tests the newest version, in a full run the one before, too, and with WORDPRESS_ALL the oldest. */
async function testWordPress({files}) {
  const wanted = process.env.WORDPRESS_ALL
    ? files
    : files.filter(file => basename(file) !== 'oldest.test.mjs');
  const names = new Set(['newest', ...wanted.map(file => basename(file, '.test.mjs'))]);
  try {
    const versions = Object.keys(WORDPRESS).filter(name => names.has(name));
    const lack = await prepareWordPress(versions.map(name => WORDPRESS[name]));
    if (!lack) return await testNode({files: wanted});
    return {...nothing, [process.env.CI ? 'failed' : 'skipped']: 1, output: lack};
  } catch (broken) {
    return {...nothing, failed: 1, output: `${broken.stdout ?? ''}${broken.stack}`};
  }
}

function testBrowsers(target) {
  return async ({files, chosen, browsers}) => {
    const results = join(temporary, `${target}.json`);
    const env = {
      TARGET: target,
      BROWSERS: browsers.join(','),
      RESULTS_FILE: results,
      ...(chosen && {FILES: files.join(',')}),
    };
    const args = ['--config', 'test/runner/web-test-runner.config.mjs'];
    const {code, output} = await run(bin('wtr'), args, {env, minutes: MINUTES});
    if (!existsSync(results)) {
      return {
        ...nothing,
        failed: 1,
        output: `${output}\nThe test runner ended with code ${code} and wrote no results.`,
      };
    }
    const {tests, isCovered} = JSON.parse(readFileSync(results, 'utf8'));
    const {passed, failed, skipped} = countsOf(tests);
    return {
      passed: passed + (isCovered === true ? 1 : 0),
      failed: failed + (isCovered === false ? 1 : 0) || (code === 0 ? 0 : 1),
      skipped,
      output,
      tests,
    };
  };
}
