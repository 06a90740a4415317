import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';
import {reference} from '../../scripts/reference.mjs';

/** The files that the repository's host reads, and runs elsewhere, and the documentation. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const read = path => readFileSync(join(root, path), 'utf8');
const {scripts, version} = JSON.parse(read('package.json'));
const documentsOf = folder =>
  readdirSync(join(root, folder)).map(name => [name, parse(read(join(folder, name)))]);

describe('each workflow', () => {
  for (const [name, {jobs, permissions}] of documentsOf('.github/workflows')) {
    const commands = Object.values(jobs).flatMap(({steps}) => steps.map(({run = ''}) => run));

    it(`runs scripts that exist: ${name}`, () => {
      const named = commands.flatMap(text => [...text.matchAll(/npm run ([\w:]+)/g)]);
      assert.deepEqual(
        named.map(([, script]) => script).filter(script => !scripts[script]),
        [],
      );
      const files = commands.flatMap(text => [...text.matchAll(/bash (\S+)/g)]);
      assert.ok(named.length + files.length > 0);
      for (const [, file] of files) assert.ok(existsSync(join(root, file)), file);
    });

    it(`may only read, unless a job says more: ${name}`, () => {
      assert.deepEqual(permissions, {contents: 'read'});
    });

    it(`puts no text of an event into a command: ${name}`, () => {
      assert.deepEqual(
        commands.filter(text => text.includes('${{')),
        [],
      );
    });
  }
});

describe('each form for issues', () => {
  const forms = documentsOf('.github/ISSUE_TEMPLATE').filter(([name]) => name !== 'config.yml');
  for (const [name, {name: title, description, body}] of forms) {
    it(`asks at least one thing, each with a name of its own: ${name}`, () => {
      assert.ok(title && description);
      const fields = body.filter(({type}) => type !== 'markdown');
      assert.ok(fields.some(({validations}) => validations?.required));
      assert.equal(new Set(fields.map(({id}) => id)).size, fields.length);
      for (const {id, attributes} of fields) assert.ok(id && attributes.label);
    });
  }
});

const guides = ['README.md', ...listMarkdown('docs')];
const pages = [
  ...guides,
  ...['CHANGELOG.md', 'CODE_OF_CONDUCT.md', 'CONTRIBUTING.md', 'SECURITY.md'],
];

function listMarkdown(folder) {
  const names = readdirSync(join(root, folder), {recursive: true});
  return names.filter(name => name.endsWith('.md')).map(name => join(folder, name));
}

/** The text of a page without its code, in which brackets are no links. */
const proseOf = page => read(page).replace(/^ *```[^]*?^ *```$|`[^`\n]+`/gm, '');

/** The addresses of a page's headings, as GitHub makes them. */
function headingsOf(page) {
  const seen = new Map();
  const text = read(page).replace(/^ *```[^]*?^ *```$/gm, '');
  return Array.from(text.matchAll(/^#+ (.+)$/gm), ([, heading]) => {
    const words = heading.toLowerCase().replace(/\]\([^)]*\)|[^\p{L}\d\s_-]/gu, '');
    const id = words.replaceAll(' ', '-');
    const times = seen.get(id) ?? 0;
    seen.set(id, times + 1);
    return times ? `${id}-${times}` : id;
  });
}

describe('each link of the documentation', () => {
  for (const page of pages) {
    it(`leads to a file and a heading that exist: ${page}`, () => {
      const links = [
        ...proseOf(page).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g),
      ];
      const broken = links.filter(([, path, heading]) => {
        const file = path ? join(page, '..', path) : page;
        if (!existsSync(join(root, file))) return true;
        return heading && !headingsOf(file).includes(heading);
      });
      assert.deepEqual(
        broken.map(([link]) => link),
        [],
      );
    });
  }

  it('is on a page that the index leads to', () => {
    const index = proseOf('docs/README.md');
    const missing = readdirSync(join(root, 'docs'))
      .filter(name => name.endsWith('.md') && name !== 'README.md')
      .filter(name => !index.includes(`](${name})`));
    assert.deepEqual(missing, []);
  });
});

describe('the README', () => {
  it('has at most 150 lines', () => {
    assert.ok(read('README.md').split('\n').length <= 151);
  });
});

describe('the documentation', () => {
  it('names no other version in files and folders', () => {
    const named = guides.flatMap(page =>
      Array.from(
        read(page).matchAll(/welearn-elements(?:-wordpress)?[-@](\d+\.\d+\.\d+)/g),
        ([, found]) => `${page}: ${found}`,
      ),
    );
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter(one => !one.endsWith(`: ${version}`)),
      [],
    );
  });

  it('has the reference that npm run manifest writes', async () => {
    assert.equal(read('docs/reference.md'), await reference());
  });

  it('has only settings in JSON that can be read', () => {
    const settings = guides.flatMap(page => [...read(page).matchAll(/^```json\n([^]*?)^```$/gm)]);
    assert.ok(settings.length > 0);
    for (const [, text] of settings) assert.doesNotThrow(() => JSON.parse(text), text);
  });

  it('runs scripts and commands that exist', () => {
    const texts = pages.map(page => read(page)).join('\n');
    const commands = /^const COMMANDS.*$/m.exec(read('src/cli/cli.ts'))[0];
    const unknown = [
      ...Array.from(texts.matchAll(/npm run ([\w:]+)/g), ([, name]) => name).filter(
        name => !scripts[name],
      ),
      ...Array.from(texts.matchAll(/npx welearn-elements (\w+)/g), ([, name]) => name).filter(
        name => !commands.includes(`'${name}'`),
      ),
    ];
    assert.deepEqual(unknown, []);
  });
});
