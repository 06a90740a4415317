import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const read = path => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

/** WCAG 2.2, levels A and AA, which no longer have 4.1.1. */
const CRITERIA = {
  1.1: [1],
  1.2: [1, 2, 3, 4, 5],
  1.3: [1, 2, 3, 4, 5],
  1.4: [1, 2, 3, 4, 5, 10, 11, 12, 13],
  2.1: [1, 2, 4],
  2.2: [1, 2],
  2.3: [1],
  2.4: [1, 2, 3, 4, 5, 6, 7, 11],
  2.5: [1, 2, 3, 4, 7, 8],
  3.1: [1, 2],
  3.2: [1, 2, 3, 4, 6],
  3.3: [1, 2, 3, 4, 7, 8],
  4.1: [2, 3],
};

describe('docs/accessibility.md', () => {
  const text = read('docs/accessibility.md');

  it('lists every criterion of levels A and AA in order', () => {
    const rows = [...text.matchAll(/^\| (\d\.\d\.\d+) /gm)].map(([, number]) => number);
    const wanted = Object.entries(CRITERIA).flatMap(([guideline, numbers]) =>
      numbers.map(number => `${guideline}.${number}`),
    );
    assert.deepEqual(rows, wanted);
    assert.equal(rows.length, 55);
  });

  it('names tests that exist', () => {
    const cited = [
      ...text.matchAll(/`((?:elements|pages|node)\/[\w-]+\.test\.m?[jt]s)`: "([^"]+)"/g),
    ];
    assert.ok(cited.length > 30, `${cited.length} tests are named`);
    assert.equal(cited.length, text.split('.test.').length - 2, 'each with its file');
    for (const [, file, name] of cited) {
      const source = read(`test/${file}`);
      assert.ok(
        ["'", '`'].some(quote => source.includes(`it(${quote}${name}${quote}`)),
        `${file} has no test "${name}"`,
      );
    }
  });
});
