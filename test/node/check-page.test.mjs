import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {findBrowser} from '../../scripts/browsers.mjs';
import {launch} from '../pages/site.mjs';
import {PATIENCE} from '../patience.mjs';
import {share} from '../scope.mjs';
import {Command, runAlone} from './command.mjs';

/** `welearn check --page`, against servers with pages that are wrong in one way each. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const folder = mkdtempSync(join(tmpdir(), 'welearn-page-'));

/** The certificate of the server with https, which the command trusts. */
const [key, cert] = ['key.pem', 'cert.pem'].map(name => join(folder, name));
execFileSync(
  'openssl',
  `req -x509 -newkey rsa:2048 -nodes -keyout ${key} -out ${cert} -days 2 -subj /CN=library -addext subjectAltName=IP:127.0.0.1`.split(
    ' ',
  ),
  {stdio: 'ignore'},
);
const command = new Command(folder, {NODE_EXTRA_CA_CERTS: cert});
after(() => command.end());
const welearn = args => command.run(args);

const read = name => readFileSync(join(dist, name), 'utf8');
const {integrity} = JSON.parse(read('integrity.json'));

const DOCUMENT = 'title: About us\nabout: Come in.\nfaq:\n  - q: When?\n    a: Now.\n';
const TYPES = {js: 'text/javascript', md: 'text/markdown', html: 'text/html; charset=utf-8'};
const OPEN = {'access-control-allow-origin': '*'};

const SCRIPT = '<script type="module" src="/w/welearn.js"></script>';
const CLASSIC = '<script src="/w/welearn.global.js" defer></script>';
const FAQ = '<welearn-faq src="about.md"><a href="about.md">Questions</a></welearn-faq>';
const html = (...parts) =>
  `<!doctype html><html lang="en"><head><title>A library</title></head><body><h1>Welcome</h1>${parts.join('\n')}</body></html>`;
const moduleAt = src => SCRIPT.replace('/w/welearn.js', src);
const faqOf = src => `<welearn-faq src="${src}"></welearn-faq>`;

const mapped = map =>
  html(
    `<script type="importmap">${map}</script>`,
    '<script type="module">import "welearn-elements";</script>',
    FAQ,
  );

const POLICY = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'self'">`;

/** Files of the server, besides the release at /w/: the body, and headers. */
const files = {
  '/about.md': [DOCUMENT],
  '/broken.md': ['faq:\n  - q: Hours: when?\n'],
  '/doubtful.md': ['about: See [us](example.org/rooms).\nfaq:\n  - q: When?\n    a: Now.\n'],
  '/text.md': ['about: Only a text.\n'],
  '/generated.md': ['<!doctype html><title>About</title>', {'content-type': TYPES.html}],
  '/copied/welearn.js': [read('welearn.js')],
  '/untyped/welearn.js': [read('welearn.js'), {'content-type': 'text/plain'}],
  '/sniffed/welearn.global.js': [
    read('welearn.global.js'),
    {'content-type': 'text/plain', 'x-content-type-options': 'nosniff'},
  ],
  '/answered/welearn.js': [html('Not found'), {'content-type': TYPES.html}],
  '/cache/all-1.js': [`/* joined */${read('welearn.js')}`],
  '/assets/site-1.js': ['import"./shared-2.js";console.log("site")'],
  '/assets/shared-2.js': [read('welearn.global.js')],
  '/esm/welearn.js': [`import"./core-1.js";${read('welearn.global.js')}`],
  '/esm/core-1.js': ['export{};'],
  // A server that answers every wrong address with its start page.
  '/single/welearn.js': [read('welearn.js')],
};

/** The pages: HTML, what is printed for each line from the first, and headers. */
const pages = {
  'a healthy page': [
    html(SCRIPT, FAQ, '<welearn-about src="about.md"></welearn-about>'),
    [
      /note: Everything that the elements need is there\. <welearn-faq> shows 1 question.*about\.md.*<welearn-about> shows the about text.*\/w\/welearn\.js loads with its \d\d files/,
    ],
  ],
  'a healthy page with the classic script': [
    html(CLASSIC, FAQ),
    [/note: Everything.*global\.js loads\./],
  ],
  'a healthy page with data': [
    html(SCRIPT, `<welearn-faq data='{"faq": [{"q": "When?", "a": "Now."}]}'></welearn-faq>`),
    [/note: Everything.*1 question from its attribute "data"/],
  ],
  'a healthy page with children': [
    html(SCRIPT, '<welearn-faq><details><summary>When?</summary>Now.</details></welearn-faq>'),
    [/note: Everything.*<welearn-faq> shows its children/],
  ],
  'a healthy page with an inline text in a paragraph': [
    html(
      SCRIPT,
      '<welearn-faq><p><script type="text/yaml">faq:\n  - q: When?\n    a: Now.\n</script></p></welearn-faq>',
    ),
    [/note: Everything.*1 question from the <script> inside/],
  ],
  'a healthy page with a bundler': [
    html('<script type="module" src="/assets/site-1.js"></script>', FAQ),
    [/note: Everything.*site-1\.js loads with its 1 file\./],
  ],
  'a healthy page with an import in the page': [
    html('<script type="module">import "/w/welearn.js";</script>', FAQ),
    [/note: Everything.*\/w\/welearn\.js loads/],
  ],
  'a healthy page with an allowing policy': [
    html(SCRIPT.replace('<script', '<script nonce="abc"'), FAQ),
    [/note: Everything/],
    {
      'content-security-policy':
        "default-src 'none'; script-src 'nonce-abc' 'strict-dynamic'; connect-src 'self'; trusted-types lit-html dompurify 'allow-duplicates'",
    },
  ],
  'a healthy page with fitting hashes': [
    html(
      SCRIPT.replace('<script', `<script integrity="${integrity['welearn.js']}" crossorigin`),
      FAQ,
    ),
    [/note: Everything/],
  ],
  'a healthy page with an import map': [
    html(
      '<script type="importmap">{"imports": {"welearn-elements/": "/w/"}}</script>',
      '<script type="module">import "welearn-elements/welearn.js";</script>',
      FAQ,
    ),
    [/note: Everything.*\/w\/welearn\.js loads with its \d\d files/],
  ],
  'a healthy page with an import map for a file': [
    html(
      '<script type="importmap">{"imports": {"learn": "./w/welearn.js"}}</script>',
      '<script type="module">import "learn";</script>',
      FAQ,
    ),
    [/note: Everything.*\/w\/welearn\.js loads/],
  ],
  'an import map that is not JSON': [
    html(
      '<script type="importmap">{"imports": {"learn": "./w/welearn.js",}}</script>',
      '<script type="module">import "learn";</script>',
      FAQ,
    ),
    [/error: The import map .* is not valid JSON/],
  ],
  'a healthy page with two import maps and a scope': [
    html(
      '<script type="importmap">{"imports": {"learn": "/none.js"}, "scopes": {"/": {"learn": "/w/welearn.js"}}}</script>',
      '<script type=" ImportMap ">{"imports": {"learn": "/other.js", "/w/": "/w/"}}</script>',
      '<script type="module">import "learn";</script>',
      FAQ,
    ),
    [/note: Everything.*\/w\/welearn\.js loads/],
  ],
  'an import map below its script': [
    html(
      '<script type="module">import "welearn-elements/welearn.js";</script>',
      '<script type="importmap">{"imports": {"welearn-elements/": "/w/"}}</script>',
      FAQ,
    ),
    [/error: A script .* imports "welearn-elements\/welearn\.js".* none with it above the script/],
  ],
  'an import map with the address of a file without a dot': [
    mapped('{"imports": {"welearn-elements": "w/welearn.js"}}'),
    [/error: The import map .* "w\/welearn\.js" for "welearn-elements"/, /error: A script/],
  ],
  'an import map with the address of a folder without a slash': [
    mapped('{"imports": {"welearn-elements/": "/w"}}').replace(
      'elements";',
      'elements/welearn.js";',
    ),
    [/error: The import map .* "\/w" for "welearn-elements\/"/, /error: A script/],
  ],
  'an import map that blocks a name': [
    mapped('{"imports": {"welearn-elements": null}}'),
    [/error: The import map .* null for "welearn-elements"/, /error: A script/],
  ],
  'an import map that is a list': [
    mapped('[{"imports": {"welearn-elements": "/w/welearn.js"}}]'),
    [/error: The import map .* must be an object/, /error: A script/],
  ],
  'an import map with a list of names': [
    mapped('{"imports": ["/w/welearn.js"]}'),
    [/error: The import map .* must be an object/, /error: A script/],
  ],
  'an import map in a file': [
    mapped('').replace('type="importmap"', 'type="importmap" src="/w/importmap.json"'),
    [/error: The import map .* has "src"/, /error: A script/],
  ],
  'a name without an import map': [
    html('<script type="module">import "welearn-elements/welearn.js";</script>', FAQ),
    [
      /error: A script in the page imports "welearn-elements\/welearn\.js".*import map.*importmap\.json/,
    ],
  ],
  'a script and a document that have moved': [
    html(moduleAt('/old/welearn.js'), faqOf('moved.md')),
    [
      /note: \S+\/old\/welearn\.js leads on to \S+\/w\/welearn\.js, .*into the script tag/,
      /note: \S+\/moved\.md leads on to \S+\/hop\.md, then to \S+\/about\.md, .*into "src"/,
      /note: Everything.*\/old\/welearn\.js loads with its/,
    ],
  ],
  'a document that leads on to no address of the web': [
    html(SCRIPT, faqOf('inline.md')),
    [/inline\.md: error: .*could not be reached/],
  ],
  'a script that leads on to no address of the web': [
    html(CLASSIC.replace('/w/', '/inline/'), FAQ),
    [/error: \S+\/inline\/welearn\.global\.js could not be reached/],
  ],
  'a document that leads round in a circle': [
    html(SCRIPT, faqOf('round.md')),
    [/round\.md: error: .*could not be reached/],
  ],
  'no element': [
    html(SCRIPT, '<p>Hello.</p>'),
    [/error: .*no <welearn-about> and no <welearn-faq>.*removed/],
  ],
  'an element shown as text': [
    html(SCRIPT, '<p>&lt;welearn-faq src="about.md"&gt;&lt;/welearn-faq&gt;</p>'),
    [/error: .*shows "<welearn-faq src="about\.md">.*" as text.*HTML/],
  ],
  'a shortcode shown as text': [
    html('<p>[welearn_faq src="about.md"]</p>'),
    [/error: .*shows "\[welearn_faq src="about\.md"\]" as text.*plugin/],
  ],
  'an element in a comment': [html(SCRIPT, `<!-- ${FAQ} -->`), [/error: .*inside a comment/]],
  'an element in noscript': [html(SCRIPT, `<noscript>${FAQ}</noscript>`), [/error: .*<noscript>/]],
  'an element in a template': [
    html(SCRIPT, `<template>${FAQ}</template>`),
    [/warning: .*<template>/],
  ],
  'a misspelt element': [
    html(SCRIPT, '<welearn-faqs src="about.md"></welearn-faqs>'),
    [/error: Unknown element <welearn-faqs>\. Did you mean <welearn-faq>\?/],
  ],
  'an element made by a script': [
    html(SCRIPT, `<script>document.body.append(document.createElement('welearn-faq'))</script>`),
    [/warning: .*script.*add "debug"/i],
  ],
  'a frame': [
    html('<iframe src="/w/embed.html?src=about.md"></iframe>'),
    [/note: .*frame.*\/w\/embed\.html\?src=about\.md/],
  ],
  'no script': [html(FAQ), [/error: .*no script tag.*global\.js/]],
  'a script shown as text': [
    html(FAQ, `<p>${SCRIPT.replaceAll('<', '&lt;')}</p>`),
    [/error: .*script tag.* as text/],
  ],
  'a script in a comment': [
    html(FAQ, `<!-- ${SCRIPT} -->`),
    [/error: .*script tag.*inside a comment/],
  ],
  'a script at a wrong address': [
    html(moduleAt('/wrong/welearn.js'), FAQ),
    [/error: .*status 404.*\/wrong\/welearn\.js.*Upload/],
  ],
  'a script that is a page': [
    html(moduleAt('/answered/welearn.js'), FAQ),
    [/error: .*\/answered\/welearn\.js is a web page/],
  ],
  'a script of a wrong type': [
    html(moduleAt('/untyped/welearn.js'), FAQ),
    [/error: .*\/untyped\/welearn\.js as "text\/plain".*text\/javascript/],
  ],
  'a classic script of a wrong type that must not be guessed': [
    html('<script src="/sniffed/welearn.global.js"></script>', FAQ),
    [/error: .*\/sniffed\/welearn\.global\.js as "text\/plain".*nosniff/],
  ],
  'a script alone, without its chunks': [
    html(moduleAt('/copied/welearn.js'), FAQ),
    [/error: .*\/copied\/welearn\.js.*chunks\/core-\S+ \(status 404\).*whole folder.*global\.js/],
  ],
  'a script beside a start page for every address': [
    html(moduleAt('/single/welearn.js'), FAQ),
    [/error: .*chunks\/core-\S+ \(a web page\)/],
  ],
  'chunks without one that is imported later': [
    html(moduleAt('/partly/welearn.js'), FAQ),
    [/warning: .*chunks\/search-\S+ \(status 404\).*whole folder/, /note: /],
  ],
  'a preload of a missing chunk': [
    html('<link rel="modulepreload" href="/w/chunks/old-1.js">', SCRIPT, FAQ),
    [/warning: .*chunks\/old-1\.js \(status 404\)/, /note: /],
  ],
  'a script that an optimiser has moved': [
    html('<script type="module" src="/cache/all-1.js"></script>', FAQ),
    [
      /error: An optimiser has moved welearn\.js into another file.*all-1\.js.*chunks\/core-.*Exclude/,
    ],
  ],
  'a script that an optimiser has put into the page': [
    html(`<script type="module">${read('welearn.js')}</script>`, FAQ),
    [/error: An optimiser has moved welearn\.js into the page itself.*chunks\/core-.*Exclude/],
  ],
  'a module that became a classic script': [
    html('<script src="/esm/welearn.js"></script>', FAQ),
    [/error: .*type="module".*global\.js/],
  ],
  'a module that became a classic script and still works': [
    html('<script src="/w/welearn.js"></script>', FAQ),
    [/warning: .*type="module".*global\.js/, /note: /],
  ],
  'a script that Rocket Loader holds back': [
    html(SCRIPT.replace('"module"', '"1c2d3e-module"'), FAQ),
    [/error: .*type="1c2d3e-module".*Rocket Loader.*data-cfasync="false"/],
  ],
  'a script that WP Rocket holds back': [
    html('<script type="text/rocketlazyload" data-rocket-src="/w/welearn.js"></script>', FAQ),
    [/error: .*type="text\/rocketlazyload".*WP Rocket/],
  ],
  'a script whose address was moved': [
    html('<script type="module" data-lazy-src="/w/welearn.js"></script>', FAQ),
    [/error: .*"data-lazy-src".*"src"/],
  ],
  'a script that a cookie banner holds back': [
    html('<script type="text/plain" data-category="functional" src="/w/welearn.js"></script>', FAQ),
    [/error: .*type="text\/plain".*cookie/],
  ],
  'a script for old browsers only': [
    html(CLASSIC.replace('defer', 'nomodule'), FAQ),
    [/error: .*nomodule/],
  ],
  'a file that registers nothing': [
    html(moduleAt('/package/welearn-elements/index.js'), FAQ),
    [/error: .*index\.js.*registers? nothing.*welearn\.js/],
  ],
  'a script with curly quotes': [
    html('<script type="module" src=“/w/welearn.js”></script>', FAQ),
    [/error: .*"src" begins with “/],
  ],
  'a policy that blocks the script': [
    html(SCRIPT, FAQ),
    [/error: .*Content-Security-Policy.*blocks.*welearn\.js.*script-src/],
    {'content-security-policy': "script-src https://cdn.example; connect-src 'self'"},
  ],
  'a policy in the page that blocks the script': [
    html(SCRIPT, FAQ).replace('<title>', `${POLICY}<title>`),
    [/error: .*Content-Security-Policy.*<meta>.*blocks.*welearn\.js.*script-src/],
  ],
  'a healthy page with a policy below its head': [html(POLICY, SCRIPT, FAQ), [/note: Everything/]],
  'a policy that blocks the document': [
    html(SCRIPT, FAQ),
    [/error: .*Content-Security-Policy.*blocks.*about\.md.*connect-src/],
    {'content-security-policy': "default-src 'none'; script-src 'self'"},
  ],
  'a policy without the names for trusted types': [
    html(SCRIPT, FAQ),
    [/error: .*trusted-types.*lit-html/],
    {'content-security-policy': "require-trusted-types-for 'script'; trusted-types default"},
  ],
  'a hash that does not fit': [
    html(SCRIPT.replace('<script', `<script integrity="${integrity['welearn.global.js']}"`), FAQ),
    [/error: .*integrity.*does not fit.*integrity\.json/],
  ],
  'no document': [html(SCRIPT, faqOf('none.md')), [/none\.md: error: .*status 404/]],
  'a document that a generator made a page': [
    html(SCRIPT, faqOf('generated.md')),
    [/generated\.md: error: .*web page \(HTML\).*generator/],
  ],
  'a document with a mistake': [
    html(SCRIPT, faqOf('broken.md')),
    [/broken\.md:2:\d+: error: .*not valid YAML/],
  ],
  'a document with a doubtful link': [
    html(SCRIPT, faqOf('doubtful.md')),
    [/doubtful\.md:1:\d+: warning: .*https:\/\/example\.org\/rooms/, /note: /],
  ],
  'a document without questions': [
    html(SCRIPT, faqOf('text.md')),
    [/error: <welearn-faq> shows nothing\. .*no questions.*about text/],
  ],
  'an address with curly quotes': [
    html(SCRIPT, '<welearn-faq src=“about.md”></welearn-faq>'),
    [/error: .*"src" begins with “/],
  ],
  'an address with a space': [
    html(SCRIPT, faqOf('about us.md')),
    [/error: .*A space separates two addresses/],
  ],
  'an address of a disk': [
    html(SCRIPT, faqOf('file:///C:/about.md')),
    [/file:\/\/\/C:\/about\.md: error: .*web addresses/],
  ],
  'an element without an end tag': [
    html(SCRIPT, '<welearn-faq src="about.md" />', '<main><p>The rest.</p></main>'),
    [/error: <welearn-faq> has no end tag/],
  ],
  'data with an apostrophe': [
    html(SCRIPT, `<welearn-faq data='{"faq": [{"q": "What's this?"}]}'></welearn-faq>`),
    [/error: .*"data" ends at an apostrophe.*&#39;/],
  ],
  'data in double quotes': [
    html(SCRIPT, `<welearn-faq data="{"faq": []}"></welearn-faq>`),
    [/error: .*"data" ends at its first double quote/],
  ],
  'broken data': [
    html(SCRIPT, `<welearn-faq data='{"faq": [}'></welearn-faq>`),
    [/error: attribute "data", line 1:10: /],
  ],
  'no source': [html(SCRIPT, '<welearn-faq scr="about.md"></welearn-faq>'), [/error: .*no source/]],
  'a fallback alone': [
    html(SCRIPT, '<welearn-faq><p>Ask us</p></welearn-faq>'),
    [/error: .*no source, only a fallback/],
  ],
};

/** The release at /w/, without the search at /partly/, and the package of npm. */
function fileAt(path) {
  if (files[path]) return files[path];
  const name =
    /^\/(?:w|partly|package\/welearn-elements)\/((?:chunks\/|modules\/)?[\w.-]+\.js)$/.exec(
      path,
    )?.[1];
  const isMissing = path.startsWith('/partly/') && path.includes('/search-');
  try {
    return !name || isMissing ? undefined : [read(name)];
  } catch {
    return undefined;
  }
}

/** Addresses that lead on to others. */
const moved = {
  '/old/welearn.js': '/w/welearn.js',
  '/moved.md': '/hop.md',
  '/hop.md': '/about.md',
  '/round.md': '/round.md',
  '/inline.md': `data:text/markdown,${encodeURIComponent(DOCUMENT)}`,
  '/inline/welearn.global.js':
    'data:text/javascript,customElements.define("welearn-about"),"welearn-faq"',
};

function listener(request, response) {
  const {pathname, searchParams} = new URL(request.url, 'http://localhost');
  if (moved[pathname]) return response.writeHead(301, {location: moved[pathname]}).end();
  const [body, , headers = {}] = pages[searchParams.get('page')] ?? [];
  if (body) return response.writeHead(200, {'content-type': TYPES.html, ...headers}).end(body);
  if (pathname === '/reflected.md') {
    const {origin = ''} = request.headers;
    return response.writeHead(200, {'access-control-allow-origin': origin}).end(DOCUMENT);
  }
  if (pathname.startsWith('/single/chunks/'))
    return response.writeHead(200, {'content-type': TYPES.html}).end(html('Start'));
  const [text, more = {}] = fileAt(pathname) ?? [];
  if (text === undefined)
    return response.writeHead(404, {'content-type': TYPES.html}).end(html('No'));
  const type = TYPES[pathname.split('.').at(-1)] ?? 'text/plain';
  response.writeHead(200, {'content-type': type, ...more}).end(text);
}

async function serve(answer, make = createServer) {
  const server = make(answer);
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return server;
}
const addressOf = server => `http://127.0.0.1:${server.address().port}`;

describe('welearn check --page', () => {
  let server;
  let url;
  let all;
  let browser;
  const names = Object.keys(pages);
  before(async () => {
    server = await serve(listener);
    url = addressOf(server);
    if (findBrowser('chromium')) browser = await launch('chromium');
    all = await welearn(['check', '--page', ...names.map(pageAt)]);
  });
  after(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
    rmSync(folder, {recursive: true, force: true});
  });

  const pageAt = name => `${url}/?page=${encodeURIComponent(name)}`;

  it('ends with 1 if a page has an error, and counts', () => {
    assert.equal(all.code, 1);
    assert.match(all.stderr, new RegExp(`^${names.length} pages, \\d+ errors`, 'm'));
    assert.doesNotMatch(all.stderr, /jsdom|at file:/);
  });

  for (const [name, [, expected]] of Object.entries(pages)) {
    it(`reports ${name}`, async () => {
      // A document with a problem is on one page only.
      const [, document = ''] = /src="([\w:/.-]+\.md)"/.exec(pages[name][0]) ?? [];
      const own = [pageAt(name), ...(document === 'about.md' ? [] : [new URL(document, url).href])];
      const lines = all.lines.filter(line => own.some(file => line.startsWith(`${file}:`)));
      assert.equal(lines.length, expected.length, lines.join('\n') || all.stderr);
      expected.forEach((pattern, i) => assert.match(lines[i], pattern));
    });
  }

  /** Compares what was told of pages with what a browser shows. */
  async function agree(names, lines) {
    const look = async name => {
      const tab = await browser.newPage();
      await tab.goto(pageAt(name), {waitUntil: 'networkidle0', timeout: PATIENCE});
      const shown = await tab.$$eval('welearn-about, welearn-faq', all =>
        all.map(({state}) => state === 'ready'),
      );
      await tab.close();
      return [name, shown.length > 0 && shown.every(Boolean)];
    };
    const seen = [];
    for (let i = 0; i < names.length; i += 20)
      seen.push(...(await Promise.all(names.slice(i, i + 20).map(look))));
    const told = names.map(name => [
      name,
      lines.some(line => line.startsWith(`${pageAt(name)}: note: Everything`)),
    ]);
    assert.deepEqual(seen, told);
  }

  const skip = !findBrowser('chromium') && 'Chromium is not installed.';
  it('agrees with a browser on each page', {skip}, () =>
    // It shows its questions, and hides the rest of the page.
    agree(
      share(
        names.filter(name => name !== 'an element without an end tag'),
        4,
      ),
      all.lines,
    ),
  );

  it('reports a page that does not open', async () => {
    const {code, lines} = await welearn(['check', '--page', `${url}/none`, 'http://127.0.0.1:1/']);
    assert.equal(code, 1);
    assert.equal(lines.length, 2, lines.join('\n'));
    assert.match(lines[0], /\/none: error: .*status 404 .*Check the address\./);
    assert.match(lines[1], /^http:\/\/127\.0\.0\.1:1\/: error: .*could not be reached/);
  });

  it('sends a document to the other check', async () => {
    const {code, lines} = await welearn(['check', '--page', `${url}/about.md`]);
    assert.equal(code, 1);
    assert.match(lines.join('\n'), /about\.md: error: .*not a web page.*without --page/);
  });

  it('prints JSON, and annotations', async () => {
    const name = 'a document with a mistake';
    const {code, stdout} = await welearn(['check', '--page', '--json', pageAt(name)]);
    const [{file, severity, code: kind, line}, ...others] = JSON.parse(stdout);
    assert.deepEqual(
      [code, file, severity, kind, line, others],
      [1, `${url}/broken.md`, 'error', 'syntax', 2, []],
    );
    const {lines} = await welearn(['check', '--page', '--github', pageAt('no script')]);
    assert.match(lines[0], /^::error file=http%3A.*,line=1,col=1::There is no script tag/);
  });

  it('explains its usage for anything but an address of the web', async () => {
    const addresses = ['page.html', 'file:///page.html', '-', 'http://', 'javascript:1'];
    const answers = await Promise.all(
      addresses.map(address => welearn(['check', '--page', address])),
    );
    answers.forEach(({code, stdout, stderr}, i) => {
      assert.deepEqual([code, stdout], [2, ''], addresses[i]);
      assert.match(stderr, /is not the address of a page\. Start it with https:\/\//);
    });
  });

  it('says which package is missing', async () => {
    const alone = join(folder, 'alone');
    mkdirSync(alone);
    cpSync(dist, join(alone, 'dist'), {recursive: true});
    writeFileSync(join(alone, 'package.json'), '{"type": "module", "version": "1.0.0"}');
    const options = {folder, command: join(alone, 'dist/cli.js')};
    const {code, stdout, stderr} = await runAlone(['check', '--page', url], options);
    assert.deepEqual([code, stdout], [1, '']);
    assert.equal(
      stderr,
      'Checking a page needs the package "jsdom". Install it: npm install jsdom\n',
    );
  });

  describe('with files on another site', () => {
    let other;
    let far;
    let asked;
    const answers = {
      '/open.md': [DOCUMENT, OPEN],
      '/closed.md': [DOCUMENT],
      '/closed-later.md': [DOCUMENT],
      '/ours.md': [DOCUMENT],
      '/old.md': [DOCUMENT, {'access-control-allow-origin': 'https://library.example'}],
      '/open/welearn.js': [read('welearn.js'), {'content-type': TYPES.js, ...OPEN}],
      '/closed/welearn.js': [read('welearn.js'), {'content-type': TYPES.js}],
      '/welearn.global.js': [read('welearn.global.js'), {'content-type': TYPES.js}],
    };
    before(async () => {
      asked = [];
      other = await serve((request, response) => {
        asked.push([request.url, request.headers.origin]);
        const next = {
          '/closed-hop.md': `${far}/open.md`,
          '/back.md': `${url}/about.md`,
          '/back-open.md': `${url}/reflected.md`,
          '/moved-page': pageAt('now'),
        }[request.url];
        // The one is closed itself; the other leads to a site that allows nobody.
        if (next) {
          const open = request.url.startsWith('/back') ? OPEN : {};
          return response.writeHead(302, {location: next, ...open}).end();
        }
        const name = /^\/open\/(chunks\/[\w.-]+)$/.exec(request.url)?.[1];
        const [body, headers] =
          answers[request.url] ?? (name ? [read(name), {'content-type': TYPES.js}] : []);
        // Only this one looks for the site that asks.
        const mine = request.url === '/ours.md' && {
          'access-control-allow-origin': request.headers.origin,
        };
        response.writeHead(body ? 200 : 404, {...headers, ...mine}).end(body);
      });
      far = addressOf(other);
    });
    after(() => {
      other.closeAllConnections();
      other.close();
    });

    const cases = {
      'accepts a document that every site, or this one, may read': [
        () => [SCRIPT, faqOf(`${far}/open.md ${far}/ours.md`)],
        /note: Everything/,
      ],
      'reports a document that this site may not read': [
        () => [SCRIPT, faqOf(`${far}/closed.md`)],
        /closed\.md: error: Pages of http:\/\/127.* may not read.*"Access-Control-Allow-Origin: \*"/,
      ],
      'reports a document that another site may read': [
        () => [SCRIPT, faqOf(`${far}/old.md`)],
        /old\.md: error: Pages of http:\/\/127.* may not read.*"Access-Control-Allow-Origin: \*"/,
      ],
      'reports a document of this site that leads on to a closed one': [
        () => [SCRIPT, faqOf('away.md')],
        /away\.md: error: This address leads on to \S+\/closed-later\.md\. .*may not read.*Or put/,
      ],
      'reports an address of another site that leads to an open document, but is closed': [
        () => [SCRIPT, faqOf(`${far}/closed-hop.md`)],
        /closed-hop\.md: error: .*leads on to \S+\/open\.md\. .*Write the last address into "src"/,
      ],
      'reports an address of another site that leads back, where nothing allows it': [
        () => [SCRIPT, faqOf(`${far}/back.md`)],
        /back\.md: error: .*leads on to \S+\/about\.md\. .*Write the last address into "src"/,
      ],
      'reports a module that this site may not load': [
        () => [moduleAt(`${far}/closed/welearn.js`), FAQ],
        /error: .*does not let http.*Access-Control-Allow-Origin/,
      ],
      'reports a module of this site that leads on to a closed one': [
        () => [moduleAt('/away/welearn.js'), FAQ],
        /error: \S+\/away\/welearn\.js leads on to \S+\/closed\/welearn\.js\. .*does not let http/,
      ],
      'reports chunks that this site may not load': [
        () => [moduleAt(`${far}/open/welearn.js`), FAQ],
        /error: .*core-\S+ \(without the header Access-Control-Allow-Origin\)/,
      ],
      'accepts a classic script without a header': [
        () => [CLASSIC.replace('/w', far), FAQ],
        /note: Everything/,
      ],
      'reports a hash of a classic script without crossorigin': [
        () => [
          CLASSIC.replace('/w', far).replace(
            '<script',
            `<script integrity="${integrity['welearn.global.js']}"`,
          ),
          FAQ,
        ],
        /error: .*"crossorigin"/,
      ],
    };
    let lines;
    before(async () => {
      moved['/away.md'] = `${far}/closed-later.md`;
      moved['/away/welearn.js'] = `${far}/closed/welearn.js`;
      for (const [name, [write]] of Object.entries(cases)) pages[name] = [html(...write())];
      ({lines} = await welearn(['check', '--page', ...Object.keys(cases).map(pageAt)]));
    });

    for (const [name, [write, pattern]] of Object.entries(cases)) {
      it(name, () => {
        const [, document = ''] = /src="([^" ]+\.md)"/.exec(html(...write())) ?? [];
        const own = [
          pageAt(name),
          ...(document === 'about.md' ? [] : [new URL(document, url).href]),
        ];
        const told = lines.filter(line => own.some(file => line.startsWith(`${file}:`)));
        assert.equal(told.length, 1, told.join('\n') || lines.join('\n'));
        assert.match(told[0], pattern);
      });
    }

    it('tells the other site who asks', () => {
      assert.deepEqual(new Map(asked).get('/ours.md'), url);
    });

    it('asks in the name of the site to which the page has moved', async () => {
      pages.now = [html(SCRIPT, faqOf(`${far}/ours.md`))];
      const {stdout} = await welearn(['check', '--page', `${far}/moved-page`]);
      assert.match(stdout, /^\S+: note: Everything.*ours\.md.*\n$/);
    });

    it('asks in no name after a redirect from another site, as a browser', {skip}, async () => {
      pages.now = [html(SCRIPT, faqOf(`${far}/back-open.md`))];
      const {stdout} = await welearn(['check', '--page', pageAt('now')]);
      assert.match(stdout, /note: \S+ leads on to \S+\/reflected\.md,.*\n.*note: Everything/);
      await agree(['now'], stdout.split('\n'));
    });

    it('agrees with a browser on each of them', {skip}, () =>
      agree(share(Object.keys(cases), 3), lines),
    );
  });

  describe('on a page of https', () => {
    let secure;
    let safe;
    before(async () => {
      secure = await serve(
        (request, response) => {
          if (request.url !== '/moved.md') return listener(request, response);
          response.writeHead(302, {location: `${url}/about.md`}).end();
        },
        answer => createSecureServer({key: readFileSync(key), cert: readFileSync(cert)}, answer),
      );
      safe = addressOf(secure).replace('http', 'https');
    });
    after(() => {
      secure.closeAllConnections();
      secure.close();
    });

    const tell = async (...parts) => {
      pages.now = [html(...parts)];
      return welearn(['check', '--page', `${safe}/?page=now`]);
    };

    it('accepts files of https', async () => {
      const {code, lines} = await tell(SCRIPT, FAQ);
      assert.deepEqual([code, lines.length], [0, 1], lines.join('\n'));
    });

    it('reports a script and a document of http', async () => {
      const {code, lines} = await tell(moduleAt(`${url}/w/welearn.js`), faqOf(`${url}/about.md`));
      assert.equal(code, 1);
      assert.equal(lines.length, 2, lines.join('\n'));
      assert.match(lines[0], /error: .*script http:\S+welearn\.js is on http:\/\/.*https:\/\//);
      assert.match(lines[1], /about\.md: error: .*on http:\/\/.*https:\/\//);
    });

    it('reports a document that leads on to http', async () => {
      const {lines} = await tell(SCRIPT, faqOf('moved.md'));
      assert.equal(lines.length, 1, lines.join('\n'));
      assert.match(lines[0], /moved\.md: error: .*leads on to http:\S+about\.md/);
    });
  });

  describe('with a hostile page', () => {
    const tell = async page => {
      pages.now = [page];
      return welearn(['check', '--page', pageAt('now')]);
    };

    it('runs nothing of it, and prints nothing that controls a terminal', async () => {
      const {lines, stderr} = await tell(
        html(
          '<style>@import "/x.css"; a { b: {{{ }</style><img src="/x.png" onerror="process.exit(7)">',
          '<script>process.exit(7); throw new Error("ran")</script>',
          '<script type="&#27;[2J&#10;::error::forged" src="/w/welearn.js"></script>',
          '<welearn-faq src="a&#27;]0;x&#7;&#x202e;.md"></welearn-faq>',
        ),
      );
      assert.match(lines[0], /error: Browsers do not run the script tag/);
      assert.doesNotMatch(lines.join('\n'), /(?!\n)[\p{Cc}\u202a-\u202e]|^::/mu);
      assert.match(stderr, /^1 page, \d errors, 0 warnings\n$/);
    });

    for (const [kind, path] of [
      ['other files', '/s-'],
      ['files with our name', '/welearn.'],
    ])
      it(`asks for a limited number of ${kind}`, async () => {
        const asked = [];
        server.on('request', ({url: path}) => asked.push(path));
        const many = length => Array.from({length}, (_, i) => i);
        const {code} = await tell(
          html(
            ...many(500).map(i => `<script src="${path}${i}.js"></script>`),
            ...many(500).map(i => faqOf(`d-${i}.md`)),
          ),
        );
        server.removeAllListeners('request').on('request', listener);
        assert.equal(code, 1);
        assert.ok(asked.length < 100, `${asked.length} requests`);
      });

    it('says that a page nests too deeply', async () => {
      pages.now = [html('<div>'.repeat(5000), SCRIPT, FAQ)];
      // With a small stack, the parser reaches its end soon.
      const args = ['check', '--page', pageAt('now')];
      const {code, lines} = await runAlone(args, {folder, flags: ['--stack-size=300']});
      assert.equal(code, 1);
      assert.match(lines.join('\n'), /error: This page nests its HTML too deeply/);
    });
  });
});
