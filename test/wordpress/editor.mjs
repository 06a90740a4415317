import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, it} from 'node:test';
import {canvas, visit} from './site/visitor.mjs';
import {itInFull} from '../scope.mjs';
import {untilIn} from '../until-in.mjs';

const DOCUMENT = `---
title: Learn with us
about: We learn **together**.
faq_title: Questions
faq:
  - q: What does it cost?
    a: Nothing. See [more](more.html).
  - q: Who can come?
    a: Everyone.
---
`;

/** The tasks of web editors, with the keyboard. */
export function editor({site, documents, browser}) {
  /** The open editor of each role: loading it takes longer than most tests. */
  const opened = new Map();
  /** An editor with an empty page. WordPress itself empties that of a new one, and might do so late. */
  const openEditor = async role => {
    const open = opened.get(role);
    if (open) {
      await open.page.evaluate(() => {
        wp.data.dispatch('core/block-editor').resetBlocks([]);
        return wp.data.dispatch('core/editor').editPost({title: ''});
      });
      return open;
    }
    const visitor = await visit(browser(), site(), '/wp-admin/post-new.php', {role});
    opened.set(role, visitor);
    return visitor;
  };
  const closeEditor = async role => {
    const visitor = opened.get(role);
    opened.delete(role);
    await visitor?.close();
  };
  const closeEditors = () => Promise.all([...opened.keys()].map(closeEditor));
  after(closeEditors);
  /**
   * Runs the test with the focus in the only paragraph of an empty page, and checks the editor's messages. After a
   * failure, the next test gets a new editor.
   */
  const write = async (role, tell) => {
    const {page, messages, foreign} = await openEditor(role);
    try {
      const frame = await canvas(page);
      const title = await frame.waitForSelector('.editor-post-title__input, .wp-block-post-title');
      await title.focus();
      await page.keyboard.type('A page');
      await until(
        page,
        () => wp.data.select('core/editor').getEditedPostAttribute('title') === 'A page',
      );
      await page.keyboard.press('Enter');
      await until(frame, () => document.activeElement?.closest('[data-type="core/paragraph"]'));
      await tell(page, frame);
      assert.deepEqual(
        messages.filter(text => /welearn|uncaught/i.test(text)),
        [],
      );
      assert.deepEqual(
        foreign.filter(url => !/w\.org/.test(url)),
        [],
        'the plugin requests nothing from other sites',
      );
    } catch (failure) {
      await closeEditor(role);
      throw failure;
    }
  };
  /** Polls until a condition holds. */
  const until = (frame, check, ...args) => untilIn(frame, check, ...args);
  const press = async (frame, text, within = '') => {
    const find = (wanted, within, press) => {
      const button = [...document.querySelectorAll(`${within} button`)].find(
        b =>
          b.checkVisibility() &&
          (b.textContent.trim() === wanted || b.getAttribute('aria-label') === wanted),
      );
      if (press) button?.click();
      return Boolean(button);
    };
    await until(frame, find, text, within, false);
    await frame.evaluate(find, text, within, true);
  };
  const shows = (frame, name, count) =>
    until(
      frame,
      (name, count) => {
        const element = document.querySelector(name);
        return (
          element?.state === 'ready' &&
          element.shadowRoot.querySelectorAll('button[part~="question"]').length === count
        );
      },
      name,
      count,
    );
  const save = async page => {
    const path = await page.evaluate(async () => {
      await wp.data.dispatch('core/editor').savePost();
      return `/?p=${wp.data.select('core/editor').getCurrentPostId()}`;
    });
    assert.equal(
      await page.evaluate(() => wp.data.select('core/editor').didPostSaveRequestSucceed()),
      true,
    );
    return path;
  };
  const content = page => page.evaluate(() => wp.data.select('core/editor').getEditedPostContent());

  /** Shows a document in fields. */
  const showFields = async (page, frame, text, button = 'Add a question') => {
    await page.evaluate(text => {
      const block = wp.blocks.createBlock('welearn/faq', {text: encodeURIComponent(text)});
      wp.data.dispatch('core/block-editor').resetBlocks([block]);
      wp.data.dispatch('core/block-editor').selectBlock(block.clientId);
    }, text);
    await page.mouse.move(500, 500);
    await page.mouse.move(510, 510);
    await press(page, 'Edit', '.block-editor-block-toolbar');
    await until(
      frame,
      button =>
        [...document.querySelectorAll('.welearn-fields button')].some(
          ({textContent}) => textContent === button,
        ),
      button,
    );
  };
  /** The labels of the blocks inside the first, as the list view shows them. */
  const labels = page =>
    page.evaluate(() =>
      wp.data
        .select('core/block-editor')
        .getBlocks()[0]
        .innerBlocks.map(({name, attributes}) =>
          wp.blocks.getBlockType(name).__experimentalLabel(attributes, {context: 'list-view'}),
        ),
    );

  it('inserts the block by keyboard, previews the real element, and takes settings', async () => {
    const src = documents().serve('/written.md', DOCUMENT);
    await write('author', async (page, frame) => {
      await page.keyboard.type('/we learn: f');
      await until(page, () =>
        document
          .querySelector('[role="option"][aria-selected="true"]')
          ?.textContent.includes('We Learn: FAQ'),
      );
      await page.keyboard.press('Enter');
      await until(frame, () => document.activeElement?.closest('.welearn-choosing'));
      await page.keyboard.type(src);
      await page.keyboard.press('Enter');
      await shows(frame, 'welearn-faq', 2);

      const question = await frame.evaluateHandle(() =>
        document.querySelector('welearn-faq').shadowRoot.querySelector('button[part~="question"]'),
      );
      await question.click();
      // The preview is interactive.
      await until(frame, q => q.getAttribute('aria-expanded') === 'true', question);
      const isKept = await frame.evaluate(() => {
        const link = document.querySelector('welearn-faq').shadowRoot.querySelector('a');
        return new Promise(resolve => {
          addEventListener('click', event => resolve(event.defaultPrevented), {once: true});
          link.click();
        });
      });
      assert.ok(isKept, 'a link in it does not navigate');

      const select = await untilIn(page, () =>
        [...document.querySelectorAll('.block-editor-block-inspector select')].find(s =>
          [...s.options].some(({value}) => value === 'first'),
        ),
      );
      await select.select('first');
      await until(
        frame,
        () => document.querySelector('welearn-faq')?.getAttribute('expand') === 'first',
      );
      await shows(frame, 'welearn-faq', 2);
      assert.equal(
        await content(page),
        `<!-- wp:welearn/faq {"src":"${src}","expand":"first"} /-->`,
      );
      const path = await save(page);
      const preview = await site().php(
        `return apply_filters( 'the_content', get_post( ${path.slice(4)} )->post_content );`,
      );
      assert.match(preview, /<welearn-faq[^>]* expand="first">/);

      documents().serve('/written.md', DOCUMENT.replace(/Who can come/, 'Can anyone come'));
      await page.evaluate(() => {
        const [{clientId}] = wp.data.select('core/block-editor').getBlocks();
        return wp.data.dispatch('core/block-editor').selectBlock(clientId);
      });
      await page.mouse.move(500, 500);
      await page.mouse.move(510, 510);
      await press(page, 'Fetch now', '.block-editor-block-toolbar');
      await until(frame, () =>
        document.querySelector('welearn-faq')?.shadowRoot?.textContent.includes('Can anyone come'),
      );
      await until(page, () => /has changed/.test(document.body.textContent));
      const kept = await site().php(`return get_post( ${path.slice(4)} )->post_content;`);
      assert.match(kept, /<summary>Can anyone come\?/, 'the saved page has it, too');
    });
  });

  it('keeps a document written in the block, with its problems listed beside it', async () => {
    await write('contributor', async (page, frame) => {
      await page.evaluate(() => {
        wp.data.dispatch('core/block-editor').resetBlocks([wp.blocks.createBlock('welearn/faq')]);
      });
      await press(frame, 'Write it here');
      await press(frame, 'As text', '.welearn-fields');
      const field = await frame.waitForSelector('.welearn-writing textarea');
      await field.focus();
      await page.keyboard.down('Control');
      await page.keyboard.press('KeyA');
      await page.keyboard.up('Control');
      await page.keyboard.type('faq:\n  - q: Is 1 < 2 & 3?\n    a: Hours: any\n', {delay: 0});
      await until(frame, () =>
        document.querySelector('.welearn-problems .is-error')?.textContent.includes('YAML'),
      );
      await press(frame, 'Line 3');
      await until(
        frame,
        field => {
          const {value, selectionStart} = field;
          const line = value.slice(0, selectionStart).split('\n').length;
          return line === 3 && document.activeElement === field;
        },
        field,
      );
      await page.keyboard.press('End');
      await page.keyboard.down('Shift');
      await page.keyboard.press('Home');
      await page.keyboard.up('Shift');
      await page.keyboard.type('    a: "Hours: any"');
      await until(frame, () =>
        /No problems found/.test(document.querySelector('.welearn-problems').textContent),
      );
      await page.evaluate(() => {
        const [{clientId}] = wp.data.select('core/block-editor').getBlocks();
        return wp.data.dispatch('core/block-editor').selectBlock(clientId);
      });
      // The toolbar, hidden while typing, appears when the pointer moves.
      await page.mouse.move(500, 500);
      await page.mouse.move(510, 510);
      await press(page, 'Preview', '.block-editor-block-toolbar');
      await shows(frame, 'welearn-faq', 1);
      const path = await save(page);
      await page.goto(`${site().url}/wp-admin/post.php?post=${path.slice(4)}&action=edit`, {
        waitUntil: 'load',
      });
      const reopened = await canvas(page);
      await shows(reopened, 'welearn-faq', 1);
      const [{isValid, attributes}] = await page.evaluate(() =>
        wp.data.select('core/block-editor').getBlocks(),
      );
      assert.equal(isValid, true);
      assert.match(attributes.copy, /<summary>Is 1 &lt; 2 &amp; 3\?/);
      const kept = await site().php(`return get_post( ${path.slice(4)} )->post_content;`);
      assert.equal(await content(page), kept, 'the editor would write the same');
      assert.equal(
        decodeURIComponent(attributes.text),
        'faq:\n  - q: Is 1 < 2 & 3?\n    a: "Hours: any"\n',
      );

      const turned = await page.evaluate(() => {
        const [block] = wp.blocks.rawHandler({
          HTML: '<p>[welearn_faq src="https://library.example/a.md?x=1&amp;y=2" heading="Our questions" expand="all" searchable]</p>',
        });
        const [shortcode] = wp.blocks.switchToBlockType(block, 'core/shortcode');
        const [back] = wp.blocks.switchToBlockType(shortcode, 'welearn/faq');
        const [about] = wp.blocks.switchToBlockType(back, 'welearn/about');
        const pasted = [
          '<p>[welearn_faq src="<a href="https://library.example/a.md">https://library.example/a.md</a>" expand="first"]</p>',
          '<p>[welearn_faq src=&#8221;https://library.example/a.md&#8221;&nbsp;expand=«first»]</p>',
          '<p>[welearn_faq src="" expand="first"]</p>',
        ].map(HTML => wp.blocks.rawHandler({HTML})[0].attributes);
        return [
          block.name,
          shortcode.attributes.text,
          back.name,
          back.attributes.searchable,
          about.attributes.src,
          ...pasted.map(({src, expand}) => `${src} ${expand}`),
          wp.data
            .select('core/notices')
            .getNotices()
            .map(({content}) => content),
        ];
      });
      assert.deepEqual(turned, [
        'welearn/faq',
        '[welearn_faq src="https://library.example/a.md?x=1&y=2" heading="Our questions" expand="all" searchable]',
        'welearn/faq',
        true,
        'https://library.example/a.md?x=1&y=2',
        'https://library.example/a.md first',
        'https://library.example/a.md first',
        ' first',
        [
          'The shortcode has no address that can be read. Enter the address of the document in the block.',
        ],
      ]);
    });
  });

  it('edits questions in fields, and keeps what fields do not show', async () => {
    await write('author', async (page, frame) => {
      const start = `---
title: Learn with us
faq_title: Questions
faq:
  # Checked in March
  - q: "What does it cost?" # ask Kim
    a: Nothing.
    price: 1
  - q: Who can come?
    a: |
      Everyone, see

      | a | b |
      |---|---|
      | 1 | 2 |
---

About us.
`;
      await showFields(page, frame, start);
      const text = () =>
        page.evaluate(() =>
          decodeURIComponent(
            wp.data.select('core/block-editor').getBlocks()[0].attributes.text ?? '',
          ),
        );
      const writes = wanted =>
        until(
          page,
          wanted =>
            decodeURIComponent(
              wp.data.select('core/block-editor').getBlocks()[0].attributes.text,
            ) === wanted,
          wanted,
        );
      assert.deepEqual(await labels(page), ['Questions', 'What does it cost?', 'Who can come?']);

      // A question is written with the keyboard: Enter leads to the answer.
      await press(frame, 'Add a question');
      await until(frame, () => document.activeElement?.matches('[aria-label="Question 3 of 3"]'));
      await page.keyboard.type('Is there tea?');
      await page.keyboard.press('Enter');
      await until(frame, () => document.activeElement?.closest('.welearn-answer'));
      await page.keyboard.type('Yes: ');
      await page.keyboard.down('Control');
      await page.keyboard.press('KeyB');
      await page.keyboard.up('Control');
      await page.keyboard.type('green');
      await page.keyboard.press('Enter');
      await page.keyboard.type('- one');
      await page.keyboard.press('Enter');
      await page.keyboard.type('two');
      const added = start.replace(
        '      | 1 | 2 |\n',
        `      | 1 | 2 |
  - q: Is there tea?
    a: |
      Yes: **green**

      - one
      - two
`,
      );
      await writes(added);

      // Moved by a button, the focus stays with it.
      const up = await frame.$$('button[aria-label="Move up"]');
      await up[2].focus();
      await page.keyboard.press('Enter');
      await until(page, () =>
        document.querySelector('#a11y-speak-polite')?.textContent.includes('place 2 of 3'),
      );
      assert.deepEqual((await labels(page)).slice(2), ['Is there tea?', 'Who can come?']);
      await until(frame, () => document.activeElement?.getAttribute('aria-label') === 'Move up');
      await page.evaluate(() => {
        const [{innerBlocks}] = wp.data.select('core/block-editor').getBlocks();
        const {clientId} = innerBlocks[1];
        wp.data.dispatch('core/block-editor').updateBlockAttributes(clientId, {
          topic: 'Money',
          hidden: true,
        });
      });
      const question = `  - q: Is there tea?
    a: |
      Yes: **green**

      - one
      - two
`;
      const moved = added
        .replace(question, '')
        .replace('    price: 1\n', `    price: 1\n    topic: Money\n    hidden: true\n${question}`);
      await writes(moved);

      // Undo takes one step.
      await page.evaluate(() => wp.data.dispatch('core/editor').undo());
      await writes(
        added.replace(question, '').replace('    price: 1\n', `    price: 1\n${question}`),
      );
      await page.evaluate(() => wp.data.dispatch('core/editor').redo());
      await writes(moved);

      await press(frame, 'Remove the question', '[data-type="welearn/question"]:last-of-type');
      await until(page, () =>
        document.querySelector('#a11y-speak-polite')?.textContent.includes('Question removed'),
      );
      const path = await save(page);
      assert.ok(!(await content(page)).includes('wp:welearn/question'), await content(page));
      assert.equal((await text()).includes('price: 1'), true);
      const shown = await site().php(
        `return apply_filters( 'the_content', get_post( ${path.slice(4)} )->post_content );`,
      );
      assert.match(shown, /<strong>green<\/strong>|Who can come/);
    });
  });

  it('keeps an answer in Markdown that rich text cannot hold', async () => {
    await write('author', async (page, frame) => {
      const text = 'faq:\n  - q: A\n    a: |\n      One\n\n      | a | b |\n      |---|---|\n';
      await showFields(page, frame, text);
      const field = await frame.waitForSelector('.welearn-markdown textarea');
      assert.equal(await field.evaluate(({value}) => value), '| a | b |\n|---|---|');
      await field.focus();
      await page.keyboard.down('Control');
      await page.keyboard.press('End');
      await page.keyboard.up('Control');
      await page.keyboard.type('\n| 1 | 2 |');
      await until(page, () =>
        decodeURIComponent(
          wp.data.select('core/block-editor').getBlocks()[0].attributes.text,
        ).endsWith('      | a | b |\n      |---|---|\n      | 1 | 2 |\n'),
      );
    });
  });

  it('downloads the document of a block as a Markdown file', async () => {
    const text = `${DOCUMENT}\n100 % “free” — #1 & more\n`;
    await write('contributor', async page => {
      const link = await page.evaluateHandle(async text => {
        const block = wp.blocks.createBlock('welearn/faq', {text: encodeURIComponent(text)});
        wp.data.dispatch('core/block-editor').resetBlocks([block]);
        await wp.data.dispatch('core/block-editor').selectBlock(block.clientId);
        return new Promise(resolve => {
          const look = () => {
            const found = document.querySelector('.block-editor-block-inspector a[download]');
            if (found) resolve(found);
            else requestAnimationFrame(look);
          };
          look();
        });
      }, text);
      const [label, name, type, bytes] = await link.evaluate(async link => {
        const file = await (await fetch(link.href)).blob();
        return [link.textContent, link.download, file.type, await file.text()];
      });
      assert.deepEqual(
        [label, name, type, bytes],
        ['Download the document', 'document.md', 'text/markdown;charset=utf-8', text],
      );
    });
  });

  it('names to WPML only texts that blocks, shortcodes and posts have', async () => {
    await write('author', async page => {
      const named = await page.evaluate(async () => {
        const url = '/wp-content/plugins/welearn-elements/wpml-config.xml';
        const xml = await (await fetch(url)).text();
        const config = new DOMParser().parseFromString(xml, 'application/xml');
        const all = (node, name) => [...node.querySelectorAll(name)];
        return {
          mistakes: all(config, 'parsererror').length,
          blocks: all(config, 'gutenberg-block').map(block => {
            const name = block.getAttribute('type');
            const {attributes} = wp.blocks.getBlockType(name);
            const keys = all(block, 'key').map(key => key.getAttribute('name'));
            return [name, keys, keys.filter(key => attributes[key]?.type !== 'string')];
          }),
          shortcodes: all(config, 'shortcode').map(one => [
            one.querySelector('tag').textContent,
            ...all(one, 'attribute').map(({textContent}) => textContent),
          ]),
          fields: all(config, 'custom-field').map(({textContent}) => textContent),
        };
      });
      const texts = ['heading', 'placeholders', 'src'];
      assert.equal(named.mistakes, 0);
      assert.deepEqual(named.blocks, [
        ['welearn/about', texts, []],
        ['welearn/faq', texts, []],
      ]);
      assert.deepEqual(named.shortcodes, [
        ['welearn_about', ...texts],
        ['welearn_faq', ...texts],
      ]);
      const [tags, known, fields] = await site().php(`
        return array(
          array_keys( array_intersect_key( $GLOBALS['shortcode_tags'], array( 'welearn_about' => 1, 'welearn_faq' => 1 ) ) ),
          do_shortcode( '[welearn_faq heading="A" placeholders="B=C" src="/x.md" text="D"]' ),
          array( WelearnElements\\Copies::SOURCE, WelearnElements\\Copies::WORDS ),
        );`);
      assert.deepEqual(tags, ['welearn_about', 'welearn_faq']);
      assert.match(known, /^(?!.*Unknown)/s, 'visitors see no note');
      assert.deepEqual(named.fields, fields);
    });
  });

  it('offers to rewrite a document of another form', async () => {
    await write('author', async (page, frame) => {
      await showFields(page, frame, '{"faq": [{"q": "A?", "a": "B", "id": "x"}]}', 'Rewrite it');
      await press(frame, 'Rewrite it');
      await frame.waitForSelector('.welearn-question');
      assert.deepEqual(await labels(page), ['', 'A?']);
    });
  });

  it('keeps the text field when everything is deleted, and undoes in steps', async () => {
    await write('author', async (page, frame) => {
      await page.evaluate(() => {
        wp.data.dispatch('core/block-editor').resetBlocks([wp.blocks.createBlock('welearn/faq')]);
      });
      await press(frame, 'Write it here');
      await press(frame, 'As text', '.welearn-fields');
      const field = await frame.waitForSelector('.welearn-writing textarea');
      await field.focus();
      await page.keyboard.down('Control');
      await page.keyboard.press('KeyA');
      await page.keyboard.up('Control');
      await page.keyboard.press('Delete');
      await until(frame, field => field.isConnected && field.value === '', field);
      await page.keyboard.type('faq:');
      await until(frame, field => field.value === 'faq:', field);
      const isEnded = () => wp.data.select('core/block-editor').isLastBlockChangePersistent();
      await until(page, isEnded);
      await page.keyboard.type('\n- q: A');
      await until(page, isEnded);
      await page.evaluate(() => wp.data.dispatch('core/editor').undo());
      await until(frame, field => field.value === 'faq:', field);
    });
  });

  it('makes questions of other blocks, and other blocks of questions', async () => {
    await write('author', async page => {
      const offers = HTML =>
        page.evaluate(
          HTML =>
            wp.blocks
              .getPossibleBlockTransformations(wp.blocks.parse(HTML))
              .some(({name}) => name === 'welearn/faq'),
          HTML,
        );
      /** The documents that blocks become. */
      const into = HTML =>
        page.evaluate(HTML => {
          const made = wp.blocks.switchToBlockType(wp.blocks.parse(HTML), 'welearn/faq');
          return (made ?? []).map(({attributes: {text, src}}) => src || decodeURIComponent(text));
        }, HTML);
      const details = (q, a) =>
        `<!-- wp:details --><details class="wp-block-details"><summary>${q}</summary>${a}</details><!-- /wp:details -->`;
      const paragraph = text => `<!-- wp:paragraph --><p>${text}</p><!-- /wp:paragraph -->`;
      const heading = (text, level = 2) =>
        `<!-- wp:heading {"level":${level}} --><h${level} class="wp-block-heading">${text}</h${level}><!-- /wp:heading -->`;
      const bullets =
        '<!-- wp:list --><ul class="wp-block-list"><!-- wp:list-item --><li>one</li><!-- /wp:list-item --><!-- wp:list-item --><li><em>two</em></li><!-- /wp:list-item --></ul><!-- /wp:list -->';
      const both =
        details('What does it <em>cost</em>?', paragraph('<strong>Nothing</strong>: 1 &lt; 2.')) +
        details('Who?', paragraph('See <a href="/who">here</a>') + bullets);
      const run =
        heading('Our questions') +
        heading('Cost?', 3) +
        paragraph('Nothing.') +
        heading('Who?', 3) +
        paragraph('All.') +
        paragraph('Really.');
      // Transforms are offered once the reader is loaded.
      await until(
        page,
        HTML =>
          wp.blocks
            .getPossibleBlockTransformations(wp.blocks.parse(HTML))
            .some(({name}) => name === 'welearn/faq'),
        run,
      );
      // WordPress has them since 6.3.
      const hasDetails = await page.evaluate(() => Boolean(wp.blocks.getBlockType('core/details')));
      const twoQuestions = `---
faq:
  - q: What does it *cost*?
    a: '**Nothing**: 1 < 2.'
  - q: Who?
    a: |
      See [here](/who)

      - one
      - *two*
---
`;
      if (hasDetails) assert.deepEqual(await into(both), [twoQuestions]);

      assert.ok(await offers(run), 'headings with text');
      assert.deepEqual(await into(run), [
        '---\nfaq_title: Our questions\nfaq:\n  - q: Cost?\n    a: Nothing.\n  - q: Who?\n    a: |\n      All.\n\n      Really.\n---\n',
      ]);
      assert.ok(!(await offers(paragraph('One') + paragraph('Two'))), 'plain paragraphs');

      const item = text => `<!-- wp:list-item --><li>${text}</li><!-- /wp:list-item -->`;
      const list = items =>
        `<!-- wp:list --><ul class="wp-block-list">${items}</ul><!-- /wp:list -->`;
      const asked = list(
        item('Does it <em>cost</em> much?<br>Nothing:<br>1 &lt; 2.') +
          item(`Who?${list(item('one') + item('<strong>two</strong>'))}`),
      );
      assert.ok(await offers(asked), 'a list');
      assert.deepEqual(await into(asked), [
        '---\nfaq:\n  - q: Does it *cost* much?\n    a: |\n      Nothing:\\\n      1 < 2.\n  - q: Who?\n    a: |\n      - one\n      - **two**\n---\n',
      ]);
      const row = (cells, name = 'td') =>
        `<tr>${cells.map(cell => `<${name}>${cell}</${name}>`).join('')}</tr>`;
      const table = (head, rows) =>
        `<!-- wp:table --><figure class="wp-block-table"><table>${head}<tbody>${rows}</tbody></table></figure><!-- /wp:table -->`;
      const cells = row(['Cost?', 'Nothing:<br><strong>really</strong>']) + row(['Who?', 'All.']);
      const fromCells =
        '---\nfaq:\n  - q: Cost?\n    a: |\n      Nothing:\\\n      **really**\n  - q: Who?\n    a: All.\n---\n';
      assert.ok(await offers(table('', cells)), 'a table');
      for (const named of [
        table('', cells),
        table('', row(['Question', 'Answer']) + cells),
        table(`<thead>${row(['Frage', 'Antwort'], 'th')}</thead>`, cells),
      ])
        assert.deepEqual(await into(named), [fromCells]);

      const yoast = JSON.stringify({
        questions: [
          {
            id: 'faq-1',
            question: ['Q?'],
            answer: ['A'],
            jsonQuestion: 'Q <b>x</b>?',
            jsonAnswer: 'A<br>b',
          },
        ],
      });
      const saved =
        '<div class="schema-faq wp-block-yoast-faq-block"><div class="schema-faq-section"><strong class="schema-faq-question">Q?</strong><p class="schema-faq-answer">A</p></div></div>';
      assert.deepEqual(
        await into(`<!-- wp:yoast/faq-block ${yoast} -->${saved}<!-- /wp:yoast/faq-block -->`),
        ['---\nfaq:\n  - q: Q **x**?\n    a: |\n      A\\\n      b\n---\n'],
      );
      assert.deepEqual(
        await into(
          '<!-- wp:rank-math/faq-block --><div class="wp-block-rank-math-faq-block"><div class="rank-math-faq-item"><div class="rank-math-list-item"><h3 class="rank-math-question">Q?</h3><div class="rank-math-answer"><p>One</p><ul><li>two</li></ul></div></div></div></div><!-- /wp:rank-math/faq-block -->',
        ),
        ['---\nfaq:\n  - q: Q?\n    a: |\n      One\n\n      - two\n---\n'],
      );
      assert.deepEqual(
        await into(
          '<!-- wp:html --><script type="module" src="x.js"></script>\n<welearn-faq src="https://library.example/a.md" expand="first" searchable></welearn-faq><!-- /wp:html -->',
        ),
        ['https://library.example/a.md'],
      );

      const block = await page.evaluate(() => {
        const file = new File(['faq:\n- q: A\n'], 'questions.md', {type: 'text/markdown'});
        const transform = wp.blocks.findTransform(
          wp.blocks.getBlockTransforms('from'),
          ({type, isMatch}) => type === 'files' && isMatch([file]),
        );
        return new Promise(resolve => {
          const {name} = transform.transform([file], (_, {text}) => resolve([name, text]));
        });
      });
      assert.deepEqual(block, ['welearn/faq', 'faq:%0A- q: A%0A']);

      // Out again.
      if (!hasDetails) return;
      const out = await page.evaluate(async text => {
        const block = wp.blocks.createBlock('welearn/faq', {text: encodeURIComponent(text)});
        wp.data.dispatch('core/block-editor').resetBlocks([block]);
        const names = () =>
          wp.blocks.getPossibleBlockTransformations([block]).map(({name}) => name);
        // WordPress itself can put any block into one Details block.
        await new Promise(resolve => {
          const isLearnt = () => wp.blocks.switchToBlockType(block, 'core/details').length > 1;
          const look = () => (isLearnt() ? resolve() : setTimeout(look, 50));
          look();
        });
        const html = name => wp.blocks.serialize(wp.blocks.switchToBlockType(block, name));
        return {
          details: html('core/details'),
          accordion: names().includes('core/accordion') && html('core/accordion'),
        };
      }, twoQuestions);
      assert.deepEqual(await into(out.details), [twoQuestions]);
      assert.ok(out.accordion !== false || site().version !== '7.1');
      if (out.accordion) assert.deepEqual(await into(out.accordion), [twoQuestions]);
    });
  });

  it('makes a block of a pasted address, snippet, document, details or table', async () => {
    await write('author', async (page, frame) => {
      await until(page, () =>
        wp.blocks
          .getPossibleBlockTransformations(
            wp.blocks.parse('<!-- wp:html --><welearn-faq></welearn-faq><!-- /wp:html -->'),
          )
          .some(({name}) => name === 'welearn/faq'),
      );
      for (const [pasted, expected] of [
        ['https://library.example/about.md', 'https://library.example/about.md'],
        [
          '<script type="module" src="https://library.example/welearn.js"></script>\n<welearn-faq src="https://library.example/faq.md"></welearn-faq>\n',
          'https://library.example/faq.md',
        ],
        ['faq:\r\n- q: A\r\n  a: B\r\n', 'faq:\n- q: A\n  a: B\n'],
        [
          '<details><summary>A?</summary><p>B</p></details>',
          '---\nfaq:\n  - q: A?\n    a: B\n---\n',
        ],
        [
          'Question\tAnswer\nA?\tB\n*C*?\tD: 1',
          "---\nfaq:\n  - q: A?\n    a: B\n  - q: \\*C\\*?\n    a: 'D: 1'\n---\n",
        ],
        [
          'Frage\tAntwort\tThema\r\nA?\t"B\r\n""c"""\tFees\r\nD?\t<p>E <b>f</b></p>\t\r\n',
          '---\nfaq:\n  - q: A?\n    a: |\n      B\\\n      "c"\n    topic: Fees\n  - q: D?\n    a: E **f**\n---\n',
        ],
        ['Some words about https://library.example/about.md here', undefined],
        ['Some words\tand others\nin two columns\tof a table', undefined],
      ]) {
        await page.evaluate(() => {
          const paragraph = wp.blocks.createBlock('core/paragraph');
          wp.data.dispatch('core/block-editor').resetBlocks([paragraph]);
          wp.data.dispatch('core/block-editor').selectBlock(paragraph.clientId);
        });
        const field = await frame.waitForSelector('[data-type="core/paragraph"]');
        await field.evaluate((field, text) => {
          const clipboardData = new field.ownerDocument.defaultView.DataTransfer();
          clipboardData.setData('text/plain', text);
          field.dispatchEvent(
            new field.ownerDocument.defaultView.ClipboardEvent('paste', {
              bubbles: true,
              cancelable: true,
              clipboardData,
            }),
          );
        }, pasted);
        const found = await page.evaluate(() =>
          wp.data
            .select('core/block-editor')
            .getBlocks()
            .filter(({name}) => name === 'welearn/faq')
            .map(({attributes: {src, text}}) => src || decodeURIComponent(text)),
        );
        assert.deepEqual(found, expected === undefined ? [] : [expected], pasted);
      }
    });
  });

  it('makes a document of a table that is dropped or chosen, and says where one has a mistake', async () => {
    const csv = `ID,Question,Answer,Categories,Tags,"Post Date"
7,"Is it free?","<!-- wp:paragraph --><p>Yes, <a href=""/fees"">always</a>.</p><!-- /wp:paragraph -->","Fees,All",,"2026-01-02"
8,"Is there tea?","Yes.
Or coffee.",,,"2026-01-02"
`;
    const document = `---
faq:
  - q: Is it free?
    a: Yes, [always](/fees).
    topic: Fees
  - q: Is there tea?
    a: |
      Yes.\\
      Or coffee.
---
`;
    await write('author', async (page, frame) => {
      await until(page, () =>
        wp.blocks
          .getBlockTransforms('from')
          .some(({type, isMatch}) => type === 'files' && isMatch([new File([], 'a.csv')])),
      );
      const textOf = () =>
        page.evaluate(() =>
          decodeURIComponent(
            wp.data.select('core/block-editor').getBlocks()[0]?.attributes.text ?? '',
          ),
        );
      await page.evaluate(csv => {
        wp.data.dispatch('core/block-editor').resetBlocks([]);
        const {transform} = wp.blocks.findTransform(
          wp.blocks.getBlockTransforms('from'),
          ({type, isMatch}) => type === 'files' && isMatch([new File([], 'a.csv')]),
        );
        const block = transform([new File([csv], 'faqs_export.csv')], (id, attributes) =>
          wp.data.dispatch('core/block-editor').updateBlockAttributes(id, attributes),
        );
        wp.data.dispatch('core/block-editor').insertBlock(block);
      }, csv);
      await until(page, () => wp.data.select('core/block-editor').getBlocks()[0].attributes.text);
      assert.equal(await textOf(), document);

      // From the computer, in the charset of a spreadsheet.
      const folder = await mkdtemp(join(tmpdir(), 'welearn-table-'));
      try {
        await page.evaluate(() =>
          wp.data.dispatch('core/block-editor').resetBlocks([wp.blocks.createBlock('welearn/faq')]),
        );
        const input = await frame.waitForSelector('.welearn-choosing input[type="file"]');
        await writeFile(join(folder, 'bad.csv'), 'Question;Answer\nA?;B; C\n');
        await input.uploadFile(join(folder, 'bad.csv'));
        await until(page, () =>
          wp.data
            .select('core/notices')
            .getNotices()
            .some(({content}) => content.startsWith('bad.csv:2: This is not valid CSV')),
        );
        assert.equal(await textOf(), '');
        await writeFile(
          join(folder, 'umlauts.csv'),
          Buffer.from('Frage;Antwort\nWas kostet es für Schüler?;Nichts.\n', 'latin1'),
        );
        await input.uploadFile(join(folder, 'umlauts.csv'));
        await until(page, () => wp.data.select('core/block-editor').getBlocks()[0].attributes.text);
        assert.equal(
          await textOf(),
          '---\nfaq:\n  - q: Was kostet es für Schüler?\n    a: Nichts.\n---\n',
        );
      } finally {
        await rm(folder, {recursive: true});
      }
    });
  });

  /** Sets the site's language. An open editor would keep the old one. */
  const speak = async locale => {
    await closeEditors();
    // WordPress takes a language for installed if it has this file.
    const folder = join(site().root, 'wp-content/languages');
    await mkdir(folder, {recursive: true});
    if (locale) await writeFile(join(folder, `${locale}.mo`), '');
    const set = `update_option( 'WPLANG', '${locale}' ); return get_option( 'WPLANG' );`;
    assert.equal(await site().php(set), locale);
  };

  /** Types a word of a language, and finds the block by it. */
  const findBy = async (page, word, name) => {
    const keywords = await page.evaluate(() => wp.blocks.getBlockType('welearn/faq').keywords);
    // Other keywords stay as they are.
    assert.ok(keywords.includes('q&a'));
    await page.keyboard.type(`/${word}`);
    await until(
      page,
      name =>
        [...document.querySelectorAll('.components-autocomplete__result')].some(
          ({textContent}) => textContent === name,
        ),
      name,
    );
  };

  itInFull('is found by a word of a language without spaces', async () => {
    try {
      await speak('zh_TW');
      await write('author', page => findBy(page, '問題', 'We Learn：常見問題'));
    } finally {
      await speak('');
    }
  });

  it('speaks the editor’s language, from either side, and is found by its words', async () => {
    const seen = (frame, ...texts) =>
      until(frame, texts => texts.every(text => document.body.textContent.includes(text)), texts);
    try {
      for (const [locale, dir, choosing, settings, form, problems, list] of [
        [
          ...['de_DE', 'ltr', 'Hier schreiben', 'Beim Laden der Seite geöffnet'],
          ...['Frage 1 von 2', '2 Probleme:', 'We-Learn-Dokumente'],
        ],
        [
          ...['ar', 'rtl', 'الكتابة هنا', 'مفتوح عند تحميل الصفحة'],
          ...['السؤال 1 من 2', 'مشكلتان:', 'مستندات We Learn'],
        ],
      ]) {
        await speak(locale);
        await write('author', async (page, frame) => {
          if (locale === 'de_DE') await findBy(page, 'hilfe', 'We Learn: FAQ');
          await page.evaluate(() => {
            const made = wp.blocks.createBlock('welearn/faq');
            wp.data.dispatch('core/block-editor').resetBlocks([made]);
            wp.data.dispatch('core/block-editor').selectBlock(made.clientId);
            wp.data.dispatch('core/edit-post').openGeneralSidebar?.('edit-post/block');
          });
          await seen(frame, choosing);
          assert.equal(await frame.evaluate(() => getComputedStyle(document.body).direction), dir);
          await press(frame, choosing);
          await until(
            frame,
            label => document.querySelector(`.welearn-fields [aria-label="${label}"]`),
            form,
          );
          const isSeen = await frame.evaluate(() => {
            const {scrollWidth, clientWidth} = document.documentElement;
            return scrollWidth <= clientWidth;
          });
          assert.ok(isSeen, `${locale}: nothing is beside the page`);
          await page.evaluate(() => {
            const [{clientId}] = wp.data.select('core/block-editor').getBlocks();
            wp.data.dispatch('core/block-editor').selectBlock(clientId);
          });
          await seen(page, settings);
          const text = 'faq:\n  - q: Room #4\n    a: B #5\n';
          await page.evaluate(text => {
            const [{clientId}] = wp.data.select('core/block-editor').getBlocks();
            const given = {text: encodeURIComponent(text)};
            wp.data.dispatch('core/block-editor').updateBlockAttributes(clientId, given);
          }, text);
          const written = {de_DE: 'Als Text', ar: 'كنص'}[locale];
          await page.mouse.move(500, 500);
          await page.mouse.move(510, 510);
          await press(page, written, '.block-editor-block-toolbar');
          await seen(frame, problems);
        });
        const {page, close} = await visit(
          ...[browser(), site(), '/wp-admin/edit.php?post_type=welearn_document'],
          {role: 'author'},
        );
        assert.equal(await page.$eval('h1', h1 => h1.textContent.trim()), list);
        await close();
      }
    } finally {
      await speak('');
    }
  });
}
