import type {Facts, Place} from '../document/errors.js';
import {formatPath} from '../document/location.js';
import type {Reading} from '../document/read.js';
import type {Problem} from '../document/recognise.js';
import {Places} from './places.js';

/** A document may make the same mistake so often. More of them are told once, with the first places. */
export const MAX_REPEATED = 3;

/**
 * Adds line and column to each problem. A mistake that a document repeats becomes one problem, at its
 * first place.
 */
export async function gatherProblems(
  problems: readonly Problem[],
  reading: Reading,
  limit: number,
): Promise<Facts[]> {
  const places = await Places.of(reading);
  const locate = (problem: Problem): Facts => ({
    ...problem,
    ...places.locate(problem),
    path: formatPath(problem.path),
  });
  const groups = groupBy(problems, mistakeOf).slice(0, limit);
  return groups
    .flatMap((group): Facts[] => {
      const told = group.slice(0, MAX_REPEATED).map(locate);
      const [first] = told;
      if (!first || group.length <= MAX_REPEATED) return told;
      const misspelt = first.isKey
        ? groupBy(group, ({found, expected}) => `${found} ${expected}`).flatMap(
            ([one]) => one ?? [],
          )
        : [];
      return [{...first, misspelt, times: timesFound(group.length, told)}];
    })
    .slice(0, limit);
}

/** Problems with the same result make the same mistake, in any entry of a list, and of any key. */
function mistakeOf({path, expected, found, isKey, cure}: Problem): string {
  const index = path.findLastIndex(step => typeof step === 'number');
  // A problem outside lists has a path of its own.
  const around = (index < 0 ? path : path.slice(0, index)).map(step =>
    typeof step === 'number' ? 0 : step,
  );
  return JSON.stringify(isKey ? [around, isKey] : [around, expected, found, cure]);
}

/** The values by a name that they share, in their order. */
export function groupBy<T>(values: readonly T[], nameOf: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const name = nameOf(value);
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return [...groups.values()];
}

/** How often something was found, and its first places, in a sentence. */
export function timesFound(count: number, first: readonly Place[]): string {
  const lines = new Set(first.map(({line, path}) => (line === undefined ? path : String(line))));
  const isLine = first[0]?.line !== undefined;
  const where = `${!isLine ? 'at' : lines.size > 1 ? 'in lines' : 'in line'} ${[...lines].join(', ')}`;
  return `Found ${String(count)} times, first ${where}.`;
}
