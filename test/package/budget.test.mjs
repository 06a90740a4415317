import assert from 'node:assert/strict';
import {basename} from 'node:path';
import {before, describe, it} from 'node:test';
import {filesOf, kB, nameOf, rows, sizesOf} from '../../scripts/measure.mjs';

/**
 * Compares the sizes of the build with scripts/budget.json. Limits are bytes after Brotli, as a CDN
 * sends them; 1 kB is 1000 bytes.
 */
const KiB = bytes => `${(bytes / 1024).toFixed(1)} KiB`;

describe('the size budget', () => {
  before(() => console.log(line('Page', 'raw', 'gzip', 'brotli', 'limit')));

  for (const row of rows) {
    it(row.name, () => {
      const files = filesOf(row);
      const {raw, gzip, brotli} = sizesOf(files);
      const size = `${kB(brotli)} (${KiB(brotli)})`;
      console.log(line(row.name, kB(raw), kB(gzip), size, kB(row.limit)));
      if (brotli > row.limit) {
        const list = files.map(file => `  ${basename(file)} ${kB(sizesOf([file]).brotli)}`);
        assert.fail(`${kB(brotli)} > ${kB(row.limit)}:\n${list.join('\n')}`);
      }
      for (const name of row.with ?? []) {
        assert.ok(files.map(nameOf).includes(name), `No chunk "${name}": budget.json is old`);
      }
    });
  }
});

function line(name, raw, gzip, brotli, limit) {
  return `${name.padEnd(36)}${raw.padStart(10)}${gzip.padStart(10)}${brotli.padStart(22)}${limit.padStart(10)}`;
}
