import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const [promises, others] = text.split('## Not promised');
const linksOf = part => Array.from(part.matchAll(/\]\(([^)#:]+)\)/g), ([, path]) => path);

describe('each promise in SECURITY.md', () => {
  const items = promises.split(/^- /m).slice(1);

  it('names the tests that prove it', () => {
    assert.ok(items.length > 10);
    const unproved = items.filter(item => !linksOf(item).some(path => path.startsWith('test/')));
    assert.deepEqual(unproved, []);
  });

  it('links to existing files that are run', () => {
    const links = linksOf(promises + others);
    assert.deepEqual(
      links.filter(path => !existsSync(join(root, path))),
      [],
    );
    const tests = links.filter(path => path.startsWith('test/'));
    assert.deepEqual(
      // In WordPress, one test file runs all the others.
      tests.filter(path => !/\.test\.m?[jt]s$|^test\/wordpress\/[\w-]+\.mjs$/.test(path)),
      [],
    );
  });
});

describe('every dependency', () => {
  const read = name => readFileSync(join(root, name), 'utf8');
  const {packages} = JSON.parse(read('package-lock.json'));
  const {'': own, ...installed} = packages;
  /** Transitive dependencies that no build contains: for Node alone, for types, for a command. */
  const unused = ['@lit-labs/ssr-dom-shim', '@types/trusted-types', 'argparse'];
  const shipped = Object.entries(installed)
    .filter(([, {dev}]) => !dev)
    .map(([path, {version}]) => ({name: path.replace(/^node_modules\//, ''), version}))
    .filter(({name}) => !unused.includes(name));

  it('is pinned by the lockfile, each version with its hash', () => {
    const {dependencies, devDependencies} = JSON.parse(read('package.json'));
    assert.deepEqual([own.dependencies, own.devDependencies], [dependencies, devDependencies]);
    const loose = Object.entries(installed).filter(
      ([, {version, integrity, resolved = 'https://registry.npmjs.org/'}]) =>
        !/^\d+\.\d+\.\d+/.test(version) ||
        !/^sha512-/.test(integrity) ||
        !resolved.startsWith('https://registry.npmjs.org/'),
    );
    assert.deepEqual(
      loose.map(([path]) => path),
      [],
    );
  });

  it('is listed in the build with its version and the text of its license', () => {
    const [, ...sections] = read('dist/THIRD-PARTY-LICENSES.md').split(/^## (?=\S+ - \d)/m);
    const listed = sections.map(section => /^\S+ - \S+/.exec(section)[0]).sort();
    const expected = shipped.map(({name, version}) => `${name} - ${version}`).sort();
    assert.deepEqual(listed, expected);
    for (const section of sections) {
      assert.match(section, /Copyright|License/);
      assert.ok(section.length > 800, section.slice(0, 100));
    }
  });

  it('runs no script on installation', () => {
    const paths = Object.entries(installed).filter(
      ([, {dev, hasInstallScript}]) => !dev && hasInstallScript,
    );
    assert.deepEqual(paths, []);
  });

  // Asks the registry, which may be unreachable: only in longer runs.
  if (process.env.FULL) {
    it('has no known vulnerability in the registry', async t => {
      const {spawnSync} = await import('node:child_process');
      const {stdout, status} = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
        cwd: root,
        encoding: 'utf8',
      });
      const {error, metadata} = JSON.parse(stdout || '{"error": {}}');
      if (error || !metadata) return t.skip(`the registry does not answer: ${error?.summary}`);
      assert.equal(status, 0, stdout);
    });
  }
});
