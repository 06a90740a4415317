import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

/** The folder of the project, independent of the working directory. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Installs the packages of package-lock.json, unless they are installed in the same versions. */
export function ensureInstalled() {
  if (isInstalled()) return;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  console.log(`Installing packages: npm ${args.join(' ')}`);
  const shell = process.platform === 'win32'; // on Windows, npm is a script
  const {status} = spawnSync('npm', args, {cwd: root, stdio: 'inherit', shell});
  if (status !== 0) throw new Error('npm ci failed. See its output above.');
}

function isInstalled() {
  const installed = readLock('node_modules/.package-lock.json');
  return Object.entries(readLock('package-lock.json')).every(
    ([path, {version, optional}]) =>
      path === '' || // the project itself
      optional || // usually for another platform
      (installed[path]?.version === version && existsSync(join(root, path))),
  );
}

function readLock(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}
