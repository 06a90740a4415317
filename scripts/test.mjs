import {parseArgs} from 'node:util';
import {engines, ensureBrowsers} from './browsers.mjs';
import {ensureInstalled, root} from './install.mjs';
import {endAll} from './run.mjs';
import {filesOf, steps} from './steps.mjs';

/**
 * `npm test`: runs all checks, even on a fresh clone. Options for developers:
 *
 * --only=lint,types            only these steps
 * --browsers=chromium,webkit   only these browsers
 * --files=test/unit/a.test.ts  only these test files, or globs
 * --full                       longer suites too
 * --all                        all versions of WordPress, not only the newest two
 */
const results = [];
let finished = false;

process.chdir(root);
process.on('exit', endAll);
process.on('SIGINT', () => stop(new Error('Interrupted')));
process.on('SIGTERM', () => stop(new Error('Interrupted')));
process.on('uncaughtException', stop);

try {
  const {values} = parseArgs({
    options: {
      only: {type: 'string'},
      browsers: {type: 'string'},
      files: {type: 'string'},
      full: {type: 'boolean', default: false},
      all: {type: 'boolean', default: false},
    },
  });
  if (values.full) process.env.FULL = '1';
  if (values.all) process.env.WORDPRESS_ALL = '1';
  await test({
    only: choose(values.only, Object.keys(steps)),
    browsers: choose(values.browsers, engines),
    chosen: values.files?.split(','),
  });
  finish();
} catch (error) {
  stop(error);
}

async function test({only, browsers: wanted, chosen}) {
  ensureInstalled();
  const chosenSteps = only.filter(name => !chosen || steps[name].folders);
  const browsers = chosenSteps.some(name => steps[name].folders) ? checkBrowsers(wanted) : [];
  const runAll = async names => {
    for (const name of names.filter(name => chosenSteps.includes(name))) {
      await runStep(name, {browsers, chosen});
    }
  };
  // The checks leave one core free. The tests run alone, because some of them measure time.
  await Promise.all([runAll(['format', 'lint']), runAll(['types', 'build', 'manifest'])]);
  await runAll(['node', 'src', 'dist', 'wordpress']);
}

function checkBrowsers(wanted) {
  const start = performance.now();
  const {found, missing} = ensureBrowsers(wanted);
  // On a build server, nobody would notice a missing engine.
  const kind = process.env.CI ? 'failed' : 'skipped';
  record('browsers', start, {passed: found.length, [kind]: missing.length});
  return found;
}

async function runStep(name, {browsers, chosen}) {
  const start = performance.now();
  const step = steps[name];
  const files = step.folders && filesOf(step, chosen);
  if (files?.length === 0) return console.log(`▷ ${step.title}: nothing to run`);
  if (results.some(result => result.name === step.needs && result.failed)) {
    console.log(`✗ ${step.title}: skipped: ${steps[step.needs].title} failed`);
    return record(name, start, {failed: 1});
  }
  console.log(`▷ ${step.title}`);
  const {output = '', ...counts} = await step.run({files, chosen, browsers});
  record(name, start, counts);
  if (counts.failed) console.log(`✗ ${step.title} failed:`);
  if (counts.failed || step.loud) console.log(output.trim());
}

function record(name, start, counts) {
  const seconds = (performance.now() - start) / 1000;
  results.push({name, passed: 0, failed: 0, skipped: 0, ...counts, seconds});
}

function choose(list, all) {
  const names = list?.split(',') ?? all;
  const unknown = names.filter(name => !all.includes(name));
  if (unknown.length) throw new Error(`Unknown name: ${unknown}. Known names: ${all.join(', ')}`);
  return names;
}

function stop(error) {
  console.error(error);
  results.push({name: 'crash', passed: 0, failed: 1, skipped: 0, seconds: 0});
  finish();
  process.exit();
}

/** Prints the summary. Programs read its last line. */
function finish() {
  if (finished) return;
  finished = true;
  endAll();
  const sum = kind => results.reduce((total, result) => total + result[kind], 0);
  const [passed, failed, skipped] = ['passed', 'failed', 'skipped'].map(sum);
  const row = cells => cells.map((cell, i) => (i ? cell.padStart(9) : cell.padEnd(9))).join('');
  console.log(`\n${row(['', 'passed', 'failed', 'skipped', 'seconds'])}`);
  for (const {name, seconds, ...counts} of results) {
    const numbers = [counts.passed, counts.failed, counts.skipped].map(String);
    console.log(row([name, ...numbers, seconds.toFixed(1)]));
  }
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
}
