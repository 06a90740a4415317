import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {shapes} from '../documents/shapes.mjs';

describe('the table of shapes in docs/documents.md', () => {
  it('counts the specimens of each shape', () => {
    const text = readFileSync(new URL('../../docs/documents.md', import.meta.url), 'utf8');
    const rows = [...text.matchAll(/^\| ([^|]*\S) +\| (\d+) +\|/gm)];
    const counted = rows.map(([, shape, number]) => [shape, Number(number)]);
    const specimens = Object.entries(shapes).map(([shape, list]) => [shape, list.length]);
    assert.deepEqual(counted, specimens);
  });
});
