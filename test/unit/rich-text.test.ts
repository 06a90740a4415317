import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {Allowance} from '../../src/document/formats/markdown.js';
import {parse} from '../../src/html/markdown.js';
import {
  fromRichText,
  htmlText,
  toBlocks,
  toMarkdown,
  toRichText,
} from '../../wordpress/editor/markdown.js';

const page = (text: string) => {
  const {body} = new DOMParser().parseFromString(
    parse(text, false, new Allowance().forText()),
    'text/html',
  );
  return body.innerHTML
    .replace(/\s+/g, ' ')
    .replace(/ ?(<\/?(?:p|li|[uo]l|blockquote|h\d|[hb]r|pre|div)\b[^>]*>) ?/g, '$1')
    .trim();
};
const names = (text: string) => toBlocks(text).map(({name}) => name.replace('core/', ''));

describe('rich text of the WordPress editor', () => {
  for (const [text, ...expected] of [
    ['Plain text.', 'paragraph'],
    ['**Bold**, *italic*, `code` and [a link](https://library.example/a_b "Title").', 'paragraph'],
    ['One\n\nTwo', 'paragraph', 'paragraph'],
    [
      'Please tell us\n\n- how many\n- who\n  - and *where*\n\nThen come.',
      'paragraph',
      'list',
      'paragraph',
    ],
    ['3. three\n4. four', 'list'],
    ['![The *door*](door.jpg)', 'image'],
    ['Text with ![a picture](a.png) in it', 'paragraph'],
    ['> Quoted\n>\n> text', 'quote'],
    ['### A heading', 'heading'],
    ['```\ncode < more\n```', 'code'],
    ['See https://library.example/a_b_c or mail a@library.example.', 'paragraph'],
    ['A line\\\nand another', 'paragraph'],
    ['[LANGUAGE] and \\*stars\\*, 3 * 4, snake_case, a < b &amp; c &copy;', 'paragraph'],
    // Kept as Markdown.
    ['| a | b |\n|---|---|\n| 1 | 2 |', 'welearn/markdown'],
    ['- [ ] open\n- [x] done', 'welearn/markdown'],
    ['- loose\n\n- list', 'welearn/markdown'],
    ['<details><summary>More</summary>Text</details>', 'welearn/markdown'],
    ['[a][1]\n\n[1]: https://library.example/', 'welearn/markdown'],
    ['Text[^1]\n\n[^1]: A note', 'welearn/markdown'],
    ['[bad](javascript:alert(1))', 'welearn/markdown'],
    ['```js\ncode\n```', 'welearn/markdown'],
    ['Text <b onclick="x">bold</b>', 'welearn/markdown'],
    ['{{< shortcode >}}', 'welearn/markdown'],
    ['Before\n\n<div>html</div>\n\nAfter', 'paragraph', 'welearn/markdown', 'paragraph'],
  ] as const) {
    it(`holds ${JSON.stringify(text)}`, () => {
      expect(names(text)).to.deep.equal(expected);
      expect(page(toMarkdown(toBlocks(text)))).to.equal(page(text));
    });
  }

  for (const [html, text] of [
    ['<strong>Bold </strong>text', '**Bold** text'],
    ['un<em>believ</em>able', 'un*believ*able'],
    ['a<strong>: b</strong>c', 'a<strong>: b</strong>c'],
    ['1. one', '1\\. one'],
    ['# no heading', '\\# no heading'],
    ['- no list<br>+ nor here', '\\- no list\\\n\\+ nor here'],
    ['*stars* and _lines_', '\\*stars\\* and \\_lines\\_'],
    ['&lt;script&gt; &amp;amp;', '\\<script> &amp;amp;'],
    [
      '<a href="https://library.example/">https://library.example/</a>',
      '<https://library.example/>',
    ],
    ['<a href="mailto:a@library.example">a@library.example</a>', '<a@library.example>'],
    ['<a href="/a b(c)">x</a>', '[x](/a%20b\\(c\\))'],
    ['<code>a `b`</code>', '`` a `b` ``'],
    ['<mark style="color:red">red</mark> <u>line</u>', 'red <u>line</u>'],
    ['x<script>alert(1)</script>', 'x'],
    ['[LANGUAGE]', '[LANGUAGE]'],
    ['[a](b)', '[a\\](b)'],
  ] as const) {
    it(`writes ${html} as Markdown`, () => {
      expect(fromRichText(html, true)).to.equal(text);
    });
  }

  it('gives a question rich text, unless it would change', () => {
    expect(toRichText('Is *tea* free?')).to.equal('Is <em>tea</em> free?');
    expect(toRichText('<span lang="de">Tee</span>?')).to.equal(undefined);
  });

  it('writes HTML of other blocks as Markdown', () => {
    expect(
      htmlText('<p>One <b>two</b></p><ul><li>a<ul><li>b</li></ul></li></ul><h3>Three</h3>loose'),
    ).to.equal('One **two**\n\n- a\n  - b\n\n### Three\n\nloose');
  });

  it('shows the same page for any text', () => {
    const sign = fc.constantFrom(
      ...'a b * _ ** ` [ ] ( ) < > & ~ # - + 1. \n \n\n ! \\ | " \' = : / www.x.org {'.split(' '),
      ' ',
      '\n',
      '\n\n',
      '  ',
    );
    const text = fc.array(sign, {maxLength: 20}).map(signs => signs.join('').trim());
    fc.assert(
      fc.property(text, one => {
        const written = toMarkdown(toBlocks(one));
        expect(page(written)).to.equal(page(one));
      }),
      {numRuns: 200},
    );
  });

  it('keeps any words that somebody types', () => {
    const sign = fc.constantFrom(
      ...'a b * _ ` [ ] ( ) < > & ~ # - + 1. ! \\ | " = :'.split(' '),
      ' ',
    );
    const typed = fc.array(sign, {minLength: 1, maxLength: 12}).map(signs => signs.join(''));
    fc.assert(
      fc.property(typed, words => {
        const element = document.createElement('p');
        element.textContent = words;
        const {body} = new DOMParser().parseFromString(
          page(fromRichText(element.innerHTML, true)),
          'text/html',
        );
        expect(body.textContent.trim()).to.equal(words.replace(/\s+/g, ' ').trim());
        expect(body.querySelector('em, strong, a, ul, ol, h1, code, blockquote')).to.equal(null);
      }),
      {numRuns: 200},
    );
  });
});
