import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {download, folder} from '../../scripts/download.mjs';
import {eventually, launch, oneEngine, settled, visit} from './site.mjs';

/** The first page of the download, as a double click opens it: without any server. */
for (const engine of oneEngine) {
  describe(`START-HERE.html, in ${engine}`, () => {
    let browser;
    let visitor;
    const unpacked = mkdtempSync(join(tmpdir(), 'welearn-download-'));
    before(async () => {
      for (const [path, content] of Object.entries(download())) {
        const file = join(unpacked, folder, path);
        mkdirSync(dirname(file), {recursive: true});
        writeFileSync(file, content);
      }
      browser = await launch(engine);
      const file = join(unpacked, folder, 'START-HERE.html');
      visitor = await visit(browser, {url: pathToFileURL(file).href});
      await settled(visitor.page);
    });
    after(async () => {
      await browser?.close();
      rmSync(unpacked, {recursive: true, force: true});
    });

    it('shows an example whose questions open', async () => {
      const {page, messages} = visitor;
      const titles = await page.$$eval('welearn-about, welearn-faq', all =>
        all.map(({shadowRoot}) => shadowRoot.querySelector('[part~="heading"]').textContent.trim()),
      );
      assert.deepEqual(titles, ['Learn with us', 'Questions']);
      const isOpen = await page.$eval('welearn-faq', faq => {
        const button = faq.shadowRoot.querySelector('button[part~="question"]');
        button.click();
        return faq.updateComplete.then(() => button.ariaExpanded);
      });
      assert.equal(isOpen, 'true');
      assert.deepEqual(messages, []);
    });

    it('copies a snippet', async () => {
      const {page} = visitor;
      const wanted = await page.evaluate(() => {
        const copied = new Promise(resolve => {
          navigator.clipboard.writeText = async text => resolve(text);
        });
        const all = [...document.querySelectorAll('figure')];
        const snippet = all.find(({textContent}) => textContent.includes('welearn.js'));
        snippet.querySelector('button').click();
        return copied;
      });
      assert.match(wanted, /^<script type="module" src="\/welearn-elements-[^"]+\/welearn\.js">/);
      assert.match(
        wanted,
        /<welearn-faq src="\/about\.md"><a href="\/about\.md">[^<]+<\/a><\/welearn-faq>$/,
      );
      await eventually(() => page.evaluate(() => document.body.innerText.includes('Copied')));
    });

    it('is as wide as the window', async () => {
      const {page} = visitor;
      await page.setViewport({width: 320, height: 600});
      const [width, wanted] = await page.evaluate(() => [
        ...[document.scrollingElement.scrollWidth, innerWidth],
      ]);
      assert.equal(width, wanted);
    });
  });
}
