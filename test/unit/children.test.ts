import {expect} from '@open-wc/testing';
import {readChildren} from '../../src/load/html-children.js';
import {compose} from '../../src/document/compose.js';
import {until} from '../until.js';
import {countCalls, ITERATORS, STEPS} from './calls.js';
import {rendering} from './rendering.js';

const BASE = location.href;

interface Said {
  faq_title?: string | undefined;
  title?: string | undefined;
  about?: string | undefined;
  faq?: {id: string; q: string; a: string; topic: string}[];
}

/** An inert document: nothing in it loads or runs. */
const inert = document.implementation.createHTMLDocument('');

function host(html: string): HTMLElement {
  const box = inert.createElement('div');
  box.innerHTML = html;
  return box;
}

const questionsOf = (html: string): Said | undefined => {
  const draft = readChildren(host(html), false, BASE)?.draft;
  return draft && {...draft, faq: draft.faq.map(({id, q, a, topic}) => ({id, q, a, topic}))};
};
const textOf = (html: string): Said | undefined => {
  const draft = readChildren(host(html), true, BASE)?.draft;
  return draft && {title: draft.title, about: draft.about};
};

/** One question for each text, with its id and its shown text. */
async function shown(summaries: readonly Node[]): Promise<{id: string; text: string}[]> {
  const box = document.createElement('div');
  for (const node of summaries) {
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    summary.append(node);
    details.append(summary, 'x');
    box.append(details);
  }
  const source = readChildren(box, false, BASE);
  if (!source) throw new Error('No question found');
  const {document: made} = await compose([source]);
  const render = await rendering();
  const setting = {base: BASE, level: 2, inline: true};
  return made.faq.map(({id, q}) => ({id, text: render(q, setting).textContent}));
}

const words = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{Nd}]+/gu);

describe('questions among the children', () => {
  it('are read in as many steps as they are more, even with comments in them', () => {
    const read = (n: number) => {
      const box = host(
        `<details><summary>Q?</summary>A${'<!-- x -->'.repeat(10)}</details>`.repeat(n),
      );
      return countCalls(STEPS, () => {
        expect(readChildren(box, false, BASE)?.draft?.faq).to.have.length(n);
      });
    };
    const few = read(100);
    // The square would be sixteen times.
    expect(read(400)).to.equal(4 * few);
    expect(few, 'the steps are seen').to.be.above(100 * 10);
  });

  it('leave no node iterator behind, which would slow down every later reading', () => {
    const iterators = countCalls(ITERATORS, () => {
      questionsOf('<details><summary>Q?</summary>A<!-- x --></details>');
    });
    expect(iterators).to.equal(0);
  });

  it('come from `details` with a summary, at any depth', () => {
    const read = questionsOf(`
      <p><details id="one"><summary>One?</summary>First.</details></p>
      <section><div><br><details><summary>Two?</summary><p>Second.</p></details></div></section>`);
    expect(read?.faq).to.deep.equal([
      {id: 'one', q: 'One?', a: '<div>First.</div>', topic: ''},
      {id: '', q: 'Two?', a: '<div><p>Second.</p></div>', topic: ''},
    ]);
  });

  it('name places as their author did, whatever a server prints before the names', () => {
    const printed = (place: string) => `<h3 id="${place}">Fees</h3>`;
    const link = (href: string) => `<a href="${href}">Fees</a>`;
    const read = questionsOf(
      `<details id="&nbsp;one"><summary>One?</summary>${printed('&nbsp;1&nbsp;fees')}${link('#%C2%A01%C2%A0fees')}${link('#two')}</details>`,
    );
    expect(read?.faq).to.deep.equal([
      {
        id: 'one',
        q: 'One?',
        a: `<div>${printed('fees')}${link('#fees')}${link('#two')}</div>`,
        topic: '',
      },
    ]);
  });

  it('need a word in their summary', () => {
    for (const html of [
      '',
      'Words <a href="/faq">Our old page</a>',
      '<details>No summary</details>',
      '<details><summary> <span></span> </summary>Empty</details>',
      '<details><b><summary>Deeper</summary></b></details>',
      '<details slot="after"><summary>Elsewhere?</summary>x</details>',
      '<template><details><summary>Inert?</summary>x</details></template>',
    ]) {
      expect(questionsOf(html), html).to.be.undefined;
    }
  });

  it('get a title and topics from the headings around them', () => {
    const topics = (html: string) => {
      const read = questionsOf(html);
      return [read?.faq_title, ...(read?.faq?.map(({topic}) => topic) ?? [])];
    };
    const q = '<details><summary>Q</summary>a</details>';
    expect(topics(`<h2>All <em>about</em><br>us</h2>${q}<h3>Costs</h3>${q}${q}`)).to.deep.equal([
      'All about us',
      '',
      'Costs',
      'Costs',
    ]);
    expect(topics(`<div><h2>Title</h2></div><h3>Here</h3><p>x</p>${q}`)).to.deep.equal([
      'Title',
      'Here',
    ]);
    expect(topics(`${q}<div><h4>Later</h4></div><div>${q}</div>`)).to.deep.equal(['', '', 'Later']);
    expect(topics(`<h2> </h2><h2>Title</h2>${q}<h2></h2>${q}`)).to.deep.equal(['Title', '', '']);
    expect(topics(`<h2 hidden></h2><h3>Here</h3>${q}`)).to.deep.equal(['', 'Here']);
    expect(topics(`<h2 hidden>None</h2>${q}<h3>Later</h3>${q}`)).to.deep.equal(['', '', 'Later']);
    expect(topics(`<h2 slot="before">No</h2><h2>Yes</h2>${q}`)).to.deep.equal(['Yes', '']);
    expect(topics(`<details><summary>Q</summary><h3>Inside</h3></details>${q}`)).to.deep.equal([
      '',
      '',
      '',
    ]);
  });

  it('are answered by all other content, except for code', () => {
    const read = questionsOf(`<details>
      <!-- note -->
      <summary><h3>Why?</h3></summary>
      <p>Because<!-- of this -->.</p><script>document.title = 'bad'</script><style>p {}</style>
      <template>x</template><noscript>y</noscript>
      <details><summary>More</summary>Nested</details></details>`);
    expect(read?.faq).to.have.length(1);
    expect(read?.faq?.[0]?.q).to.equal('Why?');
    const a = read?.faq?.[0]?.a.replace(/(&#10;|\s)+/g, ' ');
    expect(a).to.equal(
      '<div><p>Because.</p> <details><summary>More</summary>Nested</details></div>',
    );
  });

  it('have no answer if there is nothing to read or see', () => {
    const answer = (html: string) =>
      questionsOf(`<details><summary>Q</summary>${html}</details>`)?.faq?.[0]?.a;
    for (const html of ['', ' \n ', '<p></p><br>', '<!-- x -->']) expect(answer(html)).to.equal('');
    expect(answer('<img alt="">')).not.to.equal('');
  });

  const texts = [
    'plain',
    '*stars* and **more** and * one',
    '_under_ snake_case_word __init__',
    '`code` and ``more',
    '[x](y) ![x](y) [x][y] [x]',
    'a ~~no~~ ~b~',
    '<b>bold?</b> a < b > c <!-- no --> <script>x</script>',
    'R&D, AT&T, &copy; &amp; &#38; &#x26; &nosuch; &lt;b&gt; &',
    'back\\slash \\* \\\\ end\\',
    '# no heading',
    '1. no',
    '- no',
    '> no',
    '| a | b |',
    'https://example.org/a_b~c*d?x=[1]&y=2 and www.example.org/_x_ and a_b@example.org',
    'HTTP://EXAMPLE.org/_x_ ftp://x.org/_y_ Www.example.org/_z_',
    '<https://example.org/> <a@example.org>',
    'line  \nbreak\\\nhere',
    'ünï “quotes” – いつ 開いて? متى؟ 👩‍🏫',
    '$math$ {{x}} [LANGUAGE]',
    '!bang ![ !\\[',
    'a&#42;b &ast;c&ast;',
  ];
  for (const text of texts) {
    it(`keep their text as the page shows it: ${JSON.stringify(text)}`, async () => {
      const wrap = (name: string) => {
        const element = document.createElement(name);
        element.textContent = text;
        return element;
      };
      const names = ['span', 'em', 'code', 'kbd', 'h3', 'a', 'x-unknown'];
      const nodes = [document.createTextNode(text), ...names.map(wrap)];
      const expected = text.replace(/\s+/g, ' ').trim();
      for (const [i, {id, text: seen}] of (await shown(nodes)).entries()) {
        expect(seen, names[i - 1] ?? 'text').to.equal(expected);
        const slug = words(expected)?.join('-') ?? 'question';
        expect(id).to.equal(i ? `${slug}-${i + 1}` : slug);
      }
    });
  }

  it('keep their text in any combination of characters', async () => {
    const signs = ['\\', '`', '*', '_', '~', '[', ']', '(', ')', '<', '>', '!', '&', '#', ';', ':'];
    const more = ['/', '.', '@', '|', '"', "'", ' ', 'a', 'b', 'www', 'http', 'amp', '1'];
    const all = [...signs, ...more];
    let seed = 42;
    const next = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    const texts = Array.from({length: 1500}, () => {
      const parts = Array.from({length: 1 + next(12)}, () => all[next(all.length)] ?? '');
      return `x${parts.join('')}x`;
    });
    const nodes = texts.map((text, i) => {
      if (i % 3 === 0) return document.createTextNode(text);
      const element = document.createElement(i % 3 === 1 ? 'em' : 'code');
      element.textContent = text;
      return element;
    });
    const seen = (await shown(nodes)).map(({text}) => text);
    const wrong = texts.flatMap((text, i) => {
      const expected = text.replace(/ +/g, ' ');
      return seen[i] === expected ? [] : `${expected} became ${seen[i] ?? ''}`;
    });
    expect(wrong.slice(0, 5)).to.deep.equal([]);
  });

  it('keep their inline HTML, on one line, with words kept apart', () => {
    const q = (summary: string) =>
      questionsOf(`<details><summary>${summary}</summary>x</details>`)?.faq?.[0]?.q;
    expect(q('Is <em class="x" onclick="y()">this</em> <code>a*b</code>?')).to.equal(
      'Is <em>this</em> <code>a&#42;b</code>?',
    );
    expect(q('<p>One</p><p>two</p>\n three<br>four')).to.equal('One two three four');
    expect(q('<span class="icon"><svg><title>An icon</title></svg></span>Words')).to.equal('Words');
    expect(q('<img src="/a_b.png" alt=\'A "map" > 1\'> Where?')).to.equal(
      '<img src="/a_b.png" alt="A &#34;map&#34; &#62; 1"> Where?',
    );
    expect(q('A<wbr>B <ruby>字<rt>zì</rt></ruby>')).to.equal('A<wbr>B <ruby>字<rt>zì</rt></ruby>');
    expect(q('<b @click="x" [y]="z" lang="es">¿Qué?</b>')).to.equal('<b lang="es">¿Qué?</b>');
  });
});

describe('about text from children', () => {
  it('includes every child, below a title if they begin with a heading', () => {
    expect(textOf('<h2>About <b>us</b></h2><p>We learn.</p> Together.')).to.deep.equal({
      title: 'About us',
      about: '<div><p>We learn.</p> Together.</div>',
    });
    expect(textOf('<div><!-- x --><h2>Us</h2><p>We.</p></div>')).to.deep.equal({
      title: 'Us',
      about: '<div><div><p>We.</p></div></div>',
    });
    expect(textOf('words only')).to.deep.equal({title: '', about: '<div>words only</div>'});
    expect(textOf('<b>a</b> <i>b</i>')?.about).to.equal('<div><b>a</b> <i>b</i></div>');
  });

  it('has no title if the first heading is hidden', () => {
    expect(textOf('<h2 hidden></h2><h2>Then</h2><p>x</p>')).to.deep.equal({
      title: '',
      about: '<div><h2>Then</h2><p>x</p></div>',
    });
  });

  it('has no title if anything precedes the heading, or contains it', () => {
    for (const html of [
      'First <h2>Then</h2>',
      '<img alt=""><h2>Then</h2>',
      '<blockquote><h2>Quoted</h2></blockquote>x',
      '<details><summary><h3>More</h3></summary>x</details>',
    ]) {
      expect(textOf(html)?.title, html).to.equal('');
      expect(textOf(html)?.about, html).to.match(/<h[23]>/);
    }
  });

  it('is undefined if nothing can be read or seen', () => {
    for (const html of [
      '',
      ' <!-- x --> ',
      '<p></p>',
      '<h2>A title alone</h2>',
      '<style>p{}</style>',
    ])
      expect(textOf(html), html).to.be.undefined;
    expect(textOf('<a slot="after" href="/ask">Ask</a>')).to.be.undefined;
  });

  it('looks as it does in the page, even if it resembles Markdown', async () => {
    const html = `*stars* _under_ [x](y) \`code\` &lt;b&gt; &amp;amp; https://example.org/a_b

1. no

    not code

- - -
# no
<pre>
  first

    second
</pre>
<p title="one

two">| a |
|---|
</p>
\u2028\u2029\u0085 \v\f <ul><li>* x

</li></ul>`;
    const box = host(html);
    const about = String(textOf(html)?.about);
    expect(about).not.to.match(/[\n\r]/);
    const render = await rendering();
    const made = render(about, {base: BASE, level: 2});
    expect(made.textContent).to.equal(`${box.textContent}\n`); // A block of HTML ends with its line.
    expect(made.querySelector('p')?.title).to.equal('one\n\ntwo');
    const names = (node: ParentNode) => [...node.querySelectorAll('*')].map(n => n.localName);
    expect(names(made)).to.deep.equal(['div', ...names(box)]);
  });

  it('may be long', async () => {
    const html = `<p>${'A line of text with *stars*.\n\n'.repeat(20_000)}</p>`;
    const render = await rendering();
    const about = String(textOf(html)?.about);
    expect(render(about, {base: BASE, level: 2}).textContent).to.have.length(
      host(html).textContent.trimEnd().length + 3,
    );
  });

  it('loads nothing and runs nothing while it is read', async () => {
    class XRead extends HTMLElement {
      static made = 0;
      constructor() {
        super();
        XRead.made++;
      }
    }
    customElements.define('x-read', XRead);
    const url = `${location.origin}/never.png?${Date.now()}`;
    const read = textOf(`<x-read>Words</x-read><img src="${url}" onerror="hit()">`);
    expect(read?.about).to.contain('<x-read>Words');
    const control = new Image();
    const ended = new Promise(resolve => (control.onerror = resolve));
    control.src = `${url}&control`;
    await ended;
    expect(XRead.made).to.equal(0);
    const loaded = () =>
      performance.getEntriesByType('resource').filter(({name}) => name.startsWith(url));
    // The image was asked for first, so it would be here by now, too.
    await until(() => loaded().some(({name}) => name.endsWith('&control')), 'it should be listed');
    expect(loaded()).to.have.length(1);
  });
});
