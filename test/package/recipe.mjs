import {execFileSync, spawnSync} from 'node:child_process';
import {cpSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command in a folder, and returns what it prints. */
export function run(folder, command, ...args) {
  const env = {...process.env, ASTRO_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false'};
  const {status, stdout, stderr, error} = spawnSync(command, args, {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return {isDone: status === 0, output: `${stdout}${stderr}${error ?? ''}`};
}

/** Makes the package as npm gets it, and returns its path. */
export function pack(folder) {
  const [{filename}] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  return join(folder, filename);
}

/** Copies a recipe, and installs its packages and ours. */
export function install(recipe, folder, packed) {
  cpSync(join(root, 'recipes', recipe), folder, {recursive: true});
  const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', packed];
  return run(folder, 'npm', ...args);
}

/** The files of a built site, by their addresses. */
export function built(folder) {
  const paths = readdirSync(folder, {recursive: true}).map(path => path.replaceAll('\\', '/'));
  return Object.fromEntries(
    paths
      .filter(path => statSync(join(folder, path)).isFile())
      .map(path => [`/${path}`, readFileSync(join(folder, path))]),
  );
}
