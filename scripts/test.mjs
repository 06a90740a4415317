import {relative} from 'node:path';
import {parseArgs} from 'node:util';
import {engines, ensureBrowsers} from './browsers.mjs';
import {ensureInstalled, root} from './install.mjs';
import {endAll} from './run.mjs';

/**
 * `npm test`: runs all checks, even on a fresh clone. Options for developers:
 *
 * --only=lint,types            only these steps
 * --browsers=chromium,webkit   only these browsers
 * --files=test/unit/a.test.ts  only these test files, or globs
 * --full                       everything in every browser and the newest two versions of WordPress
 * --all                        all versions of WordPress
 * --install                    installs missing packages of the system, with sudo
 */
const results = [];
let finished = false;

/** The steps, longest first after the build, for which others wait. */
const ORDER = ['build', 'node', 'dist', 'src', 'wordpress', 'lint', 'format', 'types', 'manifest'];

process.chdir(root);
process.on('exit', endAll);
process.on('SIGINT', () => stop(new Error('Interrupted')));
process.on('SIGTERM', () => stop(new Error('Interrupted')));
process.on('uncaughtException', stop);

try {
  const no = {type: 'boolean', default: false};
  const text = {type: 'string'};
  const {values} = parseArgs({
    options: {only: text, browsers: text, files: text, full: no, all: no, install: no},
  });
  if (values.full) process.env.FULL = '1';
  if (values.all) process.env.WORDPRESS_ALL = '1';
  if (values.install) process.env.INSTALL_PACKAGES = '1';
  ensureInstalled();
  // Imported only now: on a fresh clone, its packages have just been installed.
  const {filesOf, steps} = await import('./steps.mjs');
  await test(values, steps, filesOf);
  finish();
} catch (error) {
  stop(error);
}

async function test(values, steps, filesOf) {
  const chosen = values.files?.split(',');
  const isChosen = name => !chosen || steps[name].folders;
  const names = choose(values.only, Object.keys(steps)).filter(isChosen);
  const wanted = choose(values.browsers, engines);
  const browsers = names.some(name => steps[name].folders) ? checkBrowsers(wanted) : [];

  const runStep = async name => {
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
  };
  // Two at a time keep two cores busy. The longest begin first, so that both end together.
  const waiting = ORDER.filter(name => names.includes(name));
  const running = new Map();
  while (waiting.length || running.size) {
    const next = waiting.find(name => !running.has(steps[name].needs));
    if (next && running.size < 2) {
      waiting.splice(waiting.indexOf(next), 1);
      running.set(
        next,
        runStep(next).finally(() => running.delete(next)),
      );
    } else await Promise.race(running.values());
  }
}

function checkBrowsers(wanted) {
  const start = performance.now();
  const {found, missing} = ensureBrowsers(wanted);
  // On a build server, nobody would notice a missing engine.
  const kind = process.env.CI ? 'failed' : 'skipped';
  record('browsers', start, {passed: found.length, [kind]: missing.length});
  return found;
}

function record(name, start, counts) {
  const seconds = (performance.now() - start) / 1000;
  results.push({name, passed: 0, failed: 0, skipped: 0, tests: [], ...counts, seconds});
}

function choose(list, all) {
  const names = list?.split(',') ?? all;
  const unknown = names.filter(name => !all.includes(name));
  if (unknown.length) throw new Error(`Unknown name: ${unknown}. Known names: ${all.join(', ')}`);
  return names;
}

function stop(error) {
  console.error(error);
  record('crash', performance.now(), {failed: 1});
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
  printSlowest();
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
}

/** Prints the ten slowest tests, for a run that takes too long. With DURATIONS, all files, too. */
function printSlowest() {
  const tests = results.flatMap(({name: step, tests}) =>
    tests.map(({name, file, browser = '', seconds}) => ({
      where: [step, browser, file && relative(root, file)].filter(Boolean).join(' '),
      name,
      seconds,
    })),
  );
  const files = new Map();
  for (const {where, seconds} of tests) files.set(where, (files.get(where) ?? 0) + seconds);
  const all = [...files].map(([where, seconds]) => ({where, name: '', seconds}));
  for (const list of [...(process.env.DURATIONS ? [all] : []), tests]) {
    const slowest = list.toSorted((a, b) => b.seconds - a.seconds);
    if (slowest.length) console.log('\nThe slowest:');
    for (const {where, name, seconds} of list === tests ? slowest.slice(0, 10) : slowest) {
      console.log(`${seconds.toFixed(1).padStart(7)} s  ${where}  ${name}`.trimEnd());
    }
  }
}
