import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {publint} from 'publint';
import {formatMessage} from 'publint/utils';
import {isFull} from '../scope.mjs';

/** The package as others get it: its files, and whether they work for consumers. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Runs a program in a folder. Resolves to its output, or rejects with it. */
function run(folder, command, ...args) {
  try {
    return execFileSync(command, args, {cwd: folder, encoding: 'utf8', stdio: 'pipe'});
  } catch ({stdout, stderr}) {
    throw new Error(`${command} ${args.join(' ')}:\n${stdout}${stderr}`);
  }
}

/** The files that `exports`, `types` and the like name, except for patterns. */
function targets(value) {
  if (typeof value === 'string') return value.includes('*') ? [] : [value.replace(/^\.\//, '')];
  return Object.values(value).flatMap(targets);
}

const namesOf = all => all.map(({name}) => name).sort();

describe('the package', () => {
  let folder;
  let packed;
  let content;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'welearn-package-'));
    const [{filename, files}] = JSON.parse(
      run(root, 'npm', 'pack', '--json', '--pack-destination', folder),
    );
    content = files.map(({path}) => path);
    packed = join(folder, 'node_modules', manifest.name);
    mkdirSync(packed, {recursive: true});
    run(folder, 'tar', '-xzf', filename, '--strip-components=1', '-C', packed);
    for (const name of Object.keys(manifest.dependencies)) {
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
    }
  });
  after(() => rmSync(folder, {recursive: true, force: true}));

  it('contains each file that its manifest names', () => {
    const {exports, main, module, types, customElements} = manifest;
    const webTypes = manifest['web-types'];
    const named = targets([exports, main, module, types, customElements, webTypes]);
    assert.deepEqual(
      named.filter(path => !content.includes(path)),
      [],
    );
  });

  it('contains the types of each module that it exports', () => {
    const modules = targets(manifest.exports).filter(path => path.endsWith('.js'));
    const untyped = modules.filter(path => !content.includes(path.replace(/\.js$/, '.d.ts')));
    assert.deepEqual(untyped, []);
  });

  it('contains no development files', () => {
    const expected = /^(dist\/|package\.json$|README|LICENSE|CHANGELOG|custom-elements\.json$)/;
    assert.deepEqual(
      content.filter(path => !expected.test(path)),
      [],
    );
  });

  it('describes exactly the attributes of its elements', async () => {
    const {modules} = JSON.parse(readFileSync(join(packed, 'custom-elements.json'), 'utf8'));
    const classes = modules.flatMap(({declarations}) => declarations).filter(one => one.tagName);
    assert.deepEqual(
      classes.map(({name}) => name),
      ['WelearnAbout', 'WelearnFaq'],
    );
    const built = await import(join(root, 'dist/index.js'));
    for (const {name, attributes} of classes) {
      const described = attributes.map(attribute => attribute.name).filter(one => one !== 'lang');
      assert.deepEqual(described.sort(), built[name].observedAttributes.toSorted());
    }
  });

  it('describes the same attributes to editors, with the values that they take', () => {
    const json = path => JSON.parse(readFileSync(join(packed, path), 'utf8'));
    const {modules} = json('custom-elements.json');
    const elements = modules.flatMap(({declarations}) => declarations).filter(one => one.tagName);
    const wanted = elements.map(({tagName, attributes}) => [tagName, namesOf(attributes)]);
    const {tags} = json('dist/vscode.html-custom-data.json');
    const {html} = json('dist/web-types.json').contributions;
    const inEditors = [tags, html.elements].map(all =>
      all.map(({name, attributes}) => [name, namesOf(attributes)]),
    );
    assert.deepEqual(inEditors, [wanted, wanted]);
    const {values} = tags[1].attributes.find(({name}) => name === 'expand');
    assert.deepEqual(namesOf(values), ['all', 'first', 'none']);
  });

  it('describes each custom property to editors, once', () => {
    const {properties} = JSON.parse(
      readFileSync(join(packed, 'dist/vscode.css-custom-data.json'), 'utf8'),
    );
    const names = namesOf(properties);
    assert.deepEqual(names, [...new Set(names)]);
    assert.ok(names.includes('--welearn-accent-color') && names.includes('--welearn-gap'));
  });

  it('runs no script on installation', () => {
    const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepack', 'postpack'];
    assert.deepEqual(
      hooks.filter(name => manifest.scripts?.[name]),
      [],
    );
  });

  it('passes publint', async () => {
    const {messages} = await publint({pkgDir: packed, pack: false, strict: true});
    assert.deepEqual(
      messages.map(message => formatMessage(message, manifest)),
      [],
    );
  });

  const modules = ['', '/welearn-faq', '/welearn-about', '/render'];
  // In a process of its own each, or all in one.
  for (const names of isFull ? modules.map(name => [name]) : [modules]) {
    const list = names.map(name => `welearn-elements${name}`);
    it(`registers nothing, and does not fail, when imported in Node: ${list.join(', ')}`, () => {
      const script = `
        const exported = [];
        for (const name of ${JSON.stringify(list)})
          exported.push(Object.keys(await import(name)).length);
        const tags = ['welearn-about', 'welearn-faq'];
        const registered = tags.filter(tag => globalThis.customElements?.get(tag));
        console.log(JSON.stringify({exported, registered}));`;
      const output = run(folder, process.execPath, '--input-type=module', '--eval', script);
      const {exported, registered} = JSON.parse(output);
      assert.equal(exported.filter(Boolean).length, list.length);
      assert.deepEqual(registered, []);
    });
  }

  for (const before of ['', "await import('lit');"]) {
    it(`does nothing when its script tag is imported in Node${before && ', beside Lit'}`, () => {
      const script = `
        process.on('unhandledRejection', error => console.log(String(error)));
        ${before}
        await import('welearn-elements/welearn.js');
        await new Promise(resolve => setTimeout(resolve, 500));
        console.log(Boolean(globalThis.customElements?.get('welearn-faq')));`;
      const output = run(folder, process.execPath, '--input-type=module', '--eval', script);
      assert.equal(output, 'false\n');
    });
  }

  const settings = {
    bundler: {module: 'esnext', moduleResolution: 'bundler'},
    nodenext: {module: 'nodenext', moduleResolution: 'nodenext'},
  };
  const consumers = [
    ['bundler', 'consumer.ts'],
    ['nodenext', 'tag.ts'],
    ...(isFull
      ? [
          ['bundler', 'tag.ts'],
          ['nodenext', 'consumer.ts'],
        ]
      : []),
  ];
  for (const [resolution, file] of consumers) {
    it(`has types for consumers with moduleResolution ${resolution}: ${file}`, () => {
      const options = settings[resolution];
      const consumer = join(folder, resolution + file);
      mkdirSync(consumer);
      writeFileSync(join(consumer, 'package.json'), '{"type": "module"}');
      writeFileSync(join(consumer, 'consumer.ts'), CONSUMER);
      writeFileSync(join(consumer, 'tag.ts'), TAG);
      writeFileSync(
        join(consumer, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            ...options,
            target: 'es2022',
            lib: ['es2024', 'dom', 'dom.iterable'],
            strict: true,
            skipDefaultLibCheck: true, // Only TypeScript's own; types of dependencies are checked.
            noEmit: true,
            types: [],
          },
          files: [file],
        }),
      );
      run(consumer, process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', '.');
    });
  }
});

/** A missing type becomes `any`, which would match everything. */
const CHECKS = `
type IsAny<T> = 0 extends 1 & T ? true : false;
type Is<A, B> = true extends IsAny<A> | IsAny<B> ? false : [A, B] extends [B, A] ? true : false;
const yes = <T extends true>(value?: T): void => void value;
`;

const CONSUMER = `
import {WelearnAbout, WelearnError, WelearnFaq} from 'welearn-elements';
import {WelearnFaq as TheSame} from 'welearn-elements/welearn-faq';
import {render, type Rendered} from 'welearn-elements/render.js';
${CHECKS}
yes<Is<HTMLElementTagNameMap['welearn-faq'], WelearnFaq>>();
yes<Is<HTMLElementTagNameMap['welearn-about'], WelearnAbout>>();
yes<Is<typeof TheSame, typeof WelearnFaq>>();
yes<Is<WelearnError['message'], string>>();
yes<Is<WelearnFaq['error'], WelearnError | null>>();
yes<Is<Awaited<ReturnType<typeof render>>, Rendered>>();
yes<Is<Rendered['html'], string>>();
`;

/** A project that only imports the script tag's file. */
const TAG = `
import 'welearn-elements/welearn.js';
${CHECKS}
const faq = document.querySelector('welearn-faq');
faq?.show('what-does-it-cost');
yes<Is<HTMLElementTagNameMap['welearn-faq']['expand'], 'none' | 'first' | 'all'>>();
document.body.addEventListener('welearn-toggle', ({detail}) => {
  yes<Is<typeof detail.open, boolean>>();
});
document.addEventListener('welearn-search', ({detail}) => yes<Is<typeof detail.matches, number>>());
window.addEventListener('welearn-load', ({detail}) => yes<Is<typeof detail.stale, boolean>>());
window.addEventListener('welearn-error', ({detail}) => yes<Is<typeof detail.error.message, string>>());
`;
