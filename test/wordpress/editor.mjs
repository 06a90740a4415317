import assert from 'node:assert/strict';
import {it} from 'node:test';
import {canvas, visit} from './site/visitor.mjs';

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
  /** Opens the editor, runs the test, and checks the editor's messages. */
  const write = async (role, tell) => {
    const visitor = await visit(browser(), site(), '/wp-admin/post-new.php', {role});
    try {
      const frame = await canvas(visitor.page);
      const title = await frame.waitForSelector('.editor-post-title__input, .wp-block-post-title');
      await title.focus();
      await visitor.page.keyboard.type('A page');
      await until(
        visitor.page,
        () => wp.data.select('core/editor').getEditedPostAttribute('title') === 'A page',
      );
      await visitor.page.keyboard.press('Enter');
      await until(frame, () => document.activeElement?.closest('[data-type="core/paragraph"]'));
      await tell(visitor.page, frame);
      assert.deepEqual(
        visitor.messages.filter(text => /welearn|uncaught/i.test(text)),
        [],
      );
      const foreign = visitor.foreign.filter(url => !/w\.org/.test(url));
      assert.deepEqual(foreign, [], 'the plugin requests nothing from other sites');
    } finally {
      await visitor.close();
    }
  };
  /** Polls until a condition holds. */
  const until = (frame, check, ...args) => frame.waitForFunction(check, {}, ...args);
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

      const select = await page.waitForFunction(() =>
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
    });
  });

  it('keeps a document written in the block, with its problems listed beside it', async () => {
    await write('contributor', async (page, frame) => {
      await page.evaluate(() => {
        wp.data.dispatch('core/block-editor').resetBlocks([wp.blocks.createBlock('welearn/faq')]);
      });
      await press(frame, 'Write it here');
      await press(page, 'As text', '.block-editor-block-toolbar');
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
      await press(page, 'As text', '.block-editor-block-toolbar');
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
}
