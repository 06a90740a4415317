/** A reporter of Node's test runner: each test with its outcome and its time, as JSON. */
export default async function* report(events) {
  const tests = [];
  const names = [];
  for await (const {type, data} of events) {
    if (type === 'test:start') names.splice(data.nesting, Infinity, data.name);
    const isOver = type === 'test:pass' || type === 'test:fail';
    if (!isOver || data.details.type === 'suite') continue;
    const isSkipped = data.skip !== undefined || data.todo !== undefined;
    const outcome = type === 'test:pass' ? 'passed' : 'failed';
    tests.push({
      name: [...names.slice(0, data.nesting), data.name].join(' › '),
      file: data.file,
      outcome: isSkipped ? 'skipped' : outcome,
      seconds: data.details.duration_ms / 1000,
    });
  }
  yield JSON.stringify(tests);
}
