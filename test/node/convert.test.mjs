import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'welearn-convert-'));
after(() => rmSync(folder, {recursive: true}));

function convert(text, ...args) {
  const file = join(folder, 'faq.md');
  writeFileSync(file, text);
  const {status, stdout, stderr} = spawnSync(process.execPath, [cli, 'convert', file, ...args], {
    encoding: 'utf8',
  });
  const [, head = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(stdout) ?? [];
  return {status, stderr, head, data: parse(head), body: body.trim()};
}

describe('welearn convert', () => {
  it('writes a Markdown page as a document, with its comments and other keys', () => {
    const text = `---
# For all branches
title: FAQ
permalink: /faq/
---
Welcome.

## Is it free?

Yes:

- always

## Who may come? {#who}

"Everybody".
`;
    const {status, stderr, head, data, body} = convert(text);
    assert.equal(status, 0);
    assert.match(stderr, /note: Read as: a Markdown page: 2 headings are questions\./);
    assert.match(head, /^# For all branches\n/);
    assert.deepEqual(data, {
      title: 'FAQ',
      faq_title: 'FAQ',
      permalink: '/faq/',
      faq: [
        {q: 'Is it free?', a: 'Yes:\n\n- always\n'},
        {id: 'who', q: 'Who may come?', a: '"Everybody".'},
      ],
    });
    assert.equal(body, 'Welcome.');
  });

  it('writes one language of several', () => {
    const text = 'faq:\n- question: {en: Free?, de: Frei?}\n  answer: {en: Yes., de: Ja.}\n';
    assert.deepEqual(convert(text, '--lang', 'de').data.faq, [{q: 'Frei?', a: 'Ja.'}]);
    assert.deepEqual(convert(text).data.faq, [{q: 'Free?', a: 'Yes.'}]);
  });

  it('fails if nothing is found, or if the text cannot be read', () => {
    const nothing = convert('colour: red\nsize: 2\n');
    assert.deepEqual([nothing.status, nothing.head], [1, '']);
    assert.match(nothing.stderr, /error: No question and no about text was found/);
    const invalid = convert('faq: [\n');
    assert.equal(invalid.status, 1);
    assert.match(invalid.stderr, /error: This is not valid YAML/);
  });

  it('refuses a document that would be longer than can be read', () => {
    const questions = '  - {q: Free?, a: Yes}\n'.repeat(3000);
    for (const text of [
      `faq:\n- topic: ${'x'.repeat(300_000)}\n  questions:\n${questions}`,
      `# FAQ\n\n## ${'x'.repeat(300_000)}\n\n${'### Free?\n\nYes\n\n'.repeat(3000)}`,
    ]) {
      const {status, stderr} = convert(text);
      assert.equal(status, 1);
      assert.match(stderr, /^[^\n]*more text than the limit of 8 MiB[^\n]*\n$/);
    }
  });

  it('refuses several documents, and none', () => {
    for (const args of [['convert'], ['convert', 'a.md', 'b.md']]) {
      const {status, stderr} = spawnSync(process.execPath, [cli, ...args], {encoding: 'utf8'});
      assert.equal(status, 2);
      assert.match(stderr, /Usage: welearn/);
    }
  });
});
