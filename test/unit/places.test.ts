import {expect} from '@open-wc/testing';
import {compose} from '../../src/document/compose.js';
import {Fault, type Facts} from '../../src/document/errors.js';
import {explain} from '../../src/help/explain.js';

/** The first fault in a text. */
async function mistake(content: string, format?: 'json'): Promise<Fault> {
  try {
    const {faults} = await compose([{content, format, base: 'https://library.example/about.md'}]);
    if (faults[0]) return faults[0];
  } catch (cause) {
    if (cause instanceof Fault) return cause;
    throw cause;
  }
  throw new Error('Nothing is wrong.');
}

/** The place of a marker in a text, as editors count. */
function placeOf(text: string, sign: string): Facts {
  const before = text.slice(0, text.indexOf(sign)).split(/\r\n?|\n/);
  return {line: before.length, column: (before.at(-1)?.length ?? 0) + 1};
}

/** `☞` marks the mistake and is removed from the text. */
function marked(text: string): {text: string; place: Facts} {
  return {text: text.replace('☞', ''), place: placeOf(text, '☞')};
}

describe('the place of a wrong value', () => {
  const texts: Record<string, string> = {
    'in front matter': '---\ntitle: About\nfaq: ☞Here they are.\n---\n\nText.\n',
    'in bare YAML': 'faq:\n  - q: When?\n    a: ☞{now: 1}\n',
    'below a comment': '# Ours\ntitle: A\nfaq: ☞x\n',
    'below blank lines': '\n \n---\nfaq:\n  - ☞[now]\n---\n',
    'in a list at the margin': '- q: Who?\n- ☞text\n',
    'in an indented text':
      '    ---\n    faq:\n      - q: Who?\n        id:\n          ☞- a: b\n    ---\n',
    'with Windows line ends': '---\r\ntitle: About\r\nfaq:\r\n  - q: ☞[a]\r\n---\r\n',
    'with old line ends': '---\rtitle: About\rfaq: ☞x\r---\r',
    'in quotes': 'title: About\nfaq: ☞"Here: they are"\n',
    'in a group': 'faq:\n  - topic: Rooms\n    questions: ☞none\n',
    'in an alias': 'x: &faq text\nfaq: ☞*faq\n',
    'after a missing value': 'title:\nfaq:\n  - q: A\n    a:\n    id: ☞[x]\n',
    'with tabs after dashes': 'faq:\n  -\tq: A\n    a: ☞{b: c}\n',
    'below brackets at the margin': 'bundles: [\n  a\n]\nfaq: ☞x\n',
    'below quoted texts at the margin': 'title: \'A\nb\'\nx: {y: "c\n\nd"}\nfaq: ☞x\n',
    'beside a quoted text at the margin': 'faq: [{q: "A\nb", id: ☞[c]}]\n',
    'in an entry with a merge key': 'x: &x {a: {b: c}}\nfaq:\n  - ☞<<: *x\n    q: A\n',
    'after a key in a foreign script': 'заголовок: [a]\nfaq: ☞x\n',
    'in TOML': 'title = "About"\n\n[[faq]]\nq = "When?"\na = ☞{b = 1}\n',
    'in TOML front matter': '+++\ntitle = "About"\nfaq = ☞"x"\n+++\n\nText.\n',
    'in JSON': '{\n\t"title": "About",\n\t"faq": [\n\t\t{"q": ☞["When?"]}\n\t]\n}\n',
    'in JSON in one line': '{"title":"a\\u00e4\\/b","faq":[{"q":"A","a":☞{"b":[1,2,{}]}}]}',
    'in a list of tables': 'about = "A"\n\n# ours\n☞[[title]]\nx = "B"\n\n[[title]]\nx = "C"\n',
  };
  for (const [where, source] of Object.entries(texts)) {
    it(`is where the author wrote it ${where}`, async () => {
      const {text, place} = marked(source);
      const {code, facts} = await mistake(text);
      expect(code).to.equal('invalid-document');
      expect({line: facts.line, column: facts.column}).to.deep.equal(place);
    });
  }

  it('is counted from the beginning of an attribute', async () => {
    const {text, place} = marked('\n {"faq": ☞"x"}');
    const {facts} = await mistake(text, 'json');
    expect({line: facts.line, column: facts.column}).to.deep.equal(place);
  });

  it('is reported for the first twenty faults', async () => {
    const group = ['questions', 'entries', 'faq', 'faqs', 'items'];
    const lists = group.flatMap(outer =>
      group.map(inner => `  - ${outer}: [{${inner}: [text]}]\n`),
    );
    const {faults} = await compose([{content: `faq:\n${lists.join('')}`, base: ''}]);
    expect(faults.map(({facts}) => facts.line)).to.deep.equal(
      Array.from({length: 20}, (_, i) => i + 2),
    );
  });

  it('is reported once for a fault that a document repeats', async () => {
    const text = `faq:\n${'  - text\n'.repeat(500)}`;
    const {faults} = await compose([{content: text, base: ''}]);
    expect(faults.map(({facts}) => [facts.line, facts.times])).to.deep.equal([
      [2, 'Found 500 times, first in lines 2, 3, 4.'],
    ]);
  });
});

describe('a misspelt key', () => {
  const texts: Record<string, [text: string, key: string]> = {
    Title: ['☞Title: A\nabout: B\n', 'title'],
    'faq-title': ['☞faq-title: A\nfaq: []\n', 'faq_title'],
    Question: ['faq:\n  - {q: A, a: B}\n  - ☞Question: When?\n    a: Now.\n', 'q'],
    answers: ['faq:\n  - {q: A, a: B}\n  - q: When?\n    ☞answers: Now.\n', 'a'],
    'faqs in TOML': ['title = "A"\n[[faqs]]\n☞', 'faq'],
  };
  for (const [name, [source, key]] of Object.entries(texts)) {
    it(`is reported with its place: ${name}`, async () => {
      const {text, place} = marked(source);
      const fault = await mistake(text);
      expect(fault.facts.path?.replace(/^faq\[\d\]\./, '')).to.equal(name.split(' ')[0]);
      expect(fault.facts.isKey).to.be.true;
      if (!name.endsWith('TOML')) {
        expect({line: fault.facts.line, column: fault.facts.column}).to.deep.equal(place);
      }
      expect(explain(fault).message).to.match(new RegExp(`Did you mean "${key}"\\?$`));
    });
  }

  it('is accepted beside the right key, or if nothing is lost', async () => {
    const text = 'title: A\nTitle: B\nfaq: []\nquestions: [{q: A}]\nentries: 3\nAbout:\n';
    expect((await compose([{content: text, base: ''}])).faults).to.be.empty;
    const about = 'title: A\nquestions: 12\n';
    expect((await compose([{content: about, base: ''}])).faults).to.be.empty;
  });
});

describe('a wrong value', () => {
  const cures: Record<string, [text: string, cure: RegExp]> = {
    'a list in place of a question': ['faq:\n  - [a]\n', /the question after "- q:"/],
    'a list in place of a title': ['title: [a]\nfaq: []\n', /bracket or a dash/],
    'a list of lists in an answer': [
      'faq:\n  - {q: A, a: B}\n  - q: A\n    a: [[b]]\n',
      /must be a text; found a list/,
    ],
    'a question without a space': ['faq:\n  - q:When?\n', /space after "q:"/],
    'a question with a wide colon': [
      'faq:\n  - q：When?\n',
      /plain colon and a space after the key: "q: "/,
    ],
    'a question with TOML’s equals sign': [
      'faq:\n  - q = When?\n',
      /plain colon and a space after the key: "q: "/,
    ],
    'a table in place of tables': ['title = "A"\n[faq]\nq = "A"\n', /in TOML, with \[\[faq\]\]/],
    'a text in place of names': ['bundles: a\nfaq: []\n', /Write \["name"\]/],
  };
  for (const [name, [text, cure]] of Object.entries(cures)) {
    it(`has a remedy: ${name}`, async () => {
      expect(explain(await mistake(text)).message).to.match(cure);
    });
  }
});

describe('an alias of itself', () => {
  it('is reported as such', async () => {
    const fault = await mistake('faq: &a\n  - q: x\n  - *a\n');
    expect(fault.code).to.equal('too-large');
    expect(explain(fault).message).to.match(/alias refers to itself\. Remove it/);
  });
});

describe('a typical slip', () => {
  const slips: Record<string, [text: string, cure: RegExp]> = {
    'a tab that indents': ['faq:\n☞\t- q: When?\n', /tabs.*spaces/],
    'a tab that indents a key': ['faq:\n  - q: When?\n☞\ta: Now.\n', /tabs.*spaces/],
    'a no-break space that indents': [
      'faq:\n  - q: When?\n☞\u00A0\u00A0 \u00A0a: Now: here\n',
      /no-break space/,
    ],
    'a colon in a question': [
      '---\nfaq:\n  - q: Hours☞: when?\n    a: Now.\n---\n',
      /quotes: q: "Hours: when\?"\./,
    ],
    'a colon in a title': ['title: About☞: us\nfaq: []\n', /quotes: title: "About: us"\./],
    'text after quotes': [
      'faq:\n  - q: ☞"Free" for whom?\n    a: All.\n',
      /ends at the second ".*'…'.*\\"/,
    ],
    'an apostrophe in single quotes': [
      "faq:\n  - q: ☞'What's this?'\n",
      /ends at the second '.*"…".*''/,
    ],
    'a quote that is not closed': [
      'faq:\n  - q: ☞"When?\n    a: Now.\n  - q: Who?\n',
      /never closed.*Close it with "/,
    ],
    'an at sign': ['faq:\n  - q: A\n    a: ☞@library knows\n', /starts with "@" needs quotes/],
    'a star': ['faq:\n  - q: A\n    a: ☞*Now* and here\n', /starts with "\*" needs quotes/],
    'a bracket': [
      'faq:\n  - q: A\n    a: ☞[Here](https://a.example) it is\n',
      /starts with "\[" needs quotes/,
    ],
    'a block indicator before the text': [
      'faq:\n  - q: A\n    a: ☞> Now.\n',
      /on the line below ">"/,
    ],
    'front matter without an end': [
      '---\ntitle: About\nfaq: []\n\n☞Come in.\nAll of you.\n',
      /a line "---" above it/,
    ],
    'data without fences': [
      'title: About\nfaq: []\n\n☞## Come in\n\nAll of *you*.\n',
      /a line "---" above it/,
    ],
    'a colon below a text that looks like metadata': [
      'title: "A\n\n  B"\nfaq:\n- q: When?\n  a: x☞: y\n',
      /quotes: a: "x: y"/,
    ],
    'a key twice': ['title: About\n☞title: Again\n', /twice/],
    'keys that do not line up': ['faq:\n  - q: When?\n   ☞a: Now.\n', /same column/],
    'a colon below a text with a tab in it': [
      'faq:\n  - q: A\n    a: |\n      x\n      \tcode\n  - q: b☞: c\n',
      /quotes: q: "b: c"/,
    ],
    'a colon in a list with forgivable tabs': [
      '-\tq: one\n  a: two\n- q: three☞: four\n',
      /quotes/,
    ],
    'braces of a template language': [
      'title: A\nabout: ☞{{ site.time }}\n',
      /starts with a brace needs quotes/,
    ],
    'a missing space after a colon': [
      'title: A\nfaq:\n  - q:☞What?\n    a: x\n',
      /space after the colon/,
    ],
    'a bracket that is not closed': [
      'title: A\nbundles: ☞[style\nfaq: []\n',
      /bracket.*never closed/,
    ],
    'a quote that is not closed above closed ones': [
      'faq:\n  - q: A\n    a: ☞"Nothing\n  - q: "B"\n    a: "C"\n',
      /never closed/,
    ],
    'a quote that is not closed at the end': ['title: A\nabout: ☞"B\n\nC\n', /never closed/],
    'a quote that is not closed below one at the margin': [
      'faq:\n  - q: A\n    a: "B\nC"\n  - q: "D"\n    a: ☞\'E\n',
      /never closed/,
    ],
    'a colon below quoted texts at the margin': [
      'title: "A\nB"\nfaq:\n  - q: "C\n\nd"\n    a: x☞: y\n',
      /quotes: a: "x: y"/,
    ],
    'an unknown alias below a quoted text at the margin': [
      'title: "A\nB"\nabout: ☞*x\n',
      /starts with "\*"/,
    ],
    'a text that seems to end in a comment': [
      'title: A\nabout: Come to room ☞#4\n  and ring.\n',
      /start of a comment.*in quotes/,
    ],
    'a colon below a comment': ['title: A # ours\nabout: x☞: y\n', /Text with a colon/],
    'a backslash in double quotes': ['title: "C:\\U☞sers"\n', /backslash.*single quotes/],
    'a brace that is not closed': ['title: A\nx: ☞{y: z\nfaq: []\n', /brace.*never closed/],
    'a colon in place of TOML’s equals sign': ['faq = []\ntitle☞: "Learn"\n', /put "=" between/],
    'a TOML text over lines': ['faq = []\ntitle = "Learn☞\nmore"\n', /"""…""" over several lines/],
    'an unknown word in JSON': ['{"title": ☞tru}', /double quotes/],
    'a number that begins a text': ['title: A\nabout: ☞%x\n', /starts with "%"/],
    'a list in place of a text': ['title: A\nabout: ☞- x\n', /starts with "-" needs quotes/],
    'a text that is not indented': [
      '---\nabout: |\n☞Come in.\nfaq: []\n---\n',
      /continues the line above, indent it/,
    ],
    'a text no deeper than its key': [
      'faq:\n  - q: A\n    a: |\n    ☞Come in.\n    All of you.\n',
      /continues the line above, indent it/,
    ],
    'a text whose first line is deeper': [
      'faq:\n  - q: A\n    a: |\n        Come in.\n      ☞All of you.\n',
      /first line/,
    ],
    'a last line of a text that is less indented': [
      'faq:\n  - q: A\n    a: |\n        Come in.\n      ☞All of you.\n\n',
      /first line/,
    ],
    'a text that ends at the margin': ['about: |\n   Come in.\n☞title = A\n', /first line/],
    'a long dash in place of a short one': [
      'faq:\n  ☞– q: A\n    a: B\n',
      /Start each question with a hyphen/,
    ],
    'a star in place of a dash': [
      'faq:\n  ☞* q: A\n    a: B\n',
      /Start each question with a hyphen/,
    ],
    'a number in place of a dash': [
      'faq:\n  ☞1. q: A\n     a: B\n',
      /Start each question with a hyphen/,
    ],
    'a missing space after a dash': ['faq:\n  ☞-q: A\n    a: B\n', /space after the dash: - q:/],
    'a tag of a template language': [
      'faq:\n  - q: A\n    a: ☞{% include a.html %}\n',
      /starts with a brace needs quotes/,
    ],
    'braces below their key': ['title: A\nabout:\n  ☞{{ x }}\n', /starts with a brace/],
    'a conflict of Git': [
      '---\n☞<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> main\n---\n',
      /Git.*Keep one/,
    ],
    'a conflict of Git in an answer': [
      'faq:\n  - q: A\n☞<<<<<<< HEAD\n    a: B\n=======\n    a: C\n>>>>>>> main\n',
      /Git.*Keep one/,
    ],
    'a key twice in TOML': ['faq = []\ntitle = "A"\n☞title = "B"\n', /twice/],
    'TOML with a fence of YAML': ['+++\ntitle = "A"\n☞---\nText.\n', /end with \+\+\+\./],
    'a line break in a JSON text': ['{"title": ☞"A\nB"}', /on one line.*\\n/],
    'curly quotes in TOML': ['faq = []\ntitle = ☞“Learn”\n', /curly quote/],
    'a TOML text without quotes': ['faq = []\ntitle = ☞Learn\n', /put text in quotes/],
    'curly quotes in JSON': ['{\n  ☞“faq”: []\n}', /“ is a curly quote.*straight/],
    'curly quotes in a JSON list': ['[{☞„q“: „When?“}]', /„ is a curly quote.*straight/],
    'single quotes in JSON': ["{☞'faq': []}", /double quotes/],
    'a comment in JSON': ['{"title": "A", ☞// ours\n"faq": []}', /does not allow comments/],
    'a comma too many in JSON': ['{"faq": [{"q": "A"},☞]}', /Remove the comma/],
    'a comma too few in JSON': ['{"title": "A"\n ☞"faq": []}', /Put a comma before/],
    'keys without quotes in JSON': ['{☞faq: []}', /double quotes/],
    'JSON without an end': ['{"faq": [{"q": "A"}☞', /ends too early/],
  };
  for (const [name, [source, cure]] of Object.entries(slips)) {
    it(`is recognised, and has a remedy: ${name}`, async () => {
      const {text, place} = marked(source);
      const fault = await mistake(text);
      expect(fault.code).to.equal('syntax');
      expect(explain(fault).message).to.match(cure);
      expect({line: fault.facts.line, column: fault.facts.column}).to.deep.equal(place);
    });
  }

  it('is a web page in place of a document', async () => {
    const fault = await mistake('<!-- cms -->\n<!DOCTYPE html>\n<title>About</title>');
    expect(fault.code).to.equal('not-a-document');
    expect(explain(fault).message).to.match(/web page \(HTML\).*Raw/);
  });
});
