import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';
import {branchesOf} from './coverage.mjs';
import {describeCoverage, describeFile, testsOf} from './describe.mjs';

/**
 * Prints what failed, in full, and a line for each browser; writes the same counts to a file, for
 * whoever started the run.
 */
export const reporter = ({resultsFile, threshold}) => ({
  reportTestFileResults({logger, sessionsForTestFile, testFile}) {
    const path = relative(process.cwd(), testFile);
    for (const line of describeFile(path, sessionsForTestFile)) logger.log(line);
  },

  onTestRunFinished({sessions, testCoverage}) {
    const results = {browsers: {}};
    for (const session of sessions) {
      const sum = (results.browsers[session.browser.name] ??= zero());
      for (const [kind, number] of Object.entries(count(session))) sum[kind] += number;
    }
    for (const [browser, {passed, failed, skipped}] of Object.entries(results.browsers)) {
      console.log(`${browser}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
    }
    if (process.env.DURATIONS) printDurations(sessions);
    if (testCoverage) {
      // Nothing measured is not enough, though the runner itself would let it pass.
      const branches = branchesOf(sessions, testCoverage.coverageMap.files());
      const missed = branches.filter(({isTaken}) => !isTaken);
      const percent = branches.length ? 100 - (100 * missed.length) / branches.length : 0;
      results.coverage = {passed: percent >= threshold};
      console.log(`${percent.toFixed(2)} % of branches covered`);
      if (percent < threshold) console.log(describeCoverage(missed, threshold));
    }
    if (resultsFile) writeFileSync(resultsFile, JSON.stringify(results));
  },
});

/** What takes how long, the longest first: where to look when a run comes near its limit. */
function printDurations(sessions) {
  const tests = [...sessions].flatMap(session => {
    const where = `${session.browser.name}  ${relative(process.cwd(), session.testFile)}`;
    return testsOf(session).map(({name, duration = 0}) => ({where, name, duration}));
  });
  const files = new Map(tests.map(({where}) => [where, {where, duration: 0}]));
  for (const {where, duration} of tests) files.get(where).duration += duration;
  for (const list of [[...files.values()], tests]) {
    for (const {where, name = '', duration} of list
      .sort((a, b) => b.duration - a.duration)
      .slice(0, 20)) {
      console.log(`${(duration / 1000).toFixed(1).padStart(7)} s  ${where}  ${name}`);
    }
  }
}

const zero = () => ({passed: 0, failed: 0, skipped: 0});

function count(session) {
  const counts = zero();
  const tests = testsOf(session);
  for (const {passed, skipped} of tests) {
    counts[skipped ? 'skipped' : passed ? 'passed' : 'failed'] += 1;
  }
  // A file that does not load, or holds no test, has failed too, though no test of it has.
  if (counts.failed === 0 && !(session.passed && tests.length)) counts.failed = 1;
  return counts;
}
