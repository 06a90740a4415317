import {readdirSync, readFileSync} from 'node:fs';
import {defineConfig, type Plugin, type UserConfig} from 'vite';

/**
 * The chunks that the script tag loads, and the module of each that others import. Each chunk is a request, and is
 * compressed by itself, so there are few.
 */
const doors = {
  core: 'src/element/register.ts',
  view: 'src/view/index.ts',
  children: 'src/load/html-children.ts',
  cache: 'src/load/cache.ts',
  document: 'src/load/fetch.ts',
  markdown: 'src/html/markdown.ts',
  toml: 'src/document/formats/toml.ts',
  purify: 'src/html/purify.ts',
  search: 'src/features/search/search.ts',
  features: 'src/features/index.ts',
  help: 'src/help/index.ts',
  debug: 'src/help/debug.ts',
  languages: 'src/locales/languages.ts',
};

/** Modules behind several of those doors belong to the chunk that is loaded first. */
const shared = {
  core: /node_modules\/(@lit\/|lit|lit-\w+)\/(?!.*directives)|src\/(welearn-\w+\.ts|element\/|load\/(load|sources|lazy)|document\/errors|locales\/en)/,
  view: /node_modules\/lit[^/]*\/.*directives|src\/(view\/|features\/features|html\/(?!markdown|purify|inspect)|document\/(identify|limits|merge))/,
  document: /node_modules\/js-yaml\/|src\/(load\/fetch|document\/(?!.*toml))/,
  help: /src\/help\/(?!check|warnings|debug)/,
};

/** What a bundler cannot know of js-yaml: that to define a tag, or to read a property of one, changes nothing. */
const treeshake = {
  manualPureFunctions: [
    'defineScalarTag',
    'defineSequenceTag',
    'defineMappingTag',
    'Schema',
    'YAML11_SCHEMA',
  ],
  propertyReadSideEffects: false,
} as const;

/** What is published as it is written: what editors check documents with, and the themes. */
const asWritten: Plugin = {
  name: 'as-written',
  apply: (_config, {mode}) => mode === 'production',
  generateBundle() {
    const themes = readdirSync('src/themes').map(name => [`themes/${name}`, `src/themes/${name}`]);
    const files = [['document.schema.json', 'src/document/document.schema.json'], ...themes];
    for (const [fileName = '', path = ''] of files) {
      this.emitFile({type: 'asset', fileName, source: readFileSync(path)});
    }
  },
};

/**
 * Builds of the same source into `dist/`, one a mode:
 *
 * - `production`: `welearn.js`, the script tag, with everything it needs in chunks beside it;
 * - `modules`: `index.js` and the two classes for npm, whose dependencies stay imports so that a
 *   site's bundler keeps one copy of each;
 * - `global`: `welearn.global.js`, the script tag as one classic script;
 * - `node`: `cli.js`, the command `welearn`;
 * - `wordpress`: not into `dist/`, but for the plugin: what the editor checks a document with.
 */
const builds: Record<string, UserConfig['build']> = {
  production: {
    emptyOutDir: true,
    license: {fileName: 'THIRD-PARTY-LICENSES.md'},
    lib: {entry: {welearn: 'src/welearn.ts', ...doors}, formats: ['es']},
    rolldownOptions: {
      // Files use each other's exports as they are: no namespace objects, and no helper that makes them.
      preserveEntrySignatures: 'allow-extension',
      treeshake,
      output: {
        entryFileNames: ({name}) => (name === 'welearn' ? 'welearn.js' : 'chunks/[name]-[hash].js'),
        chunkFileNames: 'chunks/[name]-[hash].js',
        minify: true,
        codeSplitting: {groups: Object.entries(shared).map(([name, test]) => ({name, test}))},
      },
    },
  },
  modules: {
    lib: {
      entry: ['src/index.ts', 'src/welearn-about.ts', 'src/welearn-faq.ts'],
      formats: ['es'],
    },
    minify: false,
    rolldownOptions: {
      external: /^(lit|marked|js-yaml|dompurify|minisearch|toml-eslint-parser)(\/|$)/,
      output: {chunkFileNames: 'modules/[name]-[hash].js'},
    },
  },
  node: {
    ssr: 'src/cli/cli.ts',
    target: 'node20',
    rolldownOptions: {output: {entryFileNames: 'cli.js', codeSplitting: false}},
  },
  wordpress: {
    lib: {entry: 'src/help/check.ts', formats: ['es'], fileName: () => 'check.js'},
    rolldownOptions: {output: {codeSplitting: false, minify: true}},
  },
  global: {
    // A name is asked for by Vite; nothing is exported, so none is set.
    lib: {
      entry: 'src/welearn.global.ts',
      formats: ['iife'],
      name: 'welearn',
      fileName: () => 'welearn.global.js',
    },
    rolldownOptions: {
      treeshake,
      // A classic script is read in the charset of the page, whatever that is.
      output: {codeSplitting: false, minify: true, charset: 'ascii'},
    },
  },
};

export default defineConfig(({mode}) => ({
  publicDir: false,
  plugins: [asWritten],
  // The command line starts faster as one file, and needs no folder of dependencies.
  ssr: {noExternal: true},
  build: {
    outDir: 'dist',
    target: 'es2022',
    cssTarget: ['chrome131', 'firefox132', 'safari18.1'],
    emptyOutDir: false,
    reportCompressedSize: false,
    ...builds[mode],
  },
}));
