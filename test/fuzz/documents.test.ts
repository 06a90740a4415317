import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {check} from '../../src/help/check.js';
import {compose, readSource, type Composition} from '../../src/document/compose.js';
import {Fault} from '../../src/document/errors.js';
import {recognise} from '../../src/document/recognise.js';
import {campaign} from './campaign.js';
import {texts as hostile, yamlLevels, yamlLines, yamlTrees} from './hostile-documents.mjs';
import {libraryTexts, lines, mutated, signs, spliced, units, written} from './documents.js';

let theirs: fc.Arbitrary<string>;
before(async () => {
  const demo = await (await fetch('/demo/about.md')).text();
  const whole = [demo, ...(await libraryTexts())];
  // Whole documents are long; most cases should be short and many.
  const passages = whole.flatMap(text => [text.slice(0, 1500), text.slice(0, 4000)]);
  theirs = fc.oneof(
    {weight: 1, arbitrary: fc.constantFrom(...whole)},
    {weight: 12, arbitrary: fc.constantFrom(...passages)},
  );
});

/** Checks the properties that hold for any text. */
async function holds(content: string): Promise<void> {
  const outcome = await composed(content);
  const problems = await check({content});
  const ends = content
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .map(({length}) => length);
  for (const {line, column} of problems) {
    if (line === undefined) continue;
    expect(line, 'line').to.be.within(1, ends.length);
    expect(column ?? 1, 'column').to.be.within(1, (ends[line - 1] ?? 0) + 1);
  }
  const errors = problems
    .filter(({severity, code}) => severity === 'error' && code !== 'empty')
    .map(({code}) => code);
  if (outcome instanceof Fault) {
    expect(errors).to.deep.equal([outcome.code]);
    return;
  }

  const {document, faults} = outcome;
  expect(errors.length > 0).to.equal(faults.length > 0);
  const {draft} = await recognise(await readSource({content}));
  const asked = draft.faq.filter(({q, hidden}) => q.trim() && !hidden);
  expect(document.faq.map(({q}) => q)).to.deep.equal(asked.map(({q}) => q));
  expect(new Set(document.faq.map(({id}) => id)).size).to.equal(asked.length);
  const objects = [document, document.faq, document.bundles, ...document.faq];
  expect(objects.every(object => Object.isFrozen(object))).to.be.true;
  const again = await compose([{content: document, base: ''}]);
  expect(again.document).to.deep.equal(document);
  expect(again.faults.length).to.equal(0);
}

async function composed(content: string): Promise<Composition | Fault> {
  try {
    return await compose([{content, base: ''}]);
  } catch (cause) {
    if (cause instanceof Fault) return cause;
    throw cause;
  }
}

describe('any text', function () {
  this.timeout(900_000);

  it('is read or refused if it is no document, and checked alike', async () => {
    const texts = fc.oneof(
      signs,
      units,
      fc.string({unit: 'binary'}),
      lines.map(text => `---\n${text}\n---\n`),
      lines.map(text => `+++\n${text}\n+++\n`),
      lines.map(text => `{"faq": [${text}]}`),
    );
    await campaign('signs', 0.2, texts, holds);
  });

  it('is read or refused if altered from a generated document, and checked alike', async () => {
    await campaign('generated', 0.2, fc.oneof(written, mutated(written), spliced(written)), holds);
  });

  it('is read or refused if altered from a document of a library, and checked alike', async () => {
    await campaign('real', 0.2, fc.oneof(mutated(theirs), spliced(theirs)), holds);
  });

  it('is read or refused with anchors, aliases and merge keys, and checked alike', async () => {
    await campaign('aliases', 0.15, fc.oneof(yamlTrees, yamlLines), holds);
  });

  it('is refused by the expanded size of its aliases', async () => {
    const levels = yamlLevels.map(({text, repeated}) => JSON.stringify({text, repeated}));
    await campaign('levels', 0.05, levels, async written => {
      const {text, repeated} = JSON.parse(written) as {text: string; repeated: number};
      const outcome = await composed(text);
      const refused = outcome instanceof Fault && outcome.code === 'too-large';
      expect(refused, `${repeated} values`).to.equal(repeated > 10_000);
    });
  });

  it('is read and checked alike with hostile texts, topics and ids', async () => {
    await campaign('hostile', 0.1, hostile, holds);
  });
});
