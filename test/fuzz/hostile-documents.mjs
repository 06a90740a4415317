import fc from 'fast-check';

/* Documents made to break a reader. In JavaScript, because Node runs it unbuilt. */

const names = fc.constantFrom('a', 'b', 'c');
const keys = fc.constantFrom(
  ...['q', 'a', 'id', 'topic', 'hidden', 'faq', 'about', 'title', 'questions', '<<', '"\\x3c<"'],
  ...["'<<'", '1', '"*a"', '"a: b"', '__proto__', 'lang', 'bundles'],
);
const scalars = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(
      ...['Q?', 'No', '~', '2018', '""', "'it''s'", '"*a*"', '"&a"', 'a#b'],
    ),
  },
  fc.constantFrom(
    ...[
      'a # b',
      '*a*',
      '<<: *a',
      '"a\\',
      '!!str x',
      '!php/object x',
      '@x',
      '| ',
      '&a',
      'x: y',
      '{',
    ],
    ...[']', '\t', '%', '- ', '? x', '"\\u2028"', '=', '.inf', '0x1F', 'a\u00A0b', '\u0000', '---'],
    ...['"\\x1A"', '\u001A', '&a,b x', '*a,b'],
  ),
);

const {tree} = fc.letrec(tie => ({
  tree: fc.record({
    anchor: fc.option(names, {freq: 2}),
    isFlow: fc.boolean(),
    value: fc.oneof(
      {maxDepth: 4, depthSize: 'small'},
      scalars,
      names.map(alias => ({alias})),
      fc.array(tie('tree'), {maxLength: 4}).map(list => ({list})),
      fc
        .uniqueArray(fc.tuple(keys, tie('tree')), {maxLength: 4, selector: ([key]) => key})
        .map(map => ({map})),
    ),
  }),
}));

/** YAML of a tree: in brackets, or in lines with a number of spaces. */
function write({anchor, isFlow, value}, indent, isInFlow) {
  const mark = anchor ? `&${anchor} ` : '';
  if (typeof value === 'string') return mark + value;
  if ('alias' in value) return `*${value.alias}`;
  const isList = 'list' in value;
  const inner = isList ? value.list.map(item => ['', item]) : value.map;
  if (isInFlow || isFlow || !inner.length) {
    const parts = inner.map(([key, item]) => (isList ? '' : `${key}: `) + write(item, 0, true));
    return mark + (isList ? `[${parts.join(', ')}]` : `{${parts.join(', ')}}`);
  }
  const lines = inner.map(
    ([key, item]) =>
      `\n${' '.repeat(indent)}${isList ? '-' : `${key}:`} ${write(item, indent + 2, false)}`,
  );
  return mark.trim() + lines.join('');
}

/** Anchors, aliases and merge keys at every place where YAML allows values. */
export const yamlTrees = fc
  .uniqueArray(fc.tuple(fc.constantFrom('x', 'y', 'about', 'faq', 'title'), tree), {
    minLength: 1,
    selector: ([key]) => key,
  })
  .map(pairs => pairs.map(([key, node]) => `${key}: ${write(node, 2, false)}\n`).join(''))
  // The targets of aliases.
  .map(text => `lang: en\nb1: &b [x]\nc1: &c x\na1: &a {q: A?, k: *b}\n${text}`);

/** Lines of YAML in any order, each with its own indentation. */
export const yamlLines = fc
  .array(
    fc.tuple(
      fc.nat(3),
      fc.constantFrom(
        ...[
          'a: &a',
          'k: v',
          '- &b x',
          '- *a',
          '<<: *a',
          '<<: [*a, *b]',
          '<<: &c *a',
          '<<:',
          'faq:',
        ],
        ...[
          '- q: *a',
          '- q: Q?',
          '"\\x3c<": *a',
          '- {<<: *a, q: Q?}',
          '[*a, *b',
          '{"<\\',
          '<": *a}',
        ],
        ...[
          '*a: x',
          '? *a',
          'a: |',
          'a: >-',
          '# *a',
          '*a # b',
          '&a {',
          '}',
          ']',
          '---',
          '...',
          '"',
          "'",
        ],
        ...[
          '- - *a',
          'about: *b',
          'x: &a [',
          'y: &b {k: *a}',
          'z: *a',
          '~',
          'a: !!map',
          '',
          '\t- x',
        ],
      ),
    ),
    {maxLength: 14},
  )
  .map(lines => `x: &x\n${lines.map(([deep, line]) => ' '.repeat(2 * deep) + line).join('\n')}`);

/**
 * Levels of aliases, each of which repeats the one before, and the number of values that they
 * expand to, as the page counts them (src/document/formats/yaml.ts). The number is often exactly
 * the limit, or one more.
 */
export const yamlLevels = fc
  .record({
    levels: fc.array(
      fc.record({
        width: fc.integer({min: 1, max: 12}),
        kind: fc.constantFrom('flow', 'block', 'map'),
      }),
      {minLength: 1, maxLength: 6},
    ),
    total: fc.constantFrom(0, 10_000, 10_001),
  })
  .map(({levels, total}) => {
    let size = 1;
    let repeated = 0;
    const lines = levels.map(({width, kind}, i) => {
      const alias = `*l${i}`;
      repeated += width * size;
      size = 1 + width * (size + (kind === 'map' ? 1 : 0));
      if (kind === 'flow')
        return `l${i + 1}: &l${i + 1} [${Array(width).fill(alias).join(', ')}]\n`;
      if (kind === 'block') return `l${i + 1}: &l${i + 1}\n${`  - ${alias}\n`.repeat(width)}`;
      const pairs = Array.from({length: width}, (_, k) => `k${k}: ${alias}`);
      return `l${i + 1}: &l${i + 1} {${pairs.join(', ')}}\n`;
    });
    const more = Math.max(0, total - repeated);
    const rest = more ? `rest:\n${'  - *l0\n'.repeat(more)}` : '';
    return {text: `about: x\nl0: &l0 x\n${lines.join('')}${rest}`, repeated: repeated + more};
  });

const values = fc.oneof(
  fc.constantFrom(
    ...[
      'x',
      'javascript:alert(1)',
      ` src="' onerror=alert(1) "`,
      ` href='" onclick=alert(1) '`,
      '"',
      "'",
    ],
    ...[
      '"><img src=x onerror=alert(1)>',
      "'><script>alert(1)</script>",
      '<!--',
      '-->',
      '&quot;',
      '&#39;',
    ],
    ...[
      '[gallery]',
      '[welearn_faq src=x]',
      'https://a.example/',
      '//b',
      '#',
      'mailto:a@b.c',
      '\u0001x',
      '',
    ],
    ...[
      'data:text/html,x',
      '[/gallery]',
      '`',
      '\\',
      'java\nscript:x',
      'x\u00A0y',
      '&lsqb;gallery]',
      '--',
    ],
  ),
  fc.string({maxLength: 8}),
);
const elements = fc.constantFrom(
  ...'a b i u s em strong code font nobr h1 h2 h3 h6 p div span ul ol li dl dd table tr td th tbody caption'.split(
    ' ',
  ),
  ...'details summary section article img br hr input svg math title style script template select'.split(
    ' ',
  ),
  ...'textarea noscript iframe form button foreignObject mtext plaintext body html welearn-faq x-y'.split(
    ' ',
  ),
);
const attributes = fc
  .tuple(
    fc.constantFrom(' ', '\n', '/', '\t', '\f', ''),
    fc.constantFrom(
      'href',
      'src',
      'title',
      'lang',
      'id',
      'class',
      'style',
      'onclick',
      'open',
      'align',
      'SRC',
    ),
    fc.constantFrom('', '=', ' = ', '=="'),
    fc.constantFrom('"', "'", '', '`'),
    values,
  )
  .map(([gap, name, is, quote, value]) => gap + name + (is && is + quote + value + quote));
const tags = fc.oneof(
  fc
    .tuple(elements, fc.array(attributes, {maxLength: 3}), fc.constantFrom('>', '/>', ' >', ''))
    .map(([name, given, end]) => `<${name}${given.join('')}${end}`),
  elements.map(name => `</${name}>`),
);
const marks = fc.constantFrom(
  ...'*|_|**|~~|`|```\n|[a](|)|![a](b)|[a]: /b\n|[a]|\\|&amp;|&#0;|&|<|>|<!--|-->|<![CDATA[|]]>|<?x|?>|http://a.b|www.a.b|a@b.c|<a@b.c>|\n|\n\n|  \n|\n# |\n###### |\n- |\n1. |\n> |\n    |\n---\n|\n===\n|[ ] |a |你|\u00A0|\t|:)|--|...|w'.split(
    '|',
  ),
  '|',
  '\n|a|b|\n|-|-|\n',
  // Never closed, so each is reopened in each block.
  '<b><i><u><s><em>'.repeat(5),
  '<h2><h3>',
  '<p>'.repeat(20),
);

/** Tags, Markdown characters and values, one at a time. */
export const pieces = fc.oneof({weight: 3, arbitrary: tags}, marks, values);

/** Markdown with HTML made to be misread. */
export const markdown = fc.array(pieces, {maxLength: 20}).map(parts => parts.join(''));

/** Possible names for questions. */
const ids = fc.oneof(values, fc.string({unit: 'binary', maxLength: 12}), fc.constant('wpadminbar'));

/** Documents with hostile texts. */
export const texts = fc
  .record(
    {
      title: markdown,
      about: markdown,
      faq_title: markdown,
      lang: values,
      layout: values,
      faq: fc.array(
        fc.record(
          {q: markdown, a: markdown, id: ids, topic: markdown, hidden: fc.constantFrom(true, 'x')},
          {requiredKeys: ['q']},
        ),
        {maxLength: 4},
      ),
    },
    {requiredKeys: []},
  )
  .map(document => JSON.stringify({title: 'A', ...document}));

/* Documents whose words must all be shown, whatever stands around them. */

/** In the place of this, each document has words of its own. */
const WORD = 'WORD';

/** Ways of writing a scheme, many of which a browser or a Markdown parser reads as the scheme itself. */
const disguises = fc.constantFrom(
  ...[
    name => name,
    name => name,
    name => name,
    name => name.toUpperCase(),
    name => name[0] + name.slice(1).toUpperCase(),
    name => `&#${name.charCodeAt(0)};${name.slice(1)}`,
    name => `&#x0000${name.charCodeAt(0).toString(16)};${name.slice(1)}`,
    name => `${name.slice(0, 2)}&Tab;${name.slice(2)}`,
    name => `${name.slice(0, 2)}&NewLine;${name.slice(2)}`,
    name => `${name.slice(0, 2)}\t${name.slice(2)}`,
    name => `${name.slice(0, 2)}\u0001${name.slice(2)}`,
    name => `${name.slice(0, 2)}\u00AD${name.slice(2)}`,
    name => ` ${name}`,
    name => `\u0001${name}`,
    name => `&#1;${name}`,
    name => `\u00A0${name}`,
    name => `\u200B${name}`,
    name => `%${name.charCodeAt(0).toString(16)}${name.slice(1)}`,
  ],
);
const addresses = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        disguises,
        fc.constantFrom(
          ...['javascript', 'javascript', 'vbscript', 'data', 'file', 'blob', 'ftp'],
          ...['http', 'https', 'mailto', 'tel'],
        ),
        fc.oneof(
          {weight: 3, arbitrary: fc.constant(':')},
          fc.constantFrom('&colon;', '&#58;', ' :'),
        ),
        fc.constantFrom('x', '//a.example/', 'alert(1)', 'text/html,x', '[gallery]'),
      )
      .map(([disguise, name, colon, rest]) => disguise(name) + colon + rest),
  },
  fc.constantFrom(
    ...['x', '/x', '../x', '//a.example/x', '\\\\a.example', '?x', '#x', '', 'www.a.example'],
    ...['x:y', './javascript:x', '/[gallery]', 'a b', 'ä', '"', "'"],
  ),
);

/** An address and a word, in each syntax that can hold both. */
const links = fc
  .tuple(
    fc.constantFrom(
      ...[
        to => `[${WORD}](${to})`,
        to => `[${WORD}](<${to}>)`,
        to => `[${WORD}](${to} "[gallery]")`,
        to => `![${WORD}](${to})`,
        to => `[${WORD}][r]\n\n[r]: ${to}\n\n`,
        to => `${WORD} <${to}> ${WORD}`,
        to => `${WORD} ${to} ${WORD}`,
        to => `<a href="${to.replaceAll('"', '')}">${WORD}</a>`,
        to => `<A HREF='${to.replaceAll("'", '')}'>${WORD}</A>`,
        to => `<a href=${to.replace(/["']/g, '')}>${WORD}</a>`,
      ],
      ...[
        'img src',
        'area href',
        'form action',
        'button formaction',
        'a ping',
        'img srcset',
        'q cite',
        'b background',
        'input type=image src',
        'a xlink:href',
      ].map(name => to => `<${name}="${to.replaceAll('"', '')}" alt>${WORD}`),
    ),
    addresses,
  )
  .map(([write, to]) => write(to));

/** Texts that WordPress runs when they stand in a post. */
const programs = fc.constantFrom(
  ...[
    '[gallery]',
    '[welearn_faq src="/x"]',
    '[[gallery]]',
    `[caption]${WORD}[/caption]`,
    `[embed]https://a.example/${WORD}[/embed]`,
    '\\[gallery]',
    '&#91;gallery]',
    '&lsqb;gallery&rsqb;',
    '`[gallery]`',
    '[gallery](/x)',
    '![[gallery]](/x)',
    `<b title="[gallery]">${WORD}</b>`,
    `<b title='[gallery title="x"]'>${WORD}</b>`,
    '\n\nhttps://www.youtube.com/watch?v=x\n\n',
    '<!-- wp:latest-posts /-->',
    '<!-- wp:welearn/about {"text":"x"} /-->',
    `<!-- wp:html -->${WORD}<!-- /wp:html -->`,
    `&lt;!-- wp:shortcode --&gt;${WORD}&lt;!-- /wp:shortcode --&gt;`,
  ],
);

/** Elements whose content is text of the document, whether or not they are allowed where they stand. */
const wrappers = fc.constantFrom(
  ...'font center big nobr marquee form label button fieldset dialog menu ctrl x-y welearn-faq picture'.split(
    ' ',
  ),
  ...'a b p div ul li dd h1 h2 table tr td th caption details summary section pre body'.split(' '),
);
const {kept} = fc.letrec(tie => ({
  kept: fc
    .array(
      fc.oneof(
        {maxDepth: 4, depthSize: 'small'},
        fc.constantFrom(
          ...[WORD, ` ${WORD} `, `**${WORD}**`, `\n\n${WORD}\n\n`],
          ...[
            `<h2><div><h3>${WORD}</h3></div></h2>`,
            `<a href=x><td><a href=y>${WORD}</a></td></a>`,
          ],
        ),
        {weight: 3, arbitrary: links},
        programs,
        fc
          .tuple(wrappers, fc.constantFrom('', ' class=x', ' title="y"'), tie('kept'), fc.boolean())
          .map(
            ([name, given, inner, isClosed]) =>
              `<${name}${given}>${inner}${isClosed ? `</${name}>` : ''}`,
          ),
      ),
      {minLength: 1, maxLength: 4},
    )
    .map(parts => parts.join('')),
}));

/** Many short pieces rather than a few deep ones: the readers are started once for a list of documents. */
const manyKept = fc
  .array(kept, {minLength: 5, maxLength: 12, size: 'max'})
  .map(parts => parts.join('\n\n'));

/** Documents of words, such as `kept1x`, in allowed and other elements, with links and programs. */
export const keptTexts = fc
  .record({about: manyKept, faq: fc.array(fc.record({q: kept, a: manyKept}), {maxLength: 2})})
  .map(document => {
    let count = 0;
    const whole = {title: 'A', faq_title: '[gallery]', ...document};
    return JSON.stringify(whole).replaceAll(WORD, () => `kept${++count}x`);
  });

/** The words of such a document, or of what is made of it. */
export const keptWords = text => new Set(text.match(/kept\d+x/g));
