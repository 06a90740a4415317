import {expect} from '@open-wc/testing';
import {readSource} from '../../src/document/compose.js';
import {recognise} from '../../src/document/recognise.js';
import {write} from '../../src/document/write.js';
import {Places} from '../../src/help/places.js';

/** In front of a block's first line, a comment is a mistake. */
const isValid = (text: string) => !/[|>]-?\n *# mark\n/.test(text);

async function convert(text: string) {
  const reading = await readSource({content: text});
  const {draft} = await recognise(reading);
  const {extents} = await Places.of(reading);
  return {draft, text: write(draft, reading, {text, extents})};
}

const DOCUMENTS = [
  `title: Help
layout: page
menu:
  - a
  - b: c
faq:
  - id: x
    q: Free?
    a: |
      Always
  - topic: Money
    questions:
      - {q: Who?,
         a: All}
      - q: Where?
        a: >-
          Here
        topic: Places
      - q:
        a: Nobody sees this
  - a: Nor this
permalink: /faq/
"# key": text
`,
  `- question: Free?
  answer:
    - Always

    - and everywhere
-
  question: &who Who?
  answer: *who
`,
  `intro: Welcome
sections:
- name: Money
  list:
  - title: Is it free?
    content: "Yes #1"
- name: Time
  list:
  - title:
      en: When?
      de: Wann?
    content: {en: Now, de: Jetzt}
`,
];

describe('comments of a document that is converted', () => {
  for (const source of DOCUMENTS) {
    const lines = source.split('\n');
    const sources = lines.flatMap((line, i) => [
      ...[0, 2, 4, 6, 8, 10].map(width => [
        ...lines.slice(0, i),
        `${' '.repeat(width)}# mark`,
        ...lines.slice(i),
      ]),
      [...lines.slice(0, i), `${line} # mark`, ...lines.slice(i + 1)],
    ]);

    it(`are kept once, wherever they stand: ${JSON.stringify(lines.slice(0, 2))}`, async () => {
      const plain = await convert(source);
      for (const text of sources.map(one => one.join('\n')).filter(isValid)) {
        const {draft, text: written} = await convert(text);
        expect(written.split('# mark').length, text).to.equal(2);
        // In a block, the line is a part of the text.
        if (!JSON.stringify(draft).includes('# mark'))
          expect(written.replace(/^ *# mark\n| # mark/m, ''), text).to.equal(plain.text);
        expect((await convert(written)).text, text).to.equal(written);
      }
    });
  }
});
