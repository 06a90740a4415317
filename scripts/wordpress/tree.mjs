import {execFileSync} from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import {unzipSync} from 'fflate';
import {root} from '../install.mjs';
import {runApt} from '../packages.mjs';
import {privateApt} from './apt.mjs';

/** The Debian suite of each version, the newest first, and the newest block theme in it. */
export const versions = {
  7.1: {suite: 'forky', theme: 'twentytwentyfive'},
  6.8: {suite: 'trixie', theme: 'twentytwentyfive'},
  6.1: {suite: 'bookworm', theme: 'twentytwentythree'},
};

const cache = join(root, 'node_modules/.cache/wordpress');

/** A database in a file: WordPress's own drop-in, which this package contains. */
const SQLITE = '@wp-playground/cli@3.1.54';

/**
 * WordPress as Debian has it, unpacked once, without Debian's own configuration.
 *
 * @returns its folder
 */
export function ensureTree(version) {
  const target = join(cache, version);
  if (existsSync(target)) return target;
  const {suite, theme} = versions[version];
  return make(target, folder => {
    const env = privateApt(folder, suite);
    const options = {cwd: join(folder, 'debs'), env: {...process.env, ...env}};
    if (!runApt(['update'], env)) throw new Error(`Cannot get the package list of Debian ${suite}`);
    const depends = execFileSync('apt-cache', ['depends', '--important', 'wordpress'], options);
    const libraries = String(depends).match(/\b(libjs-[a-z-]+|libphp-[a-z]+|php-getid3)\b/g) ?? [];
    const packages = ['wordpress', `wordpress-theme-${theme}`, ...new Set(libraries)];
    execFileSync('apt-get', ['--quiet=2', 'download', ...packages], options);
    const tree = join(folder, 'tree');
    for (const name of readdirSync(options.cwd))
      execFileSync('dpkg-deb', ['-x', join(options.cwd, name), tree]);
    const made = join(folder, 'made');
    relink(tree);
    // Copies the targets of links. Some lead to files that are left out, such as certificates.
    execFileSync('cp', ['-rL', join(tree, 'usr/share/wordpress'), made]);
    const themes = join(tree, 'var/lib/wordpress/wp-content/themes');
    for (const name of existsSync(themes) ? readdirSync(themes) : []) {
      if (!existsSync(join(made, 'wp-content/themes', name)))
        execFileSync('cp', ['-rL', join(themes, name), join(made, 'wp-content/themes', name)]);
    }
    for (const name of ['.htaccess', 'wp-config.php']) rmSync(join(made, name), {force: true});
    return made;
  });
}

/** The drop-in that keeps WordPress's tables in a file. */
export function ensureSqlite() {
  const target = join(cache, 'sqlite');
  if (existsSync(target)) return target;
  return make(target, folder => {
    execFileSync('npm', ['pack', SQLITE, '--silent', '--pack-destination', folder], {cwd: folder});
    const [tarball] = readdirSync(folder).filter(name => name.endsWith('.tgz'));
    execFileSync('tar', ['-xzf', join(folder, tarball), '-C', folder]);
    const zip = readFileSync(join(folder, 'package/sqlite-database-integration.zip'));
    for (const [name, content] of Object.entries(unzipSync(zip))) {
      const file = join(folder, name);
      mkdirSync(name.endsWith('/') ? file : dirname(file), {recursive: true});
      if (!name.endsWith('/')) writeFileSync(file, content);
    }
    const made = join(folder, 'plugin-sqlite-database-integration');
    // WordPress 6.1 reads it from outside, as it may in its own class.
    const file = join(made, 'wp-includes/sqlite/class-wp-sqlite-db.php');
    const code = readFileSync(file, 'utf8');
    writeFileSync(file, code.replace('private $allow_unsafe_unq', 'public $allow_unsafe_unq'));
    return made;
  });
}

/** Whether a version need not be fetched. */
export function isTreeThere(version) {
  return existsSync(join(cache, version));
}

/** Builds beside and moves into place, so that the target is always whole. */
function make(target, build) {
  mkdirSync(cache, {recursive: true});
  const folder = mkdtempSync(join(cache, 'making-'));
  try {
    const made = build(folder);
    if (!existsSync(target)) renameSync(made, target);
  } catch (error) {
    // Another run may have been faster.
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  return target;
}

/** Links to places of an installed system, as links into the unpacked one. */
function relink(tree) {
  const find = ['-type', 'l', '-lname', '/*', '-printf', '%p\\n%l\\n'];
  const folders = ['usr/share/wordpress', 'var/lib/wordpress'].map(name => join(tree, name));
  const lines = String(execFileSync('find', [...folders.filter(existsSync), ...find]))
    .trim()
    .split('\n');
  for (let i = 0; i + 1 < lines.length; i += 2) {
    const [link, to] = [lines[i], join(tree, lines[i + 1])];
    const isThere = existsSync(to);
    const host = lines[i + 1];
    rmSync(link);
    if (isThere) execFileSync('ln', ['-s', to, link]);
    else if (existsSync(host)) execFileSync('cp', ['-L', host, link]);
  }
}
