/**
 * The branches taken in all sessions together. V8 reports a branch only if its count differs from
 * that of its parent: one session may report it as never taken, and another not at all, which means
 * as often as its parent. A sum of the reports would count it as missed, the more so the more test
 * files there are.
 */
export function branchesOf(sessions, files) {
  const found = [];
  for (const file of files) {
    const reports = [...sessions].flatMap(({testCoverage}) => testCoverage?.[file] ?? []);
    const ranges = reports.map(rangesOf);
    const all = new Map(
      ranges.flatMap(({branches}) => branches).map(branch => [branch.key, branch]),
    );
    for (const branch of all.values()) {
      const isTaken = ranges.some(report => countIn(report, branch) > 0);
      found.push({file, line: branch.start.line, isTaken});
    }
  }
  return found;
}

function rangesOf({branchMap, b, fnMap, f}) {
  const range = ({start, end}, count) => ({start, end, count, key: JSON.stringify([start, end])});
  const branches = Object.entries(branchMap).map(([id, {loc}]) => range(loc, Math.max(...b[id])));
  const functions = Object.entries(fnMap).map(([id, {loc}]) => range(loc, f[id]));
  return {branches, functions};
}

/**
 * The number of times a session took a branch: its own count, or that of the smallest range around
 * it.
 */
function countIn({branches, functions}, branch) {
  const own = branches.filter(({key}) => key === branch.key);
  if (own.length) return Math.max(...own.map(({count}) => count));
  const around = [...branches, ...functions].filter(range => contains(range, branch));
  return around.reduce((least, range) => (contains(least, range) ? range : least), {
    ...EVERYTHING,
    count: 0,
  }).count;
}

const EVERYTHING = {start: {line: 0, column: 0}, end: {line: Infinity, column: 0}};

function contains(outer, inner) {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

function isBefore(a, b) {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
