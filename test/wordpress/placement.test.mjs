import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {parseFragment} from 'parse5';
import {phpText} from './plugin.mjs';
import {php} from './site/alone.mjs';

const FAQ =
  '<welearn-faq class="welearn-element" lang="en">\n<h2>Questions</h2>\n\n<details><summary>Is it free?</summary>\n<p>Yes.</p></details></welearn-faq>';
const NOTES =
  '<div class="welearn-notes" role="note"><p>We Learn</p><ul><li>No document yet.</li></ul></div>';

const apart = pages =>
  php(
    `return array_map( array( 'WelearnElements\\Placement', 'apart' ), json_decode( ${phpText(JSON.stringify(pages))}, true ) );`,
  );

/** The tree that a browser makes, with what is ours as one name. */
function tree(html) {
  const write = ({nodeName, value, attrs = [], childNodes = []}) => {
    if (nodeName === '#text') return value.trim() && value.replace(/\s+/g, ' ');
    const inner = childNodes.map(write).join('');
    if (nodeName === 'welearn-faq') {
      assert.match(inner, /^<h2>Questions<\/h2><details>.*<p>Yes\.<\/p><\/details>$/, html);
      return '{FAQ}';
    }
    if (attrs.some(({value}) => value === 'welearn-notes')) return '{NOTES}';
    const given = attrs.map(({name, value}) => ` ${name}="${value}"`).join('');
    return nodeName.startsWith('#') ? inner : `<${nodeName}${given}>${inner}</${nodeName}>`;
  };
  return write(parseFragment(html));
}

/** HTML around the elements, and what a browser shows for it. */
const CASES = {
  '<p>FAQ</p>': '{FAQ}',
  '<p class="wp-block-paragraph">FAQ</p>': '{FAQ}',
  '<p>FAQ<br />\nFAQ</p>': '{FAQ}{FAQ}',
  '<p>FAQ FAQ&nbsp;</p>': '{FAQ}{FAQ}',
  '<p>Above:<br />\nFAQ</p>': '<p>Above:</p>{FAQ}',
  '<p class="a">One FAQ two</p><p>Three</p>':
    '<p class="a">One </p>{FAQ}<p class="a">two</p><p>Three</p>',
  '<p id="x">One FAQ<br>two</p>': '<p id="x">One </p>{FAQ}<p>two</p>',
  '<p id="x">FAQ two</p>': '{FAQ}<p id="x">two</p>',
  '<p>One <strong>two FAQ three</strong> four</p>':
    '<p>One <strong>two </strong></p>{FAQ}<p><strong>three</strong> four</p>',
  '<p><strong>FAQ</strong></p>': '{FAQ}',
  '<p>FAQ<em>FAQ</em>tail</p>': '{FAQ}{FAQ}<p>tail</p>',
  '<p>FAQNOTES</p>': '{FAQ}{NOTES}',
  '<p>NOTES</p>': '{NOTES}',
  '<h2 class="wp-block-heading">FAQ</h2>': '{FAQ}',
  '<h3>Help FAQ</h3>': '<h3>Help </h3>{FAQ}',
  '<a href="/x">FAQ</a>': '{FAQ}',
  '<pre>FAQ</pre>': '{FAQ}',
  '<div><p>FAQ</p></div>': '<div>{FAQ}</div>',
  '<div>One FAQ two</div>': '<div>One {FAQ} two</div>',
  '<span>FAQ</span>': '<span>{FAQ}</span>',
  '<p><span>FAQ</span></p>': '{FAQ}',
  '<ul><li>One FAQ</li></ul>': '<ul><li>One {FAQ}</li></ul>',
  '<ul><li><p>FAQ</p></li></ul>': '<ul><li>{FAQ}</li></ul>',
  '<table><tbody><tr><td>One FAQ</td></tr></tbody></table>':
    '<table><tbody><tr><td>One {FAQ}</td></tr></tbody></table>',
  '<blockquote><p>FAQ</p><cite>B</cite></blockquote>':
    '<blockquote>{FAQ}<cite>B</cite></blockquote>',
  '<figure><figcaption><p class="wp-caption-text">FAQ</p></figcaption></figure>':
    '<figure><figcaption>{FAQ}</figcaption></figure>',
  // Paragraphs that end by themselves, and tags in odd places.
  '<p>One<p>Two FAQ': '<p>One</p><p>Two </p>{FAQ}',
  '<p>One<p>FAQ': '<p>One</p>{FAQ}',
  '<p><p>FAQ two</p></p>': '<p></p>{FAQ}<p>two</p><p></p>',
  '<p>One<div>FAQ</div>': '<p>One</p><div>{FAQ}</div>',
  '<p>FAQ<div>One</div>': '{FAQ}<div>One</div>',
  '<P>FAQ</P>': '{FAQ}',
  '<p title="a > b">FAQ</p>': '{FAQ}',
  '<!-- <p> -->FAQ': '{FAQ}',
  '<script>"<p>"</script>FAQ': '<script>"<p>"</script>{FAQ}',
  '1 < 2 <p>3 < 4 FAQ</p>': '1 < 2 <p>3 < 4 </p>{FAQ}',
  '<p><img src="a">FAQ<img src="b"></p>':
    '<p><img src="a"></img></p>{FAQ}<p><img src="b"></img></p>',
};

describe('the place of an element in a WordPress page', () => {
  it('is outside of paragraphs, headings and links, which keep the text around', () => {
    const pages = Object.keys(CASES);
    const html = apart(pages.map(page => page.replaceAll('FAQ', FAQ).replaceAll('NOTES', NOTES)));
    for (const [i, page] of pages.entries()) assert.equal(tree(html[i]), CASES[page], page);
  });

  it('stays as it is without one of our elements', () => {
    const pages = ['<p>One<br>', '<p>a welearn-faq</p>', '<p><welearn-faq>x</welearn-faq></p>', ''];
    assert.deepEqual(apart(pages), pages);
  });
});
