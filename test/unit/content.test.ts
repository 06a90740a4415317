import {expect} from '@open-wc/testing';
import {groupByTopic} from '../../src/document/identify.js';
import {childrenParsed} from '../../src/load/html-children.js';
import {findInline} from '../../src/load/inline.js';
import {near} from '../../src/load/lazy.js';
import {asFault, explain} from '../../src/load/load.js';
import {dataSource, hasFallback, remoteUrls, type LoadRequest} from '../../src/load/sources.js';
import {Fault} from '../../src/document/errors.js';
import {findMistake} from '../../src/help/mistakes.js';
import {positionAt} from '../../src/document/location.js';
import {choice} from '../../src/element/tag.js';
import {report} from '../../src/element/events.js';
import {restoreFocus} from '../../src/element/status.js';

/** An element as a page's author writes it. */
function written(html: string): HTMLElement {
  const box = document.createElement('div');
  box.innerHTML = html;
  return box;
}

/** The arguments passed to a console method while a function runs. */
function listen(method: 'error' | 'warn', during: () => void): unknown[][] {
  const heard: unknown[][] = [];
  const original = Object.getOwnPropertyDescriptor(console, method) ?? {};
  Object.defineProperty(console, method, {
    ...original,
    value: (...words: unknown[]) => void heard.push(words),
  });
  try {
    during();
  } finally {
    Object.defineProperty(console, method, original);
  }
  return heard;
}

describe('the content of an element', () => {
  const host = (attributes: Partial<LoadRequest>): LoadRequest => ({
    element: document.createElement('div'),
    children: 'text',
    src: null,
    data: null,
    base: null,
    isLazy: false,
    cache: false,
    ...attributes,
  });

  it('comes from addresses, resolved against the page', () => {
    const {origin} = location;
    expect(remoteUrls(host({src: ' /a.md\n https://b.example/c '}))).to.deep.equal([
      `${origin}/a.md`,
      'https://b.example/c',
    ]);
    expect(remoteUrls(host({}))).to.deep.equal([]);
    expect(remoteUrls(host({src: 'http://'})), 'no address at all').to.deep.equal(['http://']);
  });

  it('comes from `data`, unless that is empty', () => {
    for (const data of [null, undefined, '', ' \n ']) expect(dataSource(host({data}))).to.be.null;
    const data = {title: 'About'};
    const source = dataSource(host({data, base: '/x/'}));
    expect(source).to.include({content: data, base: `${location.origin}/x/`});
  });

  it('comes from a script child with a type for data', () => {
    const types = {'application/json': 'json', 'text/yaml': undefined, 'text/toml': undefined};
    for (const [type, format] of Object.entries({...types, 'text/markdown': undefined})) {
      const box = written(`<p>No</p><script type="${type}">text</script>`);
      expect(findInline(box), type).to.deep.equal({format, text: 'text'});
    }
    expect(findInline(written('<script type="text/plain">text</script>'))).to.be.null;
  });

  it('comes from linked data that is an FAQ, not from other linked data', () => {
    const linked = (text: string) =>
      findInline(written(`<script type="application/ld+json">${text}</script>`));
    const faq = '{"@type": "FAQPage", "mainEntity": []}';
    expect(linked(faq)).to.deep.equal({format: 'json', text: faq});
    expect(linked('{"@type": "BreadcrumbList"}')).to.be.null;
  });

  it('comes from a script child, whatever an editor has put around its text', () => {
    const yaml = 'faq:\n- q: Is it free?\n  a: Yes.';
    const json = '[{"q": "Is it free?", "a": "Yes."}]';
    const data: Record<string, string> = {
      'a paragraph': `<p><script type="text/yaml">${yaml}</script></p>`,
      'boxes, breaks and scripts': `<div><p><br></p><p><script>0</script><script type="text/yaml">${yaml}</script></p></div>`,
      parameters: `<script type="text/yaml; charset=utf-8">${yaml}</script>`,
      'JSON with parameters': `<script type="application/json;charset=UTF-8">${json}</script>`,
      CDATA: `<script type="text/yaml"><![CDATA[\n${yaml}\n]]></script>`,
      'CDATA in a comment': `<script type="text/yaml">//<![CDATA[\n${yaml}\n//]]></script>`,
      'CDATA in comments': `<script type="application/json">/* <![CDATA[ */\n${json}\n/* ]]> */</script>`,
      'CDATA in a YAML comment': `<script type="text/yaml">\n# <![CDATA[\n${yaml}\n# ]]>\n</script>`,
      'CDATA at the text': `<script type="text/yaml">\n  <![CDATA[${yaml}]]>\n</script>`,
      'comment marks': `<script type="text/yaml">\n<!--\n${yaml}\n-->\n</script>`,
      'comment marks in a comment': `<script type="application/json"><!--\n${json}\n//--></script>`,
      breaks: `<script type="text/yaml">${yaml.replace(/\n/g, '<br />\n')}</script>`,
      'breaks in every line': `<script type="text/yaml"><br>\n${yaml.replace(/$/gm, '<br>')}</script>`,
      paragraphs: `<script type="text/yaml">\n${yaml.replace(/^.*$/gm, '<p>$&</p>')}</script>`,
      'a paragraph with breaks': `<script type="text/yaml"><p>${yaml.replace(/\n/g, '<br/>\r\n')}</p>\n</script>`,
      'breaks in front matter': `<script type="text/markdown">---<br />\n${yaml.replace(/$/gm, '<br />')}\n---<br />\n</script>`,
      'CDATA and breaks': `<script type="text/yaml">//<![CDATA[<br />\n${yaml.replace(/$/gm, '<br />')}\n//]]></script>`,
    };
    for (const [name, markup] of Object.entries(data)) {
      const {text = ''} = findInline(written(markup), true) ?? {};
      const lines = text.split('\n').filter(line => !/^(?:-{3})?$/.test(line.trim()));
      expect(lines.join('\n').trim(), name).to.equal(
        name.includes('JSON') || markup.includes('/json') ? json : yaml,
      );
    }
  });

  it('keeps the marks and tags of a text', () => {
    const texts = [
      'about: Line one<br>',
      'title: x\nabout: a<br>\nlang: en',
      '<!-- note -->\n---\ntitle: x\n---\nText <!-- more -->',
    ];
    for (const text of texts) {
      const box = written('<script type="text/yaml"></script>');
      box.querySelector('script')?.append(text);
      expect(findInline(box)?.text).to.equal(text);
    }
    const markdown = written('<script type="text/markdown">One<br>\nTwo<br>\nThree</script>');
    expect(findInline(markdown)?.text).to.equal('One<br>\nTwo<br>\nThree');
  });

  it('is pending while a script child is empty', () => {
    const full = '<script type="text/yaml">text</script>';
    expect(findInline(written('<script type="text/yaml"> \n </script>'))).to.be.null;
    expect(findInline(written(`<script type="text/yaml"></script>${full}`))?.text).to.equal('text');
  });

  it('includes a fallback for the meantime', () => {
    const fallbacks = {
      '': false,
      ' \n <!-- note --> ': false,
      '<script type="text/yaml">faq: []</script>': false,
      '<style>p {}</style><template>x</template><noscript>x</noscript>': false,
      '<a slot="after">Ask</a>': false,
      words: true,
      '<img src="data:,">': true,
      '<details></details>': true,
    };
    for (const [html, expected] of Object.entries(fallbacks)) {
      expect(hasFallback(written(html)), html).to.equal(expected);
    }
  });

  it('waits for children until the parser has delivered them', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const page = frame.contentDocument;
    if (!page) throw new Error('No frame');
    /** A page whose parser waits for more. */
    const openStream = () => {
      page.open();
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else holds a parser
      page.write('<p>half');
      return page.querySelector('p') ?? page.body;
    };
    const element = openStream();
    const {signal} = new AbortController();
    const order: string[] = [];
    const waiting = childrenParsed(element, signal).then(() => order.push('parsed'));
    await new Promise(resolve => setTimeout(resolve));
    order.push('closing');
    page.close();
    await waiting;
    expect(order).to.deep.equal(['closing', 'parsed']);

    const removed = new AbortController();
    const given = childrenParsed(openStream(), removed.signal);
    removed.abort();
    await given;
    page.close();
    frame.remove();
  });
});

describe('waiting for an element to come near', () => {
  it('ends when it scrolls near, is addressed, or nobody waits', async () => {
    const order: string[] = [];
    const wait = (element: Element, hasQuestions: boolean, signal: AbortSignal) =>
      near(element, hasQuestions, signal).then(() => order.push(element.localName));
    const never = document.createElement('i');
    const addressed = document.createElement('b');
    const here = document.createElement('u');
    document.body.append(here);
    const end = new AbortController();
    history.replaceState(null, '', '#faq-when');
    const waiting = wait(never, false, end.signal);
    await wait(addressed, true, end.signal);
    await wait(here, false, end.signal);
    dispatchEvent(new Event('hashchange'));
    await new Promise(resolve => setTimeout(resolve));
    order.push('end');
    end.abort();
    await waiting;
    here.remove();
    history.replaceState(null, '', location.pathname + location.search);
    expect(order).to.deep.equal(['b', 'u', 'end', 'i']);
  });
});

describe('reporting an error', () => {
  it('wraps an unknown error in a fault', () => {
    const fault = new Fault('network');
    expect(asFault(fault)).to.equal(fault);
    expect(asFault(new TypeError('x is not a function'))).to.include({code: 'script'});
  });

  it('turns it into words', async () => {
    const error = await explain(
      new Fault('timeout', {url: 'https://a.example/about.md'}),
      document.body,
    );
    expect(error).to.include({code: 'timeout', url: 'https://a.example/about.md'});
    expect(error.message).to.include('10 seconds');
  });

  it('reports once for each source, and always for content without an address', async () => {
    const url = `https://a.example/${crypto.randomUUID()}`;
    const known = await explain(new Fault('timeout', {url}), document.body);
    const inline = await explain(
      new Fault('syntax', {expected: 'JSON', found: 'x'}),
      document.body,
    );
    const heard = listen('error', () => [known, known, inline, inline].forEach(report));
    expect(heard.map(([error]) => error)).to.deep.equal([known, inline, inline]);
  });

  it('keeps the focus where it is', () => {
    const box = written('<div class="base"><button part="retry">Try again</button></div>');
    const other = document.createElement('input');
    document.body.append(box, other);
    other.focus();
    restoreFocus(box);
    expect(document.activeElement).to.equal(other);
    other.remove();
    restoreFocus(box);
    expect(document.activeElement).to.equal(box.querySelector('button'));
    box.remove();
  });

  it('warns of an unknown value of an attribute', () => {
    const box = written('');
    box.setAttribute('expand', 'frist');
    const choose = (value: string | null) => choice(box, 'expand', value, ['none', 'first', 'all']);
    const heard = listen('warn', () => {
      expect(choose('first')).to.equal('first');
      expect(choose('frist')).to.equal('none');
      expect(choose(null)).to.equal('none');
    });
    expect(heard, 'not of a removed attribute').to.have.length(1);
    expect(String(heard[0]?.[0])).to.match(/<div expand="frist">.*all, first, none.*"none"/);
  });
});

describe('finding a mistake in JSON', () => {
  // "¶" marks the mistake and is removed; at the end it means a text cut short.
  const texts = [
    '¶',
    '  ¶',
    '¶about',
    '{¶',
    '{¶]',
    '{¶1: 2}',
    '{"a"¶}',
    '{"a" ¶"b"}',
    '{"a": ¶}',
    '{"a": 1 ¶]',
    '{"a": 1 ¶"b": 2}',
    '{"a": 1, ¶}',
    '{"a": 1, ¶2: 3}',
    '[1, ¶]',
    '[1 ¶2]',
    '[1¶}',
    '[¶,]',
    '[[], {}, ¶:]',
    '[{"a": []}¶',
    '1 ¶2',
    '{}¶,',
    '[¶01]',
    '[¶truely]',
    '[¶"not\nclosed"]',
    '[¶"\\x"]',
    "¶'a'",
    '{¶“a”: 1}',
    '{"a": "b\\n\\u00e9", "c": [true, false, null, -1.5e3], "d": ¶undefined}',
  ];
  for (const text of texts) {
    it(`gives the place in ${text}`, () => {
      const source = text.replace('¶', '');
      expect(() => JSON.parse(source) as unknown).to.throw();
      expect(findMistake(source)).to.deep.equal(positionAt(text, text.indexOf('¶')));
    });
  }
});

describe('topics', () => {
  it('have short ids of their own, even if many share a slug', () => {
    const question = {q: 'When?', a: 'Now.', base: ''};
    const questions = Array.from({length: 2000}, (_, i) => ({
      ...question,
      id: `q-${String(i)}`,
      topic: `Visits${'!'.repeat(i + 1)}`,
    }));
    const ids = groupByTopic([{...question, id: 'visits', topic: ''}, ...questions]);
    expect(ids.slice(0, 4).map(({id}) => id)).to.deep.equal([
      ...['', 'visits-topic', 'visits-topic-2', 'visits-topic-3'],
    ]);
    expect(new Set(ids.map(({id}) => id)).size).to.equal(2001);
    expect(Math.max(...ids.map(({id}) => id.length))).to.be.below(20);
  });
});
