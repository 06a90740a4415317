import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {compose} from '../../src/document/compose.js';
import {conform, type Setting} from '../../src/html/conform.js';
import {Meter} from '../../src/document/formats/markdown.js';
import {parse} from '../../src/html/markdown.js';
import {plainBlocks, plainInline} from '../../src/html/render.js';
import {purify} from '../../src/html/purify.js';
import {rendering, type Rendering} from '../unit/rendering.js';
import {strangers} from '../hostile/known.js';
import {campaign} from './campaign.js';
import {libraryTexts, mutated} from './documents.js';
import {markdown as hostile} from './hostile-documents.mjs';

const SETTING: Setting = {base: 'https://library.example/docs/', level: 2};

const MARKS =
  '*|_|**|***|~~|`|``|[|]|(|)|![|](|[a](b)|[a](<b c> "d")|[a]: /b\n|[a]|\\|&amp;|&#0;|&|<|>|<b>|</b>|<br>|<a href=x>|<img src=x onerror=x>|<script>|</script>|<svg>|<style>|<table><td>|<details>|<!--|-->|<![CDATA[|<?|http://a.b|www.a.b|a@b.c|javascript:x|<a@b.c>|\n|\n\n|  \n|\n# |\n- |\n  - |\n1. |\n> |\n    |\n```\n|\n~~~ x\n|\n---\n|\n===\n|\n[ ] |a |e\u0301|你|😀|\u00A0|\0|\uD800|\t';
const marks = fc.constantFrom(...MARKS.split('|'), '|', '\n|a|b|\n|-|-|\n');

let renderers: Rendering[];
let answers: string[];
before(async () => {
  renderers = [await rendering(), await rendering(purify)];
  const demo = await (await fetch('/demo/about.md')).text();
  const documents = await Promise.all(
    [demo, ...(await libraryTexts())].map(content => compose([{content, base: ''}])),
  );
  answers = documents.flatMap(({document: {about, faq}}) => [
    about.slice(0, 1500),
    ...faq.flatMap(({q, a}) => [q, a]),
  ]);
});

function holds(markdown: string): void {
  for (const render of renderers) {
    for (const inline of [false, true]) {
      const box = document.implementation.createHTMLDocument('').createElement('div');
      box.append(render(markdown, {...SETTING, inline}));
      expect(strangers(box)).to.deep.equal([]);
    }
  }
}

describe('any Markdown', function () {
  this.timeout(900_000);

  it('contains only allowed content after either sanitiser, with random marks', async () => {
    const texts = fc.array(marks, {maxLength: 30}).map(parts => parts.join(''));
    await campaign('Markdown', 0.25, texts, holds);
  });

  it('contains only allowed content after either sanitiser, with hostile HTML', async () => {
    await campaign('HTML', 0.15, hostile, holds);
  });

  it('contains only allowed content after either sanitiser, if altered from an answer of a library', async () => {
    const texts = mutated(fc.constantFrom(...answers));
    const marked = fc
      .tuple(texts, marks, fc.nat(1000))
      .map(([text, mark, at]) => text.slice(0, at) + mark + text.slice(at));
    await campaign('answers', 0.1, marked, holds);
  });

  /** Patterns that are slow to read, in any length. */
  const SLOW: Record<string, (times: number) => string> = {
    'an endless e-mail address': times => `${'a'.repeat(50 * times)}@`,
    'dots in an e-mail address': times => `${'a.'.repeat(20 * times)}@b`,
    'two kinds of emphasis': times => '_*a'.repeat(20 * times),
    'emphasis and brackets': times => ')*a'.repeat(20 * times),
    'strong emphasis of either kind': times => '**a__'.repeat(20 * times),
    'emphasis without spaces': times => '**你。'.repeat(20 * times),
    'emphasis in links': times => '[*a]('.repeat(20 * times),
    'punctuation at the end of an address': times => `http://a.b${')'.repeat(100 * times)}`,
    'a table of columns and rows': times =>
      `|${'a|'.repeat(9 * times)}\n|${'-|'.repeat(9 * times)}\n${'|\n'.repeat(9 * times)}`,
    'quotes with lazy lines': times => `${'> a\nb\n'.repeat(40 * times)}\n\nc`,
    'a list with lazy lines': times => `- a\n${'b\n'.repeat(100 * times)}`,
    'lists within lists': times => '- '.repeat(50 * times),
    'quotes within quotes': times => '>'.repeat(50 * times),
    'ends of addresses': times => 'http://a?!'.repeat(20 * times),
  };
  const letters = (text: string) => text.replace(/[^a-z你]/g, '').length;

  for (const [name, write] of Object.entries(SLOW)) {
    it(`is shown in full, however long: ${name}`, () => {
      const text = write(1000);
      for (const render of renderers) {
        expect(letters(render(text, SETTING).textContent)).to.equal(letters(text));
      }
    });
  }

  /** Further patterns: letters in order, none of them in hidden content. */
  const SHORT: Record<string, string> = {
    'quotes in quotes': '>> a\nb\n> c\n> > d\ne\n'.repeat(5),
    'lists in lists': '- a\n  - b\nc\n  - d\n\n    e\n'.repeat(5),
    'lists in quotes': '> - a\nb\n> - c\n>\n> d\n'.repeat(5),
    'quotes in lists': '1. > a\nb\n   > c\n\n   d\n'.repeat(5),
    tasks: '- [ ] a\n- [ ] b\n\n  c\n'.repeat(4),
    'a table': `a\n\n|b|c|\n|-|-|\n${'|*d*|`e`|\n'.repeat(5)}f`,
    code: '    a\n\nb\n\n```\nc\n```\n~~~\nd\n',
    headings: '# a\nb\n===\nc\n---\n***\nd',
    links: '[a](/0) [b][0] ![](/1) [*c*](/2)\nd\n\n[0]: /3\ne',
    HTML: '<7>a</7>\n\nb &#0; < c > \\& d\n\n<!-- 1 -->\n\ne',
  };
  /** A text limited to a number of places, and its total. */
  function cut(text: string, places: number): {shown: string; isCut: boolean} {
    const meter = new Meter(places, Infinity);
    const box = conform(purify(parse(text, false, meter)), SETTING).nodes;
    return {shown: box.textContent, isCut: meter.isFull};
  }

  for (const [name, text] of [
    ...Object.entries(SHORT),
    ...Object.entries(SLOW).map(([name, write]) => [name, write(1)] as const),
  ]) {
    it(`is shown in full wherever the limit falls: ${name}`, () => {
      for (let places = 0; places < 1000; places++) {
        const {shown, isCut} = cut(text, places);
        expect(letters(shown), `after ${places}`).to.equal(letters(text));
        if (!isCut) return;
      }
      throw new Error('It has more places than a short text');
    });
  }

  it('loses nothing at the limit, with random marks', async () => {
    const texts = fc.array(marks, {maxLength: 20}).map(parts => parts.join('你'));
    const count = (text: string) => text.split('你').length;
    await campaign('limits', 0.05, texts, text => {
      const whole = cut(text, Infinity).shown;
      expect(count(cut(text, text.length % 30).shown)).to.be.within(count(whole), count(text));
    });
  });

  it('means the same to the parser if it is plain', async () => {
    const words = fc.constantFrom(
      ...'a|Bc|é|你|1.|-|, |. | |  |\n|\n\n|!|?|"|\'|(|)|[a](b)|[a b](/c.d-e?f=1#g)|![a](b)|[a][b]|](|x:|mailto:a|# |> |=|+ |*|_a_|www.a.b|http://a|a@b.c|&amp;|\\|`'.split(
        '|',
      ),
    );
    const texts = fc.array(words, {maxLength: 12}).map(parts => parts.join(''));
    await campaign('plain', 0.25, texts, text => {
      for (const inline of [false, true]) {
        const nodes = inline ? plainInline(text) : plainBlocks(text);
        if (!nodes) continue;
        const plain = document.createElement('div');
        plain.append(...nodes);
        const parsed = document.createElement('div');
        parsed.append(...purify(parse(text, inline, new Meter(Infinity, Infinity))).childNodes);
        for (const box of [plain, parsed]) box.normalize();
        expect(plain.innerHTML.trim(), text).to.equal(parsed.innerHTML.trim());
      }
    });
  });
});
