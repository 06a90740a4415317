import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Linter} from 'eslint';
import tseslint from 'typescript-eslint';
import {nounFirst} from '../../scripts/plain-words.mjs';

/** The words that the rule objects to, in order. */
function objections(code) {
  const config = {
    files: ['**'],
    languageOptions: {parser: tseslint.parser},
    linterOptions: {reportUnusedDisableDirectives: 'off'},
    plugins: {words: {rules: {'noun-first': nounFirst}}},
    rules: {'words/noun-first': 'error'},
  };
  const found = new Linter().verify(code, config, 'code.ts');
  return found
    .filter(({ruleId}) => ruleId === 'words/noun-first')
    .map(({message}) => /not with "(\w+)"/.exec(message)?.[1]);
}

describe('the rule for plain words', () => {
  const bad = {
    'a comment': ['/** What is shown. */', 'What'],
    'a comment at the end of a line': ['let a = 1; // who types', 'who'],
    'a comment of one line': ['// Those that are open.', 'Those'],
    'a later sentence': ['/**\n * The list. Where it\n * ends, nothing follows.\n */', 'Where'],
    'a later paragraph': ['/**\n * The list\n *\n * Whoever types.\n */', 'Whoever'],
    'the text of a tag': ['/**\n * Reads.\n *\n * @returns what was read\n */', 'what'],
    'a message': ["warn('What begins with + ends with +.')", 'What'],
    'a message with values': ['warn(`Those after ${a} are left out.`)', 'Those'],
    'the name of a test': ["it('what is open closes', () => {})", 'what'],
    'the name of a test with values': ['test.skip(`those in ${a} close`, () => {})', 'those'],
    'the name of a group of tests': ["describe.only('whatever content says,', run)", 'whatever'],
  };
  for (const [name, [code, word]] of Object.entries(bad)) {
    it(`objects to a clause without a noun at the start of ${name}`, () => {
      assert.deepEqual(objections(code), [word]);
    });
  }

  it('allows questions, and the same words elsewhere', () => {
    const code = `// Whether it is open: what counts.
      ask('What does it cost?', \`Where is \${a}?\`, 'Who', 'Where', 'who pays');
      it('opens what is closed', () => {});
      it(name, () => {});`;
    assert.deepEqual(objections(code), []);
  });
});
