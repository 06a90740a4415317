import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import Ajv from 'ajv/dist/2020.js';
import fc from 'fast-check';
import {createServer} from 'vite';
import {isFull} from '../scope.mjs';
import {documentFiles} from '../server/documents.mjs';

/** The JSON Schema for editors must agree with the elements on a document's structure. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const schema = JSON.parse(readFileSync(join(root, 'dist/document.schema.json'), 'utf8'));
const matches = new Ajv({strictTypes: false}).compile(schema);

/** Every known key, near misses, and keys of every object. */
const KEYS = [
  ...['title', 'about', 'faq_title', 'faq', 'lang', 'layout', 'bundles', 'id', 'key', 'q'],
  ...['question', 'a', 'answer', 'text', 'response', 'topic', 'category', 'section', 'hidden'],
  ...['questions', 'entries', 'name', 'faqs', 'FAQ', 'Faqs', 'Questions', 'faq-title', 'faqTitle'],
  ...['Title', 'ABOUT', 'Q', 'Question', 'qestion', 'A', 'Answers', 'answers', 'date', '__proto__'],
];

const scalar = fc.oneof(
  fc.constantFrom('', ' ', 'When?', 'true', null, true, false, 0, 1.5),
  fc.string({maxLength: 5}),
);
const key = fc.oneof({weight: 9, arbitrary: fc.constantFrom(...KEYS)}, fc.string({maxLength: 5}));
const {value} = fc.letrec(tie => ({
  value: fc.oneof(
    {maxDepth: 5, withCrossShrink: true},
    scalar,
    fc.array(tie('value'), {maxLength: 4}),
    fc.dictionary(key, tie('value'), {maxKeys: 5, noNullPrototype: true}),
  ),
}));
/** A value that usually resembles a document. */
const entry = fc.dictionary(key, fc.oneof({weight: 3, arbitrary: scalar}, value), {maxKeys: 4});
const documents = fc.oneof(
  value,
  fc.array(entry, {maxLength: 4}),
  fc.dictionary(
    fc.constantFrom(...KEYS.slice(0, 7), 'faqs', 'Title'),
    fc.oneof(scalar, fc.array(entry, {maxLength: 3}), value),
    {maxKeys: 6},
  ),
);

describe('document.schema.json', () => {
  let server;
  let compose;
  let validate;

  before(async () => {
    server = await createServer({root, server: {middlewareMode: true}, logLevel: 'error'});
    ({compose} = await server.ssrLoadModule('/src/document/compose.ts'));
    ({validate} = await server.ssrLoadModule('/src/document/recognise.ts'));
  });
  after(() => server.close());

  it('agrees with the validator on generated documents', () => {
    let valid = 0;
    let total = 0;
    fc.assert(
      fc.property(documents, document => {
        // Round trip, because a parsed text has no key without a value.
        const read = JSON.parse(JSON.stringify(document));
        const {problems} = validate({value: read, body: ''});
        total++;
        if (!problems.length) valid++;
        assert.equal(
          matches(read),
          problems.length === 0,
          `${JSON.stringify(problems)} ${JSON.stringify(matches.errors)}`,
        );
      }),
      {numRuns: isFull ? 100_000 : 5_000},
    );
    // Documents that are all valid, or all invalid, would compare nothing.
    assert.ok(valid > total / 20 && valid < (total * 19) / 20, `${valid} of ${total} are valid`);
  });

  it('matches the sample document, and those of libraries', async () => {
    const {readSource} = await server.ssrLoadModule('/src/document/compose.ts');
    for (const file of [join(root, 'demo/about.md'), ...documentFiles]) {
      const {value} = await readSource({content: readFileSync(file, 'utf8')});
      assert.ok(matches(value), `${file}: ${JSON.stringify(matches.errors)}`);
    }
  });

  it('describes each key, for editors', () => {
    const undescribed = [];
    for (const [name, {properties = {}}] of Object.entries(schema.$defs)) {
      if (name === 'isGroup') continue;
      for (const [property, {description}] of Object.entries(properties)) {
        if (!description) undescribed.push(`${name}.${property}`);
      }
    }
    assert.deepEqual(undescribed, []);
  });

  it('covers only documents that can be composed', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async document => {
        const {faults} = await compose([{content: JSON.stringify(document), base: ''}]).catch(
          cause => ({faults: [cause]}),
        );
        for (const {code} of faults) {
          assert.ok(['invalid-document', 'syntax', 'too-large'].includes(code), code);
        }
      }),
      {numRuns: 500},
    );
  });
});
