import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {PATIENCE} from '../patience.mjs';
import {serveDemo} from './demo-server.mjs';
import {untilIn} from '../until-in.mjs';
import {launch} from './site.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const {modules} = JSON.parse(readFileSync(`${root}custom-elements.json`, 'utf8'));
const elements = modules.flatMap(({declarations}) => declarations).filter(one => one.tagName);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The pages of the demo that work with documents, as `npm start` serves them. */
describe('the builder', () => {
  let server;
  let browser;
  let page;
  let messages;
  let requests;
  before(async () => {
    server = await serveDemo();
    browser = await launch('chromium');
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  async function open(path, {width = 1280} = {}) {
    const context = await browser.createBrowserContext();
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.setViewport({width, height: 900});
    messages = [];
    requests = [];
    page.on('request', request => requests.push(new URL(request.url()).origin));
    page.on('console', message => {
      // Messages of Vite itself.
      if (message.type() !== 'debug') messages.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', error => messages.push(String(error)));
    await page.goto(new URL(path, server.resolvedUrls.local[0]).href, {waitUntil: 'load'});
    return context;
  }

  const textOf = selector => page.$eval(selector, ({textContent}) => textContent);
  const says = (selector, words) =>
    untilIn(
      page,
      (selector, words) => document.querySelector(selector).textContent.includes(words),
      selector,
      words,
    );
  const write = (selector, value) =>
    page.$eval(
      selector,
      (field, value) => {
        field.value = value;
        field.dispatchEvent(new Event('input', {bubbles: true}));
        field.dispatchEvent(new Event('change', {bubbles: true}));
      },
      value,
    );
  const press = selector => page.$eval(selector, button => button.click());
  /** Waits until the preview shows these questions. */
  const shows = (...questions) =>
    untilIn(
      page,
      questions => {
        const faq = document.querySelector('iframe')?.contentDocument.querySelector('welearn-faq');
        const shown = [...(faq?.shadowRoot?.querySelectorAll('[part~=question-text]') ?? [])];
        return JSON.stringify(shown.map(one => one.textContent.trim())) === questions;
      },
      JSON.stringify(questions),
    );
  const violations = async () => {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const {violations} = await globalThis.axe.run(document, {
        resultTypes: ['violations'],
        iframes: false,
      });
      return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join()}`);
    });
  };

  it('leads from a text with a mistake to the lines for each system', async () => {
    const context = await open('demo/');
    await Promise.all([page.waitForNavigation(), press('nav [href="builder.html"]')]);
    messages = []; // The page before shows errors on purpose.
    await shows('What does it cost?', 'May I bring a friend?', 'Do I need a library card?');
    await says('#shape', 'Read as: a We Learn document. No problems.');
    assert.deepEqual(await violations(), []);

    // A problem leads to its place.
    await write(
      '[name="text"]',
      'faq:\n  - q: Is it free?\n    a: See [fees](example.org/fees).\n',
    );
    await says('#problems', 'example.org/fees" is missing https://');
    await page.focus('#problems button');
    await page.keyboard.press('Enter');
    const selected = await page.$eval('[name="text"]', field => [
      field.value.slice(field.selectionStart, field.selectionEnd),
      document.activeElement === field,
    ]);
    assert.match(selected[0], /^\[fees\]\(example\.org\/fees\)\.$/);
    assert.ok(selected[1]);

    await write('[name="text"]', '# FAQ\n\n## Is it free?\n\nNo.\n');
    await says('#shape', 'Read as: a Markdown page: 1 heading is a question');
    await shows('Is it free?');

    // An open question stays open while one writes.
    const inPreview = part =>
      page.evaluateHandle(
        part =>
          document
            .querySelector('iframe')
            .contentDocument.querySelector('welearn-faq')
            .shadowRoot.querySelector(`[part~=${part}]`),
        part,
      );
    await (await inPreview('question')).evaluate(button => button.click());
    await write('[name="text"]', "# FAQ\n\n## Is it free?\n\nYes, it's <b>free</b>.\n");
    await untilIn(
      page,
      answer => answer.textContent.includes('Yes'),
      await inPreview('answer-open'),
    );

    // Every attribute is an option, and arrives in the preview and in the lines.
    const names = await page.$$eval('form [name]', all => all.map(({name}) => name));
    const attributes = elements.flatMap(one => one.attributes.map(({name}) => name));
    const missing = attributes.filter(name => !['src', 'data', ...names].includes(name));
    assert.deepEqual(missing, []);
    for (const name of ['searchable', 'stylesheet', 'icon-position', 'placeholders']) {
      const value = {
        stylesheet: '/"own".css',
        'icon-position': 'start',
        placeholders: 'DAY = Monday',
      }[name];
      if (value) await write(`[name="${name}"]`, value);
      else await press(`[name="${name}"]`);
    }
    await untilIn(page, () => {
      const faq = document.querySelector('iframe').contentDocument.querySelector('welearn-faq');
      return faq.searchable && faq.getAttribute('placeholders') === '{"DAY":"Monday"}';
    });
    const snippets = {};
    for (const system of ['html', 'block', 'shortcode', 'editor', 'frame']) {
      await write('[name="system"]', system);
      snippets[system] = await textOf('#snippet');
      if (system !== 'html') assert.match(await textOf('#notes'), /remove/, system);
      if (system === 'block' || system === 'shortcode')
        assert.match(await textOf('#notes'), /does not take icon-position/);
    }
    assert.match(
      snippets.html,
      /<script type="module" src="\/welearn-elements-[\d.]+\/welearn\.js">/,
    );
    const parsed = await page.evaluate(({html, editor, frame}) => {
      const parse = code => new DOMParser().parseFromString(code, 'text/html');
      const faq = parse(html).querySelector('welearn-faq');
      const data = parse(editor).querySelector('welearn-faq').getAttribute('data');
      return {
        ...Object.fromEntries([...faq.attributes].map(({name, value}) => [name, value])),
        data: JSON.parse(data),
        frame: [...new URL(parse(frame).querySelector('iframe').src).searchParams],
      };
    }, snippets);
    assert.equal(parsed.src, 'about.md');
    assert.equal(parsed.searchable, '');
    assert.equal(parsed.stylesheet, '/"own".css');
    assert.deepEqual(JSON.parse(parsed.placeholders), {DAY: 'Monday'});
    assert.deepEqual(parsed.data.faq, [{q: 'Is it free?', a: "Yes, it's <b>free</b>."}]);
    const framed = parsed.frame.map(([name]) => name).toSorted();
    assert.deepEqual(framed, ['icon-position', 'placeholders', 'searchable', 'src']);
    const [, block] = /<!-- wp:welearn\/faq (.*) \/-->/.exec(snippets.block);
    assert.doesNotMatch(block, /[<>]|--/);
    assert.match(JSON.parse(block).text, /it's <b>free<\/b>/);
    assert.match(snippets.shortcode, /\[welearn_faq src="[^"]+" .*placeholders="DAY=Monday"/);
    assert.deepEqual(
      messages.filter(one => !/own.*css|404|has no about text/.test(one)),
      [],
    );
    assert.deepEqual([...new Set(requests)], [new URL(page.url()).origin]);
    await context.close();
  });

  it('has a field for each custom property, and writes a theme of them', async () => {
    const context = await open('demo/builder.html', {width: 375});
    await shows('What does it cost?', 'May I bring a friend?', 'Do I need a library card?');
    await press('details:has(#studio) > summary');
    const names = await page.$$eval('form [name]', all => all.map(({name}) => name));
    const fixed = ['color', 'accent-color', 'focus-color', 'topic-index'];
    const wanted = elements
      .flatMap(one => one.cssProperties.map(({name}) => name))
      .filter(name => !fixed.includes(name.replace('--welearn-', '')));
    assert.deepEqual(
      wanted.filter(name => !names.includes(name)),
      [],
    );
    const sized = () =>
      page.$eval('iframe', ({contentDocument, contentWindow}) => {
        const {shadowRoot} = contentDocument.querySelector('welearn-faq');
        return contentWindow.getComputedStyle(shadowRoot.querySelector('.question')).fontSize;
      });
    await write('[name="--welearn-question-size"]', '30px');
    assert.equal(await sized(), '30px');
    await write('[name="--welearn-muted-color"]', 'light-dark(#777, oklch(0.9 0.05 200))');
    const said = await textOf('[id="said---welearn-muted-color"]');
    assert.match(
      said,
      /^In light: 4\.4 : 1, too little: text needs 4\.5 : 1\. In dark: 1\d\.\d : 1, AAA\.$/,
    );
    assert.match(await textOf('#css'), /\n {2}--welearn-question-size: 30px;\n/);
    await write('[name="--welearn-radius"]', '8');
    assert.match(await textOf('[id="said---welearn-radius"]'), /^This is not a length\./);
    assert.doesNotMatch(await textOf('#css'), /radius/);
    assert.deepEqual(await violations(), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
    const address = page.url();
    await context.close();
    const other = await open(address);
    await shows('What does it cost?', 'May I bring a friend?', 'Do I need a library card?');
    assert.equal(await sized(), '30px');
    await write('[name="--welearn-question-size"]', '');
    assert.notEqual(await sized(), '30px');
    assert.doesNotMatch(await textOf('#css'), /question-size/);
    assert.deepEqual(messages, []);
    await other.close();
  });

  it('converts questions of other programs into a document', async () => {
    const context = await open('demo/convert.html', {width: 375});
    const expected = {
      libanswers: [
        /a table, 3 questions, 2 topics/,
        /q: Is there a fine\?\n {4}a: <p>No\.<\/p>\n {4}topic: Borrowing/,
      ],
      yoast: [/2 lines are questions/, /id: faq-question-1\n {4}q: Is it free\?/],
      details: [/1 heading is a topic/, /q: Is it free\?\n {4}a: <p>Yes.*\n {4}topic: Fees/],
      cells: [/a table, 3 questions/, /q: May I come late\?\n {4}a: Until the third week\./],
      markdown: [/2 headings are questions/, /^---\nfaq_title: Questions about circles\n/],
    };
    for (const [name, [shape, text]] of Object.entries(expected)) {
      await page.select('#example', name);
      await untilIn(
        page,
        source => new RegExp(source).test(document.querySelector('#shape').textContent),
        shape.source,
      );
      assert.match(await textOf('#made'), text);
    }
    assert.deepEqual(await violations(), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
    await write('#given', 'faq:\n  - q: "open');
    await says('#shape', 'Line 2: ');
    assert.equal(await textOf('#made'), '');
    await write('#given', '## Is it free?\n\nYes.\n\n## May I come late?\n\nYes.\n');
    await says('#made', 'May I come late?');
    await Promise.all([page.waitForNavigation(), press('#build')]);
    await shows('Is it free?', 'May I come late?');
    assert.deepEqual(
      messages.filter(one => !/has no about text/.test(one)),
      [],
    );
    await context.close();
  });

  it('explains every member of the elements, with examples', async () => {
    const context = await open('demo/reference.html', {width: 375});
    const entries = await page.$$eval('.entry h3', all => all.map(one => one.textContent));
    const names = elements.flatMap(one => [
      ...one.attributes.map(({name}) => name),
      ...one.events.map(({name}) => name),
      ...one.cssParts.map(({name}) => `::part(${name})`),
      ...one.cssProperties.map(({name}) => name),
      ...one.cssStates.map(({name}) => `:state(${name})`),
    ]);
    assert.deepEqual(
      names.filter(name => !entries.includes(name)),
      [],
    );
    assert.ok(entries.includes('show(id)') && entries.includes('expand-icon'));
    const openExample = async name => {
      const at = `xpath///h3[.="${name}"]/ancestor::*[@class="entry"]//details`;
      const details = await page.waitForSelector(at);
      if (!(await details.evaluate(one => one.open)))
        await details.$eval('summary', summary => summary.click());
      await untilIn(
        page,
        one => one.querySelector('welearn-about, welearn-faq')?.state === 'ready',
        details,
      );
      return details;
    };
    const part = await openExample('::part(question)');
    await untilIn(
      page,
      one => {
        const question = one
          .querySelector('welearn-faq')
          .shadowRoot.querySelector('button.question');
        return question && getComputedStyle(question).outlineStyle === 'solid';
      },
      part,
    );
    const late = await openExample('::part(copied)');
    await untilIn(page, one => one.textContent.includes('This part appears after a click'), late);
    const attribute = await openExample('searchable');
    assert.equal(
      await attribute.$eval('pre', ({textContent}) => textContent),
      '<welearn-faq src="about.md" searchable></welearn-faq>',
    );
    assert.deepEqual(await violations(), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
    assert.deepEqual(messages, []);
    await context.close();
  });

  it('edits questions in a form, keeps all in its address, and measures contrast', async () => {
    const context = await open('demo/builder.html', {width: 375});
    await press('[name="way"][value="form"]');
    await untilIn(page, () => document.querySelectorAll('.questions li').length === 3);
    await page.focus('.questions li:nth-child(2) [data-do="up"]');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.ariaLabel), 'Move up question 1');
    await shows('May I bring a friend?', 'What does it cost?', 'Do I need a library card?');
    await press('.questions li:nth-child(3) [data-do="remove"]');
    await press('[data-do="add"]');
    await page.keyboard.type('Is there: a lift? # yes');
    await page.keyboard.press('Tab');
    await page.keyboard.type('In *both* houses.');
    await shows('May I bring a friend?', 'What does it cost?', 'Is there: a lift? # yes');
    assert.match(
      await page.$eval('[name="text"]', ({value}) => value),
      /\n {4}a: In \*both\* houses\.\n/,
    );
    assert.deepEqual(await violations(), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);

    const contrast = () => textOf('#light-accent');
    assert.equal(await contrast(), '6.6 : 1, AA');
    await write('[name="light-accent"]', '#777777');
    assert.equal(await contrast(), '4.4 : 1, too little: text needs 4.5 : 1');
    assert.match(await textOf('#css'), /--welearn-accent-color: light-dark\(#777777, #80cbc4\);/);
    await press('[name="scheme"][value="dark"]');
    await press('[name="width"][value="desktop"]');
    await press('[name="no-heading"]');
    const look = () =>
      page.$eval('iframe', ({contentDocument, contentWindow}) => {
        const faq = contentDocument.querySelector('welearn-faq');
        const {backgroundColor} = contentWindow.getComputedStyle(contentDocument.documentElement);
        return [contentWindow.innerWidth, backgroundColor, faq.getAttribute('heading')];
      });
    assert.deepEqual(await look(), [1024, 'rgb(20, 24, 26)', '']);

    // A colleague opens the address.
    const address = page.url();
    assert.match(address, /#.*way=form/);
    await context.close();
    const other = await open(address);
    await shows('May I bring a friend?', 'What does it cost?', 'Is there: a lift? # yes');
    await untilIn(page, () => document.querySelectorAll('.questions li').length === 3);
    assert.deepEqual(await look(), [1024, 'rgb(20, 24, 26)', '']);
    assert.equal(await contrast(), '4.4 : 1, too little: text needs 4.5 : 1');

    // A table needs to be rewritten, and then has fields.
    await press('[name="way"][value="text"]');
    await write('[name="text"]', 'Question,Answer\nIs it free?,Yes.\n');
    await says(
      '#problems',
      'Read as: a table, 1 question. The elements read no tables: rewrite it.',
    );
    await write('[name="text"]', 'faq:\n  - q: Is it free?\n    a: Yes.\n');
    await untilIn(page, () => document.querySelector('#unfit').hidden);
    await write('[name="text"]', 'Question,Answer\nIs it free?,Yes.\n');
    await untilIn(page, () => !document.querySelector('#unfit').hidden);
    await press('#rewrite');
    await shows('Is it free?');
    await press('[name="way"][value="form"]');
    await untilIn(page, () => document.querySelectorAll('.questions li').length === 1);

    await press('[name="way"][value="address"]');
    await says('#shape', 'Read as: a We Learn document.');
    assert.match(await page.$eval('#fetched', ({value}) => value), /^---\ntitle: A chair/);
    await says('#problems', 'example.org/events" is missing https://');
    await press('#problems button');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'fetched');
    await write('[name="address"]', 'missing.md');
    await says('#problems', '404');
    await other.close();
  });
});
