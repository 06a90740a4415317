import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createServer} from 'vite';
import {root} from '../../scripts/install.mjs';
import {phpText} from './plugin.mjs';
import {php} from './site/alone.mjs';
import {itInFull, share} from '../scope.mjs';

/** Reads one text. The result is a value, or the kind of the error and its message. */
const READ = `
  $read = function ( $text ) {
    try {
      return array( 'value' => WelearnElements\\Yaml::parse( $text ) );
    } catch ( LengthException $large ) {
      return array( 'large' => $large->getMessage() );
    } catch ( WelearnElements\\Vendor\\Symfony\\Component\\Yaml\\Exception\\ParseException $problem ) {
      return array( 'line' => $problem->getParsedLine(), 'message' => $problem->getMessage() );
    }
  };`;

/** Processor time of one run, independent of other load. */
const COST = `
  $cost = function ( $do, $given ) {
    $least = INF;
    for ( $i = 0; $i < 2; $i++ ) {
      $start = getrusage();
      $do( $given );
      $end   = getrusage();
      $least = min( $least, ( $end['ru_utime.tv_sec'] - $start['ru_utime.tv_sec'] ) * 1e6 + $end['ru_utime.tv_usec'] - $start['ru_utime.tv_usec'] );
    }
    return max( 1, $least );
  };`;

const readAll = texts =>
  php(`${READ} return array_map( $read, json_decode( ${phpText(JSON.stringify(texts))} ) );`);

/** Texts in flow style, as people write them, and their values. */
const READ_ALIKE = [
  ['tags: [a, b]', {tags: ['a', 'b']}],
  ['tags: [ a , b , ]', {tags: ['a', 'b']}],
  ['tags: []', {tags: []}],
  [
    'tags: [No, 2018, 2018-01-02, 0x1F, .inf, null, ~, "~", 1_000, true]',
    {
      tags: ['No', '2018', '2018-01-02', '0x1F', '.inf', 'null', null, '~', '1_000', 'true'],
    },
  ],
  [
    'faq: [{q: Is it free?, a: "Yes, it is"}, {q: Who?, a: All}]',
    {
      faq: [
        {q: 'Is it free?', a: 'Yes, it is'},
        {q: 'Who?', a: 'All'},
      ],
    },
  ],
  ['faq:\n  - {q: Is it free?, a: "Yes, it is"}\n', {faq: [{q: 'Is it free?', a: 'Yes, it is'}]}],
  [
    `x: {"q": 'it''s', 'a': "b\\n\\u00e9\\x41\\"", "c":1, "d":[1], 'e':{f: g}}`,
    {
      x: {q: "it's", a: 'b\né\x41"', c: '1', d: ['1'], e: {f: 'g'}},
    },
  ],
  ['x: {a, b: , c:, "d"}', {x: {a: null, b: null, c: null, d: null}}],
  ['x: [a: b, "c":d, e:]', {x: [{a: 'b'}, {c: 'd'}, {e: null}]}],
  [
    'x: {a:1, b:: c, http://a.b/c: d, e: http://f.g:80/?h=i#j}',
    {
      x: {'a:1': null, 'b:': 'c', 'http://a.b/c': 'd', e: 'http://f.g:80/?h=i#j'},
    },
  ],
  [
    'x: [a b c, -a, ?a, :), -1, a#b, "#c", a\'b, a"b]',
    {
      x: ['a b c', '-a', '?a', ':)', '-1', 'a#b', '#c', "a'b", 'a"b'],
    },
  ],
  [
    'x: [&a b, *a, &c [d], *c, &e {f: g}, *e]',
    {
      x: ['b', 'b', ['d'], ['d'], {f: 'g'}, {f: 'g'}],
    },
  ],
  [
    'x: &a {b: c, d: e}\ny: {<<: *a, b: f}\nz: {b: f, <<: [*a, {g: h}]}',
    {
      x: {b: 'c', d: 'e'},
      y: {b: 'f', d: 'e'},
      z: {b: 'f', d: 'e', g: 'h'},
    },
  ],
  ['x: [! ~, ! a]', {x: ['~', 'a']}],
  [
    'x: [\n  a, # first\n  b # second\n  , c,\n\n  "d\n  e",\n  f\n  g\n]\ny: z',
    {
      x: ['a', 'b', 'c', 'd e', 'f g'],
      y: 'z',
    },
  ],
  ['x: {\n  "a": "b",\n  c: [d,\n    e],\n  }', {x: {a: 'b', c: ['d', 'e']}}],
  ['[a, {b: c}]', ['a', {b: 'c'}]],
  ['{\n"a": "b",\n"c": ["d"]\n}', {a: 'b', c: ['d']}],
  ['x: [ünï, "質問"]', {x: ['ünï', '質問']}],
  ['x: ["", \'\', {}, [[]]]', {x: ['', '', {}, [[]]]}],
  [`x: ["a\\\\", "\\"", '\\']`, {x: ['a\\', '"', '\\']}],
  ['"x": {y: {z: [{}]}}', {x: {y: {z: [{}]}}}],
  ['No: [y]\n2018: {on: off}', {No: ['y'], 2018: {on: 'off'}}],
];

/** Mistakes in flow style, lists that begin behind a key, and a colon at an end. */
const REFUSED_ALIKE = [
  'x: [a,, b]',
  'x: [, a]',
  'x: {, a: b}',
  'x: [a: b: c]',
  'x: {q: Hours: when?, a: b}',
  'x: {q: What [LANGUAGE] is it?, a: b}',
  'x: [a[b]]',
  'x: [a',
  'x: {a: b',
  'x: ["a" b]',
  'x: ["a]',
  'x: {a: 1, a: 2}',
  'x: {a: 1, "a": ~}',
  'x: {[a]: b}',
  'x: [{a: b}: c]',
  'x: [*a]',
  'x: [&a [*a]]',
  'x: [&a b, &c *a]',
  'x: [*]',
  'x: [&]',
  'x: [@a]',
  'x: [`a`]',
  'x: [|a]',
  'x: [%a]',
  'x: [- a]',
  'x: - a',
  'x: -',
  'x: See:',
  'x: [!foo a]',
  'x: !foo [a]',
  'x: !foo |\n  a',
  'x: !!binary |\n  aGk=',
  'x: !!php/object [a]',
  'x: ["\\q"]',
  'x: ["\\u00e9 \\u00e"]',
];

/** A document with a part of its own from line 7 on. */
const around = part =>
  `---\ntitle: Help\nfaq_title: FAQ\nfaq:\n  - q: One?\n    a: Yes.\n${part}  - q: Last?\n    a: Yes.\n---\n\nBody.\n`;

/** Mistakes that people make in YAML and JSON. */
const MISTAKES = [
  'title: About us: all\nabout: x',
  '---\ntitle: About us: all\n---\n',
  '\uFEFF\n\n---\ntitle: About us: all\n',
  '---\r\nlang: de\r\ntitle: About us: all\r\n---\r\n',
  '\n    lang: de\n    title: About us: all\n',
  '# a\n# b\n---\ntitle: A: b\n---\n',
  '- q: One?\n  a: Yes\n- q: Hours: when?\n  a: x\n',
  '---\ntitle: "A\nfaq:\n  - q: Hours?\n    a: Nine\n---\n',
  ...[
    '  - q: Two?\n    a: A\n    q: Three?\n    a: B\n',
    '  - q: Two?\n    "a": A\n    a: B\n',
    '  - q: Hours: when?\n    a: Nine.\n',
    '  - q: Hours?\n    a: Monday: nine.\n',
    '  - q: Hours?\n    a: Monday\n      and: nine.\n',
    '  -q: Hours?\n    a: Nine.\n',
    '  - q:Hours?\n    a: Nine.\n',
    '  - q: Hours?\n    a:Nine.\n',
    '  - q: Hours?\n\ta: Nine.\n',
    '\t- q: Hours?\n\t  a: Nine.\n',
    '  - q: Hours?\n   a: Nine.\n',
    '  - q: Hours?\n      a: Nine.\n',
    '   - q: Hours?\n     a: Nine.\n',
    ' - q: Hours?\n   a: Nine.\n',
    '  - q: Hours?\n    a: Nine,\nand ten.\n',
    '  - q: Hours?\n    a: |\n      Nine,\n    and ten.\n',
    '  - q: Hours?\n    a: |\n      Nine,\nand ten.\n',
    '  - q: Hours?\n    a: |\n      Nine,\n    and ten,\n\n      and all\n      day.\n',
    '  - q: "Hours?\n    a: Nine.\n',
    "  - q: 'Hours?\n    a: Nine.\n",
    '  - q: Hours?\n    a: "Nine.\n',
    '  - q: "Hours" when?\n    a: Nine.\n',
    "  - q: 'It's open?'\n    a: Nine.\n",
    '  - q: "Is "this" it?"\n    a: Nine.\n',
    '  - q: Hours?\n    a: [Link](x) here\n',
    '  - q: {Hours}?\n    a: Nine\n',
    '  - q: Hours?\n    a: [Nine\n',
    '  - q: Hours?\n    b: [c, {d: e: f}]\n',
    '  - q: Hours?\n    a: @nine\n',
    '  - q: Hours?\n    a: `nine` o\n',
    '  - q: Hours?\n    a: %nine\n',
    '  - q: Hours?\n    a: *nine* or ten\n',
    '  - q: Hours?\n    a: **Nine** or ten\n',
    '  - q: Hours?\n    a: "C:\\dir"\n',
    '  - q: Hours?\n    a: "C\n      \\dir"\n',
    '<<<<<<< HEAD\n  - q: Hours?\n=======\n  - q: Times?\n>>>>>>> x\n    a: Nine\n',
    '  • q: Hours?\n    a: Nine.\n',
    '  – q: Hours?\n    a: Nine.\n',
    '  * q: Hours?\n    a: Nine.\n',
    '  - q: Hours?\n    a: Room #4\n      and five\n',
    '  - q: {{ x }}\n    a: y\n',
    '  - q: !Hours?\n    a: Nine.\n',
    '  Some text\n',
    'Some text\n',
  ].map(around),
  '{"title": "A",\n "faq": [{"q": "Hours?", "a": "Nine"},]}',
  "{'title': 'A',\n 'faq': []}",
  '{"title": "A",\n "faq": [\n\n',
  '{\n  "title": "About",\n  "about": x\n}',
  '\n\n{"title": "A\nB",\n "faq": []}\n',
  '{"title": "A",\n // x\n "faq": []}\n',
  '{"title": "A"\n "faq": []}\n',
  '{"title": "A"}\n}\n',
  '{"title": "A",\n "about": "C:\\dir"}\n',
];

/** Spaces that Word and web pages leave, tabs, and texts that look like mistakes. */
const FORGIVEN = [
  '\u00A0 - q: Hours?\n    a: Nine.\n',
  '  - q: Hours?\n\u00A0\u00A0\u00A0\u00A0a: Nine.\n',
  '  -\u00A0q: Hours?\n\u00A0   a: Nine.\n',
  '  - q:\u00A0Hours?\n    a\u00A0: Nine.\n',
  '  -\tq: Hours?\n  \t\n    a:\u3000Nine.\n',
  '  - q: Hours?\n    a: >-\n      # Nine\n\n       - ten: all\n',
  "  - q: 'Hours: when?' # or\n    a: [a, 'b'] # c\n    id:\n      x\n    topic: x:y\n",
  '  -\n    q: Hours?\n    a:\n    - b\n    - c # d\n    "id": e\n',
  '  - &h q: Hours?\n    a: &nbsp;Nine\n  - q: http://a.example/#b\n    a: a - b\n      - c\n      #d\n',
  '  - {q: Hours?, a: "Nine\n    ten"}\n  - q: "Times\nwhen?" # c\n    a: \'It\'\'s\n\n      nine\'\n',
].map(around);

describe('YAML in WordPress', () => {
  let server;
  let readInPage;
  let load;
  before(async () => {
    server = await createServer({
      root,
      configFile: false,
      logLevel: 'error',
      server: {middlewareMode: true, hmr: false, ws: false},
      optimizeDeps: {noDiscovery: true},
    });
    load = path => server.ssrLoadModule(path);
    const {parseYaml} = await server.ssrLoadModule('/src/document/formats/yaml.ts');
    readInPage = text =>
      parseYaml(text).then(
        value => ({value}),
        () => ({}),
      );
  });
  after(() => server?.close());

  /** PHP distinguishes lists and mappings by their keys, so an empty one may be either. */
  const alike = value => JSON.parse(JSON.stringify(value).replaceAll('{}', '[]'));

  it('reads flow style as the page does', async () => {
    const found = readAll(READ_ALIKE.map(([text]) => text));
    for (const [i, [text, value]] of READ_ALIKE.entries()) {
      assert.deepEqual(found[i], {value: alike(value)}, text);
      assert.deepEqual(await readInPage(text), {value}, `${text}, in the page`);
    }
  });

  it('reads an anchor that nothing refers to as the page does', async () => {
    const texts = [
      'title: &Uuml;ber uns\nabout: &nbsp;Nada.\nlang: &amp; # ours\n',
      'x: &x a\nfaq:\n  - q: &y b\n    a: *x\n  - &q q: &c "d"\n    a: &d |\n      - &e f\n',
      'x: &x\n  y: z\nfaq: &f\n  - {q: &copy; us, a: &a b}\n  - q: [&lt; 3, &amp;, &l [a]]\n',
      'a: &more\tof it\nb:\n  &nbsp;it\nc: &d e:f#g & h\n',
    ];
    const found = readAll(texts);
    for (const [i, text] of texts.entries())
      assert.deepEqual(found[i], alike(await readInPage(text)), text);
  });

  it('reads texts and brackets that go on at the margin as the page does', async () => {
    const texts = [
      'title: "A\nb"\nfaq:\n  - q: C\n    a: \'D\'\'s\n\n  e.\n\n\nf\' # g\n  - q: "H"\n    a: I\n',
      '- q: A\n  a: "B \\"c\\"\nd"\n- q: E\n  a: |\n    "F\n- q: "G\nh"\n',
      'faq:\n  - {q: "A\nb", # c\na: it\'s}\n  - q: [\n"D\ne",\nF\n]\n',
      '"x": &x "A\nb"\nfaq:\n  - a:\n    - "C\nd"\n    - e\n',
    ];
    const found = readAll(texts);
    for (const [i, text] of texts.entries())
      assert.deepEqual(found[i], alike(await readInPage(text)), text);
    const refused = [
      'faq:\n  - q: A\n    a: "B\n  - q: C\n    a: D"\n',
      'faq:\n  - q: A\n    a: "B\n  - q: "C"\n',
      'faq:\n  - q: A\n    a: "B\nC"\n  - q: D\n    a: "E\n',
    ];
    assert.deepEqual(
      readAll(refused).map(({line}) => line > 2),
      [true, true, true],
    );
    for (const text of refused) assert.deepEqual(await readInPage(text), {}, text);
  });

  it('refuses the same flow style as the page', async () => {
    const found = readAll(REFUSED_ALIKE);
    for (const [i, text] of REFUSED_ALIKE.entries()) {
      assert.equal(found[i].line, 1, `${text}: ${JSON.stringify(found[i])}`);
      assert.deepEqual(await readInPage(text), {}, `${text}, in the page`);
    }
  });

  const readDocuments = texts =>
    php(`
      return array_map( function ( $text ) {
        try {
          return array_map( fn( $entry ) => array( $entry['q'], trim( $entry['a'] ) ), WelearnElements\\Document::read( $text, 'a.md' )['faq'] );
        } catch ( DomainException $problem ) {
          return $problem->getMessage();
        }
      }, json_decode( ${phpText(JSON.stringify(texts))} ) );`);

  it('names the line of a mistake as the page does', async () => {
    const {check} = await load('/src/help/check.ts');
    for (const [i, found] of readDocuments(MISTAKES).entries()) {
      const problems = await check({content: MISTAKES[i]});
      const {line} = problems.find(({severity}) => severity === 'error') ?? {};
      assert.match(String(found), new RegExp(`not valid \\w+\\. Check line ${line}:`), MISTAKES[i]);
    }
  });

  it('reads spaces of other programs, and what looks like a mistake, as the page does', async () => {
    const {compose} = await load('/src/document/compose.ts');
    for (const [i, found] of readDocuments(FORGIVEN).entries()) {
      const {document} = await compose([{content: FORGIVEN[i], base: 'https://library.example/'}]);
      const inPage = document.faq.map(({q, a}) => [q, a.trim()]);
      assert.deepEqual(found, inPage, FORGIVEN[i]);
    }
  });

  it('refuses brackets nested too deep, however disguised', () => {
    const many = 20_000;
    const deep = {
      open: 'x: '.concat('['.repeat(1_000_000)),
      'in lines': 'x: [\n'.concat(' [\n'.repeat(200_000)),
      mixed: 'x: '.concat('[{a: '.repeat(100_000)),
      'closed in quotes': 'x: '.concat('["]", '.repeat(100_000)),
      'closed in single quotes': 'x: '.concat(`[']', `.repeat(100_000)),
      'closed after a quote in a quote': 'x: '.concat(`["\\"]", `.repeat(100_000)),
      'closed after two quotes': 'x: '.concat(`[''']', `.repeat(100_000)),
      'closed after another quote': 'x: '.concat(`["']", `.repeat(100_000)),
      'closed in comments': 'x: '.concat('[ # ]\n'.repeat(100_000)),
      'after a quote in a word': `x: [a", ${'["]", '.repeat(100_000)}`,
      'after an invalid text': `a: |\n  "[\nx: ${'["]", '.repeat(100_000)}`,
      'after an anchor': `x: &${'a'.repeat(1000)} ${'["]", '.repeat(100_000)}`,
      'after a no-break space': `-\u00A0${'["]", '.repeat(100_000)}`,
      'around a long text': `x: ${'['.repeat(many)}${'a'.repeat(900_000)}${']'.repeat(many)}`,
      'more than the limit': `x: ${'['.repeat(65)}${']'.repeat(65)}`,
    };
    // One at a time, because the texts themselves need memory.
    for (const [name, text] of share(Object.entries(deep), 5))
      assert.deepEqual(readAll([text]), [{large: 'levels'}], name);
    const read = [
      `x: ${'['.repeat(63)}a${']'.repeat(63)}`,
      // Markdown characters, and brackets in texts, do not count as brackets.
      `x: |\n${'  a [ b { c\n'.repeat(2000)}`,
      `x:\n${`  - {q: "[", a: '{'}\n`.repeat(2000)}`,
      `x: [${'"[", '.repeat(2000)}]`,
      `x: [${`'it''s [', `.repeat(400)}]`,
      `x: [${'a, # [\n  '.repeat(2000)}]`,
    ];
    for (const {value} of readAll(read)) assert.ok(value?.x);
  });

  it('refuses more spaces in a row than the limit', () => {
    const spaces = ' '.repeat(300_000);
    const found = readAll([
      `a: b\nc${spaces}d`,
      `- a: b${spaces}c\n`,
      `-\u00A0a: b${'\u3000'.repeat(2000)}c`,
    ]);
    assert.deepEqual(
      found.map(({line, message}) => [line, /too many spaces/.test(message)]),
      [
        [2, true],
        [1, true],
        [1, true],
      ],
    );
    assert.equal(readAll([`a: |\n  b${' '.repeat(900)}c`])[0].value.a, `b${' '.repeat(900)}c`);
  });

  it('reads up to 100,000 values, in little memory', () => {
    // A beginning, a pattern with a number of values, and an end. Mappings take the most memory.
    const shapes = {
      'mappings in lines': ['\n', '- a: b\n', 2, ''],
      mappings: ['[', '{a: b}, ', 2, ']'],
      flow: ['[', 'a, ', 1, ']'],
      lists: ['[', '[a], ', 2, ']'],
      lines: ['\n', '- a\n', 1, ''],
      'lists in lines': ['\n', '- - a\n', 2, ''],
    };
    for (const [name, [start, pattern, values, end]] of share(Object.entries(shapes), 6)) {
      // An anchor and an alias keep two parsed values in memory.
      for (const [limit, head] of [
        [100_000, 'x: '],
        [50_000, 'w: &w v\nz: *w\nx: '],
      ]) {
        const found = php(`${READ}
          return array_map( function ( $times ) use ( $read ) {
            $found = $read( ${phpText(head + start)} . str_repeat( ${phpText(pattern)}, $times ) . '${end}' );
            return isset( $found['value'] ) ? count( $found['value']['x'] ) : $found;
          }, array( ${limit / values - 3}, ${limit / values + 1} ) );`);
        assert.deepEqual(found, [limit / values - 3, {large: 'values'}], name);
      }
    }
  });

  it('refuses more lines inside lists and mappings than memory allows', () => {
    const keys = (last, gap = '') =>
      Array.from({length: 61}, (_, i) => `${' '.repeat(i)}a:\n${gap}`).join('') + last;
    const deep = {
      keys: keys(`${' '.repeat(61)}- a\n`.repeat(15_000)),
      'keys with empty lines': keys(`\n${' '.repeat(61)}- a\n`.repeat(15_000), '\n# a\n'),
      dashes: `${'- '.repeat(60)}a\n${`${' '.repeat(118)}- a\n`.repeat(8000)}`,
      'empty lines': keys(`${'\n'.repeat(900_000)}${' '.repeat(61)}- a`),
    };
    for (const [name, text] of share(Object.entries(deep), 2))
      assert.deepEqual(readAll([text]), [{large: 'lines'}], name);
    const read = [
      keys(`${' '.repeat(61)}- a\n`.repeat(2000)),
      `a: |\n${'  b\n'.repeat(199_000)}`,
      `a:\n${`  - q: Q?\n    a: |\n${'      text\n'.repeat(25)}`.repeat(3000)}`,
    ];
    for (const text of share(read, 2)) assert.ok(readAll([text])[0].value.a);
  });

  it('detects the format of a text after any number of empty lines, comments and spaces', () => {
    const texts = ['\n', '# comment\n', ' \n', '#\n'].map(
      line => `${line.repeat(90_000)}title: T\n`,
    );
    texts.push(
      `---\n${'# comment\n'.repeat(90_000)}title: T\n---\n`,
      `${'a. '.repeat(90_000)}\ntitle: T\n`,
    );
    const found = php(`
      return array_map( fn( $text ) => array_intersect_key( WelearnElements\\Document::read( $text, 'a.md' ), array( 'title' => 1 ) ), json_decode( ${phpText(JSON.stringify(texts))} ) );`);
    assert.deepEqual(
      found.map(({title}) => title),
      ['T', 'T', 'T', 'T', 'T', null],
    );
  });

  itInFull('detects the format of a text with many spaces in linear time', () => {
    const [growth] = php(`${COST}
      $read = function ( $spaces ) { WelearnElements\\Document::read( 'a' . str_repeat( ' ', $spaces ) . "b\\ntitle: T\\n", 'a.md' ); };
      for ( $try = 0, $ratio = INF; $try < 5 && $ratio > 8; $try++ ) {
        $whole = $cost( $read, 200000 );
        $ratio = $whole < 20000 ? 4 : min( $ratio, $whole / $cost( $read, 50000 ) );
      }
      return array( $ratio );`);
    assert.ok(growth < 8, String(growth));
  });

  itInFull('takes linear time', () => {
    const patterns = [
      ...[
        '"a",',
        'a,',
        "'a',",
        '[a],',
        '{a: b},',
        '{"a":"b"},',
        'a: b,',
        'ab cd,',
        '&a b,',
        '"\\"",',
        ' - &a',
        '&a;',
        ': &a ',
        '"\n',
        "'\na: ",
      ],
      ...[
        'a#b,',
        'a:b,',
        '\n a,',
        '# a\n',
        'a',
        ' ',
        '\\"',
        "'',",
        '"",',
        '[],',
        '{},',
        '~,',
        'é,',
      ],
    ];
    const growth = php(`${COST}
      $parse = function ( $text ) {
        try { WelearnElements\\Yaml::parse( $text ); } catch ( RuntimeException | LengthException $refused ) {}
      };
      return array_map( function ( $pattern ) use ( $cost, $parse ) {
        $times = intdiv( 20000, strlen( $pattern ) );
        $text  = fn( $times ) => "x: [&y " . str_repeat( $pattern, $times ) . "*y]";
        // A busy machine disturbs one comparison, not each of them.
        for ( $try = 0, $ratio = INF; $try < 5 && $ratio > 8; $try++ ) {
          $whole = $cost( $parse, $text( 4 * $times ) );
          // Short times are measured too coarsely to be compared.
          $ratio = $whole < 20000 ? 4 : min( $ratio, $whole / $cost( $parse, $text( $times ) ) );
        }
        return $ratio;
      }, json_decode( ${phpText(JSON.stringify(patterns))} ) );`);
    const steep = patterns.filter((_, i) => growth[i] > 8);
    assert.deepEqual(steep, [], growth.map(times => times.toFixed(1)).join(' '));
  });
});
