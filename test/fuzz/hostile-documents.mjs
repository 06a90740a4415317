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
