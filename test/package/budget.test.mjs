import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, gzipSync} from 'node:zlib';

/**
 * What a page has to load, held to scripts/budget.json. A row counts its entry with the files that
 * it imports; `onDemand` those too that it imports later, `without` the chunks of these names.
 * Limits are bytes after brotli, as a CDN sends them; 1 kB is 1000 bytes.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const rows = JSON.parse(readFileSync(join(root, 'scripts/budget.json'), 'utf8'));

const STATIC = /\b(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g;
const DYNAMIC = /\bimport\s*\(\s*["'`](\.[^"'`]+)["'`]/g;

/** `dist/chunks/purify-Bx3_k-9a.js` → `purify` */
const nameOf = file => basename(file).replace(/(-[\w-]{8})?\.js$/, '');

function filesOf({entry, onDemand = false, without = []}) {
  const files = new Set();
  const follow = file => {
    if (files.has(file)) return;
    files.add(file);
    const code = readFileSync(file, 'utf8');
    for (const pattern of onDemand ? [STATIC, DYNAMIC] : [STATIC]) {
      for (const [, path] of code.matchAll(pattern)) {
        const imported = join(dirname(file), path);
        if (!without.includes(nameOf(imported))) follow(imported);
      }
    }
  };
  follow(join(dist, entry));
  return [...files];
}

/** A chunk that is left out need not be asked for by what is not: others that are may share it. */
const chunks = () => new Set(readdirSync(join(dist, 'chunks')).map(nameOf));

/** Each file is sent by itself, so each is compressed by itself. */
function sizesOf(files) {
  const sum = compress =>
    files.reduce((total, file) => total + compress(readFileSync(file)).length, 0);
  return {raw: sum(content => content), gzip: sum(gzipSync), brotli: sum(brotliCompressSync)};
}

const kB = bytes => `${(bytes / 1000).toFixed(1)} kB`;
const KiB = bytes => `${(bytes / 1024).toFixed(1)} KiB`;

describe('the size budget', () => {
  before(() => console.log(line('What a page loads', 'raw', 'gzip', 'brotli', 'limit')));

  for (const row of rows) {
    it(row.name, () => {
      const files = filesOf(row);
      const {raw, gzip, brotli} = sizesOf(files);
      const size = `${kB(brotli)} (${KiB(brotli)})`;
      console.log(line(row.name, kB(raw), kB(gzip), size, kB(row.limit)));
      const list = files.map(file => `  ${basename(file)} ${kB(sizesOf([file]).brotli)}`);
      assert.ok(brotli <= row.limit, `${kB(brotli)} > ${kB(row.limit)}:\n${list.join('\n')}`);
      for (const name of row.without ?? []) {
        assert.ok(
          chunks().has(name),
          `There is no chunk "${name}" to leave out: budget.json is old`,
        );
      }
    });
  }
});

function line(name, raw, gzip, brotli, limit) {
  return `${name.padEnd(36)}${raw.padStart(10)}${gzip.padStart(10)}${brotli.padStart(22)}${limit.padStart(10)}`;
}
