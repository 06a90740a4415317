import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {parse} from 'yaml';
import {Command, runAlone} from './command.mjs';

const folder = mkdtempSync(join(tmpdir(), 'welearn-convert-'));
const command = new Command(folder);
after(() => {
  command.end();
  rmSync(folder, {recursive: true});
});

async function convert(text, ...args) {
  writeFileSync(join(folder, 'faq.md'), text);
  const {code, stdout, stderr} = await command.run(['convert', 'faq.md', ...args]);
  const [, head = '', body = ''] = /^---\n([^]*?)\n---\n([^]*)$/.exec(stdout) ?? [];
  return {code, stdout, stderr, head, data: parse(head), body: body.trim()};
}

/** Fails unless a document is written as expected, and stays so. */
async function becomes(text, expected) {
  const {stdout} = await convert(text);
  assert.equal(stdout, expected);
  assert.equal((await convert(stdout)).stdout, stdout);
}

describe('welearn convert', () => {
  it('reads questions in the source of a page, below headings and in blocks of WordPress', async () => {
    const details = `<section class="faq">
  <h2>Fees</h2>
  <details>
    <summary>Is it free?</summary>
    <p>Yes, <b>always</b>.</p>
  </details>
  <details><summary>Is there a fine?</summary>No.</details>
</section>
`;
    const {data, body} = await convert(details);
    assert.deepEqual(data.faq, [
      {q: 'Is it free?', a: '<p>Yes, <b>always</b>.</p>', topic: 'Fees'},
      {q: 'Is there a fine?', a: 'No.', topic: 'Fees'},
    ]);
    assert.equal(body, '');

    const yoast = `<!-- wp:yoast/faq-block {"questions":[]} -->
<div class="schema-faq"><div class="schema-faq-section" id="one"><strong class="schema-faq-question">Is it free?</strong> <p class="schema-faq-answer">Yes.</p> </div></div>
<!-- /wp:yoast/faq-block -->
`;
    const block = await convert(yoast);
    assert.deepEqual(block.data.faq, [
      {id: 'one', q: 'Is it free?', a: '<p class="schema-faq-answer">Yes.</p>'},
    ]);
    assert.equal(block.body, '');
  });

  it('writes a Markdown page as a document, with its comments and other keys', async () => {
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
    const {code, stderr, head, data, body} = await convert(text);
    assert.equal(code, 0);
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

  it('writes a table as a document, and says where one has a mistake', async () => {
    const text = 'Question,Answer,Categories\nIs it free?,<p>Yes.</p>,"Fees,All"\n';
    const written = '---\nfaq:\n  - q: Is it free?\n    a: <p>Yes.</p>\n    topic: Fees\n---\n';
    await becomes(text, written);
    assert.match((await convert(text)).stderr, /note: Read as: a table, 1 question, 1 topic\.\n/);
    const run = bytes => {
      writeFileSync(join(folder, 'export.csv'), bytes);
      return runAlone(['convert', 'export.csv'], {folder});
    };
    const umlauts = await run(Buffer.from('Frage;Antwort\nFür alle?;Ja\n', 'latin1'));
    assert.match(umlauts.stdout, /q: Für alle\?/);
    const {code, stdout, stderr} = await run('Question,Answer\nIs it free?,Yes, always\n');
    assert.deepEqual([code, stdout], [1, '']);
    assert.match(stderr, /export\.csv:2:1: error: This is not valid CSV: this row has 3 cells/);
  });

  describe('keeps comments', () => {
    it('above entries and keys, behind texts, below entries, and the order of keys', async () => {
      const text = `---
# For all branches

# Ask Ada before changes
layout: page # the wide one
# Shown at the top
title: "Help" # short
faq: # in the order of the desk
  # Money first
  - id: free
    q: Free? # since 2019
    # Checked by the board
    a: | # long
      Yes.
      # Not a comment
    # Until December
  # - q: An old question?
  #   a: An old answer.
  - q: '# Who?' # "quoted"
    a: All # of us
  # - q: The last one?
# For the theme
permalink: /faq/
# The end
---

Welcome.
`;
      const {stdout} = await convert(text);
      assert.equal(stdout, text.replace('"Help"', 'Help'));
      assert.equal((await convert(stdout)).stdout, stdout);
    });

    it('in other shapes', async () => {
      await becomes(
        `# top
# For the board
categories: # two
  # Money matters
  - name: Money # of all kinds
    # about fees
    questions:
      # first
      - question: Free? # yes
        # long
        answer: Always # no
        author: Ada # wrote this
  # Time matters
  - name: Time
    questions: [{question: When?, # soon
      answer: Now}] # done
`,
        `---
# top
# For the board
faq: # two
  # Money matters
  # of all kinds
  # about fees
  # first
  # wrote this
  - q: Free? # yes
    # long
    a: Always # no
    topic: Money
  # Time matters
  - q: When? # soon
    a: Now # done
    topic: Time
---
`,
      );
    });

    it('of what is not kept: at the top, or at the next entry', async () => {
      await becomes(
        `title: Help
# of the menu
menu: [1, 2] # numbers
about: | # text
  Welcome.
faq:
  # hidden
  - q: # none
    a: An answer
  - q: Free?
    a: Always
  # hidden, too
  - q:
`,
        `---
# of the menu
# numbers
# text
title: Help
faq:
  # hidden
  # none
  - q: Free?
    a: Always
    # hidden, too
---

Welcome.
`,
      );
    });

    it('above the fence, and of a document at the margin, with CRLF', async () => {
      await becomes(
        '\uFEFF# one\r\n# two\r\n---\r\nfaq:\r\n# three\r\n- q: Free? # four\r\n  a: Always\r\n  # five\r\n# six\r\n',
        `---
# one
# two
faq:
  # three
  - q: Free? # four
    a: Always
    # five
# six
---
`,
      );
    });

    it('of TOML', async () => {
      await becomes(
        `+++
# top
title = "Help #1" # short
# The first
[[faq]] # new
q = "Free?" # yes
# long
a = """
Yes # no
always"""
# The second
[[faq]]
q = 'Who?'
# The end
+++
`,
        `---
# top
title: 'Help #1' # short
faq:
  # The first
  # new
  - q: Free? # yes
    # long
    a: |
      Yes # no
      always
  # The second
  - q: Who?
# The end
---
`,
      );
    });
  });

  it('writes one language of several', async () => {
    const text = 'faq:\n- question: {en: Free?, de: Frei?}\n  answer: {en: Yes., de: Ja.}\n';
    assert.deepEqual((await convert(text, '--lang', 'de')).data.faq, [{q: 'Frei?', a: 'Ja.'}]);
    assert.deepEqual((await convert(text)).data.faq, [{q: 'Free?', a: 'Yes.'}]);
  });

  it('fails if nothing is found, or if the text cannot be read', async () => {
    const nothing = await convert('colour: red\nsize: 2\n');
    assert.deepEqual([nothing.code, nothing.head], [1, '']);
    assert.match(nothing.stderr, /error: No question and no about text was found/);
    const invalid = await convert('faq: [\n');
    assert.equal(invalid.code, 1);
    assert.match(invalid.stderr, /error: This is not valid YAML/);
  });

  it('refuses a document that would be longer than can be read', async () => {
    const questions = '  - {q: Free?, a: Yes}\n'.repeat(3000);
    for (const text of [
      `faq:\n- topic: ${'x'.repeat(300_000)}\n  questions:\n${questions}`,
      `# FAQ\n\n## ${'x'.repeat(300_000)}\n\n${'### Free?\n\nYes\n\n'.repeat(3000)}`,
    ]) {
      const {code, stderr} = await convert(text);
      assert.equal(code, 1);
      assert.match(stderr, /^[^\n]*more text than the limit of 8 MiB[^\n]*\n$/);
    }
  });

  it('refuses several documents, and none', async () => {
    for (const args of [['convert'], ['convert', 'a.md', 'b.md']]) {
      const {code, stderr} = await command.run(args);
      assert.equal(code, 2);
      assert.match(stderr, /Usage: welearn/);
    }
  });
});
