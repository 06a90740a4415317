import {defineConfig, type Plugin, type UserConfig} from 'vite';

/** What the entry shares with its chunks: one file, not one a module. */
const CORE =
  /node_modules\/(lit\/(?!directives)|lit-\w+\/(?!directives\/repeat)|@lit\/)|src\/(document\/(errors|limits)|faq\/button-id|view\/heading)\.ts/;

/**
 * js-yaml builds all its schemas and tags when it is loaded, which keeps a bundler from leaving out
 * those that nobody uses. That they do nothing else is said here in its stead.
 */
const pureSchemas: Plugin = {
  name: 'pure-schemas',
  transform(code, id) {
    if (!id.endsWith('/js-yaml.mjs')) return null;
    const built = /^var \w+ = (?=new Schema\(|define\w+Tag\(|\w+_SCHEMA\.withTags\()/gm;
    return {code: code.replace(built, '$&/* @__PURE__ */ '), map: null};
  },
};

/**
 * Three builds of the same source into `dist/`, one a mode:
 *
 * - `production`: `welearn.js`, the script tag, with everything it needs in chunks beside it;
 * - `modules`: `index.js` and the two classes for npm, whose dependencies stay imports so that a
 *   site's bundler keeps one copy of each;
 * - `global`: `welearn.global.js`, the script tag as one classic script.
 */
const builds: Record<string, UserConfig['build']> = {
  production: {
    emptyOutDir: true,
    license: {fileName: 'THIRD-PARTY-LICENSES.md'},
    lib: {entry: 'src/welearn.ts', formats: ['es'], fileName: () => 'welearn.js'},
    rolldownOptions: {
      output: {
        chunkFileNames: 'chunks/[name]-[hash].js',
        minify: true,
        codeSplitting: {groups: [{name: 'core', test: CORE}]},
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
      external: /^(lit|marked|js-yaml|dompurify)(\/|$)/,
      output: {chunkFileNames: 'modules/[name]-[hash].js'},
    },
  },
  global: {
    // A name is asked for by Vite; nothing is exported, so none is set.
    lib: {
      entry: 'src/welearn.ts',
      formats: ['iife'],
      name: 'welearn',
      fileName: () => 'welearn.global.js',
    },
    rolldownOptions: {output: {codeSplitting: false, minify: true}},
  },
};

export default defineConfig(({mode}) => ({
  publicDir: false,
  plugins: [pureSchemas],
  build: {
    outDir: 'dist',
    target: 'es2022',
    cssTarget: ['chrome131', 'firefox132', 'safari18.1'],
    emptyOutDir: false,
    reportCompressedSize: false,
    ...builds[mode],
  },
}));
