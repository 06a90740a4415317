/*
 * Texts that repeat something, of any length.
 */

export const list = (length: number, write: (i: number) => string) =>
  Array.from({length}, (_, i) => write(i)).join('');

/** Documents, some 10 kB for 100. */
export const DOCUMENTS: Record<string, (n: number) => string> = {
  questions: n => `faq:\n${list(4 * n, i => `- q: Q${String(i)}\n  a: A\n`)}`,
  'the same question': n => `faq:\n${'- q: Q\n  a: A\n'.repeat(6 * n)}`,
  'the same id': n => `faq:\n${'- q: Q\n  id: a\n'.repeat(6 * n)}`,
  'ids that are numbered already': n =>
    `faq:\n${list(2 * n, i => `- {q: Q, id: a-${String(i)}}\n- {q: Q, id: a}\n`)}`,
  'topics that share a slug': n =>
    `faq:\n${list(3 * n, i => `- {q: Q, topic: "T${['!', '?', '.', ' '][i % 4] ?? ''}${String.fromCodePoint(0x1f600 + i)}"}\n`)}`,
  'topics and questions that share a slug': n =>
    `faq:\n${list(2 * n, i => `- {q: "T${'!'.repeat(i % 50)}", topic: "T${'?'.repeat(i % 50)} ."}\n`)}`,
  'groups in groups': n => `faq:\n${'- {topic: T, faq: [{q: Q}]}\n'.repeat(3 * n)}`,
  'invalid entries': n => `faq:\n${'- 1\n'.repeat(10 * n)}`,
  'invalid answers': n => `faq:\n${'- q: x\n  a: {b: c}\n'.repeat(3 * n)}`,
  'identical questions': n => '- q: x\n'.repeat(125 * n),
  'empty TOML tables': n => '[[faq]]\n'.repeat(125 * n),
  'links without a text': n => `title: x\nabout: |\n${'  [](x.y)\n'.repeat(125 * n)}`,
  'misspelt keys': n => `faq:\n${'- qu: x\n  an: c\n'.repeat(3 * n)}`,
  anchors: n => `faq:\n${list(5 * n, i => `- &a${String(i)} {q: Q}\n`)}`,
  'aliases of aliases': n =>
    `faq: [{q: Q}]\na0: &a0 x\n${list(4 * n, i => `a${String(i + 1)}: &a${String(i + 1)} [*a${String(i)}]\n`)}`,
  'aliases of a long text': n => `x: &a ${'x '.repeat(20 * n)}\nfaq:\n${'- {q: *a}\n'.repeat(20)}`,
  'aliases that double': n =>
    `a0: &a0 [x,x]\n${list(n, i => `a${String(i + 1)}: &a${String(i + 1)} [*a${String(i)},*a${String(i)}]\n`)}faq: []`,
  'aliases that double, and a merge key': n =>
    `a0: &a0 [x,x]\n${list(Math.min(n, 60), i => `a${String(i + 1)}: &a${String(i + 1)} [*a${String(i)},*a${String(i)}]\n`)}<<: *a9\n\u00A0b: ${'x'.repeat(20 * n)}\nfaq: []`,
  'merges of a long mapping': n =>
    `a: &a {${list(10 * n, i => `k${String(i)}: 1,`)}}\nfaq:\n${'- {q: Q, <<: *a}\n'.repeat(5 * n)}`,
  'merges in one list': n =>
    `a: &a {${list(10 * n, i => `k${String(i)}: 1,`)}}\nfaq:\n- q: Q\n  <<: [${'*a,'.repeat(20 * n)}]\n`,
  'merges of merges': n =>
    `m0: &m0 {k: 1}\n${list(3 * n, i => `m${String(i + 1)}: &m${String(i + 1)} {<<: *m${String(i)}, k${String(i)}: 1}\n`)}faq: []`,
  'unclosed quotes in YAML': n => `title: "${'"a: "'.repeat(20 * n)}`,
  'unclosed quotes in JSON': n => `{${'"a'.repeat(50 * n)}`,
  'strings without commas in JSON': n => `{"faq":[${'"\\"'.repeat(30 * n)}`,
  'mistakes in TOML': n => `+++\ntitle = "${'a = "b" c\n'.repeat(10 * n)}`,
  colons: n => `title: ${'a: '.repeat(30 * n)}`,
  dashes: n => `faq: ${'- '.repeat(50 * n)}`,
  'question marks': n => `faq:\n${'? '.repeat(50 * n)}`,
  brackets: n => `faq: ${'['.repeat(100 * n)}`,
  'brackets at the margin': n => `title: [\n${'a,\n'.repeat(30 * n)}]\n`,
  'no-break spaces': n => `title: x\n${'\u00A0'.repeat(50 * n)}y: z`,
  'control characters': n => `title: ${'\u0001'.repeat(100 * n)}`,
  tabs: n => `title: x\nfaq:\n${'\t'.repeat(100 * n)}`,
  'lines of spaces': n => `title: x\nfaq:\n${`${' '.repeat(100)}\n`.repeat(n)}x`,
  'empty lines': n => `${'\n'.repeat(100 * n)}title: x`,
  comments: n => `${'# a\n'.repeat(25 * n)}title: x`,
  fences: n => '---\n'.repeat(25 * n),
  'unclosed link brackets': n => `title: x\nabout: "${'[](http:x) '.repeat(10 * n)}"`,
  'quotes in tags': n => `title: x\nabout: |\n  <p>${'<a href="'.repeat(12 * n)}`,
  headings: n => `title: x\nabout: |\n${'  # x\n\n  ### y\n\n'.repeat(5 * n)}`,
  'headings that are questions': n => `# FAQ\n\n${'## T\n\n### Q?\n\nA\n\n'.repeat(5 * n)}`,
  'answers after a label': n => 'Q: x?\nA: y\n'.repeat(15 * n),
  'details in details': n => `${'<details>\n<summary>Q?</summary>\n\n'.repeat(3 * n)}x`,
  'details in a row': n => '<details><summary>Q?</summary>\n\nA\n\n</details>\n'.repeat(6 * n),
  'details that never end': n => `${'<details>\n\n'.repeat(10 * n)}Q: x?\nA: y`,
  'bold that never ends': n => `## Q?\n\n${'**a '.repeat(40 * n)}`,
  'texts in several languages': n => `faq:\n${'- {q: {de: a, en: b}, a: {de: c}}\n'.repeat(4 * n)}`,
  'lists in lists of another name': n =>
    `help:\n${'- {name: T, items: [{title: Q, content: A}]}\n'.repeat(3 * n)}`,
  'a long definition in each answer': n =>
    `[a]: /${'x'.repeat(50 * n)}\n\n${list(8 * n, i => `## Q${String(i)}?\n\n[a]\n\n`)}`,
  'a long footnote in each answer': n =>
    `# FAQ\n\n[^a]: ${'x '.repeat(25 * n)}\n\n${list(8 * n, i => `## Q${String(i)}?\n\nA[^a]\n\n`)}`,
  'long headings above each question': n =>
    `# FAQ\n\n## ${'x'.repeat(50 * n)}\n\n${list(8 * n, i => `### T${String(i)}\n\n#### Q?\n\nA\n\n`)}`,
  'a long key around questions': n =>
    `{"a": {}, "about": [{}], "${'k'.repeat(50 * n)}": [${'{"frage": "Q?", "antwort": "A"},'.repeat(8 * n)}{}]}`,
  'long keys side by side': n =>
    `{"a": [{"frage": "Q?", "antwort": "A"}], "${'k'.repeat(50 * n)}": [${'{"frage": "Q?", "antwort": "A"},'.repeat(8 * n)}{}]}`,
  'quotes in quotes': n => `# T\n\n${'> '.repeat(50 * n)}x`,
  'footnotes in footnotes': n => `# T\n\n${'[^a]: '.repeat(15 * n)}x`,
  'an indented box with many lines': n =>
    `# T\n\nx\n${' '.repeat(50 * n)}:::note\n${'x\n'.repeat(25 * n)}:::`,
  'definitions of links': n =>
    `## Q?\n\n${list(10 * n, i => `[${String(i)}] `)}\n\n${list(10 * n, i => `[${String(i)}]: x\n`)}`,
};

export const opened = (n: number, name = 'b') => list(n, i => `<${name} title=${String(i)}>`);

/** Markdown with HTML, about 3 kB for 100. */
export const MARKUP: Record<string, (n: number) => string> = {
  'paragraphs within unclosed tags': n => `<p>${opened(n)}${'<p>x'.repeat(n)}`,
  'end tags of other elements': n => `<p>${opened(n)}${'</i>'.repeat(n)}${'<p>x'.repeat(n)}`,
  'end tags in a comment': n => `<p>${opened(n)}<!--${'</b>'.repeat(n)}-->${'<p>x'.repeat(n)}`,
  'end tags in a cell': n =>
    `<p>${opened(n)}<table><td>${'</b>'.repeat(n)}</table>${'<p>x'.repeat(n)}`,
  'end tags of blocks': n => `${'<div>'.repeat(n)}${opened(n)}${'x</div>'.repeat(n)}`,
  'end tags of surrounding elements': n => `<p>${opened(n, 'u')}${opened(n)}${'</u>x'.repeat(n)}`,
  'rows in a table': n => `<table>${opened(n)}${'x<tr>x</tr>x</tbody>'.repeat(n)}`,
  'nobr in SVG': n => `${'<svg><desc><nobr>'.repeat(n)}${'<p>x</p></desc>x'.repeat(n)}`,
  'unclosed links': n => `<p>${'<a href=/x><div>'.repeat(4 * n)}`,
  'tags closed in the wrong place': n => `<p>${'<b><div></b>'.repeat(4 * n)}`,
  'tags closed in the wrong order': n => `<p>${'<b><i>x</b>y</i>'.repeat(4 * n)}`,
  'headings in headings': n => '<h1><div>'.repeat(4 * n),
  quotes: n => `${'>'.repeat(30 * n)}x`,
  details: n => '<details>'.repeat(4 * n),
  'tables in tables': n => '<table><td>'.repeat(4 * n),
  rows: n => `<table>${'<tr><td>x'.repeat(4 * n)}`,
  lists: n => '<ul><li>'.repeat(4 * n),
  'right to left': n => `${'<blockquote>1'.repeat(4 * n)}א`,
  'emphasis around tags': n => '*a <i>b* '.repeat(4 * n),
  'text in cells': n => `<table>${'<td><b>'.repeat(4 * n)}`,
};
