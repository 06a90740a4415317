import {expect} from '@open-wc/testing';
import type {Setting} from '../../src/html/conform.js';
import {purify} from '../../src/html/purify.js';
import {rendering, type Rendering} from './rendering.js';
import {strangers} from '../hostile/known.js';
import {vectorsAgainst} from '../hostile/vectors.js';
import {share} from '../server/client.js';

const SETTING: Setting = {base: 'https://library.example/docs/', level: 2};
const all = vectorsAgainst('https://leak.example/x');
/** A sixth of the texts, of each kind; all in a full run. */
const vectors = await share(all, 6);
let renderPurified: Rendering;
const isNative = 'setHTML' in Element.prototype;

let render: Rendering;
before(async () => {
  render = await rendering();
  renderPurified = await rendering(purify);
});

/** Nodes in a box of an inert document, where nothing loads. */
function boxed(fragment: DocumentFragment): HTMLElement {
  const box = document.implementation.createHTMLDocument('').createElement('div');
  box.append(fragment);
  box.normalize();
  return box;
}

/** A Markdown text after DOMPurify and the walk, even if the browser has `setHTML`. */
function purified(markdown: string, setting: Setting): HTMLElement {
  return boxed(renderPurified(markdown, setting));
}

describe('hostile content', function () {
  // A thousand texts, several times: a busy machine needs more than the usual timeout.
  this.timeout(60_000);

  const settings: Record<string, Setting> = {
    'an answer': SETTING,
    'a question': {...SETTING, inline: true},
  };

  it('covers more than 1,700 different texts, with some of each kind', () => {
    const texts = all.map(({source}) => source.replace(/(hit\(|leak\.example\/x\?)\d+/g, '$1'));
    expect(new Set(texts).size).to.be.above(1700);
    const kinds = Map.groupBy(all, ({kind}) => kind);
    for (const [kind, {length}] of kinds) expect(length, kind).to.be.at.least(50);
  });

  for (const [place, setting] of Object.entries(settings)) {
    const same = isNative ? it : it.skip;
    same(`becomes the same nodes by either sanitiser in ${place}`, () => {
      const different = vectors.filter(({source}) => {
        const native = boxed(render(source, setting));
        const other = purified(source, setting);
        return native.innerHTML !== other.innerHTML || !native.isEqualNode(other);
      });
      // Firefox reads it as if scripts ran there; its content may stay or go, and is harmless
      // either way.
      const unexpected = different.filter(({source}) => !source.includes('<noscript>'));
      expect(unexpected.map(({source}) => source)).to.deep.equal([]);
    });

    for (const [sanitizer, nodesOf] of Object.entries({
      'the sanitiser in use': (source: string) => boxed(render(source, setting)),
      DOMPurify: (source: string) => purified(source, setting),
    })) {
      it(`leaves only known elements and attributes in ${place}, after ${sanitizer}`, () => {
        const found = vectors.flatMap(({source}) =>
          strangers(nodesOf(source)).map(stranger => `${stranger} of ${source}`),
        );
        expect(found).to.deep.equal([]);
      });
    }
  }

  it('cannot enter through the base of links and images', () => {
    const found = vectors.flatMap(({source}) => {
      const setting = {...SETTING, base: source};
      return strangers(boxed(render('[x](y) ![x](y) [x](//y) [x](?y)', setting)));
    });
    expect(found).to.deep.equal([]);
  });
});
