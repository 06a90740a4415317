import {spawnSync} from 'node:child_process';
import {runApt} from './apt.mjs';

const PACKAGES = ['php-cli', 'php-sqlite3', 'php-mbstring', 'php-xml'];
const EXTENSIONS = ['pdo_sqlite', 'mbstring', 'dom'];

/**
 * Makes sure that PHP is installed with the extensions that WordPress needs. As root on Debian it installs them.
 *
 * @returns whether it is; if not, a message has said what to do
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
    `WordPress tests skipped: PHP is not installed. On Debian or Ubuntu, run as root: apt-get ${args.join(' ')}`,
  );
  return false;
}

function hasPhp() {
  const {status, stdout} = spawnSync('php', ['-m'], {encoding: 'utf8'});
  return status === 0 && EXTENSIONS.every(name => stdout.includes(`${name}\n`));
}
