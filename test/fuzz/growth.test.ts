import {expect} from '@open-wc/testing';
import {check} from '../../src/help/check.js';
import {compose} from '../../src/document/compose.js';
import {groupByTopic} from '../../src/document/identify.js';
import {Allowance, parse} from '../../src/html/markdown.js';
import {purify} from '../../src/html/purify.js';
import {rendering, type Rendering} from '../unit/rendering.js';
import {DOCUMENTS, MARKUP} from './repetitions.js';
import {takesItsShare, takesNoLonger} from './share.js';

/*
 * Texts that repeat something, in two lengths: elements and time may grow only linearly. Both times are
 * of one run, measured in turns.
 */

let render: Rendering;
before(async () => {
  render = await rendering();
});

describe('a text four times as long', function () {
  this.timeout(900_000);

  for (const [name, write] of Object.entries(DOCUMENTS)) {
    it(`is read in linear time: ${name}`, async () => {
      await takesItsShare(async n => {
        const content = write(n);
        await Promise.allSettled([compose([{content, base: ''}]), check({content})]);
      });
    });
  }

  for (const [name, write] of Object.entries(MARKUP)) {
    it(`produces no more elements than a page can handle: ${name}`, () => {
      for (const n of [40, 300]) {
        const text = write(n);
        const box = purified(text);
        expect(box.length, String(n)).to.be.below(10 * text.split('<').length + 60_000);
        expect(depth(render(text, SETTING)), String(n)).to.be.below(150);
      }
    });

    it(`is shown in linear time: ${name}`, async () => {
      // A text beyond the limits is shown as written, at no cost.
      await takesItsShare(n => render(write(n), SETTING), 40);
    });
  }

  it('takes no longer to check, however long the key around many values is', async () => {
    const values = '0,'.repeat(2000);
    const checks = (key: string) => () => check({content: `{"faq": [1], "${key}": [${values}0]}`});
    await takesNoLonger(checks('k'), checks('k'.repeat(20_000)), 5);
  });

  it('is laid out in linear time, while the page shows its own questions', async () => {
    const {register} = await import('../../src/element/register.js');
    register();
    await takesItsShare(async n => {
      const faq = document.createElement('welearn-faq');
      faq.innerHTML = '<details><summary>Q</summary>A</details>\n'.repeat(n);
      // A pending document leaves its questions visible.
      faq.setAttribute('src', 'data:text/plain,');
      document.body.append(faq);
      await faq.updateComplete;
      expect(faq.offsetHeight).to.be.above(n);
      faq.remove();
    }, 1000);
  });

  it('is grouped under its topics in linear time', async () => {
    const question = {q: 'Q', a: '', base: ''};
    // Different topics of the same slug.
    const signsOf = (i: number) => i.toString(2).replaceAll('0', '!').replaceAll('1', '?');
    await takesItsShare(n => {
      const topics = Array.from({length: 20 * n}, (_, i) => `T${signsOf(i)}`);
      groupByTopic(topics.map((topic, i) => ({...question, id: `t-topic-${String(i)}`, topic})));
    });
  });
});

const SETTING = {base: '', level: 2};

/** The elements that a browser creates from a text before any are removed. */
function purified(text: string): NodeListOf<Element> | [] {
  try {
    const box = document.implementation.createHTMLDocument('').body;
    box.append(purify(parse(text, false, new Allowance().forText())));
    return box.querySelectorAll('*');
  } catch (cause) {
    // Too many tags, or a browser's limit of recursion: such a text is shown as written.
    const names = ['RangeError', 'InternalError'];
    if (cause instanceof Error && names.includes(cause.name)) return [];
    throw cause;
  }
}

function depth(box: ParentNode): number {
  return 1 + Math.max(0, ...[...box.children].map(depth));
}
