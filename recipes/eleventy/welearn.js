import {readFile} from 'node:fs/promises';
import {render} from 'welearn-elements/render.js';

const dist = 'node_modules/welearn-elements/dist';

/**
 * A plugin for Eleventy: `{% welearn "about.md" %}` writes both elements with their content, and
 * `{% welearn "about.md", {element: "faq"} %}` one. A mistake in the document ends the build.
 */
export default function welearn(config) {
  for (const part of ['welearn.js', 'chunks', 'themes']) {
    config.addPassthroughCopy({[`${dist}/${part}`]: `welearn/${part}`});
  }
  config.addAsyncShortcode('welearn', async (file, options) => {
    const {html, problems} = await render(await readFile(file, 'utf8'), options);
    const [problem] = problems;
    if (problem) throw new Error(`${file}:${problem.line ?? 1}: ${problem.message}`);
    return html;
  });
}
