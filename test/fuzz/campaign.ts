import {executeServerCommand} from '@web/test-runner-commands';
import {expect} from '@open-wc/testing';
import fc from 'fast-check';

interface Wish {
  readonly runs: number;
  readonly seed: number;
}

/**
 * Tests `property` on many cases, and logs their number, the seed and the slowest one. FUZZ_RUNS is
 * the number of cases of all campaigns together, FUZZ_SEED repeats one.
 * @param share of all cases, 0 to 1
 */
export async function campaign(
  name: string,
  share: number,
  texts: fc.Arbitrary<string>,
  property: (text: string) => void | Promise<void>,
): Promise<void> {
  const wish: Wish = await executeServerCommand('fixtures', {name: 'fuzz'});
  const seed = wish.seed || Date.now() % 2 ** 31;
  const slowest: {time: number; text: string}[] = [];
  let cases = 0;
  const inherited = prototypes();
  const holds = fc.asyncProperty(texts, async text => {
    cases++;
    const start = performance.now();
    await property(text);
    const time = performance.now() - start;
    expect(prototypes()).to.equal(inherited);
    if (slowest.length < 5 || time > (slowest.at(-1)?.time ?? 0)) {
      slowest.push({time, text: JSON.stringify(text.slice(0, 60))});
      slowest.sort((a, b) => b.time - a.time).splice(5);
    }
  });
  await fc.assert(holds, {numRuns: Math.ceil(wish.runs * share), seed});
  const list = slowest.map(({time, text}) => `\n  ${time.toFixed(0)} ms ${text}`).join('');
  if (wish.runs >= 10_000) console.log(`${name}: ${cases} cases, FUZZ_SEED=${seed}${list}`);
}

/** The names of inherited properties, as a text. */
function prototypes(): string {
  return [Object.prototype, Array.prototype, String.prototype, Function.prototype]
    .map(prototype => Reflect.ownKeys(prototype).map(String).join())
    .join(';');
}
