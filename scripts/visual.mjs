import {spawnSync} from 'node:child_process';
import {parseArgs} from 'node:util';
import {root} from './install.mjs';

/**
 * `npm run test:visual`: compares the look of the build with the stored pictures. `-- --accept`
 * stores the new look.
 */
const {values} = parseArgs({options: {accept: {type: 'boolean', default: false}}});
const {status} = spawnSync(process.execPath, ['--test', 'test/visual/visual.test.mjs'], {
  cwd: root,
  stdio: 'inherit',
  env: {...process.env, FULL: '1', ...(values.accept && {ACCEPT: '1'})},
});
process.exitCode = status ?? 1;
