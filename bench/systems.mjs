import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The HTML of a system's page. */
const page = (title, head, body) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

const details = ({html}) =>
  html.faq.map(({q, a}) => `<details><summary>${q}</summary>${a}</details>`).join('\n');
const attribute = text => text.replace(/&/g, '&amp;').replace(/'/g, '&#39;');

/**
 * All systems to compare, some of them only for documents with at most so many questions: in Node, 10,000 take minutes
 * to render. Skips peers that are not installed.
 */
export async function loadSystems() {
  const {render} = await import('../dist/render.js');
  const dist = filesIn(join(root, 'dist'));
  const script = '<script type="module" src="/dist/welearn.js"></script>';
  const title = ({data}) => `<h1>${data.title}</h1>`;
  const systems = {
    static: {
      about: 'the same content as HTML in the page, with no script',
      page: one =>
        page(
          'static',
          '',
          `${title(one)}${one.html.about}<h2>${one.data.faq_title}</h2>${details(one)}`,
        ),
    },
    glue: {
      about: 'what a webmaster might write: fetch, js-yaml, marked, DOMPurify, and one innerHTML',
      files: {'/glue.js': await bundle(GLUE)},
      page: () => page('glue', '<script type="module" src="/glue.js"></script>', '<main></main>'),
    },
    'ours, src': {
      about: 'both elements, with `src`',
      files: dist,
      page: () =>
        page(
          'src',
          script,
          '<welearn-about src="doc.md"></welearn-about><welearn-faq src="doc.md"></welearn-faq>',
        ),
    },
    'ours, data': {
      about: 'both elements, with `data`',
      files: dist,
      page: ({data}) => {
        const json = attribute(JSON.stringify(data));
        return page(
          'data',
          script,
          `<welearn-about data='${json}'></welearn-about><welearn-faq data='${json}'></welearn-faq>`,
        );
      },
    },
    'ours, children': {
      about: 'both elements, with HTML inside',
      files: dist,
      page: one =>
        page(
          'children',
          script,
          `<welearn-about>${title(one)}${one.html.about}</welearn-about><welearn-faq><h2>${one.data.faq_title}</h2>${details(one)}</welearn-faq>`,
        ),
    },
    'ours, rendered': {
      about: 'both elements, as `welearn render` writes them, with `plain.css`',
      files: dist,
      most: 1000,
      page: async ({text}) => {
        const {html} = await render(text);
        const sheet = '<link rel="stylesheet" href="/dist/themes/plain.css">';
        return page('rendered', sheet + script, html);
      },
    },
    'ours, shadow trees': {
      about: 'both elements, as `welearn render --shadow` writes them',
      files: dist,
      most: 1000,
      page: async ({text}) => page('shadow', script, (await render(text, {shadow: true})).html),
    },
  };
  return {...systems, ...(await loadPeers())};
}

/** Peers show content that is already HTML in the page. */
async function loadPeers() {
  const govuk = new URL('node_modules/govuk-frontend/', import.meta.url);
  if (!existsSync(govuk)) return {};
  const dist = fileURLToPath(new URL('dist/govuk/', govuk));
  const section = ({q, a}, i) =>
    `<div class="govuk-accordion__section"><div class="govuk-accordion__section-header"><h2 class="govuk-accordion__section-heading"><span class="govuk-accordion__section-button" id="h${i}">${q}</span></h2></div><div class="govuk-accordion__section-content" id="c${i}">${a}</div></div>`;
  const wa = ({q, a}) => `<wa-details><span slot="summary">${q}</span>${a}</wa-details>`;
  return {
    'GOV.UK Frontend': {
      about: 'its accordion over HTML in the page',
      files: {
        '/govuk.css': readFileSync(join(dist, 'govuk-frontend.min.css')),
        '/govuk.js': await bundle(
          `import {createAll, Accordion} from ${JSON.stringify(join(dist, 'all.mjs'))}; createAll(Accordion);`,
        ),
      },
      page: ({html, data}) =>
        page(
          'govuk',
          '<link rel="stylesheet" href="/govuk.css"><script type="module" src="/govuk.js"></script>',
          `<script>document.body.className = 'js-enabled govuk-frontend-supported'</script><h1>${data.title}</h1>${html.about}<div class="govuk-accordion" data-module="govuk-accordion" id="a">${html.faq.map(section).join('\n')}</div>`,
        ),
    },
    'Web Awesome': {
      about: 'its details over HTML in the page',
      files: {
        '/wa.js': await bundle(
          `import ${JSON.stringify(fileURLToPath(new URL('node_modules/@awesome.me/webawesome/dist/components/details/details.js', import.meta.url)))};`,
        ),
      },
      page: ({html, data}) =>
        page(
          'webawesome',
          '<script type="module" src="/wa.js"></script>',
          `<h1>${data.title}</h1>${html.about}${html.faq.map(wa).join('\n')}`,
        ),
    },
  };
}

const GLUE = `
  import {load} from 'js-yaml';
  import {marked} from 'marked';
  import DOMPurify from 'dompurify';
  const text = await (await fetch('doc.md')).text();
  const {title, about, faq_title, faq} = load(/^---\\n([^]*?)\\n---/.exec(text)[1]);
  const questions = faq.map(({q, a}) => '<details><summary>' + marked.parseInline(q) + '</summary>' + marked.parse(a) + '</details>');
  document.querySelector('main').innerHTML = DOMPurify.sanitize(
    '<h1>' + title + '</h1>' + marked.parse(about) + '<h2>' + faq_title + '</h2>' + questions.join(''));
`;

async function bundle(code) {
  const entry = join(root, 'bench', 'entry.js');
  const plugin = {
    name: 'bench',
    enforce: 'pre',
    resolveId: source => (source === entry ? entry : null),
    load: path => (path === entry ? code : null),
  };
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [plugin],
    build: {
      write: false,
      target: 'es2022',
      lib: {entry, formats: ['es'], fileName: 'bench'},
      rolldownOptions: {output: {minify: true, codeSplitting: false}},
    },
  });
  return [built].flat()[0].output[0].code;
}

function filesIn(folder) {
  const names = readdirSync(folder, {recursive: true}).map(name => join(folder, name));
  const files = names.filter(name => statSync(name).isFile());
  return Object.fromEntries(
    files.map(name => [`/dist/${relative(folder, name)}`, readFileSync(name)]),
  );
}
