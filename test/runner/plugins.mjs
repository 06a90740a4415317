import {readFile} from 'node:fs/promises';
import {join, posix} from 'node:path';
import {esbuildPlugin} from '@web/dev-server-esbuild';

/** Compiles TypeScript; serves JavaScript, above all `dist`, unchanged. */
export const typescript = tsconfig =>
  esbuildPlugin({ts: true, target: 'es2022', tsconfig, loaders: {'.js': undefined}});

/** `import text from './faq.css?inline'`, which is Vite's syntax for a style sheet's text. */
export const inlineCss = root => ({
  name: 'inline-css',
  async serve({path, querystring}) {
    if (!path.endsWith('.css') || querystring !== 'inline') return;
    const css = await readFile(join(root, path), 'utf8');
    return {body: `export default ${JSON.stringify(css)};`, type: 'js'};
  },
});

/**
 * Runs tests of the elements against the build: their import of the source's entry becomes one of
 * the built file. An import of any other source would test the wrong code, so it fails.
 */
export const builtEntry = () => ({
  name: 'built-entry',
  resolveImport({source, context}) {
    if (!source.startsWith('.') && !source.startsWith('/')) return;
    const path = posix.resolve(posix.dirname(context.path), source);
    if (/^\/src\/welearn\.[jt]s$/.test(path)) return '/dist/welearn.js';
    if (path.startsWith('/src/')) {
      throw new Error(
        `${context.path} imports ${source}: a test of what is built may import only the entry, ` +
          'src/welearn.js, and types.',
      );
    }
  },
});
