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

/*
 * What holds for every text, shown on generated ones. A failure prints its seed and the smallest text
 * that fails; `fc.assert(…, {seed, path})` runs it again.
 */

const read = async (content: string) => (await compose([{content, base: ''}])).document;

/** What must be shown of a document, by the contract's words alone. */
const expected = ({title, faq_title, faq}: Written) => ({
  title: title.trim(),
  faq_title: faq_title.trim(),
  faq: faq.filter(({q}) => q.trim()).map(({q, a}) => [q.trim(), a.trim() && a]),
});

const shown = async (text: string) => {
  const {title, faq_title, faq} = await read(text);
  return {title, faq_title, faq: faq.map(({q, a}) => [q, a])};
};

describe('every document is read as it was written', () => {
  const RUNS = {numRuns: 150};

  it('in YAML of any style, alone and as front matter', async () => {
    await fc.assert(
      fc.asyncProperty(documents, styles, lines, async (document, style, body) => {
        const yaml = toYaml(document, style);
        // The specimen itself: what an independent reader makes of it.
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

  it('in YAML that is indented as a whole', async () => {
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

  it('in TOML and in JSON', async () => {
    await fc.assert(
      fc.asyncProperty(documents, lines, async (document, body) => {
        const wanted = expected(document);
        expect(await shown(JSON.stringify(document, null, '\t'))).to.deep.equal(wanted);
        expect(await shown(toToml(document))).to.deep.equal(wanted);
        const text = `+++\n${toToml(document)}+++\n${body}`;
        expect(await shown(text)).to.deep.equal(wanted);
        expect((await read(text)).about.trim()).to.equal(body.trim());
      }),
      RUNS,
    );
  });

  it('with an id for each question, all different', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async document => {
        const {faq} = await read(JSON.stringify(document));
        expect(new Set(faq.map(({id}) => id)).size).to.equal(faq.length);
      }),
      RUNS,
    );
  });
});

describe('any text at all', () => {
  const survives = async (text: string) => {
    try {
      await compose([{content: text, base: ''}]);
    } catch (cause) {
      if (!(cause instanceof Fault)) throw cause;
    }
  };

  it('is read, or fails with an error of ours', async () => {
    const texts = fc.oneof(
      signs,
      fc.string({unit: 'binary'}),
      lines.map(text => `---\n${text}\n---\n`),
      lines.map(text => `+++\n${text}\n+++\n`),
      lines.map(text => `{"faq": [${text}]}`),
    );
    await fc.assert(fc.asyncProperty(texts, survives), {numRuns: 500});
  });

  it('that was a document of a library until somebody changed it', async () => {
    const texts = fc.constantFrom(...(await libraryTexts()));
    const property = fc.asyncProperty(mutated(texts), survives);
    await fc.assert(property, {numRuns: 300});
  });

  const long: Record<string, string> = {
    'opening brackets': '['.repeat(1e5),
    'opening braces': '{"a":'.repeat(1e5),
    'links in a question': `faq:\n  - q: "${'[x]('.repeat(2e5)}"\n`,
    'brackets in a question': `faq:\n  - q: "${'['.repeat(1e6)}"\n`,
    'tags in a question': `faq:\n  - q: "${'<a'.repeat(5e5)}"\n`,
    dashes: '- '.repeat(1e5),
    'blank lines': `---\n${'\n \t'.repeat(3e5)}`,
    comments: `${'# a\n'.repeat(2e5)}title: A\n`,
    keys: `title: A\n${Array.from({length: 5e4}, (_, i) => `k${i}: v\n`).join('')}`,
    'one line': `about: ${'x '.repeat(5e5)}`,
    quotes: `title: ${'"'.repeat(5e5)}`,
    'TOML brackets': `title = ${'['.repeat(1e5)}`,
    'TOML dots': `title = 1\n${'a.'.repeat(5e4)}a = 1\n`,
    'TOML tables': `title = "A"\n${'[[faq]]\nq = "A"\n'.repeat(9_000)}`,
    'comments before a page': '<!--'.repeat(1e5),
  };
  for (const [name, text] of Object.entries(long)) {
    it(`is read at once, or refused, however much there is of it: ${name}`, async () => {
      await survives(text);
    });
  }
});
