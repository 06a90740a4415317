import fc from 'fast-check';
import {stringify, type ToStringOptions} from 'yaml';
import {libraryDocuments} from '../server/client.js';

/* Generated texts: as people write them, in every syntax, and with accidental damage. */

/** A plausible document. */
export interface Written {
  title: string;
  faq_title: string;
  faq: {id: string; q: string; a: string}[];
}

/** Plausible texts, with all characters special to YAML, TOML, JSON and Markdown. */
const words = fc
  .stringMatching(/^[A-Za-z0-9 .,?!:;#*_"'`~<>{}[\]|&%@=+\\/()äßłșğøő你好مرحבא\u00A0-]{0,40}$/)
  // Alone it has no meaning, and needs no quotes.
  .filter(text => text.trim() !== '~');
export const lines = fc
  .array(fc.oneof(words, fc.constantFrom('', '---', '+++', '- q: x', '# A', '    code', '\ttab')), {
    maxLength: 5,
  })
  .map(parts => parts.join('\n'));

export const documents: fc.Arbitrary<Written> = fc.record({
  title: words,
  faq_title: words,
  faq: fc.array(fc.record({id: fc.stringMatching(/^[a-z]{0,3}$/), q: words, a: lines}), {
    maxLength: 6,
  }),
});

export const styles: fc.Arbitrary<ToStringOptions> = fc.record({
  lineWidth: fc.constantFrom(20, 80, 0),
  indent: fc.constantFrom(2, 4),
  indentSeq: fc.boolean(),
  defaultStringType: fc.constantFrom(
    'PLAIN',
    'QUOTE_DOUBLE',
    'QUOTE_SINGLE',
    'BLOCK_FOLDED',
    'BLOCK_LITERAL',
  ),
  defaultKeyType: fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE'),
});

export const toYaml = (document: unknown, style: ToStringOptions) =>
  stringify(document, {...style, version: '1.2', schema: 'failsafe'});

/** JSON strings are TOML strings, too, except for DEL. */
export const toToml = ({faq, ...scalars}: Written) => {
  const pairs = (object: object) =>
    Object.entries(object)
      .map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`)
      .join('');
  return pairs(scalars) + faq.map(entry => `\n[[faq]]\n${pairs(entry)}`).join('');
};

/** Characters special to some parser, in any order. */
export const signs = fc
  .array(
    fc.constantFrom(...Array.from('-:#[]{}|>&*!%@`"\'\n\t ,?=+.~<\\\r\u00A0\uFEFF\u2028aé你😀0')),
    {maxLength: 80},
  )
  .map(found => found.join(''));

/** The documents of libraries. */
export async function libraryTexts(): Promise<string[]> {
  return (await libraryDocuments()).map(({text}) => text);
}

/** Insertions by mistake or by attack. */
const slips = fc.oneof(
  fc.string({maxLength: 6}),
  fc.constantFrom(
    '\t',
    '\n',
    ':',
    ': ',
    '"',
    "'",
    '- ',
    '{',
    '---\n',
    '+++\n',
    '\r',
    '\0',
    '\uD800',
  ),
  fc.constantFrom('__proto__: ', 'constructor: ', '"__proto__": {"x": 1},', 'hidden: true\n'),
  fc.constantFrom(
    '&a ',
    '*a',
    '<<: *a\n',
    'x: &a [*a, *a]\n',
    '!!js/function ',
    '? ',
    '|\n',
    '>-\n',
  ),
);

/** A text after a few changes. */
export function mutated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const changes = fc.array(
    fc.record({
      at: fc.double({min: 0, max: 1, noNaN: true}),
      length: fc.nat(40),
      put: slips,
    }),
    {minLength: 1, maxLength: 4},
  );
  return fc.tuple(texts, changes).map(([text, made]) =>
    made.reduce((changed, {at, length, put}) => {
      const offset = Math.floor(at * changed.length);
      return changed.slice(0, offset) + put + changed.slice(offset + length);
    }, text),
  );
}

const place = fc.double({min: 0, max: 1, noNaN: true});

/** The beginning of one text with a passage of another. */
export function spliced(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(texts, place, texts, place)
    .map(
      ([a, end, b, start]) =>
        a.slice(0, Math.min(3000, end * a.length)) + b.slice(start * b.length).slice(0, 2000),
    );
}

/** Any UTF-16, with lone surrogates. */
export const units = fc
  .array(fc.nat(0xffff), {maxLength: 60})
  .map(codes => String.fromCharCode(...codes));

/** Generated documents in each syntax. */
export const written: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(documents, styles).map(([document, style]) => toYaml(document, style)),
  fc
    .tuple(documents, styles, lines)
    .map(([document, style, body]) => `---\n${toYaml(document, style)}---\n${body}`),
  documents.map(document => JSON.stringify(document)),
  documents.map(toToml),
  fc.tuple(documents, lines).map(([document, body]) => `+++\n${toToml(document)}+++\n${body}`),
);
