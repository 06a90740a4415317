import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {generators} from '../../scripts/packages.mjs';
import {eventually, launch, openSite, settled, story, visit} from '../pages/site.mjs';
import {built, install, pack, root, run} from './recipe.mjs';

/** Each site in `recipes/`, built by its generator as its owner would, and opened. */
const {name, version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const temporary = mkdtempSync(join(tmpdir(), 'welearn-recipes-'));
after(() => rmSync(temporary, {recursive: true}));

/** The element of docs/recipes.md that gets its document from Jekyll in an attribute. */
const DATA = /`(<welearn-faq data=.*?)`/.exec(
  readFileSync(join(root, 'docs/recipes.md'), 'utf8'),
)[1];

/**
 * The sites, with the folder into which each is built, the document and the pages that show it.
 * `files` are other files that the site has, and `missing` addresses that it has not.
 */
const npm = {
  eleventy: {to: '_site', document: 'about.md', files: ['about.md'], missing: ['about/index.html']},
  vite: {to: 'dist', document: 'about.md', missing: ['about.md']},
  astro: {to: 'dist', document: 'documents/about.md', missing: ['about.md']},
};
const frameworks = ['react', 'vue', 'svelte', 'angular'];
const debian = {
  jekyll: {
    to: '_site',
    welearn: 'welearn',
    pages: ['index.html', 'about.html'],
    files: ['learn.json'],
    missing: ['about.md', 'learn.yml'],
    added: {'data.html': `---\nlayout: learn\n---\n${DATA}`},
  },
  hugo: {
    to: 'public',
    welearn: 'static/welearn',
    pages: ['index.html', 'about/index.html'],
    missing: ['about.md', 'learn.yml'],
  },
};

const QUESTIONS = [
  ['what-does-it-cost', 'What does it cost?', 'Nothing.'],
  [
    'friend',
    'May I bring a friend?',
    'Yes, and it costs nothing. Please tell us how many you are whether anyone needs a lift',
  ],
];

function words(node) {
  return node.textContent.replace(/\s+/g, ' ').trim();
}

/** Shows a page of a built site, without JavaScript and with it. */
function showsTheDocument(site, path) {
  let browser;
  let server;
  before(async () => {
    const files = built(site.folder);
    browser = await launch('chromium');
    server = await openSite(String(files[`/${path}`]), {files});
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it(`shows the questions without JavaScript: ${path}`, async () => {
    const {page, messages, close} = await visit(browser, server, {javaScript: false});
    assert.deepEqual(
      await page.$$eval(
        'welearn-faq > details',
        (all, source) => {
          const read = new Function(`return ${source}`)();
          return all.map(one => {
            const [summary, ...rest] = one.children;
            const answer = rest.map(read).join(' ').replace(/\s+/g, ' ').trim();
            return [one.id.trim(), read(summary), answer];
          });
        },
        words.toString(),
      ),
      QUESTIONS,
    );
    assert.equal(await page.$eval('welearn-about h2', one => one.textContent), 'Learn with us');
    assert.deepEqual(
      await page.$$eval('welearn-faq > h3', all => all.map(one => one.textContent)),
      ['Money', 'Guests'],
    );
    const [, second] = await page.$$('welearn-faq > details');
    await (await second.$('summary')).click();
    const link = await second.$('a');
    assert.ok(await link.isVisible());
    await link.click();
    const target = await eventually(() =>
      page.$eval(':target', one => {
        const details = one.matches('details') ? one : one.nextElementSibling;
        return details.querySelector('summary').textContent;
      }),
    );
    assert.equal(target, 'What does it cost?');
    assert.deepEqual(messages, []);
    await close();
  });

  it(`shows the same once the elements have taken over, and fetches no document: ${path}`, async () => {
    const seen = server.requests.length;
    const {page, messages, close} = await visit(browser, server, {
      fragment: '#faq-friend',
    });
    await settled(page);
    const shown = await page.$eval(
      'welearn-faq',
      (faq, source) => {
        const read = new Function(`return ${source}`)();
        const part = name => [...faq.shadowRoot.querySelectorAll(`[part~=${name}]`)].map(read);
        return {
          ids: faq.document.faq.map(({id}) => id),
          questions: part('question-text'),
          answers: part('answer-text'),
          topics: part('topic-heading'),
          open: [...faq.shadowRoot.querySelectorAll('[part~=question]')].map(
            one => one.ariaExpanded,
          ),
        };
      },
      words.toString(),
    );
    assert.deepEqual(
      shown.ids.map((id, i) => [id, shown.questions[i], shown.answers[i]]),
      QUESTIONS,
    );
    assert.deepEqual(
      [shown.topics, shown.open],
      [
        ['Money', 'Guests'],
        ['false', 'true'],
      ],
    );
    const requests = server.requests.slice(seen);
    assert.deepEqual(
      requests.filter(url => !/^\/$|\.(js|css)$/.test(url)),
      [],
    );
    assert.deepEqual(messages, []);
    await close();
  });
}

function hasItsFiles(site, {files = [], missing = []}) {
  it('does with the document itself what docs/recipes.md says', () => {
    for (const file of files) assert.ok(existsSync(join(site.folder, file)), file);
    for (const file of missing) assert.ok(!existsSync(join(site.folder, file)), file);
  });
}

const skip = !process.env.FULL && 'Only npm run test:full builds the recipes.';

describe('the recipes', () => {
  it('ask for the current version', () => {
    for (const recipe of [...Object.keys(npm), ...frameworks]) {
      const file = join(root, 'recipes', recipe, 'package.json');
      const {dependencies} = JSON.parse(readFileSync(file, 'utf8'));
      assert.equal(dependencies[name], `^${version}`, recipe);
    }
  });

  it('are those of the pages that link them', () => {
    const pages = {
      'docs/recipes.md': [...Object.keys(npm), ...Object.keys(debian)],
      'docs/frameworks.md': frameworks,
      'docs/editing.md': ['decap'],
    };
    assert.deepEqual(readdirSync(join(root, 'recipes')).sort(), Object.values(pages).flat().sort());
    for (const [page, recipes] of Object.entries(pages)) {
      const text = readFileSync(join(root, page), 'utf8');
      for (const recipe of recipes) assert.ok(text.includes(`(../recipes/${recipe}/)`), recipe);
    }
  });
});

describe('a recipe from npm', {skip}, () => {
  const packed = skip ? '' : pack(temporary);
  for (const [recipe, facts] of Object.entries(npm)) {
    const source = join(temporary, recipe);
    const site = {folder: join(source, facts.to)};
    const installed = skip || install(recipe, source, packed);
    const lack =
      !process.env.CI && !installed.isDone && `npm cannot install it: ${installed.output}`;

    describe(recipe, {skip: lack}, () => {
      before(() => {
        assert.ok(installed.isDone, installed.output);
        const {isDone, output} = run(source, 'npm', 'run', 'build');
        assert.ok(isDone, output);
      });
      hasItsFiles(site, facts);
      showsTheDocument(site, 'index.html');

      it('ends the build with the place of a mistake', () => {
        const file = join(source, facts.document);
        const text = readFileSync(file, 'utf8');
        writeFileSync(file, text.replace('topic: Money', 'topic: [Money'));
        const {isDone, output} = run(source, 'npm', 'run', 'build');
        writeFileSync(file, text);
        assert.ok(!isDone);
        assert.match(output, new RegExp(`${facts.document}:8: This is not valid YAML`));
      });
    });
  }
});

describe('a recipe for a framework', {skip}, () => {
  const packed = skip ? '' : pack(temporary);
  for (const recipe of frameworks) {
    const source = join(temporary, recipe);
    const installed = skip || install(recipe, source, packed);
    const lack =
      !process.env.CI && !installed.isDone && `npm cannot install it: ${installed.output}`;

    it(`shows the questions, hears events and calls methods: ${recipe}`, {skip: lack}, async () => {
      assert.ok(installed.isDone, installed.output);
      const {isDone, output} = run(source, 'npm', 'run', 'build');
      assert.ok(isDone, output);
      const files = built(join(source, 'dist'));
      const browser = await launch('chromium');
      await story(browser, String(files['/index.html']), {files}, async (page, messages) => {
        const states = () =>
          page.$eval('welearn-faq', one =>
            [...one.shadowRoot.querySelectorAll('[part~=question]')].map(
              ({ariaExpanded}) => ariaExpanded,
            ),
          );
        const text = () => page.$eval('main p', words);
        assert.equal(await text(), 'You read: nothing');
        await page.locator('welearn-faq >>> [part~=question]').click();
        await eventually(text, read => read === 'You read: What does it cost?');
        assert.deepEqual(await states(), ['true', 'false']);
        await page.locator('main > button').click();
        await eventually(text, read => read === 'You read: May I bring a friend?');
        assert.deepEqual(await states(), ['true', 'true']);
        assert.equal(await page.$$eval('welearn-faq >>> [part=copy-link]', all => all.length), 2);
        const answers = await page.$$eval('welearn-faq >>> [part~=answer-text]', all =>
          all.map(({textContent}) => textContent.trim()),
        );
        assert.deepEqual(answers, ['Nothing.', 'Yes. Riverside Library is open to everyone.']);
        assert.deepEqual(messages, []);
      });
      await browser.close();
    });
  }
});

describe('a recipe from Debian', {skip}, () => {
  for (const [recipe, facts] of Object.entries(debian)) {
    const isMissing = generators.includes(recipe) && !existsSync(`/usr/bin/${recipe}`);
    const lack = !process.env.CI && isMissing && `${recipe} is not installed.`;
    const source = join(temporary, recipe);
    const site = {folder: join(source, facts.to)};

    describe(recipe, {skip: lack}, () => {
      before(() => {
        cpSync(join(root, 'recipes', recipe), source, {recursive: true});
        cpSync(join(root, 'dist'), join(source, facts.welearn), {recursive: true});
        for (const [file, text] of Object.entries(facts.added ?? {})) {
          writeFileSync(join(source, file), text);
        }
        const {isDone, output} = run(source, recipe, ...(recipe === 'jekyll' ? ['build'] : []));
        assert.ok(isDone, output);
      });
      hasItsFiles(site, facts);
      for (const path of facts.pages) describe(path, () => showsTheDocument(site, path));
    });
  }

  describe(
    'jekyll, for scripts',
    {skip: !existsSync('/usr/bin/jekyll') && 'It is not installed.'},
    () => {
      const site = join(temporary, 'jekyll/_site');

      it('offers the document as JSON', () => {
        const file = join(site, 'learn.json');
        const {isDone, output} = run(
          root,
          process.execPath,
          'dist/cli.js',
          'check',
          file,
          '--base',
          'https://library.example',
        );
        assert.ok(isDone, output);
        const {faq} = JSON.parse(readFileSync(file, 'utf8'));
        assert.deepEqual(
          faq.map(({q}) => q),
          QUESTIONS.map(([, q]) => q),
        );
      });

      it('puts the document into an attribute', async () => {
        const html = readFileSync(join(site, 'data.html'), 'utf8');
        const browser = await launch('chromium');
        await story(browser, html, {files: built(site)}, async page => {
          const faq = await page.$eval('welearn-faq', one => one.document.faq);
          assert.deepEqual(
            faq.map(({q}) => q),
            QUESTIONS.map(([, q]) => q),
          );
        });
        await browser.close();
      });
    },
  );
});
