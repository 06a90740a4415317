import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {type Field, openDocument} from '../../src/document/edit.js';
import {read} from '../../src/document/read.js';

const DOCUMENT = `# The library's document
---
title: Learn with us # the page
permalink: /about/
layout: about
bundles:
  - style
faq_title: 'Questions'
faq:
  # Checked in March
  - q: "What does it cost?" # ask Kim
    a: |  # short
      Nothing.

      Not even **tea**.
    tags: [money,
      tea
     ]
    # more to come

  - id: who
    question: Who can come?
    answer: >-
      Everyone
      who likes.
    price: 1.10

  - q: Where?
    topic: Places
    a: 'At the library''s door'
# The end
lang: en
---

About **us**.
`;

async function open(text: string) {
  const opened = await openDocument(text);
  if (!opened) throw new Error('The document does not open.');
  const {form, write} = opened;
  return {form, write: (faq: readonly Field[], texts = {}) => write({...form, ...texts, faq})};
}

const fresh: Field = {q: 'Is there tea?', a: 'Yes:\n\n- green\n- black', topic: '', hidden: false};

describe('a document in a form', () => {
  it('gives each text to a field', async () => {
    const {form} = await open(DOCUMENT);
    expect(form).to.deep.equal({
      title: 'Learn with us',
      about: 'About **us**.',
      faq_title: 'Questions',
      faq: [
        {
          ...{origin: 0, q: 'What does it cost?', topic: '', hidden: false},
          a: 'Nothing.\n\nNot even **tea**.',
        },
        {origin: 1, q: 'Who can come?', a: 'Everyone who likes.', topic: '', hidden: false},
        {origin: 2, q: 'Where?', a: "At the library's door", topic: 'Places', hidden: false},
      ],
    });
  });

  it('returns the same text when nothing changed', async () => {
    const {form, write} = await open(DOCUMENT);
    expect(await write(form.faq)).to.equal(DOCUMENT);
  });

  it('replaces a text, and leaves the rest as it is written', async () => {
    const {form, write} = await open(DOCUMENT);
    const [first, second, third] = form.faq as [Field, Field, Field];
    const faq = [
      {...first, a: 'Nothing: at all.', topic: 'Money'},
      {...second, q: 'Who?', hidden: true},
      {...third, topic: '', a: 'Two\n\nlines'},
    ];
    const written = await write(faq, {title: 'Learn', about: 'New.'});
    expect(written).to.equal(
      DOCUMENT.replace('title: Learn with us', 'title: Learn')
        .replace(/a: \|[^]*tea\*\*\./, "a: 'Nothing: at all.' # short")
        .replace('     ]\n', '     ]\n    topic: Money\n')
        .replace('question: Who can come?', 'question: Who?')
        .replace('1.10\n', '1.10\n    hidden: true\n')
        .replace('    topic: Places\n', '')
        .replace("'At the library''s door'", '|\n      Two\n\n      lines')
        .replace('About **us**.', 'New.'),
    );
  });

  it('moves, adds and removes questions with their comments and other keys', async () => {
    const {form, write} = await open(DOCUMENT);
    const [first, , third] = form.faq as [Field, Field, Field];
    const moved = await write([third, first, fresh]);
    expect(moved).to.equal(`# The library's document
---
title: Learn with us # the page
permalink: /about/
layout: about
bundles:
  - style
faq_title: 'Questions'
faq:
  - q: Where?
    topic: Places
    a: 'At the library''s door'

  # Checked in March
  - q: "What does it cost?" # ask Kim
    a: |  # short
      Nothing.

      Not even **tea**.
    tags: [money,
      tea
     ]
    # more to come

  - q: Is there tea?
    a: |
      Yes:

      - green
      - black
# The end
lang: en
---

About **us**.
`);
    const none = await write([]);
    expect(none).to.include('faq: []\n# The end\n');
    const again = await open(none);
    expect(await again.write([fresh])).to.include('faq:\n  - q: Is there tea?\n');
  });

  it('keeps questions in the groups where they stand', async () => {
    const text = `faq:
- topic: Money
  icon: coin
  questions:
  - q: One
    a: 1
  - q: Two
    a: 2
- topic: Places
  questions:
    - q: Three
      a: |
        3

        or 4
    # last
- q: Four
  a: 4
`;
    const {form, write} = await open(text);
    expect(form.faq.map(({topic}) => topic)).to.deep.equal(['Money', 'Money', 'Places', '']);
    const [one, two, three, four] = form.faq as [Field, Field, Field, Field];
    expect(await write([three, two, four, one])).to.equal(`faq:
- topic: Money
  icon: coin
  questions:
  - q: Three
    a: |
      3

      or 4
    topic: Places
  - q: Two
    a: 2
- topic: Places
  questions:
    # last
- q: Four
  a: 4
- q: One
  a: 1
  topic: Money
`);
  });

  for (const [name, text, written] of [
    ['an empty text', '', "---\nfaq:\n  - q: Is there tea?\n    a: 'Yes'\n---\n"],
    [
      'Markdown',
      'About us.\n',
      "---\nfaq:\n  - q: Is there tea?\n    a: 'Yes'\n---\n\nAbout us.\n",
    ],
    ['a list', '- q: A\n  a: B\n', "- q: A\n  a: B\n- q: Is there tea?\n  a: 'Yes'\n"],
    [
      'data without a line end',
      'faq:\n - q: A',
      "faq:\n - q: A\n - q: Is there tea?\n   a: 'Yes'\n",
    ],
    [
      'data without a list',
      'title: A\nfaq:\n',
      "title: A\nfaq:\n  - q: Is there tea?\n    a: 'Yes'\n",
    ],
    ['data without its key', 'title: A', "title: A\nfaq:\n  - q: Is there tea?\n    a: 'Yes'\n"],
  ] as const) {
    it(`adds a question to ${name}`, async () => {
      const {form, write} = await open(text);
      expect(await write([...form.faq, {...fresh, a: 'Yes'}])).to.equal(written);
    });
  }

  const GROUPS = `faq:
- topic: X
  # of the group
  faq:
  - q: A
    a: 1
  - q: B
    a: 2
- q: C
  a: 3
`;
  const tea = {...fresh, a: ''};
  const TEA = '- q: Is there tea?\n';
  const cut = (text: string, at: string, insert: string) => text.replace(at, () => insert + at);
  for (const [name, order, written] of [
    ['at the top of a group', [tea, 0, 1, 2], cut(GROUPS, '- topic', TEA)],
    ['below a group', [0, 1, tea, 2], cut(GROUPS, '- q: C', TEA)],
    [
      'at the top, in front of one of the group',
      [tea, {...tea, q: 'New?', topic: 'X'}, 0, 1, 2],
      cut(cut(GROUPS, '- topic', TEA), '  - q: A', '  - q: New?\n'),
    ],
    [
      'inside a group, whose other questions then move below',
      [0, tea, 1, 2],
      'faq:\n- topic: X\n  # of the group\n  faq:\n  - q: A\n    a: 1\n' +
        `${TEA}- q: B\n  a: 2\n  topic: X\n- q: C\n  a: 3\n`,
    ],
    [
      'moved there',
      [2, 0, 1],
      'faq:\n- q: C\n  a: 3\n- topic: X\n  # of the group\n  faq:\n  - q: A\n    a: 1\n  - q: B\n    a: 2\n',
    ],
    [
      'with another topic',
      [{...tea, topic: 'Z'}, 0, 1, 2],
      cut(GROUPS, '  - q: A', '  - q: Is there tea?\n    topic: Z\n'),
    ],
  ] as const) {
    it(`writes a question without a topic ${name}`, async () => {
      const {form, write} = await open(GROUPS);
      const faq = order.map(one => (typeof one === 'number' ? (form.faq[one] as Field) : one));
      expect(await write(faq)).to.equal(written);
    });
  }

  it('takes a question out of a group whose topic it loses', async () => {
    const {form, write} = await open(GROUPS);
    const faq = form.faq.map((field, i) => (i === 0 ? {...field, topic: ''} : field));
    expect(await write(faq)).to.equal(
      'faq:\n- q: A\n  a: 1\n- topic: X\n  # of the group\n  faq:\n  - q: B\n    a: 2\n- q: C\n  a: 3\n',
    );
  });

  it('writes a question without a topic outside of groups in groups', async () => {
    const inner = '- topic: X\n  faq:\n  - topic: Y\n    faq:\n    - q: A\n      a: 1\n';
    const {form, write} = await open(`faq:\n${inner}`);
    expect(await write([tea, ...form.faq, {...tea, q: 'Last?'}])).to.equal(
      `faq:\n${TEA}${inner}- q: Last?\n`,
    );
  });

  it('adds titles to a list, which then gets a key', async () => {
    const {form, write} = await open('# Ours\n\n- q: A\n  a: B\n');
    expect(await write(form.faq, {faq_title: 'Questions', title: 'Us'})).to.equal(
      'title: Us\nfaq_title: Questions\n# Ours\n\nfaq:\n- q: A\n  a: B\n',
    );
  });

  type Edit = readonly [string, Partial<Field>, string];
  for (const [text, change, written] of [
    ['- q: A\n  hidden: true # not now\n  a: B\n', {hidden: false}, '- q: A\n  a: B\n'],
    ['- hidden: true\n  q: A\n  a: B\n', {hidden: false}, '- hidden: false\n  q: A\n  a: B\n'],
    ['- q: A\n  hidden: false\n  a: B\n', {hidden: true}, '- q: A\n  hidden: true\n  a: B\n'],
    ['- q: A\n  a: B', {hidden: true}, '- q: A\n  a: B\n  hidden: true\n'],
    ['- q: A\n  topic: X\n  category: Y\n  a: B\n', {topic: ''}, '- q: A\n  a: B\n'],
    ['- topic: X\n  q: A\n  a: B\n', {topic: ''}, "- topic: ''\n  q: A\n  a: B\n"],
    ['- q: A\n  topic: 2026\n  a: B\n', {topic: 'X'}, '- q: A\n  topic: X\n  a: B\n'],
    ['- "q": A\n  "a":\n', {a: 'New'}, '- "q": A\n  a: New\n'],
    ['  - {q: A, a: B}\n', {a: 'New'}, '  - {q: A, a: New}\n'],
    ['- ? q\n  : A\n  a: B\n', {a: 'New'}, '- ? q\n  : A\n  a: New\n'],
    ['\n\n- q: A\n  a: &b B', {a: 'New'}, '\n\n- q: A\n  a: New\n'],
    ['- q: A\n  a: # later\n', {a: 'New'}, '- q: A\n  a: New # later\n'],
    ['- q: A\n  a:\n  - one\n  - two\n  id: x\n', {a: 'New'}, '- q: A\n  a: New\n  id: x\n'],
    [
      '- question: A\n  answer: ""\n  response: C\n',
      {a: 'New'},
      '- question: A\n  answer: ""\n  response: New\n',
    ],
  ] satisfies readonly Edit[]) {
    it(`changes in ${JSON.stringify(text)} only ${JSON.stringify(change)}`, async () => {
      const {form, write} = await open(`faq:\n${text}`);
      const faq = form.faq.map(field => ({...field, ...change}));
      expect(await write(faq)).to.equal(`faq:\n${written}`);
    });
  }

  it('keeps comments below a question with it, and those beside it in place', async () => {
    const {form, write} = await open('faq:\n- q: A\n  a: B\n  # deep\n# shallow\n- q: C\n  a: D\n');
    expect(await write([...form.faq].reverse())).to.equal(
      'faq:\n# shallow\n- q: C\n  a: D\n- q: A\n  a: B\n  # deep\n',
    );
  });

  it('removes and adds the last question, with the comment behind its key', async () => {
    const bare = await open('# Ours\n- q: A\n  a: B\n');
    expect(await bare.write([])).to.equal('faq: []\n');
    const group = await open('faq:\n- topic: X\n  faq:\n  - q: A\n    a: B\n');
    expect(await group.write([])).to.equal('faq:\n- topic: X\n  faq:\n');
    const {write} = await open('title: T\nfaq: # all\n- q: A\n  a: B\n');
    expect(await write([])).to.equal('title: T\nfaq: [] # all\n');
    const empty = await open('title: T\nfaq: [] # none yet\n');
    expect(await empty.write([{...fresh, a: 'Yes'}])).to.equal(
      "title: T\nfaq: # none yet\n  - q: Is there tea?\n    a: 'Yes'\n",
    );
  });

  it('writes titles and the about text where they stand, or above the questions', async () => {
    const list = 'faq:\n- q: A\n  a: B\n';
    const old = await open(`title: T\nabout: Old # x\n${list}`);
    expect(await old.write(old.form.faq, {about: 'New\n\nlines', title: ''})).to.equal(
      `title: ''\nabout: | # x\n  New\n\n  lines\n${list}`,
    );
    const body = await open(`---\ntitle: T\n${list}---\n\nOld\n`);
    expect(await body.write(body.form.faq, {about: ''})).to.equal(`---\ntitle: T\n${list}---\n`);
    const data = await open(`title: T\n${list}`);
    expect(await data.write(data.form.faq, {about: 'New', faq_title: 'Q'})).to.equal(
      `title: T\nfaq_title: Q\nabout: New\n${list}`,
    );
    const other = await open(`lang: de\n${list}`);
    expect(await other.write(other.form.faq, {title: 'T'})).to.equal(`title: T\nlang: de\n${list}`);
  });

  it('refuses what it cannot write', async () => {
    const flow = await open('faq:\n- q: A\n  a: [one, two]\n');
    const words = await open('title: T\nfaq: soon\n');
    for (const [reason, written] of [
      ['flow style', flow.write(flow.form.faq.map(field => ({...field, a: 'New'})))],
      ['no list', words.write([fresh])],
    ] as const) {
      const error = await written.then(
        () => '',
        (cause: unknown) => String(cause),
      );
      expect(error).to.include(reason);
    }
  });

  for (const [name, text] of [
    ['a dash alone in its line', 'faq:\n-\n  q: A\n  a: B\n'],
    ['questions in a question', 'faq:\n- q: A\n  a: B\n  faq:\n  - q: C\n    a: D\n'],
    ['JSON', '{"faq": [{"q": "A", "a": "B"}]}'],
    ['TOML', '[[faq]]\nq = "A"\na = "B"\n'],
    ['flow style', 'faq: [{q: A, a: B}]\n'],
    ['aliases', 'faq:\n  - q: A\n    a: &a B\n  - q: C\n    a: *a\n'],
    ['another shape', '## What does it cost?\n\nNothing.\n\n## Who can come?\n\nEveryone.\n'],
    ['several languages', 'faq:\n  - q: {en: A, de: B}\n    a: {en: C, de: D}\n'],
    ['a mistake', 'faq:\n  - q: A\n    a: B: C\n   b\n'],
    ['a mapping in braces', '{faq: [{q: A, a: B}]}\n'],
    ['questions that are merged', 'x: &x\n  a: B\nfaq:\n  - <<: *x\n    q: A\n'],
    ['questions by name', 'faq:\n  cost:\n    q: A\n    a: B\n'],
  ] as const) {
    it(`does not open ${name}`, async () => {
      expect((await openDocument(text)) === undefined).to.equal(true);
    });
  }

  it('says in the document what any form says', async () => {
    const texts = fc.oneof(
      fc.constantFrom(
        '',
        'No',
        '~',
        'a: b',
        '- x',
        '# c',
        '"',
        "it's",
        '[x]',
        '{{',
        'é\u00a0',
        '|',
        '1.10',
      ),
      fc.string({maxLength: 12}).map(text => text.replace(/[^\x20-\x7e]/g, '')),
    );
    const answers = fc.array(texts, {maxLength: 3}).map(parts => parts.join('\n\n').trim());
    const field = fc.record({
      origin: fc.option(fc.integer({min: 0, max: 2}), {nil: undefined}),
      q: texts.map(text => text.trim()),
      a: answers.filter(text => !/^\s/.test(text)),
      topic: texts.map(text => text.trim()),
      hidden: fc.boolean(),
    });
    const faqs = fc.uniqueArray(field, {selector: ({origin}) => origin ?? {}, maxLength: 6});
    await fc.assert(
      fc.asyncProperty(faqs, texts, async (faq, title) => {
        // A document without any answer may be read in another way.
        const all = [...faq, {...fresh}];
        const {write} = await open(DOCUMENT);
        const {form} = await open(await write(all, {title: title.trim()}));
        expect(form.faq.map(({q, a}) => [q, a])).to.deep.equal(all.map(({q, a}) => [q, a]));
        const groups = await open(GROUPS);
        const again = await open(await groups.write(all));
        expect(again.form.faq.map(({q, topic}) => [q, topic])).to.deep.equal(
          all.map(({q, topic}) => [q, topic]),
        );
        const {value} = await read(await write(all));
        expect(value).to.include({permalink: '/about/', lang: 'en'});
      }),
      {numRuns: 200},
    );
  });
});
