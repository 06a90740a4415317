import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {engines, launch} from '../pages/site.mjs';
import {untilIn} from '../until-in.mjs';

/** `welearn preview`, as an editor uses it: the built command, and a real browser. */
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const TEXT = `---
title: About us
about: We **learn**. ![A map](maps/town.svg)
faq:
  - q: When?
    a: "[Soon](/events)"
---
`;

/** The command with these arguments, once it has printed its address or ended. */
async function start(...args) {
  const child = spawn(process.execPath, [cli, 'preview', ...args]);
  let output = '';
  const ended = once(child, 'exit').then(([code]) => code);
  await new Promise(resolve => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', piece => {
        output += piece;
        if (/Ctrl\+C/.test(output)) resolve();
      });
    }
    void ended.then(resolve);
  });
  const [address] = /http:\S+/.exec(output) ?? [];
  return {
    address,
    output: () => output,
    ended,
    stop(signal = 'SIGINT') {
      child.kill(signal);
      return ended;
    },
  };
}

/** The status of a path as it is written, which `fetch` would normalise. */
async function status(address, path, headers = {}, method = 'GET') {
  const {hostname, port} = new URL(address);
  const sent = request({hostname, port, path, headers, method}).end();
  const [response] = await once(sent, 'response');
  response.resume();
  return response.statusCode;
}

describe('welearn preview', () => {
  let folder;
  let file;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'welearn-preview-'));
    const inside = join(folder, 'site');
    mkdirSync(join(inside, 'maps'), {recursive: true});
    file = join(inside, 'about us.md');
    writeFileSync(join(inside, 'maps/town.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    writeFileSync(join(inside, 'private.md'), 'Private.');
    writeFileSync(join(folder, 'outside.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    symlinkSync(join(folder, 'outside.svg'), join(inside, 'link.svg'));
  });
  after(() => rmSync(folder, {recursive: true, force: true}));

  it('shows a document with its problems, and each change', {skip: !engines.length}, async () => {
    writeFileSync(file, TEXT);
    const command = await start(file);
    const browser = await launch('chromium');
    try {
      const page = await browser.newPage();
      const errors = [];
      page.on('pageerror', error => errors.push(String(error)));
      page.on('console', message => message.type() === 'error' && errors.push(message.text()));
      await page.goto(command.address);
      const question = text =>
        untilIn(
          page,
          text =>
            document.querySelector('welearn-faq')?.shadowRoot?.querySelector('.question')
              ?.textContent === text,
          text,
        );
      await question('When?');
      await untilIn(
        page,
        () =>
          document.querySelector('welearn-about').shadowRoot?.querySelector('img')?.complete ===
          true,
      );
      const problem = () => page.$eval('#problems', ({textContent}) => textContent);
      assert.match(await problem(), /^Line 6:9 warning "\/events" only works on the site/);
      await page.click('#problems a');
      assert.match(
        await page.$eval('#source li:target', ({textContent}) => textContent),
        /Soon.*events/,
      );
      await page.select('select', 'cards');
      await untilIn(
        page,
        () =>
          getComputedStyle(document.querySelector('welearn-faq').shadowRoot.querySelector('.item'))
            .backgroundColor !== 'rgba(0, 0, 0, 0)',
      );
      writeFileSync(
        file,
        TEXT.replace('When?', 'When exactly?').replace('(/events)', '(https://a.example/)'),
      );
      await question('When exactly?');
      await untilIn(
        page,
        () => document.querySelector('#problems').textContent === 'No problems found.',
      );
      assert.deepEqual(errors, []);
    } finally {
      await browser.close();
    }
    assert.equal(await command.stop(), 0);
  });

  it('serves the document and its images alone, to this computer', async () => {
    writeFileSync(file, TEXT);
    const {address, stop} = await start(file);
    const get = (path, headers, method) => status(address, path, headers, method);
    assert.equal(await get('/document/about%20us.md'), 200);
    assert.equal(await get('/document/maps/town.svg'), 200);
    for (const path of [
      '/document/private.md',
      '/document/link.svg',
      '/document/../../outside.svg',
      '/document/..%2f..%2foutside.svg',
      '/document/%2e%2e/%2e%2e/outside.svg',
      '/document/%00',
      '/document/%zz',
      '/dist/../package.json',
      '/dist/..%2fpackage.json',
      '/dist/cli.js/',
      '/dist/none.js',
      '/none',
    ])
      assert.equal(await get(path), 404, path);
    assert.equal(await get('/', {host: 'evil.example'}), 403);
    assert.equal(await get('/state', {}, 'POST'), 403);
    assert.equal(await stop('SIGTERM'), 0);
  });

  it('says what is wrong with its arguments', async () => {
    writeFileSync(file, TEXT);
    const none = await start(join(folder, 'none.md'));
    assert.equal(await none.ended, 1);
    assert.match(none.output(), /none\.md:1:1: error: This file cannot be read/);
    for (const args of [['-'], ['https://a.example/about.md'], [file, file], [file, '--port=x']]) {
      const {ended} = await start(...args);
      assert.equal(await ended, 2, args.join(' '));
    }
    const first = await start(file);
    const {port} = new URL(first.address);
    const second = await start(file, `--port=${port}`);
    assert.equal(await second.ended, 1);
    assert.match(second.output(), /cannot be used .*--port/);
    assert.equal(await first.stop(), 0);
  });
});
