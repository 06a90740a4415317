import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {createServer} from 'vite';
import {root} from '../../scripts/install.mjs';
import {headings, shapes, unread} from '../documents/shapes.mjs';
import {phpText} from './plugin.mjs';
import {php} from './site/alone.mjs';
import {share} from '../scope.mjs';

/**
 * Documents that only the elements read. The plugin gives them the address of its copy, and prints
 * no questions of its own.
 */
const FOREIGN = [
  '[[qna]]\nq = "Is it free?"\na = "Yes."\n',
  '[[item]]\nquestion = "Is it free?"\nanswer = "Yes."\n',
  '[[faqs]]\nq = "Is it free?"\na = "Yes."\n',
  '[[item]]\n    question = "Is it free?"\n    answer = """Yes."""\n\n[[item]]\n    question = "Who may come?"\n    answer = """Everybody."""\n',
];

/** Reads texts as the plugin does, each as one document. */
const readAll = (specimens, memory) =>
  php(
    `
    return array_map(
      function ( $given ) {
        try {
          $read = WelearnElements\\Document::read( $given['text'], 'a.md', $given['languages'] ?? array() );
          return WelearnElements\\Document::merge( array( $read + array( 'base' => '' ) ) );
        } catch ( UnexpectedValueException $kind ) {
          return array( 'foreign' => $kind->getMessage() );
        } catch ( DomainException $problem ) {
          return array( 'refused' => $problem->getMessage() );
        }
      },
      json_decode( ${phpText(JSON.stringify(specimens.map(({text, languages}) => ({text, languages}))))}, true )
    );`,
    memory,
  );

const inWords = ({title, about, faq_title, lang, faq}) => ({
  title,
  about: about.trim(),
  faq_title,
  lang,
  faq: faq.map(({q, a, topic}) => [q, a.trim(), topic]),
});

describe('documents of other shapes in WordPress', () => {
  let server;
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
  });
  after(() => server?.close());

  for (const [shape, specimens] of Object.entries(shapes)) {
    it(`are read as in the page: ${shape}`, async () => {
      const {slug} = await load('/src/document/identify.ts');
      const found = readAll(specimens);
      for (const [i, specimen] of specimens.entries()) {
        const {text, title = '', about = '', faq_title = '', faq, lang, ids} = specimen;
        if (FOREIGN.includes(text)) {
          assert.deepEqual(found[i], {foreign: 'TOML'}, text);
          continue;
        }
        const expected = {
          title,
          about,
          faq_title,
          lang: lang ?? found[i].lang ?? '',
          faq: faq.map(([q, a, topic = '']) => [q, a, topic]),
        };
        const read = found[i].faq ? inWords(found[i]) : found[i];
        assert.deepEqual(read, expected, text);
        if (ids)
          assert.deepEqual(
            found[i].faq.map(({id, q}) => id || slug(q)),
            ids,
          );
      }
    });
  }

  it('are asked by the same headings in Chinese and Japanese', () => {
    const specimens = words =>
      words.map(word => ({text: `# 帮助\n\n## 如何还书\n\nA.\n\n## ${word}\n\nB.\n`}));
    for (const [kind, number] of [
      ['asking', 2],
      ['telling', 0],
    ])
      for (const [i, {faq}] of readAll(specimens(headings[kind])).entries())
        assert.equal(faq.length, number, headings[kind][i]);
    const [{faq}] = readAll([{text: '# 帮助\n\n## 如何还书\n\nA.\n'}]);
    assert.deepEqual(faq, []);
  });

  it('shows no data as text', () => {
    for (const [i, read] of readAll(unread).entries())
      assert.deepEqual(inWords(read), inWords({...read, about: '', faq: []}), unread[i].text);
  });

  it('are read as in the page, in combinations', async () => {
    const {compose} = await load('/src/document/compose.ts');
    const specimens = share(combinations(), 20);
    const found = readAll(specimens);
    for (const [i, {text, languages}] of specimens.entries()) {
      const source = {content: text, base: 'https://library.example/'};
      const expected = await compose([source], languages).then(
        ({document}) => inWords(document),
        () => 'refused',
      );
      assert.deepEqual(found[i].faq ? inWords(found[i]) : Object.keys(found[i])[0], expected, text);
    }
  });

  it('are read in little memory, however their blocks are nested', () => {
    const title = '# FAQ\n\n';
    const pages = {
      lists: title + `${'- '.repeat(24)}a?\n`.repeat(19_000),
      quotes: title + `${'> '.repeat(24)}a?\n`.repeat(19_000),
      'unclosed details': title + '<details>\n\n'.repeat(6000),
      'details in details': `${title}${'<details>\n'.repeat(5000)}${'</details>\n'.repeat(5000)}`,
      definitions: `${title}## a?\n\n${'[b] '.repeat(5000)}\n\n${'[b]: c\n\n'.repeat(5000)}`,
      'a long definition in each answer': `[b]: /${'c'.repeat(900_000)}\n\n${'## a?\n\n[b]\n\n'.repeat(4000)}`,
      'a long footnote in each answer': `# FAQ\n\n[^b]: ${'c '.repeat(450_000)}\n\n${'## a?\n\nd[^b]\n\n'.repeat(4000)}`,
      'long headings above each question': `${title}## ${'b'.repeat(900_000)}\n\n${'### c\n\n#### a?\n\nd\n\n'.repeat(3000)}`,
      'a long line': `${title}**${'a'.repeat(1_000_000)}`,
      'tags at the end of a line': `${title}Q: a?\n<p>A: b${'</p>'.repeat(250_000)}`,
      'ends of terms': `${title}<dl><dt>a?<dd>b${'</dd>'.repeat(200_000)}`,
      'spaces at the end of a line': `${title}**a?**${'\u3000'.repeat(300_000)}\n`,
      'blocks without an end': title + '::: details a?\n'.repeat(19_000),
      'shortcodes without an end': title + '{{< details "a?" >}}\n'.repeat(19_000),
      'labels without a partner': title + 'P: a?\n'.repeat(19_000),
      'HTML headings without an end': title + '<h2>a?'.repeat(100_000),
      'lines beyond the limit': title + '- a?\n'.repeat(200_000),
    };
    for (const [name, text] of share(Object.entries(pages), 6)) {
      const [read] = readAll([{text}], '128M');
      assert.ok(read.faq, `${name}: ${JSON.stringify(read)}`);
    }
  });

  it('keep footnotes inside footnotes, and those that nothing refers to', () => {
    const text = '## Q?\n\nA[^1]\n\n## R?\n\nB\n\n[^1]: One[^2]\n\n[^2]: Two\n\n[^9]: Nine\n';
    const [read] = readAll([{text}]);
    assert.deepEqual(
      read.faq.map(({a}) => a),
      ['A[^1]\n\n[^1]: One[^2]\n[^2]: Two', 'B\n\n[^9]: Nine'],
    );
  });

  it('are read below a million blank lines', () => {
    const [read] = readAll([{text: `${'\n'.repeat(1_000_100)}title: Help\n`}]);
    assert.equal(read.title, 'Help');
  });

  it('are named by the same words', async () => {
    const page = await load('/src/document/shapes/words.ts');
    const sources = ['src/document/shapes/words.ts', 'wordpress/includes/class-words.php'];
    const texts = await Promise.all(sources.map(path => readFile(`${root}/${path}`, 'utf8')));
    const words = [...new Set(texts.join('\n').match(/[\p{L}\p{M}']+/gu))];
    const names = words.flatMap(word => [
      word,
      word.toUpperCase(),
      `faq_${word}`,
      `${word}Text`,
      `${word}?`,
      `${word}か？`,
    ]);
    const found = php(`
      return array_map( function ( $name ) {
        return array(
          WelearnElements\\Words::names_question( $name ),
          WelearnElements\\Words::names_answer( $name ),
          WelearnElements\\Words::names_list( $name ),
          WelearnElements\\Words::names_faq( $name ),
          WelearnElements\\Words::is_question( $name ),
        );
      }, json_decode( ${phpText(JSON.stringify(names))} ) );`);
    for (const [i, name] of names.entries()) {
      const expected = [
        page.namesQuestion(name) ?? null,
        page.namesAnswer(name) ?? null,
        page.namesList(name),
        page.namesFaq(name),
        page.isQuestion(name),
      ];
      assert.deepEqual(found[i], expected, name);
    }
  });
});

/** Two pages in one, below several titles, and specimens with other line ends, signs and blocks. */
function combinations() {
  // The first five shapes are Markdown. A fence in one of them would begin data.
  const pages = Object.values(shapes)
    .slice(0, 5)
    .flat()
    .map(({text}) => text.replace(/^---\n[^]*?\n---\n/, ''));
  const titles = ['---\ntitle: FAQ\n---\n', '# FAQ\n\n', 'Welcome.\n\n## Money\n\n'];
  const pairs = pages.flatMap((one, i) =>
    pages.map((other, j) => `${titles[(i + j) % 3] ?? ''}${one}\n${other}`),
  );
  const blocks = 'Yes:\n\n```\n# code?\n```\n\n| **a?** | b |\n|---|---|\n\n> **c?**\n\n- d\n';
  const longer = pages.map(text => text.replaceAll('Yes.', blocks));
  const data = Object.values(shapes)
    .flat()
    .filter(({text}) => !FOREIGN.includes(text))
    .flatMap(({text, languages}) =>
      [
        text.replaceAll('\n', '\r\n'),
        `\uFEFF\n\n${text}`,
        text.trimEnd(),
        text.replaceAll('?', '？'),
        text.replaceAll('?', '?”'),
        text.replaceAll('?', ''),
      ].map(variant => ({text: variant, languages})),
    );
  const others = [
    '---\n\nWe move.\n\n---\n\n## Is it free?\n\nYes.\n',
    '## Is it free?\n\nA. Smith\n\nQ. Who?\nA. Smith\nA. B.\n',
    `${'## Is it *free*?\n\n`Yes`, [always](/x).\n\n'.repeat(3000)}`,
    '- [ ] Is it free?\n\n  Yes.\n- [x] Who may come?\n\n  Everybody.\n',
    '## A?\n\nB[^x] and [^y].\n[^x]: C\nD\n\n    E\n\n## F?\n\nG\n\n[^y]: H\n[^z]: I\n',
    '    faq:\n    - q: Is it free?\n      a: Yes.\n',
    '\t## Is it free?\n\n\t\u00A0\n\n\tYes.\n',
    '    \n# FAQ\n\n1. Is it free?\n\n\tYes.\n\n2.  Who may come?\n\n    Everybody.\n',
  ];
  return [...[...pairs, ...longer, ...others].map(text => ({text})), ...data];
}
