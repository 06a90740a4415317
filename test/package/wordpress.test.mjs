import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {strFromU8, unzipSync} from 'fflate';

/** The plugin as sites get it. Tests in WordPress itself are in test/wordpress/. */
const root = fileURLToPath(new URL('../..', import.meta.url));

function build(version) {
  const script = join(root, 'scripts/wordpress/build.mjs');
  execFileSync(process.execPath, [script, `--as=${version}`], {cwd: root});
  return readFileSync(join(root, `build/welearn-elements-${version}.zip`));
}

/** The texts in a zip, by path. */
const unzip = zip =>
  Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

describe('the WordPress plugin’s zip', () => {
  const zip = build('0.0.8');
  const files = unzip(zip);
  const folder = 'welearn-elements/';
  const own = Object.entries(files).filter(([name]) => /^[^/]+\/(?!vendor|elements)/.test(name));

  it('has the same bytes in each build', () => {
    assert.ok(zip.equals(build('0.0.8')));
  });

  it('names one version everywhere', () => {
    const main = files[`${folder}welearn-elements.php`];
    assert.match(main, /Version: +0\.0\.8\n/);
    assert.match(main, /VERSION = '0\.0\.8'/);
    assert.match(files[`${folder}readme.txt`], /Stable tag: 0\.0\.8/);
    assert.equal(JSON.parse(files[`${folder}blocks/faq/block.json`]).version, '0.0.8');
  });

  it('contains its own copy of the elements, with every chunk, and licences', () => {
    const entry = files[`${folder}elements/welearn.js`];
    const chunks = [...entry.matchAll(/chunks\/[\w-]+\.js/g)].map(([name]) => name);
    assert.ok(chunks.length > 3);
    for (const name of chunks) assert.ok(files[`${folder}elements/${name}`], name);
    assert.match(files[`${folder}LICENSE`], /GNU GENERAL PUBLIC LICENSE/);
    assert.match(files[`${folder}elements/LICENSE`], /MIT/);
    assert.ok(files[`${folder}vendor/php-symfony-yaml.copyright.txt`]);
  });

  it('requests nothing from other sites', () => {
    for (const [name, text] of own.filter(([name]) => /\.(php|js|css)$/.test(name))) {
      const hosts = [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host);
      // The header names our own site, which WordPress asks for updates of the plugin.
      const known =
        /^(www\.gnu\.org|www\.w3\.org|library\.example|welearn\.example|yaml\.org|tag)$/;
      // The script that checks documents contains addresses in its messages. A link to a file's page becomes that of
      // the file on the same host.
      const isNaming = /(?:library\.js|class-links\.php)$/.test(name);
      const others = hosts.filter(host => !known.test(host) && !isNaming);
      assert.deepEqual(others, [], name);
    }
  });

  it('refuses direct requests for a PHP file', () => {
    for (const [name, text] of Object.entries(files)) {
      if (name.endsWith('.php'))
        assert.match(text, /defined\( ?'(ABSPATH|WP_UNINSTALL_PLUGIN)' ?\)/, name);
    }
  });

  it('uses nothing that PHP 7.4 lacks and WordPress does not add', () => {
    const newer =
      /(?<![\w\\])\\?(Stringable|WeakMap|ValueError|get_debug_type|str_contains|array_is_list|PhpToken)\b(?!\\)|\?->|\bmatch \(|\breadonly (?=\$|class)|: (mixed|static|never)\b/;
    for (const [name, text] of Object.entries(files)) {
      const code = text
        .replace(/\/\*[^]*?\*\/|\/\/.*|^namespace.*$|^interface Stringable$/gm, '')
        // It checks the version itself.
        .replace(/if \(\\?PHP_VERSION_ID >= 80000\) \{[^}]*\}/, '');
      if (name.endsWith('.php')) assert.doesNotMatch(code, newer, name);
    }
  });

  it('has a template for translators with every text, also of block.json and the editor', () => {
    const pot = files[`${folder}languages/welearn-elements.pot`];
    const texts = [
      'msgctxt "block title"\nmsgid "We Learn: FAQ"',
      'msgid "Write it here"',
      'msgid "%d problem:"\nmsgid_plural "%d problems:"',
      '#. translators: 1: attribute, 2: its value.',
    ];
    for (const text of texts) assert.ok(pot.includes(text), text);
    const written = own.flatMap(([name, text]) =>
      name.endsWith('.php')
        ? [...text.matchAll(/\b(?:__|esc_html__)\( *'((?:[^'\\]|\\.)*)'/g)]
        : [],
    );
    assert.ok(written.length > 25);
    for (const [, text] of written)
      assert.ok(pot.includes(`msgid ${JSON.stringify(text.replaceAll("\\'", "'"))}`), text);
  });

  it('contains one folder with its name', () => {
    assert.deepEqual(
      [...new Set(Object.keys(files).map(name => name.split('/')[0]))],
      [dirname(`${folder}x`)],
    );
  });
});
