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
    {text: '## ነጻ ነው፧\n\nአዎ።\n', faq: [['ነጻ ነው፧', 'አዎ።']]},
    {text: '## Սա անվճա՞ր է։\n\nԱյո։\n', faq: [['Սա անվճա՞ր է։', 'Այո։']]},
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
    // In an FAQ, headings beside questions are questions, too; a table of contents is none.
    {
      text: '# FAQ\n\n## I lost my card\n\nCall us.\n\n## Is it free?\n\nYes.\n\n## Who may come?\n\nEverybody.\n',
      faq_title: 'FAQ',
      faq: [['I lost my card', 'Call us.'], ...TWO],
    },
    {
      text: '# FAQ\n\nWelcome.\n\n## Contents\n\n- [Is it free?](#is-it-free)\n- [Who may come?](#who-may-come)\n\n## Is it free?\n\nYes.\n\n## Who may come?\n\nEverybody.\n',
      about:
        'Welcome.\n\n## Contents\n\n- [Is it free?](#is-it-free)\n- [Who may come?](#who-may-come)',
      faq_title: 'FAQ',
      faq: TWO,
    },
    {
      text: '# FAQ\n\n## Money\n\n### Is it free?\n\nYes.\n\n## Trouble\n\nSorry.\n\n### I lost my card\n\nCall us.\n\n### The door is closed\n\nRing.\n',
      faq_title: 'FAQ',
      faq: [
        ['Is it free?', 'Yes.', 'Money'],
        ['Trouble', 'Sorry.', 'Trouble'],
        ['I lost my card', 'Call us.', 'Trouble'],
        ['The door is closed', 'Ring.', 'Trouble'],
      ],
    },
    {
      text: '# FAQ\n\n## Is it free?\n\nYes.\n\n## How do I come in?\n\n### By bus\n\nLine 2.\n\n## Money\n\n### Who pays?\n\nWe.\n\n### Who may come?\n\nEverybody.\n\n### May I?\n\nYes.\n',
      faq_title: 'FAQ',
      faq: [
        ['Is it free?', 'Yes.'],
        ['How do I come in?', '### By bus\n\nLine 2.'],
        ['Who pays?', 'We.', 'Money'],
        ['Who may come?', 'Everybody.', 'Money'],
        ['May I?', 'Yes.', 'Money'],
      ],
    },
    {
      text: '<h1>Help</h1>\n\n<h2 id="free">1. Is it free?</h2>\n\nYes.\n\n<hr>\n\n<h2 style="color: red">Who <b>may</b> come?</h2>\n<p>Everybody.</p>\n',
      faq_title: 'Help',
      faq: [
        ['1. Is it free?', 'Yes.'],
        ['Who may come?', '<p>Everybody.</p>'],
      ],
      ids: ['free', 'who-may-come'],
    },
    {
      text: '# 借书问题集\n\n## 如何办理借书证\n\n在前台。\n\n## 还书箱是什么\n\n一个箱子。\n',
      faq_title: '借书问题集',
      faq: [
        ['如何办理借书证', '在前台。'],
        ['还书箱是什么', '一个箱子。'],
      ],
    },
    // In Chinese and Japanese, words ask without a sign.
    {
      text: '# 图书馆使用帮助\n\n## 图片\n\n### 如何上传图片\n\n点按钮。\n\n### 粘贴图片失败\n\n换一个浏览器。\n\n## 账号\n\n### 忘记密码怎么办\n\n问前台。\n\n### 是否收费\n\n不收。\n',
      faq_title: '图书馆使用帮助',
      faq: [
        ['如何上传图片', '点按钮。', '图片'],
        ['粘贴图片失败', '换一个浏览器。', '图片'],
        ['忘记密码怎么办', '问前台。', '账号'],
        ['是否收费', '不收。', '账号'],
      ],
    },
    {
      text: '## 1. 什麼是借書證\n\n一張卡。\n\n## 借書證丟了怎樣補辦\n\n到前台。\n\n## 哪些人可以借書\n\n所有人。\n\n## 還書\n\n放進箱子。\n',
      faq: [
        ['1. 什麼是借書證', '一張卡。'],
        ['借書證丟了怎樣補辦', '到前台。'],
        ['哪些人可以借書', '所有人。'],
        ['還書', '放進箱子。'],
      ],
    },
    {
      text: '## なぜ会員証が必要なのか\n\n規則です。\n\n## 何冊まで借りられる\n\n五冊。\n\n## 返却日はいつ\n\n二週間後。\n\n## カードを忘れたらどうする\n\n窓口へ。\n',
      faq: [
        ['なぜ会員証が必要なのか', '規則です。'],
        ['何冊まで借りられる', '五冊。'],
        ['返却日はいつ', '二週間後。'],
        ['カードを忘れたらどうする', '窓口へ。'],
      ],
    },
    // Lines in bold are often no questions; headings that ask are.
    {
      text: '# FAQ\n\n## Is it free?\n\n**Books:**\n\nYes.\n\n**Rooms:**\n\nYes.\n\n**Cups:**\n\nNo.\n\n## Who may come?\n\nEverybody.\n',
      faq_title: 'FAQ',
      faq: [
        ['Is it free?', '**Books:**\n\nYes.\n\n**Rooms:**\n\nYes.\n\n**Cups:**\n\nNo.'],
        TWO[1],
      ],
    },
    {
      text: '# FAQ\n\n## Is it free?\n\n**Answer**\n\nYes.\n\n## Who may come?\n\nI mean, all year?\n\n**Answer**\n\nEverybody.\n',
      faq_title: 'FAQ',
      faq: [TWO[0], ['Who may come?', 'I mean, all year?\n\nEverybody.']],
    },
    // Attributes, as kramdown, Pandoc and MkDocs read them.
    {
      text: '## FAQ {#faq .big}\n\n### Is it free? {.lead}\n\nYes.\n\n### Who may come? {: .lead #who }\n\nEverybody.\n',
      faq_title: 'FAQ',
      faq: TWO,
      ids: ['is-it-free', 'who'],
    },
    {
      text: '## Is it free? {: title="a"}\n\nYes.\n\n## Who is {x}?\n\nWe.\n',
      faq: [TWO[0], ['Who is {x}?', 'We.']],
    },
    {
      text: '<H2 data-id="7">Is it free?</H2>\n\nYes.\n\n<H2 CLASS="x" ID=\'who\'>Who may come?</H2>\n\nEverybody.\n',
      faq: TWO,
      ids: ['is-it-free', 'who'],
    },
    // An empty link target above a question names it.
    {
      text: '# FAQ\n\n<a id="free"></a>\n\n## Is it free?\n\nYes.\n\n<a name="who"></a>\n## Who may come?\n\nEverybody.\n\n<a id="cup"></a>\n\n**May I bring a cup?**\n\nSure.\n',
      faq_title: 'FAQ',
      faq: [
        TWO[0],
        ['Who may come?', 'Everybody.\n\n<a id="cup"></a>\n\n**May I bring a cup?**\n\nSure.'],
      ],
      ids: ['free', 'who'],
    },
    // An FAQ may be one of several sections of a page.
    {
      text: '# Reader\n\nIt reads.\n\n## Use\n\nOpen it.\n\n## FAQ\n\n### Is it free?\n\nYes.\n\n### Who may come?\n\nEverybody.\n\n## Licence\n\nFree.\n',
      about: '# Reader\n\nIt reads.\n\n## Use\n\nOpen it.\n\n## Licence\n\nFree.',
      faq_title: 'FAQ',
      faq: TWO,
    },
    {
      text: '# Reader\n\n## Use\n\nOpen it.\n\n## Frequently asked questions\n\n**Is it free?**\n\nYes.\n\n**Who may come?**\n\nEverybody.\n\n## Licence\n\nFree.[^1]\n\n[^1]: Or not.\n',
      about: '# Reader\n\n## Use\n\nOpen it.\n\n## Licence\n\nFree.[^1]\n\n[^1]: Or not.',
      faq_title: 'Frequently asked questions',
      faq: TWO,
    },
    // An answer keeps lists, bold lines and details as they are.
    {
      text: '# FAQ\n\n## Is it free?\n\n**Always?** Yes.\n\n## Who may come?\n\n<details><summary>All?</summary>Everybody.</details>\n\n<dl><dt>Also</dt><dd>Dogs.</dd></dl>\n\n## Where?\n\n- **Here?** Yes.\n- **There?** No.\n\n## When?\n\nToday.\n\n## Why?\n\nWhy not.\n\n## Really?\n\nYes.\n',
      faq_title: 'FAQ',
      faq: [
        ['Is it free?', '**Always?** Yes.'],
        [
          'Who may come?',
          '<details><summary>All?</summary>Everybody.</details>\n\n<dl><dt>Also</dt><dd>Dogs.</dd></dl>',
        ],
        ['Where?', '- **Here?** Yes.\n- **There?** No.'],
        ['When?', 'Today.'],
        ['Why?', 'Why not.'],
        ['Really?', 'Yes.'],
      ],
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
    {text: '**Is it free?**\\\nYes.\n\n**Who may come?**  \nEverybody.\n', faq: TWO},
    {
      text: '# FAQ\n\n**Fees**\\\nNone.\n\n**Cards**<br>\nAt the desk.\n',
      faq_title: 'FAQ',
      faq: [
        ['Fees', 'None.'],
        ['Cards', 'At the desk.'],
      ],
    },
    {
      text: '# FAQ\n\n## Money\n\n**Is it free?**\n\nYes.\n\n## People\n\n**Who may come?**\n\nEverybody.\n',
      faq_title: 'FAQ',
      faq: [
        ['Is it free?', 'Yes.', 'Money'],
        ['Who may come?', 'Everybody.', 'People'],
      ],
    },
    {text: '***Is it free?***\n\nYes.\n\n***Who may come?***: Everybody.\n', faq: TWO},
    {
      text: '**無料ですか？**\u3000\n\n\u3000\n\nはい。\n\n**Free?**\u00A0\nYes.\n',
      faq: [
        ['無料ですか？', 'はい。'],
        ['Free?', 'Yes.'],
      ],
    },
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
    {text: 'P: ¿Es gratis?\nR: Sí.\n', faq: [['¿Es gratis?', 'Sí.']]},
    {text: '**F:** Ist es frei?\n\n**A:** Ja.\n', faq: [['Ist es frei?', 'Ja.']]},
    {text: '### В: Это бесплатно?\n\nО: Да.\n', faq: [['Это бесплатно?', 'Да.']]},
    {text: 'П: Да ли је бесплатно?\nО: Да.\n', faq: [['Да ли је бесплатно?', 'Да.']]},
    {text: '**K:** Ar tai nemokama?\n\n**A:** Taip.\n', faq: [['Ar tai nemokama?', 'Taip.']]},
    {text: 'Kérdés: Ingyenes?\nVálasz: Igen.\n', faq: [['Ingyenes?', 'Igen.']]},
    {text: '<p>Q1. Is it free?</p>\n<p>A1. Yes.</p>\n', faq: FREE},
    {
      text: '<ul>\n  <li><b>Q: Is it free?</b>\n    <p><b>A:</b> Yes.</p>\n  </li>\n  <li>\n    <b>Q: Who may come?</b>\n    <p><b>A:</b> Everybody.</p>\n  </li>\n</ul>\n',
      faq: TWO,
    },
    {text: 'Q1) Is it free?\nA1) Yes.\n\nQ2) Who may come?\nA2) Everybody.\n', faq: TWO},
    {text: 'Q: Which?\nA) Books\nB) Cups\n', faq: [['Which?', 'A) Books\nB) Cups']]},
    {
      text: 'Q: Is it free?\nA: | a | b | c |\n|---|---|\n\nYes.\n',
      faq: [['Is it free?', '| a | b | c |\n|---|---|\n\nYes.']],
    },
    // In an FAQ whose headings do not ask, lines of their own may.
    {
      text: '# FAQ\n\n## Money\n\nIs it free?\n\nYes.\n\n## People\n\nWho may come?\nEverybody.\n',
      faq_title: 'FAQ',
      faq: [
        ['Is it free?', 'Yes.', 'Money'],
        ['Who may come?', 'Everybody.', 'People'],
      ],
    },
    {
      text: 'FAQ\r\n===\r\n\r\nIs it free?  \r\nYes.\r\n\r\n*Who may come?*\\\r\nEverybody.\r\n',
      faq_title: 'FAQ',
      faq: TWO,
    },
  ],
  'Lists of questions': [
    {text: '- **Is it free?** Yes.\n- **Who may come?** Everybody.\n', faq: TWO},
    {text: '1. **Is it free?**\n\n   Yes.\n2. **Who may come?**\n\n   Everybody.\n', faq: TWO},
    {text: '- Q: Is it free?\n  A: Yes.\n- Q: Who may come?\n  A: Everybody.\n', faq: TWO},
    {text: '* Is it free?\n\n  Yes.\n* Who may come?\n\n  Everybody.\n', faq: TWO},
    {
      text: '- **Is it free?**\n- Yes.\n\n---\n\n- **Who may come?**\n- Everybody.\n',
      faq: TWO,
    },
    {
      text: '---\ntitle: FAQ\n---\n- **I lost my card**\n- Call us.\n- **Who may come?**\n- Everybody.\n',
      title: 'FAQ',
      faq_title: 'FAQ',
      faq: [['I lost my card', 'Call us.'], TWO[1]],
    },
    {
      text: '# FAQ\n\n- ## Is it free?\n  Yes.\n- ## Who may come?\n  Everybody.\n',
      faq_title: 'FAQ',
      faq: TWO,
    },
    {text: '1. Is it free?\n\tA: Yes.\n2. Who may come?\n\tA: Everybody.\n', faq: TWO},
    {text: '- Money\n  - **Is it free?** Yes.\n  - **Who may come?** Everybody.\n', faq: MONEY},
    {
      text: '# FAQ\n\n**Where?**\n\nHere.\n\n* **Money**\n\n  * Is it free?\n\n    Yes.\n* People:\n  * Q: Who may come?\n    A: Everybody.\n',
      faq_title: 'FAQ',
      faq: [
        ['Where?', 'Here.'],
        ['Is it free?', 'Yes.', 'Money'],
        ['Who may come?', 'Everybody.', 'People'],
      ],
    },
    // A heading above a list is no comment in YAML.
    {
      text: '# FAQ\n\n## Money\n\n- Q: Is it free?\n  A: Yes.\n\n## People\n\n- Q: Who may come?\n  A: Everybody: all.\n',
      faq_title: 'FAQ',
      faq: [
        ['Is it free?', 'Yes.', 'Money'],
        ['Who may come?', 'Everybody: all.', 'People'],
      ],
    },
    {
      text: '# FAQ\n- Q: Is it free?\n  A: Yes.\n- Q: Who may come?\n  A: Everybody.\n',
      faq_title: 'FAQ',
      faq: TWO,
    },
    {
      text: '# Edit with care.\n- q: Is it free?\n  a: Yes.\n# New:\n- q: Who may come?\n  a: Everybody.\n',
      faq: TWO,
    },
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
    {
      text: '<section class="faq">\n  <h2>Fees</h2>\n  <details>\n    <summary>Is it free?</summary>\n    <p>Yes.</p>\n  </details>\n  <details><summary>Who may come?</summary>Everybody.</details>\n</section>\n',
      faq: [
        ['Is it free?', '<p>Yes.</p>', 'Fees'],
        ['Who may come?', 'Everybody.', 'Fees'],
      ],
    },
    {text: 'Is it free?\n: Yes.\n\nWho may come?\n: Everybody.\n', faq: TWO},
    {
      text: '<dl>\n<dt>Is it free?</dt>\n<dd>Yes.</dd>\n<dt>Who may come?</dt>\n<dd>Everybody.</dd>\n</dl>\n',
      faq: TWO,
    },
    {
      text: '??? question "Is it free?"\n\n    Yes.\n\n???+ note "Who may come?"\n    Everybody.\n',
      faq: TWO,
    },
    {
      text: '::: details Is it free?\n\nYes.\n\n:::\n\n:::details[Who may come?]\nEverybody.\n:::\n',
      faq: TWO,
    },
    {
      text: '{{< accordion title="Is it free?" >}}\nYes.\n{{< /accordion >}}\n\n{{% details "Who may come?" %}}\nEverybody.\n{{% /details %}}\n',
      faq: TWO,
    },
    {
      text: '{% details Is it free? %}\nYes.\n{% enddetails %}\n\n{% details Who may come? %}\nEverybody.\n{% enddetails %}\n',
      faq: TWO,
    },
    {
      text: '<AccordionGroup>\n  <Accordion title="Is it free?">\n    Yes.\n  </Accordion>\n  <Accordion title="Who may come?" icon="door">\n    Everybody.\n  </Accordion>\n</AccordionGroup>\n',
      faq: TWO,
    },
    {
      text: '# FAQ\n\n{{< faq-item title="I lost my card" >}}\nCall us.\n{{< /faq-item >}}\n',
      faq_title: 'FAQ',
      faq: [['I lost my card', 'Call us.']],
    },
    {
      text: '{{< faq >}}\n{{< faq-item question="Is it free?" >}}\nYes.\n{{< /faq-item >}}\n{{< faq-item question="Who may come?" >}}\nEverybody.\n{{< /faq-item >}}\n{{< /faq >}}\n',
      faq: TWO,
    },
    {
      text: '{% accordion %}\n{% details Is it free? %}\nYes.\n{% enddetails %}\n{%- endaccordion -%}\n',
      faq: FREE,
    },
    {
      text: '??? question "Is it free?"\n\n\tYes.\n\n\tAlways.\n\n??? question "Who may come?"\n\tEverybody.\n',
      faq: [['Is it free?', 'Yes.\n\nAlways.'], TWO[1]],
    },
    {
      text: '::: details Is it free?\n```\n:::\n```\n:::\n\n::: details Who may come?\nEverybody.\n:::\n',
      faq: [['Is it free?', '```\n:::\n```'], TWO[1]],
    },
    {
      text: '<dl class="faq">\n<div>\n<dt>Is it free?</dt>\n<dd>Yes.</dd>\n</div>\n<div>\n<dt>Who may come?</dt>\n<dd>Everybody.</dd>\n</div>\n</dl>\n',
      faq: TWO,
    },
    {
      text: '> [!question] Is it free?\n> Yes.\n\n> [!question]- Who may come?\n> Everybody.\n',
      faq: TWO,
    },
    {
      text: '> [!faq]+ I lost my card\n> Call us.\n>\n> Soon.\n\n> [!FAQ] Who may come?\n> Everybody.\n',
      faq: [['I lost my card', 'Call us.\n\nSoon.'], TWO[1]],
    },
    {
      text: 'Is it free?\n: Yes.\n\nWho?\n: \u3000\n',
      faq: [['Is it free?', 'Yes.\n\nWho?\n:']],
    },
  ],
  'Questions in HTML': [
    {
      text: '<!-- wp:yoast/faq-block {"questions":[]} -->\n<div class="schema-faq"><div class="schema-faq-section" id="one"><strong class="schema-faq-question">Is it free?</strong> <p class="schema-faq-answer">Yes.</p> </div></div>\n<!-- /wp:yoast/faq-block -->\n',
      faq: [['Is it free?', '<p class="schema-faq-answer">Yes.</p>']],
      ids: ['one'],
    },
    {
      text: '<p><strong>Is it free?</strong></p>\n<p>Yes.</p>\n<p><b>Who may come?</b></p>\n<p>Everybody.</p>\n',
      faq: [
        ['Is it free?', '<p>Yes.</p>'],
        ['Who may come?', '<p>Everybody.</p>'],
      ],
    },
    {
      text: '<h2>Money</h2>\n<p style="x"><span><strong>Is it free?&nbsp;</strong></span><br />Yes.</p>\n\n<h2>People</h2>\n<p><strong>Who may come?</strong> Everybody.</p>\n',
      faq: [
        ['Is it free?', 'Yes.', 'Money'],
        ['Who may come?', 'Everybody.', 'People'],
      ],
    },
    {
      text: '<ol>\n  <li><strong>Is it free?</strong><br>\n  Yes.</li>\n\n  <li><strong>Who may come?</strong><br>\n    Everybody.</li>\n</ol>\n',
      faq: TWO,
    },
    {
      text: '<ul><li>Is it free?<p>Yes.</p></li><li>Who may come?<p>Everybody.</p></li></ul>\n',
      faq: [
        ['Is it free?', '<p>Yes.</p>'],
        ['Who may come?', '<p>Everybody.</p>'],
      ],
    },
    {
      text: '<div class="faq">\n  <div class="question">Is it free?</div>\n  <div class="answer">Yes.</div>\n\n  <div class="question">My card is lost</div>\n  <div class="answer">Call us.</div>\n</div>\n',
      faq: [
        ['Is it free?', 'Yes.'],
        ['My card is lost', 'Call us.'],
      ],
    },
    {
      text: '<button class="accordion">Is it free?</button>\n<div class="panel"><p>Yes.</p></div>\n<button class="accordion">Who may come?</button>\n<div class="panel"><p>Everybody.</p></div>\n',
      faq: [
        ['Is it free?', '<p>Yes.</p>'],
        ['Who may come?', '<p>Everybody.</p>'],
      ],
    },
    {
      text: '# FAQ\n\n<div id="accordion">\n  <div class="card">\n    <div class="card-header" id="one">\n      <h5><button data-toggle="collapse" aria-expanded="true">Is it free? <i class="plus"></i></button></h5>\n    </div>\n\n    <div class="collapse">\n      <div class="card-body">\n        Yes.\n\n        <h4>Cups</h4>\n        <p>Too.</p>\n      </div>\n    </div>\n  </div>\n  <div class="card">\n    <div class="card-header" id="two">\n      <h5><button data-toggle="collapse">Who may come?</button></h5>\n    </div>\n    <div class="collapse">\n      <div class="card-body">\n        Everybody.\n      </div>\n    </div>\n  </div>\n</div>\n',
      faq_title: 'FAQ',
      faq: [['Is it free?', 'Yes.\n\n<h4>Cups</h4>\n<p>Too.</p>'], TWO[1]],
    },
    {
      text: '<p>Welcome.</p>\n<!-- <p><b>Old?</b> No.</p> -->\n<p><b>Is it free?</b> Yes.</p>\n<pre>\n<p><b>Code?</b></p>\n</pre>\n<p><b>Who may come?</b> Everybody.</p>\n',
      about: '<p>Welcome.</p>\n<!-- <p><b>Old?</b> No.</p> -->',
      faq: [['Is it free?', 'Yes.\n\n<pre>\n<p><b>Code?</b></p>\n</pre>'], TWO[1]],
    },
  ],
  'Tables of questions': [
    {
      text: '| Question | Answer |\n| --- | --- |\n| Is it free? | Yes. |\n| Who may come? | Everybody. |\n',
      faq: TWO,
    },
    {
      text: '# FAQ\n\nWelcome.\n\nNo. | Frage | Antwort\n:-: | --- | ---\n1 | Is it free? | Yes \\| no.\n2 | Lost cards | Call us.\n\nBye.\n',
      about: 'Welcome.',
      faq_title: 'FAQ',
      faq: [
        ['Is it free?', 'Yes | no.'],
        ['Lost cards', 'Call us.\n\nBye.'],
      ],
    },
    {
      text: '<table>\n<thead><tr><th>Question</th><th>Answer</th></tr></thead>\n<tbody>\n<tr><td>Is it free?</td><td>Yes.</td></tr>\n<tr><td><b>Who may come?</b></td><td>Everybody.</td></tr>\n</tbody>\n</table>\n',
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
    {
      text: '[[item]]\n    question = "Is it free?"\n    answer = """Yes."""\n\n[[item]]\n    question = "Who may come?"\n    answer = """Everybody."""\n',
      faq: TWO,
    },
    {
      text: 'title: Home\nsections:\n- type: hero\n  items:\n  - {label: Books, value: 9}\n  - {label: Rooms, value: 2}\n- type: faq\n  heading: Help\n  items:\n  - question: Is it free?\n    answer: Yes.\n',
      title: 'Home',
      faq: [['Is it free?', 'Yes.', 'Help']],
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
      ['sp', 'svar'],
      ['питање', 'одговор'],
      ['jautājums', 'atbilde'],
      ['küsimus', 'vastus'],
      ['pyetja', 'përgjigja'],
      ['spurning', 'svar'],
      ['galdera', 'erantzuna'],
      ['Cwestiwn', 'Ateb'],
      ['ceist', 'freagra'],
      ['mistoqsija', 'tweġiba'],
      ['Fro', 'Äntwert'],
      ['सवाल', 'जवाब'],
      ['প্রশ্ন', 'উত্তর'],
      ['ਸਵਾਲ', 'ਜਵਾਬ'],
      ['கேள்வி', 'பதில்'],
      ['પ્રશ્ન', 'જવાબ'],
      ['پوښتنه', 'ځواب'],
      ['pirs', 'bersiv'],
      ['پرسیار', 'وەڵام'],
      ['ሕቶ', 'መልሲ'],
      ['ጥያቄ', 'መልስ'],
      ['tanong', 'sagot'],
      ['swali', 'jibu'],
      ['kesyon', 'repons'],
      ['შეკითხვა', 'პასუხი'],
      ['հարց', 'պատասխան'],
      ['lus_nug', 'lus_teb'],
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
    {
      // LibAnswers: an answer or details, and topics with numbers.
      text: '{"data": {"faqs": [{"faqid": 1, "question": "Is it free?", "details": "", "answer": "Yes.", "topics": [], "keywords": [{"id": 7, "name": "guests"}]}, {"faqid": 2, "question": "Who may come?", "details": "Everybody.", "answer": "", "topics": [{"id": 5, "name": "Money"}, {"id": 6, "name": "Cards"}], "keywords": []}]}}',
      faq: [TWO[0], MONEY[1]],
    },
    {
      text: 'items:\n- question: Is it free?\n  answer: Yes.\n  categories: [Money, Cards]\n',
      faq: [MONEY[0]],
    },
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
    {
      text: '- title: {en: Money, de: Geld}\n  items:\n  - en: {title: Is it free?, content: Yes.}\n  - en: {title: Who may come?, content: Everybody.}\n',
      languages: ['en'],
      faq: MONEY,
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
    {
      text: 'faq:\n- {q: Who may come?, a: Everybody.}\n- {name: Is it free?, acceptedAnswer: {"@type": Answer, text: Yes.}}\n- {q: Where?, acceptedAnswer: {text: Here.}}\n',
      faq: [
        ['Who may come?', 'Everybody.'],
        ['Is it free?', 'Yes.'],
        ['Where?', 'Here.'],
      ],
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
    {
      text: '---\ntitle: I have more questions, whom may I ask?\n---\nAsk\n\n**the people at the desk.**\n\nThey are\n\n**always glad to help.**\n\nCome.\n',
      title: 'I have more questions, whom may I ask?',
      about: 'Ask\n\n**the people at the desk.**\n\nThey are\n\n**always glad to help.**\n\nCome.',
      faq: [
        [
          'I have more questions, whom may I ask?',
          'Ask\n\n**the people at the desk.**\n\nThey are\n\n**always glad to help.**\n\nCome.',
        ],
      ],
    },
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
    {
      text: 'faq:\n- {q: Who may come?, a: Everybody.}\n- question: {de: Ist es frei?, en: Is it free?}\n  answer: {de: Ja., en: Yes.}\n',
      languages: ['de'],
      lang: 'de',
      faq: [
        ['Who may come?', 'Everybody.'],
        ['Ist es frei?', 'Ja.'],
      ],
    },
    {
      text: '- {q: Who may come?, a: Everybody.}\n- id: free\n  de: {q: Ist es frei?, a: Ja.}\n  en: {q: Is it free?, a: Yes.}\n',
      languages: ['de'],
      lang: 'de',
      ids: ['who-may-come', 'free'],
      faq: [
        ['Who may come?', 'Everybody.'],
        ['Ist es frei?', 'Ja.'],
      ],
    },
    {
      text: '- id: free\n  de: {q: Ist es frei?, a: Ja.}\n  en: {q: Is it free?, a: Yes.}\n',
      languages: ['en'],
      lang: 'en',
      ids: ['free'],
      faq: FREE,
    },
    {
      text: 'title: {en: About, de: Über uns}\nabout: {en: Come in., de: Komm herein.}\nfaq_title: {en: Questions, de: Fragen}\nfaq:\n- topic: {en: Money, de: Geld}\n  questions:\n  - {q: Is it free?, a: {en: Yes., de: Ja.}}\n  - {q: Who may come?, a: [Everybody.]}\n',
      languages: ['de'],
      lang: 'de',
      title: 'Über uns',
      about: 'Komm herein.',
      faq_title: 'Fragen',
      faq: [
        ['Is it free?', 'Ja.', 'Geld'],
        ['Who may come?', 'Everybody.', 'Geld'],
      ],
    },
  ],
  'About texts': [
    {text: '---\n- q: Is it free?\n  a: Yes.\n---\nWelcome.\n', about: 'Welcome.', faq: FREE},
    {
      text: 'about: {title: Welcome, text: Come in.}\nfaq:\n- {q: Is it free?, a: Yes.}\n',
      title: 'Welcome',
      about: 'Come in.',
      faq: FREE,
    },
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
    {
      text: '# 阅读器\n\n## 如何安装\n\n下载。\n\n## 安装\n\n运行。\n\n## 使用\n\n打开。\n',
      about: '# 阅读器\n\n## 如何安装\n\n下载。\n\n## 安装\n\n运行。\n\n## 使用\n\n打开。',
      faq: [],
    },
    {
      text: '# 図書館\n\n## いつでも返せます\n\n箱へ。\n\n## ほか\n\n駅前です。\n\n## どうぞお越しください\n\n歓迎します。\n',
      about:
        '# 図書館\n\n## いつでも返せます\n\n箱へ。\n\n## ほか\n\n駅前です。\n\n## どうぞお越しください\n\n歓迎します。',
      faq: [],
    },
    {
      text: '# 关于我们\n\n## 关于如何捐书的说明\n\n见下文。\n\n## 几点说明\n\n请安静。\n\n## 如何去图书馆\n\n坐车。\n',
      about:
        '# 关于我们\n\n## 关于如何捐书的说明\n\n见下文。\n\n## 几点说明\n\n请安静。\n\n## 如何去图书馆\n\n坐车。',
      faq: [],
    },
    {
      text: '# Faqja e bibliotekës\n\n## Orari\n\nHapur.\n\n## Adresa\n\nRruga 1.\n',
      about: '# Faqja e bibliotekës\n\n## Orari\n\nHapur.\n\n## Adresa\n\nRruga 1.',
      faq: [],
    },
    {
      text: '# Qnapi, a reader\n\n## Introduction\n\nIt reads.\n\n## Licence\n\nFree.\n',
      about: '# Qnapi, a reader\n\n## Introduction\n\nIt reads.\n\n## Licence\n\nFree.',
      faq: [],
    },
    {
      text: '# Help\n\n<h2>Rooms</h2>\n\nTwo.\n\n::: details More\n\nThree.\n\n:::\n',
      about: '# Help\n\n<h2>Rooms</h2>\n\nTwo.\n\n::: details More\n\nThree.\n\n:::',
      faq: [],
    },
    {
      text: '# Reader\n\nIt reads.\n\n## Use\n\n<p><b>Why?</b> To read.</p>\n\n## FAQ\n\nSee there.\n\n## Licence\n\nFree.\n',
      about:
        '# Reader\n\nIt reads.\n\n## Use\n\n<p><b>Why?</b> To read.</p>\n\n## FAQ\n\nSee there.\n\n## Licence\n\nFree.',
      faq: [],
    },
    {
      text: 'A. Where are we?\n\nP: Paul Place\n',
      about: 'A. Where are we?\n\nP: Paul Place',
      faq: [],
    },
  ],
};

/** Headings without a sign that ask, and others that do not, in Chinese and Japanese. */
export const headings = {
  asking: [
    ...['如何续借', '怎么办理借书证', '怎樣預約', '什么是借书证', '为什么要预约', '為何收費'],
    ...['哪里可以还书', '哪些书可以借', '哪个馆最近', '谁可以借书', '多少钱', '最多能借几本书'],
    ...['能否续借', '是否收费', '外地读者可否办证', '有没有自习室', '可以带宠物吗', '书丢了呢'],
    ...['忘记密码怎么办', '借书证丢了怎么补办', '需要带什么', '費用是多少', '**如何续借**'],
    ...['（一）如何续借', '2、如何续借', '一、什么是续借', '如何使用 Node.js', '密码忘了，怎么办'],
    ...['予約できますか', '無料ですか', 'なぜ有料なのか', 'どこで借りられるか', 'いつ開いている'],
    ...['どうやって予約する', '何が必要', '返却日はいつ', '費用はいくら', '忘れたらどうする'],
    ...['誰が使える', 'どうすればいい', '何時まで開いている'],
  ],
  telling: [
    ...['续借', '办理借书证', '粘贴图片失败', '使用说明', '几点说明', '几个例子', '没什么'],
    ...['关于如何续借', '介绍如何办证', '如何办证的说明', '无论如何', '我们是谁。请看如何来馆'],
    ...['いつでも返せます', 'どこでも借りられる', '誰でも使えます', '何時でも開館', 'ほか'],
    ...['どうぞお越しください', '料金とほか', 'ぶどう', 'すいか', 'はるか', '使い方', '何でも相談'],
    ...[`如何${'很'.repeat(60)}`],
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
