import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {strFromU8, unzipSync} from 'fflate';

/** The files of a release, as people download them. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const {name, version} = manifest;
const folders = [];

function release(env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'welearn-release-'));
  folders.push(folder);
  const script = join(root, 'scripts/release.mjs');
  const output = execFileSync(process.execPath, [script, `--to=${folder}`], {
    env: {...process.env, ...env},
    encoding: 'utf8',
  });
  return {folder, output};
}

// It builds everything twice, which takes too long for each change.
const skip = !process.env.FULL && 'Only npm run test:full builds releases.';

describe('a release', {skip}, () => {
  after(() => folders.forEach(folder => rmSync(folder, {recursive: true, force: true})));
  const {folder, output} = release();
  const read = file => readFileSync(join(folder, file), 'utf8');
  const files = unzipSync(readFileSync(join(folder, `${name}-${version}.zip`)));
  const inside = path => strFromU8(files[`${name}-${version}/${path}`]);

  // In the second release, the plugin asks another site for updates.
  const second = release({RELEASE_SITE: 'https://elements.example/wordpress/'}).folder;

  it('has the same bytes each time', () => {
    const own = text => text.split('\n').filter(line => !line.includes('wordpress'));
    const sums = readFileSync(join(second, 'SHA256SUMS'), 'utf8');
    assert.deepEqual(own(sums), own(read('SHA256SUMS')));
  });

  it('has a download for websites, the WordPress plugin, the package, and what describes them', () => {
    assert.deepEqual(readdirSync(folder), [
      'SHA256SUMS',
      'importmap.json',
      'integrity.json',
      'notes.md',
      'sbom.cdx.json',
      `${name}-${version}.tgz`,
      `${name}-${version}.zip`,
      `${name}-wordpress-${version}.zip`,
      'wordpress-update.json',
    ]);
  });

  it('has sums that sha256sum accepts, of every file', () => {
    const checked = execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.equal(checked.match(/: OK$/gm).length, readdirSync(folder).length - 1);
  });

  it('lists each dependency that ships in its bill of materials', () => {
    const {components, metadata} = JSON.parse(read('sbom.cdx.json'));
    const listed = components.map(component => component.name);
    assert.equal(metadata.component.version, version);
    assert.deepEqual(
      Object.keys(manifest.dependencies).filter(dependency => !listed.includes(dependency)),
      [],
    );
    assert.ok(listed.includes('php-symfony-yaml'));
    assert.ok(!listed.includes('vite'));
  });

  it('puts all that a site needs into one folder with its version', () => {
    const paths = Object.keys(files).map(path => path.split('/'));
    assert.deepEqual([...new Set(paths.map(([first]) => first))], [`${name}-${version}`]);
    assert.deepEqual([...new Set(paths.map(([, second]) => second))].sort(), [
      'LICENSE',
      'START-HERE.html',
      'THIRD-PARTY-LICENSES.md',
      'chunks',
      'document.schema.json',
      'embed.css',
      'embed.html',
      'embed.js',
      'importmap.json',
      'integrity.json',
      'themes',
      'welearn.global.js',
      'welearn.js',
    ]);
    const chunks = Object.keys(JSON.parse(inside('importmap.json')).integrity);
    for (const path of chunks) assert.ok(inside(path.slice(2)), path);
  });

  it('names its version in each snippet of the first page', () => {
    const start = inside('START-HERE.html');
    assert.ok(!start.includes('{{'));
    const versions = [...start.matchAll(/\d+\.\d+\.\d+(?:-[\w.]+)?/g)].map(([found]) => found);
    assert.deepEqual([...new Set(versions)], [version]);
    assert.match(start, new RegExp(`src="/${name}-${version}/welearn\\.js"`));
  });

  it('contains the plugin, and tells sites where its zip is', () => {
    const {package: zip} = JSON.parse(read('wordpress-update.json'));
    const plugin = unzipSync(readFileSync(join(folder, zip)));
    assert.match(strFromU8(plugin[`${name}/readme.txt`]), new RegExp(`Stable tag: ${version}`));
  });

  it('lets the plugin ask for updates at the site that publishes it', () => {
    const plugin = unzipSync(readFileSync(join(second, `${name}-wordpress-${version}.zip`)));
    assert.match(
      strFromU8(plugin[`${name}/${name}.php`]),
      /Update URI: +https:\/\/elements\.example\/wordpress\//,
    );
  });

  it('says how to load it from a CDN once it is published', () => {
    const {integrity} = JSON.parse(read('integrity.json'));
    const [, snippet] = read('notes.md').split('### From a CDN, once published on npm');
    assert.ok(snippet.includes(`/npm/${name}@${version}/dist/welearn.js"`));
    assert.ok(snippet.includes(integrity['welearn.js']));
    assert.ok(output.includes(snippet));
  });
});
