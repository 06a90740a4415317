import assert from 'node:assert/strict';
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {JSDOM} from 'jsdom';
import {Command, runAlone} from './command.mjs';

/** `welearn render` and `render()`, as a site's build runs them. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'welearn-render-'));
const command = new Command(folder);
after(() => {
  command.end();
  rmSync(folder, {recursive: true});
});
const welearn = (args, input) => command.run(['render', ...args], input);

const DOCUMENT = `---
title: Us
about: |
  Come to [our room](rooms/1.html), [or not](#fees).

  ## Fees

  None.
faq_title: Questions
faq:
  - q: What does it *cost*?
    id: cost
    a: Nothing.
    topic: Money
  - q: Who pays?
    a: |
      See [there](#cost), and [LANGUAGE].

      | a |
      |---|
      | b |
    topic: Money
  - q: Not answered
    topic: Rest
---
`;

const ABOUT = `<welearn-about>
<h2>Us</h2>
<p>Come to <a href="rooms/1.html">our room</a>, <a href="#%C2%A0about%C2%A0fees">or not</a>.</p>
<h3 id="&nbsp;about&nbsp;fees">Fees</h3>
<p>None.</p>
</welearn-about>
`;
const FAQ = `<welearn-faq>
<h2>Questions</h2>
<h3 id="faq-money">Money</h3>
<span class="welearn-place" id="faq-cost"></span><details id="&nbsp;cost"><summary>What does it <em>cost</em>?</summary>
<p>Nothing.</p>
</details>
<span class="welearn-place" id="faq-who-pays"></span><details id="&nbsp;who-pays"><summary>Who pays?</summary>
<p>See <a href="#faq-cost">there</a>, and [LANGUAGE].</p>
<table>
<thead>
<tr>
<th>a</th>
</tr>
</thead>
<tbody><tr>
<td>b</td>
</tr>
</tbody></table>
</details>
<h3 id="faq-rest">Rest</h3>
<span class="welearn-place" id="faq-not-answered"></span><details id="&nbsp;not-answered"><summary>Not answered</summary>
</details>
</welearn-faq>
`;

describe('welearn render', () => {
  before(() => writeFileSync(join(folder, 'about.md'), DOCUMENT));

  it('prints both elements with the children that they read, the same each time', async () => {
    const alone = () => runAlone(['render', 'about.md'], {folder});
    for (const run of [alone, () => welearn(['about.md']), () => welearn(['about.md'])]) {
      const {code, stdout, stderr} = await run();
      assert.equal(stdout, ABOUT + FAQ);
      assert.deepEqual([code, stderr], [0, '']);
    }
  });

  it('prints one element, in a language, below a heading, with links and placeholders', async () => {
    const args = ['--element', 'faq', '--lang', 'de', '--heading-level', '5'];
    const more = ['--base', 'https://library.example/x/', '--placeholder', 'LANGUAGE=<b>A=B</b>'];
    const {code, stdout} = await welearn(['-', ...args, ...more], DOCUMENT);
    assert.equal(code, 0);
    assert.match(stdout, /^<welearn-faq lang="de" heading-level="5">\n<h5>Questions<\/h5>\n<h6 /);
    assert.match(stdout, /and &lt;b&gt;A=B&lt;\/b&gt;\./);
    assert.doesNotMatch(stdout, /welearn-about/);
    const about = await welearn(['-', '--element', 'about', ...more], DOCUMENT);
    assert.match(about.stdout, /href="https:\/\/library\.example\/x\/rooms\/1\.html"/);
  });

  it('writes what browsers need to fetch the document again', async () => {
    const args = ['--src', '/a.md', '--base', 'https://library.example/x/'];
    const {stdout} = await welearn(['-', ...args, '--placeholder', 'A=B'], DOCUMENT);
    const attributes = `src="/a.md" base="https://library.example/x/" placeholders="{&quot;A&quot;:&quot;B&quot;}"`;
    assert.ok(stdout.startsWith(`<welearn-about ${attributes}>\n`), stdout);
  });

  it('reads an address, from which links start', async t => {
    const server = createServer((request, response) => {
      if (request.url === '/old.md') return response.writeHead(302, {location: '/new/a.md'}).end();
      response.writeHead(request.url === '/new/a.md' ? 200 : 404).end(DOCUMENT);
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const site = `http://127.0.0.1:${server.address().port}`;
    const {code, stdout} = await welearn([`${site}/old.md`]);
    assert.equal(code, 0);
    assert.ok(stdout.includes(`href="${site}/new/rooms/1.html"`), stdout);
    const missing = await welearn([`${site}/missing.md`]);
    assert.deepEqual([missing.code, missing.stdout], [1, '']);
    assert.match(missing.stderr, /missing\.md:1:1: error: The server answered with status 404/);
  });

  it('prints errors as `check` does, and what can be shown', async () => {
    const broken = await welearn(['-'], 'faq:\n  - q: Hours: when?\n');
    assert.deepEqual([broken.code, broken.stdout], [1, '']);
    assert.match(broken.stderr, /^-:2:13: error: This is not valid YAML.*\n$/);
    const part = await welearn(['-'], 'about: Words.\nfaq: Here.\n');
    assert.deepEqual(
      [part.code, part.stdout],
      [1, '<welearn-about>\n<p>Words.</p>\n</welearn-about>\n'],
    );
    assert.match(part.stderr, /^-:2:6: error: "faq" must be a list of questions/);
    const none = await welearn(['-', '--element', 'faq'], 'about: Words.\n');
    assert.deepEqual([none.code, none.stdout], [1, '']);
    assert.match(none.stderr, /^-:1:1: error: This document has no questions\. .*\n$/);
    const file = await welearn(['missing.md']);
    assert.match(file.stderr, /^missing\.md:1:1: error: This file cannot be read .*\n$/);
  });

  it('refuses wrong options', async () => {
    for (const [args, message] of [
      [['--element', 'title'], /^--element must be one of about, faq, both; found "title"\./],
      [['--heading-level', '7'], /^--heading-level must be one of 1, 2, 3, 4, 5, 6; found "7"\./],
      [['--placeholder', 'LANGUAGE'], /^"LANGUAGE" is not a placeholder\. Write NAME=TEXT\./],
      [['--base', '/x'], /^"\/x" is not a full address\./],
      [['more.md'], /^Render one document at a time\./],
    ]) {
      const {code, stdout, stderr} = await welearn(['about.md', ...args]);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, message);
    }
  });

  it('says which package is missing', async () => {
    const alone = join(folder, 'alone');
    mkdirSync(alone);
    cpSync(join(root, 'dist'), join(alone, 'dist'), {recursive: true});
    writeFileSync(join(alone, 'package.json'), '{"type": "module", "version": "1.0.0"}');
    const options = {folder, command: join(alone, 'dist/cli.js')};
    const {code, stdout, stderr} = await runAlone(['render', 'about.md'], options);
    assert.deepEqual([code, stdout], [1, '']);
    assert.equal(stderr, 'Rendering needs the package "jsdom". Install it: npm install jsdom\n');
    assert.equal((await runAlone(['check', 'about.md'], options)).code, 0);
  });
});

describe('render()', () => {
  let render;
  before(async () => ({render} = await import('welearn-elements/render.js')));

  const inner = async (text, options) => {
    const {html, problems} = await render(text, options);
    assert.deepEqual(problems, []);
    return new JSDOM(html).window.document;
  };

  it('adds nothing to the globals of Node', async () => {
    const before = Object.getOwnPropertyNames(globalThis);
    await render(DOCUMENT);
    assert.deepEqual(Object.getOwnPropertyNames(globalThis), before);
  });

  it('takes no longer for a document after many others', async () => {
    const work = async count => {
      const faq = Array.from({length: count}, (_, i) => ({
        q: `Question ${i}?`,
        a: `*${i}*, [a](/b)`,
      }));
      const before = process.cpuUsage();
      await render({faq}, {shadow: true});
      return process.cpuUsage(before).user;
    };
    await work(100);
    const first = await work(100);
    await work(500);
    const last = await work(100);
    assert.ok(last < 1.5 * first, `${(last / first).toFixed(1)} times`);
  });

  it('takes a value, too', async () => {
    const {html} = await render([{q: 'Free?', a: 'Yes.'}], {placeholders: {}});
    assert.match(html, /<summary>Free\?<\/summary>\n<p>Yes\.<\/p>/);
  });

  it('has the language of the document, and the direction of its texts', async () => {
    const page = await inner('lang: ar\nfaq_title: أسئلة\nfaq: [{q: متى؟, a: الآن, topic: a}]');
    assert.equal(page.querySelector('welearn-faq').lang, 'ar');
    const turned = [...page.querySelectorAll('[dir]')].map(({localName, dir}) => [localName, dir]);
    assert.deepEqual(turned, [
      ['h2', 'auto'],
      ['summary', 'auto'],
      ['p', 'auto'],
    ]);
  });

  it('keeps a first topic, or a first heading, from becoming the title', async () => {
    const faq = await inner('faq: [{q: Free?, a: Yes, topic: Money}]', {headingLevel: 3});
    const headings = page => [...page.querySelectorAll('h2, h3')].map(one => one.outerHTML);
    assert.deepEqual(headings(faq), ['<h2 hidden=""></h2>', '<h3 id="faq-money">Money</h3>']);
    const about = await inner('about: "# Fees\\n\\nNone."');
    assert.deepEqual(headings(about), [
      '<h2 hidden=""></h2>',
      '<h2 id="&nbsp;about&nbsp;fees">Fees</h2>',
    ]);
  });

  it('leads links to the places that elements would find', async () => {
    const page = await inner(`faq:
- {q: One?, id: one, a: "[a](#two) [b](#faq-two) [c](#Fees) [d](#topic) [e](#none) [f](#one)\\n\\n# Fees\\n\\n# One"}
- {q: Two?, id: two, topic: Topic, a: "[g](#fees) [h](#one-1)\\n\\n# Fees\\n\\n# One"}`);
    const links = [...page.querySelectorAll('a')].map(link => {
      const id = decodeURIComponent(link.hash.slice(1));
      const target = page.getElementById(id);
      return [link.textContent, target?.nextSibling?.id ?? target?.id ?? 'nowhere'];
    });
    const near = number => `\u00A0${number}\u00A0fees`;
    assert.deepEqual(links.slice(0, 7), [
      ['a', '\u00A0two'],
      ['b', '\u00A0two'],
      ['c', near(1)],
      ['d', 'faq-topic'],
      ['e', 'nowhere'],
      ['f', '\u00A0one'],
      ['g', near(2)],
    ]);
  });

  it('keeps relative links as written, and drops those that could run a script', async () => {
    const links = [
      '/a b.html?x#y',
      '//other.example/a',
      'www.example.org',
      '?q',
      'HTTP:/one.example',
    ];
    const bad = [
      'javascript:hit()',
      ' java\tscript:hit()',
      'data:text/html,x',
      'http://[',
      '\u0001javascript:hit()',
    ];
    const about = [...links, ...bad].map(one => `<a href="${one}">x</a> <img src="${one}">`);
    const page = await inner({about: about.join('\n\n')});
    assert.deepEqual(
      [...page.querySelectorAll('a')].map(link => link.getAttribute('href')),
      [
        '/a b.html?x#y',
        '//other.example/a',
        'https://www.example.org/',
        '?q',
        'http://one.example/',
      ],
    );
    assert.equal(page.querySelectorAll('img').length, 5);
  });
});
