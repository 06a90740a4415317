import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {unzipSync} from 'fflate';
import {build} from 'vite';
import {folder, name, version} from '../../scripts/download.mjs';
import {lack, openNginx} from '../pages/nginx.mjs';
import {launch, openSite, settled, visit} from '../pages/site.mjs';

/** `npm run release:check`: tries the files in release/ as others get them, before they are published. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const release = join(root, 'release');
const read = file => readFileSync(join(root, file), 'utf8');

function run(command, ...args) {
  try {
    return execFileSync(command, args, {cwd: root, encoding: 'utf8', stdio: 'pipe'});
  } catch ({message, stdout, stderr}) {
    throw new Error([message, stdout, stderr].join('\n'));
  }
}

const titlesOf = page =>
  page.$$eval('welearn-about, welearn-faq', all =>
    all.map(({shadowRoot}) => shadowRoot.querySelector('[part~="heading"]').textContent.trim()),
  );

/** The first snippet of a page below a heading or other words. */
function snippet(after, language, page = 'README.md') {
  const [, text] = read(page).split(after)[1].split(`\`\`\`${language}\n`);
  return text.split('```')[0];
}

describe(`release ${version}`, () => {
  it('is made of committed files', () => {
    assert.equal(run('git', 'status', '--porcelain'), '');
  });

  it('has one version everywhere', () => {
    const {version: locked, packages} = JSON.parse(read('package-lock.json'));
    assert.deepEqual([locked, packages[''].version], [version, version]);
    assert.match(read('wordpress/readme.txt'), new RegExp(`^Stable tag: ${version}$`, 'm'));
    assert.match(read('wordpress/welearn-elements.php'), new RegExp(`Version: +${version}$`, 'm'));
    for (const block of ['about', 'faq']) {
      assert.equal(JSON.parse(read(`wordpress/blocks/${block}/block.json`)).version, version);
    }
    // A tag starts the release on the build server.
    const {GITHUB_REF_TYPE, GITHUB_REF_NAME} = process.env;
    if (GITHUB_REF_TYPE === 'tag') assert.equal(GITHUB_REF_NAME, `v${version}`);
  });

  it('has a chapter with its date in CHANGELOG.md', () => {
    const heading = new RegExp(`^## \\[${version}\\] - \\d{4}-\\d\\d-\\d\\d$`, 'm');
    assert.ok(heading.test(read('CHANGELOG.md')), `Write "## [${version}] - " and the date`);
  });

  it('has the sizes that docs/sizes.md names', () => {
    const old = read('docs/sizes.md');
    run(process.execPath, 'scripts/sizes.mjs');
    const current = read('docs/sizes.md');
    writeFileSync(join(root, 'docs/sizes.md'), old);
    assert.equal(old, current, 'Run npm run sizes, and commit docs/sizes.md');
  });

  it('has the sums that SHA256SUMS names, and the same when it is made again', () => {
    const sums = read('release/SHA256SUMS');
    const again = mkdtempSync(join(tmpdir(), 'welearn-again-'));
    try {
      run('npm', 'run', 'release', '--', `--to=${again}`);
      assert.equal(readFileSync(join(again, 'SHA256SUMS'), 'utf8'), sums);
      execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], {cwd: release});
    } finally {
      rmSync(again, {recursive: true});
    }
  });

  it('passes publint and attw', () => {
    const tarball = join('release', `${folder}.tgz`);
    run('npx', 'publint', 'run', tarball, '--strict');
    run('npx', 'attw', tarball, '--profile', 'esm-only');
  });

  describe('in Chromium', () => {
    let browser;
    before(async () => {
      browser = await launch('chromium');
    });
    after(() => browser?.close());

    it('is installed from npm’s tarball, and runs the import of docs/install.md', async () => {
      const project = mkdtempSync(join(tmpdir(), 'welearn-project-'));
      let site;
      try {
        const own = ['npm', 'install', '--no-audit', '--no-fund', '--prefix', project];
        writeFileSync(join(project, 'package.json'), '{"private": true, "type": "module"}');
        run(...own, join(release, `${folder}.tgz`));
        const code = snippet('Register both elements with one import:', 'js', 'docs/install.md');
        writeFileSync(join(project, 'main.js'), code);
        const [result] = [
          await build({
            root: project,
            logLevel: 'error',
            build: {write: false, lib: {entry: 'main.js', formats: ['iife'], name: 'app'}},
          }),
        ].flat();
        const files = {
          '/main.js': result.output[0].code,
          '/about.md': snippet('## 3. Write this', 'markdown'),
        };
        const [, elements] = snippet('## 2. Paste this', 'html').split('\n\n');
        site = await openSite(
          `<!doctype html><html lang="en"><title>A library</title><script src="main.js"></script>${elements}</html>`,
          {files},
        );
        const {page} = await visit(browser, site);
        await settled(page);
        assert.deepEqual(await titlesOf(page), ['Learn with us', 'Frequently asked questions']);
        const help = run('npx', '--prefix', project, 'welearn', '--help');
        assert.match(help, /check/);
      } finally {
        await site?.close();
        rmSync(project, {recursive: true});
      }
    });

    it('is unpacked under nginx, and runs the README’s quick start', {skip: lack}, async () => {
      const zip = unzipSync(readFileSync(join(release, `${folder}.zip`)));
      const docs = read('docs/hosting.md').replaceAll(`${name}-0.1.0`, folder);
      const [, settings] = /^```nginx\n([^]*?)^```$/m.exec(docs);
      const page = snippet('## 2. Paste this', 'html');
      const files = {
        ...zip,
        'favicon.ico': '',
        'about.md': snippet('## 3. Write this', 'markdown'),
        'index.html': `<!doctype html><html lang="en"><title>A library</title>${page}</html>`,
      };
      const site = await openNginx(files, settings);
      try {
        for (const [path, titles] of [
          ['', ['Learn with us', 'Frequently asked questions']],
          [`${folder}/START-HERE.html`, ['Learn with us', 'Questions']],
          [`${folder}/embed.html?src=/about.md`, ['Learn with us', 'Frequently asked questions']],
        ]) {
          const visitor = await visit(browser, {url: site.url + path});
          await settled(visitor.page);
          assert.deepEqual(await titlesOf(visitor.page), titles, path);
          assert.deepEqual(visitor.messages, [], path);
          await visitor.close();
        }
      } finally {
        await site.close();
      }
    });
  });
});
