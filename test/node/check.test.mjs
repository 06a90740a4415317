import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {documentFiles} from '../server/documents.mjs';
import {cli, Command, runAlone} from './command.mjs';

/** `welearn check`, as an editor or a build server runs it. */
const folder = mkdtempSync(join(tmpdir(), 'welearn-check-'));
const command = new Command(folder);
const welearn = args => command.run(args);

/** Checks one text, in which `☞` marks a problem, and returns its place. */
async function checked(text, ...args) {
  const lines = text.slice(0, text.indexOf('☞')).split('\n');
  writeFileSync(join(folder, 'about.md'), text.replace('☞', ''));
  const result = await welearn(['check', 'about.md', ...args]);
  return {...result, place: `about.md:${lines.length}:${lines.at(-1).length + 1}`};
}

const groups = new Map();

/** Checks all texts of a group in one run, which saves time. */
async function checkedAmong(texts, name) {
  if (!groups.has(texts)) {
    const files = Object.values(texts).map((text, i) => {
      writeFileSync(join(folder, `${groups.size}-${i}.md`), text.replace('☞', ''));
      return `${groups.size}-${i}.md`;
    });
    groups.set(texts, {files, result: welearn(['check', ...files])});
  }
  const {files, result} = groups.get(texts);
  const {code, lines, stderr} = await result;
  assert.match(stderr, new RegExp(`^${files.length} documents,`, 'm'));
  const file = files[Object.keys(texts).indexOf(name)];
  const before = texts[name].slice(0, Math.max(0, texts[name].indexOf('☞'))).split('\n');
  return {
    code,
    lines: lines.filter(line => line.startsWith(`${file}:`)),
    place: `${file}:${before.length}:${before.at(-1).length + 1}`,
  };
}

const mapValues = (object, change) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));

const GOOD = '---\ntitle: About\nfaq:\n  - q: When?\n    a: Now.\n---\n\nCome in.\n';

describe('welearn check', () => {
  after(() => {
    command.end();
    rmSync(folder, {recursive: true, force: true});
  });

  it('prints nothing for a valid document, and exits with 0', async () => {
    writeFileSync(join(folder, 'good.md'), GOOD);
    const {code, stdout, stderr} = await runAlone(['check', 'good.md'], {folder});
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(stderr, /^1 document, 0 errors, 0 warnings$/m);
  });

  it('prints one line per problem, without escape codes and CI commands from a document', async () => {
    const question =
      '  - q: "Forged?"\n    id: "\\r\\n::error::forged\\r\\nabout.md:1:1: error: forged##[error]x"\n';
    const hostile = `---\nfaq:\n${question}    a: "[x](<#\\e]0;forged\\a\\x9B2J\\u202E##[group] ##vso[task.complete] ##teamcity[x]>)"\n${question}---\n`;
    writeFileSync(join(folder, '::warning::.md'), hostile);
    writeFileSync(join(folder, ' \u3000::warning::.md'), hostile);
    for (const args of [[], ['--json']]) {
      const {stdout} = await welearn(['check', '::warning::.md', ' \u3000::warning::.md', ...args]);
      assert.match(stdout, /forged/);
      assert.doesNotMatch(stdout, /(?!\n)[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
      assert.doesNotMatch(stdout, /^\s*::|##\w*\[/m);
      if (args.length) assert.equal(JSON.parse(stdout).length, 4);
      else assert.equal(stdout.trimEnd().split('\n').length, 4);
    }
  });

  it('starts in little more time than Node itself', () => {
    writeFileSync(join(folder, 'good.md'), GOOD);
    writeFileSync(
      join(folder, 'spent.mjs'),
      `process.on('exit', () => {
        const {user, system} = process.cpuUsage();
        console.log('spent', user + system);
      });`,
    );
    // The time of the processor, which other work of the machine does not add to.
    const spent = (...args) => {
      const stdout = execFileSync(process.execPath, ['--import', './spent.mjs', ...args], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      });
      return Number(/^spent (\d+)$/m.exec(stdout)[1]);
    };
    let [bare, whole] = [Infinity, Infinity];
    for (let i = 0; i < 2; i++) {
      bare = Math.min(bare, spent('-e', '0'));
      whole = Math.min(whole, spent(cli, 'check', 'good.md'));
    }
    assert.ok(whole < 8 * bare, `${whole / bare} times`);
  });

  const errors = {
    'a wrong kind of value': [
      '---\ntitle: A\nfaq: ☞Here.\n---\n',
      /"faq" must be a list of questions; found a text\. Start each/,
    ],
    'broken YAML': ['---\nfaq:\n  - q: Hours☞: when?\n---\n', /not valid YAML.*quotes/],
    'a tab': ['faq:\n☞\t- q: When?\n', /tab/],
    'broken JSON': ['{"title": "A",☞}', /comma/],
    'broken TOML': ['title = "A"\n[[faq]]\nq = \n☞', /not valid TOML/],
    'a misspelt key': ['☞Title: A\nabout: B\n', /Did you mean "title"\?/],
    'nothing to show': ['☞title: A\n', /nothing to show/],
    'data without questions': [
      'staff:\n  ☞- name: Ada\n    room: 2\n',
      /"staff" must be a list of questions; found 1 entry with the keys "name", "room"/,
    ],
    'a web page': ['☞<!doctype html>\n<title>A</title>', /web page \(HTML\)/],
  };
  const wrong = mapValues(errors, ([text]) => text);
  for (const [name, [, message]] of Object.entries(errors)) {
    it(`prints an error with its place, and exits with 1: ${name}`, async () => {
      const {code, lines, place} = await checkedAmong(wrong, name);
      assert.equal(code, 1);
      assert.equal(lines.length, 1);
      assert.ok(lines[0].startsWith(`${place}: error: `), `${lines[0]} is not at ${place}`);
      assert.match(lines[0], message);
    });
  }

  const warnings = {
    'a link without a scheme': [
      'about: See [us](☞example.org/rooms).\n',
      /https:\/\/example\.org\/rooms/,
      '[us](',
    ],
    'a bare www link': [
      '---\nfaq:\n  - q: A\n    a: |\n      One line,\n      then [us](☞www.example.org/x).\n---\n',
      /https:\/\/www\.example\.org\/x/,
      '[us](',
    ],
    'a link without text': ['---\ntitle: A\n---\n\nSee ☞[](https://example.org/).\n', /no text/],
    'a root-relative link': [
      'faq:\n  - q: A\n    a: >\n      Look\n      ☞[there](/rooms).\n',
      /only works on the site that hosts this document/,
    ],
    'a link of another scheme': [
      'about: Open ☞[this](ftp://example.org/).\n',
      /"ftp:" addresses are removed/,
    ],
    'an e-mail address as a link': [
      'about: Write to ☞[us](ask@example.org).\n',
      /mailto:ask@example\.org/,
    ],
    'a link to no question': [
      'faq:\n  - {q: When?, a: "See ☞[who](#who)."}\n',
      /No question here has the id "who"/,
    ],
    'a link in HTML': ['about: See ☞<a href="/x">this</a>.\n', /full https:\/\/ address/],
    'an image without text': ['about: A ☞![](https://example.org/a.png)\n', /cannot see it/],
    'a heading that skips a level': [
      '---\ntitle: A\n---\n## One\n\n☞#### Two\n',
      /from level 2 to level 4.*Write ### instead\./,
    ],
    'the same id twice': [
      'faq:\n  - {id: x, q: A, a: b}\n  - {id: ☞x, q: C, a: d}\n',
      /"x" already appears at faq\[0\]/,
    ],
    'the same question twice': ['faq:\n  - q: A\n  - ☞q: A\n', /Reword one/],
    'an entry without a question': [
      'faq:\n  - {q: A, a: B}\n  - ☞a: Lost.\n',
      /no question.*Add "q:"/,
    ],
    'an invalid language': ['lang: ☞english language\nabout: A\n', /"en"/],
    'an invalid UTF-8 character': ['about: Caf☞\uFFFD\n', /UTF-8/],
  };
  const doubtful = mapValues(warnings, ([text, , before = '']) =>
    before ? text.replace('☞', '').replace(before, `☞${before}`) : text,
  );
  for (const [name, [, message]] of Object.entries(warnings)) {
    it(`prints a warning with its place, and exits with 0: ${name}`, async () => {
      const {code, lines, place} = await checkedAmong(doubtful, name);
      assert.deepEqual([code, lines.length], [0, 1], lines.join('\n'));
      assert.ok(lines[0].startsWith(`${place}: warning: `), `${lines[0]} is not at ${place}`);
      assert.match(lines[0], message);
    });
  }

  const good = {
    'links within the document':
      'faq:\n  - {id: x, q: When?, a: "[a](#x) [b](#faq-x) [c](#who)"}\n  - {q: Who?, a: All}\n',
    'links that work anywhere':
      'about: "[a](https://a.example) [b](mailto:a@b.example) [c](tel:+1) <https://d.example>"\n',
    'links to files beside the document':
      'about: "[rules](rules.pdf) ![map](map.svg) [more](../more.md)"\n',
    'an entry that is hidden on purpose':
      "faq:\n  - {q: '', a: Later.}\n  - {q: A, a: B}\n  - {id: b, hidden: true}\n",
    'link characters in code': 'about: "`[a](/b)` is how"\n',
    'unknown keys': 'title: A\nabout: B\ndate: 2024-01-01\nintro_links: [a, b]\n',
  };
  for (const name of Object.keys(good)) {
    it(`prints nothing for ${name}`, async () => {
      const {code, lines} = await checkedAmong(good, name);
      assert.deepEqual([code, lines], [0, []]);
    });
  }

  it('prints nothing for root-relative links with a base', async () => {
    const {code, stdout} = await checked('about: "[a](/b)"\n', '--base', 'https://a.example');
    assert.deepEqual([code, stdout], [0, '']);
  });

  it('checks several documents, and prints problems in line order', async () => {
    writeFileSync(join(folder, 'a.yaml'), 'about: "[](https://a.example)"\nfaq: x\nbundles: y\n');
    writeFileSync(join(folder, 'b.json'), '{"faq": 1}');
    const {code, lines, stderr} = await welearn(['check', 'a.yaml', 'b.json']);
    assert.equal(code, 1);
    assert.deepEqual(
      lines.map(line => line.split(': ').slice(0, 2).join(' ')),
      ['a.yaml:1:9 warning', 'a.yaml:2:6 error', 'a.yaml:3:10 error', 'b.json:1:9 error'],
    );
    assert.match(stderr, /^2 documents, 3 errors, 1 warning$/m);
  });

  it('prints JSON for programs', async () => {
    const {code, stdout, place} = await checked('faq:\n  - {q: A, a: B}\n  - q: ☞[a]\n', '--json');
    const problems = JSON.parse(stdout);
    assert.equal(code, 1);
    const [{file, severity, code: kind, line, column, path, message}] = problems;
    assert.deepEqual(
      [problems.length, `${file}:${line}:${column}`, severity, kind, path],
      [1, place, 'error', 'invalid-document', 'faq[1].q'],
    );
    assert.match(message, /must be a text/);
    const {stdout: none} = await checked(GOOD, '--json');
    assert.deepEqual(JSON.parse(none), []);
  });

  it('reads standard input', async () => {
    const {code, lines} = await runAlone(['check', '-'], {input: 'faq: x\n'});
    assert.equal(code, 1);
    assert.match(lines.join(), /^-:1:6: error: /);
  });

  it('reports a missing file', async () => {
    const {code, lines} = await welearn(['check', 'nowhere.md']);
    assert.equal(code, 1);
    assert.match(lines.join(), /^nowhere\.md:1:1: error: This file cannot be read.*no such file/);
  });

  it('reports a folder', async () => {
    const {code, lines} = await welearn(['check', '.']);
    assert.equal(code, 1);
    assert.match(lines.join(), /^\.:1:1: error: .*It is a folder\. Name the files in it\./);
  });

  it('reads other encodings as elements do, with a warning', async () => {
    const text = 'about: Café\nfaq: x\n';
    writeFileSync(join(folder, 'old.md'), Buffer.from(text, 'latin1'));
    writeFileSync(join(folder, 'wide.md'), Buffer.from(`\uFEFF${text}`, 'utf16le'));
    for (const name of ['old.md', 'wide.md']) {
      const {code, lines} = await welearn(['check', name]);
      assert.equal(code, 1);
      assert.equal(lines.length, 2, lines.join('\n'));
      assert.match(lines[0], /:1:1: warning: .*Save it as UTF-8\./);
      assert.match(lines[1], /:2:6: error: "faq" must be/);
    }
  });

  it('explains its usage, and exits with 2, if used incorrectly', async () => {
    for (const args of [
      [],
      ['check'],
      ['chek', 'a.md'],
      ['check', '--jsn', 'a.md'],
      ['check', '--base', 'x', 'a.md'],
      ['check', '--json', '--github', 'a.md'],
    ]) {
      const {code, stdout, stderr} = await welearn(args);
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.match(stderr, /Usage: welearn check/);
    }
    const {code, stdout} = await welearn(['--help']);
    assert.equal(code, 0);
    assert.match(stdout, /Usage: welearn check/);
    assert.match((await welearn(['--version'])).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  const hostile = {
    'as the command': ['\n::error::forged'],
    'as an option': ['check', '--x\n::error::forged\u001b[2J'],
    'as a letter of an option': ['check', '-\n::error::forged'],
    'as the value of an option that has none': ['check', '--json\n::error::forged', 'a.md'],
    'as an address': ['check', '--base', '\u202e\r\n ::error::forged##[error]', 'a.md'],
    'as a long command': ['x'.repeat(5000)],
    'as a long option': ['check', `--${'x'.repeat(5000)}`],
    'as a long address': ['check', '--base', 'x'.repeat(5000), 'a.md'],
  };
  for (const [name, args] of Object.entries(hostile)) {
    it(`quotes a hostile argument escaped and short: ${name}`, async () => {
      const {code, stdout, stderr} = await welearn(args);
      assert.deepEqual([code, stdout], [2, '']);
      const [message] = stderr.split(/\n\nwelearn \d/);
      assert.ok(message.length < 400, `${message.length} characters`);
      assert.doesNotMatch(message, /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]|##\w*\[/u);
      assert.doesNotMatch(message, /^\s*::/m);
    });
  }

  it('finds no error in documents of libraries', async () => {
    const {code, lines} = await welearn(['check', ...documentFiles]);
    assert.equal(code, 0, lines.join('\n'));
  });

  describe('for an address', () => {
    let server;
    let url;
    const pages = {
      '/good.md': [200, GOOD, {'access-control-allow-origin': '*'}],
      '/closed.md': [200, GOOD, {}],
      '/page.md': [200, '<!doctype html><title>A</title>', {'access-control-allow-origin': '*'}],
    };
    before(async () => {
      server = createServer(({url: path, method}, response) => {
        const [status, body, headers] = pages[path] ?? [404, 'none', {}];
        response.writeHead(status, headers).end(method === 'HEAD' ? '' : body);
      });
      await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
      url = `http://127.0.0.1:${server.address().port}`;
    });
    after(() => server.close());

    it('finds nothing in a valid document', async () => {
      const {code, stdout} = await welearn(['check', `${url}/good.md`]);
      assert.deepEqual([code, stdout], [0, '']);
    });

    it('warns that other sites may not read it', async () => {
      const {code, lines} = await welearn(['check', `${url}/closed.md`]);
      assert.equal(code, 0);
      assert.equal(lines.length, 1);
      assert.match(lines[0], /closed\.md:1:1: warning: .*Access-Control-Allow-Origin: \*/);
    });

    const failures = {
      'page.md': /web page/,
      'none.md': /status 404/,
    };
    for (const [path, message] of Object.entries(failures)) {
      it(`reports another answer: ${path}`, async () => {
        const {code, lines} = await welearn(['check', `${url}/${path}`]);
        assert.equal(code, 1);
        assert.match(lines.join('\n'), message);
      });
    }

    it('reports a missing server', async () => {
      const {code, lines} = await welearn(['check', 'http://127.0.0.1:1/about.md']);
      assert.equal(code, 1);
      assert.match(
        lines.join('\n'),
        /error: The document http:\/\/127\.0\.0\.1:1\/about\.md could not be reached/,
      );
    });
  });
});
