import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, gzipSync} from 'node:zlib';

/**
 * What a page has to load, held to scripts/budget.json. A row counts its entry with the files that
 * it imports; `with` names the chunks that it imports later and that count, too.
 * Limits are bytes after brotli, as a CDN sends them; 1 kB is 1000 bytes.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const rows = JSON.parse(readFileSync(join(root, 'scripts/budget.json'), 'utf8'));

const STATIC = /\b(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g;
const DYNAMIC = /\bimport\s*\(\s*["'`](\.[^"'`]+)["'`]/g;

/** `dist/chunks/purify-Bx3_k-9a.js` → `purify` */
const nameOf = file => basename(file).replace(/(-[\w-]{8})?\.js$/, '');

function filesOf({entry, with: chunks = []}) {
  const files = new Set();
  const follow = file => {
    if (files.has(file)) return;
    files.add(file);
    const code = readFileSync(file, 'utf8');
    const imported = pattern => [...code.matchAll(pattern)].map(([, path]) => path);
    const later = imported(DYNAMIC).filter(path => chunks.includes(nameOf(path)));
    for (const path of [...imported(STATIC), ...later]) follow(join(dirname(file), path));
  };
  follow(join(dist, entry));
  return [...files];
}

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
      for (const name of row.with ?? []) {
        assert.ok(files.map(nameOf).includes(name), `No chunk "${name}": budget.json is old`);
      }
    });
  }
});

function line(name, raw, gzip, brotli, limit) {
  return `${name.padEnd(36)}${raw.padStart(10)}${gzip.padStart(10)}${brotli.padStart(22)}${limit.padStart(10)}`;
}
