import {spawnSync} from 'node:child_process';
import {adviceFor, installPackages} from '../packages.mjs';

/** Without cURL only one test is skipped. */
export const PACKAGES = ['php-cli', 'php-sqlite3', 'php-mbstring', 'php-xml', 'php-curl'];
const EXTENSIONS = ['pdo_sqlite', 'mbstring', 'dom'];

/** Provides PHP with everything that WordPress needs. Returns what to do if it is missing. */
export function ensurePhp() {
  if (!hasPhp()) installPackages(PACKAGES);
  return hasPhp() ? '' : `PHP is not installed. ${adviceFor(PACKAGES)}`;
}

function hasPhp() {
  const {status, stdout} = spawnSync('php', ['-m'], {encoding: 'utf8'});
  return status === 0 && EXTENSIONS.every(name => stdout.includes(`${name}\n`));
}
