import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createServer} from 'vite';
import {root} from '../../scripts/install.mjs';
import {phpText} from './plugin.mjs';
import {php, printing} from './site/alone.mjs';
import {launch, openPage, settled} from './site/visitor.mjs';
import {texts} from './texts.mjs';
import {share} from '../scope.mjs';

const BASE = 'https://library.example/docs/faq.md';
const FILL = {NAME: 'Our'};

/** Each text is an answer, and an about text. A text in an array is a question. */
const documentOf = (text, feature = '') => ({
  title: 'About',
  about: typeof text === 'string' && !feature.startsWith('answers') ? text : '',
  faq_title: 'Questions',
  faq: [typeof text === 'string' ? {q: 'Is it free?', a: text} : {q: text[0], a: 'Yes.'}],
});

/** The HTML of documents, as the plugin prints it. */
const print = (documents, home) =>
  php(
    `
    ${printing(home)}
    return array_map( function ( $document ) {
      foreach ( $document['faq'] as $i => $entry ) { $document['faq'][ $i ] += array( 'id' => '', 'topic' => '', 'base' => ${phpText(BASE)} ); }
      $document += array( 'base' => ${phpText(BASE)} );
      $content   = new WelearnElements\\Content( array( 'placeholders' => ${phpText(JSON.stringify(FILL))} ) );
      return array( $content->about( $document ), $content->faq( $document, 0, count( $document['faq'] ) ) );
    }, json_decode( ${phpText(JSON.stringify(documents))}, true ) );`,
    '128M',
  );

/**
 * Shows documents in the page: as `data`, and as printed children. Describes what each element shows,
 * and what is printed before any script runs.
 */
async function show(page, documents, printed) {
  await page.evaluate(
    (documents, printed, base, fill) => {
      const create = (name, place) => {
        const element = document.createElement(name);
        element.setAttribute('base', base);
        element.setAttribute('placeholders', JSON.stringify(fill));
        if (name === 'welearn-faq') element.setAttribute('expand', 'all');
        element.className = place;
        return element;
      };
      const all = documents.flatMap((data, i) =>
        ['welearn-about', 'welearn-faq'].flatMap((name, j) => {
          if (!printed[i][j]) return [];
          const own = create(name, 'data');
          own.data = data;
          const box = document.createElement('template');
          box.innerHTML = `<${name}>${printed[i][j]}</${name}>`;
          const other = create(name, 'children');
          other.append(...box.content.firstChild.childNodes);
          own.dataset.text = i;
          return [own, other];
        }),
      );
      document.body.replaceChildren(...all);
    },
    documents,
    printed,
    BASE,
    FILL,
  );
  await settled(page);
  return page.evaluate(() => {
    const BLOCK =
      /^(?:blockquote|dd|details|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|summary|table|tbody|td|th|thead|tr|ul)$/;
    const describe = node => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.nodeType !== Node.ELEMENT_NODE) return '';
      const inner = [...node.childNodes].map(describe).join('');
      if (node.matches('.table')) return inner;
      const kept = ['href', 'rel', 'src', 'alt', 'id', 'title', 'start', 'align']
        .filter(key => node.hasAttribute(key))
        .map(key => {
          const value = node.getAttribute(key);
          if (key === 'id') return ` id=${value.replace(/^(?:place-\d+-|\u00A0\w+\u00A0)/, '')}`;
          if (key === 'href' && value.startsWith('#'))
            return ` href=${value.replace(/^#%C2%A0\w+%C2%A0/, '#')}`;
          return ` ${key}=${key === 'href' || key === 'src' ? node[key] : value}`;
        });
      // An author's `<a name>` is a place without a link.
      const name = node.matches('a:not([href])') ? 'span' : node.localName;
      if (name === 'span' && !kept.length) return inner;
      const edge = BLOCK.test(name) ? '\u0001' : '';
      return `${edge}<${name}${kept.join('')}>${edge}${inner}${edge}</${name}>${edge}`;
    };
    const tidy = nodes =>
      [...nodes]
        .map(describe)
        .join('')
        .replace(/\s*\u0001\s*/g, '')
        .replace(/\s+/g, ' ')
        .trim()
        // Children are shown in a box.
        .replace(/^<div>(.*)<\/div>$/, '$1');
    const shown = element => {
      const root = element.shadowRoot;
      if (element.localName === 'welearn-about')
        return tidy(root.querySelector('.content')?.childNodes ?? []);
      const [question] = root.querySelectorAll('.words');
      const [answer] = root.querySelectorAll('.answer .content');
      return [tidy(question.childNodes), answer ? tidy(answer.childNodes) : 'none'].join(' → ');
    };
    const unread = element => {
      if (element.localName === 'welearn-about')
        return tidy([...element.childNodes].filter(({localName}) => localName !== 'h2'));
      const details = element.querySelector('details');
      const [summary, ...rest] = details.childNodes;
      const answer = tidy(rest);
      return [tidy(summary.childNodes), answer || 'none'].join(' → ');
    };
    return [...document.querySelectorAll('.data')].map(element => {
      const other = element.nextElementSibling;
      const ids = [...other.querySelectorAll('[id]:not(.welearn-place)')].map(({id}) => id);
      return {
        i: Number(element.dataset.text),
        page: shown(element),
        server: shown(other),
        printed: unread(other),
        ids,
        targets: [...other.querySelectorAll('a[href^="#%C2%A0"]')].map(link =>
          Boolean(
            other.querySelector(`[id="${CSS.escape(decodeURIComponent(link.hash.slice(1)))}"]`),
          ),
        ),
      };
    });
  });
}

/** A page of the server, from which modules can be imported. */
const emptyPage = {
  name: 'empty-page',
  configureServer: ({middlewares}) => {
    middlewares.use('/empty', (_request, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>Texts</title>');
    });
  },
};

describe('a text in WordPress', {timeout: 600_000}, () => {
  let server;
  let browser;
  let page;
  let home;
  before(async () => {
    server = await createServer({
      root,
      configFile: false,
      plugins: [emptyPage],
      logLevel: 'error',
      server: {port: 0, hmr: false, ws: false, host: '127.0.0.1'},
      optimizeDeps: {noDiscovery: true},
    });
    await server.listen();
    home = `http://127.0.0.1:${server.httpServer.address().port}`;
    browser = await launch();
    page = await openPage(browser);
    await page.goto(`${home}/empty`);
    await page.evaluate(() => import('/src/welearn.ts'));
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it('leads to a place by a name whose signs differ, and by its address in the page', async () => {
    const links = {
      '[x](#what_is_it)\n\n## What is it?': 'what-is-it',
      '[x](#a-map-and-)\n\n## A map and ![more](/m.png)': 'a-map-and',
      '[x](#about-fees)\n\n## Fees': 'fees',
      '[x](#WHAT-is-it) {#what-is-it}\n\n## What is it!': 'what-is-it',
    };
    const documents = Object.keys(links).map(text => ({...documentOf(text), faq: []}));
    const found = await show(page, documents, print(documents, home));
    for (const [i, name] of Object.values(links).entries()) {
      assert.deepEqual(found[i].ids, [`\u00A0about\u00A0${name}`]);
      assert.deepEqual(found[i].targets, [true]);
      assert.match(found[i].server, new RegExp(`href=#${name}>`));
    }
  });

  it('leads to its places before the script has loaded, and afterwards', async () => {
    const [faq] = print([documentOf('[Fees](#fees)\n\n## Fees')], home).map(([, html]) => html);
    const document = {
      faq: [
        {q: 'Is it free?', a: 'Yes.'},
        {q: 'What?', a: 'Yes.'},
      ],
    };
    await show(page, [document], [['', faq]]);
    const [before, after] = await page.evaluate(() => {
      const element = window.document.querySelector('.children');
      location.hash = element.querySelector('a').hash;
      const before = window.document.querySelector(':target').textContent;
      element.shadowRoot.querySelector('a').click();
      return [before, location.hash];
    });
    assert.equal(before, 'Fees');
    assert.equal(after, '#faq-fees');
  });

  for (const [feature, all] of Object.entries(texts)) {
    const specimens = share(all, 2);
    it(`is printed as the page shows it: ${feature}`, async () => {
      const documents = specimens.map(text => documentOf(text, feature));
      const found = await show(page, documents, print(documents, home));
      const wrong = [];
      for (const {i, page, server, printed, ids, targets} of found) {
        const text = String(specimens[i]);
        if (server !== page) wrong.push(`${text}\n  page:   ${page}\n  server: ${server}`);
        if (printed !== page) wrong.push(`${text}\n  page:    ${page}\n  printed: ${printed}`);
        for (const id of ids) assert.match(id, /^\u00A0/, 'No id of a document is one of the page');
        assert.equal(new Set(ids).size, ids.length, `${text} has an id twice`);
        assert.ok(targets.every(Boolean), `${text} has a link that leads nowhere`);
      }
      if (wrong.length) assert.fail(wrong.join('\n\n'));
    });
  }
});
