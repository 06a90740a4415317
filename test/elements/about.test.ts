import {expect, fixture, html} from '@open-wc/testing';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';
import {libraryDocuments} from '../server/client.js';
import {
  levelOf,
  part,
  parts,
  waitForState,
  rootOf,
  textOf,
  texts,
  until,
  watchedPage,
} from './support.js';

const page = watchedPage();

async function show(data: unknown, level = 2, heading?: string): Promise<WelearnAbout> {
  const about = await fixture<WelearnAbout>(
    html`<welearn-about
      .data=${data}
      .headingLevel=${level}
      .heading=${heading ?? null}
    ></welearn-about>`,
  );
  await waitForState(about, 'ready');
  return about;
}

/** The links and images in a part, as text or alternative text and address. */
function addresses(element: Element): Record<string, string> {
  const found = [...rootOf(element).querySelectorAll('a, img')].map(node => [
    node.getAttribute('alt') ?? textOf(node),
    node.getAttribute('href') ?? node.getAttribute('src') ?? '',
  ]);
  return Object.fromEntries(found) as Record<string, string>;
}

describe('the about section', () => {
  it('shows signs of other programs as they are meant, whichever element asks first', async () => {
    const data = {
      about: 'Plain {: .lead}',
      faq: [
        {q: 'Is it free? {: .q}', a: ':::note\n[Yes]({{ site.url }}/x)\n:::'},
        {q: 'Plain?', a: 'Yes.'},
      ],
    };
    const faq = await fixture<WelearnFaq>(
      html`<welearn-faq .data=${{...data, faq: data.faq.slice(1)}}></welearn-faq>`,
    );
    await waitForState(faq, 'ready');
    faq.data = data;
    await until(() => texts(faq, 'question').length === 2, 'both questions should be shown');
    await faq.updateComplete;
    expect(texts(faq, 'question')).to.deep.equal(['Is it free?', 'Plain?']);
    expect(faq.document?.faq[0]?.id).to.equal('is-it-free');
    await until(() => texts(faq, 'answer')[0] === 'Note Yes', 'the answer should be read');
    expect(parts(faq, 'quote')).to.have.length(1);
    expect(parts(faq, 'link')).to.have.length(0);
    const about = await show(data);
    expect(texts(about, 'text')).to.deep.equal(['Plain']);
  });

  it('shows the title and text of a document', async () => {
    const about = await show({title: 'About us', about: 'We *learn*.\n\nTogether.', faq: []});
    expect(texts(about, 'heading')).to.deep.equal(['About us']);
    expect(levelOf(part(about, 'heading'))).to.equal(2);
    expect(texts(about, 'text')).to.deep.equal(['We learn. Together.']);
    expect(part(about, 'text').querySelectorAll('p')).to.have.length(2);
  });

  it('shows the text below the front matter if there is no `about`', async () => {
    await page.server.serve('/about.md', '---\ntitle: About us\n---\n\nWe **learn**.\n');
    const src = page.server.url('/about.md');
    const about = await fixture<WelearnAbout>(html`<welearn-about src=${src}></welearn-about>`);
    await waitForState(about, 'ready');
    expect(texts(about, 'heading')).to.deep.equal(['About us']);
    expect(texts(about, 'text')).to.deep.equal(['We learn.']);
  });

  it('shows plain Markdown, from a script child too', async () => {
    const about = await fixture<WelearnAbout>(
      `<welearn-about heading="About us">
        <script type="text/markdown">
          We **learn**:

          - together
            - and alone
        </script>
      </welearn-about>`,
    );
    await waitForState(about, 'ready');
    expect(texts(about, 'heading')).to.deep.equal(['About us']);
    expect(part(about, 'text').querySelector('ul > li > ul > li') !== null).to.be.true;
    expect(part(about, 'text').querySelector('pre') === null).to.be.true;
  });

  it('is empty without a text, whatever the title', async () => {
    const about = await fixture<WelearnAbout>(
      html`<welearn-about data='{"title": "About us", "about": " "}'></welearn-about>`,
    );
    await waitForState(about, 'empty');
    expect(texts(about, 'message')).to.deep.equal(['There is nothing here yet.']);
  });

  it('shows documents of libraries in full', async () => {
    for (const {path, title, layout} of await libraryDocuments()) {
      const about = await fixture<WelearnAbout>(html`<welearn-about src=${path}></welearn-about>`);
      await waitForState(about, 'ready');
      expect(texts(about, 'heading')).to.deep.equal([title]);
      expect(textOf(part(about, 'text')), path).to.have.length.above(100);
      expect(textOf(part(about, 'text')), path).not.to.match(/\*\*|##|\]\(/);
      expect(about.matches(':state(layout-about)')).to.equal(layout === 'about');
      expect(about.error).to.equal(null);
    }
  });

  it('removes dangerous content, or shows it as text', async () => {
    const about = await show({
      about: `Press <Ctrl> <b onclick="alert(1)">then</b> <script>document.title = 'bad'</script>
<img src="x:y" onerror="alert(1)" alt="a picture"> [a](javascript:alert(1)) <span id=a class=b>x</span>`,
    });
    const text = part(about, 'text');
    expect(textOf(text)).to.equal('Press then a picture a x');
    expect(text.querySelector('script, img, a, [onclick], [id], [class]') === null).to.be.true;
    expect(text.querySelector('b') !== null).to.be.true;
    expect(document.title).not.to.equal('bad');
  });
});

describe('the heading', () => {
  const DATA = {title: 'About us', about: '# First\n\ntext\n\n### Second\n\n## Third\n\n# Fourth'};
  const levels = (element: Element) =>
    [...rootOf(element).querySelectorAll('h1, h2, h3, h4, h5, h6')].map(levelOf);

  it('has the given level, with the headings of the text below it', async () => {
    expect(levels(await show(DATA))).to.deep.equal([2, 3, 4, 4, 3]);
    expect(levels(await show(DATA, 1))).to.deep.equal([1, 2, 3, 3, 2]);
    expect(levels(await show(DATA, 5))).to.deep.equal([5, 6, 6, 6, 6]);
    expect(levels(await show(DATA, 6))).to.deep.equal([6, 6, 6, 6, 6]);
  });

  it('can be replaced', async () => {
    const about = await show(DATA, 2, 'We, the library');
    expect(texts(about, 'heading')).to.deep.equal(['We, the library']);
    expect(about.document?.title).to.equal('About us');
  });

  it('is plain text, never Markdown or HTML', async () => {
    const about = await show(DATA, 2, '<b>We</b> *learn*');
    expect(texts(about, 'heading')).to.deep.equal(['<b>We</b> *learn*']);
  });

  it('can be removed; headings of the text then take its place', async () => {
    const about = await show(DATA, 2, '');
    expect(parts(about, 'heading')).to.have.length(0);
    expect(levels(about)).to.deep.equal([2, 3, 3, 2]);
    about.heading = null;
    await about.updateComplete;
    expect(texts(about, 'heading')).to.deep.equal(['About us']);
    expect(levels(about)).to.deep.equal([2, 3, 4, 4, 3]);
  });

  it('is absent if the document has no title', async () => {
    const about = await show({about: '# First'}, 3);
    expect(parts(about, 'heading')).to.have.length(0);
    expect(levels(about)).to.deep.equal([3]);
  });

  it('can be set by the attribute in HTML', async () => {
    const about = await fixture<WelearnAbout>(
      `<welearn-about heading="We" heading-level="4" data='{"title": "x", "about": "y"}'></welearn-about>`,
    );
    await waitForState(about, 'ready');
    expect(part(about, 'heading').outerHTML).to.match(/^<h4/);
    expect(texts(about, 'heading')).to.deep.equal(['We']);
  });
});

describe('links and images', () => {
  const LINKS =
    '[up](../up.html) [root](/root) [here](#here) [query](?a=1) [far](https://example.org/x) ' +
    '[bare](www.example.org/y) [mail](mailto:desk@example.org) [phone](tel:+123) ![map](map.svg)';
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>';

  it('resolve against the address of the document', async () => {
    await page.server.serve('/sub/about.md', LINKS);
    await page.server.serve('/sub/map.svg', SVG);
    const src = page.server.url('/sub/about.md');
    const about = await fixture<WelearnAbout>(html`<welearn-about src=${src}></welearn-about>`);
    await waitForState(about, 'ready');
    expect(addresses(about)).to.deep.equal({
      up: page.server.url('/up.html'),
      root: `${location.origin}/root`,
      here: '#here',
      query: page.server.url('/sub/about.md?a=1'),
      far: 'https://example.org/x',
      bare: 'https://www.example.org/y',
      mail: 'mailto:desk@example.org',
      phone: 'tel:+123',
      map: page.server.url('/sub/map.svg'),
    });
  });

  it('resolve against the final address after redirects', async () => {
    await page.server.serve('/new/about.md', '[up](../up.html)');
    await page.server.serve('/about.md', {redirect: '/new/about.md'});
    const src = page.server.url('/about.md');
    const about = await fixture<WelearnAbout>(html`<welearn-about src=${src}></welearn-about>`);
    await waitForState(about, 'ready');
    expect(addresses(about)).to.deep.equal({up: page.server.url('/up.html')});
  });

  it('resolve against `base` if set, and follow its changes', async () => {
    await page.server.serve('/about.md', '[up](../up.html) [root](/root) [here](#here)');
    const src = page.server.url('/about.md');
    const about = await fixture<WelearnAbout>(
      html`<welearn-about src=${src} base="https://example.org/a/b/"></welearn-about>`,
    );
    await waitForState(about, 'ready');
    expect(addresses(about)).to.deep.equal({
      up: 'https://example.org/a/up.html',
      root: 'https://example.org/root',
      here: '#here',
    });
    about.base = 'https://example.net/';
    const root = () => addresses(about)['root'];
    await until(() => root() === 'https://example.net/root', 'the links should follow');
    expect(await page.server.requests('/about.md')).to.have.length(1);
  });

  it('resolve against the page if the content is in the page', async () => {
    const about = await show({about: '[up](up.html)'});
    expect(addresses(about)).to.deep.equal({up: new URL('up.html', document.baseURI).href});
    about.base = '/elsewhere/';
    const up = `${location.origin}/elsewhere/up.html`;
    await until(() => addresses(about)['up'] === up, 'a relative base resolves against the page');
  });

  it('resolve against their own document if there are several', async () => {
    await page.server.serve('/a/faq.yaml', 'faq:\n- q: A?\n  a: "[a](x)"\n');
    await page.server.serve('/b/faq.yaml', 'faq:\n- q: B?\n  a: "[b](x)"\n');
    const src = ['/a/faq.yaml', '/b/faq.yaml'].map(path => page.server.url(path)).join(' ');
    const faq = await fixture<WelearnFaq>(html`<welearn-faq src=${src}></welearn-faq>`);
    await waitForState(faq, 'ready');
    expect(addresses(faq)).to.deep.equal({
      a: page.server.url('/a/x'),
      b: page.server.url('/b/x'),
    });
  });

  it('load no image from a wrong address in the meantime', async () => {
    await page.server.serve('/sub/about.md', '![map](map.svg)');
    await page.server.serve('/sub/map.svg', SVG);
    // The server sees a request for the page's own address too.
    const base = document.createElement('base');
    base.href = page.server.url('/page/');
    document.head.append(base);
    try {
      const src = page.server.url('/sub/about.md');
      const about = await fixture<WelearnAbout>(html`<welearn-about src=${src}></welearn-about>`);
      await waitForState(about, 'ready');
      const image = part(about, 'image') as HTMLImageElement;
      await until(() => image.complete && image.naturalWidth > 0, 'the image should load');
      expect(image).to.include({loading: 'lazy', referrerPolicy: 'no-referrer'});
      expect(await page.server.requests('/page/map.svg')).to.have.length(0);
    } finally {
      base.remove();
    }
  });

  it('set `rel` if they leave the site, and open no new tab', async () => {
    const about = await show({about: '[far](https://example.org/) [near](/x)'});
    const [far, near] = parts(about, 'link');
    expect(far?.getAttribute('rel')).to.equal('noopener');
    expect(near?.hasAttribute('rel')).to.be.false;
    for (const link of [far, near]) expect(link?.hasAttribute('target')).to.be.false;
  });
});
