import assert from 'node:assert/strict';
import {it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'vite';
import {publish} from './plugin.mjs';
import {settled, visit} from './site/visitor.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The function of the builder's page that writes the lines for a system. */
async function loadWriter() {
  const entry = `${root}demo/builder/snippet.ts`;
  const [{output}] = [
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: {write: false, lib: {entry, formats: ['es']}},
    }),
  ].flat();
  const url = `data:text/javascript;base64,${Buffer.from(output[0].code).toString('base64')}`;
  return (await import(url)).writeSnippet;
}

/** The lines of the site's builder, pasted as they are by an author. */
export function builder({site, documents, browser}) {
  it('shows what the builder writes for WordPress: a block and a shortcode', async () => {
    const writeSnippet = await loadWriter();
    const text = 'about: Come -- "in".\nfaq:\n  - q: Is it "free" & <b>easy</b>?\n    a: Yes.\n';
    const attributes = new Map([
      ['heading', 'Your [questions]'],
      ['heading-level', '3'],
      ['searchable', ''],
      ['expand', 'first'],
    ]);
    const elements = new Map([
      ['welearn-about', new Map()],
      ['welearn-faq', attributes],
    ]);
    const address = documents().serve('/builder.md', {body: text});
    const ways = {
      block: {address: '', text, document: null, elements},
      shortcode: {address, text: '', document: null, elements},
    };
    for (const [system, choices] of Object.entries(ways)) {
      const {code} = writeSnippet(system, choices);
      const path = await publish(site(), code);
      const {page, close} = await visit(browser(), site(), path);
      await settled(page);
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll('welearn-about, welearn-faq')].map(element => {
          const find = part => element.shadowRoot.querySelector(`[part~="${part}"]`);
          const heading = find('heading');
          return [
            element.localName,
            element.state,
            heading && `${heading.localName} ${heading.textContent.trim()}`,
            Boolean(find('search')),
            find('item-open')?.textContent.replace(/\s+/g, ' ').trim() ?? null,
          ];
        }),
      );
      await close();
      const heading = system === 'block' ? 'h3 Your [questions]' : 'h3 Your questions';
      const expected = [
        ['welearn-about', 'ready', null, false, null],
        ['welearn-faq', 'ready', heading, true, 'Is it "free" & easy?Yes.'],
      ];
      assert.deepEqual(shown, expected, code);
    }
  });
}
