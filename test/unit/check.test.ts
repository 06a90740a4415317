import {expect} from '@open-wc/testing';
import {check, type Subject} from '../../src/help/check.js';
import {isFull} from '../server/client.js';

const isThorough = await isFull();

/** The problems that a check finds, as `severity code line:column`. */
async function problemsIn(
  content: unknown,
  subject: Omit<Subject, 'content'> = {},
): Promise<string[]> {
  const problems = await check({content, ...subject});
  return problems.map(({severity, code, line = '', column = ''}) =>
    [severity, code, `${line}:${column}`].join(' '),
  );
}

const about = (markdown: string) => `---\ntitle: A\n---\n${markdown}\n`;

describe('a check', () => {
  it('finds no problem in a valid document', async () => {
    expect(await problemsIn('about: See [us](https://a.example), <b>now</b>.\nlang: pt-BR\n')).to.be
      .empty;
    expect(
      await problemsIn({
        about: 'Text.',
        faq: [
          {q: 'A', a: '[b](#c)'},
          {id: 'c', q: 'C'},
        ],
      }),
    ).to.be.empty;
  });

  const long = 'c'.repeat(300_000);
  const uncut: Record<string, string> = {
    'a definition in each answer': `[b]: /${long}\n\n${'## a?\n\n[b]\n\n'.repeat(5)}`,
    'a footnote in each answer': `[^b]: ${long}\n\n${'Q: a?\nA: b[^b]\n\n'.repeat(5)}`,
    'a heading above each question': `## ${long}\n\n${'### c\n\n#### a?\n\nd\n\n'.repeat(5)}`,
    'too many levels': `## a?\n\nb\n\n${'> '.repeat(300)}c\n\n## d?\n\ne\n`,
  };
  for (const [name, markdown] of Object.entries(uncut)) {
    it(`names the place of a page that stays one text, because of ${name}`, async () => {
      const problems = await check({content: about(markdown)});
      const found = problems.filter(({message}) => message.includes('page of questions'));
      expect(found.map(({code, line, column}) => [code, line, column])).to.deep.equal([
        ['limit', 4, 1],
      ]);
    });
  }

  it('says nothing of a limit in a page that would repeat less', async () => {
    const content = about(`[b]: /${long}\n\n${'## a?\n\n[b]\n\n'.repeat(3)}`);
    const problems = await problemsIn(content);
    expect(problems).to.include('note shape 1:1');
    expect(problems.join()).not.to.include('limit');
  });

  const warnings: Record<string, [markdown: string, code: string, column?: number]> = {
    'without an address': ['See [us]().', 'link', 5],
    'without an address, in HTML': ['See <a href="">us</a>.', 'link', 5],
    'without a scheme': ['See [us](example.org).', 'link', 5],
    'of a site with a port': ['See [us](example.org:8080/x).', 'link', 5],
    'that begins with www': ['See <a href=www.example.org>us</a>.', 'link', 5],
    'to a script': ['See [us](<javascript:x>).', 'link', 5],
    'to an e-mail address': ['See [us](a@example.org).', 'link', 5],
    'from the root': ["See <a class='x' href='/x'>us</a>.", 'link', 5],
    'without text': ['See [ ](https://a.example).', 'link', 5],
    'to a place missing from the page': ['See [us](#%E4).', 'link', 5],
    'of an image without an address': ['See ![it]().', 'image', 5],
    'of an image in another scheme': ['See ![it](data:image/png,x).', 'image', 5],
    'of an image from the root': ['See ![it](/it.png).', 'image', 5],
    'of an image without text': ['See <img src=it.png>.', 'image', 5],
  };
  for (const [name, [markdown, code, column = 1]] of Object.entries(warnings)) {
    it(`warns of an address ${name}`, async () => {
      expect(await problemsIn(about(markdown))).to.deep.equal([`warning ${code} 4:${column}`]);
    });
  }

  it('accepts links to places in the text', async () => {
    const links =
      '[a](#fees) [b](#costs) [c](#opening-hours) [d](#map) [e](#fees-1) [f](#old) [g](#about-fees)';
    const text = `${links}\n\n## Fees\n\n## More *costs* {#costs}\n\n## 🕐 Opening hours\n\n<h2 class="x" id='map'>Map</h2>\n\n## Fees\n\n<a name="old"></a>\n`;
    expect(await problemsIn(about(text))).to.be.empty;
    const faq = [
      {q: 'A', a: '[b](#fees) [c](#faq-fees)'},
      {q: 'B', a: '## Fees'},
    ];
    expect(await problemsIn({faq})).to.be.empty;
    expect(await problemsIn({about: '[a](#fees) [b](#a) [c](#a--b)', faq})).to.deep.equal([
      'warning link :',
    ]);
  });

  it('warns of frames and media, which are shown as links', async () => {
    for (const tag of ['iframe', 'video', 'audio', 'object', 'embed']) {
      const text = `See <${tag} src="https://v.example/1"></${tag}>`;
      const [problem, ...others] = await check({content: about(text)});
      expect(others).to.deep.equal([]);
      expect(problem).to.include({code: 'media', line: 4, column: 5});
      expect(problem?.message).to.include(`<${tag}>`).and.include('"title"');
    }
    expect(await problemsIn(about('`<iframe src="x">`'))).to.be.empty;
  });

  it('checks the addresses in footnotes', async () => {
    expect(await problemsIn(about('A[^1].\n\n[^1]: August'))).to.be.empty;
    expect(await problemsIn(about('A[^1].\n\n[^1]: [x](/y)'))).to.deep.equal(['warning link 6:7']);
  });

  it('accepts addresses that work', async () => {
    const good = [
      '[a](//a.example) [b](b.pdf) [c](../c) [d](tel:+1) ![e](e.png) [![f](f.png)](https://f.example)',
      '<a name=x>y</a> <img alt="no source"> [notes](read.md) `[g](/h)`',
    ];
    expect(await problemsIn(about(good.join('\n')))).to.be.empty;
    expect(await problemsIn(about('[a](/b) ![c](/d)'), {hasBase: true})).to.be.empty;
  });

  it('warns of headings that skip a level, in HTML too', async () => {
    expect(await problemsIn(about('## A\n\n### B\n\n## C'))).to.be.empty;
    expect(await problemsIn(about('# A\n\n<h4>B</h4>'))).to.deep.equal(['warning heading 6:1']);
  });

  it('warns of duplicates, at the second one', async () => {
    const text =
      'faq:\n  - {id: a, q: A}\n  - {id: a, q: B}\n  - q: C\n  - {q: C, hidden: true}\n  - q: C\n';
    expect(await problemsIn(text)).to.deep.equal([
      'warning duplicate 3:10',
      'warning duplicate 6:5',
    ]);
  });

  it('warns of content that is not shown: text below a key with text, and data read as text', async () => {
    expect(await problemsIn('---\nabout: x\n---\n\nBody\n')).to.deep.equal(['warning unused 5:1']);
    const lost = '---\nabout: |\n  Text\n\n---\n\nMore\nfaq:\n  - q: x\n---\n';
    expect(await problemsIn(lost)).to.deep.equal(['warning unused 8:1']);
    expect(await problemsIn('Some words\n\n- q: x\n  a: y\n')).to.deep.equal([
      'warning unused 3:1',
    ]);
    expect(await problemsIn('----\nfaq:\n  - q: x\n----\n')).to.deep.equal(['warning unused 2:1']);
  });

  it('warns of front matter that never ends', async () => {
    const text = '\n---\ntitle: A\nfaq:\n  - q: B\n\nCome in: all of you.\n';
    expect(await problemsIn(text)).to.deep.equal(['warning unused 2:1']);
    const [toml] = await check({content: '+++\ntitle = "A"\nabout = "B"\n'});
    expect(toml?.message).to.match(/"\+\+\+" below/);
    for (const good of [
      '---\nCome in.\n',
      '---\nabout: A\n---',
      '---\nabout: A\n...\n',
      'about: A\n---\n',
    ])
      expect(await problemsIn(good)).to.be.empty;
  });

  it('names the fence around lost content', async () => {
    const [lost] = await check({content: '---\ntitle = "A"\n\n[[faq]]\nq = "B"\n---\n'});
    expect(lost?.message).to.match(/starts and ends with a line "\+\+\+"/);
  });

  for (const [name, text, reason] of [
    ['below the front matter', '---\ntitle: A\n---\n\n[[faq]]\nq = "B"\n', /above the line "---"/],
    ['below TOML', '+++\ntitle = "A"\n+++\n[[faq]]\nq = "B"\n', /above the line "\+\+\+"/],
    ['below words', 'Come in.\n\nfaq:\n- q: B\n  a: C\n', /top of the file, between two/],
    ['below a comment', '# Title\n\n[[faq]]\nq = "B"\n', /^$/],
    ['below a heading', '# Title\n\nCome in.\n\n[[faq]]\nq = "B"\n', /two lines "\+\+\+"/],
    [
      'under an unknown key',
      '---\nquestions_of_ours:\n- q: B\n',
      /"questions_of_ours" is unknown\. Name/,
    ],
    ['with a mistake', '---\n# ours\nfaq: [\n- q: B\n', /Close it with \]/],
    ['in the fence of TOML', '+++\nfaq:\n- q: B\n+++\n', /In TOML, put "="/],
  ] as const) {
    it(`reads a list ${name}, or says why not`, async () => {
      const problems = await check({content: text});
      const messages = problems.map(({message}) => message).join('\n');
      expect(messages).to.match(reason);
      for (const {message, line = 1} of problems) {
        expect(message).not.to.match(/undefined|\[object/);
        expect(line).to.be.within(1, text.split('\n').length);
      }
    });
  }

  const swallowed: Record<string, [marked: string, message: RegExp]> = {
    'behind a number sign': ['title: Room ☞#4 is open', /"#4 is open".*comment.*quotes/],
    'behind a number sign and a space': ['title: Room ☞# 4', /"# 4"/],
    'behind a sign within a question': ['faq:\n  - q: Is it ☞# four?', /"# four\?"/],
    'that begins with a sign': ['faq:\n  - q: A\n    a: ☞#3 Main Street', /"#3 Main Street"/],
    'that begins like a heading': ['about: ☞# Welcome', /"# Welcome"/],
    'that begins with a heading below its key': ['about:\n  ☞# Welcome\n  Come in.', /"# Welcome"/],
    'that is a heading below its key': ['title: A\nabout:\n\n  ☞## Welcome', /"## Welcome"/],
    'that goes on with a sign': ['title: A\nabout: Come to\n  ☞#3 Main Street', /"#3 Main Street"/],
    'that is an item': ['faq:\n  - q: A\n    a:\n      - ☞#1\n      - B', /"#1"/],
    'in quoted keys': ['"title": ☞#1\nabout: A', /"#1"/],
    'below a quoted text at the margin': ['about: "A\nB"\ntitle: C ☞#4', /"#4"/],
    'that begins with an entity': ['title: ☞&Uuml;ber uns', /"&Uuml;ber".*anchor/],
    'that is an entity': ['faq:\n  - {q: A, a: ☞&nbsp;}', /"&nbsp;"/],
    'that is a folded list': [
      'about: >\n  See:\n  ☞- one\n  - two',
      /"-".*Write "\|" instead of ">"/,
    ],
    'that is a folded list alone': ['about: >-\n  1. one\n  ☞2. two', /"2\.".*instead of ">"/],
    'that is a quoted list': ['about: "See:\n  ☞* one\n  * two"', /"\*".*below "\|"/],
    'that is a list without a sign': ['about:\n  See\n  ☞- one\n  - two', /"-".*below "\|"/],
    'with a line break as two signs': ['about: One.☞\\nTwo.', /double quotes/],
    'with a line break as two signs, in quotes': ["about: 'One☞\\n\\ntwo'", /double quotes/],
    'with a line break as two signs, in a block': ['about: |\n  One,☞\\n', /double quotes/],
  };
  for (const [name, [marked, message]] of Object.entries(swallowed)) {
    it(`warns of a text in YAML ${name}`, async () => {
      for (const text of [`---\nlang: en\n${marked}\n---\nText.\n`, `lang: en\n${marked}\n`]) {
        const content = text.replace('☞', '');
        const before = text.slice(0, text.indexOf('☞')).split('\n');
        const problems = await check({content});
        const lost = problems.filter(({code}) => code === 'yaml');
        expect(lost).to.have.length(1);
        expect(lost[0]?.message).to.match(message);
        expect(lost[0]).to.include({line: before.length, column: (before.at(-1)?.length ?? 0) + 1});
      }
    });
  }

  it('accepts comments, texts and line breaks that are meant as they are written', async () => {
    const good = [
      '# ours\ntitle: A # the short one\nlang: en #1\nbundles: # none yet\nabout: B',
      'title: &t A\nfaq_title: *t\nabout: C# and a#b',
      'faq: # ours\n  # first\n  - q: A? # or B?\n    a: "B" #1\n    #a: old\n  #- q: C\n  - q: D. # What is it?',
      "faq:\n  - q: A\n    a:\n      # - q: B\n      #id: c\n  - q: 'B #1'\n",
      'about: >\n  One\n  - two.\n\n  - three\n\n  - four\n\n      - five\n      - six\n',
      'about: |\n  # Welcome\n  - one\n  - two',
      'about: "One\\n\\\n  - two\\n\\\n  - three"',
      'about: Write `a\\n` in C:\\new and \\nu.',
    ];
    for (const text of good) expect(await problemsIn(text)).to.deep.equal([]);
  });

  const asMarkdown: Record<string, [marked: string, message: RegExp]> = {
    'below the front matter': ['---\ntitle: A\n---\n\n☞faq:\n  - q: B\n', /above the line "---"/],
    'below TOML front matter': [
      '+++\ntitle = "A"\n+++\n☞[[faq]]\nq = "B"\n',
      /above the line "\+\+\+"/,
    ],
    'below other text': ['Hello.\n\n☞faq:\n  - q: B\n', /top of the file, between two lines "---"/],
    'below other text, in TOML': ['Hello.\n\n☞[[faq]]\nq = "B"\n', /two lines "\+\+\+"/],
    'with a mistake': ['x: y\nz:\n  - q: A\n   ☞a: B\n', /not valid YAML.*same column/],
    'with a mistake below a fence': ['\n---\nx: y\nz:\n - q: A☞: b\n', /q: "A: b"/],
  };
  for (const [name, [marked, message]] of Object.entries(asMarkdown)) {
    it(`says why a list of questions is read as Markdown ${name}`, async () => {
      const before = marked.slice(0, marked.indexOf('☞')).split('\n');
      const problems = await check({content: marked.replace('☞', '')});
      expect(problems).to.have.length(1);
      expect(problems[0]?.message).to.match(message);
      expect(problems[0]).to.include({
        line: before.length,
        column: (before.at(-1)?.length ?? 0) + 1,
      });
    });
  }

  it('promises no fence where a fence would not help', async () => {
    for (const text of [
      'title: A\nabout: B\nmy friend\nfaq:\n  - q: C\n',
      'a: b: c\ntitle: A\nB\n',
    ]) {
      const [problem] = await check({content: text});
      expect(problem?.code).to.equal('syntax');
      expect(problem?.message).not.to.match(/---/);
    }
  });

  it('names the text of an entry without an answer', async () => {
    const named = async (entry: string) => {
      const problems = await check({content: `faq:\n  - q: A\n${entry}\n`});
      return problems.map(
        ({line, column, message}) => `${line}:${column} ${/"(\S+)" is not/.exec(message)?.[1]}`,
      );
    };
    expect(await named('    note: See there.\n    solution: B')).to.deep.equal(['4:5 solution']);
    expect(await named('    x: We are open.')).to.deep.equal(['3:5 x']);
    expect(await named('    x: [We, are]')).to.deep.equal(['3:5 x']);
    expect(await named('    weight: 3\n    order: as it comes\n    draft: no\n    key: a b')).to.be
      .empty;
    expect(await named('    a: B\n    note: See there.')).to.be.empty;
    expect(await problemsIn('faq:\n  - {q: A, a: B}\n  - q: C\n    answers: D\n')).to.deep.equal([
      'error invalid-document 4:5',
    ]);
  });

  it('says the same warning once, with its count and its first places', async () => {
    const entries = (count: number) => `faq:\n  - {q: A, a: B}\n${'  - a: A\n'.repeat(count)}`;
    expect(await problemsIn(entries(3))).to.have.length(3);
    const [problem, ...more] = await check({content: entries(100)});
    expect(more).to.be.empty;
    expect(problem).to.include({code: 'no-question', line: 3, column: 5});
    expect(problem?.message).to.match(/Found 100 times, first in lines 3, 4, 5\.$/);
    const [inLine] = await check({content: `about: See ${'[a](#x) '.repeat(9)}`});
    expect(inLine?.message).to.match(/Found 9 times, first in line 1\.$/);
    const faq = Array.from({length: 5}, () => ({a: 'A'}));
    const [inData] = await check({content: {about: 'A', faq}});
    expect(inData?.message).to.match(/Found 5 times, first at faq\[0\], faq\[1\], faq\[2\]\.$/);
  });

  it('tells the same error once, with its count and its first places', async () => {
    const repeated: Record<string, [content: unknown, message: RegExp, line?: number]> = {
      'values of an entry': [
        `faq:\n  - {q: A, a: B}\n${'  - {q: [], a: {b: []}}\n'.repeat(13)}`,
        /^"faq\[1\]\.q" must be a text; found a list\..* Found 13 times, first in lines 3, 4, 5\.$/,
      ],
      'keys of an entry': [
        `faq:\n  - {q: A, a: B}\n${'  - {Question: C, Answer: D}\n'.repeat(13)}`,
        /^Unknown keys "Question" and "Answer"\. Did you mean "q" and "a"\? Found 26 times, first in lines 3, 4\.$/,
      ],
      'keys of entries': [
        `faq:\n  - {q: A, a: B}\n${'  - {q: C, answers: D}\n'.repeat(5)}`,
        /^Unknown key "answers"\. Did you mean "a"\? Found 5 times, first in lines 3, 4, 5\.$/,
      ],
      'entries of groups': [
        `faq:\n${'  - topic: T\n    questions: [x, {q: A, a: B}]\n'.repeat(5)}`,
        /^"faq\[0\]\.questions\[0\]" must be a question.* Found 5 times, first in lines 3, 5, 7\.$/,
      ],
      'entries of data': [
        {faq: [{q: 'A', a: 'B'}, ...Array.from({length: 9}, () => 'C')]},
        /must be a question.* Found 9 times, first at faq\[1\], faq\[2\], faq\[3\]\.$/,
      ],
    };
    for (const [name, [content, message]] of Object.entries(repeated)) {
      const problems = await check({content});
      const errors = problems.filter(({severity}) => severity === 'error');
      const messages = errors.map(problem => problem.message);
      expect(
        messages.filter(one => message.test(one)),
        `${name}: ${messages.join('\n')}`,
      ).to.have.length(1);
      // Two kinds of values are wrong in the first.
      expect(messages).to.have.length(name === 'values of an entry' ? 2 : 1);
    }
  });

  it('keeps different mistakes apart, and names those that follow many others', async () => {
    const content = `title: {a: 1}\nfaq:\n${'  - x\n'.repeat(1500)}  - {q: A, a: B}\n  - {q: C, answers: D}\nlayout: []\n`;
    expect(await problemsIn(content)).to.deep.equal([
      'error invalid-document 1:8',
      'error invalid-document 3:5',
      'error invalid-document 1504:12',
      'error invalid-document 1505:9',
    ]);
  });

  it('knows the ids that questions get', async () => {
    const text =
      'faq:\n  - {q: Who?, a: "[b](#who-2)"}\n  - {q: Who?, a: "[q](#question)"}\n  - {q: "", a: x}\n';
    expect(await problemsIn(text)).to.deep.equal(['warning duplicate 3:5', 'warning link 3:19']);
  });

  it('warns of an entry without a question, unless the question is empty on purpose', async () => {
    expect(await problemsIn('faq:\n  - {q: A, a: B}\n  - a: B\n  - q:\n    a: C\n')).to.deep.equal([
      'warning no-question 3:5',
    ]);
  });

  it('reports once that a question is lost behind another key', async () => {
    expect(
      await problemsIn('faq:\n  - {q: A, a: B}\n  - Q: A\n    a: B\n  - a: C\n'),
    ).to.deep.equal(['error invalid-document 3:5', 'warning no-question 5:5']);
  });

  it('warns of an invalid language, of invalid characters, and of an empty document', async () => {
    expect(await problemsIn('about: A\u0007\n')).to.deep.equal(['warning encoding 1:9']);
    expect(await problemsIn('lang: en_\nabout: A \uFFFD\n')).to.deep.equal([
      'warning language 1:7',
      'warning encoding 2:10',
    ]);
    expect(await problemsIn('')).to.deep.equal(['error empty :']);
    expect(await problemsIn('faq: x\n')).to.deep.equal(['error invalid-document 1:6']);
  });

  it('reports every error, in the order of the text', async () => {
    expect(await problemsIn('bundles: x\nfaq: y\nabout: "[](https://a.example)"\n')).to.deep.equal([
      'error invalid-document 1:10',
      'error invalid-document 2:6',
      'warning link 3:9',
    ]);
    expect(await problemsIn(`faq:\n${'  - x\n'.repeat(3)}`)).to.have.length(3);
  });

  it('reports a text that cannot be read at all', async () => {
    expect(await problemsIn('{"faq": [}')).to.deep.equal(['error syntax 1:10']);
    expect(await problemsIn('<!doctype html>')).to.deep.equal(['error not-a-document :']);
    expect(await problemsIn('{"faq": 1}', {format: 'json'})).to.deep.equal([
      'error invalid-document 1:9',
    ]);
  });

  it('gives no place for a value that never was text', async () => {
    expect(
      await problemsIn({faq: [{q: 'A', a: '[](https://a.example)'}, {q: ['B']}]}),
    ).to.deep.equal(['error invalid-document :', 'warning link :']);
  });

  it('finds each place in TOML', async () => {
    const text = '+++\nfaq = [{q = "A", a = "[b](/c)"}, {q = [["d"]]}]\n+++\n[e](/f)\n';
    expect(await problemsIn(text)).to.deep.equal([
      'warning link 2:23',
      'error invalid-document 2:39',
      'warning link 4:1',
    ]);
  });

  it('gives an empty line in an indented text a place', async () => {
    const placesOf = async (content: string) =>
      (await check({content})).map(({code, line, column}) => [code, line, column]);
    expect(await placesOf('   ---\n')).to.deep.equal([['empty', 2, 1]]);
    expect(await placesOf('   {"title":\n')).to.deep.equal([['syntax', 2, 1]]);
  });

  it('refuses as many questions as the page refuses', async () => {
    const questions = (n: number) =>
      `faq:\n${Array.from({length: n}, (_, i) => `- q: Q${i}\n`).join('')}`;
    expect(await problemsIn(questions(isThorough ? 10_000 : 1000))).to.be.empty;
    expect(await problemsIn(questions(10_001))).to.deep.equal(['error too-large :']);
  });

  it('tells no more errors than anybody reads', async () => {
    // The path of each list makes another mistake.
    const groups = (levels: number): unknown[] =>
      levels
        ? ['questions', 'entries', 'faq', 'faqs', 'items'].map(name => ({
            [name]: groups(levels - 1),
          }))
        : ['text'];
    const {length} = await check({content: {faq: [{q: 'A', a: 'B'}, ...groups(5)]}});
    expect(length).to.equal(1000);
    const {length: repeated} = await check({
      content: `faq:\n${'- 1\n'.repeat(isThorough ? 100_000 : 5000)}`,
    });
    expect(repeated).to.equal(1);
  });

  describe('quotes of a long text its beginning alone:', () => {
    const long = 'x'.repeat(20_000);
    const texts: Record<string, string> = {
      'a question that is there twice': `faq:\n- q: ${long}\n- q: ${long}\n`,
      'an id that is there twice': `faq:\n- {q: A, id: ${long}}\n- {q: B, id: ${long}}\n`,
      'a language': `about: A\nlang: ${long} y\n`,
      'a link without text': `about: "[](https://a.example/${long})"\n`,
      'a link from the root': `about: "[a](/${long})"\n`,
      'a link that begins with www': `about: "[a](www.${long})"\n`,
      'a link without a scheme': `about: "[a](example.org/${long})"\n`,
      'a link in another scheme': `about: "[a](${long}:a)"\n`,
      'a link to no question': `about: "[a](#${long})"\n`,
      'an e-mail address': `about: "[a](${long}@a.example)"\n`,
      'an image without text': `about: "![](https://a.example/${long})"\n`,
      'an image from the root': `about: "![a](/${long})"\n`,
      'an image in another scheme': `about: "![a](${long}:a)"\n`,
      'an alias': `about: *${long}\n`,
      'a tag': `about: !${long} x\n`,
      'a key before a sign': `about: x\n${long}: @x\n`,
      'a key before a colon': `about: x\n${long}: y: z\n`,
      'a number before a question': `about: x\nfaq:\n${'1'.repeat(20_000)}) q: x\n  a: y: z\n`,
    };
    for (const [name, content] of Object.entries(texts)) {
      it(name, async () => {
        const problems = await check({content, url: `https://a.example/${long}`});
        expect(problems).not.to.be.empty;
        for (const {message} of problems) expect(message.length, message).to.be.below(700);
      });
    }

    it('half of a pair of surrogates is no end', async () => {
      const [problem] = await check({content: `about: A\nlang: x${'😀'.repeat(100)}\n`});
      expect(problem?.message).to.match(/^"x(?:😀){39}…" is not/);
    });
  });
});
