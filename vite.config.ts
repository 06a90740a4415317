import {readdirSync, readFileSync} from 'node:fs';
import {defineConfig, type Plugin, type UserConfig} from 'vite';

/**
 * The chunks of the script tag, and the module through which others import each. Each chunk is a
 * request and is compressed by itself, so there are few.
 */
const doors = {
  core: 'src/element/register.ts',
  view: 'src/view/index.ts',
  children: 'src/load/html-children.ts',
  cache: 'src/load/cache.ts',
  document: 'src/load/fetch.ts',
  markdown: 'src/html/markdown.ts',
  toml: 'src/document/formats/toml.ts',
  shapes: 'src/document/shapes/index.ts',
  purify: 'src/html/purify.ts',
  signs: 'src/html/foreign-signs.ts',
  search: 'src/features/search/search.ts',
  features: 'src/features/index.ts',
  help: 'src/help/index.ts',
  debug: 'src/help/debug.ts',
  languages: 'src/locales/languages.ts',
};

/** Chunks of modules that several others share: the chunk that loads first has them. */
const shared = {
  core: /node_modules\/(@lit\/|lit|lit-\w+)\/(?!.*directives)|src\/(welearn-\w+\.ts|element\/|load\/(load|sources|lazy)|document\/errors|locales\/en)/,
  view: /node_modules\/lit[^/]*\/.*directives|src\/(view\/|features\/features|html\/(?!markdown|purify|inspect|foreign)|document\/(identify|limits|merge))/,
  document:
    /node_modules\/js-yaml\/|src\/(load\/(fetch|inline)|document\/(?!.*(toml|shapes|markdown)))/,
  markdown: /node_modules\/marked\/|src\/(html|document\/formats)\/markdown/,
  help: /src\/help\/(?!check|warnings|debug)/,
};

/**
 * The files that show a first question. Most of their functions run at once: with this comment at
 * its top, Chromium compiles a file beside the main thread while it loads (docs/decisions/0015).
 */
const atOnce = new Set(['welearn', 'core', 'view', 'document', 'markdown', 'children']);
const COMPILE_AT_ONCE = '//# allFunctionsCalledOnLoad';

/** In a page that drops `type="module"`, the names of the script tag must not become the page's. */
const isTag = ({name}: {name: string}) => name === 'welearn';

/**
 * Facts about js-yaml that the bundler cannot see: defining a tag, and reading its properties, has
 * no side effects.
 */
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

/** Files published as they are: the JSON Schema for editors, and the themes. */
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
 * Builds of the same source, one per mode. All but the last write to `dist/`:
 *
 * - `production`: `welearn.js`, the script tag, with its chunks;
 * - `modules`: `index.js` and the two classes for npm. Dependencies stay imports, so that a
 *   site's bundler keeps one copy of each;
 * - `global`: `welearn.global.js`, the script tag as a single classic script;
 * - `node`: `cli.js`, the command `welearn`, and `render.js`, for scripts in Node;
 * - `wordpress`: `library.js`, with which the plugin's editor reads, checks and writes documents.
 */
const builds: Record<string, UserConfig['build']> = {
  production: {
    emptyOutDir: true,
    license: {fileName: 'THIRD-PARTY-LICENSES.md'},
    lib: {entry: {welearn: 'src/welearn.ts', ...doors}, formats: ['es']},
    rolldownOptions: {
      // Without this, the bundler adds namespace objects and helpers for exports.
      preserveEntrySignatures: 'allow-extension',
      treeshake,
      output: {
        entryFileNames: ({name}) => (name === 'welearn' ? 'welearn.js' : 'chunks/[name]-[hash].js'),
        chunkFileNames: 'chunks/[name]-[hash].js',
        minify: true,
        postBanner: chunk =>
          [atOnce.has(chunk.name) ? COMPILE_AT_ONCE : '', isTag(chunk) ? '(()=>{' : '']
            .filter(Boolean)
            .join('\n'),
        postFooter: chunk => (isTag(chunk) ? '})();' : ''),
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
    ssr: true,
    target: 'node20',
    rolldownOptions: {
      input: {cli: 'src/cli/cli.ts', render: 'src/render.ts'},
      external: 'jsdom',
      output: {entryFileNames: '[name].js', chunkFileNames: 'node/[name]-[hash].js'},
    },
  },
  wordpress: {
    lib: {entry: 'wordpress/editor/library.js', formats: ['es'], fileName: () => 'library.js'},
    rolldownOptions: {output: {codeSplitting: false, minify: true}},
  },
  global: {
    // Vite requires a name for this format. Nothing is exported, so it is not used.
    lib: {
      entry: 'src/welearn.global.ts',
      formats: ['iife'],
      name: 'welearn',
      fileName: () => 'welearn.global.js',
    },
    rolldownOptions: {
      treeshake,
      // Browsers read a classic script in the page's charset, which is unknown.
      output: {codeSplitting: false, minify: true, charset: 'ascii'},
    },
  },
};

export default defineConfig(({mode}) => ({
  publicDir: false,
  // The pages of `download/` need built files. A scan of them fails, and the demo would load Lit twice.
  optimizeDeps: {entries: ['demo/**/*.html']},
  plugins: [asWritten],
  // The command starts faster with its dependencies inside. Only jsdom is too large for that.
  ssr: {noExternal: true, external: ['jsdom']},
  build: {
    outDir: 'dist',
    target: 'es2022',
    cssTarget: ['chrome131', 'firefox132', 'safari18.1'],
    emptyOutDir: false,
    reportCompressedSize: false,
    ...builds[mode],
  },
}));
