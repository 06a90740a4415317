import {expect} from '@open-wc/testing';
import {watchedPage} from '../elements/support.js';
import {isFull} from '../server/client.js';
import {DOCUMENTS, list} from './repetitions.js';
import {takesItsShare} from './share.js';
import {settled, show} from './ways.js';

/*
 * Hostile content by every way in: four times as much of it may take four times as long, about, from the element to
 * the last answer in the page. Both times are of one run, measured in turns.
 */

const page = watchedPage();

/** Ways that give the same reader a text, or a value: one of each kind is enough for most runs. */
const isThorough = await isFull();
const TEXTS = isThorough ? (['src', 'a script inside'] as const) : (['src'] as const);
const VALUES = isThorough
  ? (['the attribute data', 'the property data'] as const)
  : (['the attribute data'] as const);

const levels = (n: number, write: (alias: string, i: number) => string) =>
  `a0: &a0 {k: x}\n${list(n, i => `a${String(i + 1)}: &a${String(i + 1)} ${write(`*a${String(i)}`, i)}\n`)}`;

/** A few hundred bytes of YAML that stand for billions of values. */
const BOMBS: Record<string, string> = {
  'aliases in lists': levels(12, alias => `[${Array(9).fill(alias).join(', ')}]`),
  'aliases in mappings': levels(12, alias => `{${list(9, i => `k${String(i)}: ${alias}, `)}}`),
  'merge keys beside aliases': levels(40, (alias, i) => `{<<: ${alias}, m${String(i)}: ${alias}}`),
  'lists of merge keys': levels(
    20,
    alias => `{<<: [${Array(9).fill(alias).join(', ')}], m: ${alias}}`,
  ),
  'merge keys in lists of aliases': levels(20, alias => `{<<: [{x: ${alias}}, {y: ${alias}}]}`),
  'merge keys on lines of their own': levels(
    40,
    (alias, i) => `\n  <<: ${alias}\n  m${String(i)}:\n    - ${alias}\n    - <<: ${alias}`,
  ),
  'aliases, and spaces that are none': `${levels(40, alias => `[${alias}, ${alias}]`)}\u00A0b: x\n`,
  'aliases under questions': `${levels(14, alias => `[${alias}, ${alias}]`)}faq:\n- q: Q\n  a: *a14\n`,
};

/** Documents whose YAML refers to itself, or whose names are alike. */
const YAML = Object.fromEntries(
  Object.entries(DOCUMENTS).filter(([name]) =>
    /alias|merge|anchor|same|slug|numbered|groups|none|misspelt|questions/.test(name),
  ),
);

const faqOf = (entries: readonly unknown[]) => JSON.stringify({faq: entries});
const many = (n: number, entry: (i: number) => unknown) =>
  faqOf(Array.from({length: n}, (_, i) => entry(i)));
const nested = (depth: number, inner: unknown): unknown =>
  depth ? {topic: `T${String(depth)}`, faq: [nested(depth - 1, inner), {q: 'Q'}]} : inner;

/** JSON, some 10 kB for 100. */
const JSONS: Record<string, (n: number) => string> = {
  questions: n => many(4 * n, i => ({q: `Q${String(i)}`, a: 'A'})),
  'the same question': n => many(6 * n, () => ({q: 'Q', a: 'A'})),
  'the same id': n => many(6 * n, () => ({q: 'Q', id: 'a'})),
  'ids that are numbered already': n =>
    many(4 * n, i => ({q: 'Q', id: i % 2 ? 'a' : `a-${String(i)}`})),
  'topics that share a slug': n =>
    many(3 * n, i => ({
      q: 'Q',
      topic: `T${['!', '?', '.', ' '][i % 4] ?? ''}${String.fromCodePoint(0x1f600 + i)}`,
    })),
  'topics and questions that share a slug': n =>
    many(3 * n, i => ({q: `T${'!'.repeat(i % 50)}`, topic: `T${'?'.repeat(i % 50)} .`})),
  'groups in groups': n => faqOf(Array.from({length: n / 10}, () => nested(28, {q: 'Q'}))),
  'entries that are none': n => many(20 * n, () => 1),
  'answers that are none': n => many(4 * n, () => ({q: 'x', a: {b: 'c'}})),
  'answers in parts': n => many(n, () => ({q: 'x', a: Array(40).fill('*x*')})),
  'misspelt keys': n => many(4 * n, () => ({qu: 'x', an: 'c'})),
  'keys that are inherited elsewhere': n =>
    many(4 * n, i => ({q: 'x', ['__proto__constructor'.slice(0, 9 + (i % 2))]: {toString: 1}})),
  'long keys': n => faqOf([1, {['k'.repeat(50 * n)]: Array(5 * n).fill(0), q: 'Q'}]),
  numbers: n => `{"faq": [1], "x": [${'1e5,'.repeat(25 * n)}0]}`,
  'names of bundles': n => JSON.stringify({bundles: Array(20 * n).fill('style'), faq: [{q: 'Q'}]}),
  'a long layout': n => JSON.stringify({layout: ' x'.repeat(50 * n), faq: [{q: 'Q'}]}),
  'brackets without an end': n => `{"faq": ${'['.repeat(100 * n)}`,
  'quotes that do not end': n => `{${'"a'.repeat(50 * n)}`,
};

describe('by every way in', function () {
  this.timeout(900_000);
  // Limits are told of later than a text is shown.
  after(() => page.unasked.splice(0));
  afterEach(() => {
    page.takeErrors();
    page.takeWarnings();
  });

  for (const way of TEXTS) {
    for (const [name, text] of Object.entries(BOMBS)) {
      it(`by ${way}, values are counted before they are walked: ${name}`, async () => {
        expect(await show(page, way, `${text}about: x\n`)).to.equal('too-large');
      });
    }

    for (const [name, write] of Object.entries(YAML)) {
      it(`by ${way}, a document takes its share: ${name}`, () =>
        takesItsShare(n => show(page, way, write(n)), 30));
    }
  }

  for (const way of VALUES) {
    for (const [name, write] of Object.entries(JSONS)) {
      if (way === 'the property data' && /end/.test(name)) continue;
      it(`by ${way}, a document takes its share: ${name}`, () =>
        takesItsShare(n => show(page, way, write(n)), 30));
    }

    it(`by ${way}, levels are counted before they are walked`, async () => {
      for (const depth of [70, 5000]) {
        const content = `{"faq": ${'['.repeat(depth)}${']'.repeat(depth)}}`;
        expect(await show(page, way, content)).to.equal('too-large');
      }
    });
  }

  it('by the property data, what is there several times is counted', async () => {
    let value: unknown = 'x';
    for (let i = 0; i < 40; i++) value = [value, value];
    const faq = document.createElement('welearn-faq');
    faq.data = {faq: [{q: 'Q', a: value}]};
    expect((await settled(faq)).error?.code).to.equal('too-large');
    const circle: Record<string, unknown> = {q: 'Q'};
    circle['a'] = [circle];
    faq.remove();
    const other = document.createElement('welearn-faq');
    other.data = {faq: [circle]};
    expect((await settled(other)).error?.code).to.equal('too-large');
    other.remove();
  });

  it('by the property data, getters that make more and more come to an end', async () => {
    const endless = (): object => ({
      get faq() {
        return [endless(), endless()];
      },
    });
    const faq = document.createElement('welearn-faq');
    faq.data = endless();
    expect((await settled(faq)).error?.code).to.equal('too-large');
    faq.remove();
  });

  it('by the property data, a getter that throws anything is told', async () => {
    for (const thrown of [new Error('no'), 'no', undefined, Object.create(null)] as unknown[]) {
      const faq = document.createElement('welearn-faq');
      faq.data = {
        get faq() {
          throw thrown;
        },
      };
      expect((await settled(faq)).error?.code).to.equal('invalid-document');
      faq.remove();
    }
  });
});
