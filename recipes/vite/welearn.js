import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {normalizePath} from 'vite';
import {render} from 'welearn-elements/render.js';

/**
 * A plugin for Vite: `<!-- welearn about.md -->` in a page becomes both elements with their content.
 * A mistake in the document ends the build.
 *
 * @param options as for `render()`
 */
export default function welearn(options) {
  const files = new Set();
  let root;
  return {
    name: 'welearn',
    configResolved(config) {
      root = config.root;
    },
    async transformIndexHtml(page) {
      let html = page;
      for (const [comment, name] of page.matchAll(/<!-- welearn (\S+) -->/g)) {
        const file = normalizePath(join(root, name));
        files.add(file);
        const content = await write(file, name, options);
        html = html.replace(comment, () => content);
      }
      return html;
    },
    configureServer({watcher, ws}) {
      watcher.on('change', file => {
        if (files.has(normalizePath(file))) ws.send({type: 'full-reload'});
      });
    },
  };
}

async function write(file, name, options) {
  const {html, problems} = await render(await readFile(file, 'utf8'), options);
  const [problem] = problems;
  if (problem) throw new Error(`${name}:${problem.line ?? 1}: ${problem.message}`);
  return html;
}
