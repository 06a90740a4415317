import assert from 'node:assert/strict';
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {eventually, launch, oneEngine, openSite, story, visit} from './site.mjs';
import {share} from '../scope.mjs';

/** Pages on which the elements cannot show their content: somebody says so, and why. */
const dist = fileURLToPath(new URL('../../dist', import.meta.url));
const read = name => readFileSync(join(dist, name), 'utf8');
const WELEARN = read('welearn.js');
const DOCUMENT = 'about: Come in.\nfaq:\n  - q: When?\n    a: Now.\n';

const tag = src => `<script type="module" src="${src}"></script>`;
const SCRIPT = tag('/dist/welearn.js');
const faq = (words = 'src="/about.md"', children = '') =>
  `<welearn-faq ${words}>${children}</welearn-faq>`;
const FAQ = faq();
const missing = chunk => ({missing: new RegExp(`/chunks/${chunk}-`)});

/** The visitor's sentence, and the webmaster's, of an error that an element reports. */
const SORRY = /^Sorry, this part of the page cannot be shown right now\./;
const LOST = /did not load or run.*whole folder.*optimiser.*Content-Security-Policy/;
const NONE = /^$/;
const SHOWN = /^When\?/;

/**
 * The body of each page, texts for a visitor and in the console, and options of its site. With `debug`, the page
 * shows the same as the console; or the text that comes last.
 */
const CASES = {
  'welearn.js alone': [
    tag('/alone/welearn.js') + FAQ,
    SORRY,
    LOST,
    {files: {'/alone/welearn.js': WELEARN}},
  ],
  'welearn.js in another file': [
    tag('/cache/all.js') + FAQ,
    SORRY,
    LOST,
    {files: {'/cache/all.js': WELEARN}},
  ],
  'welearn.js in the page': [`<script type="module">${WELEARN}</script>${FAQ}`, SORRY, LOST],
  'welearn.js in the page as a classic script': [`<script>${WELEARN}</script>${FAQ}`, SORRY, LOST],
  'a policy without the names for trusted types': [
    SCRIPT + FAQ,
    SORRY,
    LOST,
    {
      headers: {
        'content-security-policy': "trusted-types none; require-trusted-types-for 'script'",
      },
    },
  ],
  'no core': [SCRIPT + FAQ, SORRY, LOST, missing('core')],
  'no view': [SCRIPT + FAQ, SORRY, /all files of the release/, missing('view')],
  'no reader': [SCRIPT + FAQ, SORRY, /all files of the release/, missing('document')],
  'no Markdown': [SCRIPT + FAQ, SHOWN, /has all files of the release/, missing('markdown')],
  'no search': [
    SCRIPT + faq('src="/about.md" searchable'),
    SHOWN,
    /has all files of the release/,
    missing('search'),
  ],
  'neither a document nor the help': [
    SCRIPT + faq('src="/none.md"'),
    SORRY,
    /Not shown \(http-status\): \S+\/none\.md/,
    missing('help'),
  ],
  'no document and no panel': [
    SCRIPT + faq('src="/none.md"'),
    SORRY,
    /status 404 for \S+\/none\.md.*Check the address/,
    missing('debug'),
  ],
  'an apostrophe': [
    SCRIPT + faq(`data='{"faq":[{"q":"It's free?","a":"Yes"}]}'`),
    SORRY,
    /ends at an apostrophe.*&#39;/,
  ],
  'an apostrophe before words alone': [
    `${SCRIPT}<welearn-faq X data='{"faq":[{"q":"When?","a":"As it's free >"}]}'></welearn-faq>`,
    /^"\}\]\}'>$/,
    /ends inside a text\. If the text has an apostrophe, write &#39;/,
  ],
  'double quotes around JSON': [
    SCRIPT + faq('data="{"faq":[{"q":"Free?"}]}"'),
    SORRY,
    /ends at its first double quote.*single quotes/,
  ],
  'curly quotes': [SCRIPT + faq('src=“/about.md”'), SORRY, /begins with “, a curly quote/],
  'a space': [SCRIPT + faq('src="/our faq.md"'), SORRY, /A space separates two addresses.*%20/],
  'a policy against the document': [
    SCRIPT + FAQ,
    SORRY,
    /could not be reached.*Content-Security-Policy.*connect-src/,
    {headers: {'content-security-policy': "connect-src 'none'"}},
  ],
  'a page as document': [
    SCRIPT + faq('src="/page.md"'),
    SORRY,
    /web page \(HTML\), not a document.*generator/,
    {files: {'/page.md': '<!doctype html><title>About</title>'}},
  ],
  'no source': [SCRIPT + faq(''), NONE, /It has no source\. Give the address/],
  'a script of another type': [
    SCRIPT + faq('', '<script type="text/plain">faq: []</script>'),
    NONE,
    /<script type="text\/plain"> is not read.*text\/yaml/,
  ],
  'a script without a type': [
    SCRIPT + faq('', '<script>/* faq: [] */</script>'),
    NONE,
    /<script> has no type, so browsers run it.*text\/yaml/,
  ],
  'a document without questions': [
    SCRIPT + faq('src="/text.md"'),
    /There is nothing here yet/,
    /no questions, but an about text, which <welearn-about> shows/,
    {files: {'/text.md': 'about: Only a text.\n'}},
  ],
  'an element that swallows the page': [
    `${SCRIPT}<welearn-about X src="/about.md" /><p>More</p>\n</body>\n</html>\n`,
    /^Come in\./,
    /has no end tag, so the rest of the page is inside it/,
  ],
  'texts that are no JSON': [
    `${SCRIPT}${FAQ}<script type="application/json" class="welearn-strings">{"retry": </script>`,
    SHOWN,
    /not valid JSON, so it is ignored/,
  ],
};

/** Pages on which no code of ours runs, so only a fallback can speak. */
const LOST_CASES = {
  'a wrong address': [tag('/wrong/welearn.js'), /404/],
  'another type': [SCRIPT, /MIME type|disallowed/, {fileHeaders: {'content-type': 'text/plain'}}],
  'a policy against the script': [
    SCRIPT,
    /Content Security Policy|Content-Security-Policy/,
    {headers: {'content-security-policy': "script-src 'none'"}},
  ],
};
const FALLBACK = '<a href="/about.md">Questions</a>';

const page = body => `<!doctype html><html lang="en"><meta charset="utf-8"><title>A library</title>
<body><h1>Welcome</h1>${body}`;
const asked = html =>
  html.includes(' X ') ? html.replace(' X ', ' debug ') : html.replace('<welearn-faq', '$& debug');

/** Runs in the page: keeps what our code tells the console. Firefox passes on no texts of errors. */
const keepMessages = () => {
  globalThis.kept = [];
  for (const kind of ['error', 'warn']) {
    const tell = console[kind];
    console[kind] = (...words) => {
      globalThis.kept.push(words.join(' '));
      tell(...words);
    };
  }
};

/** The text of the element, whoever shows it. */
const textOf = target =>
  target.$eval('welearn-about, welearn-faq', element => {
    const {innerText = ''} = element.shadowRoot?.querySelector('[part=base]') ?? {};
    return [innerText.trim(), element.innerText.trim()].filter(Boolean).join(' ');
  });

for (const engine of oneEngine) {
  describe(`an element that cannot show its content, in ${engine}`, () => {
    let browser;
    before(async () => {
      browser = await launch(engine);
    });
    after(() => browser?.close());

    /** Opens a page until its element and the console say what they should. */
    async function open(body, {shown, logged = /(?:)/, files, ...options}) {
      const site = await openSite(page(body), {
        ...options,
        files: {'/about.md': DOCUMENT, ...files},
      });
      const {
        page: target,
        messages,
        close,
      } = await visit(browser, site, {
        before: keepMessages,
        isTabShared: true,
      });
      let text = '';
      try {
        await eventually(async () => {
          messages.push(...(await target.evaluate(() => globalThis.kept.splice(0))));
          text = (await textOf(target)).replaceAll(/\s+/g, ' ');
          return shown.test(text) && logged.test(messages.join('\n'));
        });
      } catch (cause) {
        throw new Error(
          `"${text}" does not say ${shown}, or ${logged} is not in:\n${messages.join('\n')}`,
          {cause},
        );
      } finally {
        await close();
        await site.close();
      }
    }

    const toldTwice = share(Object.keys(CASES), 3);
    for (const [name, [body, visitor, console, options = {}]] of Object.entries(CASES)) {
      it(`says so to the visitor, in the console and with debug: ${name}`, async () => {
        await open(body.replace(' X ', ' '), {shown: visitor, logged: console, ...options});
        // The same words, in a panel.
        if (toldTwice.includes(name)) await open(asked(body), {shown: console, ...options});
      });
    }

    it('says with debug, beside the fallback, that a file did not load', async () => {
      const fallen = words => faq(`${words} src="/about.md"`, FALLBACK);
      await open(SCRIPT + fallen(''), {shown: /^Questions$/, ...missing('core')});
      const shown = new RegExp(`^Questions .*${LOST.source}`);
      await open(SCRIPT + fallen('debug'), {shown, ...missing('core')});
    });

    it('says with debug that no bundle has the right name', () =>
      open(SCRIPT + faq(`debug src="/styled.md" bundles='{"styl":"/x.css"}'`), {
        shown: /names none of the bundles in the document \("style"\)/,
        files: {'/styled.md': `${DOCUMENT}bundles: [style]\n`},
      }));

    for (const [name, [script, console, options]] of Object.entries(LOST_CASES)) {
      it(`leaves the fallback where its script does not run: ${name}`, () =>
        open(script + faq('debug src="/about.md"', FALLBACK), {
          shown: /^Questions$/,
          // Firefox passes on no messages of its own.
          ...(engine === 'chromium' && {logged: console}),
          ...options,
        }));
    }

    for (const end of ['\n</body>\n</html>\n', '</body></html>']) {
      it(`finds no mistake in an element that ends the page: ${JSON.stringify(end)}`, async () => {
        const html = page(`${SCRIPT}${faq('src="/about.md"', `\n${FALLBACK}\n`)}${end}`);
        await story(browser, html, {files: {'/about.md': DOCUMENT}}, async (target, messages) => {
          assert.equal(await textOf(target), 'When?');
          assert.deepEqual(messages, []);
        });
      });
    }

    it('works without type="module"', () =>
      open(SCRIPT.replace(' type="module"', '') + FAQ, {shown: SHOWN}));

    // Firefox lets pages of a disk load modules and read files in their folder in some versions only.
    it(
      'says on a page from a disk why, unless it needs no file',
      {skip: engine !== 'chromium'},
      async () => {
        const folder = mkdtempSync(join(tmpdir(), 'welearn-disk-'));
        const ways = {
          [tag('dist/welearn.js') + faq('debug src="about.md"', FALLBACK)]: /^Questions$/,
          [`<script src="dist/welearn.js" defer></script>${faq('debug src="about.md"', FALLBACK)}`]:
            LOST,
          [`<script src="dist/welearn.global.js" defer></script>${faq('debug src="about.md"')}`]:
            /opened from a disk.*web server.*"data"/,
          [`<script src="dist/welearn.global.js" defer></script>${faq(`data='{"faq":[{"q":"When?"}]}'`)}`]:
            SHOWN,
        };
        try {
          for (const name of ['welearn.js', 'welearn.global.js', 'chunks'])
            cpSync(join(dist, name), join(folder, 'dist', name), {recursive: true});
          writeFileSync(join(folder, 'about.md'), DOCUMENT);
          for (const [at, [body, shown]] of Object.entries(ways).entries()) {
            const path = join(folder, `${at}.html`);
            writeFileSync(path, page(body));
            const target = await browser.newPage();
            await target.goto(`file://${path}`);
            await eventually(
              async () => (await textOf(target)).replaceAll(/\s+/g, ' '),
              text => shown.test(text),
            );
            await target.close();
          }
        } finally {
          rmSync(folder, {recursive: true});
        }
      },
    );
  });
}

it('docs/troubleshooting.md quotes messages that the elements have', () => {
  const rootFile = path => readFileSync(join(dist, '..', path), 'utf8');
  const source = readdirSync(join(dist, '../src'), {recursive: true})
    .filter(name => name.endsWith('.ts'))
    .map(name => rootFile(join('src', name)))
    .join('\n');
  const [, table] = rootFile('docs/troubleshooting.md').split('| It says');
  const cells = table.split('\n\n', 1)[0].split('\n').slice(2);
  const quotes = cells.flatMap(row => [...row.split(' | ')[0].matchAll(/"([^"]+)"/g)]);
  assert.ok(quotes.length >= cells.length, 'there are some');
  for (const [, quote] of quotes)
    for (const part of quote.split(/[…“”]/).map(text => text.trim().replace(/^, /, '')))
      assert.ok(source.includes(part), part);
});
