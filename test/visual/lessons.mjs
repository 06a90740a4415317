import {readFileSync} from 'node:fs';

/**
 * The examples of the documentation: the README's, and for each picture of docs/theming.md a page of the
 * snippets above it. A style sheet that begins with its name is a file; others are the page's own.
 */
const read = path => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const DOCUMENT = `faq_title: Asked at the desk
faq:
  - q: What happens when we meet?
    a: |
      About ninety minutes, and one chapter of [the course](/course):

      - a round of hellos
      - the next part
  - q: What does a facilitator do?
    a: Keeps the kettle warm.
  - q: Is there a fee?
    a: No.
`;
const USUAL = '<welearn-faq src="about.md" expand="first"></welearn-faq>';
const PICTURE = /^!\[.*\]\(theming\/([\w-]+)\.png\)$/m;

const snippet = (text, language) => text.split(`\`\`\`${language}\n`)[1].split('```')[0];

function quickStart() {
  const text = read('README.md');
  const [elements] = /^<welearn-[^]*/m.exec(snippet(text, 'html'));
  return {
    name: 'readme',
    files: {'/about.md': snippet(text, 'markdown')},
    html: page('readme', elements),
    act: ({nextElementSibling: faq}) => {
      faq.show('may-i-bring-a-friend');
      return faq.updateComplete;
    },
  };
}

const steps = read('docs/theming.md').split('\n## ');
export const lessons = [quickStart(), ...steps.flatMap(lessonOf)];

function lessonOf(section) {
  const name = PICTURE.exec(section)?.[1];
  if (!name) return [];
  const above = section.slice(0, section.search(PICTURE));
  const snippets = [...above.matchAll(/^```(\w+)\n([^]*?)^```$/gm)];
  const of = kind => snippets.filter(([, language]) => language === kind).map(([, , code]) => code);
  const file = code => /^\/\* ([\w-]+\.css) \*\//.exec(code)?.[1];
  const files = of('css').flatMap(code => (file(code) ? [[`/${file(code)}`, code]] : []));
  const own = of('css').filter(code => !file(code));
  const html =
    of('html')
      .join('\n')
      .replaceAll(/\/welearn-elements-[\d.]+\//g, '/dist/') || USUAL;
  return {
    name,
    files: {'/about.md': DOCUMENT, ...Object.fromEntries(files)},
    html: page(name, html, own.join('\n')),
  };
}

function page(name, html, css = '') {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<style>
  body { margin: 0; font: 16px/1.5 'DejaVu Sans'; color: #1c1c1c; background: #ffffff; }
  #${name} { box-sizing: border-box; inline-size: 560px; padding: 1px 24px; }
</style>
<style>${css}</style></head>
<body><section id="${name}">${html}</section>
<script type="module" src="/dist/welearn.js"></script></body></html>`;
}
