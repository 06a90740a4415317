import {expect} from '@open-wc/testing';

const TIMES = 4;

/** Fails if four times as much takes far longer than four times the time, each time that it is tried. */
export async function takesItsShare(work: (n: number) => unknown, size = 40): Promise<void> {
  const ratios: number[] = [];
  for (let attempt = 0; attempt < 8; attempt++) {
    const short = await best(work, size);
    const long = await best(work, TIMES * size);
    // The clock of some browsers has steps of a millisecond.
    ratios.push((long + 1) / (short + 1));
    if (Math.min(...ratios) < 3 * TIMES) return;
  }
  expect(Math.min(...ratios), 'times the time').to.be.below(3 * TIMES);
}

export async function best(work: (n: number) => unknown, n: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3 && (times[0] ?? 0) < 100; run++) {
    const start = performance.now();
    await work(n);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}
