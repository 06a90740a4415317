import {execFile} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {findBrowser} from '../browsers.mjs';
import {root} from '../install.mjs';
import {ensurePhp} from './php.mjs';
import {isTreeThere} from './tree.mjs';

const exec = promisify(execFile);

/**
 * Prepares the tests in WordPress: PHP, the plugin's zip, and the same zip named as an earlier version.
 * Checks the syntax of the plugin's PHP as well.
 *
 * @param versions of WordPress to test
 * @returns the reason why nothing can be tested here; empty if all is ready
 * @throws Error if the plugin is broken
 */
export async function prepareWordPress(versions) {
  if (!findBrowser('chromium')) return 'WordPress skipped: Chromium is not installed.';
  const lack = ensurePhp();
  if (lack) return `WordPress skipped: ${lack}`;
  const isDebian = ['/usr/bin/apt-get', '/usr/bin/dpkg-deb', '/usr/share/keyrings'].every(
    existsSync,
  );
  if (!isDebian && !versions.every(isTreeThere))
    return 'WordPress skipped: its versions come as Debian packages, and this is another system.';
  await Promise.all([...phpFiles()].map(file => exec('php', ['-l', file])));
  const build = join(root, 'scripts/wordpress/build.mjs');
  await exec(process.execPath, [build]);
  await exec(process.execPath, [build, '--as=0.0.9']);
  return '';
}

/** Our own: the libraries in vendor/ are taken as they are. */
function* phpFiles() {
  for (const folder of ['wordpress', 'wordpress/includes', 'test/wordpress/site']) {
    for (const name of readdirSync(join(root, folder)))
      if (name.endsWith('.php')) yield join(root, folder, name);
  }
}
