import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';

/** The files that the repository's host reads. It runs them elsewhere, and tells of mistakes too late. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const read = path => readFileSync(join(root, path), 'utf8');
const {scripts} = JSON.parse(read('package.json'));
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
      assert.ok(files.length > 0);
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

describe('each link of the pages about the project', () => {
  for (const page of [
    'CODE_OF_CONDUCT.md',
    'CONTRIBUTING.md',
    'docs/versions.md',
    'docs/hosting.md',
  ]) {
    it(`leads to a file and a heading that exist: ${page}`, () => {
      const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([\w-]+))?\)/g)];
      for (const [, path, heading] of links) {
        const file = path ? join(page, '..', path) : page;
        assert.ok(existsSync(join(root, file)), file);
        if (!heading) continue;
        const headings = Array.from(read(file).matchAll(/^#+ (.+)$/gm), ([, text]) =>
          text
            .toLowerCase()
            .replace(/[^\p{L}\d -]/gu, '')
            .replaceAll(' ', '-'),
        );
        assert.ok(headings.includes(heading), `${file}#${heading}`);
      }
    });
  }
});
