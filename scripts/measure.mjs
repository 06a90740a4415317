import {readFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {root} from './install.mjs';

export const dist = join(root, 'dist');

/**
 * The rows of the size budget. A row counts its entry with all static imports. `with` names chunks
 * that load later.
 */
export const rows = JSON.parse(readFileSync(join(root, 'scripts/budget.json'), 'utf8'));

/**
 * The page views whose cost docs/sizes.md tells. A page with a document loads the messages for errors, too, when it is
 * idle. test/pages/hosting.test.mjs counts the requests behind a real server.
 */
export const views = [
  {
    name: 'a document, by the script tag',
    entry: 'welearn.js',
    with: ['core', 'view', 'document', 'markdown', 'help'],
    documents: true,
  },
  {name: 'a document, by the classic script', entry: 'welearn.global.js', documents: true},
  {
    name: 'questions as HTML in the page',
    entry: 'welearn.js',
    with: ['core', 'view', 'children'],
    documents: false,
  },
];

const STATIC = /\b(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g;
const DYNAMIC = /\bimport\s*\(\s*["'`](\.[^"'`]+)["'`]/g;

/** `dist/chunks/purify-Bx3_k-9a.js` → `purify` */
export const nameOf = file => basename(file).replace(/(-[\w-]{8})?\.js$/, '');

export function filesOf({entry, with: chunks = []}) {
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

/** Compresses each file by itself, as servers do. */
export function sizesOf(files) {
  const sum = compress =>
    files.reduce((total, file) => total + compress(readFileSync(file)).length, 0);
  return {raw: sum(content => content), gzip: sum(gzipSync), brotli: sum(brotliCompressSync)};
}

export const kB = bytes => `${(bytes / 1000).toFixed(1)} kB`;
