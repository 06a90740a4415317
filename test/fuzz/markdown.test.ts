import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {compose} from '../../src/document/compose.js';
import type {Setting} from '../../src/markdown/conform.js';
import {purify} from '../../src/markdown/purify.js';
import {createRenderer, loadRenderer, type MarkdownRenderer} from '../../src/markdown/render.js';
import {strangers} from '../hostile/known.js';
import {campaign, LIMIT} from './campaign.js';
import {mutated, realTexts} from './documents.js';

const SETTING: Setting = {base: 'https://library.example/docs/', level: 2, tableLabel: 'Table'};

const MARKS =
  '*|_|**|***|~~|`|``|[|]|(|)|![|](|[a](b)|[a](<b c> "d")|[a]: /b\n|[a]|\\|&amp;|&#0;|&|<|>|<b>|</b>|<br>|<a href=x>|<img src=x onerror=x>|<script>|</script>|<svg>|<style>|<table><td>|<details>|<!--|-->|<![CDATA[|<?|http://a.b|www.a.b|a@b.c|javascript:x|<a@b.c>|\n|\n\n|  \n|\n# |\n- |\n  - |\n1. |\n> |\n    |\n```\n|\n~~~ x\n|\n---\n|\n===\n|\n[ ] |a |e\u0301|你|😀|\u00A0|\0|\uD800|\t';
const marks = fc.constantFrom(...MARKS.split('|'), '|', '\n|a|b|\n|-|-|\n');

let renderers: MarkdownRenderer[];
let answers: string[];
before(async () => {
  renderers = [await loadRenderer(), createRenderer(purify)];
  const demo = await (await fetch('/demo/about.md')).text();
  const documents = await Promise.all(
    [demo, ...(await realTexts())].map(content => compose([{content, base: ''}])),
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

  it('of all its signs becomes what is allowed, by either sanitiser', async () => {
    const texts = fc.array(marks, {maxLength: 30}).map(parts => parts.join(''));
    await campaign('Markdown', 0.25, texts, holds);
  });

  it('that was a real answer becomes what is allowed, by either sanitiser', async () => {
    const texts = mutated(fc.constantFrom(...answers));
    const marked = fc
      .tuple(texts, marks, fc.nat(1000))
      .map(([text, mark, at]) => text.slice(0, at) + mark + text.slice(at));
    await campaign('answers', 0.15, marked, holds);
  });

  const SLOW: Record<string, string> = {
    'an e-mail address without end': `${'a'.repeat(50_000)}@`,
    'dots in an e-mail address': `${'a.'.repeat(20_000)}@b`,
    'two kinds of emphasis': '_*a'.repeat(20_000),
    'emphasis and brackets': ')*a'.repeat(20_000),
    'strong emphasis of either kind': '**a__'.repeat(20_000),
    'emphasis without spaces': '**你。'.repeat(20_000),
    'emphasis in links': '[*a]('.repeat(20_000),
    'signs at the end of an address': `http://a.b${')'.repeat(100_000)}`,
    'a table of columns and rows': `|${'a|'.repeat(9000)}\n|${'-|'.repeat(9000)}\n${'|\n'.repeat(9000)}`,
    'quotes with lazy lines': `${'> a\nb\n'.repeat(40_000)}\n\nc`,
    'a list with lazy lines': `- a\n${'b\n'.repeat(100_000)}`,
    'lists within lists': '- '.repeat(50_000),
    'quotes within quotes': '>'.repeat(50_000),
    'ends of addresses': 'http://a?!'.repeat(20_000),
  };
  for (const [name, text] of Object.entries(SLOW)) {
    it(`is shown in time, and whole: ${name}`, () => {
      const start = performance.now();
      const shown = renderers.map(render => render(text, SETTING).textContent);
      // Each of two, on a busy machine.
      expect(performance.now() - start).to.be.below(2 * LIMIT);
      const letters = (found: string) => found.replace(/[^a-z你]/g, '').length;
      for (const found of shown) expect(letters(found)).to.equal(letters(text));
    });
  }
});
