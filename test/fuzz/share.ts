import {expect} from '@open-wc/testing';

const TIMES = 4;

/** Fails if four times as much takes far longer than four times the time, in each of several attempts. */
export async function takesItsShare(work: (n: number) => unknown, size = 40): Promise<void> {
  const ratios: number[] = [];
  // Quadratic growth would take sixteen times as long. A busy machine may disturb one comparison, not each of them.
  while (ratios.length < 8 && !(Math.min(...ratios) < 3 * TIMES)) {
    const short = await timeOf(work, size);
    const long = await timeOf(work, TIMES * size);
    ratios.push(long / short);
  }
  expect(Math.min(...ratios), 'times the time').to.be.below(3 * TIMES);
}

/** The time of one run, as the mean of many: the other work of a machine then adds its share to each. */
export async function timeOf(work: (n: number) => unknown, n: number): Promise<number> {
  await work(n); // The first run also compiles.
  const start = performance.now();
  let runs = 0;
  do {
    await work(n);
    runs++;
  } while (performance.now() - start < 50);
  return (performance.now() - start) / runs;
}
