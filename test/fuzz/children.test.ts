import {watchedPage} from '../elements/support.js';
import {isFull} from '../server/client.js';
import {list} from './repetitions.js';
import {takesItsShare} from './share.js';
import {show} from './ways.js';

/*
 * Hostile HTML that is in the page already: four times as much of it may take four times as long, about, until all of
 * it is shown. Both times are of one run, measured in turns.
 */

const page = watchedPage();

/** The second way differs only in what finds the children. */
const WAYS = (await isFull())
  ? (['HTML children', 'HTML children of a text'] as const)
  : (['HTML children'] as const);

const details = (n: number, question: (i: number) => string, answer: (i: number) => string) =>
  list(n, i => `<details><summary>${question(i)}</summary>${answer(i)}</details>`);
const tags = (n: number) => list(n, i => `<b title=${String(i)}>`);

/** Questions in HTML, some 10 kB for 100. */
const CHILDREN: Record<string, (n: number) => string> = {
  questions: n =>
    details(
      3 * n,
      i => `Q${String(i)}`,
      () => '<p>A',
    ),
  'the same question': n =>
    details(
      3 * n,
      () => 'Q',
      () => '<p>A',
    ),
  'the same id': n => list(3 * n, () => '<details id=a><summary>Q</summary>A</details>'),
  'topics that share a slug': n =>
    `<h2>T</h2>${list(3 * n, i => `<h3>T${'!'.repeat(i % 50)}</h3><details><summary>T</summary>A</details>`)}`,
  'questions in wrappers': n => list(3 * n, () => '<div><details><summary>Q</summary>A</details>'),
  'questions in answers': n => '<details><summary>Q</summary>'.repeat(3 * n),
  'questions in headings': n => '<h2><div><details><summary>Q</summary>A</details>'.repeat(3 * n),
  'questions without words': n =>
    details(
      4 * n,
      () => '',
      () => 'A',
    ),
  'comments in answers': n =>
    details(
      3 * n,
      () => 'Q',
      () => 'A<!-- x --><!-- y -->',
    ),
  'comments beside questions': n =>
    `${details(
      3 * n,
      () => 'Q',
      () => 'A',
    )}${'<!---->'.repeat(10 * n)}`,
  'scripts that hold nothing': n =>
    details(
      2 * n,
      () => 'Q',
      () => '<template>x</template><style></style>A',
    ),
  'signs of Markdown in a question': n =>
    details(
      1,
      () => '*_[`<'.repeat(20 * n),
      () => 'A',
    ),
  'elements in a question': n =>
    details(
      1,
      () => '<i>x</i> '.repeat(10 * n),
      () => 'A',
    ),
  'unclosed tags in a question': n =>
    details(
      1,
      () => `${tags(n)}x`,
      () => 'A',
    ),
  // A browser opens all of them in each block: their number stays, or there would be its square of elements.
  'blocks in unclosed tags': n =>
    `<details><summary>Q</summary>${tags(30)}${'<p>x'.repeat(n)}</details>`,
  'unclosed tags in blocks': n =>
    `<details><summary>Q</summary>${list(30, i => `<p><b title=${String(i)}>`)}${'<p>x'.repeat(n)}</details>`,
  'nested elements': n =>
    `<details><summary>Q</summary>${'<blockquote>x'.repeat(10 * n)}</details>`,
  'lists in lists': n => `<details><summary>Q</summary>${'<ul><li>x'.repeat(10 * n)}</details>`,
  'tables in tables': n => `<details><summary>Q</summary>${'<table><td>x'.repeat(8 * n)}</details>`,
  'spans of cells': n =>
    `<details><summary>Q</summary><table>${'<td colspan=1000 rowspan=65534>x'.repeat(3 * n)}</table></details>`,
  'right to left': n => `<details><summary>Q</summary>${'<blockquote>א'.repeat(8 * n)}</details>`,
  links: n => `<details><summary>Q</summary>${'<a href=x>y '.repeat(8 * n)}</details>`,
  attributes: n =>
    `<details><summary>Q</summary>${`<p ${list(40, i => `data-${String(i)} `)}title="${'&quot;'.repeat(10)}">x`.repeat(n / 4)}</details>`,
  'line breaks': n => `<details><summary>Q</summary><p>${'x\n'.repeat(50 * n)}</details>`,
  'breaks of lines': n =>
    `<details><summary>${'x<br>'.repeat(15 * n)}</summary>${'x<br>'.repeat(15 * n)}</details>`,
};

describe('as children of an element', function () {
  this.timeout(900_000);
  // Limits are told of later than a text is shown.
  after(() => page.unasked.splice(0));
  afterEach(() => {
    page.takeErrors();
    page.takeWarnings();
  });

  for (const way of WAYS) {
    for (const [name, write] of Object.entries(CHILDREN)) {
      // All of a text in its title would be no text.
      if (way === 'HTML children of a text' && name === 'questions in headings') continue;
      // Firefox hangs in the page's own table, even without an element around it.
      if (name === 'spans of cells' && navigator.userAgent.includes('Firefox')) continue;
      it(`by ${way}, a page takes its share: ${name}`, () =>
        takesItsShare(
          n => show(page, way, `${write(n)}<p>x</p><details><summary>Q</summary>A</details>`),
          100,
        ));
    }
  }
});
