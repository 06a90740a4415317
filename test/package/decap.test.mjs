import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {eventually, launch, openSite, story, visit} from '../pages/site.mjs';
import {root} from './recipe.mjs';

/** The recipe for Decap CMS: an editor adds a question in the real Decap, and a page shows it. */
const recipe = name => readFileSync(join(root, 'recipes/decap', name), 'utf8');
const DOCUMENT = `---
title: Learn with us
layout: about
faq:
  - q: What does it cost?
    a: Nothing. See [more](more.html).
    topic: Money
---
`;
const PAGE = `<!doctype html><html lang="en"><title>Learn</title>
  <script type="module" src="/dist/welearn.js"></script><welearn-faq src="about.md"></welearn-faq>`;

const skip = !process.env.FULL && 'Only npm run test:full installs Decap CMS.';

describe('the recipe for Decap CMS', {skip}, () => {
  const folder = skip ? '' : mkdtempSync(join(tmpdir(), 'welearn-decap-'));
  const args = ['install', '--prefix', folder, '--prefer-offline', '--no-audit', '--no-fund'];
  const packages = ['decap-cms@3', 'decap-server@3'];
  const installed =
    skip || spawnSync('npm', [...args, '--ignore-scripts', ...packages], {encoding: 'utf8'});
  const lack =
    !process.env.CI && installed.status !== 0 && `npm cannot install it: ${installed.stderr}`;

  describe('from npm', {skip: lack}, () => {
    const content = join(folder, 'content');
    const file = join(content, 'about.md');
    let backend;
    let browser;
    let site;
    before(async () => {
      assert.equal(installed.status, 0, installed.stderr);
      mkdirSync(content);
      writeFileSync(file, DOCUMENT);
      const port = await freePort();
      backend = spawn(process.execPath, [join(folder, 'node_modules/decap-server/dist/index.js')], {
        cwd: content,
        env: {...process.env, PORT: String(port), BIND_HOST: '127.0.0.1'},
        stdio: 'ignore',
      });
      await eventually(() => fetch(`http://127.0.0.1:${port}/`));
      const scripts = join(folder, 'node_modules/decap-cms/dist');
      const names = readdirSync(scripts).filter(name => name.endsWith('.js'));
      browser = await launch('chromium');
      site = await openSite(recipe('index.html').replace(/"https:[^"]+\//, '"/'), {
        files: {
          ...Object.fromEntries(
            names.map(name => [`/${name}`, () => readFileSync(join(scripts, name))]),
          ),
          '/config.yml': recipe('config.yml').replace(
            'local_backend: true',
            `local_backend:\n  url: http://127.0.0.1:${port}/api/v1`,
          ),
        },
      });
    });
    after(async () => {
      backend?.kill();
      await browser?.close();
      await site?.close();
      rmSync(folder, {recursive: true, force: true});
    });

    it('adds a question, and leaves the rest of the document as it is', async () => {
      const {page, close} = await visit(browser, site);
      await page.setViewport({width: 1300, height: 1000});
      const press = text => page.locator(`::-p-text(${text})`).click();
      const last = selector =>
        eventually(async () => {
          const all = await page.$$(selector);
          return all.length > 1 && all.at(-1);
        });
      await press('Login');
      await press('About us');
      await press('Add question');
      await (await last('[id^="q-field"]')).type('May I bring a friend?');
      await (await last('[contenteditable="true"]')).click();
      await page.keyboard.type('Yes: one friend.');
      await (await last('[id^="id-field"]')).type('friend');
      await press('Publish');
      await press('Publish now');
      const saved = await eventually(
        () => readFileSync(file, 'utf8'),
        text => text.includes('friend?'),
      );
      await close();
      const added = '  - q: May I bring a friend?\n    a: "Yes: one friend."\n    id: friend\n';
      assert.equal(saved, DOCUMENT.replace(/---\n$/, `${added}---\n`));

      await story(browser, PAGE, {files: {'/about.md': saved}}, async shown => {
        const questions = await shown.$eval('welearn-faq', one =>
          one.document.faq.map(({id, q}) => [id, q]),
        );
        assert.deepEqual(questions, [
          ['what-does-it-cost', 'What does it cost?'],
          ['friend', 'May I bring a friend?'],
        ]);
      });
    });
  });
});

function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}
