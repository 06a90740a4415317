import {readdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {build} from 'vite';
import {root} from './install.mjs';
import {readFolder} from './zip.mjs';

/**
 * `npm run build:site`: writes the pages of `demo/` as static files to `site/`, for any web server and any
 * folder on it. `--to=folder` names another folder.
 */
const {values} = parseArgs({options: {to: {type: 'string'}}});
const demo = join(root, 'demo');
const pages = readdirSync(demo).filter(name => name.endsWith('.html'));

/** Documents and pictures, which the elements fetch by their names. */
const content = {
  name: 'content',
  generateBundle() {
    const files = readFolder(demo, path => /\.(?:md|svg)$/.test(path));
    for (const [fileName, source] of Object.entries(files))
      this.emitFile({type: 'asset', fileName, source});
  },
};

await build({
  root: demo,
  configFile: false,
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [content],
  build: {
    outDir: resolve(root, values.to ?? 'site'),
    emptyOutDir: true,
    target: 'es2022',
    // The gallery links themes by their addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {input: pages.map(name => join(demo, name))},
  },
});
console.log(`Wrote ${pages.length} pages to ${values.to ?? 'site'}/`);
