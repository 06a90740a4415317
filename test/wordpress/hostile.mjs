import assert from 'node:assert/strict';
import {it} from 'node:test';
import {encodeText} from '../../wordpress/editor/text.js';
import {allowed, inspect} from './allowed.mjs';
import {block, phpText, publish, rendered} from './plugin.mjs';
import {openPage} from './site/visitor.mjs';
import {isFull} from '../scope.mjs';
import {untilIn} from '../until-in.mjs';

/** Attacks that call `alert` if they run. */
const PAYLOADS = [
  // An attribute value that resembles another attribute.
  `<img src='x' title=' src="' alt=" ' onerror=alert(1) ">`,
  `<img src="x" title=" src='" alt=' " onerror=alert(1) '>`,
  `<img src=x title=' src="' alt=" ' onerror=alert(1) x=">`,
  `<a href='x' title=' href="' lang=" ' onmouseover=alert(1) onfocus=alert(1) autofocus tabindex=0 ">a</a>`,
  `<a title=' href="javascript:alert(1)"' href='x'>a</a>`,
  `<a title=' href="javascript:alert(1)"'>a</a>`,
  `<A HREF='javascript:alert(1)'>a</A><a HREF=JaVaScRiPt:alert(1)>a</a>`,
  `<IMG SRC='x' TITLE=' SRC="' ALT=" ' ONERROR=alert(1) ">`,
  `<img src='x' src="y" title=' src="' title=" ' onerror=alert(1) " alt>`,
  `<img title='a > b src="' src='x' alt=" ' onerror=alert(1) >">`,
  `<img\nsrc='x'\ntitle='\nsrc="'\nalt="\n' onerror=alert(1) ">`,
  `<img src='x' title=' src=&quot;' alt="&#39; onerror=alert(1) ">`,
  `<img src="&quot; onerror=alert(1) x=&quot;">`,
  `<img src='"onerror=alert(1)//' alt='"><img src=x onerror=alert(1)>'>`,
  `<b title='<h1' lang='</h1 onclick=alert(1)'>b</b><h2 title='<h3 onclick="alert(1)" '>h</h2>`,
  `<b title="[gallery] [welearn_faq src='x']">b</b> <b title='"--" Wordpress :) <script>alert(1)</script>'>b</b>`,
  `<td title='<img src="' lang=" ' onerror=alert(1) ">x</td>`,
  // HTML that browsers and other parsers read differently.
  `<!--><img src=x onerror=alert(1)>-->`,
  `<!---><img src=x onerror=alert(1)>-->`,
  `<!-- --!><img src=x onerror=alert(1)> -->`,
  `<![CDATA[><img src=x onerror=alert(1)>]]>`,
  `<?x ><img src=x onerror=alert(1)>?>`,
  `<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>`,
  `<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>`,
  `<title><img title="</title><img src=x onerror=alert(1)>"></title>`,
  `<xmp><img title="</xmp><img src=x onerror=alert(1)>"></xmp>`,
  `<style><img title="</style><img src=x onerror=alert(1)>"></style>`,
  `<iframe srcdoc="<script>alert(1)</script>"><img title="</iframe><img src=x onerror=alert(1)>"></iframe>`,
  `<plaintext><img src=x onerror=alert(1)>`,
  `<template><img src=x onerror=alert(1)></template>`,
  `<svg onload=alert(1)><style><img title="</style><img src=x onerror=alert(1)>"></svg>`,
  `<svg><title><style><img src=x onerror=alert(1)></style></title></svg>`,
  `<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg><svg:a href="javascript:alert(1)">x</svg:a>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">`,
  `<math><annotation-xml encoding="text/html"><p><img src=x onerror=alert(1)></p></annotation-xml></math>`,
  `<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>`,
  `<select><option><img src=x onerror=alert(1)></select>`,
  `<table><tr><td><a href="x" title='</table><img src="'><b lang=" ' onerror=alert(1) ">`,
  // Unclosed markup.
  `<b><i><u><a href="x"><div><table><tr><td><ul><li><p><h2><details><summary>`,
  `</details></div></p></summary></welearn-faq></welearn-about><script>alert(1)</script>`,
  `<script>alert(1)`,
  `<div><img src=x onerror=alert(1)`,
  `<div title="<img src=x onerror=alert(1)>`,
  `<scr<script>ipt>alert(1)</scr</script>ipt>`,
  // Invisible characters.
  `<img\u0000 src=x onerror=alert(1)><b\u0000b onclick=alert(1)>x</b>`,
  `<img\fsrc=x\fonerror=alert(1)><img/src=x/onerror=alert(1)/>`,
  `[x](java\u0001script:alert(1)) <a href="\u0001javascript:alert(1)">x</a> <a href="java&Tab;script:alert(1)">x</a>`,
  `<a href="&#x6a;avascript&colon;alert(1)">x</a> <a href="data:text/html,<script>alert(1)</script>">x</a>`,
  `![x](x "t' onerror=alert(1)") ![" onerror=alert(1) "](x) [x](x '" onclick=alert(1)')`,
  // Names and elements that belong to the page or to our elements.
  `<b id=wpadminbar name=wp class=x style="position:fixed" slot=before part=base is=x>x</b>`,
  `<welearn-faq src="//evil.example"></welearn-faq><form action="//evil.example"><input name=x><button formaction="javascript:alert(1)">B</button></form>`,
  `<base href="//evil.example"><link rel=stylesheet href="//evil.example"><meta http-equiv=refresh content="0;url=//evil.example">`,
  `<img title=' src="x" ' src="https://elsewhere.example/t.gif"><img srcset="//evil.example/x" src='rel.png'>`,
];

/** Tags, end tags and oddities in a random order, which is the same in each run. */
function* soups(count) {
  let seed = 1;
  const any = list => list[(seed = (seed * 48_271) % 2_147_483_647) % list.length];
  const elements = [
    ...allowed.block,
    ...'svg math desc foreignObject title textarea template select option object video noscript script style xmp iframe form button font body head mtext annotation-xml x-y'.split(
      ' ',
    ),
  ];
  const attributes = [
    '',
    ' href="javascript:alert(1)"',
    ` title='"><img src=x onerror=alert(1)>'`,
    ' onclick=alert(1)',
    ' src=x onerror=alert(1)',
    ` lang='"' id=y class=z =`,
    ' title="<!--" /',
  ];
  const odd = '<!--|-->|<![CDATA[|]]>|<?x|?>|< |</|w'.split('|');
  for (let i = 0; i < count; i++) {
    const parts = Array.from({length: 20}, () => {
      const name = any(elements);
      return any([`</${name}>`, any(odd), `<${name}${any(attributes)}>`, `<${name}>w`]);
    });
    yield parts.join('');
  }
}

/** Documents that try to run something on a page of WordPress. */
export function hostile({site, browser}) {
  const write = payload =>
    JSON.stringify({
      title: payload,
      about: payload,
      faq_title: payload,
      faq: [
        {q: `Q? ${payload}`, a: payload, topic: payload, id: payload},
        {q: 'After?', a: `After. ${payload}`},
      ],
    });
  const blocks = payload =>
    ['about', 'faq'].map(name => block(name, {text: encodeText(write(payload))})).join('\n');

  it('prints only allowed content of a document, however it is written', async () => {
    const payloads = [...PAYLOADS, ...soups(isFull ? 200 : 20)];
    const pages = await site().php(`
      return array_map( fn( $content ) => apply_filters( 'the_content', $content ), json_decode( ${phpText(JSON.stringify(payloads.map(blocks)))} ) );`);
    const page = await openPage(browser());
    const found = await inspect(page, pages, site().url);
    await page.browserContext().close();
    assert.deepEqual(
      found.flatMap(({problems, elements, questions}, i) => {
        const isWhole =
          elements === 'welearn-about welearn-faq' &&
          questions.length === 2 &&
          questions.some(words => words.startsWith('After?'));
        const all = [
          ...problems,
          ...(isWhole ? [] : [`${elements}, ${questions.length} questions`]),
        ];
        return all.length ? [`${payloads[i]}\n${all.join('\n')}\n${pages[i]}`] : [];
      }),
      [],
    );
  });

  it('runs nothing of a document on the page, with and without the elements', async () => {
    const path = await publish(site(), PAYLOADS.map(blocks).join('\n'), 'author');
    for (const withElements of [true, false]) {
      const page = await openPage(browser());
      const ran = [];
      page.on('dialog', dialog => {
        ran.push(dialog.message());
        void dialog.dismiss();
      });
      await page.setRequestInterception(true);
      page.on('request', request => {
        const isElement = request.url().includes('/elements/');
        if (isElement && !withElements) void request.abort();
        // Images load, and fail, at once.
        else if (request.resourceType() === 'image') void request.respond({status: 404, body: ''});
        else void request.continue();
      });
      await page.goto(site().url + path, {waitUntil: 'domcontentloaded'});
      // An about section without any text stays idle. Every FAQ has questions.
      if (withElements) {
        await untilIn(page, () => {
          const faqs = [...document.querySelectorAll('welearn-faq')];
          const abouts = [...document.querySelectorAll('welearn-about')];
          return (
            faqs.every(({state}) => state === 'ready') &&
            abouts.every(({state}) => state === 'ready' || state === 'idle')
          );
        });
      }
      await page.evaluate(async () => {
        for (const details of document.querySelectorAll('details')) details.open = true;
        const faqs = [...document.querySelectorAll('welearn-faq')];
        for (const element of faqs) element.expandAll?.();
        await Promise.all(faqs.map(({updateComplete}) => updateComplete));
        const roots = [...document.querySelectorAll('welearn-about, welearn-faq')].map(
          ({shadowRoot}) => shadowRoot,
        );
        window.images = [document, ...roots].flatMap(root => [
          ...(root?.querySelectorAll('img') ?? []),
        ]);
        for (const image of images) image.loading = 'eager';
      });
      await untilIn(page, () => images.every(({complete}) => complete));
      // Runs after all others that would.
      await page.evaluate(() => {
        const image = document.body.appendChild(new Image());
        image.setAttribute('onerror', 'alert("ours"); window.isOver = true');
        image.src = '/ours';
      });
      await untilIn(page, () => window.isOver);
      assert.deepEqual(ran, ['ours'], withElements ? 'with the elements' : 'without');
      await page.browserContext().close();
    }
  });

  it('reads attributes in any quotes, as the elements do', async () => {
    const html = await rendered(
      site(),
      block('about', {
        base: 'https://library.example/d/about.md',
        text: encodeText(
          JSON.stringify({
            about: `<a href='../more.html#part'>a</a> <a href=b.html>b</a> <img src='map.png' alt='A > B'> <img title=' src="x" ' src="https://elsewhere.example/t.gif"> [c](a../c) [d](a//../d)`,
          }),
        ),
      }),
    );
    const links = [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href);
    assert.deepEqual(links, [
      'https://library.example/more.html#part',
      'https://library.example/d/b.html',
      'https://library.example/d/a../c',
      'https://library.example/d/a/d',
    ]);
    const images = html.match(/<img [^>]*>/g);
    assert.match(images[0], /src="https:\/\/library\.example\/d\/map\.png" alt="A &gt; B"/);
    assert.match(images[1], /src="https:\/\/elsewhere\.example\/t\.gif"/);
    for (const image of images) {
      assert.match(image, / loading="lazy"/);
      assert.match(image, / referrerpolicy="no-referrer"/);
    }
  });

  it('keeps all text of unclosed markup, and never restores removed content', async () => {
    const texts = {
      '<b>one <i>two\n\nthree': 'one two three',
      '<svg><path d="x"/></svg> one': 'one',
      '<svg><desc>no</desc><p>one</p>': 'one',
      'one <object><p>no</p></object> two': 'one two',
      '<div>one <script>no</script > two <style>no</style/> three</div>': 'one two three',
      '<div>1 < 2 << 3 <</div> <': '1 < 2 << 3 < <',
      '<script src="x"></script> one &amp; <b>two</b>': 'one & two',
      'one <![CDATA[x]]> two <?php no ?> three': 'one two three',
      '<td>one</td> <tr>two': 'one two',
      '<h2>one</h3>\n\ntwo': 'one two',
      'one <ctrl> <c-d>two</c-d>': 'one two',
      [`${'<b>'.repeat(500)}one${'</b>'.repeat(500)} two`]: 'one two',
      [`${'<i '.repeat(10)} one`]: `${'<i '.repeat(10)} one`,
      '{:} {;} {8} one \u00a0:)': '{:} {;} {8} one \u00a0:)',
    };
    const content = Object.keys(texts).map(about =>
      block('about', {text: encodeText(JSON.stringify({about}))}),
    );
    const seen = await site().php(`
      return array_map(
        fn( $content ) => html_entity_decode( trim( wp_strip_all_tags( apply_filters( 'the_content', $content ) ) ), ENT_QUOTES | ENT_HTML5 ),
        json_decode( ${phpText(JSON.stringify(content))} ) );`);
    const plain = text => text.replace(/[ \n]+/g, ' ').trim();
    assert.deepEqual(seen.map(plain), Object.values(texts).map(plain));
  });

  it('shows a text with too many tags as written', async () => {
    const about = '<b>x'.repeat(10_000);
    const [html] = await site().php(
      `return array( WelearnElements\\Markdown::html( ${phpText(about)}, 'https://library.example/', 2 ) );`,
    );
    assert.equal(html, '&lt;b&gt;x'.repeat(10_000));
  });
}
