import {expect} from '@open-wc/testing';
import {convert} from '../../src/document/write.js';
import {Fault} from '../../src/document/errors.js';
import {readTable} from '../../src/document/shapes/table.js';
import {asProblem} from '../../src/help/check.js';
import {isFull} from '../server/client.js';

/** A short run reads tables a fifth as long. */
const LESS = (await isFull()) ? 1 : 5;

/** Questions, answers and topics of a table. */
const read = (text: string, isTable = true) =>
  readTable(text, isTable)?.draft.faq.map(({q, a, topic}) => (topic ? [q, a, topic] : [q, a]));

const TWO = [
  ['Is it free?', 'Yes.'],
  ['Who may come?', 'Everybody.'],
];

describe('a table', () => {
  for (const [name, text] of [
    ['with commas', 'Question,Answer\nIs it free?,Yes.\nWho may come?,Everybody.\n'],
    ['with semicolons', 'Question;Answer\r\nIs it free?;Yes.\r\nWho may come?;Everybody.\r\n'],
    ['with tabs', 'Question\tAnswer\nIs it free?\tYes.\nWho may come?\tEverybody.'],
    [
      'with its separator in the first line',
      'sep=;\nQ;A\nIs it free?;Yes.\nWho may come?;Everybody.',
    ],
    [
      'with a byte order mark',
      '\uFEFF"Question","Answer"\n"Is it free?","Yes."\nWho may come?,Everybody.',
    ],
    [
      'with spaces in front of cells',
      'Question, Answer\nIs it free?, "Yes."\nWho may come?, Everybody.',
    ],
    ['with names in German', 'Frage;Antwort\nIs it free?;Yes.\nWho may come?;Everybody.\n'],
    ['with an answer under any name', 'Questions,Note\nIs it free?,Yes.\nWho may come?,Everybody.'],
    [
      'with empty rows',
      'Question,Answer\n,\n\nIs it free?,Yes.\n,\nWho may come?,Everybody.\n,,\n',
    ],
    [
      'with other columns',
      'No.,Answer,Checked,Question\n1,Yes.,x,Is it free?\n2,Everybody.,,Who may come?\n',
    ],
    ['without names of columns', 'Is it free?,Yes.\nWho may come?,Everybody.\n'],
  ] as const) {
    it(`is read ${name}`, () => {
      expect(read(text)).to.deep.equal(TWO);
    });
  }

  it('keeps quotation marks, separators and line ends in cells', () => {
    expect(
      read('Question,Answer\n"Is ""it"" free, really?","Yes,\nalways.\n\nNo ""buts"""\n'),
    ).to.deep.equal([['Is "it" free, really?', 'Yes,\\\nalways.\n\nNo "buts"']]);
    // A copied cell may begin with a quotation mark.
    expect(read('Question\tAnswer\n"Free" books?\t"Two\nlines"\n')).to.deep.equal([
      ['"Free" books?', 'Two\\\nlines'],
    ]);
  });

  it('keeps Markdown and HTML in answers', () => {
    const list = 'Bring:\n\n- a card\n- a **friend**';
    const html = '<p>One</p>\n\n    <ul>\n\t<li>two</li>\n</ul>';
    const text = [
      list,
      html,
      '<!-- wp:paragraph -->\n<p>A</p>\n<!-- /wp:paragraph -->',
      '<pre>\n  x\n</pre>',
    ]
      .map((answer, i) => `Q${i}?,"${answer}"\n`)
      .join('');
    expect(read(`Question,Answer\n${text}`)?.map(([, a]) => a)).to.deep.equal([
      list,
      '<p>One</p>\n\n<ul>\n<li>two</li>\n</ul>',
      '<p>A</p>',
      '<pre>\n  x\n</pre>',
    ]);
  });

  it('of Ultimate FAQ has categories, of which the first is the topic', () => {
    const text = `ID,Question,Answer,Categories,Tags,"Post Date"
12,"Is it free?","<p>Yes.</p>","Fees &amp; fines,All","money","2026-01-02 10:00:00"
15,"Who may come?","Everybody.",,,"2026-01-02 10:00:00"
`;
    expect(read(text, false)).to.deep.equal([
      ['Is it free?', '<p>Yes.</p>', 'Fees & fines'],
      ['Who may come?', 'Everybody.'],
    ]);
    expect(readTable(text)?.draft.faq.map(({id}) => id)).to.deep.equal(['', '']);
    expect(readTable(text)?.shape).to.equal('a table, 2 questions, 1 topic');
  });

  it('of LibAnswers has topics, and an answer or details', () => {
    const text = `FAQ ID,Question,Details,Answer,Topics,Keywords,URL
1,Is it free?,,<p>Yes.</p>,Fees; Cards,free,https://ask.library.example/faq/1
2,Who may come?,Everybody.,,,,https://ask.library.example/faq/2
`;
    expect(read(text, false)).to.deep.equal([
      ['Is it free?', '<p>Yes.</p>', 'Fees'],
      ['Who may come?', 'Everybody.'],
    ]);
  });

  it('has names for questions, and hides some', () => {
    const text = 'slug,hidden,q,a\nfree,,Is it free?,Yes.\ncome,yes,Who may come?,Everybody.\n';
    expect(readTable(text)?.draft.faq.map(({id, hidden}) => [id, hidden])).to.deep.equal([
      ['free', false],
      ['come', true],
    ]);
  });

  it('is written as a document', async () => {
    const {text: written} = await convert(
      'Question;Answer;Topic\nIs it free?;"Yes,\nalways.";Fees\n',
    );
    expect(written).to.equal(
      '---\nfaq:\n  - q: Is it free?\n    a: |\n      Yes,\\\n      always.\n    topic: Fees\n---\n',
    );
    expect(await convert(written)).to.include({text: written});
  });

  for (const text of [
    'Questions, answers\nand some more, in a text, with commas.\n',
    'Hello, reader\nIs it free? Yes, it is.\n',
    'Is it free?, they ask\nWho may come?, they ask\n',
    'Name,Description\nAda,Reads\nBo,Writes\n',
    '| Question | Answer |\n| --- | --- |\n| Is it free? | Yes, it is. |\n',
    '- q: A, B\n  a: C, D\n',
    '{"question": "A", "answer": "B"}\n',
    '[["q", "a"],\n["A", "B"]]',
    'Question,Answer\n',
    '"Question,Answer\nIs it free?,Yes.\n',
    '',
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => {
      expect(read(text, false)).to.equal(undefined);
    });
  }

  for (const [text, line, message] of [
    [
      'Name,City\nAda,Ely\n',
      1,
      'The document must be a table with a column of questions and one of answers; found the columns "Name", "City". In the first row, name the columns "Question" and "Answer".',
    ],
    [
      '',
      1,
      'The document must be a table with a column of questions and one of answers; found no text. In the first row, name the columns "Question" and "Answer".',
    ],
    [
      'Question,Answer\n',
      1,
      'The document must be a table with questions; found none below the first row. Write each question in a row of its own.',
    ],
    [
      'Question,Answer\n"A\nB?",C\nD?,E, really\n',
      4,
      'This is not valid CSV: this row has 3 cells, and the first row 2. Put each text with "," in quotation marks.',
    ],
    [
      'Question,Answer\nA?,"B" or "C"\nD?,E\n',
      2,
      'This is not valid CSV: a quotation mark at the start of a cell has no partner at its end. End the cell with a quotation mark, and write each one inside the cell twice ("").',
    ],
  ] as const) {
    it(`has a mistake, with its line and cure: ${JSON.stringify(text)}`, () => {
      let fault: unknown;
      try {
        readTable(text, true);
      } catch (cause) {
        fault = cause;
      }
      expect(fault).to.be.instanceOf(Fault);
      expect(asProblem(fault as Fault)).to.include({line, message});
    });
  }

  it('is read in linear time', () => {
    // Each cell begins with a quotation mark that has no partner.
    const rows = 'Is it free?\t"Yes\n'.repeat(100_000 / LESS);
    expect(readTable(`Question\tAnswer\n${rows}`)?.draft.faq).to.have.length(100_000 / LESS);
    expect(read('"'.repeat(1_000_000 / LESS), false)).to.equal(undefined);
    expect(read('a,'.repeat(500_000 / LESS), false)).to.equal(undefined);
  });
});
