import assert from 'node:assert/strict';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {parse} from '@typescript-eslint/parser';
import {check} from 'recheck';

const source = fileURLToPath(new URL('../../src', import.meta.url));

/** A busy machine takes long, so no time counts. The analyser limits steps, and a linear expression exceeds them, too, in a text that is long enough. */
const OPTIONS = {timeout: null, attackTimeout: null, maxAttackStringSize: 20_000};

/** The regular expressions of a program, as written. */
function expressionsOf(code) {
  const found = [];
  const walk = node => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node && typeof node === 'object') {
      if (node.type === 'Literal' && node.regex)
        found.push({...node.regex, line: node.loc.start.line});
      for (const [key, child] of Object.entries(node)) if (key !== 'loc') walk(child);
    }
  };
  walk(parse(code, {loc: true}).body);
  return found;
}

/** Expressions that the analyser found safe, one a line, written by `UPDATE=1` and this file. */
const LIST = new URL('safe-expressions.txt', import.meta.url);
const {FULL, UPDATE} = process.env;
const known = new Set(readFileSync(LIST, 'utf8').trimEnd().split('\n'));
const proven = FULL || UPDATE ? new Set() : known;

/**
 * Documents are hostile, and the modules that explain mistakes run for every visitor. An analyser
 * looks for texts that take quadratic time or more, and runs each that it finds. It takes minutes, so
 * `npm test` analyses new and changed expressions, and `npm run test:full` all.
 */
describe('the regular expressions of the source', () => {
  const files = readdirSync(source, {recursive: true}).filter(name => name.endsWith('.ts'));
  const safe = new Set();

  for (const file of files) {
    const expressions = expressionsOf(readFileSync(join(source, file), 'utf8'));
    if (!expressions.length) continue;
    it(`take linear time: ${file}`, async () => {
      for (const {pattern, flags, line} of expressions) {
        const written = `/${pattern}/${flags}`;
        if (!proven.has(written)) {
          const {status, complexity, attack} = await check(pattern, flags, OPTIONS);
          const found = `${complexity?.summary} for ${attack?.pattern}`;
          assert.equal(status, 'safe', `src/${file}:${line}: ${found}`);
        }
        safe.add(written);
      }
    });
  }

  it('are all in the list', () => {
    const list = [...safe].sort();
    if (UPDATE) writeFileSync(LIST, `${list.join('\n')}\n`);
    else {
      const advice = 'Run UPDATE=1 node --test test/node/expressions.test.mjs';
      assert.deepEqual([...known].sort(), list, advice);
    }
  });
});
