import {readdirSync, readFileSync} from 'node:fs';
import {defineConfig, type Plugin, type UserConfig} from 'vite';

/**
 * The files that the script tag loads beside itself: a door each, which is all that others import of it. As few as
 * may be, for each is a request, and is compressed by itself.
 */
const doors = {
  core: 'src/register.ts',
  view: 'src/view/view.ts',
  children: 'src/load/children.ts',
  cache: 'src/load/cache.ts',
  document: 'src/load/documents.ts',
  markdown: 'src/html/markdown.ts',
  toml: 'src/document/toml.ts',
  purify: 'src/html/purify.ts',
  search: 'src/faq/search.ts',
  extras: 'src/faq/extras.ts',
  attributes: 'src/view/attributes.ts',
  help: 'src/document/help.ts',
  debug: 'src/debug/debug.ts',
  languages: 'src/view/speak.ts',
};

/** What lies behind those doors that several of them use: in the file that is there first. */
const shared = {
  core: /node_modules\/(@lit\/|lit|lit-\w+)\/(?!.*directives)|src\/(register|welearn-\w+|events)\.ts|src\/load\/(early|explain|lazy|load|slotted|sources|turn)|src\/document\/errors|src\/strings\/en|src\/view\/(adopt|base|choice|focus|fragment|language|message|preload-help|report|states)\.(ts|css)/,
  view: /node_modules\/lit[^/]*\/.*directives|src\/html\/(allowed|conform|content|links|plain|render|sanitize)|src\/document\/(identify|limits|merge)|src\/view\/(view|prose|text-view|heading|anchor|ancestors|frames)|src\/faq\/(address|disclosure|features|ids|question|questions|question-item|question-list|reveal|targets|topics)\.(ts|css)/,
  document:
    /node_modules\/js-yaml\/|src\/load\/(documents|fetch|remote)|src\/document\/(compose|dedent|html-page|json|path|position\.|read|structure|validate|yaml)\.ts/,
  help: /src\/document\/(slips\/|charset|explain|forgive|help|json-mistake|name-slip|places|positions|raw-address)/,
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
    ssr: 'src/prerender/cli.ts',
    target: 'node20',
    rolldownOptions: {output: {entryFileNames: 'cli.js', codeSplitting: false}},
  },
  wordpress: {
    lib: {entry: 'src/check/check.ts', formats: ['es'], fileName: () => 'check.js'},
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
