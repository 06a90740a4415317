import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';

const alone = fileURLToPath(new URL('alone.php', import.meta.url));
const plugin = fileURLToPath(new URL('../../../wordpress', import.meta.url));

/** Runs the body of a PHP function with the plugin's classes, within a memory limit. */
export function php(code, memory = '64M') {
  const {status, stdout, stderr} = spawnSync(
    'php',
    ['-d', `memory_limit=${memory}`, alone, plugin],
    {
      input: code,
      encoding: 'utf8',
      maxBuffer: 2 ** 27,
    },
  );
  assert.equal(status, 0, (stderr + stdout).slice(0, 2000));
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}
