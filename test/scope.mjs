import {it} from 'node:test';

/** Whether everything is tested, as in `npm run test:full`, and not what fits into a few minutes. */
export const isFull = Boolean(process.env.FULL);

/** All cases in a full run, every nth in a short one. */
export function share(cases, n) {
  return isFull ? cases : cases.filter((_, i) => i % n === 0);
}

/** Declares a test that only a full run includes. */
export const itInFull = isFull ? it : () => undefined;

/**
 * Test files that only a full run includes, by step. Their subject does not depend on the engine and is tested with the
 * source, or they take minutes and seldom fail.
 */
export const fullOnly = {
  src: ['elements/hostile', 'fuzz/children', 'fuzz/growth', 'fuzz/markdown', 'fuzz/ways'],
  dist: [
    ...['about', 'cache', 'children', 'debug', 'network', 'placeholders', 'rendered'],
    ...['shapes', 'sources', 'structured-data'],
  ].map(name => `elements/${name}`),
  node: ['pages/analytics', 'pages/host-styles', 'pages/leaks', 'pages/old-scripts'],
  wordpress: ['wordpress/fuzz', 'wordpress/network', 'wordpress/previous'],
};

/** The files that a short run repeats over the build in the browser that tests the source. */
export const repeated = ['elements/first', 'elements/journeys', 'elements/page'];
