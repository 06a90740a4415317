import {relative} from 'node:path';

/** The tests a browser ran in a file, under their full names. */
export function testsOf({testResults}) {
  return testResults ? flatten(testResults) : [];
}

function flatten({name, tests, suites}, above = '') {
  const prefix = above + (name ? `${name} › ` : '');
  const own = tests.map(test => ({...test, name: prefix + test.name}));
  return [...own, ...suites.flatMap(suite => flatten(suite, prefix))];
}

/** The notable results of a file: failures with reasons, and skipped tests. */
export function describeFile(path, sessions) {
  const findings = new Map();
  for (const session of sessions) {
    for (const finding of findingsOf(session)) {
      // Browsers with the same failure share one entry; their stacks differ in details.
      const key = `${finding.headline}\n${finding.message}`;
      if (!findings.has(key)) findings.set(key, {...finding, browsers: []});
      findings.get(key).browsers.push(session.browser.name);
    }
  }
  return [...findings.values()].flatMap(({headline, details = [], browsers}) => [
    `${headline} (${path} in ${browsers.join(', ')})`,
    ...details.flatMap(indent),
  ]);
}

function findingsOf(session) {
  const tests = testsOf(session);
  const skipped = tests.filter(test => test.skipped).map(({name}) => ({headline: `- ${name}`}));
  if (session.passed && tests.length) return skipped;
  const failed = tests
    .filter(test => !test.passed && !test.skipped)
    .map(({name, error}) => failure(`✗ ${name}`, error, session));
  const broken = session.errors.map(error => failure('✗ The file failed', error, session));
  const found = [...failed, ...broken];
  return [...skipped, ...(found.length ? found : [failure('✗ No test ran', {}, session)])];
}

function failure(headline, error = {}, {logs, request404s}) {
  const {name, stack = '', expected, actual} = error;
  const message = [name, error.message].filter(Boolean).join(': ');
  const details = [
    ...(stack.startsWith(message) ? [] : [message]), // Chromium's stacks start with it
    stack,
    ...(expected === undefined ? [] : [`expected: ${expected}`, `actual:   ${actual}`]),
    ...request404s.filter(isUnexpected).map(url => `not found: ${url}`),
    ...logs.map(values => `console: ${values.map(show).join(' ')}`),
  ];
  return {headline, message, details: details.filter(Boolean)};
}

/** The test server's 404s are part of the tests. */
const isUnexpected = url => !/^(fixtures|documents)\//.test(url);
const show = value => (typeof value === 'string' ? value : JSON.stringify(value));
const indent = text => text.split('\n').map(line => `    ${line}`);

/** The files that lower the share, with the lines of missed branches. */
export function describeCoverage(missed, threshold) {
  const lines = new Map(missed.map(({file}) => [file, new Set()]));
  for (const {file, line} of missed) lines.get(file).add(line);
  const files = [...lines].map(
    ([file, found]) => `    ${relative(process.cwd(), file)}: lines ${[...found].join(', ')}`,
  );
  return [`✗ ${threshold} % of branches are asked for. Missed:`, ...files].join('\n');
}
