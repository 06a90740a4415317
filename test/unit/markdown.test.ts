import {expect} from '@open-wc/testing';
import {marked as markedOfPage} from 'marked';
import {compose} from '../../src/document/compose.js';
import {conform, type Setting} from '../../src/html/conform.js';
import {purify} from '../../src/html/purify.js';
import {countCalls, ITERATORS} from './calls.js';
import {parse, rendering, type Rendering} from './rendering.js';
import {loadSanitizer, type Sanitizer} from '../../src/html/sanitize.js';
import {createServer, isFull, libraryDocuments, share} from '../server/client.js';
import {until} from '../until.js';

const BASE = 'https://library.example/docs/about.md';
const SETTING: Setting = {base: BASE, level: 2};

let renderMarkdown: Rendering;
let sanitize: Sanitizer;
before(async () => {
  renderMarkdown = await rendering();
  sanitize = await loadSanitizer();
});

const isNative = 'setHTML' in Element.prototype;
const isThorough = await isFull();
/** Markdown that, repeated, becomes very many elements, and a very long line. */
const unitsOfElements = await share(
  ['- a\n', '[a](b)', '`a ', '<b>a', 'a\n\n', '<details>', '<img src=a>'],
  3,
);
const unitsOfLines = await share(['word ', 'e\u0301', 'a😀😀😀', '**你。'], 2);

/** Nodes in a box of an inert document, where nothing loads. */
function boxed(fragment: DocumentFragment): HTMLElement {
  const box = document.implementation.createHTMLDocument('').createElement('div');
  box.append(fragment);
  box.normalize();
  return box;
}

/** A Markdown text as it is shown. */
const render = (markdown: string, setting: Partial<Setting> = {}) =>
  boxed(renderMarkdown(markdown, {...SETTING, ...setting}));

const inline = (markdown: string) => render(markdown, {inline: true});

/** The only element that matches a selector. */
function only(box: HTMLElement, selector: string): Element {
  const found = box.querySelectorAll(selector);
  const [element] = found;
  if (!element || found.length > 1)
    throw new Error(`${found.length} of ${selector}: ${box.innerHTML}`);
  return element;
}

const attributes = (element: Element): Record<string, string> =>
  Object.fromEntries([...element.attributes].map(({name, value}) => [name, value]));

const tags = (box: HTMLElement): string[] =>
  [...box.querySelectorAll('*')].map(({localName}) => localName);

const attributesOf = (box: HTMLElement) => [...box.querySelectorAll('*')].map(attributes);

const html = (box: HTMLElement): string => box.innerHTML.trim();

/** HTML after a sanitiser and the walk. */
function clean(sanitizer: Sanitizer, source: string, setting: Partial<Setting> = {}): HTMLElement {
  return boxed(conform(sanitizer(source), {...SETTING, ...setting}).nodes);
}

/** Odd or dangerous HTML. Scripts in it call `hit()`. */
const SNIPPETS: Record<string, string> = {
  'an unknown tag': 'Press <Ctrl> then x',
  'a frameset': '<frameset><frame></frameset>k',
  'a table in a paragraph': '<p>a<table><tr><td>b</table>',
  'unknown tags': '<p>Press <Ctrl> + <Alt> + <Del>, <b>then</b> x</p>',
  'a script': 'a<script>hit()</script>b',
  'a script in capitals': 'a<SCRIPT SRC=//evil.example/x.js></SCRIPT>b',
  'a script that is not closed': 'a<script>hit()',
  'a script first': '<script>hit()</script>a',
  'a broken script': '<scr<script>ipt>hit()</scr</script>ipt>',
  'a script in a script': '<script><script>hit()</script>hit()</script>',
  style: 'a<style>p { color: red }</style>b',
  'style first': '<style>p { color: red }</style><p>a</p>',
  'a style attribute': '<p style="background: url(javascript:hit())">a</p>',
  svg: '<svg onload=hit()><script>hit()</script><text>a</text></svg>b',
  'svg with a link': '<svg><a href="javascript:hit()"><text y=20>a</text></a></svg>b',
  'svg with an animation': '<svg><animate onbegin=hit() attributeName=x dur=1s></svg>b',
  'svg with use': '<svg><use href="data:image/svg+xml,<svg onload=hit()>"/></svg>b',
  'svg with foreign content': '<svg><foreignObject><p onclick=hit()>a</p></foreignObject></svg>b',
  'svg with a title': '<svg><title><img src=x onerror=hit()></title></svg>b',
  'svg with a style': '<svg><style><img src=x onerror=hit()></style></svg>b',
  'svg in a paragraph': '<p>a<svg><p>b</svg>c</p>',
  math: '<math><mi>x</mi><mtext>y</mtext></math>b',
  'math with a link': '<math href="javascript:hit()">click</math>b',
  'math with an annotation':
    '<math><annotation-xml encoding="text/html"><img src=x onerror=hit()></annotation-xml></math>b',
  'a mutation by math and style':
    '<form><math><mtext></form><form><mglyph><style></math><img src onerror=hit()>',
  'a mutation by math and a table':
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hit()&gt;">',
  'a mutation by svg and style': '<svg></p><style><a id="</style><img src=1 onerror=hit()>">',
  'a mutation by svg and a comment': '<svg><!--</svg><img src=x onerror=hit()>-->a',
  'a mutation by noembed': '<noembed><p title="</noembed><img src=x onerror=hit()>">a',
  'a mutation by a listing': '<listing>&lt;img onerror=hit() src=x&gt;</listing>',
  'a mutation by xmp': '<xmp><img src=x onerror=hit()></xmp>a',
  'a mutation by plaintext': 'a<plaintext><img src=x onerror=hit()>',
  'a mutation by textarea': '<textarea><p title="</textarea><img src=x onerror=hit()>">',
  'a mutation by title': '<title><p title="</title><img src=x onerror=hit()>">',
  'a mutation by select':
    '<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=hit()>">',
  'an address that is a script': '<a href="javascript:hit()">a</a>',
  'an address in capitals': '<a href="JaVaScRiPt:hit()">a</a>',
  'an address with white space': '<a href=" \t\n javascript:hit()">a</a>',
  'an address with a line break in it': '<a href="java\nscr\tipt:hit()">a</a>',
  'an address with an invisible character in it': '<a href="java\u200Bscript:hit()">a</a>',
  'an address with a space before its colon': '<a href="javascript :hit()">a</a>',
  'an address with control characters': '<a href="&#1;&#x1F;javascript:hit()">a</a>',
  'an address in entities': '<a href="&#106;&#x61;vascript&colon;hit&lpar;&rpar;">a</a>',
  'an address in entities without semicolons': '<a href="&#0000106avascript:hit()">a</a>',
  'an address with a tab entity': '<a href="java&Tab;script:hit()">a</a>',
  'an address that is data': '<a href="data:text/html,<script>hit()</script>">a</a>',
  'an address that is encoded data':
    '<a href="data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==">a</a>',
  'an address of another scheme':
    '<a href="vbscript:hit()">a</a><a href="blob:https://x/y">b</a><a href="file:///etc/passwd">c</a><a href="ftp://x.example/">d</a>',
  'an address of SVG': '<a xlink:href="javascript:hit()">a</a>',
  'a ping': '<a href="https://x.example/" ping="https://evil.example/" download>a</a>',
  'an image that is a script': '<img src="javascript:hit()" alt="a">',
  'an image that is data': '<img src="data:image/svg+xml,<svg onload=hit()>" alt="a">',
  'an image with handlers': '<img src=x onerror=hit() onload=hit() alt=a>',
  'an image with sources':
    '<img srcset="https://x.example/b.png 2x" sizes=10px crossorigin usemap=#m ismap alt=a src=/a.png>',
  'an image without anything': 'a<img>b',
  'an image by its old name': '<image src=/a.png alt=a>',
  picture: '<picture><source srcset="/b.png"><img src="/a.png" alt="a"></picture>',
  video: 'a<video src=x onerror=hit() autoplay><source onerror=hit() src=y>fallback</video>b',
  audio: 'a<audio src=x onerror=hit() controls>fallback</audio>b',
  handlers: '<p onclick=hit() ONMOUSEOVER="hit()" onfocus=hit() tabindex=0 autofocus>a</p>',
  'handlers with odd names': '<p on=hit() onx=hit() on-click=hit() @click=hit() .x=y ?z :a>b</p>',
  'handlers that only some elements have':
    '<p onfinish=hit() onloadend=hit() onstart=hit() onfullscreenchange=hit()>a</p>',
  'names that clobber':
    '<a id=location name=cookie href=/x>a</a><form name=body><input name=attributes></form>',
  'names that clobber a node': '<form><input name=parentNode><input name=nodeName>a</form>',
  'attributes that are ours': '<p class=a style=b slot=c part=d is=e id=f name=g>a</p>',
  'attributes that look like markup': '<img src=/a.png alt="a --> b"><p title="</title>">c</p>',
  'attributes for scripts':
    '<p data-a=b aria-label=c aria-hidden=true role=button hidden inert popover contenteditable>a</p>',
  iframe: 'a<iframe src="javascript:hit()" srcdoc="<script>hit()</script>">fallback</iframe>b',
  'frames and plugins':
    'a<object data=x>b</object><embed src=x><applet>c</applet><frameset><frame></frameset>d',
  template: 'a<template><p>b</p><script>hit()</script></template>c',
  'a shadow root': '<div><template shadowrootmode=open><script>hit()</script>b</template>c</div>',
  form: '<form action="javascript:hit()"><p>a</p><button formaction="javascript:hit()">b</button></form>',
  'forms in forms': '<form><p>a</p><form><p>b</p></form></form><p>c</p>',
  controls:
    '<label>a<input value=b></label><select><option>c</option></select><textarea>d</textarea><output>e</output><progress>f</progress><meter>g</meter>',
  checkboxes:
    '<input type=checkbox><input type=checkbox checked disabled> <input type=image src=x onerror=hit()>',
  'a table':
    '<table><caption>c</caption><colgroup><col></colgroup><thead><tr><th scope=col align=right>a<tbody><tr><td colspan=2>b</table>',
  'a table in a table': '<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>',
  'a table with text between': '<table>a<tr>b<td>c</td></tr></table>',
  'a table with a form': '<table><form><tr><td>a</td></tr></form></table>',
  'a part of a table': '<td>a</td><tr><td>b</td></tr>c',
  'own elements': '<my-element foo>a<p>b</p></my-element><welearn-faq src=x>c</welearn-faq>',
  'a built-in that is more': '<p is=my-paragraph>a</p>',
  slots: '<slot name=x>a</slot><div slot=before>b</div>',
  comments: 'a<!-- b --><!-->c--><!---->d<!-- <script>hit()</script> -->e',
  'comments first': '<!-- a --><p>b</p>',
  'odd markup declarations': '<!doctype html><p>a<![CDATA[b]]><?php c ?></p><!x>',
  details: '<details open name=x ontoggle=hit()><summary>a</summary><p>b</p></details>',
  dialog: '<dialog open>a<p>b</p></dialog>',
  base: '<base href="https://evil.example/"><a href="x">a</a>',
  meta: '<meta http-equiv=refresh content="0;url=https://evil.example/"><p>a</p>',
  link: '<link rel=stylesheet href="https://evil.example/x.css"><p>a</p>',
  'a whole page':
    '<html lang=de><head><title>a</title></head><body onload=hit() class=x><p>b</p></body></html>',
  entities:
    '&lt;script&gt;hit()&lt;/script&gt; &amp;lt; &nbsp;|&copy;|&notanentity;|&#0;|&#x110000;|&#128512;',
  'unclosed tags': '<p>a<b>b<i>c</p>d<ul><li>e<li>f<blockquote>g',
  'tags that overlap': '<b>a<p>b</b>c</p><a href=/x>d<a href=/y>e</a>',
  'tags closed twice': 'a</p>b</b></div></br>c</body>d</html>e',
  'a tag that never ends': 'a<p title="b',
  'a tag with slashes': '<img/src=/a.png/onerror=hit()//alt=x><b/>a</b>',
  'attributes twice': '<a href=/x href=javascript:hit()>a</a>',
  'white space first': ' \n\t <p>a</p>  ',
  'only white space': ' \n ',
  nothing: '',
  'old presentation':
    '<center><font color=red size=7>a</font> <marquee onstart=hit()>b</marquee> <blink>c</blink> <tt>d</tt> <strike>e</strike> <big>f</big></center>',
  'new presentation':
    '<search>a</search><menu><li>b</li></menu><hgroup><h2>c</h2></hgroup><data value=1>d</data>',
  phrasing:
    '<abbr title=x>a</abbr> <bdo dir=rtl>b</bdo> <ruby>c<rp>(<rt>d<rp>)</ruby> <time datetime=2018>e</time> <q cite=x>f</q> <ins datetime=x>g</ins>',
  lists: '<ol start=3 reversed type=a><li value=7>a</ol><dl><dt>b<dd>c</dl><ul compact><li>d</ul>',
  figures: '<figure><img src=/a.png alt=a><figcaption>b</figcaption></figure>',
  headings: '<h1 id=a>a</h1><h4>b</h4><h2 title=c lang=de>c</h2>',
  'headings in headings': '<h1>a<h2>b</h2>c</h1>',
  prototypes:
    '<__proto__>a</__proto__><constructor>b</constructor><p constructor=x __proto__=y toString=z>c</p>',
  'a name with a colon':
    '<o:p>a</o:p><svg:script>hit()</svg:script><x:a href="javascript:hit()">b</x:a>',
  'deep nesting': `${'<div>'.repeat(600)}a`,
  'many unknown tags': `${'<x>'.repeat(200)}a`,
  'a null character': 'a\0b<scr\0ipt>hit()</scr\0ipt>',
  'an XML declaration': '<?xml version="1.0"?><p>a</p>',
};

/** Firefox's own sanitiser parses these as if scripting were enabled. They are harmless. */
const READ_DIFFERENTLY: Record<string, string> = {
  noscript: 'a<noscript><p>b</p></noscript>c',
  'noscript in noscript': '<noscript><p title="</noscript><img src=x onerror=hit()>">x</noscript>y',
};

const ALL_SNIPPETS = Object.values({...SNIPPETS, ...READ_DIFFERENTLY});

/** Both sanitisers, if the browser has one of its own. */
const SANITIZERS: Record<string, Sanitizer> = {
  'the sanitiser in use': source => sanitize(source),
  DOMPurify: purify,
};

describe('the two sanitisers', () => {
  /** Compares both results as text, which is easy to read, and as nodes, which is exact. */
  function expectSame(native: HTMLElement, purified: HTMLElement): void {
    expect(purified.innerHTML).to.equal(native.innerHTML);
    expect(purified.isEqualNode(native)).to.be.true;
  }

  function expectSameOfMarkdown(markdown: string): void {
    expectSame(render(markdown), clean(purify, parse(markdown, false)));
    const html = parse(markdown, true);
    const purified = clean(purify, html, {inline: true});
    // A question without any content is shown as written.
    const isSilent = !purified.textContent.trim() && !purified.querySelector('img:not([alt=""])');
    if (!isSilent) expectSame(inline(markdown), purified);
  }

  if (!isNative) it.skip('give the same nodes: this browser has only DOMPurify');
  for (const [what, source] of Object.entries(isNative ? SNIPPETS : {})) {
    it(`give the same nodes: ${what}`, () => {
      expectSame(clean(sanitize, source), clean(purify, source));
      const setting = {inline: true};
      expectSame(clean(sanitize, source, setting), clean(purify, source, setting));
      expectSameOfMarkdown(source);
    });
  }

  it('give the same nodes for every document of libraries', async function () {
    if (!isNative) this.skip();
    for (const {text: content, entries} of await libraryDocuments()) {
      const {document} = await compose([{content, base: BASE}]);
      const texts = [document.about, ...document.faq.flatMap(({q, a}) => [q, a])];
      expect(texts).to.have.length(1 + 2 * entries.length);
      for (const text of texts) expectSameOfMarkdown(text);
    }
  });

  it('are the browser’s own if it has one, and DOMPurify otherwise', () => {
    expect(sanitize === purify).to.equal(!isNative);
  });
});

describe('sanitised content', () => {
  const scope = globalThis as {hit?: () => void};
  let hits = 0;
  before(() => (scope.hit = () => hits++));
  after(() => delete scope.hit);
  beforeEach(() => (hits = 0));
  afterEach(() => document.body.replaceChildren());

  it('would be noticed if it ran', async () => {
    document.body.innerHTML = '<img src="data:," onerror="hit()">';
    await until(() => hits === 1, 'it should run');
  });

  for (const [name, sanitizer] of Object.entries(SANITIZERS)) {
    it(`runs nothing, after ${name}`, async () => {
      for (const source of ALL_SNIPPETS) {
        const box = clean(sanitizer, source);
        document.body.append(box);
        for (const link of box.querySelectorAll<HTMLElement>('a[href^="#"], summary')) link.click();
        // Parses the result as HTML again, as a careless script might.
        const again = document.createElement('div');
        again.innerHTML = box.innerHTML;
        document.body.append(again);
      }
      // The snippets came first, so they would run before these.
      const controls = document.createElement('div');
      controls.innerHTML =
        '<img src="/none.png" onerror="hit()"><iframe title="x" srcdoc="<script>parent.hit()</script>">';
      document.body.append(controls);
      await until(() => hits > 1, 'the controls should run');
      expect(hits, 'the controls alone').to.equal(2);
    });

    it(`has only known elements and attributes, after ${name}`, () => {
      const elements =
        'a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr';
      const known =
        'align alt aria-label checked class colspan datetime dir height href lang loading open part referrerpolicy rel reversed role rowspan scope src start tabindex title value width';
      for (const source of ALL_SNIPPETS) {
        for (const element of clean(sanitizer, source).querySelectorAll('*')) {
          expect(elements.split(' '), source).to.include(element.localName);
          expect(element.namespaceURI).to.equal('http://www.w3.org/1999/xhtml');
          for (const {name, value} of element.attributes) {
            expect(known.split(' '), source).to.include(name);
            if (name === 'href') expect(value).to.match(/^(https?:|mailto:|tel:|#)/);
            if (name === 'src') expect(value).to.match(/^https?:/);
            if (name === 'class') expect(value).to.match(/^(bare|table)$/);
            if (name === 'part') {
              expect(value).to.match(
                /^(link|image|table|table-cell|text-list|text-item|code|quote|subheading)$/,
              );
            }
          }
        }
      }
    });

    it(`has only phrasing content in a question, after ${name}`, () => {
      const phrasing =
        'abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr';
      for (const source of ALL_SNIPPETS) {
        for (const tag of tags(clean(sanitizer, source, {inline: true}))) {
          expect(phrasing.split(' '), source).to.include(tag);
        }
      }
    });

    it(`loads nothing before it is shown, and then only from its own address, after ${name}`, async () => {
      const server = await createServer({'/x.png': 'x', '/x.css': 'x', '/x.html': 'x'});
      /** Loads an image of the page, and waits: earlier requests have then arrived. */
      const control = async (path: string) => {
        const image = new Image();
        const ended = new Promise(resolve => (image.onerror = resolve));
        image.src = server.url(path);
        await ended;
      };
      const at = (path: string) => new URL(server.url(path)).pathname;
      const source = `<img src="${at('/x.png')}"><link rel=stylesheet href="${at('/x.css')}">
        <iframe src="${at('/x.html')}"></iframe><video poster="${at('/x.png')}"></video>
        <p style="background: url(${at('/x.png')})">x`;
      const box = clean(sanitizer, source, {base: server.crossOriginUrl('/about.md')});
      await control('/before.png');
      for (const path of ['/x.png', '/x.css', '/x.html']) {
        expect(await server.requests(path)).to.be.empty;
      }
      document.body.append(box);
      const count = async () => (await server.requests('/x.png')).length;
      await until(async () => (await count()) > 0, 'the image should be loaded');
      await control('/after.png');
      const [request, ...rest] = await server.requests('/x.png');
      expect(request?.headers).to.have.property('host', new URL(server.crossOriginUrl('')).host);
      expect(request?.headers).not.to.have.property('referer');
      expect(rest).to.be.empty;
    });
  }
});

describe('content outside the allow-list', () => {
  const textOf = (source: string) => clean(sanitize, source).textContent;

  it('is unwrapped: its text and children stay', () => {
    expect(html(render('Press <Ctrl> then x'))).to.equal('<p>Press  then x</p>');
    expect(html(render('<center>We **are** <font color=red>open</font></center>'))).to.equal(
      'We **are** open',
    );
    expect(html(render('<button>Ask <b>us</b></button>\n'))).to.equal('<p>Ask <b>us</b></p>');
    for (const tag of [
      'my-element',
      'form',
      'label',
      'marquee',
      'dialog',
      'picture',
      'x',
      'slot',
    ]) {
      expect(html(clean(sanitize, `<${tag}>a<b>b</b></${tag}>c`))).to.equal('a<b>b</b>c');
    }
  });

  it('is unwrapped even if it is large', () => {
    const box = clean(sanitize, `<a href="javascript:hit()">${'<br>'.repeat(150_000)}</a>`);
    expect(box.childElementCount).to.equal(150_000);
  });

  it('is told of if it is a limit that unwraps it', () => {
    const isCut = (source: string) => conform(sanitize(source), SETTING).isCut;
    // A short run tries the limit from above alone: each side takes seconds.
    if (isThorough) expect(isCut('<b>a</b>'.repeat(200_000))).to.be.false;
    expect(isCut('<b>a</b>'.repeat(200_001))).to.be.true;
    expect(isCut(`${'<div>'.repeat(100)}a`)).to.be.false;
    expect(isCut(`${'<div>'.repeat(101)}a`)).to.be.true;
    expect(isCut('<table><tr><td colspan=1000 rowspan=50>a</table>')).to.be.false;
    expect(isCut('<table><tr><td colspan=1000 rowspan=51>a</table>')).to.be.true;
    expect(isCut('<p><x-y>a</x-y><script>b</script>')).to.be.false;
  });

  it('is removed with its content if that is not text', () => {
    const tags =
      'script style template svg math iframe object video audio noscript textarea select title noembed xmp';
    for (const tag of tags.split(' ')) {
      expect(textOf(`a<${tag}>hit()</${tag}>c`), tag).to.equal('ac');
    }
    expect(textOf('a<!-- b -->c')).to.equal('ac');
  });

  it('loses attributes that could affect the page', () => {
    const names = 'id name class style slot part is onclick data-x aria-label role tabindex hidden';
    const written = names.split(' ').map(name => `${name}="x"`);
    const box = clean(sanitize, `<p ${written.join(' ')} title=t lang=de dir=ltr>a</p>`);
    expect(attributes(only(box, 'p'))).to.deep.equal({title: 't', lang: 'de', dir: 'ltr'});
  });

  it('never becomes a custom element of the page', () => {
    let upgrades = 0;
    const name = `page-${crypto.randomUUID()}`;
    const Upgraded = class extends HTMLParagraphElement {
      connectedCallback(): void {
        upgrades++;
      }
    };
    customElements.define(name, Upgraded, {extends: 'p'});
    for (const sanitizer of Object.values(SANITIZERS)) {
      const box = clean(sanitizer, `<p is="${name}">a</p>`);
      document.body.append(box);
      expect(box.textContent).to.equal('a');
      box.remove();
    }
    expect(upgrades).to.equal(0);
  });

  // A form, or a document, returns an element of that name in place of its own property.
  const names =
    'append attributes body childNodes createDocumentFragment createElement documentElement firstChild getAttribute getAttributeNames hasAttribute head implementation localName nodeName nodeType ownerDocument parentNode querySelector remove removeAttribute removeChild replaceWith setAttribute textContent';
  for (const [sanitizerName, sanitizer] of Object.entries(SANITIZERS)) {
    it(`is unwrapped even if its fields have misleading names, after ${sanitizerName}`, () => {
      for (const name of names.split(' ')) {
        const box = clean(sanitizer, `<form>a<input name=${name}><b>b</b></form>c`);
        expect(html(box), name).to.equal('a<b>b</b>c');
      }
    });

    it(`is unwrapped even if its own name misleads, after ${sanitizerName}`, () => {
      for (const name of names.split(' ')) {
        const source = `a<form name=${name}>b</form><img name=${name} alt=c><b>d</b><h1>e</h1>`;
        const expected = 'abc<b>d</b><h3 part="subheading">e</h3>';
        expect(html(clean(sanitizer, source)), name).to.equal(expected);
      }
    });
  }

  it('does not affect allowed elements', () => {
    const kept =
      '<details open=""><summary>a</summary><p>b</p></details><ol start="3" reversed="" part="text-list"><li value="7" part="text-item">c</li></ol><abbr title="d">e</abbr><time datetime="2018">f</time><kbd>g</kbd><sup>h</sup><ruby>i<rt>j</rt></ruby><dl><dt>k</dt><dd>l</dd></dl>';
    expect(html(clean(sanitize, kept))).to.equal(kept);
  });
});

describe('a link', () => {
  const link = (href: string) => only(render(`[here](<${href}>)`), 'a');

  const addresses: Record<string, string> = {
    'https://p2pu.org/en?a=b#c': 'https://p2pu.org/en?a=b#c',
    'http://p2pu.org': 'http://p2pu.org/',
    '/facilitate': 'https://library.example/facilitate',
    'guide.md#hours': 'https://library.example/docs/guide.md#hours',
    '../up/': 'https://library.example/up/',
    '?q=1': 'https://library.example/docs/about.md?q=1',
    '//cdn.example/x': 'https://cdn.example/x',
    'www.carnegielibrary.org/events': 'https://www.carnegielibrary.org/events',
    'WWW.Example.org': 'https://www.example.org/',
    'www-old/x': 'https://library.example/docs/www-old/x',
    'mailto:ask@library.example': 'mailto:ask@library.example',
    'tel:+1-412-622-3114': 'tel:+1-412-622-3114',
    '#hours': '#hours',
    '#': '#',
  };
  for (const [written, href] of Object.entries(addresses)) {
    it(`resolves correctly: ${written}`, () => {
      expect(link(written).getAttribute('href')).to.equal(href);
      expect(link(written).textContent).to.equal('here');
    });
  }

  it('leads only to a page, a mailbox or a phone number', () => {
    const schemes = 'javascript data vbscript file ftp blob about intent view-source ws';
    for (const scheme of schemes.split(' ')) {
      for (const [name, sanitizer] of Object.entries(SANITIZERS)) {
        const box = clean(sanitizer, `<a href="${scheme}:x">here</a>`);
        expect(html(box), `${scheme}, ${name}`).to.equal('here');
      }
      expect(html(render(`[here](${scheme}:x)`))).to.equal('<p>here</p>');
    }
    expect(html(render('[here](https://)'))).to.equal('<p>here</p>');
    expect(html(render('[here]()'))).to.equal('<p>here</p>');
    expect(html(render('<a>here</a>'))).to.equal('<p>here</p>');
  });

  it('gives another site no access to the page', () => {
    for (const href of ['https://p2pu.org/', 'www.example.org', '/facilitate']) {
      expect(attributes(link(href))).to.have.property('rel', 'noopener');
    }
  });

  it('needs no `rel` if it stays on the site, or leads to no site', () => {
    for (const href of [`${location.origin}/x`, '#hours', 'mailto:a@b.example', 'tel:1']) {
      expect(attributes(link(href))).not.to.have.property('rel');
    }
    const box = render('[here](/x)', {base: `${location.origin}/docs/about.md`});
    expect(attributes(only(box, 'a'))).to.deep.equal({href: `${location.origin}/x`, part: 'link'});
  });

  it('never opens a new window', () => {
    const box = render('<a href="https://p2pu.org/" target=_blank rel="opener" title=t>here</a>');
    expect(attributes(only(box, 'a'))).to.deep.equal({
      ...{href: 'https://p2pu.org/', rel: 'noopener', title: 't', part: 'link'},
    });
  });

  const empty: Record<string, string> = {
    'https://p2pu.org/en': 'https://p2pu.org/en',
    'mailto:ask@library.example': 'ask@library.example',
    'MAILTO:ask@library.example': 'ask@library.example',
    'tel:+14126223114': '+14126223114',
    'www.example.org/x': 'www.example.org/x',
    '/facilitate': '/facilitate',
  };
  for (const [href, text] of Object.entries(empty)) {
    it(`shows its address if it has no text: ${href}`, () => {
      expect(only(render(`[](${href})`), 'a').textContent).to.equal(text);
      expect(only(render(`<a href="${href}"> <b></b></a>`), 'a').textContent.trim()).to.equal(text);
    });
  }

  it('needs no text if it has an image', () => {
    const box = render('[![](/logo.png)](/x)');
    expect(only(box, 'a').textContent).to.equal('');
    expect(only(render('[![](data:,x)](/x)'), 'a').textContent).to.equal('/x');
    expect(only(render('[![Logo](data:,x)](/x)'), 'a').textContent).to.equal('Logo');
  });

  const bare: Record<string, [string, string]> = {
    'an address': ['https://p2pu.org/en/', 'https://p2pu.org/en/'],
    'an address without a scheme': ['www.p2pu.org/en', 'https://www.p2pu.org/en'],
    'an e-mail address': ['ask@library.example', 'mailto:ask@library.example'],
  };
  for (const [what, [text, href]] of Object.entries(bare)) {
    it(`is made from ${what} in the text`, () => {
      const box = render(`Write to ${text}, or come in.`);
      expect(only(box, 'a').getAttribute('href')).to.equal(href);
      expect(only(box, 'a').textContent).to.equal(text);
      expect(box.textContent.trim()).to.equal(`Write to ${text}, or come in.`);
    });
  }

  const ends: Record<string, [string, string]> = {
    'a full stop': ['请看 https://a.example/x。然后来。', 'https://a.example/x'],
    'a comma': ['请看https://a.example/x，然后来', 'https://a.example/x'],
    'a listing comma': ['https://a.example/x、https://b.example', 'https://a.example/x'],
    'a closing bracket': ['（https://a.example/x）です', 'https://a.example/x'],
    'an opening bracket': ['https://a.example/x（中文）', 'https://a.example/x'],
    'a corner bracket': ['「https://a.example/x」と', 'https://a.example/x'],
    'a colon': ['https://a.example/x：这里', 'https://a.example/x'],
    'a semicolon': ['https://a.example/x；这里', 'https://a.example/x'],
    'an exclamation mark': ['https://a.example/x！这里', 'https://a.example/x'],
    'a question mark': ['https://a.example/?q=1？这里', 'https://a.example/?q=1'],
    'a quotation mark': ['“https://a.example/x”。', 'https://a.example/x'],
    'an Arabic comma': ['https://a.example/x، ثم', 'https://a.example/x'],
    'a danda': ['https://a.example/x। फिर', 'https://a.example/x'],
    'a word behind the name of the site': ['请看https://a.example了解', 'https://a.example'],
    'an address without a scheme': ['请看 www.a.example/x。然后', 'www.a.example/x'],
    'a full stop of English': ['https://a.example/x. Then', 'https://a.example/x'],
    'a name in its path': ['https://a.example/图书馆。然后', 'https://a.example/图书馆'],
    'a sign inside a path': ['https://ca.example/Col·legi ara', 'https://ca.example/Col·legi'],
    'a site with a name in another script': [
      'https://b%C3%BC.example https://www.büch.example/x 。',
      'https://b%C3%BC.example',
    ],
  };
  for (const [what, [text, address]] of Object.entries(ends)) {
    it(`ends where the sentence goes on: ${what}`, () => {
      const box = render(text);
      expect(box.querySelector('a')?.textContent).to.equal(address);
      expect(box.textContent.trim()).to.equal(text);
    });
  }

  it('lets a bold word follow full-width punctuation', () => {
    const box = render('请看 https://a.example/x，**然后**来');
    expect(only(box, 'strong').textContent).to.equal('然后');
  });

  it('is made from an address in angle brackets', () => {
    const box = render('<https://p2pu.org/en> <ask@p2pu.org>');
    const links = [...box.querySelectorAll('a')].map(a => [a.textContent, a.getAttribute('href')]);
    expect(links).to.deep.equal([
      ['https://p2pu.org/en', 'https://p2pu.org/en'],
      ['ask@p2pu.org', 'mailto:ask@p2pu.org'],
    ]);
  });

  it('is not made from text that only resembles an address', () => {
    const text = 'a [LANGUAGE]-language circle, [see] below';
    expect(html(render(text))).to.equal(`<p>${text}</p>`);
    expect(tags(render('`https://p2pu.org`'))).to.deep.equal(['p', 'code']);
  });
});

describe('an image', () => {
  it('has an absolute address, loads lazily and sends no referrer', () => {
    const image = only(render('![Map](map.png "Our map")'), 'img');
    expect(attributes(image)).to.deep.equal({
      src: 'https://library.example/docs/map.png',
      alt: 'Map',
      title: 'Our map',
      loading: 'lazy',
      referrerpolicy: 'no-referrer',
      part: 'image',
    });
  });

  it('keeps its size, and no attribute that loads more or earlier', () => {
    const box = render(
      '<img src="/a.png" alt=a width=10 height=20 srcset="/b.png 2x" sizes=x loading=eager fetchpriority=high decoding=sync referrerpolicy=unsafe-url crossorigin usemap=#x>',
    );
    expect(attributes(only(box, 'img'))).to.deep.equal({
      src: 'https://library.example/a.png',
      alt: 'a',
      width: '10',
      height: '20',
      loading: 'lazy',
      referrerpolicy: 'no-referrer',
      part: 'image',
    });
  });

  it('is decorative without alternative text', () => {
    expect(attributes(only(render('<img src="/a.png">'), 'img'))).to.have.property('alt', '');
    expect(attributes(only(render('![](/a.png)'), 'img'))).to.have.property('alt', '');
  });

  it('becomes its alternative text if it must not load', () => {
    for (const scheme of ['data:image/png;base64,AA==', 'javascript:x', 'blob:x', 'file:///x']) {
      expect(html(render(`![Map](${scheme})`))).to.equal('<p>Map</p>');
      for (const sanitizer of Object.values(SANITIZERS)) {
        expect(html(clean(sanitizer, `<img src="${scheme}" alt=Map>`))).to.equal('Map');
      }
    }
    expect(html(clean(sanitize, 'a<img alt=Map>b<img>c'))).to.equal('aMapbc');
  });

  it('resolves an address that begins with `www.`, too', () => {
    const image = only(render('![Map](www.example.org/map.png)'), 'img');
    expect(image.getAttribute('src')).to.match(/^https:\/\//);
  });

  it('may appear in a question', () => {
    expect(only(inline('Where is ![Map](/map.png)?'), 'img').getAttribute('src')).to.equal(
      'https://library.example/map.png',
    );
  });
});

describe('a heading', () => {
  const levels = (markdown: string, level = 2) =>
    [...render(markdown, {level}).children].map(({localName}) => localName);

  it('is placed below the element’s heading', () => {
    expect(levels('# A\n\n## B\n\n### C')).to.deep.equal(['h3', 'h4', 'h5']);
    expect(levels('# A', 1)).to.deep.equal(['h2']);
    expect(levels('##### A\n\n##### B')).to.deep.equal(['h3', 'h3']);
  });

  it('never skips a level', () => {
    expect(levels('## A\n\n#### B\n\n### C\n\n###### D\n\n## E\n\n# F\n\n### G')).to.deep.equal([
      ...['h3', 'h4', 'h4', 'h5', 'h3', 'h3', 'h4'],
    ]);
  });

  it('never goes below level six', () => {
    expect(levels('# A\n\n## B\n\n### C\n\n#### D\n\n# E', 4)).to.deep.equal([
      ...['h5', 'h6', 'h6', 'h6', 'h5'],
    ]);
    expect(levels('# A', 6)).to.deep.equal(['h6']);
  });

  it('counts at any depth', () => {
    const box = render('# A\n\n> ## B\n\n- ### C\n\n<section><h2>D</h2></section>');
    expect([...box.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => h.localName)).to.deep.equal([
      ...['h3', 'h4', 'h5', 'h4'],
    ]);
  });

  it('keeps its content', () => {
    const box = clean(sanitize, '<h1 id=x title=t lang=de>A <b>b</b> <a href="#c">c</a></h1>');
    expect(html(box)).to.equal(
      '<h3 title="t" lang="de" part="subheading">A <b>b</b> <a href="#c" part="link">c</a></h3>',
    );
  });
});

describe('a quote with a label', () => {
  const labels: Record<string, [string, string]> = {
    '> [!NOTE]\n> Closed today.': ['Note', 'Closed today.'],
    '> [!tip]\n>\n> Bring a cup.': ['Tip', 'Bring a cup.'],
    '> [!IMPORTANT]  \n> Read *this*.': ['Important', 'Read this.'],
    '> [!WARNING]\nlazy': ['Warning', 'lazy'],
    '> [!CAUTION]\n> - one\n> - two': ['Caution', 'one two'],
    '> [!info]- Opening hours\n> From 9.': ['Info', 'Opening hours From 9.'],
    '> [!NOTE]': ['Note', ''],
    '- in a list\n\n  > [!NOTE]\n  > Here.': ['Note', 'Here.'],
  };
  for (const [text, [label, rest]] of Object.entries(labels)) {
    it(`shows the label in bold: ${JSON.stringify(text)}`, () => {
      const quote = only(render(text), 'blockquote');
      expect(quote.firstElementChild?.innerHTML).to.equal(`<strong>${label}</strong>`);
      const words = quote.textContent.replace(/\s+/g, ' ').trim();
      expect(words).to.equal(`${label} ${rest}`.trim());
      expect([...quote.querySelectorAll('p')].filter(p => !p.textContent)).to.deep.equal([]);
    });
  }

  it('is any other quote without one', () => {
    expect(html(render('> [x] a'))).to.equal(
      '<blockquote part="quote">\n<p>[x] a</p>\n</blockquote>',
    );
    expect(only(render('[!NOTE]\nText'), 'p').textContent).to.equal('[!NOTE]\nText');
  });
});

describe('a footnote', () => {
  const place = {prefix: 'p-'};

  it('is listed below the text, with links there and back', () => {
    const box = render('Free[^1].\n\nMore.\n\n[^1]: In August, too.', place);
    const link = only(box, 'sup a');
    expect(link.textContent).to.equal('1');
    expect(link.getAttribute('href')).to.equal('#fn:1');
    const item = only(box, 'section li');
    expect(item.id).to.equal('p-fn:1');
    expect(item.textContent.trim()).to.equal('In August, too. ↩');
    expect(only(box, 'li a').getAttribute('href')).to.equal('#fnref:1');
    expect(link.id).to.equal('p-fnref:1');
    expect(box.textContent).not.to.include('[^1]');
  });

  it('is numbered by its first reference', () => {
    const text = 'A[^b], B[^a], C[^b].\n\n[^a]: second\n[^b]: first\n[^c]: without a reference';
    const box = render(text, place);
    expect([...box.querySelectorAll('sup')].map(sup => sup.textContent)).to.deep.equal([
      '1',
      '2',
      '1',
    ]);
    const items = [...box.querySelectorAll('li')].map(li => li.textContent.trim());
    expect(items).to.deep.equal(['first ↩', 'second ↩', 'without a reference']);
    const ids = [...box.querySelectorAll('[id]')].map(({id}) => id);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  const shapes: Record<string, [string, string]> = {
    'directly below its paragraph': ['A[^1]\n[^1]: Note.', 'Note. ↩'],
    'lines that go on at the margin': [
      'A[^1]\n\n[^1]: Note\nthat goes on.',
      'Note that goes on. ↩',
    ],
    'indented paragraphs': ['A[^1]\n\n[^1]: One.\n\n    Two.\n\nAfter.', 'One. Two. ↩'],
    'a word as its label': ['A[^see-here]\n\n[^see-here]: Note.', 'Note. ↩'],
    'an address': ['A[^1]\n\n[^1]: https://a.example/x', 'https://a.example/x ↩'],
    'a list': ['A[^1]\n\n[^1]:\n    - one\n    - two', 'one two ↩'],
  };
  for (const [what, [text, note]] of Object.entries(shapes)) {
    it(`may have ${what}`, () => {
      const box = render(text, place);
      expect(only(box, 'sup').textContent).to.equal('1');
      const item = only(box, 'section > ol > li');
      expect(item.textContent.replace(/\s+/g, ' ').trim()).to.equal(note);
    });
  }

  it('is text without its other half', () => {
    expect(html(render('Free[^1].'))).to.equal('<p>Free[^1].</p>');
    expect(html(inline('Free[^1]?'))).to.equal('Free[^1]?');
    const box = render('[^1]: August');
    expect(box.querySelector('a')).to.be.null;
    expect(box.textContent.trim()).to.equal('August');
  });

  it('never becomes a link to an address of its first word', () => {
    const box = render('Free[^1] and[^2].\n\n[^1]: August\n[^2]: /x', place);
    const hrefs = [...box.querySelectorAll('a')].map(a => a.getAttribute('href'));
    expect(hrefs).to.deep.equal(['#fn:1', '#fn:2', '#fnref:1', '#fnref:2']);
  });

  it('does not change code', () => {
    for (const fence of ['```', '~~~~']) {
      const code = `${fence}js\nx\n[^1]: y\n\`\`\n${fence}\nA[^1]\n[^1]: b`;
      const box = render(code, place);
      expect(only(box, 'pre').textContent, fence).to.equal('x\n[^1]: y\n``\n');
      expect(box.querySelectorAll('li'), fence).to.have.length(1);
    }
    expect(only(render('```\na[^1]\n```\n\n`[^1]`\n\n[^1]: b'), 'pre').textContent).to.equal(
      'a[^1]\n',
    );
  });

  it('takes no longer than its length, however many there are', () => {
    const many = Array.from({length: 300}, (_, i) => `[^${String(i)}]: note`).join('\n');
    expect(
      render(`${many}\n\n${'[^1]'.repeat(300)}`).querySelectorAll('section li'),
    ).to.have.length(300);
  });
});

describe('a frame or medium', () => {
  const shown: Record<string, [string, string]> = {
    'a frame with a title': [
      '<iframe src="https://v.example/1" title="A tour"></iframe>',
      '<a href="https://v.example/1" part="link" rel="noopener">A tour</a>',
    ],
    'a frame without a title': [
      '<iframe src=https://v.example/1?a=1&amp;b=2 allowfullscreen>old</iframe>',
      '<a href="https://v.example/1?a=1&amp;b=2" part="link" rel="noopener" class="bare">https://v.example/1?a=1&amp;b=2</a>',
    ],
    'a frame without a scheme': [
      "<iframe title='Map' width='1' src='//v.example/1'></iframe>",
      '<a href="https://v.example/1" part="link" rel="noopener">Map</a>',
    ],
    'a frame that a script fills': [
      '<iframe src="about:blank" data-src="https://v.example/1" title="Map"></iframe>',
      '<a href="https://v.example/1" part="link" rel="noopener">Map</a>',
    ],
    'a frame that is never closed': [
      '<p><iframe src="https://v.example/1" title="Map"> after',
      '<p><a href="https://v.example/1" part="link" rel="noopener">Map</a>  after</p>',
    ],
    'a frame closed as in XML': [
      '<iframe src="https://v.example/1" title="Map"/> after',
      '<a href="https://v.example/1" part="link" rel="noopener">Map</a>  after',
    ],
    'a frame that runs a script': ['<iframe src="javascript:hit()" title="Map"></iframe>', 'Map'],
    'a frame with its own page': ['<iframe srcdoc="x" title="Map"></iframe>', 'Map'],
    'a video': [
      '<video controls><source src="a.mp4"><source src="a.webm">No video.</video>',
      'No video.<a href="https://library.example/docs/a.mp4" part="link" rel="noopener">a.mp4</a>',
    ],
    'a video with a link inside': [
      '<video src="a.mp4">See <a href="b.mp4">this</a>.</video>',
      'See <a href="https://library.example/docs/b.mp4" part="link" rel="noopener">this</a>.',
    ],
    'a sound': [
      '<audio src="a.mp3" title="The interview"></audio>',
      '<a href="https://library.example/docs/a.mp3" part="link" rel="noopener">The interview</a>',
    ],
    'an object': [
      '<object data="a.pdf" type="application/pdf"><p>Our rules</p></object>',
      '<p>Our rules</p><a href="https://library.example/docs/a.pdf" part="link" rel="noopener">a.pdf</a>',
    ],
    'an embedded file': [
      '<embed src="a.pdf" title="Rules">',
      '<a href="https://library.example/docs/a.pdf" part="link" rel="noopener">Rules</a>',
    ],
    'an object around a frame': [
      '<object data="a.pdf"><iframe src="b.pdf" title="Rules"></iframe></object>',
      '<a href="https://library.example/docs/b.pdf" part="link" rel="noopener">Rules</a> <a href="https://library.example/docs/a.pdf" part="link" rel="noopener">a.pdf</a>',
    ],
  };
  for (const [what, [source, expected]] of Object.entries(shown)) {
    it(`leaves a link: ${what}`, () => {
      const box = boxed(renderMarkdown(source, {...SETTING, isHtml: true}));
      const wanted = boxed(document.createDocumentFragment());
      wanted.innerHTML = expected;
      expect(attributesOf(box)).to.deep.equal(attributesOf(wanted));
      expect(box.textContent.trim()).to.equal(wanted.textContent.trim());
      expect(tags(box)).to.deep.equal(tags(wanted));
    });
  }

  it('loads nothing', () => {
    const box = render('<iframe src="https://leak.example/x"></iframe>');
    expect(tags(box)).to.deep.equal(['a']);
  });

  it('stays as it is written in code', () => {
    expect(render('`<iframe src="x"></iframe>`').textContent.trim()).to.equal(
      '<iframe src="x"></iframe>',
    );
  });

  it('leaves its title in a question, where no link may be', () => {
    expect(html(inline('Tour: <iframe src="x" title="Hall"></iframe>'))).to.equal('Tour: Hall');
  });

  it('takes no longer than its length to find', () => {
    for (const piece of ['<iframe ', '<video src=x>', '<iframe src="', '<object>', '<a id=']) {
      expect(render(`<div>${piece.repeat(5000)}`)).to.be.ok;
    }
  });
});

describe('a place in a text', () => {
  const ids = (text: string, setting: Partial<Setting> = {}) =>
    [...render(text, {prefix: 'p-', ...setting}).querySelectorAll('[id]')].map(
      ({id, localName}) => `${localName} ${id}`,
    );

  const named: Record<string, string[]> = {
    '## Opening hours': ['h3 p-opening-hours'],
    '## Fees & fines': ['h3 p-fees--fines'],
    '## Fees {#costs}': ['h3 p-costs'],
    '## Fees {: #costs .wide}': ['h3 p-costs'],
    '## *Fees*, `now`': ['h3 p-fees-now'],
    'Öffnungszeiten\n---': ['h3 p-öffnungszeiten'],
    '## 开放时间': ['h3 p-开放时间'],
    '## Fees\n\n## Fees\n\n## Fees-1': ['h3 p-fees', 'h3 p-fees-1', 'h3 p-fees-1-1'],
    '<h3 id="costs">Fees</h3>': ['h3 p-costs'],
    '<a id="costs"></a>\n\n## Fees': ['span p-costs', 'h3 p-fees'],
    '<a name="fees"></a>\n\n## Fees': ['span p-fees', 'h3 p-fees-1'],
    '## Fees\n\nThese.<span id="fees"></span>': ['h3 p-fees-1', 'span p-fees'],
    '<section id="fees">These.</section>': ['section p-fees'],
    '<p id="intro">For style sheets.</p>': [],
    '<a id="x" href="https://a.example">y</a>': ['a p-x'],
    '<div title=" id=5" id=z></div>': ['div p-z'],
    'No <b>place</b>': [],
    '## 🎈': [],
  };
  for (const [text, expected] of Object.entries(named)) {
    it(`has an id with a prefix: ${JSON.stringify(text)}`, () => {
      expect(ids(text)).to.deep.equal(expected);
    });
  }

  it('does not show the name that its author gave it', () => {
    expect(render('## Fees {#costs}', {prefix: 'p-'}).textContent.trim()).to.equal('Fees');
    expect(render('## Fees {#costs}').textContent.trim()).to.equal('Fees');
    expect(render('## A {set} of').textContent.trim()).to.equal('A {set} of');
  });

  it('has no id without a prefix', () => {
    expect(render('## Fees\n\n<p id=a>b').querySelector('[id]')).to.be.null;
  });

  const both = isNative ? it : it.skip;
  both('is the same after either sanitiser', async () => {
    const other = await rendering(purify);
    for (const text of [
      ...Object.keys(named),
      '<form><input id=firstChild><h2 id=a>b</h2></form>',
      '<p id="javascript:x" name=y>a',
    ]) {
      const setting = {...SETTING, prefix: 'p-'};
      expect(html(boxed(other(text, setting))), text).to.equal(
        html(boxed(renderMarkdown(text, setting))),
      );
    }
  });
});

describe('GitHub’s Markdown', () => {
  it('reads a long one-line answer in full, with hundreds of tags and marks', () => {
    const html = 'Bring <b>a friend</b>, see <a href="/events?id=1">the calendar</a>, and ask. ';
    const marks = 'Bring **a friend**, see [the calendar](/events?id=1), *and* `ask`. ';
    const long = render(`Come in. ${html.repeat(370)}`);
    expect([long.querySelectorAll('b').length, long.querySelectorAll('a').length]).to.deep.equal([
      370, 370,
    ]);
    const marked = render(`Come in. ${marks.repeat(400)}`);
    for (const name of ['strong', 'a', 'em', 'code'])
      expect(marked.querySelectorAll(name), name).to.have.length(400);
  });

  it('has parts for designers', () => {
    const box = render(
      '# A\n\n[b](/b) ![c](/c) `d`\n\n> e\n\n```js\nf\n```\n\n| g |\n|---|\n| h |\n\n1. i\n\n- j\n',
    );
    const parts = [...box.querySelectorAll('[part]')].map(it => [
      it.localName,
      it.getAttribute('part'),
    ]);
    expect(parts).to.deep.equal([
      ['h3', 'subheading'],
      ['a', 'link'],
      ['img', 'image'],
      ['code', 'code'],
      ['blockquote', 'quote'],
      ['pre', 'code'],
      ['code', 'code'],
      ['table', 'table'],
      ['th', 'table-cell'],
      ['td', 'table-cell'],
      ['ol', 'text-list'],
      ['li', 'text-item'],
      ['ul', 'text-list'],
      ['li', 'text-item'],
    ]);
  });

  it('puts a table into a scrolling box', () => {
    const box = render('| a | b |\n|:--|--:|\n| c | d |\n');
    const table = only(box, 'table');
    const scroller = only(box, 'div');
    expect(table.parentElement).to.equal(scroller);
    expect(attributes(scroller)).to.deep.equal({class: 'table'});
    expect([...table.querySelectorAll('th, td')].map(c => c.getAttribute('align'))).to.deep.equal([
      ...['left', 'right', 'left', 'right'],
    ]);
  });

  it('shows the checkboxes of a task list as text', () => {
    const box = render('- [x] done\n- [ ] open\n');
    const items = [...box.querySelectorAll('li')].map(li => li.textContent.trim());
    expect(items).to.deep.equal(['☑ done', '☐ open']);
    expect(box.querySelector('input')).to.be.null;
    expect(html(clean(sanitize, 'a<input value=b>c<input type=submit>d'))).to.equal('acd');
  });

  it('supports strikethrough, fenced code, and lists directly below a paragraph', () => {
    expect(html(render('~~no~~'))).to.equal('<p><del>no</del></p>');
    expect(html(render('```html\n<b>x</b>\n```'))).to.equal(
      '<pre part="code"><code part="code">&lt;b&gt;x&lt;/b&gt;\n</code></pre>',
    );
    expect(tags(render('They are:\n- open\n- free\n'))).to.deep.equal(['p', 'ul', 'li', 'li']);
  });

  it('may contain HTML', () => {
    const box = render('<details><summary>More</summary>\n\n**Yes**\n\n</details>\n');
    expect(tags(box)).to.deep.equal(['details', 'summary', 'p', 'strong']);
    expect(html(render('H<sub>2</sub>O &amp; &copy;'))).to.equal('<p>H<sub>2</sub>O &amp; ©</p>');
  });

  it('is shown at any depth of nesting', () => {
    for (const text of [`${'>'.repeat(5000)} x`, `${'*'.repeat(5000)}x${'*'.repeat(5000)}`]) {
      expect(render(text).textContent).to.include('x');
      expect(inline(text).textContent).to.include('x');
    }
  });

  const MiB = 1024 * 1024;
  const filled = (unit: string) => unit.repeat(MiB / unit.length);

  for (const unit of unitsOfElements) {
    it(`produces no more elements than a page can handle: ${JSON.stringify(unit)}`, () => {
      const box = render(filled(unit));
      expect(tags(box).length).to.be.below(60_000);
      expect(box.textContent.replace(/[^a]/g, '').length).to.be.above(MiB / 30);
    });
  }

  it('shows text as written if a few unclosed tags would become very many elements', () => {
    const open = Array.from({length: 500}, (_, i) => `<b title=${String(i)}>`).join('');
    for (const text of [open + '<p>x'.repeat(500), open.toUpperCase() + '<li>x'.repeat(500)]) {
      const box = render(text);
      expect(tags(box).length).to.be.below(10);
      expect(box.textContent).to.include('x');
    }
    // End tags without effect: of another element, in a comment, an attribute, a cell, a text.
    const ends = '</b>'.repeat(350);
    for (const between of [
      '</i>'.repeat(350),
      `<!--${ends}-->`,
      `<p title="${ends}">`,
      `<table><td>${ends}</table>`,
      `<textarea>${ends}</textarea>`,
      `<!--><p title="-->${ends}">`,
    ]) {
      const box = render(
        `<p>${open.slice(0, open.indexOf('<b title=350>'))}${between}${'<p>x'.repeat(350)}`,
      );
      expect(tags(box).length, between.slice(0, 20)).to.be.below(10);
    }
    // End tags of blocks in place of start tags.
    const within = render(`${'<div>'.repeat(350)}${open}${'x</div>'.repeat(350)}`);
    expect(tags(within).length).to.be.below(10);
    // Many closed tags, and a few unclosed ones, are read.
    const twisted = `<p><b>a<i>b</b>c</i><a href=/x><b>d</a></b><b>e<br>f</b></p>`.repeat(400);
    expect(render(twisted).querySelectorAll('br')).to.have.length(400);
    const fine = `<b>${'<p><i>x</i></p>\n\n'.repeat(900)}`;
    expect(render(fine).querySelectorAll('i')).to.have.length(900);
  });

  it('shows text as written if a few elements would be reopened very often', () => {
    const open = Array.from({length: 1000}, (_, i) => `<b title=${String(i)}>`).join('');
    expect(tags(render(`<p>${open}${'<p>x'.repeat(10)}`)).length).to.be.below(10);
    expect(tags(render(`<p>${open}${'<p>x'.repeat(0)}`)).length).to.be.above(10);
  });

  it('limits table cells to a number that a page can lay out', () => {
    const cells = (attributes: string) => {
      const box = render(`<table>${`<tr><td ${attributes}>x`.repeat(300)}</table>`);
      return [...box.querySelectorAll('td')].map(
        ({colSpan, rowSpan}) => colSpan * (rowSpan || 300),
      );
    };
    for (const attributes of [
      'colspan=1000 rowspan=1000',
      'colspan=999 rowspan=0',
      'rowspan=65534',
    ]) {
      const places = cells(attributes).reduce((sum, one) => sum + one);
      expect(places, attributes).to.be.below(60_000);
    }
    expect(cells('colspan=100%')).to.deep.equal(Array(300).fill(100));
    expect(cells('colspan=4 rowspan=5')).to.deep.equal(Array(300).fill(20));
  });

  it('unwraps a heading in a heading, because each would be larger than its parent', () => {
    const box = render(`${'<h2><div>'.repeat(40)}<b>x</b>`);
    expect(box.querySelectorAll('h1, h2, h3, h4, h5, h6')).to.have.length(1);
    expect(box.querySelector('b')?.textContent).to.equal('x');
  });

  it('splits a line too long for browsers into paragraphs, at spaces', function () {
    this.timeout(60_000); // Four megabytes, and the machine may be busy.
    for (const unit of unitsOfLines) {
      const box = render(filled(unit));
      const lengths = [...box.querySelectorAll('p')].map(p => p.textContent.trim().length);
      expect(Math.max(...lengths), unit).to.be.below(30_001);
      expect(lengths.length).to.be.above(30);
      const shown = box.textContent.replace(/\s/g, '');
      expect(shown).not.to.match(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
      expect(shown.length).to.equal(filled(unit).replace(/\s/g, '').length);
      if (unit === 'word ') expect(new Set(box.textContent.match(/\w+/g)).size).to.equal(1);
    }
  });

  it('never splits a line of HTML', () => {
    const link = '<a href="/x" title="one two three">word</a> ';
    const box = render(`<div>${link.repeat(2000)}</div>`);
    expect(new Set(tags(box))).to.deep.equal(new Set(['div', 'a']));
    expect(box.querySelectorAll('a[title="one two three"]')).to.have.length(2000);
  });

  it('replaces an image pasted as data by its alternative text', () => {
    const data = `data:image/png;base64,${'iVBORw0KGgo'.repeat(20_000)}==`;
    for (const image of [
      `![Map](${data})`,
      `![Map](${data} "x")`,
      `<img alt="Map" src="${data}">`,
    ]) {
      expect(render(`Here: ${image}.`).textContent.trim()).to.equal('Here: Map.');
      expect(inline(`Here: ${image}.`).textContent.trim()).to.equal('Here: Map.');
    }
  });

  it('allows only phrasing content in a question', () => {
    expect(html(inline('**What** is `this`, [here](/x)?'))).to.equal(
      '<strong>What</strong> is <code part="code">this</code>, here?',
    );
    expect(html(inline('# 1. What?'))).to.equal('# 1. What?');
    expect(html(inline('- What?'))).to.equal('- What?');
    expect(html(inline('<p>What?</p><h2>Who?</h2>'))).to.equal('What?Who?');
    expect(tags(inline('| a |\n|---|\n| b |'))).to.be.empty;
    expect(tags(inline('Ask ask@library.example or https://p2pu.org'))).to.be.empty;
  });

  it('shows a question as written if it would have no name', () => {
    for (const text of ['<Ctrl>', '<br>', '<!-- a -->', '<i></i>', '&nbsp;', '![](/a.png)']) {
      const box = inline(text);
      expect(box.textContent).to.equal(text);
      expect(tags(box)).to.be.empty;
    }
    expect(tags(inline('![Map](/a.png)'))).to.deep.equal(['img']);
    expect(inline('<Ctrl>+C').textContent).to.equal('+C');
    expect(inline('').textContent).to.equal('');
  });

  it('ignores options that the page has set on marked', () => {
    markedOfPage.use({renderer: {strong: () => 'stolen'}});
    expect(html(render('**ours**'))).to.equal('<p><strong>ours</strong></p>');
  });

  it('leaves no node iterator behind, which would slow down every later text', () => {
    const fill = (text: string) => text;
    const iterators = countCalls(ITERATORS, () => {
      render('One *text*.\n\nAnd more.', {fill});
    });
    expect(iterators).to.equal(0);
  });
});
