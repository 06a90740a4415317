import {expect, fixture, html} from '@open-wc/testing';
import {lacksEndTag} from '../../src/element/tag.js';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {
  focused,
  follow,
  settle,
  showFaq,
  parts,
  question,
  waitForState,
  rootOf,
  textOf,
  until,
  watchedPage,
  type Element,
} from './support.js';

const page = watchedPage();

/** The panel's text, once nothing is pending. */
async function panel(element: Element): Promise<string> {
  const text = () => textOf(parts(element, 'debug')[0]);
  const says = () => text().includes(`State: ${element.state}.`) || text().includes('no source');
  await until(says, 'there should be a panel');
  return text();
}

/** Each problem in the panel: severity, place and text. */
function problems(element: Element): string[] {
  return [...rootOf(element).querySelectorAll('[part="debug"] li')].map(textOf);
}

const DOCUMENT = `---
title: About
faq:
  - q: When?
    a: |
      See [us](example.org/rooms)
      and [](https://example.org/).
  - q: Who?
    a: {b: c}
bundles: x
---

Text.
`;

describe('debug', () => {
  it('shows every problem on the page, with its place and remedy', async () => {
    await page.server.serve('/about.md', DOCUMENT);
    const url = page.server.url('/about.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${url} debug></welearn-faq>`);
    await waitForState(faq, 'ready');
    expect(await panel(faq)).to.contain('2 errors, 2 warnings');
    const places = problems(faq).map(text =>
      text.replace(url, '').split(' ').slice(0, 2).join(' '),
    );
    expect(places).to.deep.equal(['Error :9:8', 'Error :10:10', 'Warning :6:11', 'Warning :7:11']);
    const [first = '', second = '', third = '', fourth = ''] = problems(faq);
    expect(first).to.match(/"faq\[1\]\.a" must be a text; found keys and values\..*quotes/);
    expect(second).to.match(/"bundles" must be a list of names/);
    expect(third).to.match(/https:\/\/example\.org\/rooms/);
    expect(fourth).to.match(/no text/);
    expect(await panel(faq)).to.contain(`Shown: 2 questions, an about text. Last read: ${url}.`);
    await page.errors(2);
  });

  it('tells a mistake that the document repeats once, and so does the console', async () => {
    const entries = '  - {q: Who?, a: {b: c}}\n'.repeat(13);
    await page.server.serve('/about.md', `faq:\n  - {q: When?, a: Now.}\n${entries}`);
    const url = page.server.url('/about.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${url} debug></welearn-faq>`);
    await waitForState(faq, 'ready');
    expect(await panel(faq)).to.contain('1 error, 1 warning');
    expect(problems(faq)[0]).to.match(
      /"faq\[1\]\.a" must be a text.* Found 13 times, first in lines 3, 4, 5\.$/,
    );
    expect(faq.error?.message).to.match(/Found 13 times, first in lines 3, 4, 5\.$/);
    await page.errors(1);
  });

  it('shows nothing to visitors and loads nothing unless set', async () => {
    await page.server.serve('/about.md', DOCUMENT);
    const url = page.server.url('/about.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${url}></welearn-faq>`);
    await waitForState(faq, 'ready');
    await settle(faq);
    expect(parts(faq, 'debug')).to.have.length(0);
    faq.debug = true;
    expect(await panel(faq)).to.contain('2 errors');
    faq.debug = false;
    await faq.updateComplete;
    expect(parts(faq, 'debug')).to.have.length(0);
    await page.errors(2);
  });

  it('reports that all is well, and the sources read', async () => {
    const data = {about: 'Text.', faq: [{q: 'When?', a: 'Now.'}]};
    const about = await fixture<WelearnAbout>(
      html`<welearn-about .data=${data} debug></welearn-about>`,
    );
    await waitForState(about, 'ready');
    const text = await panel(about);
    expect(text).to.contain('No problems found');
    expect(text).to.contain('1 question, an about text');
    expect(problems(about)).to.have.length(0);
  });

  it('reports a missing source', async () => {
    const faq = await fixture<WelearnFaq>(html`<welearn-faq debug></welearn-faq>`);
    expect(await panel(faq)).to.match(
      /Nothing has been read.*no source.*Give the address of a document in "src"/,
    );
  });

  it('shows why a document was not shown', async () => {
    await page.server.serve('/page.md', '<!doctype html><title>A</title>');
    const url = page.server.url('/page.md');
    const gone = page.server.url('/gone.md');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq src="${url} ${gone}" debug></welearn-faq>`,
    );
    await waitForState(faq, 'failed');
    await panel(faq);
    await until(() => problems(faq).length === 2, 'both should be reported');
    expect(problems(faq).join('\n'))
      .to.match(/web page \(HTML\)/)
      .and.match(/status 404/);
    await page.errors(2);
  });

  it('shows the place of broken YAML once', async () => {
    await page.server.serve('/about.md', '---\nfaq:\n  - q: Hours: when?\n---\n');
    const url = page.server.url('/about.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${url} debug></welearn-faq>`);
    await waitForState(faq, 'failed');
    await panel(faq);
    expect(problems(faq)).to.have.length(1);
    expect(problems(faq)[0])
      .to.contain(`${url}:3:13`)
      .and.match(/quotes: q: "Hours: when\?"/);
    await page.errors();
  });

  it('names the place in an inline text and in data', async () => {
    const faq = await fixture<WelearnFaq>(html`
      <welearn-faq debug>
        <script type="text/yaml">
          faq:
            - q: When?
              a: [x, {y: z}]
        </script>
      </welearn-faq>
    `);
    await waitForState(faq, 'ready');
    await until(() => problems(faq).length === 1, 'the problem should be shown');
    expect(problems(faq)[0]).to.match(/^Error this page:4:22 "faq\[0\]\.a\[1\]" must be a text/);
    faq.setAttribute('data', '{"faq": "x"}');
    await until(
      () => problems(faq).join().includes('attribute "data":1:9'),
      'the data should be shown',
    );
    await page.errors(2);
  });

  it('shows unknown attributes, and attributes without effect', async () => {
    const faq = await fixture<WelearnFaq>(html`
      <welearn-faq
        debug
        data='[{"q": "When?", "a": "Now."}]'
        scr="about.md"
        exclusive="false"
        controls
        expand="some"
        copylinks
        class="x"
        id="y"
        data-x="z"
        aria-label="w"
      ></welearn-faq>
    `);
    await waitForState(faq, 'ready');
    await panel(faq);
    expect(problems(faq)).to.have.length(4);
    expect(problems(faq).join('\n'))
      .to.match(/Unknown attribute "copylinks"\. Did you mean "copy-links"\?/)
      .and.match(/Unknown attribute "scr"\. Known attributes: .*\bsrc\b/)
      .and.match(/exclusive="false" still turns it on\. Remove the attribute/)
      .and.match(/"expand" must be one of all, first, none\. "none" is used instead\./);
    expect(page.takeWarnings()).to.have.length(1);
  });

  it('shows a wrong attribute beside a wrong source', async () => {
    const gone = page.server.url('/gone.md');
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq debug data='[{"q": "When?"}]' src=${gone} placeholders="{a"></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    await panel(faq);
    await until(() => problems(faq).length === 2, 'both should be shown');
    expect(problems(faq).join('\n'))
      .to.match(/status 404/)
      .and.match(/Error attribute "placeholders":1:2 The attribute "placeholders" must be JSON/);
    faq.placeholders = null;
    await until(() => problems(faq).length === 1, 'the attribute should be valid');
    await page.errors(2);
  });

  it('follows changes, and is not rendered again by a click', async () => {
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq debug data='{"faq": "x"}'></welearn-faq>`,
    );
    await panel(faq);
    await until(() => problems(faq).length === 1, 'the problem should be shown');
    faq.setAttribute('data', '{"faq": [{"q": "When?", "a": "Now."}]}');
    await waitForState(faq, 'ready');
    await until(() => problems(faq).length === 0, 'the problem should be gone');
    const [before] = parts(faq, 'debug');
    question(faq, 'When?').click();
    await settle(faq);
    expect(parts(faq, 'debug')[0] === before).to.be.true;
    await page.errors();
  });

  const FLATTENED: Record<string, string> = {
    'too many levels': `${'<blockquote>'.repeat(150)}Deep.`,
    'cells that span too much': `<table>${'<tr><td colspan=1000 rowspan=1000>Wide.'.repeat(3)}</table>`,
  };
  for (const [name, text] of Object.entries(FLATTENED)) {
    it(`tells of HTML that is not built as it is written: ${name}`, async () => {
      const about = await fixture<WelearnAbout>(
        `<welearn-about debug><p>First.</p>${text}</welearn-about>`,
      );
      await waitForState(about, 'ready');
      await until(() => problems(about).length === 1, 'the problem should be told');
      expect(problems(about)[0]).to.match(
        /^Warning this page Some tags of this text are ignored.*"<div>\s*<p>First\./,
      );
      expect(problems(about)[0]?.length).to.be.below(400);
      const warnings: string[] = [];
      await until(() => warnings.push(...page.takeWarnings()) > 0, 'the console should be told');
      expect(warnings.join()).to.match(/Some tags of this text are ignored/);
    });
  }

  it('tells of Markdown that is not built as it is written', async () => {
    await page.server.serve(
      '/about.md',
      `---\nfaq:\n- q: A\n  a: "${'>'.repeat(150)} Deep."\n---\n`,
    );
    const url = page.server.url('/about.md');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${url} debug></welearn-faq>`);
    await waitForState(faq, 'ready');
    await until(() => problems(faq).length === 1, 'the problem should be told');
    expect(problems(faq)[0]).to.match(/Some tags of this text are ignored.*">>>/);
    // The console hears of it a moment after the panel.
    const warnings: string[] = [];
    await until(() => warnings.push(...page.takeWarnings()) === 1, 'the console should be told');
  });

  it('quotes of long texts their beginnings alone', async () => {
    const long = 'x'.repeat(40_000);
    const faq = await fixture<WelearnFaq>(html`<welearn-faq debug></welearn-faq>`);
    faq.setAttribute(long, '');
    faq.setAttribute('expand', long);
    faq.placeholders = JSON.stringify({a: [long]});
    faq.setAttribute('data', JSON.stringify({faq: [{q: long}, {q: long}]}));
    await waitForState(faq, 'ready');
    await until(() => problems(faq).length === 4, 'all should be told');
    const logged: string[] = [];
    const isLogged = () =>
      logged.push(...page.takeErrors().map(String), ...page.takeWarnings()) === 2;
    await until(isLogged, 'the console should be told');
    for (const text of [...problems(faq), ...logged]) {
      // The known attributes make the longest.
      expect(text.length, text.slice(0, 1000)).to.be.below(700);
    }
  });

  it('shows texts of a document as plain text', async () => {
    const data = JSON.stringify({
      faq: [{q: 'A', a: '[x](<ftp://a.example/<img src=x onerror=hit()>>)'}, {'<b>Q</b>': 1}],
    });
    const faq = await fixture<WelearnFaq>(html`<welearn-faq debug data=${data}></welearn-faq>`);
    await waitForState(faq, 'ready');
    await panel(faq);
    expect(rootOf(faq).querySelectorAll('[part="debug"] :is(img, b)')).to.have.length(0);
  });
});

describe('the panel, for an address that no element has', () => {
  const FAQ = [
    {q: 'When are you open?', a: 'Always.'},
    {q: 'Who may come?', a: 'All.'},
  ];

  it('names it and addresses like it, until the page has another', async () => {
    const faq = await showFaq({faq: FAQ}, {debug: true});
    const other = await showFaq({faq: [{q: 'Where?', a: 'Here.'}]});
    const told = (text: string) =>
      until(() => problems(faq).some(problem => problem.includes(text)), text);
    await follow('#faq-when-you-open');
    await told('No question or heading has the address "#faq-when-you-open"');
    await told('Did you mean "#faq-when-are-you-open"?');
    await follow('#faq-xyzzy');
    await told('"#faq-xyzzy" of this page. Addresses are made of the questions.');
    await follow('#faq-where');
    await until(() => problems(faq).length === 0, 'another element has it');
    expect(other.lost).to.equal('');
    await follow('#elsewhere');
    await settle(faq);
    expect(problems(faq)).to.deep.equal([]);
  });

  it('waits for the rest of the answers', async () => {
    history.replaceState(null, '', '#faq-costs');
    const faq = await showFaq({faq: [...FAQ, {q: 'More?', a: '## Costs'}]}, {debug: true});
    await until(() => focused()?.textContent === 'Costs', 'the place');
    expect(problems(faq)).to.deep.equal([]);
  });
});

describe('HTML that says something else than its author meant', () => {
  const cases: Record<string, [written: string, message: RegExp]> = {
    'an apostrophe in data': [
      `<welearn-faq debug data='{"faq":[{"q":"It's free?","a":"Yes"}]}'></welearn-faq>`,
      /^The attribute "data" ends at an apostrophe .* Write &#39;/,
    ],
    'double quotes around data': [
      `<welearn-faq debug data="{"faq":[{"q":"Free?","a":"Yes"}]}"></welearn-faq>`,
      /^The attribute "data" ends at its first double quote\. Put its value in single quotes/,
    ],
    'double quotes around placeholders': [
      `<welearn-faq debug data='{"faq":[{"q":"Free?","a":"Yes"}]}' placeholders="{"A":"B"}"></welearn-faq>`,
      /^The attribute "placeholders" ends at its first double quote/,
    ],
    'an object in an attribute': [
      `<welearn-faq debug data="[object Object],[object Object]"></welearn-faq>`,
      /^A script has set an object as the attribute "data".* Wait for customElements\.whenDefined/,
    ],
    'an apostrophe before words alone': [
      `<welearn-faq debug data='{"faq":[{"q":"Free?","a":"As it's free >"}]}'></welearn-faq>`,
      /^The JSON in the attribute "data" ends inside a text\. .* write &#39;/,
    ],
    'curly quotes around data': [
      `<welearn-faq debug data=‘{"faq":[{"q":"Free?"}]}’></welearn-faq>`,
      /^The value of the attribute "data" begins with ‘, a curly quote/,
    ],
    'curly quotes around src': [
      `<welearn-about debug src=”/none.md”></welearn-about>`,
      /^The value of the attribute "src" begins with ”, a curly quote/,
    ],
    'a space in the name of a file': [
      `<welearn-about debug src="/our faq.md"></welearn-about>`,
      /^A space separates two addresses: "\/our" and "faq\.md"\. .* write %20/,
    ],
  };
  for (const [what, [written, message]] of Object.entries(cases)) {
    it(`is explained: ${what}`, async () => {
      const box = await fixture<HTMLElement>(html`<div></div>`);
      box.innerHTML = written;
      const element = box.firstElementChild as Element;
      await until(() => element.error !== null, 'there should be an error');
      expect(element.error?.message).to.match(message);
      await until(
        () => problems(element).some(text => message.test(text.replace(/^.*?(?=The |A s)/, ''))),
        'the panel should say so',
      );
      expect(problems(element).join()).not.to.contain('Unknown attribute');
      page.takeErrors();
    });
  }

  it('looks for its end tag in a page without a body', async () => {
    const frame = await fixture<HTMLIFrameElement>(html`<iframe></iframe>`);
    const other = frame.contentDocument;
    if (!other) throw new Error('The frame should have a document.');
    const about = document.createElement('welearn-about');
    about.append(document.createElement('p'));
    other.body.remove();
    other.documentElement.append(about);
    expect(lacksEndTag(about)).to.equal(false);
  });

  it('is explained: an element without an end tag', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    const data = `data='{"about":"Us.","faq":[{"q":"Free?","a":"Yes"}]}'`;
    box.innerHTML = `<welearn-about debug ${data} /><p>More</p><welearn-faq ${data} /><footer>End</footer>`;
    const told = new Set<string>();
    await until(() => {
      for (const warning of page.takeWarnings())
        told.add(warning.split(' has no end tag')[0] ?? '');
      return told.size === 2;
    }, 'both should be told of');
    expect([...told]).to.have.members(['<welearn-about>', '<welearn-faq>']);
    const about = box.querySelector('welearn-about') as Element;
    await until(
      () => problems(about).some(text => text.includes('has no end tag')),
      'the panel should say so',
    );
  });

  it('is not taken for that: parts of a page in a slot', async () => {
    const box = await fixture<HTMLElement>(html`<div></div>`);
    box.innerHTML = `<welearn-faq data='{"faq":[{"q":"Free?","a":"Yes"}]}'><div slot="after"><main>Us</main></div></welearn-faq>`;
    const faq = box.firstElementChild as WelearnFaq;
    await waitForState(faq, 'ready');
    await settle(faq);
    expect(page.takeWarnings()).to.deep.equal([]);
  });

  it('is shown in the panel: bundles of which the document names none', async () => {
    const data = {bundles: ['style', 'print'], faq: [{q: 'Free?', a: 'Yes'}]};
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq debug .data=${data} bundles='{"styles": "data:text/css,"}'></welearn-faq>`,
    );
    const told = () => problems(faq).filter(text => text.includes('"bundles"'));
    await until(() => told().length === 1, 'the panel should say so');
    expect(told()[0]).to.contain('names none of the bundles in the document ("style", "print")');
    faq.data = {...data, bundles: []};
    await until(() => told().join().includes('the document asks for no bundle'), 'no name at all');
    faq.data = {...data, bundles: ['styles', 'print']};
    await until(() => told().length === 0, 'one of two is enough');
  });

  it('is shown in the panel: mistakes in the page’s own texts', async () => {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.className = 'welearn-strings';
    script.text = '{"retry": ';
    document.body.append(script);
    try {
      const faq = await fixture<WelearnFaq>(
        html`<welearn-faq debug data='{"faq":[{"q":"Free?","a":"Yes"}]}'></welearn-faq>`,
      );
      await until(
        () => problems(faq).some(text => /welearn-strings.*not valid JSON/.test(text)),
        'the panel should name the script',
      );
    } finally {
      script.remove();
      page.takeWarnings();
    }
  });
});
