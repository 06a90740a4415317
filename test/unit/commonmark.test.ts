import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {gfm, gfmHtml} from 'micromark-extension-gfm';
// By path, because a development server would serve the CommonJS module for the bare name.
import {micromark} from '../../node_modules/micromark/index.js';
import {conform, type Setting} from '../../src/html/conform.js';
import {rendering, type Rendering} from './rendering.js';
import {loadSanitizer, type Sanitizer} from '../../src/html/sanitize.js';
import {isFull} from '../server/client.js';

/*
 * Compares rendered Markdown with that of another implementation of CommonMark and GitHub's
 * flavour. Footnotes, and the tags that GitHub forbids, belong to neither.
 */

const RANDOM_TEXTS = (await isFull()) ? 300 : 60;

const SETTING: Setting = {base: 'https://library.example/about.md', level: 2};

const OPTIONS = {
  allowDangerousHtml: true,
  allowDangerousProtocol: true,
  extensions: [gfm()],
  htmlExtensions: [gfmHtml()],
};

let render: Rendering;
let sanitize: Sanitizer;
before(async () => {
  render = await rendering();
  sanitize = await loadSanitizer();
});

const BLOCKS =
  'blockquote br details div dl dt dd h1 h2 h3 h4 h5 h6 hr li ol p pre summary table td th tr ul';
const blocks = new Set(BLOCKS.split(' '));

/** Blocks with their words, a line each, with links, images and emphasis between the words. */
function outline(nodes: DocumentFragment): string {
  const lines: string[] = [];
  let words = '';
  const end = (next: string) => {
    const line = words.replace(/[ \t\n\f\r]+/g, ' ').trim();
    if (line) lines.push(line);
    words = next;
  };
  const walk = (parent: Node) => {
    for (const node of parent.childNodes) {
      if (!(node instanceof Element)) words += node.textContent ?? '';
      else {
        const name = node.localName;
        const isBlock = blocks.has(name);
        if (isBlock) end(`${name}: `);
        else if (name === 'img') words += `<img ${node.getAttribute('alt') ?? ''}>`;
        else words += `<${[name, node.getAttribute('href')].filter(Boolean).join(' ')}>`;
        walk(node);
        if (isBlock) end('');
        else words += '</>';
      }
    }
  };
  walk(nodes);
  end('');
  return lines.join('\n');
}

/** All words, as a program reads them that ignores blocks. */
const words = (nodes: DocumentFragment) => nodes.textContent.replace(/\s+/g, ' ').trim();
const ours = (markdown: string) => outline(render(markdown, SETTING));
const theirs = (markdown: string) =>
  outline(conform(sanitize(micromark(markdown, OPTIONS)), SETTING).nodes);

/** Texts in the style of real authors, in the languages of the known sites. */
const CONSTRUCTS: Record<string, readonly string[]> = {
  paragraphs: [
    'One\ntwo  \nthree\\\nfour',
    'a\r\nb\r\n\r\nc',
    '   a\n b\n\n    code\n\tcode',
    'a\n\n\n\n\nb',
    `${'very long '.repeat(2000)}line`,
    'a\u00a0b\u202fc\u3000d\u2009e',
    'A & B &amp; C &copy; &nbsp; &#233; &#xe9; &foo; &copy',
    '\\*a\\* \\_b\\_ \\[c\\] \\# \\a \\\\ 1\\. \\`',
    '1986\\. A great year',
    'a < b > c <3 <- -> => << >>',
    '"a" \'b\' -- --- ... (c) (tm)',
    '*** \n---\n___\n* * *',
  ],
  headings: [
    '# A\n## B ##\n### C #\n#### D\\#\n##### **E**\n###### F\n####### G',
    '#no heading\n\n#5 bolt\n\n#hashtag',
    '#\u00a0Not a heading\n\n#\u3000見出し',
    '##\tTab',
    'A\n===\n\nB\n---\n\nC *d\ne*\n---',
    'a\n# b\nc',
    '## [A](/a) `b`',
  ],
  lists: [
    '- a\n- b\n- c',
    '* a\n* b\n\n* c',
    '- a\n\n  b\n- c',
    '- a\n  - b\n    - c\n      - d\n- e',
    '- a\n    - b\n        - c',
    '- a\n\t- b\n\t\t- c',
    '1. a\n2. b\n10. c',
    '1) a\n2) b',
    '3. a\n4. b',
    '1. a\n   - b\n   - c\n2. d',
    '1. a\n  - b\n2. c',
    '1. a\n    - b\n2. c',
    '1. a\n\n   b\n\n   > c\n\n2. d',
    '1. a\n\n```\nb\n```\n\n2. c',
    'They are:\n- a\n- b\n\nThe end.',
    'They are:\n1. a\n2. b',
    'In\n2018. It was',
    'a\n* b\n+ c\n- d',
    '- a\nlazy\n- b\n  not lazy',
    '- [ ] a\n- [x] b\n- [X] **c**\n- [] d',
    '-no list\n\n*no list\n\n1.no list',
    '• a\n• b\n\n– c\n– d\n\n一、甲\n二、乙',
    '- a\n\n\n- b\n\n\n\nc',
    '-\ta\n-\tb',
    '- > a\n  > b\n- `c`',
    '- # a\n- b\n  ---',
  ],
  quotes: [
    '> a\nb\n> c\n\nd',
    '> a\n>\n> b\n>> c',
    '> - a\n> - b\n>\n> c',
    '>a\n>b',
    '> ```\n> a\n> ```',
  ],
  code: [
    '`a` ``b ` c`` ` d ` `<b>` `&amp;` `\\`',
    '`a\nb` and `c',
    '```\na\n  b\n\n*c*\n```\nd',
    '```js {1}\na\n```',
    '~~~\n```\n~~~\n',
    '````\n```\n````',
    '```\nunclosed\n\n- a',
    '    a\n\n    b\n\nc',
  ],
  emphasis: [
    '*a* _b_ **c** __d__ ***e*** ~~f~~ ~g~',
    '**a*b*c** *a **b** c* **a _b_ c** ***a** b* ***a* b**',
    'snake_case_name and __init__ and a*b*c and 2*3*4 and 2 * 3 * 4',
    '** a ** and * b * and **c **d',
    '**„Ce este?”** este „**un** cerc”',
    '**“Hi,”** she said. "**Hi**" (*hi*) **(hi)** «**hi**»',
    '**¿Qué es?** ¡*Hola*! **¿Cuánto cuesta?**',
    '**Czym jest „krąg”?** *Żółć* – **ćma**',
    '**Mikä?** *Öljy*, **Åbo**',
    '**Học là gì?** _Tiếng Việt_',
    '**什么是学习圈？**它是*免费*的。',
    '请**阅读 *本页* 全文**，谢谢。',
    'これは**重要**です。**「学び」**の輪',
    '**ما هي؟** مرحبا *بكم* في **المكتبة**.',
    '**מה זה?** שלום *לכם* **בספרייה**.',
    'cafe\u0301_bar_baz and \u05e9\u05b8_\u05d0_',
    '*a\n\nb*',
    '**a:** b\n**c**:d\n**e** :f',
    '*_a_* _*b*_ **__c__** ~~**d**~~ **~~e~~**',
  ],
  links: [
    '[a](/b) [c](/d "t") [e](</f g>) [h]() [i](#j)',
    '[a b] [c](d e) [f] (g) [h](i(j)) [k](l(m)',
    '[*a* **b** `c`](/d) **[e](/f)** *[g](/h)*',
    '[a\nb](/c) ![d](/e) [![f](/g)](/h)',
    '[a [b] c](/d) [[e]](/f) [\\]](/g)',
    '[a][b] [b][] [b] [B]\n\n[b]: /c "t"',
    '[a]: </b c>\n[d]:\n  /e\n\n[a] [d] [x]',
    'a [LANGUAGE]-language circle',
    '[mail](mailto:a@library.example) [call](tel:+15550100)',
    '[ä](/ü?ö=ß&x=y) [中文](/中文) [عربي](/ع)',
    '<https://library.example/a_b?c=d&e=f> <ask@library.example>',
  ],
  addresses: [
    'https://library.example, http://library.example/a. (https://library.example/b) https://library.example/c!',
    'www.library.example and www.library.example/a_b_c.',
    '(see https://library.example/wiki/A_(b)) and https://library.example/a(b)c?',
    'ask@library.example. a.b+c@sub.library.example, <b>x@library.example</b>',
    '请看https://library.example/路 或 ask@library.example。',
    '**https://library.example/a** _https://library.example/b_ ~~https://library.example/c~~',
    '_see https://library.example/wiki/A_(b) or ask_',
    '"https://library.example/a" \'https://library.example/b\' «https://library.example/c »',
    'https://library.example/a?b=c&d=e&amp; https://library.example/~f',
    'https://münchen.example/ü https://library.example:8080/x#y',
  ],
  tables: [
    '| a | b |\n|---|:-:|\n| c | **d** |\n| e |\n| f | g | h |',
    'a | b\n--|--\nc \\| d | `e`\n\nf',
    '| a |\n|---|\n| [b](/c) |\n\nd',
    'text\n\n| a | b |\n|:--|--:|\n| | c |\ntext',
    '| a | b |\n| c | d |',
  ],
  HTML: [
    'H<sub>2</sub>O<br>a<br/>b <b>c *d*</b> <!-- e --> f',
    '<div>\n\n**a**\n\n</div>\n\nb',
    '<div>*a*</div>\n\nb',
    '<details><summary>a</summary>\n\nb\n\n</details>',
    '<p>a</p>\n<p>b</p>\n\nc',
    '<b>\na\n\n<i>\nb\n\nc',
    '</div>a\n\n<!-- b -->c',
    'a <span class="x">b</span> <u>c</u> <font color=red>d</font>',
    '<center>a</center>\n\n<hr>\n\n<ul><li>b</ul>',
    'Press <Ctrl> then x',
  ],
};

describe('rendering Markdown, compared with another implementation', () => {
  for (const [what, texts] of Object.entries(CONSTRUCTS)) {
    it(`gives the same blocks for ${what}`, () => {
      for (const text of texts) expect(ours(text), JSON.stringify(text)).to.equal(theirs(text));
    });
  }

  it('gives the same words, separated in the same places', () => {
    for (const text of Object.values(CONSTRUCTS).flat()) {
      const other = conform(sanitize(micromark(text, OPTIONS)), SETTING).nodes;
      expect(words(render(text, SETTING)), JSON.stringify(text)).to.equal(words(other));
    }
  });

  it('gives the same words in a question', () => {
    const {emphasis = [], addresses = [], links = [], code = []} = CONSTRUCTS;
    const lines = [...emphasis, ...addresses, ...links, ...code].filter(
      text => !/\n|!\[/.test(text),
    );
    expect(lines).to.have.length.above(20);
    for (const line of lines) {
      const shown = words(render(line, {...SETTING, inline: true}));
      const other = words(conform(sanitize(micromark(line, OPTIONS)), SETTING).nodes);
      expect(shown, line).to.equal(other);
    }
  });

  it('gives the same words for random words, characters and spaces', () => {
    const word = fc.constantFrom(
      ...[
        'library',
        'café',
        'łódź',
        'Öl',
        'học',
        '学习',
        '図書館',
        'مكتبة',
        'ספרייה',
        '2018',
        '&amp;',
        '\\*',
      ],
      ...[
        '*a*',
        '**b**',
        '***c***',
        '`d`',
        '[e](/f)',
        '~~g~~',
        'h_i_j',
        '<b>k</b>',
        '![l](/m)',
        '<br>',
      ],
    );
    const gap = fc.constantFrom(
      ' ',
      ' ',
      ', ',
      '. ',
      ' – ',
      '\nx ',
      ' (',
      ') ',
      '，',
      '。',
      '\u00a0',
    );
    const line = fc.array(fc.tuple(word, gap), {minLength: 1, maxLength: 8});
    const start = fc.constantFrom(
      ...['', '', '- ', '  - ', '1. ', '   - ', '> ', '## ', '* ', '2. '],
    );
    const block = fc.array(fc.tuple(start, line), {minLength: 1, maxLength: 5});
    const text = block.map(lines =>
      lines.map(([sign, words]) => `${sign}x ${words.flat().join('')}x`).join('\n\n'),
    );
    fc.assert(
      fc.property(text, markdown => {
        expect(ours(markdown)).to.equal(theirs(markdown));
      }),
      {seed: 20261123, numRuns: RANDOM_TEXTS},
    );
  });
});
