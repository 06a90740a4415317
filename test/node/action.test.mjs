import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {parse} from 'yaml';

/** `action.yml`, run as a workflow runs it: each command in bash, with the inputs in its environment. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const {name, version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const {inputs, runs} = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'welearn-action-'));
/** The checked-out repository. */
const workspace = join(folder, 'site');
/** The runner's folder for temporary files. */
const temporary = join(folder, 'temporary');

const git = (...args) => execFileSync('git', args, {cwd: workspace, encoding: 'utf8'});

function write(path, text) {
  mkdirSync(join(workspace, path, '..'), {recursive: true});
  writeFileSync(join(workspace, path), text);
  git('add', '--all');
}

/** Runs a step. Its `env` may use inputs and the runner's folder. */
async function runStep({shell, run: script, env}, given) {
  assert.equal(shell, 'bash');
  const defaults = Object.fromEntries(
    Object.entries(inputs).map(([key, {default: value = ''}]) => [key, value]),
  );
  const values = {...defaults, ...given};
  const filled = Object.fromEntries(
    Object.entries(env).map(([key, value]) => [
      key,
      value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input) => values[input]),
    ]),
  );
  const file = join(folder, 'step.sh');
  writeFileSync(file, script);
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], {
    cwd: workspace,
    env: {...process.env, RUNNER_TEMP: temporary, ...filled},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', text => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', text => (stderr += text));
  const code = await new Promise(resolve => child.on('close', resolve));
  return {code, stdout, stderr, annotations: annotationsOf(stdout)};
}

/** The annotations that GitHub's runner makes of what a command prints. */
function annotationsOf(output) {
  const decode = text =>
    text.replace(/%(25|0A|0D|3A|2C)/g, (_, digits) => String.fromCharCode(parseInt(digits, 16)));
  return [...output.matchAll(/^\s*::(\w+) ?(.*?)::(.*)$/gm)].map(([, severity, facts, text]) => ({
    severity,
    ...Object.fromEntries(
      facts.split(',').map(fact => [fact.split('=')[0], decode(fact.slice(fact.indexOf('=') + 1))]),
    ),
    message: decode(text),
  }));
}

const GOOD = '---\ntitle: About\nfaq:\n  - q: When?\n    a: Now.\n---\n\nCome in.\n';
const [install, check] = runs.steps;
const checkDocuments = (documents, given) => runStep(check, {documents, ...given});

describe('the action', () => {
  before(() => {
    for (const path of [workspace, temporary]) mkdirSync(path);
    git('init', '--quiet');
    write('about.md', GOOD);
  });
  after(() => rmSync(folder, {recursive: true}));

  it('is composite, and puts no input into a command', () => {
    assert.equal(runs.using, 'composite');
    for (const {run} of runs.steps) assert.ok(!run.includes('${{'), run);
  });

  it('installs the release that it belongs to', () => {
    assert.equal(inputs.version.default, version);
  });

  // It needs the registry, for the dependencies of the package.
  const skip = !process.env.FULL && 'Only npm run test:full installs the package.';
  it('installs the command beside the repository, which cannot interfere', {skip}, async () => {
    const [{filename}] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
    write('.npmrc', 'registry=http://127.0.0.1:1/\n');
    const {code, stderr} = await runStep(install, {version: `file:${join(folder, filename)}`});
    assert.equal(code, 0, stderr);
    const {code: checked, annotations} = await checkDocuments('about.md');
    assert.deepEqual([checked, annotations], [0, []]);
    rmSync(join(temporary, name), {recursive: true});
    rmSync(join(workspace, '.npmrc'));
  });

  describe('with the command installed', () => {
    before(() => {
      const modules = join(temporary, name, 'node_modules');
      mkdirSync(modules, {recursive: true});
      symlinkSync(root, join(modules, name));
    });

    it('annotates the lines of mistakes, and fails if there is an error', async () => {
      write('docs/more/bad.md', '---\nabout: "[x](/events)"\nfaq: Ask us.\n---\n');
      const {code, annotations} = await checkDocuments('about.md\ndocs/**/*.md\n');
      assert.notEqual(code, 0);
      assert.deepEqual(
        annotations.map(({message, ...place}) => [place, message.slice(0, 30)]),
        [
          [
            {severity: 'warning', file: 'docs/more/bad.md', line: '2', col: '9'},
            '"/events" only works on the si',
          ],
          [
            {severity: 'error', file: 'docs/more/bad.md', line: '3', col: '6'},
            '"faq" must be a list of questi',
          ],
        ],
      );
    });

    it('succeeds with warnings, and with "base" tells nothing of links that start from it', async () => {
      write('links.md', 'about: "[x](/events)"\n');
      const {code, annotations} = await checkDocuments('links.md');
      assert.deepEqual([code, annotations.map(({severity}) => severity)], [0, ['warning']]);
      const based = await checkDocuments('links.md', {base: 'https://library.example/'});
      assert.deepEqual([based.code, based.annotations], [0, []]);
    });

    it('says in a note what a document of another shape is read as', async () => {
      write('page.md', '# FAQ\n\n## Is it free?\n\nYes.\n\n## For all?\n\nYes.\n');
      const {code, annotations} = await checkDocuments('page.md');
      assert.deepEqual(
        [code, annotations.map(({severity, message}) => `${severity} ${message.slice(0, 9)}`)],
        [0, ['notice Read as: ']],
      );
    });

    it('reads names with spaces and signs, and writes them as they are', async () => {
      const names = ['two words, 100%25: "x".md', '-x.md', ';touch hit;.md', '$(touch hit).md'];
      for (const file of names) write(`odd/${file}`, 'faq: x\n');
      write('-y.md', 'faq: x\n');
      const {annotations} = await checkDocuments('odd/*\n-y.md');
      assert.deepEqual(
        annotations.map(({file}) => file).sort(),
        [...names.map(file => `odd/${file}`), '-y.md'].sort(),
      );
      assert.equal(git('ls-files', 'hit', '--others'), '');
    });

    it('lets no document write a command of its own', async () => {
      const entry = '- q: A\n  id: "a\\n::error::x%0A::error::y##[error]"\n';
      write('forged.md', `faq:\n${entry.repeat(2)}`);
      const {stdout} = await checkDocuments('forged.md');
      assert.match(stdout, /::x/);
      for (const line of stdout.split('\n').filter(Boolean)) {
        assert.match(line, /^::(error|warning|notice) file=[\w.]+,line=\d+,col=\d+::/);
        assert.doesNotMatch(line.slice(2), /%0A|##\[/);
      }
    });

    it('fails if a pattern matches no document, and says which', async () => {
      const {code, stderr} = await checkDocuments('about.md\nmissing/*.md');
      assert.notEqual(code, 0);
      assert.match(stderr, /missing\/\*\.md.* did not match any file/);
    });
  });
});
