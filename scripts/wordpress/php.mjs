import {spawnSync} from 'node:child_process';
import {runApt} from './apt.mjs';

const PACKAGES = ['php-cli', 'php-sqlite3', 'php-mbstring', 'php-xml'];
const EXTENSIONS = ['pdo_sqlite', 'mbstring', 'dom'];

/**
 * Makes sure that PHP is there with what WordPress needs, installing it as root on Debian.
 *
 * @returns whether it is; if not, it has been said what to do
 */
export function ensurePhp(log = console.log) {
  if (hasPhp()) return true;
  const args = ['install', '--yes', '--no-install-recommends', ...PACKAGES];
  if (process.getuid?.() === 0) {
    log(`Installing PHP: apt-get ${args.join(' ')}`);
    if (runApt(['update'])) runApt(args);
  }
  if (hasPhp()) return true;
  log(
    `WordPress is not tested: PHP is not here. On Debian or Ubuntu, as root: apt-get ${args.join(' ')}`,
  );
  return false;
}

function hasPhp() {
  const {status, stdout} = spawnSync('php', ['-m'], {encoding: 'utf8'});
  return status === 0 && EXTENSIONS.every(name => stdout.includes(`${name}\n`));
}
