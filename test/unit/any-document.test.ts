import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {parse} from 'yaml';
import {compose} from '../../src/document/compose.js';
import {Fault} from '../../src/document/errors.js';
import {
  documents,
  libraryTexts,
  lines,
  mutated,
  signs,
  styles,
  toToml,
  toYaml,
  type Written,
} from '../fuzz/documents.js';
import {isFull} from '../server/client.js';

/*
 * Properties of every text, tested with generated ones. A failure prints its seed and the smallest
 * text that fails; `fc.assert(…, {seed, path})` runs it again.
 */

/** Cases of a property; more in a full run. */
const isThorough = await isFull();
const CASES = isThorough ? 500 : 25;

const read = async (content: string) => (await compose([{content, base: ''}])).document;

/** The expected content of a document, derived from the contract alone. */
const expected = ({title, faq_title, faq}: Written) => ({
  title: title.trim(),
  faq_title: faq_title.trim(),
  faq: faq.filter(({q}) => q.trim()).map(({q, a}) => [q.trim(), a.trim() && a]),
});

const shown = async (text: string) => {
  const {title, faq_title, faq} = await read(text);
  return {title, faq_title, faq: faq.map(({q, a}) => [q, a])};
};

describe('reading a generated document', () => {
  const RUNS = {numRuns: CASES};

  it('keeps every value in any style of YAML, alone and as front matter', async () => {
    await fc.assert(
      fc.asyncProperty(documents, styles, lines, async (document, style, body) => {
        const yaml = toYaml(document, style);
        // Checks the generated text itself with an independent parser.
        const {faq} = parse(yaml, {schema: 'failsafe'}) as Written;
        const wanted = expected({...document, faq});
        expect(wanted.faq.length).to.equal(expected(document).faq.length);
        expect(await shown(yaml)).to.deep.equal(wanted);
        const text = `---\n${yaml}---\n${body}`;
        expect(await shown(text)).to.deep.equal(wanted);
        expect(await shown(`\uFEFF\n\n${text}`.replaceAll('\n', '\r\n'))).to.deep.equal(wanted);
        expect((await read(text)).about.trim()).to.equal(body.trim());
      }),
      RUNS,
    );
  });

  it('keeps every value in YAML that is indented as a whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        styles,
        fc.constantFrom('  ', '\t', '      '),
        async (document, style, margin) => {
          const yaml = toYaml(document, {...style, lineWidth: 0});
          const indented = yaml.replace(/^(?=.)/gm, margin);
          expect(await shown(indented)).to.deep.equal(await shown(yaml));
        },
      ),
      RUNS,
    );
  });

  it('keeps every value in TOML and in JSON', async () => {
    await fc.assert(
      fc.asyncProperty(documents, lines, async (document, body) => {
        const wanted = expected(document);
        expect(await shown(JSON.stringify(document, null, '\t'))).to.deep.equal(wanted);
        expect(await shown(toToml(document))).to.deep.equal(wanted);
        // Without questions of its own, the body may be a page of questions.
        if (!document.faq.length) return;
        const text = `+++\n${toToml(document)}+++\n${body}`;
        expect(await shown(text)).to.deep.equal(wanted);
        expect((await read(text)).about.trim()).to.equal(body.trim());
      }),
      RUNS,
    );
  });

  it('gives every question an id of its own', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async document => {
        const {faq} = await read(JSON.stringify(document));
        expect(new Set(faq.map(({id}) => id)).size).to.equal(faq.length);
      }),
      RUNS,
    );
  });
});

describe('reading any text', () => {
  const survives = async (text: string) => {
    try {
      await compose([{content: text, base: ''}]);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
    }
  };

  it('succeeds, or fails with an error of the library', async () => {
    const texts = fc.oneof(
      signs,
      fc.string({unit: 'binary'}),
      lines.map(text => `---\n${text}\n---\n`),
      lines.map(text => `+++\n${text}\n+++\n`),
      lines.map(text => `{"faq": [${text}]}`),
    );
    await fc.assert(fc.asyncProperty(texts, survives), {numRuns: 2 * CASES});
  });

  it('succeeds, or fails with such an error, for altered documents of libraries', async () => {
    const texts = fc.constantFrom(...(await libraryTexts()));
    const property = fc.asyncProperty(mutated(texts), survives);
    await fc.assert(property, {numRuns: CASES});
  });

  /** A short run tries texts a tenth as long. */
  const LESS = isThorough ? 1 : 10;
  const long: Record<string, string> = {
    'opening brackets': '['.repeat(1e5 / LESS),
    'opening braces': '{"a":'.repeat(1e5 / LESS),
    'links in a question': `faq:\n  - q: "${'[x]('.repeat(2e5 / LESS)}"\n`,
    'brackets in a question': `faq:\n  - q: "${'['.repeat(1e6 / LESS)}"\n`,
    'tags in a question': `faq:\n  - q: "${'<a'.repeat(5e5 / LESS)}"\n`,
    dashes: '- '.repeat(1e5 / LESS),
    'blank lines': `---\n${'\n \t'.repeat(3e5 / LESS)}`,
    comments: `${'# a\n'.repeat(2e5 / LESS)}title: A\n`,
    keys: `title: A\n${Array.from({length: 5e4 / LESS}, (_, i) => `k${i}: v\n`).join('')}`,
    'one line': `about: ${'x '.repeat(5e5 / LESS)}`,
    quotes: `title: ${'"'.repeat(5e5 / LESS)}`,
    'TOML brackets': `title = ${'['.repeat(1e5 / LESS)}`,
    'TOML dots': `title = 1\n${'a.'.repeat(5e4 / LESS)}a = 1\n`,
    'TOML tables': `title = "A"\n${'[[faq]]\nq = "A"\n'.repeat(9_000 / LESS)}`,
    'comments before a page': '<!--'.repeat(1e5 / LESS),
    // A function takes a limited number of arguments, and calls itself a limited number of times.
    'lines that are questions': 'Q:x?\n'.repeat(2e5 / LESS),
    'many details': '<details><summary>Q?</summary>A</details>\n'.repeat(5e4 / LESS),
    'many items': `- ${'Q: x?\n  '.repeat(2e5 / LESS)}`,
    'many headings': `# FAQ\n${'## a\n'.repeat(2e5 / LESS)}\ntext\n`,
    'quotes in quotes': `# A\n\n${'> '.repeat(1e4 / LESS)}`,
    'lists in quotes': `# A\n\n${'> - '.repeat(1e4 / LESS)}`,
    'footnotes in footnotes': `# A\n\n${'[^1]: '.repeat(1e4 / LESS)}`,
  };
  for (const [name, text] of Object.entries(long)) {
    it(`ends quickly for a long text: ${name}`, async () => {
      await survives(text);
    });
  }
});
