import {expect} from '@open-wc/testing';
import {compose, type Source} from '../../src/document/compose.js';
import {Fault, WelearnError, type Facts, type WelearnErrorCode} from '../../src/document/errors.js';
import {explain} from '../../src/help/explain.js';
import {slug} from '../../src/document/identify.js';
import type {WelearnDocument} from '../../src/document/model.js';
import {rendering} from './rendering.js';
import {libraryDocuments, share} from '../server/client.js';

const libraries = await libraryDocuments();
/** Beginnings of a text that goes on with a megabyte of one character. */
const unendedLines = await share(
  [' ', '\t', '"', '#', '\u2028'].flatMap(sign =>
    ['title: [', 'title = ', '+++\ntitle = ', '{"title": '].map(before => ({sign, before})),
  ),
  3,
);
const BASE = 'https://library.example/about.md';

/** Composes sources into a document. A source is a text or a value by default. */
const composed = (...contents: unknown[]) =>
  compose(contents.map((content): Source => ({content, base: BASE})));

const read = async (content: unknown): Promise<WelearnDocument> =>
  (await composed(content)).document;

/** The questions and answers of a document. */
const pairs = ({faq}: WelearnDocument) => faq.map(({q, a}) => [q, a]);
const questions = ({faq}: WelearnDocument) => faq.map(({q}) => q);
const ids = ({faq}: WelearnDocument) => faq.map(({id}) => id);

/** An answer or about text without its final line break. */
const trimmed = (texts: (string | undefined)[][]) => texts.map(pair => pair.map(t => t?.trim()));

/** The fault that reading throws. */
async function failure(...sources: Source[]): Promise<Fault> {
  try {
    await compose(sources);
  } catch (cause) {
    if (cause instanceof Fault) return cause;
    throw cause;
  }
  throw new Error('Nothing failed.');
}

const failureOf = (content: unknown) => failure({content, base: BASE});

/** The faults in a document that is still shown. */
async function problems(content: unknown): Promise<Record<string, string | undefined>> {
  const {faults} = await composed(content);
  expect(faults.every(({code}) => code === 'invalid-document')).to.be.true;
  const found: Record<string, string | undefined> = {};
  for (const {facts} of faults) found[facts.path ?? 'nowhere'] = facts.expected;
  return found;
}

const YAML = `title: About
about: Come in.
faq_title: Questions
faq:
  - q: When?
    a: |
      Now:

      - here
      - there
  - q: Who?
    a: You.
`;

const TOML = `title = "About"
about = 'Come in.'
faq_title = "Questions"

[[faq]]
q = "When?"
a = """
Now:

- here
- there
"""

[[faq]]
q = 'Who?'
a = "You."
`;

const FRONT_MATTER = `---\n${YAML}---\n`;

const JSON_TEXT = JSON.stringify({
  title: 'About',
  about: 'Come in.',
  faq_title: 'Questions',
  faq: [
    {q: 'When?', a: 'Now:\n\n- here\n- there\n'},
    {q: 'Who?', a: 'You.'},
  ],
});

const indented = (margin: string, text: string) => text.replace(/^(?=.)/gm, margin);

describe('reading a document', () => {
  const forms: Record<string, string> = {
    'YAML front matter': FRONT_MATTER,
    'front matter with nothing after it': FRONT_MATTER.trimEnd(),
    'front matter that is never closed': `---\n${YAML}`,
    'front matter with white space after its fences': FRONT_MATTER.replaceAll('---', '--- \t'),
    'front matter below blank lines': `\n  \n\t\n${FRONT_MATTER}`,
    'front matter with a byte order mark': `\uFEFF${FRONT_MATTER}`,
    'front matter with a byte order mark above blank lines': `\uFEFF\n\n${FRONT_MATTER}`,
    'front matter with a byte order mark, indented as a whole': `\uFEFF${indented('  ', FRONT_MATTER)}`,
    'front matter with Windows line ends': FRONT_MATTER.replaceAll('\n', '\r\n'),
    'front matter with old Mac line ends': FRONT_MATTER.replaceAll('\n', '\r'),
    'front matter that is indented as a whole': indented('      ', FRONT_MATTER),
    'front matter that is indented with tabs': indented('\t\t', FRONT_MATTER),
    'front matter that is indented, but for its blank lines': `\n${indented('  ', FRONT_MATTER)}  `,
    'a bare YAML file': YAML,
    'a bare YAML file with `---` at its end': `${YAML}---\n`,
    'a bare YAML file below a comment': `# Hours change in May\n\n# and June\n${YAML}`,
    'a bare YAML file that begins with an unknown key': `colour: "#fff"\n${YAML}`,
    'a bare YAML file with quoted keys': YAML.replace(/^(\w+):/gm, '"$1":'),
    'a bare YAML file with Windows line ends and a byte order mark': `\uFEFF${YAML.replaceAll('\n', '\r\n')}`,
    'a bare YAML file that is indented as a whole': `\n${indented('    ', YAML)}`,
    'a bare YAML file whose first key is in another script': `заголовок: О нас\n${YAML}`,
    'a bare YAML file in another order, with more keys': `intro_links: [a, b]\nfaq:\n  - a: "Now:\\n\\n- here\\n- there\\n"\n    x: {y: z}\n    q: When?\n  - {a: You., q: Who?}\nfaq_title: Questions\nabout: Come in.\ntitle: About\n`,
    'a bare YAML file with tabs after its dashes': YAML.replaceAll('  - q', '  -\tq'),
    'a bare YAML file with tabs and spaces after its dashes': YAML.replaceAll('  - q', '- \t q'),
    'a bare YAML file with a tab in an empty line': YAML.replace('Now:\n\n', 'Now:\n\t\n'),
    'a bare YAML file with a tab after its colons': YAML.replace(/: (?=\w)/g, ':\t'),
    'a bare YAML file indented with no-break spaces': YAML.replaceAll(
      '  - q',
      '\u00A0\u00A0- q',
    ).replaceAll('    a:', '\u00A0\u00A0\u00A0\u00A0a:'),
    'a bare YAML file with no-break spaces around its colons': YAML.replaceAll(
      'q: ',
      'q\u00A0: ',
    ).replaceAll('faq_title: ', 'faq_title:\u00A0'),
    'a bare YAML file whose first key has a space': `last update: 2024\n${YAML}`,
    'front matter with no-break spaces after its fences': FRONT_MATTER.replaceAll(
      '---',
      '---\u00A0',
    ),
    'front matter below a comment': `# yaml-language-server: $schema=x.json\n${FRONT_MATTER}`,
    'front matter below a directive': `%YAML 1.2\n${FRONT_MATTER}`,
    'a bare YAML file with brackets at the margin':
      "title: About\nabout: Come in.\nfaq_title: Questions\nfaq: [\n  {\n    q: When?,\n    a: 'Now:\n\n\n      - here\n\n      - there'\n  },\n  {q: Who?, a: You.},\n]\n",
    'front matter with invisible characters': FRONT_MATTER.replace('in.', 'in.\u0000\u0007'),
    'front matter that ends with dots': FRONT_MATTER.replace(/---\n$/, '...\n'),
    'TOML front matter': `+++\n${TOML}+++\n`,
    'TOML front matter that is never closed': `+++\n${TOML}`,
    'TOML front matter with a byte order mark and Windows line ends':
      `\uFEFF\n+++ \n${TOML}+++\t\n`.replaceAll('\n', '\r\n'),
    'TOML front matter that is indented as a whole': indented('  ', `+++\n${TOML}+++\n`),
    'a bare TOML file': TOML,
    'a bare TOML file below a comment': `# ours\n\n${TOML}`,
    'a bare TOML file with quoted keys': TOML.replace(/^(\w+) =/gm, '"$1" ='),
    'a bare TOML file with everything in lines': `title = "About"\nabout = "Come in."\nfaq_title = "Questions"\nfaq = [{q = "When?", a = "Now:\\n\\n- here\\n- there"}, {q = "Who?", a = "You."}]\n`,
    JSON: JSON_TEXT,
    'JSON over several lines': JSON.stringify(JSON.parse(JSON_TEXT), null, '\t'),
    'JSON with a byte order mark below blank lines': `\uFEFF\r\n\r\n${JSON_TEXT}\r\n`,
  };
  for (const [form, text] of Object.entries(forms)) {
    it(`reads ${form}`, async () => {
      const document = await read(text);
      expect(document).to.include({title: 'About', about: 'Come in.', faq_title: 'Questions'});
      expect(trimmed(pairs(document))).to.deep.equal([
        ['When?', 'Now:\n\n- here\n- there'],
        ['Who?', 'You.'],
      ]);
    });
  }

  const lists: Record<string, string> = {
    'a bare list in YAML': '- q: When?\n  a: Now.\n- q: Who?\n',
    'a bare list in YAML, with other names':
      '\n# ours\n- question: When?\n  answer: Now.\n- q: Who?',
    'a list alone in TOML': '[[faq]]\nq = "When?"\na = "Now."\n\n[[ faq ]]\nq = "Who?"\n',
    'a bare list whose entries begin with another key':
      '- order: 1\n  q: When?\n  a: Now.\n- order: 2\n  q: Who?\n',
    'a bare list with its dashes alone': '-\n  q: When?\n  a: Now.\n-\n  q: Who?\n',
    'a bare list in braces': '- {q: When?, a: Now.}\n- {q: Who?}\n',
    'a list in TOML below another table':
      '[params]\nx = 1\n[[faq]]\nq = "When?"\na = "Now."\n[[faq]]\nq = "Who?"\n',
    'a bare list in JSON': '[{"q": "When?", "a": "Now."}, {"q": "Who?"}]',
    'a bare list in JSON over several lines':
      ' [\n  {"q": "When?", "a": "Now."},\n{"q": "Who?"}\n]\n',
  };
  for (const [form, text] of Object.entries(lists)) {
    it(`reads ${form}`, async () => {
      expect(pairs(await read(text))).to.deep.equal([
        ['When?', 'Now.'],
        ['Who?', ''],
      ]);
    });
  }

  const markdown: Record<string, string> = {
    'plain Markdown': 'We are **open**.\n\n- every day\n- every night',
    'Markdown that begins with a heading': '# About us\n\nWe are open.',
    'Markdown that begins with a link': '[Our calendar](/events) says more.',
    'Markdown that begins with a reference': '[calendar]\n\n[calendar]: /events',
    'Markdown that begins with a placeholder': '[LANGUAGE]-language circles',
    'Markdown that begins with an image in a link': '[![Logo](/logo.png)](/)',
    'Markdown that begins with a heading and a rule': '# About us\n---\nCome: in.\n---',
    'Markdown that begins with a shortcode': '{{< note >}}\n\nWe are open.',
    'Markdown that begins with a wiki link': '[[hours]] say more.',
    'Markdown that begins with a quotation as a link': '[“Open”](/x) says more.',
    'Markdown with a book in it': 'Note: we move.\n\nTitle: The Book',
    'Markdown that begins with a list': '- Open to the public\n- Free: for participants',
    'Markdown that begins like a mapping': 'Note: we move in May.\n\nThen: more room.',
    'Markdown that begins with an address': 'https://library.example/ is our site.',
    'Markdown that begins with a rule': '---\n\nWe are open.\n\nAll of us.',
    'Markdown with a rule in it': 'We are open.\n\n---\n\nAll of us.',
    'Markdown with brackets and braces': 'See {this} and [that].',
    'Markdown that begins with HTML': '<p>We are open.</p>',
  };
  for (const [form, text] of Object.entries(markdown)) {
    it(`takes ${form} as the about text`, async () => {
      const {about, faq, title} = await read(`${text}\n`);
      expect(about.trim()).to.equal(text);
      expect(faq).to.be.empty;
      expect(title).to.equal('');
    });
  }

  it('takes Markdown with Windows line ends, a byte order mark and blank lines above', async () => {
    const {about} = await read('\uFEFF\r\n\r\n# About\r\n\r\nWe are open.\r\n');
    expect(about.trim()).to.equal('# About\n\nWe are open.');
  });

  it('removes the indentation of Markdown that is indented as a whole', async () => {
    const {about} = await read('\n      We are open:\n\n        code\n\n      Come in.\n    ');
    expect(about.trim()).to.equal('We are open:\n\n  code\n\nCome in.');
  });

  it('takes an empty text as an empty document', async () => {
    for (const text of [
      '',
      '\uFEFF',
      ' \r\n\t\n',
      '---\n---\n',
      '---\n',
      '# only: a comment\nfaq:',
    ]) {
      expect(await read(text)).to.include({title: '', about: '', faq_title: '', lang: ''});
    }
  });
});

describe('the text below the front matter', () => {
  const BODY = 'We are **open**.\n\n---\n\nCome: in.';

  it('becomes the about text', async () => {
    const {title, about} = await read(`---\ntitle: About\n---\n\n${BODY}\n`);
    expect(title).to.equal('About');
    expect(about).to.equal(BODY);
  });

  it('yields to `about`, unless that is empty', async () => {
    expect((await read(`---\nabout: Come in.\n---\n${BODY}`)).about).to.equal('Come in.');
    for (const nothing of ['', '~', "''"]) {
      expect((await read(`---\nabout: ${nothing}\n---\n${BODY}`)).about).to.equal(BODY);
    }
  });

  it('may begin with anything', async () => {
    for (const body of ['[Our calendar](/events)', '{brace}', 'title: not a key', '- q: none']) {
      expect((await read(`---\ntitle: About\n---\n${body}`)).about).to.equal(body);
    }
  });
});

describe('a merge key', () => {
  it('adds the keys of its target to an entry, without replacing existing ones', async () => {
    const text =
      'x: &x {topic: Visits, a: Ask us.}\ny: &y {<<: *x, q: Who?}\nfaq:\n  - <<: *x\n    q: When?\n    a: Now.\n  - <<: [*y, {q: Why?, id: z}]\n  - <<: text\n    q: What?\n';
    const {faq} = await read(text);
    expect(faq.map(({q, a, topic, id}) => [q, a, topic, id])).to.deep.equal([
      ['When?', 'Now.', 'Visits', 'when'],
      ['Who?', 'Ask us.', 'Visits', 'z'],
      ['What?', '', '', 'what'],
    ]);
  });

  it('adds no key that the page has put on all objects', async () => {
    Object.assign(Object.prototype, {hidden: 'true', topic: 'Theirs'});
    try {
      const {faq} = await read('x: &x {a: Ask us.}\nfaq:\n  - <<: *x\n    q: When?\n');
      expect(faq.map(({q, topic}) => [q, topic])).to.deep.equal([['When?', '']]);
    } finally {
      for (const name of ['hidden', 'topic']) Reflect.deleteProperty(Object.prototype, name);
    }
  });

  it('reaches no prototype, and cannot expand beyond the limit', async () => {
    const {faq} = await read('x: &x {__proto__: {q: Lost}}\nfaq:\n  - <<: *x\n');
    expect(faq).to.be.empty;
    const many = Array.from({length: 200}, (_, i) => `k${String(i)}: x`).join(', ');
    const text = `x: &x {${many}}\nfaq:\n${'  - {<<: *x, q: A}\n'.repeat(60)}`;
    const fault: unknown = await read(text).catch((cause: unknown) => cause);
    expect(fault).to.be.instanceOf(Fault).and.include({code: 'too-large'});
  });
});

describe('a line at the margin', () => {
  const texts: Record<string, [text: string, answer: string]> = {
    'in double quotes': [
      'a: "Nothing at all.\nPlease bring a cup."',
      'Nothing at all. Please bring a cup.',
    ],
    'in single quotes': ["a: 'It''s free:\nbring a cup.' # ours", "It's free: bring a cup."],
    'after an empty line': ['a: "One.\n\n  Two.\n\n\nThree."', 'One.\nTwo.\n\nThree.'],
    'after a backslash': ['a: "On \\\nand \\"on\\"\\n\nand on."', 'On and "on"\n and on.'],
    'that looks like data': [
      'a: "Note:\n- [one]\n# two\n&three: |"',
      'Note: - [one] # two &three: |',
    ],
    'of a value below its key': ['a:\n      "One.\nTwo."', 'One. Two.'],
    'of a quoted key': ['"a": "One.\nTwo."', 'One. Two.'],
    'in braces': ['x: {y: "it\'s\nhere", # ]"\nz: it\'s }\n    a: B', 'B'],
    'in brackets': ['a: [\n"One.\nTwo.",\nThree\n]', 'One. Two.\n\nThree'],
  };
  for (const [name, [text, answer]] of Object.entries(texts)) {
    it(`belongs to its text ${name}`, async () => {
      const whole = `title: "Our\nlibrary"\nfaq:\n  - q: A\n    ${text}\n  - q: B\n    a: |\n      "Not open.\n  - q: "Is it\n  free?"\n    a: C\n`;
      const document = await read(whole);
      expect(document.title).to.equal('Our library');
      expect(pairs(document)).to.deep.equal([
        ['A', answer],
        ['B', '"Not open.\n'],
        ['Is it free?', 'C'],
      ]);
    });
  }

  it('belongs to a text in a list at the margin, with Windows line ends', async () => {
    const text = '- q: A\r\n  a: "One.\r\nTwo."\r\n- q: B\r\n  a:\r\n  - "Three.\r\nFour."\r\n';
    expect(pairs(await read(text))).to.deep.equal([
      ['A', 'One. Two.'],
      ['B', 'Three. Four.'],
    ]);
  });

  it('never hides the next question in a quote without an end', async () => {
    for (const text of [
      'faq:\n  - q: A\n    a: "Open.\n  - q: B\n    a: Closed."\n',
      'faq:\n- q: A\n  a: {x: "Open.\n- q: B\n  a: Closed."}\n',
      'faq:\n  - q: A\n    a: "Open.\n  - q: "B"\n    a: C\n',
    ]) {
      const fault: unknown = await read(text).catch((cause: unknown) => cause);
      expect(fault).to.be.instanceOf(Fault).and.include({code: 'syntax'});
    }
  });
});

describe('an anchor', () => {
  it('is a text if nothing refers to it', async () => {
    const text =
      'title: &Uuml;ber uns\nabout: &nbsp;Nada.\nfaq:\n  - q: &Auml;\n    a: &more\n      of\n\n      it # not this\n  - {q: &copy; us, a: &x y}\n  - q: &y B\n    a: [&lt; 3, &amp]\n';
    const document = await read(text);
    expect(document).to.include({title: '&Uuml;ber uns', about: '&nbsp;Nada.'});
    expect(pairs(document)).to.deep.equal([
      ['&Auml;', '&more of\nit'],
      ['&copy; us', '&x y'],
      ['&y B', '&lt; 3\n\n&amp'],
    ]);
  });

  it('is no text if something refers to it, or if it stands before a key, a quote or a list', async () => {
    const text =
      'title: &t A\nfaq_title: *t\nx: &x\n  y: z\nfaq: &f\n  - &q q: &b "B"\n    a: &c |\n      C\n  - &e\n    q: D\n    a: &l [E]\n';
    const document = await read(text);
    expect(document).to.include({title: 'A', faq_title: 'A'});
    expect(trimmed(pairs(document))).to.deep.equal([
      ['B', 'C'],
      ['D', 'E'],
    ]);
  });
});

describe('a scalar', () => {
  const asWritten = [
    ...['No', 'yes', 'off', 'true', 'False', 'null', 'Null', 'NULL', '2018', '007', '0x1F', '0o17'],
    ...[
      '1.50',
      '1e3',
      '.5',
      '-1',
      '+1',
      '1_000',
      '.inf',
      '.NaN',
      '12:30',
      '12:30:45',
      '2018-05-07',
    ],
    ...['2018-05-07 12:30:00 Z', '<<', '=', '~x', 'C:\\books', 'a#b', 'Öffnung'],
  ];
  for (const written of asWritten) {
    it(`stays as written in YAML: ${written}`, async () => {
      const document = await read(
        `title: ${written}\nfaq:\n  - q: ${written}\n    a: ${written}\n`,
      );
      expect(document.title).to.equal(written);
      expect(pairs(document)).to.deep.equal([[written, written]]);
    });
  }

  it('becomes empty text if missing or `~`', async () => {
    const document = await read('title: ~\nfaq_title:\nfaq:\n  - q: When?\n    a: ~\n  - q: ~\n');
    expect(document).to.include({title: '', faq_title: ''});
    expect(pairs(document)).to.deep.equal([['When?', '']]);
  });

  it('is never empty in quotes', async () => {
    const document = await read(`title: "~"\nfaq:\n  - q: '~'\n    a: "null"\n`);
    expect(document.title).to.equal('~');
    expect(pairs(document)).to.deep.equal([['~', 'null']]);
  });

  it('stays as written in JSON, if the browser keeps the source', async () => {
    const keep = (_key: string, value: unknown, context?: {source?: string}) =>
      context?.source ?? value;
    const keepsSource = JSON.parse('1', keep) === '1';
    const document = await read('{"title": 1.50, "faq": [{"q": 2018, "a": true}, {"q": false}]}');
    expect(document.title).to.equal(keepsSource ? '1.50' : '1.5');
    expect(pairs(document)).to.deep.equal([
      ['2018', 'true'],
      ['false', ''],
    ]);
    expect((await read('{"title": null, "faq": null}')).title).to.equal('');
  });

  for (const written of [
    '1.50',
    '2018',
    '0x1F',
    '1e3',
    'true',
    '2018-05-07',
    '2018-05-07T12:30:00Z',
    '12:30:00',
    '1_000',
  ]) {
    it(`stays as written in TOML: ${written}`, async () => {
      const document = await read(
        `title = ${written}\n[[faq]]\nq = ${written}\na = [${written}]\n`,
      );
      expect(document.title).to.equal(written);
      expect(pairs(document)).to.deep.equal([[written, written]]);
    });
  }

  it('keeps the lines of a folded text, and joins continued lines', async () => {
    const text = `faq:
  - q: "A \\
      long \\
      question?"
    a: >
      One line
      of text.

        indented more,
        as it is

      The end.
`;
    expect(pairs(await read(text))).to.deep.equal([
      ['A long question?', 'One line of text.\n\n  indented more,\n  as it is\n\nThe end.\n'],
    ]);
  });

  it('keeps a no-break space', async () => {
    const document = await read('title: 10\u00A0h\nfaq:\n  - q: Où\u00A0?\n    a: Là\u00A0!\n');
    expect(document.title).to.equal('10\u00A0h');
    expect(pairs(document)).to.deep.equal([['Où\u00A0?', 'Là\u00A0!']]);
  });

  it('is read as text in the property `data`', async () => {
    const document = await read({
      title: 2018,
      about: null,
      faq: [{q: true, a: 1.5}, {q: undefined}],
    });
    expect(document.title).to.equal('2018');
    expect(pairs(document)).to.deep.equal([['true', '1.5']]);
  });

  it('loses the white space around it, unless it is Markdown', async () => {
    const document = await read({
      title: ' About\n',
      faq: [{q: ' When? ', a: '    code\n', id: ' w '}],
    });
    expect(document.title).to.equal('About');
    expect(document.faq[0]).to.include({q: 'When?', a: '    code\n', id: 'w'});
  });

  it('fails with a custom tag', async () => {
    for (const tag of ['!!js/function', '!!binary', '!mine']) {
      const {code, facts} = await failureOf(`title: About\nfaq:\n  - q: ${tag} "x"\n`);
      expect(code).to.equal('syntax');
      expect(facts.line).to.equal(3);
    }
  });
});

describe('the content of a document', () => {
  it('includes every known key', async () => {
    const document = await read(
      `${YAML}lang: pt-BR\nlayout: about\nbundles: [style, print]\nunknown: {a: [1]}\n`,
    );
    expect(document).to.include({lang: 'pt-BR', layout: 'about', base: BASE});
    expect(document.bundles).to.deep.equal(['style', 'print']);
    expect(document).to.have.all.keys(
      ...['title', 'about', 'faq_title', 'faq', 'lang', 'layout', 'bundles', 'base'],
    );
    expect(document.faq[1]).to.deep.equal({id: 'who', q: 'Who?', a: 'You.', topic: '', base: BASE});
  });

  it('cannot be changed from outside', async () => {
    const document = await read(YAML);
    for (const part of [document, document.faq, document.faq[0], document.bundles]) {
      expect(part).to.be.frozen;
    }
  });

  it('can be passed back as data', async () => {
    const document = await read(`${YAML}lang: de\nbundles: [style]\n`);
    expect(await read(document)).to.deep.equal(document);
    expect(await read(JSON.stringify(document))).to.deep.equal(document);
  });

  it('leaves out an entry without a question, even with an answer', async () => {
    const entries = [{q: '', a: 'A'}, {a: 'B'}, {q: ' \n', a: 'C'}, {q: null, a: 'D'}, null, {}];
    expect(questions(await read({faq: [...entries, {q: 'When?'}]}))).to.deep.equal(['When?']);
    expect(await problems({faq: entries})).to.be.empty;
  });

  const names: Record<string, string[]> = {
    q: ['q', 'question', 'title'],
    a: ['a', 'answer', 'text', 'response'],
    id: ['id', 'key'],
    topic: ['topic', 'category', 'section'],
  };
  for (const [ours, theirs] of Object.entries(names)) {
    for (const name of theirs) {
      it(`reads \`${name}\` as \`${ours}\``, async () => {
        const written = {[name]: `Their ${ours}`};
        const entry = ours === 'q' ? written : {q: 'When?', ...written};
        const [found] = (await read({faq: [entry]})).faq;
        expect(found).to.have.property(ours, `Their ${ours}`);
        const yaml = `faq:\n  - ${JSON.stringify(entry)}\n`;
        expect((await read(yaml)).faq[0]).to.have.property(ours, `Their ${ours}`);
      });
    }
  }

  it('prefers our own name over other names', async () => {
    const entry = {
      title: 'x',
      question: 'x',
      q: 'When?',
      text: 'x',
      a: 'Now.',
      key: 'x',
      id: 'when',
    };
    expect((await read({faq: [entry]})).faq[0]).to.include({q: 'When?', a: 'Now.', id: 'when'});
  });

  it('uses another name if ours is empty', async () => {
    const entry = {q: '', question: 'When?', a: null, answer: 'Now.', id: ' ', key: 'when'};
    expect((await read({faq: [entry]})).faq[0]).to.include({q: 'When?', a: 'Now.', id: 'when'});
  });

  it('may hold a question and a group in one entry', async () => {
    const document = await read({
      faq: [
        {q: 'When?', a: 'Now.', topic: 'Time', questions: [{q: 'Until when?'}], faq: [{q: 'Why?'}]},
      ],
    });
    expect(document.faq.map(({q, a, topic}) => [q, a, topic])).to.deep.equal([
      ['When?', 'Now.', 'Time'],
      ['Until when?', '', 'Time'],
      ['Why?', '', 'Time'],
    ]);
  });

  it('may hold an answer or the about text as a list of paragraphs', async () => {
    const document = await read(
      'about: [One., Two.]\nfaq:\n  - q: When?\n    a:\n      - Now.\n      - 2018\n',
    );
    expect(document.about).to.equal('One.\n\nTwo.');
    expect(pairs(document)).to.deep.equal([['When?', 'Now.\n\n2018']]);
  });

  for (const name of ['topic', 'title', 'name', 'section']) {
    for (const list of ['questions', 'entries', 'faq']) {
      it(`may group questions: \`${name}\` and \`${list}\``, async () => {
        const document = await read({
          faq: [
            {q: 'Before?'},
            {
              [name]: 'Visits',
              [list]: [
                {q: 'When?', a: 'Now.'},
                {q: 'Where?', topic: 'Ways'},
              ],
            },
            {q: 'After?'},
          ],
        });
        expect(document.faq.map(({q, topic}) => [q, topic])).to.deep.equal([
          ['Before?', ''],
          ['When?', 'Visits'],
          ['Where?', 'Ways'],
          ['After?', ''],
        ]);
      });
    }
  }
});

describe('a mistake in a document', () => {
  it('is reported with its place, and the rest is kept', async () => {
    const data = {
      title: ['About'],
      about: {here: true},
      faq_title: 'Questions',
      lang: {de: true},
      bundles: 'style',
      faq: [
        {q: 'When?', a: 'Now.'},
        {q: ['Who?'], a: 'You.'},
        {q: 'Where?', a: {here: true}},
        'How?',
        {q: 'Why?', a: ['Because.', ['or'], 'not.'], id: {}, topic: []},
        ['q', 'a'],
        {topic: 'Visits', questions: [{q: 'Which?', answer: {}}]},
      ],
    };
    expect(await problems(data)).to.deep.equal({
      title: 'a text',
      about: 'a text',
      lang: 'a text',
      bundles: 'a list of names',
      'faq[1].q': 'a text',
      'faq[2].a': 'a text',
      'faq[3]': 'a question with "q" and "a"',
      'faq[4].a[1]': 'a text',
      'faq[4].id': 'a text',
      'faq[4].topic': 'a text',
      'faq[5]': 'a question with "q" and "a"',
      'faq[6].questions[0].answer': 'a text',
    });
    const document = await read(data);
    expect(document).to.include({title: '', about: '', faq_title: 'Questions'});
    expect(document.bundles).to.be.empty;
    expect(trimmed(pairs(document))).to.deep.equal([
      ['When?', 'Now.'],
      ['Where?', ''],
      ['Why?', 'Because.\n\n\n\nnot.'],
      ['Which?', ''],
    ]);
  });

  it('is reported for a FAQ that is not a list', async () => {
    for (const faq of ['When?', {q: 'When?'}, 2018]) {
      expect(await problems({title: 'About', faq})).to.deep.equal({faq: 'a list of questions'});
    }
    expect((await read('title: About\nfaq:\n  q: When?\n')).title).to.equal('About');
  });

  it('is reported by number in a bare list', async () => {
    expect(await problems('- q: When?\n- q: [Who?]\n')).to.deep.equal({'[1].q': 'a text'});
  });

  it('is reported for data that is not a document', async () => {
    for (const data of [42, true]) {
      expect(await problems(data)).to.deep.equal({'': 'keys and values'});
    }
    const fault = (await compose([{content: '"About"', format: 'json', base: BASE}])).faults[0];
    expect(fault?.code).to.equal('invalid-document');
  });

  it('is reported with the value found and its source', async () => {
    const content = 'title: [About]\nlang: {a: b}\nfaq: When?\n';
    const {faults} = await compose([{content, base: BASE, url: BASE}]);
    expect(faults.map(({facts}) => [facts.path, facts.found, facts.url])).to.deep.equal([
      ['title', 'a list', BASE],
      ['lang', 'a mapping', BASE],
      ['faq', 'a text', BASE],
    ]);
  });

  it('reaches no prototype', async () => {
    const texts = [
      `{"__proto__": {"title": "Stolen", "faq": [{"q": "Stolen"}]}, "constructor": {"prototype": {"title": "x"}},
        "faq": [{"__proto__": {"q": "Stolen"}}, {"constructor": "x", "toString": "y", "q": "When?"}]}`,
      `__proto__: {title: Stolen, faq: [{q: Stolen}]}
constructor: {prototype: {title: x}}
faq:
  - __proto__: {q: Stolen}
  - {constructor: x, toString: y, q: When?}
`,
    ];
    for (const text of texts) {
      const {document, faults} = await composed(text);
      expect(document.title).to.equal('');
      expect(questions(document)).to.deep.equal(['When?']);
      expect(faults).to.be.empty;
      expect(({} as Record<string, unknown>)['title']).to.be.undefined;
      expect(Object.getPrototypeOf(document)).to.equal(Object.prototype);
    }
  });

  it('does not let inherited keys count', async () => {
    const derived = Object.create({title: 'Stolen', faq: [{q: 'Stolen'}]}) as object;
    const entry = Object.create({q: 'Stolen', a: 'Stolen'}) as object;
    expect(await read(derived)).to.include({title: ''});
    expect((await read(derived)).faq).to.be.empty;
    expect((await read({faq: [entry]})).faq).to.be.empty;
    const own = Object.assign(Object.create({q: 'Stolen'}) as object, {question: 'When?'});
    expect(questions(await read({faq: [own]}))).to.deep.equal(['When?']);
  });
});

describe('merging several documents', () => {
  const merged = async (...contents: unknown[]) => (await composed(...contents)).document;

  it('makes one document, in which later scalars win', async () => {
    const document = await merged(
      {title: 'A', about: 'A', faq_title: 'A', lang: 'de', layout: 'a', bundles: ['a']},
      {title: 'B', lang: 'fr', bundles: ['b', 'c'], faq: []},
      {faq_title: 'C', about: ''},
    );
    expect(document).to.include({title: 'B', about: 'A', faq_title: 'C', lang: 'fr', layout: 'a'});
    expect(document.bundles).to.deep.equal(['b', 'c']);
  });

  it('appends entries, each with its own base', async () => {
    const sources = ['a', 'b'].map(name => ({
      content: {about: name, faq: [{q: `${name}?`}]},
      base: `https://${name}.example/`,
    }));
    const {document} = await compose(sources);
    expect(document.faq.map(({q, base}) => [q, base])).to.deep.equal([
      ['a?', 'https://a.example/'],
      ['b?', 'https://b.example/'],
    ]);
    expect(document.base).to.equal('https://b.example/');
  });

  it('takes the base of the about text from the document that holds it', async () => {
    const {document} = await compose([
      {content: {about: 'Come in.'}, base: 'https://a.example/'},
      {content: {title: 'About'}, base: 'https://b.example/'},
    ]);
    expect(document.base).to.equal('https://a.example/');
  });

  it('replaces an entry in its place, by id', async () => {
    const document = await merged(
      {faq: [{q: 'When?', id: 'when', a: 'Now.', topic: 'Visits'}, {q: 'Who?'}]},
      {faq: [{q: 'At what time?', id: 'when', a: 'Later.'}, {q: 'Why?'}]},
    );
    expect(pairs(document)).to.deep.equal([
      ['At what time?', 'Later.'],
      ['Who?', ''],
      ['Why?', ''],
    ]);
    expect(document.faq[0]).to.include({id: 'when', topic: ''});
  });

  it('replaces an entry in its place, by question', async () => {
    const document = await merged(
      {faq: [{q: 'When?', a: 'Now.'}, {q: 'Who?'}]},
      {faq: [{q: 'Why?'}, {q: 'When?', a: 'Later.'}]},
    );
    expect(pairs(document)).to.deep.equal([
      ['When?', 'Later.'],
      ['Who?', ''],
      ['Why?', ''],
    ]);
  });

  it('prefers the id over the question', async () => {
    const document = await merged(
      {
        faq: [
          {q: 'When?', a: 'A'},
          {q: 'Who?', id: 'who', a: 'B'},
        ],
      },
      {faq: [{q: 'When?', id: 'who', a: 'C'}]},
    );
    expect(pairs(document)).to.deep.equal([
      ['When?', 'A'],
      ['When?', 'C'],
    ]);
  });

  it('gives a replaced entry the base of its replacement', async () => {
    const {document} = await compose([
      {content: {faq: [{q: 'When?', id: 'w'}]}, base: 'https://a.example/'},
      {content: {faq: [{q: 'When?', id: 'w'}]}, base: 'https://b.example/'},
    ]);
    expect(document.faq.map(({base}) => base)).to.deep.equal(['https://b.example/']);
  });

  it('removes an entry with `hidden`', async () => {
    const first = {faq: [{q: 'When?', id: 'when'}, {q: 'Who?'}, {q: 'Why?'}]};
    expect(questions(await merged(first, 'faq:\n  - {id: when, hidden: true}\n'))).to.deep.equal([
      'Who?',
      'Why?',
    ]);
    expect(questions(await merged(first, {faq: [{q: 'Who?', hidden: true}]}))).to.deep.equal([
      'When?',
      'Why?',
    ]);
    expect(questions(await merged(first, {faq: [{q: 'Who?', hidden: false}]}))).to.have.length(3);
    expect(questions(await merged(first, 'faq:\n  - {q: Who?, hidden: false}\n'))).to.have.length(
      3,
    );
  });

  it('can restore a removed entry', async () => {
    const document = await merged(
      {faq: [{q: 'When?', id: 'w'}, {q: 'Who?'}]},
      {faq: [{id: 'w', hidden: true}]},
      {faq: [{q: 'When now?', id: 'w'}]},
    );
    expect(questions(document)).to.deep.equal(['When now?', 'Who?']);
  });

  it('keeps duplicates within one document', async () => {
    const twice = {
      faq: [{q: 'When?', id: 'w', a: 'A'}, {q: 'When?', id: 'w', a: 'B'}, {q: 'When?'}],
    };
    expect(pairs(await merged(twice))).to.deep.equal([
      ['When?', 'A'],
      ['When?', 'B'],
      ['When?', ''],
    ]);
    expect(await merged({faq: []}, twice).then(questions)).to.have.length(3);
  });

  it('shows nothing of an entry hidden in its own document', async () => {
    expect(questions(await merged({faq: [{q: 'When?', hidden: true}, {q: 'Who?'}]}))).to.deep.equal(
      ['Who?'],
    );
  });
});

describe('the id of a question', () => {
  const slugs: Record<string, string> = {
    'When are you open?': 'when-are-you-open',
    '  --A--  b__c -- ': 'a-b-c',
    'Où est la bibliothèque ?': 'où-est-la-bibliothèque',
    'ÜBER UNS: die STRASSE, die Straße': 'über-uns-die-strasse-die-straße',
    '図書館は何時に開きますか？': '図書館は何時に開きますか',
    'हिन्दी में सवाल?': 'हिन्दी-में-सवाल',
    'متى تفتح المكتبة في ٢٠٢٤؟': 'متى-تفتح-المكتبة-في-٢٠٢٤',
    'Сколько это стоит?': 'сколько-это-стоит',
    '😀 Is it free? 100 %!': 'is-it-free-100',
    'What is **We Learn**, in `short`?': 'what-is-we-learn-in-short',
    'Where is [the guide](https://library.example/guide "x")?': 'where-is-the-guide',
    'Where is ![the map](/map.png)?': 'where-is-the-map',
    'Press <kbd>Ctrl</kbd> + <kbd title="c">C</kbd>?': 'press-ctrl-c',
    'Is 3 < 4 > 2?': 'is-3-4-2',
    'Fees &amp; fines?': 'fees-fines',
    'What is `<details>`?': 'what-is-details',
    'What is ``a`<b>``?': 'what-is-a-b',
    'Is `&eacute;` \\&amp; here?': 'is-eacute-amp-here',
    'Caf&eacute; &Uuml;ber Stra&szlig;e &ndash; wo&hellip;?': 'café-über-straße-wo',
    'What is <https://library.example/x>?': 'what-is-https-library-example-x',
    '<Ctrl>': 'ctrl',
    'Is un*belie*vable ~~o~~k?': 'is-unbelievable-ok',
    '図書館は**無料**ですか？': '図書館は無料ですか',
    'Is [![the map](/map.png)](/big.png) old?': 'is-the-map-old',
    'Is <img src="/a>b.png" alt="the map"> old<br>or new?': 'is-the-map-old-or-new',
    'I ❤️ books': 'i-books',
    '☎️ How do I call you?': 'how-do-i-call-you',
    '1️⃣ Press 2️⃣': '1-press-2',
    'می‌خواهم و میخواهم': 'میخواهم-و-میخواهم',
    'Biblio\u00ADthek und Biblio&shy;thek': 'bibliothek-und-bibliothek',
    '👩‍💻 Who codes?': 'who-codes',
    'Is it {{ free }}? {: .note} {#free}': 'is-it-free',
    'Where is <iframe src="/map" title="the map"></iframe>?': 'where-is-the-map',
  };
  for (const [question, expected] of Object.entries(slugs)) {
    it(`comes from its words: ${question}`, () => expect(slug(question)).to.equal(expected));
  }

  it('comes from its words as they are shown', async () => {
    const render = await rendering();
    for (const question of Object.keys(slugs)) {
      const nodes = render(question, {base: BASE, level: 2, inline: true});
      for (const image of nodes.querySelectorAll('img')) image.replaceWith(image.alt);
      for (const br of nodes.querySelectorAll('br')) br.replaceWith(' ');
      const text = nodes.textContent.replace(/[\u00AD\u200C\u200D\u20E3\uFE0F]/g, '');
      const words = text
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{Nd}]+/gu);
      expect(slug(question), question).to.equal(words?.join('-'));
    }
  });

  it('comes from its words, however its accents are encoded', () => {
    for (const form of ['NFC', 'NFD']) {
      expect(slug('Où ?'.normalize(form))).to.equal('où'.normalize('NFC'));
    }
  });

  it('is `question` if it has no words', () => {
    for (const text of ['?!', '…', '😀', '---']) expect(slug(text)).to.equal('question');
  });

  it('gets a number if it is taken', async () => {
    const faq = ['When?', 'when', 'WHEN!', '?', '!', 'When 2'].map(q => ({q}));
    expect(ids(await read({faq}))).to.deep.equal([
      ...['when', 'when-2', 'when-3', 'question', 'question-2', 'when-2-2'],
    ]);
  });

  it('is its own id, as written', async () => {
    const faq = [
      {q: 'A?', id: 'Öffnung 1'},
      {q: 'B?', id: '2018'},
      {q: 'C?', id: ''},
    ];
    expect(ids(await read({faq}))).to.deep.equal(['Öffnung 1', '2018', 'c']);
  });

  it('reserves its own id before other questions take it', async () => {
    const faq = [
      {q: 'Hours?'},
      {q: 'Hours?'},
      {q: 'Opening', id: 'hours'},
      {q: 'x', id: 'hours-2'},
    ];
    expect(ids(await read({faq}))).to.deep.equal(['hours-3', 'hours-4', 'hours', 'hours-2']);
  });

  it('is its own id and a number if that id is taken', async () => {
    const faq = [
      {q: 'A?', id: 'a'},
      {q: 'B?', id: 'a'},
      {q: 'C?', id: 'a'},
    ];
    expect(ids(await read({faq}))).to.deep.equal(['a', 'a-2', 'a-3']);
  });

  it('ignores hidden questions, which reserve nothing', async () => {
    const faq = [{q: 'When?', hidden: true}, {a: 'x', id: 'when'}, {q: 'When?'}];
    expect(ids(await read({faq}))).to.deep.equal(['when']);
  });
});

describe('a limit of a document', () => {
  const MIB = 1024 * 1024;
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  const deep = (levels: number) => JSON.parse(nested(levels)) as unknown;
  const entries = (count: number) => Array.from({length: count}, (_, i) => ({q: `${i}?`}));

  async function tooLarge(...contents: unknown[]): Promise<string> {
    const fault = await failure(...contents.map(content => ({content, base: BASE})));
    expect(fault.code).to.equal('too-large');
    return explain(fault).message;
  }

  it('is 8 MiB of text', async () => {
    const text = 'title: About\nabout: ';
    const room = 8 * MIB - text.length;
    expect((await read(text + 'a'.repeat(room))).about).to.have.length(room);
    expect(await tooLarge(text + 'a'.repeat(room + 1))).to.include('8 MiB');
  });

  it('does not apply to a line, which is read or refused', async () => {
    for (const {sign, before} of unendedLines) {
      const outcome = await compose([{content: before + sign.repeat(MIB), base: BASE}]).catch(
        (cause: unknown) => cause,
      );
      if (outcome instanceof Error) expect(outcome).to.be.instanceOf(Fault);
    }
  });

  it('is 10,000 questions, across all documents', async () => {
    expect((await read({faq: entries(10_000)})).faq).to.have.length(10_000);
    expect(await tooLarge({faq: entries(10_001)})).to.match(/questions.* 10000/);
    expect(await tooLarge({faq: entries(10_000)}, [{q: 'One more?'}])).to.match(
      /questions.* 10000/,
    );
  });

  it('is 10,000 questions in YAML', async () => {
    expect(await tooLarge('faq:\n' + '- q: When?\n'.repeat(10_001))).to.include('10000');
  });

  it('allows 10,000 questions and long answers in TOML', async () => {
    const answer = `"${'a, [b] = {c}. \\" #'.repeat(20)}"`;
    const whole = `+++\n${`[[faq]]\nid = 'x'\nq = "When?" # now\na = ${answer}\n`.repeat(10_000)}+++\n`;
    expect((await read(whole)).faq).to.have.length(10_000);
    const strings = ['"', "'", '"""', "'''"].map(quote => [
      quote,
      `\n${quote}`.slice(quote.length % 3),
    ]);
    for (const [open, close] of strings) {
      const text = (length: number) =>
        `title = "About"\nabout = ${open}${'a'.repeat(length)}${close}\n`;
      expect((await read(text(59_000))).about.trim()).to.have.length(59_000);
      expect(await tooLarge(text(60_001))).to.include('60000 characters in one TOML string');
    }
  });

  const crowds: Record<string, string> = {
    'values of an array': `x = [${'1,'.repeat(100_000)}]`,
    'arrays in an array': `x = [${'[],'.repeat(100_000)}]`,
    'keys of a path': `${'a.'.repeat(100_000)}a = 1`,
    pairs: 'a=1\n'.repeat(100_001),
    tables: '[[x]]\n'.repeat(100_000),
    comments: '#\n'.repeat(100_001),
    'comments with quotes': '#"\n'.repeat(100_001),
    'pairs below a string with quotes': `x = "\\""\n${'a=1\n'.repeat(100_000)}`,
    'pairs below a string of lines': `x = """\\"""\n'"""\n${'a=1\n'.repeat(100_000)}`,
  };
  for (const [name, text] of Object.entries(crowds)) {
    it(`is 100,000 ${name} in TOML`, async () => {
      const said = await tooLarge(`title = "About"\n${text}\n`);
      expect(said).to.match(/more than 100000 TOML values.*YAML/);
    });
  }

  const forms: Record<string, (levels: number) => unknown> = {
    YAML: levels => `title: About\nx: ${nested(levels)}`,
    'YAML of blocks': levels => `title: About\nx:\n${'- '.repeat(levels)}x`,
    JSON: levels => `{"title": "About", "x": ${nested(levels)}}`,
    data: levels => ({title: 'About', x: deep(levels)}),
  };
  for (const [form, text] of Object.entries(forms)) {
    it(`is 64 levels of ${form}`, async () => {
      expect((await read(text(63))).title).to.equal('About');
      expect(await tooLarge(text(64))).to.match(/more than 64 levels deep\. Use fewer/);
    });
  }

  it('is 64 levels, however deep the nesting is', async () => {
    for (const form of ['YAML', 'YAML of blocks', 'JSON']) {
      await tooLarge(forms[form]?.(200_000));
    }
  });

  it('is 10,000 repeated values, so that an alias bomb fails', async () => {
    const laughs = Array.from({length: 12}, (_, i) => {
      const last = i ? `*l${i - 1}` : 'lol';
      return `l${i}: &l${i} [${Array(10).fill(last).join()}]`;
    });
    expect(await tooLarge(`title: About\n${laughs.join('\n')}`)).to.match(/[Aa]liases.*10000/);
  });

  it('is 10,000 repeated values, and not one less', async () => {
    const list = `list: &list [${Array(98).fill('x').join()}]`; // 99 with itself
    const repeat = (times: number) =>
      `title: About\n${list}\nx: [${Array(times).fill('*list').join()}]`;
    expect((await read(repeat(101))).title).to.equal('About');
    await tooLarge(repeat(103));
  });

  it('allows aliases as such', async () => {
    const document = await read(
      'faq:\n  - &one {q: When?, a: &now Now.}\n  - {q: Who?, a: *now}\n  - *one\n',
    );
    expect(pairs(document)).to.deep.equal([
      ['When?', 'Now.'],
      ['Who?', 'Now.'],
      ['When?', 'Now.'],
    ]);
  });

  it('refuses cycles as too large', async () => {
    await tooLarge('title: About\nx: &x [*x]');
    await tooLarge('title: About\nx: &x [*x, *x, *x]');
    await tooLarge('title: About\nfaq: &f\n  - topic: A\n    questions: *f\n');
    await tooLarge('---\n&all\ntitle: About\nabout: *all\n---\n');
    const data: Record<string, unknown> = {title: 'About'};
    data['faq'] = [data, data];
    await tooLarge(data);
  });
});

describe('a source that cannot be read', () => {
  const bad = {content: 'title: "About', base: BASE, url: `${BASE}?bad`};
  const good = {content: YAML, base: BASE, url: BASE};

  it('leaves the document of the other sources', async () => {
    for (const sources of [
      [bad, good],
      [good, bad],
    ]) {
      const {document, faults} = await compose(sources);
      expect(questions(document)).to.deep.equal(['When?', 'Who?']);
      expect(faults.map(({code, facts}) => [code, facts.url])).to.deep.equal([['syntax', bad.url]]);
    }
  });

  it('is the error if there is no other source', async () => {
    expect((await failure(bad)).facts.url).to.equal(bad.url);
    const other = {content: '{', base: BASE, url: BASE};
    expect((await failure(other, bad)).facts.url).to.equal(other.url);
  });

  it('is named, even if its own code threw', async () => {
    const data = {
      get title(): string {
        throw new TypeError('Mine');
      },
    };
    const error = await composed(data).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(Fault).and.include({code: 'invalid-document'});
    expect((error as Fault).cause).to.be.instanceOf(TypeError);
  });

  it('keeps the cause', async () => {
    expect((await failure(bad)).cause).to.be.instanceOf(Error);
    expect(explain(await failure(bad)).cause).to.be.instanceOf(Error);
  });
});

describe('a syntax error', () => {
  /** The mistake is at the second colon. */
  const MISTAKE = 'title: About us: all\n';

  const texts: [string, string, number, number][] = [
    ['in bare YAML', `${MISTAKE}about: x`, 1, 16],
    ['in front matter', `---\n${MISTAKE}---\n`, 2, 16],
    ['below blank lines and a byte order mark', `\uFEFF\n\n---\n${MISTAKE}`, 4, 16],
    ['in a text of Windows', `---\r\nlang: de\r\n${MISTAKE}---\r\n`, 3, 16],
    ['in a text of an old Mac', `---\rlang: de\r${MISTAKE}`, 3, 16],
    ['in a text that is indented as a whole', `\n    lang: de\n    ${MISTAKE}`, 3, 20],
  ];
  for (const [where, text, line, column] of texts) {
    it(`has a line and a column ${where}`, async () => {
      const {code, facts} = await failureOf(text);
      expect(code).to.equal('syntax');
      expect({line: facts.line, column: facts.column}).to.deep.equal({line, column});
    });
  }

  it('has a line and a column for a repeated key', async () => {
    const {facts} = await failureOf('faq:\n  - q: When?\n    a: Now.\n    q: Who?\n');
    expect(facts).to.include({line: 4, column: 5, expected: 'YAML'});
  });

  const jsons: [string, string, number, number][] = [
    ['in JSON', '{"title": About}', 1, 11],
    ['in JSON over several lines', '{\n  "title": "About",\n  "about": x\n}', 3, 12],
    ['in JSON below blank lines', '\n\n{\n  "title": x}', 4, 12],
    ['in JSON with a comma too many', '{\n  "title": "About",\n}', 3, 1],
    ['in JSON that ends too early', '{"title": "About"', 1, 18],
  ];
  for (const [where, text, line, column] of jsons) {
    it(`has a line and a column ${where}`, async () => {
      const {code, facts} = await failureOf(text);
      expect(code).to.equal('syntax');
      expect(facts.expected).to.equal('JSON');
      expect({line: facts.line, column: facts.column}).to.deep.equal({line, column});
    });
  }
});

describe('an error', () => {
  const explained = (code: WelearnErrorCode, facts: Facts) => explain(new Fault(code, facts));

  /** Each message must name the problem and the remedy. */
  const messages: [WelearnErrorCode, Facts, RegExp[]][] = [
    ['network', {url: BASE}, [/library\.example\/about\.md/, /Check the address/]],
    [
      'network',
      {url: BASE, page: 'https://town.example'},
      [/https:\/\/town\.example/, /"Access-Control-Allow-Origin: \*"/, /connect-src/, /address/],
    ],
    [
      'network',
      {url: 'https://github.com/p2pu/site/blob/main/about.md?plain=1#L3'},
      [/: https:\/\/raw\.githubusercontent\.com\/p2pu\/site\/main\/about\.md\.?$/],
    ],
    [
      'network',
      {url: 'https://github.com/p2pu/site/edit/main/about.md', page: 'https://town.example'},
      [/: https:\/\/raw\.githubusercontent\.com\/p2pu\/site\/main\/about\.md\.?$/],
    ],
    [
      'network',
      {
        url: 'https://www.dropbox.com/scl/fi/a1/about.md?rlkey=b2&dl=0',
        page: 'https://town.example',
      },
      [/: https:\/\/dl\.dropboxusercontent\.com\/scl\/fi\/a1\/about\.md\?rlkey=b2$/],
    ],
    [
      'network',
      {url: 'https://dropbox.com/s/a1/about.md?dl=0', page: 'https://town.example'},
      [/: https:\/\/dl\.dropboxusercontent\.com\/s\/a1\/about\.md$/],
    ],
    [
      'network',
      {url: 'https://docs.google.com/document/d/a1/edit', page: 'https://town.example'},
      [/does not let other sites read/, /put it on your own site\.$/],
    ],
    [
      'not-a-document',
      {url: 'https://drive.google.com/file/d/a1/view'},
      [/does not let other sites read/, /put it on your own site\.$/],
    ],
    [
      'not-a-document',
      {url: 'https://gitlab.com/p2pu/we/learn/-/blob/main/about.md'},
      [/: https:\/\/gitlab\.com\/p2pu\/we\/learn\/-\/raw\/main\/about\.md\.?$/],
    ],
    [
      'not-a-document',
      {url: 'https://codeberg.org/p2pu/learn/src/branch/main/about.md'},
      [/: https:\/\/codeberg\.org\/p2pu\/learn\/raw\/branch\/main\/about\.md\.?$/],
    ],
    [
      'not-a-document',
      {url: 'https://bitbucket.org/p2pu/learn/src/main/about.md'},
      [/: https:\/\/bitbucket\.org\/p2pu\/learn\/raw\/main\/about\.md\.?$/],
    ],
    [
      'not-a-document',
      {url: 'https://gist.github.com/p2pu/a1b2/'},
      [/: https:\/\/gist\.githubusercontent\.com\/p2pu\/a1b2\/raw\.?$/],
    ],
    // Pages that are no files.
    ['not-a-document', {url: 'https://github.com/p2pu/site'}, [/address of the file/]],
    ['not-a-document', {url: 'https://gitlab.com/p2pu/-/issues/1'}, [/address of the file/]],
    [
      'not-a-document',
      {url: 'https://github.com/p2pu/site/tree/main/docs'},
      [/address of the file/],
    ],
    ['not-a-document', {url: 'https://github.com/p2pu/site/blob'}, [/address of the file/]],
    [
      'not-a-document',
      {url: 'https://gist.github.com/p2pu/a1b2/revisions'},
      [/address of the file/],
    ],
    ['not-a-document', {url: 'https://gist.github.com/p2pu'}, [/address of the file/]],
    [
      'not-a-document',
      {url: 'https://bitbucket.org/p2pu/learn/commits/a1'},
      [/address of the file/],
    ],
    ['not-a-document', {url: 'https://bitbucket.org/p2pu/learn/src'}, [/address of the file/]],
    ['not-a-document', {url: 'https://www.dropbox.com/home/about.md'}, [/address of the file/]],
    ['not-a-document', {url: 'https://www.dropbox.com/s'}, [/address of the file/]],
    ['not-a-document', {url: 'https://notgithub.com/a/b/blob/c.md'}, [/address of the file/]],
    ['not-a-document', {url: 'https://team.notion.site/a1'}, [/does not let other sites read/]],
    ['not-a-document', {url: 'https://notnotion.so/a1'}, [/address of the file/]],
    ['timeout', {url: BASE}, [/library\.example\/about\.md/, /10 seconds/, /again/]],
    ['http-status', {url: BASE, status: 404}, [/about\.md/, /404/, /Check the address/]],
    ['http-status', {url: BASE, status: 410}, [/about\.md/, /410/, /Check the address/]],
    ['http-status', {url: BASE, status: 401}, [/about\.md/, /401/, /not public/]],
    ['http-status', {url: BASE, status: 403}, [/about\.md/, /403/, /not public/]],
    ['http-status', {url: BASE, status: 503}, [/about\.md/, /503/, /Try again later/]],
    ['not-a-document', {url: BASE}, [/about\.md/, /HTML/, /address of the file/, /Raw/]],
    ['too-large', {found: 'text', expected: '8 MiB'}, [/text/, /8 MiB/, /Split/]],
    ['too-large', {found: 'questions', expected: '10000'}, [/questions/, /10000/, /Split/]],
    [
      'too-large',
      {found: 'repeats', expected: '10000'},
      [/aliases/, /10000/, /write the values out/],
    ],
    [
      'syntax',
      {expected: 'YAML', found: 'bad indentation'},
      [/YAML/, /bad indentation/, /Correct/],
    ],
    ['syntax', {expected: 'JSON', found: 'a comma'}, [/JSON/, /a comma/, /Correct/]],
    [
      'invalid-document',
      {path: 'faq', expected: 'a list of questions', found: 'a text'},
      [/^"faq" must be a list of questions; found a text\./, /Start each question with "- q:"\./],
    ],
    [
      'invalid-document',
      {path: 'faq[2].a', expected: 'a text', found: 'a mapping'},
      [/^"faq\[2\]\.a" must be a text; found keys and values\. .*put it in quotes\.$/],
    ],
    [
      'invalid-document',
      {path: '', expected: 'keys and values', found: 'a text'},
      [/^The document must be keys and values; found a text\. Start with/],
    ],
    [
      'invalid-document',
      {path: 'faqs', expected: 'faq', found: 'faqs', isKey: true},
      [/^Unknown key "faqs"\. Did you mean "faq"\?$/],
    ],
    [
      'invalid-attribute',
      {path: 'heading-level', expected: 'a number from 1 to 6', found: '9'},
      [/"heading-level"/, /a number from 1 to 6/, /"9"/],
    ],
    [
      'invalid-attribute',
      {path: 'data', expected: 'JSON', found: 'x', cure: 'Remove the comma before "}".'},
      [/comma before "}"\. In JSON, .*straight double quotes\. Put the value.*single quotes\.$/],
    ],
    [
      'invalid-attribute',
      {path: 'data', expected: 'JSON', found: 'x', cure: 'JSON needs double quotes: ".'},
      [/"x"\. JSON needs double quotes: "\. Put the value of the attribute in single quotes\.$/],
    ],
    ['script', {found: 'marked.js'}, [/marked\.js/, /Reload/, /folder/]],
  ];
  for (const [code, facts, patterns] of messages) {
    it(`names the problem and the remedy: ${code} ${facts.status ?? facts.found ?? ''}`, () => {
      const {message} = explained(code, facts);
      for (const pattern of patterns) expect(message).to.match(pattern);
      expect(message).not.to.match(/undefined|null|NaN|\[object/);
      expect(message).to.match(/(\.|\?|\.md|rlkey=b2|\/raw)$/);
    });
  }

  it('has a message even without facts', () => {
    for (const [code] of messages) {
      expect(explained(code, {}).message)
        .to.match(/^\S.*\.$/)
        .and.not.match(/undefined|null|NaN/);
    }
  });

  it('begins with its place, as editors and compilers print it', () => {
    const facts = {url: `${BASE}?v=2`, line: 14, column: 3, expected: 'YAML', found: 'x'};
    expect(explained('syntax', facts).message).to.match(/^about\.md:14:3: This/);
    expect(explained('syntax', {...facts, url: undefined}).message).to.match(/^line 14:3: This/);
    const inData = {attribute: 'data', path: '[0]', expected: 'a question', found: 'a text'};
    const place = {line: 1, column: 2};
    expect(explained('invalid-document', {...inData, ...place}).message).to.match(
      /^attribute "data", line 1:2: "\[0\]" must/,
    );
    expect(explained('invalid-document', inData).message).to.match(
      /^attribute "data": "\[0\]" must/,
    );
  });

  it('explains how to write an address that cannot be fetched', () => {
    for (const url of ['javascript:1', 'http//[', 'file:///about.md']) {
      expect(explained('network', {url, page: 'https://library.example'}).message)
        .to.match(/begins with https:\/\//)
        .and.not.match(/Allow-Origin/);
    }
    const url = 'file:///about.md';
    const own = explain(new Fault('network', {url}), new URL(url).origin);
    expect(own.message).to.match(/opened from a disk/);
  });

  it('carries details for scripts', () => {
    const facts = {url: BASE, line: 14, column: 3, path: 'faq[2].a', found: 'x'};
    const error = explained('syntax', facts);
    expect(error).to.be.instanceOf(WelearnError).and.instanceOf(Error);
    expect(error.name).to.equal('WelearnError');
    expect(error).to.include({code: 'syntax', url: BASE, line: 14, column: 3, path: 'faq[2].a'});
  });
});

describe('a document of a library', () => {
  const PARTNERS: Record<string, number> = {'we-learn': 8, pittsburgh: 5, template: 8};

  for (const {path, text, title, layout, entries} of libraries) {
    it(`gives its questions and answers, in order: ${path}`, async () => {
      const {document, faults} = await composed(text);
      expect(faults).to.be.empty;
      expect(document).to.include({title, layout});
      expect(document.faq_title).to.match(/\S/);
      expect(document.about).to.have.length.above(100);
      expect(document.faq.map(({q, a}) => [q, a])).to.deep.equal(entries.map(({q, a}) => [q, a]));
      expect(new Set(ids(document)).size).to.equal(entries.length);
      const partner = /([a-z-]+)-about\.md$/.exec(path)?.[1] ?? '';
      expect(entries).to.have.length(PARTNERS[partner] ?? entries.length);
    });
  }
});
