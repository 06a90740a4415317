import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

/**
 * The types for frameworks, compiled by each framework's own compiler in a project that has installed the package.
 * These compilers come from npm for the test alone: they are larger than all that the project needs itself.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(join(root, 'docs/frameworks.md'), 'utf8');
const snippet = language => guide.split(`\`\`\`${language}\n`)[1].split('```')[0];
const TOOLS = [
  ...['typescript@5.9', '@types/react@19', 'react@19', 'preact@10'],
  ...['vue@3.5', 'vue-tsc@3', 'svelte@5', 'svelte-check@4'],
];

const skip = !process.env.FULL && 'Only npm run test:full installs frameworks.';

describe('the types for frameworks', {skip}, () => {
  let folder;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'welearn-frameworks-'));
    const npm = (...args) => execFileSync('npm', args, {cwd: folder, encoding: 'utf8'});
    const tarball = npm('pack', root, '--silent').trim();
    writeFileSync(join(folder, 'package.json'), '{"private": true, "type": "module"}');
    npm('install', '--no-audit', '--no-fund', '--ignore-scripts', `./${tarball}`, ...TOOLS);
  });
  after(() => rmSync(folder, {recursive: true, force: true}));

  /** Writes a project, and runs a compiler in it. */
  function compile(name, files, options, ...command) {
    const {settings = {}, ...compilerOptions} = options;
    const tsconfig = {compilerOptions: {...STRICT, ...compilerOptions}, ...settings};
    const all = {...files, 'tsconfig.json': JSON.stringify(tsconfig)};
    for (const [path, text] of Object.entries(all)) {
      mkdirSync(dirname(join(folder, name, path)), {recursive: true});
      writeFileSync(join(folder, name, path), text);
    }
    const {status, stdout} = spawnSync('npx', ['--no-install', ...command], {
      cwd: join(folder, name),
      encoding: 'utf8',
    });
    return {status, output: stdout};
  }

  it('know the tags, attributes and events in React', () => {
    const options = {jsx: 'react-jsx'};
    const {status, output} = compile(
      'react',
      {'App.tsx': JSX, 'Guide.tsx': snippet('tsx'), 'guide.ts': snippet('ts')},
      options,
      'tsc',
    );
    assert.equal(status, 0, output);
  });

  it('know the tags, attributes and events in Preact', () => {
    const code = JSX.replace('elements/react', 'elements/preact')
      .replace("'react'", "'preact/hooks'")
      .replace('className', 'class');
    const options = {jsx: 'react-jsx', jsxImportSource: 'preact'};
    const {status, output} = compile('preact', {'App.tsx': code}, options, 'tsc');
    assert.equal(status, 0, output);
  });

  it('know the tags, attributes and events in a project with both', () => {
    const code = JSX.replace('elements/react', 'elements/jsx');
    const {status, output} = compile('jsx', {'App.tsx': code}, {jsx: 'react-jsx'}, 'tsc');
    assert.equal(status, 0, output);
  });

  it('know the tags, attributes and events in Vue', () => {
    const settings = {include: ['*.vue'], vueCompilerOptions: {strictTemplates: true}};
    const options = {jsx: 'preserve', settings};
    const {status, output} = compile(
      'vue',
      {'App.vue': VUE, 'Guide.vue': snippet('vue')},
      options,
      'vue-tsc',
    );
    assert.equal(status, 0, output);
  });

  it('know the tags, attributes and events in Svelte', () => {
    const options = {settings: {include: ['*.svelte']}};
    const check = ['svelte-check', '--tsconfig', 'tsconfig.json', '--output', 'machine'];
    const good = compile(
      'svelte',
      {'App.svelte': SVELTE, 'Guide.svelte': snippet('svelte')},
      options,
      ...check,
    );
    assert.equal(good.status, 0, good.output);
    const wrong = compile('svelte', {'Wrong.svelte': WRONG_SVELTE}, options, ...check);
    const lines = Array.from(wrong.output.matchAll(/ERROR "(\S+)" (\d+):/g), found =>
      found.slice(1).join(':'),
    );
    assert.deepEqual(lines, [
      'Wrong.svelte:5',
      'Wrong.svelte:6',
      'Wrong.svelte:7',
      'Wrong.svelte:8',
      'Wrong.svelte:9',
    ]);
  });
});

const STRICT = {
  module: 'esnext',
  moduleResolution: 'bundler',
  target: 'es2022',
  lib: ['es2024', 'dom', 'dom.iterable'],
  strict: true,
  skipDefaultLibCheck: true, // Only TypeScript's own; types of dependencies are checked.
  noEmit: true,
  types: [],
};

const JSX = `import type {} from 'welearn-elements/react';
import {useRef} from 'react';
import type {WelearnFaq} from 'welearn-elements';

export function App() {
  const faq = useRef<WelearnFaq>(null);
  return (
    <main>
      <welearn-about src="about.md" heading-level="3" className="wide" />
      <welearn-faq
        ref={faq}
        id="rooms"
        data={[{q: 'Is it free?', a: 'Yes.'}]}
        expand="first"
        searchable
        copyLinks
        headingLevel={3}
        style={{'--welearn-accent-color': 'teal'}}
        onClick={() => faq.current?.expandAll()}
        onwelearn-toggle={({detail}) => {
          const isOpen: boolean = detail.open;
          console.log(isOpen);
        }}
      >
        <a href="about.md" slot="no-matches">Ask</a>
      </welearn-faq>
      {/* @ts-expect-error */}
      <welearn-faq expand="some" />
      {/* @ts-expect-error */}
      <welearn-faq headingLevel="3" />
      {/* @ts-expect-error */}
      <welearn-faq serchable />
      {/* @ts-expect-error */}
      <welearn-about searchable />
      {/* @ts-expect-error */}
      <welearn-faq onwelearn-toggle={({detail}) => detail.opened} />
    </main>
  );
}
`;

const VUE = `<script setup lang="ts">
import type {} from 'welearn-elements/vue';
import {ref} from 'vue';
import type {WelearnFaq} from 'welearn-elements';

const faq = ref<WelearnFaq | null>(null);
const questions = [{q: 'Is it free?', a: 'Yes.'}];
</script>

<template>
  <welearn-about src="about.md" heading-level="3" class="wide" />
  <welearn-faq
    ref="faq"
    id="rooms"
    :data="questions"
    expand="first"
    searchable
    copy-links
    :style="{'--welearn-accent-color': 'teal'}"
    @click="faq?.expandAll()"
    @welearn-toggle="({detail}) => { const isOpen: boolean = detail.open; console.log(isOpen); }"
  >
    <a href="about.md">Ask</a>
  </welearn-faq>
  <!-- @vue-expect-error -->
  <welearn-faq expand="some" />
  <!-- @vue-expect-error -->
  <welearn-faq :searchable="3" />
  <!-- @vue-expect-error -->
  <welearn-faq serchable />
  <!-- @vue-expect-error -->
  <welearn-about searchable />
  <!-- @vue-expect-error -->
  <welearn-faq @welearn-toggle="({detail}) => detail.opened" />
</template>
`;

const SVELTE = `<script lang="ts">
  import type {} from 'welearn-elements/svelte';
  import type {WelearnFaq} from 'welearn-elements';

  let faq: WelearnFaq | undefined = $state();
  const questions = [{q: 'Is it free?', a: 'Yes.'}];
</script>

<welearn-about src="about.md" heading-level="3" class="wide"></welearn-about>
<welearn-faq
  bind:this={faq}
  id="rooms"
  data={questions}
  expand="first"
  searchable
  copy-links
  style="--welearn-accent-color: teal"
  onload={() => faq?.expandAll()}
  onwelearn-toggle={({detail}) => {
    const isOpen: boolean = detail.open;
    console.log(isOpen);
  }}
>
  <a href="about.md" slot="no-matches">Ask</a>
</welearn-faq>
`;

const WRONG_SVELTE = `<script lang="ts">
  import type {} from 'welearn-elements/svelte';
</script>

<welearn-faq expand="some"></welearn-faq>
<welearn-faq searchable={3}></welearn-faq>
<welearn-faq serchable></welearn-faq>
<welearn-about searchable></welearn-about>
<welearn-faq onwelearn-toggle={({detail}) => detail.opened}></welearn-faq>
`;
