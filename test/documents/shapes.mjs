/*
 * Documents of other shapes, in words of this project: the smallest of each kind, and variants that
 * were met in documents of libraries and other sites. The page, the command and the plugin read them
 * alike. `docs/documents.md` explains the shapes, in the same order and under the same names.
 */

/** One question and its answer in most specimens. */
const FREE = [['Is it free?', 'Yes.']];
const TWO = [
  ['Is it free?', 'Yes.'],
  ['Who may come?', 'Everybody.'],
];
const MONEY = TWO.map(([q, a]) => [q, a, 'Money']);

export const shapes = {
  'Headings that are questions': [
    {text: '## Is it free?\n\nYes.\n', faq: FREE},
    {text: 'Is it free?\n-----------\n\nYes.\n', faq: FREE},
    {
      text: '# Help\n\nWelcome.\n\n## Is it free?\n\nYes.\n\n## Who may come?\n\nEverybody.\n',
      about: 'Welcome.',
      faq_title: 'Help',
      faq: TWO,
    },
    {
      text: '# Help\n\n## Money\n\n### Is it free?\n\nYes.\n\n### Who may come?\n\nEverybody.\n',
      faq_title: 'Help',
      faq: MONEY,
    },
    {
      text: '## Is it free?\n\nYes.\n\n### Not free\n\nPaper.\n\n## Who may come?\n\nEverybody.\n',
      faq: [['Is it free?', 'Yes.\n\n### Not free\n\nPaper.'], TWO[1]],
    },
    {
      text: '---\ntitle: FAQ\nlayout: page\n---\n\n## Fees\n\nNone.\n\n## Cards\n\nAt the desk.\n',
      title: 'FAQ',
      faq_title: 'FAQ',
      faq: [
        ['Fees', 'None.'],
        ['Cards', 'At the desk.'],
      ],
    },
    {
      text: '# Help\n\n## Is it free?\n\nYes.\n\n## Cards\n\nAt the desk.\n\n## Who may come?\n\nEverybody.\n',
      faq_title: 'Help',
      faq: [TWO[0], ['Cards', 'At the desk.'], TWO[1]],
    },
    {
      text: '# Help\n\n## Money\n\nWe have some.\n\n### Is it free?\n\nYes.\n',
      faq_title: 'Help',
      about: '## Money\n\nWe have some.',
      faq: [['Is it free?', 'Yes.', 'Money']],
    },
    {
      text: '# よくある質問\n\n## 無料ですか\n\nはい。\n',
      faq_title: 'よくある質問',
      faq: [['無料ですか', 'はい。']],
    },
    {
      text: '## **Is it free?** {#free}\n\nYes, [always][1].\n\n## Who may come? ##\n\nEverybody.\n\n---\n\n[1]: https://library.example/\n',
      faq: [['Is it free?', 'Yes, [always][1].\n\n[1]: https://library.example/'], TWO[1]],
      ids: ['free', 'who-may-come'],
    },
    {
      text: '## Is it free?\n\nYes.[^1]\n\n## Who may come?\n\nEverybody.\n\n[^1]: Ask [us](/us).\n',
      faq: [['Is it free?', 'Yes.[^1]\n\n[^1]: Ask [us](/us).'], TWO[1]],
    },
  ],
  'Bold lines that are questions': [
    {text: '**Is it free?**\n\nYes.\n', faq: FREE},
    {text: '**Is it free?** Yes.\n\n**Who may come?**\nEverybody.\n', faq: TWO},
    {text: '__Is it free?__\n\nYes.\n\n__Who may come?__\n\nEverybody.\n', faq: TWO},
    {
      text: '# FAQ\n\n**Fees**\n\nNone.\n\n**Cards**\n\nAt the desk.\n',
      faq_title: 'FAQ',
      faq: [
        ['Fees', 'None.'],
        ['Cards', 'At the desk.'],
      ],
    },
    {text: '## Money\n\n**Is it free?**\n\nYes.\n\n**Who may come?**\n\nEverybody.\n', faq: MONEY},
    {text: '## Money\n\n**Is it free?**\n\nYes.\n', faq: [['Is it free?', 'Yes.', 'Money']]},
  ],
  'Lines after Q: and A:': [
    {text: 'Q: Is it free?\nA: Yes.\n', faq: FREE},
    {text: 'Q: Is it free?\nA: Yes.\n\nQ: Who may come?\nA: Everybody.\n', faq: TWO},
    {text: 'Q: Is it free?\nA: Yes.\nQ: Who may come?\nA: Everybody.\n', faq: TWO},
    {text: '**Q:** Is it free?\n\n**A:** Yes.\n', faq: FREE},
    {text: '**Q: Is it free?**\n\nA: Yes.\n', faq: FREE},
    {text: '**Q1.** Is it free?\n\n**A1.** Yes.\n', faq: FREE},
    {text: 'Frage: Ist es frei?\nAntwort: Ja.\n', faq: [['Ist es frei?', 'Ja.']]},
    {text: '### Q: Is it free?\n\nA: Yes.\n', faq: FREE},
    {text: 'Q. Is it free?\nA. Yes.\n', faq: FREE},
    {text: '## Who reads?\n\nA. Smith.\n', faq: [['Who reads?', 'A. Smith.']]},
  ],
  'Lists of questions': [
    {text: '- **Is it free?** Yes.\n- **Who may come?** Everybody.\n', faq: TWO},
    {text: '1. **Is it free?**\n\n   Yes.\n2. **Who may come?**\n\n   Everybody.\n', faq: TWO},
    {text: '- Q: Is it free?\n  A: Yes.\n- Q: Who may come?\n  A: Everybody.\n', faq: TWO},
    {text: '* Is it free?\n\n  Yes.\n* Who may come?\n\n  Everybody.\n', faq: TWO},
  ],
  'Details and definition lists': [
    {
      text: '<details>\n<summary>Is it free?</summary>\n\nYes.\n\n</details>\n\n<details><summary><b>Who may come?</b></summary>Everybody.</details>\n',
      faq: TWO,
    },
    {
      text: '<details>\n<summary>Is it free?</summary>\n\nYes.\n</details> Always.\n\nWelcome.\n',
      faq: [['Is it free?', 'Yes.\n\nAlways.\n\nWelcome.']],
    },
    {text: 'Is it free?\n: Yes.\n\nWho may come?\n: Everybody.\n', faq: TWO},
    {
      text: '<dl>\n<dt>Is it free?</dt>\n<dd>Yes.</dd>\n<dt>Who may come?</dt>\n<dd>Everybody.</dd>\n</dl>\n',
      faq: TWO,
    },
  ],
  'A list of another name': [
    ...['faqs', 'questions', 'items', 'faq_items', 'faqItem', 'entries', 'help'].map(name => ({
      text: `${name}:\n- question: Is it free?\n  answer: Yes.\n`,
      faq: FREE,
    })),
    {text: '[[qna]]\nq = "Is it free?"\na = "Yes."\n', faq: FREE},
    {text: '[[item]]\nquestion = "Is it free?"\nanswer = "Yes."\n', faq: FREE},
    {text: '[[faqs]]\nq = "Is it free?"\na = "Yes."\n', faq: FREE},
    {
      text: '---\nlayout: faq\nquestions:\n- question: Is it free?\n  answer: Yes.\n---\nWelcome.\n',
      about: 'Welcome.',
      faq: FREE,
    },
  ],
  'Other keys of an entry': [
    ...[
      ['Q', 'A'],
      ['Question', 'Answer'],
      ['QUESTION', 'ANSWER'],
      ['title', 'content'],
      ['title', 'description'],
      ['title', 'body'],
      ['heading', 'content'],
      ['header', 'paragraphs'],
      ['question_text', 'answer_html'],
      ['questionText', 'answerMarkdown'],
      ['pregunta', 'respuesta'],
      ['Frage', 'Antwort'],
      ['вопрос', 'ответ'],
      ['質問', '回答'],
      ['otázka', 'odpověď'],
      ['question', 'réponse'],
    ].map(([q, a]) => ({text: `faq:\n- ${q}: Is it free?\n  ${a}: Yes.\n`, faq: FREE})),
    {text: '- name: Is it free?\n  acceptedAnswer:\n    text: Yes.\n', faq: FREE},
    {
      text: '- header: Is it free?\n  paragraphs:\n  - Yes.\n  - Always.\n',
      faq: [['Is it free?', 'Yes.\n\nAlways.']],
    },
    {text: 'faq:\n  Is it free?: Yes.\n  Who may come?: Everybody.\n', faq: TWO},
    {text: '{"faq": [["Is it free?", "Yes."], ["Who may come?", "Everybody."]]}', faq: TWO},
    {
      text: '[{"title": {"rendered": "Is it free?"}, "content": {"rendered": "<p>Yes.</p>"}}]',
      faq: [['Is it free?', '<p>Yes.</p>']],
    },
    {text: 'faq:\n- Q: Is it free?\n- A: Yes.\n- Q: Who may come?\n- A: Everybody.\n', faq: TWO},
  ],
  'Lists inside lists': [
    {
      text: 'categories:\n- name: Money\n  questions:\n  - q: Is it free?\n    a: Yes.\n  - q: Who may come?\n    a: Everybody.\n',
      faq: MONEY,
    },
    {
      text: '- title: Money\n  items:\n  - title: Is it free?\n    content: Yes.\n  - title: Who may come?\n    content: Everybody.\n',
      faq: MONEY,
    },
    {
      text: 'faq:\n- topic: Money\n  items:\n  - q: Is it free?\n    a: Yes.\n  - q: Who may come?\n    a: Everybody.\n',
      faq: MONEY,
    },
    {
      text: '- Money:\n  - q: Is it free?\n    a: Yes.\n  - q: Who may come?\n    a: Everybody.\n',
      faq: MONEY,
    },
    {
      text: 'Money:\n- q: Is it free?\n  a: Yes.\nPeople:\n- q: Who may come?\n  a: Everybody.\n',
      faq: [
        ['Is it free?', 'Yes.', 'Money'],
        ['Who may come?', 'Everybody.', 'People'],
      ],
    },
    {text: 'page:\n  faq:\n  - q: Is it free?\n    a: Yes.\n', faq: FREE},
    {text: '- - q: Is it free?\n    a: Yes.\n  - q: Who may come?\n    a: Everybody.\n', faq: TWO},
    {
      text: 'faq:\n- q: Is it free?\n  answer: Yes.\n  items:\n  - q: Who may come?\n    a: Everybody.\n',
      faq: TWO,
    },
  ],
  'FAQPage of schema.org': [
    {
      text: '{"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Is it free?", "acceptedAnswer": {"@type": "Answer", "text": "Yes."}}]}',
      faq: FREE,
    },
    {
      text: '{"@graph": [{"@type": "WebPage", "name": "Home"}, {"@type": ["WebPage", "FAQPage"], "name": "Help", "mainEntity": [{"@type": "Question", "name": "Is it free?", "acceptedAnswer": {"text": "Yes."}}]}]}',
      faq_title: 'Help',
      faq: FREE,
    },
    {
      text: '{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": "Is it free?", "acceptedAnswer": [{"text": "Yes."}]}}',
      faq: FREE,
    },
  ],
  'One question a file': [
    {text: '---\nquestion: Is it free?\n---\nYes.\n', faq: FREE},
    {
      text: '---\ntitle: Is it free?\nlayout: page\n---\nYes.\n',
      title: 'Is it free?',
      about: 'Yes.',
      faq: FREE,
    },
    {text: 'question: Is it free?\nanswer: Yes.\n', faq: FREE},
  ],
  'Texts in several languages': [
    {
      text: 'faq:\n- question: {de: Ist es frei?, en: Is it free?}\n  answer: {de: Ja., en: Yes.}\n',
      languages: ['en-GB'],
      faq: FREE,
    },
    {
      text: 'de:\n  faq:\n  - {q: Ist es frei?, a: Ja.}\nen:\n  faq:\n  - {q: Is it free?, a: Yes.}\n',
      languages: ['en'],
      faq: FREE,
      lang: 'en',
    },
    {
      text: '- de: {q: Ist es frei?, a: Ja.}\n  en: {q: Is it free?, a: Yes.}\n',
      languages: ['fr', 'de'],
      faq: [['Ist es frei?', 'Ja.']],
    },
    {
      text: 'de:\n  faq:\n  - {q: Ist es frei?, a: Ja.}\nen:\n  faq:\n  - {q: Is it free?, a: Yes.}\n',
      languages: ['fr'],
      faq: [['Ist es frei?', 'Ja.']],
    },
  ],
  'About texts': [
    {
      text: 'about:\n  title: Welcome\n  text: Come in.\n',
      title: 'Welcome',
      about: 'Come in.',
      faq: [],
    },
    {
      text: 'Title: Welcome\nAuthor: The library\n\nCome in.\n',
      title: 'Welcome',
      about: 'Come in.',
      faq: [],
    },
    {text: '{"title": "Welcome"}\n\nCome in.\n', title: 'Welcome', about: 'Come in.', faq: []},
    {text: '{\n  "title": "Welcome"\n}\nCome in.\n', title: 'Welcome', about: 'Come in.', faq: []},
    {
      text: '**Note:** bring a cup.\n\nCome in.\n',
      about: '**Note:** bring a cup.\n\nCome in.',
      faq: [],
    },
    {
      text: 'Note: we move.\n\nThen: more room.\n',
      about: 'Note: we move.\n\nThen: more room.',
      faq: [],
    },
    {
      text: '---\ntitle: About us\n---\n\n## Who we are\n\nA library.\n\n## What do we do?\n\nLend books.\n',
      title: 'About us',
      about: '## Who we are\n\nA library.\n\n## What do we do?\n\nLend books.',
      faq: [],
    },
  ],
};

/** Data in which nobody would see a question: an error names the keys. */
export const unread = [
  {
    text: 'staff:\n- name: Ada\n  room: 2\n- name: Bo\n  room: 3\n',
    path: 'staff',
    keys: ['name', 'room'],
  },
  {text: '- colour: red\n  size: 2\n', path: '', keys: ['colour', 'size']},
  {text: 'colour: red\nsize: 2\n', path: '', keys: ['colour', 'size']},
  {text: '{"colour": "red"}', path: '', keys: ['colour']},
];
