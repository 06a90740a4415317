import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {JSDOM} from 'jsdom';
import {render} from 'welearn-elements/render.js';
import {root} from '../../scripts/install.mjs';
import {shapes} from '../documents/shapes.mjs';
import {listDocuments} from '../server/documents.mjs';
import {phpText} from './plugin.mjs';
import {php, printing} from './site/alone.mjs';
import {texts} from './texts.mjs';
import {share} from '../scope.mjs';

/** The children that the plugin prints and those that `welearn render` writes, before any script. */
const BASE = 'https://library.example/docs/faq.md';

const LINKS = `
title: About
about: '[Fees](#fees) [Cost](#one)

  ## Fees'
faq:
- q: Is it free?
  topic: Money
  a: "[a](#who-may-come) [b](#faq-two) [c](#Fees) [d](#money) [e](#none) [f](#one) [g](#Who_may_come) [h](#people)\\n\\n# Fees\\n\\n# One"
- q: Who may come?
  a: "[j](#one) [k](/x#one)"
- {q: One?, id: one, a: '[l](#two)', topic: People}
- {q: Two?, id: two, topic: Money, a: '[m](#who-may-come-2) [n](#people-topic)'}
- {q: Who may come?, topic: One}
- {q: People, topic: "1"}
`;

/** A document whose about text and answer, or whose question, is a text. */
const documentOf = (text, feature) =>
  JSON.stringify({
    title: 'About',
    about: typeof text === 'string' && !feature.startsWith('answers') ? text : '',
    faq_title: 'Questions',
    faq: [typeof text === 'string' ? {q: 'Is it free?', a: text} : {q: text[0], a: 'Yes.'}],
  });

const groups = {
  'documents of libraries': [
    ...listDocuments().map(({text}) => text),
    readFileSync(join(root, 'demo/about.md'), 'utf8'),
  ],
  'links within a document': [LINKS],
  ...Object.fromEntries(
    Object.entries(shapes).map(([shape, all]) => [`shapes: ${shape}`, all.map(({text}) => text)]),
  ),
  ...Object.fromEntries(
    Object.entries(texts).map(([feature, all]) => [
      `texts: ${feature}`,
      all.map(text => documentOf(text, feature)),
    ]),
  ),
};

/** The children of both elements; null for a document that only the elements read. */
const print = documents =>
  php(
    `${printing('https://home.example')}
    return array_map( function ( $text ) {
      try {
        $read = WelearnElements\\Document::read( $text, 'a.md' );
      } catch ( UnexpectedValueException $kind ) {
        return null;
      }
      $document = WelearnElements\\Document::grouped( WelearnElements\\Document::merge( array( $read + array( 'base' => ${phpText(BASE)} ) ) ) );
      $content  = new WelearnElements\\Content( array() );
      return array( $content->about( $document ), $content->faq( $document, 0, count( $document['faq'] ) ) );
    }, json_decode( ${phpText(JSON.stringify(documents))}, true ) );`,
    '128M',
  );

const {DOMParser} = new JSDOM('').window;
const parse = html => new DOMParser().parseFromString(html, 'text/html');

const BLOCK =
  /^(?:blockquote|dd|details|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|summary|table|tbody|td|th|thead|tr|ul)$/;

/** HTML in a form in which what visitors and the elements read alike is equal. */
function tidy(html) {
  const {body} = parse(html);
  // The elements give a question the same id, which is in its address.
  for (const {id, previousElementSibling: place} of body.querySelectorAll('details'))
    if (id) assert.equal(place.id, `faq-${id.trim()}`);
  // Without a title, one writes a hidden heading, the other one of its own.
  const [first] = body.children;
  if (first?.matches('h2[hidden]') || first?.textContent === 'Questions and answers')
    first.remove();
  return describeNode(body)
    .replace(/\s*\u0001\s*/g, '')
    .replace(/\s+/g, ' ')
    .replace(' </body>', '</body>');
}

function describeNode(node) {
  if (node.nodeName === '#text') return node.data;
  const {localName, attributes, childNodes} = node;
  const name = node.matches('a:not([href])') ? 'span' : localName;
  const kept = [...attributes].flatMap(({name: key, value}) => {
    // Only one of them turns texts that run from right to left.
    if (key === 'dir' && value === 'auto') return [];
    if (key === 'id' && name === 'details') return [];
    if (key !== 'href') return [`${key}="${value}"`];
    return [`href="${value.startsWith('#') ? decodeURIComponent(value) : new URL(value).href}"`];
  });
  const inner = [...childNodes].map(describeNode).join('');
  const edge = BLOCK.test(name) ? '\u0001' : '';
  return `${edge}<${[name, ...kept.sort()].join(' ')}>${edge}${inner}${edge}</${name}>${edge}`;
}

describe('a document that the plugin prints', () => {
  for (const [group, documents] of Object.entries(groups)) {
    it(`says the same as a rendered one: ${group}`, async () => {
      const some = share(documents, 12);
      const printed = print(some);
      for (const [i, text] of some.entries()) {
        if (!printed[i]) continue;
        const {html} = await render(text, {base: BASE});
        const page = parse(html);
        for (const [j, name] of ['welearn-about', 'welearn-faq'].entries()) {
          const rendered = page.querySelector(name)?.innerHTML ?? '';
          assert.equal(tidy(printed[i][j]), tidy(rendered), `${name} of:\n${text}`);
        }
      }
    });
  }
});
