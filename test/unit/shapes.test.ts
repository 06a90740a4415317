import {expect} from '@open-wc/testing';
import {compose, readSource} from '../../src/document/compose.js';
import {Fault} from '../../src/document/errors.js';
import {recognise} from '../../src/document/recognise.js';
import {write} from '../../src/document/write.js';
import {check} from '../../src/help/check.js';
import {Places} from '../../src/help/places.js';
import {headings, shapes, type Specimen, unread} from '../documents/shapes.mjs';

const read = async ({text, languages}: Pick<Specimen, 'text' | 'languages'>) =>
  compose([{content: text, base: 'https://library.example/'}], languages);

const convert = async ({text, languages}: Pick<Specimen, 'text' | 'languages'>) => {
  const reading = await readSource({content: text});
  const {draft} = await recognise(reading, languages);
  const {extents} = await Places.of(reading);
  return write(draft, reading, {text, extents});
};

for (const [shape, specimens] of Object.entries(shapes)) {
  describe(`a document of the shape "${shape}"`, () => {
    for (const specimen of specimens) {
      const {text, title = '', about = '', faq_title = '', faq, lang, ids} = specimen;
      it(`is read: ${JSON.stringify(text)}`, async () => {
        const {document, faults} = await read(specimen);
        expect(document.faq.map(({q, a, topic}) => [q, a.trim(), topic])).to.deep.equal(
          faq.map(([q, a, topic = '']) => [q, a, topic]),
        );
        expect(document.title).to.equal(title);
        expect(document.about.trim()).to.equal(about);
        expect(document.faq_title).to.equal(faq_title);
        if (lang) expect(document.lang).to.equal(lang);
        if (ids) expect(document.faq.map(({id}) => id)).to.deep.equal(ids);
        expect(faults).to.deep.equal([]);
      });
    }

    it('is the same after it was converted', async () => {
      for (const {text, languages} of specimens) {
        const before = (await read({text, languages})).document;
        const written = await convert({text, languages});
        expect(await convert({text: written, languages})).to.equal(written);
        const {document, faults} = await read({text: written, languages});
        expect(faults).to.deep.equal([]);
        for (const key of ['title', 'faq_title', 'lang', 'layout'] as const)
          expect(document[key]).to.equal(before[key]);
        expect(document.about.trim()).to.equal(before.about.trim());
        const texts = ({faq}: typeof document) =>
          faq.map(({id, q, a, topic}) => [id, q, a.trim(), topic]);
        expect(texts(document)).to.deep.equal(texts(before));
      }
    });

    it('is named by `check`', async () => {
      let notes = 0;
      for (const {text} of specimens) {
        const problems = await check({content: text});
        const errors = problems.filter(({severity}) => severity === 'error');
        expect(errors.map(({message}) => message)).to.deep.equal([]);
        const [note] = problems.filter(({code}) => code === 'shape');
        if (!note) continue;
        expect(note.message).to.match(/^Read as: ./);
        notes++;
      }
      expect(notes).to.be.above(0);
    });
  });
}

describe('a mapping in place of an answer', () => {
  // `no` is the tag of Norwegian.
  for (const languages of [[], ['no']]) {
    it(`is an error if nothing beside it has a language, for ${languages.join() || 'none'}`, async () => {
      const text = 'faq:\n- {q: Is it free?, a: Yes.}\n- {q: Is there a lift?, a: {no: yet}}\n';
      const {document, faults} = await read({text, languages});
      expect(document.faq.map(({a}) => a)).to.deep.equal(['Yes.', '']);
      expect(faults).to.have.length(1);
      expect(faults[0]?.facts).to.include({path: 'faq[1].a', found: 'a mapping'});
    });
  }
});

describe('a converted document', () => {
  it('keeps questions hidden, and those without an answer', async () => {
    const text =
      'faq:\n- {question: A, answer: B, hidden: true}\n- {question: C, answer: D}\n- {q: E}\n';
    const written = await convert({text});
    expect(written).to.match(/q: A\n +a: B\n +hidden: true\n/);
    expect(written).to.match(/q: E\n(?! +a:)/);
    expect((await read({text: written})).document.faq.map(({q}) => q)).to.deep.equal(['C', 'E']);
  });

  it('is refused if a topic for each question makes it too large', async () => {
    const items = Array.from({length: 5}, (_, i) => `  - {q: Q${i}, a: A}\n`).join('');
    const text = `faq:\n- topic: ${'t'.repeat(2 ** 21)}\n  faq:\n${items}`;
    const error: unknown = await convert({text}).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(Fault).with.property('code', 'too-large');
  });
});

describe('data without questions', () => {
  for (const {text, path, keys} of unread) {
    it(`is no text, but an error with its keys: ${JSON.stringify(text)}`, async () => {
      const {document, faults} = await read({text});
      expect([document.about, document.faq]).to.deep.equal(['', []]);
      expect(faults).to.have.length(1);
      const {found = '', path: at} = faults[0]?.facts ?? {};
      expect(at).to.equal(path);
      for (const key of keys) expect(found).to.include(`"${key}"`);
    });
  }
});

describe('a footnote of a page of questions', () => {
  it('is kept with the footnotes and links in it', async () => {
    const text = '## Q?\n\nA[^1]\n\n## R?\n\nB\n\n[^1]: One[^2]\n\n[^2]: [Two][z]\n\n[z]: /z\n';
    const {document} = await read({text});
    expect(document.faq.map(({a}) => a)).to.deep.equal([
      'A[^1]\n\n[^1]: One[^2]\n[^2]: [Two][z]\n[z]: /z',
      'B',
    ]);
  });

  it('is kept below the last answer if nothing refers to it', async () => {
    const {document} = await read({text: '## Q?\n\nA\n\n[^9]: Kept words\n'});
    expect(document.faq.map(({a}) => a)).to.deep.equal(['A\n\n[^9]: Kept words']);
  });
});

describe('a heading in Chinese or Japanese without a sign', () => {
  const questions = async (heading: string) => {
    const text = `# 帮助\n\n## 如何还书\n\nA.\n\n## ${heading}\n\nB.\n`;
    return (await read({text})).document.faq.length;
  };

  it('asks by its words', async () => {
    for (const heading of headings.asking) expect(await questions(heading), heading).to.equal(2);
  });

  it('tells otherwise', async () => {
    for (const heading of headings.telling) expect(await questions(heading), heading).to.equal(0);
  });

  it('makes no page of questions alone', async () => {
    const {document} = await read({text: '# 帮助\n\n## 如何还书\n\nA.\n'});
    expect(document.faq).to.deep.equal([]);
    expect(document.about).to.contain('如何还书');
  });
});

describe('a page that is written oddly', () => {
  const TWO = '<p><b>Who?</b></p><p>All.</p><p><b>Where?</b></p><p>Here.</p>';
  for (const [name, text, questions] of [
    ['closes what it never opened', `</b></div><p>Hi.</p></div>${TWO}`, null],
    ['never closes bold', '<p><b>Who can come?<p>All.</p>', []],
    ['has bold words that ask nothing', '<p><b>Note</b> All can come.</p><p>And you.</p>', []],
    ['has a table of facts', '<table><tr><td>Open</td><td>9 to 5</td></tr></table>', []],
    [
      'has a list of questions that nothing answers',
      '<ul><li>Who can come?</li><li>Where?</li></ul>',
      [],
    ],
    ['has a line break behind the last question', '<ul><li>Who can come?<br></li></ul>', []],
    [
      'has a line break before the answer',
      '<ul><li>Who can come?<br>All.</li><li>Where?<br>Here.</li></ul>',
      ['Who can come?', 'Where?'],
    ],
    ['has buttons that ask nothing', '<button>Menu</button><p>Text.</p>', []],
    ['has a button without a name', `<button> </button>${TWO}`, null],
    ['has details without a summary', '<details><p>Text.</p></details>', []],
    ['has a summary without an end', '<details><summary>Who?<p>Text.</p></details>', []],
    [
      'has details around a paragraph',
      '<details><summary>Who?</summary>All.</details>\n\n<details>Text.</details>\n\n' +
        '<details><summary>Where?</summary>Here.</details>',
      ['Who?', 'Where?'],
    ],
    ['has too many tags to look through', `${'<i></i>'.repeat(10_001)}${TWO}`, []],
    [
      'has a table with a bar in a cell',
      '| Question | Answer |\n| - | - |\n| Who \\| what? | All \\| nobody. |\n| Where? | Here. |\n',
      ['Who | what?', 'Where?'],
    ],
    ['has a list below words', '- Rooms\n  - Large\n  - Small\n- Hours\n  - Late\n', []],
    [
      'has a list of questions in a list',
      '- Costs:\n\n  - Is it free?\n\n    Yes.\n  - Who pays?\n\n    The library.\n',
      ['Is it free?', 'Who pays?'],
    ],
    ['opens a box and never closes it', ':::note\n\nText.\n\n## Who?\n\nAll.\n', ['Who?']],
    ['shows a box as code', '```\n:::note\n```\n\n## Who?\n\nAll.\n\n## Where?\n\nHere.\n', null],
  ] as [string, string, string[] | null][]) {
    it(`is read as far as it makes sense: ${name}`, async () => {
      const {document, faults} = await read({text});
      expect(document.faq.map(({q}) => q)).to.deep.equal(questions ?? ['Who?', 'Where?']);
      // Everything else stays in the about text or an answer.
      const shown = [document.about, ...document.faq.map(({a}) => a)].join(' ');
      for (const word of ['Text.', '9 to 5', 'Large', 'Note'])
        expect(shown.includes(word), word).to.equal(text.includes(word));
      expect(faults).to.deep.equal([]);
    });
  }

  it('is read as data without the entries that are none', async () => {
    const faq = [
      null,
      7,
      ['x'],
      {q: 'Who?', a: 'All.'},
      {'Where is it?': 'Here.'},
      {opening_hours: {}},
    ];
    const {document} = await read({text: JSON.stringify({faq})});
    expect(document.faq.map(({q, a}) => [q, a])).to.deep.include(['Who?', 'All.']);
  });
});
