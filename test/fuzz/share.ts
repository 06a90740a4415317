import {expect} from '@open-wc/testing';

const TIMES = 4;
/** Milliseconds that each side of a comparison takes at least, in each round. */
const LEAST = 50;
/** Milliseconds after which the other side need not take that long. */
const MOST = 4 * LEAST;
/** Rounds of a comparison. Their times are added up, so a busy machine disturbs both sides alike in the end. */
const ROUNDS = 20;

/**
 * Fails if a work takes far longer than its control. Both take about the same time, in turns, so
 * that the other work of a machine adds the same to each.
 *
 * @param limit times the time of the control
 */
export async function takesNoLonger(
  control: () => unknown,
  work: () => unknown,
  limit: number,
): Promise<void> {
  await work(); // The first run also compiles.
  let [few, many] = [0, 0];
  for (let round = 1; round === 1 || (many >= limit * few && round <= ROUNDS); round++) {
    do {
      few += await timeOf(control);
      many += await timeOf(work);
    } while (Math.min(few, many) < round * LEAST && Math.max(few, many) < round * MOST);
  }
  expect(many / few, 'times the time').to.be.below(limit);
}

/**
 * Fails if four times as much takes far longer than a quarter of it four times, at two sizes: a step
 * in the cost, such as the moment when an engine compiles an expression, shows at one size only.
 */
export async function takesItsShare(work: (n: number) => unknown, size = 40): Promise<void> {
  const compare = (few: number) =>
    takesNoLonger(
      async () => {
        for (let time = 0; time < TIMES; time++) await work(few);
      },
      () => work(TIMES * few),
      3, // Quadratic growth would take four times as long.
    );
  await compare(size).catch(() => compare(2 * size));
}

async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
