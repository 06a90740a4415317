import {expect} from '@open-wc/testing';
import {findSigns, settleSigns} from '../../src/html/foreign-signs.js';
import {check} from '../../src/help/check.js';
import {rendering, type Rendering} from './rendering.js';

const SETTING = {base: 'https://library.example/docs/faq.md', level: 2};

let renderMarkdown: Rendering;
before(async () => {
  renderMarkdown = await rendering();
});

function render(markdown: string, inline = false): HTMLElement {
  const box = document.implementation.createHTMLDocument('').createElement('div');
  box.append(renderMarkdown(markdown, {...SETTING, inline}));
  for (const node of box.querySelectorAll('[part]')) node.removeAttribute('part');
  return box;
}

const html = (markdown: string) => render(markdown).innerHTML.trim().replace(/\n+/g, '');
const text = (markdown: string) => render(markdown).textContent.trim().replace(/\s+/g, ' ');

describe('a sign of another program', () => {
  it('that only styles is not shown', () => {
    const texts = {
      'One.\n{: .note}\n\nTwo.': 'One. Two.',
      'One.\n{: .note }\nTwo.': 'One. Two.',
      '{: .no_toc #x title="y"}\nOne.': 'One.',
      '[one](/x){:target="_blank"} two': 'one two',
      '[one](/x){: target="_blank" rel="x"}, two': 'one, two',
      '[one](/x){target=_blank} two': 'one two',
      '**One**{: .big} two': 'One two',
      '- one\n{: .x}\n- two\n{:.y}': 'one two',
      '* TOC\n{:toc}\n\nOne.': 'One.',
      'One {.lead}': 'One',
      'One {#one} two': 'One two',
      'One{::comment}two{:/comment}': 'Onetwo',
      '![Map](/m.png){: width="50%"}\none': 'one',
    };
    for (const [markdown, shown] of Object.entries(texts))
      expect(text(markdown), markdown).to.equal(shown);
    expect(render('Is it free? {: .q}', true).textContent.trim()).to.equal('Is it free?');
    expect(html('- one\n{: .x}')).to.equal('<ul><li>one</li></ul>');
  });

  it('that draws a box is a quote with a label', () => {
    const inner = '<p>Bring a cup.</p>';
    const box = (title: string, content = inner) =>
      `<blockquote><p><strong>${title}</strong></p>${content}</blockquote>`;
    const texts = {
      ':::note\nBring a cup.\n:::': box('Note'),
      '::: warning\nBring a cup.\n:::': box('Warning'),
      ':::tip Please\n\nBring a cup.\n\n:::': box('Please'),
      ':::tip[Please]\nBring a cup.\n:::': box('Please'),
      '::: {.callout-tip}\nBring a cup.\n:::': box('Tip'),
      '::::note\n:::tip\nBring a cup.\n:::\n::::': box('Note', box('Tip')),
      '!!! note "Please"\n    Bring a cup.': box('Please'),
      '!!! danger\n\n    Bring a cup.\n': box('Danger'),
      '!!! note ""\n    Bring a cup.': `<blockquote>${inner}</blockquote>`,
      '??? note "Please"\n    Bring a cup.': box('Please'),
      'One\n:::note\nBring a cup.\n:::\nTwo': `<p>One</p>${box('Note')}<p>Two</p>`,
      ':::note\n- a\n\n```\n:::\n```\n:::': box(
        'Note',
        '<ul><li>a</li></ul><pre><code>:::</code></pre>',
      ),
    };
    for (const [markdown, shown] of Object.entries(texts))
      expect(html(markdown), markdown).to.equal(shown);
    expect(html('- one\n\n  :::note\n  Bring a cup.\n  :::\n- two')).to.match(
      /^<ul><li><p>one<\/p><blockquote>.*cup\.<\/p><\/blockquote><\/li><li>/,
    );
    expect(html('1. one\n\n    !!! note\n        Bring a cup.\n2. two')).to.match(
      /^<ol><li><p>one<\/p><blockquote>.*cup\.<\/p><\/blockquote><\/li><li>/,
    );
    expect(text('Before\n\n:::note\nnever ends')).to.equal('Before :::note never ends');
    expect(text('Wow!!! Really\n!!! x y.')).to.equal('Wow!!! Really !!! x y.');
  });

  it('that stands for something is shown as written', () => {
    const texts = [
      '{{< youtube "https://video.example/*x*" >}}',
      '{{<figure src="/x.png" title="A _b_ c">}}',
      '{{% note %}}',
      '{{ site.title | escape }}',
      '{{ 😀 „ü“ }}',
      '{% include faq.html a="*b*" %}',
      '[[Opening hours]]',
      '[[Opening hours|when]]',
      ':smile: at 10:30:45',
      'import Tabs from "@theme/Tabs"',
      '{name} {} {:} {',
    ];
    for (const written of texts) {
      expect(text(`Here: ${written}.`), written).to.equal(`Here: ${written}.`);
      expect(render(written).querySelectorAll('a, img, em')).to.have.length(0);
      expect(render(written, true).textContent).to.equal(written);
    }
  });

  it('never becomes an address', () => {
    const texts = {
      '[one]({{ site.url }}/x)': 'one',
      '[one]({{site.url}}/x "t")': 'one',
      '[one]({% link faq.md %})': 'one',
      '[one]({{< ref "faq.md" >}})': 'one',
      '[one]({{ "/x" | relative_url }}) [two](/y)': 'one two',
      '[one](https://library.example/{{x}})': 'one',
      '[one](#{{x}})': 'one',
      '<a href="{{site.url}}/x">one</a>': 'one',
      '<a href="{{ "/x" | relative_url }}">one</a>': 'one',
      "<a class='b' href='{% url 'x' %}'>one</a>": 'one',
      '![one]({{ site.url }}/x.png)': 'one',
      '<img src="{{site.url}}/x.png" alt="one">': 'one',
      '<a href="{% url (\'x\') %}">one</a>': 'one',
      '[one][r]\n\n[r]: {{ site.url }}/x': 'one',
      '[one]({{ site.url }}/x){:target="_blank"}': 'one',
    };
    for (const [markdown, shown] of Object.entries(texts)) {
      expect(text(markdown), markdown).to.equal(shown);
      for (const link of render(markdown).querySelectorAll('a, img'))
        expect(link.outerHTML).not.to.match(/\{|%7B/i);
    }
  });

  it('in code stays as it is', () => {
    const signs = '{{ x }} {: .y} {#z} {% w %} [a]({{ b }}) :::';
    for (const code of [`\`${signs}\``, `\`\`${signs} \` x\`\``, `    ${signs}`])
      expect(render(code).querySelector('code')?.textContent.trim()).to.include(signs);
    const fenced = `~~~\n:::note\n${signs}\n{: .x}\n:::\n~~~`;
    expect(render(fenced).querySelector('code')?.textContent).to.equal(fenced.slice(4, -3));
    expect(findSigns('One <!-- {{ two }} :smile: --> three')).to.deep.equal([]);
    expect(findSigns(`${fenced}\n\n\`{{ x }} :smile: <Tabs>\``)).to.deep.equal([]);
  });

  it('in a text of any length is read', () => {
    const lines = 'word\n'.repeat(2e5);
    expect(settleSigns(`{: .x}\n${lines}`, false).endsWith(lines)).to.be.true;
    const box = settleSigns(`:::note\n${lines}:::`, false);
    expect(box.endsWith('> word\n'.repeat(2e5))).to.be.true;
  });

  it('repeats no indentation in each line of a box', () => {
    const box = `x\n${' '.repeat(1e4)}:::note\n${'word\n'.repeat(1e4)}:::`;
    expect(settleSigns(box, false).length).to.be.below(10 * box.length);
    expect(text(box)).to.include('word word word');
  });

  it('is told of once for each kind, with its place and a cure', async () => {
    const content = [
      'faq:',
      '- q: Is {{ page.title }} free?',
      '  a: |',
      '    {{< youtube x >}} {{< youtube y >}} :smile: [[Page|here]]',
      '- q: Else?',
      '  a: |',
      '    [x]({{ site.url }}/y) <Tabs>one</Tabs> {{ other }} :+1:',
    ].join('\n');
    const problems = await check({content, hasBase: true});
    const found = problems.map(({code, line, column}) => [code, line, column]);
    expect(found).to.deep.equal([
      ['foreign', 2, 9],
      ['foreign', 4, 5],
      ['foreign', 4, 41],
      ['foreign', 4, 49],
      ['foreign', 7, 9],
      ['foreign', 7, 27],
    ]);
    for (const {message} of problems) expect(message).to.match(/\. [A-Z].*\.$/);
    expect(
      await check({
        content: 'faq:\n- q: "At 10:30:45, a::b, <b>x</b> [LANGUAGE]?"\n  a: "[x](/y){:.z}"',
        hasBase: true,
      }),
    ).to.deep.equal([]);
  });
});
