import {writeFileSync} from 'node:fs';
import {relative} from 'node:path';
import {branchesOf} from './coverage.mjs';
import {describeCoverage, describeFile, testsOf} from './describe.mjs';

/**
 * Prints failures in full, and a line for each browser; writes each test with its outcome and time to
 * a file, for the process that started the run.
 */
export const reporter = ({resultsFile, threshold}) => ({
  reportTestFileResults({logger, sessionsForTestFile, testFile}) {
    const path = relative(process.cwd(), testFile);
    for (const line of describeFile(path, sessionsForTestFile)) logger.log(line);
  },

  onTestRunFinished({sessions, testCoverage}) {
    const results = {tests: [...sessions].flatMap(outcomesOf)};
    for (const browser of new Set(results.tests.map(test => test.browser))) {
      const tests = results.tests.filter(test => test.browser === browser);
      const count = kind => tests.filter(({outcome}) => outcome === kind).length;
      const counts = ['passed', 'failed', 'skipped'].map(kind => `${count(kind)} ${kind}`);
      console.log(`${browser}: ${counts.join(', ')}`);
    }
    if (testCoverage) {
      // A run without any coverage must fail, though the runner would pass it.
      const branches = branchesOf(sessions, testCoverage.coverageMap.files());
      const missed = branches.filter(({isTaken}) => !isTaken);
      const percent = branches.length ? 100 - (100 * missed.length) / branches.length : 0;
      results.isCovered = percent >= threshold;
      console.log(`${percent.toFixed(2)} % of branches covered`);
      if (percent < threshold) console.log(describeCoverage(missed, threshold));
    }
    if (resultsFile) writeFileSync(resultsFile, JSON.stringify(results));
  },
});

function outcomesOf(session) {
  const where = {file: session.testFile, browser: session.browser.name};
  const tests = testsOf(session).map(({name, passed, skipped, duration = 0}) => ({
    ...where,
    name,
    outcome: skipped ? 'skipped' : passed ? 'passed' : 'failed',
    seconds: duration / 1000,
  }));
  // A file that fails to load, or contains no test, is a failure, too.
  const isBroken = !(session.passed && tests.length);
  if (isBroken && !tests.some(({outcome}) => outcome === 'failed')) {
    tests.push({...where, name: 'The file', outcome: 'failed', seconds: 0});
  }
  return tests;
}
