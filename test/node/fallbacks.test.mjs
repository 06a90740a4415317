import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'vite';

/**
 * Only the children of an element can speak where our script does not run. So all code that we hand out has a
 * fallback inside, or the questions themselves.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const read = path => readFileSync(`${root}${path}`, 'utf8');
const list = (...patterns) =>
  execFileSync('git', ['ls-files', ...patterns], {cwd: root, encoding: 'utf8'})
    .trim()
    .split('\n');

const decode = html =>
  html
    .replace(/<\/?b>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** The code in a text that is to be pasted. */
const fenced = text =>
  Array.from(
    text.matchAll(/^ *```(?:html|tsx|vue|svelte|angular-ts)\n([^]*?)^ *```$/gm),
    ([, code]) => code,
  );
const shown = html =>
  Array.from(html.matchAll(/<pre>\s*<code[^>]*>([^]*?)<\/code>/g), ([, code]) => decode(code));

/** The elements without children, but not those in the middle of a sentence. */
const bare = codes =>
  codes
    .flatMap(code => [...code.matchAll(/<(welearn-\w+)[^]*?<\/\1>/g)])
    .map(([element]) => element)
    .filter(element =>
      /^<(welearn-\w+)(?:"[^"]*"|'[^']*'|\{\{[^]*?\}\}|\{[^{}]*\{[^{}]*\}[^{}]*\}|\{[^{}]*\}|[^"'{>])*>\s*<\/\1>$/.test(
        element,
      ),
    );

/** The example of a document that cannot be shown, and of what visitors read instead. */
const FAILING = 'src="./"';

describe('code to paste has a fallback', () => {
  const documents = list('*.md').filter(
    path => !/^(?:CHANGELOG|test\/|docs\/decisions)/.test(path),
  );
  const pages = list('demo/*.html', 'download/*.html');
  const projects = list('recipes').filter(path =>
    /\.(?:html|tsx|vue|svelte|ts|njk|astro)$/.test(path),
  );
  const ways = {
    documents: () => documents.map(path => [path, fenced(read(path))]),
    'pages of the site and of the download': () =>
      pages.map(path => [path, shown(read(path)).filter(code => !code.includes(FAILING))]),
    recipes: () => projects.map(path => [path, [read(path)]]),
  };
  for (const [name, codes] of Object.entries(ways)) {
    it(`in ${name}`, () => {
      const all = codes();
      assert.ok(
        all.some(([, texts]) => texts.join().includes('<welearn-')),
        'there is some',
      );
      const found = all.flatMap(([path, texts]) => bare(texts).map(one => `${path}: ${one}`));
      assert.deepEqual(found, []);
    });
  }

  it('in the lines of the builder', async () => {
    const [{output}] = [
      await build({
        root,
        configFile: false,
        logLevel: 'error',
        build: {write: false, lib: {entry: `${root}demo/builder/snippet.ts`, formats: ['es']}},
      }),
    ].flat();
    const {writeSnippet} = await import(
      `data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`
    );
    const elements = new Map([
      ['welearn-about', new Map([['placeholders', '{"A": "it\'s > <b>"}']])],
      ['welearn-faq', new Map([['searchable', '']])],
    ]);
    for (const address of ['', '/about.md', 'https://other.example/about.md'])
      for (const system of ['html', 'editor']) {
        const {code} = writeSnippet(system, {elements, address, text: 'about: x', document: null});
        assert.deepEqual(bare([code]), []);
        assert.equal(code.match(/<a href="[^"]+">[^<]+<\/a>/g)?.length, 2, code);
      }
  });
});
