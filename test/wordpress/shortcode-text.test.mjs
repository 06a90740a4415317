import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readAttributes} from '../../wordpress/editor/shortcode-text.js';
import {phpText} from './plugin.mjs';
import {php} from './site/alone.mjs';

const A = 'https://library.example/about.md?x=1&y=2';
const A_HTML = A.replaceAll('&', '&amp;');
const LINK = `<a href="${A_HTML}">${A_HTML}</a>`;
const B = '/docs/b.md';

/** Texts of shortcodes as editors leave them, and their attributes. */
const CASES = [
  [`src="${A}" searchable`, {src: A, searchable: true}],
  [`src='${A_HTML}' expand=first`, {src: A, expand: 'first'}],
  [`src=${A} searchable`, {src: A, searchable: true}],
  [`src = " ${A} " , searchable,`, {src: A, searchable: true}],
  // Links in place of addresses.
  [`src="${LINK}" expand="first"`, {src: A, expand: 'first'}],
  [`src=${LINK} expand="first"`, {src: A, expand: 'first'}],
  [`src=&#8221;${LINK}&#8221; searchable`, {src: A, searchable: true}],
  [`src=”${LINK}” searchable`, {src: A, searchable: true}],
  [`src=&quot;${LINK}&quot; searchable`, {src: A, searchable: true}],
  [
    `src="<a target="_blank" rel="noopener" href='${A_HTML}'>our file</a>" controls`,
    {src: A, controls: true},
  ],
  [`src="<a href="${A_HTML}">${A_HTML.slice(0, 20)}…</a>"`, {src: A}],
  [`src="${LINK} <a href="${B}">${B}</a>"`, {src: `${A} ${B}`}],
  [`src="<a href="${A_HTML}&quot;">${A_HTML}&quot;</a> searchable`, {src: A, searchable: true}],
  [`src="<a href="${A_HTML}%22">${A_HTML}"</a> searchable`, {src: A, searchable: true}],
  [`src=<a href="${A_HTML}&#93;">${A_HTML}`, {src: A}],
  [`<a href="${A_HTML}">${A_HTML}</a> searchable`, {src: A, searchable: true}],
  [`heading="See <a href="/x">our page</a>" src="${LINK}"`, {heading: 'See our page', src: A}],
  [`src="<code>${A_HTML}</code>" <strong>searchable</strong>`, {src: A, searchable: true}],
  // Quotation marks.
  [
    `src=“${A}” heading=„Our big questions“ searchable`,
    {src: A, heading: 'Our big questions', searchable: true},
  ],
  [
    `src=«${A}» heading=« Nos questions » controls`,
    {src: A, heading: 'Nos questions', controls: true},
  ],
  [`src=&laquo;${A_HTML}&raquo; heading=&ldquo;A b&rdquo;`, {src: A, heading: 'A b'}],
  [`src="${A}” heading="A b" searchable`, {src: A, heading: 'A b', searchable: true}],
  [`src=”${A}" searchable`, {src: A, searchable: true}],
  [
    `src=‘${A}’ heading=’It’s “ours” here’ searchable`,
    {src: A, heading: 'It’s “ours” here', searchable: true},
  ],
  [`heading="It's ours, what?" src="${A}"`, {heading: "It's ours, what?", src: A}],
  [`heading="Say &quot;hi&quot; searchable" src="${A}"`, {heading: 'Say "hi" searchable', src: A}],
  [
    `heading="Our searchable list = good" src="${A}"`,
    {heading: 'Our searchable list = good', src: A},
  ],
  [`placeholders='{"CITY": "Ely"}' controls`, {placeholders: '{"CITY": "Ely"}', controls: true}],
  [`placeholders=”{”CITY”: ”Ely”}” controls`, {placeholders: '{”CITY”: ”Ely”}', controls: true}],
  [
    `placeholders="CITY=Ely; COUNTY=Cambs" controls`,
    {placeholders: 'CITY=Ely; COUNTY=Cambs', controls: true},
  ],
  [`heading="" src="${A}"`, {heading: '', src: A}],
  [`”searchable” «controls»`, {searchable: true, controls: true}],
  // Spaces and lines.
  [
    `\u00a0src="${A}\u00a0"\u00a0heading="A"\u00a0searchable`,
    {src: A, heading: 'A', searchable: true},
  ],
  [`&nbsp;src="${A}"&nbsp;&nbsp;searchable&nbsp;`, {src: A, searchable: true}],
  [`\u202fsrc="${A}"\u2009searchable\u200b`, {src: A, searchable: true}],
  [
    `<br />\nsrc="${A}"<br />\nsearchable</p>\n<p>controls`,
    {src: A, searchable: true, controls: true},
  ],
  // Other ways.
  [`src: "${A}"`, {src: A}],
  [`${A} searchable`, {src: A, searchable: true}],
  [`SRC="${A}" Searchable`, {src: A, searchable: true}],
  [`scr="x" Überschrift="y" odd`, {scr: 'x', Überschrift: 'y', odd: true}],
  ['', {}],
  ['/', {}],
  ['= "" \' , <a', true],
];

const FLAGS =
  'cache debug exclusive controls searchable copy-links feedback remember structured-data'.split(
    ' ',
  );

const readInPhp = texts =>
  php(`
    function wp_check_invalid_utf8( $text ) { return $text; }
    return array_map(
      fn( $text ) => (object) WelearnElements\\Shortcode_Text::attributes( $text, WelearnElements\\Attributes::flags() ),
      json_decode( ${phpText(JSON.stringify(texts))}, true )
    );`);

describe('the text of a shortcode', () => {
  it('is read as its author means it, on the server and in the editor', () => {
    const inPhp = readInPhp(CASES.map(([text]) => text));
    for (const [i, [text, wanted]] of CASES.entries()) {
      const lower = Object.fromEntries(
        Object.entries(inPhp[i]).map(([name, value]) => [name.toLowerCase(), value]),
      );
      assert.deepEqual(readAttributes(text, FLAGS), lower, `both readers: ${text}`);
      if (wanted === true) continue;
      const small = Object.entries(wanted).map(([name, value]) => [name.toLowerCase(), value]);
      assert.deepEqual(lower, Object.fromEntries(small), text);
    }
  });
});
