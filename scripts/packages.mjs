import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';

const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
/** Prototype.js and MooTools, which test/pages/old-scripts.test.mjs puts into a page. npm lacks them. */
export const oldScripts = ['libjs-mootools', 'libjs-prototype'];
/** The server of test/pages/hosting.test.mjs. Debian starts it at once, so only CI gets it unasked. */
export const webServer = 'nginx';
/** Generators of sites, for test/package/recipes.test.mjs in `npm run test:full`. */
export const generators = ['hugo', 'jekyll'];

const isRoot = process.getuid?.() === 0;

/** Runs apt-get and returns whether it succeeded. */
export function runApt(args, more = {}, command = ['apt-get']) {
  const [program, ...first] = command;
  const options = {stdio: 'inherit', env: {...env, ...more}};
  return spawnSync(program, [...first, '--quiet=2', ...args], options).status === 0;
}

/**
 * Installs packages of the system, and says so: without being asked in CI and as root on Debian, elsewhere
 * with `npm test -- --install` only.
 */
export function installPackages(names, log = console.log) {
  if (!names.length || !mayInstall()) return;
  const args = ['install', '--yes', '--no-install-recommends', ...names];
  const command = isRoot ? ['apt-get'] : ['sudo', 'apt-get'];
  log(`Installing system packages: ${[...command, ...args].join(' ')}`);
  if (runApt(['update'], {}, command)) runApt(args, {}, command);
}

/** Says how to install what is missing. */
export function adviceFor(names) {
  const command = `apt-get install --no-install-recommends ${names.join(' ')}`;
  return `On Debian or Ubuntu, run npm test -- --install, or as root: ${command}`;
}

function mayInstall() {
  const {CI, INSTALL_PACKAGES} = process.env;
  const isDebian = () => /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  const canInstall = existsSync('/usr/bin/apt-get');
  return canInstall && Boolean(CI || INSTALL_PACKAGES || (isRoot && isDebian()));
}
