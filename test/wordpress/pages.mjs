import assert from 'node:assert/strict';
import {it} from 'node:test';
import {listDocuments} from '../server/documents.mjs';
import {block, publish} from './plugin.mjs';
import {openPage, settled, visit} from './site/visitor.mjs';
import {isFull, itInFull} from '../scope.mjs';
import {untilIn} from '../until-in.mjs';

/** Pages as visitors see them, in a block theme and in a classic one. */
export function pages({site, documents, browser}) {
  const NASTY = `---
title: Ünïcode & "quotes"
about: |
  # First
  Text with *all* of **it**: ~~no~~, \`code\`, <kbd>Ctrl</kbd>, www.example.org, me@library.example.
  - one
  - two
      1. deep

  | a | b |
  |---|--:|
  | 1 | 2 |

  ### Deeper
  > a quote
  - [x] done
faq_title: It's 3x3 -- "fine"
faq:
  - q: "*Is* it :) [LANGUAGE]?"
    a: "See [there](#no) and [LANGUAGE]."
  - q: Nothing to open
  - topic: Second & last
    questions:
      - q: 質問 è?
        a: "Line one\\n\\n\`\`\`\\ncode [x]\\n\`\`\`\\n\\n![Map](map.png) [rel](../x?a=1&b=2)"
---
`;
  /** HTML as authors write it, partly unclosed. */
  const MARKUP = `---
title: Markup
about: |
  <h2>One</h2> <p>Text <b>bold <i>both</b> rest <p>Next<br>line
  <ul><li>a<li>b <a href='../c.html'>link</a><li><p>c</ul>

  <table><tr><th>a<th>b<tr><td>1<td>2</table> after

  <h4>Deeper</h3> text <a name=x>no link</a> <a href="javascript:alert(1)">none</a> <a href="http://library.example/"></a>

  <details><summary>More</summary> inside </details>

  <h2><div>Outer <h3>inner</h3></div></h2>

  A <Ctrl> key, 1 < 2 &amp; 3, <font color=red>red</font> <center>middle</center> <mark>marked</mark>
  <img src='map.png' alt='A map'> <!-- hidden --> <script>no</script>end
faq_title: Markup
faq:
  - q: 1. What is <b>this</b> <a href="x">here</a>?
    a: <dl><dt>a<dd>b</dl> <blockquote>quote</blockquote>
  - q: "# Is *this* a heading?"
    a: <ol start=3><li>three</ol> <input type=checkbox checked> done
---
`;
  /** The readable content of an element. */
  const shown = async page => {
    await settled(page);
    return page.evaluate(() => {
      const elements = [...document.querySelectorAll('welearn-about, welearn-faq')];
      return elements.map(({shadowRoot}) => {
        const base = shadowRoot.querySelector('.base');
        const copy = base.cloneNode(true);
        for (const node of copy.querySelectorAll('.panel, [part="toolbar"], style')) node.remove();
        return {
          words: copy.textContent.replace(/\s+/g, ' ').trim(),
          headings: [...copy.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(
            h => `${h.localName} ${h.textContent.replace(/\s+/g, ' ').trim()}`,
          ),
          // Without JavaScript, links to questions need the place beside each, `faq-` and its id.
          links: [...copy.querySelectorAll('a')].map(a =>
            a.getAttribute('href').replace(/^#faq-/, '#'),
          ),
          blocks: [
            ...copy.querySelectorAll('li, table, code, blockquote, strong, em, del, kbd, img'),
          ].map(n => n.localName),
        };
      });
    });
  };

  const texts = () => [NASTY, MARKUP, ...listDocuments().map(({text}) => text)];

  it('reads documents on the server exactly as the elements do in the browser', async () => {
    const addresses = texts().map((body, i) =>
      documents().serve(`/same/${i}.md`, {body, headers: {'access-control-allow-origin': '*'}}),
    );
    const contents = addresses.map(
      src => `${block('about', {src})}\n${block('faq', {src, placeholders: 'LANGUAGE=German'})}`,
    );
    const path = await publish(site(), contents.join('\n'));
    const visitor = await visit(browser(), site(), path);
    try {
      const server = await shown(visitor.page);
      await visitor.page.evaluate(addresses => {
        for (const [i, old] of document.querySelectorAll('welearn-about, welearn-faq').entries()) {
          const element = document.createElement(old.localName);
          element.setAttribute('src', addresses[Math.floor(i / 2)]);
          if (i % 2) element.setAttribute('placeholders', '{"LANGUAGE": "German"}');
          old.replaceWith(element);
        }
      }, addresses);
      assert.deepEqual(server, await shown(visitor.page));
    } finally {
      await visitor.close();
    }
  });

  const withoutScript = async path => {
    const {page, close} = await visit(browser(), site(), path, {javaScript: false});
    const [summaries, isVisible, hidden] = await page.evaluate(() => [
      [...document.querySelectorAll('welearn-faq summary')].map(s => s.textContent),
      document.querySelector('welearn-faq h2').checkVisibility(),
      document
        .querySelector('welearn-faq details p')
        .checkVisibility({contentVisibilityAuto: true}),
    ]);
    const levels = await page.$$eval('welearn-about :is(h1, h2, h3, h4, h5, h6)', headings =>
      headings.map(({localName}) => localName),
    );
    assert.deepEqual(levels, ['h2', 'h3', 'h4']);
    assert.deepEqual(summaries, ['Is it :) [LANGUAGE]?', 'Nothing to open', '質問 è?']);
    assert.equal(isVisible, true);
    assert.equal(hidden, false);
    await (await page.$('welearn-faq summary')).click();
    await page.waitForSelector('welearn-faq details[open]');
    await close();
  };

  for (const kind of ['block', 'classic']) {
    it(`shows a logged-out visitor both elements in a ${kind} theme, with and without JavaScript`, async () => {
      const theme = kind === 'block' ? site().theme : 'classic';
      await site().php(`switch_theme( '${theme}' ); return get_stylesheet();`);
      const src = documents().serve('/nasty.md', NASTY);
      const contents = {
        block: `${block('about', {src, align: 'wide'})}\n${block('faq', {src})}`,
        shortcode: `[welearn_about src="${src}"]\n\n[welearn_faq src="${src}"]`,
      };
      // A short run tries the block in one theme, and the shortcode in the other.
      const ways = isFull ? ['block', 'shortcode'] : [kind === 'block' ? 'block' : 'shortcode'];
      for (const how of ways) {
        const content = contents[how];
        const path = await publish(site(), content, how === 'block' ? 'admin' : 'author');
        const {page, messages, foreign, close} = await visit(browser(), site(), path);
        for (const width of [1280, 320]) {
          await page.setViewport({width, height: 900});
          const [about, faq] = await shown(page);
          assert.match(about.words, /^Ünïcode & "quotes" First/);
          assert.match(faq.words, /^It's 3x3 -- "fine"/);
          const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(scroll <= width, `${scroll} px wide at ${width}`);
        }
        // The map in the text belongs to the document, and loads when near.
        assert.deepEqual(
          foreign.filter(url => !url.endsWith('/map.png')),
          [],
        );
        assert.deepEqual(
          messages.filter(text => !/404|favicon/.test(text)),
          [],
        );
        await close();
        await withoutScript(path);
      }
    });
  }

  const LOOKS = `---
title: About us
about: See [more](more.html).
faq_title: Questions
faq:
  - topic: Money
    questions:
      - {q: What does it cost?, a: Nothing.}
      - {q: Who may come to the reading room on the evenings when the wheel of the mill turns?, a: All.}
  - topic: Places
    questions:
      - {q: Where is it?, a: Here.}
---
`;
  /** The look of a heading. */
  const HEADING = `(node => {
    const {fontSize, fontWeight, fontFamily, lineHeight, letterSpacing} = getComputedStyle(node);
    return [fontSize, fontWeight, fontFamily, lineHeight, letterSpacing].join(' ');
  })`;

  /** A page with a script that waits for a call of `run`. */
  const held = async (path, viewport) => {
    const page = await openPage(browser());
    await page.setViewport(viewport);
    await page.setRequestInterception(true);
    let release;
    const isReleased = new Promise(resolve => (release = resolve));
    page.on('request', async request => {
      if (request.url().includes('elements/welearn.js')) await isReleased;
      await request.continue();
    });
    const loading = page.goto(site().url + path, {waitUntil: 'load'});
    // Not by frames: Chromium paints none in a page whose end waits for a script.
    await untilIn(
      page,
      () =>
        document.readyState !== 'loading' &&
        [...document.querySelectorAll('link[rel=stylesheet]')].every(({sheet}) => sheet),
    );
    await page.evaluate(async () => {
      // A page without fonts of its own may wait for its first frame here, and so for the script.
      if (document.fonts.status === 'loading') await document.fonts.ready;
    });
    const run = async () => {
      release();
      await loading;
      await settled(page);
    };
    return {page, run};
  };

  /** The layout shifts that a page measures while it takes `step`, with the nodes that moved. */
  const movedBy = async (page, step) => {
    await page.evaluate(() => {
      window.moved = [];
      new PerformanceObserver(list => {
        for (const {value, sources} of list.getEntries()) {
          const places = sources.map(
            ({node, previousRect, currentRect}) =>
              `${node?.nodeName} ${node?.className} from ${previousRect.y} to ${currentRect.y}`,
          );
          window.moved.push({value, places});
        }
      }).observe({type: 'layout-shift'});
    });
    await step();
    return page.evaluate(async () => {
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return window.moved;
    });
  };
  const sumOf = moved => moved.reduce((all, {value}) => all + value, 0);

  for (const kind of ['block', 'classic']) {
    it(`looks as in a ${kind} theme before the script runs, and moves nothing when it does`, async () => {
      const theme = kind === 'block' ? site().theme : 'classic';
      await site().php(`switch_theme( '${theme}' ); return get_stylesheet();`);
      const src = documents().serve('/looks.md', LOOKS);
      const settings = {src, searchable: true, controls: true, expand: 'first'};
      const heading =
        '<!-- wp:heading --><h2 class="wp-block-heading">Theme</h2><!-- /wp:heading -->';
      const group = `<!-- wp:group {"style":{"elements":{"link":{"color":{"text":"#00ff00"}}}}} --><div class="wp-block-group has-link-color">${block('about', {src})}</div><!-- /wp:group -->`;
      const below = '<!-- wp:paragraph --><p>Below.</p><!-- /wp:paragraph -->';
      const path = await publish(site(), `${heading}${block('faq', settings)}${below}`, 'admin');
      const other = `${group}${block('faq', {src, align: 'full'})}`;
      const aligned = await publish(site(), other, 'admin');
      const {page, run} = await held(path, {width: 1280, height: 1000});
      try {
        const moved = await movedBy(page, run);
        const [wanted, shown] = await page.evaluate(HEADING => {
          const look = (0, eval)(HEADING);
          const faq = document.querySelector('welearn-faq');
          return [
            look(document.querySelector('h2.wp-block-heading')),
            look(faq.shadowRoot.querySelector('[part~="heading"]')),
          ];
        }, HEADING);
        assert.ok(sumOf(moved) < 0.05, JSON.stringify(moved));
        assert.equal(shown, wanted, 'the heading is the theme’s');

        await page.goto(site().url + aligned, {waitUntil: 'load'});
        await settled(page);
        const [link, full] = await page.evaluate(() => {
          const {left, right} = document.querySelector('welearn-faq').getBoundingClientRect();
          const about = document.querySelector('welearn-about');
          return [getComputedStyle(about.shadowRoot.querySelector('a')).color, [left, right]];
        });
        assert.equal(link, 'rgb(0, 255, 0)');
        // A classic theme decides what an aligned block is.
        if (kind === 'block') assert.deepEqual(full, [0, 1280]);
      } finally {
        await page.browserContext().close();
      }
    });
  }

  const LONG = `---
title: About us
about: |
  See [more](more.html), and a sentence that is longer than a line of this page, wherever it is shown.

  - one
  - two

  ## A heading in the text
  > A quote

  | a | b |
  |---|--:|
  | 1 | 2 |
faq_title: Questions
faq:
  - {q: What does it cost?, a: "## A heading in the answer\\n\\n- Nothing."}
  - {q: No answer}
  - {q: Where is it?, a: Here.}
---
`;

  for (const kind of ['block', 'classic']) {
    const test = kind === 'block' ? it : itInFull;
    test(`keeps the place of each text in a ${kind} theme when the script runs`, async () => {
      const theme = kind === 'block' ? site().theme : 'classic';
      await site().php(`switch_theme( '${theme}' ); return get_stylesheet();`);
      const src = documents().serve('/long.md', LONG);
      const below = '<!-- wp:paragraph --><p class="below">Below.</p><!-- /wp:paragraph -->';
      const contents = [
        block('about', {src}),
        block('faq', {src, expand: 'first'}),
        block('faq', {src, expand: 'first', appearance: 'plain'}),
        block('faq', {src, expand: 'first', appearance: 'filled'}),
      ];
      const path = await publish(site(), contents.map(one => one + below).join(''), 'admin');
      const {page, run} = await held(path, {width: 420, height: 1000});
      try {
        const heights = () =>
          page.$$eval('.below', all => all.map(one => one.getBoundingClientRect().top));
        const lines = await page.$$eval('[appearance] > details', all =>
          all.map(one => {
            const {borderBlockStartWidth: width, borderBlockStartColor: colour} =
              getComputedStyle(one);
            return width === '0px' || colour === 'rgba(0, 0, 0, 0)';
          }),
        );
        const before = await heights();
        await run();
        const moves = (await heights()).map((top, i) => top - before[i]);
        assert.ok(
          moves.every(move => Math.abs(move) < 4),
          `moved by ${moves.join(', ')} px`,
        );
        assert.deepEqual(lines, Array(6).fill(true), 'no lines');
      } finally {
        await page.browserContext().close();
      }
    });
  }

  const widths = [420, 1280];
  const looks = [
    {},
    {align: 'wide'},
    {align: 'full'},
    {expand: 'first'},
    {searchable: true, controls: true},
    ...['plain', 'outlined', 'filled'].map(appearance => ({appearance, expand: 'first'})),
  ];
  itInFull('moves nothing in any theme, with any settings, at any width', async () => {
    const src = documents().serve('/long.md', LONG);
    const below = '<!-- wp:paragraph --><p>Below.</p><!-- /wp:paragraph -->';
    const blocks = [block('about', {src}), ...looks.map(look => block('faq', {src, ...look}))];
    const shifts = {};
    for (const theme of [site().theme, 'classic']) {
      await site().php(`switch_theme( '${theme}' ); return get_stylesheet();`);
      for (const one of blocks) {
        const path = await publish(site(), `${one}${below}`, 'admin');
        for (const width of widths) {
          const {page, run} = await held(path, {width, height: 1000});
          const moved = await movedBy(page, run).finally(() => page.browserContext().close());
          const settings = one.slice(8, -4).replace(/"src":"[^"]*",?/, '');
          shifts[`${theme} ${width} ${settings}`] = {sum: sumOf(moved), moved};
        }
      }
    }
    const all = Object.values(shifts).map(({sum}) => sum);
    assert.equal(all.length, 36);
    console.log(`Layout shift in ${all.length} pages: at most ${Math.max(...all).toFixed(4)}`);
    const large = Object.fromEntries(Object.entries(shifts).filter(([, {sum}]) => sum >= 0.05));
    assert.deepEqual(large, {});
  });

  it('leads to a question by its address without JavaScript', async () => {
    const faq = ['Is it *free*?', 'Is it free?', 'Öffnung?'].map(q => ({q, a: 'Yes.'}));
    faq.push({q: 'Where?', id: 'is-it-free-2', a: 'Here.'});
    const src = documents().serve('/places.json', JSON.stringify({faq}));
    const space =
      '<!-- wp:spacer {"height":"3000px"} --><div style="height:3000px"></div><!-- /wp:spacer -->';
    const path = await publish(site(), `${space}${block('faq', {src})}${space}`, 'admin');
    const ids = ['faq-is-it-free', 'faq-is-it-free-3', 'faq-öffnung', 'faq-is-it-free-2'];
    const {page, close} = await visit(browser(), site(), `${path}#${encodeURI(ids[2])}`, {
      javaScript: false,
    });
    const [found, top, isShown, gap] = await page.evaluate(() => {
      const target = document.querySelector(':target');
      const details = target?.nextElementSibling;
      const em = document.querySelector('summary em');
      const words = document.createRange();
      words.selectNode(em.previousSibling);
      return [
        [...document.querySelectorAll('.welearn-place')].map(({id}) => id),
        details?.getBoundingClientRect().top,
        details?.querySelector('p').checkVisibility({contentVisibilityAuto: true}),
        em.getBoundingClientRect().left - words.getBoundingClientRect().right,
      ];
    });
    await close();
    assert.ok(gap < 8, `the words of a question are ${gap} px apart`);
    assert.deepEqual(found, ids);
    assert.ok(top > -1 && top < 400, `${top} px below the top`);
    assert.equal(isShown, true);
  });

  it('gives the elements a document’s style bundles, and runs no shortcode of a document', async () => {
    const src = documents().serve(
      '/bundles.md',
      `---
layout: about
bundles: [style]
faq:
  - q: "[gallery] [[x]] </script><script>alert(1)</script> &amp; it's?"
    a: Yes.
---
`,
    );
    const bundles = 'style=/wp-includes/css/dashicons.css; other=/other.css';
    const path = await publish(site(), `[gallery]\n\n${block('faq', {src, bundles})}`);
    const {page, messages, close} = await visit(browser(), site(), path);
    const [faq] = await shown(page);
    assert.match(faq.words, /^\[gallery\] \[\[x\]\] & it's\? ?Yes/);
    const [names, isStyled] = await page.$eval('welearn-faq', element => [
      [...element.document.bundles],
      element.matches(':state(layout-about)'),
    ]);
    assert.deepEqual([names, isStyled], [['style'], true]);
    assert.deepEqual(
      messages.filter(text => !/404|favicon/.test(text)),
      [],
    );
    await close();
  });

  it('never reuses an id of the page for a question, and the element keeps it as written', async () => {
    const ids = ['wpadminbar', 'wp', 'ajaxurl', 'comment', 'primary'];
    const faq = ids.map(id => ({id, q: `What is ${id}?`, a: 'Nothing.'}));
    const src = documents().serve('/ids.json', JSON.stringify({faq}));
    const path = await publish(site(), `[welearn_faq src="${src}"]`);
    const {page, close} = await visit(browser(), site(), `${path}#faq-ajaxurl`);
    await shown(page);
    const [taken, read, open] = await page.evaluate(ids => {
      const element = document.querySelector('welearn-faq');
      const isTaken = id => [
        document.getElementById(id),
        window[id],
        document.querySelector(`#${id}`),
      ];
      return [
        ids.filter(id =>
          isTaken(id).some(
            found => element.contains(found instanceof Node ? found : null) && found,
          ),
        ),
        element.document.faq.map(({id}) => id),
        [...element.shadowRoot.querySelectorAll('[aria-expanded="true"]')].map(button =>
          button.textContent.trim(),
        ),
      ];
    }, ids);
    assert.deepEqual(taken, []);
    assert.deepEqual(read, ids);
    assert.deepEqual(open, ['What is ajaxurl?']);
    await close();
  });

  it('opens a question by keyboard, as the element does elsewhere', async () => {
    const src = documents().serve('/nasty.md', NASTY);
    const path = await publish(site(), `[welearn_faq src="${src}" exclusive controls]`);
    const {page, close} = await visit(browser(), site(), path);
    await shown(page);
    const first = await page.evaluateHandle(() =>
      document.querySelector('welearn-faq').shadowRoot.querySelector('button[part~="question"]'),
    );
    await first.focus();
    await page.keyboard.press('Enter');
    await untilIn(page, button => button.getAttribute('aria-expanded') === 'true', first);
    await close();
  });
}
